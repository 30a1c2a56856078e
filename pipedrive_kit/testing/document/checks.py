"""Validation of one operation's requests and responses by openapi-core."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, unquote

from openapi_core import Config, OpenAPI
from openapi_core.datatypes import RequestParameters
from werkzeug.datastructures import Headers, ImmutableMultiDict

from ...narrowing import is_list, is_mapping
from ..messages import Request, Response

Json = dict[str, Any]
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
        # Credentials were checked before: openapi-core does not know OAuth.
        responses = _nullable(operation["responses"])
        alone: Json = operation | {"responses": responses, "security": []}
        for media_type, described in _forms(operation):
            loose = _with_texts(_without(described, "type", ("integer", "number")))
            alone["requestBody"] = {"content": {media_type: loose}}
        if prefix.endswith("/v1"):
            alone = _without(alone, "format", ("date-time",))
        paths = {path: {method: alone}}
        # The server is not the document's: each test has its own.
        here = {**document, "paths": paths, "servers": [{"url": prefix}]}
        self._core = OpenAPI.from_dict(here, config=_CONFIG)

    def request(self, request: Request) -> list[str]:
        return list(_texts(self._core.iter_request_errors(_asked(request))))

    def response(self, request: Request, response: Response) -> list[str]:
        errors = self._core.iter_response_errors(_asked(request), _given(response))
        return list(_texts(errors))


@dataclass
class _Asked:
    """A request as openapi-core wants it."""

    host_url: str
    path: str
    method: str
    body: bytes | None
    content_type: str
    parameters: RequestParameters


@dataclass
class _Given:
    """A response as openapi-core wants it."""

    status_code: int
    data: bytes
    content_type: str
    headers: Any


def _asked(request: Request) -> _Asked:
    query = parse_qsl(request.query, keep_blank_values=True)
    return _Asked(
        host_url=request.origin,
        path=unquote(request.path),
        method=request.method.lower(),
        body=request.body or None,
        content_type=request.headers.get("content-type", ""),
        parameters=RequestParameters(
            query=ImmutableMultiDict(query), header=Headers(request.headers.items())
        ),
    )


def _given(response: Response) -> _Given:
    content_type = response.headers.get("content-type", "")
    return _Given(response.status, response.body, content_type, Headers())


def _texts(errors: Any) -> Iterator[str]:
    for error in errors:
        causes = getattr(error.__cause__, "schema_errors", None)
        if not causes:
            yield f"{getattr(error, 'name', 'request')}: {error.__cause__ or error}"
        for cause in causes or ():
            place = ".".join(map(str, cause.absolute_path))
            yield f"{place or getattr(error, 'name', 'body')}: {cause.message}"


def _nullable(value: Any) -> Any:
    """Return a part of the document in which every schema with a type allows null."""
    if is_list(value):
        return [_nullable(item) for item in value]
    if not is_mapping(value):
        return value
    made = {key: _nullable(item) for key, item in value.items()}
    if isinstance(value.get("type"), str):
        made["nullable"] = True
        if "enum" in value:
            made["enum"] = [*value["enum"], None]
    return made


def _forms(operation: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    content = operation.get("requestBody", {}).get("content", {})
    for media_type, described in content.items():
        if media_type != "application/json":
            yield media_type, described


def _without(value: Any, keyword: str, words: tuple[str, ...]) -> Any:
    """Return a part of the document without a keyword where it has one of the words."""
    if is_list(value):
        return [_without(item, keyword, words) for item in value]
    if not is_mapping(value):
        return value
    return {
        key: _without(item, keyword, words)
        for key, item in value.items()
        if not (key == keyword and isinstance(item, str) and item in words)
    }


def _with_texts(value: Any) -> Any:
    """Return a part of the document whose closed lists have their values as text, too."""
    if is_list(value):
        return [_with_texts(item) for item in value]
    if not is_mapping(value):
        return value
    made = {key: _with_texts(item) for key, item in value.items()}
    if is_list(value.get("enum")):
        made["enum"] = list(dict.fromkeys([*value["enum"], *map(str, value["enum"])]))
    return made
