"""The rules of the migration from API v1 to v2, as the kit ships them.

`spec.write_kit` writes `pipedrive_kit/migrate/rules.json`: the rules of
`pipedrive-migration.yaml`, the operations of API v1 with their counterparts, and the types
of the properties that API v2 takes and returns.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from generator.read.load import load

from .write_v1 import action_name

RULES = Path(__file__).parent / "pipedrive-migration.yaml"

MODELS = {
    "activities": "Activity",
    "deal_products": "DealProduct",
    "deals": "Deal",
    "fields": "DealField",
    "followers": "Follower",
    "organizations": "Organization",
    "persons": "Person",
    "pipelines": "Pipeline",
    "product_variations": "ProductVariation",
    "products": "Product",
    "stages": "Stage",
}
"""The model of each entity that has rules."""

_CALL = re.compile(r"(?P<call>\w+\.\w+)\((?:(?P<argument>\w+)=[.]{3})?\)(?P<rest>.*)")


def rules_json(
    facts: Mapping[str, Any], v1_calls: Mapping[str, str], v2: Mapping[str, Any]
) -> str:
    """Return the text of the file; *v2* is the public surface of the client."""
    methods: Mapping[str, Any] = v2["methods"]
    rules = load(RULES).root
    found = {
        "sections": rules["sections"],
        "libraries": rules["libraries"],
        "actions": {
            action_name(*fact["request"].split()): fact["request"]
            for fact in facts.values()
            if not fact.get("oauth")
        },
        "operations": dict(_operations(facts, v1_calls, methods)),
        "methods": {
            call: _method(method) for call, method in methods.items() if "id" in method
        },
        "types": {
            entity: _types(v2["models"], model) for entity, model in MODELS.items()
        },
    }
    blocks = (f"{json.dumps(name)}: {_lines(part)}" for name, part in found.items())
    return "{" + ",\n".join(blocks) + "}\n"


def _lines(part: Any) -> str:
    def text(value: Any) -> str:
        return json.dumps(value, ensure_ascii=False)

    if isinstance(part, list):
        return "[\n" + ",\n".join(map(text, part)) + "\n]"
    lines = (f"{text(name)}: {text(value)}" for name, value in part.items())
    return "{\n" + ",\n".join(lines) + "\n}"


def _operations(
    facts: Mapping[str, Any], v1_calls: Mapping[str, str], methods: Mapping[str, Any]
) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the operations of API v1 by method and path."""
    for id_, fact in facts.items():
        if fact.get("oauth"):
            continue
        entry: dict[str, Any] = {"cost": fact["cost"], "scopes": fact["scopes"]}
        if id_ in v1_calls and not fact.get("gone"):
            entry["v1"] = v1_calls[id_]
        if fact.get("page"):
            entry["paged"] = True
        if match := _CALL.match(fact.get("v2", "")):
            call = match["call"]
            assert call in methods, call
            entry["call"] = call
            if match["argument"]:
                entry["argument"] = match["argument"]
            if "each" in match["rest"]:
                entry["each"] = True
        yield fact["request"], entry


def _method(method: Mapping[str, Any]) -> dict[str, Any]:
    http, _, path = method["http"].partition(" ")
    found: dict[str, Any] = {
        "operation": method["id"],
        "http": http,
        "path": path,
        "cost": method.get("cost", 0),
    }
    if method.get("positional"):
        found["positional"] = method["positional"]
    if method.get("paging"):
        found["page_size"] = method["paging"].get("max_page_size", 0)
    for place in ("query", "body"):
        found[place] = {
            name: _kind(item["type"])
            for name, item in method.get("arguments", {}).items()
            if item["in"] == place
        }
    return found


def _types(models: Mapping[str, Any], name: str) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for field, item in models[name]["fields"].items():
        nested = re.fullmatch(r"list\[([A-Z]\w+)\]", item["type"])
        if nested and nested[1] in models:
            found[field] = [_types(models, nested[1])]
        else:
            found[field] = _kind(item["type"])
    return found


def _kind(type_: str) -> str:
    """Return a word for a Python type: integer, number, boolean, text, time, ..."""
    words = {
        "int": "integer",
        "float": "number",
        "bool": "boolean",
        "str": "text",
        "dt.date": "date",
        "dt.datetime": "time",
        "list[int]": "integers",
        "Sequence[int]": "integers",
        "Sequence[int] | str": "integers",
        "dt.datetime | dt.date | str": "time",
        "Address": "address",
        "Address | Mapping[str, Any]": "address",
    }
    if re.fullmatch(r"[A-Z]\w+ \| str", type_):  # an enum
        return "text"
    return words.get(type_, "other")
