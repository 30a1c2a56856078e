"""The methods that send or receive each model, and the attributes that each of them has."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from .match import Match, mentioned
from .surface import Deviations, Field, Model, Surface, Usage

Fields: TypeAlias = Mapping[str, Field]

KINDS = ("answer", "request")


@dataclass(frozen=True, slots=True)
class Use:
    """The attributes that methods send, or receive, of a model, before and now."""

    methods: tuple[str, ...]
    kind: str
    """"answer" or "request"; it begins the ids of the rules."""
    old: Fields
    new: Fields


class ModelUsage:
    """The uses of each model that two surfaces share."""

    def __init__(self, matched: Match) -> None:
        self._new_name = dict(matched.methods)
        self._old = {kind: _users(matched.old, kind) for kind in KINDS}
        self._new = {kind: _users(matched.new, kind) for kind in KINDS}

    def of(self, name: str, old: Model, other: str, new: Model) -> list[Use]:
        """Return the uses of a model *name* that is called *other* now.

        Methods whose schemas agree with it share one.
        """
        found = []
        for kind in KINDS:
            before, after = _usage(old, kind), _usage(new, kind)
            users = set(self._new[kind][other])
            alike = []
            for method in sorted(self._old[kind][name]):
                now = self._new_name.get(method, "")
                if now not in users:
                    continue
                said, says = before.get(method), after.get(now)
                if said is None and says is None:
                    alike.append(now)
                    continue
                found += [
                    Use((now,), kind, _fields(old, one), _fields(new, two))
                    for one, two in _same_locations(said or {"": {}}, says or {"": {}})
                ]
            if alike:
                found.append(Use(tuple(alike), kind, old.fields, new.fields))
        return found


def _same_locations(
    old: Mapping[str, Deviations], new: Mapping[str, Deviations]
) -> list[tuple[Deviations, Deviations]]:
    """Pair deviations by location; "" stands for every location."""
    everywhere = "" in old or "" in new
    locations = {*old, *new} - {""} or {""} if everywhere else {*old} & {*new}
    return [
        (old[place if place in old else ""], new[place if place in new else ""])
        for place in sorted(locations)
    ]


def _usage(model: Model, kind: str) -> Usage:
    return model.responses if kind == "answer" else model.requests


def _fields(model: Model, own: Deviations) -> Fields:
    stated = {name: own.get(name, item) for name, item in model.fields.items()}
    return {name: item for name, item in stated.items() if item}


def _users(surface: Surface, kind: str) -> dict[str, list[str]]:
    """Return for each model the methods that send it, or receive it."""
    # A set of methods is a number: models may all be connected with each other.
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
    usage = _usage(model, kind)
    sides: list[tuple[Fields, int]]
    sides = [(model.fields, ~sum(bits.get(method, 0) for method in usage))]
    for method, by_location in usage.items():
        bit = bits.get(method, 0)
        sides += [(_fields(model, own), bit) for own in by_location.values()]
    found: dict[str, int] = {}
    for fields, methods in sides:
        for item in fields.values():
            for name in mentioned(item.type, models):
                found[name] = found.get(name, 0) | methods
    return found
