"""Small helpers without a home: numbers, "did you mean"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping


def is_whole(value: object, least: int) -> bool:
    """Return whether `value` is an integer of at least `least`; ``True`` is not one."""
    return isinstance(value, int) and not isinstance(value, bool) and value >= least


def is_json(media: str) -> bool:
    """Return whether content of a media type is JSON."""
    base = media.partition(";")[0].strip().lower()
    return base in ("application/json", "text/json") or base.endswith("+json")


def unexpected(
    where: str, name: str, known: Collection[str], hints: Mapping[str, str] = {}
) -> str:
    """Return the message for a keyword argument that `where` does not take.

    `hints` has arguments by regular expressions for the names that may mean them.
    """
    meant = next(
        (
            f"; did you mean {right!r}?"
            for wrong, right in hints.items()
            if right in known and re.fullmatch(wrong, name)
        ),
        "",
    )
    return (
        f"{where}() got an unexpected keyword argument {name!r}"
        f"{meant or hint(name, known)}"
    )


def hint(name: str, known: Iterable[str]) -> str:
    """Return the question what was meant; empty when nothing is close."""
    from difflib import get_close_matches  # only needed for these messages

    close = get_close_matches(name, list(known))
    return f"; did you mean {' or '.join(map(repr, close))}?" if close else ""


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
