"""Arguments of several values, as a list or as one text."""

from __future__ import annotations

from typing import Any

from ..models.plain import is_many
from ..operation import Operation


def values_of(operation: Operation, name: str, value: Any) -> list[Any]:
    """Return the values of an argument; text may hold several, already joined."""
    if is_many(value):
        return list(value)
    delimiter = operation.lists.get(name)
    if isinstance(value, str) and delimiter:
        return [part for part in value.split(delimiter) if part.strip()]
    return [] if value in ("", None) else [value]
