"""Which schemas are one concept, and what it is called.

A document repeats its records: one deal stands in five answers and two bodies. Here each
object schema gets a noun from the evidence around it (component key, operation, owner and
property), schemas of one noun become one class, and nouns that differ only in who owns
them (`DealFollower`, `PersonFollower`) share the words that they end with (`Follower`)
where their shapes are equal. Identity is noun and shape: `ActivityField` and
`ProductField` stay two, because each is the record of a tag of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from ..config import Config, quoted
from ..errors import Problem
from ..model import ir
from ..model.types import Shape, merge_fields, model_shape, references, shape
from ..pointer import place
from ..read.load import Document
from .lock import Pins
from .words import pascal, singular, singulars, split

LONGEST = 40
"""Characters in a class name."""

_FILLERS = {"all", "many", "bulk", "list", "by"}
_ROLES = ("deleted",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Class:
    """One class to be written: a concept with all that its schemas say."""

    name: str
    fields: tuple[ir.Field, ...]
    pointers: tuple[str, ...]
    operations: tuple[str, ...]
    doc: str
    tags: tuple[tuple[str, str], ...]


class Concepts:
    """The classes of an API, and which one each schema belongs to."""

    def __init__(
        self, api: ir.Api, config: Config, document: Document, pins: Pins
    ) -> None:
        self._models = {model.pointer: model for model in api.models}
        self._operations = {operation.id: operation for operation in api.operations}
        self._config = config
        self._document = document
        self._records = {pascal(tag_noun(tag.name)) for tag in api.tags}
        self._nouns: dict[str, list[str]] = {}
        self._fixed: set[str] = set()
        self._overridden: set[str] = set()
        self.decided: set[str] = set()
        """Keys of `names.properties` that name something."""
        for pointer in sorted(self._models):
            self._noun(pointer)
        names = self._share({p: pascal(words) for p, words in self._nouns.items()})
        self._pins = {
            pointer: pins.classes[pointer]
            for pointer in names
            if pointer in pins.classes
            and (
                pointer not in self._overridden
                or pins.classes[pointer] == names[pointer]
            )
        }
        self.known = {*names.values(), *self._pins.values()}
        """Names before a human renamed classes."""
        names |= self._pins
        renamed = config.names.classes
        names = {pointer: renamed.get(name, name) for pointer, name in names.items()}
        if config.settle:
            names = self._settle(names)
        self.name_of: Mapping[str, str] = names
        self.classes = self._merge(names)

    def noun_of_operation(self, operation: ir.Operation) -> list[str]:
        """Give the singular words for what *operation* works on."""
        _, rest = verb_and_rest(operation.id)
        words: list[str] = []
        for word in rest:
            if word == "by":
                break
            if word not in _FILLERS:
                words.append(singular(word))
        noun = tag_noun(operation.tag)
        return noun if not words or words == noun[-len(words) :] else words

    def _noun(self, pointer: str) -> list[str]:
        if pointer in self._nouns:
            return self._nouns[pointer]
        model = self._models[pointer]
        # Set first, because two inline schemas can own each other through references.
        self._nouns[pointer] = split(model.component or model.title) or ["model"]
        names = self._config.names
        owner = model.owner
        override = ""
        if model.component:
            keys = (place(pointer), model.component)
            override = next(filter(None, map(names.properties.get, keys)), "")
            self.decided |= {*keys}
        elif owner.operation and not owner.property:
            override = (
                names.results.get(owner.operation, "") if owner.role == "result" else ""
            )
            self._nouns[pointer] = self._result_noun(owner)
        else:
            words = self._owner_noun(owner)
            key = f"{pascal(words)}.{owner.property}"
            override = next(
                filter(None, map(names.properties.get, (key, owner.property))), ""
            ) or self._by_pattern(key)
            self.decided |= {key, owner.property}
            last = split(owner.property)
            if owner.many and last:
                last[-1] = singular(last[-1])
            self._nouns[pointer] = [*words, *last]
        if override:
            self._nouns[pointer] = split(override)
            self._overridden.add(pointer)
        if override or model.component:
            self._fixed.add(pascal(self._nouns[pointer]))
        return self._nouns[pointer]

    def _by_pattern(self, key: str) -> str:
        """Give the name that a key with a star decides: what it stands for, put in."""
        for pattern, name in sorted(self._config.names.properties.items()):
            before, star, after = pattern.partition("*")
            if star and key.startswith(before) and key.endswith(after):
                self.decided.add(pattern)
                return name.replace("*", key[len(before) : len(key) - len(after)])
        return ""

    def _owner_noun(self, owner: ir.Owner) -> list[str]:
        if owner.pointer:
            return self._noun(owner.pointer)
        return self.noun_of_operation(self._operations[owner.operation])

    def _result_noun(self, owner: ir.Owner) -> list[str]:
        operation = self._operations[owner.operation]
        words = self.noun_of_operation(operation)
        if owner.role != "result":
            return words
        if operation.http_method == "DELETE":
            return ["deleted", *words]
        verb, _ = verb_and_rest(operation.id)
        if verb == "search":
            return [*tag_noun(operation.tag), "search", "item"]
        return words

    def _share(self, names: dict[str, str]) -> dict[str, str]:
        """Let nouns of equal shape that end alike be one."""
        shapes: dict[str, set[Shape]] = {}
        words: dict[str, list[str]] = {}
        for pointer, name in names.items():
            shapes.setdefault(name, set()).add(
                model_shape(self._models[pointer], self._models)
            )
            words[name] = self._nouns[pointer]
        buckets: dict[tuple[frozenset[Shape], str, str], list[str]] = {}
        for name in sorted(words):
            role = words[name][0] if words[name][0] in _ROLES else ""
            key = (frozenset(shapes[name]), role, words[name][-1])
            buckets.setdefault(key, []).append(name)
        shared: dict[str, str] = {}
        for (_, role, _), bucket in sorted(buckets.items(), key=lambda item: item[1]):
            free = [
                name
                for name in bucket
                if name not in self._fixed
                and pascal(_without(words[name], role)) not in self._records
            ]
            targets = [n for n in bucket if n in self._records]
            for name in free:
                # `ArchivedDeal` is a `Deal`, if it looks like one.
                ends = [t for t in targets if words[name][-len(words[t]) :] == words[t]]
                if ends:
                    shared[name] = max(ends, key=len)
            free = [name for name in free if name not in shared]
            if len(free) > 1:
                suffix = common_suffix([_without(words[name], role) for name in free])
                target = pascal([role, *suffix] if role else suffix)
                if suffix and (target not in words or target in {*free, *self._fixed}):
                    shared |= dict.fromkeys(free, target)
        return {pointer: shared.get(name, name) for pointer, name in names.items()}

    def _settle(self, names: dict[str, str]) -> dict[str, str]:
        """Give longer names to schemas that contradict an earlier one of their name.

        Only where nobody has decided names yet; a configured API stops instead.
        """
        ordered = sorted(names, key=lambda p: (p not in self._pins, self.rank(p)))
        for level in (1, 2, 3, 3, 3, 3):
            names = {p: self._fitted(p, name) for p, name in names.items()}
            known: dict[str, tuple[ir.Field, ...]] = {}
            longer: dict[str, str] = {}
            for pointer in ordered:
                name, model = names[pointer], self._models[pointer]
                fields: tuple[ir.Field, ...] | str = model.fields
                if name in known:
                    fields = self._together(known[name], model, names)
                if isinstance(fields, str) and pointer in self._pins:
                    fields = self._widened(known[name], model, names)
                if isinstance(fields, str):
                    longer[pointer] = pascal(self._longer(pointer, level))
                else:
                    known[name] = fields
            if not longer:
                break
            names |= longer
        return names

    def _longer(self, pointer: str, level: int) -> list[str]:
        model = self._models[pointer]
        owner = model.owner
        if model.component:
            return [*split(model.component), ("object", "record", "entity")[level - 1]]
        if owner.pointer:
            held_by = self._longer(owner.pointer, level)
        else:
            operation = self._operations[owner.operation]
            role = "body" if owner.role == "body" else "result"
            held_by = [*split(operation.id), role]
            held_by = (tag_noun(operation.tag) if level > 1 else []) + held_by
            held_by += [operation.http_method.lower()] if level > 2 else []
        words = [*held_by, *split(owner.property)]
        # Alternatives of a union have one owner: a title or a field tells them apart.
        words += split(model.title) if level > 1 else []
        return words + (["with", *split(self._own_field(model))] if level > 2 else [])

    def _own_field(self, model: ir.Model) -> str:
        """Give the field that says most about *model*: a required one, if there is any."""
        return min(
            model.fields, key=lambda field: (not field.required, field.name)
        ).name

    def _fitted(self, pointer: str, name: str) -> str:
        """Leave out leading words of a made-up name that is too long."""
        words = split(name)
        while len(pascal(words)) > LONGEST and len(words) > 1:
            words = words[1:]
        too_long = len(name) > LONGEST and not self._models[pointer].component
        return pascal(words) if too_long and pointer not in self._pins else name

    def _merge(self, names: dict[str, str]) -> tuple[Class, ...]:
        groups: dict[str, list[ir.Model]] = {}
        for pointer in sorted(names, key=self.rank):
            groups.setdefault(names[pointer], []).append(self._models[pointer])
        problems: list[Problem] = []
        warnings: list[Problem] = []
        classes = []
        for name in sorted(groups):
            models = groups[name]
            known = [m for m in models if m.pointer in self._pins]
            if len(name) > LONGEST and not (known or self._config.settle):
                problems.append(
                    self._problem(models[0], name, f"has over {LONGEST} characters")
                )
            # What was one class before stays one; what is new has to fit.
            known += [m for m in models if m not in known]
            fields = known[0].fields
            for model in known[1:]:
                merged = self._together(fields, model, names)
                if isinstance(merged, str):
                    odd, usual = model, known[0]
                    pinned = model.pointer in self._pins
                    field = merge_fields(fields, model.fields, self._same(names))
                    if pinned and isinstance(field, str):
                        odd, usual = _odd_and_usual(known, field, self._models)
                        merged += f", which {_listed(odd.operations)} has otherwise"
                    where = self._document.where(usual.pointer)
                    message = f"is also the name for {where}, and they {merged}"
                    problem = self._problem(odd, name, message)
                    (warnings if pinned else problems).append(problem)
                    merged = self._widened(fields, model, names)
                fields = merged
            fields = models[0].fields
            for model in models[1:]:
                fields = self._widened(fields, model, names)
            classes.append(
                Class(
                    name=name,
                    fields=fields,
                    pointers=tuple(sorted(model.pointer for model in models)),
                    operations=tuple(
                        sorted({op for m in models for op in m.operations})
                    ),
                    doc=next((model.doc for model in models if model.doc), ""),
                    tags=tuple(sorted({tag for m in models for tag in m.tags})),
                )
            )
        if self._config.settle:
            warnings, problems = problems + warnings, []
        self.problems, self.warnings = tuple(problems), tuple(warnings)
        return _with_all_operations(classes, names)

    def _together(
        self, fields: tuple[ir.Field, ...], model: ir.Model, names: Mapping[str, str]
    ) -> tuple[ir.Field, ...] | str:
        mine, theirs = {f.name for f in fields}, {f.name for f in model.fields}
        if not (mine <= theirs or theirs <= mine) and len(mine & theirs) * 2 < len(
            mine | theirs
        ):
            return "have little in common"
        merged = merge_fields(fields, model.fields, self._same(names))
        return f"differ in {merged!r}" if isinstance(merged, str) else merged

    def _widened(
        self, fields: tuple[ir.Field, ...], model: ir.Model, names: Mapping[str, str]
    ) -> tuple[ir.Field, ...]:
        merged = merge_fields(fields, model.fields, self._same(names), widened=True)
        assert not isinstance(merged, str)
        return merged

    def _same(self, names: Mapping[str, str]) -> Callable[[str, str], bool]:
        return lambda one, other: names[one] == names[other]

    def rank(self, pointer: str) -> tuple[int, str]:
        """Components first, then answers, then reads: the first one's texts are kept."""
        model = self._models[pointer]
        first = min(
            (self._operations[op].http_method for op in model.operations), default=""
        )
        inline = not model.component
        return (
            inline * 4 + ("/responses/" not in pointer) * 2 + (first != "GET"),
            pointer,
        )

    def _problem(self, model: ir.Model, name: str, message: str) -> Problem:
        owner = model.owner
        if owner.operation and not owner.property and not model.component:
            line = f'[names.results]\n{quoted(owner.operation)} = "..."'
        else:
            # Files of several folders may be called alike.
            key = place(model.pointer) or model.component
            if not model.component:
                key = f"{pascal(self._owner_noun(owner))}.{owner.property}"
            line = f'[names.properties]\n{quoted(key)} = "..."'
        where = self._document.where(model.pointer)
        hint = f"Name one of them in {self._config.path.name}:\n{line}"
        return Problem(where, model.pointer, f"the class name {name} {message}", hint)


