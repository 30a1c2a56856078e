"""Errors under the name of a generated package; loaded with the first error."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from functools import cache
from typing import Any, cast

import msgspec

from ..errors import APIStatusError, ClientError
from ..models.envelope import value_reader
from ..models.plain import UnreadableError


@cache
def _exported(kind: Any, package: str) -> type[ClientError]:
    """Return a subclass of `kind` that a traceback calls by its name in `package`."""

    class Exported(kind):  # type: ignore[misc]
        __doc__ = kind.__doc__

        def __reduce__(self) -> tuple[Any, ...]:
            reduced: Any = Exception.__reduce__(self)
            _, arguments, *state = reduced
            return _restored, (kind, package, *arguments), *state

    Exported.__name__ = Exported.__qualname__ = kind.__name__
    Exported.__module__ = f"{package}.errors"
    return Exported


def _restored(kind: type[ClientError], package: str, *arguments: Any) -> ClientError:
    error = kind(*arguments)
    export(error, package)
    return error


def raised_by(client: Any, error: ClientError) -> None:
    """Give an error the name that it has in the client's package, and typed data."""
    if isinstance(error, APIStatusError):
        types = client._error_types().get(error.operation_id)
        if types:
            type_data(error, types)
    export(error, client._settings.api.name)


def export(error: ClientError, package: str) -> None:
    """Let tracebacks show an error as `package` exports it: ``package.errors.Name``.

    Its class becomes a subclass of what it was, so that ``except`` catches both.
    """
    if type(error).__module__ == ClientError.__module__:
        error.__class__ = _exported(cast("Any", type(error)), package)


def type_data(error: APIStatusError, types: Mapping[str, Any]) -> None:
    """Replace the data of an error by a value of the type for its status."""
    status = str(error.status_code)
    keys = (status, f"{status[0]}XX", "default")
    hint = next((types[key] for key in keys if key in types), None)
    if hint is not None and error.data is not None and error.status_code >= 300:
        with suppress(UnreadableError):
            error.data = value_reader(hint)(msgspec.Raw(error.body))
