"""Changes of the models and enums.

A class has what any of its schemas has; each method sends and receives what its own
schemas have. A change that all methods share is one change of the model.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from msgspec import structs

from .change import DEPRECATED, Change, Value, changed, docs_changed, switched
from .match import Match, mentioned, wire_names
from .model_usage import KINDS, Fields, ModelUsage, Use
from .surface import Field, Model


def model_changes(matched: Match) -> Iterator[Change]:
    """Compare the models and the enums of two surfaces."""
    usage = ModelUsage(matched)
    old, new = matched.old, matched.new
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
            uses = usage.of(name, mine, other, theirs)
            yield from _model(matched, other, mine, theirs, uses)
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


def _model(
    matched: Match, name: str, old: Model, new: Model, uses: list[Use]
) -> Iterator[Change]:
    methods = _methods(uses)
    tags = (", ".join(model.discriminators) for model in (old, new))
    yield from _reached(changed("model-tags-changed", name, name, *tags), methods)
    docs = docs_changed("model-docs-changed", name, old.docs, new.docs)
    yield from _reached(docs, methods)
    renamed = _renamed_fields(old.fields, new.fields)
    for was, attribute in renamed.items():
        subject = f"{name}.{attribute}"
        yield Change("attribute-renamed", subject, subject, was, attribute, methods)
    mine, theirs = _called(old.fields, renamed), new.fields
    # A model that no method has may be one that a caller is given all the same.
    uses = uses or [Use((), "answer", old.fields, theirs)]
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
    """Return attributes by their new names."""
    return {renamed.get(name, name): item for name, item in fields.items()}


def _methods(uses: Iterable[Use]) -> tuple[str, ...]:
    return tuple(sorted({method for use in uses for method in use.methods}))


def _reached(changes: Iterable[Change], methods: tuple[str, ...]) -> Iterator[Change]:
    return (replace(change, reached=methods) for change in changes)


def _attribute(
    place: Value,
    attribute: str,
    old: Field | None,
    new: Field | None,
    having: list[Use],
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
    wire = changed("attribute-wire-name-changed", subject, subject, *wires)
    yield from _reached(wire, reached)
    annotated = [
        replace(change, reached=reached)
        for kind in sorted({use.kind for use in having} or {"answer"})
        for change in replace(place, kind=kind).type_change(*_annotated(old, new))
    ]
    own = _own(place, attribute, having, added=False, retyped=bool(annotated))
    for change in _gravest([*annotated, *own]):
        alone = len(change.reached) == 1 and change.reached != methods
        if alone and change not in annotated:
            # What one of several methods does with the model is its own change.
            yield replace(change, where=change.reached[0], reached=())
        else:
            yield change


def _annotated(old: Field, new: Field) -> Iterator[Field]:
    """Yield two attributes, with `None` in a type if the other's has none."""
    for item in (old, new):
        both = old.may_be_none and new.may_be_none
        none = " | None" if item.may_be_none and not both else ""
        yield structs.replace(item, type=item.type + none)


def _own(
    place: Value, attribute: str, uses: list[Use], *, added: bool, retyped: bool
) -> Iterator[Change]:
    """Compare what each method states of an attribute.

    *added*: the model did not have it; *retyped*: its type is another, as is said already.
    """
    for kind in KINDS:
        mine = [use for use in uses if use.kind == kind]
        found: dict[Change, list[Use]] = {}
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


def _moved(use: Use, subject: str, attribute: str) -> Iterator[Change]:
    """Compare whether methods have an attribute that the model had and has."""
    before, now = attribute in use.old, attribute in use.new
    words = "result-attribute", "sent", "omitted"
    if use.kind == "request":
        words = "request-attribute", "added", "removed"
    for method in use.methods:
        yield from switched(*words, subject, method, before, now)


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
    yield from switched("attribute", *DEPRECATED, subject, subject, *sides)
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
