"""Pages that are fetched before they are asked for."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from functools import partial
from typing import Any

from ..flow import next_page


class Direct:
    """Pages that are fetched when they are asked for.

    Attributes:
        next: The step that returns the next page, or None after the last one.
    """

    def __init__(self, pages: Any) -> None:
        self.next: Callable[[], Any] = next_page(pages)

    def close(self) -> None:
        """End what is under way."""


class _Threaded(Direct):
    """The same, one page ahead, in a thread."""

    def __init__(self, pages: Iterator[Any]) -> None:
        self._pages = pages
        self._pool = ThreadPoolExecutor(1, "pipedrive_kit")
        self.next = self._take
        self._begin()

    def _begin(self) -> None:
        fetch = partial(next, self._pages, None)
        self._coming = self._pool.submit(copy_context().run, fetch)

    def _take(self) -> Any:
        page = self._coming.result()
        if page is not None:
            self._begin()
        return page

    def close(self) -> None:
        self._pool.shutdown(wait=False, cancel_futures=True)


class _Tasked(Direct):
    """The same, one page ahead, in a task."""

    def __init__(self, pages: AsyncIterator[Any]) -> None:
        self._pages = pages
        self.next = self._take
        self._begin()

    def _begin(self) -> None:
        async def fetch() -> Any:
            return await anext(self._pages, None)

        self._coming = asyncio.get_running_loop().create_task(fetch())
        self._coming.add_done_callback(_retrieved)

    async def _take(self) -> Any:
        page = await self._coming
        if page is not None:
            self._begin()
        return page

    def close(self) -> None:
        self._coming.cancel()


def ahead(pages: Any) -> Direct:
    """Return the pages of a pager's `pages()`, the next one always under way.

    Trio has no tasks that outlive a block: pages are fetched when asked for there.
    """
    if not hasattr(pages, "__anext__"):
        return _Threaded(pages)
    try:
        return _Tasked(pages)
    except RuntimeError:  # no loop of asyncio
        return Direct(pages)


def _retrieved(task: asyncio.Task[Any]) -> None:
    """Keep asyncio from logging an error that nobody waits for any more."""
    if not task.cancelled():
        task.exception()
