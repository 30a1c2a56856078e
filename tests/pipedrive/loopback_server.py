"""A Pipedrive on 127.0.0.1: it checks every request and responds as documented."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from pipedrive_kit.testing import Request, Response
from pipedrive_kit.testing.serve.server import FakeServer
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
        self._http = FakeServer(self._respond, "127.0.0.1", 0)
        self.origin = self._http.origin
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

    def _respond(self, request: Request) -> Response:
        answer = self.exchange(Received.of(request))
        headers = {"Content-Type": answer.content_type, **answer.headers}
        return Response(
            status=answer.status, headers=headers, body=answer.body, delay=answer.delay
        )

    @contextmanager
    def running(self) -> Iterator[LoopbackPipedrive]:
        try:
            yield self
        finally:
            self._http.close()


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
