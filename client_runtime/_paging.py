"""Lists that come in pages: what to ask for next, and the two loops that ask."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping
from typing import Any, Generic, TypeVar
from urllib.parse import parse_qs, urlsplit

import msgspec

from ._body import absence_reader, at, list_reader
from ._errors import PaginationError, RequestError
from ._json import parse
from ._operation import Operation, Paging
from ._split import NOT_SPLIT, Split
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
    operation: Operation,
    paging: Paging,
    item: Any,
    ok: str | None,
    request: PageRequest,
) -> Callable[[bytes], Page[Any]]:
    """Return what reads the page of items of type `item` that `request` asks for."""
    counted = paging.style in ("offset", "page")
    place = paging.total if counted else paging.next
    read_items = list_reader(item, paging.items, ok, place or None)

    def read(content: bytes) -> Page[Any]:
        items, found = read_items(content)
        if counted:
            following = _next_number(paging, request, len(items), found)
        else:
            following = _next_cursor(operation, place, found, content)
        return Page(items, following, content, paging.items)

    return read


def _next_cursor(
    operation: Operation, place: tuple[str, ...], found: Any, content: bytes
) -> str | None:
    """Return what the server says; it alone knows whether there is more."""
    if isinstance(found, int) and not isinstance(found, bool):
        found = str(found)
    nothing = found is UNSET and (not place or absence_reader(place)(content))
    if found is None or found == "" or nothing:
        return None
    if isinstance(found, str):
        return found
    raise PaginationError(
        f"the next cursor is neither text nor null ({operation.id})",
        operation_id=operation.id,
        method=operation.http_method,
    )


def _next_number(
    paging: Paging, request: PageRequest, count: int, total: Any
) -> str | None:
    """Count on; a page may be short, because a server may cap the page size."""
    if isinstance(total, str) and total.isdecimal():
        total = int(total)
    if not isinstance(total, int) or isinstance(total, bool):
        total = None
    if paging.style == "offset":
        seen = after = int(request.cursor or 0) + count
    else:
        number = int(request.cursor or 1)
        # Without a page size the number of a page says nothing about items.
        seen, after = number * (request.limit or 0), number + 1
    done = total is not None and seen >= total
    return None if count == 0 or done else str(after)


class PageRequest(msgspec.Struct, frozen=True):
    """Which page to ask for."""

    cursor: str | None
    limit: int | None
    part: Mapping[str, Any] = {}
    """Query parameters of one of the requests that a call is split into."""


def page_query(paging: Paging, request: PageRequest) -> dict[str, Any]:
    """Return the query parameters that ask for a page."""
    query = dict(request.part)
    if request.cursor and paging.style == "url":
        # Only what it asks for is taken from the server: not where to send credentials.
        query |= parse_qs(urlsplit(request.cursor).query, keep_blank_values=True)
        return query
    if request.cursor:
        query[paging.cursor] = request.cursor
    if paging.limit is not None and request.limit is not None:
        query[paging.limit] = request.limit
    return query


def next_request(request: PageRequest, page: Page[Any]) -> PageRequest | None:
    """Return what to ask for after `page`, or None at the end of the list."""
    # The cursor alone says so: a page can be empty, or short, with more behind it.
    if page.next_cursor is None:
        return None
    return msgspec.structs.replace(request, cursor=page.next_cursor)


class Listing(msgspec.Struct, frozen=True):
    """What a user asked of a list."""

    operation: Operation
    paging: Paging
    start: PageRequest
    max_items: int | None
    split: Split | None = None

    def walk(self) -> Walk:
        return Walk(self)


def listing(
    operation: Operation,
    cursor: str | None,
    limit: Any,
    max_items: int | None,
    split: Split | None = None,
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
    counted = operation.paging.style in ("offset", "page")
    if counted and cursor is not None and not cursor.isdecimal():
        raise RequestError(f"cursor must be a whole number, as text ({operation.id})")
    start = PageRequest(cursor, size)
    return Listing(operation, operation.paging, start, max_items, split)


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
        split = listing.split
        self._parts = iter(NOT_SPLIT if split is None else split.parts())
        self._found: set[str] = set()
        self._seen: set[str | None] = set()
        self._position = listing.start
        self.request = self._next_part()
        """What to ask for next; None at the end."""

    def take(self, page: Page[Any]) -> None:
        """Cut a page to what is still wanted."""
        if self._remaining is not None:
            del page.items[self._remaining :]
            self._remaining -= len(page.items)
        if self._listing.split is not None:
            self._found.update(map(self._listing.split.key_of, page.items))

    def missing(self) -> list[Any] | None:
        """Return the ids that did not come back; None when that cannot be known."""
        split = self._listing.split
        complete = self.request is None and self._remaining != 0
        return split.missing(self._found) if split is not None and complete else None

    def advance(self, page: Page[Any]) -> None:
        """Prepare the request that follows a page.

        Raises PaginationError when the page leads back to one that was seen.
        """
        following = next_request(self._position, page)
        if following is None:
            self.request = self._next_part()
            return
        self.request = self._capped(following)
        if self.request is None:
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

    def _next_part(self) -> PageRequest | None:
        part = next(self._parts, None)
        if part is None:
            return None
        self._position = msgspec.structs.replace(self._listing.start, part=part)
        self._seen = {self._position.cursor}
        return self._capped(self._position)

    def _capped(self, request: PageRequest) -> PageRequest | None:
        """Ask for no more items than are still wanted."""
        if self._remaining is None:
            return request
        if self._remaining == 0:
            return None
        limit = None if request.limit is None else min(request.limit, self._remaining)
        return msgspec.structs.replace(request, limit=limit)


class Pager(Generic[T]):
    """The items of a list, fetched page by page while you iterate.

    Every iteration starts again at the first page.
    """

    def __init__(
        self, listing: Listing, fetch: Callable[[PageRequest], Page[T]]
    ) -> None:
        self._listing = listing
        self._fetch = fetch
        self.missing_ids: list[Any] | None = None
        """Ids that were asked for and did not come back, after a complete iteration."""

    def pages(self) -> Iterator[Page[T]]:
        """Iterate over the pages instead of the items."""
        walk = self._listing.walk()
        while walk.request is not None:
            page = self._fetch(walk.request)
            walk.take(page)
            yield page
            walk.advance(page)  # after the yield: an error here costs no items
        self.missing_ids = walk.missing()

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
        self.missing_ids: list[Any] | None = None
        """Ids that were asked for and did not come back, after a complete iteration."""

    async def pages(self) -> AsyncIterator[Page[T]]:
        """Iterate over the pages instead of the items."""
        walk = self._listing.walk()
        while walk.request is not None:
            page = await self._fetch(walk.request)
            walk.take(page)
            yield page
            walk.advance(page)  # after the yield: an error here costs no items
        self.missing_ids = walk.missing()

    async def __aiter__(self) -> AsyncIterator[T]:
        async for page in self.pages():
            for item in page.items:
                yield item

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self._listing.operation.id}>"
