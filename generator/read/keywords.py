"""The keywords of OpenAPI and JSON Schema, as `keywords.toml` lists them."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path

_TABLES = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))

_TABLES["objects"]["Schema"] += _TABLES["constraints"]

OBJECTS: Mapping[str, Mapping[str, str]] = {
    kind: {word: form for word, _, form in (w.partition(":") for w in line.split())}
    for kind, line in _TABLES["objects"].items()
}
"""Kind of object -> its keywords, and the kinds of the objects below them."""

METHODS = tuple(key for key, form in OBJECTS["PathItem"].items() if form == "Operation")
"""Keys of a path item that hold operations, in the order of OpenAPI."""

NAMED = frozenset(
    keyword
    for keywords in OBJECTS.values()
    for keyword, form in keywords.items()
    if form.startswith("{")
)
"""Keywords with maps from names as values: a name is never a keyword."""

CONSTRAINTS: tuple[str, ...] = tuple(_TABLES["constraints"].split())
"""Keywords of a schema about a value itself, apart from its type."""

STREAMS: frozenset[str] = frozenset(_TABLES["streams"].split())
"""Media types whose content is read item by item."""

EMPTY = ("204", "205", "304")
"""Statuses of responses that have no body, whatever is stated."""

EVENT = frozenset(["comment", "data", "event", "id", "retry"])
"""Fields of a server-sent event."""

UNUSED: Mapping[tuple[str, str], str] = {
    (kind, keyword): reason
    for reason, lines in _TABLES["unused"].items()
    for kind, *keywords in map(str.split, lines)
    for keyword in keywords
}
"""Kind of object and keyword that is not used -> the consequence."""

BROKEN: Mapping[str, str] = _TABLES["broken"]
"""Keyword of JSON Schema -> the words for a value that breaks it."""
