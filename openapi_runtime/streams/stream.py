# A stream is a part of its client.
# pyright: reportPrivateUsage=false
"""Streams as iterators: typed items as they come."""

from __future__ import annotations

import random
from collections import deque
from collections.abc import AsyncGenerator, Callable, Generator, Iterator, Mapping
from typing import Any, Generic, Self, TypeVar, Unpack, cast, get_args, overload

import msgspec

from .._util import UNSET, shortened
from ..attempts.error_factory import ErrorFactory
from ..attempts.flow import exchange
from ..client.pages import PageArguments, pages_or_call, with_page
from ..client.resource import AsyncResource, Resource
from ..errors import APIResponseError, BodyTooLargeError, RequestError
from ..exchange.effects import Flow, FullResponse, Send, Sleep
from ..exchange.response import headers_of
from ..exchange.retry import SAFE, Retry
from ..http import as_failure, failures
from ..models.envelope import value_reader
from ..models.plain import UnreadableError, is_mapping
from ..operation import Operation
from ..request.call import Arguments, Call
from ..settings.settings import Settings
from ..transport.content_coding import UnsupportedCodingError, decoder
from .formats import Event, EventFormat, Format, TooLongError, format_of

_KNOWN_IDS = 1000
_END = b"[DONE]"
"""Text that many servers send as the last event of a stream of JSON."""

T = TypeVar("T")


class Open(Send, frozen=True):
    """Send this request, and leave a successful response open."""

    opens = True


