"""Calls of endpoints that a client has no method for: their costs and their pages."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from openapi_runtime import (
    Budget,
    BudgetExceededError,
    Charge,
    MemoryStore,
    Paging,
    RequestError,
)
from openapi_runtime.client.custom import known_cost, operation_at
from tests.runtime.conftest import Flavour, Server, do
from tests.runtime.sample_api import BUDGETED, OPERATIONS

PRICED = msgspec.structs.replace(
    BUDGETED,
    costs={
        "GET .*/v1/users/me": 2,
        "GET .*/v1/.*": 20,
        "(POST|PUT) .*/v1/.*/merge": 40,
    },
)
DONE = {"success": True, "data": {"id": 1}}


@pytest.mark.parametrize(
    ("method", "path", "cost"),
    [
        ("GET", "{origin}/v1/users/me", 2),
        ("get", "{origin}/api/v1/users/me/?x=1", 2),
        ("GET", "{origin}/v1/notes", 20),  # the first that fits counts
        ("PUT", "{origin}/v1/persons/1/merge", 40),
        ("GET", "/deals/7", 1),  # as of the method for it
        ("GET", "/deals/search?term=x", 20),  # not that of /deals/{id}
        ("GET", "{origin}/v2/deals", 10),
        ("POST", "/deals/7/followers", 5),
    ],
)
def test_a_call_costs_what_is_known_of_it(
    server: Server, flavour: Flavour, method: str, path: str, cost: int
) -> None:
    server.answer(DONE)

    async def body(client: Any) -> None:
        raw = await do(client.request(method, path.format(origin=server.origin)))
        assert (raw.tokens, client.usage.tokens) == (cost, cost)
        assert client.usage.unknown_costs == 0
        with pytest.raises(BudgetExceededError):
            await do(client.request(method, path.format(origin=server.origin)))

    flavour.run(body, api=PRICED, budget=cost, store=MemoryStore())
    assert len(server.received) == 1


@pytest.mark.parametrize(
    "options",
    [{"budget": 100}, {"budget": Budget(reserve=0.2)}, {"budget": 0}],
    ids=str,
)
def test_with_a_budget_an_unknown_cost_must_be_stated(
    server: Server, flavour: Flavour, options: dict[str, Any]
) -> None:
    """Also with a budget whose tokens only the server knows."""

    async def body(client: Any) -> None:
        for path in ("/new", f"{server.origin}/v3/users/me"):
            with pytest.raises(RequestError, match=r"cost=10.* \(GET "):
                await do(client.request("GET", path))
        with pytest.raises(RequestError, match=r"cost=10.*\(DELETE /new\)"):
            await do(client.request("DELETE", "/new"))
        with pytest.raises(RequestError, match="cost=10"):
            client.request_pages("/new")
        server.answer(DONE)
        await do(client.request("GET", "/new", cost=0))

    flavour.run(body, api=PRICED, store=MemoryStore(), **options)
    assert len(server.received) == 1


def test_a_block_with_a_limit_is_a_budget(server: Server, flavour: Flavour) -> None:
    server.answer(DONE)

    async def body(client: Any) -> None:
        with client.usage.measure():
            await do(client.request("GET", "/new"))
            with (
                client.usage.measure(limit=5),
                pytest.raises(RequestError, match=r"cost=10.*nothing was sent"),
            ):
                await do(client.request("GET", "/new"))

    flavour.run(body)
    assert len(server.received) == 1


def test_pages_that_are_fetched_in_a_block_with_a_limit(
    server: Server, flavour: Flavour
) -> None:
    """The pager was made outside of it."""

    async def body(client: Any) -> None:
        pager = client.request_pages("/new")
        with (
            client.usage.measure(limit=5),
            pytest.raises(RequestError, match=r"cost=10.*nothing was sent"),
        ):
            await do(pager.to_list())

    flavour.run(body)
    assert server.received == []


def test_without_a_budget_unknown_costs_are_counted_as_unknown(
    server: Server, flavour: Flavour
) -> None:
    server.answer(DONE)
    charges: list[Charge] = []

    async def body(client: Any) -> None:
        with client.usage.measure() as block:
            await do(client.request("GET", "/new"))
            await do(client.request("GET", "/new", cost=0))
            await do(client.request("GET", "/new", cost=4))
        for usage in (block, client.usage):
            assert (usage.unknown_costs, usage.tokens, usage.requests) == (1, 4, 3)
            assert usage.as_dict()["unknown_costs"] == 1
            assert "1 requests of unknown cost" in str(usage)

    flavour.run(body, api=PRICED, on_charge=charges.append)
    assert [charge.is_cost_known for charge in charges] == [False, True, True]


@pytest.mark.parametrize("cost", [-1, 1.5, "10", True])
def test_a_cost_is_a_whole_number(server: Server, flavour: Flavour, cost: Any) -> None:
    with pytest.raises(RequestError, match="cost must be a whole number"):
        flavour.call(lambda c: c.request("GET", "/new", cost=cost))
    assert server.received == []


def test_paths_of_operations() -> None:
    found = operation_at(OPERATIONS.values(), "GET", "/deals/search/")
    assert found is OPERATIONS["searchDeals"]
    assert operation_at(OPERATIONS.values(), "PATCH", "/deals/7") is None
    assert operation_at(OPERATIONS.values(), "GET", "/deals/7/x/y") is None
    assert known_cost(PRICED, "DELETE", "/v1/users/me") is None


# Pages


def pages(server: Server, *next_cursors: str | None) -> None:
    for number, cursor in enumerate(next_cursors):
        extra = {"next_cursor": cursor}
        server.answer({"data": [{"id": number}], "additional_data": extra})


def collect(flavour: Flavour, *arguments: Any, **options: Any) -> list[Any]:
    async def body(client: Any) -> list[Any]:
        found = client.request_pages(*arguments, **options)
        assert client.usage.requests == 0
        items = await do(found.to_list())
        assert client.usage.tokens == options.get("cost", 0) * client.usage.requests
        return items

    return flavour.run(body)


def test_the_pages_of_a_list_without_a_method(server: Server, flavour: Flavour) -> None:
    """They are asked for as in the API's own lists."""
    pages(server, "b", "c", None)
    options: Any = {"query": {"x": [1, 2]}, "limit": 2, "cost": 7, "name": "notes"}
    assert collect(flavour, "/notes", **options) == [{"id": n} for n in range(3)]
    assert [received.target for received in server.received] == [
        "/v2/notes?x=1&x=2&limit=2",
        "/v2/notes?x=1&x=2&cursor=b&limit=2",
        "/v2/notes?x=1&x=2&cursor=c&limit=2",
    ]


