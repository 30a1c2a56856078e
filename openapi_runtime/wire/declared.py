"""Conversion of values to the type that the OpenAPI document declares.

Only what is certain is converted, such as ``"3"`` to 3; other text is refused before it
costs anything.
"""

from __future__ import annotations

import datetime as dt
import math
import re
from base64 import b64encode
from collections.abc import Callable, Mapping
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from numbers import Integral, Number, Real
from typing import Any, cast
from uuid import UUID

import msgspec

from .._util import UNSET
from ..errors import RequestError
from ..models.model import Model
from ..models.plain import WRITTEN, Formats, is_many, is_mapping
from ..models.writing import record_members, to_json
from ..operation import ObjectType

_RFC3339 = re.compile(
    r"\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)", re.ASCII
)
_FULL_DATE = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_LIKE_A_DATE = re.compile(r"\d+\s*[-/.]\s*\d")
_INTEGER = re.compile(r"-?(0|[1-9]\d{0,18})", re.ASCII)
_NUMBER = re.compile(r"-?(0|[1-9]\d{0,17})(\.\d{1,17})?", re.ASCII)
_CLOCK = re.compile(r"([01]?\d|2[0-3]):[0-5]\d(:[0-5]\d)?|", re.ASCII)
_ON_THE_MINUTE = re.compile(r"\d\d:\d\d:00", re.ASCII)
_SPAN = re.compile(r"\d{1,4}:[0-5]\d(:[0-5]\d)?|", re.ASCII)
_BOOLEANS = {"true": True, "false": False, "1": True, "0": False}
_BYTES = (bytes, bytearray, memoryview)  # refused where JSON is written
_NUMBERS = (int, float, Decimal, Fraction)
_NO_OBJECTS = (str, Number, *WRITTEN)


def as_declared(
    declared: str,
    value: Any,
    formats: Formats,
    objects: Mapping[str, ObjectType] = {},
) -> Any:
    """Return `value` as the type `declared`, which may be one of `objects`.

    Raises RequestError for what is no value of that type.
    """
    if (
        value is None
        or value is UNSET
        or not declared
        or isinstance(value, msgspec.Raw)
    ):
        return value
    if isinstance(value, Enum):
        value = value.value
    if declared.startswith("["):
        if not is_many(value):
            raise _refused(value, "a list")
        return [
            _part(index, declared[1:-1], item, formats, objects)
            for index, item in enumerate(value)
        ]
    if declared in _CONVERT:
        if is_many(value) or is_mapping(value):
            raise _refused(value, _EXPECTED[declared])
        if declared == "date-time" and isinstance(value, str):
            return _time(value, formats.datetime)
        return _CONVERT[declared](value)
    if isinstance(value, _NO_OBJECTS) or is_many(value):
        raise _refused(value, "an object")
    members = objects.get(declared)
    if isinstance(value, Model):
        value = record_members(value, members, formats)
    elif not is_mapping(value):
        value = to_json(value, formats)  # an object with fields
    types = members.type_of if members else {}
    return {
        key: _part(key, types.get(key, ""), item, formats, objects)
        for key, item in value.items()
    }


def parameter_as_declared(
    declared: str, label: str, value: Any, formats: Formats
) -> Any:
    """Return the value of a parameter as the type `declared`, which `label` names."""
    try:
        return as_declared(declared, value, formats)
    except RequestError as error:
        problem = f"{label} {error}"
    raise RequestError(problem)


def _part(
    key: Any,
    declared: str,
    value: Any,
    formats: Formats,
    objects: Mapping[str, ObjectType],
) -> Any:
    """Return an item of a list or a member of an object; an error says which one."""
    try:
        return as_declared(declared, value, formats, objects)
    except RequestError as error:
        problem = str(error)
    raise RequestError(f"[{key!r}]{'' if problem[0] == '[' else ' '}{problem}")


def _time(text: str, datetime_format: str) -> Any:
    """Return text in another format as a time; without a zone it is in UTC."""
    if _RFC3339.fullmatch(text):
        return text
    try:
        dt.datetime.strptime(text, datetime_format)
    except ValueError:
        return _parsed(text, _EXPECTED["date-time"])
    return text