class _StreamBase(Generic[T]):
    """The rules of a stream: its requests, items, and requests once more."""

    _iterate: Callable[[], Any]

    def __init__(self, client: Any, call: Call, hint: Any) -> None:
        self._client = client
        self._settings: Settings = client._settings
        self._call = msgspec.structs.replace(call, effect=Open)
        self._errors = ErrorFactory(self._settings, call.operation)
        self._hint = hint
        self._read: Callable[[msgspec.Raw], Any] = value_reader(hint)
        self._may_be_text = hint is Any or str in (hint, *get_args(hint))
        self._format: Format | None = None
        self._decoder: Any = None
        self._ids: deque[str] = deque(maxlen=_KNOWN_IDS)
        self._again = 0
        self._has_new = False
        self._full: FullResponse | None = None
        self._event: Event | None = None
        self._is_done = False
        self._items = self._iterate()
        self._is_closed = False

    @property
    def event(self) -> str:
        """The type of the last server-sent event; empty if it has none."""
        return "" if self._event is None else self._event.name

    @property
    def last_id(self) -> str | None:
        """The id of the last server-sent event, to go on after it."""
        return None if self._event is None else self._event.id

    @property
    def status_code(self) -> int:
        """The status of the response, which has come with the first item."""
        return self._opened.response.status_code

    @property
    def headers(self) -> Mapping[str, str]:
        """The headers of the response, which has come with the first item."""
        return headers_of(self._opened.response)

    @property
    def _opened(self) -> FullResponse:
        if self._full is None:
            raise RequestError("the stream is not open: ask for its first item")
        return self._full

    def __repr__(self) -> str:
        is_new = self._full is None
        state = "closed" if self._is_closed else "new" if is_new else "open"
        return f"<{type(self).__name__}, {state}>"

    def _open(self) -> Flow[Any]:
        """Ask for the stream, after the last event that has come; return the response."""
        call, last_id = self._call, self._resumed_after
        if last_id:
            headers = {
                **call.options.get("extra_headers", {}),
                "Last-Event-ID": last_id,
            }
            options: Any = {**call.options, "extra_headers": headers}
            call = msgspec.structs.replace(call, options=options)
        self._full = full = yield from exchange(self._settings, call)
        self._has_new = False
        self._is_done = full.response.status_code in (204, 205)
        media = full.response.headers.get("content-type", "")
        most, accept = self._settings.policy.max_body, call.operation.accept or ""
        self._format = format_of(media, accept, most, last_id)
        try:
            self._decoder = decoder(full.response.headers)
        except UnsupportedCodingError as error:
            raise self._unusable(str(error)) from None
        return full.response

    @property
    def _resumed_after(self) -> str | None:
        return None if self._format is None else self._format.last_id

    def _fed(self, chunk: bytes) -> Iterator[Any]:
        """Yield the items that are complete with a chunk of the body."""
        assert self._format is not None
        pieces = [chunk] if self._decoder is None else self._decoder.decode(chunk)
        for piece in pieces:
            yield from self._new(self._format.feed(piece))

    def _rest(self) -> Iterator[Any]:
        """Yield what is complete with the end of the body."""
        assert self._format is not None
        return self._new(self._format.end())

    def _new(self, events: Iterator[Event]) -> Iterator[Any]:
        try:
            for event in events:
                if self._is_done or (self._again and event.id in self._ids):
                    continue  # sent again, after we have asked again
                if event.id:
                    self._ids.append(event.id)
                self._has_new = True
                if event.data.strip() == _END and not self._is_text:
                    self._is_done = True
                    return
                self._event = event
                yield self._item(event)
        except TooLongError:
            most = self._settings.policy.max_body
            problem = f"one item has more than {most} bytes"
            raise self._unusable(problem, BodyTooLargeError) from None

    @property
    def _is_text(self) -> bool:
        """True if items are the texts of events, which are no JSON."""
        return self._hint is str and isinstance(self._format, EventFormat)

    def _item(self, event: Event) -> Any:
        text = event.data.decode(errors="replace")
        if self._is_text:
            return text
        try:
            return self._read(msgspec.Raw(event.data))
        except UnreadableError as error:
            if self._may_be_text:
                return text
            problem = f"unexpected item {shortened(text, 80)!r}, {error}"
        raise self._unusable(problem)

    def _unusable(
        self, problem: str, kind: type[APIResponseError] = APIResponseError
    ) -> APIResponseError:
        return self._errors.of_body(self._opened, problem, kind)

    def _after(self, failure: Exception | None) -> Flow[bool]:
        """Wait and return True if the stream is to be asked for again; raise if it broke."""
        retry = (
            self._call.options.get("retry") or self._settings.policy.retry or Retry()
        )
        self._again = 1 if self._has_new else self._again + 1
        is_safe = self._call.operation.http_method in SAFE
        is_broken = failure is not None or (self._has_new and self._has_no_frame())
        may_go_on = self._again < retry.attempts and not self._is_done
        if self._resumed_after and is_safe and is_broken and may_go_on:
            stated = self._format.retry if self._format else None
            delay = retry.delay(self._again, random.random())  # noqa: S311
            yield Sleep(delay if stated is None else stated)
            return True
        if failure is None or self._is_done:
            return False
        request = self._opened.response.request
        raise self._errors.of_connection(
            request, as_failure(failure), self._again, unknown=False
        )

    def _has_no_frame(self) -> bool:
        """Return whether the end of the body may be a broken connection."""
        response = self._opened.response
        framed = ("content-length", "transfer-encoding")
        is_old = response.extensions.get("http_version") != b"HTTP/2"
        return is_old and not any(name in response.headers for name in framed)


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
        is_more = True
        try:
            while is_more:
                failure: Exception | None = None
                response = self._client._run(self._open())
                try:
                    for chunk in response.stream if not self._is_done else ():
                        yield from self._fed(chunk)
                        if self._is_done:
                            break
                    yield from self._rest()
                except failures() as error:
                    failure = error
                finally:
                    response.close()
                is_more = self._client._run(self._after(failure))
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
        is_more = True
        try:
            while is_more:
                failure: Exception | None = None
                response = await self._client._run(self._open())
                try:
                    async for chunk in response.stream:
                        for item in self._fed(chunk):
                            yield item
                        if self._is_done:
                            break
                    for item in self._rest():
                        yield item
                except failures() as error:
                    failure = error
                finally:
                    await response.aclose()
                is_more = await self._client._run(self._after(failure))
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
