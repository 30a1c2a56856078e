"""References by `$id`, `$anchor` and `$dynamicRef`, rewritten as JSON pointers.

A `$dynamicRef` means another schema in each schema that refers to the one around it, as
the items of a generic list do. So each of those gets a copy with an ordinary reference.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import quote, urldefrag, urljoin

from msgspec.structs import replace

from ..pointer import at, target
from .load import Document
from .nodes import copied, items_of, led_to, objects

_KEYWORDS = ("$anchor", "$dynamicAnchor", "$id")


def with_pointers(document: Document) -> Document:
    """Return *document* with such references rewritten; the same one without any."""
    if not any(key in document.text for key in (*_KEYWORDS, "$dynamicRef")):
        return document
    root = copied(document.root)
    _Rewriter(root).rewrite()
    return replace(document, root=root)


def anchored(root: dict[str, Any], anchor: str) -> str | None:
    """Return the pointer of the schema with an anchor; None if there is not one."""
    return _Rewriter(root).only(anchor)


class _Rewriter:
    """The anchors and identifiers of one document."""

    def __init__(self, root: dict[str, Any]) -> None:
        self.root = root
        self.resources: dict[str, str] = {}
        """Absolute `$id` -> pointer."""
        self.anchors: dict[tuple[str, str], str] = {}
        """(pointer of a resource, anchor) -> pointer."""
        self.bases: dict[str, tuple[str, str]] = {"": ("", "")}
        """Pointer of an object -> (pointer of its resource, base URI)."""
        self.found = objects(root, "")
        for pointer, value in self.found:
            self.note(pointer, value)

    def rewrite(self) -> None:
        for pointer, value in self.found:
            if isinstance(value.get("$ref"), str):
                value["$ref"] = self.reference(value["$ref"], pointer)
        self.bind()
        for pointer, value in objects(self.root, ""):
            dynamic = value.get("$dynamicRef")
            if isinstance(dynamic, str) and "$ref" not in value:
                new = self.reference(dynamic, pointer)
                if new.startswith("#/"):
                    del value["$dynamicRef"]
                    value["$ref"] = new

    def note(self, pointer: str, value: dict[str, Any]) -> None:
        """Note the identifiers of one object; those around it are known."""
        around = pointer
        while around not in self.bases:
            around = around.rpartition("/")[0]
        resource, base = self.bases[around]
        if isinstance(value.get("$id"), str):
            resource, base = pointer, urljoin(base, value["$id"])
            self.resources[urldefrag(base)[0]] = pointer
        self.bases[pointer] = resource, base
        for key in ("$anchor", "$dynamicAnchor"):
            if isinstance(value.get(key), str):
                self.anchors.setdefault((resource, value[key]), pointer)

    def reference(self, reference: str, holder: str) -> str:
        """Return a reference as a pointer; as it is if it leads to none of the anchors."""
        resource, base = self.bases.get(holder, ("", ""))
        address, fragment = urldefrag(reference)
        if address:
            there = self.resources.get(urldefrag(urljoin(base, address))[0])
            if there is None:
                return reference
            resource = there
        if not fragment:
            return _fragment(resource) if address else reference
        if fragment.startswith("/"):
            inside = resource + target(fragment)
            is_there = at(self.root, inside) is not None
            return _fragment(inside) if resource and is_there else reference
        found = self.anchors.get((resource, fragment)) or self.only(fragment)
        return reference if found is None else _fragment(found)

    def only(self, anchor: str) -> str | None:
        """Return the one schema with an anchor, wherever it stands."""
        found = {place for (_, name), place in self.anchors.items() if name == anchor}
        return found.pop() if len(found) == 1 else None

    def bind(self) -> None:
        """Copy generic schemas into those that say what their dynamic references mean."""
        own: dict[str, dict[str, str]] = {}
        for pointer, value in self.found:
            anchor = value.get("$dynamicAnchor")
            if isinstance(anchor, str):
                holder = pointer.partition("/$defs/")[0]
                own.setdefault(holder, {})[anchor] = pointer
        for holder, meant in own.items():
            schema = at(self.root, holder)
            parts = [schema, *items_of(schema.get("allOf"))]
            for part in parts if isinstance(schema, dict) else ():
                generic = self.generic(part, meant)
                if generic is not None:
                    del part["$ref"]
                    part["allOf"] = [generic, *items_of(part.get("allOf"))]

    def generic(self, part: Any, meant: dict[str, str]) -> dict[str, Any] | None:
        """Return a copy of what *part* refers to, if it has one of the references."""
        pointer = led_to(part)
        schema = None if pointer is None else at(self.root, pointer)
        if not isinstance(schema, dict):
            return None
        made = {k: copied(v) for k, v in schema.items() if k not in _KEYWORDS}
        is_bound = False
        for _, value in objects(made, ""):
            anchor = str(value.get("$dynamicRef")).partition("#")[2]
            if anchor in meant:
                is_bound = True
                del value["$dynamicRef"]
                value["$ref"] = _fragment(meant[anchor])
        return made if is_bound else None


def _fragment(pointer: str) -> str:
    return f"#{quote(pointer, safe='/~$')}"
