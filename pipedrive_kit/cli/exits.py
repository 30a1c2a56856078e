"""The exit codes, and the errors of the program itself."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from click import ClickException

DONE: Final = 0
FAILED: Final = 1
"""Any other error; also a check with findings."""

USAGE: Final = 2
"""The command line is wrong, or a value was refused before anything was sent."""

CREDENTIALS: Final = 3
"""No credentials, or Pipedrive refuses them."""

NOT_FOUND: Final = 4
LIMITED: Final = 5
"""A limit of tokens was reached; the message says how to go on."""

UNKNOWN: Final = 6
"""A write was sent without a response: look before you repeat it."""

REFUSED: Final = 7
"""A question was answered with no, or could not be asked."""

UNREACHABLE: Final = 8
INTERRUPTED: Final = 130


class RefusedError(ClickException):
    """A question was answered with no, or nobody is there to answer it."""

    exit_code = REFUSED


class LimitedError(ClickException):
    """The tokens that a command may spend are spent."""

    exit_code = LIMITED


class NoCredentialsError(ClickException):
    """There is no profile, and nothing in the environment."""

    exit_code = CREDENTIALS


class PipeClosedError(Exception):
    """The reader of standard output has ended."""


class DryRunError(Exception):
    """A request that would have changed something; it was not sent.

    Attributes:
        request: Method, path, query and body.
    """

    def __init__(self, request: Mapping[str, Any]) -> None:
        super().__init__("a dry run")
        self.request = request


def exit_code(error: Exception) -> int:
    """Return the exit code of an error of the clients."""
    from openapi_runtime import errors

    kinds: tuple[tuple[tuple[type[Exception], ...], int], ...] = (
        ((errors.OutcomeUnknownError,), UNKNOWN),
        ((errors.BudgetExceededError, errors.RateLimitError), LIMITED),
        ((errors.BlockedError,), LIMITED),
        ((errors.AuthenticationError, errors.AuthorizationError), CREDENTIALS),
        ((errors.PermissionDeniedError,), CREDENTIALS),
        ((errors.NotFoundError, errors.GoneError), NOT_FOUND),
        ((errors.APIConnectionError,), UNREACHABLE),
        ((errors.RequestError, errors.ConfigurationError, ValueError, KeyError), USAGE),
    )
    return next((code for kind, code in kinds if isinstance(error, kind)), FAILED)
