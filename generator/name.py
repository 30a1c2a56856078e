"""Step 5: every public name, in one pass; a collision stops the run.

The output is a table from facts (pointers, operation ids, wire names) to Python names,
plus the classes and aliases to be written. Later steps look names up and invent none.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from . import ir
from .concepts import (
    LONGEST,
    Class,
    Concepts,
    common_suffix,
    tag_noun,
    verb_and_rest,
)
from .config import Config
from .errors import GeneratorError, Problem
from .load import Document
from .references import component
from .source import quoted
from .words import class_name, identifier, pascal, singular, singulars, snake, split

# Attributes of the runtime's classes, and names that annotations in the same class use.
_MODEL_RESERVED = frozenset(
    [
        "extra",
        "to_dict",
        "Any",
        "Literal",
        "TypeAlias",
        "Model",
        "model",
        "dt",
        "bool",
        "bytes",
        "dict",
        "float",
        "int",
        "list",
        "str",
    ]
)
_RESOURCE_RESERVED = frozenset(["property", "with_raw_response"])
_ARGUMENT_RESERVED = frozenset(
    {
        "self",
        "call_options",
        "timeout",
        "extra_headers",
        "extra_query",
        "extra_body",
        "retry",
        "total_timeout",
        "force",
        "any_of",
        "bool",
        "builtins",
        "bytes",
        "dict",
        "dt",
        "float",
        "int",
        "str",
    }
)
_PAGER_RESERVED = _ARGUMENT_RESERVED | {"cursor", "limit", "max_items"}
_CLIENT_RESERVED = frozenset(
    ["aclose", "base_url", "close", "drift", "estimate", "request", "usage"]
)

_READS = frozenset(["get", "fetch", "find", "read", "retrieve", "show", "list"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Alias:
    """A named list of values."""

    name: str
    kind: str
    values: tuple[str | int | float | bool, ...]
    operations: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TagNames:
    """What a group of operations is called."""

    attribute: str
    class_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """The result of naming."""

    classes: tuple[Class, ...]
    class_of: dict[str, str]
    """Pointer of a model -> class name."""
    aliases: tuple[Alias, ...]
    alias_of: dict[str, str]
    """Pointer of a choice -> alias name."""
    tags: dict[str, TagNames]
    functions: dict[str, str]
    """Operation id -> method name."""
    fields: dict[tuple[str, str], str]
    """(class name, wire name) -> attribute."""
    arguments: dict[tuple[str, str], str]
    """(operation id, pointer of a parameter or body field) -> argument."""
    bodies: dict[str, str]
    """Operation id -> argument for a body that is one value."""
    warnings: tuple[Problem, ...]


def name(api: ir.Api, config: Config, document: Document) -> Names:
    """Name everything in *api*; raise with a line to paste for every collision."""
    concepts = Concepts(api, config, document)
    choices = _Aliases(api, config, document, concepts)
    dead = tuple(_dead_overrides(api, config, concepts, choices))
    if dead and not config.settle:
        raise GeneratorError(*dead)
    aliases, alias_of = choices.result()
    functions = _functions(api, config, document)
    bodies = {
        operation.id: _body_argument(operation, functions[operation.id])
        for operation in api.operations
        if operation.body and operation.body.fields is None
    }
    return Names(
        classes=concepts.classes,
        class_of=dict(concepts.name_of),
        aliases=aliases,
        alias_of=alias_of,
        tags=_tags(api, concepts),
        functions=functions,
        fields=dict(_fields(concepts)),
        arguments=_arguments(api, config, document),
        bodies=bodies,
        warnings=concepts.warnings + dead,
    )


def _dead_overrides(
    api: ir.Api, config: Config, concepts: Concepts, choices: _Aliases
) -> Iterator[Problem]:
    """Find every decided name that nothing has: it died with what it named."""
    ids = {operation.id for operation in api.operations}
    items = [p.name for operation in api.operations for p in operation.parameters]
    items += [
        field.name
        for operation in api.operations
        if operation.body
        for field in operation.body.fields or ()
    ]
    holders = {wire for _, wire in choices.keyed}
    holders |= {f"{holder}.{wire}" for holder, wire in choices.keyed}
    known = {
        "functions": ids,
        "results": ids,
        "arguments": set(items),
        "properties": concepts.decided,
        "enums": holders,
    }
    for table, keys in known.items():
        for key in sorted(getattr(config.names, table).keys() - keys):
            yield Problem(
                config.path.as_posix(),
                f"/names/{table}/{key}",
                f"names nothing: there is no {key!r} any more",
                "Delete this line, or correct it.",
            )


class _Aliases:
    """Names for lists of values: who holds them and as what, shared where they are equal."""

    def __init__(
        self, api: ir.Api, config: Config, document: Document, concepts: Concepts
    ) -> None:
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
                found = _choice(field.type)
                if found and found[0].pointer not in self.keys:
                    holder = concepts.name_of[pointer]
                    known_as = self.keyed.get((holder, field.name))
                    if known_as:
                        self.keys[found[0].pointer] = known_as

    def add_request(
        self, operation: ir.Operation, noun: list[str], wire: str, type_: ir.Type
    ) -> None:
        """Name a value list in a request; its own list if a class has another one there."""
        found = _choice(type_)
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
        found = _choice(type_)
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
        if override:
            self.fixed.add(name)
        if self.config.settle:
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

    def result(self) -> tuple[tuple[Alias, ...], dict[str, str]]:
        problems = []
        for name, choices in sorted(self.choices.items()):
            lists = {choice.values for choice in choices.values()}
            if len(lists) > 1 or name in self.taken:
                pointers = sorted(choices)
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
        if problems:
            raise GeneratorError(*problems)
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
                values=choice.values,
                operations=tuple(sorted(operations)),
            )
        alias_of = {
            pointer: shared.get(name, name) for pointer, name in self.keys.items()
        }
        return tuple(merged[name] for name in sorted(merged)), alias_of

    def share(self) -> dict[str, str]:
        """Let equal lists whose names end alike be one."""
        buckets: dict[tuple[object, ...], list[str]] = {}
        for name in sorted(set(self.choices) - self.fixed):
            choice = next(iter(self.choices[name].values()))
            key = (choice.kind, choice.values, self.words[name][-1])
            buckets.setdefault(key, []).append(name)
        shared: dict[str, str] = {}
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


def _choice(type_: ir.Type) -> tuple[ir.Choice, bool] | None:
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


def _tags(api: ir.Api, concepts: Concepts) -> dict[str, TagNames]:
    classes = {class_.name for class_ in concepts.classes}
    found = {}
    for tag in api.tags:
        words = split(tag.name) or ["default"]
        own = class_name(words)
        if {own, f"Async{own}"} & classes:
            own += "Resource"
        attribute = _attribute_of_tag(tag.name)
        found[tag.name] = TagNames(attribute=attribute, class_name=own)
    return found


def _attribute_of_tag(tag: str) -> str:
    """Name the group: tags that differ in case or punctuation only are one group."""
    words = split(tag) or ["default"]
    while len("_".join(words)) > LONGEST and len(words) > 1:
        words.pop()
    # It is the name of a file, too.
    return snake([word[:LONGEST] for word in words], _CLIENT_RESERVED)


def function_name(operation: ir.Operation, config: Config) -> str:
    """Name a method: the verb, then what the operationId says beyond the tag's noun."""
    override = config.names.functions.get(operation.id)
    if override:
        return override
    verb, rest = verb_and_rest(operation.id)
    rest = _remove_noun(rest, tag_noun(operation.tag))
    many = operation.paging is not None or isinstance(operation.result.type, ir.Array)
    if verb in _READS and verb != "list":
        verb = "list" if many else "get"
    verb = config.names.verbs.get(verb, verb)
    words = [verb, *rest] if verb else rest
    return snake(words or [operation.http_method.lower()], _RESOURCE_RESERVED)


