"""Schemas with references followed and the members of their `allOf` merged."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from ..errors import Problem
from ..pointer import at
from ..read.load import Document
from ..read.nodes import Node, items_of, led_to, reach
from .json_schema import TYPING, is_union

_ANNOTATIONS = {
    *("$anchor", "$comment", "$defs", "$dynamicAnchor", "$id", "$schema"),
    *("description", "examples", "example", "summary", "title"),
}
"""Keywords that describe the place of a reference and not its values."""

_NULL = {"type": "null"}

_ALTERNATIVES = ("oneOf", "anyOf")

_STRICTEST = {
    **dict.fromkeys(("exclusiveMinimum", "minItems", "minLength", "minimum"), max),
    **dict.fromkeys(("exclusiveMaximum", "maxItems", "maxLength", "maximum"), min),
}
"""Limits -> the function for the stricter one of two."""

_CONDITIONAL = ("then", "else", "if")
"""Keywords with schemas that hold for some values; the condition comes last."""


class Schema(Struct, frozen=True):
    """A schema with `allOf` merged: its keywords, and each property in its place."""

    pointer: str
    keywords: dict[str, Any]
    properties: dict[str, Node] = {}
    required: frozenset[str] = frozenset()
    clashes: tuple[tuple[str, str], ...] = ()
    """(pointer, reason) of members that no value can satisfy together."""


def follow_schema(document: Document, node: Node) -> Node:
    """Follow `$ref` as far as the reference alone says what holds."""
    seen: set[str] = set()
    while (pointer := led_to(node.value)) is not None:
        if (whole := with_siblings(document, node)) is not node:
            return whole
        seen.add(node.pointer)
        node = Node(pointer, None if pointer in seen else at(document.root, pointer))
    return node if isinstance(node.value, dict) else Node(node.pointer, {})


def with_siblings(document: Document, node: Node) -> Node:
    """Write a reference with keywords beside it as `allOf`, which says the same.

    OpenAPI 3.0 ignores such keywords; from 3.1 on they hold as well.
    """
    value = node.value
    if led_to(value) is None:
        return node
    siblings = {key for key in value if not key.startswith("x-")} - _ANNOTATIONS
    if len(siblings) == 1 or document.root["openapi"].startswith("3.0"):
        return node
    own = {key: item for key, item in value.items() if key != "$ref"}
    own["allOf"] = [{"$ref": value["$ref"]}, *items_of(value.get("allOf"))]
    return Node(node.pointer, own)


def merged(document: Document, node: Node, trail: tuple[str, ...] = ()) -> Schema:
    """Follow the references of *node* and merge its `allOf`; *trail*: schemas around it."""
    node = follow_schema(document, node)
    if node.pointer in trail:
        return Schema(node.pointer, {})
    merger = _Merger(document, node, (*trail, node.pointer))
    return merger.schema()


class _Merger:
    """The keywords and properties of one schema, while its parts are added."""

    def __init__(self, document: Document, node: Node, trail: tuple[str, ...]) -> None:
        self.document = document
        self.node = node
        self.trail = trail
        own = node.value
        self.keywords = {
            k: v for k, v in own.items() if k not in ("allOf", "properties")
        }
        self.properties: dict[str, Node] = {}
        self.required = frozenset(_strings(own.get("required")))
        self.clashes: list[tuple[str, str]] = []
        self.is_crossed = False
        """Several lists of alternatives hold at once."""

    def schema(self) -> Schema:
        """Add all members, then the properties of the schema itself."""
        joined: set[str] = set()
        for place in self.node.children("allOf"):
            member = follow_schema(self.document, place)
            if member.pointer not in joined:
                joined.add(member.pointer)
                part = merged(self.document, member, self.trail)
                if not self.join(part, place.pointer):
                    return Schema(self.node.pointer, {}, clashes=tuple(self.clashes))
        for name, property_ in self.node.members("properties").items():
            self.refine(name, property_)
        self.join_conditional()
        self.join_alternatives()
        return Schema(
            self.node.pointer,
            self.keywords,
            self.properties,
            self.required,
            tuple(self.clashes),
        )

    def join(self, part: Schema, place: str) -> bool:
        """Add a member; return whether a value can satisfy it and the rest."""
        self.clashes += part.clashes
        clash = _clash(Schema("", self.keywords, self.properties), part)
        if clash:
            self.clashes.append((place, f"{clash} beside it"))
            return False
        for key, item in part.keywords.items():
            known = self.keywords.get(key, item)
            self.keywords[key] = _both(key, known, item)
            if key in _ALTERNATIVES and known != item:
                self.is_crossed = True
        for name, property_ in part.properties.items():
            self.refine(name, property_)
        self.required |= part.required
        return True

    def refine(self, name: str, later: Node) -> None:
        """Let a later property refine an earlier one of the same name."""
        earlier = self.properties.get(name, later)
        self.properties[name] = later
        if earlier.value != later.value:
            one, other = (
                merged(self.document, node, self.trail) for node in (earlier, later)
            )
            if clash := _clash(one, other):
                where = self.document.where(earlier.pointer)
                self.clashes.append((later.pointer, f"{clash} in {where}"))
                self.properties[name] = Node(later.pointer, {})

    def join_conditional(self) -> None:
        """Let a record have the properties that depend on its other properties."""
        parts = list(self.node.members("dependentSchemas").values())
        parts += [self.node.child(key) for key in _CONDITIONAL if key in self.keywords]
        for name, found in _in_alternatives(self.document, parts).items():
            self.properties.setdefault(name, found)

    def join_alternatives(self) -> None:
        """Let a record have the properties of its alternatives, if all are records."""
        if self.keywords.keys().isdisjoint(_ALTERNATIVES):
            return
        stated = {key: items_of(self.keywords.get(key)) for key in _ALTERNATIVES}
        alternatives = [one for several in stated.values() for one in several]
        self.is_crossed |= all(is_union({key: v}) for key, v in stated.items())
        if "discriminator" in self.keywords or not alternatives:
            return
        if not self.properties and not self.is_crossed:
            return
        if all(_may_be_object(self.document, one) for one in alternatives):
            whole = Node(self.node.pointer, stated)
            for name, found in _in_alternatives(self.document, [whole]).items():
                self.properties.setdefault(name, found)
            for key in _ALTERNATIVES:
                self.keywords.pop(key, None)
            if _NULL in alternatives:
                self.keywords["nullable"] = True
        elif self.is_crossed:
            reason = "several lists of alternatives hold at once"
            self.clashes.append((self.node.pointer, reason))
            self.keywords, self.properties = {}, {}


def _both(key: str, one: Any, other: Any) -> Any:
    """Return the value of a keyword that holds for two members of `allOf`."""
    if one == other:
        return one
    if key == "enum" and isinstance(one, list) and isinstance(other, list):
        return [value for value in one if value in other] or one
    if key in _ALTERNATIVES and isinstance(one, list) and isinstance(other, list):
        return [*one, *other]
    if key == "type":
        # Many write null beside a reference to what is not null.
        both = [kind for kind in _types(one) if kind in (*_types(other), "null")]
        if "number" in both:
            both = [kind for kind in both if kind != "integer"]
        return both[0] if len(both) == 1 else both or one
    if key in _STRICTEST and all(type(value) in (int, float) for value in (one, other)):
        return _STRICTEST[key](one, other)
    if key in ("items", "additionalProperties"):
        typed = [v for v in (one, other) if isinstance(v, dict) and TYPING & v.keys()]
        return {"allOf": typed} if len(typed) == 2 else (typed or [one])[0]
    return one


def _in_alternatives(document: Document, nodes: list[Node]) -> dict[str, Node]:
    """Return the properties of all parts and alternatives of a record."""
    found: dict[str, list[Node]] = {}
    seen: set[str] = set()
    waiting = [*nodes]
    for place in waiting:  # it grows meanwhile
        part = follow_schema(document, place)
        if part.pointer in seen:
            continue
        seen.add(part.pointer)
        for name, added in part.members("properties").items():
            same = found.setdefault(name, [])
            if all(added.value != known.value for known in same):
                same.append(added)
        for key in ("allOf", "oneOf", "anyOf"):
            waiting += part.children(key)
        waiting += [part.child(key) for key in _CONDITIONAL if key in part.value]
    return {
        name: (
            nodes[0]
            if len(nodes) == 1
            else Node(nodes[0].pointer, {"anyOf": [known.value for known in nodes]})
        )
        for name, nodes in found.items()
    }


def _may_be_object(document: Document, alternative: Any) -> bool:
    """Return whether an alternative of a record is a record, or null, for all that it says."""
    kinds = _kinds(Schema("", follow_schema(document, Node("", alternative)).value))
    return not kinds or "object" in kinds or alternative == _NULL


def _clash(one: Schema, other: Schema) -> str:
    """Describe the types that two schemas want, if no value is of both."""
    mine, theirs = _kinds(one), _kinds(other)
    if not mine or not theirs or mine & theirs:
        return ""
    return f"it is {' or '.join(sorted(theirs))} here and {' or '.join(sorted(mine))}"


def _kinds(schema: Schema) -> set[str]:
    """Return the JSON types that a schema allows, apart from null; none if it says none."""
    kinds = set(_types(schema.keywords.get("type"))) - {"null"}
    return {"object"} if not kinds and schema.properties else kinds


def _types(stated: Any) -> list[str]:
    """Return the types of a keyword; every integer is a number."""
    kinds = [stated] if isinstance(stated, str) else _strings(stated)
    return [*kinds, "integer"] if "number" in kinds else kinds


def _strings(value: Any) -> list[str]:
    return [item for item in items_of(value) if isinstance(item, str)]


def bases(schema: Any) -> list[str]:
    """Return the pointers of the schemas that `allOf` refers to."""
    members = Node("", schema).children("allOf") if isinstance(schema, dict) else []
    pointers = [led_to(member.value) for member in members]
    return [pointer for pointer in pointers if pointer is not None]


def own_parts(document: Document) -> Iterator[Problem]:
    """Find components that are, through `allOf`, a part of themselves."""

    def below(pointer: str) -> list[str]:
        return bases(at(document.root, pointer))

    components = Node("/components", document.root.get("components") or {})
    for start in sorted(n.pointer for n in components.members("schemas").values()):
        if start in reach(below(start), below):
            message = "this schema is part of its own allOf"
            yield document.problem(start, message)
