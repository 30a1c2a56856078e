"""`spec/NAME.names.lock`: the public names of the last run, with what they stand for.

A document changes in ways that would move names: another operationId, a component with
another key, a schema that is no longer like its siblings. So each run matches the document
with the names of the last one (see `rematch`), and what matches keeps its name. Only a
name in the configuration moves one.
"""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec

from ..config import Config, quoted
from ..errors import GeneratorError, Problem
from ..facts import Corrections
from ..model import ir
from ..model.types import walk
from ..pointer import join, target
from ..read.load import Document
from ..read.nodes import path_shape
from .result import NamedOperation, Names, Pins, Renamed

Schemas = dict[str, dict[str, str]]
"""Name -> pointer -> digest of the structure there."""

_DISTINCTIVE = 3
"""Fields or values from which on a structure is not to be found twice by chance."""

_HEADER = """\
# The public names and what they stand for. Written by the generator with the package:
# commit it. A name in here never changes by itself; `[names]` in the configuration
# changes one.
#
# An entry is a line; [a table] says what its columns are. Places are JSON pointers
# (RFC 6901) into the document: `/` in a key is `~1`. `12:0123456789ab` is a structure: the
# number of its fields or values, and a digest of them, by which it is found at another
# place. After a merge, the next run joins both sides of a conflict.
"""
_COMMENTS = {
    "document": "The document of the last run.",
    "overrides": "Digests of the overlay's actions and of the names in the configuration.\n"
    "While one stays, it is the document that makes an entry match nothing.",
    "operations": "operationId = [method, path, tag, method of the client]",
    "tags": "tag = [attribute of the client, class]",
    "removed": "operationId = [method, path, tag, method of the client, version of the\n"
    "document that no longer has it, if that is a new one]. The method raises until a\n"
    "release drops it.",
    "renamed": "Old names; they work, with a warning, until a release drops them.",
    "fields": "Class = the order of its fields; new ones come last.",
    "bodies": "operationId = the order of the fields of its body; new ones come last.",
    "classes": "Below each class: place of a schema = its structure; a parameter is called by\n"
    "place and name there",
    "enums": "Below each enum: place of a schema = its structure",
    "arguments": "Below each operationId: place and name on the wire = the argument that a\n"
    "collision changed",
    "corrections": "Target of the overlay's action = [what it replaced, what it puts there]",
    "parameters": "operationId = its parameters: place and name on the wire",
    "attributes": "Below each class: name on the wire = the attribute that a collision\n"
    "changed",
}
"""Tables of the file in their order."""


_BY_PLACE = {"classes", "enums"}
"""Tables of name -> place in the document -> digest."""
_GROWING = {"fields", "bodies", "parameters", "renamed"}
"""Tables of lists to which both sides of a merge may have added."""
_MARKERS = {"<<<<<<<": "ours", "|||||||": "base", "=======": "theirs", ">>>>>>>": ""}
"""First word of a marker -> the side whose lines follow; "": both sides again."""


