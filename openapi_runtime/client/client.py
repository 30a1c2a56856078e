"""The two clients: an API, its credentials and an HTTP connection pool."""

from __future__ import annotations

import copy
import os
from collections.abc import Awaitable, Callable, Mapping
from functools import wraps
from typing import (
    TYPE_CHECKING,
    Any,
    ClassVar,
    Generic,
    Literal,
    Self,
    TypeVar,
    Unpack,
    cast,
)

from .._util import UNSET, Unset
from ..errors import ClientError, ConfigurationError, RequestError
from ..http import AsyncClient, AsyncHttpClient, Client, HttpClient

if TYPE_CHECKING:
    from collections.abc import Coroutine

    from ..exchange.effects import Flow
    from ..exchange.response import RawResponse
    from ..exchange.retry import Retry
    from ..operation import Api, Operation, Paging
    from ..paging.pager import AsyncPager, Pager
    from ..plugins.drift import Drift
    from ..settings.options import CallOptions, LimitOptions, TimeoutTypes
    from ..settings.settings import Settings
    from ..usage.estimate import Estimate
    from ..usage.usage import Usage

P = TypeVar("P")
R = TypeVar("R")
T = TypeVar("T")


class _ClientBase(Generic[R, P]):
    """The part that both clients have in common."""

    _flavor: ClassVar[Literal["", "Async"]] = ""
    _settings: Settings
    _carry_out: Any
    _http: Any
    _owned: bool
    _made_in: int
    _closed = False
    _first: _ClientBase[Any, Any] | None = None
    """The client that a view or sibling was made of, and ends with."""

    _run: Callable[..., Any]

    if not TYPE_CHECKING:  # else every name would be one that exists

        def __getattr__(self, name):
            """Raise AttributeError that says which group of operations may be meant."""
            from .._meant import no_attribute

            raise no_attribute(self, name, lambda: self._settings.api.hints)

    def __init__(
        self,
        api: Api,
        *,
        credentials: Mapping[str, str | None],
        url_parts: Mapping[str, str | None],
        base_url: str | None = None,
        http_client: HttpClient | AsyncHttpClient | None = None,
        **options: Unpack[LimitOptions],
    ) -> None:
        from ..exchange.runners import arun, run
        from ..settings.settings import configured

        self._owned = http_client is None
        self._made_in = os.getpid()
        self._carry_out = arun if self._flavor else run
        try:
            self._http, self._settings = configured(
                type(self),
                api,
                self._flavor,
                http_client,
                credentials=credentials,
                url_parts=url_parts,
                base_url=base_url,
                options=options,
            )
        except ClientError as error:
            from .exported import export

            export(error, api.name)
            raise

    @property
    def usage(self) -> Usage:
        """The requests that this client has sent, and their costs."""
        return self._settings.usage

    @property
    def drift(self) -> Drift:
        """Differences between responses and the OpenAPI document.

        Raises ConfigurationError for a client without a `Drift` as its `observer`.
        """
        from ..plugins.drift import Drift

        observer = self._settings.observer
        if isinstance(observer, Drift):
            return observer
        raise ConfigurationError("this client does not look: give it observer=Drift()")

    @property
    def base_url(self) -> str:
        """The base URL of the API."""
        return self._settings.endpoint.base_url

    def with_options(
        self,
        *,
        timeout: TimeoutTypes | Unset = UNSET,
        total_timeout: float | Unset | None = UNSET,
        max_body: int | Unset = UNSET,
        retry: Retry | Unset = UNSET,
        default_headers: Mapping[str, str] | Unset | None = UNSET,
    ) -> Self:
        """Return a view of this client whose calls have other options.

        The view shares connections, credentials, usage and limits with this client, and
        adds `default_headers` to its own. Closing the view closes nothing; the view ends
        with this client::

            patient = client.with_options(timeout=300, retry=Retry(attempts=10))
        """
        from ..settings.settings import changed

        options = given_options(
            timeout=timeout,
            total_timeout=total_timeout,
            max_body=max_body,
            retry=retry,
            default_headers=default_headers,
        )
        view = copy.copy(self)
        view._first = self
        view._settings = changed(self._settings, options)
        for name, value in vars(self).items():
            if getattr(value, "_client", None) is self:
                # A group of operations, which calls through its client.
                group = copy.copy(value)
                group._client = view
                setattr(view, name, group)
        return view

    def request(
        self,
        method: str,
        path: str,
        *,
        query: Mapping[str, Any] | None = None,
        body: Any = UNSET,
        content_type: str | None = None,
        cost: int | None = None,
        name: str | None = None,
        **call_options: Unpack[CallOptions],
    ) -> R:
        """Call an endpoint that this client has no method for.

        `path` starts with ``/``, below the base URL, or is a full URL on the same host.
        Bytes, and text with a `content_type`, are sent as they are, a mapping with a file
        as multipart, and all else as JSON unless `content_type` is of forms.
        At the path of an operation its guards hold, elsewhere those of the whole API.
        `cost` is counted under `name`, by default the method and path. Without `cost`,
        that of the operation at the path, or of the API's table, is taken. A client that
        may spend so much and no more refuses a call whose cost is not known.
        Raises the same errors as all calls; ``parsed`` is None when the body is not JSON.
        """
        from .custom import custom_flow

        flow = custom_flow(
            self, method, path, query, body, content_type, cost, name, call_options
        )
        return cast(R, self._run(flow))

    def request_pages(
        self,
        path: str,
        *,
        query: Mapping[str, Any] | None = None,
        paging: Paging | None = None,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        cost: int | None = None,
        name: str | None = None,
        **call_options: Unpack[CallOptions],
    ) -> P:
        """Return the items of a list that this client has no method for.

        `path`, `cost` and `name` are as in `request`; each page costs as much. `paging`
        says how its pages are asked for, by default as in the API's own lists.
        """
        from .custom import custom_pages

        page = cursor, limit, max_items
        made = custom_pages(self, path, query, paging, page, cost, name, call_options)
        return cast(P, made)

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

        limit = getattr(self._settings.gate, "token_limit", None)
        return estimate(
            self._operations(),
            operation,
            items=items,
            page_size=page_size,
            day=getattr(limit, "day", None),
        )

    def _operations(self) -> Mapping[str, Operation]:
        """Return the operations of the API by id."""
        return {}

    def _error_types(self) -> Mapping[str, Mapping[str, Any]]:
        """Return the types of the bodies of errors, by operation and status."""
        return {}

    def __repr__(self) -> str:
        return f"{type(self).__name__}(base_url={self.base_url!r})"

    @property
    def _is_closed(self) -> bool:
        return self._closed or (self._first is not None and self._first._is_closed)

    def _check_open(self, http: Client | AsyncClient) -> None:
        if self._is_closed or http.is_closed:
            raise RequestError("the client is closed")
        if not self._owned:
            from ..fork import check_process  # the first client has loaded it

            check_process(self._made_in, "the http_client of this client")


