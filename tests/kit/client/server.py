"""A server on loopback that answers both versions of the API by their documents.

It checks each request with openapi-core against the document of its version, and answers
with as little as the document allows: objects without members, empty lists. A test can
set the response of a path.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from typing import Any
from urllib.parse import parse_qs

from openapi_core import OpenAPI

from pipedrive_kit.actions.table import described, resolved
from tests.pipedrive.core_rules import Received, core_problems

Answer = tuple[int, str, bytes]


class BothServer:
    """The server, with the requests that came."""

    def __init__(self) -> None:
        self._http = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
        self._http.daemon_threads = True
        self._http.both = self  # type: ignore[attr-defined]
        self.origin = f"http://127.0.0.1:{self._http.server_port}"
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

    @contextmanager
    def running(self) -> Iterator[BothServer]:
        thread = threading.Thread(
            target=self._http.serve_forever, kwargs={"poll_interval": 0.02}
        )
        thread.start()
        try:
            yield self
        finally:
            self._http.shutdown()
            thread.join()
            self._http.server_close()


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


def _least(version: Any, request: Received) -> Answer:
    """Return the emptiest response that the document allows."""
    path = request.path.removeprefix(f"/api/{version}").strip("/").split("/")
    operation = next(
        each
        for pattern, each in _operations(version)[request.method, len(path)]
        if all(known in ("", given) for known, given in zip(pattern, path, strict=True))
    )
    (status, response), *_ = operation["responses"].items()
    content = response.get("content", {})
    if "application/octet-stream" in content:
        return int(status), "application/octet-stream", b"\x00bytes"
    if not content:
        return int(status), "application/json", b'{"success": true}'
    schema = resolved(version, content["application/json"]["schema"])
    return int(status), "application/json", json.dumps(_value(schema)).encode()


@cache
def _operations(version: Any) -> dict[tuple[str, int], list[tuple[Any, Any]]]:
    found: dict[tuple[str, int], list[tuple[Any, Any]]] = {}
    package = __import__(f"pipedrive_{version}")
    for id_, operation in described(version).items():
        if id_ in package.OPERATIONS:
            facts = package.OPERATIONS[id_]
            parts = facts.path.strip("/").split("/")
            pattern = tuple("" if part.startswith("{") else part for part in parts)
            key = facts.http_method, len(parts)
            found.setdefault(key, []).append((pattern, operation))
    for patterns in found.values():
        patterns.sort(key=lambda item: item[0].count(""))
    return found


def _value(schema: Any) -> Any:
    if "properties" in schema and {"success", "data"} & schema["properties"].keys():
        found = {k: _value(v) for k, v in schema["properties"].items()}
        return {**found, "success": True, "additional_data": None}
    kinds = {"array": [], "integer": 1, "number": 1, "string": "x", "boolean": True}
    if schema.get("type") == "object" and "items" in schema.get("properties", {}):
        return {"items": []}
    return kinds.get(schema.get("type"), {})


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = -1

    def _serve(self) -> None:
        both: BothServer = self.server.both  # type: ignore[attr-defined]
        size = int(self.headers.get("Content-Length", 0))
        status, media, body = both.respond(
            Received(
                origin=both.origin,
                method=self.command,
                target=self.path,
                headers={name.lower(): text for name, text in self.headers.items()},
                body=self.rfile.read(size),
            )
        )
        self.send_response(status)
        self.send_header("Content-Type", media)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        self.wfile.flush()

    do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = _serve

    def log_message(self, format: str, *args: Any) -> None:
        pass
