"""The base of the classes that are written for an account."""

from __future__ import annotations

from collections.abc import Mapping
from typing import (
    TYPE_CHECKING,
    Any,
    ClassVar,
    Generic,
    Self,
    TypeVar,
    dataclass_transform,
)

from ..fields.definitions import Field, Option, suggestion
from ..fields.records import Record, arguments, custom_values, is_record
from ..fields.values import read, write

R = TypeVar("R")


class _Attribute:
    """A field of the account as an attribute of records."""

    def __init__(self, field: Field) -> None:
        self.field = field

    def __get__(self, record: TypedRecord[Any] | None, owner: type) -> Any:
        return self if record is None else record._read(self.field)

    def __set__(self, record: TypedRecord[Any], value: Any) -> None:
        record._write(self.field, value)


def account_field(
    *,
    code: str,
    name: str,
    type: str,
    options: Mapping[Any, str] | None = None,
    is_custom: bool = True,
    default: None = None,  # noqa: ARG001 - for type checkers: no value is required
) -> Any:
    """Return the attribute of a field, as the account defined it."""
    choices = tuple(Option(*pair) for pair in (options or {}).items())
    return _Attribute(Field(code, name, type, is_custom, choices))


@dataclass_transform(
    eq_default=False, kw_only_default=True, field_specifiers=(account_field,)
)
class TypedRecord(Generic[R]):
    """A record with the account's own fields as attributes.

    Reading an attribute returns its value as `Account` does; None if it is not set.
    Assigning checks the value and keeps it for `changes()`. No field definitions are
    read: the class has them.

    Args:
        values: Values of fields, by attribute, for a record that is to be added.

    Example:
        >>> deal = Deal.of(client.deals.get(7))
        >>> deal.contract_type = "Annual"
        >>> client.deals.update(7, **deal.changes())
    """

    _entity: ClassVar[str]

    def __init_subclass__(cls, *, entity: str) -> None:
        cls._entity = entity

    def __init__(self, **values: Any) -> None:
        self._record: Any = None
        self._custom: Mapping[str, Any] = {}
        self._changes: dict[Field, Any] = {}
        for name, value in values.items():
            setattr(self, name, value)

    @classmethod
    def of(cls, record: R | Record[R]) -> Self:
        """Return a record of the client, or of an `Account`, with typed attributes."""
        typed = cls()
        typed._record = record.record if is_record(record) else record
        typed._custom = custom_values(typed._record)
        return typed

    @property
    def record(self) -> R:
        """The record as the client returned it.

        Raises:
            LookupError: This one was made by the program.
        """
        if self._record is None:
            raise LookupError(f"this {type(self).__name__} is of no record: use `of`")
        record: R = self._record
        return record

    def changes(self) -> dict[str, Any]:
        """Return what was assigned, as arguments of the client's `add` and `update`."""
        found = self._changes.items()
        custom = {field.code: value for field, value in found if field.is_custom}
        built_in = {field.code: value for field, value in found if not field.is_custom}
        return {**built_in, **arguments(self._entity, custom)}

    if not TYPE_CHECKING:  # they would take any attribute

        def __setattr__(self, name, value):
            if name[:1] != "_" and name not in self._attributes():
                near = suggestion(name, self._attributes())
                raise AttributeError(
                    f"{type(self).__name__} has no field {name!r}{near}"
                )
            object.__setattr__(self, name, value)

    def __repr__(self) -> str:
        values = {name: getattr(self, name) for name in self._attributes()}
        filled = [f"{n}={value!r}" for n, value in values.items() if value is not None]
        return f"{type(self).__name__}({', '.join(filled)})"

    @classmethod
    def _attributes(cls) -> list[str]:
        return [n for n, each in vars(cls).items() if isinstance(each, _Attribute)]

    def _read(self, field: Field) -> Any:
        raw = self._changes.get(field, self._sent(field))
        return read(field, raw)

    def _sent(self, field: Field) -> Any:
        if field.is_custom:
            return self._custom.get(field.code)
        return getattr(self._record, field.code, None)

    def _write(self, field: Field, value: Any) -> None:
        self._changes[field] = write(field, value)
