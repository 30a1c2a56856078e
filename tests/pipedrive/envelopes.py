"""Changes to what is around the payload of a response, and a reader of the result."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import httpx

from pipedrive_v2 import Client
from tests.pipedrive.call_arguments import arguments_for
from tests.pipedrive.conftest import TOKEN, located
from tests.pipedrive.described import ALL, Described
from tests.pipedrive.json_values import as_json
from tests.pipedrive.loopback_server import Answer
from tests.pipedrive.unhurried import unhurried


class Reader:
    """A reader of any bytes with the method of an operation, without a network."""

    def __init__(self) -> None:
        self._answer = Answer(b"")
        self.requests = 0
        http = httpx.Client(transport=httpx.MockTransport(self._respond))
        self.client = Client(
            api_token=TOKEN,
            base_url="http://127.0.0.1:9",
            http_client=http,
            **unhurried(),
        )
        self._calls: dict[str, Callable[[], Any]] = {}

    def _respond(self, request: httpx.Request) -> httpx.Response:
        self.requests += 1
        answer = self._answer
        headers = {"content-type": answer.content_type}
        return httpx.Response(answer.status, content=answer.body, headers=headers)

    def call(self, operation: Described, answer: Answer) -> Any:
        """Return the result of the method."""
        self._answer = answer
        self.requests = 0
        if operation.id not in self._calls:
            method = located(self.client, operation.id)
            arguments = arguments_for(operation, method, "required")
            self._calls[operation.id] = lambda: method(
                *arguments.positional, **arguments.keyword
            )
        return self._calls[operation.id]()

    def read(self, operation: Described, answer: Answer) -> Any:
        """Return the result for one response; of a list, the items of its page."""
        result = self.call(operation, answer)
        return next(result.pages()).items if operation.paged else result


def body_with(operation: Described, payload: Any) -> dict[str, Any]:
    """Return the example with another payload."""
    value = payload
    if len(operation.payload_place) == 2:
        value = {**operation.example["data"], operation.payload_place[1]: payload}
    return {**operation.example, "data": value}


def encoded(operation: Described, body: Any) -> Answer:
    return Answer(json.dumps(body).encode(), operation.status)


def payload_of(result: Any, beside: Mapping[str, Any]) -> Any:
    """Return a result as JSON, without what the response has beside the payload."""
    value = as_json(result)
    return {k: v for k, v in value.items() if k not in beside} if beside else value


@dataclass(frozen=True)
class Envelope:
    """A change to a whole body."""

    what: str
    change: Callable[[Described], Answer | None]
    """None where it does not apply to an operation."""

    def __str__(self) -> str:
        return self.what

    def answers(self) -> Iterator[tuple[Described, Answer]]:
        for operation in ALL.values():
            answer = self.change(operation)
            if answer is not None:
                yield operation, answer


def fixed(what: str, body: bytes, content_type: str = "application/json") -> Envelope:
    return Envelope(
        what, lambda o: Answer(body, status=o.status, content_type=content_type)
    )


def key_set(what: str, key: str, value: Any) -> Envelope:
    return Envelope(what, lambda o: encoded(o, {**o.example, key: value}))


def key_dropped(key: str) -> Envelope:
    return Envelope(
        f"{key} dropped",
        lambda o: encoded(o, {k: v for k, v in o.example.items() if k != key}),
    )


def other_container(operation: Described) -> Answer:
    """Return an object where a list is documented, and the other way round."""
    return encoded(
        operation,
        body_with(operation, {} if isinstance(operation.payload, list) else []),
    )


def items_set(what: str, items: Any) -> Envelope:
    def change(operation: Described) -> Answer | None:
        if len(operation.payload_place) == 1:
            return None
        return encoded(operation, body_with(operation, items))

    return Envelope(f"data.items {what}", change)


def items_dropped(operation: Described) -> Answer | None:
    if len(operation.payload_place) == 1:
        return None
    return encoded(operation, {**operation.example, "data": {}})


def only(applies: Callable[[Described], bool], envelope: Envelope) -> Envelope:
    """Return the same change for the operations that `applies` accepts."""
    return Envelope(envelope.what, lambda o: envelope.change(o) if applies(o) else None)


def is_list(operation: Described) -> bool:
    return isinstance(operation.payload, list)


def is_record(operation: Described) -> bool:
    return not is_list(operation)


def is_delete(operation: Described) -> bool:
    return operation.method.upper() == "DELETE"


def is_no_delete(operation: Described) -> bool:
    return not is_delete(operation)


def is_read_record(operation: Described) -> bool:
    return is_record(operation) and is_no_delete(operation)


UNREADABLE = [
    only(is_no_delete, fixed("empty body", b"")),
    only(is_no_delete, fixed("white space", b" \r\n")),
    fixed("HTML body", b"<html><body>Sign in</body></html>", "text/html"),
    fixed("HTML body called JSON", b"<!doctype html><title>502</title>"),
    fixed("a list", b'[{"success": true, "data": {}}]'),
    fixed("an empty list", b"[]"),
    fixed("a string", b'"text"'),
    fixed("a number", b"7"),
    fixed("null", b"null"),
    fixed("an empty object", b"{}"),
    fixed("no UTF-8", b'{"success": true, "data": "\xff\xfe'),
    fixed("two values", b'{"success": true, "data": null} {}'),
    Envelope(
        "truncated JSON",
        lambda o: Answer(json.dumps(o.example).encode()[:-2], o.status),
    ),
    Envelope(
        "JSON truncated in the middle",
        lambda o: Answer(
            (text := json.dumps(o.example).encode())[: len(text) // 2], o.status
        ),
    ),
    only(is_no_delete, key_dropped("data")),
    only(is_read_record, key_set("data null", "data", None)),
    key_set("data a string", "data", "text"),
    key_set("data a number", "data", 7),
    key_set("data a boolean", "data", False),
    Envelope("data a list for an object or the reverse", other_container),
    Envelope("data.items dropped", items_dropped),
    items_set("a string", "text"),
    items_set("an object", {}),
]
