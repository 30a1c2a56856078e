"""From what a client noticed (`client.drift.export`) to overlay actions to review.

Beside the pipeline: it reads a document and what a server sent, and writes proposals.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ..config import read
from ..errors import GeneratorError, Problem
from ..pointer import parts
from ..read.bundle import bundle
from ..read.load import Document, load
from ..read.overlay import patch
from ..read.references import METHODS

Place = tuple[str | int, ...]
"""The keys and indexes that lead to a node of the document."""

_COMPOSED = ("allOf", "oneOf", "anyOf")
_KINDS = ("new field", "new value", "other type")


@dataclass(slots=True)
class Proposal:
    """One action, and what speaks for it."""

    target: Place
    update: dict[str, Any]
    seen: list[str] = field(default_factory=list)


def overlay_from_drift(path: Path, spec: Path) -> tuple[str, list[str]]:
    """Give the overlay as YAML, and what found no place in it.

    *path* is the exported list, *spec* the folder with the configuration of its API.
    """
    import yaml

    exported = _exported(path)
    document = _document(exported["api"], spec)
    proposals: dict[str, Proposal] = {}
    left: list[str] = []
    for entry in exported["entries"]:
        try:
            proposal = _propose(document.root, entry)
        except LookupError as reason:
            left.append(f"{_text(entry)}: {reason.args[0]}")
            continue
        key = json.dumps([proposal.target, _what(proposal.update)])
        known = proposals.setdefault(key, proposal)
        known.seen.append(_seen(entry))
        if known is not proposal:
            _join(known.update, proposal.update)
    actions = [
        {
            "target": json_path(proposal.target),
            "description": _description(proposal),
            "update": proposal.update,
        }
        for _, proposal in sorted(proposals.items())
    ]
    overlay = {
        "overlay": "1.0.0",
        "info": {"title": f"What {exported['api']} sent", "version": "0"},
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


def _exported(path: Path) -> dict[str, Any]:
    root = load(path, path.as_posix()).root
    entries = root.get("entries")
    if not isinstance(root.get("api"), str) or not isinstance(entries, list):
        message = "is not what `client.drift.export(path)` writes"
        raise GeneratorError(Problem(path.as_posix(), "", message))
    for index, entry in enumerate(entries):
        if not _is_entry(entry):
            where = f"/entries/{index}"
            raise GeneratorError(Problem(path.as_posix(), where, "is no entry"))
    return root


def _is_entry(entry: Any) -> bool:
    return (
        isinstance(entry, dict)
        and entry.get("kind") in _KINDS
        and all(isinstance(entry.get(k), str) for k in ("operation", "pointer", "type"))
        and isinstance(entry.get("count"), int)
        and isinstance(entry.get("value"), str | int | float | None)
    )


def _document(api: str, spec: Path) -> Document:
    """Load the document of the package *api*, as its overlay leaves it."""
    for path in sorted(spec.glob("*.toml")):
        config = read(path)
        if config.package == api:
            source = path.parent / config.document
            document = bundle(load(source), source)
            if config.overlay:
                document, _ = patch(document, load(path.parent / config.overlay))
            return document
    message = f"no configuration has `package = {json.dumps(api)}`"
    raise GeneratorError(Problem(spec.as_posix(), "", message))


def _propose(root: dict[str, Any], entry: Mapping[str, Any]) -> Proposal:
    """Give the action for one entry; raise LookupError with the reason if there is none."""
    steps = parts(entry["pointer"])
    for response in _schemas(root, entry["operation"]):
        try:
            if entry["kind"] == "new field":
                return _new_field(root, response, steps, entry["type"])
            place = _walk(root, response, steps)
        except KeyError:
            continue
        if entry["kind"] == "new value":
            return _new_value(root, place, entry["value"])
        return Proposal(place, schema_of(entry["type"]))
    raise LookupError("the document has no such place")


def _schemas(root: dict[str, Any], operation_id: str) -> Iterator[Place]:
    """Give the schemas of the operation's successful JSON answers."""
    for path, item in root["paths"].items():
        for method in METHODS:
            operation = item.get(method)
            if operation is None or operation.get("operationId") != operation_id:
                continue
            for status, response in operation.get("responses", {}).items():
                place = _follow(root, ("paths", path, method, "responses", status))
                if not str(status).startswith("2"):
                    continue
                response = _at(root, place)
                for kind, content in response.get("content", {}).items():
                    if "json" in kind and "schema" in content:
                        yield (*place, "content", kind, "schema")


