"""Changes of the models and enums.

A class has what any of its schemas has; each method sends and receives what its own
schemas have. A change that all methods share is one change of the model.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TypeAlias

from .change import Change, Value, changed, deprecated, docs_changed, switched
from .match import Match, mentioned, wire_names
from .surface import Field, Model, Surface, Usage

Fields: TypeAlias = Mapping[str, Field]


@dataclass(frozen=True, slots=True)
class _Use:
    """The attributes that methods send, or receive, of a model, before and now."""

    methods: tuple[str, ...]
    kind: str
    """"answer" or "request"; it begins the ids of the rules."""
    old: Fields
    new: Fields


def model_changes(matched: Match) -> Iterator[Change]:
    """Compare the models and the enums of two surfaces."""
    uses = _uses(matched)
    old, new = matched.old, matched.new
    enums = {
        name
        for name in old.enums.keys() | new.enums.keys()
        if old.enums.get(name) != new.enums.get(name)
    }
    for name, mine in old.models.items():
        other = matched.models.get(name, name)
        theirs = new.models.get(other)
        if theirs is None:
            continue
        types = [item.type for item in mine.fields.values()]
        if mine != theirs or any(name for t in types for name in mentioned(t, enums)):
            yield from _model(matched, other, mine, theirs, uses(name))
    yield from _names("model", old.models, new.models, matched.models, new.renamed)
    yield from _names("values", old.enums, new.enums, matched.enums, new.renamed)


def _names(
    kind: str,
    old: Iterable[str],
    new: Iterable[str],
    renamed: Mapping[str, str],
    aliases: Mapping[str, str],
) -> Iterator[Change]:
    for name, other in renamed.items():
        with_alias = "-with-alias" if f"models.{name}" in aliases else ""
        yield Change(f"{kind}-renamed{with_alias}", other, other, name, other)
    for name in {*old} - {*new} - renamed.keys():
        yield Change(f"{kind}-removed", kind, name)
    for name in {*new} - {*old} - {*renamed.values()}:
        yield Change(f"{kind}-added", kind, name)


def _uses(matched: Match) -> Callable[[str], list[_Use]]:
    """Return the uses of a model of the old surface by its name."""
    sides = {
        kind: (_users(matched.old, kind), _users(matched.new, kind))
        for kind in ("answer", "request")
    }
    new_name = dict(matched.methods)

    def uses(name: str) -> list[_Use]:
        mine = matched.old.models[name]
        other = matched.models.get(name, name)
        theirs = matched.new.models[other]
        found = []
        for kind, (before, after) in sides.items():
            old, new = _usage(mine, kind), _usage(theirs, kind)
            alike = []
            for method in sorted(before.get(name, ())):
                now = new_name.get(method, "")
                if now not in after.get(other, ()):
                    continue
                if method not in old and now not in new:
                    alike.append(now)
                    continue
                said, says = old.get(method, {"": {}}), new.get(now, {"": {}})
                for location in _locations(said, says):
                    one = _fields(mine, said.get(location, said.get("", {})))
                    two = _fields(theirs, says.get(location, says.get("", {})))
                    found.append(_Use((now,), kind, one, two))
            if alike:
                found.append(_Use(tuple(alike), kind, mine.fields, theirs.fields))
        return found

    return uses


def _locations(old: Mapping[str, object], new: Mapping[str, object]) -> set[str]:
    """Return the locations of both; "" stands for all that there are."""
    if "" in old or "" in new:
        return {*old, *new} - {""} or {""}
    return {*old} & {*new}


def _usage(model: Model, kind: str) -> Usage:
    return model.responses if kind == "answer" else model.requests


def _fields(model: Model, own: Mapping[str, Field | None]) -> Fields:
    found = {}
    for name, item in model.fields.items():
        stated = own.get(name, item)
        if stated is not None:
            found[name] = stated
    return found


def _users(surface: Surface, kind: str) -> dict[str, list[str]]:
    """Return for each model the methods that send it, or receive it."""
    bits = {method: 1 << index for index, method in enumerate(surface.methods)}
    users = dict.fromkeys(surface.models, 0)
    for method, item in surface.methods.items():
        types = [argument.type for argument in item.arguments.values()]
        if kind == "answer":
            types = [item.result.type] if item.result else []
        for name in {name for type_ in types for name in mentioned(type_, users)}:
            users[name] |= bits[method]
    below = {
        name: _below(model, kind, bits, users) for name, model in surface.models.items()
    }
    waiting = [name for name, methods in users.items() if methods]
    # A set of methods is a number, so that this ends soon if all models are connected.
    for name in waiting:
        for other, through in below[name].items():
            more = users[name] & through & ~users[other]
            if more:
                users[other] |= more
                waiting.append(other)
    return {
        name: [method for method, bit in bits.items() if methods & bit]
        for name, methods in users.items()
    }


def _below(
    model: Model, kind: str, bits: Mapping[str, int], models: Mapping[str, int]
) -> dict[str, int]:
    """Return the models in a model, each with the methods for which it is there."""
    found: dict[str, int] = {}

    def add(fields: Fields, methods: int) -> None:
        for item in fields.values():
            for name in mentioned(item.type, models):
                found[name] = found.get(name, 0) | methods

    usage = _usage(model, kind)
    add(model.fields, ~sum(bits.get(method, 0) for method in usage))
    for method, by_location in usage.items():
        for own in by_location.values():
            add(_fields(model, own), bits.get(method, 0))
    return found


def _model(
    matched: Match, name: str, old: Model, new: Model, uses: list[_Use]
) -> Iterator[Change]:
    methods = _methods(uses)
    tags = (", ".join(model.discriminators) for model in (old, new))
    for change in (
        *changed("model-tags-changed", name, name, *tags),
        *docs_changed("model-docs-changed", name, old.docs, new.docs),
    ):
        yield replace(change, reached=methods)
    renamed = _renamed_fields(old.fields, new.fields)
    for was, attribute in renamed.items():
        subject = f"{name}.{attribute}"
        yield Change("attribute-renamed", subject, subject, was, attribute, methods)
    mine, theirs = _called(old.fields, renamed), new.fields
    # A model that no method has may be one that a caller is given all the same.
    uses = uses or [_Use((), "answer", old.fields, theirs)]
    uses = [replace(use, old=_called(use.old, renamed)) for use in uses]
    for attribute in sorted({*mine, *theirs}):
        having = [use for use in uses if attribute in use.old or attribute in use.new]
        one, other = mine.get(attribute), theirs.get(attribute)
        place = Value(matched, "", f"{name}.{attribute}", f"{name}.{attribute}")
        yield from _attribute(place, attribute, one, other, having, methods)


def _renamed_fields(old: Fields, new: Fields) -> dict[str, str]:
    by_wire = wire_names(new)
    pairs = {
        attribute: by_wire[wire]
        for wire, attribute in wire_names(old).items()
        if wire in by_wire
    }
    return {
        attribute: other
        for attribute, other in pairs.items()
        if attribute not in new and other not in old
    }


def _called(fields: Fields, renamed: Mapping[str, str]) -> Fields:
    """Return fields of old by their new names; names on the wire stay what they were."""
    if not renamed.keys() & fields.keys():
        return fields
    return {renamed.get(name, name): item for name, item in fields.items()}


def _methods(uses: Iterable[_Use]) -> tuple[str, ...]:
    return tuple(sorted({method for use in uses for method in use.methods}))


def _attribute(
    place: Value,
    attribute: str,
    old: Field | None,
    new: Field | None,
    having: list[_Use],
    methods: tuple[str, ...],
) -> Iterator[Change]:
    subject, reached = place.subject, _methods(having)
    if old is None or new is None:
        if old:
            yield Change("attribute-removed", subject, subject, old.type, "", reached)
        if new:
            yield Change("attribute-added", subject, subject, "", new.type, reached)
            yield from _own(place, attribute, having, added=True, retyped=False)
        return
    wires = old.wire or attribute, new.wire or attribute
    for change in changed("attribute-wire-name-changed", subject, subject, *wires):
        yield replace(change, reached=reached)
    annotated = [
        replace(change, reached=reached)
        for kind in sorted({use.kind for use in having} or {"answer"})
        for change in replace(place, kind=kind).type_change(old, new)
    ]
    own = _own(place, attribute, having, added=False, retyped=bool(annotated))
    for change in _gravest([*annotated, *own]):
        alone = len(change.reached) == 1 and change.reached != methods
        if alone and change not in annotated:
            # What one of several methods does with the model is its own change.
            yield replace(change, where=change.reached[0], reached=())
        else:
            yield change


def _own(
    place: Value, attribute: str, uses: list[_Use], *, added: bool, retyped: bool
) -> Iterator[Change]:
    """Compare what each method states of an attribute.

    *added*: the model did not have it; *retyped*: its type is another, as is said already.
    """
    for kind in ("answer", "request"):
        mine = [use for use in uses if use.kind == kind]
        found: dict[Change, list[_Use]] = {}
        for use in mine:
            if not added:
                yield from _moved(use, place.subject, attribute)
            old, new = use.old.get(attribute), use.new.get(attribute)
            for change in _facts(replace(place, kind=kind), old, new, retyped):
                found.setdefault(change, []).append(use)
        now = [use for use in mine if attribute in use.new]
        for change, having in found.items():
            methods = _methods(having)
            if len(having) == len(now):
                yield replace(change, reached=methods)
            else:
                yield from (replace(change, where=method) for method in methods)


def _moved(use: _Use, subject: str, attribute: str) -> Iterator[Change]:
    rule = ""
    if attribute not in use.new:
        rule = "result-attribute-omitted"
        if use.kind == "request":
            rule = "request-attribute-removed"
    elif attribute not in use.old:
        rule = "result-attribute-sent"
        if use.kind == "request":
            rule = "request-attribute-added"
    for method in use.methods if rule else ():
        yield Change(rule, subject, method)


def _facts(
    place: Value, old: Field | None, new: Field | None, retyped: bool
) -> Iterator[Change]:
    """Compare what one method states of an attribute, as a change of the model."""
    subject = place.subject
    if old is None or new is None:
        if new and new.required and place.given:
            yield Change("request-became-required", subject, subject)
        return
    sides = old.deprecated, new.deprecated
    yield from deprecated("attribute", subject, subject, *sides)
    if place.given:
        sides = old.read_only, new.read_only
        words = "attribute-became", "read-only", "writable"
        yield from switched(*words, subject, subject, *sides)
    elif new.write_only and not old.write_only:
        yield Change("attribute-became-write-only", subject, subject)
    words = f"{place.kind}-became", "required", "optional"
    yield from switched(*words, subject, subject, old.required, new.required)
    yield from place.wire_changes(old, new, retyped=retyped)


def _gravest(changes: list[Change]) -> Iterator[Change]:
    """Merge the change of what is sent with that of what is received, as the graver."""
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
