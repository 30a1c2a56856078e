"""Nouns of object schemas and operations, from the evidence around them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..model import ir
from ..pointer import file_location
from .result import NamingInput
from .words import pascal, singular, singulars, split, verb_and_rest

_FILLERS = {"all", "many", "bulk", "list", "by"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Noun:
    """The words for one schema."""

    words: list[str]
    keys: frozenset[str] = frozenset()
    """Keys of `names.properties` that stand for the schema."""
    overridden: bool = False
    """The configuration has the words."""
    fixed: bool = False
    """The schema shares no name with others that only look like it."""


class Nouns:
    """The nouns of all object schemas of an API."""

    def __init__(self, given: NamingInput) -> None:
        self._models = given.models
        self._operations = given.operations
        self._names = given.config.names
        self._found: dict[str, Noun] = {}

    def of(self, pointer: str) -> Noun:
        """Return the noun of the schema at *pointer*."""
        if pointer not in self._found:
            model = self._models[pointer]
            own = split(model.component or model.title) or ["model"]
            # Set first, because two inline schemas can own each other.
            self._found[pointer] = Noun(words=own)
            self._found[pointer] = self._noun(model, own)
        return self._found[pointer]

    def property_key(self, owner: ir.Owner) -> str:
        """Return "Owner.property", the key of `names.properties`."""
        return f"{pascal(self._owner(owner))}.{owner.property}"

    def _noun(self, model: ir.Model, own: list[str]) -> Noun:
        owner = model.owner
        keys: list[str] = []
        override = ""
        if model.component:
            words, keys = own, [file_location(model.pointer), model.component]
        elif owner.operation and not owner.property:
            words = self._operation_schema(owner)
            if owner.role in ("result", "details"):
                override = self._names.results.get(result_key(owner), "")
        else:
            last = split(owner.property)
            if owner.many and last:
                last[-1] = singular(last[-1])
            words = [*self._owner(owner), *last]
            keys = [self.property_key(owner), owner.property]
        for key, name in self._overrides(keys, pattern=not model.component):
            override = override or name
            keys.append(key)
        return Noun(
            words=split(override) if override else words,
            keys=frozenset(keys),
            overridden=bool(override),
            fixed=bool(override or model.component),
        )

    def _overrides(
        self, keys: list[str], *, pattern: bool
    ) -> Iterator[tuple[str, str]]:
        """Yield the (key, name) in the configuration that is the nearest to *keys*."""
        names = self._names.properties
        for key in keys:
            if names.get(key):
                yield key, names[key]
                return
        if not (keys and pattern):
            return
        for key, name in sorted(names.items()):
            before, star, after = key.partition("*")
            if star and keys[0].startswith(before) and keys[0].endswith(after):
                matched = keys[0][len(before) : len(keys[0]) - len(after)]
                yield key, name.replace("*", matched)
                return

    def _owner(self, owner: ir.Owner) -> list[str]:
        if owner.pointer:
            return self.of(owner.pointer).words
        return operation_noun(self._operations[owner.operation])

    def _operation_schema(self, owner: ir.Owner) -> list[str]:
        operation = self._operations[owner.operation]
        words = operation_noun(operation)
        verb, _ = verb_and_rest(operation.id)
        if owner.role == "details":
            if verb == "search":
                words = tag_noun(operation.tag)
                words += [] if words[-1] == verb else [verb]
            return [*words, "page", "details"]
        if owner.role != "result":
            return words
        if operation.http_method == "DELETE":
            return ["deleted", *words]
        if verb == "search":
            return [*tag_noun(operation.tag), "search", "item"]
        return words


def result_key(owner: ir.Owner) -> str:
    """Return the key of `names.results` for what an operation returns."""
    details = owner.role == "details"
    return f"{owner.operation}.details" if details else owner.operation


def operation_noun(operation: ir.Operation) -> list[str]:
    """Return the singular words for what *operation* works on."""
    _, rest = verb_and_rest(operation.id)
    words: list[str] = []
    for word in rest:
        if word == "by":
            break
        if word not in _FILLERS:
            words.append(singular(word))
    noun = tag_noun(operation.tag)
    return noun if not words or words == noun[-len(words) :] else words


def tag_noun(tag: str) -> list[str]:
    """Return the singular words of a tag: "DealFields" -> deal, field."""
    return singulars(split(tag)) or ["default"]
