"""Step 5: every public name, in one pass; a collision stops the run.

The output is a table from facts (pointers, operation ids, wire names) to Python names,
plus the classes and aliases to be written. Later steps look names up and invent none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from . import ir
from .aliases import Alias, Aliases
from .concepts import (
    LONGEST,
    Class,
    Concepts,
    tag_noun,
    verb_and_rest,
)
from .config import Config
from .errors import GeneratorError, Problem
from .load import Document
from .lock import Pins, Removed
from .merge import bare
from .renames import Renamed, moved, moved_models
from .source import quoted
from .words import class_name, identifier, singular, singulars, snake, split

# Names that annotations use: a method or an attribute of that name would hide them.
_BUILTINS = frozenset(
    ["bool", "builtins", "bytes", "dict", "dt", "float", "int", "str"]
)
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
        "list",
        *_BUILTINS,
    ]
)
_RESOURCE_RESERVED = _BUILTINS | {"property", "with_raw_response"}
_ARGUMENT_RESERVED = _BUILTINS | frozenset(
    {
        "self",
        "answer",
        "call_options",
        "timeout",
        "extra_headers",
        "extra_query",
        "send_as",
        "extra_body",
        "retry",
        "total_timeout",
        "force",
        "any_of",
    }
)
_PAGER_RESERVED = _ARGUMENT_RESERVED | {"cursor", "limit", "max_items"}
_CLIENT_RESERVED = frozenset(
    ["aclose", "base_url", "close", "drift", "estimate", "request", "usage"]
)

# What the module of the clients imports from the runtime.
_CLIENT_NAMES = frozenset(
    [
        "AsyncClient",
        "AsyncClientBase",
        "AsyncHttpClient",
        "Client",
        "ClientOptions",
        "HttpClient",
        "Mapping",
        "Operation",
        "SyncClientBase",
    ]
)

_READS = frozenset(["get", "fetch", "find", "read", "retrieve", "show", "list"])


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
    settled: dict[tuple[str, str], str]
    """(operation id, "place wire name") -> argument that a collision gave its name."""
    bodies: dict[str, str]
    """Operation id -> argument for a body that is one value."""
    removed: Mapping[str, Removed]
    """operationId -> a method that raises."""
    renamed: Renamed
    warnings: tuple[Problem, ...]


def name(api: ir.Api, config: Config, document: Document, pins: Pins) -> Names:
    """Name everything in *api*; raise with a line to paste for every collision.

    What had a name before, by *pins*, keeps it.
    """
    concepts = Concepts(api, config, document, pins)
    choices = Aliases(api, config, document, concepts, pins)
    dead = tuple(_dead_overrides(api, config, concepts, choices))
    if dead and not config.settle:
        raise GeneratorError(*dead)
    aliases, alias_of = choices.result()
    tags = _tags(api, config, concepts, aliases, pins)
    functions = _functions(api, config, document, pins, tags)
    bodies = {
        operation.id: _body_argument(operation, functions[operation.id])
        for operation in api.operations
        if operation.body and operation.body.fields is None
    }
    arguments, settled = _arguments(api, config, document, pins)
    renamed = _renamed(
        api, config, pins, tags, functions, {**concepts.name_of, **alias_of}
    )
    return Names(
        classes=concepts.classes,
        class_of=dict(concepts.name_of),
        aliases=aliases,
        alias_of=alias_of,
        tags=tags,
        functions=functions,
        fields=dict(_fields(concepts)),
        arguments=arguments,
        settled=settled,
        bodies=bodies,
        removed=_removed(api, functions, pins, renamed),
        renamed=renamed,
        warnings=concepts.warnings + choices.warnings + dead,
    )


def _dead_overrides(
    api: ir.Api, config: Config, concepts: Concepts, choices: Aliases
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
        "classes": concepts.known,
        "tags": {tag.name for tag in api.tags},
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


def _removed(
    api: ir.Api, functions: dict[str, str], pins: Pins, renamed: Renamed
) -> dict[str, Removed]:
    """Give the methods that are to raise, where their names are free."""
    taken = {
        (operation.tag, name)
        for operation in api.operations
        for name in (
            functions[operation.id],
            *renamed.methods.get(operation.id, ()),
        )
    }
    return {
        id_: item
        for id_, item in pins.removed.items()
        if (item.tag, item.function) not in taken
    }


def _renamed(
    api: ir.Api,
    config: Config,
    pins: Pins,
    tags: dict[str, TagNames],
    functions: dict[str, str],
    models: dict[str, str],
) -> Renamed:
    """Give the old names of what a human gave another one in this release."""
    known = pins.renamed.of(config.release)
    group_of = {o.id: tags[o.tag].attribute for o in api.operations}
    attributes = {tag: names.attribute for tag, names in tags.items()}
    return Renamed(
        release=config.release,
        methods=moved(known.methods, pins.functions, functions, group_of),
        tags=moved(
            known.tags,
            {tag: attribute for tag, (attribute, _) in pins.tags.items()},
            attributes,
            dict.fromkeys(attributes, ""),
        ),
        models=moved_models(known.models, {**pins.classes, **pins.aliases}, models),
    )


def _tags(
    api: ir.Api,
    config: Config,
    concepts: Concepts,
    aliases: tuple[Alias, ...],
    pins: Pins,
) -> dict[str, TagNames]:
    taken = {class_.name for class_ in concepts.classes} | _CLIENT_NAMES
    taken |= {alias.name for alias in aliases}
    pinned = {
        tag.name: pins.tags[tag.name] for tag in api.tags if tag.name in pins.tags
    }
    made = dict(pinned.values())
    taken = taken.union(*map(_classes_of_group, made.values()))
    found = {}
    for tag in api.tags:
        attribute, own = pinned.get(tag.name, (_attribute_of_tag(tag.name), ""))
        if not own and attribute not in made:
            made[attribute] = class_name(split(tag.name) or ["default"])
            while _classes_of_group(made[attribute]) & taken:
                made[attribute] += "Resource"
            taken |= _classes_of_group(made[attribute])
        own = own or made[attribute]
        attribute = config.names.tags.get(tag.name, attribute)
        if attribute in _CLIENT_RESERVED:
            message = f"a group cannot be called {attribute}: every client has that"
            pointer = f"/names/tags/{tag.name}"
            raise GeneratorError(Problem(config.path.as_posix(), pointer, message))
        found[tag.name] = TagNames(attribute=attribute, class_name=own)
    return found


def _classes_of_group(name: str) -> set[str]:
    return {
        f"{flavor}{name}{kind}"
        for flavor in ("", "Async")
        for kind in ("", "WithRawResponse")
    }


def _attribute_of_tag(tag: str) -> str:
    """Name the group: tags that differ in case or punctuation only are one group."""
    words = split(tag) or ["default"]
    while len("_".join(words)) > LONGEST and len(words) > 1:
        words.pop()
    # It is the name of a file, too.
    return snake([word[:LONGEST] for word in words], _CLIENT_RESERVED)


def function_name(operation: ir.Operation, config: Config, pins: Pins) -> str:
    """Name a method: the verb, then what the operationId says beyond the tag's noun."""
    override = config.names.functions.get(operation.id) or pins.functions.get(
        operation.id
    )
    if override:
        return override
    verb, rest = verb_and_rest(operation.id)
    rest = _remove_noun(rest, tag_noun(operation.tag))
    given = operation.result.type
    many = operation.paging is not None or isinstance(given and bare(given), ir.Array)
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


