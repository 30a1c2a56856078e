"""Requests wait their turn; a refusal stops all of them; odd headers do no harm."""

from __future__ import annotations

import asyncio
import itertools
import threading
import time
from typing import Any

import msgspec
import pytest

from openapi_runtime import ConfigurationError, DeadlineError
from openapi_runtime.account_facts import BudgetRule, RateWindow
from openapi_runtime.exchange.effects import Sleep
from openapi_runtime.limits.windows import Rates
from openapi_runtime.operation import Api
from tests.runtime.conftest import TOKEN, Flavour, do
from tests.runtime.fault_server import DEAL, FaultServer, say
from tests.runtime.sample_api import API, OPERATIONS, AsyncClient, Client

SECONDS, CAPACITY = 1.0, 5
API5 = msgspec.structs.replace(
    API,
    windows=(
        RateWindow(
            name="general", seconds=SECONDS, capacity=CAPACITY, raised_by="x-limit",
            plans={
                "small": {"api_key": 5, "oauth2": 20},
                "large": {"api_key": 8, "oauth2": 32},
            },
        ),
        RateWindow(name="search", seconds=SECONDS, capacity=2),
    ),
    reset_header="x-reset",
    remaining_header="x-left",
    budget=BudgetRule(
        tokens_per_seat=1, plans={}, limit_header="x-day-limit",
        remaining_header="x-day-left",
    ),
)  # fmt: skip


@pytest.fixture(params=["sync", "async"])
def use(request: pytest.FixtureRequest, faults: FaultServer) -> Flavour:
    return Flavour(request.param, faults)


def most_in_a_window(server: FaultServer) -> int:
    times = sorted(seen.at for seen in server.seen)
    return max(sum(1 for t in times if start <= t < start + SECONDS) for start in times)


