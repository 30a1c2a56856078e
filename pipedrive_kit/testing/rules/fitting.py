"""Records in the shape of API v1.

They are fitted to the schema of each response, so that there is no code per kind: an ID
becomes the object that v1 has there, a boolean 0 or 1, a time one without a zone.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from ...narrowing import is_list, is_mapping
from ..document.schemas import Json, merged
from ..store.store import Store
from ..store.tables import TABLES, linked, part_of

_ISO = re.compile(r"(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)(\.\d+)?Z")


def fitted(store: Store, value: Any, schema: Json) -> Any:
    """Return a value in the shape that a schema has; null where it cannot be."""
    schema = merged(schema)
    alternatives = schema.get("anyOf") or schema.get("oneOf")
    if alternatives:
        return fitted(store, value, alternatives[0])
    kind = schema.get("type", "object" if "properties" in schema else None)
    if kind == "array":
        items = value if is_list(value) else []
        return [fitted(store, item, schema.get("items", {})) for item in items]
    if kind == "object":
        if not is_mapping(value):
            return None
        if "properties" not in schema:
            return dict(value)
        return {
            name: _property(store, value, name, merged(inner))
            for name, inner in schema["properties"].items()
        }
    return _leaf(value, kind, schema)


def _property(store: Store, record: Mapping[str, Any], name: str, schema: Json) -> Any:
    value = _word(record, name)
    target = linked(name.partition("_")[0])
    if target and "properties" in schema and not is_mapping(value):
        # An object where the store has the ID alone.
        ids = (value, record.get(f"{name}_id"), record.get(part_of(target)))
        key = next((each for each in ids if each is not None), None)
        other = store.find(target, key)
        return fitted(store, {**other, "value": key}, schema) if other else None
    if target and isinstance(value, int) and name.endswith("_name"):
        other = store.find(target, value)
        value = other and other.get(store.collections[target].label)
    return fitted(store, value, schema)


def _leaf(value: Any, kind: str | None, schema: Json) -> Any:
    if kind is None:
        return value
    if value is None or is_mapping(value) or is_list(value):
        return None
    if kind == "string":
        text = str(value)
        if schema.get("format") != "date-time":
            text = _ISO.sub(r"\1 \2", text)
        return text if text in schema.get("enum", (text,)) else None
    if kind == "boolean":
        return bool(value)
    if kind in ("integer", "number"):
        number = isinstance(value, (int, float))
        return value * 1 if number else int(value) if value.isdigit() else None
    return value


def _word(record: Mapping[str, Any], name: str) -> Any:
    """Return the value of a property of v1."""
    if name in record:
        return record[name]
    if name == "active_flag":
        return not record.get("is_deleted", False)
    if name == "id" and "_number" in record:
        return record["_number"]
    return record.get(TABLES.v1_words.get(name, ""))
