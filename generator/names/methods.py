"""Names of groups, of their methods, and of the methods' arguments."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

from .. import reserved
from ..config import Config
from ..errors import Problem
from ..model import ir
from ..model.types import strip_null
from .fields import order_bodies
from .nouns import tag_noun
from .result import Group, NamingInput, Orders
from .words import LONGEST, class_name, kept, singulars, snake, split, verb_and_rest

_READS = frozenset(["get", "fetch", "find", "read", "retrieve", "show", "list"])


@dataclass(frozen=True, slots=True, kw_only=True)
class MethodNames:
    """Names of groups, methods and arguments, with what a person has to decide."""

    tags: dict[str, Group] = field(default_factory=dict)
    functions: dict[str, str] = field(default_factory=dict)
    arguments: dict[tuple[str, str], str] = field(default_factory=dict)
    auto_renamed: dict[str, dict[str, str]] = field(default_factory=dict)
    body_order: Orders
    bodies: dict[str, str] = field(default_factory=dict)
    errors: list[Problem] = field(default_factory=list)
    """Overrides that no group or method can have."""
    collisions: list[Problem] = field(default_factory=list)


def name_methods(given: NamingInput, models: Collection[str]) -> MethodNames:
    """Name groups, methods and arguments; *models*: names of classes and enums."""
    names = MethodNames(body_order=order_bodies(given))
    _name_groups(given, models, names)
    _name_functions(given, names)
    for operation in given.api.operations:
        used = _name_arguments(operation, given, names)
        if operation.body and operation.body.fields is None:
            function = names.functions[operation.id]
            names.bodies[operation.id] = _body_argument(operation, function, used)
    return names


def _name_groups(
    given: NamingInput, models: Collection[str], names: MethodNames
) -> None:
    config, tags, previous = given.config, given.api.tags, given.previous.tags
    known = {tag.name: previous[tag.name] for tag in tags if tag.name in previous}
    classes = {group.attribute: group.class_name for group in known.values()}
    taken = reserved.GROUP_CLASSES.union(
        models, *map(_classes_of_group, classes.values())
    )
    for tag in tags:
        attribute = _group_attribute(tag.name)
        if tag.name in known:
            attribute, own = known[tag.name].attribute, known[tag.name].class_name
        else:
            if attribute not in classes:
                classes[attribute] = class_name(split(tag.name) or ["default"])
                while _classes_of_group(classes[attribute]) & taken:
                    classes[attribute] += "Resource"
                taken |= _classes_of_group(classes[attribute])
            own = classes[attribute]
        attribute = config.names.tags.get(tag.name, attribute)
        if attribute in reserved.CLIENT_ATTRIBUTES:
            message = f"a group cannot be called {attribute}: every client has that"
            pointer = f"/names/tags/{tag.name}"
            names.errors.append(Problem(config.path.as_posix(), pointer, message))
        names.tags[tag.name] = Group(attribute, own)


def _classes_of_group(name: str) -> set[str]:
    return {
        f"{flavor}{name}{kind}"
        for flavor in ("", "Async")
        for kind in ("", "WithRawResponse")
    }


def _group_attribute(tag: str) -> str:
    """Name a group: tags that differ in case or punctuation only are one group."""
    words = split(tag) or ["default"]
    while len("_".join(words)) > LONGEST and len(words) > 1:
        words.pop()
    # It is the name of a file, too.
    return snake([word[:LONGEST] for word in words], reserved.CLIENT_ATTRIBUTES)


def _name_functions(given: NamingInput, names: MethodNames) -> None:
    config = given.config
    found: dict[tuple[str, str], ir.Operation] = {}
    known = given.previous.functions
    for operation in sorted(given.api.operations, key=lambda o: o.id not in known):
        id_, http_method = operation.id, operation.http_method
        group = names.tags[operation.tag].attribute
        function = (
            config.names.functions.get(id_)
            or known.get(id_)
            or _function(operation, config)
        )
        if function in reserved.METHODS:
            message = f"a method cannot be called {function}: every group has that"
            pointer = f"/names/functions/{id_}"
            names.errors.append(Problem(config.path.as_posix(), pointer, message))
        if other := found.get((group, function)):
            message = (
                f"{id_} ({http_method} {operation.path}) and "
                f"{other.id} ({other.http_method} {other.path}) are both {function}() "
                f"of the tag {operation.tag}"
            )
            names.collisions.append(
                given.collision(operation.pointer, message, "functions", id_)
            )
            function = snake(split(id_), reserved.METHODS)
            while (group, function) in found:
                function += f"_{http_method.lower()}"
        found[group, function] = operation
        names.functions[id_] = function


def _function(operation: ir.Operation, config: Config) -> str:
    """Name a method: the verb, then what the operationId says beyond the tag's noun."""
    verb, rest = verb_and_rest(operation.id)
    rest = _without_noun(rest, tag_noun(operation.tag))
    type_ = operation.result.type
    many = operation.paging is not None or isinstance(
        type_ and strip_null(type_), ir.Array
    )
    if verb in _READS and verb != "list":
        verb = "list" if many else "get"
    verb = config.names.verbs.get(verb, verb)
    words = [verb, *rest] if verb else rest
    return snake(words or [operation.http_method.lower()], reserved.METHODS)


def _without_noun(words: list[str], noun: list[str]) -> list[str]:
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


def _name_arguments(
    operation: ir.Operation, given: NamingInput, names: MethodNames
) -> Collection[str]:
    """Name the arguments of one method; return them."""
    used: dict[str, tuple[str, str]] = {}
    taken = reserved.PAGER_ARGUMENTS if operation.paging else reserved.ARGUMENTS
    known = given.previous.arguments.get(operation.id, {})
    overrides = given.config.names.arguments
    order = names.body_order.get(operation.id, ())
    # Fields of the run before come first: a new one does not take their arguments.
    for item in sorted(
        operation.inputs,
        key=lambda item: isinstance(item, ir.Field) and order.index(item.name) + 1,
    ):
        location = item.location.value if isinstance(item, ir.Parameter) else "body"
        key = f"{location} {item.name}"
        argument = plain = kept(overrides.get(item.name, item.name), taken)
        if key in known and item.name not in overrides:
            argument = kept(overrides.get(known[key], known[key]), taken)
        elif argument in used and used[argument][1] != location:
            # The same name in path and body, say: the later one says where it is.
            argument = f"{location}_{argument}"
        if argument in used:
            message = (
                f"{operation.id}: {item.name!r} and {used[argument][0]!r} are both "
                f"the argument {argument}"
            )
            names.collisions.append(
                given.collision(item.pointer, message, "arguments", item.name)
            )
        while argument in used:
            argument += "_"
        if argument != plain:
            names.auto_renamed.setdefault(operation.id, {})[key] = argument
        used[argument] = item.name, location
        names.arguments[operation.id, item.pointer] = argument
    return used


def _body_argument(
    operation: ir.Operation, function: str, used: Collection[str]
) -> str:
    """Name a body that is a list after the words of its method, else `body`."""
    assert operation.body is not None
    words = function.split("_")[1:]
    is_array = isinstance(operation.body.type, ir.Array)
    name = snake(words, reserved.ARGUMENTS) if is_array and words else "body"
    return snake(["body"], used) if name in used else name
