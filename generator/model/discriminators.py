"""Which value of which property tells that an object is of a class.

A discriminator says it, or the members of a union prove it: a property whose possible
values differ in each of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from . import ir
from .types import bare


@dataclass(frozen=True, slots=True)
class Alternatives:
    """The objects of one union.

    `members`: pointer of each schema as the union refers to it -> pointer of its model;
    `mapping`: value of `property` -> pointer of a schema, as far as the document says it.
    """

    members: dict[str, str]
    property: str = ""
    mapping: Mapping[str, str] | None = None


def tags(
    unions: list[Alternatives], models: Mapping[str, ir.Model]
) -> dict[str, tuple[tuple[str, str], ...]]:
    """Give (property, value) pairs for the pointers of models that they tell apart."""
    found: dict[str, set[tuple[str, str]]] = {}
    for union in unions:
        pairs = _stated(union, models) if union.property else _proved(union, models)
        for pointer, name, value in pairs:
            found.setdefault(pointer, set()).add((name, value))
    return {pointer: tuple(sorted(pairs)) for pointer, pairs in found.items()}


def _stated(
    union: Alternatives, models: Mapping[str, ir.Model]
) -> Iterator[tuple[str, str, str]]:
    mapping = union.mapping or {}
    for value, target in mapping.items():
        if target in union.members:
            yield union.members[target], union.property, value
    values = _values(union, union.property, models)
    for target, pointer in union.members.items():
        if target in mapping.values():
            continue
        # A constant is what is sent; the name of the schema counts where there is none.
        for value in values.get(pointer) or [target.rpartition("/")[2]]:
            if value not in mapping:
                yield pointer, union.property, value


def _proved(
    union: Alternatives, models: Mapping[str, ir.Model]
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
    union: Alternatives, name: str, models: Mapping[str, ir.Model]
) -> dict[str, list[str]]:
    """Give the values of a property in each member that lists its own; else nothing."""
    found: dict[str, list[str]] = {}
    for pointer in dict.fromkeys(union.members.values()):
        for field in models[pointer].fields:
            type_ = bare(field.type)
            if field.name == name and isinstance(type_, ir.Choice):
                found[pointer] = [_text(value) for value in type_.values]
    several = [value for values in found.values() for value in values]
    return found if len(set(several)) == len(several) else {}


def _text(value: str | float | bool) -> str:
    """Write a value as JSON has it, a string without quotes."""
    return str(value).lower() if isinstance(value, bool) else str(value)