def given_options(**options: Any) -> LimitOptions:
    """Return the options of a client that are set."""
    given = {name: value for name, value in options.items() if value is not UNSET}
    return cast("LimitOptions", given)


if TYPE_CHECKING:
    _Blocking = _ClientBase[RawResponse[Any], Pager[Any]]
    _Awaiting = _ClientBase[Coroutine[Any, Any, RawResponse[Any]], AsyncPager[Any]]
else:
    _Blocking = _Awaiting = _ClientBase


class SyncClientBase(_Blocking):
    """Base of blocking clients. Can be used in a ``with`` statement."""

    _carry_out: Callable[[Flow[Any], Client], Any]
    _http: Client

    def close(self) -> None:
        """Close the connections, except those of an HTTP client that you passed in."""
        self._closed = True
        if self._owned and self._first is None:
            self._http.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _run(self, flow: Flow[T]) -> T:
        self._check_open(self._http)
        try:
            return cast(T, self._carry_out(flow, self._http))
        except ClientError as error:
            from .exported import raised_by

            raised_by(self, error)
            raise


class AsyncClientBase(_Awaiting):
    """Base of async clients. Can be used in an ``async with`` statement."""

    _flavor = "Async"
    _carry_out: Callable[[Flow[Any], AsyncClient], Awaitable[Any]]
    _http: AsyncClient

    if not TYPE_CHECKING:  # a coroutine function also for tools that mock clients

        @wraps(_ClientBase.request)
        async def request(self, *positional, **named):
            return await super().request(*positional, **named)

    async def aclose(self) -> None:
        """Close the connections, except those of an HTTP client that you passed in."""
        self._closed = True
        if self._owned and self._first is None:
            await self._http.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.aclose()

    async def _run(self, flow: Flow[T]) -> T:
        self._check_open(self._http)
        try:
            return cast(T, await self._carry_out(flow, self._http))
        except ClientError as error:
            from .exported import raised_by

            raised_by(self, error)
            raise
