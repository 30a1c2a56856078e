"""Values as JSON has them, and when two of them are the same."""

from __future__ import annotations

import datetime as dt
import decimal
import enum
import re
from typing import Any, Final
from uuid import UUID

from ..errors import FieldValueError
from ..fields.numbers import number
from ..narrowing import is_list, is_mapping

_HOURS_AND_MINUTES: Final = re.compile(r"\d\d+:\d\d", re.ASCII)


def plain(value: Any) -> Any:
    """Return a value as JSON has it.

    Raises:
        FieldValueError: JSON has no such value.
    """
    if is_mapping(value):
        return {name: plain(member) for name, member in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        items: list[Any] = list(value)  # pyright: ignore[reportUnknownArgumentType]
        return [plain(item) for item in items]
    to_dict = getattr(value, "to_dict", None)
    return plain(to_dict()) if to_dict else _leaf(value)


def _leaf(value: Any) -> Any:
    if isinstance(value, enum.Enum):
        return _leaf(value.value)
    if isinstance(value, str):
        return _text(value)
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, dt.datetime):
        if value.tzinfo is not None:  # without a zone it is in UTC, as for the client
            value = value.astimezone(dt.timezone.utc)
        return value.strftime("%Y-%m-%dT%H:%M:%SZ")
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, dt.time) and not (value.tzinfo or value.microsecond):
        return value.strftime("%H:%M:%S").removesuffix(":00")
    if isinstance(value, dt.timedelta):
        return _clock_text(value)
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, int | float | decimal.Decimal):
        try:
            return number(value)
        except ValueError:
            pass
    shown = repr(value)
    shown = shown if len(shown) <= 60 else f"{shown[:57]}..."
    raise FieldValueError(f"{shown} cannot be sent: JSON has no such value")


def _text(text: str) -> str:
    try:
        text.encode()
    except UnicodeEncodeError:
        raise FieldValueError(
            f"{text[:40]!r} cannot be sent: it has half of a surrogate pair"
        ) from None
    return text


def _clock_text(duration: dt.timedelta) -> str:
    """Return a duration as ``HH:MM``, with ``:SS`` if there are seconds."""
    if duration < dt.timedelta(0) or duration.microseconds:
        raise FieldValueError(f"a duration is whole seconds, not {duration}")
    minutes, seconds = divmod(duration.days * 86_400 + duration.seconds, 60)
    text = f"{minutes // 60:02}:{minutes % 60:02}"
    return f"{text}:{seconds:02}" if seconds else text


def same(current: Any, given: Any) -> bool:
    """Return if writing a value would change nothing.

    The order of a list does not count, nor do members of an object that are not given.
    """
    current, given = plain(current), plain(given)
    if is_mapping(given):
        return is_mapping(current) and all(
            current.get(name) == member for name, member in given.items()
        )
    if is_list(given):
        items = current.split(",") if isinstance(current, str) else current or []
        return sorted(map(str, items)) == sorted(map(str, given))
    return bool(_with_seconds(current) == _with_seconds(given))


def _with_seconds(value: Any) -> Any:
    """Return times of day and durations as they are read: "15:00" is "15:00:00"."""
    is_short = isinstance(value, str) and _HOURS_AND_MINUTES.fullmatch(value)
    return f"{value}:00" if is_short else value
