"""Merged schemas: keywords beside references, members of `allOf`, alternatives."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest

from generator.model.allof import Schema, follow_schema, merged
from generator.read.load import Document, parse
from generator.read.nodes import Node

PET: dict[str, Any] = {"type": "object", "properties": {"name": {"type": "string"}}}


def document(version: str = "3.1.0", **schemas: Any) -> Document:
    """Return a document with these components."""
    root = {"openapi": version, "components": {"schemas": schemas}}
    return parse("tiny.json", json.dumps(root).encode())


def ref(name: str, **beside: Any) -> dict[str, Any]:
    """Return a reference to a component, with keywords beside it."""
    return {"$ref": f"#/components/schemas/{name}", **beside}


def merge(document: Document, schema: dict[str, Any]) -> Schema:
    """Merge *schema*; neither it nor the document may change."""
    before = copy.deepcopy((document.root, schema))
    found = merged(document, Node("/here", schema))
    assert (document.root, schema) == before
    return found


@pytest.mark.parametrize(
    ("version", "maximum"), [("3.0.3", None), ("3.1.0", 3), ("3.2.0", 3)]
)
def test_keywords_beside_a_reference_hold_from_3_1_on(
    version: str, maximum: int | None
) -> None:
    """OpenAPI 3.0 ignores them."""
    found = merge(document(version, A={"type": "string"}), ref("A", maxLength=3))
    assert found.keywords.get("maxLength") == maximum
    assert found.keywords["type"] == "string"


@pytest.mark.parametrize("beside", [{"description": "d"}, {"x-a": 1}, {"example": 1}])
def test_annotations_beside_a_reference_change_nothing(beside: dict[str, Any]) -> None:
    """The schema stays the component, with its name."""
    node = follow_schema(document(A=PET), Node("/here", ref("A", **beside)))
    assert node == Node("/components/schemas/A", PET)


def test_keywords_beside_a_reference_further_on_hold_too() -> None:
    """They hold where a component is such a reference, too."""
    found = merge(document(A=ref("B", maxLength=3), B={"type": "string"}), ref("A"))
    assert found.pointer == "/components/schemas/A"
    assert (found.keywords["maxLength"], found.keywords["type"]) == (3, "string")


def test_a_reference_that_leads_to_itself_says_nothing() -> None:
    """There is an error for it; what follows does not hang."""
    assert follow_schema(document(A=ref("A")), Node("/here", ref("A"))).value == {}
    assert merge(document(A=ref("A", maxLength=3)), ref("A")).keywords == {
        "maxLength": 3
    }


def test_members_join_their_properties_and_requirements() -> None:
    """The later one refines a property of an earlier one."""
    longer = {"type": "string", "maxLength": 9}
    all_of = [
        ref("Pet"),
        {"properties": {"name": longer, "legs": {}}, "required": ["legs"]},
    ]
    found = merge(document(Pet=PET), {"allOf": all_of, "required": ["name"]})
    assert list(found.properties) == ["name", "legs"]
    assert found.properties["name"] == Node("/here/allOf/1/properties/name", longer)
    assert found.required == {"name", "legs"}


def test_members_that_contradict_each_other_are_a_clash() -> None:
    """No value is an object and a string."""
    found = merge(document(Pet=PET), {"allOf": [ref("Pet"), {"type": "string"}]})
    assert (found.properties, found.keywords) == ({}, {})
    assert found.clashes == (
        ("/here/allOf/1", "it is string here and object beside it"),
    )


def test_a_record_has_the_properties_of_its_alternatives() -> None:
    """All of them may be there; none is required."""
    cat = {"properties": {"lives": {}}, "required": ["lives"]}
    found = merge(document(Pet=PET), {**PET, "oneOf": [cat, {"type": "null"}]})
    assert list(found.properties) == ["name", "lives"]
    assert (found.required, found.keywords["nullable"]) == (frozenset(), True)
    assert "oneOf" not in found.keywords
