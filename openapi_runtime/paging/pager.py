"""Paged lists: the state of an iteration, and the two pagers that run it."""

from __future__ import annotations

import copy
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping
from contextlib import AsyncExitStack, ExitStack
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, Any, Generic, Self, TypeVar

import msgspec

from .._unset import UNSET
from .._util import is_whole
from ..errors import PaginationError, RequestError
from ..operation import Operation, Paging
from .styles import PageRequest, operation_error, style_of

if TYPE_CHECKING:
    from .id_batches import IdBatches
    from .page import Page

T = TypeVar("T")


class Listing(msgspec.Struct, frozen=True):
    """The arguments of a list call."""

    operation: Operation
    paging: Paging
    start: PageRequest
    max_items: int | None
    batches: IdBatches | None = None


def listing(
    operation: Operation,
    cursor: str | None,
    limit: Any,
    max_items: int | None,
    batches: IdBatches | None = None,
) -> Listing:
    """Check the arguments of a list call.

    Raises RequestError when `limit` is not a positive number or `max_items` is negative.
    """
    if operation.paging is None:
        raise TypeError(f"{operation.id} has no pages")
    size: int | None = operation.max_page_size  # the default, because requests cost
    if limit is not UNSET:
        _check("limit", limit, 1, operation)
        size = limit if size is None else min(limit, size)
    if max_items is not None:
        _check("max_items", max_items, 0, operation)
    is_number = style_of(operation.paging).is_number
    if is_number and cursor is not None and not cursor.isdecimal():
        problem = "cursor must be a whole number, as text"
        raise operation_error(RequestError, problem, operation)
    start = PageRequest(cursor, size)
    return Listing(operation, operation.paging, start, max_items, batches)


def _check(name: str, value: Any, least: int, operation: Operation) -> None:
    if not is_whole(value, least):
        problem = f"{name} must be a whole number, at least {least}"
        raise operation_error(RequestError, problem, operation)


class Walk:
    """State of one iteration over the pages."""

    def __init__(self, listing: Listing) -> None:
        self._listing = listing
        self._remaining = listing.max_items
        batches = listing.batches
        once: list[Mapping[str, Any]] = [{}]
        self._queries = iter(once if batches is None else batches.queries())
        self._found: set[str] = set()
        self._seen: set[str | None] = set()
        self._position = listing.start
        self._failure: PaginationError | None = None
        self.request = self._next_batch()
        """Request of the next page; None at the end."""

    def advance(self, page: Page[Any]) -> None:
        """Cut a page to the items still wanted, and prepare the request after it."""
        if self._remaining is not None:
            del page.items[self._remaining :]
            self._remaining -= len(page.items)
        if self._listing.batches is not None:
            self._found.update(map(self._listing.batches.key_of, page.items))
        # Only the cursor ends a list: a page can be empty, or short, before the last.
        cursor = page.next_cursor
        if cursor is None:
            self.request = self._next_batch()
            return
        self._position = msgspec.structs.replace(self._position, cursor=cursor)
        self.request = self._capped(self._position)
        if self.request is not None and cursor in self._seen:
            self.request = None
            self._failure = operation_error(
                PaginationError,
                "the server repeats a cursor, so the list would never end",
                self._listing.operation,
            )
        self._seen.add(cursor)

    def finish(self) -> list[Any] | None:
        """Return the ids that did not come back; None if that cannot be known.

        Raises PaginationError if the last page had the cursor of an earlier one.
        """
        if self._failure is not None:
            raise self._failure
        batches = self._listing.batches
        if batches is None or self.request is not None or self._remaining == 0:
            return None
        return batches.missing(self._found)

    def _next_batch(self) -> PageRequest | None:
        query = next(self._queries, None)
        if query is None:
            return None
        self._position = msgspec.structs.replace(self._listing.start, batch=query)
        self._seen = {self._position.cursor}
        return self._capped(self._position)

    def _capped(self, request: PageRequest) -> PageRequest | None:
        """Limit a request to the items still wanted."""
        if self._remaining is None:
            return request
        if self._remaining == 0:
            return None
        if request.limit is None or style_of(self._listing.paging).has_fixed_size:
            return request
        limit = min(request.limit, self._remaining)
        return msgspec.structs.replace(request, limit=limit)


