"""The keywords of one schema, without a look at any other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from ..facts import Guard
from ..read.keywords import CONSTRAINTS
from ..read.nodes import items_of
from . import ir

_KINDS = {str: "string", bool: "boolean", int: "integer", float: "number"}

_LABELS = (
    "x-enum-varnames",
    "x-enumNames",
    "x-enum-labels",
    "x-enum-descriptions",
    "x-enumDescriptions",
)
"""Extensions with a text for each value of an enum."""

_MAPS = {"additionalProperties", "patternProperties", "unevaluatedProperties"}
"""Keywords of objects about the values of their keys."""

_REPEATS = re.compile(r"[*+{]")

TYPING = {
    *("$ref", "allOf", "anyOf", "const", "enum", "items", "oneOf", "properties", "type")
}
"""Keywords that a schema states a type with."""


def text(value: Any) -> str:
    """Return a string without space around it, and nothing for anything else."""
    return value.strip() if isinstance(value, str) else ""


def constraints(keywords: Mapping[str, Any]) -> ir.Constraints:
    """Return what a schema states beside the type, in a fixed order."""
    return tuple(
        (key, keywords[key])
        for key in ("default", *CONSTRAINTS)
        if key in keywords and isinstance(keywords[key], str | int | float)
    )


def limits(name: str, keywords: Mapping[str, Any]) -> Iterator[Guard]:
    """Yield the limits of a value, as the guards of the runtime."""
    found = {k: v for k, v in constraints(keywords) if k != "default"}
    for keyword in ("minimum", "maximum"):
        exclusive = f"exclusive{keyword.title()}"
        if found.get(exclusive) is True:  # as OpenAPI 3.0 says it
            found[exclusive] = found.pop(keyword, "")
    for keyword, value in found.items():
        if keyword == "pattern":
            if isinstance(value, str) and _is_cheap(value):
                yield Guard(kind=keyword, names=(name,), others=(value,))
        elif keyword == "uniqueItems":
            if value is True:
                yield Guard(kind=keyword, names=(name,))
        elif isinstance(value, int | float) and not isinstance(value, bool):
            kind = "at_most" if keyword == "maxItems" else keyword
            yield Guard(kind=kind, names=(name,), limit=value)


def _is_cheap(pattern: str) -> bool:
    """Return whether Python reads a pattern, and matches it in time whatever the text."""
    try:
        re.compile(pattern)
    except (re.error, OverflowError, RecursionError):
        return False
    return (
        len(pattern) <= 100
        and "(" not in pattern
        and len(_REPEATS.findall(pattern)) < 2
    )


def is_union(keywords: Mapping[str, Any]) -> bool:
    """Return whether `oneOf`/`anyOf` state types, not only which properties are required."""
    members = keywords.get("oneOf") or keywords.get("anyOf") or ()
    return any(isinstance(m, dict) and TYPING & m.keys() for m in members)


def only_reference(value: Mapping[str, Any]) -> bool:
    """Return whether `allOf` holds one `$ref` and only annotations stand beside it."""
    members = value.get("allOf")
    if not isinstance(members, list) or len(members) != 1:
        return False
    if {"const", "enum", "items", "properties"} & value.keys() or is_union(value):
        return False
    if isinstance(value.get("additionalProperties"), dict):
        return False
    return isinstance(members[0], dict) and isinstance(members[0].get("$ref"), str)


def types_of(keywords: Mapping[str, Any]) -> list[str]:
    """Return the types that `type` states, apart from null."""
    stated = keywords.get("type")
    kinds = [stated] if isinstance(stated, str) else items_of(stated)
    return [str(kind) for kind in kinds if kind != "null"]


def implied_types(keywords: Mapping[str, Any]) -> list[str]:
    """Return the type that the keywords imply where none is stated."""
    if _MAPS & keywords.keys():
        return ["object"]
    return ["array"] if {"items", "prefixItems"} & keywords.keys() else ["any"]


def allows_null(keywords: Mapping[str, Any]) -> bool:
    """Return whether the keywords allow null, as 3.0 or as 3.1 says it."""
    kinds = keywords.get("type")
    return keywords.get("nullable") is True or (
        isinstance(kinds, list) and "null" in kinds
    )


def allows_others(keywords: Mapping[str, Any]) -> bool:
    """Return whether objects may have properties that a schema does not name itself.

    One that says nothing about them is taken to name all.
    """
    stated = ("additionalProperties", "unevaluatedProperties", "patternProperties")
    beside = ("anyOf", "oneOf", "discriminator")
    return any(keywords.get(key, False) is not False for key in (*stated, *beside))


def listed_values(keywords: Mapping[str, Any]) -> list[Any] | None:
    """Return the values that a schema lists, in its order; None if it lists none."""
    for key in ("enum", "x-extensible-enum"):
        if isinstance(keywords.get(key), list):
            return list(keywords[key])
    return [keywords["const"]] if "const" in keywords else None


def is_open(keywords: Mapping[str, Any]) -> bool:
    """Return whether other values than the listed ones are allowed."""
    details = keywords.get("x-ms-enum")
    by_details = isinstance(details, dict) and details.get("modelAsString") is True
    return by_details or not {"enum", "const"} & keywords.keys()


def labels(keywords: Mapping[str, Any], *, alone: bool = False) -> ir.Labels:
    """Return the texts about the listed values: their names and descriptions.

    *alone*: the schema is one of several, and its title is that of its only value.
    """
    values = listed_values(keywords) or []
    texts: list[list[str]] = [[] for _ in values]
    for key in _LABELS:
        found = keywords.get(key)
        if isinstance(found, dict):
            found = [found.get(str(value)) for value in values]
        for known, label in zip(texts, items_of(found), strict=False):
            known.append(text(label))
    if alone and len(values) == 1:
        texts[0] += [text(keywords.get("title")), text(keywords.get("description"))]
    details = keywords.get("x-ms-enum")
    for entry in items_of(details.get("values") if isinstance(details, dict) else ()):
        if isinstance(entry, dict) and entry.get("value") in values:
            known = texts[values.index(entry["value"])]
            known += [text(entry.get("name")), text(entry.get("description"))]
    return tuple(
        (value, ": ".join(dict.fromkeys(filter(None, found))))
        for value, found in zip(values, texts, strict=False)
        if type(value) in _KINDS and any(part not in ("", value) for part in found)
    )


def listed_types(values: Any, kinds: list[str], pointer: str) -> list[ir.Type] | None:
    """Return an enum for each kind of *values*; None if no type can list one of them."""
    by_kind: dict[str, dict[Any, None]] = {}
    for value in items_of(values):
        if value is None:
            continue
        if type(value) not in _KINDS:
            return None
        by_kind.setdefault(_KINDS[type(value)], {})[value] = None
    if not by_kind:
        return [ir.Scalar(kind) for kind in kinds if kind in _KINDS.values()]
    # Fractions are measures, not names of anything: a list of them is just a number.
    return [
        (
            ir.Enum(kind, tuple(sorted(by_kind[kind])), pointer)
            if kind != "number" and all(map(_is_small, by_kind[kind]))
            else ir.Scalar(kind)
        )
        for kind in sorted(by_kind)
    ]


def _is_small(value: object) -> bool:
    """Return whether a decoder of types takes it: no integer over 64 bits."""
    return not isinstance(value, int) or -(2**63) <= value < 2**63
