"""Old names: some go on working for one release (PEP 702), others only raise."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NoReturn

from .errors import RemovedError

if TYPE_CHECKING:
    # Every type checker brings it along; at run time nothing else needs that package.
    from typing_extensions import deprecated as deprecated
else:
    from functools import wraps
    from warnings import warn

    def deprecated(message):
        """Make the decorated function warn its caller each time it is called."""

        def mark(function):
            @wraps(function)
            def warned(*arguments, **options):
                warn(message, DeprecationWarning, stacklevel=2)
                return function(*arguments, **options)

            warned.__deprecated__ = message
            return warned

        return mark


def removed(
    name: str, *, operation_id: str, request: str, since: str = "", instead: str = ""
) -> Callable[..., NoReturn]:
    """Make a method that raises `RemovedError`, whatever it is called with.

    `since` is the version of the document that no longer has it; `instead`, in words, the
    call that replaces it.
    """
    when = f" since version {since}" if since else ""
    advice = (
        f"Call {instead}."
        if instead
        else "If the server still has it, client.request() reaches it; otherwise remove "
        "the call."
    )

    def method(group: object, *_arguments: object, **_options: object) -> NoReturn:
        from .client.exported import export

        message = (
            f"{name}() was removed: {operation_id} ({request}) is not in the API's "
            f"document{when}. {advice}"
        )
        error = RemovedError(message, operation_id=operation_id)
        export(error, type(group).__module__.partition(".resources.")[0])
        raise error

    method.__name__ = method.__qualname__ = name.rpartition(".")[2]
    document = f"version {since} of the API's document" if since else "the API"
    method.__doc__ = f"Removed in {document}; raises."
    return method
