"""Classes: which schemas describe the same record, and its name.

A document repeats its records: one deal is in five responses and two request bodies. Each
object schema gets a noun from the evidence around it (component key, operation, owner and
property), schemas of one noun become one class, and nouns that differ only in their owners
(`DealFollower`, `PersonFollower`) share the words that they end with (`Follower`) where
their shapes are equal. Identity is noun and shape: `ActivityField` and `ProductField` stay
two, because each is the record of a tag of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from openapi_source.names import LONGEST, split

from ..errors import Problem
from ..model import ir
from ..model.types import (
    SameClass,
    Shape,
    merge_fields,
    model_shape,
    record_shapes,
    references,
    shape,
)
from .nouns import PREPOSITIONS, Nouns, tag_noun
from .result import Class, NamingInput
from .words import common_suffix, most_common, pascal

_ROLES = ("deleted",)
_ATTEMPTS = ((1, True), (2, True), (3, True), (3, True), (3, True), (3, False))
"""(How much evidence is in a longer name, whether the name is shortened)."""


class ClassNames(Struct, frozen=True, kw_only=True):
    """The classes of an API, and the one that each schema belongs to."""

    classes: tuple[Class, ...]
    name_of: dict[str, str]
    """Pointer of a model -> class name."""
    override_keys: frozenset[str]
    """Keys that `names.properties` could have."""
    original: frozenset[str]
    """Names before `names.classes` changed them."""
    collisions: tuple[Problem, ...]
    warnings: tuple[Problem, ...]


def name_classes(given: NamingInput) -> ClassNames:
    """Name the schemas of an API and merge those of one name."""
    models, previous = given.models, given.previous
    nouns = Nouns(given)
    names = _shared_names(given, nouns)
    kept = {
        pointer: previous.classes[pointer]
        for pointer, name in names.items()
        if pointer in previous.classes
        and (not nouns.of(pointer).overridden or previous.classes[pointer] == name)
    }
    original = frozenset([*names.values(), *kept.values()])
    names = names | _joined(names, kept, nouns) | kept
    renamed = given.config.names.classes
    names = {pointer: renamed.get(name, name) for pointer, name in names.items()}
    schemas = _Schemas(given, nouns, kept.keys())
    collisions = schemas.too_long(names)
    names = {pointer: schemas.shortened(pointer, names[pointer]) for pointer in names}
    misfits = schemas.misfits(names)
    collisions += [p for pointer, p in misfits.items() if pointer not in kept]
    names, misfits = schemas.told_apart(names, misfits)
    return ClassNames(
        classes=_with_all_operations(schemas.merged(names), names),
        name_of=names,
        override_keys=frozenset(key for p in models for key in nouns.of(p).keys),
        original=original,
        collisions=tuple(collisions),
        warnings=tuple(misfits.values()),
    )


def _joined(
    names: Mapping[str, str], kept: Mapping[str, str], nouns: Nouns
) -> dict[str, str]:
    """Return names of new schemas that share a name with some that *kept* another."""
    joined = most_common((names[pointer], name) for pointer, name in kept.items())
    return {
        pointer: joined[name]
        for pointer, name in names.items()
        if name in joined and pointer not in kept and not nouns.of(pointer).fixed
    }


def _shared_names(given: NamingInput, nouns: Nouns) -> dict[str, str]:
    """Return names by pointer; nouns of equal shape that end alike share a name."""
    models = given.models
    # A tag names a record.
    records = {pascal(tag_noun(tag.name)) for tag in given.api.tags}
    names = {pointer: pascal(nouns.of(pointer).words) for pointer in sorted(models)}
    known = record_shapes(models)
    shapes: dict[str, set[Shape]] = {}
    words: dict[str, list[str]] = {}
    for pointer, name in names.items():
        shapes.setdefault(name, set()).add(model_shape(models[pointer], known))
        words[name] = nouns.of(pointer).words
    fixed = {names[pointer] for pointer in names if nouns.of(pointer).fixed}
    buckets: dict[tuple[frozenset[Shape], str, tuple[str, ...]], list[str]] = {}
    for name in sorted(words):
        role = words[name][0] if words[name][0] in _ROLES else ""
        # `By` tells nothing, `EnabledBy` does.
        last = -1 - (words[name][-1] in PREPOSITIONS)
        key = (frozenset(shapes[name]), role, tuple(words[name][last:]))
        buckets.setdefault(key, []).append(name)
    shared: dict[str, str] = {}
    for (_, role, _), bucket in sorted(buckets.items(), key=lambda item: item[1]):
        start = 1 if role else 0
        free = [
            name
            for name in bucket
            if name not in fixed and pascal(words[name][start:]) not in records
        ]
        targets = [name for name in bucket if name in records]
        for name in free:
            # `ArchivedDeal` is a `Deal`, if it looks like one.
            ends = [t for t in targets if words[name][-len(words[t]) :] == words[t]]
            if ends:
                shared[name] = max(ends, key=len)
        free = [name for name in free if name not in shared]
        suffix = common_suffix([words[name][start:] for name in free])
        # Lists are alike that hold different things.
        suffix = suffix[suffix[:1] == ["list"] :]
        target = pascal([role, *suffix] if role else suffix)
        is_free = target not in words or target in {*free, *fixed}
        is_noun = suffix and suffix[0] not in PREPOSITIONS
        if len(free) > 1 and is_noun and is_free:
            shared |= dict.fromkeys(free, target)
    return {pointer: shared.get(name, name) for pointer, name in names.items()}


class _Schemas:
    """Schemas that are to be told apart or merged by their names."""

    def __init__(self, given: NamingInput, nouns: Nouns, kept: Set[str]) -> None:
        self._given = given
        self._models = given.models
        self._operations = given.operations
        self._nouns = nouns
        self._kept = kept
        self._ranks = {pointer: self._rank(pointer) for pointer in self._models}

    def too_long(self, names: Mapping[str, str]) -> list[Problem]:
        """Return a problem for each new name that is too long."""
        message = f"has over {LONGEST} characters"
        return [
            self._problem(pointers[0], name, message)
            for name, pointers in self._by_name(names).items()
            if len(name) > LONGEST and self._kept.isdisjoint(pointers)
        ]

    def shortened(self, pointer: str, name: str) -> str:
        """Drop leading words of a made-up name that is too long."""
        if pointer in self._kept or self._models[pointer].component:
            return name
        words = split(name)
        if len(name) > LONGEST:
            while len(words) > 1 and (
                len(pascal(words)) > LONGEST or words[0] in PREPOSITIONS
            ):
                words = words[1:]
            return pascal(words)
        return name

    def misfits(self, names: Mapping[str, str]) -> dict[str, Problem]:
        """Return the schemas that contradict an earlier one of their name."""
        first: dict[str, str] = {}
        merged: dict[str, tuple[ir.Field, ...]] = {}
        found = {}
        # What was one class before stays one; what is new has to fit.
        by_name = self._by_name(names)
        for pointer in sorted(
            names, key=lambda p: (p not in self._kept, self._ranks[p])
        ):
            name, model = names[pointer], self._models[pointer]
            if first.setdefault(name, pointer) == pointer:
                merged[name] = model.fields
                continue
            fields = self._unified(merged[name], model, names)
            if isinstance(fields, str):
                odd, usual = pointer, first[name]
                if pointer in self._kept:
                    group = by_name[name]
                    odd, usual = self._odd_and_usual(
                        merged[name], pointer, names, group
                    )
                    ids = ", ".join(self._models[odd].operations[:3])
                    fields += f", which {ids} has otherwise"
                where = self._given.where(usual)
                message = f"is also the name for {where}, and they {fields}"
                found[pointer] = self._problem(odd, name, message, by_name[name])
                if pointer not in self._kept:
                    continue
                fields = _widened(merged[name], model, names)
            merged[name] = fields
        return found

    @cached_property
    def _shapes(self) -> dict[str, Shape]:
        return record_shapes(self._models)

    def _odd_and_usual(
        self,
        fields: tuple[ir.Field, ...],
        pointer: str,
        names: Mapping[str, str],
        group: list[str],
    ) -> tuple[str, str]:
        """Return the schemas with the rarest and the most common type of a field.

        The field is the one in which the schema at *pointer* contradicts *fields*, those
        of its *group*.
        """
        wire = _merged(fields, self._models[pointer], names)
        by_shape: dict[Shape, list[str]] = {}
        for other in group:
            for field in self._models[other].fields:
                if field.name == wire:
                    key = shape(field.type, self._shapes)
                    by_shape.setdefault(key, []).append(other)
        by_number = sorted(by_shape.values(), key=len)
        if not by_number:
            # They differ in nearly all fields.
            return pointer, group[0]
        return by_number[0][0], by_number[-1][0]

    def told_apart(
        self, names: dict[str, str], misfits: dict[str, Problem]
    ) -> tuple[dict[str, str], dict[str, Problem]]:
        """Extend the names of new schemas among *misfits*; return names and misfits left."""
        for level, is_short in _ATTEMPTS:
            longer = {
                pointer: pascal(self._longer(pointer, level))
                for pointer in misfits
                if pointer not in self._kept
            }
            if not longer:
                break
            names = names | {
                pointer: self.shortened(pointer, name) if is_short else name
                for pointer, name in longer.items()
            }
            misfits = self.misfits(names)
        return names, misfits

    def merged(self, names: Mapping[str, str]) -> list[Class]:
        """Return one class for all schemas of a name."""
        classes = []
        for name, pointers in sorted(self._by_name(names).items()):
            models = [self._models[pointer] for pointer in pointers]
            fields = models[0].fields
            for model in models[1:]:
                fields = _widened(fields, model, names)
            operations = {id_ for model in models for id_ in model.operations}
            class_ = Class(
                name=name,
                fields=fields,
                pointers=tuple(pointers),
                operations=tuple(sorted(operations)),
                doc=next((model.doc for model in models if model.doc), ""),
                discriminators=tuple(
                    sorted({pair for model in models for pair in model.discriminators})
                ),
            )
            classes.append(class_)
        return classes

    def _by_name(self, names: Mapping[str, str]) -> dict[str, list[str]]:
        groups: dict[str, list[str]] = {}
        for pointer in sorted(names, key=self._ranks.__getitem__):
            groups.setdefault(names[pointer], []).append(pointer)
        return groups

    def _rank(self, pointer: str) -> tuple[bool, bool, bool, str]:
        """Order components, responses, reads: the texts of the first one are kept."""
        model = self._models[pointer]
        methods = [self._operations[id_].http_method for id_ in model.operations]
        return (
            not model.component,
            "/responses/" not in pointer,
            min(methods, default="") != "GET",
            pointer,
        )

    def _unified(
        self, fields: tuple[ir.Field, ...], model: ir.Model, names: Mapping[str, str]
    ) -> tuple[ir.Field, ...] | str:
        """Merge *model* into *fields*; return the reason if they contradict each other."""
        mine, theirs = {f.name for f in fields}, {f.name for f in model.fields}
        apart = not (mine <= theirs or theirs <= mine)
        if apart and len(mine & theirs) * 2 < len(mine | theirs):
            return "have little in common"
        merged = _merged(fields, model, names)
        return f"differ in {merged!r}" if isinstance(merged, str) else merged

    def _longer(self, pointer: str, level: int) -> list[str]:
        model = self._models[pointer]
        owner = model.owner
        if model.component:
            return [*split(model.component), ("object", "record", "entity")[level - 1]]
        if level == 1 and (words := self._nouns.list_item(model)):
            return words
        if owner.pointer:
            words = self._longer(owner.pointer, level)
        elif owner.role == "event":
            words = ["event"] * level
        else:
            operation = self._operations[owner.operation]
            words = tag_noun(operation.tag) if level > 1 else []
            role = "body" if owner.role == "body" else "result"
            words = [*words, *split(operation.id), role]
            words += [operation.http_method.lower()] if level > 2 else []
        words += split(owner.property)
        # Alternatives of a union have one owner: a title or a field tells them apart.
        words += split(model.title) if level > 1 else []
        if level > 2:
            telling = min(model.fields, key=lambda f: (not f.required, f.name))
            words += ["with", *split(telling.name)]
        return words

    def _problem(
        self, pointer: str, name: str, message: str, others: Iterable[str] = ()
    ) -> Problem:
        """Return the question how to name a schema; *others* keep their name."""
        model, others = self._models[pointer], set(others) - {pointer}
        owner = model.owner
        alike = [other for other in others if self._models[other].owner == owner]
        is_result = owner.role == "result" and not owner.property
        if is_result and not model.component and not alike:
            table, key = "results", owner.operation
        else:
            table, key = "properties", self._nouns.telling_key(pointer, others)
        message = f"the class name {name} {message}"
        return self._given.collision(pointer, message, table, key)


def _same_class(names: Mapping[str, str]) -> SameClass:
    return lambda one, other: names[one] == names[other]


def _merged(
    fields: tuple[ir.Field, ...],
    model: ir.Model,
    names: Mapping[str, str],
    *,
    widened: bool = False,
) -> tuple[ir.Field, ...] | str:
    of_request = "/requestBody/" in model.pointer
    same = _same_class(names)
    return merge_fields(
        fields, model.fields, same, widened=widened, of_request=of_request
    )


def _widened(
    fields: tuple[ir.Field, ...], model: ir.Model, names: Mapping[str, str]
) -> tuple[ir.Field, ...]:
    merged = _merged(fields, model, names, widened=True)
    assert not isinstance(merged, str)
    return merged


def _with_all_operations(
    classes: list[Class], names: Mapping[str, str]
) -> tuple[Class, ...]:
    """Add to each class the operations of the classes that hold it."""
    operations = {class_.name: set(class_.operations) for class_ in classes}
    holds = {
        class_.name: {
            names[p] for field in class_.fields for p in references(field.type)
        }
        for class_ in classes
    }
    waiting = sorted(holds)
    while waiting:
        holder = waiting.pop()
        for held in holds[holder]:
            if not operations[holder] <= operations[held]:
                operations[held] |= operations[holder]
                waiting.append(held)
    return tuple(
        replace(class_, operations=tuple(sorted(operations[class_.name])))
        for class_ in classes
    )
