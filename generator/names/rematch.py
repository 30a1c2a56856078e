"""Matching of a document with the names of the run before: by pointer, then by structure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from msgspec.structs import replace

from ..model import ir
from ..pointer import at, join, parts, target
from ..read.load import Document
from ..read.nodes import path_parameters, path_shape
from .lock import (
    Lock,
    Schemas,
    is_distinctive,
    parameter_places,
    replaced,
    structures,
)
from .result import NamedOperation, PreviousNames, RemovedOperation
from .words import most_common


def rematch(
    lock: Lock | None, api: ir.Api, document: Document
) -> tuple[ir.Api, PreviousNames]:
    """Return the API with the groups of the run before, and the names that it had."""
    if lock is None:
        return api, PreviousNames()
    ids = dict(_same_operations(lock, api))
    new = {operation.id: operation for operation in api.operations}
    known = lock.every_operation
    moved = {known[old].pointer: new[id_].pointer for old, id_ in ids.items()}
    models, enums = structures(api)
    places = {place: pointer for pointer, place in parameter_places(api).items()}
    renamed = _by_new_id(lock.renamed.methods, ids)
    previous = PreviousNames(
        operations={id_: known[old] for old, id_ in ids.items()},
        tags=lock.tags,
        removed=_removed(lock, ids, api),
        renamed=replace(lock.renamed, methods=renamed),
        fields=lock.fields,
        bodies=_by_new_id(lock.bodies, ids),
        arguments={
            id_: {
                **lock.arguments.get(old, {}),
                **dict(_renamed_in_path(lock, old, new[id_].path)),
            }
            for old, id_ in ids.items()
        },
        parameters=_by_new_id(lock.parameters, ids),
        attributes=lock.attributes,
        classes=_rematched(lock.classes, models, moved, places, document),
        enums=_rematched(lock.enums, enums, moved, places, document),
        ids=ids,
    )
    return _with_tags(api, lock, previous), previous


def _same_operations(lock: Lock, api: ir.Api) -> Iterator[tuple[str, str]]:
    """Yield (old operationId, new one): method and path first, then the operationId."""
    now = {
        NamedOperation(o.http_method, o.path, o.tag, "").key: o.id
        for o in api.operations
    }
    known = lock.every_operation
    # Of two in one place the one that was there last.
    by_key = {item.key: old for old, item in known.items()}
    same = {old: now[key] for key, old in by_key.items() if key in now}
    yield from same.items()
    left = set(now.values()) - set(same.values())
    yield from ((id_, id_) for id_ in known if id_ in left - same.keys())


def _by_new_id(
    table: Mapping[str, tuple[str, ...]], ids: Mapping[str, str]
) -> dict[str, tuple[str, ...]]:
    return {ids[old]: names for old, names in table.items() if old in ids}


def _renamed_in_path(lock: Lock, old: str, path: str) -> Iterator[tuple[str, str]]:
    """Yield (key, argument) of path parameters that only changed their names."""
    before = lock.every_operation[old].path
    if path_shape(before) == path_shape(path):
        known = lock.arguments.get(old, {})
        for was, name in zip(
            path_parameters(before), path_parameters(path), strict=True
        ):
            if was != name:
                yield f"path {name}", known.get(f"path {was}", was)


def _removed(
    lock: Lock, ids: Mapping[str, str], api: ir.Api
) -> dict[str, RemovedOperation]:
    """Return the operations of the last run, or removed before it, that are gone."""
    # A version that was that of the document before says nothing.
    since = "" if lock.document.get("version") == api.version else api.version
    gone = {
        id_: RemovedOperation(o.http_method, o.path, o.tag, o.function, since)
        for id_, o in lock.operations.items()
        if id_ not in ids
    }
    here = ids.keys() | {operation.id for operation in api.operations}
    return {i: item for i, item in {**gone, **lock.removed}.items() if i not in here}


def _with_tags(api: ir.Api, lock: Lock, previous: PreviousNames) -> ir.Api:
    """Keep operations in their groups, though the document may tag them otherwise.

    A group whose operations are all removed stays, too.
    """
    tags = {id_: operation.tag for id_, operation in previous.operations.items()}
    renamed = _renamed_tags(api, tags, lock)
    operations = tuple(
        replace(
            operation,
            tag=tags.get(operation.id) or renamed.get(operation.tag, operation.tag),
        )
        for operation in api.operations
    )
    documented = [operation.tag for operation in api.operations]
    pairs = list(zip((o.tag for o in operations), documented, strict=True))
    other = {n: tag for n, tag in most_common(pairs).items() if (n, n) not in pairs}
    names = {operation.tag for operation in operations}
    names |= {item.tag for item in previous.removed.values()}
    docs = api.documented
    made = (
        ir.Tag(
            name=name,
            doc=docs.get(name, docs.get(other.get(name, name), "")),
            renamed=other.get(name, ""),
        )
        for name in sorted(names)
    )
    return replace(api, operations=operations, tags=tuple(made))


def _renamed_tags(api: ir.Api, tags: Mapping[str, str], lock: Lock) -> dict[str, str]:
    """Return new tag -> old tag where all operations of a tag have another one now.

    So a new operation joins the group that it belongs to.
    """
    moved: dict[str, set[str]] = {}
    for operation in api.operations:
        if operation.id in tags:
            moved.setdefault(operation.tag, set()).add(tags[operation.id])
    used = {operation.tag for operation in api.operations}
    spread = Counter(tag for old in moved.values() for tag in old)
    return {
        now: tag
        for now, old in moved.items()
        for tag in old
        if len(old) == spread[tag] == 1 and tag not in used and now not in lock.tags
    }


def _rematched(
    named: Schemas,
    digests: Mapping[str, str],
    moved: Mapping[str, str],
    places: Mapping[str, str],
    document: Document,
) -> dict[str, str]:
    """Return pointer -> name for every schema that is found again."""
    by_position = {_position(p): p for p in sorted(digests, reverse=True)}
    by_structure = {(_position(p), d): p for p, d in digests.items()}
    same: dict[str, str] = {}
    direct: dict[str, str] = {}
    votes: list[tuple[str, str]] = []
    lost: dict[str, set[str]] = {}
    for name, table in named.items():
        for pointer, digest in table.items():
            now = replaced(_moved(pointer, moved), places)
            if digests.get(now) != digest and (_position(now), digest) in by_structure:
                # Alternatives may have another order.
                now = by_structure[_position(now), digest]
            if now in digests:
                (same if digests[now] == digest else direct)[now] = name
                continue
            now = _follow_references(document.root, now)
            now = now if now in digests else by_position.get(_position(now), "")
            if now in digests:
                votes.append((now, name))
            else:
                lost.setdefault(digest, set()).add(name)
    found = most_common(votes) | direct | same
    for pointer, digest in digests.items():
        names = lost.get(digest, set())
        if pointer not in found and len(names) == 1 and is_distinctive(digest):
            found[pointer] = next(iter(names))
    return found


def _moved(pointer: str, moved: Mapping[str, str]) -> str:
    """Return the pointer after its operation moved to another path."""
    steps = pointer.split("/", 4)
    start = "/".join(steps[:4])
    return "/".join([moved.get(start, start), *steps[4:]])


def _position(pointer: str) -> str:
    """Normalise a pointer: drop indexes of alternatives, status and media type."""
    pointer = re.sub(r"/allOf/\d+", "", pointer)
    pointer = re.sub(r"/(anyOf|oneOf)/\d+", r"/\1", pointer)
    return re.sub(r"/responses/2\w\w/content/[^/]+|/content/[^/]+", "/content", pointer)


def _follow_references(root: Any, pointer: str) -> str:
    """Return the pointer behind the `$ref`s on the way: the schema became a component."""
    now, node = "", root
    for part in parts(pointer):
        now = join(now, part)
        node = at(node, join("", part))
        for _ in range(20):
            reference = node.get("$ref") if isinstance(node, dict) else None
            if not isinstance(reference, str):
                break
            now = target(reference)
            node = at(root, now)
    return now
