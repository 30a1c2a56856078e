"""Two surfaces -> the changes between them, one for each place; `report` merges them."""

from __future__ import annotations

import json
from collections.abc import Iterator

from .change import Change, Value, both, deprecated, if_changed
from .compare_models import record_changes
from .match import Match, match, wires
from .surface import Surface
from .variance import IN_ARGUMENT, IN_ATTRIBUTE, shown


def changes(old: Surface, new: Surface) -> list[Change]:
    """Compare two surfaces."""
    matched = match(old, new)
    found = {
        *_client(matched.old, matched.new),
        *_groups(matched.old["groups"], matched.new["groups"]),
        *_methods(matched),
        *record_changes(matched),
        *_old_names(old, matched),
    }
    return sorted(found)


def _client(old: Surface, new: Surface) -> Iterator[Change]:
    for key, rule in (
        ("package", "package-renamed"),
        ("title", "api-title-changed"),
        ("version", "api-version-changed"),
        ("base_url", "base-url-changed"),
    ):
        yield from if_changed(rule, key, "client", old, new, key)
    old, new = old["client"], new["client"]
    for name in old.keys() - new.keys():
        yield Change("client-argument-removed", name, "client", name)
    for name in new.keys() - old.keys():
        yield Change("client-argument-added", name, "client", "", name)
    for name, mine, theirs in both(old, new):
        for key, rule in (
            ("sent", "credential-moved"),
            ("base_url", "base-url-template-changed"),
            ("authorize_url", "oauth2-url-changed"),
            ("token_url", "oauth2-url-changed"),
        ):
            yield from if_changed(rule, name, "client", mine, theirs, key)


def _old_names(old: Surface, matched: Match) -> Iterator[Change]:
    """Compare what works under an old name, and what is there to raise only."""
    renamed = matched.new.get("renamed", {})
    for name, new in renamed.items():
        if name.startswith("client.") and name.removeprefix("client.") in old["groups"]:
            yield Change("group-renamed-with-alias", "group", new, name, new)
    here = matched.new["methods"].keys() | renamed.keys()
    here |= {f"client.{name}" for name in matched.new["groups"]}
    for part in ("models", "values"):
        here |= {f"models.{name}" for name in matched.new[part]}
    for name, new in matched.old.get("renamed", {}).items():
        if name not in here:
            yield Change("old-name-dropped", name, new, name)
    raising = matched.new.get("removed", {})
    for name in matched.old.get("removed", {}):
        if name not in raising and name not in here:
            yield Change("removed-method-dropped", "method", name)


def _groups(old: Surface, new: Surface) -> Iterator[Change]:
    for name in old.keys() ^ new.keys():
        rule = "group-removed" if name in old else "group-added"
        yield Change(rule, f"client.{name}", f"client.{name}")
    for name, mine, theirs in both(old, new):
        where = f"client.{name}"
        for key, rule in (
            ("class", "group-class-renamed"),
            ("docs", "group-docs-changed"),
        ):
            subject = "docs" if key == "docs" else where
            yield from if_changed(rule, subject, where, mine, theirs, key)


def _methods(matched: Match) -> Iterator[Change]:
    old, new = matched.old["methods"], matched.new["methods"]
    for name in old.keys() - {mine for mine, _ in matched.methods}:
        yield Change("method-removed", "method", name, old[name]["http"])
    for name in new.keys() - {theirs for _, theirs in matched.methods}:
        yield Change("method-added", "method", name, "", new[name]["http"])
    for name, other in matched.methods:
        if name != other:
            alias = matched.new.get("renamed", {}).get(name) == other
            rule = "method-renamed-with-alias" if alias else "method-renamed"
            yield Change(rule, "method", other, name, other)
        yield from _method(other, old[name], new[other])


_SETS = (
    ("windows", "rate window", "rate-window-added", "rate-window-removed"),
    ("guards", "guard", "guard-added", "guard-removed"),
    ("marks", "mark", "mark-added", "mark-removed"),
)


def _method(name: str, old: Surface, new: Surface) -> Iterator[Change]:
    verb, _, path = old["http"].partition(" ")
    verb_, _, path_ = new["http"].partition(" ")
    if verb != verb_:
        yield Change("http-method-changed", "HTTP method", name, verb, verb_)
    if path != path_:
        yield Change("path-changed", "path", name, path, path_)
    cost, cost_ = old.get("cost", 0), new.get("cost", 0)
    if cost != cost_:
        rule = "cost-increased" if cost_ > cost else "cost-decreased"
        subject = "cost of a page" if "paging" in new else "cost"
        yield Change(rule, subject, name, f"{cost:,}", f"{cost_:,}")
    yield from _scopes(name, old.get("scopes", []), new.get("scopes", []))
    for key, subject, added, removed in _SETS:
        before, after = set(old.get(key, ())), set(new.get(key, ()))
        yield from (Change(removed, subject, name, item) for item in before - after)
        yield from (Change(added, subject, name, "", item) for item in after - before)
    yield from deprecated("method", name, old, new)
    yield from _paging(name, old.get("paging", {}), new.get("paging", {}))
    yield from _arguments(name, old, new)
    yield from _result(name, old.get("result", {}), new.get("result", {}))
    for key, rule in (
        ("id", "operation-id-changed"),
        ("body", "body-kind-changed"),
        ("summary", "summary-changed"),
        ("docs", "method-docs-changed"),
    ):
        if key != "body" or key in old.keys() & new.keys():
            yield from if_changed(rule, key, name, old, new, key)


