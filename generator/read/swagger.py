"""Swagger 2.0 documents as OpenAPI 3.0: every later step knows one form."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from .keywords import METHODS
from .nodes import copied, items_of, objects

_JSON = "application/json"
_FORM = "application/x-www-form-urlencoded"
_MULTIPART = "multipart/form-data"

MOVED = {
    "/components/schemas": "/definitions",
    "/components/securitySchemes": "/securityDefinitions",
    "/components/parameters": "/parameters",
    "/components/requestBodies": "/parameters",
    "/components/responses": "/responses",
}
"""Pointer in the converted document -> pointer in the file."""

_OWN = (
    *("basePath", "consumes", "definitions", "host", "parameters", "produces"),
    *("responses", "schemes", "securityDefinitions", "swagger"),
)
_ABOUT = ("allowEmptyValue", "in", "name", "required")
"""Keywords of a parameter that say nothing of its value."""
_JOINED = {
    None: "form",
    "csv": "form",
    "pipes": "pipeDelimited",
    "ssv": "spaceDelimited",
}
"""Collection format of a list that is one text -> style."""
_FLOWS = {
    "accessCode": "authorizationCode",
    "application": "clientCredentials",
    "implicit": "implicit",
    "password": "password",
}


def converted(root: dict[str, Any]) -> dict[str, Any]:
    """Return a Swagger 2.0 document as OpenAPI 3.0; no other value is changed."""
    return _Converter(copied(root)).document()


class _Converter:
    """One document; its schemas are changed in place."""

    def __init__(self, root: dict[str, Any]) -> None:
        self.root = root
        self.shared = _mapping(root.get("parameters"))
        self.bodies = sorted(n for n, value in self.shared.items() if _is_body(value))

    def document(self) -> dict[str, Any]:
        root = self.root
        for _, value in objects(root, ""):
            if isinstance(value.get("$ref"), str):
                value["$ref"] = self.reference(value["$ref"])
        for pointer, value in objects({"definitions": root.get("definitions")}, ""):
            if pointer.count("/") > 1:
                _schema(value)
        components = {
            "schemas": root.get("definitions"),
            "parameters": _each(_without(self.shared, *self.bodies), self.parameter),
            "requestBodies": {
                name: self.body([self.shared[name]], self.media("consumes", {}))
                for name in self.bodies
            },
            "responses": _each(root.get("responses"), lambda r: self.response(r, {})),
            "securitySchemes": _each(root.get("securityDefinitions"), _scheme),
        }
        made = {"openapi": "3.0.3", **_without(root, *_OWN), **self.servers()}
        made["paths"] = _each_but_extensions(root.get("paths"), self.path_item)
        return made | {"components": {k: v for k, v in components.items() if v}}

    def reference(self, reference: str) -> str:
        """Return a reference to a part of the document where that stands now."""
        _, _, name = reference.rpartition("/")
        part = "requestBodies" if name in self.bodies else "parameters"
        for old, new in (
            ("#/definitions/", "#/components/schemas/"),
            ("#/responses/", "#/components/responses/"),
            ("#/parameters/", f"#/components/{part}/"),
        ):
            if reference.startswith(old):
                return new + reference.removeprefix(old)
        return reference

    def servers(self) -> dict[str, Any]:
        """Return the servers, `https` first; a path alone where there is no host."""
        host, base = self.root.get("host"), str(self.root.get("basePath") or "")
        if not isinstance(host, str):
            return {"servers": [{"url": base}]} if base.strip("/") else {}
        schemes = [str(one) for one in items_of(self.root.get("schemes"))] or ["https"]
        schemes.sort(key=lambda scheme: scheme != "https")
        path = base.rstrip("/")
        return {"servers": [{"url": f"{scheme}://{host}{path}"} for scheme in schemes]}

    def media(self, key: str, operation: dict[str, Any]) -> list[str]:
        """Return the media types that an operation consumes or produces."""
        found = items_of(operation.get(key, self.root.get(key)))
        return [str(media) for media in found]

    def path_item(self, item: dict[str, Any]) -> dict[str, Any]:
        own, bodies = self.parameters(item)
        operations = {
            method: self.operation(item[method], bodies)
            for method in METHODS
            if isinstance(item.get(method), dict)
        }
        return item | own | operations

    def operation(self, value: dict[str, Any], around: list[Any]) -> dict[str, Any]:
        own, bodies = self.parameters(value)
        made = _without(value, "consumes", "produces") | own
        if value.get("schemes") == self.root.get("schemes"):
            # The validator names those that the servers have not.
            made.pop("schemes", None)
        known = {self.place(one) for one in bodies}
        if found := bodies + [one for one in around if self.place(one) not in known]:
            made["requestBody"] = self.request_body(found, value)
        responses = value.get("responses")
        made["responses"] = _each_but_extensions(
            responses, lambda response: self.response(response, value)
        )
        return made

    def parameters(self, holder: dict[str, Any]) -> tuple[dict[str, Any], list[Any]]:
        """Return the parameters of a path or an operation, and those that are a body."""
        stated = items_of(holder.get("parameters"))
        bodies = [one for one in stated if _is_body(self.resolved(one))]
        others = [self.parameter(_mapping(one)) for one in stated if one not in bodies]
        return {"parameters": others} if "parameters" in holder else {}, bodies

    def place(self, value: Any) -> tuple[object, object]:
        """Return what a body of an operation has in common with one that it replaces."""
        parameter = self.resolved(value)
        return parameter["in"], parameter["in"] == "body" or parameter.get("name")

    def resolved(self, value: Any) -> dict[str, Any]:
        """Return a parameter, that of the document for a reference to a body."""
        reference = _mapping(value).get("$ref")
        if isinstance(reference, str):
            part, _, name = reference.rpartition("/")
            is_shared = part == "#/components/requestBodies"
            return _mapping(self.shared.get(name)) if is_shared else {}
        return _mapping(value)

    def request_body(
        self, values: list[Any], operation: dict[str, Any]
    ) -> dict[str, Any]:
        only = values[0] if len(values) == 1 else {}
        if "$ref" in only and "consumes" not in operation:
            return {"$ref": only["$ref"]}
        parts = [self.resolved(value) for value in values]
        return self.body(parts, self.media("consumes", operation))

    def body(self, parts: list[Any], media: list[str]) -> dict[str, Any]:
        """Return the request body of one body parameter, or of the fields of a form."""
        whole = next((part for part in parts if part.get("in") == "body"), None)
        if whole is None:
            return _form(parts, media)
        made = _only(whole, "description", "required")
        if len(parts) > 1:
            # The validator names them: no request has both.
            made["formData"] = [part.get("name") for part in parts if part != whole]
        content = {"schema": _schemas(_mapping(whole.get("schema")))}
        return made | {"content": dict.fromkeys(media or [_JSON], content)}

    def parameter(self, value: dict[str, Any]) -> dict[str, Any]:
        if "$ref" in value:
            return value
        made = _only(value, *_ABOUT, "deprecated", "description")
        made |= _style(value.get("collectionFormat"), value)
        made["schema"] = _schemas(_without(value, "collectionFormat", *made))
        return made

    def response(
        self, value: dict[str, Any], operation: dict[str, Any]
    ) -> dict[str, Any]:
        if "$ref" in value:
            return value
        made = _without(value, "schema", "examples", "headers")
        if headers := _each(value.get("headers"), self.parameter):
            made["headers"] = headers
        if "schema" not in value:
            return made
        examples = _mapping(value.get("examples"))
        is_file = _mapping(value["schema"]).get("type") == "file"
        usual = "application/octet-stream" if is_file else _JSON
        schema = _schemas(_mapping(value["schema"]))
        made["content"] = {
            media: {"schema": schema}
            | ({"example": examples[media]} if media in examples else {})
            for media in self.media("produces", operation) or [usual]
        }
        return made


def _mapping(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _only(value: dict[str, Any], *keys: str) -> dict[str, Any]:
    """Return the members *keys*, and extensions."""
    return {k: item for k, item in value.items() if k in keys or k.startswith("x-")}


def _without(value: dict[str, Any], *keys: str) -> dict[str, Any]:
    return {key: item for key, item in value.items() if key not in keys}


def _each(value: Any, make: Callable[[dict[str, Any]], Any]) -> dict[str, Any]:
    """Convert each object in a map of them."""
    return {name: make(_mapping(item)) for name, item in _mapping(value).items()}


def _each_but_extensions(
    value: Any, make: Callable[[dict[str, Any]], Any]
) -> dict[str, Any]:
    return _each(value, make) | _only(_mapping(value))


def _is_body(parameter: Any) -> bool:
    """Return whether a parameter is a body or a part of one."""
    return _mapping(parameter).get("in") in ("body", "formData")


def _form(fields: list[Any], media: list[str]) -> dict[str, Any]:
    """Return the request body of a form."""
    has_file = any(field.get("type") == "file" for field in fields)
    usual = _MULTIPART if has_file or _MULTIPART in media else _FORM
    properties: dict[str, Any] = {}
    encoding: dict[str, Any] = {}
    for field in fields:
        name = str(field.get("name"))
        schema = _without(field, *_ABOUT, "collectionFormat")
        collection = field.get("collectionFormat")
        of_files = _mapping(schema.get("items")).get("type") == "file"
        # Each item is a part, if nothing is said of parts.
        as_parts = usual == _MULTIPART and (of_files or collection == "multi")
        style = _style(collection, {"in": "query", **schema})
        if style and not as_parts:
            encoding[name] = style
        properties[name] = _schemas(schema)
    schema = {"type": "object", "properties": properties}
    if required := [str(f.get("name")) for f in fields if f.get("required") is True]:
        schema["required"] = required
    content: dict[str, Any] = {"schema": schema}
    if encoding:
        content["encoding"] = encoding
    return {"content": {usual: content}, "required": bool(required)}


def _style(collection: Any, parameter: dict[str, Any]) -> dict[str, Any]:
    """Return how a list is written; lists are joined by commas if nothing is said."""
    if parameter.get("type") != "array":
        return {}
    is_query = parameter.get("in") == "query"
    if collection == "multi" and is_query:
        return {"style": "form", "explode": True}
    # The validator names what has no style in OpenAPI, such as `tsv`.
    known = _JOINED if is_query else (None, "csv")
    rest = {"collectionFormat": collection} if collection not in known else {}
    if not is_query:
        return rest
    return rest | {"style": _JOINED.get(collection, "form"), "explode": False}


def _schemas(schema: dict[str, Any]) -> dict[str, Any]:
    """Convert a schema and all below it, in place."""
    for _, value in objects(schema, ""):
        _schema(value)
    return schema


def _schema(value: dict[str, Any]) -> None:
    """Convert one schema in place."""
    if value.get("type") == "file":
        value |= {"type": "string", "format": "binary"}
    if isinstance(value.get("discriminator"), str):
        value["discriminator"] = {"propertyName": value["discriminator"]}
    if isinstance(value.get("x-nullable"), bool):
        value["nullable"] = value.pop("x-nullable")
    if isinstance(value.get("type"), list):
        kinds = [kind for kind in value["type"] if kind != "null"]
        if len(kinds) < len(value["type"]):
            value["nullable"] = True
        del value["type"]
        if len(kinds) == 1:
            value["type"] = kinds[0]
        else:
            value["anyOf"] = [{"type": kind} for kind in kinds]
    if value.get("in") is None:
        value.pop("collectionFormat", None)


def _scheme(value: dict[str, Any]) -> dict[str, Any]:
    """Convert a security scheme."""
    if value.get("type") == "basic":
        return {"type": "http", "scheme": "basic", **_without(value, "type")}
    flow = _FLOWS.get(str(value.get("flow")))
    if value.get("type") != "oauth2" or flow is None:
        return value
    known = {"authorizationUrl", "tokenUrl"}
    urls = {key: item for key, item in value.items() if key in known}
    stated: dict[str, Any] = {**urls, "scopes": _mapping(value.get("scopes"))}
    return _without(value, *stated, "flow") | {"flows": {flow: stated}}