def _functions(
    api: ir.Api,
    config: Config,
    document: Document,
    pins: Pins,
    tags: dict[str, TagNames],
) -> dict[str, str]:
    found: dict[tuple[str, str], ir.Operation] = {}
    problems = []
    for operation in sorted(api.operations, key=lambda o: o.id not in pins.functions):
        group = tags[operation.tag].attribute
        function = function_name(operation, config, pins)
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
    api: ir.Api, config: Config, document: Document, pins: Pins
) -> tuple[dict[tuple[str, str], str], dict[tuple[str, str], str]]:
    """Name all arguments; say which have another name than their own, for a collision."""
    found: dict[tuple[str, str], str] = {}
    settled: dict[tuple[str, str], str] = {}
    problems = []
    for operation in api.operations:
        used: dict[str, tuple[str, str]] = {}
        reserved = _PAGER_RESERVED if operation.paging else _ARGUMENT_RESERVED
        items: list[ir.Parameter | ir.Field] = [*operation.parameters]
        if operation.body and operation.body.fields:
            items += operation.body.fields
        for item in items:
            wire = config.names.arguments.get(item.name, item.name)
            argument = plain = _snake(wire, reserved)
            place = item.place.value if isinstance(item, ir.Parameter) else "body"
            pin = pins.arguments.get((operation.id, f"{place} {item.name}"))
            if pin and wire == item.name:
                argument = pin
            elif argument in used and used[argument][1] != place:
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
            elif argument != plain:
                settled[operation.id, f"{place} {item.name}"] = argument
            used[argument] = item.name, place
            found[operation.id, item.pointer] = argument
    if problems:
        raise GeneratorError(*problems)
    return found, settled


def _body_argument(operation: ir.Operation, function: str) -> str:
    """Name a body that is a list after what the method says it takes, else `body`."""
    assert operation.body is not None
    words = function.split("_")[1:]
    isarray = isinstance(operation.body.type, ir.Array)
    return snake(words, _ARGUMENT_RESERVED) if isarray and words else "body"
