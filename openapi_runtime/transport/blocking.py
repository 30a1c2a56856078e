"""The connections of a default client: HTTPX's pool, over streams that keep a deadline."""

from __future__ import annotations

import socket
import ssl
import time
from collections.abc import Callable, Mapping
from typing import Any, Self

from ..fork import renew_at_fork

EARLY = "the response was there before the request"
CONNECTIONS = 100  # as HTTPX has it
_PIECE = 16_384  # bytes that are written at most between two looks at the deadline


class Pool:
    """Connection pool that replaces the one of an HTTPX transport."""

    def __init__(self, core: Any, make: Callable[[object, int | None], Any]) -> None:
        self._core = core
        self._make = make
        self._abandoned: list[object] = []
        self._pool = make(Backend(core), CONNECTIONS)
        renew_at_fork(self)

    def renew(self) -> None:
        """Begin anew in a forked process; the parent's connections are left alone."""
        self._abandoned.append(self._pool)
        self._pool = self._make(Backend(self._core), CONNECTIONS)

    def handle_request(self, request: Any) -> Any:
        """Send a request of HTTPX's core; return its response."""
        watch(request)
        response = self._pool.handle_request(request)
        stream = response.extensions.get("network_stream")
        if isinstance(stream, Stream) and not stream.answered:
            stream.close()  # else the pool might use it again
            response.close()
            raise self._core.RemoteProtocolError(EARLY)
        return response

    def close(self) -> None:
        self._pool.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __repr__(self) -> str:
        return repr(self._pool)


class Backend:
    """Network backend: opens connections within a deadline."""

    def __init__(self, core: Any) -> None:
        self._core = core
        self._inner = core.SyncBackend()

    def connect_tcp(
        self, host: str, port: int, timeout: float | None = None, **options: Any
    ) -> Stream:
        core = self._core
        failure = core.ConnectError(f"{host} has no address")
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except OSError as error:
            raise core.ConnectError(str(error)) from error
        for *_, (address, *_) in found:
            seconds = left(timeout)
            try:
                return Stream(
                    self._inner.connect_tcp(address, port, seconds, **options)
                )
            except (core.ConnectError, core.ConnectTimeout) as error:
                failure = error
        raise failure


class Stream:
    """One connection. Each wait is bounded by what is left until the deadline."""

    def __init__(self, inner: Any) -> None:
        self._inner = inner
        self.get_extra_info = inner.get_extra_info
        self.close = inner.close
        self.answered = False
        """True if bytes came since the last request was written."""

    def read(self, max_bytes: int, timeout: float | None = None) -> Any:
        self.answered = True
        return self._inner.read(max_bytes, left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self.answered = False
        note_write(buffer, timeout)
        for start in range(0, len(buffer), _PIECE):
            self._inner.write(buffer[start : start + _PIECE], left(timeout))

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> Stream:
        start = self._inner.start_tls
        try:
            return Stream(start(ssl_context, server_hostname, left(timeout)))
        except BaseException:
            self.close()
            raise


class ConnectionDeadlineError(TimeoutError):
    """The total deadline of a request has passed, as its connection noticed."""


class Seconds(float):
    """Seconds that one wait may take, of all that end at the deadline."""

    __slots__ = ("of",)

    of: Timeouts


class Timeouts(dict[str, float | None]):
    """Timeouts of a request, none of which is longer than what is left for all of it.

    HTTPX looks a timeout up once in a phase, so what it gets must know the deadline itself.
    """

    def __init__(self, timeouts: Mapping[str, float | None], deadline: float) -> None:
        super().__init__(timeouts)
        self.deadline = deadline
        self.has_begun: bool | None = None
        """False while nothing of the request is written; None if nobody knows."""

    def get(self, name: str, default: Any = None) -> Any:
        seconds = dict.get(self, name, default)
        left = self.deadline - time.monotonic()
        if seconds is None or left < seconds:
            seconds = left if left > 0.001 else 0.001  # zero is "do not wait"
        bounded = Seconds(seconds)
        bounded.of = self
        return bounded


def left(timeout: float | None) -> float | None:
    """Return how long to wait now; raise ConnectionDeadlineError."""
    if not isinstance(timeout, Seconds):
        return timeout
    seconds = timeout.of.deadline - time.monotonic()
    if seconds <= 0:
        raise ConnectionDeadlineError
    return seconds if seconds < timeout else timeout


def watch(request: Any) -> None:
    """Note from now on whether anything of a request is written."""
    timeouts = request.extensions.get("timeout")
    if isinstance(timeouts, Timeouts) and timeouts.has_begun is None:
        timeouts.has_begun = False


def note_write(buffer: bytes, timeout: float | None) -> None:
    """Note that a request is written, unless a proxy is asked for a tunnel to the server."""
    if (
        buffer
        and isinstance(timeout, Seconds)
        and not timeout.of.has_begun
        and not buffer.startswith(b"CONNECT ")
    ):
        timeout.of.has_begun = True
