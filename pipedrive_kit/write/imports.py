"""Bulk imports that can be killed at any moment: each row ends up in one record."""

from __future__ import annotations

import csv
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import anyio

from openapi_runtime.errors import (
    BudgetExceededError,
    ClientError,
    DailyLimitError,
    OutcomeUnknownError,
)

from ..errors import KitError
from ..fields import Account, AsyncAccount
from ..flow import Flow, Step, arun, run
from .journal import Entry, Journal, digest, subject
from .many import REFUSALS, Plan, Row, plan, resolved
from .matching import LAG, Finder, Searching, only
from .target import Given, Target
from .upsert import ATTEMPTS
from .writing import Upserted, write

if TYPE_CHECKING:
    from pipedrive_v2 import AsyncClient, Client


@dataclass(slots=True)
class ImportReport:
    """The outcome of an import, or what it has done so far.

    Attributes:
        rows: All rows.
        skipped: Rows that an earlier run has completed.
        created: Records that were created, or would be in a dry run.
        updated: Records that were changed, or would be in a dry run.
        unchanged: Records that had all values.
        refused: The error of each row that was refused, by row number from 1. They are
            tried again in the next run.
        ids: The ID of the record of each row that has one, by row number.
        stopped: The error of the budget or of the day's limit, if one ended the run.
        plan: The way records are found, when rows are matched.
        tokens: Tokens that were spent.
        writing: Tokens of the writes among them; in a dry run, what they would cost.
    """

    rows: int = 0
    skipped: int = 0
    created: int = 0
    updated: int = 0
    unchanged: int = 0
    refused: dict[int, ClientError] = field(default_factory=dict[int, ClientError])
    ids: dict[int, int | str] = field(default_factory=dict[int, int | str])
    stopped: ClientError | None = None
    plan: Plan | None = None
    tokens: int = 0
    writing: int = 0

    @property
    def done(self) -> int:
        """Rows that have an outcome."""
        return sum(
            (
                self.skipped,
                self.created,
                self.updated,
                self.unchanged,
                len(self.refused),
            )
        )

    def add(self, number: int, done: Upserted) -> None:
        """Count the outcome of a row that was not refused."""
        if done.record is not None:
            self.ids[number] = done.record.id
        self.created += done.action == "created"
        self.updated += done.action == "updated"
        self.unchanged += done.action == "unchanged"
        self.writing += done.request.tokens if done.request else 0


Progress = Callable[[ImportReport], object]


def import_rows(
    crm: Account | Client,
    entity: str,
    rows: Iterable[Given],
    *,
    journal: str | Path,
    match_on: str | Sequence[str] | None = None,
    marker: str | None = None,
    dry_run: bool = False,
    progress: Progress | None = None,
    budget: int | None = None,
    wait: float = 2.0,
) -> ImportReport:
    """Import rows; each ends up in one record, however often the import is killed.

    Run it again with the same rows and journal to go on. One process at a time.

    Args:
        crm: An `Account` or a `Client`.
        entity: Such as "persons"; docs/upsert.md has all.
        rows: The values of each record, as `upsert` takes them.
        journal: A file that keeps what was done. It is on disk before the next request.
        match_on: Names of values by which records are found that are there already.
        marker: Instead of `match_on`, a text field of yours: each row creates a record,
            and its number is written there, by which it is found after a crash.
        dry_run: Check and look only; the journal is not touched.
        progress: Called with the report after each row.
        budget: Tokens that may be spent; the import ends cleanly before it would pass them.
        wait: Seconds before looking for a record whose creation was interrupted.

    Raises:
        JournalError: The journal is of another import, or rows have changed.
        UnknownFieldError, MatchKeyError: The marker is no text field of the account.

    Costs 5 tokens for each row that is written; with `match_on` what `plan_upserts` says
    besides.

    Example:
        >>> rows = read_csv("people.csv", {"E-mail": "email", "Name": "name"})
        >>> report = import_rows(
        ...     crm, "persons", rows, journal="people.journal", match_on="email"
        ... )
        >>> report.created, report.refused
        (61, {})
    """
    target = Target(crm, entity)
    one = _Import(target, match_on, marker, dry_run, lambda: time.sleep(wait))
    return run(one.flow(list(rows), journal, progress, budget))


