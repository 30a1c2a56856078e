"""Step 5: every public name, in one pass; a collision stops the run.

The output is a table from facts (pointers, operation ids, wire names) to Python names,
plus the classes and aliases to be written. Later steps look names up and invent none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from msgspec import structs

from ..config import Config, quoted
from ..errors import GeneratorError, Problem
from ..model import ir
from ..model.types import strip_null
from ..read.load import Document
from .arguments import body_argument, name_arguments
from .classes import LONGEST, Class, Concepts, tag_noun, verb_and_rest
from .enums import Alias, Aliases
from .field_order import body_order, record_order
from .lock import Pins, Removed
from .overrides import judge
from .renames import Renamed, moved, moved_models
from .words import BUILTINS, class_name, kept, singular, singulars, snake, split

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
        *BUILTINS,
    ]
)
_RESOURCE_RESERVED = BUILTINS | {"property", "with_raw_response"}
_CLIENT_RESERVED = frozenset(
    [
        *("aclose", "base_url", "budget", "check_budget", "close", "drift"),
        *("estimate", "request", "usage"),
    ]
)

# What the module of the clients imports from the runtime.
_CLIENT_NAMES = frozenset(
    [
        "AsyncClient",
        "AsyncClientBase",
        "AsyncHttpClient",
        "Client",
        "ClientOptions",
        "LimitOptions",
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
    field_order: dict[str, tuple[str, ...]]
    """Class name -> wire names in the order in which users see the fields."""
    body_order: dict[str, tuple[str, ...]]
    """Operation id -> wire names of the fields of its body, in their order."""
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
    void: tuple[Problem, ...]
    """Decided names of what the document does not have."""


def name(
    api: ir.Api,
    config: Config,
    document: Document,
    pins: Pins,
    *,
    edited: bool = True,
) -> Names:
    """Name everything in *api*; raise all that a human must decide, with lines to paste.

    What had a name before, by *pins*, keeps it. *edited*: the decided names are others
    than those of the run before, so one that names nothing may be mistyped. If they are
    not, what has to be decided is only said, and names settle themselves until then.
    """
    concepts = Concepts(api, config, document, pins)
    choices = Aliases(api, config, document, concepts, pins)
    dead, void = judge(
        api, config, concepts, choices, pins, tolerant=config.settle or not edited
    )
    aliases, alias_of = choices.result()
    # Everything is named to the end, so that one run says all that a human must decide.
    problems = [*concepts.problems, *choices.problems]
    tags = _tags(api, config, concepts, aliases, pins, problems)
    functions = _functions(api, config, document, pins, tags, problems)
    arguments, settled = name_arguments(api, config, document, pins, problems)
    used: dict[str, set[str]] = {}
    for (id_, _), argument in arguments.items():
        used.setdefault(id_, set()).add(argument)
    bodies = {
        operation.id: body_argument(
            operation, functions[operation.id], used.get(operation.id, set())
        )
        for operation in api.operations
        if operation.body and operation.body.fields is None
    }
    if dead or (problems and (edited or config.settle)):
        raise GeneratorError(*dead, *problems, *void)
    if problems:
        # It is the document that is new, and longer names are no wrong ones.
        settling = structs.replace(config, settle=True)
        names = name(api, settling, document, pins, edited=edited)
        return replace(names, void=(*problems, *void))
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
        field_order=_field_order(api, concepts, pins),
        body_order={
            operation.id: body_order(
                pins.body_order.get(operation.id, ()), [operation.body.fields]
            )
            for operation in api.operations
            if operation.body and operation.body.fields
        },
        arguments=arguments,
        settled=settled,
        bodies=bodies,
        removed=_removed(api, functions, pins, renamed),
        renamed=renamed,
        warnings=concepts.warnings + choices.warnings,
        void=tuple(void),
    )


def _field_order(
    api: ir.Api, concepts: Concepts, pins: Pins
) -> dict[str, tuple[str, ...]]:
    """Return the order of the fields by class; a renamed class keeps its own."""
    models = {model.pointer: model for model in api.models}
    found = {}
    for class_ in concepts.classes:
        ranked = sorted(class_.pointers, key=concepts.rank)
        known_as = dict.fromkeys(pins.classes.get(p, class_.name) for p in ranked)
        previous = [n for name in known_as for n in pins.field_order.get(name, ())]
        found[class_.name] = record_order(
            previous, [models[pointer].fields for pointer in ranked]
        )
    return found


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
    problems: list[Problem],
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
            problems.append(Problem(config.path.as_posix(), pointer, message))
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
    many = operation.paging is not None or isinstance(
        given and strip_null(given), ir.Array
    )
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
    problems: list[Problem],
) -> dict[str, str]:
    found: dict[tuple[str, str], ir.Operation] = {}
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
            # Only until the problems are raised.
            found[group, operation.id] = operation
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
    return kept(wire, _MODEL_RESERVED)