def in_threads(client: Client, threads: int, calls: int) -> None:
    def work() -> None:
        for _ in range(calls):
            client.deals.get(7)

    workers = [threading.Thread(target=work) for _ in range(threads)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()


def test_threads_keep_to_the_window(faults: FaultServer) -> None:
    with Client(api_token=TOKEN, base_url=faults.base_url, api=API5) as client:
        in_threads(client, 8, 2)
    assert len(faults.seen) == 16
    assert most_in_a_window(faults) <= CAPACITY
    span = max(s.at for s in faults.seen) - min(s.at for s in faults.seen)
    assert span < (SECONDS + 0.2) * 5  # and no slower than they must


def test_tasks_keep_to_the_window_and_their_order(faults: FaultServer) -> None:
    async def main() -> None:
        async with AsyncClient(
            api_token=TOKEN, base_url=faults.base_url, api=API5
        ) as client:
            await asyncio.gather(*[client.deals.get(n) for n in range(16)])

    asyncio.run(main())
    assert most_in_a_window(faults) <= CAPACITY
    arrived = [int(seen.target.rpartition("/")[2]) for seen in faults.seen]
    for start in range(0, 16, CAPACITY):  # those of one slot race each other
        among = arrived[start : start + CAPACITY]
        assert sorted(among) == list(range(start, min(start + CAPACITY, 16)))


def test_clients_of_one_account_share_the_window(faults: FaultServer) -> None:
    def work() -> None:
        with Client(api_token=TOKEN, base_url=faults.base_url, api=API5) as client:
            for _ in range(4):
                client.deals.get(7)

    workers = [threading.Thread(target=work) for _ in range(3)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert most_in_a_window(faults) <= CAPACITY


def test_a_search_counts_in_both_windows(faults: FaultServer, use: Flavour) -> None:
    search = msgspec.structs.replace(
        OPERATIONS["searchDeals"], windows=("general", "search")
    )

    async def body(client: Any) -> None:
        rates = client._settings.gate.rates
        assert [(n, c) for n, _, c in rates.of(search)] == [
            ("general", 5),
            ("search", 2),
        ]
        assert [n for n, _, _ in rates.of(OPERATIONS["getDeal"])] == ["general"]
        await do(client.request("GET", "/any"))

    use.run(body, api=API5)


def test_a_429_pauses_every_request_of_the_client(faults: FaultServer) -> None:
    """Those that are not sent yet wait until the pause is over."""
    busy = say({}, status=429, headers={"x-left": "0", "x-reset": "0.6"})
    api = msgspec.structs.replace(
        API5, windows=(RateWindow(name="general", seconds=0.1, capacity=2),)
    )
    faults.acts = [say(DEAL), busy, say(DEAL)]

    async def main() -> None:
        async with AsyncClient(
            api_token=TOKEN, base_url=faults.base_url, api=api
        ) as client:
            await client.deals.get(0)
            await asyncio.gather(*[client.deals.get(n) for n in range(1, 12)])
            assert client.usage.requests == 13

    asyncio.run(main())
    assert len(faults.seen) == 13
    times = [seen.at for seen in faults.seen]
    gaps = [b - a for a, b in itertools.pairwise(times)]
    assert max(gaps) > 0.4
    # At most one more was on its way when the refusal came.
    assert gaps.index(max(gaps)) <= 3


def test_a_429_pauses_other_threads(faults: FaultServer) -> None:
    busy = say({}, status=429, headers={"Retry-After": "1"})
    faults.acts = [busy, say(DEAL)]
    with Client(api_token=TOKEN, base_url=faults.base_url, api=API5) as client:
        first = threading.Thread(target=client.deals.get, args=(1,))
        first.start()
        store, account = client._settings.gate.store, client._settings.gate.account()
        while store.paused(account) is None:
            time.sleep(0.005)
        client.deals.get(2)
        first.join()
    assert faults.seen[1].at - faults.seen[0].at > 0.95
    assert client.usage.requests == 3


def test_waiting_for_a_turn_can_be_bounded(faults: FaultServer, use: Flavour) -> None:
    api = msgspec.structs.replace(
        API, windows=(RateWindow(name="general", seconds=30, capacity=1),)
    )

    async def body(client: Any) -> None:
        await do(client.deals.get(1))
        started = time.monotonic()
        with pytest.raises(DeadlineError, match="nothing was sent"):
            await do(client.deals.get(1, total_timeout=0.2))
        assert time.monotonic() - started < 15  # of 30 that its turn is away
        assert client.usage.requests == len(faults.seen) == 1

    use.run(body, api=api)


# --- what headers say


@pytest.mark.parametrize(
    ("value", "capacity"),
    [
        ("8", 8), ("32", 32), ("1000000000", 32), ("4", 5), ("0", 5), ("-9", 5),
        ("", 5), ("many", 5), ("8, 9", 5), ("1e3", 5), ("\u0663\u0663", 5), ("9" * 99, 5),
        (" 12 ", 12),
    ],
)  # fmt: skip
def test_a_header_only_raises_the_capacity(value: str, capacity: int) -> None:
    rates = Rates(API5, None, "api_key")
    answer = [(b"X-Limit", value.encode())]
    rates.learn(OPERATIONS["getDeal"], answer)
    assert rates.of(OPERATIONS["getDeal"])[0][2] == capacity


def test_capacity_by_plan_and_sign_in() -> None:
    operation = OPERATIONS["getDeal"]
    for plan, kind, capacity in [
        (None, "api_key", 5),
        (None, "oauth2", 5),
        ("small", "oauth2", 20),
        ("large", "api_key", 8),
        ("large", "other", 8),
    ]:
        assert Rates(API5, plan, kind).of(operation)[0][2] == capacity
    with pytest.raises(ConfigurationError, match="small, large"):
        Rates(API5, "huge", "api_key")


def test_an_api_without_windows_has_no_rates() -> None:
    rates = Rates(Api(name="x"), None, "api_key")
    assert rates.of(OPERATIONS["getDeal"]) == ()
    assert rates.learn(OPERATIONS["getDeal"], []) == (None, None)


def test_daily_limits_of_the_server() -> None:
    rates = Rates(API5, None, "api_key")

    def learn(limit: str, left: str) -> tuple[int | None, int | None]:
        headers = [(b"x-day-limit", limit.encode()), (b"X-Day-Left", left.encode())]
        return rates.learn(OPERATIONS["getDeal"], headers)

    assert learn("100", "40") == (100, 40)
    assert learn("100", "-3") == (100, 0)
    for odd in [("100", "101"), ("-1", "-1"), ("x", "1"), ("100", ""), ("", "")]:
        assert learn(*odd) == (None, None)


def test_a_late_turn_is_queued_again(faults: FaultServer) -> None:
    """Else it would come too close to the next one; but that happens to it only once."""
    window = RateWindow(name="general", seconds=0.2, capacity=1)
    api = msgspec.structs.replace(API, windows=(window,))
    with Client(api_token=TOKEN, base_url=faults.base_url, api=api) as client:
        client.deals.get(7)
        gate = client._settings.gate
        turn, other = (gate.admission(OPERATIONS["getDeal"], 60) for _ in "12")
        slots: list[float] = []
        for step in turn.wait():
            assert isinstance(step, Sleep)
            slots.append(time.time() + step.seconds)
            if len(slots) == 1:
                next(other.wait())  # is behind it in the line
            time.sleep(step.seconds + 0.2)
        other.close(sent=False)
        turn.close(sent=False)
    assert len(slots) == 2
    assert slots[1] - slots[0] > 0.7