def _instant(value: Any) -> Any:
    if isinstance(value, (*_NUMBERS, dt.time, dt.timedelta, UUID)):
        raise _refused(value, _EXPECTED["date-time"])
    if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
        return dt.datetime(value.year, value.month, value.day)  # naive is UTC
    return value


def _date(value: Any) -> Any:
    if isinstance(value, (*_NUMBERS, dt.time, dt.timedelta, UUID)):
        raise _refused(value, _EXPECTED["date"])
    if isinstance(value, str):
        if _FULL_DATE.fullmatch(value):
            _parsed(value, _EXPECTED["date"])
            return value
        value = _parsed(value, _EXPECTED["date"])
    return value.date() if isinstance(value, dt.datetime) else value


def _parsed(text: str, expected: str) -> Any:
    """Return the time that ISO 8601 text means; words such as "today" stay as they are."""
    try:
        return dt.datetime.fromisoformat(text)
    except ValueError:
        if _LIKE_A_DATE.match(text):
            raise _refused(text, expected) from None
    return text


def _integer(value: Any) -> Any:
    is_fitting = bool(isinstance(value, str) and _INTEGER.fullmatch(value))
    if not isinstance(value, bool) and isinstance(value, (Real, Decimal)):
        is_fitting = math.isfinite(value) and value % 1 == 0
    if not is_fitting:
        raise _refused(value, _EXPECTED["integer"])
    return int(cast("Any", value))


def _number(value: Any) -> Any:
    if isinstance(value, str) and _NUMBER.fullmatch(value):
        return Decimal(value)
    if isinstance(value, (bool, str, *WRITTEN)):
        raise _refused(value, _EXPECTED["number"])
    return value


def _boolean(value: Any) -> Any:
    known: Any = _BOOLEANS.get(str(value).lower())
    if known is None and not isinstance(value, _BYTES):
        raise _refused(value, _EXPECTED["boolean"])
    return cast("Any", value) if known is None else known


def _hours_and_minutes(value: Any) -> Any:
    """Return a time of day without seconds, unless it has some."""
    is_exact = isinstance(value, dt.time) and (value.tzinfo or value.microsecond)
    if is_exact or isinstance(value, (*_NUMBERS, dt.date, dt.timedelta, UUID)):
        raise _refused(value, _EXPECTED["time-hm"])
    if isinstance(value, dt.time):
        value = value.isoformat()
    if isinstance(value, str) and not _CLOCK.fullmatch(value):
        raise _refused(value, _EXPECTED["time-hm"])
    is_short = isinstance(value, str) and _ON_THE_MINUTE.fullmatch(value)
    return value[:5] if is_short else value


def _span(value: Any) -> Any:
    is_wrong = isinstance(value, str) and not _SPAN.fullmatch(value)
    if is_wrong or isinstance(value, (*_NUMBERS, dt.date, dt.time, UUID)):
        raise _refused(value, _EXPECTED["duration-hms"])
    return value


def _text(value: Any) -> Any:
    """Return text; a whole number, such as a phone number, becomes one."""
    if not isinstance(value, bool) and isinstance(value, Integral):
        return str(int(value))
    if not isinstance(value, (str, *WRITTEN, *_BYTES)):
        raise _refused(value, _EXPECTED["string"])
    return cast("Any", value)


def _base64(value: Any) -> Any:
    if isinstance(value, _BYTES):
        return b64encode(cast("Any", value)).decode()
    return value


_CONVERT: dict[str, Callable[[Any], Any]] = {
    "boolean": _boolean,
    "byte": _base64,
    "date": _date,
    "date-time": _instant,
    "duration-hms": _span,
    "integer": _integer,
    "number": _number,
    "string": _text,
    "time-hm": _hours_and_minutes,
}
_EXPECTED = {
    "boolean": "true or false",
    "byte": "bytes or text in base64",
    "date": "a date such as 2026-01-31",
    "date-time": "a date and time such as 2026-01-31T10:00:00Z",
    "duration-hms": "hours, minutes and perhaps seconds such as 01:30",
    "integer": "an integer",
    "number": "a number",
    "string": "text",
    "time-hm": "a time of day such as 09:30",
}


def _refused(value: object, expected: str) -> RequestError:
    shown = repr(value) if len(repr(value)) <= 60 else f"{repr(value)[:60]}..."
    return RequestError(f"must be {expected}, not {shown}")
