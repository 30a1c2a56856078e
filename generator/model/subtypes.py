"""Which schemas are kinds of another: a base that has a discriminator, joined by `allOf`."""

from __future__ import annotations

from typing import Any

from ..pointer import join, target

MOST = 20
"""Kinds of one base that are told apart: an annotation with more helps nobody."""

_COMPONENTS = "/components/schemas"


def kinds(root: dict[str, Any]) -> dict[str, tuple[str, ...]]:
    """Give the pointers of the kinds of each base, those of its kinds included."""
    components = root.get("components")
    found = components.get("schemas") if isinstance(components, dict) else None
    schemas = {
        join(_COMPONENTS, name): schema
        for name, schema in sorted(found.items() if isinstance(found, dict) else ())
        if isinstance(schema, dict)
    }
    direct: dict[str, list[str]] = {}
    for pointer, schema in schemas.items():
        for base in _joined(schema):
            direct.setdefault(base, []).append(pointer)
    return {
        pointer: _below(pointer, direct)
        for pointer, schema in schemas.items()
        if isinstance(schema.get("discriminator"), dict)
        and not {"oneOf", "anyOf"} & schema.keys()
        and pointer in direct
    }


def _joined(schema: dict[str, Any]) -> list[str]:
    members = schema.get("allOf")
    references = [
        member.get("$ref")
        for member in (members if isinstance(members, list) else ())
        if isinstance(member, dict)
    ]
    return [target(text) for text in references if isinstance(text, str)]


def _below(base: str, direct: dict[str, list[str]]) -> tuple[str, ...]:
    found: set[str] = set()
    waiting = [base]
    while waiting:
        for pointer in direct.get(waiting.pop(), ()):
            if pointer not in found and pointer != base:
                found.add(pointer)
                waiting.append(pointer)
    return tuple(sorted(found))
