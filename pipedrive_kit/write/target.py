"""The entities that can be written, and what the names in a caller's values mean."""

from __future__ import annotations

import datetime as dt
import inspect
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from pipedrive_v2 import AsyncClient, Client

from ..errors import FieldError, FieldValueError
from ..fields import Account, AsyncAccount, Record
from ..fields.definitions import Field, FieldTable
from ..fields.numbers import number, whole
from ..fields.records import custom_values
from ..fields.tables import knows_values
from ..fields.values import unwrapped, write
from ..flow import Flow
from ..narrowing import is_iterable, is_list, is_mapping
from ..v1 import v1_of
from .kinds import KINDS, NAMES
from .payload import plain, same

Given: TypeAlias = Mapping[str, Any]
Crm: TypeAlias = Account | AsyncAccount | Client | AsyncClient


@dataclass(frozen=True, slots=True)
class Value:
    """A value as it is sent.

    Attributes:
        name: The caller's name for it.
        code: The attribute of the record, or the code of the custom field.
        value: In the form that the client takes.
        field: The custom field; None for an attribute.
    """

    name: str
    code: str
    value: Any
    field: Field | None = None

    def read(self, record: Any) -> Any:
        """Return what a record has there."""
        if self.field is None:
            return getattr(record, self.code, None)
        return unwrapped(custom_values(record).get(self.code))

    def is_in(self, record: Any) -> bool:
        """Return if a record has this value already."""
        return same(self.read(record), self.value)


class Target:
    """One entity of an account: its calls and names."""

    def __init__(self, crm: Crm, entity: str) -> None:
        if entity not in KINDS:
            raise ValueError(f"{entity!r} cannot be written; entities: {NAMES}")
        account = _account(crm)
        self.entity = entity
        self.kind = KINDS[entity]
        self.client: Any = account.client
        self.group: Any = getattr(account.client, entity)
        self.search: Any = getattr(self.group, "search", None)
        if self.kind.is_of_v1:
            self.group = getattr(v1_of(account.client), entity)
        self._tables = account.tables
        self._is_named = account is crm
        self._accepted = {
            name: str(parameter.annotation)
            for name, parameter in inspect.signature(self.group.add).parameters.items()
            if parameter.kind is parameter.KEYWORD_ONLY and name != "custom_fields"
        }
        updatable = inspect.signature(self.group.update).parameters
        self._listing = inspect.signature(self.group.list).parameters
        self.fixed = self._accepted.keys() - updatable.keys()
        """Attributes that only a new record takes."""

    def lists_by(self, argument: str) -> bool:
        """Return if the list takes an argument, such as `updated_since`."""
        return argument in self._listing

    def order(self, **order: str) -> dict[str, str]:
        """Return the arguments of a list in some order; none if it has a fixed one."""
        return order if self.lists_by("sort_by") else {}

    def is_list(self, value: Value) -> bool:
        """Return if a value is a list that an update replaces as a whole."""
        return value.field is None and _is_sequence(self._accepted.get(value.code, ""))

    def resolve(self, given: Given) -> Flow[list[Value]]:
        """Return a caller's values by what they are sent as, checked.

        Field definitions are read if a name is none of the client's. `custom_fields` is
        taken as more names.

        Raises:
            FieldError: A name is unknown or ambiguous, or a field takes no such value.
        """
        names = dict(given)
        custom = names.pop("custom_fields", None)
        if is_mapping(custom):
            names |= custom
        table = FieldTable(self.entity, ())
        if any(self._code(name) is None for name in names):
            table = yield from self._tables.fresh_for(
                self.entity, lambda table: self._fits(names, table)
            )
        return self._values(names, table)

    def named(self, record: Any) -> Flow[Any]:
        """Return a record as the caller's account has it: with names, if it has names."""
        if not self._is_named:
            return record
        table = yield from self._tables.fresh_for(
            self.entity, knows_values(custom_values(record).items())
        )
        return Record(record, table)

    def _fits(self, names: Given, table: FieldTable) -> bool:
        try:
            self._values(names, table)
        except FieldError:
            return False
        return True

    def _values(self, names: Given, table: FieldTable) -> list[Value]:
        values = [self._value(name, given, table) for name, given in names.items()]
        by_code: dict[str, Value] = {}
        for value in values:
            other = by_code.setdefault(value.code, value)
            if other is not value:
                raise FieldValueError(
                    f"{other.name!r} and {value.name!r} are the same: give one of them"
                )
        return values

    def _value(self, name: str, given: Any, table: FieldTable) -> Value:
        code = self._code(name)
        if code is None:
            field = table[name]
            if field.is_custom and self.entity != "activities":
                return Value(name, field.code, plain(write(field, given)), field)
            code = self._code(field.code)
            if code is None:
                raise FieldValueError(f"{name!r} of {self.entity} cannot be written")
            given = write(field, given) if field.options else given
        if code in self.kind.aliases.values() and isinstance(given, str):
            given = [{"value": given}]
        return Value(name, code, self._checked(code, given))

    def _code(self, name: str) -> str | None:
        code = self.kind.aliases.get(name, name)
        return code if code in self._accepted else None

    def _checked(self, code: str, given: Any) -> Any:
        """Return a value for an attribute; text of numbers becomes numbers."""
        annotation = self._accepted[code]
        if _is_sequence(annotation):
            if isinstance(given, str) or not is_iterable(given):
                raise FieldValueError(f"{given!r} is no list: {code} of {self.entity}")
            return list(given)
        if isinstance(given, str):
            return _converted(code, given, annotation.split(" | "))
        return given if isinstance(given, dt.datetime) else plain(given)


def _account(crm: Crm) -> Account | AsyncAccount:
    if isinstance(crm, Account | AsyncAccount):
        return crm
    return AsyncAccount(crm) if isinstance(crm, AsyncClient) else Account(crm)


def _is_sequence(annotation: str) -> bool:
    return annotation.startswith("Sequence[")


def _converted(code: str, text: str, kinds: list[str]) -> Any:
    """Return what a text stands for where the API takes no text."""
    if "str" in kinds:
        return plain(text)
    if "Address" in kinds:
        return {"value": text}
    try:
        if "int" in kinds:
            return whole(text)
        if "float" in kinds:
            return number(text)
        if "bool" in kinds:
            return {"true": True, "1": True, "false": False, "0": False}[
                text.strip().casefold()
            ]
    except (ValueError, KeyError):
        shown = text if len(text) <= 60 else f"{text[:57]}..."
        raise FieldValueError(
            f"{shown!r} is no value of {code}, which takes {kinds[0]}"
        ) from None
    return text


def as_list(value: Any) -> list[Any]:
    """Return the items of a list, or the value as the only one; None is none."""
    if value is None:
        return []
    return list(value) if is_list(value) else [value]
