"""The steps of one real document that run in a process of their own."""

from __future__ import annotations

import json
import pkgutil
import sys
import threading
import warnings
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib import import_module
from pathlib import Path
from typing import Any

import yaml
from openapi_core import Config, OpenAPI

from openapi_runtime import Pager, Stream
from tests.pipedrive.core_rules import Received, core_problems


def package_in(project: Path) -> str:
    """Let the package of a project be imported; return its name."""
    sys.path.insert(0, str(project))
    return project.name


def import_all(project: Path) -> int:
    """Import every module of a project's package."""
    package = import_module(package_in(project))
    for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        import_module(module.name)
    return 0


class _Server:
    """A server with one response; it keeps the requests."""

    def __init__(self) -> None:
        self.response: dict[str, Any] = {}
        self.requests: list[Received] = []
        server = self

        class Handler(BaseHTTPRequestHandler):
            def handle_any(self) -> None:
                headers = {key.lower(): value for key, value in self.headers.items()}
                body = self.rfile.read(int(headers.get("content-length", 0)))
                server.requests.append(
                    Received(server.url, self.command, self.path, headers, body)
                )
                server.respond(self)

            do_GET = do_PUT = do_POST = do_DELETE = handle_any  # noqa: N815
            do_PATCH = do_HEAD = do_OPTIONS = do_TRACE = handle_any  # noqa: N815

            def log_message(self, format: str, *args: object) -> None:
                """Log nothing."""

        self.http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.http.server_address[1]}"
        threading.Thread(target=self.http.serve_forever, daemon=True).start()

    def respond(self, handler: BaseHTTPRequestHandler) -> None:
        """Send the response of the sample."""
        media, body = self.response["media_type"], self.response["body"]
        is_text = isinstance(body, str) and "json" not in media
        content = body.encode() if is_text else json.dumps(body).encode()
        handler.send_response(self.response["status"])
        if media:
            handler.send_header("content-type", media)
        if self.response["status"] not in (204, 304):
            handler.send_header("content-length", str(len(content) if media else 0))
        handler.end_headers()
        if media and handler.command != "HEAD":
            handler.wfile.write(content)


def _judge(document: Path) -> OpenAPI | None:
    """Return what judges requests by a document; None for Swagger 2.0."""
    text = document.read_text(encoding="utf-8-sig")
    root = json.loads(text) if document.suffix == ".json" else yaml.safe_load(text)
    if "openapi" not in root:
        return None
    root["servers"] = [{"url": "/"}]
    # The names of HTTP schemes have no case, but openapi-core compares them.
    for scheme in root.get("components", {}).get("securitySchemes", {}).values():
        if isinstance(scheme.get("scheme"), str):
            scheme["scheme"] = scheme["scheme"].lower()
    # A query in a path is no part of what openapi-core compares.
    for path in [path for path in root["paths"] if "?" in path]:
        root["paths"].setdefault(path.partition("?")[0], root["paths"].pop(path))
    for item in root["paths"].values():
        for part in (item, *item.values()):
            if not isinstance(part, dict):
                continue
            part.pop("servers", None)
            if "parameters" in part:
                part["parameters"] = [
                    one for one in part["parameters"] if not _is_ignored(one)
                ]
    read: dict[str, Callable[[bytes], Any]] = dict.fromkeys(
        _json_types(root), _from_json
    )
    return OpenAPI.from_dict(
        root,
        Config(spec_validator_cls=None, extra_media_type_deserializers=read),
        document.resolve().as_uri(),
    )


def _from_json(content: bytes, **_: str) -> Any:
    """Read JSON, whatever the parameters of its media type are."""
    return json.loads(content)


def _json_types(value: Any) -> set[str]:
    """Return the media types in a document that are JSON, or may be."""
    if isinstance(value, list):
        return set().union(*map(_json_types, value))
    if not isinstance(value, dict):
        return set()
    content = value.get("content")
    names = content if isinstance(content, dict) else {}
    found = {str(name) for name in names if "json" in str(name) or name == "*/*"}
    return found.union(*map(_json_types, value.values()))


def _is_ignored(parameter: dict[str, Any]) -> bool:
    """Return whether OpenAPI says that a parameter states nothing."""
    name = str(parameter.get("name")).lower()
    is_named = name in ("accept", "authorization", "content-type")
    return is_named and parameter.get("in") == "header"


def _sent(server: _Server, client: Any, call: dict[str, Any]) -> str:
    """Make one call; return what went wrong."""
    group, function = call["method"].split(".")
    keywords = dict(call["keywords"])
    for name in call["files"]:
        keywords[name] = keywords[name].encode()
    server.response = call
    server.requests.clear()
    try:
        method: Callable[..., Any] = getattr(getattr(client, group), function)
        result = method(*call["positional"], **keywords)
        if isinstance(result, Pager | Stream):
            next(iter(result), None)
    except Exception as error:
        return f"{call['operation']}: {type(error).__name__}: {error}"
    return "" if server.requests else f"{call['operation']}: nothing was sent"


def _refused(judge: OpenAPI, request: Received, operation: str) -> str:
    """Return why openapi-core does not accept a request."""
    try:
        found = list(core_problems(judge, request))
    except Exception as error:
        return f"{operation}: openapi-core cannot judge: {type(error).__name__}"
    return f"{operation}: {found[0]}" if found else ""


def call_some(project: Path, document: Path, most: int) -> int:
    """Call operations of a project, spread over all; print the outcome as JSON."""
    name = package_in(project)
    samples = json.loads((project / "tests" / "samples.json").read_text())
    calls = samples["calls"][:: max(1, len(samples["calls"]) // most)][:most]
    server, judge = _Server(), _judge(document)
    troubles, accepted = [], 0
    warnings.simplefilter("ignore")
    client = import_module(name).Client(base_url=server.url, **samples["credentials"])
    for call in calls:
        trouble = _sent(server, client, call)
        if not trouble and judge:
            trouble = _refused(judge, server.requests[0], call["operation"])
        accepted += not trouble
        troubles += [trouble] if trouble else []
    print(json.dumps({"calls": len(calls), "accepted": accepted, "troubles": troubles}))
    return 0
