"""Records whose custom fields are known by name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, MutableMapping
from typing import Any, Generic, TypeGuard, TypeVar

from ..errors import FieldValueError, UnknownFieldError
from ..narrowing import is_mapping
from .definitions import Field, FieldTable
from .flat import flat, nested
from .values import read, write

R = TypeVar("R")


class CustomValues(MutableMapping[str, Any]):
    """The custom fields of one record, by name or code.

    Reading returns Python values: labels, dates, `Money`. Assigning checks the value and
    keeps it in `changes`, until `save` sends it.

    Raises:
        UnknownFieldError, AmbiguousFieldError: For a name, both ways; both are KeyErrors.
        FieldValueError: When assigning what the field does not take.
    """

    def __init__(self, table: FieldTable, raw: Mapping[str, Any] | None) -> None:
        self._table = table
        self._raw = dict(raw or {})
        self.changes: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:
        if name in self._raw and self._table.by_code(name) is None:
            return self._raw[name]  # newer than the definitions
        field = self._custom(name)
        return read(field, self.raw(field.code))

    def __setitem__(self, name: str, value: Any) -> None:
        self.changes |= encoded(self._table, {name: value})

    def __delitem__(self, name: str) -> None:
        """Clear a field."""
        self[name] = None

    def __iter__(self) -> Iterator[str]:
        """Yield the names of the fields that came; a code where a name is not unique."""
        columns = self._table.columns()
        names = [columns.get(code, code) for code in self._codes()]
        return iter(names)

    def __len__(self) -> int:
        return len(self._codes())

    def __repr__(self) -> str:
        filled = {name: value for name, value in self.items() if value is not None}
        return f"CustomValues({filled!r})"

    def items(self) -> Any:
        """Return pairs of name and value."""
        columns = self._table.columns()
        return [(columns.get(code, code), self[code]) for code in self._codes()]

    def values(self) -> Any:
        """Return the values, in the order of the names."""
        return [self[code] for code in self._codes()]

    def raw(self, name: str) -> Any:
        """Return the JSON value of a field, as it came or as it will be sent."""
        code = name if name in self._raw else self._table[name].code
        return self.changes.get(code, self._raw.get(code))

    def _custom(self, name: str) -> Field:
        field = self._table[name]
        if field.is_custom or field.code in self._codes():
            return field
        raise UnknownFieldError(no_custom(field, self._table.entity))

    def _codes(self) -> list[str]:
        return list(dict.fromkeys([*self._raw, *self.changes]))


class Record(Generic[R]):
    """A record of the client with its custom fields by name.

    Attributes:
        record: As the client returned it; its attributes are those of this object, too.
        custom: The custom fields, by name.
    """

    __slots__ = ("custom", "record")

    def __init__(self, record: R, table: FieldTable) -> None:
        self.record = record
        self.custom = CustomValues(table, custom_values(record))

    def __getattr__(self, name: str) -> Any:
        if name in Record.__slots__:
            raise AttributeError(name)
        return getattr(self.record, name)

    def __repr__(self) -> str:
        return f"Record({self.record!r})"

    def __eq__(self, other: object) -> bool:
        return is_record(other) and bool(self.record == other.record)

    __hash__ = None  # type: ignore[assignment]  # like the client's records


def is_record(value: object) -> TypeGuard[Record[Any]]:
    """Return if a value is a `Record`."""
    return isinstance(value, Record)


def custom_values(record: Any) -> Mapping[str, Any]:
    """Return the custom fields of a record, by code, as they came."""
    if not hasattr(record, "custom_fields"):
        return nested(getattr(record, "extra", {}))
    given = record.custom_fields
    return given if is_mapping(given) else {}


def encoded(table: FieldTable, custom: Mapping[str, Any]) -> dict[str, Any]:
    """Return the JSON values of custom fields by code.

    Raises:
        UnknownFieldError, AmbiguousFieldError, FieldValueError: For a name or value.
    """
    values: dict[str, Any] = {}
    for name, value in custom.items():
        field = table[name]
        if not field.is_custom or table.entity == "activities":
            raise FieldValueError(no_custom(field, table.entity))
        values[field.code] = write(field, value)
    return values


def no_custom(field: Field, entity: str) -> str:
    """Return what a name is that means a field of Pipedrive's own."""
    return (
        f"{field.name!r} is no custom field of {entity}:"
        f" it is the attribute and argument {field.code!r}"
    )


def arguments(entity: str, custom: Mapping[str, Any]) -> dict[str, Any]:
    """Return the arguments of `add` and `update` that carry encoded custom fields."""
    if not custom:
        return {}  # an empty object clears all of them
    if entity == "leads":
        return {"extra_body": flat(custom)}
    return {"custom_fields": dict(custom)}
