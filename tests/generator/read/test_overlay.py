"""The corrections of the real document die when it is corrected, also when it says more."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import pytest
from msgspec.structs import replace

from generator.errors import Problem
from generator.read.load import Document, load
from generator.read.overlay import patch
from tests.generator.workspace import ROOT

OVERLAY = load(ROOT / "spec" / "pipedrive-v2.overlay.yaml")
DOCUMENT = load(ROOT / "spec" / "pipedrive-v2.yaml")

Root = dict[str, Any]


def targets(idle: tuple[Problem, ...]) -> list[str]:
    """Return the targets of actions that are to be deleted."""
    actions = OVERLAY.root["actions"]
    indexes = [int(item.pointer.rpartition("/")[2]) for item in idle]
    return [actions[index]["target"] for index in indexes]


def patched(root: Root) -> tuple[Document, tuple[Problem, ...]]:
    """Correct a document."""
    return patch(replace(DOCUMENT, root=root), OVERLAY)[:2]


def test_a_document_that_is_corrected_leaves_no_action_alive() -> None:
    """Pipedrive takes over every correction: all actions are to be deleted.

    All but a rule for all times and its exception, which differ for ever.
    """
    corrected, _ = patched(DOCUMENT.root)
    again, idle = patched(corrected.root)
    names = [p["name"] for p in again.root["paths"]["/products"]["get"]["parameters"]]
    assert len(names) == len(set(names)), "an idle correction adds nothing twice"
    every = [action["target"] for action in OVERLAY.root["actions"]]
    alive = [target for target in every if target not in targets(idle)]
    assert [target.rpartition("properties")[2][:12] for target in alive] == [
        "['add_time',",
        ".add_time",
    ]


def answer(root: Root, path: str, method: str = "get") -> Root:
    """Return the schema of a response."""
    response = root["paths"][path][method]["responses"]["200"]
    schema: Root = response["content"]["application/json"]["schema"]
    return schema


def body(root: Root, path: str) -> Root:
    """Return the schema of a body that is posted."""
    content = root["paths"][path]["post"]["requestBody"]["content"]
    schema: Root = content["application/json"]["schema"]
    return schema


def products(root: Root) -> None:
    """The list gives products as the others do, with a field that is new."""
    product = copy.deepcopy(answer(root, "/products/{id}")["properties"]["data"])
    product["properties"] = {"brand": {"type": "string"}}
    answer(root, "/products")["properties"]["data"]["items"] = product


def field_hits(root: Root) -> None:
    """A hit has a score, too."""
    data = answer(root, "/itemSearch/field")["allOf"][1]["properties"]["data"]
    fields = {"id": "integer", "name": "string", "result_score": "number"}
    properties = {name: {"type": kind} for name, kind in fields.items()}
    data["items"] = {"type": "object", "properties": properties}


def product_code(root: Root) -> None:
    """A code is a string."""
    for holder in objects(answer(root, "/products/search")):
        if "code" in holder.get("properties", {}):
            holder["properties"]["code"]["type"] = "string"


def option_ids(root: Root) -> None:
    """Options have either kind of id, in words that are new."""
    for holder in objects(root["paths"]):
        options = holder.get("properties", {}).get("options", {})
        properties = options.get("items", {}).get("properties", {})
        if properties.get("id", {}).pop("type", None):
            kinds = [{"type": "integer"}, {"type": "string"}]
            properties["id"] |= {"oneOf": kinds, "description": "Either kind"}


def organization(root: Root) -> None:
    """The name and the owner are required."""
    body(root, "/organizations")["required"] = ["name", "owner_id"]


def task(root: Root) -> None:
    """The body has the names of the response, in words that are new."""
    for path in ("/tasks", "/tasks/{id}"):
        for operation in root["paths"][path].values():
            for holder in objects(operation.get("requestBody", {})):
                properties = holder.get("properties", {})
                if "done" in properties:
                    properties["is_done"] = properties.pop("done")
                    properties["is_milestone"] = properties.pop("milestone")
                    properties["assignee_ids"] = properties.pop("assignee_id")


def objects(value: Any) -> list[Root]:
    """Return every mapping in *value*."""
    found = [value] if isinstance(value, dict) else []
    for child in value.values() if isinstance(value, dict) else value:
        if isinstance(child, dict | list):
            found += objects(child)
    return found


@pytest.mark.parametrize(
    ("correct", "parts"),
    [
        (products, ["data.items", "data"]),
        (field_hits, ["data.items", "data"]),
        (product_code, ["code.type", "code"]),
        (option_ids, ["id.type", "id"]),
        (organization, ["schema.required", "schema"]),
        (task, ["properties"]),
    ],
)
def test_a_pair_of_actions_hides_no_correction(
    correct: Callable[[Root], None], parts: list[str]
) -> None:
    """An action is idle if the document is right now, or says more than the overlay."""
    root = copy.deepcopy(DOCUMENT.root)
    correct(root)
    _, idle = patched(root)
    said = targets(idle)
    for part in parts:
        assert [target for target in said if target.endswith(part)], (part, said)
