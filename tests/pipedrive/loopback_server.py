"""A Pipedrive on 127.0.0.1: it checks every request and responds as documented."""

from __future__ import annotations

import copy
import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from tests.pipedrive.core_rules import Received
from tests.pipedrive.described import Described
from tests.pipedrive.request_rules import PREFIX, Rules

FIRST_CURSOR = "a-cursor-of-the-caller"


@dataclass
class Answer:
    """A response that the server is to send instead of the example."""

    body: bytes
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    content_type: str = "application/json; charset=utf-8"
    delay: float = 0.0


@dataclass
class Exchange:
    """A request, and what the server made of it."""

    request: Received
    operation: Described | None
    violations: list[str]
    answer: Answer


class LoopbackPipedrive:
    """The server with its record of what it was asked since `forget`."""

    def __init__(self) -> None:
        self._http = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
        self._http.daemon_threads = True
        self._http.pipedrive = self  # type: ignore[attr-defined]
        self.origin = f"http://127.0.0.1:{self._http.server_port}"
        self.base_url = self.origin + PREFIX
        self.rules = Rules(self.origin)
        self.exchanges: list[Exchange] = []
        self.answers: list[Answer] = []
        """Given instead of the next examples, in this order, whatever is asked."""

    def forget(self) -> None:
        self.exchanges.clear()
        self.answers.clear()

    @property
    def only(self) -> Exchange:
        """The one exchange since `forget`."""
        (exchange,) = self.exchanges
        return exchange

    def exchange(self, request: Received) -> Answer:
        operation = self.rules.operation(request)
        if self.answers:
            # Not checked: these tests are about what cannot be in the document.
            exchange = Exchange(request, operation, [], self.answers.pop(0))
        elif operation is None:
            problem = f"no operation {request.method} {request.path}"
            exchange = Exchange(request, None, [problem], _refusal(404, problem))
        else:
            violations = self.rules.violations(request, operation)
            answer = (
                _refusal(400, "; ".join(violations))
                if violations
                else _documented(request, operation)
            )
            exchange = Exchange(request, operation, violations, answer)
        self.exchanges.append(exchange)
        return exchange.answer

    @contextmanager
    def running(self) -> Iterator[LoopbackPipedrive]:
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


def answer_json(value: Any, status: int = 200) -> Answer:
    return Answer(json.dumps(value).encode(), status)


def _refusal(status: int, problem: str) -> Answer:
    return answer_json({"success": False, "error": problem}, status)


def _documented(request: Received, operation: Described) -> Answer:
    """Return the example; of a list, its first page, and an empty one ends the list."""
    if not operation.paged:
        return answer_json(operation.example, operation.status)
    last = f"cursor={operation.next_cursor}" in request.query.split("&")
    return answer_json(page_of(operation, last=last), operation.status)


def page_of(operation: Described, *, last: bool = False) -> dict[str, Any]:
    """Return the example of a list as a page that leads on, or as the last one."""
    page = copy.deepcopy(operation.example)
    additional = {} if page.get("additional_data") is None else page["additional_data"]
    additional["next_cursor"] = None if last else operation.next_cursor
    page["additional_data"] = additional
    if last:
        holder = page if len(operation.payload_place) == 1 else page["data"]
        holder[operation.payload_place[-1]] = []
    return page


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = -1  # one packet per response

    def _serve(self) -> None:
        pipedrive: LoopbackPipedrive = self.server.pipedrive  # type: ignore[attr-defined]
        answer = pipedrive.exchange(
            Received(
                origin=pipedrive.origin,
                method=self.command,
                target=self.path,
                headers={name.lower(): text for name, text in self.headers.items()},
                body=self._body(),
                client=self.client_address,
            )
        )
        if answer.delay:
            time.sleep(answer.delay)
        try:
            self.send_response(answer.status)
            self.send_header("Content-Type", answer.content_type)
            self.send_header("Content-Length", str(len(answer.body)))
            for name, text in answer.headers.items():
                self.send_header(name, text)
            self.end_headers()
            self.wfile.write(answer.body)
            self.wfile.flush()
        except ConnectionError:
            self.close_connection = True  # the caller did not wait

    do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = do_HEAD = _serve

    def _body(self) -> bytes:
        if self.headers.get("Transfer-Encoding", "").lower() == "chunked":
            chunks = []
            while size := int(self.rfile.readline(), 16):
                chunks.append(self.rfile.read(size))
                self.rfile.readline()
            self.rfile.readline()
            return b"".join(chunks)
        return self.rfile.read(int(self.headers.get("Content-Length", 0)))

    def log_message(self, format: str, *args: Any) -> None:
        pass
