"""Texts of strangers as Python source; nothing in them can become code."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

WIDTH = 88


def literal(value: object) -> str:
    """Return a text or a number as Python source, in black's quotes."""
    text = repr(value)
    if not isinstance(value, str) or text[0] == '"':
        return text
    if value.count('"') > value.count("'"):
        return text
    # `repr` has escaped each single quote, if there are quotes of both kinds.
    body = text[1:-1].replace("\\'", "'").replace('"', '\\"')
    return f'"{body}"'


def visible(text: str) -> str:
    """Return *text* with a space for each character that does not print."""
    if not text.isprintable():
        text = "".join(char if char.isprintable() else " " for char in text)
    return text.rstrip()


def docstring(lines: Sequence[str]) -> str:
    """Return *lines* as a docstring; nothing in them can end it."""
    safe = [visible(line).replace("\\", "\\\\") for line in lines] or ["Undocumented."]
    safe = [line.replace('"""', r"\"\"\"") for line in safe]
    # A quote before the closing quotes would end the docstring early.
    ends_alone = len(safe) > 1 or safe[0].endswith('"')
    return '"""' + "\n".join(safe) + "\n" * ends_alone + '"""'


def wrap(text: str, indent: int, hanging: int = 0) -> list[str]:
    """Break one paragraph into lines that fit beside an indent, within `WIDTH` columns.

    The lines of code stay as they are.
    """
    if "\n" in text or text.startswith("    "):
        return text.split("\n")
    first = _line(WIDTH - indent).search(text)
    if first is None:
        return []
    more = _line(WIDTH - indent - hanging).findall(text, first.end())
    return [first[0], *(" " * hanging + line for line in more)]


@cache
def _line(width: int) -> re.Pattern[str]:
    """Return what matches the words that *width* has room for, or one longer word."""
    return re.compile(rf"[^ ](?:.{{0,{width - 2}}}[^ ])?(?= |$)|[^ ]+")
