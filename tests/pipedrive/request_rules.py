"""Validation of requests against the corrected document.

openapi-core checks paths, types, required values and formats. Checked here: undeclared
query parameters, unknown body properties, a missing API token. Arrays that must be sent
as one joined value, not as repeated parameters, are checked on the bytes of the query.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote_plus

from openapi_core import OpenAPI

from tests.pipedrive.core_rules import Received, core_problems
from tests.pipedrive.described import ALL, Described, document, merged

PREFIX = "/api/v2"


class Rules:
    """The checks; made once, because reading the document takes most of a second."""

    def __init__(self, origin: str) -> None:
        self._core = OpenAPI.from_dict(_for_core(origin + PREFIX))
        self._paths = [(_path_pattern(each), each) for each in ALL.values()]

    def operation(self, request: Received) -> Described | None:
        """Return the operation of a request; fixed paths go before templates."""
        found = [
            each
            for pattern, each in self._paths
            if each.method == request.method and pattern.fullmatch(request.path)
        ]
        return min(found, key=lambda each: each.path.count("{"), default=None)

    def violations(self, request: Received, operation: Described) -> list[str]:
        return [
            *_token_problems(request),
            *_query_problems(request, operation),
            *_body_problems(request, operation),
            *core_problems(self._core, request),
        ]


def _for_core(base_url: str) -> dict[str, Any]:
    """Return the document as this server serves it: here, and with API tokens only.

    openapi-core does not know OAuth, and would let every request pass for it.
    """
    paths = {
        path: {
            method: {**operation, "security": [{"api_key": []}]}
            for method, operation in methods.items()
        }
        for path, methods in document()["paths"].items()
    }
    return {**document(), "servers": [{"url": base_url}], "paths": paths}


def _path_pattern(operation: Described) -> re.Pattern[str]:
    parts = re.split(r"\{[^}]+\}", PREFIX + operation.path)
    return re.compile("[^/]+".join(map(re.escape, parts)))


def _token_problems(request: Received) -> Iterator[str]:
    if not request.headers.get("x-api-token"):
        yield "no x-api-token"


def _query_problems(request: Received, operation: Described) -> Iterator[str]:
    declared = {p["name"]: p for p in operation.parameters_in("query")}
    seen: dict[str, list[str]] = {}
    for pair in filter(None, request.query.split("&")):
        name, equals, raw = pair.partition("=")
        if not equals:
            yield f"query {name!r} has no value"
        seen.setdefault(unquote_plus(name), []).append(raw)
    for name, raws in seen.items():
        if name not in declared:
            yield f"undeclared query parameter {name!r}"
            continue
        schema = declared[name]["schema"]
        if len(raws) > 1:
            # Every array of this document is one value, joined by commas.
            yield f"query {name!r} stands there {len(raws)} times"
        if not all(raws):
            yield f"query {name!r} is empty"
        if schema["type"] == "boolean" and not {"true", "false"}.issuperset(raws):
            yield f"query {name!r} is no boolean: {raws}"
        if schema["type"] == "array" and declared[name].get("explode") is not False:
            yield f"query {name!r} is an array that is not joined; the rules know none"


def _body_problems(request: Received, operation: Described) -> Iterator[str]:
    content_type = request.headers.get("content-type")
    if operation.body is None:
        if request.body or content_type:
            yield "a body where none is declared"
        return
    if not request.body:
        return  # openapi-core says whether it is required
    kind = (content_type or "").partition(";")[0]
    if kind != operation.media_type:
        yield f"the body is {kind or 'of no type'}, not {operation.media_type}"
    elif kind == "application/json":
        try:
            body = json.loads(request.body)
        except ValueError as error:
            yield f"the body is no JSON: {error}"
        else:
            yield from _unknown(body, operation.body, "body")


def _unknown(value: Any, schema: dict[str, Any], where: str) -> Iterator[str]:
    """Return the properties that no schema declares."""
    schema = merged(schema)
    if isinstance(value, list):
        for index, item in enumerate(value):
            yield from _unknown(item, schema.get("items", {}), f"{where}[{index}]")
    if isinstance(value, dict):
        properties = schema.get("properties", {})
        open_ = schema.get("additionalProperties", not properties)
        for key, item in value.items():
            if key in properties:
                yield from _unknown(item, properties[key], f"{where}.{key}")
            elif not open_:
                yield f"{where}.{key} is not declared"
