"""Paging styles: the query that asks for a page, and the cursor of the next one."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from itertools import takewhile
from typing import Any, NamedTuple, TypeVar
from urllib.parse import parse_qs, urlsplit

import msgspec

from .._util import UNSET, is_whole
from ..errors import ClientError, PaginationError
from ..models.envelope import PlaceReader, at
from ..models.plain import is_object
from ..operation import Operation, Paging

E = TypeVar("E", bound=ClientError)

# RFC 8288: <URL>; name=value; name="value", <URL>; …
_VALUE = r"""(?:"(?:[^"\\]|\\.)*"|[^\s",;]*)"""
_LINK = re.compile(rf"<([^<>]*)>((?:\s*;\s*[^\s=;,<>]+(?:\s*=\s*{_VALUE})?)*)")
_PARAMETER = re.compile(rf";\s*([^\s=;,<>]+)\s*=\s*({_VALUE})")


class PageRequest(msgspec.Struct, frozen=True):
    """Position of a page in a list."""

    cursor: str | None
    limit: int | None
    batch: Mapping[str, Any] = {}
    """Query parameters of one batch of ids, if the call has several."""


class Received(NamedTuple):
    """Facts of a page that the next one depends on."""

    operation: Operation
    request: PageRequest
    length: int
    """Number of its items."""
    found: Any
    """Value at the `place` of the style."""
    content: bytes


class Cursor:
    """A cursor in the body of each response. Base of the other styles."""

    is_url = False
    """The cursor is a URL, whose query holds all parameters."""

    has_fixed_size = False
    """A request with another page size would ask for other items."""

    is_number = False
    """The cursor is a whole number."""

    def __init__(self, paging: Paging) -> None:
        self.paging = paging
        self.place = paging.next
        """Path in a body of the value that `next` needs; () if it needs none."""

    def query(self, request: PageRequest) -> dict[str, Any]:
        """Return the query parameters that ask for a page."""
        query = dict(request.batch)
        if request.cursor:
            query[self.paging.cursor] = request.cursor
        if self.paging.limit is not None and request.limit is not None:
            query[self.paging.limit] = request.limit
        return query

    def next(self, page: Received) -> str | None:
        """Return the cursor of the next page; None after the last.

        Raises PaginationError if the response has another value in its place.
        """
        found = page.found
        if isinstance(found, int) and not isinstance(found, bool):
            return str(found)
        if found is None or isinstance(found, str):
            return found or None
        if found is UNSET and _absence_reader(self.place)(page.content):
            return None
        problem = "the next cursor is neither text nor null"
        raise operation_error(PaginationError, problem, page.operation)


class Offset(Cursor):
    """The number of items before the page, as the cursor."""

    is_number = True

    def __init__(self, paging: Paging) -> None:
        super().__init__(paging)
        self.place = paging.total
        if paging.more:
            paths = [*paging.more, *([paging.next] if paging.next else [])]
            same = takewhile(
                lambda keys: len(set(keys)) == 1, zip(*paths, strict=False)
            )
            self.place = tuple(keys[0] for keys in same)

    def next(self, page: Received) -> str | None:
        """Add the items of the page, which can be fewer than asked for."""
        seen = int(page.request.cursor or 0) + page.length
        if self.paging.more:
            return self._flagged(page, seen)
        return None if _is_last(page, seen) else str(seen)

    def _flagged(self, page: Received, seen: int) -> str | None:
        """Return the next cursor by what the body says of more items.

        A body that says nothing is the last if it has fewer items than asked for.
        """
        start = len(self.place)
        flags = [at(page.found, path[start:]) for path in self.paging.more]
        stated = [flag for flag in flags if flag is not UNSET and flag is not None]
        limit = page.request.limit
        is_full = limit is not None and page.length >= limit
        following = at(page.found, self.paging.next[start:])
        if not is_whole(following, 0):
            following = seen
        has_more = bool(stated[0]) if stated else is_full
        # A server that repeats a start would never end.
        is_ahead = following > int(page.request.cursor or 0)
        return str(following) if has_more and is_ahead else None


class PageNumber(Offset):
    """The number of the page, from 1, as the cursor; the body may say how many there are."""

    has_fixed_size = True

    def __init__(self, paging: Paging) -> None:
        super().__init__(paging)
        self.place = paging.more[0] if paging.more else paging.total

    def next(self, page: Received) -> str | None:
        """Return the following number while there can be more items."""
        number = int(page.request.cursor or 1)
        if self.paging.more:
            found, pages = page.found, _count(page.found)
            is_last = found is False if pages is None else number >= pages
            return None if is_last or page.length == 0 else str(number + 1)
        # Without a page size the number of items before the page is unknown.
        seen = number * (page.request.limit or 0)
        return None if _is_last(page, seen) else str(number + 1)


class LastId(Cursor):
    """The id of the last item, as the cursor; the body may say if there are more."""

    def __init__(self, paging: Paging) -> None:
        super().__init__(paging)
        self.place = paging.more[0] if paging.more else ()

    def next(self, page: Received) -> str | None:
        """Return the id of the last item, while there can be more.

        A body that says nothing is the last if it has fewer items than asked for.
        """
        limit = page.request.limit
        is_last = limit is not None and page.length < limit
        if isinstance(page.found, bool):
            is_last = not page.found
        if is_last or not page.length:
            return None
        (items,) = PlaceReader({self.paging.items: list[Any]}).read(page.content)
        found = at(items[-1], self.paging.next)
        if isinstance(found, (str, int)) and not isinstance(found, bool):
            return str(found)
        problem = f"the last item has no id at {'.'.join(self.paging.next)!r}"
        raise operation_error(PaginationError, problem, page.operation)


class Url(Cursor):
    """The URL of the next page, in the body, as the cursor."""

    is_url = True

    def query(self, request: PageRequest) -> dict[str, Any]:
        """Return the query of the URL; its host is not trusted with credentials."""
        if not request.cursor:
            return super().query(request)
        found = parse_qs(urlsplit(request.cursor).query, keep_blank_values=True)
        single = {name: v[0] if len(v) == 1 else v for name, v in found.items()}
        return {**request.batch, **single}


class Link(Url):
    """The URL of the next page, in the header ``Link``, as the cursor."""

    def __init__(self, paging: Paging) -> None:
        super().__init__(paging)
        self.place = ()

    def next_in(self, headers: Mapping[str, str]) -> str | None:
        """Return the URL that the header ``Link`` has for the next page."""
        for url, rest in _LINK.findall(headers.get("link", "")):
            parameters: dict[str, str] = {}
            for name, value in _PARAMETER.findall(rest):
                parameters.setdefault(name.lower(), value.strip('"').lower())
            # A link with an anchor belongs to another page than this one.
            is_next = "next" in parameters.get("rel", "").split()
            if is_next and "anchor" not in parameters:
                return str(url)
        return None


STYLES: Mapping[str, type[Cursor]] = {
    "cursor": Cursor,
    "last_id": LastId,
    "offset": Offset,
    "page": PageNumber,
    "url": Url,
    "link": Link,
}


@cache
def _absence_reader(place: tuple[str, ...]) -> Callable[[bytes], bool]:
    """Return a function that checks whether an absent value is plausible at a place.

    It is not if another value stands where the object around it should be. An empty list
    may stand there: some servers write every empty object so.
    """
    holder = place[:-1]
    if not holder:
        return lambda _: True
    places = PlaceReader({holder: Any})

    def read(content: bytes) -> bool:
        (found,) = places.read(content)
        return found is None or found is UNSET or found == [] or is_object(found)

    return read


@cache
def style_of(paging: Paging) -> Cursor:
    """Return the style object for the facts of an operation."""
    return STYLES[paging.style](paging)


def _count(found: Any) -> int | None:
    """Return a number in a response; None for anything else."""
    if isinstance(found, str):
        # Python reads no endless ones.
        is_number = found.isdecimal() and len(found) < 20
        return int(found) if is_number else None
    return found if is_whole(found, 0) else None


def _is_last(page: Received, seen: int) -> bool:
    """Return whether `seen` items are all, by the total in the response."""
    total = _count(page.found)
    return page.length == 0 or (total is not None and seen >= total)


def operation_error(kind: type[E], problem: str, operation: Operation) -> E:
    """Return an error that names the operation."""
    return kind(
        f"{problem} ({operation.id})",
        operation_id=operation.id,
        method=operation.http_method,
    )
