"""One small document and the edits that make a pair of it: the table of the rules' tests.

Each pair is compared in both directions, so it shows two sets of rules.
"""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

Json = dict[str, Any]

CONFIG = """\
document = "tiny.json"
package = "tiny"
cost_key = "x-cost"
ignored_by = "If (\\\\w+) is provided, this is ignored"

[marks]
Beta = "beta"

[client.base_urls]
company = "https://{company}.example.com/v1"

[client.credentials.key]
argument = "token"

[envelope]
data = "data"

[[paging]]
style = "cursor"
cursor = "cursor"
limit = "limit"
next = "next"
items = ["data"]

[[windows]]
name = "general"
seconds = 2
capacity = 10

[[windows]]
name = "search"
seconds = 2
capacity = 5
paths = "/search"

[oauth2]
"""


def _query(name: str, schema: Json, **more: Any) -> Json:
    return {"name": name, "in": "query", "schema": schema, **more}


def _path(name: str) -> Json:
    return {"name": name, "in": "path", "required": True, "schema": {"type": "integer"}}


def _gives(schema: Json, **more: Json) -> Json:
    properties = {"data": schema, **more}
    body = {"schema": {"type": "object", "properties": properties}}
    return {"200": {"description": "ok", "content": {"application/json": body}}}


def _takes(properties: Json, *required: str) -> Json:
    schema = {"type": "object", "properties": properties, "required": list(required)}
    return {"content": {"application/json": {"schema": schema}}}


STRING: Json = {"type": "string"}
INTEGER: Json = {"type": "integer"}
NUMBER: Json = {"type": "number"}
DEAL: Json = {"$ref": "#/components/schemas/Deal"}
LINE: Json = {"$ref": "#/components/schemas/Line"}

BASE: Json = {
    "openapi": "3.0.3",
    "info": {"title": "Tiny", "version": "1"},
    "servers": [{"url": "https://api.example.com/v1"}],
    "security": [{"login": ["read", "full"]}],
    "tags": [{"name": "Deals", "description": "Deals."}, {"name": "Files"}],
    "x-webhooks": {
        "seen": {
            "post": {
                "requestBody": {"content": {"application/json": {"schema": STRING}}},
                "responses": {"200": {"description": "ok"}},
            }
        }
    },
    "paths": {
        "/deals": {
            "get": {
                "operationId": "getDeals",
                "tags": ["Deals"],
                "summary": "List deals",
                "x-cost": 10,
                "parameters": [
                    _query("cursor", STRING),
                    _query("limit", {"type": "integer", "maximum": 500}),
                    _query("status", {"type": "string", "enum": ["open", "won"]}),
                    _query("ids", {"type": "array", "items": INTEGER}, explode=False),
                    _query("sort", {"type": "string", "default": "id"}),
                    _query("since", STRING),
                    _query("size", {"type": "integer", "nullable": True}),
                    _query("name", {"type": "string", "maxLength": 9, "pattern": "a"}),
                ],
                "responses": _gives({"type": "array", "items": DEAL}, next=STRING),
            },
            "post": {
                "operationId": "addDeal",
                "tags": ["Deals"],
                "summary": "Add a deal",
                "x-cost": 5,
                "requestBody": _takes(
                    {"title": STRING, "lines": {"type": "array", "items": LINE}},
                    "title",
                ),
                "responses": _gives(DEAL),
            },
        },
        "/deals/{id}/notes/{note}": {
            "get": {
                "operationId": "getDealNote",
                "tags": ["Deals"],
                "summary": "Get a note",
                "parameters": [_path("id"), _path("note")],
                "responses": _gives(STRING),
            },
        },
        "/files/{id}": {
            "get": {
                "operationId": "getFile",
                "tags": ["Files"],
                "summary": "Get a file",
                "parameters": [_path("id")],
                "responses": {
                    "200": {
                        "description": "ok",
                        "content": {"application/pdf": {"schema": STRING}},
                    }
                },
            },
            "delete": {
                "operationId": "deleteFile",
                "tags": ["Files"],
                "summary": "Delete a file",
                "parameters": [_path("id")],
                "responses": {"204": {"description": "gone"}},
            },
        },
    },
    "components": {
        "securitySchemes": {
            "key": {"type": "apiKey", "in": "header", "name": "x-key"},
            "login": {
                "type": "oauth2",
                "flows": {
                    "authorizationCode": {
                        "authorizationUrl": "https://login.example.com/a",
                        "tokenUrl": "https://login.example.com/t",
                        "scopes": {"read": "r", "full": "f", "admin": "a"},
                    }
                },
            },
        },
        "schemas": {
            "Deal": {
                "type": "object",
                "required": ["id"],
                "properties": {
                    "id": INTEGER,
                    "title": STRING,
                    "value": NUMBER,
                    "status": {"type": "string", "enum": ["open", "won"]},
                    "code": {"type": "string", "maxLength": 9},
                    "lines": {"type": "array", "items": LINE},
                },
            },
            "Line": {
                "type": "object",
                "required": ["sku"],
                "properties": {
                    "sku": STRING,
                    "count": INTEGER,
                    "kind": {"type": "string", "enum": ["a", "b"]},
                    "note": {"type": "string", "nullable": True},
                    "code": {"type": "string", "maxLength": 9, "pattern": "a"},
                    "rate": {"type": "number", "default": 1},
                },
            },
        },
    },
}


