"""The options of clients: the runtime defines them, the generator repeats them."""

from __future__ import annotations

import ast
import re
from itertools import pairwise

import pytest

from generator.names.client_options import CLIENT_OPTIONS, LIMIT_OPTIONS, Option
from tests.generator.workspace import ROOT

LIMITS = r"(?<!api-)\b(plans?|budgets?|tokens?|BudgetExceededError)\b"


def defined(name: str) -> dict[str, tuple[str, str]]:
    """Return the options that a TypedDict of the runtime defines: type and text."""
    tree = ast.parse((ROOT / "openapi_runtime" / "settings" / "options.py").read_text())
    body = next(
        n.body for n in tree.body if isinstance(n, ast.ClassDef) and n.name == name
    )
    found: dict[str, tuple[str, str]] = {}
    for field, text in pairwise(body):
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name):
            assert isinstance(text, ast.Expr)
            assert isinstance(text.value, ast.Constant)
            words = " ".join(str(text.value.value).split())
            found[field.target.id] = ast.unparse(field.annotation), words
    return found


@pytest.mark.parametrize(
    ("name", "options"),
    [("ClientOptions", CLIENT_OPTIONS), ("LimitOptions", LIMIT_OPTIONS)],
)
def test_the_options_of_the_runtime_are_repeated(
    name: str, options: dict[str, Option]
) -> None:
    """In the same order, with the same types and in the same words."""
    known = {
        key: (ast.unparse(ast.parse(option.annotation, mode="eval")), option.text)
        for key, option in options.items()
    }
    assert list(known.items()) == list(defined(name).items())


@pytest.mark.parametrize(
    ("package", "has"), [("pipedrive_v2", True), ("activecampaign_deals", False)]
)
def test_only_an_api_with_limits_speaks_of_them(package: str, *, has: bool) -> None:
    """Signature and docstring of a client have no word for what its API does not have."""
    text = (ROOT / "generated" / package / "client.py").read_text()
    tree = ast.parse(text)
    client = next(
        n for n in tree.body if isinstance(n, ast.ClassDef) and n.name == "Client"
    )
    said = ast.get_docstring(client) or ""
    arguments = next(
        n
        for n in client.body
        if isinstance(n, ast.FunctionDef) and n.name == "__init__"
    ).args
    words = said + " " + ast.unparse(arguments)
    assert bool(re.search(LIMITS, words)) == has
