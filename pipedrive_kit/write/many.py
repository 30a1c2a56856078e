"""Many records at once, found in the way that costs fewer tokens."""

from __future__ import annotations

import math
import time
from collections.abc import AsyncIterator, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias

from openapi_runtime.errors import (
    BadRequestError,
    ConflictError,
    NotFoundError,
    RequestError,
    UnprocessableEntityError,
)

from ..errors import KitError
from ..fields import Account, AsyncAccount
from ..flow import Flow, Item, Walk, aiterate, arun, iterate, next_page, run
from .kinds import Kind
from .matching import LAG, Criteria, Finder, Listed, Searching, changed_since, only
from .target import Given, Target, Value
from .upsert import key_values, named
from .writing import Upserted, write

if TYPE_CHECKING:
    from pipedrive_v2 import AsyncClient, Client

Way: TypeAlias = Literal["list", "search"]

PAGE: Final = 500
"""Records of a page."""

_NEWEST_FIRST: Final = {"sort_by": "id", "sort_direction": "desc"}

REFUSALS: Final = (
    KitError,
    RequestError,
    BadRequestError,
    NotFoundError,
    ConflictError,
    UnprocessableEntityError,
)
"""Errors of one record that the next record need not have."""


@dataclass(frozen=True, slots=True)
class Row:
    """One record as it should be."""

    values: Sequence[Value]
    criteria: Criteria


@dataclass(frozen=True, slots=True)
class Plan:
    """The way many records will be written, and the tokens that it may cost.

    Attributes:
        entity: Such as "persons".
        rows: Number of records to write.
        way: "list" to read all records once, "search" to search for each.
        records: Records that the account has at most; None if it was not asked, or does
            not tell.
        listing: Tokens to list all of them, at most; None if that is not known.
        searching: Tokens to search for each row, without what hits cost.
        writing: Tokens of the writes, if every row differs.
        spent: Tokens that making the plan cost; they are no part of the others.
    """

    entity: str
    rows: int
    way: Way
    records: int | None
    listing: int | None
    searching: int
    writing: int
    spent: int
    _target: Target = field(repr=False)
    _rows: Sequence[Row] = field(repr=False)
    _first: Sequence[Any] = field(repr=False)
    _cursor: str | None = field(repr=False)
    _lag: float = field(repr=False)
    _made_at: float = field(repr=False)

    @property
    def tokens(self) -> int:
        """Tokens still to be spent: at most if listed, about that if searched."""
        looking = self.listing if self.way == "list" else self.searching
        return (looking or 0) + self.writing

    def __str__(self) -> str:
        listing = "?" if self.listing is None else f"{self.listing:,}"
        chosen, other = listing, f"{self.searching:,} by searches"
        if self.way == "search":
            chosen = f"{self.searching:,}"
            other = "not compared" if self.listing is None else f"{listing} by lists"
        return (
            f"{self.rows:,} {self.entity}: {self.way}, {chosen} tokens ({other}),"
            f" and at most {self.writing:,} to write"
        )

    def finder(self) -> Flow[Finder]:
        """Return the way to find records; all are read now if they are listed."""
        if self.way == "search" or not self._rows:
            return Searching(self._target, lag=self._lag)
        records = list(self._first)
        group, others = self._target.group, self._target.kind.lists[1:]
        order = self._target.order(sort_by="id")
        newest = self._target.order(**_NEWEST_FIRST)
        pagers = [getattr(group, method)(**order) for method in others]
        if self._cursor is not None:
            pagers.append(group.list(**newest, cursor=self._cursor))
        for pager in pagers:
            records += yield pager.to_list
        if time.time() - self._made_at > LAG:
            records += yield from changed_since(self._target, self._made_at - LAG)
        return Listed(records, self._rows[0].criteria)

    def walk(self, dry_run: bool) -> Walk[Upserted]:
        """Yield the outcome for each row."""
        finder = yield from self.finder()
        for row in self._rows:
            try:
                done = yield from self._written(finder, row, dry_run)
            except REFUSALS as error:
                if error.outcome_unknown:
                    raise
                done = Upserted("refused", None, error=error)
            yield Item(done)

    def _written(self, finder: Finder, row: Row, dry_run: bool) -> Flow[Upserted]:
        found = yield from finder.find(row.criteria)
        record = only(self._target, row.criteria, found)
        done = yield from write(
            self._target, record, row.values, dry_run, is_early=finder.is_early
        )
        if done.record is not None:
            finder.note(row.criteria, done.record)
        return (yield from named(self._target, done))


