"""Small helpers without a home: numbers, tables, "did you mean"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence


def is_whole(value: object, least: int) -> bool:
    """Return whether `value` is an integer of at least `least`; ``True`` is not one."""
    return isinstance(value, int) and not isinstance(value, bool) and value >= least


def is_json(media: str) -> bool:
    """Return whether content of a media type is JSON."""
    base = media.partition(";")[0].strip().lower()
    return base in ("application/json", "text/json") or base.endswith("+json")


def html_table(header: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """Return an HTML table for notebooks, in which every text is escaped."""
    from html import escape  # few programs run in a notebook

    def line(tag: str, cells: Sequence[object]) -> str:
        inner = "".join(f"<{tag}>{escape(str(cell))}</{tag}>" for cell in cells)
        return f"<tr>{inner}</tr>"

    body = "".join(line("td", row) for row in rows)
    return f"<table><thead>{line('th', header)}</thead><tbody>{body}</tbody></table>"


def table(header: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """Return lines with a column of names on the left and numbers on the right."""
    lines = [header, *rows]
    width = max(len(str(line[0])) for line in lines)
    return "\n".join(
        f"{line[0]!s:<{width}}" + "".join(f"  {cell!s:>8}" for cell in line[1:])
        for line in lines
    )


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
