"""The connections of a default client: those of HTTPX, over streams that keep a deadline.

HTTPX's own pool looks at all of its connections twice in each call, which is most of what a
pool costs. Here they are the same connections, in a list.
"""

from __future__ import annotations

import socket
import ssl
import time
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from threading import Condition, Lock
from typing import Any, Self

from ..fork import renew_at_fork

EARLY = "the response was there before the request"
CONNECTIONS = 100  # in use at a time, as HTTPX has it
_IDLE = 20  # HTTPX's, too
_PIECE = 16_384  # bytes that are written at most between two looks at the deadline


Connect = Callable[[Any], Any]
"""Returns a connection of HTTPX's core to an origin, which it opens when it is used."""


class Connections:
    """The connections of a pool: those in use, and idle ones with the last used at the end."""

    def __init__(self, connect: Connect) -> None:
        self._connect = connect
        self._idle: list[Any] = []
        self.used: set[Any] = set()

    def take(self, origin: Any) -> tuple[Any, list[Any]]:
        """Return a connection to use, and idle ones that have expired, to be closed."""
        found: Any = None
        kept: list[Any] = []
        expired: list[Any] = []
        for connection in reversed(self._idle):
            if connection.has_expired():
                expired.append(connection)
            elif found is None and connection.can_handle_request(origin):
                found = connection
            else:
                kept.append(connection)
        self._idle = kept[::-1]
        if found is None:
            found = self._connect(origin)
        self.used.add(found)
        return found, expired

    def give_back(self, connection: Any) -> bool:
        """End the use of a connection; return whether it is to be closed."""
        self.used.discard(connection)
        if len(self._idle) >= _IDLE or not connection.is_idle():
            return True
        self._idle.append(connection)
        return False

    def drain(self) -> list[Any]:
        """Return all connections, to be closed."""
        found, self._idle = [*self._idle, *self.used], []
        return found

    def __repr__(self) -> str:
        used, idle = len(self.used), len(self._idle)
        return f"<{type(self).__name__}: {used} used, {idle} idle>"


class Pool:
    """Connection pool that replaces the one of an HTTPX transport."""

    def __init__(self, core: Any, make: Callable[[object], Connect]) -> None:
        self._core = core
        self._make = make
        self._abandoned: list[object] = []
        self._begin()
        renew_at_fork(self)

    def _begin(self) -> None:
        self._connections = Connections(self._make(Backend(self._core)))
        self._lock = Lock()
        self._free = Condition(self._lock)

    def renew(self) -> None:
        """Begin anew in a forked process; the parent's connections are left alone."""
        self._abandoned.append(self._connections)
        self._begin()

    def handle_request(self, request: Any) -> Any:
        """Send a request of HTTPX's core; return its response."""
        watch(request)
        connections = self._connections
        connection = self._take(connections, request)
        give_back = partial(self._give_back, connections, connection)
        try:
            response = connection.handle_request(request)
            stream = response.extensions.get("network_stream")
            if isinstance(stream, Stream) and not stream.answered:
                connection.close()  # else it might be used again
                raise self._core.RemoteProtocolError(EARLY)
        except BaseException:
            give_back()
            raise
        response.stream = Body(response.stream, give_back)
        return response

    def _take(self, connections: Connections, request: Any) -> Any:
        """Return a connection for a request; wait for one if too many are used."""
        origin, used = request.url.origin, connections.used
        with self._lock:
            if len(used) >= CONNECTIONS:
                seconds = request.extensions.get("timeout", {}).get("pool")
                if not self._free.wait_for(lambda: len(used) < CONNECTIONS, seconds):
                    raise self._core.PoolTimeout("all connections are in use")
            connection, expired = connections.take(origin)
        for other in expired:
            other.close()
        return connection

    def _give_back(self, connections: Connections, connection: Any) -> None:
        with self._lock:
            is_over = connections.give_back(connection)
            self._free.notify()
        if is_over:
            connection.close()

    def close(self) -> None:
        with self._lock:
            connections = self._connections.drain()
        for connection in connections:
            connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __repr__(self) -> str:
        return repr(self._connections)


class Body:
    """The body of a response, whose connection is given back at its end."""

    def __init__(self, stream: Any, give_back: Callable[[], None]) -> None:
        self._stream = stream
        self._give_back = give_back
        self._is_closed = False

    def __iter__(self) -> Iterator[bytes]:
        return iter(self._stream)

    def close(self) -> None:
        if not self._is_closed:
            self._is_closed = True
            try:
                self._stream.close()
            finally:
                self._give_back()


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
        seconds = super().get(name, default)
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
