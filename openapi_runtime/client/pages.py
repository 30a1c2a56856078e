"""The flows that fetch the pages of a list."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, Unpack

from msgspec.structs import replace

from .._util import UNSET, is_json
from ..attempts.flow import fetch
from ..errors import RequestError
from ..exchange.effects import Flow
from ..exchange.response import RawResponse
from ..operation import Operation
from ..paging.page import Page, page_reader
from ..paging.pager import AsyncPager, Pager
from ..paging.styles import Link, PageRequest, style_of
from ..paging.walk import Listing, PageArguments as PageArguments, Walk, listing
from ..request.call import Arguments, Call
from ..settings.settings import Settings

T = TypeVar("T")


def pages_or_call(
    resource: Any,
    operation: Operation,
    item: Any,
    *,
    page: PageArguments,
    **arguments: Unpack[Arguments],
) -> Any:
    """Return the pages of a list, or one response if another media type is asked for."""
    accept, others = arguments.get("accept", UNSET), arguments.get("media", {})
    if accept is UNSET or (is_json(accept) and accept not in others):
        return resource._pages(operation, item, page=page, **arguments)
    whole = replace(operation, beside={}, result=())
    return resource._call(whole, Any, **with_page(operation, page, arguments))


def with_page(
    operation: Operation, page: PageArguments, arguments: Arguments
) -> Arguments:
    """Return the arguments with those of the first page."""
    wanted = listing(operation, page)
    asked = style_of(wanted.paging).query(wanted.start)
    return {**arguments, "query": {**arguments.get("query", {}), **asked}}


def page_flow(
    settings: Settings,
    wanted: Listing,
    request: PageRequest,
    item: Any,
    arguments: Arguments,
    *,
    as_raw: bool,
) -> Flow[Any]:
    """Fetch one page."""
    operation, paging = wanted.operation, wanted.paging
    style = style_of(paging)
    query: Mapping[str, Any] = arguments.get("query", {})
    if request.cursor and style.is_url:
        # The URL has them, under the names that their style makes.
        query = {n: v for n, v in query.items() if n not in operation.styles}
    arguments = {**arguments, "query": {**query, **style.query(request)}}
    call = Call(operation=operation, **arguments)
    read = page_reader(operation, paging, item, settings.api.envelope.ok, request)
    observed = None
    if settings.observer is not None:
        hint = list[item]
        observed = settings.observer.watch(operation.id, hint, paging.items, read)
    if isinstance(style, Link):
        whole = fetch(settings, call, read, observed, as_raw=True)
        return _linked(style, whole, as_raw)
    return fetch(settings, call, read, observed, as_raw=as_raw)


def pages_of(
    client: Any,
    operation: Operation,
    item: Any,
    page: PageArguments,
    arguments: Arguments,
    *,
    as_raw: bool = False,
) -> Any:
    """Return the pager of a list; of one that gives raw responses, the only page."""
    in_batches = not (as_raw or arguments.get("options", {}).get("force"))
    query = arguments.get("query", {})
    wanted = listing(operation, page, query, in_batches=in_batches)

    def fetch_page(request: PageRequest) -> Any:
        settings = client._settings
        flow = page_flow(settings, wanted, request, item, arguments, as_raw=as_raw)
        return client._run(flow)

    if not as_raw:
        kind: Any = AsyncPager if client._flavor else Pager
        return kind(wanted, fetch_page)
    request = Walk(wanted).request
    if request is None:
        raise RequestError(
            "with_raw_response fetches one page, so max_items must not be 0"
        )
    return fetch_page(request)


def _linked(style: Link, flow: Flow[RawResponse[Page[T]]], as_raw: bool) -> Flow[Any]:
    """Add the next cursor to a page: it is in the headers."""
    response = yield from flow
    response.parsed.next_cursor = style.next_in(response.headers)
    return response if as_raw else response.parsed
