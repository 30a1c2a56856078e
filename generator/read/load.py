"""Loading: a YAML or JSON file as a `Document` of plain dicts, lists and scalars."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml
from msgspec import Struct

from ..errors import Problem, refusal
from ..pointer import FILES, join, parts
from . import yaml12
from .nodes import HOLDERS, led_to, objects

DEEPEST = 150
"""Levels of mappings and lists in a document, at most."""

WIDEST = 5_000_000
"""Mappings and lists of a document on one level, at most."""


class Document(Struct, frozen=True, dict=True):
    """A parsed file: its name as shown in messages, its text and its value.

    Other files that it refers to stand below `FILES` in `root`.
    """

    name: str
    text: str
    root: dict[str, Any]
    files: Mapping[str, Document] = {}
    """The other files by their keys below `FILES`."""
    entries: tuple[str, ...] = ()
    """Pointers of the values in other files that are referred to."""
    written: Mapping[str, str] = {}
    """Pointer of a reference -> its text in the file, where `root` has another."""
    refused: Mapping[str, tuple[str, str]] = {}
    """Pointer of a reference that is not followed -> the reason, and a hint."""
    moved: Mapping[str, str] = {}
    """Start of a pointer in `root` -> what stands for it in the text."""

    @cached_property
    def objects(self) -> list[tuple[str, dict[str, Any]]]:
        """(pointer, value) of every object that may be a reference."""
        found: dict[str, dict[str, Any]] = {}
        for entry in ("", *self.entries):
            found.update(objects(self.root, entry))
        return list(found.items())

    def references(self) -> Iterator[tuple[str, dict[str, Any]]]:
        """Yield (pointer, object) of every object that is a reference."""
        for pointer, value in self.objects:
            if led_to(value) is not None:
                yield pointer, value

    def problem(self, pointer: str, message: str, hint: str = "") -> Problem:
        """Return a finding about the node at *pointer*."""
        return Problem(self.where(pointer), pointer, message, hint)

    def where(self, pointer: str) -> str:
        """Return "name:line" of the node at *pointer*, or of its nearest ancestor."""
        if pointer.startswith(f"/{FILES}/"):
            key, *rest = parts(pointer)[1:]
            file = self.files.get(key)
            return file.where(join("", *rest)) if file else self.name
        for new, old in self.moved.items():
            if pointer.startswith(f"{new}/"):
                pointer = old + pointer.removeprefix(new)
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
            return yaml.compose(self.text, Loader=yaml12.PARSER)
        except yaml.YAMLError:
            # JSON may hold characters that YAML refuses.
            return None


def load(path: Path, name: str | None = None) -> Document:
    """Read *path*; raise `GeneratorError` with line and column if it cannot be parsed."""
    name = name or path.as_posix()
    try:
        content = path.read_bytes()
    except OSError as error:
        raise refusal(name, f"cannot be read: {error.strerror}") from None
    return parse(name, content)


def parse(name: str, content: bytes) -> Document:
    """Parse *content*; *name* has the suffix of a file name."""
    encoding = json.detect_encoding(content)
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        message = f"is not {encoding.upper()[:6].rstrip('-')} text (byte {error.start})"
        hint = "Save it as UTF-8, for example with an editor or with `iconv`."
        raise refusal(name, message, hint) from None
    try:
        root = _parse(name, text)
    except RecursionError:
        raise refusal(name, f"nests deeper than {DEEPEST} levels") from None
    if not isinstance(root, dict):
        raise refusal(name, "is empty or not a mapping")
    _check_depth(name, root)
    if str(root.get("swagger")) == "2.0":
        # Only such a document pays for the import.
        from .swagger import MOVED, converted

        return Document(name, text, converted(root), moved=MOVED)
    return Document(name, text, root)


def _parse(name: str, text: str) -> Any:
    if name.lower().endswith(".json") and text.lstrip()[:1] in ("{", "[", "/"):
        try:
            return json.loads(text, object_pairs_hook=_unique)
        except KeyError:
            pass  # One stands twice; the reader of YAML tells the line.
        except json.JSONDecodeError as error:
            where = f"{name}:{error.lineno}:{error.colno}"
            is_comment = text[error.pos : error.pos + 2] in ("//", "/*")
            message = "there are no comments in JSON" if is_comment else error.msg
            raise refusal(where, f"JSON: {message}") from None
        except ValueError:  # Python's bound on digits
            raise refusal(name, "JSON: holds a number of thousands of digits") from None
    try:
        return yaml12.read(text)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        where = f"{name}:{mark.line + 1}:{mark.column + 1}" if mark else name
        message = " ".join(text for text in (error.context, error.problem) if text)
        lines = [*text.split("\n"), ""]  # the end of the text may be the place
        if mark and lines[mark.line][mark.column :].startswith("\t"):
            message = "lines are indented by spaces, not by tabs"
        raise refusal(where, f"YAML: {message}") from None
    except yaml.YAMLError as error:
        message = " ".join(str(error).split())
        raise refusal(name, f"YAML: {message}") from None


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise KeyError
    return found


def _check_depth(name: str, root: Any) -> None:
    """Refuse documents that nest too deeply for later steps, also through aliases."""
    level = [root]
    for _ in range(DEEPEST):
        level = [
            child
            for value in level
            for child in (value.values() if isinstance(value, dict) else value)
            if isinstance(child, HOLDERS)
        ]
        if not level:
            return
        if len(level) > WIDEST:
            raise refusal(name, "grows too large through its aliases")
    raise refusal(name, f"nests deeper than {DEEPEST} levels, or holds itself")


def _child(node: Any, part: str) -> tuple[Any, int] | None:
    """Return a member of a node, also one that `<<` brings into it, and its line."""
    if isinstance(node, yaml.SequenceNode):
        index = int(part) if part.isdigit() else len(node.value)
        found = [(value, value.start_mark.line) for value in node.value[index:][:1]]
        return found[0] if found else None
    pairs = node.value if isinstance(node, yaml.MappingNode) else []
    for key, value in pairs:
        if key.value == part:
            return value, key.start_mark.line
    for key, value in pairs:
        if key.value == "<<":
            is_list = isinstance(value, yaml.SequenceNode)
            for holder in value.value if is_list else [value]:
                if child := _child(holder, part):
                    return child
    return None
