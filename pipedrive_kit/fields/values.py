"""Values of fields: from Python to Pipedrive's JSON, and back.

`SHAPES` is the table of Pipedrive's field types. Reading never fails: a value of another
shape stays as it came. Writing checks, and raises `FieldValueError` before anything is sent.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final
from zoneinfo import ZoneInfo

from pipedrive_v2.models import Address

from ..errors import FieldValueError
from ..narrowing import is_iterable, is_list, is_mapping, is_pair
from .definitions import Field, Option, folded, suggestion
from .numbers import Number, number, whole

_CURRENCY: Final = re.compile(r"[A-Z]{3}", re.ASCII)


class Label(str):
    """The label of an option.

    Attributes:
        id: The option's ID.
        raw: The value as it came.
    """

    __slots__ = ("id", "raw")
    id: int | str
    raw: Any

    def __new__(cls, text: str, id: int | str, raw: Any) -> Label:
        label = super().__new__(cls, text)
        label.id = id
        label.raw = raw
        return label

    def __reduce__(self) -> tuple[type[Label], tuple[str, int | str, Any]]:
        return Label, (str(self), self.id, self.raw)


@dataclass(frozen=True, slots=True)
class Money:
    """An amount and its currency, such as `Money(2300, "EUR")`."""

    value: Number
    currency: str


@dataclass(frozen=True, slots=True)
class DateRange:
    """Two days, both included."""

    value: dt.date
    until: dt.date | None = None


@dataclass(frozen=True, slots=True)
class TimeOfDay:
    """A time of day. Without a time zone, Pipedrive takes that of the current user."""

    value: dt.time
    timezone_name: str | None = None
    timezone_id: int | None = None


@dataclass(frozen=True, slots=True)
class TimeRange:
    """Two times of a day. Without a time zone, Pipedrive takes that of the user."""

    value: dt.time
    until: dt.time | None = None
    timezone_name: str | None = None
    timezone_id: int | None = None


@dataclass(frozen=True, slots=True)
class Shape:
    """The two directions of a field type, and what a message calls its values."""

    read: Callable[[Field, Any], Any]
    write: Callable[[Field, Any], Any]
    wanted: str


def read(field: Field, raw: Any) -> Any:
    """Return the Python value of what Pipedrive sent; None stays None."""
    value = unwrapped(raw)
    if value is None:
        return None
    try:
        return shape(field).read(field, value)
    except (ValueError, TypeError, KeyError, AttributeError):
        return raw


def write(field: Field, value: Any) -> Any:
    """Return the JSON value that Pipedrive takes for *value*; None clears the field.

    Raises:
        FieldValueError: The field does not take it.
    """
    if value is None or (field.type == "set" and value in ([], (), set())):
        return None  # an empty list is refused by Pipedrive
    return shape(field).write(field, value)


def shape(field: Field) -> Shape:
    """Return the shape of a field; a type that came later is passed on as it is."""
    return SHAPES.get(field.type, _PLAIN)


def unwrapped(raw: Any) -> Any:
    """Return the value in the shapes of webhooks and of `include_option_labels`."""
    if is_list(raw):
        return [unwrapped(one) for one in raw]
    if not is_mapping(raw):
        return raw
    mapping = dict(raw)
    mapping.pop("type", None)
    if mapping.keys() == {"id", "label"}:
        return mapping["id"]
    if len(mapping) == 1 and mapping.keys() <= {"id", "ids", "value", "values"}:
        return unwrapped(next(iter(mapping.values())))
    return mapping


def _refused(field: Field, value: Any, reason: str = "") -> FieldValueError:
    text = repr(value)
    text = text if len(text) <= 60 else f"{text[:57]}..."
    return FieldValueError(
        f"{text} is no value of {field.name}, which takes"
        f" {shape(field).wanted}{reason} (field {field.code}, {field.type})"
    )


# Texts and numbers


def _as_is(_: Field, value: Any) -> Any:
    return value


def _text(field: Field, value: Any) -> str:
    if isinstance(value, str):
        return value
    return str(_number(field, value))


def _number(field: Field, value: Any) -> Number:
    try:
        return number(value)
    except ValueError:
        raise _refused(field, value) from None


def _boolean(field: Field, value: Any) -> bool:
    if value in (0, 1):
        return bool(value)
    raise _refused(field, value)


# Options


def _option(field: Field, value: Any) -> Any:
    found = _by_id(field, value)
    return Label(found.label, found.id, value) if found else value


def _options(field: Field, value: Any) -> Any:
    values = value.split(",") if isinstance(value, str) else value
    return [_option(field, unwrapped(one)) for one in values]


def _by_id(field: Field, value: Any) -> Option | None:
    return next((o for o in field.options if str(o.id) == str(value).strip()), None)


def _option_id(field: Field, value: Any) -> int | str:
    if isinstance(value, Label):
        return value.id
    if isinstance(value, Option):
        return value.id
    if isinstance(value, str):
        same = [o for o in field.options if o.label == value]
        same = same or [o for o in field.options if folded(o.label) == folded(value)]
        if len(same) == 1:
            return same[0].id
        if same:
            ids = ", ".join(str(option.id) for option in same)
            raise _refused(field, value, f": several are called that, by ID {ids}")
    found = None if isinstance(value, bool) else _by_id(field, value)
    if found is not None:
        return found.id
    raise FieldValueError(_no_option(field, value))


def _no_option(field: Field, value: Any) -> str:
    labels = [option.label for option in field.options]
    more = f" and {len(labels) - 20} more" if len(labels) > 20 else ""
    near = suggestion(value, labels) if isinstance(value, str) else ""
    return (
        f"{value!r} is not an option of {field.name}{near}; options:"
        f" {', '.join(labels[:20])}{more}"
    )


def _option_ids(field: Field, value: Any) -> list[int | str]:
    if isinstance(value, str | int | Option):
        return [_option_id(field, value)]
    if not is_iterable(value):
        raise _refused(field, value)
    return list(dict.fromkeys(_option_id(field, one) for one in value))


# References


def _reference(field: Field, value: Any) -> int:
    if is_mapping(value):
        value = value.get("id", value.get("value"))
    else:
        value = getattr(value, "id", value)
    try:
        identifier = whole(value)
    except ValueError:
        raise _refused(field, value) from None
    if identifier <= 0:
        raise _refused(field, value)
    return identifier


def _read_reference(_: Field, value: Any) -> Any:
    if is_mapping(value):
        return value.get("id", value.get("value"))
    return value


# Days and times


def _read_date(_: Field, value: Any) -> dt.date:
    return dt.date.fromisoformat(value)


def _date(field: Field, value: Any) -> str:
    if isinstance(value, str):
        try:
            value = dt.date.fromisoformat(value)
        except ValueError:
            raise _refused(field, value) from None
    if not isinstance(value, dt.date) or isinstance(value, dt.datetime):
        raise _refused(field, value)
    return value.isoformat()


def _time(field: Field, value: Any) -> str:
    if isinstance(value, str):
        try:
            value = dt.time.fromisoformat(value)
        except ValueError:
            raise _refused(field, value) from None
    if not isinstance(value, dt.time):
        raise _refused(field, value)
    if value.tzinfo is not None and not _own_zone(value):
        raise _refused(field, value, "; its time zone has no name")
    if value.microsecond:
        raise _refused(field, value, "; it has a fraction of a second")
    return value.strftime("%H:%M:%S")


def _read_date_range(_: Field, value: Any) -> DateRange:
    until = value.get("until")
    first = dt.date.fromisoformat(value["value"])
    return DateRange(first, dt.date.fromisoformat(until) if until else None)


def _date_range(field: Field, value: Any) -> dict[str, Any]:
    first, until = _ends(field, value, DateRange)
    if until is None:
        raise _refused(field, value)
    days = {"value": _date(field, first), "until": _date(field, until)}
    if days["value"] > days["until"]:
        raise _refused(field, value, "; it ends before it begins")
    return days


def _read_time_of_day(_: Field, value: Any) -> TimeOfDay:
    if isinstance(value, str):
        return TimeOfDay(dt.time.fromisoformat(value))
    return TimeOfDay(dt.time.fromisoformat(value["value"]), **_zone(value))


def _time_of_day(field: Field, value: Any) -> dict[str, Any]:
    if isinstance(value, dt.time | str):
        return {"value": _time(field, value), **_own_zone(value)}
    first, _ = _ends(field, value, TimeOfDay)
    return {"value": _time(field, first), **_one_zone(field, value, first)}


def _read_time_range(_: Field, value: Any) -> TimeRange:
    until = value.get("until")
    end = dt.time.fromisoformat(until) if until else None
    return TimeRange(dt.time.fromisoformat(value["value"]), end, **_zone(value))


def _time_range(field: Field, value: Any) -> dict[str, Any]:
    first, until = _ends(field, value, TimeRange)
    if until is None:
        raise _refused(field, value)
    times = {"value": _time(field, first), "until": _time(field, until)}
    return {**times, **_one_zone(field, value, first, until)}


def _ends(field: Field, value: Any, kind: type) -> tuple[Any, Any]:
    """Return `value` and `until` of a range, of its JSON object or of a pair."""
    if isinstance(value, kind):
        return getattr(value, "value"), getattr(value, "until", None)  # noqa: B009
    if is_mapping(value) and "value" in value:
        return value["value"], value.get("until")
    if is_pair(value):
        return value
    raise _refused(field, value)


def _zone(value: Any) -> dict[str, Any]:
    """Return the time zone that a value of ours or a JSON object states."""
    if isinstance(value, TimeOfDay | TimeRange):
        value = {
            "timezone_name": value.timezone_name,
            "timezone_id": value.timezone_id,
        }
    if not is_mapping(value):
        return {}
    keys = ("timezone_name", "timezone_id")
    return {key: value[key] for key in keys if value.get(key) is not None}


def _one_zone(field: Field, value: Any, *times: Any) -> dict[str, Any]:
    """Return the time zone of a value and its times; Pipedrive keeps one for all."""
    stated, own = _zone(value), [_own_zone(time) for time in times]
    if not isinstance(stated.get("timezone_name", ""), str):
        raise _refused(field, value)
    zones = [zone for zone in (stated, *own) if zone]
    names = {zone["timezone_name"] for zone in zones if "timezone_name" in zone}
    if len(names) > 1 or (not stated and 0 < len(zones) < len(times)):
        raise _refused(field, value, "; its times have several time zones")
    return {**stated, **own[0], **own[-1]}


def _own_zone(value: Any) -> dict[str, Any]:
    zone = getattr(value, "tzinfo", None)
    return {"timezone_name": zone.key} if isinstance(zone, ZoneInfo) else {}


# Money and places


def _read_money(_: Field, value: Any) -> Money:
    return Money(value["value"], value["currency"])


def _money(field: Field, value: Any) -> dict[str, Any]:
    if is_mapping(value):
        if set(value) != {"value", "currency"}:
            raise _refused(field, value)
        value = Money(value["value"], value["currency"])
    currency = str(value.currency).upper() if isinstance(value, Money) else ""
    if not _CURRENCY.fullmatch(currency):
        raise _refused(field, value)
    return {"value": _number(field, value.value), "currency": currency}


def _read_address(_: Field, value: Any) -> Address:
    return Address.from_dict({"value": value} if isinstance(value, str) else value)


def _address(field: Field, value: Any) -> dict[str, Any]:
    parts = value.to_dict() if isinstance(value, Address) else value
    parts = {"value": parts} if isinstance(parts, str) else parts
    if not is_mapping(parts):
        raise _refused(field, value)
    stated = dict(parts)
    text = stated.get("value")
    if not text or not isinstance(text, str):
        raise _refused(field, value)
    return stated


_PLAIN: Final = Shape(_as_is, _as_is, "any value")
_TEXT: Final = Shape(_as_is, _text, "a text")
_NUMBER: Final = Shape(_as_is, _number, "a number")
_ID: Final = Shape(_read_reference, _reference, "the ID of a record, or the record")

SHAPES: Final[Mapping[str, Shape]] = {
    "varchar": _TEXT,
    "text": _TEXT,
    "varchar_auto": _TEXT,
    "phone": _TEXT,
    "double": _NUMBER,
    "int": _NUMBER,
    "boolean": Shape(_as_is, _boolean, "True or False"),
    "monetary": Shape(_read_money, _money, 'an amount with currency: Money(5, "EUR")'),
    "enum": Shape(_option, _option_id, "the label or ID of an option"),
    "set": Shape(_options, _option_ids, "a list of labels or IDs of options"),
    "status": Shape(_option, _option_id, "the label or ID of an option"),
    "visible_to": Shape(_option, _option_id, "the label or ID of an option"),
    "varchar_options": Shape(_option, _option_id, "the label or ID of an option"),
    "user": _ID,
    "people": _ID,
    "org": _ID,
    "date": Shape(_read_date, _date, "a date, or its text like 2026-01-31"),
    "daterange": Shape(_read_date_range, _date_range, "a DateRange or two dates"),
    "time": Shape(_read_time_of_day, _time_of_day, "a time, or its text like 09:30"),
    "timerange": Shape(_read_time_range, _time_range, "a TimeRange or two times"),
    "address": Shape(_read_address, _address, "an Address, or its text"),
}
"""Pipedrive's field types; those of custom fields, and the built-in ones with options."""