def test_the_pages_of_a_list_with_a_paging_of_its_own(
    server: Server, flavour: Flavour
) -> None:
    for number in range(3):
        server.answer({"rows": [number] if number < 2 else []})
    paging = Paging(style="offset", cursor="start", limit="limit", items=("rows",))
    found = collect(flavour, f"{server.origin}/v1/x", paging=paging, max_items=5)
    assert found == [0, 1]
    targets = [received.target for received in server.received]
    assert targets == ["/v1/x", "/v1/x?start=1", "/v1/x?start=2"]


def test_wrong_options_of_pages_are_refused(server: Server, flavour: Flavour) -> None:
    async def body(client: Any) -> None:
        with pytest.raises(TypeError, match=r"client\.request_pages.*timeout"):
            client.request_pages("/notes", timeouts=3)
        with pytest.raises(RequestError, match="limit must be"):
            client.request_pages("/notes", limit=0)
        with pytest.raises(RequestError, match="path must be on"):
            client.request_pages("https://other.test/notes")
        client._operations = dict
        with pytest.raises(RequestError, match="give paging="):
            client.request_pages("/notes")

    flavour.run(body)


# Files


def test_files_go_as_multipart(server: Server, flavour: Flavour) -> None:
    server.answer(DONE)
    body = {"file": ("a.txt", b"hello"), "deal_id": 7}
    flavour.call(lambda c: c.request("POST", "/files", body=body, cost=20))
    (received,) = server.received
    assert received.headers["content-type"].startswith("multipart/form-data")
    assert b"hello" in received.body
    assert b'name="deal_id"\r\n\r\n7' in received.body
