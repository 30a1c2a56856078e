"""Pieces of Python source, as black writes them; what comes from a document is escaped."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import NODEFAULT
from msgspec.structs import fields

from ..facts import Fact

WIDTH = 88


def literal(value: object) -> str:
    """Return a value of a document as Python source; the only way for text to become code."""
    if isinstance(value, Fact):
        arguments = (f"{name}={literal(item)}" for name, item in stated(value))
        return f"{type(value).__name__}({', '.join(arguments)})"
    if isinstance(value, tuple):
        inner = ", ".join(literal(item) for item in value)
        return f"({inner},)" if len(value) == 1 else f"({inner})"
    if isinstance(value, dict):
        entries = (f"{literal(key)}: {literal(item)}" for key, item in value.items())
        return f"{{{', '.join(entries)}}}"
    text = repr(value)
    if isinstance(value, str) and text[0] == "'" and '"' not in text:
        text = f'"{text[1:-1]}"'
    return text


def stated(fact: Fact) -> Iterator[tuple[str, object]]:
    """Yield the names and values of the fields that are not at their default."""
    for field in fields(fact):
        value = getattr(fact, field.name)
        if field.default_factory is not NODEFAULT:
            default = field.default_factory()
        else:
            default = field.default
        if value != default:
            yield field.name, value


def visible(text: str) -> str:
    """Put a space where *text* has a character that does not print."""
    return "".join(char if char.isprintable() else " " for char in text).rstrip()


def docstring(lines: Sequence[str], indent: int) -> str:
    """Write *lines* as a docstring; nothing in them can end it."""
    margin = " " * indent
    safe = [visible(line).replace("\\", "\\\\") for line in lines] or ["Undocumented."]
    safe = [line.replace('"""', r"\"\"\"") for line in safe]
    # black lets the closing quotes of a single line reach a little beyond the margin.
    if len(safe) == 1 and not safe[0].endswith('"'):
        return f'{margin}"""{safe[0]}"""'
    text = f'{margin}"""{safe[0]}\n'
    text += "".join(f"{margin}{line}\n" if line else "\n" for line in safe[1:])
    return f'{text}{margin}"""'
