"""What of one surface is what of another: found again by id, address, wire name, place."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from .expanded import explicit
from .model_usage import ANSWERS, REQUESTS
from .surface import Surface
from .variance import lists, models

Pairs = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Match:
    """Two surfaces that name everything alike, and what was renamed for that."""

    old: Surface
    new: Surface
    methods: Pairs
    """Names of methods that are one operation, old and new."""
    models: dict[str, str]
    """Old name -> new name of records that were renamed."""
    values: dict[str, str]
    """The same for lists of values."""


def match(old: Surface, new: Surface) -> Match:
    """Find the methods of *old* in *new*, then the records that they take and give."""
    old = _regrouped(explicit(old), new.get("renamed", {}))
    new = explicit(new)
    methods = _methods(old["methods"], new["methods"])
    renamed_models: dict[str, str] = {}
    renamed_values: dict[str, str] = {}
    while True:
        pairs = list(_types(old, new, methods, renamed_models))
        more = _renamed(old["models"], new["models"], pairs, models, renamed_models)
        if not more:
            break
        renamed_models |= more
    pairs = list(_types(old, new, methods, renamed_models))
    renamed_values = _renamed(old["values"], new["values"], pairs, lists, {})
    renamed = _rename(old, renamed_models, renamed_values)
    return Match(renamed, new, methods, renamed_models, renamed_values)


def _regrouped(surface: Surface, renamed: Mapping[str, str]) -> Surface:
    """Call groups as they are called now, where the old names work, too."""
    groups = {
        old.removeprefix("client."): new.removeprefix("client.")
        for old, new in renamed.items()
        if old.startswith("client.")
    }

    def now(name: str) -> str:
        group, dot, method = name.partition(".")
        return f"{groups.get(group, group)}{dot}{method}"

    parts = ("groups", "methods", "renamed", "removed")
    changed = {
        part: {now(name): item for name, item in surface[part].items()}
        for part in parts
        if part in surface
    }
    return surface | changed


def wires(items: dict[str, Surface]) -> dict[str, str]:
    """Give the Python names of arguments or attributes by their names on the wire."""
    return {item["wire"]: name for name, item in items.items()}


def _methods(old: Surface, new: Surface) -> Pairs:
    by_id = {method["id"]: name for name, method in new.items()}
    by_address = {_address(method): name for name, method in new.items()}
    left = {name: by_id.get(method["id"]) for name, method in old.items()}
    taken = set(left.values())
    for name, found in left.items():
        other = by_address.get(_address(old[name]))
        if found is None and other not in taken:
            left[name] = other
    return [(name, found) for name, found in left.items() if found]


def _address(method: Surface) -> str:
    return re.sub(r"\{[^}]*\}", "{}", str(method["http"]))


def _types(
    old: Surface, new: Surface, methods: Pairs, renamed: dict[str, str]
) -> Iterator[tuple[Any, Any]]:
    """Give the types that stand in the same place."""
    for name, other in methods:
        mine, theirs = old["methods"][name], new["methods"][other]
        yield mine.get("result", {}).get("type"), theirs.get("result", {}).get("type")
        yield from _same(mine.get("arguments", {}), theirs.get("arguments", {}))
    for name, model in old["models"].items():
        other = renamed.get(name, name)
        if other in new["models"]:
            yield from _same(model["fields"], new["models"][other]["fields"])


def _same(
    old: dict[str, Surface], new: dict[str, Surface]
) -> Iterator[tuple[Any, Any]]:
    names = wires(new)
    for wire, name in wires(old).items():
        if wire in names:
            yield old[name]["type"], new[names[wire]]["type"]


def _renamed(
    old: Surface,
    new: Surface,
    pairs: Iterable[tuple[Any, Any]],
    named: Callable[[Any], Iterator[str]],
    known: dict[str, str],
) -> dict[str, str]:
    """Pair what is gone with what came in its places."""
    votes: Counter[tuple[str, str]] = Counter()
    for mine, theirs in pairs:
        before, after = list(named(mine)), list(named(theirs))
        if len(before) == len(after):
            votes.update(
                (a, b)
                for a, b in zip(before, after, strict=True)
                if a not in new and b not in old and a not in known
            )
    found: dict[str, str] = {}
    taken = set(known.values())
    for (mine, theirs), _ in sorted(
        votes.items(), key=lambda item: (-item[1], item[0])
    ):
        if mine not in found and theirs not in taken:
            found[mine] = theirs
            taken.add(theirs)
    return found


def _rename(old: Surface, models_: dict[str, str], values: dict[str, str]) -> Surface:
    def walk(value: Any) -> Any:
        match value:
            case {"model": str(name)} if len(value) == 1:
                return {"model": models_.get(name, name)}
            case {"values": str(name), **rest}:
                return {"values": values.get(name, name), **rest}
            case dict():
                return {key: walk(item) for key, item in value.items()}
            case list():
                return [walk(item) for item in value]
            case _:
                return value

    renamed: Surface = walk(old)
    for method in renamed["methods"].values():
        for direction in (ANSWERS, REQUESTS):
            method[direction] = {
                models_.get(key, key): item for key, item in method[direction].items()
            }
    for part, names in (("models", models_), ("values", values)):
        renamed[part] = {
            names.get(key, key): item for key, item in renamed[part].items()
        }
    return renamed
