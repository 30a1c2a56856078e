"""The next page, fetched while the user works on one: only when asked for."""

from __future__ import annotations

import asyncio
import threading
import time
from contextlib import AsyncExitStack
from typing import Any

import pytest

from openapi_runtime import APIStatusError, BudgetExceededError, PaginationError
from openapi_runtime.paging.walk import astart
from tests.runtime.conftest import Flavour, Server, do
from tests.runtime.paging.test_pager import page


async def items(flavour: Flavour, pager: Any, got: list[Any]) -> None:
    if flavour.is_async:
        async for deal in pager:
            got.append(deal.id)
    else:
        for deal in pager:
            got.append(deal.id)


async def first_item(flavour: Flavour, walk: Any) -> Any:
    return (await anext(walk)).id if flavour.is_async else next(walk).id


async def until_received(server: Server, count: int) -> None:
    ends = time.monotonic() + 10
    while len(server.received) < count and time.monotonic() < ends:
        await asyncio.sleep(0.005)
    assert len(server.received) == count


def test_all_items_come_in_order_for_the_same_requests(
    server: Server, flavour: Flavour
) -> None:
    for sent in (page([1, 2], "a"), page([], "b"), page([3])):
        server.answer(sent)
    got: list[Any] = []
    flavour.run(lambda client: items(flavour, client.deals.list().prefetch(), got))
    assert got == [1, 2, 3]
    assert [dict(r.query).get("cursor") for r in server.received] == [None, "a", "b"]


def test_the_next_page_is_fetched_meanwhile_and_one_too_many_when_stopped(
    server: Server, flavour: Flavour
) -> None:
    server.answer(page([1, 2], "a"))
    server.answer(page([3], "b"))

    async def body(client: Any) -> None:
        pager = client.deals.list().prefetch()
        walk = aiter(pager) if flavour.is_async else iter(pager)
        with client.usage.measure() as block:
            assert await first_item(flavour, walk) == 1
            await until_received(server, 2)
        assert client.usage.requests == block.requests == 2
        if flavour.is_async:
            await walk.aclose()
            await asyncio.sleep(0.05)
            assert len(asyncio.all_tasks()) == 1
        else:
            walk.close()
            names = [thread.name for thread in threading.enumerate()]
            assert not any("ThreadPool" in name for name in names)

    flavour.run(body)
    assert len(server.received) == 2


def test_stopping_while_a_page_is_on_its_way_leaves_nothing_behind(
    server: Server, flavour: Flavour
) -> None:
    server.answer(page([1], "a"))
    server.answer(page([2], "b"), delay=0.3)

    async def body(client: Any) -> None:
        pager = client.deals.list().prefetch()
        walk = aiter(pager) if flavour.is_async else iter(pager)
        assert await first_item(flavour, walk) == 1
        await until_received(server, 2)
        await walk.aclose() if flavour.is_async else walk.close()
        server.answers.clear()
        server.answer({"data": {"id": 9}})
        assert (await do(client.deals.get(9))).id == 9
        assert client.usage.requests == 3

    flavour.run(body)


def test_nothing_is_fetched_beyond_max_items(server: Server, flavour: Flavour) -> None:
    server.answer(page([1, 2], "a"))
    got: list[Any] = []
    flavour.run(
        lambda client: items(flavour, client.deals.list(max_items=2).prefetch(), got)
    )
    assert got == [1, 2]
    assert len(server.received) == 1


def test_an_error_comes_after_the_items_before_it(
    server: Server, flavour: Flavour
) -> None:
    server.answer(page([1], "a"))
    server.answer({"error": "boom"}, status=500)
    got: list[Any] = []
    with pytest.raises(APIStatusError, match="boom"):
        flavour.run(lambda client: items(flavour, client.deals.list().prefetch(), got))
    assert got == [1]


def test_a_repeated_cursor_comes_after_the_items_before_it(
    server: Server, flavour: Flavour
) -> None:
    server.answer(page([1], "a"))
    server.answer(page([2], "a"))
    got: list[Any] = []
    with pytest.raises(PaginationError):
        flavour.run(lambda client: items(flavour, client.deals.list().prefetch(), got))
    assert got == [1, 2]


def test_a_limit_of_a_block_holds(server: Server, flavour: Flavour) -> None:
    server.answer(page([1], "a"))
    got: list[Any] = []

    async def body(client: Any) -> None:
        with client.usage.measure(limit=10):
            await items(flavour, client.deals.list().prefetch(), got)

    with pytest.raises(BudgetExceededError):
        flavour.run(body)
    assert got == [1]
    assert len(server.received) == 1


def test_without_asyncio_a_page_is_fetched_when_it_is_waited_for() -> None:
    """Under trio, where nothing may run on behind a generator."""
    asked: list[int] = []

    async def fetch(number: int) -> int:
        asked.append(number)
        return number

    with pytest.raises(StopIteration) as started:
        astart(fetch, 7, AsyncExitStack()).send(None)
    assert asked == []
    with pytest.raises(StopIteration) as done:
        started.value.value().send(None)
    assert (done.value.value, asked) == (7, [7])