@dataclass(frozen=True)
class Pair:
    """An edit of the document and the rules that it shows, forwards and backwards."""

    name: str
    edit: Callable[[Json], None]
    forwards: str
    backwards: str
    config: tuple[str, str] = ("", "")
    """A text of the configuration, and its replacement."""
    start: Callable[[Json], None] = lambda _: None
    """The edit of the base that makes the first document."""

    def documents(self) -> tuple[Json, Json]:
        """Both documents; what they share is not one object."""
        first = json.loads(json.dumps(BASE))
        self.start(first)
        second = json.loads(json.dumps(first))
        self.edit(second)
        return first, second


def _set(path: str, value: Any) -> Callable[[Json], None]:
    """Put a value at a path whose steps are parted by blanks; `None` deletes."""

    def edit(document: Json) -> None:
        *steps, last = path.split()
        node: Any = document
        for step in steps:
            node = node[int(step) if isinstance(node, list) else step]
        key: Any = int(last) if isinstance(node, list) else last
        if value is None:
            del node[key]
        elif isinstance(node, list) and key == len(node):
            node.append(copy.deepcopy(value))
        else:
            node[key] = copy.deepcopy(value)

    return edit


def _all(*edits: Callable[[Json], None]) -> Callable[[Json], None]:
    def edit(document: Json) -> None:
        for one in edits:
            one(document)

    return edit


def _move(old: str, new: str) -> Callable[[Json], None]:
    """Move what stands at a path to another, in its place among its siblings."""

    def edit(document: Json) -> None:
        *steps, last = old.split()
        node: Any = document
        for step in steps:
            node = node[step]
        items = [(new if key == last else key, value) for key, value in node.items()]
        node.clear()
        node.update(items)

    return edit


LIST = "paths /deals get"
ADD = "paths /deals post"
NOTE = "paths /deals/{id}/notes/{note} get"
FILE = "paths /files/{id} get"
DELETE = "paths /files/{id} delete"
ASKED = f"{LIST} parameters"
BODY = f"{ADD} requestBody content application/json schema"
ROWS = f"{BODY} properties lines items"
GIVEN = f"{NOTE} responses 200 content application/json schema properties data"
DEALS = "components schemas Deal"
LINES = "components schemas Line"
SEEN = "x-webhooks seen post requestBody content application/json schema"
FLOW = "components securitySchemes login flows authorizationCode"
EITHER: Json = {"oneOf": [STRING, INTEGER]}


def _rename_path(document: Json) -> None:
    paths = document["paths"]
    item = paths.pop("/deals/{id}/notes/{note}")
    item["get"]["parameters"] = [_path("deal_id"), _path("note")]
    paths["/deals/{deal_id}/notes/{note}"] = item


def _record(pointer: str, name: str, **properties: Json) -> Callable[[Json], None]:
    """Put a record of the components at a place."""
    schema = {"type": "object", "properties": properties}
    return _all(
        _set(f"components schemas {name}", schema),
        _set(pointer, {"$ref": f"#/components/schemas/{name}"}),
    )


