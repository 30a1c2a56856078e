"""All operations, sync and async, over HTTP, against a server that checks requests."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest

from pipedrive_v2 import OPERATIONS
from tests.each import each
from tests.pipedrive.call_arguments import (
    IMAGE,
    CallArguments,
    Nested,
    Wanted,
    arguments_for,
)
from tests.pipedrive.conftest import Flavour
from tests.pipedrive.core_rules import Received
from tests.pipedrive.described import ALL, IDS, Described
from tests.pipedrive.json_values import as_json, same
from tests.pipedrive.loopback_server import LoopbackPipedrive, page_of
from tests.pipedrive.request_rules import PREFIX

every_operation = each(operation=ALL.values())

NESTED = [each for each in ALL.values() if each.sends_nested_objects]
UPLOADS = [each for each in ALL.values() if each.media_type == "multipart/form-data"]


def test_the_document_and_the_client_have_the_same_operations() -> None:
    assert OPERATIONS.keys() == IDS


def test_the_oracle_is_not_blind() -> None:
    """Most have an example; some nest objects, some upload, some page."""
    assert len(ALL) > len(IDS) / 2
    assert NESTED
    assert UPLOADS
    assert any(each.paged for each in ALL.values())


@every_operation
def test_with_required_arguments_only(
    operation: Described, flavour: Flavour, server: LoopbackPipedrive
) -> None:
    """Declared request, documented response read without loss, its cost accounted."""
    check_call(operation, flavour, server, "required", "mapping")


@every_operation
def test_with_every_argument(
    operation: Described, flavour: Flavour, server: LoopbackPipedrive
) -> None:
    """The same; all values arrive as the document wants them, nested ones as mappings."""
    check_call(operation, flavour, server, "every", "mapping")


@each(operation=NESTED)
def test_with_nested_objects_as_dataclasses(
    operation: Described, flavour: Flavour, server: LoopbackPipedrive
) -> None:
    """The same; dataclasses are sent as mappings are."""
    check_call(operation, flavour, server, "every", "dataclass")


def check_call(
    operation: Described,
    flavour: Flavour,
    server: LoopbackPipedrive,
    wanted: Wanted,
    nested: Nested,
) -> None:
    server.forget()
    method = flavour.method(operation.id)
    arguments = arguments_for(operation, method, wanted, nested)
    with flavour.client.usage.measure() as spent:
        result = flavour.finish(method(*arguments.positional, **arguments.keyword))

    assert [exchange.violations for exchange in server.exchanges] == [[]] * len(
        server.exchanges
    )
    check_requests(operation, arguments, server, flavour.client)
    assert same(as_json(result), operation.result)
    requests = 2 if operation.paged else 1
    assert spent.by_operation == {operation.id: (operation.cost * requests, requests)}
    assert spent.tokens == operation.cost * requests


def check_requests(
    operation: Described,
    arguments: CallArguments,
    server: LoopbackPipedrive,
    client: Any,
) -> None:
    """Exactly the expected requests arrived; a list asks for its second page."""
    queries = [arguments.query]
    if operation.paged:
        queries.append({**arguments.query, "cursor": operation.next_cursor})
        if "max_items" in arguments.keyword:
            assert arguments.keyword["max_items"] > 100  # as it changes no limit
    assert len(server.exchanges) == len(queries)
    for exchange, query in zip(server.exchanges, queries, strict=True):
        request = exchange.request
        assert exchange.operation is operation
        assert request.method == operation.method
        assert request.path == PREFIX + arguments.path
        assert sorted(filter(None, request.query.replace("%2C", ",").split("&"))) == (
            sorted(f"{name}={encoded(text)}" for name, text in query.items())
        )
        if operation.media_type == "multipart/form-data":
            assert IMAGE in request.body
        elif arguments.body is None or not (arguments.body or operation.needs_body):
            assert request.body == b""
        else:
            assert same(request.json, arguments.body)


def encoded(text: str) -> str:
    """Escape the only character of our values that a query may not hold as it is."""
    return text.replace(":", "%3A")


@every_operation
def test_with_raw_response(
    operation: Described, flavour: Flavour, server: LoopbackPipedrive
) -> None:
    """It gives the documented status, the bytes, the cost and, of a list, one page."""
    server.forget()
    method = flavour.raw_method(operation.id)
    plain = flavour.method(operation.id)
    arguments = arguments_for(operation, plain, "required")
    given = method(*arguments.positional, **arguments.keyword)
    raw = given if flavour.name == "sync" else flavour.finish(given)

    assert raw.status_code == operation.status
    body = page_of(operation) if operation.paged else operation.example
    assert raw.body == json.dumps(body).encode()
    assert same(raw.json(), body)
    assert raw.tokens == operation.cost
    assert raw.headers["CONTENT-TYPE"].startswith("application/json")
    assert server.only.violations == []
    if operation.paged:
        assert same(as_json(raw.parsed.items), operation.payload)
        assert raw.parsed.next_cursor == operation.next_cursor
        assert same(raw.parsed.extra, without(body, operation.payload_place))
    else:
        assert same(as_json(raw.parsed), operation.result)


def without(body: dict[str, Any], place: tuple[str, ...]) -> dict[str, Any]:
    """Return a body without the value at a place."""
    key, *rest = place
    if not rest:
        return {k: v for k, v in body.items() if k != key}
    return {**body, key: without(body[key], tuple(rest))}


@pytest.mark.parametrize("given_as", ["bytes", "path", "text path", "file", "named"])
@pytest.mark.parametrize("operation", UPLOADS, ids=str)
def test_upload(
    operation: Described,
    given_as: str,
    flavour: Flavour,
    server: LoopbackPipedrive,
    tmp_path: Path,
) -> None:
    """An image arrives whole, as the one declared part, in every way it can be given."""
    path = tmp_path / "photo.png"
    path.write_bytes(IMAGE)
    method = flavour.method(operation.id)
    ids = arguments_for(operation, method, "required").positional
    with path.open("rb") as opened:
        image: Any = {
            "bytes": IMAGE,
            "path": path,
            "text path": str(path),
            "file": opened,
            "named": ("photo.png", io.BytesIO(IMAGE)),
        }[given_as]
        result = flavour.finish(method(*ids, data=image))
        assert not opened.closed

    exchange = server.only
    assert exchange.violations == []
    assert same(as_json(result), operation.payload)
    boundary = exchange.request.headers["content-type"].partition("boundary=")[2]
    before, part, after = exchange.request.body.split(b"--" + boundary.encode())
    head, _, content = part.partition(b"\r\n\r\n")
    assert (before, after) == (b"", b"--\r\n")
    assert content == IMAGE + b"\r\n"
    assert b'name="data"' in head
    name = b"data" if given_as == "bytes" else b"photo.png"
    assert b'filename="' + name + b'"' in head


@every_operation
def test_both_flavours_send_the_same_bytes(
    operation: Described,
    sync_flavour: Flavour,
    async_flavour: Flavour,
    server: LoopbackPipedrive,
) -> None:
    """Line, headers and body, except for the random boundary of an upload."""
    sent = []
    for flavour in (sync_flavour, async_flavour):
        server.forget()
        method = flavour.method(operation.id)
        arguments = arguments_for(operation, method, "every")
        flavour.finish(method(*arguments.positional, **arguments.keyword))
        sent.append([without_boundary(each.request) for each in server.exchanges])
    assert sent[0] == sent[1]
    assert sent[0]


def without_boundary(request: Received) -> tuple[Any, ...]:
    headers, body = dict(request.headers), request.body
    kind, found, boundary = headers.get("content-type", "").partition("boundary=")
    if found:
        headers["content-type"] = kind
        body = body.replace(boundary.encode(), b"")
    return request.method, request.target, headers, body
