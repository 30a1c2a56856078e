# A resource is a part of its client.
# pyright: reportPrivateUsage=false
"""Bases of the generated classes that hold the operations of one tag."""

from __future__ import annotations

import copy
from collections.abc import Awaitable, Callable
from typing import (
    Any,
    ParamSpec,
    Self,
    TypeAlias,
    TypeVar,
    Union,
    Unpack,
    cast,
    overload,
)

from .._unset import Unset
from ..errors import RequestError
from ..models.envelope import read_text, result_reader
from ..operation import Operation
from ..paging.id_batches import split_of
from ..paging.page import Page, PageRequest, page_reader
from ..paging.pager import (
    BY_URL,
    AsyncPager,
    Listing,
    Pager,
    Walk,
    listing,
    next_link,
    page_query,
)
from .call import Arguments, Call, check_call, refuse_file
from .client import AsyncClientBase, SyncClientBase
from .flow import Flow, fetch, fetch_raw
from .response import RawResponse
from .settings import Settings

P = ParamSpec("P")
T = TypeVar("T")

PageArguments: TypeAlias = tuple[str | None, int | Unset, int | None]
"""Where to begin, items a request, items in all."""


class _ResourceBase:
    """What both flavours have in common: from the arguments of a method to a flow."""

    _as_raw = False

    def _raw(self) -> Self:
        """Return the same resource, whose methods give a RawResponse instead."""
        raw = copy.copy(self)
        raw._as_raw = True
        return raw

    def _flow(
        self,
        settings: Settings,
        operation: Operation,
        result: Any,
        arguments: Arguments,
    ) -> Flow[Any]:
        self._check(operation, arguments)
        call = Call(operation=operation, **arguments)
        if result is not bytes:
            refuse_file(call)
        envelope = settings.api.envelope
        place = envelope.data if operation.result is None else operation.result
        if result is str and "+json" not in (operation.accept or "+json"):
            read: Callable[[bytes], Any] = read_text
        else:
            read = result_reader(result, place, envelope.ok)
            if settings.observer is not None:
                read = settings.observer.watch(operation.id, result, place, read)
        return (fetch_raw if self._as_raw else fetch)(settings, call, read)

    def _check(self, operation: Operation, arguments: Arguments) -> None:
        options = arguments.get("options")
        if options:
            check_call(options, operation, getattr(self, operation.function))

    def _listing(
        self, operation: Operation, page: PageArguments, arguments: Arguments
    ) -> Listing:
        self._check(operation, arguments)
        cursor, limit, max_items = page
        split = None if self._as_raw else split_of(operation, arguments, cursor)
        return listing(operation, cursor, limit, max_items, split)

    def _page_flow(
        self,
        settings: Settings,
        listing: Listing,
        request: PageRequest,
        item: Any,
        arguments: Arguments,
    ) -> Flow[Any]:
        operation, paging = listing.operation, listing.paging
        query = dict(arguments.get("query", {}))
        if request.cursor and paging.style in BY_URL:
            # The URL has them, under the names that their style makes.
            query = {n: v for n, v in query.items() if n not in operation.styles}
        arguments = {**arguments, "query": query | page_query(paging, request)}
        call = Call(operation=operation, **arguments)
        refuse_file(call)
        read = page_reader(operation, paging, item, settings.api.envelope.ok, request)
        if settings.observer is not None:
            hint = list[item]
            read = settings.observer.watch(operation.id, hint, paging.items, read)
        if paging.style == "link":
            return _linked(fetch_raw(settings, call, read), self._as_raw)
        return (fetch_raw if self._as_raw else fetch)(settings, call, read)


