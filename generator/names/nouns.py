"""Nouns of object schemas and operations, from the evidence around them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import takewhile

from msgspec import Struct

from openapi_source.names import singular, singulars, split

from ..model import ir
from ..model.types import strip_null
from ..pointer import file_location, parts
from .result import NamingInput
from .words import READS, VERBS, pascal, verb_and_rest

_SEARCHES = {"list", "search", "query"}
"""Verbs that find several things, whatever their noun."""

_ITEMS = frozenset(
    ["data", "entries", "items", "list", "metadata", "records", "results", "values"]
)
"""Names of properties that hold the list that was asked for."""

_ROLES = {"response", "result"}
"""Last words of names that say that a schema is a response, not what is in it."""

_FILLERS = {"all", "many", "bulk", "list", "by"}

PREPOSITIONS = {"by", "for", "in"}
"""Words of an operationId between what an operation returns and where that is."""


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
        # Inline objects around a list -> its property, and the operation.
        self._lists = {
            pointer: (property_, operation.id)
            for operation in given.api.operations
            for pointer, property_ in [around_list(operation, given)]
            if pointer
            and not given.models[pointer].component
            and not _shared_response(given.models[pointer])
        }
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

    def list_item(self, model: ir.Model) -> list[str]:
        """Return the words for an item of an object around a list, if it is one."""
        if not self._listing(model.owner):
            return []
        return [*self.of(model.owner.pointer).words, "item"]

    def _listing(self, owner: ir.Owner) -> str:
        """Return the operation whose object around a list has that owner's items."""
        property_, operation = self._lists.get(owner.pointer, ("", ""))
        return operation if owner.many and owner.property == property_ else ""

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
            words = _shared_response(model) or self._operation_schema(model)
            if owner.variant:
                words = _variant(owner.variant, words)
            if owner.role == "result":
                override = self._names.results.get(owner.operation, "")
        else:
            last = split(owner.property)
            if owner.many and last:
                last[-1] = singular(last[-1])
            words = [*(_inherited(model) or self._owner(owner)), *last]
            if operation := self._listing(owner):
                words = self._result(operation)
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
            fixed=bool(override or model.component or _shared_response(model)),
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

    def _operation_schema(self, model: ir.Model) -> list[str]:
        owner = model.owner
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
        result = self._result(operation.id)
        return [*result, "list"] if model.pointer in self._lists else result

    def _result(self, operation_id: str) -> list[str]:
        """Return the words for what an operation returns."""
        operation, written = self._operations[operation_id], self._written[operation_id]
        if operation.http_method == "DELETE":
            return ["deleted", *operation_noun(operation, written)]
        verb, _ = verb_and_rest(written)
        if verb == "search":
            return [*tag_noun(operation.tag), "search", "item"]
        return operation_noun(operation, written)


def _results(models: Mapping[str, ir.Model]) -> Iterator[tuple[str, list[str]]]:
    """Yield the nouns of results that are called responses, where they are free."""
    nouns = {}
    for pointer, model in models.items():
        words = split(model.component)
        is_result = model.owner.role == "result" and not model.owner.property
        noun = _noun_of_response(words)
        if is_result and noun and words[-1] in _ROLES:
            nouns[pointer] = noun
    names = [pascal(words) for words in nouns.values()]
    names += [pascal(split(model.component)) for model in models.values()]
    for pointer, words in nouns.items():
        if names.count(pascal(words)) == 1:
            yield pointer, words


def _noun_of_response(words: list[str]) -> list[str]:
    """Return the noun of the name of a response, if it has one: "GetPetResponse" -> pet."""
    if words and words[-1] in _ROLES:
        words = words[:-1]
    if words and words[0] in READS:
        words = words[1:]
    return words if words and words[0] not in VERBS else []


def _inherited(model: ir.Model) -> list[str]:
    """Return the words of the component that a property is inherited from, if it is."""
    place, owner = parts(model.pointer), parts(model.owner.pointer)
    is_own = not owner or place[:3] == owner[:3] or model.owner.variant
    is_in_component = (
        place[:2] == ["components", "schemas"] and "properties" in place[3:]
    )
    return split(place[2]) if is_in_component and not is_own else []


def _shared_response(model: ir.Model) -> list[str]:
    """Return the words of the response of several operations that a schema is."""
    _, kind, name, *_ = [*parts(model.pointer), "", ""]
    is_shared = model.owner.role == "result" and len(model.operations) > 1
    return _noun_of_response(split(name)) if is_shared and kind == "responses" else []


def around_list(operation: ir.Operation, given: NamingInput) -> tuple[str, str]:
    """Return the pointer of a result that is an object around a list, and its property.

    The list is what the operation was asked for. Empty, if there is none.
    """
    verb, rest = verb_and_rest(given.written[operation.id])
    type_ = operation.result.type and strip_null(operation.result.type)
    if not isinstance(type_, ir.Ref) or verb not in READS | _SEARCHES:
        return "", ""
    fields = given.models[type_.pointer].fields
    lists = [f.name for f in fields if isinstance(strip_null(f.type), ir.Array)]
    *_, last = ["", *takewhile(lambda word: word not in PREPOSITIONS, rest)]
    named = [n for n in lists if singulars(split(n))[-1:] == [singular(last)]]
    if not named and len(lists) == 1:
        is_told = verb in _SEARCHES or lists[0].lower() in _ITEMS or len(fields) == 1
        named = lists if is_told else []
    is_one = singular(last) == last or operation.path.endswith("}")
    if len(named) != 1 or (is_one and verb not in _SEARCHES):
        return "", ""
    return type_.pointer, named[0]


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
        if word == "by" or (word in PREPOSITIONS and not words):
            break
        if word not in _FILLERS:
            words.append(singular(word))
    noun = tag_noun(operation.tag)
    return noun if not words or words == noun[-len(words) :] else words


def tag_noun(tag: str) -> list[str]:
    """Return the singular words of a tag: "DealFields" -> deal, field."""
    return singulars(split(tag)) or ["default"]
