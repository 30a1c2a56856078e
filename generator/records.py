"""Changes of the records and of the named lists of values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from .change import Change, Value, both, if_changed
from .directions import models, shown
from .matching import Match, wires
from .surface import Surface


def record_changes(matched: Match) -> Iterator[Change]:
    """Compare `models` and `values` of two surfaces."""
    yield from _Records(matched).all()
    for part, kind, renamed in (
        ("models", "model", matched.models),
        ("values", "values", matched.values),
    ):
        old, new = matched.old[part], matched.new[part]
        for name, other in renamed.items():
            works = f"models.{name}" in matched.new.get("renamed", {})
            rule = f"{kind}-renamed-with-alias" if works else f"{kind}-renamed"
            yield Change(rule, other, other, name, other)
        for name in old.keys() - new.keys():
            yield Change(f"{kind}-removed", kind, name)
        for name in new.keys() - old.keys():
            yield Change(f"{kind}-added", kind, name)


class _Records:
    def __init__(self, matched: Match) -> None:
        self.old, self.new = matched.old, matched.new
        self.answers = _uses(self.old, _result_types) | _uses(self.new, _result_types)
        self.requests = _uses(self.old, _argument_types)
        self.requests |= _uses(self.new, _argument_types)
        self.operations = _operations(self.new)

    def all(self) -> Iterator[Change]:
        for name, old, new in both(self.old["models"], self.new["models"]):
            for change in self.record(name, old, new):
                reached = self.operations.get(name, ())
                yield Change(
                    change.rule,
                    change.subject,
                    change.where,
                    change.old,
                    change.new,
                    tuple(reached),
                )

    def record(self, name: str, old: Surface, new: Surface) -> Iterator[Change]:
        yield from if_changed("model-tags-changed", name, name, old, new, "tags")
        yield from if_changed("model-docs-changed", "docs", name, old, new, "docs")
        mine, theirs = old["fields"], new["fields"]
        by_wire = wires(theirs)
        renamed = {
            attribute: by_wire[item["wire"]]
            for attribute, item in mine.items()
            if attribute not in theirs
            and by_wire.get(item["wire"]) not in {*mine, None}
        }
        for attribute, other in renamed.items():
            subject = f"{name}.{other}"
            yield Change("attribute-renamed", subject, subject, attribute, other)
        mine = {renamed.get(key, key): item for key, item in mine.items()}
        for attribute in mine.keys() - theirs.keys():
            subject = f"{name}.{attribute}"
            type_ = shown(mine[attribute]["type"])
            yield Change("attribute-removed", subject, subject, type_)
        for attribute in theirs.keys() - mine.keys():
            subject = f"{name}.{attribute}"
            type_ = shown(theirs[attribute]["type"])
            yield Change("attribute-added", subject, subject, "", type_)
            if theirs[attribute].get("required") and name in self.requests:
                yield Change("request-became-required", subject, subject)
        for attribute, one, other in both(mine, theirs):
            yield from self.attribute(name, f"{name}.{attribute}", one, other)

    def attribute(
        self, model: str, subject: str, old: Surface, new: Surface
    ) -> Iterator[Change]:
        if bool(old.get("deprecated")) != bool(new.get("deprecated")):
            word = "deprecated" if new.get("deprecated") else "undeprecated"
            yield Change(f"attribute-{word}", subject, subject)
        yield from if_changed(
            "attribute-wire-name-changed", subject, subject, old, new, "wire"
        )
        sent, got = model in self.requests, model in self.answers or (
            model not in self.requests
        )
        if sent and bool(old.get("read_only")) != bool(new.get("read_only")):
            word = "read-only" if new.get("read_only") else "writable"
            yield Change(f"attribute-became-{word}", subject, subject)
        if got and not old.get("write_only") and new.get("write_only"):
            yield Change("attribute-became-write-only", subject, subject)
        kinds = ["answer"] if got else []
        kinds += ["request"] if sent else []
        values = self.old["values"], self.new["values"]
        found: list[Change] = []
        for kind in kinds:
            if bool(old.get("required")) != bool(new.get("required")):
                word = "required" if new.get("required") else "optional"
                found.append(Change(f"{kind}-became-{word}", subject, subject))
            given = kind == "request"
            place = Value(kind, subject, subject, argument=False, given=given)
            found += place.changes(old, new, values)
        yield from _gravest(found)


def _gravest(changes: list[Change]) -> Iterator[Change]:
    """Let one change of a record that is sent and received be one, as grave as it is."""
    best: dict[tuple[str, ...], Change] = {}
    for change in changes:
        # `answer-null-added` and `request-null-allowed` are one, `…-became-…` another.
        aspect = change.rule.split("-")[1]
        key = (aspect, change.subject, change.old, change.new)
        known = best.get(key)
        if known is None or known.level < change.level:
            best[key] = change
    yield from best.values()


def _result_types(method: Surface) -> Iterable[Any]:
    yield method.get("result", {}).get("type")


def _argument_types(method: Surface) -> Iterable[Any]:
    return (item["type"] for item in method.get("arguments", {}).values())


def _uses(surface: Surface, types: Any) -> set[str]:
    """Give the records that methods reach through *types*."""
    found: set[str] = set()
    for method in surface["methods"].values():
        _reach(surface, types(method), found)
    return found


def _reach(surface: Surface, types: Iterable[Any], found: set[str]) -> None:
    waiting = [name for type_ in types for name in models(type_)]
    while waiting:
        name = waiting.pop()
        if name not in found and name in surface["models"]:
            found.add(name)
            fields = surface["models"][name]["fields"].values()
            waiting += [other for item in fields for other in models(item["type"])]


def _operations(surface: Surface) -> dict[str, list[str]]:
    """Give the methods that take or give each record."""
    found: dict[str, list[str]] = {}
    for method, stated in surface["methods"].items():
        records: set[str] = set()
        _reach(surface, [*_result_types(stated), *_argument_types(stated)], records)
        for name in sorted(records):
            found.setdefault(name, []).append(method)
    return found
