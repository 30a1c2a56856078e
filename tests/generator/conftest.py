"""Fixtures of the generator's tests: a folder to generate in, a server to call."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest

from tests.generator.workspace import Workspace, importable


@pytest.fixture
def workspace(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Iterator[Workspace]:
    """A folder to generate in, whose packages can be imported."""
    monkeypatch.chdir(tmp_path)
    made = Workspace(tmp_path, capsys)
    yield from (made for _ in importable(tmp_path / "generated"))


@dataclass(frozen=True)
class Request:
    """One request as it came over the wire."""

    method: str
    target: str
    headers: dict[str, str]
    body: bytes

    @property
    def path(self) -> str:
        """The path, percent-encoded as it was sent."""
        return urlsplit(self.target).path

    @property
    def query(self) -> list[tuple[str, str]]:
        """The query, decoded, in the order in which it was sent."""
        return parse_qsl(urlsplit(self.target).query, keep_blank_values=True)

    def json(self) -> Any:
        """Return the body, read as JSON."""
        return json.loads(self.body)


@dataclass
class Server:
    """A loopback server with one response for everything; it records the requests."""

    url: str = ""
    status: int = 200
    media: str = "application/json"
    body: bytes = b"{}"
    requests: list[Request] = field(default_factory=list)
    script: list[tuple[bytes, dict[str, str]]] = field(default_factory=list)
    """Bodies and headers to respond with instead, in turn, again and again."""

    def answer(self, value: Any) -> None:
        """Respond with *value* as JSON from now on."""
        self.body = json.dumps(value).encode()

    def next(self) -> tuple[bytes, dict[str, str]]:
        """Return the body and the headers of the next response."""
        if not self.script:
            return self.body, {}
        self.script.append(self.script.pop(0))
        return self.script[-1]

    @property
    def last(self) -> Request:
        """The request that came last."""
        return self.requests[-1]


@pytest.fixture
def server() -> Iterator[Server]:
    """A recording server."""
    state = Server()

    class Handler(BaseHTTPRequestHandler):
        def handle_any(self) -> None:
            length = int(self.headers.get("content-length") or 0)
            headers = {key.lower(): value for key, value in self.headers.items()}
            body = self.rfile.read(length)
            state.requests.append(Request(self.command, self.path, headers, body))
            answer, more = state.next()
            self.send_response(state.status)
            if state.status != 204:
                self.send_header("content-type", state.media)
                self.send_header("content-length", str(len(answer)))
            for name, value in more.items():
                self.send_header(name, value)
            self.end_headers()
            if state.status != 204 and self.command != "HEAD":
                self.wfile.write(answer)

        do_GET = do_PUT = do_POST = do_DELETE = handle_any
        do_PATCH = do_HEAD = do_OPTIONS = do_TRACE = do_QUERY = handle_any

        def log_message(self, format: str, *args: object) -> None:
            """Log nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as http:
        state.url = f"http://127.0.0.1:{http.server_address[1]}"
        thread = threading.Thread(target=http.serve_forever, args=(0.01,))
        thread.start()
        yield state
        http.shutdown()
        thread.join()
