"""The table of actions, and the documents that describe their parameters."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Literal, TypeAlias

import msgspec

from pipedrive_v1 import API as API_V1, OPERATIONS as OPERATIONS_V1
from pipedrive_v2 import API as API_V2, OPERATIONS as OPERATIONS_V2

from ..narrowing import is_mapping

Version: TypeAlias = Literal["v1", "v2"]
Json: TypeAlias = dict[str, Any]

VERSIONS: tuple[Version, ...] = ("v2", "v1")
"""The first that has an action is meant."""

OPERATIONS = {"v1": OPERATIONS_V1, "v2": OPERATIONS_V2}
HINTS = {"v1": API_V1.hints, "v2": API_V2.hints}


class Entry(msgspec.Struct, frozen=True):
    """The facts of the table about an action in one version of the API."""

    operation: str
    """Its operationId."""

    purpose: str
    call: str = ""
    """Group and method of the client; empty if the operation is gone."""

    arguments: dict[str, str] = {}
    """Parameter -> argument of the method, where they differ; "data.x" is in the body."""

    also: dict[str, str] = {}
    """Properties of the body that the method has no argument for, with their types."""

    instead: str = ""
    """The call that does the same, in words."""

    gone: bool = False
    oauth: bool = False
    """True if it is a part of the authentication."""

    is_list: bool = False


@cache
def entries() -> Mapping[Version, Mapping[str, Entry]]:
    """Return the table, by version and name."""
    content = files("pipedrive_kit.actions").joinpath("table.json").read_bytes()
    return msgspec.json.decode(content, type=dict[Version, dict[str, Entry]])


@cache
def described(version: Version) -> Mapping[str, Mapping[str, Any]]:
    """Return the operations of a document, by operationId."""
    return {
        operation["operationId"]: operation
        for item in _document(version)["paths"].values()
        for operation in item.values()
        if is_mapping(operation) and "operationId" in operation
    }


@cache
def _document(version: Version) -> Json:
    text = files(f"pipedrive_{version}").joinpath("document.json").read_text("utf-8")
    document: Json = json.loads(text)
    return document


def resolved(version: Version, schema: Json) -> Json:
    """Return a schema with its references followed and its `allOf` merged."""
    found: Json = {}
    for part in schema.get("allOf", ()):
        found = _merged(found, resolved(version, part))
    reference = schema.get("$ref")
    if reference:
        at: Any = _document(version)
        for key in reference.removeprefix("#/").split("/"):
            at = at[key.replace("~1", "/").replace("~0", "~")]
        found = _merged(found, resolved(version, at))
    own = {key: value for key, value in schema.items() if key not in ("$ref", "allOf")}
    if "properties" in own:
        own["properties"] = {
            name: resolved(version, value) for name, value in own["properties"].items()
        }
    for key in ("items", "additionalProperties"):
        if isinstance(own.get(key), dict):
            own[key] = resolved(version, own[key])
    return _merged(found, own)


def _merged(first: Json, second: Json) -> Json:
    found = {**first, **second}
    if "properties" in first and "properties" in second:
        found["properties"] = {**first["properties"], **second["properties"]}
    if "required" in first and "required" in second:
        found["required"] = [*dict.fromkeys([*first["required"], *second["required"]])]
    return found
