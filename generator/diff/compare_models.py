"""Changes of the models and enums, with the methods that they concern."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias

from msgspec.structs import replace

from openapi_source.names import split

from ..config import quoted
from ..names.words import pascal
from .change import DEPRECATED, Change, Value, changed, docs_changed, switched
from .match import Match, mentioned, webhooks, wire_names
from .surface import Field, Model
from .users import users

_Users: TypeAlias = dict[str, set[str]]
"""The methods that have a model, for each of the kinds "response" and "request"."""


def model_changes(matched: Match) -> Iterator[Change]:
    """Compare the models and the enums of two surfaces."""
    old, new = matched.old, matched.new
    now = {
        kind: users(new, given=given)
        for kind, given in (("response", False), ("request", True))
    }
    enums = {
        name for name, enum in old.enums.items() if enum != new.enums.get(name, enum)
    }
    for name, mine in old.models.items():
        other = matched.models.get(name, name)
        theirs = new.models.get(other)
        if theirs is None:
            continue
        types = {item.type for item in mine.fields.values()}
        if mine != theirs or any(any(mentioned(type_, enums)) for type_ in types):
            having = {kind: found[other] for kind, found in now.items()}
            yield from _component(name, mine, other, theirs)
            yield from _model(matched, other, mine, theirs, having)
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


def _component(name: str, old: Model, other: str, new: Model) -> Iterator[Change]:
    """Compare the names of a schema, with the line that follows the new one."""
    was = old.component or name
    if new.component not in ("", was):
        line = f"{quoted(other)} = {quoted(pascal(split(new.component)))}"
        follow = f"{new.component}; [names.classes] {line}"
        yield Change("component-renamed", "component", other, was, follow)


def _model(
    matched: Match, name: str, old: Model, new: Model, users_of: _Users
) -> Iterator[Change]:
    known = {now for _, now in matched.methods} | webhooks(matched.new).keys()
    users_of = {kind: methods & known for kind, methods in users_of.items()}
    every = tuple(sorted(set().union(*users_of.values())))
    tags = (", ".join(model.discriminators) for model in (old, new))
    yield from _reached(changed("model-tags-changed", name, name, *tags), every)
    docs = docs_changed("model-docs-changed", name, old.docs, new.docs)
    yield from _reached(docs, every)
    renamed = _renamed_fields(old.fields, new.fields)
    for was, attribute in renamed.items():
        subject = f"{name}.{attribute}"
        yield Change("attribute-renamed", subject, subject, was, attribute, every)
    mine = {renamed.get(key, key): item for key, item in old.fields.items()}
    for attribute in sorted({*mine, *new.fields}):
        one, other = mine.get(attribute), new.fields.get(attribute)
        if one != other or matched.has_other_enum(one, other):
            subject = f"{name}.{attribute}"
            found = [
                replace(change, reached=change.reached or tuple(sorted(methods)))
                for kind, methods in users_of.items()
                # A model that no method has may be one that a caller is given.
                if methods or (kind == "response" and not every)
                for change in _attribute(
                    Value(matched, kind, subject, subject), attribute, one, other
                )
            ]
            yield from _gravest(found)


def _renamed_fields(
    old: Mapping[str, Field], new: Mapping[str, Field]
) -> dict[str, str]:
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


def _reached(changes: Iterable[Change], methods: tuple[str, ...]) -> Iterator[Change]:
    return (replace(change, reached=methods) for change in changes)


def _attribute(
    place: Value, attribute: str, old: Field | None, new: Field | None
) -> Iterator[Change]:
    subject = place.subject
    if old is None or new is None:
        if old:
            yield Change("attribute-removed", subject, subject, old.annotation)
        if new:
            yield Change("attribute-added", subject, subject, "", new.annotation)
            if new.required and place.given:
                yield Change("request-became-required", subject, subject)
        return
    wires = old.wire or attribute, new.wire or attribute
    yield from changed("attribute-wire-name-changed", subject, subject, *wires)
    sides = old.deprecated, new.deprecated
    yield from switched("attribute", *DEPRECATED, subject, subject, *sides)
    if place.given:
        sides = old.read_only, new.read_only
        words = "attribute-became", "read-only", "writable"
        yield from switched(*words, subject, subject, *sides)
    elif new.write_only and not old.write_only:
        yield Change("attribute-became-write-only", subject, subject)
    words = f"{place.kind}-became", "required", "optional"
    yield from switched(*words, subject, subject, old.required, new.required)
    yield from place.changes(old, new)


def _gravest(changes: list[Change]) -> Iterator[Change]:
    """Merge the change of what is sent with that of what is received, as the graver."""
    best: dict[tuple[str, ...], Change] = {}
    for change in changes:
        # `response-null-added` and `request-null-allowed` are one, `…-became-…` another.
        _, aspect, *rest = change.rule.split("-")
        aspect += "-".join(rest) if aspect in ("attribute", "became") else ""
        key = (aspect, change.subject, change.old, change.new)
        known = best.get(key, change)
        grave = max(known, change, key=lambda one: one.level)
        reached = sorted({*known.reached, *change.reached})
        best[key] = replace(grave, reached=tuple(reached))
    yield from best.values()
