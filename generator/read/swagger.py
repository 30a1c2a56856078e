"""Swagger 2.0 documents as OpenAPI 3.0: every later step knows one form."""

from __future__ import annotations

from typing import Any

from .nodes import copied, items_of, objects

_METHODS = ("get", "put", "post", "delete", "options", "head", "patch")
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

_OWN = [
    "basePath",
    "consumes",
    "definitions",
    "host",
    "parameters",
    "produces",
    "responses",
    "schemes",
    "securityDefinitions",
    "swagger",
]
_ABOUT_PARAMETERS = "name in description required allowEmptyValue collectionFormat"
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
        self.bodies = {
            name
            for name, value in self.shared.items()
            if _mapping(value).get("in") in ("body", "formData")
        }

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
            "parameters": {
                name: self.parameter(_mapping(value))
                for name, value in self.shared.items()
                if name not in self.bodies
            },
            "requestBodies": {
                name: self.body([self.shared[name]], self.media("consumes", {}))
                for name in sorted(self.bodies)
            },
            "responses": {
                name: self.response(_mapping(value), {})
                for name, value in _mapping(root.get("responses")).items()
            },
            "securitySchemes": {
                name: _scheme(_mapping(value))
                for name, value in _mapping(root.get("securityDefinitions")).items()
            },
        }
        made: dict[str, Any] = {"openapi": "3.0.3"}
        made |= {key: value for key, value in root.items() if key not in _OWN}
        made |= self.servers()
        made["paths"] = {
            path: item if path.startswith("x-") else self.path_item(_mapping(item))
            for path, item in _mapping(root.get("paths")).items()
        }
        return made | {"components": {k: v for k, v in components.items() if v}}

    def reference(self, reference: str) -> str:
        """Return a reference to a part of the document where that stands now."""
        if reference.startswith("#/definitions/"):
            return reference.replace("#/definitions", "#/components/schemas", 1)
        if reference.startswith("#/responses/"):
            return reference.replace("#", "#/components", 1)
        if reference.startswith("#/parameters/"):
            name = reference.rpartition("/")[2]
            part = "requestBodies" if name in self.bodies else "parameters"
            return f"#/components/{part}/{name}"
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
        around = items_of(item.get("parameters"))
        bodies = [one for one in around if self.is_body(one)]
        made = dict(item)
        if "parameters" in item:
            made["parameters"] = [
                self.parameter(_mapping(one)) for one in around if one not in bodies
            ]
        for method in _METHODS:
            if isinstance(item.get(method), dict):
                made[method] = self.operation(item[method], bodies)
        return made

    def operation(self, value: dict[str, Any], around: list[Any]) -> dict[str, Any]:
        own = items_of(value.get("parameters"))
        bodies = [one for one in own if self.is_body(one)]
        made = {
            key: item
            for key, item in value.items()
            if key not in ("consumes", "produces", "schemes")
        }
        if "parameters" in value:
            made["parameters"] = [
                self.parameter(_mapping(one)) for one in own if one not in bodies
            ]
        # A body of the operation replaces that of its path.
        if found := bodies or around:
            made["requestBody"] = self.request_body(found, value)
        made["responses"] = {
            code: (
                self.response(_mapping(response), value)
                if not str(code).startswith("x-")
                else response
            )
            for code, response in _mapping(value.get("responses")).items()
        }
        return made

    def is_body(self, value: Any) -> bool:
        """Return whether a parameter is a body or a part of one."""
        return self.resolved(value).get("in") in ("body", "formData")

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
        schema = _schemas(_mapping(whole.get("schema")))
        made = {key: whole[key] for key in ("description", "required") if key in whole}
        made |= {key: item for key, item in whole.items() if key.startswith("x-")}
        content = {"schema": schema}
        return made | {"content": dict.fromkeys(media or [_JSON], content)}

    def parameter(self, value: dict[str, Any]) -> dict[str, Any]:
        if "$ref" in value:
            return value
        keep = (*_ABOUT_PARAMETERS.split()[:-1], "deprecated")
        made = {
            key: item
            for key, item in value.items()
            if key in keep or key.startswith("x-")
        }
        schema = {key: i for key, i in value.items() if key not in made}
        made |= _style(schema.pop("collectionFormat", None), value)
        made["schema"] = _schemas(schema)
        return made

    def response(
        self, value: dict[str, Any], operation: dict[str, Any]
    ) -> dict[str, Any]:
        if "$ref" in value:
            return value
        own = ("schema", "examples", "headers")
        made = {key: item for key, item in value.items() if key not in own}
        examples = _mapping(value.get("examples"))
        if headers := _mapping(value.get("headers")):
            made["headers"] = {
                name: self.parameter(_mapping(header))
                for name, header in headers.items()
            }
        if "schema" not in value:
            return made
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


def _form(fields: list[Any], media: list[str]) -> dict[str, Any]:
    """Return the request body of a form."""
    has_file = any(field.get("type") == "file" for field in fields)
    usual = _MULTIPART if has_file or _MULTIPART in media else _FORM
    properties: dict[str, Any] = {}
    encoding: dict[str, Any] = {}
    for field in fields:
        name = str(field.get("name"))
        about = set(_ABOUT_PARAMETERS.split()) - {"description"}
        schema = {key: item for key, item in field.items() if key not in about}
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
    if parameter.get("in") not in ("query", "formData"):
        return {}
    if collection == "multi":
        return {"style": "form", "explode": True}
    # The validator names what has no style in OpenAPI, such as `tsv`.
    rest = {"collectionFormat": collection} if collection not in _JOINED else {}
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
        made = {key: item for key, item in value.items() if key != "type"}
        return {"type": "http", "scheme": "basic", **made}
    flow = _FLOWS.get(str(value.get("flow")))
    if value.get("type") != "oauth2" or flow is None:
        return value
    about = ("authorizationUrl", "tokenUrl", "scopes", "flow")
    made = {key: item for key, item in value.items() if key not in about}
    urls = {key: value[key] for key in about[:2] if key in value}
    return made | {"flows": {flow: {**urls, "scopes": _mapping(value.get("scopes"))}}}
