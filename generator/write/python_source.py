"""Pieces of Python source, and texts as lines of docstrings; ruff lays them out.

What comes from a document is escaped.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from msgspec import NODEFAULT
from msgspec.structs import fields

from openapi_source.code import WIDTH, literal as plain, wrap
from openapi_source.names import singulars, split

from ..facts import Fact
from ..model import ir
from ..model.description_text import is_code, sentences
from .views import Lines

_fields = cache(fields)  # it evaluates annotations


class Code(str):
    """Text that is Python source already: of the generator, never of a document."""

    __slots__ = ()


def literal(value: object) -> str:
    """Return a value of a document as Python source; the only way for text to become code."""
    if isinstance(value, Code):
        return value
    if isinstance(value, Fact):
        return call(type(value).__name__, stated(value))
    if isinstance(value, tuple):
        inner = ", ".join(literal(item) for item in value)
        return f"({inner},)" if len(value) == 1 else f"({inner})"
    if isinstance(value, dict):
        entries = (f"{literal(key)}: {literal(item)}" for key, item in value.items())
        return f"{{{', '.join(entries)}}}"
    return plain(value)


def stated(fact: Fact) -> dict[str, object]:
    """Return the fields that are not at their default."""
    found: dict[str, object] = {}
    for field in _fields(type(fact)):
        value, default = getattr(fact, field.name), field.default
        if field.default_factory is not NODEFAULT:
            default = field.default_factory()
        if value != default:
            found[field.name] = value
    return found


def call(name: str, keywords: Mapping[str, object], *positional: object) -> str:
    """Return a call as Python source."""
    arguments = [f"{key}={literal(value)}" for key, value in keywords.items()]
    return f"{name}({', '.join([*map(literal, positional), *arguments])})"


def annotated(name: str, annotation: str, default: str, indent: int) -> str:
    """Return a parameter or a field.

    A union that is too wide for its line is put in parentheses: ruff and black lay it out
    alike then, an alternative a line.
    """
    default = f" = {default}" if default else ""
    # A comma ends the line of a parameter.
    is_wide = indent + len(f"{name}: {annotation}{default},") > WIDTH
    if is_wide and " | " in annotation:
        annotation = f"({annotation})"
    return f"{name}: {annotation}{default}"


def described(value: ir.Input, *, is_change: bool = False) -> str:
    """Return the description of a field or an argument, with the server's default.

    A field of a change has none: what is left out stays as it is.
    """
    text = ("Deprecated. " if value.deprecated else "") + value.doc
    default = None if is_change else dict(value.constraints).get("default")
    if default is None or default == "":
        return text
    shown, doc = str(default), value.doc.lower()
    if "default" in doc and shown.lower() in doc:
        return text
    # JSON has true for True.
    shown = shown.lower() if isinstance(default, bool) else shown
    return f"{sentence(text)} By default `{shown}`.".strip()


def sentence(text: str) -> str:
    """Return *text* with a stop at its end."""
    text = text.rstrip()
    return text if not text or text[-1] in ".!?:…" else f"{text}."


def docstring_lines(paragraphs: Iterable[str], indent: int) -> Lines:
    """Wrap texts of the document to the lines of one docstring."""
    lines: list[str] = []
    for paragraph in [part for text in paragraphs for part in sentences(text)]:
        # Three columns for the opening quotes of the first line.
        lines += [*([""] if lines else []), *wrap(paragraph, indent + 3)]
    if len(lines) == 1 and len(lines[0]) + indent + 6 > WIDTH:
        return tuple(wrap(lines[0], indent + 6))
    return tuple(lines)


def argument_lines(name: str, paragraphs: Iterable[str]) -> list[str]:
    """Return the entry of an argument below "Args:" of a docstring at 8 columns."""
    first, *more = *paragraphs, ""
    if is_code(first):
        first, more = "", [first, *more]
    lines = wrap(f"{name}: {first}".strip(), 12, 4)
    lines += [f"    {line}" for text in more for line in wrap(text, 16)]
    return [f"    {line}" for line in lines]


def says_more(doc: str, title: str) -> bool:
    """Return whether *doc* says more than *title*: "Adds a deal" and "Add a deal" do not."""
    return bool(doc and title) and singulars(split(doc)) != singulars(split(title))
