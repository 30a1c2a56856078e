"""The connections of a default async client, disturbed by no cancelled task.

A task can be cancelled wherever it waits, and a connection would be left as it is then. So
connections work in tasks of their own. A caller that is cancelled closes its connection,
and to the pool that is a failure like others.
"""

from __future__ import annotations

import asyncio
import select
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import suppress
from contextvars import ContextVar
from typing import Any, Self, TypeVar
from weakref import WeakKeyDictionary

import anyio
from anyio.lowlevel import RunVar, current_token

from ..fork import renew_at_fork
from .blocking import CONNECTIONS, EARLY, Connect, Connections, note_write, watch

T = TypeVar("T")

_AHEAD = 65_536  # bytes of a body that are read at a time, the first with the headers


class Pool:
    """Connection pool that replaces the one of an HTTPX transport.

    Each event loop has connections of its own: they are unusable in another.
    """

    def __init__(self, core: Any, make: Callable[[object], Connect]) -> None:
        self._core = core
        self._make = make
        self._abandoned: list[object] = []
        self._loops: WeakKeyDictionary[Any, tuple[Connections, anyio.Semaphore]]
        self._loops = WeakKeyDictionary()
        renew_at_fork(self)

    def renew(self) -> None:
        """Begin anew in a forked process; the parent's connections are left alone."""
        self._abandoned.append(self._loops)
        self._loops = WeakKeyDictionary()

    def _here(self) -> tuple[Connections, anyio.Semaphore]:
        """Return the connections of this event loop, and how many more it may have."""
        loop: Any = (
            asyncio.get_running_loop()
            if _is_asyncio()
            else current_token().native_token
        )
        here = self._loops.get(loop)
        if here is None:
            for other in list(self._loops):
                if hasattr(other, "is_closed") and other.is_closed():
                    self._loops.pop(other, None)
            connections = Connections(self._make(Backend(self._core)))
            here = self._loops[loop] = connections, anyio.Semaphore(CONNECTIONS)
        return here

    async def handle_async_request(self, request: Any) -> Any:
        """Send a request of HTTPX's core; return its response."""
        watch(request)
        connections, slots = self._here()
        origin = request.url.origin
        try:
            slots.acquire_nowait()
        except anyio.WouldBlock:
            seconds = request.extensions.get("timeout", {}).get("pool")
            with anyio.move_on_after(seconds) as scope:
                await slots.acquire()
            if scope.cancelled_caught:
                raise self._core.PoolTimeout("all connections are in use") from None
        ahead = 0 if "as_it_comes" in request.extensions else _AHEAD
        connection, expired = connections.take(origin)

        async def leave() -> None:
            slots.release()
            if connections.give_back(connection):
                await connection.aclose()

        exchange = Exchange(leave, ahead)

        async def send() -> Any:
            for other in expired:
                await other.aclose()
            response = await connection.handle_async_request(request)
            if not await exchange.begin(response):
                raise self._core.RemoteProtocolError(EARLY)
            return response

        try:
            response = await exchange.run(send)
        except BaseException:
            await exchange.aclose()
            raise
        response.stream = exchange
        return response

    async def aclose(self) -> None:
        for connection in self._here()[0].drain():
            await connection.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.aclose()

    def __repr__(self) -> str:
        return repr(self._here()[0])


