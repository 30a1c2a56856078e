"""Names of groups, of their methods, and of the methods' arguments.

A group is the operations of one tag of OpenAPI, as an attribute of the client.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import TypeAlias

from msgspec import Struct

from openapi_source.names import LONGEST, kept, singulars, snake, split

from .. import reserved
from ..config import Config
from ..errors import Problem
from ..model import ir
from ..model.types import strip_null
from .fields import precedence
from .nouns import PREPOSITIONS, around_list, tag_noun
from .result import Group, NamedOperation, NamingInput
from .words import READS, class_name, verb_and_rest

Operations: TypeAlias = dict[str, NamedOperation]
"""By operationId."""


class Argument(Struct, frozen=True):
    """The name of one parameter, or field of a body."""

    pointer: str
    key: str
    """Location and wire name."""
    name: str
    is_auto_renamed: bool
    collision: Problem | None


Arguments: TypeAlias = Mapping[str, tuple[Argument, ...]]
"""By operationId."""


def impossible_names(
    config: Config, tags: Mapping[str, Group], operations: Operations
) -> Iterator[Problem]:
    """Yield a problem for each name that hides what every client or group has."""
    groups = {tag: group.attribute for tag, group in tags.items()}
    functions = {id_: operation.function for id_, operation in operations.items()}
    for table, names, taken, words in (
        ("tags", groups, reserved.GROUPS, ("group", "client")),
        ("functions", functions, reserved.METHODS, ("method", "group")),
    ):
        for key, name in names.items():
            if name in taken:
                kind, holder = words
                message = f"a {kind} cannot be called {name}: every {holder} has that"
                yield Problem(config.path.as_posix(), f"/names/{table}/{key}", message)


def name_groups(given: NamingInput, models: Collection[str]) -> dict[str, Group]:
    """Name a group for each tag; *models*: names of classes and enums."""
    tags, previous = given.api.tags, given.previous.tags
    known = {tag.name: previous[tag.name] for tag in tags if tag.name in previous}
    classes = {group.attribute: group.class_name for group in known.values()}
    taken = (reserved.GROUP_CLASSES | reserved.CLASSES).union(
        models, *map(_classes_of_group, classes.values())
    )
    found = {}
    for tag in tags:
        if tag.name in known:
            attribute, own = known[tag.name].attribute, known[tag.name].class_name
        else:
            attribute = group_attribute(tag.name)
            if attribute not in classes:
                classes[attribute] = class_name(split(tag.name) or ["default"])
                while _classes_of_group(classes[attribute]) & taken:
                    classes[attribute] += "Resource"
                taken |= _classes_of_group(classes[attribute])
            own = classes[attribute]
        decided = given.config.names.tags
        attribute = decided.get(tag.name) or decided.get(tag.renamed) or attribute
        found[tag.name] = Group(attribute, own)
    return found


def _classes_of_group(name: str) -> set[str]:
    return {
        f"{flavor}{name}{kind}"
        for flavor in ("", "Async")
        for kind in ("", "WithRawResponse")
    }


def group_attribute(tag: str) -> str:
    """Name a group: tags that differ in case or punctuation only are one group."""
    words = split(tag) or ["default"]
    while len("_".join(words)) > LONGEST and len(words) > 1:
        words.pop()
    # It is the name of a file, too.
    return snake([word[:LONGEST] for word in words], reserved.GROUPS)


def name_functions(
    given: NamingInput, tags: Mapping[str, Group]
) -> tuple[Operations, list[Problem]]:
    """Return the operations with the names of their methods, and the collisions."""
    found: dict[tuple[str, str], ir.Operation] = {}
    collisions = []
    known, overrides = given.previous.operations, given.config.names.functions
    for operation in sorted(given.api.operations, key=lambda o: o.id not in known):
        id_, http_method = operation.id, operation.http_method
        group = tags[operation.tag].attribute
        function = overrides.get(id_) or (
            known[id_].function if id_ in known else _function(operation, given)
        )
        if other := found.get((group, function)):
            message = (
                f"{id_} ({http_method} {operation.path}) and "
                f"{other.id} ({other.http_method} {other.path}) are both {function}() "
                f"of the tag {operation.tag}"
            )
            collision = given.collision(operation.pointer, message, "functions", id_)
            collisions.append(collision)
            function = snake(split(id_), reserved.METHODS)
            while (group, function) in found:
                function += f"_{http_method.lower()}"
        found[group, function] = operation
    return {
        o.id: NamedOperation(o.http_method, o.path, o.tag, function)
        for (_, function), o in found.items()
    }, collisions


def _function(operation: ir.Operation, given: NamingInput) -> str:
    """Name a method: the verb, then what the operationId says beyond the tag's noun."""
    verb, rest = verb_and_rest(given.written[operation.id])
    rest = _without_noun(rest, tag_noun(operation.tag), bool(verb))
    type_ = operation.result.type
    many = (
        operation.paging is not None
        or isinstance(type_ and strip_null(type_), ir.Array)
        or around_list(operation, given) != ("", "")
    )
    if verb in READS and verb != "list":
        verb = "list" if many else "get"
    verb = given.config.names.verbs.get(verb, verb)
    if not verb and rest == split(operation.id):
        return kept(operation.id, reserved.METHODS)
    words = [verb, *rest] if verb else rest
    return snake(words or [operation.http_method.lower()], reserved.METHODS)