def _remove_noun(words: list[str], noun: list[str]) -> list[str]:
    singles = singulars(words)
    for part in (noun, *(noun[i:] for i in range(1, len(noun))), *(noun[:-1],)):
        if not part:
            continue
        # A part of the noun counts only where the words begin.
        starts = range(len(words)) if part is noun else range(1)
        for start in starts:
            if singles[start : start + len(part)] == part:
                return words[:start] + words[start + len(part) :]
    return words


def _functions(api: ir.Api, config: Config, document: Document) -> dict[str, str]:
    found: dict[tuple[str, str], ir.Operation] = {}
    problems = []
    for operation in api.operations:
        group = _attribute_of_tag(operation.tag)
        function = function_name(operation, config)
        if config.settle and (group, function) in found:
            function = snake(split(operation.id), _RESOURCE_RESERVED)
        while config.settle and (group, function) in found:
            function += f"_{operation.http_method.lower()}"
        if function in _RESOURCE_RESERVED:
            message = f"a method cannot be called {function}: every group has that"
            pointer = f"/names/functions/{operation.id}"
            problems.append(Problem(config.path.as_posix(), pointer, message))
        other = found.setdefault((group, function), operation)
        if other is not operation:
            message = (
                f"{operation.id} ({operation.http_method} {operation.path}) and "
                f"{other.id} ({other.http_method} {other.path}) are both {function}() "
                f"of the tag {operation.tag}"
            )
            hint = (
                f"Name one of them in {config.path.name}:\n"
                f'[names.functions]\n{quoted(operation.id)} = "..."'
            )
            where = document.where(operation.pointer)
            problems.append(Problem(where, operation.pointer, message, hint))
    if problems:
        raise GeneratorError(*problems)
    return {operation.id: function for (_, function), operation in found.items()}


