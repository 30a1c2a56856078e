"""Arguments that no request can hold, and texts of servers that act on a terminal."""

from __future__ import annotations

import functools
import json
from collections.abc import Callable
from contextlib import suppress
from decimal import Decimal
from pathlib import Path
from typing import Any

import httpx
import msgspec
import pytest

from openapi_runtime import (
    APIConnectionError,
    APIStatusError,
    BlockedError,
    ClientError,
    ConfigurationError,
    RequestError,
    Retry,
)
from openapi_runtime.account_facts import Blocked
from openapi_runtime.limits.store import MemoryStore
from tests.runtime.conftest import Flavour, Server
from tests.runtime.sample_api import API, Client

CIRCLE: dict[str, Any] = {}
CIRCLE["itself"] = [CIRCLE]
UNSENDABLE: dict[str, Callable[[Any], Any]] = {
    "a path": lambda c: c.request("GET", "/\ud800"),
    "a query": lambda c: c.request("GET", "/a", query={"a": "\udfff"}),
    "a query name": lambda c: c.request("GET", "/a", query={"\ud800": "a"}),
    "a header": lambda c: c.deals.get(7, extra_headers={"a": "\ud800"}),
    "a body": lambda c: c.request("POST", "/a", body={"a": "\ud800"}),
    "a key of a body": lambda c: c.request("POST", "/a", body={"\ud800": 1}),
    "a circle": lambda c: c.request("POST", "/a", body=CIRCLE),
    "a deep body": lambda c: c.request(
        "POST", "/a", body=functools.reduce(lambda a, _: [a], range(9000), 1)
    ),
    "a number as name of a header": lambda c: c.deals.get(7, extra_headers={5: "a"}),
    "a number as name of a query": lambda c: c.deals.get(7, extra_query={5: "a"}),
    "bytes as name of a query": lambda c: c.request("GET", "/a", query={b"a": "a"}),
    "a query of pairs": lambda c: c.request("GET", "/a", query=[("a", 1)]),
    "no method": lambda c: c.request("", "/a"),
    "a method of two words": lambda c: c.request("GET /b", "/a"),
    "a number as path": lambda c: c.request("GET", 5),
    "a path that goes up": lambda c: c.request("GET", "/deals/../users"),
    "a path that goes up in disguise": lambda c: c.request("GET", "/%2e%2E/users"),
    "a type of two lines": lambda c: c.request(
        "POST", "/a", body=b"a", content_type="text/csv\r\nX-Evil: 1"
    ),
    "a type beyond ASCII": lambda c: c.request(
        "POST", "/a", body=b"a", content_type="text/\0csv"
    ),
    "a deep query": lambda c: c.deals.get(7, extra_query={"a": [[CIRCLE]]}),
}


@pytest.mark.parametrize("argument", UNSENDABLE)
def test_what_no_request_can_hold_is_a_request_error(
    server: Server, flavour: Flavour, argument: str
) -> None:
    server.answer({})
    with pytest.raises(RequestError):
        flavour.call(UNSENDABLE[argument])
    assert server.received == []


@pytest.mark.parametrize("name", ["Content-Length", "host", "Transfer-Encoding"])
def test_headers_of_the_connection_are_refused(
    server: Server, flavour: Flavour, name: str
) -> None:
    server.answer({})
    with pytest.raises(RequestError, match="leave it out"):
        flavour.call(lambda c: c.deals.get(7, extra_headers={name: "5"}))
    with pytest.raises(ConfigurationError, match="leave it out"):
        flavour.client(default_headers={name: "5"})
    assert server.received == []


@pytest.mark.parametrize(
    "text", ["\x1b]0;x\x07", "\u202eabc", "a\x9bb", "\u2066a", "a\x00b", "\ud800"]
)
@pytest.mark.parametrize("key", ["error", "other"])
def test_texts_of_a_server_are_escaped_in_messages(
    server: Server, flavour: Flavour, text: str, key: str
) -> None:
    error: Any = text if key == "error" else {key: text}
    server.answer({"error": error}, status=400)
    with pytest.raises(APIStatusError) as caught:
        flavour.call(lambda c: c.deals.get(7))
    assert str(caught.value).isprintable()
    assert caught.value.data == {"error": error}