async def async_import_rows(
    crm: AsyncAccount | AsyncClient,
    entity: str,
    rows: Iterable[Given],
    *,
    journal: str | Path,
    match_on: str | Sequence[str] | None = None,
    marker: str | None = None,
    dry_run: bool = False,
    progress: Progress | None = None,
    budget: int | None = None,
    wait: float = 2.0,
) -> ImportReport:
    """Import rows. See `import_rows`."""
    target = Target(crm, entity)
    one = _Import(target, match_on, marker, dry_run, lambda: anyio.sleep(wait))
    return await arun(one.flow(list(rows), journal, progress, budget))


def read_csv(
    path: str | Path,
    columns: Mapping[str, str],
    *,
    delimiter: str = ",",
    encoding: str = "utf-8-sig",
) -> Iterator[dict[str, Any]]:
    """Yield the rows of a CSV file as values for `import_rows`.

    Args:
        path: The file; its first line has the titles.
        columns: The name of a value for each title; other columns are left out.
        delimiter: The character between cells.
        encoding: Of the file.

    Raises:
        ValueError: A column is missing.

    Cells are stripped; empty ones are left out, so that they clear nothing.
    """
    with Path(path).open(newline="", encoding=encoding) as file:
        lines = csv.DictReader(file, delimiter=delimiter)
        missing = sorted(columns.keys() - set(lines.fieldnames or ()))
        if missing:
            raise ValueError(f"{path} has no column {', '.join(map(repr, missing))}")
        for line in lines:
            cells = {
                name: (line[title] or "").strip() for title, name in columns.items()
            }
            yield {name: text for name, text in cells.items() if text}


@dataclass(frozen=True, slots=True)
class _Todo:
    """A row that is not done."""

    number: int
    digest: str
    row: Row
    entry: Entry | None

    @property
    def may_exist(self) -> bool:
        """An earlier run may have created its record."""
        return self.entry is not None and self.entry.time is not None


