"""Lists that come in pages: what to ask for next, and the two loops that ask."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping
from typing import Any, Generic, TypeVar

import msgspec

from ._body import absence_reader, at, list_reader
from ._errors import PaginationError, RequestError
from ._json import parse
from ._operation import Operation, Paging
from ._unset import UNSET

T = TypeVar("T")


class Page(Generic[T]):
    """Some items of a list, and the way to the next ones."""

    __slots__ = ("_body", "_extra", "_place", "items", "next_cursor")

    def __init__(
        self,
        items: list[T],
        next_cursor: str | None,
        body: bytes,
        place: tuple[str, ...],
    ) -> None:
        self.items = items
        self.next_cursor = next_cursor
        """Give it as ``cursor`` to go on after this page; None on the last page."""
        self._body = body
        self._place = place
        self._extra: Mapping[str, Any] | None = None

    @property
    def extra(self) -> Mapping[str, Any]:
        """The body without the items."""
        if self._extra is None:
            extra: dict[str, Any] = parse(self._body) if self._place else {}
            if self._place:
                del at(extra, self._place[:-1])[self._place[-1]]
            self._extra = extra
            return extra
        return self._extra

    def __iter__(self) -> Iterator[T]:
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)

    def __repr__(self) -> str:
        more = "more to come" if self.next_cursor else "the last"
        return f"<{type(self).__name__} of {len(self)} items, {more}>"


def page_reader(
    operation: Operation, paging: Paging, item: Any, ok: str | None
) -> Callable[[bytes], Page[Any]]:
    """Return what reads a page of items of type `item`."""
    read_items = list_reader(item, paging.items, ok, paging.next)
    absent = absence_reader(paging.next)

    def read(content: bytes) -> Page[Any]:
        items, cursor = read_items(content)
        if isinstance(cursor, int) and not isinstance(cursor, bool):
            cursor = str(cursor)
        if cursor is None or cursor == "" or (cursor is UNSET and absent(content)):
            return Page(items, None, content, paging.items)
        if isinstance(cursor, str):
            return Page(items, cursor, content, paging.items)
        raise PaginationError(
            f"the next cursor is neither text nor null ({operation.id})",
            operation_id=operation.id,
            method=operation.http_method,
        )

    return read


class PageRequest(msgspec.Struct, frozen=True):
    """Which page to ask for."""

    cursor: str | None
    limit: int | None


def page_query(paging: Paging, request: PageRequest) -> dict[str, Any]:
    """Return the query parameters that ask for a page."""
    query: dict[str, Any] = {}
    if request.cursor:
        query[paging.cursor] = request.cursor
    if paging.limit is not None and request.limit is not None:
        query[paging.limit] = request.limit
    return query


def next_request(
    paging: Paging, request: PageRequest, page: Page[Any]
) -> PageRequest | None:
    """Return what to ask for after `page`, or None at the end of the list."""
    match paging.style:
        case "cursor":
            # It alone says so: a page can be empty, or short, with more behind it.
            if page.next_cursor is None:
                return None
            return PageRequest(cursor=page.next_cursor, limit=request.limit)


class Listing(msgspec.Struct, frozen=True):
    """What a user asked of a list."""

    operation: Operation
    paging: Paging
    start: PageRequest
    max_items: int | None

    def walk(self) -> Walk:
        return Walk(self)


def listing(
    operation: Operation, cursor: str | None, limit: Any, max_items: int | None
) -> Listing:
    """Check the arguments of a list call.

    Raises RequestError when `limit` is no positive number or `max_items` a negative one.
    """
    if operation.paging is None:
        raise TypeError(f"{operation.id} has no pages")
    largest = operation.max_page_size
    size: int | None = (
        largest  # requests are what costs, so they ask for all they can get
    )
    if limit is not UNSET:
        _check("limit", limit, 1, operation)
        size = limit if largest is None else min(limit, largest)
    if max_items is not None:
        _check("max_items", max_items, 0, operation)
    return Listing(operation, operation.paging, PageRequest(cursor, size), max_items)


def _check(name: str, value: Any, least: int, operation: Operation) -> None:
    if not isinstance(value, int) or isinstance(value, bool) or value < least:
        raise RequestError(
            f"{name} must be a whole number, at least {least} ({operation.id})",
            operation_id=operation.id,
            method=operation.http_method,
        )


class Walk:
    """One pass over the pages: the next request, and what was seen so far."""

    def __init__(self, listing: Listing) -> None:
        self._listing = listing
        self._remaining = listing.max_items
        self._seen = {listing.start.cursor}
        self._position = listing.start
        self.request = self._capped(listing.start)
        """What to ask for next; None at the end."""

    def take(self, page: Page[Any]) -> None:
        """Cut a page to what is still wanted."""
        if self._remaining is not None:
            del page.items[self._remaining :]
            self._remaining -= len(page.items)

    def advance(self, page: Page[Any]) -> None:
        """Prepare the request that follows a page.

        Raises PaginationError when the page leads back to one that was seen.
        """
        following = next_request(self._listing.paging, self._position, page)
        self.request = None if following is None else self._capped(following)
        if following is None or self.request is None:
            return
        if following.cursor in self._seen:
            operation = self._listing.operation
            raise PaginationError(
                f"the server repeats a cursor, the list would not end ({operation.id})",
                operation_id=operation.id,
                method=operation.http_method,
            )
        self._seen.add(following.cursor)
        self._position = following

    def _capped(self, request: PageRequest) -> PageRequest | None:
        """Ask for no more items than are still wanted."""
        if self._remaining is None:
            return request
        if self._remaining == 0:
            return None
        limit = None if request.limit is None else min(request.limit, self._remaining)
        return PageRequest(cursor=request.cursor, limit=limit)


class Pager(Generic[T]):
    """The items of a list, fetched page by page while you iterate.

    Every iteration starts again at the first page.
    """

    def __init__(
        self, listing: Listing, fetch: Callable[[PageRequest], Page[T]]
    ) -> None:
        self._listing = listing
        self._fetch = fetch

    def pages(self) -> Iterator[Page[T]]:
        """Iterate over the pages instead of the items."""
        walk = self._listing.walk()
        while walk.request is not None:
            page = self._fetch(walk.request)
            walk.take(page)
            yield page
            walk.advance(page)  # after the yield: an error here costs no items

    def __iter__(self) -> Iterator[T]:
        for page in self.pages():
            yield from page.items

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self._listing.operation.id}>"


class AsyncPager(Generic[T]):
    """The items of a list, fetched page by page while you iterate.

    Every iteration starts again at the first page.
    """

    def __init__(
        self, listing: Listing, fetch: Callable[[PageRequest], Awaitable[Page[T]]]
    ) -> None:
        self._listing = listing
        self._fetch = fetch

    async def pages(self) -> AsyncIterator[Page[T]]:
        """Iterate over the pages instead of the items."""
        walk = self._listing.walk()
        while walk.request is not None:
            page = await self._fetch(walk.request)
            walk.take(page)
            yield page
            walk.advance(page)  # after the yield: an error here costs no items

    async def __aiter__(self) -> AsyncIterator[T]:
        async for page in self.pages():
            for item in page.items:
                yield item

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self._listing.operation.id}>"
