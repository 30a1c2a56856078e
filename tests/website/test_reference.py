"""The reference has every method with its facts, and examples that could be pasted."""

from __future__ import annotations

import ast
import inspect
import json
import re
from typing import Any

import pytest

import pipedrive_v1
import pipedrive_v2
from website.navigation import ROOT, places, sections
from website.pages import CLIENTS, moved
from website.reference import Reference

PACKAGES = {"v2": pipedrive_v2, "v1": pipedrive_v1}


@pytest.fixture(scope="module", params=CLIENTS, ids=lambda client: client.folder)
def client(request: pytest.FixtureRequest) -> Reference:
    """Return the reference of a client."""
    found: Reference = request.param
    return found


def test_every_method_has_its_place(client: Reference) -> None:
    """Method, path, cost and scopes are those of the generated package."""
    pages = dict(client.pages())
    text = (client.package / "api.json").read_text("utf-8")
    methods: dict[str, Any] = json.loads(text)["methods"]
    for key, facts in methods.items():
        group, _, name = key.rpartition(".")
        page = pages[f"{client.folder}/{group}.md"]
        part = page.partition(f"## {name} {{ #{name} }}\n")[2].partition("\n## ")[0]
        assert f"- HTTP: `{facts['http']}`" in part, key
        assert f"- Cost: {facts.get('cost', 0)} token" in part, key
        assert all(f"`{scope}`" in part for scope in facts.get("scopes", ())), key
        assert all(f"| `{name}` |" in part for name in facts.get("arguments", ())), key


def test_examples_call_what_is_there(client: Reference) -> None:
    """An example has only arguments of its method, and no ID of a record."""
    made = PACKAGES[client.folder].Client(api_token="x")
    for path, page in client.pages():
        for block in re.findall(r"```python\n(.*?)```", page, re.DOTALL):
            (call,) = [
                node
                for node in ast.walk(ast.parse(block))
                if isinstance(node, ast.Call) and "client." in ast.unparse(node.func)
            ]
            method: Any = made
            for name in ast.unparse(call.func).split(".")[1:]:
                method = getattr(method, name)
            known = inspect.signature(method).parameters
            assert {word.arg for word in call.keywords} <= set(known), (path, block)
            assert all(isinstance(one, ast.Name) for one in call.args), (path, block)
    made.close()


def test_links_lead_to_pages_of_the_site() -> None:
    """Files that the site does not have become words; code is left alone."""
    text = "[a](docs/sync.md#cost), [b](Makefile), `[c](docs/sync.md)`\n"
    assert moved(text, "README.md") == "[a](sync.md#cost), b, `[c](sync.md)`\n"
    assert moved("[x](../README.md)", "docs/sync.md") == "[x](index.md)"


def test_every_page_has_one_place() -> None:
    """Pages that nobody has put into the navigation are in it, too."""
    pages = [page for pages in sections().values() for page in pages]
    assert {path.name for path in (ROOT / "docs").glob("*.md")} <= {
        page.removeprefix("docs/") for page in pages
    }
    assert len(set(pages)) == len(pages)
    assert len({places()[page] for page in pages}) == len(pages)
