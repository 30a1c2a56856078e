"""The HTTP clients that are made for those who give none: quick, and with no memory."""

from __future__ import annotations

import functools
import logging
from collections.abc import (
    AsyncIterable,
    Awaitable,
    Callable,
    Iterable,
)
from typing import NamedTuple
from urllib.request import getproxies

import httpcore
import httpx

from ..call.messages import AsyncStraight, Request, Response, Straight
from ..fork import renew_at_fork
from .transport import AsyncBody, AsyncTransport, Body, Transport, extensions, for_pool

_log = logging.getLogger("httpx")


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
_COOKIES = property(lambda _: _NO_COOKIES)


class OwnClient(Straight, httpx.Client):
    """One that nobody gave hooks, mounts or cookies: most requests go straight on."""

    cookies = _COOKIES  # pyright: ignore[reportIncompatibleMethodOverride]

    def __init__(self, transport: Transport | None) -> None:
        super().__init__(transport=transport)
        self._straight = transport
        if transport is None:
            renew_at_fork(self)

    def renew(self) -> None:
        self._abandoned = dict(vars(self))  # the parent's: neither used nor closed
        super().__init__()

    def is_straight(self) -> bool:
        return self._straight is not None and not _is_heard()

    def begin(
        self, request: Request, timeouts: dict[str, float | None]
    ) -> tuple[Response, Iterable[bytes], Callable[[], None]]:
        assert self._straight is not None
        answer = self._straight.exchange(_prepared(request, timeouts))
        response, body = _response(request, answer), Body(answer)
        if _is_encoded(response):
            return response, _decoding(response, body).iter_bytes(), body.close
        return response, body, body.close


class OwnAsyncClient(AsyncStraight, httpx.AsyncClient):
    """The same, awaiting."""

    cookies = _COOKIES  # pyright: ignore[reportIncompatibleMethodOverride]

    def __init__(self, transport: AsyncTransport | None) -> None:
        super().__init__(transport=transport)
        self._straight = transport
        if transport is None:
            renew_at_fork(self)

    def renew(self) -> None:
        self._abandoned = dict(vars(self))  # the parent's: neither used nor closed
        super().__init__()

    def is_straight(self) -> bool:
        return self._straight is not None and not _is_heard()

    async def begin(
        self, request: Request, timeouts: dict[str, float | None]
    ) -> tuple[Response, AsyncIterable[bytes], Callable[[], Awaitable[None]]]:
        assert self._straight is not None
        answer = await self._straight.exchange(_prepared(request, timeouts))
        response, body = (
            _response(request, answer),
            AsyncBody(answer, self._straight.places.leave),
        )
        if _is_encoded(response):
            return response, _decoding(response, body).aiter_bytes(), body.aclose
        return response, body, body.aclose


def _is_heard() -> bool:
    """Whether anybody listens to the HTTP library, which names each request."""
    return _log.isEnabledFor(logging.INFO)


def _response(request: Request, answer: httpcore.Response) -> Response:
    reason: bytes = extensions(answer).get("reason_phrase", b"")
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
        return for_pool(request.for_httpx(timeouts))
    scheme, host, port, name = _origin(request.url[: request.start])
    target = request.url[request.start :].encode()
    return httpcore.Request(
        request.method,
        httpcore.URL(scheme=scheme, host=host, port=port, target=target),
        headers=[(b"Host", name), *request.headers.raw],
        extensions={"timeout": timeouts},
    )
