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
    return Field(code, name, type, is_custom, choices)


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

    _entity: ClassVar[str] = ""
    _fields: ClassVar[Mapping[str, Field]] = {}

    def __init_subclass__(cls, *, entity: str = "") -> None:
        own = {
            name: each for name, each in vars(cls).items() if isinstance(each, Field)
        }
        cls._entity = entity or cls._entity
        cls._fields = {**cls._fields, **own}
        for name, field in own.items():
            setattr(cls, name, cls._attribute(field))

    def __init__(self, **values: Any) -> None:
        self._record: Any = None
        self._custom: Mapping[str, Any] = {}
        self._changes: dict[str, tuple[Field, Any]] = {}
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
        found = self._changes.values()
        custom = {field.code: value for field, value in found if field.is_custom}
        built_in = {field.code: value for field, value in found if not field.is_custom}
        return {**built_in, **arguments(self._entity, custom)}

    if not TYPE_CHECKING:  # they would take any attribute

        def __setattr__(self, name, value):
            if name[:1] != "_" and not hasattr(type(self), name):
                near = suggestion(name, self._fields)
                raise AttributeError(
                    f"{type(self).__name__} has no field {name!r}{near}"
                )
            object.__setattr__(self, name, value)

    def __repr__(self) -> str:
        values = {name: getattr(self, name) for name in self._fields}
        filled = [f"{n}={value!r}" for n, value in values.items() if value is not None]
        return f"{type(self).__name__}({', '.join(filled)})"

    @staticmethod
    def _attribute(field: Field) -> property:
        def get(record: TypedRecord[Any]) -> Any:
            return record._read(field)

        def put(record: TypedRecord[Any], value: Any) -> None:
            record._write(field, value)

        return property(get, put)

    def _read(self, field: Field) -> Any:
        if field.code in self._changes:
            return read(field, self._changes[field.code][1])
        if field.is_custom:
            return read(field, self._custom.get(field.code))
        return read(field, getattr(self._record, field.code, None))

    def _write(self, field: Field, value: Any) -> None:
        self._changes[field.code] = field, write(field, value)
