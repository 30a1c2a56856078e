"""The HTTP library: HTTPX, or HTTPX 2 for a client that is given it.

No other module imports one of the two. Both have the same names and behave alike, so the
runtime is written for HTTPX and asks here for what has to come from the same library.
"""

from __future__ import annotations

import ssl
import sys
from collections.abc import (
    AsyncGenerator,
    AsyncIterator,
    Callable,
    Generator,
    Iterator,
    Mapping,
    MutableMapping,
)
from functools import cached_property, lru_cache
from importlib import import_module
from typing import Any, Protocol, TypeGuard, cast

import httpx

from . import errors

URL = httpx.URL
AsyncClient = httpx.AsyncClient
Client = httpx.Client
Cookies = httpx.Cookies
InvalidURL = httpx.InvalidURL
Request = httpx.Request
Response = httpx.Response

ConnectError = httpx.ConnectError
ConnectTimeout = httpx.ConnectTimeout
DecodingError = httpx.DecodingError
LocalProtocolError = httpx.LocalProtocolError
PoolTimeout = httpx.PoolTimeout
ProxyError = httpx.ProxyError
ReadError = httpx.ReadError
ReadTimeout = httpx.ReadTimeout
Failure = httpx.RequestError
TimeoutException = httpx.TimeoutException
UnsupportedProtocol = httpx.UnsupportedProtocol


class Secret(str):
    """A credential, whose text tools that print the locals of a frame do not see."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "'[hidden]'"


class Headers(httpx.Headers):
    """Headers of a request, some of which may be credentials."""

    def __repr__(self) -> str:
        return f"{type(self).__name__}({list(self)})"


class _Sending(Protocol):
    """The part that clients of both flavours have."""

    @property
    def is_closed(self) -> bool: ...
    @property
    def headers(self) -> Any: ...
    def send(
        self,
        request: Any,
        *,
        stream: bool = ...,
        auth: Any = ...,
        follow_redirects: Any = ...,
    ) -> Any: ...


class HttpClient(_Sending, Protocol):
    """An `httpx.Client` or `httpx2.Client`."""

    def close(self) -> None: ...


class AsyncHttpClient(_Sending, Protocol):
    """An `httpx.AsyncClient` or `httpx2.AsyncClient`."""

    async def aclose(self) -> None: ...


class HttpTimeout(Protocol):
    """An `httpx.Timeout` or `httpx2.Timeout`."""

    def as_dict(self) -> dict[str, float | None]: ...


class HttpAuth(Protocol):
    """An `httpx.Auth` or `httpx2.Auth`."""

    def sync_auth_flow(self, request: Any) -> Generator[Any, Any, None]: ...
    def async_auth_flow(self, request: Any) -> AsyncGenerator[Any, Any]: ...


class _Empty:
    """The part of a stream class that yields nothing, sync or async."""

    def __iter__(self) -> Iterator[bytes]:
        return iter(())

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for chunk in self:
            yield chunk


class Library:
    """One of the two libraries, loaded on first use."""

    def __init__(self, name: str, core: str) -> None:
        self.name = name
        self._core = core

    @cached_property
    def http(self) -> Any:
        """The module with clients, requests and responses."""
        return self._load(self.name)

    @cached_property
    def core(self) -> Any:
        """The module with connections."""
        return self._load(self._core)

    def _load(self, name: str) -> Any:
        try:
            return import_module(name)
        except ModuleNotFoundError:
            raise errors.ConfigurationError(
                f"{name} is not installed: pip install {self.name}"
            ) from None

    def request(
        self,
        method: str,
        url: str,
        *,
        headers: MutableMapping[str, str],
        extensions: Mapping[str, Any],
        **body: Any,
    ) -> Request:
        """Return a request; raise RequestError for a URL that cannot be sent.

        `headers` have the host, or there is a body.
        """
        try:
            target = self._url(url)
        except self.http.InvalidURL as error:
            problem = f"the URL cannot be sent: {error}"
        else:
            if not body and method in _WITHOUT_BODY:
                # Else HTTPX looks for a body, which is most of what a request costs.
                body["stream"] = self._empty
            request = self.http.Request(
                method, target, headers=headers, extensions=extensions, **body
            )
            if body.get("stream") is self._empty:
                request.read()  # hooks may ask for its content
            return cast(Request, request)
        # Not in the `except` block: frames of HTTPX hold the URL, with its credentials.
        del url
        raise errors.RequestError(problem)

    @cached_property
    def _empty(self) -> Any:
        """A body without chunks; HTTPX's own has an empty one, which is sent as others."""
        kind: Any = type("ByteStream", (_Empty, self.http.ByteStream), {})
        return kind(b"")

    @cached_property
    def _url(self) -> Callable[[str], Any]:
        """A cache: parsing a URL takes longer than all else of making a request."""
        return lru_cache(maxsize=256)(self.http.URL)

    def auth(self, auth: HttpAuth) -> HttpAuth:
        """Return an authentication of either library as one of this library."""
        made: Any = auth
        if not isinstance(auth, self.http.Auth):
            made = self.http.Auth()
            made.sync_auth_flow = auth.sync_auth_flow
            made.async_auth_flow = auth.async_auth_flow
        return cast(HttpAuth, made)


_WITHOUT_BODY = ("GET", "HEAD", "DELETE", "OPTIONS")
"""Methods for which HTTPX writes no Content-Length where there is no body."""

LIBRARIES = {
    "httpx": Library("httpx", "httpcore"),
    "httpx2": Library("httpx2", "httpcore2"),
}


def is_a(value: object, name: str) -> bool:
    """Return whether `value` is an instance of the class `name` of either library."""
    return isinstance(value, _classes(name))


def is_auth(value: object) -> TypeGuard[HttpAuth]:
    """Return whether `value` is an authentication of either library."""
    return is_a(value, "Auth")


def library_of(client: object) -> Library:
    """Return the library that a client belongs to."""
    return LIBRARIES["httpx" if isinstance(client, (Client, AsyncClient)) else "httpx2"]


def timeouts_of(timeout: float | HttpTimeout | None) -> dict[str, float | None]:
    """Return the seconds of each kind of wait."""
    if timeout is None or isinstance(timeout, (int, float)):
        return httpx.Timeout(timeout).as_dict()
    return timeout.as_dict()


def shown_url(request: Request) -> str:
    """Return the URL without what may be a secret."""
    return str(request.url.copy_with(query=None, fragment=None))


def failures() -> tuple[type[Exception], ...]:
    """Return the classes of what is raised when there is no response."""
    # The last one escapes from encrypted async connections.
    return (*_classes("RequestError"), ssl.SSLError)


def as_failure(error: Exception) -> Failure:
    """Return one of `failures` as HTTPX has it."""
    if isinstance(error, Failure):
        return error
    if isinstance(error, ssl.SSLError):
        return ReadError(f"{type(error).__name__}: {error.reason}")
    kinds = (getattr(httpx, kind.__name__, None) for kind in type(error).__mro__)
    failure = cast(Failure, next(filter(None, kinds))(str(error)))
    failure.__cause__ = error
    return failure


def _classes(name: str) -> tuple[type, ...]:
    loaded = (sys.modules.get(library) for library in LIBRARIES)
    return tuple(getattr(module, name) for module in loaded if module is not None)