class _PagerBase:
    """Common part of the pagers, which fetch nothing until they are iterated over."""

    def __init__(self, listing: Listing, fetch: Callable[[PageRequest], Any]) -> None:
        self._listing = listing
        self._fetch = fetch
        self.missing_ids: list[Any] | None = None
        """Requested ids that did not come back; set by a complete iteration."""
        self._ahead = False

    def _replaced(self, *, max_items: int | None = None, ahead: bool = False) -> Self:
        made = copy.copy(self)
        made._ahead = ahead
        if max_items is not None:
            made._listing = msgspec.structs.replace(self._listing, max_items=max_items)
        return made

    def _only_first(self) -> Self:
        wanted = self._listing.max_items
        return self._replaced(max_items=1 if wanted is None else min(1, wanted))

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self._listing.operation.id}>"

    if not TYPE_CHECKING:  # type checkers refuse all of these by themselves

        def __len__(self, *_):
            """Raise TypeError: the number and the order of items come with the pages."""
            awaited = "await " if isinstance(self, AsyncPager) else ""
            raise TypeError(
                f"{self!r} is no list, because it fetches page by page: "
                f"iterate over it, or call {awaited}pager.first() or "
                f"{awaited}pager.to_list()"
            )

        __bool__ = __getitem__ = __next__ = __anext__ = __len__


class Pager(_PagerBase, Generic[T]):
    """The items of a list, fetched page by page while you iterate.

    Every iteration starts again at the first page, and costs the same again.
    """

    _fetch: Callable[[PageRequest], Page[T]]

    def pages(self) -> Iterator[Page[T]]:
        """Iterate over the pages instead of the items."""
        walk = Walk(self._listing)
        with ExitStack() as running:
            coming = self._start(walk.request, running)
            while coming is not None:
                page = coming()
                walk.advance(page)
                coming = self._start(walk.request, running)
                yield page
        self.missing_ids = walk.finish()  # after the yield: an error costs no items

    def first(self) -> T | None:
        """Return the first item, or None if there is none. Costs one request."""
        return next(iter(self._only_first()), None)

    def to_list(self) -> list[T]:
        """Fetch all pages and return their items."""
        return list(self)

    def batched(self, size: int) -> Iterator[list[T]]:
        """Yield the items in lists of `size`, whatever the size of the pages.

        Only the last list can be shorter. Raises RequestError for a size below 1.
        """
        _check("the size of a batch", size, 1, self._listing.operation)
        return self._batches(size)

    def _batches(self, size: int) -> Iterator[list[T]]:
        items = iter(self)
        while batch := list(islice(items, size)):
            yield batch

    def prefetch(self) -> Self:
        """Return a pager that fetches the next page while you work on one.

        It uses a thread. Stopping early costs one page more.
        """
        return self._replaced(ahead=True)

    def _start(
        self, request: PageRequest | None, running: ExitStack
    ) -> Callable[[], Page[T]] | None:
        if request is None:
            return None
        if self._ahead:
            from .prefetch import start

            return start(self._fetch, request, running)
        return partial(self._fetch, request)

    def __iter__(self) -> Iterator[T]:
        for page in self.pages():
            yield from page.items


class AsyncPager(_PagerBase, Generic[T]):
    """The items of a list, fetched page by page while you iterate.

    Every iteration starts again at the first page, and costs the same again.
    """

    _fetch: Callable[[PageRequest], Awaitable[Page[T]]]

    if not TYPE_CHECKING:
        __iter__ = _PagerBase.__len__

    async def pages(self) -> AsyncIterator[Page[T]]:
        """Iterate over the pages instead of the items."""
        walk = Walk(self._listing)
        async with AsyncExitStack() as running:
            coming = await self._start(walk.request, running)
            while coming is not None:
                page = await coming()
                walk.advance(page)
                coming = await self._start(walk.request, running)
                yield page
        self.missing_ids = walk.finish()  # after the yield: an error costs no items

    async def first(self) -> T | None:
        """Return the first item, or None if there is none. Costs one request."""
        async for item in self._only_first():
            return item
        return None

    async def to_list(self) -> list[T]:
        """Fetch all pages and return their items."""
        return [item async for item in self]

    def batched(self, size: int) -> AsyncIterator[list[T]]:
        """Yield the items in lists of `size`, whatever the size of the pages.

        Only the last list can be shorter. Raises RequestError for a size below 1.
        """
        _check("the size of a batch", size, 1, self._listing.operation)
        return self._batches(size)

    async def _batches(self, size: int) -> AsyncIterator[list[T]]:
        batch: list[T] = []
        async for item in self:
            batch.append(item)
            if len(batch) == size:
                yield batch
                batch = []
        if batch:
            yield batch

    def prefetch(self) -> Self:
        """Return a pager that fetches the next page while you work on one.

        It uses a task, which runs only while you await; under trio nothing is prefetched.
        Stopping early costs one page more.
        """
        return self._replaced(ahead=True)

    async def _start(
        self, request: PageRequest | None, running: AsyncExitStack
    ) -> Callable[[], Awaitable[Page[T]]] | None:
        if request is None:
            return None
        if self._ahead:
            from .prefetch import astart

            return await astart(self._fetch, request, running)
        return partial(self._fetch, request)

    async def __aiter__(self) -> AsyncIterator[T]:
        async for page in self.pages():
            for item in page.items:
                yield item
