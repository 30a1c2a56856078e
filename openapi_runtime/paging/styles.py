"""Paging styles: how a request asks for a page, and how a response names the next one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple
from urllib.parse import parse_qs, urlsplit

import msgspec

from .._unset import UNSET
from ..errors import PaginationError
from ..models.envelope import absence_reader
from ..operation import Operation, Paging

# RFC 8288: <URL>; name=value; name="value", <URL>; …
_VALUE = r"""(?:"(?:[^"\\]|\\.)*"|[^\s",;]*)"""
_LINK = re.compile(rf"<([^<>]*)>((?:\s*;\s*[^\s=;,<>]+(?:\s*=\s*{_VALUE})?)*)")
_PARAMETER = re.compile(rf";\s*([^\s=;,<>]+)\s*=\s*({_VALUE})")


class PageRequest(msgspec.Struct, frozen=True):
    """The page to ask for."""

    cursor: str | None
    limit: int | None
    part: Mapping[str, Any] = {}
    """Query parameters of one of the requests that a call is split into."""


class Received(NamedTuple):
    """A page that came, as far as the next one depends on it."""

    operation: Operation
    request: PageRequest
    length: int
    """Number of its items."""
    found: Any
    """The value at the `place` of the style."""
    content: bytes


class Cursor:
    """A cursor in the body of each response. Base of the other styles."""

    is_url = False
    """The cursor is a URL, whose query holds all parameters."""

    is_number = False
    """The cursor is a whole number."""

    def __init__(self, paging: Paging) -> None:
        self.paging = paging
        self.place = paging.next
        """Place in a body of what `next` needs; () if it needs nothing."""

    def query(self, request: PageRequest) -> dict[str, Any]:
        """Return the query parameters that ask for a page."""
        query = dict(request.part)
        if request.cursor:
            query[self.paging.cursor] = request.cursor
        if self.paging.limit is not None and request.limit is not None:
            query[self.paging.limit] = request.limit
        return query

    def next(self, page: Received) -> str | None:
        """Return the cursor of the next page; None after the last.

        Raises PaginationError where the response has something else in its place.
        """
        found = page.found
        if isinstance(found, int) and not isinstance(found, bool):
            found = str(found)
        if found is UNSET:
            place = self.place
            absent = not place or absence_reader(place)(page.content)
            found = None if absent else found
        if found is None or found == "":
            return None
        if isinstance(found, str):
            return found
        raise PaginationError(
            f"the next cursor is neither text nor null ({page.operation.id})",
            operation_id=page.operation.id,
            method=page.operation.http_method,
        )


class Offset(Cursor):
    """The number of items before the page."""

    is_number = True

    def __init__(self, paging: Paging) -> None:
        super().__init__(paging)
        self.place = paging.total

    def next(self, page: Received) -> str | None:
        """Count on; a page may be short, because a server may cap the page size."""
        seen = int(page.request.cursor or 0) + page.length
        return None if _is_last(page, seen) else str(seen)


class PageNumber(Offset):
    """The number of the page, from 1."""

    def next(self, page: Received) -> str | None:
        """Return the following number while there can be more items."""
        number = int(page.request.cursor or 1)
        # Without a page size the number of a page tells nothing about items.
        seen = number * (page.request.limit or 0)
        return None if _is_last(page, seen) else str(number + 1)


class Url(Cursor):
    """The URL of the next page, in the body."""

    is_url = True

    def query(self, request: PageRequest) -> dict[str, Any]:
        """Take the query of the URL, but not the host, which would get credentials."""
        if not request.cursor:
            return super().query(request)
        found = parse_qs(urlsplit(request.cursor).query, keep_blank_values=True)
        return dict(request.part) | found


class Link(Url):
    """The URL of the next page, in the header ``Link``."""

    def __init__(self, paging: Paging) -> None:
        super().__init__(paging)
        self.place = ()

    def next_in(self, headers: Mapping[str, str]) -> str | None:
        """Return the URL that the header ``Link`` has for the next page."""
        for url, rest in _LINK.findall(headers.get("link", "")):
            parameters: dict[str, str] = {}
            for name, value in _PARAMETER.findall(rest):
                parameters.setdefault(name.lower(), value.strip('"').lower())
            # With an anchor it is the successor of another page than this.
            is_next = "next" in parameters.get("rel", "").split()
            if is_next and "anchor" not in parameters:
                return str(url)
        return None


STYLES: Mapping[str, type[Cursor]] = {
    "cursor": Cursor,
    "offset": Offset,
    "page": PageNumber,
    "url": Url,
    "link": Link,
}


@cache
def style_of(paging: Paging) -> Cursor:
    """Return the style of a way to page."""
    return STYLES[paging.style](paging)


def _is_last(page: Received, seen: int) -> bool:
    """Return whether `seen` items are all, by the total that the server states."""
    total = page.found
    if isinstance(total, str) and total.isdecimal():
        total = int(total)
    if page.length == 0:
        return True
    return isinstance(total, int) and not isinstance(total, bool) and seen >= total
