"""One change, and the changes of a value that a caller gives or gets.

The variance of a type is what its change means for Python code: widened, narrowed or
changed.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TypeAlias

from msgspec import Struct

from ..write.annotations import split_union
from .match import Match, values_of
from .rules import FACETS, RULES, Level
from .surface import Constant, Typed

_Members: TypeAlias = frozenset[object]
"""Alternatives of a type: a name, or (container, members of its items)."""


class Change(Struct, frozen=True, order=True):
    """One change in one place.

    `subject` is what changed; `where` is a method, "Model.attribute" or the client.
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
        """The level of its rule."""
        return RULES[self.rule].level


def facets(
    kind: str, subject: str, where: str, old: object, new: object
) -> Iterator[Change]:
    """Compare what parts of a *kind* have that a rule names; "": that is the subject."""
    for key, is_set, rule in FACETS.get(kind, ()):
        one, other = getattr(old, key), getattr(new, key)
        if one == other:
            continue
        if isinstance(other, bool):
            if other is is_set:
                yield Change(rule, subject or kind, where)
        elif key == "docs":  # a digest
            yield Change(rule, key, where)
        elif isinstance(other, tuple):
            yield Change(rule, subject, where, ", ".join(one), ", ".join(other))
        else:
            yield Change(rule, subject or key, where, one, other)


def changed(
    rule: str, subject: str, where: str, old: object, new: object
) -> Iterator[Change]:
    """Yield a change if two values differ."""
    if old != new:
        yield Change(rule, subject, where, str(old), str(new))


def came_and_went(
    kind: str,
    old: Iterable[str],
    new: Iterable[str],
    subject: str = "",
    where: str = "",
) -> Iterator[Change]:
    """Compare sets of names; a name stands for a subject or place that is not given."""
    before, after = set(old), set(new)
    for name in before - after:
        text = name if where else ""
        yield Change(f"{kind}-removed", subject or name, where or name, text)
    for name in after - before:
        text = name if where else ""
        yield Change(f"{kind}-added", subject or name, where or name, "", text)


class Value(Struct, frozen=True):
    """A value in one place: an argument, a result, an attribute of a model.

    `kind` begins the ids of its rules: "argument", "result", "response" or "request".
    """

    matched: Match
    kind: str
    subject: str
    where: str

    @property
    def given(self) -> bool:
        """The caller gives it."""
        return self.kind in ("argument", "request")

    def changes(self, old: Typed, new: Typed) -> Iterator[Change]:
        """Compare facets, type, null, format, values and limits."""
        yield from facets(self.kind, self.subject, self.where, old, new)
        is_attribute = self.kind in ("response", "request")
        # Elsewhere null has rules of its own.
        sides = (
            (old.annotation, new.annotation) if is_attribute else (old.type, new.type)
        )
        found = variance(*self.matched.types(*sides), given=self.given)
        if found:
            sides = old.annotation, new.annotation
            if sides[0] == sides[1]:
                # An enum of the same name has values of another type.
                sides = self.matched.types(*sides)
            yield self._change(f"type-{found}", *sides)
        elif old.format != new.format:
            rule = f"{'attribute' if is_attribute else self.kind}-format-changed"
            formats = _with_format(old), _with_format(new)
            yield Change(rule, self.subject, self.where, *formats)
        if old.nullable != new.nullable:
            words = ("refused", "allowed") if self.given else ("removed", "added")
            yield self._change(f"null-{words[new.nullable]}")
        if not found:
            before = values_of(old, self.matched.old)
            yield from self._values(before, values_of(new, self.matched.new))
        yield from self._limits(old.limits, new.limits)
        yield from self._lacks(old.lacks, new.lacks)

    def _change(self, rule: str, old: str = "", new: str = "") -> Change:
        return Change(f"{self.kind}-{rule}", self.subject, self.where, old, new)

    def _lacks(self, old: Sequence[str], new: Sequence[str]) -> Iterator[Change]:
        """Compare the attributes of a record that only other places have."""
        kind = "request-attribute" if self.given else "result-attribute"
        words = ("removed", "added") if self.given else ("omitted", "sent")
        for word, found, others in zip(words, (new, old), (old, new), strict=True):
            for name in set(found) - set(others):
                if self.matched.in_both(name):
                    yield Change(f"{kind}-{word}", name, self.where)

    def _values(
        self, old: Sequence[Constant], new: Sequence[Constant]
    ) -> Iterator[Change]:
        if bool(old) != bool(new):
            word = "stated" if new else "unstated"
            yield self._change(f"values-{word}", _listed(old), _listed(new))
            return
        for value in old:
            if value not in new:
                yield self._change("value-removed", json.dumps(value), "")
        for value in new:
            if value not in old:
                yield self._change("value-added", "", json.dumps(value))

    def _limits(
        self, old: Mapping[str, Constant], new: Mapping[str, Constant]
    ) -> Iterator[Change]:
        for key in sorted(old.keys() | new.keys()):
            mine, theirs = old.get(key), new.get(key)
            if mine == theirs or (key == "default" and not self.given):
                continue
            subject, rule = f"{self.subject}: {key}", "limit-changed"
            if key == "default":
                subject, rule = self.subject, "default-changed"
            elif self.given:
                rule = f"limit-{_limit(key, mine, theirs)}"
            yield Change(
                f"{self.kind}-{rule}", subject, self.where, _text(mine), _text(theirs)
            )


def _limit(key: str, old: Constant | None, new: Constant | None) -> str:
    """Return the change of a limit: "tightened", "loosened" or "changed"."""
    if key == "uniqueItems":
        return "tightened" if new else "loosened"
    if old is None or new is None:
        return "tightened" if old is None else "loosened"
    if key in ("pattern", "multipleOf") or isinstance(old, str) or isinstance(new, str):
        return "changed"
    upper = key.startswith("max") or key == "exclusiveMaximum"
    return "tightened" if (new < old) == upper else "loosened"


def _text(limit: Constant | None) -> str:
    return "none" if limit is None else json.dumps(limit)


def _with_format(item: Typed) -> str:
    return f"{item.annotation} ({item.format})" if item.format else item.annotation


def _listed(values: Sequence[Constant]) -> str:
    return ", ".join(json.dumps(value) for value in values) or "any"


def variance(old: str, new: str, *, given: bool) -> str:
    """Return how one annotation became another; *given*: its values are the caller's.

    "widened", "narrowed", "changed", "unstated", or "" if code sees no difference.
    """
    before, after = _members(old), _members(new)
    if before == after or "Any" in before & after:
        return ""
    if "Any" in after:
        return "widened" if given else "unstated"
    if "Any" in before:
        return "narrowed" if given else "changed"
    wider, narrower = _holds(after, before), _holds(before, after)
    if wider and narrower:
        return ""
    return "widened" if wider else "narrowed" if narrower else "changed"


@lru_cache(maxsize=4096)
def _members(annotation: str) -> _Members:
    """Return the alternatives of an annotation."""
    return frozenset(_member(text) for text in split_union(annotation))


def _member(text: str) -> object:
    container, bracket, inner = text.partition("[")
    if not bracket or container == "Literal":
        return text
    # The keys of a mapping are always strings.
    return container, _members(inner[:-1].removeprefix("str, "))


def _holds(wide: _Members, narrow: _Members) -> bool:
    return all(any(_takes(one, other) for one in wide) for other in narrow)


def _takes(one: object, other: object) -> bool:
    if one == other or one == "Any" or (one, other) == ("float", "int"):
        return True
    if isinstance(one, tuple) and isinstance(other, tuple) and one[0] == other[0]:
        return _holds(one[1], other[1])
    return False
