"""Stand-ins for methods whose operations are no longer in the OpenAPI document."""

from __future__ import annotations

from collections.abc import Callable
from typing import NoReturn

from .errors import RemovedError


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

    def method(*_arguments: object, **_options: object) -> NoReturn:
        message = (
            f"{name}() was removed: {operation_id} ({request}) is not in the API's "
            f"document{when}. {advice}"
        )
        raise RemovedError(message, operation_id=operation_id)

    method.__name__ = method.__qualname__ = name.rpartition(".")[2]
    document = f"version {since} of the API's document" if since else "the API"
    method.__doc__ = f"Removed in {document}; raises."
    return method
