"""A server on loopback that answers both versions of the API by their documents.

It checks each request with openapi-core against the document of its version, and answers
with as little as the document allows: objects without members, empty lists. A test can
set the response of a path.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from importlib.resources import files
from typing import Any
from urllib.parse import parse_qs

from openapi_core import OpenAPI

from pipedrive_kit.testing import Request, Response
from pipedrive_kit.testing.document.document import Document
from pipedrive_kit.testing.document.schemas import merged
from pipedrive_kit.testing.serve.server import FakeServer
from tests.pipedrive.core_rules import Received, core_problems

Answer = tuple[int, str, bytes]


class BothServer:
    """The server, with the requests that came."""

    def __init__(self) -> None:
        self._http = FakeServer(self._respond, "127.0.0.1", 0)
        self.origin = self._http.origin
        self.base_url = f"{self.origin}/api/v2"
        self.requests: list[Received] = []
        self.problems: list[str] = []
        self.answers: dict[str, Callable[[Received], Any]] = {}
        """Path below the origin -> what makes the body of its response."""

    def forget(self) -> None:
        self.requests.clear()
        self.problems.clear()
        self.answers.clear()

    @property
    def lines(self) -> list[str]:
        """Method and path of each request."""
        return [f"{each.method} {each.path}" for each in self.requests]

    def query(self, index: int) -> dict[str, str]:
        """Return the query of a request."""
        return {k: v[0] for k, v in parse_qs(self.requests[index].query).items()}

    def respond(self, request: Received) -> Answer:
        self.requests.append(request)
        version = request.path.split("/")[2]
        self.problems += [
            f"{request.method} {request.target}: {problem}"
            for problem in core_problems(_core(version, self.origin), request)
        ]
        if request.path in self.answers:
            body = self.answers[request.path](request)
            if isinstance(body, bytes):
                return 200, "application/octet-stream", body
            return 200, "application/json", json.dumps(body).encode()
        return _least(version, request)

    def _respond(self, request: Request) -> Response:
        status, media, body = self.respond(Received.of(request))
        return Response(status=status, headers={"content-type": media}, body=body)

    @contextmanager
    def running(self) -> Iterator[BothServer]:
        try:
            yield self
        finally:
            self._http.close()


@cache
def _core(version: str, origin: str) -> OpenAPI:
    text = files(f"pipedrive_{version}").joinpath("document.json").read_text()
    document = json.loads(text)
    document["servers"] = [{"url": f"{origin}/api/{version}"}]
    for item in document["paths"].values():
        for operation in item.values():
            # openapi-core would let every request pass for OAuth.
            operation["security"] = [{"api_key": []}]
            content = operation.get("requestBody", {}).get("content", {})
            for part in (
                content.get("multipart/form-data", {})
                .get("schema", {})
                .get("properties", {})
                .values()
            ):
                part["type"] = "string"  # what it is, until somebody reads it
            for response in operation["responses"].values():
                response["description"] = "Left out in the document of the package."
    document["info"] = {"title": "Pipedrive", "version": version}
    return OpenAPI.from_dict(document)


def _least(version: str, request: Received) -> Answer:
    """Return the emptiest response that the document allows."""
    document = _document(f"pipedrive_{version}")
    methods, _ = document.route(Request(method=request.method, path=request.path))
    operation = methods[request.method]
    content = operation.described["responses"][str(operation.status)].get("content", {})
    if "application/octet-stream" in content:
        return operation.status, "application/octet-stream", b"\x00bytes"
    if not content:
        return operation.status, "application/json", b'{"success": true}'
    body = _value(content["application/json"]["schema"])
    return operation.status, "application/json", json.dumps(body).encode()


@cache
def _document(package: str) -> Document:
    return Document.of_package(package)


def _value(schema: Any) -> Any:
    schema = merged(schema)
    if "properties" in schema and {"success", "data"} & schema["properties"].keys():
        found = {k: _value(v) for k, v in schema["properties"].items()}
        return {**found, "success": True, "additional_data": None}
    kinds = {"array": [], "integer": 1, "number": 1, "string": "x", "boolean": True}
    if schema.get("type") == "object" and "items" in schema.get("properties", {}):
        return {"items": []}
    return kinds.get(schema.get("type"), {})
