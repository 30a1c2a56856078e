"""One page of a list: reading it, and what the next one is called."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Generic, TypeVar

import msgspec

from .._unset import UNSET
from ..errors import PaginationError
from ..models.envelope import absence_reader, at, list_reader
from ..models.raw_json import parse
from ..operation import Operation, Paging

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
        """Pass it as ``cursor`` to resume after this page; None on the last page."""
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
