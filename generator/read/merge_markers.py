"""Files in which git left merge markers."""

from __future__ import annotations

from collections.abc import Iterator

_MARKERS = {"<<<<<<<": "ours", "|||||||": "base", "=======": "theirs", ">>>>>>>": ""}
"""First word of a marker -> the side whose lines follow; "": both sides again."""


def has_markers(text: str) -> bool:
    """Return whether git left merge markers in *text*."""
    return any(line[:7] in _MARKERS for line in text.splitlines())


def both_sides(text: str) -> tuple[str, str]:
    """Return *text* as it is on this branch and on the other; raise ValueError."""
    return "".join(_side(text, "ours")), "".join(_side(text, "theirs"))


def _side(text: str, name: str) -> Iterator[str]:
    side = ""
    for line in text.splitlines(keepends=True):
        if line[:7] in _MARKERS:
            side = _MARKERS[line[:7]]
        elif side in ("", name):
            yield line
    if side:
        raise ValueError("the last merge marker is missing")
