"""The parameters of an action as JSON Schema, and their check."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from difflib import get_close_matches
from functools import cache
from typing import Any

from ..narrowing import is_list, is_mapping
from .table import HINTS, Json, Version, described, entries, resolved

BODY = "data"
"""The parameter that holds the body."""

_HASH = re.compile(r"[0-9a-f]{40}(_\w+)?")
"""The key of a custom field."""


@cache
def action_schema(version: Version, name: str) -> Json:
    """Return the schema of all parameters of an action."""
    entry = entries()[version][name]
    properties: Json = {}
    required: list[str] = []
    operation = described(version).get(entry.operation, {})
    for parameter in operation.get("parameters", ()):
        schema = resolved(version, parameter["schema"])
        properties[parameter["name"]] = _plain(schema)
        if parameter.get("required"):
            required.append(parameter["name"])
    for media in operation.get("requestBody", {}).get("content", {}).values():
        schema = _plain(resolved(version, media["schema"]))
        if entry.also:
            more = {key: {"type": kind} for key, kind in entry.also.items()}
            schema["properties"] = {**schema.get("properties", {}), **more}
        properties[BODY] = schema
        # An update without a body changes nothing.
        required.append(BODY)
        break
    return {
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }


def _plain(schema: Json) -> Json:
    """Return a schema of OpenAPI 3.0 in the words of JSON Schema."""
    found = {
        key: value
        for key, value in schema.items()
        if key not in ("nullable", "example") and not key.startswith("x-")
    }
    if schema.get("nullable") and "type" in found:
        found["type"] = [found["type"], "null"]
    if "properties" in found:
        found["properties"] = {
            name: _plain(value) for name, value in found["properties"].items()
        }
    if is_mapping(found.get("items")):
        found["items"] = _plain(found["items"])
    return found


def problems(version: Version, name: str, params: Mapping[str, Any]) -> Iterator[str]:
    """Yield what is wrong with the parameters of an action, and how it is right."""
    schema = action_schema(version, name)
    known = schema["properties"]
    body = known.get(BODY, {})
    for wrong in params.keys() - known.keys():
        yield _unknown(version, name, wrong, known, body)
    for missing in schema["required"]:
        if missing not in params:
            yield f"{missing} is missing"
    for key in params.keys() & known.keys() - {BODY}:
        yield from _mismatch(key, params[key], known[key], in_query=True)
    if BODY in params and BODY in known:
        yield from _body_problems(version, body, params[BODY])


def _body_problems(version: Version, schema: Json, data: Any) -> Iterator[str]:
    if not is_mapping(data):
        yield f"{BODY} must be an object, not {_kind(data)}"
        return
    known = schema.get("properties", {})
    for missing in schema.get("required", ()):
        if missing not in data:
            yield f"{BODY}.{missing} is missing"
    for key, value in data.items():
        if key in known:
            yield from _mismatch(f"{BODY}.{key}", value, known[key], in_query=False)
        elif known and not (version == "v1" and _HASH.fullmatch(key)):
            yield f"{BODY}.{key} is unknown{_meant(version, key, known)}"


def _unknown(version: Version, name: str, wrong: str, known: Json, body: Json) -> str:
    if wrong in body.get("properties", {}):
        return f"{wrong} belongs into {BODY}"
    other: Version = "v1" if version == "v2" else "v2"
    found = entries()[other].get(name)
    if found and not found.gone and wrong in action_schema(other, name)["properties"]:
        return f"{wrong} is a parameter of version={other!r} only"
    return f"{wrong} is unknown{_meant(version, wrong, known)}"


def _meant(version: Version, wrong: str, known: Json) -> str:
    """Return the names that may be meant, as the end of a sentence."""
    for pattern, names in HINTS[version].items():
        if re.fullmatch(pattern, wrong):
            for name in names.split("|"):
                if name in known:
                    return f"; it is called {name}"
    close = get_close_matches(wrong, known, 1, 0.7)
    if close:
        return f"; did you mean {close[0]}?"
    return f"; known here: {', '.join(known)}" if known else "; it takes none"


def _mismatch(where: str, value: Any, schema: Json, *, in_query: bool) -> Iterator[str]:
    kinds = schema.get("type", ())
    kinds = kinds if is_list(kinds) else [kinds]
    if not kinds or "anyOf" in schema or schema.get("format") == "binary":
        return
    if value is None and not in_query:
        return  # null, which the server takes or refuses
    if in_query and "array" in kinds and isinstance(value, str):
        return  # joined by commas
    if set(schema.get("enum", ())) == {0, 1} and isinstance(value, bool):
        return
    if not any(_FITS[kind](value) for kind in kinds if kind in _FITS):
        expected = " or ".join(f"{_ARTICLES[kind]} {kind}" for kind in kinds)
        yield f"{where} must be {expected}, not {_kind(value)}"


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float | Decimal) and not isinstance(value, bool)


_FITS: Mapping[str, Callable[[Any], bool]] = {
    "array": lambda value: isinstance(value, list | tuple),
    "boolean": lambda value: isinstance(value, bool),
    "integer": lambda value: isinstance(value, int) and not isinstance(value, bool),
    "null": lambda value: value is None,
    "number": _is_number,
    "object": is_mapping,
    "string": lambda value: isinstance(value, str | dt.date | dt.time),
}
_ARTICLES = {kind: "an" if kind[0] in "aio" else "a" for kind in _FITS}


def _kind(value: Any) -> str:
    """Return the JSON type of a value, never the value: it may be a secret."""
    if value is None:
        return "null"
    for kind, fits in _FITS.items():
        if fits(value):
            return f"{_ARTICLES[kind]} {kind}"
    return type(value).__name__
