"""Texts of the document as lines of docstrings."""

from __future__ import annotations

from collections.abc import Iterable

from ..model import ir
from ..model.description_text import sentences, wrap
from ..names.words import singulars, split
from .python_source import WIDTH
from .views import Lines


def described(value: ir.Field | ir.Parameter) -> str:
    """Return the description of a field or an argument."""
    return ("Deprecated. " if value.deprecated else "") + value.doc


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
    lines = wrap(f"{name}: {first}".strip(), 12, 4)
    lines += [f"    {line}" for text in more for line in wrap(text, 16)]
    return [f"    {line}" for line in lines]


def says_more(doc: str, title: str) -> bool:
    """Return whether *doc* says more than *title*: "Adds a deal" and "Add a deal" do not."""
    return bool(doc and title) and singulars(split(doc)) != singulars(split(title))
