"""Random small documents, and random values that fit their schemas."""

from __future__ import annotations

from random import Random
from typing import Any

WORDS = [
    "pet", "owner", "toy", "shop", "order", "item", "list", "get", "name", "kind", "id",
    "class", "self", "extra", "2nd", "a-b", "x.y", "from", "Größe", "data", "value",
    "type", "Any", "model", "createdAt", "URL", "items",
]  # fmt: skip
REFERENCE = "#/components/schemas/"


def document(random: Random) -> dict[str, Any]:
    """Return a document with one to four paths and up to five components."""
    names = sorted({_name(random) for _ in range(random.randint(1, 5))})
    paths: dict[str, Any] = {}
    for index in range(random.randint(1, 4)):
        path = f"/{_name(random)}" + random.choice(["", "/{id}", f"/x{index}"])
        paths[path] = _item(random, names, path, index)
    return {
        "openapi": "3.0.3",
        "info": {"title": "Random", "version": "1"},
        "paths": paths,
        "components": {"schemas": {n: _object(random, names, 0) for n in names}},
    }


def value(random: Random, schema: dict[str, Any], root: Any, depth: int = 0) -> Any:
    """Return a JSON value that fits *schema*, or sometimes one that does not."""
    if random.random() < 0.05:
        return random.choice([None, 7, -1.5, "text", True, [], {}, [{"a": None}]])
    while "$ref" in schema:
        name = schema["$ref"].removeprefix(REFERENCE)
        schema = root["components"]["schemas"][name]
    if "oneOf" in schema:
        return value(random, random.choice(schema["oneOf"]), root, depth)
    if "enum" in schema:
        return random.choice(schema["enum"])
    kind = schema.get("type")
    if kind == "array":
        many = random.randint(0, 2) if depth < 4 else 0
        return [value(random, schema["items"], root, depth + 1) for _ in range(many)]
    if kind == "object":
        chosen = {
            key: value(random, inner, root, depth + 1)
            for key, inner in schema.get("properties", {}).items()
            if depth < 4 and random.random() < 0.7
        }
        if random.random() < 0.3:
            chosen["undocumented"] = random.choice([None, 1, "x", {"y": []}])
        return chosen
    return {
        "string": random.choice(
            ["", "text", "2025-01-02", "2025-01-02T03:04:05Z", "ü😀"]
        ),
        "integer": random.choice([0, -7, 2**70]),
        "number": random.choice([0, 1.5, 1e300]),
        "boolean": random.random() < 0.5,
    }.get(str(kind))


def _name(random: Random) -> str:
    return "".join(random.choices(WORDS, k=random.randint(1, 2)))


def _item(random: Random, names: list[str], path: str, index: int) -> dict[str, Any]:
    item: dict[str, Any] = {}
    if "{id}" in path:
        item["parameters"] = [
            {"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}
        ]
    for method in random.sample(["get", "post", "put", "delete"], random.randint(1, 3)):
        answer = {"schema": _schema(random, names, 0)}
        operation: dict[str, Any] = {
            "responses": {
                random.choice(["200", "201", "2XX"]): {
                    "description": "ok",
                    "content": {"application/json": answer},
                }
            }
        }
        if random.random() < 0.8:
            operation["operationId"] = f"{method}{_name(random)}{index}"
        if random.random() < 0.8:
            operation["tags"] = [_name(random)]
        keys = {_name(random) for _ in range(random.randint(0, 3))}
        operation["parameters"] = [
            {"name": key, "in": "query", "schema": _scalar(random)}
            for key in sorted(keys)
        ]
        if method in ("post", "put"):
            body = {"application/json": {"schema": _schema(random, names, 0)}}
            operation["requestBody"] = {"content": body}
        item[method] = operation
    return item


def _schema(random: Random, names: list[str], depth: int) -> dict[str, Any]:
    kinds = ["scalar", "ref", "array", "object", "map", "union"]
    kind = random.choice(kinds if depth < 2 else kinds[:2])
    if kind == "ref":
        return {"$ref": REFERENCE + random.choice(names)}
    if kind == "array":
        return {"type": "array", "items": _schema(random, names, depth + 1)}
    if kind == "object":
        return _object(random, names, depth + 1)
    if kind == "map":
        inner = _schema(random, names, depth + 1)
        return {"type": "object", "additionalProperties": inner}
    if kind == "union":
        return {"oneOf": [_schema(random, names, depth + 1) for _ in range(2)]}
    return _scalar(random)


def _object(random: Random, names: list[str], depth: int) -> dict[str, Any]:
    keys = sorted({_name(random) for _ in range(random.randint(1, 4))})
    return {
        "type": "object",
        "properties": {key: _schema(random, names, depth + 1) for key in keys},
    }


def _scalar(random: Random) -> dict[str, Any]:
    kind = random.choice(["string", "integer", "number", "boolean"])
    schema: dict[str, Any] = {"type": kind}
    if kind == "string":
        schema |= random.choice(
            [
                {},
                {"format": "date"},
                {"format": "date-time"},
                {"enum": ["b", "a", "c-d"]},
            ]
        )
    return schema | ({"nullable": True} if random.random() < 0.2 else {})
