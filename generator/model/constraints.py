"""What a schema says about its values beside their type."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

_KEYWORDS = (
    "default",
    "exclusiveMaximum",
    "exclusiveMinimum",
    "maxItems",
    "maxLength",
    "maximum",
    "minItems",
    "minLength",
    "minimum",
    "multipleOf",
    "pattern",
    "uniqueItems",
)


def limits(
    keywords: Mapping[str, Any],
) -> Iterator[tuple[str, str | int | float | bool]]:
    """Give the limits in a fixed order."""
    for key in _KEYWORDS:
        value = keywords.get(key)
        if isinstance(value, str | int | float):
            yield key, value
