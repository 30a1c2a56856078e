"""The two clients: an API, who is calling it, and an HTTP connection pool."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self, TypeVar, Unpack, cast

from .._unset import UNSET
from ..errors import RequestError
from ..http import (
    URL,
    AsyncClient,
    AsyncHttpClient,
    Client,
    HttpClient,
    InvalidURL,
    checked_client,
)

if TYPE_CHECKING:
    from ..operation import Api, Operation
    from ..plugins.drift import Drift
    from ..usage.estimate import Estimate
    from ..usage.usage import Usage
    from .flow import Flow
    from .options import ClientOptions
    from .request import Call, CallOptions
    from .response import RawResponse
    from .settings import Settings

T = TypeVar("T")


class _ClientBase:
    """What both clients have in common."""

    _settings: Settings
    _owned: bool
    _made_in: int
    _closed = False
    request: Callable[..., Any]

    @property
    def usage(self) -> Usage:
        """What this client has spent."""
        return self._settings.usage

    @property
    def drift(self) -> Drift:
        """What the server sent that the API document does not describe."""
        return self._settings.drift

    @property
    def base_url(self) -> str:
        """Where the API is."""
        return self._settings.base_url

    def estimate(
        self,
        operation: str | Mapping[str, int],
        *,
        items: int | None = None,
        page_size: int | None = None,
    ) -> Estimate:
        """Return what calls would cost, without making them.

        `operation` is an operation id, with the number of `items` that you expect of a
        list, or maps operation ids to numbers of calls::

            client.estimate("getDeals", items=12_000)
            client.estimate({"addDeal": 300, "getDeal": 300})
        """
        from ..usage.estimate import estimate

        return estimate(
            self._operations(),
            operation,
            items=items,
            page_size=page_size,
            day=self._settings.token_limit.day,
        )

    def _operations(self) -> Mapping[str, Operation]:
        """Return the operations of the API by id."""
        return {}

    def __repr__(self) -> str:
        return f"{type(self).__name__}(base_url={self.base_url!r})"

    def _check_open(self, http: Client | AsyncClient) -> None:
        if self._closed or http.is_closed:
            raise RequestError("the client is closed")
        if not self._owned:
            from ..fork import check_process  # the first client has loaded it

            check_process(self._made_in, "the http_client of this client")

    def _custom(
        self,
        method: str,
        path: str,
        query: Mapping[str, Any] | None,
        body: Any,
        cost: int,
        name: str | None,
        options: CallOptions,
    ) -> Call:
        from ..operation import Operation
        from .request import Call, check_call

        target = self._target(path)
        shown = target.partition("?")[0]
        operation = Operation(
            id=name or f"{method.upper()} {shown}",
            http_method=method.upper(),
            path=target,
            tag="request",
            attribute="client",
            function="request",
            cost=cost,
        )
        if options:
            check_call(options, operation, self.request)
        return Call(operation=operation, query=query or {}, body=body, options=options)

    def _target(self, path: str) -> str:
        if path.startswith("/") and not path.startswith("//") and "#" not in path:
            return path
        try:
            url, base = URL(path), URL(self.base_url)
        except InvalidURL:
            raise RequestError("path is not a valid URL") from None
        if not url.is_absolute_url or url.fragment or url.userinfo:
            raise RequestError("path must start with '/' or be a full URL")
        if (url.scheme, url.host, url.port) != (base.scheme, base.host, base.port):
            # The credentials would go there.
            raise RequestError(
                f"path must be on {base.scheme}://{base.netloc.decode()}"
            )
        return path


class SyncClientBase(_ClientBase):
    """Base of blocking clients. Can be used in a ``with`` statement."""

    def __init__(
        self,
        api: Api,
        *,
        credentials: Mapping[str, str | None],
        url_parts: Mapping[str, str | None],
        base_url: str | None = None,
        http_client: HttpClient | None = None,
        **options: Unpack[ClientOptions],
    ) -> None:
        self._owned = http_client is None
        self._made_in = os.getpid()
        self._http: Client
        if http_client is None:
            from ..transport.default_client import default_client

            self._http = default_client("", agent=api.agent)
        else:
            self._http = cast(Client, checked_client(http_client, "Client"))
        from .settings import configured

        self._settings = configured(
            type(self),
            api,
            credentials=credentials,
            url_parts=url_parts,
            base_url=base_url,
            http=self._http,
            options=options,
        )

    def request(
        self,
        method: str,
        path: str,
        *,
        query: Mapping[str, Any] | None = None,
        body: Any = UNSET,
        cost: int = 0,
        name: str | None = None,
        **call_options: Unpack[CallOptions],
    ) -> RawResponse[Any]:
        """Call an endpoint that this client has no method for.

        `path` starts with ``/``, below the base URL, or is a full URL on the same host.
        `cost` tokens are accounted under `name`, by default the method and path.
        Raises the same errors as all calls; ``parsed`` is None when the body is not JSON.
        """
        from ..models.envelope import plain_reader
        from .flow import fetch_raw

        call = self._custom(method, path, query, body, cost, name, call_options)
        read = plain_reader(self._settings.api.envelope.ok)
        return self._run(fetch_raw(self._settings, call, read))

    def close(self) -> None:
        """Close the connections, except those of an HTTP client that you passed in."""
        self._closed = True
        if self._owned:
            self._http.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def _run(self, flow: Flow[T]) -> T:
        self._check_open(self._http)
        from .runners import run

        return run(flow, self._http)


class AsyncClientBase(_ClientBase):
    """Base of async clients. Can be used in an ``async with`` statement."""

    def __init__(
        self,
        api: Api,
        *,
        credentials: Mapping[str, str | None],
        url_parts: Mapping[str, str | None],
        base_url: str | None = None,
        http_client: AsyncHttpClient | None = None,
        **options: Unpack[ClientOptions],
    ) -> None:
        self._owned = http_client is None
        self._made_in = os.getpid()
        self._http: AsyncClient
        if http_client is None:
            from ..transport.default_client import default_client

            self._http = default_client("Async", agent=api.agent)
        else:
            self._http = cast(AsyncClient, checked_client(http_client, "AsyncClient"))
        from .settings import configured

        self._settings = configured(
            type(self),
            api,
            credentials=credentials,
            url_parts=url_parts,
            base_url=base_url,
            http=self._http,
            options=options,
        )

    async def request(
        self,
        method: str,
        path: str,
        *,
        query: Mapping[str, Any] | None = None,
        body: Any = UNSET,
        cost: int = 0,
        name: str | None = None,
        **call_options: Unpack[CallOptions],
    ) -> RawResponse[Any]:
        """Call an endpoint that this client has no method for.

        `path` starts with ``/``, below the base URL, or is a full URL on the same host.
        `cost` tokens are accounted under `name`, by default the method and path.
        Raises the same errors as all calls; ``parsed`` is None when the body is not JSON.
        """
        from ..models.envelope import plain_reader
        from .flow import fetch_raw

        call = self._custom(method, path, query, body, cost, name, call_options)
        read = plain_reader(self._settings.api.envelope.ok)
        return await self._run(fetch_raw(self._settings, call, read))

    async def aclose(self) -> None:
        """Close the connections, except those of an HTTP client that you passed in."""
        self._closed = True
        if self._owned:
            await self._http.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self.aclose()

    async def _run(self, flow: Flow[T]) -> T:
        self._check_open(self._http)
        from .runners import arun

        return await arun(flow, self._http)
