# A stream is a part of its client.
# pyright: reportPrivateUsage=false
"""Calls of operations whose responses are streams, or may be."""

from __future__ import annotations

from typing import Any, TypeVar, Unpack, overload

import msgspec

from .._util import UNSET
from ..client.pages import PageArguments, pages_or_call, with_page
from ..client.resource import AsyncResource, Resource
from ..models.plain import is_mapping
from ..operation import Operation
from ..request.call import Arguments, Call
from .stream import AsyncStream, Stream

T = TypeVar("T")

_PLACES = ("body", "form", "query")


@overload
def stream_call(
    resource: Resource,
    operation: Operation,
    item: type[T],
    **arguments: Unpack[Arguments],
) -> Stream[T]: ...


@overload
def stream_call(
    resource: Resource, operation: Operation, item: Any, **arguments: Unpack[Arguments]
) -> Stream[Any]: ...


def stream_call(
    resource: Resource, operation: Operation, item: Any, **arguments: Unpack[Arguments]
) -> Stream[Any]:
    """Return the stream of an operation; nothing is sent before its first item."""
    return Stream(resource._client, _call(resource, operation, arguments), item)


@overload
def astream_call(
    resource: AsyncResource,
    operation: Operation,
    item: type[T],
    **arguments: Unpack[Arguments],
) -> AsyncStream[T]: ...


@overload
def astream_call(
    resource: AsyncResource,
    operation: Operation,
    item: Any,
    **arguments: Unpack[Arguments],
) -> AsyncStream[Any]: ...


def astream_call(
    resource: AsyncResource,
    operation: Operation,
    item: Any,
    **arguments: Unpack[Arguments],
) -> AsyncStream[Any]:
    """Return the stream of an operation; nothing is sent before its first item."""
    return AsyncStream(resource._client, _call(resource, operation, arguments), item)


def call_or_stream(
    resource: Resource,
    operation: Operation,
    result: Any,
    streamed: tuple[str, Any],
    **arguments: Unpack[Arguments],
) -> Any:
    """Return the result of a call, or its stream if the caller asks for one.

    `streamed` is the media type of the stream, and the type of its items.
    """
    media, item = streamed
    if not _is_wanted(media, arguments):
        return resource._call(operation, result, **arguments)
    return stream_call(
        resource, msgspec.structs.replace(operation, accept=media), item, **arguments
    )


async def acall_or_stream(
    resource: AsyncResource,
    operation: Operation,
    result: Any,
    streamed: tuple[str, Any],
    **arguments: Unpack[Arguments],
) -> Any:
    """Return the result of a call, or its stream if the caller asks for one."""
    media, item = streamed
    if not _is_wanted(media, arguments):
        return await resource._call(operation, result, **arguments)
    return astream_call(
        resource, msgspec.structs.replace(operation, accept=media), item, **arguments
    )


def pages_or_stream(
    resource: Any,
    operation: Operation,
    item: Any,
    streamed: tuple[str, Any],
    *,
    page: PageArguments,
    **arguments: Unpack[Arguments],
) -> Any:
    """Return the pages of a list, or its stream if the caller asks for one."""
    media, event = streamed
    if not _is_wanted(media, arguments):
        return pages_or_call(resource, operation, item, page=page, **arguments)
    arguments = with_page(operation, page, arguments)
    operation = msgspec.structs.replace(operation, accept=media)
    call: Any = stream_call if isinstance(resource, Resource) else astream_call
    return call(resource, operation, event, **arguments)


def _is_wanted(media: str, arguments: Arguments) -> bool:
    """Return whether a caller asks for a stream: by its type, or by `stream=True`."""
    accept = arguments.get("accept", UNSET)
    if accept is not UNSET:
        return accept == media
    headers = arguments.get("options", {}).get("extra_headers", {})
    stated = [value for name, value in headers.items() if name.lower() == "accept"]
    if stated:
        return media in stated[0]
    given: Any = arguments
    places = [given.get(place) for place in _PLACES]
    return any(is_mapping(p) and p.get("stream") is True for p in places)


def _call(
    resource: Resource | AsyncResource, operation: Operation, arguments: Arguments
) -> Call:
    resource._check(resource._client._settings, operation, arguments)
    return Call(operation=operation, **arguments)
