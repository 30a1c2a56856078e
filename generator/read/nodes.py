"""The values of a document by their pointers, and the references between them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
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

    def get(self, *path: str) -> Node | None:
        """Go down by keys; return None where one is missing."""
        value = self.value
        for key in path:
            if not isinstance(value, dict) or key not in value:
                return None
            value = value[key]
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


def led_to(value: Any) -> str | None:
    """Return the pointer that the `$ref` of *value* leads to; None if it has none."""
    reference = value.get("$ref") if isinstance(value, dict) else None
    return target(reference) if isinstance(reference, str) else None


def chain(root: Any, node: Node) -> Iterator[Node]:
    """Yield a node and, one after the other, all that `$ref` leads to; a circle once."""
    seen: set[str] = set()
    while node.pointer not in seen:
        seen.add(node.pointer)
        yield node
        pointer = led_to(node.value)
        if pointer is None:
            return
        node = Node(pointer, at(root, pointer))


def follow(root: Any, node: Node) -> Node:
    """Follow `$ref` until there is none; return an empty object if it leads nowhere."""
    *_, last = chain(root, node)
    is_end = isinstance(last.value, dict) and led_to(last.value) is None
    return last if is_end else Node(last.pointer, {})


def reach(
    starts: Iterable[str], below: Callable[[str], Iterable[str]]
) -> dict[str, None]:
    """Return all that can be reached from *starts*, with them, in the order found."""
    found = dict.fromkeys(starts)
    waiting = [*found]
    for start in waiting:  # it grows meanwhile
        for one in below(start):
            if one not in found:
                found[one] = None
                waiting.append(one)
    return found


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