def _without_noun(words: list[str], noun: list[str], has_verb: bool) -> list[str]:
    singles = singulars(words)
    for part in (noun, *(noun[i:] for i in range(1, len(noun))), *(noun[:-1],)):
        if not part:
            continue
        # A part of the noun counts only where the words begin.
        starts = range(len(words)) if part is noun else range(1)
        for start in starts:
            if singles[start : start + len(part)] == part:
                rest = words[:start] + words[start + len(part) :]
                if 1 < len(rest) == start and rest[-1] in PREPOSITIONS:
                    rest.pop()
                # No name begins with a digit, none with a preposition.
                is_odd = rest and (
                    rest[0].isdecimal() or (not has_verb and rest[0] in PREPOSITIONS)
                )
                return words if is_odd else rest
    return words


def name_arguments(
    operation: ir.Operation,
    given: NamingInput,
    attributes: Mapping[str, str],
) -> Iterator[Argument]:
    """Name the arguments of one method.

    *attributes*: wire name of a field of the body -> its attribute in a record.
    """
    inputs = {item.name for item in operation.inputs}
    wires = {name: wire for wire, name in attributes.items() if wire in inputs}
    used: dict[str, tuple[str, str]] = {}
    taken = reserved.PAGER_ARGUMENTS if operation.paging else reserved.ARGUMENTS
    known = given.previous.arguments.get(operation.id, {})
    overrides = given.config.names.arguments
    previous = given.previous
    there = {f"body {name}" for name in previous.bodies.get(operation.id, ())}
    there |= {*previous.parameters.get(operation.id, ()), *known}
    # What the run before had comes first: what is new does not take its arguments.
    for item in sorted(
        operation.inputs,
        key=lambda item: (
            argument_key(item) not in there,
            isinstance(item, ir.Field),
            precedence(item.name, kept(item.name, taken)),
        ),
    ):
        key = argument_key(item)
        location = key.partition(" ")[0]
        name = plain = kept(overrides.get(item.name, item.name), taken)
        if key not in there and location == "body" and item.name not in overrides:
            name = attributes.get(item.name, name)
            while wires.get(name, item.name) != item.name:
                name += "_"
        if key in known and item.name not in overrides:
            name = known[key]
            if name in overrides or name in taken:
                name = kept(overrides.get(name, name), taken)
        elif name in used and used[name][1] != location:
            # The same name in path and body, say: the later one says where it is.
            name = f"{location}_{name}"
        collision = None
        if name in used:
            message = (
                f"{operation.id}: {item.name!r} and {used[name][0]!r} are both "
                f"the argument {name}"
            )
            collision = given.collision(item.pointer, message, "arguments", item.name)
        while name in used or name in taken:
            name += "_"
        used[name] = item.name, location
        yield Argument(item.pointer, key, name, name != plain, collision)


def argument_key(item: ir.Input) -> str:
    """Return the location and the name on the wire."""
    location = item.location.value if isinstance(item, ir.Parameter) else "body"
    return f"{location} {item.name}"


def auto_renamed(arguments: Arguments) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield (operationId, "location wire name" -> argument) of what collisions changed."""
    for id_, items in arguments.items():
        if found := {item.key: item.name for item in items if item.is_auto_renamed}:
            yield id_, found


def name_bodies(
    given: NamingInput, operations: Operations, arguments: Arguments
) -> Iterator[tuple[str, str]]:
    """Yield (operationId, argument) of each body that is given as one value."""
    for id_, item in given.operations.items():
        if item.body and item.body.is_whole:
            used = {argument.name for argument in arguments[id_]}
            yield id_, _body_argument(item.body, operations[id_].function, used)


def _body_argument(body: ir.Body, function: str, used: Collection[str]) -> str:
    """Name a body that is a list after the words of its method, else `body`."""
    words = function.split("_")[1:]
    is_array = isinstance(body.type, ir.Array)
    name = snake(words, reserved.ARGUMENTS) if is_array and words else "body"
    return snake(["body"], used) if name in used else name
