"""Values as JSON has them, and when two of them are the same."""

from __future__ import annotations

import datetime as dt
import decimal
from typing import Any

from ..narrowing import is_list, is_mapping


def plain(value: Any) -> Any:
    """Return a value as JSON has it."""
    if is_mapping(value):
        return {name: plain(member) for name, member in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        items: list[Any] = list(value)  # pyright: ignore[reportUnknownArgumentType]
        return [plain(item) for item in items]
    if isinstance(value, dt.datetime):
        moment = value.astimezone(dt.timezone.utc)
        return moment.strftime("%Y-%m-%dT%H:%M:%SZ")
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    if isinstance(value, decimal.Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    to_dict = getattr(value, "to_dict", None)
    return plain(to_dict()) if to_dict else value


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
    return bool(current == given)
