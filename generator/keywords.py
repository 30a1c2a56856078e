"""What the keywords of one schema say, without a look at any other."""

from __future__ import annotations

from typing import Any

from . import ir

_KINDS = {str: "string", bool: "boolean", int: "integer", float: "number"}


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
    if not isinstance(members, list) or len(members) != 1 or "properties" in value:
        return False
    return isinstance(members[0], dict) and isinstance(members[0].get("$ref"), str)


def implied(keywords: dict[str, Any]) -> list[str]:
    if "additionalProperties" in keywords:
        return ["object"]
    return ["array"] if "items" in keywords else ["any"]


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
            if kind == "number"
            else ir.Choice(kind, tuple(sorted(by_kind[kind])), pointer)
        )
        for kind in sorted(by_kind)
    ]


def union(members: list[ir.Type]) -> ir.Type:
    unique = list(dict.fromkeys(members))
    if not unique or any(isinstance(member, ir.Anything) for member in unique):
        return ir.Anything()
    return unique[0] if len(unique) == 1 else ir.Union(tuple(unique))
