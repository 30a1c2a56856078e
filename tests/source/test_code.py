"""Texts as Python source."""

from __future__ import annotations

import ast
import itertools

import black
import pytest

from openapi_source.code import docstring, literal

PIECES = ("'", '"', "\\", "\n", "a", "\u2028", "\ud800", "{", "#")
TEXTS = [
    "".join(pieces)
    for count in range(4)
    for pieces in itertools.product(PIECES, repeat=count)
]


def test_a_literal_is_the_text() -> None:
    """Every text comes back, and black has nothing to change."""
    lines = [f"x = {literal(text)}" for text in TEXTS]
    source = "\n".join(lines) + "\n"
    values = [ast.literal_eval(line.removeprefix("x = ")) for line in lines]
    assert values == TEXTS
    assert black.format_str(source, mode=black.Mode()) == source


@pytest.mark.parametrize("value", [1, -1, 1.5, None, True])
def test_a_number_is_as_python_shows_it(value: object) -> None:
    assert literal(value) == repr(value)


def test_nothing_ends_a_docstring() -> None:
    """A docstring is one expression, whatever is in it."""
    for text in TEXTS:
        (statement,) = ast.parse(docstring([text, text])).body
        assert isinstance(statement, ast.Expr)