def _twin_first(document: Json) -> None:
    """Put an attribute before another, whose name in Python it takes."""
    properties = document["components"]["schemas"]["Line"]["properties"]
    others = dict(properties)
    properties.clear()
    properties.update({"rowNo": STRING, **others})


def _needs_null(document: Json) -> None:
    """Require a member of the body that may be null."""
    _set(f"{BODY} properties text", {**STRING, "nullable": True})(document)
    _set(f"{BODY} required", ["text"])(document)


def _rename_record(document: Json) -> None:
    schemas = document["components"]["schemas"]
    schemas["Row"] = schemas.pop("Line")
    row = {"$ref": "#/components/schemas/Row"}
    schemas["Deal"]["properties"]["lines"]["items"] = row
    body = document["paths"]["/deals"]["post"]["requestBody"]["content"]
    body["application/json"]["schema"]["properties"]["lines"]["items"] = row


def _twice(document: Json) -> None:
    """Let two operations give one record, each in its own words."""
    properties = {"id": INTEGER, "text": STRING}
    record = {"type": "object", "properties": properties}
    document["paths"]["/deals"]["post"]["responses"] = _gives(record)
    document["paths"]["/deals"]["get"]["responses"] = json.loads(
        json.dumps(_gives({"type": "array", "items": record}, next=STRING))
    )
    document["components"]["schemas"] = {"Line": {"type": "object"}}


def _in_two_requests(document: Json) -> None:
    """Let two operations take one record, each in its own words."""
    properties = {"sku": STRING, "rate": NUMBER}
    post = document["paths"]["/deals"]["post"]
    for path, id_ in (("/deals", "addDeal"), ("/deals/many", "addManyDeals")):
        lines = {"type": "object", "properties": properties}
        body = _takes({"lines": {"type": "array", "items": lines}})
        operation = {**post, "operationId": id_, "requestBody": body}
        document["paths"].setdefault(path, {})["post"] = operation


def _tagged(document: Json) -> None:
    schemas = document["components"]["schemas"]
    for name in ("Cat", "Dog"):
        properties = {"kind": STRING, name.lower(): STRING}
        schemas[name] = {"type": "object", "properties": properties}
    refs = [{"$ref": f"#/components/schemas/{name}"} for name in ("Cat", "Dog")]
    mapping = {"cat": refs[0]["$ref"], "dog": refs[1]["$ref"]}
    content = document["paths"]["/deals/{id}/notes/{note}"]["get"]["responses"]["200"]
    content["content"]["application/json"]["schema"]["properties"]["data"] = {
        "oneOf": refs,
        "discriminator": {"propertyName": "kind", "mapping": mapping},
    }


