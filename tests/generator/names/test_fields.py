"""Fields stand in the document's order, and the lock pins it."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.generator.workspace import Workspace


def document(*fields: str) -> dict[str, Any]:
    """Return an API whose one record, taken and given, has these *fields*."""
    schema = {
        "type": "object",
        "required": ["zone"],
        "properties": {name: {"type": "string"} for name in fields},
    }
    content = {"content": {"application/json": {"schema": schema}}}
    operation = {
        "operationId": "addPet",
        "tags": ["Pets"],
        "requestBody": content,
        "responses": {"200": {"description": "ok", **content}},
    }
    return {
        "openapi": "3.0.3",
        "info": {"title": "Tiny", "version": "1"},
        "paths": {"/pets": {"post": operation}},
    }


def generated(workspace: Workspace, *fields: str, config: str = "") -> list[str]:
    """Generate the API; return the fields of its record in order."""
    workspace.put(document(*fields), config=config)
    run = workspace.run()
    assert (run.code, run.err) == (0, "")
    text = workspace.tree()[f"{workspace.package}/models/pets.py"].decode()
    return re.findall(r"^    (\w+): str", text, re.MULTILINE)


def arguments(workspace: Workspace) -> list[str]:
    """Return the arguments of the one method in order."""
    text = workspace.tree()[f"{workspace.package}/resources/pets.py"].decode()
    signature = text.partition("def add(")[2].partition("->")[0]
    return re.findall(r"^        (\w+): str", signature, re.MULTILINE)


def test_fields_stand_in_the_order_of_the_document(workspace: Workspace) -> None:
    """`id`, `name` and `title` come first; in requests, required fields do."""
    found = generated(workspace, "zone", "title", "colour", "id", "age", "name")
    assert found == ["id", "name", "title", "zone", "colour", "age"]
    assert arguments(workspace) == ["zone", "title", "colour", "id", "age", "name"]


@pytest.mark.parametrize(
    "fields",
    [
        ("c", "b", "zone", "a"),
        ("new", "c", "id", "zone", "b", "a"),
        ("c", "zone"),
    ],
    ids=["reordered", "grown", "shrunk"],
)
def test_the_order_is_pinned(workspace: Workspace, fields: tuple[str, ...]) -> None:
    """Fields that were there keep their order; new ones come last."""
    before = generated(workspace, "zone", "a", "b", "c")
    assert before == ["zone", "a", "b", "c"]
    kept = [name for name in before if name in fields]
    new = [name for name in fields if name not in before]
    assert generated(workspace, *fields) == kept + new
    assert arguments(workspace) == kept + new


def test_a_renamed_record_keeps_its_order(workspace: Workspace) -> None:
    """The order is pinned for the record, whatever a person calls it."""
    generated(workspace, "zone", "a", "b")
    for fields in (("b", "a", "zone"), ("a", "zone", "b")):
        config = '[names.classes]\nPet = "Animal"\n'
        assert generated(workspace, *fields, config=config) == ["zone", "a", "b"]


def test_a_new_field_takes_no_name(workspace: Workspace) -> None:
    """Two wire names that read alike: attribute and argument of the first stay."""
    assert generated(workspace, "zone", "a_b") == ["zone", "a_b"]
    for _ in range(2):
        workspace.put(document("a-b", "zone", "a_b"))
        assert workspace.run().code == 0
        models, resources = (
            workspace.tree()[f"{workspace.package}/{folder}/pets.py"].decode()
            for folder in ("models", "resources")
        )
        assert re.search(r"""wire_names=\{["']a_b_["']: ["']a-b["']\}""", models)
        assert '"a_b": a_b, "a-b": a_b_}' in resources
