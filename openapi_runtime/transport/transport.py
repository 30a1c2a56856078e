"""How a client that is not given an HTTP client sends: as httpx does, on our connections.

They keep the total deadline at every wait, and tell an answer that nobody asked for.
"""

from __future__ import annotations

from collections.abc import (
    AsyncIterator,
    Callable,
    Iterator,
)
from typing import Any

import httpcore
import httpx

from ..fork import renew_at_fork
from .connection import FAILURES, AsyncBackend, AsyncStream, Backend, Stream, as_httpx

_STALE = "the answer was there before the request"


class Transport(httpx.BaseTransport):
    """Sends requests of a blocking client."""

    def __init__(self) -> None:
        self._options = _pool_options()
        self._abandoned: list[httpcore.ConnectionPool] = []
        self._connect()
        renew_at_fork(self)

    def _connect(self) -> None:
        self._pool = httpcore.ConnectionPool(network_backend=Backend(), **self._options)

    def renew(self) -> None:
        """Have connections of one's own; those of the parent are not used nor closed."""
        self._abandoned.append(self._pool)
        self._connect()

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        answer = self.exchange(for_pool(request))
        return httpx.Response(
            answer.status,
            headers=answer.headers,
            stream=Body(answer),
            extensions={**extensions(answer), "keeps_deadline": True},
        )

    def exchange(self, request: httpcore.Request) -> httpcore.Response:
        try:
            answer = self._pool.handle_request(request)
        except FAILURES as error:
            raise as_httpx(error) from error
        stream = extensions(answer).get("network_stream")
        if isinstance(stream, Stream) and not stream.answered:
            stream.close()  # else the pool might use it again
            answer.close()
            raise httpx.RemoteProtocolError(_STALE)
        return answer

    def close(self) -> None:
        self._pool.close()


class AsyncTransport(httpx.AsyncBaseTransport):
    """Sends requests of an async client."""

    def __init__(self) -> None:
        from ..call.concurrency import (
            Places,  # loads anyio, as httpx does for async clients
        )

        self._make_places = Places
        self._options = _pool_options()
        self._number = self._options.pop("max_connections")
        self._abandoned: list[httpcore.AsyncConnectionPool] = []
        self._connect()
        renew_at_fork(self)

    def _connect(self) -> None:
        self.places = self._make_places(self._number)
        self._pool = httpcore.AsyncConnectionPool(
            network_backend=AsyncBackend(), max_connections=None, **self._options
        )

    def renew(self) -> None:
        """Have connections of one's own; those of the parent are not used nor closed."""
        self._abandoned.append(self._pool)
        self._connect()

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        answer = await self.exchange(for_pool(request))
        return httpx.Response(
            answer.status,
            headers=answer.headers,
            stream=AsyncBody(answer, self.places.leave),
            extensions=extensions(answer),
        )

    async def exchange(self, request: httpcore.Request) -> httpcore.Response:
        places = self.places
        await places.enter(extensions(request).get("timeout", {}).get("pool"))
        try:
            return await self._exchanged(request)
        except BaseException:
            places.leave()
            raise

    async def _exchanged(self, request: httpcore.Request) -> httpcore.Response:
        try:
            answer = await self._pool.handle_async_request(request)
        except FAILURES as error:
            raise as_httpx(error) from error
        stream = extensions(answer).get("network_stream")
        if isinstance(stream, AsyncStream) and not stream.answered:
            await stream.aclose()
            await answer.aclose()
            raise httpx.RemoteProtocolError(_STALE)
        return answer

    async def aclose(self) -> None:
        await self._pool.aclose()


def _pool_options() -> dict[str, Any]:
    """Return what httpx gives a pool by default."""
    return {
        "ssl_context": httpx.create_ssl_context(),
        "max_connections": 100,
        "max_keepalive_connections": 20,
        "keepalive_expiry": 5.0,
    }


def for_pool(request: httpx.Request) -> httpcore.Request:
    url = request.url
    return httpcore.Request(
        request.method,
        httpcore.URL(
            scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path
        ),
        headers=request.headers.raw,
        content=request.stream,
        extensions=request.extensions,
    )


def extensions(message: httpcore.Request | httpcore.Response) -> dict[str, Any]:
    return message.extensions  # type: ignore[return-value]


class Body(httpx.SyncByteStream):
    def __init__(self, answer: httpcore.Response) -> None:
        self._answer = answer

    def __iter__(self) -> Iterator[bytes]:
        try:
            yield from self._answer.iter_stream()
        except FAILURES as error:
            raise as_httpx(error) from error

    def close(self) -> None:
        self._answer.close()


class AsyncBody(httpx.AsyncByteStream):
    def __init__(self, answer: httpcore.Response, leave: Callable[[], None]) -> None:
        self._answer = answer
        self._leave = leave

    async def __aiter__(self) -> AsyncIterator[bytes]:
        try:
            async for part in self._answer.aiter_stream():
                yield part
        except FAILURES as error:
            raise as_httpx(error) from error

    async def aclose(self) -> None:
        try:
            await self._answer.aclose()
        finally:
            leave, self._leave = self._leave, _left
            leave()


def _left() -> None:
    """Nothing is left to be done: bodies are closed twice, at their end and after it."""
