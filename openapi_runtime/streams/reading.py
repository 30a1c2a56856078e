# A stream is a part of its client.
# pyright: reportPrivateUsage=false
"""The rules of a stream: its requests, formats and items, and requests once more."""

from __future__ import annotations

import random
import re
from collections import deque
from collections.abc import Callable, Iterator
from typing import Any, get_args

import msgspec

from .._util import shortened
from ..attempts.error_factory import ErrorFactory
from ..attempts.flow import exchange
from ..errors import APIError, BodyTooLargeError
from ..exchange.effects import Flow, FullResponse, Send, Sleep
from ..exchange.response import Headers, headers_of
from ..exchange.retry import SAFE, Retry
from ..http import as_failure
from ..models.envelope import value_reader
from ..models.plain import UnreadableError
from ..request.call import Call
from ..settings.settings import Settings
from ..transport.content_coding import UnsupportedCodingError, decoder

_KNOWN_IDS = 1000
_END = b"[DONE]"
"""Text that many servers send as the last event of a stream of JSON."""


class Open(Send, frozen=True):
    """Send this request, and leave a successful response open."""

    opens = True


class Reading:
    """The state of one stream, which is the same for both kinds of clients."""

    def __init__(self, settings: Settings, call: Call, hint: Any) -> None:
        self._settings = settings
        self._call = msgspec.structs.replace(call, effect=Open)
        self._errors = ErrorFactory(settings, call.operation)
        self._hint = hint
        self._read: Callable[[msgspec.Raw], Any] = value_reader(hint)
        self._may_be_text = hint is Any or str in (hint, *get_args(hint))
        self._format: Format | None = None
        self._decoder: Any = None
        self._ids: deque[str] = deque(maxlen=_KNOWN_IDS)
        self._again = 0
        self._has_new = False
        self.full: FullResponse | None = None
        self.event: Event | None = None
        self.is_done = False

    def open(self) -> Flow[FullResponse]:
        """Ask for the stream, after the last event that has come."""
        call, last_id = self._call, self._last_id
        if last_id:
            headers = {
                **call.options.get("extra_headers", {}),
                "Last-Event-ID": last_id,
            }
            options: Any = {**call.options, "extra_headers": headers}
            call = msgspec.structs.replace(call, options=options)
        full = yield from exchange(self._settings, call)
        self.full, self._has_new = full, False
        self.is_done = full.response.status_code in (204, 205)
        media = full.response.headers.get("content-type", "")
        most, accept = self._settings.policy.max_body, call.operation.accept or ""
        self._format = format_of(media, accept, most, last_id)
        self._decoder = None
        if "content-encoding" in full.response.headers:
            try:
                self._decoder = decoder(full.response.headers)
            except UnsupportedCodingError as error:
                raise self._unusable(str(error)) from None
        return full

    @property
    def headers(self) -> Headers:
        assert self.full is not None
        return headers_of(self.full.response)

    @property
    def _last_id(self) -> str | None:
        return None if self._format is None else self._format.last_id

    def feed(self, chunk: bytes) -> Iterator[Any]:
        """Yield the items that are complete with a chunk of the body."""
        assert self._format is not None
        pieces = [chunk] if self._decoder is None else self._decoder.decode(chunk)
        for piece in pieces:
            yield from self._items(self._format.feed(piece))

    def end(self) -> Iterator[Any]:
        """Yield what is complete with the end of the body."""
        assert self._format is not None
        yield from self._items(self._format.end())

    def _items(self, events: Iterator[Event]) -> Iterator[Any]:
        try:
            for event in events:
                if self.is_done or (self._again and event.id in self._ids):
                    continue  # sent again, after we have asked again
                if event.id:
                    self._ids.append(event.id)
                self._has_new = True
                if event.data.strip() == _END and not self._is_text:
                    self.is_done = True
                    return
                self.event = event
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

    def _unusable(self, problem: str, kind: Any = None) -> APIError:
        assert self.full is not None
        kinds = () if kind is None else (kind,)
        return self._errors.of_body(self.full, problem, *kinds)

    def after(self, failure: Exception | None) -> Flow[bool]:
        """Wait and return True if the stream is to be asked for again; raise if it broke."""
        operation = self._call.operation
        retry = (
            self._call.options.get("retry") or self._settings.policy.retry or Retry()
        )
        self._again = 1 if self._has_new else self._again + 1
        can_resume = bool(self._last_id) and operation.http_method in SAFE
        is_broken = failure is not None or (self._has_new and self._has_no_frame())
        may_go_on = self._again < retry.attempts and not self.is_done
        if can_resume and is_broken and may_go_on:
            stated = self._format.retry if self._format else None
            delay = retry.delay(self._again, random.random())  # noqa: S311
            yield Sleep(delay if stated is None else stated)
            return True
        if failure is None or self.is_done:
            return False
        assert self.full is not None
        request = self.full.response.request
        raise self._errors.of_connection(
            request, as_failure(failure), self._again, unknown=False
        )

    def _has_no_frame(self) -> bool:
        """Return whether the end of the body may be a broken connection."""
        assert self.full is not None
        response = self.full.response
        framed = ("content-length", "transfer-encoding")
        is_old = response.extensions.get("http_version") != b"HTTP/2"
        return is_old and not any(name in response.headers for name in framed)


