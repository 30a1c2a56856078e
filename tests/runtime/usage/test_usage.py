"""Token accounting."""

from __future__ import annotations

import asyncio
import threading
from pathlib import Path
from typing import Any

import pytest

from openapi_runtime import (
    APITimeoutError,
    BudgetExceededError,
    Charge,
    ConfigurationError,
    InternalServerError,
    MemoryStore,
    OutcomeUnknownError,
    RequestError,
    Retry,
    SQLiteStore,
    StoreError,
    Usage,
)
from tests.runtime.conftest import TOKEN, Answer, Flavour, Server, do
from tests.runtime.sample_api import OPERATIONS, AsyncClient, Client


def test_usage_by_operation_and_tag(server: Server, flavour: Flavour) -> None:
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


def test_sent_requests_are_charged_in_any_case(
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


def test_measure_counts_the_tokens_of_its_block(
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


# The limit of a block


def test_a_call_that_would_pass_the_limit_of_a_block_is_not_sent(
    server: Server, flavour: Flavour
) -> None:
    server.answer({"data": []})

    async def body(client: Any) -> None:
        await do(client.deals.list())
        with client.usage.measure(limit=25) as block:
            await do(client.deals.list())
            await do(client.deals.list())
            with pytest.raises(
                BudgetExceededError, match="limit of this block"
            ) as caught:
                await do(client.deals.list())
            error = caught.value
            assert (error.cost, error.spent, error.limit) == (10, 20, 25)
            assert (error.operation_id, error.reset_at) == ("getDeals", None)
            await do(client.request("GET", "/free", cost=0))
        assert (block.tokens, block.limit) == (20, 25)
        assert str(block).splitlines()[-1] == "limit 25"
        await do(client.deals.list())
        assert (client.usage.tokens, len(server.received)) == (40, 5)

    flavour.run(body)


def test_the_tightest_of_nested_blocks_counts_and_all_or_none_are_charged() -> None:
    usage = Usage()
    with (
        usage.measure(limit=30) as outer,
        usage.measure() as middle,
        usage.measure(limit=1000) as inner,
    ):
        for _ in range(3):
            usage.charge(OPERATIONS["getDeals"])
        with pytest.raises(BudgetExceededError):
            usage.charge(OPERATIONS["getDeal"])
        with pytest.raises(BudgetExceededError):
            usage.check(OPERATIONS["getDeal"])
    assert {outer.tokens, middle.tokens, inner.tokens, usage.tokens} == {30}


def test_a_limit_below_nothing_is_refused() -> None:
    with pytest.raises(ConfigurationError), Usage().measure(limit=-1):
        pass


def test_tasks_of_a_block_do_not_pass_its_limit_together(server: Server) -> None:
    server.answer({"data": []})

    async def main() -> None:
        async with AsyncClient(api_token=TOKEN, base_url=server.base_url) as client:

            async def work() -> int:
                try:
                    return len([item async for item in client.deals.list()])
                except BudgetExceededError:
                    return -1

            with client.usage.measure(limit=55) as block:
                done = await asyncio.gather(*(work() for _ in range(20)))
            assert (done.count(0), done.count(-1)) == (5, 15)
            assert block.tokens == 50

    asyncio.run(main())
    assert len(server.received) == 5


# The hook


def test_the_hook_gets_every_charge_when_its_outcome_is_known(
    server: Server, flavour: Flavour
) -> None:
    charges: list[Charge] = []
    server.answer({}, status=503)
    server.answer({"data": {}})

    async def body(client: Any) -> None:
        await do(client.deals.get(1))
        server.answers[:] = [Answer(delay=5)]
        with pytest.raises(OutcomeUnknownError):
            await do(client.request("POST", "/x", cost=5, timeout=0.05))

    flavour.run(body, on_charge=charges.append, retry=Retry(base=0.001))
    assert [(c.operation, c.tokens, c.status, c.attempt) for c in charges] == [
        ("getDeal", 1, 503, 1),
        ("getDeal", 1, 200, 2),
        ("POST /x", 5, None, 1),
    ]


def test_a_hook_that_fails_costs_no_response(
    server: Server, flavour: Flavour, caplog: pytest.LogCaptureFixture
) -> None:
    server.answer({"data": {"id": 7}})

    def hook(_: Charge) -> None:
        raise KeyError("metrics")

    deal = flavour.call(lambda client: client.deals.get(7), on_charge=hook)
    assert deal.id == 7
    assert "on_charge failed" in caplog.text


def test_the_hook_gets_the_charge_of_a_cancelled_call(server: Server) -> None:
    server.answer({}, delay=5)
    charges: list[Charge] = []

    async def main() -> None:
        async with AsyncClient(
            api_token=TOKEN, base_url=server.base_url, on_charge=charges.append
        ) as client:
            task = asyncio.create_task(client.deals.get(1))
            while not server.received:
                await asyncio.sleep(0.01)
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task

    asyncio.run(main())
    (charge,) = charges
    assert (charge.operation, charge.tokens) == ("getDeal", 1)
    assert (charge.status, charge.attempt) == (None, 1)


def test_unsent_requests_are_not_charged(server: Server, flavour: Flavour) -> None:
    charges: list[Charge] = []

    async def body(client: Any) -> None:
        with pytest.raises(BudgetExceededError):
            await do(client.deals.list())
        assert client.usage.requests == 0

    flavour.run(body, on_charge=charges.append, budget=5, store=MemoryStore())
    assert charges == []


# Plain data


def test_usage_as_plain_data() -> None:
    usage = Usage()
    usage.charge(OPERATIONS["getDeals"])
    usage.charge(OPERATIONS["addFollowers"])
    usage.degraded = "no directory"
    assert usage.as_dict() == {
        "tokens": 15,
        "requests": 2,
        "unknown_costs": 0,
        "waited": 0.0,
        "limit": None,
        "degraded": "no directory",
        "by_operation": {
            "getDeals": {"tokens": 10, "requests": 1},
            "addFollowers": {"tokens": 5, "requests": 1},
        },
        "by_tag": {
            "Deals": {"tokens": 10, "requests": 1},
            "Followers": {"tokens": 5, "requests": 1},
        },
    }
    assert str(usage).splitlines()[-1] == "not shared at present: no directory"


# A store that is out of order


def test_a_store_that_does_not_work_stops_the_call_before_it_is_sent(
    server: Server, flavour: Flavour, tmp_path: Path
) -> None:
    server.answer({"data": {}})

    async def body(client: Any) -> None:
        with pytest.raises(StoreError, match="directory must exist"):
            await do(client.deals.get(1))
        assert (client.usage.requests, server.received) == (0, [])

    flavour.run(body, store=SQLiteStore(tmp_path / "no" / "count.db"))


def test_or_the_client_goes_on_and_says_so(
    server: Server,
    flavour: Flavour,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:
    server.answer({"data": {}})

    async def body(client: Any) -> None:
        assert client.usage.degraded is None
        await do(client.deals.get(1))
        await do(client.deals.get(1))
        assert "directory must exist" in client.usage.degraded
        with pytest.raises(BudgetExceededError):
            await do(client.deals.list())

    flavour.run(
        body,
        store=SQLiteStore(tmp_path / "no" / "count.db"),
        on_store_failure="degrade",
        budget=5,
    )
    assert caplog.text.count("counting in this process only") == 1


def test_a_notebook_shows_usage_as_a_table(server: Server, flavour: Flavour) -> None:
    """The same rows as in the text."""
    server.answer({"success": True, "data": {"id": 1}})

    async def body(client: Any) -> str:
        await do(client.deals.get(1))
        return str(client.usage._repr_html_())

    usage = flavour.run(body)
    assert "<th>operation</th><th>requests</th><th>tokens</th>" in usage
    assert "<td>getDeal</td><td>1</td>" in usage
