"""Names for lists of values: who holds them and as what, shared where they are equal."""

from __future__ import annotations

from dataclasses import dataclass

from ..config import Config, quoted
from ..errors import Problem
from ..model import ir
from ..pointer import component
from ..read.load import Document
from .classes import Concepts, common_suffix, verb_and_rest
from .lock import Pins
from .words import pascal, singular, split


@dataclass(frozen=True, slots=True, kw_only=True)
class Alias:
    """A named list of values."""

    name: str
    kind: str
    values: tuple[str | int | float | bool, ...]
    operations: tuple[str, ...]


class Aliases:
    """Names for lists of values: who holds them and as what, shared where they are equal."""

    def __init__(
        self,
        api: ir.Api,
        config: Config,
        document: Document,
        concepts: Concepts,
        pins: Pins,
    ) -> None:
        self.pins = pins.aliases
        self.document = document
        self.config = config
        self.words: dict[str, list[str]] = {}
        self.choices: dict[str, dict[str, ir.Choice]] = {}
        self.operations: dict[str, set[str]] = {}
        self.fixed: set[str] = set()
        self.keys: dict[str, str] = {}
        self.keyed: dict[tuple[str, str], str] = {}
        self.taken = {class_.name for class_ in concepts.classes}
        for class_ in concepts.classes:
            for field in class_.fields:
                self.add(class_.name, field.name, field.type, class_.operations)
        for operation in api.operations:
            noun = concepts.noun_of_operation(operation)
            for parameter in operation.parameters:
                self.add_request(operation, noun, parameter.name, parameter.type)
            for body_field in (operation.body.fields or ()) if operation.body else ():
                self.add_request(operation, noun, body_field.name, body_field.type)
        # The merged class keeps one of several equal fields: the others find it by name.
        for pointer, model in ((m.pointer, m) for m in api.models):
            for field in model.fields:
                found = choice_of(field.type)
                if found and found[0].pointer not in self.keys:
                    holder = concepts.name_of[pointer]
                    known_as = self.keyed.get((holder, field.name))
                    if known_as:
                        self.keys[found[0].pointer] = known_as

    def add_request(
        self, operation: ir.Operation, noun: list[str], wire: str, type_: ir.Type
    ) -> None:
        """Name a value list in a request; its own list if a class has another one there."""
        found = choice_of(type_)
        if not found:
            return
        choice, many = found
        verb, _ = verb_and_rest(operation.id)
        base = self.name_words(pascal(noun), wire, many)
        known = self.choices.get(pascal(base))
        if verb == "search" or (
            known and choice.values not in {c.values for c in known.values()}
        ):
            base = self.name_words(pascal([*noun, verb]), wire, many)
        self.put(operation.id, wire, base, choice, (operation.id,))

    def add(
        self, holder: str, wire: str, type_: ir.Type, operations: tuple[str, ...]
    ) -> None:
        found = choice_of(type_)
        if found:
            choice, many = found
            self.put(
                holder, wire, self.name_words(holder, wire, many), choice, operations
            )

    def name_words(self, holder: str, wire: str, many: bool) -> list[str]:
        last = split(wire) or ["value"]
        if many:
            last[-1] = singular(last[-1])
        words = split(holder)
        # `DealField` with `field_type` reads `DealFieldType`.
        return (
            words + last[1:]
            if words[-1:] == last[:1] and len(last) > 1
            else words + last
        )

    def put(
        self,
        holder: str,
        wire: str,
        words: list[str],
        choice: ir.Choice,
        operations: tuple[str, ...],
    ) -> None:
        known_as = self.keys.get(choice.pointer)
        if known_as:
            # One list that several refer to.
            self.operations[known_as].update(operations)
            self.keyed[holder, wire] = known_as
            return
        names = self.config.names.enums
        override = names.get(f"{holder}.{wire}") or names.get(wire)
        if component(choice.pointer):
            words = split(component(choice.pointer))
        name = override or pascal(words)
        pin = "" if override else self.pinned(choice)
        if pin:
            name, words = pin, split(pin)
        if override or pin:
            self.fixed.add(name)
        elif self.config.settle:
            for more in ("value", "option", "choice", "kind"):
                known = self.choices.get(name, {}).values()
                if name not in self.taken and all(
                    c.values == choice.values for c in known
                ):
                    break
                words = [*words, more]
                name = pascal(words)
            else:
                return
        self.words[name] = split(name) if override else words
        self.choices.setdefault(name, {})[choice.pointer] = choice
        self.operations.setdefault(name, set()).update(operations)
        self.keys[choice.pointer] = name
        self.keyed[holder, wire] = name

    def pinned(self, choice: ir.Choice) -> str:
        """Give the name that the list had before, if it can keep it."""
        pin = self.pins.get(choice.pointer, "")
        kinds = {known.kind for known in self.choices.get(pin, {}).values()}
        return "" if pin in self.taken or kinds - {choice.kind} else pin

    def values(self, name: str) -> tuple[str | int | float | bool, ...]:
        """Give the values of a list; those that had one name before are one list."""
        values = {v for c in self.choices[name].values() for v in c.values}
        return tuple(sorted(values, key=lambda value: (type(value).__name__, value)))

    def result(self) -> tuple[tuple[Alias, ...], dict[str, str]]:
        problems = []
        for name, choices in sorted(self.choices.items()):
            pinned = {c.values for p, c in choices.items() if self.pins.get(p) == name}
            lists = {c.values for c in choices.values()} - pinned
            if len(lists) + bool(pinned) > 1 or name in self.taken:
                pointers = sorted(choices, key=lambda p: (self.pins.get(p) != name, p))
                other = (
                    "a class"
                    if name in self.taken
                    else self.document.where(pointers[0])
                )
                holder, wire = next(
                    k for k, v in sorted(self.keyed.items()) if v == name
                )
                hint = (
                    f"Name one of them in {self.config.path.name}:\n"
                    f'[names.enums]\n{quoted(f"{holder}.{wire}")} = "..."'
                )
                message = (
                    f"the name {name} for a list of values is also that of {other}"
                )
                where = self.document.where(pointers[-1])
                problems.append(Problem(where, pointers[-1], message, hint))
        self.warnings = tuple(problems) if self.config.settle else ()
        self.problems = () if self.config.settle else tuple(problems)
        shared = self.share()
        merged: dict[str, Alias] = {}
        for name in sorted(self.choices):
            target = shared.get(name, name)
            choice = next(iter(self.choices[name].values()))
            operations = self.operations[name]
            if target in merged:
                operations = operations | set(merged[target].operations)
            merged[target] = Alias(
                name=target,
                kind=choice.kind,
                values=self.values(name),
                operations=tuple(sorted(operations)),
            )
        alias_of = {
            pointer: shared.get(name, name) for pointer, name in self.keys.items()
        }
        return tuple(merged[name] for name in sorted(merged)), alias_of

    def share(self) -> dict[str, str]:
        """Let equal lists whose names end alike be one."""
        buckets: dict[tuple[object, ...], list[str]] = {}
        shared: dict[str, str] = {}
        pins = set(self.pins.values())
        for name in sorted(set(self.choices) - self.fixed):
            choice = next(iter(self.choices[name].values()))
            known = [
                pin
                for pin in sorted(pins & self.choices.keys(), key=len)
                if self.words[name][-len(self.words[pin]) :] == self.words[pin]
                and self.values(pin) == self.values(name)
            ]
            if known:
                shared[name] = known[-1]
                continue
            key = (choice.kind, choice.values, self.words[name][-1])
            buckets.setdefault(key, []).append(name)
        used = set(self.choices) | self.taken
        for bucket in sorted(buckets.values()):
            suffix = common_suffix([self.words[name] for name in bucket])
            target = pascal(suffix)
            if (
                len(bucket) > 1
                and len(suffix) > 1
                and (target not in used or target in bucket)
            ):
                used.add(target)
                shared |= dict.fromkeys(bucket, target)
        return shared


def choice_of(type_: ir.Type) -> tuple[ir.Choice, bool] | None:
    """Find the one list of values in *type_*, and whether several may be given."""
    many = False
    while True:
        match type_:
            case ir.Nullable(inner) | ir.Map(inner):
                type_ = inner
            case ir.Array(inner):
                type_, many = inner, True
            case ir.Choice():
                return type_, many
            case _:
                return None
