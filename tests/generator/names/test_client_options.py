"""The options of clients: the runtime defines them, the generator reads them."""

from __future__ import annotations

import ast
import re

import pytest

from generator.names.client_options import CLIENT_OPTIONS, LIMIT_OPTIONS
from openapi_runtime import ClientOptions, LimitOptions
from tests.generator.workspace import ROOT

LIMITS = r"(?<!api-)\b(plans?|budgets?|tokens?|BudgetExceededError)\b"


def test_all_options_of_the_runtime_are_found() -> None:
    """Each has a type and a text, which ends with a stop."""
    options = CLIENT_OPTIONS | LIMIT_OPTIONS
    assert list(CLIENT_OPTIONS) == list(ClientOptions.__annotations__)
    assert list(options) == list(LimitOptions.__annotations__)
    for name, option in options.items():
        assert option.annotation, name
        assert re.fullmatch(r"[A-Z`][^\n]+\.", option.text), name


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