def plan_upserts(
    crm: Account | Client,
    entity: str,
    rows: Iterable[Given],
    *,
    match_on: str | Sequence[str],
    way: Way | None = None,
    lag: float = LAG,
) -> Plan:
    """Return a plan to upsert many records, with the tokens that it may cost.

    All values are checked now. Arguments and errors are those of `upsert`, and:

    Args:
        rows: The values of each record.
        way: "list" or "search", instead of the cheaper one.

    Costs 10 tokens: a page of the newest records, which is read only once. A plan that is
    carried out much later costs 10 more for each 500 changes since.

    Example:
        >>> plan = plan_upserts(crm, "persons", rows, match_on="email")
        >>> print(plan)
        61 persons: list, 10 tokens (1,240 by searches), and at most 305 to write
        >>> for done in upsert_many(plan):
        ...     print(done.action, done.record.id)
    """
    return run(_checked_plan(Target(crm, entity), rows, match_on, way, lag))


async def async_plan_upserts(
    crm: AsyncAccount | AsyncClient,
    entity: str,
    rows: Iterable[Given],
    *,
    match_on: str | Sequence[str],
    way: Way | None = None,
    lag: float = LAG,
) -> Plan:
    """Return a plan to upsert many records. See `plan_upserts`."""
    return await arun(_checked_plan(Target(crm, entity), rows, match_on, way, lag))


def upsert_many(plan: Plan, *, dry_run: bool = False) -> Iterator[Upserted]:
    """Carry out a plan, once; yield the outcome for each row, in their order.

    A row that is refused, by us or by Pipedrive, has the action "refused" and an `error`.
    Rows with equal keys change the same record, one after the other. Any other error ends
    it; make a plan again then, which finds what was written.
    """
    return iterate(plan.walk(dry_run))


def async_upsert_many(plan: Plan, *, dry_run: bool = False) -> AsyncIterator[Upserted]:
    """Carry out a plan. See `upsert_many`."""
    return aiterate(plan.walk(dry_run))


def resolved(target: Target, given: Given, match_on: str | Sequence[str]) -> Flow[Row]:
    """Return a row with its values checked."""
    values = yield from target.resolve(given)
    return Row(values, Criteria(target, key_values(values, match_on)))


def plan(
    target: Target, rows: Sequence[Row], way: Way | None, lag: float
) -> Flow[Plan]:
    """Return the plan for rows whose values are checked."""
    kind = target.kind
    first: list[Any] = []
    cursor, records, listing = None, None, None
    spent = 0
    # One search is not worth a page that may be one of many.
    if way != "search" and (len(rows) > 1 or way == "list"):
        pages = target.group.list(**target.order(**_NEWEST_FIRST)).pages()
        page = yield next_page(pages)
        spent = kind.cost("list")
        first = page.items if page else []
        records = len(first)
        cursor = page.next_cursor if page else None
        if cursor is not None:
            records = _newest(target, first)
        listing = None if records is None else _listing(kind, records)
    searching = sum(len(row.criteria.best.terms()) for row in rows)
    searching *= kind.cost("search")
    searching += kind.cost("list") if lag and not kind.is_filtered else 0
    if way is None:
        way = "search" if listing is None or listing > searching else "list"
    return Plan(
        entity=target.entity,
        rows=len(rows),
        way=way,
        records=records,
        listing=listing,
        searching=searching,
        writing=len(rows) * kind.cost("update"),
        spent=spent,
        _target=target,
        _rows=rows,
        _first=first,
        _cursor=cursor,
        _lag=lag,
        _made_at=time.time(),
    )


def _newest(target: Target, first: Sequence[Any]) -> int | None:
    """Return the number of records, if IDs are given in turn and the newest is first."""
    return max(record.id for record in first) if target.lists_by("sort_by") else None


def _listing(kind: Kind, records: int) -> int:
    """Return the tokens to list so many records, after the first page."""
    pages = max(1, math.ceil(records / PAGE))
    return pages * sum(map(kind.cost, kind.lists)) - kind.cost("list")


def _checked_plan(
    target: Target,
    rows: Iterable[Given],
    match_on: str | Sequence[str],
    way: Way | None,
    lag: float,
) -> Flow[Plan]:
    checked: list[Row] = []
    for number, given in enumerate(rows, 1):
        try:
            checked.append((yield from resolved(target, given, match_on)))
        except KitError as error:
            error.add_note(f"in row {number}")
            raise
    return (yield from plan(target, checked, way, lag))