class Exchange:
    """One request and the body of its response, in tasks that are never cancelled."""

    def __init__(
        self, leave: Callable[[], Awaitable[None]], ahead: int = _AHEAD
    ) -> None:
        self._leave = leave
        self._room = ahead
        self._is_abandoned = False
        self._is_closed = False
        self._connecting: anyio.CancelScope | None = None
        self._stream: Stream | None = None
        self._inner: Any = None
        self._rest: AsyncIterator[bytes] | None = None
        self._ahead: list[bytes] = []

    async def run(self, work: Callable[[], Awaitable[T]]) -> T:
        """Return what the work returns.

        A caller that is cancelled waits for the end of the work, which comes soon.
        """
        if not _is_asyncio():
            return await self._run_in_group(work)
        task = asyncio.create_task(self._work(work))
        try:
            return await asyncio.shield(task)
        except asyncio.CancelledError:
            for pending in (asyncio.create_task(self._abandon()), task):
                with anyio.CancelScope(shield=True):
                    while not pending.done():
                        with suppress(asyncio.CancelledError):  # cancelled once more
                            await asyncio.wait([pending])
                if not pending.cancelled():
                    pending.exception()  # marks it as retrieved
            raise

    async def _work(self, work: Callable[[], Awaitable[T]]) -> T:
        _exchange.set(self)
        return await work()

    async def _run_in_group(self, work: Callable[[], Awaitable[T]]) -> T:
        """Do the same for trio, whose tasks are all in groups."""
        results: list[T] = []
        failures: list[BaseException] = []

        async def worker() -> None:
            with anyio.CancelScope(shield=True):
                try:
                    results.append(await self._work(work))
                except BaseException as error:
                    failures.append(error)  # a caller that waits is to have it
                finally:
                    done.set()

        done = anyio.Event()
        async with anyio.create_task_group() as group:
            group.start_soon(worker)
            try:
                await done.wait()
            except BaseException:
                await self._abandon()
                raise
        if failures:
            raise failures.pop()
        return results.pop()

    async def _abandon(self) -> None:
        self._is_abandoned = True
        if self._connecting is not None:
            self._connecting.cancel()
        if self._stream is not None:
            with anyio.CancelScope(shield=True):
                await self._stream.aclose()

    def use(self, stream: Stream) -> None:
        """Note the connection in use; raise if the caller was cancelled."""
        if self._is_abandoned:
            raise anyio.ClosedResourceError
        self._stream = stream

    def connecting(self) -> anyio.CancelScope:
        """Return a scope that ends if the caller is cancelled while connecting."""
        self._connecting = anyio.CancelScope()
        if self._is_abandoned:
            self._connecting.cancel()
        return self._connecting

    async def begin(self, response: Any) -> bool:
        """Read the beginning of the body; return whether the response may be used."""
        self._inner = response.stream
        stream = response.extensions.get("network_stream")
        if isinstance(stream, Stream) and not stream.answered:
            await stream.aclose()  # else it might be used again
            return False
        self._rest = aiter(self._inner)
        if self._room:
            await self._read()
        return True

    async def __aiter__(self) -> AsyncIterator[bytes]:
        while True:
            ahead, self._ahead = self._ahead, []
            for part in ahead:
                yield part
            if self._rest is None:
                return
            await self.run(self._read)

    async def _read(self) -> None:
        assert self._rest is not None
        room = self._room
        async for part in self._rest:
            self._ahead.append(part)
            room -= len(part)
            if room <= 0:
                return
        self._rest = None
        await self._end()

    async def aclose(self) -> None:
        if not self._is_closed:
            await self.run(self._end)

    async def _end(self) -> None:
        if not self._is_closed:
            self._is_closed = True
            try:
                if self._inner is not None:
                    await self._inner.aclose()
            finally:
                await self._leave()


_exchange: ContextVar[Exchange] = ContextVar("openapi_runtime exchange")


class Backend:
    """Network backend: opens a connection for the current exchange."""

    def __init__(self, core: Any) -> None:
        self._inner = core.AnyIOBackend()  # under trio as well

    async def connect_tcp(self, *arguments: Any, **options: Any) -> Stream:
        with _exchange.get().connecting():
            return Stream(await self._inner.connect_tcp(*arguments, **options))
        raise anyio.ClosedResourceError


class Stream:
    """One connection. Deadlines are enforced by the caller's cancel scope."""

    def __init__(self, inner: Any) -> None:
        self._inner = inner
        self.aclose = inner.aclose
        # Kept, because anyio looks for it anew, and the pool asks all that are idle.
        self._socket: Any = inner.get_extra_info("socket")
        self.answered = False
        """True if bytes came since the last request was written."""

    async def read(self, max_bytes: int, timeout: float | None = None) -> Any:
        self.answered = True
        _exchange.get().use(self)
        return await self._inner.read(max_bytes, timeout)

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self.answered = False
        _exchange.get().use(self)
        note_write(buffer, timeout)
        await self._inner.write(buffer, timeout)

    async def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> Stream:
        _exchange.get().use(self)
        start = self._inner.start_tls
        try:
            return Stream(await start(ssl_context, server_hostname, timeout))
        except BaseException:
            await self.aclose()
            raise

    def get_extra_info(self, info: str) -> Any:
        if info == "is_readable" and self._socket is not None:
            return _is_readable(self._socket)
        return self._inner.get_extra_info(info)


def _is_asyncio() -> bool:
    """Return whether this is a task of asyncio; it is much faster to ask than anyio."""
    try:
        return asyncio.current_task() is not None
    except RuntimeError:
        return False


def _is_readable(connection: Any) -> bool:
    """Return whether an idle connection has ended, or is no use."""
    if connection.fileno() < 0:
        return True
    if not hasattr(select, "poll"):
        return bool(select.select([connection], [], [], 0)[0])
    poll = select.poll()  # takes file numbers of any size
    poll.register(connection, select.POLLIN)
    return bool(poll.poll(0))


_THREADS = 40
_threads: RunVar[anyio.CapacityLimiter] = RunVar("openapi_runtime threads")


def threads() -> anyio.CapacityLimiter:
    """Return an event loop's limit of threads that wait for stores or token servers.

    It is not anyio's own limit, which the application needs for its files.
    """
    try:
        return _threads.get()
    except LookupError:
        limiter = anyio.CapacityLimiter(_THREADS)
    _threads.set(limiter)
    return limiter