def _scopes(name: str, old: list[str], new: list[str]) -> Iterator[Change]:
    if bool(old) != bool(new):
        rule = "scope-required" if new else "scope-added"
        before, after = (" or ".join(scopes) or "none" for scopes in (old, new))
        yield Change(rule, "scope", name, before, after)
        return
    for scope in set(old) - set(new):
        yield Change("scope-removed", "scope", name, scope)
    for scope in set(new) - set(old):
        yield Change("scope-added", "scope", name, "", scope)


def _paging(name: str, old: Surface, new: Surface) -> Iterator[Change]:
    if bool(old) != bool(new):
        rule = "paging-added" if new else "paging-removed"
        yield Change(rule, "paging", name, old.get("style", ""), new.get("style", ""))
        return
    for key in ("style", "cursor", "limit", "items", "next", "total"):
        yield from if_changed("paging-changed", key, name, old, new, key)
    most, most_ = old.get("max_page_size"), new.get("max_page_size")
    if most != most_:
        fewer = most_ is not None and (most is None or most_ < most)
        rule = f"page-size-limit-{'decreased' if fewer else 'increased'}"
        yield Change(rule, "limit", name, str(most or "none"), str(most_ or "none"))


def _arguments(name: str, old: Surface, new: Surface) -> Iterator[Change]:
    mine, theirs = old.get("arguments", {}), new.get("arguments", {})
    by_wire = wires(theirs)
    renamed = {
        argument: by_wire[item["wire"]]
        for argument, item in mine.items()
        if argument not in theirs and by_wire.get(item["wire"], argument) not in mine
    }
    # A path names its parameters as it likes: they are found by their order.
    before, after = old.get("positional", []), new.get("positional", [])
    if len(before) == len(after):
        for argument, other in zip(before, after, strict=True):
            if argument not in theirs and other not in mine:
                renamed[argument] = other
    renamed = {key: value for key, value in renamed.items() if value in theirs}
    for argument, other in renamed.items():
        yield Change("argument-renamed", other, name, argument, other)
    mine = {renamed.get(argument, argument): item for argument, item in mine.items()}
    before = [renamed.get(argument, argument) for argument in before]
    yield from _positional(name, before, after, theirs)
    for argument in mine.keys() - theirs.keys():
        yield Change("argument-removed", argument, name, shown(mine[argument]["type"]))
    for argument in theirs.keys() - mine.keys():
        required = theirs[argument].get("required")
        rule = "required-argument-added" if required else "argument-added"
        yield Change(rule, argument, name, "", shown(theirs[argument]["type"]))
    for argument, one, other in both(mine, theirs):
        place = Value("argument", argument, name, IN_ARGUMENT, given=True)
        yield from _argument(place, one, other)
        yield from place.changes(one, other)


def _positional(
    name: str, before: list[str], after: list[str], arguments: Surface
) -> Iterator[Change]:
    for argument in before:
        if argument in arguments and argument not in after:
            yield Change("argument-became-keyword", argument, name)
    kept = [argument for argument in before if argument in after]
    if kept and kept != after[: len(kept)]:
        was, is_ = ", ".join(before), ", ".join(after)
        yield Change("argument-order-changed", "arguments", name, was, is_)


def _argument(place: Value, old: Surface, new: Surface) -> Iterator[Change]:
    if bool(old.get("required")) != bool(new.get("required")):
        word = "required" if new.get("required") else "optional"
        yield Change(f"argument-became-{word}", place.subject, place.where)
    if bool(old.get("deprecated")) != bool(new.get("deprecated")):
        word = "deprecated" if new.get("deprecated") else "undeprecated"
        yield Change(f"argument-{word}", place.subject, place.where)
    for key, rule in (
        ("in", "argument-moved"),
        ("wire", "argument-wire-name-changed"),
    ):
        yield from if_changed(rule, place.subject, place.where, old, new, key)
    if old.get("style") != new.get("style"):
        # A style may be a mere comma.
        was, is_ = (
            json.dumps(item["style"]) if "style" in item else "usual"
            for item in (old, new)
        )
        yield Change("argument-style-changed", place.subject, place.where, was, is_)


def _result(name: str, old: Surface, new: Surface) -> Iterator[Change]:
    if bool(old.get("bytes")) != bool(new.get("bytes")):
        yield Change("result-bytes-changed", "result", name, _gives(old), _gives(new))
    elif ("type" in old) != ("type" in new):
        rule = "result-added" if "type" in new else "result-removed"
        yield Change(rule, "result", name, _gives(old), _gives(new))
    elif "type" in old:
        place = Value("result", "result", name, IN_ATTRIBUTE, given=False)
        yield from place.changes(old, new)
        yield from if_changed("result-place-changed", "result", name, old, new, "path")
    if old and new:
        yield from if_changed(
            "result-media-type-changed", "result", name, old, new, "media_type"
        )


def _gives(result: Surface) -> str:
    return "bytes" if result.get("bytes") else shown(result.get("type"))
