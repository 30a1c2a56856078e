"""Token accounting."""

from __future__ import annotations

import asyncio
import threading
from typing import Any

import pytest

from client_runtime import APITimeoutError, InternalServerError, RequestError, Usage

from .conftest import TOKEN, Flavour, Server, do
from .sample_api import OPERATIONS, AsyncClient, Client


def test_what_is_spent_by_operation_and_tag(server: Server, flavour: Flavour) -> None:
    async def body(client: Any) -> None:
        server.answer({"data": {}})
        await do(client.deals.get(1))
        await do(client.deals.get(2))
        server.answers.clear()
        server.answer({"data": []})
        await do(client.deals.list())
        await do(client.deals.add_followers(1, followers=[]))
        assert (client.usage.tokens, client.usage.requests) == (17, 4)
        assert client.usage.by_operation == {
            "getDeal": (2, 2),
            "getDeals": (10, 1),
            "addFollowers": (5, 1),
        }
        assert client.usage.by_tag == {"Deals": (12, 3), "Followers": (5, 1)}
        assert str(client.usage).splitlines() == [
            "operation     requests    tokens",
            "getDeals             1        10",
            "addFollowers         1         5",
            "getDeal              2         2",
            "total                4        17",
        ]

    flavour.run(body)


def test_nothing_spent_prints_too() -> None:
    assert str(Usage()).splitlines()[1].split() == ["total", "0", "0"]
    assert repr(Usage()) == "<Usage 0 tokens, 0 requests>"


def test_what_is_sent_is_charged_whatever_comes_of_it(
    server: Server, flavour: Flavour
) -> None:
    async def body(client: Any) -> None:
        server.answer({}, status=500)
        with pytest.raises(InternalServerError):
            await do(client.deals.get(1))
        assert client.usage.tokens == 1
        server.answers.clear()
        server.answer({}, delay=5)
        with pytest.raises(APITimeoutError):
            await do(client.request("GET", "/x", cost=5, timeout=0.05))
        assert client.usage.tokens == 6
        with pytest.raises(RequestError):
            await do(client.deals.get(None))
        assert client.usage.tokens == 6

    flavour.run(body)


def test_measure_counts_what_is_spent_in_the_block(
    server: Server, flavour: Flavour
) -> None:
    server.answer({"data": {}})

    async def body(client: Any) -> None:
        await do(client.deals.get(1))
        with client.usage.measure() as outer:
            await do(client.deals.get(1))
            with client.usage.measure() as inner:
                await do(client.deals.get(1))
        await do(client.deals.get(1))
        assert (outer.tokens, inner.tokens, client.usage.tokens) == (2, 1, 4)
        assert inner.by_operation == {"getDeal": (1, 1)}

    flavour.run(body)


def test_measure_is_of_one_client(server: Server) -> None:
    server.answer({"data": {}})
    with (
        Client(api_token=TOKEN, base_url=server.base_url) as one,
        Client(api_token=TOKEN, base_url=server.base_url) as two,
        one.usage.measure() as block,
    ):
        one.deals.get(1)
        two.deals.get(1)
    assert block.tokens == 1


def test_measure_ends_with_an_error_too() -> None:
    usage = Usage()
    with pytest.raises(KeyError), usage.measure() as block:
        raise KeyError
    usage.charge(OPERATIONS["getDeal"])
    assert (block.tokens, usage.tokens) == (0, 1)


def test_threads_measure_only_themselves(server: Server) -> None:
    server.answer({"data": {}})
    spent: dict[int, int] = {}
    with Client(api_token=TOKEN, base_url=server.base_url) as client:

        def work(calls: int) -> None:
            with client.usage.measure() as block:
                for _ in range(calls):
                    client.deals.get(1)
            spent[calls] = block.tokens

        with client.usage.measure() as outside:
            threads = [threading.Thread(target=work, args=(n,)) for n in (1, 2, 3, 4)]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
        assert spent == {1: 1, 2: 2, 3: 3, 4: 4}
        assert (outside.tokens, client.usage.tokens) == (0, 10)


def test_tasks_measure_only_themselves_and_a_block_its_tasks(server: Server) -> None:
    server.answer({"data": {}})

    async def main() -> None:
        async with AsyncClient(api_token=TOKEN, base_url=server.base_url) as client:

            async def work(calls: int) -> int:
                with client.usage.measure() as block:
                    for _ in range(calls):
                        await client.deals.get(1)
                return block.tokens

            with client.usage.measure() as outside:
                assert await asyncio.gather(*map(work, (1, 2, 3))) == [1, 2, 3]
            assert outside.tokens == 6

    asyncio.run(main())


def test_no_charge_is_lost_between_threads() -> None:
    usage = Usage()

    def work() -> None:
        for _ in range(2000):
            usage.charge(OPERATIONS["getDeals"])

    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (usage.requests, usage.tokens) == (16000, 160000)
