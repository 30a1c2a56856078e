"""What the keywords of one schema say, without a look at any other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from . import ir

MAPS = {"additionalProperties", "patternProperties", "unevaluatedProperties"}
"""What says that a value is an object, and what the values of its keys are."""

_KINDS = {str: "string", bool: "boolean", int: "integer", float: "number"}

_LIMITS = (
    "default",
    "exclusiveMaximum",
    "exclusiveMinimum",
    "maxItems",
    "maxLength",
    "maximum",
    "minItems",
    "minLength",
    "minimum",
    "multipleOf",
    "pattern",
    "uniqueItems",
)


def text(value: Any) -> str:
    return value.strip() if isinstance(value, str) else ""


def is_union(keywords: dict[str, Any]) -> bool:
    """Tell whether `oneOf`/`anyOf` state types, not only which properties are required."""
    stated = (
        "type",
        "properties",
        "$ref",
        "allOf",
        "oneOf",
        "anyOf",
        "enum",
        "const",
        "items",
    )
    members = keywords.get("oneOf") or keywords.get("anyOf") or ()
    return any(isinstance(m, dict) and any(key in m for key in stated) for m in members)


def only_reference(value: dict[str, Any]) -> bool:
    """Tell whether `allOf` holds one `$ref` and only annotations stand beside it."""
    members = value.get("allOf")
    if not isinstance(members, list) or len(members) != 1:
        return False
    if {"const", "enum", "items", "properties"} & value.keys() or is_union(value):
        return False
    if isinstance(value.get("additionalProperties"), dict):
        return False
    return isinstance(members[0], dict) and isinstance(members[0].get("$ref"), str)


def is_nullable(keywords: dict[str, Any]) -> bool:
    """Tell whether the keywords allow null, as 3.0 or as 3.1 says it."""
    kinds = keywords.get("type")
    return keywords.get("nullable") is True or (
        isinstance(kinds, list) and "null" in kinds
    )


def implied(keywords: dict[str, Any]) -> list[str]:
    if MAPS & keywords.keys():
        return ["object"]
    return ["array"] if {"items", "prefixItems"} & keywords.keys() else ["any"]


def values_of_map(keywords: dict[str, Any]) -> tuple[tuple[str, ...], dict[str, Any]]:
    """Give the schema of the values of an object's keys, and where it stands.

    None is stated where the schema is empty: also where keys differ in what they have.
    """
    found: list[tuple[tuple[str, ...], dict[str, Any]]] = []
    patterns = keywords.get("patternProperties")
    for pattern, value in patterns.items() if isinstance(patterns, dict) else ():
        found.append((("patternProperties", pattern), value))
    for key in ("additionalProperties", "unevaluatedProperties"):
        found.append(((key,), keywords.get(key, {})))
    stated = [
        (path, value) for path, value in found if isinstance(value, dict) and value
    ]
    return stated[0] if len(stated) == 1 else ((), {})


def is_countable(values: list[Any]) -> bool:
    """Tell whether each of *values* is one that a type can list."""
    return all(value is None or type(value) in _KINDS for value in values)


def choices(values: list[Any], kinds: list[str], pointer: str) -> list[ir.Type]:
    """One `Choice` for each kind of value, in a fixed order."""
    by_kind: dict[str, list[Any]] = {}
    for value in values:
        if value is None:
            continue
        kind = _KINDS.get(type(value))
        if kind is None:
            return [ir.Anything()]
        if value not in by_kind.setdefault(kind, []):
            by_kind[kind].append(value)
    if not by_kind:
        return [ir.Scalar(kind) for kind in kinds if kind in _KINDS.values()]
    # Fractions are measures, not names of anything: a list of them is just a number.
    return [
        (
            ir.Scalar(kind)
            if kind == "number" or not all(map(_is_small, by_kind[kind]))
            else ir.Choice(kind, tuple(sorted(by_kind[kind])), pointer)
        )
        for kind in sorted(by_kind)
    ]


def _is_small(value: object) -> bool:
    """Tell whether a decoder of types takes it: no integer over 64 bits."""
    return not isinstance(value, int) or -(2**63) <= value < 2**63


def nullable(type_: ir.Type) -> ir.Type:
    """Let a type allow null, too."""
    return type_ if isinstance(type_, ir.Anything | ir.Nullable) else ir.Nullable(type_)


def union(members: list[ir.Type]) -> ir.Type:
    unique = list(dict.fromkeys(members))
    if not unique or any(isinstance(member, ir.Anything) for member in unique):
        return ir.Anything()
    return unique[0] if len(unique) == 1 else ir.Union(tuple(unique))


def limits(
    keywords: Mapping[str, Any],
) -> Iterator[tuple[str, str | int | float | bool]]:
    """Give the limits in a fixed order."""
    for key in _LIMITS:
        value = keywords.get(key)
        if isinstance(value, str | int | float):
            yield key, value
