"""Exports to files: page by page, so that an interrupted one goes on where it was.

Beside the unfinished file is its state: what the file has up to which byte, and the cursor
of the next page. Both are on disk before the next page is asked for.
"""

from __future__ import annotations

import csv
import dataclasses
import io
import json
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, BinaryIO

import click

from openapi_runtime.errors import BadRequestError

from ..accounts.profiles import write_private
from ..operations.calls import Walk
from ..operations.records import Rows
from ..operations.table import Entry, table
from ..screen.output import dumped, formula_safe
from ..screen.progress import Counts, Progress
from ..session import Session

ENDINGS = {"jsonl": "jsonl", "csv": "csv", "parquet": "jsonl"}
"""The ending of the unfinished file of each format."""


def exportable() -> list[str]:
    """Return the groups that have a list which needs no arguments."""
    return [
        group
        for group, methods in table().items()
        if "list" in methods
        and not any(a.get("required") for a in methods["list"]["arguments"].values())
    ]


@dataclass
class State:
    """The place that an export has reached.

    Attributes:
        of: What is exported; another one begins anew.
        method: The list that is being read.
        cursor: Its next page.
        size: Bytes of the file that are in order.
        records: Records in them.
        columns: The columns of a CSV file.
    """

    of: list[Any]
    method: str = "list"
    cursor: str | None = None
    size: int = 0
    records: int = 0
    columns: list[str] | None = None


class Export:
    """The export of one group to one file."""

    def __init__(
        self, session: Session, group: str, form: str, folder: Path, archived: bool
    ) -> None:
        self._session = session
        self._group = group
        self._form = form
        self.path = folder / f"{group}.{form}"
        self._part = folder / f".{group}.{ENDINGS[form]}.part"
        self._state_path = folder / f".{group}.{form}.state"
        methods = table()[group]
        both = archived and "list_archived" in methods
        self._methods = ["list", *(["list_archived"] if both else [])]
        self._rows = Rows(session, group, methods["list"].get("named", False))
        self._of = [group, form, session.fields, self._methods]

    def run(self) -> int:
        """Write the file; return the number of its records."""
        state = self._loaded()
        self._say(state)
        counts = Counts(self._session)
        total = counts.get(self._group)
        name = self._group
        with Progress(self._session, name, total, done=state.records) as progress:
            try:
                self._all(state, progress)
            except BadRequestError:
                if state.cursor is None:
                    raise
                self._session.note(
                    f"{self._group}: the place has expired, from the start"
                )
                state = State(self._of)
                self._all(state, progress)
        self._finish(state)
        counts.keep(self._group, state.records)
        return state.records

    def _all(self, state: State, progress: Progress) -> None:
        with self._opened(state) as file:
            for method in self._methods[self._methods.index(state.method) :]:
                state.method = method
                self._one(state, file, progress)
                state.cursor = None

    def _one(self, state: State, file: BinaryIO, progress: Progress) -> None:
        entry = table()[self._group][state.method]
        function = getattr(getattr(self._session.client, self._group), state.method)
        for page, cursor in self._pages(
            function, self._options(entry), state, progress
        ):
            state.columns = state.columns or self._columns(page)
            file.write(self._text(page, state).encode())
            file.flush()
            os.fsync(file.fileno())
            state.records += len(page)
            state.size, state.cursor = file.tell(), cursor
            write_private(self._state_path, json.dumps(asdict(state)))
            self._say(state)
            progress.update(state.records)

    def _say(self, state: State) -> None:
        """Prepare what Ctrl-C shows."""
        kept = f"{state.records:,} records of {self._group} are kept."
        self._session.going_on = f"{kept} Go on with: {self._session.command_line()}"

    def _pages(
        self,
        function: Any,
        options: Mapping[str, Any],
        state: State,
        progress: Progress,
    ) -> Iterator[tuple[list[Any], str | None]]:
        if "page_size" not in table()[self._group][state.method]:
            yield list(function(**options)), None
            return
        walk = Walk(self._session, state.cursor)
        for page in walk.pages(function, options, progress):
            yield page, walk.following
            walk.advance(len(page))

    def _options(self, entry: Entry) -> dict[str, Any]:
        options = self._rows.asked()
        # A walk by ID neither skips nor repeats records that change meanwhile.
        return options | ({"sort_by": "id"} if "sort_by" in entry["arguments"] else {})

    def _columns(self, page: Sequence[Any]) -> list[str] | None:
        if self._form != "csv" or not page:
            return None
        if (chosen := self._rows.columns) is not None:
            return chosen
        row = self._rows.of(page[:1])[0]
        declared = [field.name for field in dataclasses.fields(page[0])]
        return list(
            dict.fromkeys([*(n for n in declared if n != "custom_fields"), *row])
        )

    def _text(self, page: Sequence[Any], state: State) -> str:
        rows = self._rows.of(page)
        if self._form != "csv":
            return "".join(f"{dumped(row)}\n" for row in rows)
        columns = state.columns or []
        text = io.StringIO()
        writer = csv.writer(text, lineterminator="\n")
        if state.size == 0 and columns:
            writer.writerow(map(formula_safe, columns))
        writer.writerows(
            [formula_safe(row.get(name)) for name in columns] for row in rows
        )
        return text.getvalue()

    def _loaded(self) -> State:
        try:
            state = State(**json.loads(self._state_path.read_text(encoding="utf-8")))
            there = self._part.stat().st_size >= state.size
        except (FileNotFoundError, ValueError, TypeError):
            return State(self._of)
        if state.of != self._of or not there:
            return State(self._of)
        self._session.note(f"{self._group}: going on after {state.records:,} records")
        return state

    def _opened(self, state: State) -> BinaryIO:
        file = self._part.open("r+b" if state.size else "w+b")
        file.truncate(state.size)
        file.seek(state.size)
        return file

    def _finish(self, state: State) -> None:
        if self._form == "parquet":
            _to_parquet(self._part, self.path, state.records)
            self._part.unlink()
        else:
            self._part.replace(self.path)
        self._state_path.unlink(missing_ok=True)
        self._session.going_on = None


def check_format(form: str) -> None:
    """Raise for a format that needs a library which is not there."""
    if form == "parquet":
        try:
            import duckdb  # noqa: F401  # pyright: ignore[reportUnusedImport]
        except ModuleNotFoundError:
            raise click.UsageError(
                "Parquet needs DuckDB, which the extra `dlt` has"
            ) from None


def _to_parquet(source: Path, target: Path, records: int) -> None:
    import duckdb

    if records == 0:
        raise click.ClickException(f"{target}: no records, so there are no columns")
    with duckdb.connect() as database:
        rows = database.read_json(
            str(source),
            format="newline_delimited",
            sample_size=-1,
            maximum_object_size=100_000_000,
        )
        scratch = target.with_name(f".{target.name}.part")
        rows.write_parquet(str(scratch))
    scratch.replace(target)