class _Import:
    """One import."""

    def __init__(
        self,
        target: Target,
        match_on: str | Sequence[str] | None,
        marker: str | None,
        dry_run: bool,
        wait: Step,
    ) -> None:
        if (match_on is None) == (marker is None):
            raise ValueError("give either match_on or marker")
        self._target = target
        self._match_on = match_on
        self._marker = marker
        self._dry_run = dry_run
        self._wait = wait
        self._journal: Journal | None = None
        self._report = ImportReport()
        self._may_exist = False

    def flow(
        self,
        rows: list[Given],
        path: str | Path,
        progress: Progress | None,
        budget: int | None,
    ) -> Flow[ImportReport]:
        self._report.rows = len(rows)
        if not self._dry_run:
            kept = subject(self._target.entity, self._match_on, self._marker)
            self._journal = Journal(path, kept)
        try:
            with self._target.client.usage.measure(limit=budget) as spent:
                try:
                    yield from self._all(rows, progress, budget)
                except (BudgetExceededError, DailyLimitError) as error:
                    self._report.stopped = error
                self._report.tokens = spent.tokens
        finally:
            if self._journal is not None:
                self._journal.close()
        return self._report

    def _all(
        self, rows: list[Given], progress: Progress | None, budget: int | None
    ) -> Flow[None]:
        todo = yield from self._todo(rows)
        finder = yield from self._finder(todo, budget)
        for one in todo:
            try:
                done = yield from self._one(finder, one)
            except REFUSALS as error:
                if error.outcome_unknown:
                    raise
                self._refuse(one.number, one.digest, error)
            else:
                self._report.add(one.number, done)
                if self._journal is not None:
                    self._journal.done(
                        one.number, one.digest, done.action, done.record.id
                    )
            if progress is not None:
                progress(self._report)

    def _todo(self, rows: list[Given]) -> Flow[list[_Todo]]:
        """Return the rows that are not done, with their values checked."""
        todo: list[_Todo] = []
        for number, given in enumerate(rows, 1):
            try:
                known = digest(given)
            except KitError as error:
                self._report.refused[number] = error
                continue
            entry = self._journal.entry(number, known) if self._journal else None
            if entry is not None and entry.is_done:
                self._report.skipped += 1
                if entry.id is not None:
                    self._report.ids[number] = entry.id
                continue
            self._may_exist = entry is not None and entry.time is not None
            if not todo and not self._report.refused:
                yield from self._check_marker()
            try:
                row = yield from self._resolved(number, given)
            except KitError as error:
                self._refuse(number, known, error)
            else:
                todo.append(_Todo(number, known, row, entry))
        return todo

    def _resolved(self, number: int, given: Given) -> Flow[Row]:
        """Return the row as it is sent: with its marker, if the import has one."""
        if self._match_on is not None:
            return (yield from resolved(self._target, given, self._match_on))
        assert self._marker is not None
        name = self._journal.id if self._journal else "dry-run"
        given = {**given, self._marker: f"{name}-{number}"}
        return (yield from resolved(self._target, given, self._marker))

    def _check_marker(self) -> Flow[None]:
        """Raise for a marker that does not fit: that is no fault of the rows."""
        if self._marker is not None:
            yield from resolved(self._target, {self._marker: "x"}, self._marker)

    def _finder(self, todo: list[_Todo], budget: int | None) -> Flow[Finder]:
        begun = [e.time for one in todo if (e := one.entry) and e.time is not None]
        if begun:
            yield self._wait
        if self._marker is not None or not todo:
            since = min(begun) - LAG if begun else None
            return Searching(self._target, since=since)
        rows = [one.row for one in todo]
        chosen = yield from plan(self._target, rows, None, LAG)
        if budget is not None and (chosen.listing or 0) > budget // 2:
            # A run that ends before all are listed gets nowhere, and so does the next one.
            chosen = replace(chosen, way="search")
        self._report.plan = chosen
        return (yield from chosen.finder())

    def _one(self, finder: Finder, one: _Todo) -> Flow[Upserted]:
        """Write one row; look again each time the outcome is unknown."""
        row, found = one.row, None
        began = time.time()
        self._may_exist = one.may_exist
        if self._marker is None or one.may_exist:
            hits = yield from finder.find(row.criteria)
            found = only(self._target, row.criteria, hits)
        was_sent = one.may_exist
        unknown: ClientError | None = None
        for _ in range(ATTEMPTS):
            if found is None and self._journal is not None:
                self._journal.intend(one.number, one.digest, time.time())
            self._may_exist = False
            try:
                done = yield from write(
                    self._target,
                    found,
                    row.values,
                    self._dry_run,
                    is_early=finder.is_early,
                )
            except OutcomeUnknownError as error:
                was_sent = was_sent or found is None
                unknown, self._may_exist = error, found is None
            else:
                return self._noted(finder, one, done, was_sent)
            yield self._wait
            looking = Searching(self._target, since=began - LAG)
            hits = yield from looking.find(row.criteria)
            found = only(self._target, row.criteria, hits)
        assert unknown is not None
        raise unknown

    def _noted(
        self, finder: Finder, one: _Todo, done: Upserted, was_sent: bool
    ) -> Upserted:
        if self._marker is None and done.record is not None:
            finder.note(one.row.criteria, done.record)
        if was_sent and done.action == "unchanged":
            return Upserted("created", done.record)
        return done

    def _refuse(self, number: int, known: str, error: ClientError) -> None:
        self._report.refused[number] = error
        if self._journal is not None and not self._may_exist:
            self._journal.done(number, known, "refused", None)
