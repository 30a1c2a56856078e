"""`spec/NAME.names.lock`: which public name stands for what, from one run to the next.

A document changes in ways that would move names: another operationId, a component with
another key, a schema that is no longer like its siblings. So a run first looks for what the
names of the run before stood for, by JSON pointer, then by shape, and what is found keeps
its name. Only a name that a human decides in the configuration moves one.
"""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ..config import Config
from ..errors import GeneratorError, Problem
from ..model import ir
from ..pointer import join
from ..read.references import path_shape
from .renames import Renamed

_HEADER = """\
# Which public name stands for what. Written by the generator, beside the package: commit
# it. A name in here never changes by itself; `[names]` in the configuration changes one.
"""


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation: where it was found, and what it is called."""

    http_method: str
    path: str
    tag: str
    function: str

    @property
    def place(self) -> tuple[str, str]:
        """Method and path, whatever the path's parameters are called."""
        return self.http_method, path_shape(self.path)

    @property
    def pointer(self) -> str:
        """Where the document has it."""
        return join("", "paths", self.path, self.http_method.lower())


@dataclass(frozen=True, slots=True)
class Removed(Operation):
    """An operation that the document has no more; its method tells who calls it."""

    since: str
    """Version of the document."""


Schemas = dict[str, dict[str, str]]
"""Name -> pointer -> hash of the shape there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lock:
    """The names of one run."""

    operations: dict[str, Operation] = field(default_factory=dict)
    """By operationId."""
    tags: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Tag -> attribute of the client, class."""
    classes: Schemas = field(default_factory=dict)
    aliases: Schemas = field(default_factory=dict)
    arguments: dict[str, dict[str, str]] = field(default_factory=dict)
    """operationId -> "place wire name" -> argument, where a collision settled it."""
    field_order: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Class -> wire names of its fields."""
    body_order: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """operationId -> wire names of the fields of its body."""
    removed: dict[str, Removed] = field(default_factory=dict)
    """By operationId; until somebody deletes the line."""
    renamed: Renamed = field(default_factory=Renamed)
    decided: Mapping[str, str] = field(default_factory=dict)
    """What a human decided -> a digest of what it was about; see `decided`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pins:
    """The names that things of this run had before."""

    functions: Mapping[str, str] = field(default_factory=dict)
    """operationId -> method."""
    tags: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    classes: Mapping[str, str] = field(default_factory=dict)
    """Pointer of a model -> class."""
    aliases: Mapping[str, str] = field(default_factory=dict)
    """Pointer of a choice -> alias."""
    arguments: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """(operationId, "place wire name") -> argument."""
    field_order: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Class as it was called -> wire names of its fields, in their order."""
    body_order: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """operationId -> wire names of the fields of its body, in their order."""
    removed: Mapping[str, Removed] = field(default_factory=dict)
    renamed: Renamed = field(default_factory=Renamed)
    ids: Mapping[str, str] = field(default_factory=dict)
    """operationId then -> operationId now."""


def lock_of(config: Config) -> Path:
    """Give the place of the lock: beside the configuration."""
    return config.path.with_suffix(".names.lock")


def lock(
    api: ir.Api,
    *,
    decided: Mapping[str, str],
    functions: Mapping[str, str],
    tags: Mapping[str, tuple[str, str]],
    class_of: Mapping[str, str],
    alias_of: Mapping[str, str],
    settled: Mapping[tuple[str, str], str],
    field_order: Mapping[str, tuple[str, ...]],
    body_order: Mapping[str, tuple[str, ...]],
    removed: Mapping[str, Removed],
    renamed: Renamed,
) -> Lock:
    """Pin the names of this run for the next one."""
    models, lists = schemas(api)
    arguments: dict[str, dict[str, str]] = {}
    for (id_, key), argument in settled.items():
        arguments.setdefault(id_, {})[key] = argument
    return Lock(
        operations={
            o.id: Operation(o.http_method, o.path, o.tag, functions[o.id])
            for o in api.operations
        },
        tags=dict(tags),
        classes=_by_name(class_of, models),
        aliases=_by_name(alias_of, lists),
        arguments=arguments,
        field_order=dict(field_order),
        body_order=dict(body_order),
        removed=dict(removed),
        renamed=renamed,
        decided=decided,
    )


def _by_name(names: Mapping[str, str], shapes: Mapping[str, str]) -> Schemas:
    found: Schemas = {}
    for pointer, name in names.items():
        found.setdefault(name, {})[pointer] = shapes[pointer]
    return found


def read_lock(path: Path) -> Lock | None:
    """Read a lock, if there is one; raise `GeneratorError` if it is none."""
    name = path.as_posix()
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
        return Lock(
            operations={k: Operation(*v) for k, v in raw["operations"].items()},
            tags={tag: (str(a), str(c)) for tag, (a, c) in raw["tags"].items()},
            classes=raw["classes"],
            aliases=raw["aliases"],
            arguments=raw["arguments"],
            field_order=_read_lists(raw.get("fields", {})),
            body_order=_read_lists(raw.get("bodies", {})),
            removed={k: Removed(*v) for k, v in raw.get("removed", {}).items()},
            renamed=_read_renamed(raw.get("renamed", {})),
            decided=raw.get("decided", {}),
        )
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        message = f"is no lock of names: {type(error).__name__}: {error}"
        hint = "Restore it from the version control, or delete it and check all names."
        raise GeneratorError(Problem(name, "", message, hint)) from None


def _read_renamed(raw: dict[str, Any]) -> Renamed:
    return Renamed(
        release=raw.get("release", ""),
        models=raw.get("models", {}),
        methods=_read_lists(raw.get("methods", {})),
        tags=_read_lists(raw.get("tags", {})),
    )


def _read_lists(table: dict[str, list[str]]) -> dict[str, tuple[str, ...]]:
    return {key: tuple(names) for key, names in table.items()}


def lock_text(lock: Lock) -> str:
    """Write *lock*, sorted, an entry a line."""
    lines = [_HEADER]
    lines.append(
        "# What corrections and decided names are about. While these stay, it is the"
    )
    lines.append("# document that has changed where one of them has no effect.")
    lines.append("[decided]")
    lines += [f"{_toml(k)} = {_toml(v)}" for k, v in sorted(lock.decided.items())]
    lines.append(
        "\n# operationId = [method, path, tag, method of the client]\n[operations]"
    )
    for id_, item in sorted(lock.operations.items()):
        values = [item.http_method, item.path, item.tag, item.function]
        lines.append(f"{_toml(id_)} = [{', '.join(map(_toml, values))}]")
    lines.append("\n# tag = [attribute of the client, class]\n[tags]")
    for tag, names in sorted(lock.tags.items()):
        lines.append(f"{_toml(tag)} = [{', '.join(map(_toml, names))}]")
    lines.append(
        "\n# The same, and the version of the document that has it no more: its"
    )
    lines.append("# method raises until the line is deleted here.\n[removed]")
    for id_, gone in sorted(lock.removed.items()):
        values = [gone.http_method, gone.path, gone.tag, gone.function, gone.since]
        lines.append(f"{_toml(id_)} = [{', '.join(map(_toml, values))}]")
    lines += _renamed_lines(lock.renamed)
    lines.append("\n# Class = the order of its fields; new ones come last.\n[fields]")
    lines += _list_lines(lock.field_order)
    lines.append("\n# operationId = the order of the fields of its body.\n[bodies]")
    lines += _list_lines(lock.body_order)
    for title, tables in (
        ("classes", lock.classes),
        ("aliases", lock.aliases),
        ("arguments", lock.arguments),
    ):
        lines.append(f"\n[{title}]")
        for name, table in sorted(tables.items()):
            lines.append(f"[{title}.{_toml(name)}]")
            lines += [f"{_toml(k)} = {_toml(v)}" for k, v in sorted(table.items())]
    return "\n".join(lines) + "\n"


def _list_lines(table: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    for key, names in sorted(table.items()):
        yield f"{_toml(key)} = [{', '.join(map(_toml, names))}]"


def _renamed_lines(renamed: Renamed) -> Iterator[str]:
    if not (renamed.methods or renamed.tags or renamed.models):
        return
    yield "\n# Old names; they work, with a warning, while this is the `release`."
    yield f"[renamed]\nrelease = {_toml(renamed.release)}"
    for kind, table in (("methods", renamed.methods), ("tags", renamed.tags)):
        yield f"[renamed.{kind}]"
        yield from _list_lines(table)
    yield "[renamed.models]"
    yield from (f"{_toml(k)} = {_toml(v)}" for k, v in sorted(renamed.models.items()))


def _toml(text: str) -> str:
    # JSON's string is a basic string of TOML, but for DEL.
    line = json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
    return line.encode(errors="replace").decode()


def schemas(api: ir.Api) -> tuple[dict[str, str], dict[str, str]]:
    """Give the shapes of all models and of all lists of values, by pointer."""
    models = {
        model.pointer: _hash([(f.name, _kind(f.type)) for f in model.fields])
        for model in api.models
    }
    types = [field.type for model in api.models for field in model.fields]
    for operation in api.operations:
        types += [parameter.type for parameter in operation.parameters]
        body = operation.body
        types += [body.type, *(f.type for f in body.fields or ())] if body else []
        types += [operation.result.type] if operation.result.type else []
    found = [choice for type_ in types for choice in choices(type_)]
    return models, {
        choice.pointer: _hash([choice.kind, *choice.values]) for choice in found
    }


def choices(type_: ir.Type) -> Iterator[ir.Choice]:
    """Give every list of values that *type_* states."""
    match type_:
        case ir.Choice():
            yield type_
        case ir.Array(inner) | ir.Map(inner) | ir.Nullable(inner):
            yield from choices(inner)
        case ir.Union(members):
            for member in members:
                yield from choices(member)


def _kind(type_: ir.Type) -> str:
    match type_:
        case ir.Nullable(inner):
            return _kind(inner)
        case ir.Scalar(kind, _) | ir.Choice(kind, _):
            return kind
        case _:
            return type(type_).__name__


def _hash(shape: list[Any]) -> str:
    """Say how much a shape tells, and a hash of it."""
    return f"{len(shape)}:{digest(shape)}"


def digest(value: list[Any]) -> str:
    """Give a short digest of what JSON can say."""
    return hashlib.sha256(json.dumps(value).encode()).hexdigest()[:12]
