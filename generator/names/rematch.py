"""What had a name in the run before: found by JSON pointer, then by shape."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from ..model import ir
from ..pointer import at, join, parts, target
from ..read.load import Document
from ..read.references import path_parameters, path_shape
from .lock import Lock, Operation, Pins, Removed, Schemas, schemas

TELLING = 3
"""Fields or values from which on a shape tells what something is."""


def find(lock: Lock | None, api: ir.Api, document: Document) -> tuple[ir.Api, Pins]:
    """Find what had a name before; give its names, and the API with the tags of then."""
    if lock is None:
        return api, Pins()
    ids = dict(_same_operations(lock, api))
    new = {operation.id: operation for operation in api.operations}
    moved = {lock.operations[old].pointer: new[id_].pointer for old, id_ in ids.items()}
    models, lists = schemas(api)
    pins = Pins(
        functions={id_: lock.operations[old].function for old, id_ in ids.items()},
        tags=lock.tags,
        classes=_pinned(lock.classes, models, moved, document),
        aliases=_pinned(lock.aliases, lists, moved, document),
        arguments={
            (ids[old], key): argument
            for old, table in lock.arguments.items()
            if old in ids
            for key, argument in table.items()
        }
        | {
            (id_, f"path {name}"): argument
            for old, id_ in ids.items()
            for name, argument in _renamed_in_path(lock, old, new[id_].path)
        },
        field_order=lock.field_order,
        body_order={
            ids[old]: names for old, names in lock.body_order.items() if old in ids
        },
        removed=_removed(lock, ids, api),
        renamed=replace(
            lock.renamed,
            methods={
                ids[old]: names
                for old, names in lock.renamed.methods.items()
                if old in ids
            },
        ),
        ids=ids,
    )
    tags = {id_: lock.operations[old].tag for old, id_ in ids.items()}
    gone = {item.tag for item in pins.removed.values()}
    return _with_tags(api, tags, lock, gone), pins


def _same_operations(lock: Lock, api: ir.Api) -> Iterator[tuple[str, str]]:
    """Give (operationId then, operationId now): the same place goes before the same id."""
    now = {
        Operation(o.http_method, o.path, o.tag, "").place: o.id for o in api.operations
    }
    placed = {
        old: now[item.place]
        for old, item in lock.operations.items()
        if item.place in now
    }
    yield from placed.items()
    left = set(now.values()) - set(placed.values())
    yield from ((id_, id_) for id_ in lock.operations if id_ in left - placed.keys())


def _renamed_in_path(lock: Lock, old: str, path: str) -> Iterator[tuple[str, str]]:
    """Give (parameter, argument) where only the template calls a parameter otherwise."""
    before = lock.operations[old].path
    if path_shape(before) == path_shape(path):
        settled = lock.arguments.get(old, {})
        for was, name in zip(
            path_parameters(before), path_parameters(path), strict=True
        ):
            if was != name:
                yield name, settled.get(f"path {was}", was)


def _removed(lock: Lock, ids: Mapping[str, str], api: ir.Api) -> dict[str, Removed]:
    """Give what was there in the run before, or was removed before it."""
    gone = {
        id_: Removed(o.http_method, o.path, o.tag, o.function, api.version)
        for id_, o in lock.operations.items()
        if id_ not in ids
    }
    here = {operation.id for operation in api.operations}
    return {i: item for i, item in (gone | lock.removed).items() if i not in here}


def _with_tags(
    api: ir.Api, tags: Mapping[str, str], lock: Lock, gone: set[str]
) -> ir.Api:
    """Leave operations in the group where users call them, though the tag is another.

    *tags*: those of then by operationId. Groups that are *gone* but for methods that raise
    stay, too.
    """
    then = _renamed_tags(api, tags, lock)
    operations = tuple(
        replace(
            operation,
            tag=tags.get(operation.id) or then.get(operation.tag, operation.tag),
        )
        for operation in api.operations
    )
    was = {
        now.tag: before.tag
        for before, now in zip(api.operations, operations, strict=True)
    }
    names = sorted({operation.tag for operation in operations} | gone)
    docs = api.documented
    found = (
        ir.Tag(name=n, doc=docs.get(n, docs.get(was.get(n, n), ""))) for n in names
    )
    return replace(api, operations=operations, tags=tuple(found))


def _renamed_tags(api: ir.Api, tags: Mapping[str, str], lock: Lock) -> dict[str, str]:
    """Give tag now -> tag then, where all operations of a tag have another one now.

    So a new operation stands with those that it belongs to.
    """
    moved: dict[str, set[str]] = {}
    for operation in api.operations:
        if operation.id in tags:
            moved.setdefault(operation.tag, set()).add(tags[operation.id])
    used = {operation.tag for operation in api.operations}
    spread = Counter(tag for then in moved.values() for tag in then)
    return {
        now: tag
        for now, then in moved.items()
        for tag in then
        if len(then) == spread[tag] == 1 and tag not in used and now not in lock.tags
    }


def _pinned(
    named: Schemas,
    shapes: Mapping[str, str],
    moved: Mapping[str, str],
    document: Document,
) -> dict[str, str]:
    """Give pointer -> name for all that is found again, by pointer, then by shape."""
    places = {_place(pointer): pointer for pointer in sorted(shapes, reverse=True)}
    votes: dict[str, Counter[str]] = {}
    lost: dict[str, set[str]] = {}
    for name, table in named.items():
        for pointer, shape in table.items():
            place = _translated(pointer, moved)
            if place not in shapes:
                place = _referred(document.root, place)
            place = place if place in shapes else places.get(_place(place), "")
            if place in shapes:
                votes.setdefault(place, Counter())[name] += 1
            else:
                lost.setdefault(shape, set()).add(name)
    found = {
        place: min(counter, key=lambda name: (-counter[name], name))
        for place, counter in votes.items()
    }
    for pointer, shape in shapes.items():
        names = lost.get(shape, set())
        if pointer not in found and len(names) == 1 and _telling(shape):
            found[pointer] = next(iter(names))
    return found


def _telling(shape: str) -> bool:
    return int(shape.partition(":")[0]) >= TELLING


def _translated(pointer: str, moved: Mapping[str, str]) -> str:
    """Follow an operation to another path."""
    steps = pointer.split("/", 4)
    start = "/".join(steps[:4])
    return "/".join([moved.get(start, start), *steps[4:]])


def _place(pointer: str) -> str:
    """Say where in a request or an answer: parts, status and media type have no say."""
    pointer = re.sub(r"/allOf/\d+", "", pointer)
    return re.sub(r"/responses/2\w\w/content/[^/]+|/content/[^/]+", "/content", pointer)


def _referred(root: Any, pointer: str) -> str:
    """Follow the references on the way to *pointer*: the schema became a component."""
    place, node = "", root
    for part in parts(pointer):
        place = join(place, part)
        node = at(node, join("", part))
        for _ in range(20):
            reference = node.get("$ref") if isinstance(node, dict) else None
            if not isinstance(reference, str):
                break
            place = target(reference)
            node = at(root, place)
    return place