class Resource(_ResourceBase):
    """Base of blocking resources."""

    def __init__(self, client: SyncClientBase) -> None:
        self._client = client

    @overload
    def _call(
        self, operation: Operation, result: type[T], **arguments: Unpack[Arguments]
    ) -> T: ...

    @overload
    def _call(
        self, operation: Operation, result: Any, **arguments: Unpack[Arguments]
    ) -> Any: ...

    def _call(
        self, operation: Operation, result: Any, **arguments: Unpack[Arguments]
    ) -> Any:
        client = self._client
        return client._run(self._flow(client._settings, operation, result, arguments))

    @overload
    def _pages(
        self,
        operation: Operation,
        item: type[T],
        *,
        page: PageArguments,
        **arguments: Unpack[Arguments],
    ) -> Pager[T]: ...

    @overload
    def _pages(
        self,
        operation: Operation,
        item: Any,
        *,
        page: PageArguments,
        **arguments: Unpack[Arguments],
    ) -> Pager[Any]: ...

    def _pages(
        self,
        operation: Operation,
        item: Any,
        *,
        page: PageArguments,
        **arguments: Unpack[Arguments],
    ) -> Pager[Any]:
        client = self._client
        wanted = self._listing(operation, page, arguments)

        def fetch_page(request: PageRequest) -> Any:
            return client._run(
                self._page_flow(client._settings, wanted, request, item, arguments)
            )

        if self._as_raw:
            return cast("Pager[Any]", fetch_page(_only_page(wanted)))
        return Pager(wanted, fetch_page)


class AsyncResource(_ResourceBase):
    """Base of async resources."""

    def __init__(self, client: AsyncClientBase) -> None:
        self._client = client

    @overload
    async def _call(
        self, operation: Operation, result: type[T], **arguments: Unpack[Arguments]
    ) -> T: ...

    @overload
    async def _call(
        self, operation: Operation, result: Any, **arguments: Unpack[Arguments]
    ) -> Any: ...

    async def _call(
        self, operation: Operation, result: Any, **arguments: Unpack[Arguments]
    ) -> Any:
        client = self._client
        return await client._run(
            self._flow(client._settings, operation, result, arguments)
        )

    @overload
    def _pages(
        self,
        operation: Operation,
        item: type[T],
        *,
        page: PageArguments,
        **arguments: Unpack[Arguments],
    ) -> AsyncPager[T]: ...

    @overload
    def _pages(
        self,
        operation: Operation,
        item: Any,
        *,
        page: PageArguments,
        **arguments: Unpack[Arguments],
    ) -> AsyncPager[Any]: ...

    def _pages(
        self,
        operation: Operation,
        item: Any,
        *,
        page: PageArguments,
        **arguments: Unpack[Arguments],
    ) -> AsyncPager[Any]:
        client = self._client
        wanted = self._listing(operation, page, arguments)

        async def fetch_page(request: PageRequest) -> Any:
            return await client._run(
                self._page_flow(client._settings, wanted, request, item, arguments)
            )

        if self._as_raw:
            return cast("AsyncPager[Any]", fetch_page(_only_page(wanted)))
        return AsyncPager(wanted, fetch_page)


def _linked(flow: Flow[RawResponse[Page[T]]], as_raw: bool) -> Flow[Any]:
    """Add to a page what the headers say: where the next one is."""
    answer = yield from flow
    answer.parsed.next_cursor = next_link(answer.headers)
    return answer if as_raw else answer.parsed


def _only_page(wanted: Listing) -> PageRequest:
    request = Walk(wanted).request
    if request is None:
        raise RequestError(
            "with_raw_response fetches one page, so max_items must not be 0"
        )
    return request


@overload
def raw_method(method: Callable[P, Pager[T]]) -> Callable[P, RawResponse[Page[T]]]: ...


@overload
def raw_method(method: Callable[P, T]) -> Callable[P, RawResponse[T]]: ...


def raw_method(method: Callable[P, Any]) -> Callable[P, Any]:
    """Type a method of a raw resource as what it returns; a list gives one page."""
    return method


@overload
def async_raw_method(
    method: Callable[P, AsyncPager[T]],
) -> Callable[P, Awaitable[RawResponse[Page[T]]]]: ...


@overload
def async_raw_method(
    method: Callable[P, Awaitable[T]],
) -> Callable[P, Awaitable[RawResponse[T]]]: ...


def async_raw_method(method: Callable[P, Any]) -> Callable[P, Any]:
    """Type a method of a raw resource as what it returns; a list gives one page."""
    return method


def any_of(*types: Any) -> Any:
    """Give the result type of a call that may give one of several."""
    return Union[types]  # noqa: UP007 - a tuple of unknown length
