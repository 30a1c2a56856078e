"""Texts of strangers as Python source; nothing in them can become code."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

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
    return textwrap.wrap(
        text,
        width=WIDTH - indent,
        subsequent_indent=" " * hanging,
        break_long_words=False,
        break_on_hyphens=False,
    )
