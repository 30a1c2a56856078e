"""Names of enums: from their holders and properties, shared where the values are equal."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from ..config import Config, quoted
from ..errors import Problem
from ..model import ir
from ..pointer import component
from ..read.load import Document
from .classes import ClassNames
from .nouns import operation_noun
from .result import Enum, PreviousNames
from .words import common_suffix, pascal, singular, split, verb_and_rest

Values = tuple[str | int | float | bool, ...]

_MORE = ("value", "option", "choice", "kind")
"""Words that tell apart enums of one name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EnumNames:
    """The enums of an API, and the one that each list of values belongs to."""

    enums: tuple[Enum, ...]
    name_of: dict[str, str]
    """Pointer of a choice -> enum name."""
    override_keys: frozenset[str]
    """Keys that `names.enums` could have."""
    collisions: tuple[Problem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Use:
    """A list of values where a class or an operation has it."""

    holder: str
    wire: str
    words: list[str]
    choice: ir.Enum
    operations: tuple[str, ...]
    verb_words: list[str] | None = None
    """The words for a request, if those of the record have other values there."""


@dataclass(slots=True, kw_only=True)
class _Named:
    """The lists of values that have one name so far."""

    words: list[str]
    choices: dict[str, ir.Enum]
    operations: set[str]
    fixed: bool = False

    @property
    def kind(self) -> str:
        return next(iter(self.choices.values())).kind

    @property
    def values(self) -> Values:
        values = {value for choice in self.choices.values() for value in choice.values}
        return tuple(sorted(values, key=lambda value: (type(value).__name__, value)))


def name_enums(
    api: ir.Api,
    config: Config,
    document: Document,
    classes: ClassNames,
    previous: PreviousNames,
) -> EnumNames:
    """Name the lists of values in records and requests."""
    lists = _Lists(config, document, classes, previous)
    uses = [*_in_classes(classes), *_in_requests(api)]
    # A name that is decided yields to none that is made up.
    for use in sorted(uses, key=lambda use: not lists.decided_name(use)):
        lists.add(use)
    lists.add_merged_fields(api, classes)
    shared = lists.shared_names()
    enums: dict[str, Enum] = {}
    for name, named in sorted(lists.named.items()):
        target = shared.get(name, name)
        known = enums[target].operations if target in enums else ()
        enums[target] = Enum(
            name=target,
            kind=named.kind,
            values=named.values,
            operations=tuple(sorted(named.operations.union(known))),
        )
    return EnumNames(
        enums=tuple(enums[name] for name in sorted(enums)),
        name_of={p: shared.get(name, name) for p, name in lists.name_of.items()},
        override_keys=frozenset(
            key for use in uses for key in (use.wire, f"{use.holder}.{use.wire}")
        ),
        collisions=tuple(lists.collisions),
    )


def _in_classes(classes: ClassNames) -> Iterator[_Use]:
    for class_ in classes.classes:
        for field in class_.fields:
            if found := choice_of(field.type):
                choice, many = found
                yield _Use(
                    holder=class_.name,
                    wire=field.name,
                    words=_name_words(class_.name, field.name, many),
                    choice=choice,
                    operations=class_.operations,
                )


def _in_requests(api: ir.Api) -> Iterator[_Use]:
    for operation in api.operations:
        noun = operation_noun(operation)
        verb, _ = verb_and_rest(operation.id)
        items: list[ir.Parameter | ir.Field] = [*operation.parameters]
        items += (operation.body.fields or ()) if operation.body else ()
        for item in items:
            if found := choice_of(item.type):
                choice, many = found
                with_verb = _name_words(pascal([*noun, verb]), item.name, many)
                use = _Use(
                    holder=operation.id,
                    wire=item.name,
                    words=_name_words(pascal(noun), item.name, many),
                    choice=choice,
                    operations=(operation.id,),
                    verb_words=with_verb,
                )
                yield replace(use, words=with_verb) if verb == "search" else use


def _name_words(holder: str, wire: str, many: bool) -> list[str]:
    last = split(wire) or ["value"]
    if many:
        last[-1] = singular(last[-1])
    words = split(holder)
    # `DealField` with `field_type` reads `DealFieldType`.
    repeated = words[-1:] == last[:1] and len(last) > 1
    return words + last[1:] if repeated else words + last


class _Lists:
    """Lists of values by the names that they have so far."""

    def __init__(
        self,
        config: Config,
        document: Document,
        classes: ClassNames,
        previous: PreviousNames,
    ) -> None:
        self._config = config
        self._document = document
        self._previous = previous.enums
        self._taken = {class_.name for class_ in classes.classes}
        self._held: dict[tuple[str, str], str] = {}
        self.named: dict[str, _Named] = {}
        self.name_of: dict[str, str] = {}
        """Pointer of a choice -> name."""
        self.collisions: list[Problem] = []

    def decided_name(self, use: _Use) -> str:
        """Return the name that the configuration or the run before has for a list."""
        names = self._config.names.enums
        override = names.get(f"{use.holder}.{use.wire}") or names.get(use.wire)
        return override or self._previous.get(use.choice.pointer, "")

    def add(self, use: _Use) -> None:
        """Name the list of *use*, or add to the list that it refers to."""
        choice = use.choice
        known = self.name_of.get(choice.pointer)
        if known is None:
            name, words, fixed = self._name(use)
            if not name:
                return
            named = self.named.setdefault(
                name, _Named(words=words, choices={}, operations=set())
            )
            named.words, named.fixed = words, named.fixed or fixed
            named.choices[choice.pointer] = choice
            self.name_of[choice.pointer] = known = name
        self.named[known].operations.update(use.operations)
        self._held[use.holder, use.wire] = known

    def _name(self, use: _Use) -> tuple[str, list[str], bool]:
        """Return the name of a list, its words, and whether it is decided."""
        choice, words = use.choice, use.words
        decided = self.decided_name(use)
        named = self.named.get(decided)
        if decided and decided == self._previous.get(choice.pointer):
            if decided not in self._taken and not (named and named.kind != choice.kind):
                # Lists that had one name stay one, whatever they say now.
                return decided, split(decided), True
            decided = ""
        if decided:
            words = split(decided)
        elif component(choice.pointer):
            words = split(component(choice.pointer))
        elif use.verb_words and not self._fits(pascal(words), choice, in_class=True):
            words = use.verb_words
        name = decided or pascal(words)
        if self._fits(name, choice):
            return name, words, bool(decided)
        self.collisions.append(self._collision(use, name))
        for more in _MORE:
            words = [*words, more]
            if self._fits(pascal(words), choice):
                return pascal(words), words, False
        return "", [], False

    def _fits(self, name: str, choice: ir.Enum, *, in_class: bool = False) -> bool:
        """Return whether a list can have the name, if only for all its namesakes say."""
        named = self.named.get(name)
        if name in self._taken and not in_class:
            return False
        return not named or any(
            choice.values == other.values for other in named.choices.values()
        )

    def _collision(self, use: _Use, name: str) -> Problem:
        named = self.named.get(name)
        first = min(named.choices) if named else ""
        other = self._document.where(first) if named else "a class"
        pointer = use.choice.pointer
        return Problem(
            self._document.where(pointer),
            pointer,
            f"the name {name} for a list of values is also that of {other}",
            f"Name one of them in {self._config.path.name}:\n"
            f'[names.enums]\n{quoted(f"{use.holder}.{use.wire}")} = "..."',
        )

    def add_merged_fields(self, api: ir.Api, classes: ClassNames) -> None:
        """Name the lists of fields of which the merged class has another schema's."""
        for model in api.models:
            holder = classes.name_of[model.pointer]
            for field in model.fields:
                found = choice_of(field.type)
                known = self._held.get((holder, field.name))
                if found and known:
                    self.name_of.setdefault(found[0].pointer, known)

    def shared_names(self) -> dict[str, str]:
        """Return name -> shared name of equal lists whose names end alike."""
        buckets: dict[tuple[object, ...], list[str]] = {}
        shared: dict[str, str] = {}
        decided = set(self._previous.values()) & self.named.keys()
        for name in sorted(name for name, n in self.named.items() if not n.fixed):
            named = self.named[name]
            known = [
                other
                for other in sorted(decided, key=len)
                if named.words[-len(self.named[other].words) :]
                == self.named[other].words
                and self.named[other].values == named.values
            ]
            if known:
                shared[name] = known[-1]
                continue
            key = (named.kind, named.values, named.words[-1])
            buckets.setdefault(key, []).append(name)
        used = self.named.keys() | self._taken
        for bucket in sorted(buckets.values()):
            suffix = common_suffix([self.named[name].words for name in bucket])
            target = pascal(suffix)
            free = target not in used or target in bucket
            if len(bucket) > 1 and len(suffix) > 1 and free:
                used.add(target)
                shared |= dict.fromkeys(bucket, target)
        return shared


def choice_of(type_: ir.Type) -> tuple[ir.Enum, bool] | None:
    """Return the one list of values in *type_*, and whether several may be given."""
    many = False
    while True:
        match type_:
            case ir.Nullable(inner) | ir.Map(inner):
                type_ = inner
            case ir.Array(inner):
                type_, many = inner, True
            case ir.Enum():
                return type_, many
            case _:
                return None
