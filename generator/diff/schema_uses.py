"""The places where each operation sends or receives given schemas."""

from __future__ import annotations

from collections.abc import Iterator, Set
from typing import Literal, NamedTuple, TypeAlias

from ..model import ir
from ..model.types import references

Direction: TypeAlias = Literal["responses", "requests"]
_Below: TypeAlias = dict[str, list[tuple[str, str]]]


class SchemaUse(NamedTuple):
    """One schema in a request or a response of one operation."""

    operation: str
    direction: Direction
    location: str
    """Names of properties that lead to it, joined by dots; the shortest way."""
    pointer: str


def schema_uses(api: ir.Api, wanted: Set[str]) -> Iterator[SchemaUse]:
    """Yield the uses of the schemas whose pointers are *wanted*, each location once."""
    below: _Below = {
        model.pointer: [(f.name, p) for f in model.fields for p in references(f.type)]
        for model in api.models
    }
    leading = _leading_to(wanted, below)
    for operation in api.operations:
        received = [("", pointer) for pointer in references(operation.result.type)]
        for pair in _reached(received, below, leading):
            if pair[1] in wanted:
                yield SchemaUse(operation.id, "responses", *pair)
        for pair in _reached(_sent(operation), below, leading):
            if pair[1] in wanted:
                yield SchemaUse(operation.id, "requests", *pair)


def _leading_to(wanted: Set[str], below: _Below) -> set[str]:
    """Return the schemas through which one that is wanted can be reached."""
    above: dict[str, set[str]] = {}
    for pointer, properties in below.items():
        for _, other in properties:
            above.setdefault(other, set()).add(pointer)
    found = set(wanted)
    waiting = list(wanted)
    while waiting:
        more = above.get(waiting.pop(), set()) - found
        found |= more
        waiting += more
    return found


def _sent(operation: ir.Operation) -> list[tuple[str, str]]:
    types: list[tuple[str, ir.Type]] = [(p.name, p.type) for p in operation.parameters]
    body = operation.body
    if body and body.fields is None:
        types.append(("", body.type))
    elif body and body.fields:
        types += [(f.name, f.type) for f in body.fields if not f.read_only]
    return [(name, pointer) for name, type_ in types for pointer in references(type_)]


def _reached(
    roots: list[tuple[str, str]], below: _Below, leading: set[str]
) -> Iterator[tuple[str, str]]:
    """Yield the schemas below *roots*, each once, with its location."""
    seen: set[str] = set()
    waiting = list(roots)
    # The list grows during the loop, so the shortest way comes first.
    for location, pointer in waiting:
        if pointer in seen or pointer not in leading:
            continue
        seen.add(pointer)
        yield location, pointer
        waiting += [
            (f"{location}.{name}".lstrip("."), other)
            for name, other in below[pointer]
            if other not in seen
        ]
