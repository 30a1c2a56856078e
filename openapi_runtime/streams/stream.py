# A stream is a part of its client.
# pyright: reportPrivateUsage=false
"""Streams as iterators: typed items as they come."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable, Generator, Mapping
from typing import Any, Generic, Self, TypeVar, Unpack, cast, overload

import msgspec

from .._util import UNSET
from ..client.pages import PageArguments, pages_or_call, with_page
from ..client.resource import AsyncResource, Resource
from ..errors import RequestError
from ..http import failures
from ..models.plain import is_mapping
from ..operation import Operation
from ..request.call import Arguments, Call
from .reading import Reading

T = TypeVar("T")


class _StreamBase(Generic[T]):
    """The part that both kinds of streams have in common."""

    _iterate: Callable[[], Any]

    def __init__(self, client: Any, call: Call, hint: Any) -> None:
        self._client = client
        self._reading = Reading(client._settings, call, hint)
        self._items = self._iterate()
        self._is_open = False
        self._is_closed = False

    @property
    def event(self) -> str:
        """The type of the last server-sent event; empty if it has none."""
        return "" if self._reading.event is None else self._reading.event.name

    @property
    def last_id(self) -> str | None:
        """The id of the last server-sent event, to go on after it."""
        return None if self._reading.event is None else self._reading.event.id

    @property
    def status_code(self) -> int:
        """The status of the response, which has come with the first item."""
        full = self._reading.full
        if full is None:
            raise RequestError("the stream is not open: ask for its first item")
        return full.response.status_code

    @property
    def headers(self) -> Mapping[str, str]:
        """The headers of the response, which has come with the first item."""
        _ = self.status_code
        return self._reading.headers

    def __repr__(self) -> str:
        state = "closed" if self._is_closed else "open" if self._is_open else "new"
        return f"<{type(self).__name__}, {state}>"


class Stream(_StreamBase[T]):
    """An iterator over the items of a stream, which is asked for with the first one.

    Use it in a ``with`` statement, or close it, if you may not read it to its end::

        with client.events.list() as events:
            for event in events: ...
    """

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> T:
        return cast(T, next(self._items))

    def _iterate(self) -> Generator[T, None, None]:
        reading, is_more = self._reading, True
        try:
            while is_more:
                failure: Exception | None = None
                full = self._client._run(reading.open())
                self._is_open = True
                response: Any = full.response
                try:
                    for chunk in response.stream if not reading.is_done else ():
                        yield from reading.feed(chunk)
                        if reading.is_done:
                            break
                    yield from reading.end()
                except failures() as error:
                    failure = error
                finally:
                    response.close()
                is_more = self._client._run(reading.after(failure))
        finally:
            self._is_closed = True

    def close(self) -> None:
        """End the stream and give its connection back."""
        self._items.close()
        self._is_closed = True

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class AsyncStream(_StreamBase[T]):
    """An async iterator over the items of a stream; see `Stream`.

    It is asked for with the first item. Awaiting it gives the stream itself.
    """

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> T:
        return cast(T, await anext(self._items))

    def __await__(self) -> Generator[Any, None, Self]:
        yield from ()
        return self

    async def _iterate(self) -> AsyncGenerator[T, None]:
        reading, is_more = self._reading, True
        try:
            while is_more:
                failure: Exception | None = None
                full = await self._client._run(reading.open())
                self._is_open = True
                response: Any = full.response
                try:
                    async for chunk in response.stream:
                        for item in reading.feed(chunk):
                            yield item
                        if reading.is_done:
                            break
                    for item in reading.end():
                        yield item
                except failures() as error:
                    failure = error
                finally:
                    await response.aclose()
                is_more = await self._client._run(reading.after(failure))
        finally:
            self._is_closed = True

    async def aclose(self) -> None:
        """End the stream and give its connection back."""
        await self._items.aclose()
        self._is_closed = True

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.aclose()


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
    resource: AsyncResource,
    operation: Operation,
    item: type[T],
    **arguments: Unpack[Arguments],
) -> AsyncStream[T]: ...


def stream_call(
    resource: Resource | AsyncResource,
    operation: Operation,
    item: Any,
    **arguments: Unpack[Arguments],
) -> Any:
    """Return the stream of an operation; nothing is sent before its first item."""
    client = resource._client
    resource._check(client._settings, operation, arguments)
    kind: Any = AsyncStream if client._flavor else Stream
    return kind(client, Call(operation=operation, **arguments), item)


def call_or_stream(
    resource: Resource | AsyncResource,
    operation: Operation,
    result: Any,
    streamed: tuple[str, Any],
    **arguments: Unpack[Arguments],
) -> Any:
    """Return the result of a call, or its stream if the caller asks for one.

    `streamed` is the media type of the stream, and the type of its items. Of an async
    resource, both are awaited.
    """
    media, item = streamed
    if not _is_wanted(media, arguments):
        return resource._call(operation, result, **arguments)
    operation = msgspec.structs.replace(operation, accept=media)
    return stream_call(resource, operation, item, **arguments)


def pages_or_stream(
    resource: Resource | AsyncResource,
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
    return stream_call(resource, operation, event, **arguments)


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
