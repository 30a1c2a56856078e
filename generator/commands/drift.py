"""`python -m generator overlay-from-drift`: what a server sent -> overlay actions.

The actions are proposals for a reviewer: `client.drift.export` wrote what they rest on.
"""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Literal

import msgspec
import yaml
from jsonpath_rfc9535 import JSONPathNode
from msgspec import Struct

from ..config import read
from ..errors import refusal
from ..model.bodies import json_schemas
from ..model.operations import Resolved, resolve
from ..paths import SPEC, config_paths
from ..pointer import parts
from ..read.bundle import bundle
from ..read.load import Document, load
from ..read.nodes import Node, follow
from ..read.overlay import COMPOSED, patch

_HEAD = (
    "# Proposals, written by `python -m generator overlay-from-drift`. Review each: what"
    " one account\n# sent need not be true of all. Move the good ones to the overlay.\n"
)


class Entry(Struct, frozen=True):
    """A deviation from the document, in the responses of one operation."""

    kind: Literal["new field", "new value", "other type", "damage"]
    operation: str
    pointer: str
    type: str
    count: int
    value: str | int | float | None = None

    def __str__(self) -> str:
        what = self.type if self.value is None else json.dumps(self.value)
        return f"{self.operation} {self.kind} {self.pointer} ({what})"


class Export(Struct, frozen=True):
    """The file that `client.drift.export` writes."""

    api: str
    entries: tuple[Entry, ...]


class Proposal(Struct):
    """One action: an update of the schema at a pointer, and its evidence."""

    pointer: str
    update: dict[str, Any]
    seen: list[str] = []

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
    export = _export(path)
    resolved = resolve(_document(export.api), tolerant=True)
    proposals: dict[tuple[str, str], Proposal] = {}
    left: list[str] = []
    for entry in export.entries:
        try:
            proposal = _propose(resolved, entry)
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
            "target": json_path(resolved.document.root, proposal.pointer),
            "description": f"Seen in responses: {'; '.join(sorted(proposal.seen))}.",
            "update": proposal.update,
        }
        for _, proposal in sorted(proposals.items(), key=lambda item: item[0])
    ]
    overlay = {
        "overlay": "1.0.0",
        "info": {"title": f"What {export.api} sent", "version": "0"},
        "extends": Path(resolved.document.name).name,
        "actions": actions,
    }
    text = yaml.safe_dump(overlay, sort_keys=False, allow_unicode=True, width=95)
    return _HEAD + text, left


def _export(path: Path) -> Export:
    try:
        return msgspec.convert(load(path, path.as_posix()).root, Export)
    except msgspec.ValidationError as error:
        message = f"is not what `client.drift.export(path)` writes: {error}"
        raise refusal(path, message) from None


def _document(api: str) -> Document:
    """Load the document of the package *api*, corrected."""
    for path in config_paths():
        config = read(path)
        if config.package == api:
            source = path.parent / config.document
            document = bundle(load(source), source)
            if config.overlay:
                document, *_ = patch(document, load(path.parent / config.overlay))
            return document
    raise refusal(SPEC, f"no configuration has `package = {json.dumps(api)}`")


def _propose(resolved: Resolved, entry: Entry) -> Proposal:
    """Return the action for an entry; raise LookupError with the reason if there is none."""
    if entry.kind == "damage":
        raise LookupError("the document cannot mend it")
    document, steps = resolved.document, parts(entry.pointer)
    is_field = entry.kind == "new field"
    for response in _responses(resolved, entry.operation):
        schema = _walk(document, response, steps[:-1] if is_field else steps)
        if schema is None:
            continue
        if is_field:
            return _new_field(list(_members(document, schema)), steps[-1], entry.type)
        if entry.kind == "new value":
            return _new_value(_members(document, schema), entry.value)
        return Proposal(schema.pointer, schema_of(entry.type))
    raise LookupError("the document has no such place")


def _responses(resolved: Resolved, operation_id: str) -> Iterator[Node]:
    """Yield the schemas of an operation's successful JSON responses."""
    for operation in resolved.operations:
        if operation.node.value.get("operationId") != operation_id:
            continue
        for status, response in operation.responses.items():
            if status.startswith("2"):
                yield from json_schemas(response)


def _new_field(members: list[Node], name: str, type_: str) -> Proposal:
    objects = [m for m in members if isinstance(m.value.get("properties"), dict)]
    if any(name in member.value["properties"] for member in objects):
        raise LookupError("the document has it by now")
    # Into the last of several: the first is often one that other schemas share.
    holder = objects[-1] if objects else members[0]
    return Proposal(holder.pointer, {"properties": {name: schema_of(type_)}})


def _new_value(members: Iterable[Node], value: object) -> Proposal:
    for member in members:
        known = member.value.get("enum")
        if isinstance(known, list):
            if value in known:
                raise LookupError("the document has it by now")
            return Proposal(member.pointer, {"enum": [value]})
    raise LookupError("the document has no enumeration there")


def _walk(document: Document, schema: Node, steps: list[str]) -> Node | None:
    """Return the schema of what *steps* lead to in a value of *schema*."""
    for step in steps:
        inside = next(_inside(document, schema, step), None)
        if inside is None:
            return None
        schema = inside
    return follow(document.root, schema)


def _inside(document: Document, schema: Node, step: str) -> Iterator[Node]:
    for member in _members(document, schema):
        if step != "*":
            inside = member.members("properties").get(step)
            yield from [inside] if inside else []
            continue
        for key in ("items", "additionalProperties"):
            if isinstance(member.value.get(key), dict):
                yield member.child(key)


def _members(
    document: Document, schema: Node, trail: tuple[str, ...] = ()
) -> Iterator[Node]:
    """Yield a schema and those that it is composed of."""
    schema = follow(document.root, schema)
    if schema.pointer not in trail:
        yield schema
        for key in COMPOSED:
            for member in schema.children(key):
                yield from _members(document, member, (*trail, schema.pointer))


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
    location: list[str | int] = []
    for key in parts(pointer):
        step = int(key) if isinstance(root, list) else key
        location.append(step)
        root = root[step]
    node = JSONPathNode(value=root, location=tuple(location), parent=None, root=None)
    return node.path()


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