PAIRS = (
    Pair("base-url", _set("servers 0 url", "https://api.example.com/v2"), "base-url-changed", "base-url-changed"),
    Pair("credential", _set("components securitySchemes key name", "x-token"), "credential-moved", "credential-moved"),
    Pair("client-argument", _set("components securitySchemes key", None), "client-argument-removed", "client-argument-added"),
    Pair("oauth2-url", _set(f"{FLOW} tokenUrl", "https://login.example.com/u"), "oauth2-url-changed", "oauth2-url-changed"),
    Pair("version", _set("info version", "2"), "api-version-changed", "api-version-changed"),
    Pair("title", _set("info title", "Small"), "api-title-changed", "api-title-changed"),
    Pair("group", _all(_set(f"{FILE} tags", ["Deals"]), _set(f"{DELETE} tags", ["Deals"])), "group-removed method-renamed", "group-added method-renamed"),
    Pair("group-docs", _set("tags 0 description", "Other."), "group-docs-changed", "group-docs-changed"),
    Pair("method", _set(DELETE, None), "method-removed", "method-added"),
    Pair("webhook", _move("x-webhooks seen", "heard"), "webhook-removed webhook-added", "webhook-removed webhook-added"),
    Pair("webhook-type", _set(f"{SEEN} type", "integer"), "result-type-changed", "result-type-changed"),
    Pair("method-name", _set(f"{ADD} operationId", "createDeal"), "method-renamed operation-id-changed", "method-renamed operation-id-changed"),
    Pair("http-method", _move("paths /files/{id} delete", "post"), "http-method-changed", "http-method-changed"),
    Pair("path", _move("paths /files/{id}", "/documents/{id}"), "path-changed", "path-changed"),
    Pair("deprecated", _set(f"{ADD} deprecated", True), "method-deprecated", "method-undeprecated"),
    Pair("mark", _set(f"{ADD} tags", ["Deals", "Beta"]), "mark-added", "mark-removed"),
    Pair("cost", _set(f"{LIST} x-cost", 20), "cost-increased", "cost-decreased"),
    Pair("security", _set(f"{ADD} security", []), "scope-added", "scope-required"),
    Pair("scope", _set(f"{ADD} security", [{"login": ["read"]}]), "scope-removed", "scope-added"),
    Pair("scope-other", _set(f"{ADD} security", [{"login": ["admin", "full", "read"]}]), "scope-added", "scope-removed"),
    Pair("window", _move("paths /files/{id}", "/search/{id}"), "path-changed rate-window-added", "path-changed rate-window-removed"),
    Pair("guard", _set(f"{ASKED} 5 description", "If ids is provided, this is ignored."), "guard-added method-docs-changed", "guard-removed method-docs-changed"),
    Pair("summary", _set(f"{LIST} summary", "List all deals"), "summary-changed", "summary-changed"),
    Pair("docs", _set(f"{LIST} description", "All of them."), "method-docs-changed", "method-docs-changed"),
    Pair("paging", _set(f"{ASKED} 0 name", "begin"), "argument-added paging-removed", "argument-removed paging-added"),
    Pair("page-size", _set(f"{ASKED} 1 schema maximum", 100), "page-size-limit-decreased", "page-size-limit-increased"),
    Pair("page-size-stated", _set(f"{ASKED} 1 schema maximum", None), "page-size-limit-increased", "page-size-limit-decreased"),
    Pair("argument", _set(f"{ASKED} 8", _query("more", STRING)), "argument-added", "argument-removed"),
    Pair("required-argument", _set(f"{ASKED} 8", _query("more", STRING, required=True)), "required-argument-added", "argument-removed"),
    Pair("argument-name", _set(f"{ASKED} 5 name", "since_"), "argument-wire-name-changed", "argument-wire-name-changed"),
    Pair("path-argument-name", _rename_path, "argument-renamed argument-wire-name-changed path-changed", "argument-renamed argument-wire-name-changed path-changed"),
    Pair("argument-required", _set(f"{ASKED} 5 required", True), "argument-became-required", "argument-became-optional"),
    Pair("argument-order", _move("paths /deals/{id}/notes/{note}", "/notes/{note}/of/{id}"), "argument-order-changed path-changed", "argument-order-changed path-changed"),
    Pair("argument-place", _set(f"{ASKED} 5 in", "header"), "argument-moved", "argument-moved"),
    Pair("path-argument", _all(_move("paths /deals/{id}/notes/{note}", "/deals/{id}/notes"), _set("paths /deals/{id}/notes get parameters 1 in", "query")), "argument-became-keyword argument-moved path-changed", "argument-moved path-changed"),
    Pair("argument-style", _set(f"{ASKED} 3 explode", True), "argument-style-changed argument-type-narrowed", "argument-style-changed argument-type-widened"),
    Pair("argument-deprecated", _set(f"{ASKED} 5 deprecated", True), "argument-deprecated", "argument-undeprecated"),
    Pair("argument-wider", _set(f"{ASKED} 5 schema", EITHER), "argument-type-widened", "argument-type-narrowed"),
    Pair("argument-other", _set(f"{ASKED} 5 schema type", "boolean"), "argument-type-changed", "argument-type-changed"),
    Pair("argument-format", _set(f"{ASKED} 5 schema format", "uuid"), "argument-format-changed", "argument-format-changed"),
    Pair("argument-date", _set(f"{ASKED} 5 schema format", "date"), "argument-type-widened", "argument-type-narrowed"),
    Pair("argument-null", _set(f"{BODY} properties text nullable", False), "argument-null-refused", "argument-null-allowed", start=_needs_null),
    Pair("argument-value", _set(f"{ASKED} 2 schema enum 2", "lost"), "argument-value-added values-added", "argument-value-removed values-removed"),
    Pair("argument-values", _set(f"{ASKED} 2 schema enum", None), "argument-values-unstated", "argument-values-stated"),
    Pair("argument-limit", _set(f"{ASKED} 7 schema maxLength", 5), "argument-limit-tightened", "argument-limit-loosened"),
    Pair("argument-pattern", _set(f"{ASKED} 7 schema pattern", "b"), "argument-limit-changed", "argument-limit-changed"),
    Pair("argument-default", _set(f"{ASKED} 4 schema default", "title"), "argument-default-changed", "argument-default-changed"),
    Pair("body-kind", _move(f"{ADD} requestBody content application/json", "application/x-www-form-urlencoded"), "body-kind-changed", "body-kind-changed"),
    Pair("result", _set(f"{DELETE} responses", _gives(STRING)), "result-added", "result-removed"),
    Pair("result-bytes", _set(f"{FILE} responses", _gives(STRING)), "result-bytes-changed result-media-type-changed", "result-bytes-changed result-media-type-changed"),
    Pair("result-wider", _set(GIVEN, EITHER), "result-type-widened", "result-type-narrowed"),
    Pair("result-other", _set(GIVEN, INTEGER), "result-type-changed", "result-type-changed"),
    Pair("result-format", _set(GIVEN, {"type": "string", "format": "uuid"}), "result-format-changed", "result-format-changed"),
    Pair("result-null", _set(GIVEN, {"type": "string", "nullable": True}), "result-null-added", "result-null-removed"),
    Pair("result-place", _set(f"{NOTE} responses 200 content application/json schema", STRING), "result-place-changed", "result-place-changed"),
    Pair("result-media-type", _move(f"{FILE} responses 200 content application/pdf", "image/png"), "result-media-type-changed", "result-media-type-changed"),
    Pair("record", _record(GIVEN, "Note", text=STRING), "model-added result-type-changed", "model-removed result-type-changed"),
    Pair("record-name", _rename_record, "model-renamed values-renamed", "model-renamed values-renamed"),
    Pair("record-docs", _set(f"{DEALS} description", "A deal."), "model-docs-changed", "model-docs-changed"),
    Pair("attribute", _set(f"{DEALS} properties more", STRING), "attribute-added", "attribute-removed"),
    Pair("attribute-required-in-requests", _all(_set(f"{LINES} properties more", STRING), _set(f"{LINES} required", ["sku", "more"])), "attribute-added request-became-required", "attribute-removed"),
    Pair("attribute-deprecated", _set(f"{DEALS} properties title", {"type": "string", "deprecated": True}), "attribute-deprecated", "attribute-undeprecated"),
    Pair("attribute-read-only", _set(f"{LINES} properties count", {"type": "integer", "readOnly": True}), "attribute-became-read-only", "attribute-became-writable"),
    Pair("attribute-write-only", _set(f"{DEALS} properties title", {"type": "string", "writeOnly": True}), "attribute-became-write-only", ""),
    Pair("attribute-format", _set(f"{DEALS} properties title", {"type": "string", "format": "uuid"}), "attribute-format-changed", "attribute-format-changed"),
    Pair("response-wider", _set(f"{DEALS} properties title", EITHER), "response-type-widened", "response-type-narrowed"),
    Pair("response-other", _set(f"{DEALS} properties title", INTEGER), "response-type-changed", "response-type-changed"),
    Pair("response-date", _set(f"{DEALS} properties title", {"type": "string", "format": "date-time"}), "response-type-changed", "response-type-changed"),
    Pair("response-any", _set(f"{DEALS} properties title", {}), "response-type-unstated", "response-type-changed"),
    Pair("response-null", _set(f"{DEALS} properties title", {"type": "string", "nullable": True}), "response-null-added", "response-null-removed"),
    Pair("response-required", _set(f"{DEALS} required", ["id", "title"]), "response-became-required", "response-became-optional"),
    Pair("response-value", _set(f"{DEALS} properties status", {"type": "string", "enum": ["open", "won", "lost"]}), "response-value-added values-added", "response-value-removed values-removed"),
    Pair("response-values", _set(f"{DEALS} properties status", STRING), "response-values-unstated", "response-values-stated"),
    Pair("response-limit", _set(f"{DEALS} properties code maxLength", 5), "response-limit-changed", "response-limit-changed"),
    Pair("request-wider", _set(f"{LINES} properties sku", EITHER), "response-type-widened", "request-type-narrowed"),
    Pair("request-other", _set(f"{LINES} properties sku", INTEGER), "response-type-changed", "response-type-changed"),
    Pair("request-null", _set(f"{LINES} properties note nullable", False), "request-null-refused", "request-null-allowed"),
    Pair("request-required", _set(f"{LINES} required", ["sku", "count"]), "request-became-required", "request-became-optional"),
    Pair("request-value", _set(f"{LINES} properties kind enum 2", "c"), "response-value-added", "request-value-removed"),
    Pair("request-values", _set(f"{LINES} properties kind", STRING), "request-values-unstated values-removed", "request-values-stated values-added"),
    Pair("request-limit", _set(f"{LINES} properties code maxLength", 5), "request-limit-tightened", "request-limit-loosened"),
    Pair("request-pattern", _set(f"{LINES} properties code pattern", "b"), "request-limit-changed", "request-limit-changed"),
    Pair("request-default", _set(f"{LINES} properties rate default", 2), "request-default-changed", "request-default-changed"),
    Pair("package", _set("info version", "1"), "package-renamed", "package-renamed", config=("package = \"tiny\"", "package = \"small\"")),
    Pair("base-url-template", _set("info version", "1"), "base-url-template-changed", "base-url-template-changed", config=("example.com", "example.org")),
    Pair("sent", _set(f"{ADD} responses 200 content application/json schema properties data properties text", None), "result-attribute-omitted", "result-attribute-sent", start=_twice),
    Pair("taken", _set(f"{ROWS} properties rate", None), "request-attribute-removed", "request-attribute-added", start=_in_two_requests),
    Pair("taken-required", _set(f"{ROWS} required", ["rate"]), "request-became-required", "request-became-optional", start=_in_two_requests),
    Pair("sent-null", _set(f"{ADD} responses 200 content application/json schema properties data properties text", {"type": "string", "nullable": True}), "response-null-added", "response-null-removed", start=_twice),
    Pair("group-class", _record(GIVEN, "Deals", text=STRING), "group-class-renamed model-added result-type-changed", "group-class-renamed model-removed result-type-changed"),
    Pair("paging-next", _set("info version", "1"), "model-added paging-changed", "model-removed paging-changed", config=('next = "next"', 'next = "after"')),
    Pair("result-unstated", _set(f"{NOTE} responses 200 content application/json schema", {}), "result-place-changed result-type-unstated", "result-place-changed result-type-changed"),
    Pair("record-tag", _set(f"{GIVEN} discriminator mapping", {"hound": "#/components/schemas/Dog", "cat": "#/components/schemas/Cat"}), "model-tags-changed", "model-tags-changed", start=_tagged),
    Pair("attribute-name", _rename_record, "attribute-renamed model-renamed values-renamed", "attribute-renamed model-renamed values-renamed", start=_set(f"{LINES} properties 128", STRING)),
    Pair("attribute-wire-name", _twin_first, "attribute-added attribute-wire-name-changed", "attribute-removed attribute-wire-name-changed", start=_set(f"{LINES} properties row-no", STRING)),
    Pair("only-request-wider", _set(f"{LINES} properties sku", EITHER), "request-type-widened", "request-type-narrowed", start=_set(f"{DEALS} properties lines", None)),
    Pair("only-request-other", _set(f"{LINES} properties sku", INTEGER), "request-type-changed", "request-type-changed", start=_set(f"{DEALS} properties lines", None)),
    Pair("only-request-value", _set(f"{LINES} properties kind enum 2", "c"), "request-value-added", "request-value-removed", start=_set(f"{DEALS} properties lines", None)),
)  # fmt: skip
