"""`python -m generator overlay-from-drift`: what a server sent -> overlay actions.

The actions are proposals for a reviewer: `client.drift.export` wrote what they rest on.
"""

from __future__ import annotations

import json
import re
import sys
from argparse import Namespace
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

import msgspec
import yaml

from ..config import read
from ..errors import GeneratorError, Problem
from ..paths import SPEC, config_paths
from ..pointer import at, join, parts
from ..read.bundle import bundle
from ..read.load import Document, load
from ..read.nodes import METHODS, Node, follow
from ..read.overlay import COMPOSED, patch


class Entry(msgspec.Struct, frozen=True):
    """A deviation from the document, in the responses of one operation."""

    kind: Literal["new field", "new value", "other type"]
    operation: str
    pointer: str
    type: str
    count: int
    value: str | int | float | None = None

    def __str__(self) -> str:
        what = self.type if self.value is None else json.dumps(self.value)
        return f"{self.operation} {self.kind} {self.pointer} ({what})"


class Export(msgspec.Struct, frozen=True):
    """The file that `client.drift.export` writes."""

    api: str
    entries: tuple[Entry, ...]


@dataclass(slots=True)
class Proposal:
    """One action: an update of the schema at a pointer, and its evidence."""

    pointer: str
    update: dict[str, Any]
    seen: list[str] = field(default_factory=list)

    @property
    def subject(self) -> tuple[str, str]:
        """The part of the document that is updated; an action has one."""
        properties = self.update.get("properties")
        return self.pointer, f"field {min(properties or self.update)}"


def run(options: Namespace) -> int:
    """Print an overlay for an exported file, and warn of entries without a proposal."""
    text, left = overlay_from_drift(options.file)
    sys.stdout.write(text)
    for line in left:
        print(f"warning: {line}", file=sys.stderr)
    return 0


def overlay_from_drift(path: Path) -> tuple[str, list[str]]:
    """Return the overlay as YAML, and a line for each entry without a proposal."""
    try:
        export = msgspec.convert(load(path, path.as_posix()).root, Export)
    except msgspec.ValidationError as error:
        message = f"is not what `client.drift.export(path)` writes: {error}"
        raise GeneratorError(Problem(path.as_posix(), "", message)) from None
    document = _document(export.api)
    proposals: dict[tuple[str, str], Proposal] = {}
    left: list[str] = []
    for entry in export.entries:
        try:
            proposal = _propose(document.root, entry)
        except LookupError as reason:
            left.append(f"{entry}: {reason.args[0]}")
            continue
        known = proposals.setdefault(proposal.subject, proposal)
        times = "once" if entry.count == 1 else f"{entry.count} times"
        known.seen.append(f"{entry}, {times}")
        if known is not proposal:
            _join(known.update, proposal.update)
    actions = [
        {
            "target": json_path(document.root, proposal.pointer),
            "description": f"Seen in responses: {'; '.join(sorted(proposal.seen))}.",
            "update": proposal.update,
        }
        for _, proposal in sorted(proposals.items())
    ]
    overlay = {
        "overlay": "1.0.0",
        "info": {"title": f"What {export.api} sent", "version": "0"},
        "extends": Path(document.name).name,
        "actions": actions,
    }
    head = (
        "# Proposals, written by `python -m generator overlay-from-drift`. Review each:"
        " what one account\n# sent need not be true of all. Move the good ones to the"
        " overlay.\n"
    )
    text = yaml.safe_dump(overlay, sort_keys=False, allow_unicode=True, width=95)
    return head + text, left


def _document(api: str) -> Document:
    """Load the document of the package *api*, corrected."""
    for path in config_paths():
        config = read(path)
        if config.package == api:
            source = path.parent / config.document
            document = bundle(load(source), source)
            if config.overlay:
                document, _ = patch(document, load(path.parent / config.overlay))
            return document
    message = f"no configuration has `package = {json.dumps(api)}`"
    raise GeneratorError(Problem(SPEC.as_posix(), "", message))


def _propose(root: dict[str, Any], entry: Entry) -> Proposal:
    """Return the action for an entry; raise LookupError with the reason if there is none."""
    steps = parts(entry.pointer)
    is_field = entry.kind == "new field"
    for response in _responses(root, entry.operation):
        pointer = _walk(root, response, steps[:-1] if is_field else steps)
        if pointer is None:
            continue
        if is_field:
            return _new_field(root, pointer, steps[-1], entry.type)
        if entry.kind == "new value":
            return _new_value(root, pointer, entry.value)
        return Proposal(pointer, schema_of(entry.type))
    raise LookupError("the document has no such place")


