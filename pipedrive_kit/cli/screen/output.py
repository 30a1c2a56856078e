"""Records as tables, JSON, JSON lines or CSV."""

from __future__ import annotations

import csv
import datetime as dt
import json
import os
from collections.abc import Mapping, Sequence
from typing import Any, Protocol, TextIO

from ...narrowing import is_collection, is_list, is_mapping
from .safe import json_text, visible

Row = Mapping[str, Any]

_PREFERRED = (
    *(
        "id",
        "name",
        "title",
        "subject",
        "term",
        "code",
        "field_name",
        "status",
        "value",
    ),
    *("currency", "owner_id", "person_id", "org_id", "stage_id", "type", "add_time"),
)
"""Columns that a table shows first if none are asked for."""

_MOST_COLUMNS = 8
_CODE = 40
"""Characters of the code of a custom field, which is copied from tables."""


class Writer(Protocol):
    """A writer of rows that come in batches."""

    def write(self, rows: Sequence[Row]) -> None:
        """Write, or keep, some rows."""
        ...

    def close(self) -> None:
        """Write what is left."""
        ...


def plain(value: Any) -> Any:
    """Return a value as JSON has it."""
    if is_mapping(value):
        return {str(key): plain(one) for key, one in value.items()}
    if is_collection(value):
        return [plain(one) for one in value]
    if isinstance(value, dt.datetime | dt.date | dt.time):
        return value.isoformat()
    if hasattr(value, "to_dict"):
        return plain(value.to_dict())
    if isinstance(value, str):
        return str(value)
    known = value is None or isinstance(value, int | float)
    return value if known else str(value)


def dumped(value: Any, indent: int | None = None) -> str:
    """Return a value as JSON that is harmless for a terminal."""
    return json_text(json.dumps(plain(value), ensure_ascii=False, indent=indent))


def cell(value: Any) -> str:
    """Return a value as the text of a cell."""
    if value is None:
        return ""
    value = plain(value)
    if is_list(value) and not any(is_mapping(one) or is_list(one) for one in value):
        return visible(", ".join(map(str, value)))
    if is_mapping(value) or is_list(value):
        return visible(dumped(value))
    return visible(value)


class JsonLines:
    """A JSON object a line."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, rows: Sequence[Row]) -> None:
        self._stream.write("".join(f"{dumped(row)}\n" for row in rows))
        self._stream.flush()

    def close(self) -> None:
        self._stream.flush()


class JsonArray:
    """One JSON array."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._joint = "[\n"

    def write(self, rows: Sequence[Row]) -> None:
        for row in rows:
            self._stream.write(f"{self._joint}{dumped(row)}")
            self._joint = ",\n"

    def close(self) -> None:
        self._stream.write("[]\n" if self._joint == "[\n" else "\n]\n")
        self._stream.flush()


class Csv:
    """CSV; the columns are those of the first rows unless they are given."""

    def __init__(self, stream: TextIO, columns: Sequence[str] | None) -> None:
        self._stream = stream
        self._columns = list(columns or ())
        self._writer = csv.writer(stream, lineterminator="\n")
        self._begun = False

    def write(self, rows: Sequence[Row]) -> None:
        if not self._begun:
            self._columns = self._columns or all_columns(rows)
            self._writer.writerow(map(formula_safe, self._columns))
            self._begun = True
        for row in rows:
            cells = [formula_safe(row.get(name)) for name in self._columns]
            self._writer.writerow(cells)
        self._stream.flush()

    def close(self) -> None:
        if not self._begun and self._columns:
            self.write(())


class Table:
    """A table for a person, printed when all rows are there."""

    def __init__(
        self, stream: TextIO, columns: Sequence[str] | None, width: int | None = None
    ) -> None:
        self._stream = stream
        self._columns = columns
        self._width = width
        self._rows: list[Row] = []

    def write(self, rows: Sequence[Row]) -> None:
        self._rows += rows

    def close(self) -> None:
        if self._rows or self._columns:
            chosen = self._columns or chosen_columns(self._rows)
            lines = [[row.get(name) for name in chosen] for row in self._rows]
            print_table(self._stream, chosen, lines, self._width)


def all_columns(rows: Sequence[Row]) -> list[str]:
    """Return the keys of all rows, in the order in which they come."""
    return list(dict.fromkeys(key for row in rows for key in row))


def chosen_columns(rows: Sequence[Row]) -> list[str]:
    """Return the columns that say most: known ones, then others with short values."""
    there = all_columns(rows)
    filled = [k for k in there if any(_is_short(row.get(k)) for row in rows)]
    first = [name for name in _PREFERRED if name in filled]
    rest = [name for name in filled if name not in first]
    return [*first, *rest][:_MOST_COLUMNS] or there[:_MOST_COLUMNS]


def _is_short(value: Any) -> bool:
    return (
        value is not None and value != "" and not (is_mapping(value) or is_list(value))
    )


def formula_safe(value: Any) -> Any:
    """Return the cell of a CSV file. A text that begins as a formula gets an apostrophe."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return value
    text = cell(value)
    return f"'{text}" if text[:1] in ("=", "+", "-", "@") else text


def print_table(
    stream: TextIO,
    header: Sequence[str],
    lines: Sequence[Sequence[Any]],
    width: int | None = None,
    *,
    is_record: bool = False,
) -> None:
    """Print a table; on a terminal, cells are cut to its width, but no codes of fields."""
    from rich.console import Console
    from rich.table import Table as RichTable
    from rich.text import Text

    on_terminal = stream.isatty()
    console = Console(
        file=stream,
        width=width if on_terminal else 10_000,
        highlight=False,
        legacy_windows=False,
    )
    style = "" if os.environ.get("NO_COLOR") else "bold"
    drawn = RichTable(box=None, pad_edge=False, header_style=style)
    for index, name in enumerate(header):
        values = [line[index] for line in lines if line[index] is not None]
        is_number = not is_record and all(map(_is_number, values))
        drawn.add_column(
            Text(visible(name)),
            justify="right" if values and is_number else "left",
            no_wrap=True,
            min_width=_CODE if any(map(_is_code, values)) else None,
        )
    for line in lines:
        drawn.add_row(*(Text(cell(value)) for value in line))
    with console.capture() as captured:
        console.print(drawn)
    text = "\n".join(line.rstrip() for line in captured.get().splitlines())
    stream.write(f"{text}\n")
    stream.flush()


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _is_code(value: Any) -> bool:
    return isinstance(value, str) and len(value) == _CODE and value.isalnum()
