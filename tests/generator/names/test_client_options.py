"""The options of clients: the runtime defines them, the generator repeats them."""

from __future__ import annotations

import ast
import re
from itertools import pairwise

import pytest

from generator.names.client_options import CLIENT_OPTIONS, LIMIT_OPTIONS
from tests.generator.workspace import ROOT

LIMITS = r"(?<!api-)\b(plans?|budgets?|tokens?|BudgetExceededError)\b"


def defined(name: str) -> dict[str, str]:
    """Return the options that a TypedDict of the runtime defines, with their texts."""
    tree = ast.parse((ROOT / "openapi_runtime" / "call" / "options.py").read_text())
    body = next(
        n.body for n in tree.body if isinstance(n, ast.ClassDef) and n.name == name
    )
    found: dict[str, str] = {}
    for field, text in pairwise(body):
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name):
            assert isinstance(text, ast.Expr)
            assert isinstance(text.value, ast.Constant)
            found[field.target.id] = " ".join(str(text.value.value).split())
    return found


def test_docstrings_repeat_the_options_of_the_runtime() -> None:
    """In the same order and in the same words."""
    assert list(CLIENT_OPTIONS.items()) == list(defined("ClientOptions").items())
    assert list(LIMIT_OPTIONS.items()) == list(defined("LimitOptions").items())


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
    assert ("LimitOptions" in words) == has
