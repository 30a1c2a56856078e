"""The rules of the migration, as `rules.json` has them.

`make v1` writes that file from `spec/pipedrive-migration.yaml`: rules are changed there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import msgspec

from ..errors import UnknownV1Error
from ..narrowing import is_list

Rule = dict[str, Any]


class Section(msgspec.Struct, frozen=True):
    """A section of the migration guide."""

    section: str
    rules: list[Rule]
    entity: str = ""


class Operation(msgspec.Struct, frozen=True):
    """An operation of API v1, and the method of API v2 that does the same."""

    cost: int
    scopes: list[str]
    call: str = ""
    argument: str = ""
    """The filter of the method that takes the ID in the path of API v1."""

    each: bool = False
    """True if the method is called for each of several IDs."""

    v1: str = ""
    paged: bool = False


class Method(msgspec.Struct, frozen=True):
    """A method of the client for API v2, with the kinds of its arguments."""

    operation: str
    http: str
    path: str
    cost: int
    query: dict[str, str]
    body: dict[str, str]
    positional: list[str] = []
    page_size: int = 0


class _File(msgspec.Struct, frozen=True):
    sections: list[Section]
    operations: dict[str, Operation]
    methods: dict[str, Method]
    types: dict[str, dict[str, Any]]
    libraries: dict[str, str]
    """Method of another package -> its request."""

    actions: dict[str, str]
    """Action of the connector -> its request."""


@cache
def load() -> _File:
    """Return all rules."""
    content = files("pipedrive_kit.migrate").joinpath("rules.json").read_bytes()
    return msgspec.json.decode(content, type=_File)


class Table:
    """The rules for the records of one entity, or of a list inside of them.

    Attributes:
        renamed: Old name -> new name; `negated` has those whose value is the opposite.
        removed: Old name -> what stands in its place, or "".
        included: Old name of what has to be asked for -> what the document says of it.
        related: Old names of IDs that were objects; `texts` has numbers that were texts.
        both: New names that API v1 has beside the old ones.
        nested: Tables of lists of objects, by the name of the list.
        types: New name -> kind of value.
    """

    def __init__(self, entity: str, types: Mapping[str, Any]) -> None:
        self.entity = entity
        self.types = types
        sections = [one for one in load().sections if one.entity == entity]
        rules = [rule for section in sections for rule in section.rules]

        def of(kinds: str, key: str = "") -> dict[str, Any]:
            """Return what rules of some kinds say, by the old name that they are for."""
            found = (rule for rule in rules if next(iter(rule)) in kinds.split())
            return {next(iter(rule.values())): rule.get(key, "") for rule in found}

        self.renamed: dict[str, str] = of("rename negated", "to")
        self.negated = of("negated").keys()
        self.also: dict[str, str] = of("also", "of")
        self.removed: dict[str, str] = of("removed", "instead")
        self.included: dict[str, str] = of("include", "document")
        self.blank = of("null empty", "to")
        self.addresses: dict[str, dict[str, str]] = {
            old: renamed or {} for old, renamed in of("address", "renamed").items()
        }
        self.read_only: dict[str, str] = of("read_only", "instead")
        self.related = of("id").keys()
        self.texts = of("number").keys()
        self.both = of("both").keys()
        self.participant = next(iter(of("participant")), "")
        self.sections = {
            str(next(iter(rule.values()))): section.section
            for section in sections
            for rule in section.rules
        }
        self.nested = {
            name: Table(f"{entity}.{name}", kind[0])
            for name, kind in types.items()
            if is_list(kind)
        }

    def asked_for(self, old: str) -> str:
        """Return how a key that has to be asked for is asked for."""
        new = self.renamed.get(old, old)
        document = self.included[old]
        doubt = f"; the document of API v2 {document}" if document else ""
        return f"with include_fields={new!r} only{doubt}"

    @property
    def restored(self) -> dict[str, str]:
        """New name -> old name."""
        return {new: old for old, new in self.renamed.items()}


@cache
def table(entity: str) -> Table:
    """Return the table of an entity, in the singular or plural.

    Raises:
        UnknownV1Error: It has no rules.
    """
    types = load().types
    for name in (entity, f"{entity}s", f"{entity[:-1]}ies"):
        if name in types:
            return Table(name, types[name])
    raise UnknownV1Error(
        f"{entity!r} has no rules: there are {', '.join(sorted(types))}"
    )


@cache
def removed_of_bodies() -> dict[str, str]:
    """Return the keys beside `data` that are gone, with what stands in their place."""
    return Table("", {}).removed


def entity_of(call: str) -> str | None:
    """Return the entity of the records that a method returns, if it has rules."""
    group, _, method = call.partition(".")
    if bare_key(call):
        return None
    if "follower" in method:
        return "followers" if "changelog" not in method else None
    if group.endswith("_fields"):
        return "fields" if method in ("get", "list") else None
    return group if group in load().types and "search" not in method else None


def bare_key(call: str) -> str:
    """Return the key whose value was a whole record in API v1; "" if it has none."""
    found = (rule["bare"] for rule in _rules("bare") if rule["of"] == call)
    return next(found, "")


@cache
def shapes() -> dict[str, Rule]:
    """Return the rule for the shape of each type of custom field."""
    found: dict[str, Rule] = {}
    for rule in _rules("custom"):
        if is_list(types := rule["custom"]):
            for type_ in types:
                found[type_] = {**found.get(type_, {}), **rule}
    return found


@cache
def address_parts() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the parts of an address, and those that are gone."""
    shape = shapes()["address"]
    return tuple(shape["parts"]), tuple(shape["dropped"])


@cache
def parameters(endpoint: str) -> dict[str, Rule]:
    """Return the rules for the parameters of an endpoint of API v1, by name."""
    found: dict[str, Rule] = {}
    for rule in _rules("parameter"):
        if rule["of"] in ("every", endpoint):
            name = rule["parameter"]
            found[name] = {**found.get(name, {}), **rule}
    return found


@cache
def body_rules() -> list[Rule]:
    """Return the rules for bodies, each once."""
    found: list[Rule] = []
    for rule in _rules("body"):
        bare = {key: value for key, value in rule.items() if key != "of"}
        if bare not in found:
            found.append(bare)
    return found


def _rules(kind: str) -> Iterator[Rule]:
    for section in load().sections:
        for rule in section.rules:
            if next(iter(rule)) == kind:
                yield rule
