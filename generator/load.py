"""Step 1: a YAML or JSON file -> a `Document` of plain dicts, lists and scalars."""

from __future__ import annotations

import json
import re
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, ClassVar

import yaml

from .errors import GeneratorError, Problem
from .references import FILES, at, join, parts, schemas

# The fast parser is part of PyYAML's wheels; a build without libyaml has only the slow one.
_BaseLoader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


DEEPEST = 150
"""Levels of mappings and lists in a document."""


WIDEST = 5_000_000
"""Mappings and lists of a document on one level."""


@dataclass(frozen=True)
class Document:
    """A parsed file: its name as shown in messages, its text and its value.

    What it refers to in other files stands below `FILES` in `root`.
    """

    name: str
    text: str
    root: dict[str, Any]
    files: Mapping[str, Document] = field(default_factory=dict)
    """The other files by their keys below `FILES`."""
    entries: tuple[str, ...] = ()
    """Pointers of what is referred to there."""
    written: Mapping[str, str] = field(default_factory=dict)
    """Pointer of a reference -> its text, where `root` has another."""
    refused: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """Pointer of a reference that is not followed -> why, and what to do."""

    def references(self) -> Iterator[tuple[str, dict[str, Any]]]:
        """Give (pointer, object) of every object that is a reference."""
        seen: set[str] = set()
        for entry in ("", *self.entries):
            for pointer, value in schemas(at(self.root, entry), entry):
                if isinstance(value.get("$ref"), str) and pointer not in seen:
                    seen.add(pointer)
                    yield pointer, value

    def where(self, pointer: str) -> str:
        """Give "name:line" of the node at *pointer*, or of its nearest ancestor."""
        if pointer.startswith(f"/{FILES}/"):
            key, *rest = parts(pointer)[1:]
            file = self.files.get(key)
            return file.where(join("", *rest)) if file else self.name
        node: Any = self._nodes
        if node is None:
            return self.name
        line = node.start_mark.line
        for part in parts(pointer):
            child = _child(node, part)
            if child is None:
                break
            node, line = child
        return f"{self.name}:{line + 1}"

    @cached_property
    def _nodes(self) -> Any:
        # Positions are needed for messages only, so they cost nothing otherwise.
        try:
            return yaml.compose(self.text, Loader=_BaseLoader)
        except yaml.YAMLError:
            # JSON may hold characters that YAML refuses.
            return None


def load(path: Path, name: str | None = None) -> Document:
    """Read *path*; raise `GeneratorError` with line and column if it cannot be parsed."""
    name = name or path.as_posix()
    try:
        content = path.read_bytes()
    except OSError as error:
        raise GeneratorError(
            Problem(name, "", f"cannot be read: {error.strerror}")
        ) from None
    return parse(name, content)


def parse(name: str, content: bytes) -> Document:
    """Make a document of *content*; *name* ends as a file's name does."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        message = f"is not UTF-8 text (byte {error.start})"
        raise GeneratorError(Problem(name, "", message)) from None
    try:
        root = _parse(name, text)
    except RecursionError:
        message = f"nests deeper than {DEEPEST} levels"
        raise GeneratorError(Problem(name, "", message)) from None
    if not isinstance(root, dict):
        raise GeneratorError(Problem(name, "", "is empty or not a mapping"))
    _check_depth(name, root)
    return Document(name, text, root)


def _parse(name: str, text: str) -> Any:
    if name.endswith(".json"):
        try:
            return json.loads(text, object_pairs_hook=_unique)
        except _DuplicateKeyError as error:
            message = f"JSON: the key {error.args[0]!r} stands here twice"
            raise GeneratorError(Problem(name, "", message)) from None
        except json.JSONDecodeError as error:
            where = f"{name}:{error.lineno}:{error.colno}"
            raise GeneratorError(Problem(where, "", f"JSON: {error.msg}")) from None
    try:
        return yaml.load(text, Loader=_Loader)  # noqa: S506 - a safe loader's subclass
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        where = f"{name}:{mark.line + 1}:{mark.column + 1}" if mark else name
        message = " ".join(text for text in (error.context, error.problem) if text)
        raise GeneratorError(Problem(where, "", f"YAML: {message}")) from None
    except yaml.YAMLError as error:
        raise GeneratorError(Problem(name, "", f"YAML: {error}")) from None


class _DuplicateKeyError(Exception):
    pass


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [key for key, _ in pairs]
        raise _DuplicateKeyError(next(key for key in names if names.count(key) > 1))
    return found


def _check_depth(name: str, root: Any) -> None:
    """Refuse what nests too deeply for anything after this, also through aliases."""
    level = [root]
    for _ in range(DEEPEST):
        level = [
            child
            for value in level
            for child in (value.values() if isinstance(value, dict) else value)
            if isinstance(child, dict | list)
        ]
        if not level:
            return
        if len(level) > WIDEST:
            message = "grows beyond all measure through its aliases"
            raise GeneratorError(Problem(name, "", message))
    message = f"nests deeper than {DEEPEST} levels, or holds itself"
    raise GeneratorError(Problem(name, "", message))


def _child(node: Any, part: str) -> tuple[Any, int] | None:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == part:
                return value, key.start_mark.line
    if (
        isinstance(node, yaml.SequenceNode)
        and part.isdigit()
        and int(part) < len(node.value)
    ):
        value = node.value[int(part)]
        return value, value.start_mark.line
    return None


class _Loader(_BaseLoader):  # type: ignore[misc]
    """YAML 1.2's scalars: no dates, no sexagesimal numbers, `yes` and `no` are strings."""

    # PyYAML's table of YAML 1.1 is inherited and would turn `NO` into False.
    yaml_implicit_resolvers: ClassVar[dict[str, list[tuple[str, re.Pattern[str]]]]] = {}

    def construct_mapping(self, node: Any, deep: bool = False) -> dict[Hashable, Any]:
        self.flatten_mapping(node)
        mapping: dict[Hashable, Any] = {}
        for key_node, value_node in node.value:
            # `200:` and `true:` are keys like any other: OpenAPI knows only strings.
            if not isinstance(key_node, yaml.ScalarNode):
                raise yaml.constructor.ConstructorError(
                    None, None, "a key is not a plain string", key_node.start_mark
                )
            key = key_node.value
            if key in mapping:
                raise yaml.constructor.ConstructorError(
                    None,
                    None,
                    f"the key {key!r} stands here twice",
                    key_node.start_mark,
                )
            mapping[key] = self.construct_object(value_node, deep=deep)
        return mapping

    def construct_yaml_map(self, node: Any) -> Iterable[dict[Hashable, Any]]:
        data: dict[Hashable, Any] = {}
        yield data
        data.update(self.construct_mapping(node))

    def construct_yaml_int(self, node: Any) -> int:
        text = str(node.value)
        return int(text, 0) if text[:2] in ("0x", "0o") else int(text)


for _tag, _pattern, _first in (
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("bool", r"true|True|TRUE|false|False|FALSE", list("tTfF")),
    ("int", r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+", list("-+0123456789")),
    (
        "float",
        r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)",
        list("-+0123456789."),
    ),
    ("merge", "<<", ["<"]),
):
    _Loader.add_implicit_resolver(
        f"tag:yaml.org,2002:{_tag}", re.compile(rf"^(?:{_pattern})$"), _first
    )
_Loader.add_constructor("tag:yaml.org,2002:map", _Loader.construct_yaml_map)
_Loader.add_constructor("tag:yaml.org,2002:int", _Loader.construct_yaml_int)
