"""The effects that a flow yields, and the outcomes that it is sent."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Generator
from typing import TYPE_CHECKING, Any, ClassVar, TypeAlias, TypeVar

import msgspec

from ..http import DecodingError, Failure, HttpAuth, Request, Response

if TYPE_CHECKING:
    from ..transport.content_coding import Decoder

T = TypeVar("T")


class Send(msgspec.Struct, frozen=True):
    """Send this request and read its response; results in an Outcome."""

    request: Request
    deadline: float | None = None
    """By ``time.monotonic()``: when the response must be complete."""

    max_body: int = 100_000_000
    auth: HttpAuth | None = None
    sink: Callable[[], Callable[[bytes], object]] | None = None
    """Returns the function that takes the body of a successful response, of any size."""

    opens: ClassVar[bool] = False
    """True if a successful response is left open, with its body unread."""


class Sleep(msgspec.Struct, frozen=True):
    """Wait; results in None."""

    seconds: float


class RunBlocking(msgspec.Struct, frozen=True):
    """Call a function that may block; results in what it returns, or raises what it raises."""

    function: Callable[[], Any]
    deadline: float | None = None
    """By ``time.monotonic()``: when TimeoutError is raised. The function goes on to its end
    then, as it does when the task that waits for it is cancelled."""


class FullResponse(msgspec.Struct):
    """A complete response, with its decoded body; the connection is free again."""

    response: Response
    content: bytes
    attempts: int = 1

    def __repr__(self) -> str:
        # Servers repeat credentials in the texts of their errors.
        size = len(self.content)
        return f"<{type(self).__name__} {self.response.status_code}, {size} bytes>"


class BodyReader:
    """The body of a response, piece by piece."""

    def __init__(self, step: Send, response: Response) -> None:
        self._response = response
        self._most = self._room = step.max_body
        self._deadline = math.inf if step.deadline is None else step.deadline
        self._is_late = False
        self._problem: str | None = None
        self._chunks: list[bytes] = []
        taken = step.sink is not None and response.is_success
        self._write = step.sink() if taken and step.sink is not None else None
        self._decoder: Decoder | None = None
        # A response that was read before, by a hook, has been decoded. The look at the
        # raw names spares HTTPX the search for the encoding of all values.
        names = b"\n".join([name for name, _ in response.headers.raw])
        is_encoded = b"content-encoding" in names.lower()
        if is_encoded and not response.is_stream_consumed:
            self._decode()

    def _decode(self) -> None:
        from ..transport.content_coding import UnsupportedCodingError, decoder

        try:
            self._decoder = decoder(self._response.headers)
        except UnsupportedCodingError as error:
            self._problem = str(error)

    def take(self, chunk: bytes) -> bool:
        """Keep a chunk, or pass it on; return whether there may be more."""
        if self._problem is not None:
            return False
        if self._decoder is None:
            return self._take(chunk)
        try:
            return all(map(self._take, self._decoder.decode(chunk)))
        except DecodingError:
            if self._response.is_success:
                raise
            return False  # of an error the status counts

    def _take(self, piece: bytes) -> bool:
        if time.monotonic() >= self._deadline:
            self._is_late = True
            return False
        if self._write is not None:
            self._write(piece)
            return True
        self._chunks.append(piece)
        self._room -= len(piece)
        return self._room >= 0

    def outcome(self) -> FullResponse | Late | Unusable:
        if self._is_late:
            return Late()
        if self._response.is_success:
            if self._room < 0:
                problem = f"the body has more than {self._most} bytes"
                return Unusable(self._response, problem, is_too_large=True)
            if self._problem is not None:
                return Unusable(self._response, self._problem)
            if self._decoder is not None:
                self._decoder.end()
        chunks = self._chunks
        content = chunks[0] if len(chunks) == 1 else b"".join(chunks)
        if not content.isascii():
            from ..models.media import as_utf8  # of few languages

            content = as_utf8(content, self._response.headers.get("content-type", ""))
        # Of an error the status counts, and as much of its text as there is room for.
        return FullResponse(
            self._response, content if self._room >= 0 else content[: self._most]
        )


class Late(msgspec.Struct, frozen=True):
    """The response was not complete at the deadline."""

    is_sent: bool = True
    """False if nothing of the request was sent."""


class Unusable(msgspec.Struct, frozen=True):
    """The body has too many bytes, or a content coding that is not decoded."""

    response: Response
    problem: str
    is_too_large: bool = False


Outcome: TypeAlias = FullResponse | Late | Unusable | Failure
Flow: TypeAlias = Generator[Send | Sleep | RunBlocking, Any, T]
