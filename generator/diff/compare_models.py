"""Changes of the records and of the named lists of values.

What Python sees of a record is the record's; what a server takes and gives of it is that
of each method. A change that all of them show is one of the record.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from .change import Change, Value, both, if_changed
from .match import Match, wires
from .model_usage import ANSWERS, REQUESTS
from .surface import Surface
from .variance import IN_ATTRIBUTE, ON_WIRE, shown


def record_changes(matched: Match) -> Iterator[Change]:
    """Compare `models` and `values` of two surfaces."""
    for name, old, new in both(matched.old["models"], matched.new["models"]):
        yield from _record(name, old, new, list(_uses(matched, name)))
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


@dataclass(frozen=True, slots=True)
class _Use:
    """What a method takes, or gives, of a record: attributes, before and now."""

    method: str
    given: bool
    """By the caller."""
    old: Surface
    new: Surface

    @property
    def kind(self) -> str:
        """What the ids of its rules begin with."""
        return "request" if self.given else "answer"

    def has(self, attribute: str) -> bool:
        """Tell whether it has the attribute, before or now."""
        return attribute in self.old or attribute in self.new


def _uses(matched: Match, record: str) -> Iterator[_Use]:
    for name, other in matched.methods:
        old, new = matched.old["methods"][name], matched.new["methods"][other]
        for direction in (ANSWERS, REQUESTS):
            mine, theirs = old[direction].get(record), new[direction].get(record)
            for place in _same_places(mine or {}, theirs or {}):
                before = mine.get(place) or mine[""]
                after = theirs.get(place) or theirs[""]
                yield _Use(other, direction == REQUESTS, before, after)


def _same_places(old: Surface, new: Surface) -> set[str]:
    """Give the places of both; one without a name stands for all that there are."""
    if "" in old or "" in new:
        return {*old, *new} - {""} or {""} if old and new else set()
    return {*old} & {*new}


def _record(
    name: str, old: Surface, new: Surface, uses: list[_Use]
) -> Iterator[Change]:
    methods = _methods(uses)
    for key, rule, subject in (
        ("tags", "model-tags-changed", name),
        ("docs", "model-docs-changed", "docs"),
    ):
        for change in if_changed(rule, subject, name, old, new, key):
            yield replace(change, reached=methods)
    mine, theirs = old["fields"], new["fields"]
    by_wire = wires(theirs)
    renamed = {
        attribute: by_wire[item["wire"]]
        for attribute, item in mine.items()
        if attribute not in theirs and by_wire.get(item["wire"]) not in {*mine, None}
    }
    mine = _renamed(mine, renamed)
    uses = [replace(use, old=_renamed(use.old, renamed)) for use in uses]
    # A record that no method has is one that somebody may be given.
    uses = uses or [_Use("", False, mine, theirs)]
    for was, attribute in renamed.items():
        subject = f"{name}.{attribute}"
        yield Change("attribute-renamed", subject, subject, was, attribute, methods)
    for attribute in sorted({*mine, *theirs}):
        having = [use for use in uses if use.has(attribute)]
        subject, reached = f"{name}.{attribute}", _methods(having)
        if attribute not in theirs:
            was = shown(mine[attribute]["type"])
            yield Change("attribute-removed", subject, subject, was, "", reached)
        elif attribute not in mine:
            now = shown(theirs[attribute]["type"])
            yield Change("attribute-added", subject, subject, "", now, reached)
            yield from _own(having, subject, attribute, moved=False, retyped=False)
        else:
            one, other = mine[attribute], theirs[attribute]
            for change in if_changed(
                "attribute-wire-name-changed", subject, subject, one, other, "wire"
            ):
                yield replace(change, reached=reached)
            annotated = [
                replace(change, reached=reached)
                for given in sorted({use.given for use in having or uses})
                for change in _value(subject, subject, given).type_changes(one, other)
            ]
            retyped = bool(annotated)
            own = _own(having, subject, attribute, moved=True, retyped=retyped)
            for change in _gravest([*annotated, *own]):
                alone = len(change.reached) == 1 and change.reached != methods
                if alone and change not in annotated:
                    # What one of several methods does with the record is its change.
                    yield replace(change, where=change.reached[0], reached=())
                else:
                    yield change


def _renamed(fields: Surface, names: dict[str, str]) -> Surface:
    return {names.get(key, key): item for key, item in fields.items()}


def _methods(uses: Iterable[_Use]) -> tuple[str, ...]:
    return tuple(sorted({use.method for use in uses} - {""}))


def _value(subject: str, where: str, given: bool) -> Value:
    kind = "request" if given else "answer"
    return Value(kind, subject, where, IN_ATTRIBUTE, given=given)


def _own(
    uses: list[_Use], subject: str, attribute: str, *, moved: bool, retyped: bool
) -> Iterator[Change]:
    """Compare what each method takes and gives of an attribute.

    *moved*: it may be with other methods now; *retyped*: its annotation is another, which
    is said already.
    """
    for given in (False, True):
        mine = [use for use in uses if use.given == given]
        found: dict[Change, list[_Use]] = {}
        for use in mine:
            if moved:
                yield from _moved(use, subject, attribute)
            for change in _facts(use, subject, attribute, retyped):
                found.setdefault(change, []).append(use)
        now = [use for use in mine if attribute in use.new]
        for change, having in found.items():
            methods = _methods(having)
            if len(having) == len(now):
                yield replace(change, reached=methods)
            else:
                for method in methods:
                    yield replace(change, where=method)


def _moved(use: _Use, subject: str, attribute: str) -> Iterator[Change]:
    if attribute not in use.new:
        rule = "request-attribute-removed" if use.given else "result-attribute-omitted"
        yield Change(rule, subject, use.method)
    elif attribute not in use.old:
        rule = "request-attribute-added" if use.given else "result-attribute-sent"
        yield Change(rule, subject, use.method)


def _facts(use: _Use, subject: str, attribute: str, retyped: bool) -> Iterator[Change]:
    """Compare what one method says of an attribute, as a change of the record."""
    old, new = use.old.get(attribute), use.new.get(attribute)
    if new is None:
        return
    if old is None:
        if use.given and new.get("required"):
            yield Change("request-became-required", subject, subject)
        return
    if bool(old.get("deprecated")) != bool(new.get("deprecated")):
        word = "deprecated" if new.get("deprecated") else "undeprecated"
        yield Change(f"attribute-{word}", subject, subject)
    if use.given and bool(old.get("read_only")) != bool(new.get("read_only")):
        word = "read-only" if new.get("read_only") else "writable"
        yield Change(f"attribute-became-{word}", subject, subject)
    if not use.given and not old.get("write_only") and new.get("write_only"):
        yield Change("attribute-became-write-only", subject, subject)
    if bool(old.get("required")) != bool(new.get("required")):
        word = "required" if new.get("required") else "optional"
        yield Change(f"{use.kind}-became-{word}", subject, subject)
    place = replace(_value(subject, subject, use.given), times=ON_WIRE)
    for change in place.changes(old, new):
        is_type = change.rule.partition("-")[2].startswith(("type-", "format-"))
        if not (is_type and retyped):
            yield change


def _gravest(changes: list[Change]) -> Iterator[Change]:
    """Let one change of a record that is sent and received be one, as grave as it is."""
    best: dict[tuple[str, ...], Change] = {}
    for change in changes:
        # `answer-null-added` and `request-null-allowed` are one, `…-became-…` another.
        _, aspect, *rest = change.rule.split("-")
        aspect += "-".join(rest) if aspect in ("attribute", "became") else ""
        key = (aspect, change.subject, change.where, change.old, change.new)
        known = best.get(key, change)
        grave = max(known, change, key=lambda one: one.level)
        reached = sorted({*known.reached, *change.reached})
        best[key] = replace(grave, reached=tuple(reached))
    yield from best.values()