class Lock(Pins, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The names of one run, as the file has them."""

    document: dict[str, str] = msgspec.field(default_factory=dict)
    """Its version."""
    overrides: dict[str, str]
    classes: Schemas
    enums: Schemas
    corrections: Corrections = msgspec.field(default_factory=dict)

    @property
    def every_operation(self) -> dict[str, NamedOperation]:
        """The operations, and those that were removed: they may come back."""
        return {**self.removed, **self.operations}


def lock_path(config: Config) -> Path:
    """Return the path of the lock: next to the configuration."""
    return config.path.with_suffix(".names.lock")


def lock(
    api: ir.Api,
    names: Names,
    document: Document,
    overrides: dict[str, str],
    corrections: Corrections,
    before: Lock | None,
) -> Lock:
    """Pin the names of this run for the next one.

    Names in operations that were removed stay as they were *before*.
    """
    models, enums = structures(api)
    references = {
        target(value["$ref"]): pointer
        for pointer, value in sorted(document.references(), reverse=True)
        if pointer.startswith("/paths/")
    }
    named = parameter_places(api)
    now = Lock(
        **{key: getattr(names, key) for key in Pins.__struct_fields__},
        document={"version": api.version},
        overrides=overrides,
        classes=_by_name(names.class_of, models, references, named),
        enums=_by_name(names.enum_of, enums, references, named),
        corrections=corrections,
    )
    return _with_removed(now, before) if before and names.removed else now


def _with_removed(now: Lock, before: Lock) -> Lock:
    places = tuple(f"{item.pointer}/" for item in now.removed.values())
    found = {}
    for table in _BY_PLACE:
        found[table] = {name: dict(pins) for name, pins in getattr(now, table).items()}
        for name, pins in getattr(before, table).items():
            for place in filter(lambda place: place.startswith(places), pins):
                found[table].setdefault(name, {}).setdefault(place, pins[place])
    kept = dict.fromkeys(("arguments", "bodies", "parameters"), now.removed.keys())
    kept |= dict.fromkeys(("fields", "attributes"), found["classes"].keys())
    for table, keys in kept.items():
        known = getattr(before, table)
        found[table] = {key: known[key] for key in keys & known} | getattr(now, table)
    return msgspec.structs.replace(now, **found)


def _by_name(
    names: Mapping[str, str],
    digests: Mapping[str, str],
    references: Mapping[str, str],
    named: Mapping[str, str],
) -> Schemas:
    """Return the places by name: that of a reference, too, if the structure says little."""
    found: Schemas = {}
    for pointer, name in names.items():
        digest = digests[pointer]
        places = found.setdefault(name, {})
        places[replaced(pointer, named)] = digest
        if pointer in references and not is_distinctive(digest):
            places[references[pointer]] = digest
    return found


def parameter_places(api: ir.Api) -> dict[str, str]:
    """Return places of parameters with their names, by places with their indexes."""
    return {
        p.pointer: join(holder, f"{p.location.value} {p.name}")
        for operation in api.operations
        for p in operation.parameters
        for holder, _, index in [p.pointer.rpartition("/")]
        if index.isdigit()
    }


def replaced(pointer: str, places: Mapping[str, str]) -> str:
    """Return a place in one of *places* with the other place of that."""
    start, between, rest = pointer.partition("/parameters/")
    key, slash, rest = rest.partition("/")
    place = f"{start}{between}{key}"
    return f"{places.get(place, place)}{slash}{rest}"


def read_lock(path: Path) -> Lock | None:
    """Read a lock, if there is one; raise `GeneratorError` if it is invalid."""
    text = ""
    try:
        text = path.read_text(encoding="utf-8")
        if _has_markers(text):
            # Git leaves the lines of both sides.
            sides = ("".join(_side(text, name)) for name in ("ours", "theirs"))
            raw = _join(*map(tomllib.loads, sides))
        else:
            raw = tomllib.loads(text)
        return msgspec.convert(raw, Lock)
    except FileNotFoundError:
        return None
    except OSError as error:
        message = f"cannot be read: {error.strerror}"
        raise GeneratorError(Problem(path.as_posix(), "", message)) from None
    # The errors of msgspec are ValueErrors.
    except ValueError as error:
        message = f"is no lock of names: {error}"
        hint = f"No name is kept without it. Restore it: git checkout HEAD -- {path.as_posix()}"
        if _has_markers(text):
            message = f"is no lock of names: it has merge markers, and {error}"
            hint = f"Restore both sides: git checkout --merge -- {path.as_posix()}"
        raise GeneratorError(Problem(path.as_posix(), "", message, hint)) from None


def _has_markers(text: str) -> bool:
    """Return whether git left merge markers in *text*."""
    return any(line[:7] in _MARKERS for line in text.splitlines())


def _side(text: str, name: str) -> Iterator[str]:
    """Yield the lines of *text* as one side of the merge has it; raise ValueError."""
    side = ""
    for line in text.splitlines(keepends=True):
        if line[:7] in _MARKERS:
            side = _MARKERS[line[:7]]
        elif side in ("", name):
            yield line
    if side:
        raise ValueError("the last merge marker is missing")


def _join(ours: dict[str, Any], theirs: dict[str, Any]) -> dict[str, Any]:
    """Return the names of both sides of a merge; a place that both named keeps *ours*."""
    places = set(map(_place, ours.get("operations", {}).values()))
    operations = theirs.get("operations", {}).items()
    theirs = theirs | {
        "operations": {id_: o for id_, o in operations if _place(o) not in places}
    }
    for table in _BY_PLACE & theirs.keys():
        pinned = {place for pins in ours.get(table, {}).values() for place in pins}
        named = {
            name: {p: digest for p, digest in pins.items() if p not in pinned}
            for name, pins in theirs[table].items()
        }
        theirs[table] = {name: pins for name, pins in named.items() if pins}
    return {
        table: _union(ours.get(table, {}), theirs.get(table, {}), table in _GROWING)
        for table in ours | theirs
    }


def _place(operation: Any) -> tuple[str, str]:
    """Return method and path of an entry, whatever the path's parameters are called."""
    method, path = map(str, operation[:2])
    return method, path_shape(path)


def _union(ours: Any, theirs: Any, lists: bool) -> Any:
    """Return all that either side has; *ours* where both have something else.

    With *lists*, what only *theirs* has in a list comes last.
    """
    if isinstance(ours, dict) and isinstance(theirs, dict):
        both = {k: _union(ours[k], theirs[k], lists) for k in ours.keys() & theirs}
        return {**theirs, **ours, **both}
    if lists and isinstance(ours, list) and isinstance(theirs, list):
        return list(dict.fromkeys([*ours, *theirs]))
    return ours


def lock_text(lock: Lock) -> str:
    """Write *lock* as TOML, sorted, an entry a line."""
    lines = [_HEADER]
    tables: dict[str, Any] = msgspec.to_builtins(lock)
    if lock.renamed == Renamed():
        del tables["renamed"]
    for title in ("attributes", "corrections"):
        if not tables[title]:
            del tables[title]
    for title in filter(tables.__contains__, _COMMENTS):
        lines += [f"# {line}" for line in _COMMENTS[title].splitlines()]
        lines += [*_table(title, tables[title]), ""]
    return "\n".join(lines)


def _table(path: str, table: dict[str, Any]) -> Iterator[str]:
    yield f"[{path}]"
    inner = {key for key, value in table.items() if isinstance(value, dict)}
    for key in sorted(table.keys() - inner):
        yield f"{_toml(key)} = {_toml(table[key])}"
    for key in sorted(inner):
        yield from _table(f"{path}.{_toml(key)}", table[key])


def _toml(value: str | list[str]) -> str:
    if not isinstance(value, str):
        return f"[{', '.join(map(_toml, value))}]"
    return quoted(value)


def structures(api: ir.Api) -> tuple[dict[str, str], dict[str, str]]:
    """Return digests of the structures of all models and of all enums, by pointer."""
    models = {
        model.pointer: _structure_digest(
            [(f.name, _kind(f.type)) for f in model.fields]
        )
        for model in api.models
    }
    types = [field.type for model in api.models for field in model.fields]
    types += (type_ for operation in api.operations for type_ in operation.types)
    return models, {
        enum.pointer: _structure_digest([enum.kind, *enum.values])
        for type_ in types
        for enum in walk(type_)
        if isinstance(enum, ir.Enum)
    }


def _kind(type_: ir.Type) -> str:
    match type_:
        case ir.Nullable(inner):
            return _kind(inner)
        case ir.Scalar(kind, _) | ir.Enum(kind, _):
            return kind
        case _:
            return type(type_).__name__


def is_distinctive(digest: str) -> bool:
    """Return whether a structure is hardly found twice by chance."""
    return int(digest.partition(":")[0]) >= _DISTINCTIVE


def _structure_digest(parts: list[Any]) -> str:
    """Return the number of parts, by which a structure is distinctive, and a digest."""
    return f"{len(parts)}:{digest(parts)}"


def digest(value: list[Any]) -> str:
    """Return a short digest of a JSON value."""
    return hashlib.sha256(json.dumps(value).encode()).hexdigest()[:12]
