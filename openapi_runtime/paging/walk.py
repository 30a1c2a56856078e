"""An iteration over the pages of a list: its state, ids in batches, pages ahead."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import ExitStack
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

import msgspec

from .._util import UNSET, Unset, is_whole
from ..errors import PaginationError, RequestError
from ..models.plain import is_mapping
from ..operation import Guard, Operation, Paging
from ..wire.joined import values_of
from .styles import PageRequest, operation_error, style_of

if TYPE_CHECKING:
    from .page import Page


PageArguments: TypeAlias = tuple[str | None, int | Unset, int | None]
"""Start cursor, page size, most items."""


class Listing(msgspec.Struct, frozen=True):
    """The arguments of a list call."""

    operation: Operation
    start: PageRequest
    max_items: int | None
    batches: IdBatches | None = None

    @property
    def paging(self) -> Paging:
        if self.operation.paging is None:
            raise TypeError(f"{self.operation.id} has no pages")
        return self.operation.paging


def listing(
    operation: Operation,
    page: PageArguments,
    query: Mapping[str, Any] = {},
    *,
    in_batches: bool = False,
) -> Listing:
    """Check the arguments of a list call, whose ids can be asked for in batches.

    Raises RequestError when `limit` is not a positive number or `max_items` is negative.
    """
    cursor, limit, max_items = page
    size: int | None = operation.max_page_size  # the default, because requests cost
    if limit is not UNSET:
        check_least("limit", limit, 1, operation)
        size = limit if size is None else min(limit, size)
    if max_items is not None:
        check_least("max_items", max_items, 0, operation)
    batches = id_batches(operation, query, cursor) if in_batches else None
    made = Listing(operation, PageRequest(cursor, size), max_items, batches)
    is_number = style_of(made.paging).is_number
    if is_number and cursor is not None and not str(cursor).isdecimal():
        problem = "cursor must be a whole number, as text"
        raise operation_error(RequestError, problem, operation)
    return made


def check_least(name: str, value: Any, least: int, operation: Operation) -> None:
    """Raise RequestError unless `value` is a whole number, at least `least`."""
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
        self._before: list[Any] = []
        """Items of the last page."""
        self.request = self._next_batch()
        """Request of the next page; None at the end."""

    def advance(self, page: Page[Any]) -> None:
        """Cut a page to the items still wanted, and prepare the request after it."""
        if self._repeats(page.items):
            page.items.clear()
            self._stop("the server repeats a page, so the list would never end")
            return
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
            self._stop("the server repeats a cursor, so the list would never end")
        self._seen.add(cursor)

    def _repeats(self, items: list[Any]) -> bool:
        """Return whether a page is the one before: the server ignores the position."""
        before, self._before = self._before, items[:]
        # Equal numbers may follow each other for long.
        is_told = bool(items) and not isinstance(items[0], (int, float))
        return is_told and self._position.cursor is not None and items == before

    def _stop(self, problem: str) -> None:
        self.request = None
        self._failure = operation_error(
            PaginationError, problem, self._listing.operation
        )

    def finish(self) -> list[Any] | None:
        """Return the ids that did not come back; None if that cannot be known.

        Raises PaginationError if the last page, or its cursor, was that of an earlier one.
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
        self._before = []
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


class IdBatches(msgspec.Struct, frozen=True):
    """The values of an argument that asks for items by their ids."""

    name: str
    key: str
    """Field of an item that has its value."""

    values: tuple[Any, ...]
    size: int

    def queries(self) -> list[Mapping[str, Any]]:
        """Return the query of each request, in the order of the values."""
        if len(self.values) <= self.size:
            return [{}]  # the call's own query has them all
        return [
            {self.name: list(self.values[start : start + self.size])}
            for start in range(0, len(self.values), self.size)
        ]

    def missing(self, seen: set[str]) -> list[Any]:
        """Return the values that no item of `seen` belongs to."""
        return [value for value in self.values if str(value) not in seen]

    def key_of(self, item: Any) -> str:
        """Return the value that an item belongs to, as text."""
        if is_mapping(item):  # the response had an item of another type
            return str(item.get(self.key))
        return str(getattr(item, self.key, None))


def id_batches(
    operation: Operation, query: Mapping[str, Any], cursor: str | None
) -> IdBatches | None:
    """Return the batches of a list call; None if it does not ask for ids.

    Raises RequestError for a cursor, which belongs to only one of several requests.
    """
    if operation.http_method != "GET":
        return None
    for guard in operation.guards:
        if guard.kind != "at_most":
            continue
        name, key = guard.names[0], _key(guard)
        value = query.get(name, UNSET)
        if key is None or value is UNSET or value is None:
            continue
        # An id in two batches would return its item twice.
        unique = {str(v).strip(): v for v in values_of(operation, name, value)}
        if len(unique) > guard.limit and cursor is not None:
            problem = f"cursor cannot go with more than {guard.limit} {name}"
            raise operation_error(RequestError, problem, operation)
        return IdBatches(name, key, tuple(unique.values()), int(guard.limit))
    return None


def _key(guard: Guard) -> str | None:
    """Return the field that an argument asks for items by; None for other arguments.

    ``ids`` asks for items by their ``id``, ``deal_ids`` by their ``deal_id``.
    """
    if guard.others:
        return guard.others[0]
    name = guard.names[0]
    return name[:-1] if name == "ids" or name.endswith("_ids") else None


A = TypeVar("A")
T = TypeVar("T")


def start(fetch: Callable[[A], T], request: A, running: ExitStack) -> Callable[[], T]:
    """Call `fetch` in a thread; return a function that waits for its result.

    `running` waits for the thread, whatever its result.
    """
    from concurrent.futures import ThreadPoolExecutor  # loads much, for few
    from contextvars import copy_context

    running.close()
    pool = running.enter_context(ThreadPoolExecutor(1))
    return pool.submit(copy_context().run, fetch, request).result
