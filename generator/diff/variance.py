"""Variance of types: widened, narrowed or changed, for Python code that uses them."""

from __future__ import annotations

from functools import lru_cache
from typing import TypeAlias

from ..write.annotations import split_union

Members: TypeAlias = frozenset[object]
"""Alternatives of a type: a name, or (container, members of its items)."""


def variance(old: str, new: str, *, given: bool) -> str:
    """Return how one annotation became another; *given*: its values are the caller's.

    "widened", "narrowed", "changed", "unstated", or "" if code sees no difference.
    """
    before, after = members(old), members(new)
    if before == after or "Any" in before & after:
        return ""
    if "Any" in after:
        return "widened" if given else "unstated"
    if "Any" in before:
        return "narrowed" if given else "changed"
    wider, narrower = _holds(after, before), _holds(before, after)
    if wider and narrower:
        return ""
    return "widened" if wider else "narrowed" if narrower else "changed"


@lru_cache(maxsize=4096)
def members(annotation: str) -> Members:
    """Return the alternatives of an annotation."""
    return frozenset(_member(text) for text in split_union(annotation))


def _member(text: str) -> object:
    container, bracket, inner = text.partition("[")
    if not bracket or container == "Literal":
        return text
    # The keys of a mapping are always strings.
    return container, members(inner[:-1].removeprefix("str, "))


def _holds(wide: Members, narrow: Members) -> bool:
    return all(any(_takes(one, other) for one in wide) for other in narrow)


def _takes(one: object, other: object) -> bool:
    if one == other or one == "Any" or (one, other) == ("float", "int"):
        return True
    if isinstance(one, tuple) and isinstance(other, tuple) and one[0] == other[0]:
        return _holds(one[1], other[1])
    return False