def _responses(root: dict[str, Any], operation_id: str) -> Iterator[str]:
    """Yield the pointers to the schemas of an operation's successful JSON responses."""
    for path, item in root["paths"].items():
        for method in METHODS:
            operation = item.get(method)
            if operation is None or operation.get("operationId") != operation_id:
                continue
            for status, value in operation.get("responses", {}).items():
                place = join("/paths", path, method, "responses", status)
                response = follow(root, Node(place, value))
                content = response.value.get("content", {})
                for media_type in content if str(status).startswith("2") else ():
                    if "json" in media_type and "schema" in content[media_type]:
                        yield join(response.pointer, "content", media_type, "schema")


def _new_field(root: dict[str, Any], pointer: str, name: str, type_: str) -> Proposal:
    holders = list(_members(root, pointer))
    objects = [
        (place, schema["properties"])
        for place, schema in holders
        if isinstance(schema.get("properties"), dict)
    ]
    if any(name in properties for _, properties in objects):
        raise LookupError("the document has it by now")
    # Into the last of several: the first is often one that other schemas share.
    place = objects[-1][0] if objects else holders[0][0]
    return Proposal(place, {"properties": {name: schema_of(type_)}})


def _new_value(root: dict[str, Any], pointer: str, value: object) -> Proposal:
    for place, schema in _members(root, pointer):
        known = schema.get("enum")
        if isinstance(known, list):
            if value in known:
                raise LookupError("the document has it by now")
            return Proposal(place, {"enum": [value]})
    raise LookupError("the document has no enumeration there")


def _walk(root: dict[str, Any], pointer: str, steps: list[str]) -> str | None:
    """Return where *steps* in a value lead to in its schema at *pointer*."""
    for step in steps:
        inside = next(_inside(root, pointer, step), None)
        if inside is None:
            return None
        pointer = inside
    return follow(root, Node(pointer, at(root, pointer))).pointer


def _inside(root: dict[str, Any], pointer: str, step: str) -> Iterator[str]:
    for place, schema in _members(root, pointer):
        if step == "*":
            for key in ("items", "additionalProperties"):
                if isinstance(schema.get(key), dict):
                    yield join(place, key)
        elif isinstance(schema.get("properties", {}).get(step), dict):
            yield join(place, "properties", step)


def _members(
    root: dict[str, Any], pointer: str, trail: tuple[str, ...] = ()
) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield a schema and those that it is composed of, with their pointers."""
    node = follow(root, Node(pointer, at(root, pointer)))
    if node.pointer in trail:
        return
    yield node.pointer, node.value
    for key in COMPOSED:
        for member in node.children(key):
            yield from _members(root, member.pointer, (*trail, node.pointer))


def schema_of(type_: str) -> dict[str, Any]:
    """Return the schema for the type that a client reports."""
    if type_.startswith("array of "):
        return {"type": "array", "items": schema_of(type_.removeprefix("array of "))}
    if type_ in ("date", "date-time"):
        return {"type": "string", "format": type_}
    if type_ == "array":  # an empty one
        return {"type": "array", "items": {}}
    if type_ == "null":
        return {"nullable": True}
    known = ("boolean", "integer", "number", "string")
    return {"type": type_ if type_ in known else "object"}


def json_path(root: Any, pointer: str) -> str:
    """Return a JSON pointer into *root* as JSONPath (RFC 9535)."""
    text = "$"
    for key in parts(pointer):
        if isinstance(root, list):
            text += f"[{key}]"
            root = root[int(key)]
            continue
        if re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]*", key):
            text += f".{key}"
        else:
            # A JSON string is one for JSONPath too, once its quotes are single ones.
            inner = json.dumps(key)[1:-1].replace('\\"', '"').replace("'", "\\'")
            text += f"['{inner}']"
        root = root[key]
    return text


def _join(update: dict[str, Any], more: Mapping[str, Any]) -> None:
    """Add the update of another entry; of two types the first stays, for the reviewer."""
    types = {update.get("type"), more.get("type")} - {None}
    if types == {"integer", "number"}:
        update["type"] = "number"
        return
    if len(types) > 1:
        return
    if types == {"string"} and update.get("format") != more.get("format"):
        update.pop("format", None)
        return
    for key, value in more.items():
        if isinstance(value, list):
            old = update.setdefault(key, [])
            old += [item for item in value if item not in old]
        elif isinstance(value, dict):
            _join(update.setdefault(key, {}), value)
        else:
            update.setdefault(key, value)
