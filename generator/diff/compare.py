"""The comparison of two surfaces: one change for each place; `report` merges them."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator

from .. import facts
from ..config import quoted
from ..names.methods import group_attribute
from ..texts import around_difference
from .change import Change, Value, came_and_went, changed, facets
from .compare_models import model_changes
from .match import Match, by_new_name, match, webhooks
from .surface import Method, Paging, Result, Surface

_CORRECTED = 200
"""Characters that are shown of what a correction replaces."""


def compare(old: Surface, new: Surface) -> list[Change]:
    """Return the changes from *old* to *new*, sorted."""
    matched = match(old, new)
    found = {
        *_client(old, new),
        *_groups(matched),
        *_methods(matched),
        *_webhooks(matched),
        *model_changes(matched),
        *_old_names(matched),
        *_corrections(old, new),
    }
    return sorted(found)


def _client(old: Surface, new: Surface) -> Iterator[Change]:
    yield from facets("client", "", "client", old, new)
    yield from came_and_went("client-argument", old.client, new.client, where="client")
    for name in old.client.keys() & new.client.keys():
        sides = old.client[name], new.client[name]
        yield from facets("client-argument", name, "client", *sides)


def _corrections(old: Surface, new: Surface) -> Iterator[Change]:
    """Compare what corrections replace: a change of that is seen nowhere else."""
    for target in old.corrections.keys() & new.corrections.keys():
        mine, theirs = old.corrections[target], new.corrections[target]
        if mine.is_outdated(theirs):
            was, now = around_difference(mine.replaced, theirs.replaced, _CORRECTED)
            now += f", corrected to {theirs.update or 'nothing'}"
            yield Change("corrected-changed", "correction", target, was, now)


def _groups(matched: Match) -> Iterator[Change]:
    groups = matched.old.groups
    old = {f"client.{matched.now(name)}": group for name, group in groups.items()}
    new = {f"client.{name}": group for name, group in matched.new.groups.items()}
    yield from came_and_went("group", old, new)
    for name in old.keys() & new.keys():
        mine, theirs = old[name], new[name]
        yield from facets("group", name, name, mine, theirs)
        if mine.tag and mine.tag != theirs.tag:
            line = f"{quoted(theirs.tag)} = {quoted(group_attribute(theirs.tag))}"
            follow = f"{theirs.tag}; [names.tags] {line}"
            yield Change("tag-renamed", "tag", name, mine.tag, follow)


def _old_names(matched: Match) -> Iterator[Change]:
    """Compare names that work with a warning, and methods that only raise."""
    old, new = matched.old, matched.new
    for name, now in new.renamed.items():
        if name.startswith("client.") and name.removeprefix("client.") in old.groups:
            yield Change("group-renamed-with-alias", "group", now, name, now)
    here = {*new.methods, *new.renamed}
    here |= {f"client.{name}" for name in new.groups}
    here |= {f"models.{name}" for part in (new.models, new.enums) for name in part}
    for name, now in old.renamed.items():
        if matched.now(name) not in here:
            yield Change("old-name-dropped", matched.now(name), now, name)
    for name in {*map(matched.now, old.removed)} - new.removed.keys() - here:
        yield Change("removed-method-dropped", "method", name)


def _methods(matched: Match) -> Iterator[Change]:
    old, new = matched.old.methods, matched.new.methods
    gone = old.keys() - {mine for mine, _ in matched.methods}
    added = new.keys() - {theirs for _, theirs in matched.methods}
    shapes = Counter(_shape(new[name]) for name in added)
    like = {_shape(new[name]): name for name in added}
    for name in gone:
        # One of several would be a guess.
        shape = _shape(old[name])
        seen = f"see {like[shape]}, which looks like it" if shapes[shape] == 1 else ""
        where = matched.now(name)
        yield Change("method-removed", "method", where, old[name].http, seen)
    for name in added:
        yield Change("method-added", "method", name, "", new[name].http)
    for name, other in matched.methods:
        was = matched.now(name)
        if was != other:
            alias = matched.new.renamed.get(was) == other
            rule = "method-renamed-with-alias" if alias else "method-renamed"
            yield Change(rule, "method", other, was, other)
        yield from _method(matched, other, old[name], new[other])


def _webhooks(matched: Match) -> Iterator[Change]:
    old, new = webhooks(matched.old), webhooks(matched.new)
    yield from came_and_went("webhook", old, new, "webhook")
    for name in old.keys() & new.keys():
        value = Value(matched, "result", "result", name)
        yield from value.changes(old[name], new[name])


def _shape(method: Method) -> tuple[object, ...]:
    """Return what callers send and get, whatever names and places have."""
    inputs = (
        ("" if item.place == "path" else item.wire or name, item.type)
        for name, item in method.arguments.items()
    )
    result = method.result.type if method.result else ""
    return method.http.partition(" ")[0], tuple(sorted(inputs)), result


def _method(matched: Match, name: str, old: Method, new: Method) -> Iterator[Change]:
    yield from facets("method", "", name, old, new)
    verb, _, path = old.http.partition(" ")
    verb_, _, path_ = new.http.partition(" ")
    yield from changed("http-method-changed", "HTTP method", name, verb, verb_)
    yield from changed("path-changed", "path", name, path, path_)
    if old.cost != new.cost:
        rule = "cost-increased" if new.cost > old.cost else "cost-decreased"
        subject = "cost of a page" if new.paging else "cost"
        yield Change(rule, subject, name, f"{old.cost:,}", f"{new.cost:,}")
    if old.body and new.body:
        yield from changed("body-kind-changed", "body", name, old.body, new.body)
    if bool(old.scopes) == bool(new.scopes):
        yield from came_and_went("scope", old.scopes, new.scopes, "scope", name)
    else:
        rule = "scope-required" if new.scopes else "scope-added"
        before, after = (" or ".join(m.scopes) or "none" for m in (old, new))
        yield Change(rule, "scope", name, before, after)
    yield from came_and_went("guard", old.guards, new.guards, "guard", name)
    yield from came_and_went("mark", old.marks, new.marks, "mark", name)
    yield from _windows(matched, name, old, new)
    yield from _paging(name, old.paging, new.paging)
    yield from _arguments(matched, name, old, new)
    yield from _result(matched, name, old.result, new.result)


def _windows(matched: Match, name: str, old: Method, new: Method) -> Iterator[Change]:
    if old.windows is None and new.windows is None:  # perhaps under another name
        return
    # An earlier api.json does not say which is the usual one.
    before = matched.old.window or matched.new.window
    after = matched.new.window or matched.old.window
    mine, theirs = (
        [usual] if method.windows is None and usual else method.windows or ()
        for method, usual in ((old, before), (new, after))
    )
    yield from came_and_went("rate-window", mine, theirs, "rate window", name)


def _paging(name: str, old: Paging | None, new: Paging | None) -> Iterator[Change]:
    if old is None or new is None:
        if new:
            yield Change("paging-added", "paging", name, "", new.style)
        if old:
            yield Change("paging-removed", "paging", name, old.style)
        return
    for key in facts.Paging.__struct_fields__:
        sides = (getattr(paging, key) for paging in (old, new))
        yield from changed("paging-changed", key, name, *sides)
    most, most_ = old.max_page_size, new.max_page_size
    if most != most_:
        fewer = most_ is not None and (most is None or most_ < most)
        rule = f"page-size-limit-{'decreased' if fewer else 'increased'}"
        yield Change(rule, "limit", name, str(most or "none"), str(most_ or "none"))


def _arguments(matched: Match, name: str, old: Method, new: Method) -> Iterator[Change]:
    # The names of path parameters are private to the document.
    also = old.positional, new.positional
    by_place = zip(*also, strict=True) if len(also[0]) == len(also[1]) else ()
    renamed, mine, theirs = by_new_name(old.arguments, new.arguments, by_place)
    for argument, other in renamed.items():
        yield Change("argument-renamed", other, name, argument, other)
    before = [renamed.get(argument, argument) for argument in old.positional]
    yield from _positional(name, before, new.positional, theirs)
    for argument in mine.keys() - theirs.keys():
        yield Change("argument-removed", argument, name, mine[argument].type)
    for argument in theirs.keys() - mine.keys():
        item = theirs[argument]
        rule = "required-argument-added" if item.required else "argument-added"
        yield Change(rule, argument, name, "", item.type)
    for argument in mine.keys() & theirs.keys():
        one, two = mine[argument], theirs[argument]
        yield from Value(matched, "argument", argument, name).changes(one, two)
        # A style may be a mere comma.
        styles = (json.dumps(s.style) if s.style else "default" for s in (one, two))
        yield from changed("argument-style-changed", argument, name, *styles)


def _positional(
    name: str, before: list[str], after: tuple[str, ...], arguments: Iterable[str]
) -> Iterator[Change]:
    for argument in before:
        if argument in arguments and argument not in after:
            yield Change("argument-became-keyword", argument, name)
    kept = [argument for argument in before if argument in after]
    if kept and kept != list(after[: len(kept)]):
        was, is_ = ", ".join(before), ", ".join(after)
        yield Change("argument-order-changed", "arguments", name, was, is_)


def _result(
    matched: Match, name: str, old: Result | None, new: Result | None
) -> Iterator[Change]:
    types = old.type if old else "None", new.type if new else "None"
    if "bytes" in types:
        yield from changed("result-bytes-changed", "result", name, *types)
    elif old and new:
        yield from Value(matched, "result", "result", name).changes(old, new)
        yield from changed("result-place-changed", "result", name, old.path, new.path)
    elif old or new:
        rule = "result-added" if new else "result-removed"
        yield Change(rule, "result", name, *types)
    if old and new:
        media = old.media_type, new.media_type
        yield from changed("result-media-type-changed", "result", name, *media)
