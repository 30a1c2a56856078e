"""The next page, fetched by a thread while the user works on one: only when asked for."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from typing import Any

import pytest

from openapi_runtime import APIStatusError, BudgetExceededError, PaginationError, Retry
from tests.runtime.conftest import TOKEN, Server
from tests.runtime.paging.test_pager import page
from tests.runtime.sample_api import Client


@pytest.fixture
def client(server: Server) -> Iterator[Any]:
    with Client(
        api_token=TOKEN, base_url=server.base_url, retry=Retry(attempts=1)
    ) as made:
        yield made


def ahead(client: Any, **arguments: Any) -> tuple[list[int], Exception | None]:
    """Return the ids of all items, and the error that came after them."""
    got: list[int] = []
    try:
        for deal in client.deals.list(**arguments).prefetch():
            got.append(deal.id)
    except (APIStatusError, BudgetExceededError, PaginationError) as error:
        return got, error
    return got, None


def until_received(server: Server, count: int) -> None:
    ends = time.monotonic() + 10
    while len(server.received) < count and time.monotonic() < ends:
        time.sleep(0.005)
    assert len(server.received) == count


def test_all_items_come_in_order_for_the_same_requests(
    server: Server, client: Any
) -> None:
    for sent in (page([1, 2], "a"), page([], "b"), page([3])):
        server.answer(sent)
    assert ahead(client) == ([1, 2, 3], None)
    assert [dict(r.query).get("cursor") for r in server.received] == [None, "a", "b"]


def test_the_next_page_is_fetched_meanwhile_and_one_too_many_when_stopped(
    server: Server, client: Any
) -> None:
    server.answer(page([1, 2], "a"))
    server.answer(page([3], "b"))
    walk = iter(client.deals.list().prefetch())
    with client.usage.measure() as block:
        assert next(walk).id == 1
        until_received(server, 2)
    assert client.usage.requests == block.requests == 2
    walk.close()
    names = [thread.name for thread in threading.enumerate()]
    assert not any("ThreadPool" in name for name in names)
    assert len(server.received) == 2


def test_stopping_while_a_page_is_on_its_way_leaves_nothing_behind(
    server: Server, client: Any
) -> None:
    server.answer(page([1], "a"))
    server.answer(page([2], "b"), delay=0.3)
    walk = iter(client.deals.list().prefetch())
    assert next(walk).id == 1
    until_received(server, 2)
    walk.close()
    server.answers.clear()
    server.answer({"data": {"id": 9}})
    assert client.deals.get(9).id == 9
    assert client.usage.requests == 3


def test_nothing_is_fetched_beyond_max_items(server: Server, client: Any) -> None:
    server.answer(page([1, 2], "a"))
    assert ahead(client, max_items=2) == ([1, 2], None)
    assert len(server.received) == 1


def test_an_error_comes_after_the_items_before_it(server: Server, client: Any) -> None:
    server.answer(page([1], "a"))
    server.answer({"error": "boom"}, status=500)
    got, error = ahead(client)
    assert got == [1]
    assert isinstance(error, APIStatusError)


def test_a_repeated_cursor_comes_after_the_items_before_it(
    server: Server, client: Any
) -> None:
    server.answer(page([1], "a"))
    server.answer(page([2], "a"))
    got, error = ahead(client)
    assert got == [1, 2]
    assert isinstance(error, PaginationError)


def test_a_limit_of_a_block_holds(server: Server, client: Any) -> None:
    server.answer(page([1], "a"))
    with client.usage.measure(limit=10):
        got, error = ahead(client)
    assert got == [1]
    assert isinstance(error, BudgetExceededError)
    assert len(server.received) == 1