def _new_field(
    root: dict[str, Any], response: Place, steps: list[str], type_: str
) -> Proposal:
    *outer, name = steps
    holders = list(_members(root, _walk(root, response, outer)))
    objects = [p for p in holders if isinstance(_at(root, p).get("properties"), dict)]
    if any(name in _at(root, place)["properties"] for place in objects):
        raise LookupError("the document has it by now")
    # Into the last of several: the first is often one that other schemas share.
    place = objects[-1] if objects else holders[0]
    return Proposal(place, {"properties": {name: schema_of(type_)}})


def _new_value(root: dict[str, Any], place: Place, value: Any) -> Proposal:
    for member in _members(root, place):
        known = _at(root, member).get("enum")
        if isinstance(known, list):
            if value in known:
                raise LookupError("the document has it by now")
            return Proposal(member, {"enum": [value]})
    raise LookupError("the document has no enumeration there")


def _walk(root: dict[str, Any], place: Place, steps: list[str]) -> Place:
    """Follow a pointer into a schema; raise KeyError where it does not lead on."""
    place = _follow(root, place)
    for step in steps:
        place = next(_inside(root, place, step), ())
        if not place:
            raise KeyError(step)
        place = _follow(root, place)
    return place


def _inside(root: dict[str, Any], place: Place, step: str) -> Iterator[Place]:
    for member in _members(root, place):
        schema = _at(root, member)
        if step == "*":
            for key in ("items", "additionalProperties"):
                if isinstance(schema.get(key), dict):
                    yield (*member, key)
        elif isinstance(schema.get("properties", {}).get(step), dict):
            yield (*member, "properties", step)


def _members(
    root: dict[str, Any], place: Place, trail: tuple[Place, ...] = ()
) -> Iterator[Place]:
    """Give a schema and those that it is composed of."""
    place = _follow(root, place)
    if place in trail:
        return
    yield place
    schema = _at(root, place)
    for key in _COMPOSED:
        for index in range(len(schema.get(key, ()))):
            yield from _members(root, (*place, key, index), (*trail, place))


def _follow(root: dict[str, Any], place: Place) -> Place:
    """Give where a node really is, behind its references."""
    for _ in range(32):
        node = _at(root, place)
        if not isinstance(node, dict) or not isinstance(node.get("$ref"), str):
            break
        place = tuple(parts(node["$ref"].removeprefix("#")))
    return place


def _at(root: Any, place: Place) -> Any:
    for key in place:
        root = root[key]
    return root


def schema_of(type_: str) -> dict[str, Any]:
    """Give the schema for what a client calls the type of an example."""
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


def json_path(place: Place) -> str:
    """Write a place as RFC 9535 JSONPath."""
    text = "$"
    for key in place:
        if isinstance(key, int):
            text += f"[{key}]"
        elif re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]*", key):
            text += f".{key}"
        else:
            # A JSON string is one for JSONPath too, once its quotes are single ones.
            inner = json.dumps(key)[1:-1].replace('\\"', '"').replace("'", "\\'")
            text += f"['{inner}']"
    return text


def _what(update: Mapping[str, Any]) -> str:
    """Give what an update is about; two about the same thing become one action."""
    properties = update.get("properties")
    return f"field {next(iter(properties))}" if properties else min(update)


def _join(update: dict[str, Any], more: Mapping[str, Any]) -> None:
    """Add what another entry says; of two types the first stays, for the reviewer."""
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


def _description(proposal: Proposal) -> str:
    return f"Seen in answers: {'; '.join(sorted(proposal.seen))}."


def _seen(entry: Mapping[str, Any]) -> str:
    times = "once" if entry["count"] == 1 else f"{entry['count']} times"
    return f"{_text(entry)}, {times}"


def _text(entry: Mapping[str, Any]) -> str:
    what = entry["type"] if entry.get("value") is None else json.dumps(entry["value"])
    return f"{entry['operation']} {entry['kind']} {entry['pointer']} ({what})"
