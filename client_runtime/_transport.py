"""How a client that is not given an HTTP client sends: as httpx does, on our connections.

They keep the total deadline at every wait, and tell an answer that nobody asked for.
"""

from __future__ import annotations

import functools
import logging
from collections.abc import (
    AsyncIterable,
    AsyncIterator,
    Awaitable,
    Callable,
    Iterable,
    Iterator,
)
from typing import Any, NamedTuple
from urllib.request import getproxies

import httpcore
import httpx

from ._connection import (
    FAILURES,
    AsyncBackend,
    AsyncStream,
    Backend,
    Stream,
    as_httpx,
)
from ._message import AsyncStraight, Request, Response, Straight

_log = logging.getLogger("httpx")
_STALE = "the answer was there before the request"


def own_client() -> httpx.Client:
    """Return an HTTP client for a client that is not given one."""
    # httpx knows how to use a proxy that the environment names.
    return OwnClient(transport=None if _has_proxy() else Transport())


def own_async_client() -> httpx.AsyncClient:
    """Return an HTTP client for an async client that is not given one."""
    return OwnAsyncClient(transport=None if _has_proxy() else AsyncTransport())


def _has_proxy() -> bool:
    return not {"http", "https", "all"}.isdisjoint(getproxies())


class _NoCookies(httpx.Cookies):
    def extract_cookies(self, response: httpx.Response) -> None:
        """Remember nothing; looking for cookies costs a third of a call."""


_NO_COOKIES = _NoCookies()


class OwnClient(Straight, httpx.Client):
    """One that nobody gave hooks, mounts or cookies: most requests go straight on."""

    cookies = property(lambda _: _NO_COOKIES)  # pyright: ignore

    def __init__(self, transport: Transport | None) -> None:
        super().__init__(transport=transport)
        self._straight = transport

    def is_straight(self) -> bool:
        return self._straight is not None and not _is_heard()

    def begin(
        self, request: Request, timeouts: dict[str, float | None]
    ) -> tuple[Response, Iterable[bytes], Callable[[], None]]:
        assert self._straight is not None
        answer = self._straight.exchange(_prepared(request, timeouts))
        response, body = _response(request, answer), _Body(answer)
        if _is_encoded(response):
            return response, _decoding(response, body).iter_bytes(), body.close
        return response, body, body.close


class OwnAsyncClient(AsyncStraight, httpx.AsyncClient):
    """The same, awaiting."""

    cookies = property(lambda _: _NO_COOKIES)  # pyright: ignore

    def __init__(self, transport: AsyncTransport | None) -> None:
        super().__init__(transport=transport)
        self._straight = transport

    def is_straight(self) -> bool:
        return self._straight is not None and not _is_heard()

    async def begin(
        self, request: Request, timeouts: dict[str, float | None]
    ) -> tuple[Response, AsyncIterable[bytes], Callable[[], Awaitable[None]]]:
        assert self._straight is not None
        answer = await self._straight.exchange(_prepared(request, timeouts))
        response, body = _response(request, answer), _AsyncBody(
            answer, self._straight.places.leave
        )
        if _is_encoded(response):
            return response, _decoding(response, body).aiter_bytes(), body.aclose
        return response, body, body.aclose


def _is_heard() -> bool:
    """Whether anybody listens to the HTTP library, which names each request."""
    return _log.isEnabledFor(logging.INFO)


def _response(request: Request, answer: httpcore.Response) -> Response:
    reason: bytes = _extensions(answer).get("reason_phrase", b"")
    return Response(
        request, answer.status, reason.decode("ascii", "ignore"), answer.headers
    )


def _is_encoded(response: Response) -> bool:
    return any(name.lower() == b"content-encoding" for name, _ in response.raw_headers)


def _decoding(
    response: Response, body: httpx.SyncByteStream | httpx.AsyncByteStream
) -> httpx.Response:
    return httpx.Response(
        response.status_code, headers=response.raw_headers, stream=body
    )


class Transport(httpx.BaseTransport):
    """Sends requests of a blocking client."""

    def __init__(self) -> None:
        self._pool = httpcore.ConnectionPool(
            network_backend=Backend(), **_pool_options()
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        answer = self.exchange(_for_pool(request))
        return httpx.Response(
            answer.status,
            headers=answer.headers,
            stream=_Body(answer),
            extensions={**_extensions(answer), "keeps_deadline": True},
        )

    def exchange(self, request: httpcore.Request) -> httpcore.Response:
        try:
            answer = self._pool.handle_request(request)
        except FAILURES as error:
            raise as_httpx(error) from error
        stream = _extensions(answer).get("network_stream")
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
        from ._places import Places  # loads anyio, as httpx does for async clients

        options = _pool_options()
        self.places = Places(options.pop("max_connections"))
        self._pool = httpcore.AsyncConnectionPool(
            network_backend=AsyncBackend(), max_connections=None, **options
        )

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        answer = await self.exchange(_for_pool(request))
        return httpx.Response(
            answer.status,
            headers=answer.headers,
            stream=_AsyncBody(answer, self.places.leave),
            extensions=_extensions(answer),
        )

    async def exchange(self, request: httpcore.Request) -> httpcore.Response:
        await self.places.enter(_extensions(request).get("timeout", {}).get("pool"))
        try:
            return await self._exchanged(request)
        except BaseException:
            self.places.leave()
            raise

    async def _exchanged(self, request: httpcore.Request) -> httpcore.Response:
        try:
            answer = await self._pool.handle_async_request(request)
        except FAILURES as error:
            raise as_httpx(error) from error
        stream = _extensions(answer).get("network_stream")
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


class _Origin(NamedTuple):
    scheme: bytes
    host: bytes
    port: int | None
    name: bytes
    """What the Host header says."""


@functools.lru_cache(maxsize=32)
def _origin(text: str) -> _Origin:
    url = httpx.URL(text)
    return _Origin(url.raw_scheme, url.raw_host, url.port, url.netloc)


def _prepared(request: Request, timeouts: dict[str, float | None]) -> httpcore.Request:
    if not request.start:
        return _for_pool(request.for_httpx(timeouts))
    scheme, host, port, name = _origin(request.url[: request.start])
    target = request.url[request.start :].encode()
    return httpcore.Request(
        request.method,
        httpcore.URL(scheme=scheme, host=host, port=port, target=target),
        headers=[(b"Host", name), *request.headers.raw],
        extensions={"timeout": timeouts},
    )


def _for_pool(request: httpx.Request) -> httpcore.Request:
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


def _extensions(message: httpcore.Request | httpcore.Response) -> dict[str, Any]:
    return message.extensions  # type: ignore[return-value]  # pyright: ignore


class _Body(httpx.SyncByteStream):
    def __init__(self, answer: httpcore.Response) -> None:
        self._answer = answer

    def __iter__(self) -> Iterator[bytes]:
        try:
            yield from self._answer.iter_stream()
        except FAILURES as error:
            raise as_httpx(error) from error

    def close(self) -> None:
        self._answer.close()


class _AsyncBody(httpx.AsyncByteStream):
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
