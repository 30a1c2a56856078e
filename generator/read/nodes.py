"""The values of a document by their pointers, and the references between them."""

from __future__ import annotations

import re
from typing import Any

from msgspec import Struct

from ..pointer import at, join, target
from .keywords import NAMED

HOLDERS = (dict, list)
"""Types of the values that hold others."""

_DATA = {"const", "default", "enum", "example", "examples"}
"""Keys with values that are data, not parts of the document: a `$ref` there is none."""

_NO_RESOURCE = re.compile(r"api|rest|v\d+(\.\d+)*")
"""Segments that paths begin with before they name something."""


class Node(Struct, frozen=True):
    """A value of the document and its pointer."""

    pointer: str
    value: Any

    def child(self, *path: str | int) -> Node:
        """Go down by keys and indexes that exist."""
        value = self.value
        for part in path:
            value = value[part]
        return Node(join(self.pointer, *path), value)

    def children(self, key: str) -> list[Node]:
        """Return the items of the list *key*; none if there is no list."""
        items = items_of(self.value.get(key))
        place = join(self.pointer, key) if items else ""
        return [Node(f"{place}/{index}", item) for index, item in enumerate(items)]

    def members(self, key: str) -> dict[str, Node]:
        """Return the members of the object *key*; none if there is no object."""
        value = self.value.get(key)
        if not isinstance(value, dict):
            return {}
        place = join(self.pointer, key)
        return {name: Node(join(place, name), value[name]) for name in value}


def copied(value: Any) -> Any:
    """Return a copy of a value in which each place has its own, whatever aliases shared."""
    if isinstance(value, dict):
        return {key: copied(child) for key, child in value.items()}
    return [copied(child) for child in value] if isinstance(value, list) else value


def items_of(value: Any) -> list[Any]:
    """Return a list as it is, and an empty one for anything else."""
    return value if isinstance(value, list) else []


def follow(root: Any, node: Node) -> Node:
    """Follow `$ref` until there is none; return an empty object if it leads nowhere."""
    seen: set[str] = set()
    while isinstance(node.value, dict) and isinstance(node.value.get("$ref"), str):
        seen.add(node.pointer)
        pointer = target(node.value["$ref"])
        node = Node(pointer, {} if pointer in seen else at(root, pointer))
    return node if isinstance(node.value, dict) else Node(node.pointer, {})


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
            if isinstance(child, HOLDERS) and (
                named or not (key in _DATA or key.startswith("x-"))
            ):
                inside = not named and key in NAMED
                _collect(child, join(pointer, key), inside, found)
    elif isinstance(value, list):
        for index, child in enumerate(value):
            _collect(child, f"{pointer}/{index}", False, found)


def path_parameters(path: str) -> list[str]:
    """Return the names of the parameters in a path of the API, in their order there."""
    return re.findall(r"\{([^}]*)\}", path)


def fixed_parts(path: str) -> list[str]:
    """Return the parts of a path of the API that hold no parameter."""
    return [part for part in path.split("/") if part and "{" not in part]


def resources(path: str) -> list[str]:
    """Return the fixed parts of a path, without those of the API as a whole."""
    found = fixed_parts(path)
    while len(found) > 1 and _NO_RESOURCE.fullmatch(found[0].lower()):
        found = found[1:]
    return found


def path_shape(path: str) -> str:
    """Return a path of the API with all parameter names removed."""
    return re.sub(r"\{[^}]*\}", "{}", path)
