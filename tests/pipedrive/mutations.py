"""One change at a time to a JSON value: what servers do to documented responses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

Place = tuple[str | int, ...]

_DROPPED = object()
_OF_OTHER_TYPES: tuple[Any, ...] = (
    "text",
    7,
    7.5,
    True,
    ["x", {"y": None}],
    [],
    {"k": "v"},
    {},
)
NEW_KEY = "brand_new_key"
NEW_VALUE = {"deep": [1, None, {"x": "ö"}]}


@dataclass(frozen=True)
class Mutation:
    """A changed value: what was done to it, and where."""

    what: str
    place: Place
    value: Any

    def __str__(self) -> str:
        return f"{'.'.join(map(str, self.place))}: {self.what}"


def mutations(value: Any) -> Iterator[Mutation]:
    """Yield every mutation of every value inside `value`, not of `value` as a whole."""
    for place, inner in _places(value):
        if isinstance(inner, dict):
            more = {**inner, NEW_KEY: NEW_VALUE}
            yield Mutation("extra key", place, _with(value, place, more))
        if place:
            yield Mutation("drop", place, _with(value, place, _DROPPED))
            for what, new in _replacements(inner):
                yield Mutation(what, place, _with(value, place, new))


def _places(value: Any, place: Place = ()) -> Iterator[tuple[Place, Any]]:
    yield place, value
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _places(inner, (*place, key))
    if isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _places(inner, (*place, index))


def _replacements(value: Any) -> Iterator[tuple[str, Any]]:
    if value is not None:
        yield "null", None
    for new in _OF_OTHER_TYPES:
        if type(new) is not type(value):
            yield f"{new!r} instead of {type(value).__name__}", new
    if isinstance(value, str):
        yield "unknown value", "an-unknown-vålue"
        yield "empty text", ""
        if re.match(r"\d{4}-\d\d-\d\d", value):
            yield "no such day", "2026-02-30"
            yield "no such time", "2026-02-28T25:61:00Z"
            yield "zeros", "0000-00-00 00:00:00"
            yield "year 0", "0000-01-01T00:00:00Z"
    if type(value) is int:
        yield "beyond 64 bits", 2**70
        yield "below 64 bits", -(2**70)


def _with(value: Any, place: Place, new: Any) -> Any:
    """Return a copy of `value` with `new` at a place; other parts are shared."""
    if not place:
        return new
    key, *rest = place
    changed = _with(value[key], tuple(rest), new)
    copy = value.copy()
    if changed is _DROPPED:
        del copy[key]
    else:
        copy[key] = changed
    return copy
