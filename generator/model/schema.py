"""Schemas as types and models of the intermediate model."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from typing import Any

from msgspec.structs import replace

from ..config import Config
from ..errors import Problem
from ..facts import Guard
from ..pointer import at, component, join
from ..read.load import Document
from ..read.nodes import Node, items_of
from . import ir
from .allof import Schema, follow_schema, merged, with_siblings
from .discriminators import UnionMembers, hierarchies
from .json_schema import (
    allows_null,
    allows_others,
    constraints,
    implied_types,
    is_open,
    is_union,
    labels,
    limits,
    listed_types,
    listed_values,
    only_reference,
    text,
    types_of,
)
from .types import joined_enums, nullable, strip_null, union

_DEPTH = 2
"""Levels of a value whose limits are kept: the members of the objects in a list."""

_MOST_ALTERNATIVES = 10_000
"""Alternatives in one type, at most: those of alternatives double with each level."""

_OTHERS = ("additionalProperties", "unevaluatedProperties")
"""Keywords with the schema of what no other keyword is about."""

_SCALARS = ("string", "integer", "number", "boolean")


class Schemas:
    """The schemas of a document: each becomes a type, and each record a model."""

    def __init__(self, document: Document, config: Config) -> None:
        self.document = document
        self.config = config
        self.unions: list[UnionMembers] = []
        self.warnings: list[Problem] = []
        told_apart = hierarchies(document)
        self.subtypes = {
            pointer: below
            for pointer, below in told_apart.items()
            # Without properties of its own a base is just the union of its alternatives.
            if "properties" in (base := at(document.root, pointer))
            or not {"oneOf", "anyOf"} & base.keys()
        }
        """Pointer of a base with a discriminator -> those of all its subtypes."""
        extending = {pointer for below in told_apart.values() for pointer in below}
        self._in_hierarchy = self.subtypes.keys() | extending
        self._models: dict[str, ir.Model] = {}
        self._waiting: deque[Schema] = deque()
        self._open: set[str] = set()
        self._alternatives = 0
        """Alternatives within the type that is being made."""
        self._merged: dict[str, tuple[Any, Schema]] = {}

    def warn(self, pointer: str, message: str) -> None:
        """Report what does not become all that the document says."""
        self.warnings.append(self.document.problem(pointer, message))

    def merged(self, node: Node) -> Schema:
        """Follow the references of a schema and merge its `allOf`."""
        node = follow_schema(self.document, node)
        known = self._merged.get(node.pointer)
        # Merging may put another value where the document has one.
        if known and known[0] is node.value:
            return known[1]
        schema = merged(self.document, node)
        self._merged[node.pointer] = node.value, schema
        for pointer, reason in schema.clashes:
            self._anything(pointer, reason)
        return schema

    def models(self) -> dict[str, ir.Model]:
        """Return all models that the types so far refer to, with their fields."""
        while self._waiting:
            schema = self._waiting.popleft()
            owner = ir.Owner(pointer=schema.pointer)
            fields = self.fields(schema, owner) + self._extra(schema, owner)
            model = self._models[schema.pointer]
            self._models[schema.pointer] = replace(model, fields=fields)
        return self._models

    def fields(self, schema: Schema, owner: ir.Owner) -> tuple[ir.Field, ...]:
        """Return the properties of a record, sorted by name.

        What is required without a schema is one of them: it can be anything.
        """
        silent = sorted(schema.required - schema.properties.keys())
        unknown = {n: Node(join(schema.pointer, "properties", n), {}) for n in silent}
        schema = replace(schema, properties=schema.properties | unknown)
        # In sorted order: the first owner of a schema names it, whatever comes first.
        position = {name: index for index, name in enumerate(schema.properties)}
        return tuple(
            self._field(schema, name, position[name], replace(owner, property=name))
            for name in sorted(schema.properties)
        )

    def _field(
        self, schema: Schema, name: str, position: int, owner: ir.Owner
    ) -> ir.Field:
        node = schema.properties[name]
        required = name in schema.required
        keywords = self.merged(node).keywords
        own = node.value if isinstance(node.value, dict) else {}
        write_only = keywords.get("writeOnly") is True
        # By the document, or by the configuration.
        always_sent = (
            required and self.config.trusted
        ) or name in self.config.always_present
        return ir.Field(
            name=name,
            type=self.type(node, owner),
            pointer=node.pointer,
            position=position,
            required=required,
            always_sent=always_sent and not write_only,
            deprecated=keywords.get("deprecated") is True,
            read_only=keywords.get("readOnly") is True,
            write_only=write_only,
            constraints=constraints(keywords),
            doc=text(own.get("description")) or text(keywords.get("description")),
        )

    def _extra(self, schema: Schema, owner: ir.Owner) -> tuple[ir.Field, ...]:
        """Return the field of a record for the properties that have no name, if typed."""
        places = _unnamed(schema)
        if ir.EXTRA in schema.properties or not places:
            return ()
        values = self._map_values(schema, replace(owner, property="extra", many=True))
        if isinstance(values, ir.Anything):
            return ()
        return (
            ir.Field(
                name=ir.EXTRA,
                type=ir.Map(values),
                pointer=places[0].pointer,
                position=len(schema.properties),
                always_sent=True,
            ),
        )

    def limits(self, node: Node, name: str, depth: int = 0) -> Iterator[Guard]:
        """Yield the limits of a value of a request, of its items and their members."""
        schema = self.merged(node)
        yield from limits(name, schema.keywords)
        if depth == _DEPTH:
            return
        items = schema.keywords.get("items")
        if isinstance(items, dict):
            node = Node(join(schema.pointer, "items"), items)
            yield from self.limits(node, f"{name}.*", depth + 1)
        for key, child in sorted(schema.properties.items()):
            if "." not in key:
                yield from self.limits(child, f"{name}.{key}", depth + 1)

    def type(self, node: Node, owner: ir.Owner) -> ir.Type:
        """Convert the schema at *node*, which *owner* holds."""
        node = with_siblings(self.document, node)
        target = follow_schema(self.document, node)
        if only_reference(target.value) and "$ref" not in node.value:
            inner = self.type(node.child("allOf", 0), owner)
            return nullable(inner) if allows_null(node.value) else inner
        if target.pointer in self._open and target.pointer not in self._models:
            reason = "it holds itself without an object in between"
            return self._anything(target.pointer, reason)
        if not self._open:
            self._alternatives = 0
        self._open.add(target.pointer)
        schema = self.merged(target)
        type_ = self._convert(schema, owner)
        self._open.discard(target.pointer)
        below = self.subtypes.get(target.pointer, ())
        return self._with_subtypes(type_, schema, below, owner) if below else type_

    def _anything(self, pointer: str, reason: str) -> ir.Type:
        """Fall back to any value, and say so."""
        self.warn(pointer, f"becomes Any: {reason}")
        return ir.Anything()

    def _with_subtypes(
        self, base: ir.Type, schema: Schema, below: tuple[str, ...], owner: ir.Owner
    ) -> ir.Type:
        """Return the union of the subtypes of a base, and of itself for unknown ones."""
        if not isinstance(base, ir.Ref):
            return base
        found: dict[str, ir.Type] = {}
        for pointer in below:
            node = Node(pointer, at(self.document.root, pointer))
            self._warn_of_second_discriminator(node, schema)
            found[pointer] = self._convert(self.merged(node), owner)
        self._add_union(found, schema.keywords)
        members = [type_ for type_ in found.values() if isinstance(type_, ir.Ref)]
        return union([base, *members], f"{ir.ANY} {component(schema.pointer)}")

    def _warn_of_second_discriminator(self, node: Node, base: Schema) -> None:
        """Report a discriminator of a subtype that says more than that of its base."""
        own, other = node.value.get("discriminator"), base.keywords["discriminator"]
        if not isinstance(own, dict):
            return
        name, known = text(own.get("propertyName")), text(other.get("propertyName"))
        mapping, others = (Node("", d).members("mapping") for d in (own, other))
        if name != known or not mapping.items() <= others.items():
            expected = component(base.pointer)
            message = (
                f"{name!r} is not read where {expected} is expected, only {known!r}"
            )
            self.warn(join(node.pointer, "discriminator"), message)

    def _convert(self, schema: Schema, owner: ir.Owner) -> ir.Type:
        keywords = schema.keywords
        if listed_values(keywords) is not None:
            return self._enum(schema)
        if is_union(keywords) and not schema.properties:
            return self._union(schema, owner)
        if schema.properties:
            type_ = self._record(schema, owner)
        elif "$dynamicRef" in keywords:
            return self._anything(schema.pointer, "a $dynamicRef is not followed")
        else:
            kinds = types_of(keywords) or implied_types(keywords)
            type_ = union(self._simple(kind, schema, owner) for kind in kinds)
        return nullable(type_) if allows_null(keywords) else type_

    def _enum(self, schema: Schema) -> ir.Type:
        keywords = schema.keywords
        values = listed_values(keywords)
        members = listed_types(values, types_of(keywords), schema.pointer)
        if members is None:
            return self._anything(schema.pointer, "it lists values that no type can")
        if not members:
            return self._anything(schema.pointer, "null is its only value")
        is_wide = any(isinstance(member, ir.Scalar) for member in members)
        if is_wide and set(items_of(values)) - {None}:
            reason = "no type lists fractions or integers over 64 bits"
            self.warn(schema.pointer, f"its values are not in its type: {reason}")
        type_ = union(
            (
                replace(member, open=is_open(keywords), labels=labels(keywords))
                if isinstance(member, ir.Enum)
                else member
            )
            for member in members
        )
        may_be_null = allows_null(keywords) or None in items_of(values)
        return nullable(type_) if may_be_null else type_

    def _union(self, schema: Schema, owner: ir.Owner) -> ir.Type:
        keywords = schema.keywords
        key = "oneOf" if "oneOf" in keywords else "anyOf"
        children = Node(schema.pointer, keywords).children(key)
        self._alternatives += len(children)
        if self._alternatives > _MOST_ALTERNATIVES:
            return self._anything(schema.pointer, "its alternatives multiply")
        may_be_null = allows_null(keywords)
        members: list[ir.Type] = []
        found: dict[str, ir.Type] = {}
        for child in children:
            value = child.value if isinstance(child.value, dict) else {}
            if value.get("type") == "null" or value.get("const", "") is None:
                may_be_null = True
                continue
            variant = self._variant(child, keywords)
            member = self.type(child, replace(owner, variant=variant))
            if isinstance(member, ir.Enum):
                texts = labels(self.merged(child).keywords, alone=True)
                member = replace(member, labels=texts)
            members.append(member)
            found[follow_schema(self.document, child).pointer] = members[-1]
        self._add_union(found, keywords)
        name = component(schema.pointer) or text(keywords.get("title"))
        of = component(owner.pointer) or owner.operation
        name = name or f"{ir.ANY} {of} {owner.property}"
        type_ = union(joined_enums(members, schema.pointer), name)
        return nullable(type_) if may_be_null else type_

    def _variant(self, child: Node, union_: dict[str, Any]) -> str:
        """Return what tells an alternative from others: its title, or a constant."""
        schema = self.merged(child)
        if title := text(schema.keywords.get("title")):
            return title
        discriminator = union_.get("discriminator")
        stated = discriminator if isinstance(discriminator, dict) else {}
        names = sorted(schema.properties, key=lambda n: n != stated.get("propertyName"))
        for name in names:
            keywords = self.merged(schema.properties[name]).keywords
            values = items_of(keywords.get("enum", [keywords.get("const")]))
            if len(values) == 1 and isinstance(values[0], str | int):
                return str(values[0])
        return ""

    def _add_union(self, types: dict[str, ir.Type], keywords: dict[str, Any]) -> None:
        """Remember the records of a union, by the pointers that it refers to them with."""
        bare = {pointer: strip_null(type_) for pointer, type_ in types.items()}
        members = {p: t.pointer for p, t in bare.items() if isinstance(t, ir.Ref)}
        discriminator = keywords.get("discriminator")
        if not members:
            return
        if not isinstance(discriminator, dict):
            self.unions.append(UnionMembers(members))
            return
        mapping = {}
        for value, node in Node("", discriminator).members("mapping").items():
            # Either a reference or the bare name of a component.
            name = str(node.value)
            reference = (
                name if name.startswith("#") else join("#/components/schemas", name)
            )
            target = follow_schema(self.document, Node("", {"$ref": reference}))
            mapping[value] = target.pointer
        for pointer in members:
            value = at(self.document.root, pointer).get("x-ms-discriminator-value")
            if isinstance(value, str):
                mapping.setdefault(value, pointer)
        property_ = text(discriminator.get("propertyName"))
        self.unions.append(UnionMembers(members, property_, mapping))

    def record(
        self, pointer: str, title: str, properties: dict[str, Node], owner: ir.Owner
    ) -> ir.Ref:
        """Return the record of properties that no schema of the document has together."""
        schema = Schema(pointer, {"title": title}, properties)
        self._add_model(schema, owner)
        return ir.Ref(pointer)

    def _record(self, schema: Schema, owner: ir.Owner) -> ir.Type:
        if is_union(schema.keywords) and schema.pointer not in self._in_hierarchy:
            if "discriminator" not in schema.keywords:
                reason = "it has properties, and alternatives that are no objects"
                return self._anything(schema.pointer, reason)
            message = (
                "its alternatives are not told apart: their own parts are in `extra`"
            )
            self.warn(schema.pointer, message)
        self._add_model(schema, owner)
        return ir.Ref(schema.pointer)

    def _add_model(self, schema: Schema, owner: ir.Owner) -> None:
        if schema.pointer not in self._models:
            # Its fields come later, so that a cycle ends here.
            self._models[schema.pointer] = ir.Model(
                pointer=schema.pointer,
                fields=(),
                component=component(schema.pointer),
                title=text(schema.keywords.get("title")),
                doc=text(schema.keywords.get("description")),
                owner=owner,
                operations=(),
                is_open=allows_others(schema.keywords),
            )
            self._waiting.append(schema)

    def _simple(self, kind: str, schema: Schema, owner: ir.Owner) -> ir.Type:
        if kind == "array":
            return ir.Array(self._items(schema, replace(owner, many=True)))
        if kind == "object":
            return ir.Map(self._map_values(schema, replace(owner, many=True)))
        if kind in _SCALARS:
            return ir.Scalar(kind, str(schema.keywords.get("format") or ""))
        return ir.Anything()

    def _items(self, schema: Schema, owner: ir.Owner) -> ir.Type:
        keywords = schema.keywords
        places = Node(schema.pointer, keywords).children("prefixItems")
        if isinstance(keywords.get("items"), dict) or not places:
            places.append(Node(join(schema.pointer, "items"), keywords.get("items")))
        reason = "its items are of several types, by their place"
        return self._any_of(schema, places, owner, reason)

    def _map_values(self, schema: Schema, owner: ir.Owner) -> ir.Type:
        reason = "its values are of several types, by their keys"
        return self._any_of(schema, _unnamed(schema), owner, reason)

    def _any_of(
        self, schema: Schema, places: list[Node], owner: ir.Owner, reason: str
    ) -> ir.Type:
        types = [self.type(place, owner) for place in places]
        if len(set(types)) > 1:
            self.warn(schema.pointer, reason)
        return union(types)


def _unnamed(schema: Schema) -> list[Node]:
    """Return the schemas of the values of keys that have no name."""
    whole = Node(schema.pointer, schema.keywords)
    found = [*whole.members("patternProperties").values()]
    found += filter(None, map(whole.get, _OTHERS))
    return [node for node in found if isinstance(node.value, dict) and node.value]
