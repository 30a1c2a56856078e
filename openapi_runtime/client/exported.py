"""Errors under the name of a generated package; loaded with the first error."""

from __future__ import annotations

from functools import cache
from typing import Any, cast

from ..errors import APIStatusError, ClientError


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
            from ..attempts.typed_errors import type_data

            type_data(error, types)
    export(error, client._settings.api.name)


def export(error: ClientError, package: str) -> None:
    """Let tracebacks show an error as `package` exports it: ``package.errors.Name``.

    Its class becomes a subclass of what it was, so that ``except`` catches both.
    """
    if type(error).__module__ == ClientError.__module__:
        error.__class__ = _exported(cast("Any", type(error)), package)
