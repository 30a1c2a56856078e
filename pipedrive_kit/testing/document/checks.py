"""Validation of one operation's requests and responses by openapi-core."""

from __future__ import annotations

from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any
from urllib.parse import parse_qsl, unquote

from openapi_core import Config, OpenAPI
from openapi_core.datatypes import RequestParameters
from werkzeug.datastructures import Headers, ImmutableMultiDict

from ...narrowing import is_list
from ..messages import Request, Response
from .schemas import Json, rewritten

# The generator has validated the document.
_CONFIG = Config(spec_validator_cls=None)  # pyright: ignore[reportArgumentType]


class Checker:
    """The checks of one operation of a document: fast, as no path is looked for.

    Null is allowed everywhere in a response. The document has it in few places, and the
    server sends it wherever there is no value. Fields of a form are text, and times of
    API v1 have no zone.
    """

    def __init__(
        self,
        document: dict[str, Any],
        operation: dict[str, Any],
        path: str,
        method: str,
        prefix: str,
    ) -> None:
        responses = rewritten(operation["responses"], _nullable)
        # Credentials were checked before: openapi-core does not know OAuth.
        alone: Json = operation | {"responses": responses, "security": []}
        content = operation.get("requestBody", {}).get("content", {})
        if content and "application/json" not in content:
            alone["requestBody"] = {"content": rewritten(content, _as_text)}
        if prefix.endswith("/v1"):
            alone = rewritten(alone, _without_format)
        paths = {path: {method: alone}}
        # The server is not the document's: each test has its own.
        here = {**document, "paths": paths, "servers": [{"url": prefix}]}
        self._core = OpenAPI.from_dict(here, config=_CONFIG)

    def request(self, request: Request) -> list[str]:
        return list(_texts(self._core.iter_request_errors(_asked(request))))

    def response(self, request: Request, response: Response) -> list[str]:
        errors = self._core.iter_response_errors(_asked(request), _given(response))
        return list(_texts(errors))


def _asked(request: Request) -> Any:
    """Return a request as openapi-core wants it."""
    query = parse_qsl(request.query, keep_blank_values=True)
    return SimpleNamespace(
        host_url=request.origin,
        path=unquote(request.path),
        method=request.method.lower(),
        body=request.body or None,
        content_type=request.headers.get("content-type", ""),
        parameters=RequestParameters(
            query=ImmutableMultiDict(query), header=Headers(request.headers.items())
        ),
    )


def _given(response: Response) -> Any:
    """Return a response as openapi-core wants it."""
    return SimpleNamespace(
        status_code=response.status,
        data=response.body,
        content_type=response.headers.get("content-type", ""),
        headers=Headers(),
    )


def _texts(errors: Any) -> Iterator[str]:
    for error in errors:
        causes = getattr(error.__cause__, "schema_errors", None)
        if not causes:
            yield f"{getattr(error, 'name', 'request')}: {error.__cause__ or error}"
        for cause in causes or ():
            place = ".".join(map(str, cause.absolute_path))
            yield f"{place or getattr(error, 'name', 'body')}: {cause.message}"


def _nullable(schema: Json) -> Json:
    """Return a schema that allows null, if it has a type."""
    if not isinstance(schema.get("type"), str):
        return schema
    allowed = {"enum": [*schema["enum"], None]} if "enum" in schema else {}
    return {**schema, "nullable": True, **allowed}


def _without_format(schema: Json) -> Json:
    kept = dict(schema)
    if kept.get("format") == "date-time":
        del kept["format"]
    return kept


def _as_text(schema: Json) -> Json:
    """Return the schema of a form's value: numbers come as text, closed lists too."""
    kept = dict(schema)
    if kept.get("type") in ("integer", "number"):
        del kept["type"]
    if is_list(kept.get("enum")):
        kept["enum"] = list(dict.fromkeys([*kept["enum"], *map(str, kept["enum"])]))
    return kept
