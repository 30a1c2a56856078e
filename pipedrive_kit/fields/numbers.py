"""Numbers that JSON can carry, from texts and from Python's exact numbers."""

from __future__ import annotations

import decimal
import re
from typing import Final, TypeAlias

Number: TypeAlias = int | float

_MOST_DIGITS: Final = 300
"""Longer numbers are no float; to write them out may take all memory."""

_LIMIT: Final = 10**_MOST_DIGITS

_TEXT: Final = re.compile(r"\s*[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?\s*", re.ASCII)
"""Python reads more, such as "nan", "1_000" and digits of other scripts."""


def number(value: object) -> Number:
    """Return the number that a value is or stands for.

    Raises:
        ValueError: It is none, or JSON cannot carry it.
    """
    if isinstance(value, str):
        if not _TEXT.fullmatch(value):
            raise ValueError(value)
        value = decimal.Decimal(value.strip())
    if isinstance(value, decimal.Decimal):
        value = _plain(value)
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ValueError(value)
    if not -_LIMIT < value < _LIMIT:
        raise ValueError(value)
    return value


def whole(value: object) -> int:
    """Return the whole number that a value is or stands for.

    Raises:
        ValueError: It is none, or JSON cannot carry it.
    """
    found = number(value)
    if isinstance(found, float) and not found.is_integer():
        raise ValueError(value)
    return int(found)


def _plain(exact: decimal.Decimal) -> Number:
    if not exact.is_finite() or exact.adjusted() > _MOST_DIGITS:
        raise ValueError(exact)
    return int(exact) if exact == exact.to_integral_value() else float(exact)
