"""Changes of the models and enums, with the methods that they concern."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias

from msgspec.structs import replace

from openapi_source.names import split

from ..config import quoted
from ..names.words import pascal
from .change import Change, Value, came_and_went, facets
from .match import Match, by_new_name, mentioned, webhooks
from .surface import Field, Model, Surface

_Users: TypeAlias = dict[str, set[str]]
"""The methods that have a model, for each of the kinds "response" and "request"."""


def model_changes(matched: Match) -> Iterator[Change]:
    """Compare the models and the enums of two surfaces."""
    old, new = matched.old, matched.new
    now = {
        kind: _users_of(new, given=given)
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
    yield from came_and_went(kind, (renamed.get(name, name) for name in old), new, kind)


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
    renamed, mine, theirs = by_new_name(old.fields, new.fields)
    whole = list(facets("model", name, name, old, new))
    for was, attribute in renamed.items():
        subject = f"{name}.{attribute}"
        whole.append(Change("attribute-renamed", subject, subject, was, attribute))
    yield from (replace(change, reached=every) for change in whole)
    for attribute in sorted({*mine, *theirs}):
        one, other = mine.get(attribute), theirs.get(attribute)
        if one != other or matched.has_other_enum(one, other):
            subject = f"{name}.{attribute}"
            found = [
                replace(change, reached=tuple(sorted(methods)))
                for kind, methods in users_of.items()
                # A model that no method has may be one that a caller is given.
                if methods or (kind == "response" and not every)
                for change in _attribute(
                    Value(matched, kind, subject, subject), one, other
                )
            ]
            yield from _gravest(found)


def _attribute(place: Value, old: Field | None, new: Field | None) -> Iterator[Change]:
    subject = place.subject
    if old and new:
        yield from place.changes(old, new)
    elif old:
        yield Change("attribute-removed", subject, subject, old.annotation)
    elif new:
        yield Change("attribute-added", subject, subject, "", new.annotation)
        if new.required and place.given:
            yield Change("request-became-required", subject, subject)


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


def _users_of(surface: Surface, *, given: bool) -> dict[str, set[str]]:
    """Return the methods of each model; *given*: callers give it, or it is returned."""
    # A set of methods is a number: models may all be connected with each other.
    types = {} if given else {k: [v.type] for k, v in webhooks(surface).items()}
    for method, item in surface.methods.items():
        types[method] = [argument.type for argument in item.arguments.values()]
        if not given:
            types[method] = [item.result.type] if item.result else []
    bits = {method: 1 << index for index, method in enumerate(types)}
    found = dict.fromkeys(surface.models, 0)
    for method, mine in types.items():
        for name in {name for type_ in mine for name in mentioned(type_, found)}:
            found[name] |= bits[method]
    below = {
        name: {
            other
            for item in model.fields.values()
            for other in mentioned(item.type, found)
        }
        for name, model in surface.models.items()
    }
    waiting = [name for name, methods in found.items() if methods]
    while waiting:
        name = waiting.pop()
        for other in below[name]:
            if found[name] & ~found[other]:
                found[other] |= found[name]
                waiting.append(other)
    return {
        name: {method for method, bit in bits.items() if methods & bit}
        for name, methods in found.items()
    }
