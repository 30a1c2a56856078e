"""The formats of streams: bytes to the texts of their items."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

EVENTS = "text/event-stream"
_LINE_END = re.compile(rb"\r\n|\n|\r")
_LINE_FEED = re.compile(rb"\n")
_NEVER = re.compile(rb"(?!)")
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
    """Items with line ends between them; a record separator before each is left out."""

    last_id = None
    retry = None

    def __init__(self, most: int, ends: re.Pattern[bytes]) -> None:
        self._lines = _Lines(most, ends)

    def feed(self, chunk: bytes) -> Iterator[Event]:
        """Yield the lines that are complete with *chunk*."""
        return _events(self._lines.feed(chunk))

    def end(self) -> Iterator[Event]:
        """Yield the last line, which needs no line end."""
        return _events(self._lines.feed(b"", is_last=True))


def _events(lines: Iterator[bytes]) -> Iterator[Event]:
    for line in lines:
        if text := line.strip(b" \t\r\n\x1e"):
            yield Event(text)


Format = EventFormat | LineFormat


def format_of(media: str, expected: str, most: int, last_id: str | None) -> Format:
    """Return the format that a Content-Type means, else the *expected* one."""
    base = media.partition(";")[0].strip().lower() or expected
    if base == EVENTS:
        return EventFormat(most, last_id)
    # One JSON value, of a server that has not streamed after all, has no ends.
    is_whole = base in ("application/json", "text/json")
    return LineFormat(most, _NEVER if is_whole else _LINE_FEED)
