"""HTTPX transports that lead to a fake in the same process, without a socket."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Callable, Iterator

import anyio
import httpx

from ..messages import Request, Response


class FakeTransport(httpx.BaseTransport, httpx.AsyncBaseTransport):
    """A transport for `httpx.Client` and `httpx.AsyncClient`: whatever host is asked."""

    def __init__(self, handle: Callable[[Request], Response]) -> None:
        self._handle = handle

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        request.read()
        response = self._handle(_received(request))
        if response.delay:
            _check_timeout(request, response.delay)
            time.sleep(response.delay)
        return _sent(response)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        await request.aread()
        response = self._handle(_received(request))
        if response.delay:
            _check_timeout(request, response.delay)
            await anyio.sleep(response.delay)
        return _sent(response)


def _check_timeout(request: httpx.Request, delay: float) -> None:
    """Time out at once: waiting for it would tell a test nothing more."""
    limit = request.extensions.get("timeout", {}).get("read")
    if limit is not None and limit < delay:
        raise httpx.ReadTimeout("the fake is late on demand", request=request)


class _Cut(httpx.SyncByteStream, httpx.AsyncByteStream):
    """A body that breaks off."""

    def __init__(self, part: bytes) -> None:
        self._part = part

    def __iter__(self) -> Iterator[bytes]:
        yield self._part
        raise httpx.RemoteProtocolError("the fake broke the connection on demand")

    async def __aiter__(self) -> AsyncIterator[bytes]:
        yield self._part
        raise httpx.RemoteProtocolError("the fake broke the connection on demand")


def _received(request: httpx.Request) -> Request:
    url = request.url
    path, _, query = url.raw_path.decode("ascii").partition("?")
    return Request(
        method=request.method,
        path=path,
        query=query,
        headers={name.lower(): value for name, value in request.headers.items()},
        body=request.content,
        origin=f"{url.scheme}://{url.netloc.decode('ascii')}",
    )


def _sent(response: Response) -> httpx.Response:
    headers = {**response.headers, "content-length": str(len(response.body))}
    if response.cut is not None:
        stream = _Cut(response.body[: response.cut])
        return httpx.Response(response.status, headers=headers, stream=stream)
    return httpx.Response(response.status, headers=headers, content=response.body)
