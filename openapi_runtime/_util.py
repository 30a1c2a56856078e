"""Small helpers without a home."""

from __future__ import annotations

from msgspec import UNSET as UNSET, UnsetType

Unset = UnsetType
"""The type of an argument that was not given, as opposed to ``None`` (JSON null)."""


def is_whole(value: object, least: int) -> bool:
    """Return whether `value` is an integer of at least `least`; ``True`` is not one."""
    return isinstance(value, int) and not isinstance(value, bool) and value >= least


def is_json(media: str) -> bool:
    """Return whether content of a media type is JSON."""
    base = media.partition(";")[0].strip().lower()
    return base in ("application/json", "text/json") or base.endswith("+json")


def printable(text: str) -> str:
    """Escape characters that act on a terminal or are not to be seen."""
    if text.isprintable():
        return text
    return "".join(
        char if char.isprintable() else char.encode("unicode_escape").decode()
        for char in text
    )


def shortened(text: str, most: int) -> str:
    """Return the beginning of a text that is longer than `most`, and its length."""
    if len(text) <= most:
        return text
    return f"{text[:most]}... (cut, {len(text)} characters)"
