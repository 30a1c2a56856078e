"""JSONPath: the quick segments select what those of the library select."""

from __future__ import annotations

from typing import Any

import jsonpath_rfc9535
import pytest
from jsonpath_rfc9535 import JSONPathQuery

from generator.read.jsonpath import by_path, compiled
from generator.read.load import load
from tests.generator.workspace import ROOT

SMALL = {
    "a": [{"a": {"b": [1, "b"]}}, [], 5],
    "b": {"a": {"a": None}, "c": "a"},
    "": {},
}

QUERIES = [
    "$",
    "$.a",
    "$['b','a','x','b']",
    "$.a.b",
    "$..a",
    "$..['b','a']",
    "$..[0]",
    "$..[-1:]",
    "$..*",
    "$..[?@.b]",
    "$..[?@..b]",
    "$.a[0,0].a.b[*]",
    "$..a..a",
    "$.c..a",
    "$.b.c..a",
    "$[?@.a.b || @.a == null]",
    "$..[?count(@.a) == 1 && !@.x].a",
    "$['']",
]


@pytest.mark.parametrize("text", QUERIES)
def test_the_selected_values_are_those_of_the_library(text: str) -> None:
    assert selected(compiled(text), SMALL) == selected(
        jsonpath_rfc9535.compile(text), SMALL
    )


def test_so_are_those_of_our_corrections() -> None:
    root = load(ROOT / "spec" / "pipedrive-v2.yaml").root
    overlay = load(ROOT / "spec" / "pipedrive-v2.overlay.yaml").root
    for action in overlay["actions"]:
        target = action["target"]
        theirs = selected(jsonpath_rfc9535.compile(target), root)
        assert selected(compiled(target), root) == theirs, target


def selected(query: JSONPathQuery, root: Any) -> list[tuple[Any, ...]]:
    """Return what a query selects: the value, its holder and its key there."""
    return [
        (id(node.value), id(node.parent and node.parent.value), node.location[-1:])
        for node in query.find(root)
    ]


@pytest.mark.parametrize(
    ("text", "paths"),
    [
        ("$.paths['/a','/b'].get", {"/a": "1", "/b": "2"}),
        ("$.paths.*.get", {"": "12"}),
        ("$.paths", {"": "…"}),
    ],
)
def test_each_path_that_is_named_has_a_query_of_its_own(
    text: str, paths: dict[str, str]
) -> None:
    root: Any = {"paths": {"/a": {"get": "1"}, "/b": {"get": "2"}}}
    found = {
        path: "".join(
            n.value if isinstance(n.value, str) else "…" for n in q.find(root)
        )
        for path, q in by_path(compiled(text)).items()
    }
    assert found == paths
