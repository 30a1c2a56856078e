"""Conversion of values to the type that the OpenAPI document declares.

Only what is certain is converted, such as ``"3"`` to 3; other text is refused before it
costs anything.
"""

from __future__ import annotations

import datetime as dt
import re
from base64 import b64encode
from collections.abc import Callable
from decimal import Decimal
from typing import Any, cast

from ..errors import RequestError
from ..models.plain import is_many

_RFC3339 = re.compile(
    r"\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)", re.ASCII
)
_FULL_DATE = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_LIKE_A_DATE = re.compile(r"\d+\s*[-/.]\s*\d")
_INTEGER = re.compile(r"-?(0|[1-9]\d{0,17})", re.ASCII)
_NUMBER = re.compile(r"-?(0|[1-9]\d{0,17})(\.\d{1,17})?", re.ASCII)
_BOOLEANS = {"true": True, "false": False, "1": True, "0": False}


def as_declared(declared: str, value: Any, datetime_format: str) -> Any:
    """Return `value`, or the items of a list, as the type that is `declared`.

    Raises RequestError for text that is no value of that type.
    """
    if is_many(value):
        return [as_declared(declared, item, datetime_format) for item in value]
    if declared == "date-time" and isinstance(value, str):
        return _time(value, datetime_format)
    convert = _CONVERT.get(declared)
    return value if convert is None else convert(value)


def _time(text: str, datetime_format: str) -> Any:
    """Return text in another format as a time; without a zone it is in UTC."""
    if _RFC3339.fullmatch(text):
        return text
    try:
        dt.datetime.strptime(text, datetime_format)
    except ValueError:
        return _parsed(text, "a date and time such as 2026-01-31T10:00:00Z")
    return text


def _instant(value: Any) -> Any:
    if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
        return dt.datetime(value.year, value.month, value.day)  # naive is UTC
    return value


def _date(value: Any) -> Any:
    if isinstance(value, str):
        if _FULL_DATE.fullmatch(value):
            _parsed(value, "a date such as 2026-01-31")
            return value
        value = _parsed(value, "a date such as 2026-01-31")
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
    if not isinstance(value, str):
        return value
    if not _INTEGER.fullmatch(value):
        raise _refused(value, "an integer")
    return int(value)


def _number(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    if not _NUMBER.fullmatch(value):
        raise _refused(value, "a number")
    return Decimal(value)


def _boolean(value: Any) -> Any:
    if isinstance(value, bool) or not isinstance(value, (str, int)):
        return value
    known = _BOOLEANS.get(str(value).lower())
    if known is None:
        raise _refused(value, "true or false")
    return known


def _base64(value: Any) -> Any:
    if isinstance(value, (bytes, bytearray, memoryview)):
        return b64encode(cast("Any", value)).decode()
    return value


_CONVERT: dict[str, Callable[[Any], Any]] = {
    "boolean": _boolean,
    "byte": _base64,
    "date": _date,
    "date-time": _instant,
    "integer": _integer,
    "number": _number,
}


def _refused(value: object, expected: str) -> RequestError:
    shown = repr(value) if len(repr(value)) <= 60 else f"{repr(value)[:60]}..."
    return RequestError(f"must be {expected}, not {shown}")
