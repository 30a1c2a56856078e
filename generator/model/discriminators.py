"""Discriminators: the subtypes of a base, and the values that tell union members apart.

A discriminator states such values, or the members of a union prove them: a property
whose possible values differ in each of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct

from ..read.load import Document
from ..read.nodes import Node, reach
from . import ir
from .allof import bases, with_siblings
from .types import strip_null


class UnionMembers(Struct, frozen=True):
    """The objects of one union.

    `members`: pointer of each schema as the union refers to it -> pointer of its model;
    `mapping`: value of `property` -> pointer of a schema, as far as the document says it.
    """

    members: dict[str, str]
    property: str = ""
    mapping: Mapping[str, str] | None = None


def hierarchies(document: Document) -> dict[str, tuple[str, ...]]:
    """Return what extends each schema that has a discriminator, by pointers."""
    components = Node("/components", document.root.get("components") or {})
    schemas = {
        node.pointer: with_siblings(document, node).value
        for _, node in sorted(components.members("schemas").items())
        if isinstance(node.value, dict)
    }
    direct: dict[str, list[str]] = {}
    for pointer, schema in schemas.items():
        for base in bases(schema):
            direct.setdefault(base, []).append(pointer)
    return {
        pointer: tuple(
            sorted(reach([pointer], lambda p: direct.get(p, ())).keys() - {pointer})
        )
        for pointer, schema in schemas.items()
        if isinstance(schema.get("discriminator"), dict) and pointer in direct
    }


def discriminators(
    unions: list[UnionMembers], models: Mapping[str, ir.Model]
) -> dict[str, tuple[tuple[str, str], ...]]:
    """Return (property, value) pairs for the pointers of models that they tell apart."""
    found: dict[str, set[tuple[str, str]]] = {}
    for union in unions:
        pairs = _stated(union, models) if union.property else _proved(union, models)
        for pointer, name, value in pairs:
            found.setdefault(pointer, set()).add((name, value))
    return {pointer: tuple(sorted(pairs)) for pointer, pairs in found.items()}


def _stated(
    union: UnionMembers, models: Mapping[str, ir.Model]
) -> Iterator[tuple[str, str, str]]:
    mapping = union.mapping or {}
    for value, schema in mapping.items():
        if schema in union.members:
            yield union.members[schema], union.property, value
    values = _values(union, union.property, models)
    for schema, pointer in union.members.items():
        if schema in mapping.values():
            continue
        # A constant is what is sent; the name of the schema counts where there is none.
        for value in values.get(pointer) or [schema.rpartition("/")[2]]:
            if value not in mapping:
                yield pointer, union.property, value


def _proved(
    union: UnionMembers, models: Mapping[str, ir.Model]
) -> Iterator[tuple[str, str, str]]:
    pointers = list(dict.fromkeys(union.members.values()))
    if len(pointers) < 2:
        return
    for field in models[pointers[0]].fields:
        values = _values(union, field.name, models)
        if len(values) == len(pointers):
            for pointer in pointers:
                for value in values[pointer]:
                    yield pointer, field.name, value


def _values(
    union: UnionMembers, name: str, models: Mapping[str, ir.Model]
) -> dict[str, list[str]]:
    """Return the values of a property in each member, if no two members share one."""
    found: dict[str, list[str]] = {}
    for pointer in dict.fromkeys(union.members.values()):
        for field in models[pointer].fields:
            type_ = strip_null(field.type)
            if field.name == name and isinstance(type_, ir.Enum):
                found[pointer] = [_text(value) for value in type_.values]
    several = [value for values in found.values() for value in values]
    return found if len(set(several)) == len(several) else {}


def _text(value: str | float | bool) -> str:
    """Write a value as JSON has it, a string without quotes."""
    return str(value).lower() if isinstance(value, bool) else str(value)
