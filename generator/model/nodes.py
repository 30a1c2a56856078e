"""Positions in a document, and the references between them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ..pointer import at, join, target
from ..read.load import Document
from ..read.references import follow as follow_value

_ANNOTATIONS = {"$comment", "description", "examples", "example", "summary", "title"}
"""Keywords that describe the place of a reference and not its values."""


@dataclass(frozen=True, slots=True)
class Node:
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
        place = join(self.pointer, key)
        items = items_of(self.value.get(key))
        return [Node(f"{place}/{index}", item) for index, item in enumerate(items)]

    def members(self, key: str) -> dict[str, Node]:
        """Return the members of the object *key*; none if there is no object."""
        place, value = join(self.pointer, key), self.value.get(key)
        members = value.items() if isinstance(value, dict) else ()
        return {name: Node(join(place, name), member) for name, member in members}


def items_of(value: Any) -> list[Any]:
    """Return a list as it is, and an empty one for anything else."""
    return value if isinstance(value, list) else []


def follow(document: Document, node: Node) -> Node:
    """Follow `$ref` until there is none; return an empty object if it leads nowhere."""
    pointer, value = follow_value(document.root, node.pointer, node.value)
    return Node(pointer, value if isinstance(value, dict) else {})


def follow_schema(document: Document, node: Node) -> Node:
    """Follow `$ref` as far as the reference alone says what holds."""
    seen: set[str] = set()
    node = with_siblings(document, node)
    while isinstance(node.value, dict) and isinstance(node.value.get("$ref"), str):
        seen.add(node.pointer)
        pointer = target(node.value["$ref"])
        node = Node(pointer, at(document.root, pointer))
        if pointer in seen or not isinstance(node.value, dict):
            return Node(pointer, {})
        node = with_siblings(document, node)
    return node if isinstance(node.value, dict) else Node(node.pointer, {})


def with_siblings(document: Document, node: Node) -> Node:
    """Write a reference with keywords beside it as `allOf`, which says the same.

    OpenAPI 3.0 ignores such keywords; from 3.1 on they hold as well.
    """
    value = node.value
    if not isinstance(value, dict) or not isinstance(value.get("$ref"), str):
        return node
    siblings = {key for key in value if not key.startswith("x-")} - _ANNOTATIONS
    if len(siblings) == 1 or document.root["openapi"].startswith("3.0"):
        return node
    own = {key: item for key, item in value.items() if key != "$ref"}
    own["allOf"] = [{"$ref": value["$ref"]}, *items_of(value.get("allOf"))]
    return Node(node.pointer, own)
