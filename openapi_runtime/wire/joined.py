"""Arguments of several values, as a list or as one text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import Enum
from typing import Any

from .._util import UNSET
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


def unlisted(
    operation: Operation, given: Mapping[str, Any]
) -> Iterator[tuple[str, Any]]:
    """Yield name and value of each that is not among those that the document lists."""
    for name in operation.values:
        value = given.get(name, UNSET)
        if value is UNSET or value in operation.values[name]:
            continue
        known = {*map(str, operation.values[name])}
        for item in values_of(operation, name, value):
            item = item.value if isinstance(item, Enum) else item
            if isinstance(item, (str, int, float)) and str(item).strip() not in known:
                yield name, item
