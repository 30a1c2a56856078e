# A pager with details is made of one without.
# pyright: reportPrivateUsage=false
"""A page of a list, its reader, and pages with what stands beside their items."""

from __future__ import annotations

import functools
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

import msgspec

from .._util import UNSET
from ..models.decode import Places, details_of
from ..models.envelope import (
    PlaceReader,
    at,
    at_place,
    ends_in_null,
    kind_of,
    null_list,
    value_reader,
)
from ..models.model import Model
from ..models.plain import UnreadableError, damage, is_array, is_object, parse
from ..operation import Operation, Paging
from .pager import AsyncPager, Pager
from .styles import PageRequest, Received, style_of

T = TypeVar("T")


class Page(Generic[T]):
    """Some items of a list, and the cursor of the next ones."""

    __slots__ = ("_body", "_extra", "_place", "damage", "items", "next_cursor")

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
        self.damage: tuple[str, ...] = ()
        """Parts of the response that could not be read and were dropped or replaced."""
        self._body = body
        self._place = place
        self._extra: Mapping[str, Any] | None = None

    @property
    def extra(self) -> Mapping[str, Any]:
        """The body without the items."""
        if self._extra is None:
            extra: dict[str, Any] = parse(self._body) if self._place else {}
            holder = at(extra, self._place[:-1])
            if self._place and is_object(holder):
                holder.pop(self._place[-1], None)
            self._extra = extra
        return self._extra

    def __iter__(self) -> Iterator[T]:
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)

    def _repr_html_(self) -> str:
        """Return the items as an HTML table for notebooks, without empty columns."""
        rows = [_cells(item) for item in self.items]
        names = list(dict.fromkeys(name for row in rows for name in row))
        cells = [[row.get(name, "") for name in names] for row in rows]
        from .._tables import html_table

        return html_table(names, cells)

    def __repr__(self) -> str:
        more = "more to come" if self.next_cursor else "the last"
        return f"<{type(self).__name__} of {len(self)} items, {more}>"


def _cells(item: Any) -> dict[str, Any]:
    if isinstance(item, Model):
        return dict(item.__rich_repr__())
    return {str(k): v for k, v in item.items()} if is_object(item) else {"": item}


def page_reader(
    operation: Operation,
    paging: Paging,
    item: Any,
    ok: str | None,
    request: PageRequest,
) -> Callable[[bytes], Page[Any]]:
    """Return a function that reads the page of items of type `item` for `request`."""
    style = style_of(paging)
    read_items = list_reader(item, paging.items, ok, style.place or None)

    def read(content: bytes) -> Page[Any]:
        items, found = read_items(content)
        following = style.next(Received(operation, request, len(items), found, content))
        page = Page(items, following, content, paging.items)
        page.damage = tuple(damage.get() or ())
        return page

    return read


@functools.cache
def list_reader(
    item: Any, place: tuple[str, ...], ok: str | None, also: tuple[str, ...] | None
) -> Callable[[bytes], tuple[list[Any], Any]]:
    """Return a function that reads a list at one place and any value at another.

    It raises the same errors as a `result_reader`.
    """
    places = PlaceReader(
        {place: list[msgspec.Raw]} | ({} if also is None else {also: Any}), ok
    )
    read_item = value_reader(item)

    def read(content: bytes) -> tuple[list[Any], Any]:
        found, *others = places.read(content)
        if not is_array(found):
            if ends_in_null(content, place):
                return null_list(list[item]), others[0] if others else UNSET
            what = "nothing" if found is UNSET else kind_of(found)
            raise UnreadableError(f"expected a list{at_place(place)}, got {what}")
        return [read_item(raw) for raw in found], others[0] if others else UNSET

    return read


D = TypeVar("D", bound=Model)
Item = TypeVar("Item")
Found = TypeVar("Found", bound=Model)


class DetailedPage(Page[T], Generic[T, D]):
    """A page of a list, with what the response has beside the items."""

    __slots__ = ("_details", "_kind", "_places")

    def __init__(self, page: Page[T], kind: type[D], places: Places) -> None:
        super().__init__(page.items, page.next_cursor, page._body, page._place)
        self.damage = page.damage
        self._kind, self._places = kind, places
        self._details: D | None = None

    @property
    def details(self) -> D:
        """The values beside the items; None for each that the server did not send."""
        if self._details is None:
            self._details = details_of(self._kind, self._body, self._places)
        return self._details


class DetailedPager(Pager[T], Generic[T, D]):
    """A pager whose `pages` have `details`.

    >>> for page in client.item_search.search(term="acme").pages():
    ...     print(page.items, page.details.related_items)
    """

    @staticmethod
    def of(pager: Pager[Item], kind: type[Found]) -> DetailedPager[Item, Found]:
        """Return a pager that reads details of a type; a raw response stays as it is."""
        if not isinstance(cast("Any", pager), Pager):
            return cast("DetailedPager[Item, Found]", pager)
        fetch, places = pager._fetch, pager._listing.operation.beside

        def fetch_page(request: PageRequest) -> DetailedPage[Item, Found]:
            return DetailedPage(fetch(request), kind, places)

        return DetailedPager(pager._listing, fetch_page)

    if TYPE_CHECKING:

        def pages(self) -> Iterator[DetailedPage[T, D]]: ...


class AsyncDetailedPager(AsyncPager[T], Generic[T, D]):
    """An async pager whose `pages` have `details`."""

    @staticmethod
    def of(
        pager: AsyncPager[Item], kind: type[Found]
    ) -> AsyncDetailedPager[Item, Found]:
        """Return a pager that reads details of a type; a raw response stays as it is."""
        if not isinstance(cast("Any", pager), AsyncPager):
            return cast("AsyncDetailedPager[Item, Found]", pager)
        fetch, places = pager._fetch, pager._listing.operation.beside

        async def fetch_page(request: PageRequest) -> DetailedPage[Item, Found]:
            return DetailedPage(await fetch(request), kind, places)

        return AsyncDetailedPager(pager._listing, fetch_page)

    if TYPE_CHECKING:

        def pages(self) -> AsyncIterator[DetailedPage[T, D]]: ...