def _fields(concepts: Concepts) -> Iterator[tuple[tuple[str, str], str]]:
    for class_ in concepts.classes:
        used: dict[str, str] = {}
        for field in class_.fields:
            attribute = _attribute(field.name, class_.name)
            # Two wire names that read alike (`a-b`, `a_b`): the second keeps its own marks.
            while attribute in used:
                attribute += "_"
            used[attribute] = field.name
            yield (class_.name, field.name), attribute


def _attribute(wire: str, holder: str) -> str:
    if wire.isdecimal():
        # `pictures.128` reads `picture_128`.
        words = [singular(split(holder)[-1]), wire]
        return snake(words, _MODEL_RESERVED)
    return _snake(wire, _MODEL_RESERVED)


def _snake(wire: str, reserved: frozenset[str]) -> str:
    """Keep a wire name that is good Python already, so that most need no mapping."""
    if wire == wire.lower() and wire.isidentifier():
        return identifier(wire, reserved, prefix="field")
    return snake(split(wire), reserved)


def _arguments(
    api: ir.Api, config: Config, document: Document
) -> dict[tuple[str, str], str]:
    found: dict[tuple[str, str], str] = {}
    problems = []
    for operation in api.operations:
        used: dict[str, tuple[str, str]] = {}
        reserved = _PAGER_RESERVED if operation.paging else _ARGUMENT_RESERVED
        items: list[ir.Parameter | ir.Field] = [*operation.parameters]
        if operation.body and operation.body.fields:
            items += operation.body.fields
        for item in items:
            wire = config.names.arguments.get(item.name, item.name)
            argument = _snake(wire, reserved)
            place = item.place.value if isinstance(item, ir.Parameter) else "body"
            if argument in used and used[argument][1] != place:
                # The same name in path and body, say: the later place stands before it.
                argument = f"{place}_{argument}"
            while config.settle and argument in used:
                argument += "_"
            if argument in used:
                message = (
                    f"{operation.id}: {item.name!r} and {used[argument][0]!r} are both "
                    f"the argument {argument}"
                )
                hint = (
                    f"Name one of them in {config.path.name}:\n"
                    f'[names.arguments]\n{quoted(item.name)} = "..."'
                )
                where = document.where(item.pointer)
                problems.append(Problem(where, item.pointer, message, hint))
            used[argument] = item.name, place
            found[operation.id, item.pointer] = argument
    if problems:
        raise GeneratorError(*problems)
    return found


def _body_argument(operation: ir.Operation, function: str) -> str:
    """Name a body that is a list after what the method says it takes, else `body`."""
    assert operation.body is not None
    words = function.split("_")[1:]
    isarray = isinstance(operation.body.type, ir.Array)
    return snake(words, _ARGUMENT_RESERVED) if isarray and words else "body"
