"""Calls that give the whole response, with the result in it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from ..exchange.effects import Flow
from ..exchange.response import RawResponse, headers_of, request_id
from ..request.call import Call
from ..settings.settings import Settings
from .flow import exchange, result

T = TypeVar("T")


def fetch_raw(
    settings: Settings,
    call: Call,
    read: Callable[[bytes], T],
    observed: Callable[[bytes], T] | None = None,
) -> Flow[RawResponse[T]]:
    """Make the call; return its result with the response around it."""
    full = yield from exchange(settings, call)
    headers = headers_of(full.response)
    return RawResponse(
        status_code=full.response.status_code,
        headers=headers,
        body=full.content,
        parsed=result(settings, call, full, read, observed),
        tokens=call.operation.cost * full.attempts,
        request_id=request_id(settings.api, headers),
    )
