"""Name: every public name, in one pass.

The result is a table from facts (pointers, operation ids, wire names) to Python names,
with the classes and enums to be written. Later steps look names up and invent none.

Old names go on working, with a warning, until the release after the rename.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from msgspec.structs import replace

from openapi_source.names import snake, split

from ..config import Config
from ..errors import GeneratorError, Problem
from ..model import ir
from ..model.types import references
from ..read.load import Document
from ..reserved import EVENTS
from .classes import ClassNames, name_classes
from .credentials import (
    check_arguments,
    check_schemes,
    credentials,
    server_arguments,
)
from .enums import name_enums, name_unions
from .fields import changed_attributes, name_fields, order_bodies, order_fields
from .methods import (
    Arguments,
    Operations,
    argument_key,
    auto_renamed,
    impossible_names,
    name_arguments,
    name_bodies,
    name_functions,
    name_groups,
)
from .overrides import check_overrides
from .result import (
    GoneOperation,
    Names,
    NamingInput,
    PreviousNames,
    RemovedOperation,
    Renamed,
)
from .words import most_common


def name(
    api: ir.Api,
    config: Config,
    document: Document,
    previous: PreviousNames,
    *,
    edited: bool = True,
) -> Names:
    """Name everything in *api*; what had a name before keeps it.

    Names that collide get longer ones. Raises what a person must decide, with lines to
    paste, if the overrides were *edited* since the last run: then one that matches nothing
    may be mistyped. Else the document has changed, and that is only a warning. An API
    with `auto_rename` never asks.
    """
    given = NamingInput(api, config, document, previous)
    classes = name_classes(given)
    enums = name_enums(given, classes)
    models = {c.name for c in classes.classes} | {e.name for e in enums.enums}
    field_order = order_fields(given, classes.classes)
    fields = dict(name_fields(given, classes.classes, field_order))
    tags = name_groups(given, models)
    operations, collisions = name_functions(given, tags)
    attributes = _attributes(classes, fields)
    arguments = {
        o.id: tuple(name_arguments(o, given, attributes(o))) for o in api.operations
    }
    collisions += (
        a.collision for items in arguments.values() for a in items if a.collision
    )
    collisions = [*classes.collisions, *enums.collisions, *collisions]
    invalid, without_effect = check_overrides(given, classes, enums, edited=edited)
    # All is named first, so that one run says everything that a person must decide.
    invalid += impossible_names(config, tags, operations)
    undecided = _undecided(given, invalid, without_effect, collisions, edited=edited)
    names = Names(
        operations=operations,
        tags=tags,
        fields=field_order,
        bodies=order_bodies(given),
        arguments=dict(auto_renamed(arguments)),
        parameters=_parameters(api),
        attributes=changed_attributes(fields),
        classes=classes.classes,
        class_of=classes.name_of,
        attribute_of=fields,
        enums=enums.enums,
        enum_of=enums.name_of,
        unions=name_unions(api, classes, models),
        argument_of=_names_of(arguments),
        body_of=dict(name_bodies(given, operations, arguments)),
        events=_events(api),
        credentials=credentials(api.schemes, config.client),
        server_variables=server_arguments(api, config.client),
        gone=_gone(api, operations),
        warnings=classes.warnings,
        undecided=undecided,
    )
    names = replace(names, renamed=_renamed(given, names))
    return replace(
        names,
        removed=_removed(given, names),
        warnings=(*names.warnings, *_too_long(given, names)),
    )


def _parameters(api: ir.Api) -> dict[str, tuple[str, ...]]:
    """Return the keys of the parameters of each operation, by id."""
    return {
        o.id: tuple(map(argument_key, o.parameters))
        for o in api.operations
        if o.parameters
    }


def _names_of(arguments: Arguments) -> dict[tuple[str, str], str]:
    """Return the names of arguments by operation and pointer."""
    return {
        (id_, item.pointer): item.name
        for id_, items in arguments.items()
        for item in items
    }


def _gone(api: ir.Api, operations: Operations) -> dict[str, GoneOperation]:
    """Return the operations that the document says are gone, by id."""
    return {
        o.id: GoneOperation(
            o.http_method, o.path, o.tag, operations[o.id].function, o.replacement
        )
        for o in api.operations
        if o.gone
    }


def _undecided(
    given: NamingInput,
    errors: list[Problem],
    without_effect: list[Problem],
    collisions: list[Problem],
    *,
    edited: bool,
) -> tuple[Problem, ...]:
    """Return what a person may decide later; raise what must be decided now."""
    schemes, config = given.api.schemes, given.config
    errors = [*errors, *check_arguments(schemes, config)]
    unknown = check_schemes(schemes, config)
    if config.auto_rename:
        collisions = []
        without_effect = [*without_effect, *unknown]
    else:
        errors += [*(collisions if edited else ()), *unknown]
    if errors:
        raise GeneratorError(*errors, *without_effect)
    return (*collisions, *without_effect)


def _events(api: ir.Api) -> tuple[str, ...]:
    """Return the name of a function for each event."""
    names: list[str] = []
    for event in api.events:
        names.append(snake(split(event.name), {*EVENTS, *names}))
    return tuple(names)


_LONGEST = 60
"""Characters of a name that nobody is told of."""


def _too_long(given: NamingInput, names: Names) -> Iterator[Problem]:
    """Yield a warning for each name that no line has room for."""
    schemas = {**names.class_of, **names.enum_of}
    places = {name: pointer for pointer, name in schemas.items()}
    for id_, operation in names.operations.items():
        places[operation.function] = given.operations[id_].pointer
    places |= {name: pointer for (_, pointer), name in names.argument_of.items()}
    for name, pointer in sorted(places.items()):
        if len(name) > _LONGEST:
            message = f"the name {name} has {len(name)} characters"
            hint = "[names] of a configuration gives it another."
            yield given.document.problem(pointer, message, hint)


def _attributes(
    classes: ClassNames, fields: Mapping[tuple[str, str], str]
) -> Callable[[ir.Operation], Mapping[str, str]]:
    """Return the attributes of what an operation returns, and first of its body."""
    by_class: dict[str, dict[str, str]] = {}
    for (name, wire), attribute in fields.items():
        by_class.setdefault(name, {})[wire] = attribute
    holders = {f.pointer: c.name for c in classes.classes for f in c.fields}

    def attributes(operation: ir.Operation) -> dict[str, str]:
        pointers = [p for type_ in operation.result.types for p in references(type_)]
        names = [classes.name_of[pointer] for pointer in pointers]
        own = (operation.body.fields or ()) if operation.body else ()
        names += [holders[f.pointer] for f in own if f.pointer in holders]
        found: dict[str, str] = {}
        for name in dict.fromkeys(names):
            found |= by_class.get(name, {})
        return found

    return attributes


def _renamed(given: NamingInput, names: Names) -> Renamed:
    """Return the old names of all that a person renamed in this release."""
    previous, release = given.previous, given.config.release
    known = previous.renamed
    if known.release != release:
        known = Renamed()
    attributes, old_attributes = (
        {tag: group.attribute for tag, group in pins.tags.items()}
        for pins in (names, previous)
    )
    functions, old_functions = (
        {id_: operation.function for id_, operation in pins.operations.items()}
        for pins in (names, previous)
    )
    groups = {id_: attributes[o.tag] for id_, o in names.operations.items()}
    old_schemas = {**previous.classes, **previous.enums}
    schemas = {**names.class_of, **names.enum_of}
    found = Renamed(
        release=release,
        methods=_old_names(known.methods, old_functions, functions, groups),
        tags=_old_names(known.tags, old_attributes, attributes, {}),
        models=_old_schemas(known.models, old_schemas, schemas),
    )
    return found if found.methods or found.tags or found.models else Renamed()


def _old_names(
    known: Mapping[str, tuple[str, ...]],
    before: Mapping[str, str],
    now: Mapping[str, str],
    groups: Mapping[str, str],
) -> dict[str, tuple[str, ...]]:
    """Add the names of *before* to the *known* ones, unless they are in use.

    All by what is named; names are unique within one of *groups*.
    """
    taken = {(groups.get(key), name) for key, name in now.items()}
    found = {}
    for key in now:
        names = [*known.get(key, ()), *([before[key]] if key in before else [])]
        free = [n for n in dict.fromkeys(names) if (groups.get(key), n) not in taken]
        if free:
            found[key] = tuple(free)
    return found


def _old_schemas(
    known: Mapping[str, str], before: Mapping[str, str], now: Mapping[str, str]
) -> dict[str, str]:
    """Return old name -> new name of the schemas that were called as in *before*."""
    new = most_common((old, now[p]) for p, old in before.items() if p in now)
    new |= {old: new.get(name, name) for old, name in known.items()}
    used = set(now.values())
    return {old: name for old, name in new.items() if old not in used and name in used}


def _removed(given: NamingInput, names: Names) -> dict[str, RemovedOperation]:
    """Return the methods that raise, where no other method has their names."""
    taken = {
        (operation.tag, name)
        for id_, operation in names.operations.items()
        for name in (operation.function, *names.renamed.methods.get(id_, ()))
    }
    return {
        id_: item
        for id_, item in given.previous.removed.items()
        if (item.tag, item.function) not in taken
    }
