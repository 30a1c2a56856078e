"""References inside a document, and the objects that may hold one."""

from __future__ import annotations

import re
from typing import Any

from ..pointer import at, join, target

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
"""Keys of a path item that hold operations, in the order of OpenAPI."""

DATA = {"const", "default", "enum", "example", "examples"}
"""Keys with values that are data, not parts of the document: a `$ref` there is none."""

_NAMED = {
    "$defs",
    "callbacks",
    "content",
    "definitions",
    "dependentSchemas",
    "encoding",
    "headers",
    "links",
    "mapping",
    "parameters",
    "pathItems",
    "paths",
    "patternProperties",
    "properties",
    "requestBodies",
    "responses",
    "schemas",
    "securitySchemes",
    "variables",
}
"""Keys with maps from names as values: a name is never a keyword."""


def objects(root: Any, pointer: str) -> list[tuple[str, dict[str, Any]]]:
    """Return (pointer, object) of every object below *pointer* that may be a reference."""
    found: list[tuple[str, dict[str, Any]]] = []
    _collect(at(root, pointer), pointer, False, found)
    return found


def _collect(
    value: Any, pointer: str, named: bool, found: list[tuple[str, dict[str, Any]]]
) -> None:
    """Add the objects in *value*; *named*: its keys are names, not keywords."""
    if isinstance(value, dict):
        if not named:
            found.append((pointer, value))
        for key, child in value.items():
            if isinstance(child, dict | list) and (
                named or not (key in DATA or key.startswith("x-"))
            ):
                inside = not named and key in _NAMED
                _collect(child, join(pointer, key), inside, found)
    elif isinstance(value, list):
        for index, child in enumerate(value):
            _collect(child, f"{pointer}/{index}", False, found)


def follow(root: Any, pointer: str, value: Any) -> tuple[str, Any]:
    """Follow the `$ref` of *value* at *pointer* until there is none; {} for nowhere."""
    seen = {pointer}
    while isinstance(value, dict) and isinstance(value.get("$ref"), str):
        pointer = target(value["$ref"])
        value = at(root, pointer)
        if pointer in seen or value is None:
            return pointer, {}
        seen.add(pointer)
    return pointer, value


def path_parameters(path: str) -> list[str]:
    """Return the names of the parameters in a path of the API, in their order there."""
    return re.findall(r"\{([^}]*)\}", path)


def path_shape(path: str) -> str:
    """Return a path of the API with all parameter names removed."""
    return re.sub(r"\{[^}]*\}", "{}", path)
