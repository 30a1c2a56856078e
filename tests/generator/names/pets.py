"""A document of pets, and the ways in which its next version may differ."""

from __future__ import annotations

import tomllib
from typing import Any

from tests.generator.workspace import Workspace


def record(**fields: str) -> dict[str, Any]:
    """Return an object schema: name -> type."""
    return {
        "type": "object",
        "properties": {name: {"type": kind} for name, kind in fields.items()},
    }


def gives(id_: str, tag: str, schema: Any) -> dict[str, Any]:
    """Return an operation that responds with *schema*."""
    content = {"application/json": {"schema": schema}}
    responses = {"200": {"description": "ok", "content": content}}
    return {"operationId": id_, "tags": [tag], "responses": responses}


def ref(name: str) -> dict[str, str]:
    """Refer to a component."""
    return {"$ref": f"#/components/schemas/{name}"}


def many(items: Any) -> dict[str, Any]:
    """Return a list schema."""
    return {"type": "array", "items": items}


def swapped(value: Any, old: Any, new: Any) -> Any:
    """Put *new* wherever *old* stands in *value*."""
    if value == old:
        return new
    if isinstance(value, dict):
        return {key: swapped(child, old, new) for key, child in value.items()}
    if isinstance(value, list):
        return [swapped(child, old, new) for child in value]
    return value


def document() -> dict[str, Any]:
    """Return an API of pets and owners."""
    state = {"type": "string", "enum": ["here", "gone", "sold"]}
    pet = record(id="integer", legs="integer", call="string")
    pet["properties"]["state"] = state
    owner = record(id="integer", surname="string", street="string")
    return {
        "openapi": "3.0.3",
        "info": {"title": "Tiny", "version": "1"},
        "paths": {
            "/pets": {"get": gives("getPets", "Pets", many(ref("Pet")))},
            "/pets/{id}": {
                "get": gives("getPet", "Pets", ref("Pet"))
                | {"parameters": [
                    {"name": "id", "in": "path", "required": True,
                     "schema": {"type": "integer"}},
                ]},
            },
            "/owners": {"get": gives("getOwners", "Owners", owner)},
        },
        "components": {"schemas": {"Pet": pet}},
    }  # fmt: skip


class Names:
    """The lock of the workspace, read."""

    def __init__(self, workspace: Workspace) -> None:
        text = (workspace.spec / "tiny.names.lock").read_text()
        self.raw = tomllib.loads(text)
        self.classes = set(self.raw["classes"])
        self.enums = set(self.raw["enums"])
        self.methods = {
            (self.raw["tags"][tag][0], function)
            for _, _, tag, function in self.raw["operations"].values()
        }


def renamed_component(new: dict[str, Any]) -> None:
    """The component `Pet` is called `Animal` now."""
    schemas = new["components"]["schemas"]
    schemas["Animal"] = schemas.pop("Pet")
    new["paths"] = swapped(new["paths"], ref("Pet"), ref("Animal"))


def inlined_component(new: dict[str, Any]) -> None:
    """The component is written out wherever it was referred to."""
    pet = new["components"].pop("schemas")["Pet"]
    new["paths"] = swapped(new["paths"], ref("Pet"), pet)


def new_component(new: dict[str, Any]) -> None:
    """An inline schema became a component with a name of its own, and grew."""
    content = new["paths"]["/owners"]["get"]["responses"]["200"]["content"]
    owner = content["application/json"]["schema"]
    owner["properties"]["town"] = {"type": "string"}
    new["components"]["schemas"]["PersonV2Dto"] = owner
    content["application/json"]["schema"] = ref("PersonV2Dto")


def in_all_of(new: dict[str, Any]) -> None:
    """A schema became a part of an `allOf`, and grew."""
    content = new["paths"]["/owners"]["get"]["responses"]["200"]["content"]
    owner = content["application/json"]["schema"]
    owner["properties"]["town"] = {"type": "string"}
    content["application/json"]["schema"] = {"allOf": [owner]}


def other_ids(new: dict[str, Any]) -> None:
    """All operationIds are others; the paths are the same."""
    new["paths"]["/pets"]["get"]["operationId"] = "pets_index"
    new["paths"]["/pets/{id}"]["get"]["operationId"] = "petById"
    new["paths"]["/owners"]["get"]["operationId"] = "fetchPeople"


def other_paths(new: dict[str, Any]) -> None:
    """All paths are others; the operationIds are the same."""
    new["paths"] = {f"/v3{path}": item for path, item in new["paths"].items()}


def other_tag(new: dict[str, Any]) -> None:
    """A tag has another name, and one operation another tag."""
    for item in new["paths"].values():
        item["get"]["tags"] = ["Animals"]


def other_values(new: dict[str, Any]) -> None:
    """An enum changed."""
    state = new["components"]["schemas"]["Pet"]["properties"]["state"]
    state["enum"] = ["there", "gone", "lent"]


def in_path(*names: str) -> list[dict[str, Any]]:
    """Declare parameters of a path."""
    return [
        {"name": name, "in": "path", "required": True, "schema": {"type": "integer"}}
        for name in names
    ]
