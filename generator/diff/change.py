"""One change, and the changes of a value that a caller gives or gets."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from .rules import RULES, Level
from .surface import Surface
from .variance import Times, direction, shown


@dataclass(frozen=True, slots=True, order=True)
class Change:
    """One change in one place.

    `subject` is what changed, `where` is where: a method, "Record.attribute", the client.
    """

    rule: str
    subject: str
    where: str
    old: str = ""
    new: str = ""
    reached: tuple[str, ...] = ()
    """Methods that it concerns, if not only the one where it is."""

    @property
    def operations(self) -> tuple[str, ...]:
        """Methods that it concerns."""
        return self.reached or (self.where,)

    @property
    def level(self) -> Level:
        """How grave it is."""
        return RULES[self.rule].level


def both(old: Surface, new: Surface) -> Iterator[tuple[str, Any, Any]]:
    """Give what is on both sides, sorted by name."""
    for name in sorted(old.keys() & new.keys()):
        yield name, old[name], new[name]


def if_changed(
    rule: str, subject: str, where: str, old: Surface, new: Surface, key: str
) -> Iterator[Change]:
    """Give a change if *key* has another value."""
    if old.get(key) == new.get(key):
        return
    if key == "docs":
        # Only hashes are known.
        yield Change(rule, subject, where)
    else:
        yield Change(rule, subject, where, str(old.get(key, "")), str(new.get(key, "")))


def deprecated(kind: str, where: str, old: Surface, new: Surface) -> Iterator[Change]:
    """Give a change if *kind* became deprecated, or no longer is."""
    if bool(old.get("deprecated")) != bool(new.get("deprecated")):
        word = "deprecated" if new.get("deprecated") else "undeprecated"
        yield Change(f"{kind}-{word}", kind, where)


@dataclass(frozen=True, slots=True)
class Value:
    """A place for a value: an argument, the result, an attribute.

    `kind` begins the ids of its rules; `times`: what a time is there.
    """

    kind: str
    subject: str
    where: str
    times: Times
    given: bool
    """By the caller, not by the server."""

    def type_changes(self, old: Surface, new: Surface) -> Iterator[Change]:
        """Compare what Python code may do with it."""
        mine, theirs = old["type"], new["type"]
        went = direction(mine, theirs, times=self.times, given=self.given)
        if went.python:
            yield self._change(f"type-{went.python}", shown(mine), shown(theirs))

    def changes(self, old: Surface, new: Surface) -> Iterator[Change]:
        """Compare type, null, format, lists of values and limits."""
        yield from self.type_changes(old, new)
        mine, theirs = old["type"], new["type"]
        went = direction(mine, theirs, times=self.times, given=self.given)
        if went.null is not None:
            words = ("refused", "allowed") if self.given else ("removed", "added")
            yield self._change(f"null-{words[went.null]}")
        if went.format:
            kind = self.kind if self.kind in ("argument", "result") else "attribute"
            rule = f"{kind}-format-changed"
            yield Change(rule, self.subject, self.where, str(mine), str(theirs))
        if not went.python:
            yield from self._values(old.get("values", []), new.get("values", []))
        yield from self._limits(old.get("limits", {}), new.get("limits", {}))

    def _change(self, rule: str, old: str = "", new: str = "") -> Change:
        return Change(f"{self.kind}-{rule}", self.subject, self.where, old, new)

    def _values(self, mine: list[Any], theirs: list[Any]) -> Iterator[Change]:
        if bool(mine) != bool(theirs):
            word = "stated" if theirs else "unstated"
            yield self._change(f"values-{word}", _shown(mine), _shown(theirs))
            return
        for value in mine:
            if value not in theirs:
                yield self._change("value-removed", json.dumps(value), "")
        for value in theirs:
            if value not in mine:
                yield self._change("value-added", "", json.dumps(value))

    def _limits(self, old: Surface, new: Surface) -> Iterator[Change]:
        for key in sorted(old.keys() | new.keys()):
            mine, theirs = old.get(key), new.get(key)
            if mine == theirs:
                continue
            if key == "default" and not self.given:
                continue
            rule = "limit-changed"
            if key == "default":
                rule = "default-changed"
            elif self.given:
                rule = f"limit-{_limit(key, mine, theirs)}"
            subject = self.subject if key == "default" else f"{self.subject}: {key}"
            yield Change(
                f"{self.kind}-{rule}", subject, self.where, _text(mine), _text(theirs)
            )


def _limit(key: str, old: Any, new: Any) -> str:
    """Say what a limit became: "tightened", "loosened" or "changed"."""
    if old is None or new is None:
        if key == "uniqueItems" and not (old or new):
            return "loosened"
        return "tightened" if old is None else "loosened"
    if key == "uniqueItems":
        return "tightened" if new else "loosened"
    numbers = isinstance(old, int | float) and isinstance(new, int | float)
    if not numbers or key in ("pattern", "multipleOf"):
        return "changed"
    lower = key.startswith("max") or key == "exclusiveMaximum"
    return "tightened" if (new < old) == lower else "loosened"


def _text(limit: object) -> str:
    return "none" if limit is None else json.dumps(limit)


def _shown(values: list[Any]) -> str:
    return ", ".join(json.dumps(value) for value in values) or "any"
