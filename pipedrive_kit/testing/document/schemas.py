"""Schemas of a document, and the rewriting of its parts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ...narrowing import is_list, is_mapping

Json = dict[str, Any]


def rewritten(value: Any, change: Callable[[Json], Any]) -> Any:
    """Return a part of a document with each object in it as *change* returns it."""
    if is_list(value):
        return [rewritten(item, change) for item in value]
    if not is_mapping(value):
        return value
    return change({key: rewritten(item, change) for key, item in value.items()})


def inlined(part: Any, root: Json) -> Any:
    """Return a part of a document with what its references refer to in their place."""

    def change(value: Json) -> Any:
        reference = value.get("$ref")
        if not isinstance(reference, str):
            return value
        target: Any = root
        for name in reference.removeprefix("#/").split("/"):
            target = target[name]
        return rewritten(target, change)

    return rewritten(part, change)


def merged(schema: Json) -> Json:
    """Return a schema with all members of its `allOf` in it."""
    if "allOf" not in schema:
        return schema
    result: Json = {"properties": {}}
    own = {key: value for key, value in schema.items() if key != "allOf"}
    for part in (*map(merged, schema["allOf"]), own):
        inner = {**result["properties"], **part.get("properties", {})}
        result = {**result, **part, "properties": inner}
    return result


def properties(schema: Json) -> Json:
    """Return the schemas of an object's properties."""
    found: Json = merged(schema).get("properties", {})
    return found