EVENTS = "text/event-stream"
_LINE_END = re.compile(rb"\r\n|\n|\r")
_DIGITS = re.compile(r"[0-9]{1,9}", re.ASCII)


class Event(msgspec.Struct, frozen=True):
    """One item of a stream, as text."""

    data: bytes
    name: str = ""
    """The type of a server-sent event; empty for one without a type."""

    id: str | None = None
    """The last id that the stream has stated; None if it has stated none."""


class TooLongError(ValueError):
    """One item has more bytes than it may have."""


class _Lines:
    """Lines of the bytes that have come, whole ones only."""

    def __init__(self, most: int, ends: re.Pattern[bytes]) -> None:
        self._rest = bytearray()
        self._searched = 0
        self._most = most
        self._ends = ends

    def feed(self, chunk: bytes, *, is_last: bool = False) -> Iterator[bytes]:
        self._rest += chunk
        start = 0
        while found := self._ends.search(self._rest, max(start, self._searched)):
            if found[0] == b"\r" and found.end() == len(self._rest) and not is_last:
                break  # a line feed may follow
            yield bytes(self._rest[start : found.start()])
            start, self._searched = found.end(), 0
        del self._rest[:start]
        self._searched = max(len(self._rest) - 1, 0)
        if len(self._rest) > self._most:
            raise TooLongError
        if is_last and self._rest:
            yield bytes(self._rest)


class EventFormat:
    """Server-sent events, as the HTML standard has them."""

    def __init__(self, most: int, last_id: str | None = None) -> None:
        self._lines = _Lines(most, _LINE_END)
        self._most = most
        self._is_first = True
        self._data: list[bytes] = []
        self._size = 0
        self._name = ""
        self.last_id = last_id
        self.retry: float | None = None
        """Seconds to wait before the stream is asked for again."""

    def feed(self, chunk: bytes) -> Iterator[Event]:
        """Yield the events that are complete with *chunk*."""
        for line in self._lines.feed(chunk):
            if self._is_first:
                line = line.removeprefix(b"\xef\xbb\xbf")
                self._is_first = False
            if line:
                self._field(line)
            else:
                if self._data:
                    yield Event(b"\n".join(self._data), self._name, self.last_id)
                self._data, self._size, self._name = [], 0, ""

    def end(self) -> Iterator[Event]:
        """Yield nothing: an event without an empty line after it is incomplete."""
        return iter(())

    def _field(self, line: bytes) -> None:
        key, _, value = line.partition(b":")
        value = value.removeprefix(b" ")
        text = value.decode(errors="replace")
        match key:
            case b"data":
                self._data.append(value)
                self._size += len(value) + 1
                if self._size > self._most:
                    raise TooLongError
            case b"event":
                self._name = text
            case b"id" if "\0" not in text:
                self.last_id = text
            case b"retry" if _DIGITS.fullmatch(text):
                self.retry = int(text) / 1000
            case _:
                pass


class LineFormat:
    """Lines of JSON; a record separator before each is left out."""

    last_id = None
    retry = None

    def __init__(self, most: int) -> None:
        self._lines = _Lines(most, re.compile(rb"\n"))
        self._most = most

    def feed(self, chunk: bytes) -> Iterator[Event]:
        """Yield the lines that are complete with *chunk*."""
        yield from self._events(self._lines.feed(chunk))

    def end(self) -> Iterator[Event]:
        """Yield the last line, which needs no line end."""
        yield from self._events(self._lines.feed(b"", is_last=True))

    def _events(self, lines: Iterator[bytes]) -> Iterator[Event]:
        for line in lines:
            if text := line.strip(b" \t\r\x1e"):
                yield Event(text)


class WholeFormat:
    """One JSON value, of a server that has not streamed after all."""

    last_id = None
    retry = None

    def __init__(self, most: int) -> None:
        self._content = bytearray()
        self._most = most

    def feed(self, chunk: bytes) -> Iterator[Event]:
        """Keep *chunk*."""
        self._content += chunk
        if len(self._content) > self._most:
            raise TooLongError
        return iter(())

    def end(self) -> Iterator[Event]:
        """Yield all of it."""
        if self._content.strip():
            yield Event(bytes(self._content))


Format = EventFormat | LineFormat | WholeFormat


def format_of(media: str, expected: str, most: int, last_id: str | None) -> Format:
    """Return the format that a Content-Type means, else the *expected* one."""
    base = media.partition(";")[0].strip().lower() or expected
    if base == EVENTS:
        return EventFormat(most, last_id)
    if base in ("application/json", "text/json"):
        return WholeFormat(most)
    return LineFormat(most)
