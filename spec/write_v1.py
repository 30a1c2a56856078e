"""Write `pipedrive-v1.yaml`, the OpenAPI document of Pipedrive's API v1.

Names, purposes and parameters are those of the customer's list of connector actions
(`connector.py` reads it); `pipedrive-v1.facts.yaml` has what the list leaves out.

    python -m spec.write_v1
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from generator.read.load import load

from .connector import LIST, Action, Parameter, read_actions

SPEC = Path(__file__).parent
FACTS = SPEC / "pipedrive-v1.facts.yaml"
DOCUMENT = SPEC / "pipedrive-v1.yaml"

_HEADER = """\
# Written by `make v1` from pipedrive-connector.txt and pipedrive-v1.facts.yaml.
"""
_MEDIA = {
    "form": "application/x-www-form-urlencoded",
    "multipart": "multipart/form-data",
}
_FORMATS = {
    "uuid": "uuid",
    "date": "date",
    "date-time": "date-time",
    "email": "email",
    "uri": "uri",
    "binary": "binary",
}
_PAGES: Mapping[str, dict[str, str]] = {
    "cursor": {"next_cursor": "string?"},
    "flat": {
        "start": "integer",
        "limit": "integer",
        "more_items_in_collection": "boolean",
    },
}


def action_name(method: str, path: str) -> str:
    """Return the name that the connector gives to an operation."""
    words = [method.lower()]
    for segment in path.strip("/").split("/"):
        name = segment.strip("{}").replace("-", "_")
        name = re.sub(r"(?<=[a-z0-9])[A-Z]", r"_\g<0>", name).lower()
        words.append(f"by_{name}" if segment.startswith("{") else name)
    return "_".join(words)


def by_operation(
    actions: Iterable[Action], requests: Mapping[str, tuple[str, str]]
) -> dict[str, Action]:
    """Return the action of each operation; *requests*: method and path by operationId.

    Two operations can have one name: the actions stand in the order of the operations.
    """
    left = list(actions)
    found = {}
    for id_, request in requests.items():
        name = action_name(*request)
        action = next((action for action in left if action.name == name), None)
        if action is None:
            raise SystemExit(f"{id_}: the list has no action {name}")
        left.remove(action)
        found[id_] = action
    return found


def document(facts: Mapping[str, Any], actions: Iterable[Action]) -> dict[str, Any]:
    """Join the facts and the list to an OpenAPI document."""
    operations: Mapping[str, Any] = facts["operations"]
    requests = {id_: tuple(f["request"].split()) for id_, f in operations.items()}
    listed = by_operation(actions, requests)
    paths: dict[str, Any] = {}
    for id_, fact in operations.items():
        if not fact.get("oauth"):
            method, path = requests[id_]
            paths.setdefault(path, {})[method.lower()] = _operation(
                id_, fact, listed[id_], facts["descriptions"]
            )
    scopes = {scope for fact in operations.values() for scope in fact.get("scopes", ())}
    return {
        "openapi": "3.0.3",
        "info": {"title": "Pipedrive API v1", "version": "1.0.0"},
        "servers": [{"url": "https://api.pipedrive.com/api/v1"}],
        "paths": dict(sorted(paths.items())),
        "components": {
            "securitySchemes": _security_schemes(sorted(scopes)),
            "schemas": {
                "Flag": {"type": "integer", "enum": [0, 1]},
                **{
                    name: _object(properties)
                    for name, properties in sorted(facts["schemas"].items())
                },
            },
        },
    }


def _security_schemes(scopes: list[str]) -> dict[str, Any]:
    server = "https://oauth.pipedrive.com/oauth"
    flow = {
        "authorizationUrl": f"{server}/authorize",
        "tokenUrl": f"{server}/token",
        "refreshUrl": f"{server}/token",
        "scopes": dict.fromkeys(scopes, ""),
    }
    return {
        "api_key": {"type": "apiKey", "name": "x-api-token", "in": "header"},
        "oauth2": {"type": "oauth2", "flows": {"authorizationCode": flow}},
    }


def _operation(
    id_: str, fact: Mapping[str, Any], action: Action, words: Mapping[str, str]
) -> dict[str, Any]:
    summary, *more = re.split(r"(?<=[.]) (?=[A-Z])", action.purpose, maxsplit=1)
    found: dict[str, Any] = {
        "operationId": id_,
        "tags": [fact["tag"]],
        "summary": _imperative(summary.rstrip(".")),
    }
    if more:
        found["description"] = more[0]
    if fact.get("deprecated"):
        found["deprecated"] = True
    found["x-token-cost"] = fact["cost"]
    found["x-connector-action"] = action.name
    if instead := replacement(fact):
        found["x-replaced-by"] = instead
    if fact.get("gone"):
        found["x-gone"] = True
    found["security"] = [{"api_key": []}, {"oauth2": fact["scopes"]}]
    parameters = list(_parameters(fact, action, words))
    if parameters:
        found["parameters"] = parameters
    body = _body(fact, action, words)
    if body:
        media = _MEDIA.get(fact.get("media", ""), "application/json")
        found["requestBody"] = {"required": True, "content": {media: {"schema": body}}}
    status = str(fact.get("status", 200))
    found["responses"] = {status: _response(fact)}
    return found


def replacement(fact: Mapping[str, Any]) -> str:
    """Return the call that does the same as an operation; "" if there is none."""
    for version in ("v2", "v1"):
        if version in fact:
            method, _, rest = fact[version].partition(" ")
            return f"{method} of API {version}{rest and f', {rest}'}"
    return ""


def _imperative(text: str) -> str:
    """Return a sentence that says what an action does as what a caller wants."""
    text = text.removeprefix("Lets you ")
    verb, _, rest = text.partition(" ")
    for ending in ("ches", "ses"):
        if verb.endswith(ending):
            verb = verb.removesuffix("es")
    return f"{verb.removesuffix('s').capitalize()} {rest}"


def _parameters(
    fact: Mapping[str, Any], action: Action, words: Mapping[str, str]
) -> Iterator[dict[str, Any]]:
    path = fact["request"]
    for parameter in action.parameters:
        if parameter.name == "data":
            continue
        in_path = f"{{{parameter.name}}}" in path
        found: dict[str, Any] = {
            "name": parameter.name,
            "in": "path" if in_path else "query",
        }
        if in_path or parameter.required:
            found["required"] = True
        if parameter.name in words:
            found["description"] = words[parameter.name]
        more = fact.get("parameters", {}).get(parameter.name, {})
        found["schema"] = _parameter_schema(parameter, more)
        yield found
    listed = {parameter.name for parameter in action.parameters}
    for name, more in fact.get("parameters", {}).items():
        if name not in listed:
            found = {"name": name, "in": "query", "description": words[name]}
            yield {**found, "schema": _schema(more["is"])}


def _parameter_schema(parameter: Parameter, more: Mapping[str, Any]) -> dict[str, Any]:
    schema = _schema(more.get("is", parameter.type))
    if "items" in more:
        schema["items"] = {"type": more["items"]}
    for key in ("enum", "maximum"):
        if key in more:
            schema[key] = more[key]
    return schema


def _body(
    fact: Mapping[str, Any], action: Action, words: Mapping[str, str]
) -> dict[str, Any] | None:
    """Return the schema of a body: the properties of the list, then those of the facts."""
    listed = next((p.properties for p in action.parameters if p.name == "data"), None)
    stated: Mapping[str, Any] = fact.get("body", {})
    if listed is None and not stated:
        return None
    plain = {name.rstrip("*"): kind for name, kind in stated.items()}
    required = {name.rstrip("*") for name in stated if name.endswith("*")}
    properties = {**(listed or {}), **plain}
    found = _object(
        {
            f"{name}*" if name in required else name: kind
            for name, kind in properties.items()
        }
    )
    for name, schema in found.get("properties", {}).items():
        text = words.get(f"body.{name}", words.get(name))
        if text:
            reference = schema.pop("$ref", None)
            if reference:
                schema["allOf"] = [{"$ref": reference}]
            schema["description"] = text
    return found


def _response(fact: Mapping[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {"description": "Success."}
    result = fact.get("result")
    if result == "binary":
        content = {"application/octet-stream": {"schema": _schema("binary")}}
        return {**found, "content": content}
    properties: dict[str, Any] = {"success": "boolean"}
    if result is not None:
        properties["data"] = result
    additional = dict(fact.get("additional", {}))
    page = fact.get("page")
    if page == "nested":
        nested = {**_PAGES["flat"], "next_start": "integer"}
        additional["pagination"] = {"object": nested}
    elif page:
        additional |= _PAGES[page]
    if additional:
        properties["additional_data"] = {"object": additional}
    if fact.get("related"):
        properties["related_objects"] = "RelatedObjects"
    return {**found, "content": {"application/json": {"schema": _object(properties)}}}


def _object(properties: Mapping[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {"type": "object"}
    required = [name[:-1] for name in properties if name.endswith("*")]
    if required:
        found["required"] = required
    if properties:
        found["properties"] = {
            name.rstrip("*"): _schema(_without_fraction(name, kind))
            for name, kind in properties.items()
        }
    return found


def _without_fraction(name: str, kind: Any) -> Any:
    """Return the type of a property; an id is a whole number."""
    is_id = name.rstrip("*").endswith("_id") and kind in ("number", "number?")
    return kind.replace("number", "integer") if is_id else kind


def _schema(kind: Any) -> dict[str, Any]:
    """Return the schema of a type in the words of the facts."""
    if isinstance(kind, list):
        return {"type": "array", "items": _schema(kind[0])}
    if isinstance(kind, Mapping):
        return _composed(kind)
    name = kind.removesuffix("?")
    found: dict[str, Any]
    if name[0].isupper():
        found = {"$ref": f"#/components/schemas/{name}"}
        return {"nullable": True, "allOf": [found]} if kind != name else found
    if name in ("any", "undefined"):
        return {}
    if name in _FORMATS:
        found = {"type": "string", "format": _FORMATS[name]}
    elif name == "array":
        found = {"type": "array", "items": {}}
    else:
        found = {"type": name}
    return {**found, "nullable": True} if kind != name else found


def _composed(kind: Mapping[str, Any]) -> dict[str, Any]:
    if "map" in kind:
        return {"type": "object", "additionalProperties": _schema(kind["map"])}
    if "any" in kind:
        return {"anyOf": [_schema(item) for item in kind["any"]]}
    if "object" in kind:
        return _object(kind["object"])
    values = kind["enum"]
    is_text = all(isinstance(value, str) for value in values)
    found = {"type": "string" if is_text else "integer", "enum": values}
    return {**found, "nullable": True} if kind.get("null") else found


def text() -> str:
    """Return the text of the document."""
    found = document(load(FACTS).root, read_actions(LIST.read_text(encoding="utf-8")))
    return _HEADER + yaml.dump(
        found,
        Dumper=_Dumper,
        sort_keys=False,
        allow_unicode=True,
        width=88,
    )


class _Dumper(yaml.SafeDumper):
    """A dumper without aliases."""

    def ignore_aliases(self, _data: Any) -> bool:
        return True


if __name__ == "__main__":
    DOCUMENT.write_text(text(), encoding="utf-8")
