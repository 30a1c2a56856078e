"""Texts for messages and files: cut to what a reader needs, and JSON in one form."""

from __future__ import annotations

import json
from typing import Any

_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def json_text(value: Any) -> str:
    """Return *value* as JSON: equal values have equal texts, and true is not 1."""
    return _ENCODER.encode(value)


def cut(text: str, width: int) -> str:
    """Cut the end of a text that has more than *width* characters."""
    return text if len(text) <= width else text[: max(width - 1, 0)] + "…"


def around_difference(old: str, new: str, width: int) -> tuple[str, str]:
    """Cut two texts to *width* characters each, with what differs in sight."""
    pairs = enumerate(zip(old, new, strict=False))
    shorter = min(len(old), len(new))
    differ = next((index for index, (one, other) in pairs if one != other), shorter)
    begin = max(differ - width // 3, 0)

    def around(text: str) -> str:
        start = min(begin, max(len(text) - width, 0))
        return cut(f"…{text[start + 1 :]}" if start else text, width)

    return around(old), around(new)
