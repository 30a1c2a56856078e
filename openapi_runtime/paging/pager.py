"""The two pagers of lists."""

from __future__ import annotations

import copy
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import ExitStack
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, Any, Generic, Self, TypeVar

import msgspec

if TYPE_CHECKING:
    from .page import Page
    from .styles import PageRequest
    from .walk import Listing

T = TypeVar("T")


class _PagerBase:
    """Common part of the pagers, which fetch nothing until they are iterated over."""

    def __init__(self, listing: Listing, fetch: Callable[[PageRequest], Any]) -> None:
        self._listing = listing
        self._fetch = fetch
        self.missing_ids: list[Any] | None = None
        """Requested ids that did not come back; set by a complete iteration."""

    def _only_first(self) -> Self:
        made, wanted = copy.copy(self), self._listing.max_items
        most = 1 if wanted is None else min(1, wanted)
        made._listing = msgspec.structs.replace(self._listing, max_items=most)
        return made

    def _check_size(self, size: int) -> None:
        from .walk import check_least

        check_least("the size of a batch", size, 1, self._listing.operation)

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
    _ahead = False

    def pages(self) -> Iterator[Page[T]]:
        """Iterate over the pages instead of the items."""
        from .walk import Walk  # with the first list

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
        self._check_size(size)
        return self._batches(size)

    def _batches(self, size: int) -> Iterator[list[T]]:
        items = iter(self)
        while batch := list(islice(items, size)):
            yield batch

    def prefetch(self) -> Self:
        """Return a pager that fetches the next page while you work on one.

        It uses a thread. Stopping early costs one page more.
        """
        made = copy.copy(self)
        made._ahead = True
        return made

    def _start(
        self, request: PageRequest | None, running: ExitStack
    ) -> Callable[[], Page[T]] | None:
        if request is None:
            return None
        if self._ahead:
            from .walk import start

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
        from .walk import Walk  # with the first list

        walk = Walk(self._listing)
        while walk.request is not None:
            page = await self._fetch(walk.request)
            walk.advance(page)
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
        self._check_size(size)
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

    async def __aiter__(self) -> AsyncIterator[T]:
        async for page in self.pages():
            for item in page.items:
                yield item
