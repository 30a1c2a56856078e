"""Records of methods as rows, with custom fields by name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import click

from ...narrowing import is_list, is_mapping
from .arguments import assignment, custom_value, parsed, split
from .table import Entry

if TYPE_CHECKING:
    from ...fields.definitions import Field, FieldTable
    from ..session import Session

_SECOND = {"monetary": "currency", "daterange": "until", "timerange": "until"}
_MOST_ASKED = 15
"""Custom fields that a call may name; all come without names, for the same tokens."""


class Rows:
    """Rows of one group: of records with named fields, or of anything else."""

    def __init__(self, session: Session, group: str, named: bool) -> None:
        self._session = session
        self._entity = group if named else None
        self._wanted = split(session.fields) if session.fields else []

    @property
    def columns(self) -> list[str] | None:
        """The columns that were asked for, as they are called in rows."""
        if not self._wanted:
            return None
        table = self._table()
        if table is None:
            return self._wanted
        return [name for wanted in self._wanted for name in _titles(table, wanted)]

    def asked(self) -> dict[str, Any]:
        """Return the argument that leaves out custom fields that are not wanted."""
        table = self._table()
        if table is None or not self._wanted or self._entity == "leads":
            return {}
        fields = [_field(table, name) for name in self._wanted]
        codes = [field.code for field in fields if field and field.is_custom]
        return {"custom_fields": codes} if 0 < len(codes) <= _MOST_ASKED else {}

    def of(self, records: Sequence[Any]) -> list[dict[str, Any]]:
        """Return the rows of records, with the columns that were asked for."""
        if self._entity is None:
            rows = [_flat(record) for record in records]
        else:
            rows = self._named_rows(self._entity, records)
        columns = self.columns
        if columns is None:
            return rows
        known = {key for row in rows for key in row}
        missing = [name for name in columns if name not in known]
        if rows and missing:
            if (table := self._table()) is not None:
                _ = table[missing[0]]  # raises, with similar names
            names = ", ".join(sorted(known))
            raise click.UsageError(
                f"there is no {', '.join(missing)}; there are: {names}"
            )
        return [{name: row.get(name) for name in columns} for row in rows]

    def _named_rows(self, entity: str, records: Sequence[Any]) -> list[dict[str, Any]]:
        account = self._session.account
        rows = list(account.rows(entity, records))
        # An ID that is a text, such as "open", is what filters take.
        with_texts = [
            field.code
            for field in account.fields(entity)
            if any(isinstance(option.id, str) for option in field.options)
        ]
        for row, record in zip(rows, records, strict=True):
            row |= {code: getattr(record, code) for code in with_texts if code in row}
        return rows

    def _table(self) -> FieldTable | None:
        return self._session.account.fields(self._entity) if self._entity else None


def _titles(table: FieldTable, wanted: str) -> list[str]:
    """Return the columns of a field: an amount has its currency beside it."""
    field = _field(table, wanted)
    if field is None:
        return [wanted.replace("-", "_")]
    if not field.is_custom:
        return [field.code]
    title = table.columns()[field.code]
    second = _SECOND.get(field.type)
    return [title, f"{title} {second}"] if second else [title]


def _field(table: FieldTable, wanted: str) -> Field | None:
    """Return a field, or None for what is not among the fields, such as an attribute."""
    known = wanted in table
    return table[wanted] if known else None


def _flat(record: Any) -> dict[str, Any]:
    """Return a record as a row. The item of a search comes before its score."""
    row = record.to_dict() if hasattr(record, "to_dict") else record
    if not is_mapping(row):
        return {"value": row}
    item = row.get("item")
    if is_mapping(item):
        return {**item, **{key: value for key, value in row.items() if key != "item"}}
    return dict(row)


def as_rows(result: Any) -> list[Any] | None:
    """Return the records of a result that is a list; None for one record."""
    return list(result) if is_list(result) else None


def given_values(
    session: Session, group: str, entry: Entry, assignments: Sequence[str]
) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return arguments and custom fields of NAME=VALUE texts."""
    known = {name: a for name, a in entry["arguments"].items() if a.get("body")}
    arguments: dict[str, Any] = {}
    custom: dict[str, Any] = {}
    for name, text in map(assignment, assignments):
        attribute = name.replace("-", "_").replace(" ", "_").lower()
        if attribute in known:
            arguments[attribute] = parsed(name, known[attribute], text)
        elif not entry.get("named"):
            raise click.UsageError(f"{name!r} is none of {', '.join(known)}")
        else:
            field = session.account.fields(group)[name]
            labels = frozenset(option.label.casefold() for option in field.options)
            custom[field.code] = custom_value(field.type, text, labels)
    return arguments, custom


def check_required(entry: Entry, given: Mapping[str, Any]) -> None:
    """Raise for arguments that a method needs and did not get."""
    missing = [
        f"--{name.replace('_', '-')}"
        for name, argument in entry["arguments"].items()
        if argument.get("required") and not argument.get("place") and name not in given
    ]
    if missing:
        raise click.UsageError(f"missing: {', '.join(missing)}")
