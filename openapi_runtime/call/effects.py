"""The effects that a flow yields, and the outcomes that it is sent."""

from __future__ import annotations

from collections.abc import Callable, Generator
from typing import Any, TypeAlias, TypeVar

import msgspec

from ..http import Failure, HttpAuth, Request, Response

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


class BodyReader:
    """The body of a response, piece by piece."""

    def __init__(self, step: Send, response: Response) -> None:
        self._response = response
        self._most = self._room = step.max_body
        self._chunks: list[bytes] = []
        taken = step.sink is not None and response.is_success
        self._write = step.sink() if taken and step.sink is not None else None

    def take(self, chunk: bytes) -> bool:
        """Keep a piece, or pass it on; return whether there may be more."""
        if self._write is not None:
            self._write(chunk)
            return True
        self._chunks.append(chunk)
        self._room -= len(chunk)
        return self._room >= 0

    def outcome(self) -> FullResponse | TooLarge:
        if self._room < 0 and self._response.is_success:
            return TooLarge(self._response)
        chunks = self._chunks
        content = chunks[0] if len(chunks) == 1 else b"".join(chunks)
        # Of an error the status counts, and as much of its text as there is room for.
        return FullResponse(
            self._response, content if self._room >= 0 else content[: self._most]
        )


class Late(msgspec.Struct, frozen=True):
    """The response was not complete at the deadline."""


class TooLarge(msgspec.Struct, frozen=True):
    """The body has more bytes than it may have."""

    response: Response


Outcome: TypeAlias = FullResponse | Late | TooLarge | Failure
Flow: TypeAlias = Generator[Send | Sleep | RunBlocking, Any, T]
