# A pager with details is made of one without.
# pyright: reportPrivateUsage=false
"""Pagers whose pages have more than items, such as totals and related objects."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

from ..models.decode import Places, details_of
from ..models.model import Model
from .page import Page
from .pager import AsyncPager, Pager
from .styles import PageRequest

T = TypeVar("T")
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
