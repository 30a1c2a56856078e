"""Nouns of object schemas and operations, from the evidence around them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from openapi_source.names import singular, singulars, split

from ..model import ir
from ..pointer import file_location
from .result import NamingInput
from .words import READS, VERBS, pascal, verb_and_rest

_FILLERS = {"all", "many", "bulk", "list", "by"}


class Noun(Struct, frozen=True, kw_only=True):
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
        self._written = given.written
        self._names = given.config.names
        self._found: dict[str, Noun] = {}
        # Without a configuration nobody else takes such a name back.
        self._results = dict(_results(given.models)) if given.config.auto_rename else {}

    def of(self, pointer: str) -> Noun:
        """Return the noun of the schema at *pointer*."""
        if pointer not in self._found:
            model = self._models[pointer]
            own = split(model.component or model.title) or ["model"]
            own = self._results.get(pointer, own)
            # Set first, because two inline schemas can own each other.
            self._found[pointer] = Noun(words=own)
            self._found[pointer] = self._noun(model, own)
        return self._found[pointer]

    def telling_key(self, pointer: str, others: Iterable[str]) -> str:
        """Return the plainest key of `names.properties` for a schema and none of *others*."""
        model, known = self._models[pointer], [self.of(other).keys for other in others]
        # Files of several folders may be called alike.
        plain = file_location(pointer) or model.component
        if not plain and model.owner.property:
            plain = self._property_key(model.owner)
        found = filter(None, (plain, self._place_key(model)))
        return next((k for k in found if not any(k in keys for keys in known)), pointer)

    def _property_key(self, owner: ir.Owner) -> str:
        """Return "Owner.property"."""
        return f"{pascal(self._owner(owner))}.{owner.property}"

    def _place_key(self, model: ir.Model) -> str:
        """Return where an inline schema stands, for instance "addDeal.products.price".

        That is in the request; "addDeal.result.products" is in the response.
        """
        steps: list[str] = []
        seen: set[str] = set()
        while not model.component and model.pointer not in seen:
            owner = model.owner
            seen.add(model.pointer)
            steps.append(owner.property)
            if not owner.pointer:
                is_output = owner.role in ("error", "result", "details")
                is_input = not is_output and any(steps)
                steps += ["" if is_input else owner.role, owner.operation]
                break
            model = self._models[owner.pointer]
        return ".".join(filter(None, reversed([*steps, model.component])))

    def _noun(self, model: ir.Model, own: list[str]) -> Noun:
        owner = model.owner
        places = [model.pointer, self._place_key(model)]
        keys, pattern = places, ""
        override = ""
        if model.component:
            words, keys = own, [file_location(model.pointer), model.component]
        elif owner.operation and not owner.property:
            words = self._operation_schema(owner)
            if owner.variant:
                words = _variant(owner.variant, words)
            if owner.role == "result":
                override = self._names.results.get(owner.operation, "")
        else:
            last = split(owner.property)
            if owner.many and last:
                last[-1] = singular(last[-1])
            words = [*self._owner(owner), *last]
            if owner.variant:
                words = _variant(owner.variant, last)
            pattern = self._property_key(owner)
            keys = [*places, pattern, owner.property]
        for key, name in self._overrides(keys, pattern):
            override = override or name
            keys = [*keys, key]
        return Noun(
            words=split(override) if override else words,
            keys=frozenset(keys),
            overridden=bool(override),
            fixed=bool(override or model.component),
        )

    def _overrides(self, keys: list[str], text: str) -> Iterator[tuple[str, str]]:
        """Yield the (key, name) in the configuration that is the nearest to *keys*.

        A pattern there has to match *text*.
        """
        names = self._names.properties
        for key in keys:
            if names.get(key):
                yield key, names[key]
                return
        if not text:
            return
        for key, name in sorted(names.items()):
            before, star, after = key.partition("*")
            if star and text.startswith(before) and text.endswith(after):
                matched = text[len(before) : len(text) - len(after)]
                yield key, name.replace("*", matched)
                return

    def _owner(self, owner: ir.Owner) -> list[str]:
        if owner.pointer:
            return self.of(owner.pointer).words
        if owner.role == "event":
            return []
        operation = self._operations[owner.operation]
        return operation_noun(operation, self._written[operation.id])

    def _operation_schema(self, owner: ir.Owner) -> list[str]:
        operation = self._operations[owner.operation]
        written = self._written[operation.id]
        words = operation_noun(operation, written)
        verb, _ = verb_and_rest(written)
        if owner.role == "details":
            if verb == "search":
                words = tag_noun(operation.tag)
                words += [] if words[-1] == verb else [verb]
            return [*words, "page", "details"]
        if owner.role == "error":
            return [*words, "error"]
        if owner.role != "result":
            return words
        if operation.http_method == "DELETE":
            return ["deleted", *words]
        if verb == "search":
            return [*tag_noun(operation.tag), "search", "item"]
        return words


def _results(models: Mapping[str, ir.Model]) -> Iterator[tuple[str, list[str]]]:
    """Yield the nouns of results that are called responses, where they are free."""
    nouns = {}
    for pointer, model in models.items():
        words = split(model.component)
        is_result = model.owner.role == "result" and not model.owner.property
        if is_result and len(words) > 1 and words[-1] in ("response", "result"):
            words = words[words[0] in READS : -1]
            if words and words[0] not in VERBS:
                nouns[pointer] = words
    names = [pascal(words) for words in nouns.values()]
    names += [pascal(split(model.component)) for model in models.values()]
    for pointer, words in nouns.items():
        if names.count(pascal(words)) == 1:
            yield pointer, words


def _variant(name: str, noun: list[str]) -> list[str]:
    """Return the words for an alternative: `Point` as it is, "card" of a method with it."""
    if name[:1].isupper():
        return split(name)
    words = split(name)
    return [*noun, *words] if name[:1].isdigit() else [*words, *noun]


def operation_noun(operation: ir.Operation, written: str) -> list[str]:
    """Return the singular words for what *operation* works on; *written*: what its id says."""
    _, rest = verb_and_rest(written)
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