def test_a_message_that_was_cut_says_so(server: Server, flavour: Flavour) -> None:
    server.answer({"error": "x" * 600}, status=400)
    with pytest.raises(APIStatusError, match=r"x\.\.\. \(cut, 600 characters\)"):
        flavour.call(lambda c: c.deals.get(7))


def test_the_code_is_in_the_message(server: Server, flavour: Flavour) -> None:
    server.answer({"error": "no", "code": "E-17"}, status=400)
    with pytest.raises(APIStatusError, match="no; code E-17") as caught:
        flavour.call(lambda c: c.deals.get(7))
    assert caught.value.code == "E-17"


def test_a_host_that_is_not_reached_is_in_the_message(flavour: Flavour) -> None:
    with pytest.raises(APIConnectionError, match=r"host nowhere\.invalid") as caught:
        flavour.call(lambda c: c.deals.get(7), base_url="http://nowhere.invalid/v2")
    assert "nowhere.invalid" in str(caught.value.url)


def test_drift_of_a_broken_key_is_exported(
    server: Server, flavour: Flavour, tmp_path: Path
) -> None:
    server.answer(b'{"success": true, "data": {"id": 7, "a\\ud800": 1}}')

    async def body(client: Any) -> None:
        deal = client.deals.get(7)
        _ = await deal if flavour.is_async else deal
        client.drift.export(tmp_path / "drift.json")

    flavour.run(body)
    found = json.loads((tmp_path / "drift.json").read_text())
    assert [entry["pointer"] for entry in found["entries"]] == ["/data/a\ud800"]


# --- blocks

BLOCKABLE = msgspec.structs.replace(
    API, blocked=Blocked(status=403, content_type="text/html", seconds=900)
)
PAGE = {"Content-Type": "text/html"}
ONCE = Retry(attempts=1)


def blocked(server: Server, **arguments: Any) -> None:
    server.answers.clear()
    server.answer(b"<html>", status=403, headers=PAGE)
    server.answer({"success": True, "data": {"id": 7}})
    with Client(
        base_url=server.base_url, api=BLOCKABLE, retry=ONCE, **arguments
    ) as client:
        for _ in range(2):  # also before anything is sent
            with pytest.raises(BlockedError):
                client.deals.get(7)
    assert len(server.answers) == 1


@pytest.mark.parametrize("shared", [False, True])
def test_a_block_is_of_one_caller_unless_a_store_is_shared(
    server: Server, shared: bool
) -> None:
    options = {"store": MemoryStore()} if shared else {}
    blocked(server, api_token="one", **options)
    where = {"base_url": server.base_url, "api": BLOCKABLE, **options}
    with (
        Client(api_token="one", **where) as same,
        Client(api_token="two", **where) as other,
    ):
        with pytest.raises(BlockedError):
            same.deals.get(7)
        if shared:
            with pytest.raises(BlockedError):
                other.deals.get(7)
        else:
            assert other.deals.get(7).id == 7


@pytest.mark.parametrize("place", ["transport", "mounts"])
def test_a_mocked_block_is_of_its_client_alone(server: Server, place: str) -> None:
    mock = httpx.MockTransport(lambda _: httpx.Response(403, html="<html>"))
    given: Any = mock if place == "transport" else {"all://": mock}
    where = {"base_url": server.base_url, "api": BLOCKABLE, "api_token": "one"}
    server.answer({"success": True, "data": {"id": 7}})
    with httpx.Client(**{place: given}) as http:
        for _ in range(2):
            with pytest.raises(BlockedError):
                Client(http_client=http, **where).deals.get(7)
    with Client(**where) as client:
        assert client.deals.get(7).id == 7


@pytest.mark.parametrize(
    "value",
    [pytest.param(10**6000, id="huge"), Decimal("1e999999"), object(), iter([1])],
)
def test_no_argument_is_a_raw_error(
    server: Server, flavour: Flavour, value: Any
) -> None:
    uses: list[Any] = [
        lambda c: c.deals.get(value),
        lambda c: c.deals.get(7, extra_query={"a": value}),
        lambda c: c.deals.list(ids=[value]),
        lambda c: c.deals.add(title="x", parent={"a": value}),
        lambda c: c.deals.add(title=value),
    ]
    for use in uses:
        with suppress(ClientError):
            flavour.call(use)