VERBS = frozenset(
    [
        "get",
        "list",
        "fetch",
        "find",
        "read",
        "retrieve",
        "show",
        "search",
        "query",
        "add",
        "create",
        "post",
        "insert",
        "new",
        "update",
        "patch",
        "put",
        "edit",
        "modify",
        "replace",
        "set",
        "delete",
        "remove",
        "destroy",
        "archive",
        "unarchive",
        "duplicate",
        "copy",
        "clone",
        "upload",
        "download",
        "convert",
        "merge",
        "send",
        "start",
        "stop",
        "cancel",
        "close",
        "open",
        "enable",
        "disable",
        "check",
        "validate",
        "import",
        "export",
        "move",
        "count",
    ]
)


def _with_all_operations(
    classes: list[Class], names: Mapping[str, str]
) -> tuple[Class, ...]:
    """Let every class know the operations of the classes that hold it."""
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


def verb_and_rest(operation_id: str) -> tuple[str, list[str]]:
    """Split an operationId into its verb, if it begins or ends with one, and the rest."""
    words = split(operation_id)
    if words and words[0] in VERBS:
        return words[0], words[1:]
    if len(words) > 1 and words[-1] in VERBS:
        return words[-1], words[:-1]
    return "", words


def tag_noun(tag: str) -> list[str]:
    """Give the singular words of a tag: "DealFields" -> deal, field."""
    return singulars(split(tag)) or ["default"]


def common_suffix(words: Sequence[Sequence[str]]) -> list[str]:
    """Give the longest run of words that all of *words* end with."""
    suffix: list[str] = []
    for column in zip(*(reversed(item) for item in words), strict=False):
        if len(set(column)) > 1:
            break
        suffix.insert(0, column[0])
    return suffix


def _odd_and_usual(
    models: Sequence[ir.Model], field: str, known: Mapping[str, ir.Model]
) -> tuple[ir.Model, ir.Model]:
    """Give the model that has *field* as few others have it, and one that has it as most."""
    found: dict[Shape, list[ir.Model]] = {}
    for model in models:
        for mine in model.fields:
            if mine.name == field:
                found.setdefault(shape(mine.type, known), []).append(model)
    by_number = sorted(found.values(), key=len)
    return by_number[0][0], by_number[-1][0]


def _listed(operations: Sequence[str]) -> str:
    more = len(operations) - 3
    return ", ".join(operations[:3]) + (f" and {more} more" if more > 0 else "")


def _without(words: list[str], role: str) -> list[str]:
    return words[1:] if role else words
