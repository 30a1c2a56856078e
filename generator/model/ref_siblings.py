"""What stands beside a `$ref`, for which OpenAPI 3.0 has no meaning and 3.1 has one.

From 3.1 on the keywords beside a reference hold as well as what it leads to. That is what
`allOf` says, which every later step knows.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from ..pointer import FILES
from ..read.load import Document

_MAPS = {"$defs", "definitions", "dependentSchemas", "patternProperties", "properties"}
_LISTS = {"allOf", "anyOf", "oneOf", "prefixItems"}
_SCHEMAS = {"additionalProperties", "contains", "else", "if", "items", "not", "then"}
_SCHEMAS |= {"propertyNames", "unevaluatedItems", "unevaluatedProperties"}
# They describe the place and not its values: whoever needs them looks here.
_ANNOTATIONS = {"$comment", "description", "examples", "example", "summary", "title"}
# What a file that is a schema has one of at its top.
_STATED = {"$ref", "allOf", "anyOf", "enum", "items", "oneOf", "properties", "type"}
_DATA = {"const", "default", "enum", "example", "examples"}


def beside(document: Document) -> Document:
    """Write `{$ref, …}` as `{allOf: [{$ref}], …}` wherever a schema stands."""
    if str(document.root.get("openapi")).startswith("3.0"):
        return document
    return replace(document, root=_other(document.root))


def _other(value: Any) -> Any:
    """Go down to the schemas in what is none itself."""
    if isinstance(value, list):
        return [_other(item) for item in value]
    if not isinstance(value, dict):
        return value
    return {key: _below(key, child) for key, child in value.items()}


def _below(key: str, child: Any) -> Any:
    if key == FILES:
        return {
            name: _schema(file) if _STATED & file.keys() else _other(file)
            for name, file in child.items()
        }
    if key in _DATA or key.startswith("x-"):
        return child
    if key == "schema":
        return _schema(child)
    if key == "schemas" and isinstance(child, dict):
        return {name: _schema(item) for name, item in child.items()}
    return _other(child)


def _schema(value: Any) -> Any:
    if not isinstance(value, dict):
        return value
    found = {key: _inside(key, child) for key, child in value.items()}
    more = [k for k in value if k not in _ANNOTATIONS and not k.startswith("x-")]
    if isinstance(value.get("$ref"), str) and len(more) > 1:
        members = found.get("allOf")
        found["allOf"] = [
            {"$ref": found.pop("$ref")},
            *(members if isinstance(members, list) else ()),
        ]
    return found


def _inside(key: str, child: Any) -> Any:
    if key in _MAPS and isinstance(child, dict):
        return {name: _schema(item) for name, item in child.items()}
    if key in _LISTS and isinstance(child, list):
        return [_schema(item) for item in child]
    return _schema(child) if key in _SCHEMAS else child
