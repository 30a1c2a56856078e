"""Responses without a result: with nothing in them, or with what cannot be read."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar, cast

import msgspec

from .._util import UNSET, is_json
from ..errors import APIError, NotFoundError, status_error_class
from ..exchange.effects import FullResponse
from ..models.envelope import RefusedError, at
from ..models.plain import UnreadableError, parsed
from ..operation import Operation
from ..request.call import Call
from ..settings.settings import Settings
from .error_factory import response_error, status_error

T = TypeVar("T")


def empty_result(
    settings: Settings, call: Call, full: FullResponse, read: Callable[[bytes], T]
) -> T:
    """Return an empty result: of a DELETE that had already succeeded, or without body."""
    operation, envelope = call.operation, settings.api.envelope
    if full.response.status_code in operation.redirects and not operation.paging:
        return _of_redirect(full, read)
    place = envelope.data if operation.result is None else operation.result
    if operation.paging:
        place = operation.paging.items
    # A type that may be None is read from the body itself.
    bodies = [full.content] if full.response.is_success else []
    for value in (b"{}", b"[]", b"null"):
        for key in reversed(place):
            value = b"{%s:%s}" % (msgspec.json.encode(key), value)
        bodies.append(value)
    for body in bodies:
        try:
            return read(body)
        except (RefusedError, UnreadableError):
            pass
    raise status_error(settings, operation, full, NotFoundError)


def says_only_ok(settings: Settings, call: Call, full: FullResponse) -> bool:
    """Return whether the body of a DELETE says that it succeeded, and has no result."""
    operation, envelope = call.operation, settings.api.envelope
    if operation.http_method != "DELETE" or envelope.ok is None:
        return False
    place = envelope.data if operation.result is None else operation.result
    body = None
    with suppress(UnreadableError):
        body = parsed(full.content)
    is_ok = at(body, (envelope.ok,)) is True
    found = at(body, place)
    return is_ok and (found is None or found is UNSET)


def _of_redirect(full: FullResponse, read: Callable[[bytes], T]) -> T:
    """Return the body of a documented redirect, None if it has none that is JSON."""
    if is_json(full.response.headers.get("content-type", "")) and full.content:
        with suppress(UnreadableError):
            return read(full.content)
    return cast("T", None)


def unusable(
    settings: Settings, operation: Operation, full: FullResponse, problem: str | None
) -> APIError:
    """Return the error for a body with a `problem`; None if it says that it failed."""
    if problem is None:
        kind = status_error_class(full.response.status_code)
        return status_error(settings, operation, full, kind)
    return response_error(settings, operation, full, f"unexpected response, {problem}")
