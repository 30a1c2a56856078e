"""The columns of a table: their types, and names of custom fields, which never change."""

from __future__ import annotations

import dataclasses
import datetime as dt
import typing
from collections.abc import Callable, Mapping
from typing import Any, Final

from dlt.common.data_types import TDataType
from dlt.common.schema.typing import TColumnSchema

from ..fields.definitions import Field, FieldTable

Columns = dict[str, TColumnSchema]

_BY_FIELD: Final[Mapping[str, TDataType]] = {
    "double": "double",
    "monetary": "double",
    "int": "bigint",
    "org": "bigint",
    "people": "bigint",
    "user": "bigint",
    "date": "date",
    "daterange": "date",
    "time": "time",
    "timerange": "time",
    "boolean": "bool",
    "set": "json",
}
"""Types of dlt by type of custom field; all others are texts."""

_SECOND: Final[Mapping[str, tuple[str, TDataType]]] = {
    "monetary": ("currency", "text"),
    "daterange": ("until", "date"),
    "timerange": ("until", "time"),
}
"""Name and type of the second column of a field."""

_BY_CLASS: Final[Mapping[Any, TDataType]] = {
    str: "text",
    int: "bigint",
    float: "double",
    bool: "bool",
    dt.datetime: "timestamp",
    dt.date: "date",
}
"""Types of dlt by annotation of an attribute; all others are JSON."""


def attributes(record: Any, table: FieldTable | None, *, labels: bool) -> Columns:
    """Return the columns of a record's attributes."""
    hints = typing.get_type_hints(record.__class__)
    labelled = {f.code for f in table or () if labels and f.options}
    found: Columns = {}
    for attribute in dataclasses.fields(record):
        name = attribute.name
        wanted = [one for one in typing.get_args(hints[name]) if one in _BY_CLASS]
        if hints[name] in _BY_CLASS:
            wanted = [hints[name]]
        kind = _BY_CLASS[wanted[0]] if wanted else "json"
        if name in labelled and kind != "json":
            kind = "text"
        if table is None or name != "custom_fields":
            found[name] = {"name": name, "data_type": kind}
    return found


def titles(
    table: FieldTable,
    taken: set[str],
    known: Mapping[str, str],
    normalized: Callable[[str], str],
) -> dict[str, str]:
    """Return the column of each custom field, by code.

    Args:
        table: The fields of the entity.
        taken: Names of other columns.
        known: Columns of earlier runs. A renamed field keeps its column.
        normalized: The form that the destination gives a name.
    """
    columns = dict(known)
    taken = taken | set(columns.values())
    for field in table.custom:
        if field.code not in columns:
            name = normalized(field.name)
            if name in taken:
                name = f"{name}_{field.code[:6]}"
            columns[field.code] = name
            taken |= {normalized(part) for part in _parts(field, name)}
    return columns


def custom(table: FieldTable, titles: Mapping[str, str], *, labels: bool) -> Columns:
    """Return the columns of custom fields."""
    found: Columns = {}
    for field in table.custom:
        first: TDataType = _BY_FIELD.get(field.type, "text")
        if field.type == "enum" and not labels:
            first = "bigint"
        kinds: list[TDataType] = [first, _SECOND.get(field.type, ("", first))[1]]
        for name, kind in zip(_parts(field, titles[field.code]), kinds, strict=False):
            found[name] = TColumnSchema(name=name, data_type=kind)
    return found


def _parts(field: Field, column: str) -> list[str]:
    second = _SECOND.get(field.type)
    return [column, f"{column} {second[0]}"] if second else [column]
