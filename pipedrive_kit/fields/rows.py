"""Records as rows of a table: flat dicts, CSV files and data frames."""

from __future__ import annotations

import csv
import dataclasses
import datetime as dt
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..extras import needed
from ..narrowing import is_list, is_mapping
from .definitions import Field, FieldTable
from .flat import is_flat
from .records import custom_values, is_record
from .values import Money, read

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl

_RANGES = ("daterange", "timerange")
_FORMULAS = tuple("=+-@\t\r\n＝＋－＠")
"""First characters of texts that a spreadsheet would run; some are East Asian."""


def rows(
    table: FieldTable,
    records: Iterable[Any],
    *,
    labels: bool = True,
    columns: Mapping[str, str] | None = None,
) -> Iterator[dict[str, Any]]:
    """Yield a row for each record. All rows have the same custom columns.

    Amounts get a column for their currency, and ranges one for their end. `columns` has
    titles by code, instead of the names.
    """
    columns = columns or table.columns()
    builtin = [f for f in table if f.options and not f.is_custom]
    for one in records:
        record = one.record if is_record(one) else one
        row = {
            name: value
            for name, value in _attributes(record).items()
            if name != "custom_fields" and not is_flat(name)
        }
        if labels:
            for field in builtin:
                if row.get(field.code) is not None:
                    row[field.code] = _labelled(read(field, row[field.code]))
        values = custom_values(record)
        for field in table.custom:
            row.update(
                _cells(field, columns[field.code], values.get(field.code), labels)
            )
        yield row


def write_csv(path: str | Path, lines: Iterable[Mapping[str, Any]]) -> int:
    """Write rows to a CSV file; return their number.

    Texts that a spreadsheet would run as a formula get an apostrophe in front. Halves of
    surrogate pairs, which no file in UTF-8 can have, become question marks.
    """
    lines = [{key: _cell(value) for key, value in line.items()} for line in lines]
    header = list(dict.fromkeys(key for line in lines for key in line))
    with Path(path).open("w", newline="", encoding="utf-8", errors="replace") as file:
        csv.writer(file).writerow(map(_cell, header))
        csv.DictWriter(file, header).writerows(lines)
    return len(lines)


def to_pandas(lines: Iterable[Mapping[str, Any]]) -> pd.DataFrame:
    """Return rows as a pandas frame: whole numbers stay whole where values are missing.

    A column whose values have several types is one of texts. Raises ImportError without
    the extra `pandas`.
    """
    with needed("pandas", "pandas"):
        import pandas as pd
    frame = pd.DataFrame(_columns(lines))
    for name in frame.columns:
        if pd.api.types.infer_dtype(frame[name]) in ("date", "datetime"):
            frame[name] = pd.to_datetime(frame[name])
    return frame.convert_dtypes()


def to_polars(lines: Iterable[Mapping[str, Any]]) -> pl.DataFrame:
    """Return rows as a polars frame, its column types from all rows.

    A column whose values have several types is one of texts. Raises ImportError without
    the extra `polars`.
    """
    with needed("polars", "polars"):
        import polars as pl
    return pl.DataFrame(_columns(lines), strict=False)


def _attributes(record: Any) -> dict[str, Any]:
    """Return the attributes of a record that were sent, as Python values."""
    # To ask a record for another name costs a search for similar ones.
    declared = {field.name for field in dataclasses.fields(record)}
    return {
        name: _plain(getattr(record, name)) if name in declared else value
        for name, value in record.to_dict().items()
    }


def _plain(value: Any) -> Any:
    """Return records inside a value as dicts."""
    if is_list(value):
        return [_plain(one) for one in value]
    return value.to_dict() if hasattr(value, "to_dict") else value


def _cells(field: Field, title: str, raw: Any, labels: bool) -> dict[str, Any]:
    value = read(field, raw) if labels or not field.options else raw
    if field.type == "monetary":
        known = isinstance(value, Money)
        return {
            title: value.value if known else value,
            f"{title} currency": value.currency if known else None,
        }
    if field.type in _RANGES:
        return {
            title: getattr(value, "value", value),
            f"{title} until": getattr(value, "until", None),
        }
    if field.type in ("time", "address"):
        return {title: getattr(value, "value", value)}
    return {title: _labelled(value)}


def _labelled(value: Any) -> Any:
    """Return a value without the option's ID."""
    if is_list(value):
        return [_labelled(one) for one in value]
    return str(value) if isinstance(value, str) else value


def _columns(lines: Iterable[Mapping[str, Any]]) -> dict[str, list[Any]]:
    """Return the values of each column, all of one type or texts."""
    whole = list(lines)
    names = dict.fromkeys(name for line in whole for name in line)
    found = {name: [line.get(name) for line in whole] for name in names}
    for name, values in found.items():
        kinds = {_kind(value) for value in values if value is not None}
        if len(kinds) > 1:
            found[name] = [None if one is None else str(_one(one)) for one in values]
    return found


def _kind(value: object) -> tuple[type, bool]:
    """Return the type of a value, and if it is a time with a time zone."""
    kind = float if isinstance(value, int | float) else type(value)
    return kind, isinstance(value, dt.datetime) and value.tzinfo is not None


def _cell(value: Any) -> Any:
    value = _one(value)
    if isinstance(value, str) and value.startswith(_FORMULAS):
        return f"'{value}"
    return value.isoformat() if isinstance(value, dt.datetime) else value


def _one(value: Any) -> Any:
    """Return a list as one text; of e-mails, phones and addresses the `value` alone."""
    if is_list(value):
        return ", ".join(str(_one(part)) for part in value)
    if is_mapping(value):
        known = "value" in value
        return value["value"] if known else json.dumps(value, ensure_ascii=False)
    return value
