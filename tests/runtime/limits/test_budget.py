"""The tokens of a day: how many there are, how many we may spend, what calls would cost."""

from __future__ import annotations

import datetime as dt
import math
from typing import Any

import pytest

from openapi_runtime import (
    Budget,
    BudgetExceededError,
    BudgetRule,
    ConfigurationError,
    MemoryStore,
    RequestError,
)
from openapi_runtime.limits.budget import TokenLimit
from openapi_runtime.usage.estimate import estimate
from tests.runtime.conftest import TOKEN, Flavour, Server, do
from tests.runtime.limits.store_bench import Bench
from tests.runtime.sample_api import BUDGETED, OPERATIONS, Client

RULE = BudgetRule(
    tokens_per_seat=30_000, plans={"lite": 1, "growth": 2, "premium": 5, "ultimate": 7}
)


# How many there are


def limit_of(
    budget: Budget, *, plan: str | None = None, told: int | None = None
) -> TokenLimit:
    """Return the limit after the server has told the tokens of a day."""
    limit = TokenLimit(budget, RULE, plan)
    limit.learn(told)
    return limit


@pytest.mark.parametrize(
    ("budget", "total"),
    [
        (Budget(1234), 1234),
        (Budget(0), 0),
        (Budget(plan="lite", seats=1), 30_000),
        (Budget(plan="Growth", seats=5), 300_000),
        (Budget(plan="ultimate", seats=3, top_ups=5000), 635_000),
        (Budget(seats=2), 300_000),  # with the plan of the client
        (Budget(reserve=0.5), None),
    ],
)
def test_the_tokens_of_a_day(budget: Budget, total: int | None) -> None:
    assert limit_of(budget, plan="premium").day == total


@pytest.mark.parametrize(
    ("reserve", "left"),
    [
        *((0, 1000), (0.0, 1000), (0.2, 800), (0.1, 900), (0.999, 1), (0.3333, 666)),
        *((1, 999), (300, 700), (1000, 0), (5000, 0)),
    ],
)
def test_a_reserve_is_left_for_the_others(reserve: float, left: int) -> None:
    assert limit_of(Budget(1000, reserve=reserve))() == left


def test_every_fraction_leaves_at_least_what_it_says() -> None:
    for total in range(1, 400):
        for percent in range(100):
            left = limit_of(Budget(total, reserve=percent / 100))()
            assert left == math.floor(total * (100 - percent) / 100 + 1e-9)


def test_the_server_knows_better_than_plan_and_seats() -> None:
    assert limit_of(Budget(plan="lite", seats=1), told=900_000).day == 900_000
    assert limit_of(Budget(plan="lite", seats=9), told=1000).day == 1000
    assert limit_of(Budget(reserve=0.2), told=1000)() == 800


def test_the_server_lowers_a_plain_number_but_does_not_raise_it() -> None:
    assert limit_of(Budget(500), told=900_000).day == 500
    assert limit_of(Budget(500), told=100).day == 100


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ({"tokens": 5, "seats": 1}, "not both"),
        ({"plan": "lite"}, "needs seats"),
        ({"tokens": -1}, "at least 0"),
        ({"tokens": True}, "whole number"),
        ({"tokens": 1.5}, "whole number"),
        ({"seats": "3"}, "whole number"),
        ({"tokens": 5, "top_ups": -1}, "at least 0"),
        ({"tokens": 5, "top_ups": 3}, "add them to a number of tokens"),
        ({"reserve": 0.2, "top_ups": 3}, "go with seats"),
        ({"tokens": 5, "reserve": 1.0}, "fraction such as"),
        ({"tokens": 5, "reserve": -0.1}, "fraction such as"),
        ({"tokens": 5, "reserve": -1}, "fraction such as"),
        ({"tokens": 5, "reserve": math.nan}, "fraction such as"),
        ({"tokens": 5, "reserve": True}, "fraction such as"),
        ({"tokens": 5, "reserve": "20 %"}, "fraction such as"),
    ],
)
def test_a_budget_that_means_nothing_is_refused(
    arguments: dict[str, Any], says: str
) -> None:
    with pytest.raises(ConfigurationError, match=says):
        Budget(**arguments)


def test_a_budget_is_a_value() -> None:
    assert Budget(5, reserve=0.2) == Budget(5, reserve=0.2)
    with pytest.raises(AttributeError):
        Budget(5).tokens = 6  # type: ignore[misc]


def test_a_budget_that_cannot_be_computed_is_refused_at_once() -> None:
    with pytest.raises(ConfigurationError, match="lite, growth, premium, ultimate"):
        TokenLimit(Budget(plan="gold", seats=1), RULE, None)
    with pytest.raises(ConfigurationError, match="no plan is given"):
        TokenLimit(Budget(seats=1), RULE, None)
    with pytest.raises(ConfigurationError, match="has no plans"):
        TokenLimit(Budget(seats=1), None, "lite")


def test_a_limit_learns_and_ignores_what_makes_no_sense() -> None:
    limit = TokenLimit(Budget(reserve=0.5), RULE, None)
    assert (limit(), limit.day) == (None, None)
    limit.learn(1000)
    for odd in (None, 0, -5, 2**60):
        limit.learn(odd)
    assert (limit(), limit.day) == (500, 1000)
    nothing = TokenLimit(None, RULE, None)
    nothing.learn(1000)
    assert (nothing(), nothing.day) == (None, 1000)
    assert TokenLimit(7, RULE, None)() == 7


# Clients


def arguments(**more: Any) -> dict[str, Any]:
    return {"api": BUDGETED, "store": MemoryStore(), **more}


def test_a_call_that_would_pass_the_budget_is_not_sent(
    server: Server, flavour: Flavour
) -> None:
    server.answer({"data": []})

    async def body(client: Any) -> None:
        await do(client.deals.list())
        await do(client.deals.list())
        with pytest.raises(BudgetExceededError) as caught:
            await do(client.deals.list())
        error = caught.value
        assert (error.cost, error.spent, error.limit) == (10, 20, 25)
        assert error.operation_id == "getDeals"
        now = dt.datetime.now(dt.timezone.utc)
        assert error.reset_at is not None
        assert now < error.reset_at <= now + dt.timedelta(days=1)
        assert (error.reset_at.hour, error.reset_at.minute) == (0, 0)
        assert "nothing was sent" in str(error)
        assert (len(server.received), client.usage.tokens) == (2, 20)
        await do(client.request("GET", "/cheap", cost=5))  # there is room for that

    flavour.run(body, **arguments(budget=25))


def test_a_budget_from_plan_and_seats_with_a_reserve(
    server: Server, flavour: Flavour
) -> None:
    server.answer({"data": []})

    async def body(client: Any) -> None:
        for _ in range(8):
            await do(client.deals.list())
        with pytest.raises(BudgetExceededError):
            await do(client.deals.list())

    budget = Budget(plan="small", seats=1, reserve=0.2)
    flavour.run(body, **arguments(budget=budget))
    assert len(server.received) == 8


def test_responses_correct_the_count_and_the_limit(
    server: Server, flavour: Flavour
) -> None:
    """Others spend too, and the account may have more or less than we thought."""
    told = {"X-Day-Limit": "1000", "X-Day-Remaining": "215"}
    server.answer({"data": []}, headers=told)

    async def body(client: Any) -> None:
        await do(client.deals.list())
        with pytest.raises(BudgetExceededError) as caught:
            await do(client.request("GET", "/x", cost=16))
        assert (caught.value.spent, caught.value.limit) == (785, 800)
        assert client.estimate("getDeals").share == 0.01

    budget = Budget(plan="small", seats=1, reserve=0.2)
    flavour.run(body, **arguments(budget=budget))


@pytest.mark.parametrize(
    ("limit", "remaining"),
    [("", ""), ("x", "y"), ("1e9", "nan"), ("100", ""), ("-1", "5"), ("9" * 400, "1")],
)
def test_odd_headers_break_nothing(
    server: Server, flavour: Flavour, limit: str, remaining: str
) -> None:
    headers = {"X-Day-Limit": limit, "X-Day-Remaining": remaining}
    server.answer({"data": []}, headers=headers)

    async def body(client: Any) -> None:
        await do(client.deals.list())
        await do(client.deals.list())
        with pytest.raises(BudgetExceededError):
            await do(client.deals.list())

    flavour.run(body, **arguments(budget=20))


def test_clients_on_one_store_share_the_budget_and_accounts_do_not(
    server: Server, other_server: Server
) -> None:
    server.answer({"data": []})
    other_server.answer({"data": []})
    store = MemoryStore()
    common: Any = {"api_token": TOKEN, "api": BUDGETED, "store": store, "budget": 15}
    with (
        Client(base_url=server.base_url, **common) as one,
        Client(base_url=server.base_url, **common) as same,
        Client(base_url=other_server.base_url, **common) as other,
    ):
        list(one.deals.list())
        with pytest.raises(BudgetExceededError):
            list(same.deals.list())
        list(other.deals.list())


# What calls would cost


@pytest.mark.parametrize(
    ("items", "page_size", "requests"),
    [
        *((0, None, 1), (1, None, 1), (500, None, 1), (501, None, 2)),
        *((12_000, None, 24), (100, 10, 10), (101, 10, 11), (1000, 9999, 2)),
    ],
)
def test_a_list_costs_its_pages(
    items: int, page_size: int | None, requests: int
) -> None:
    found = estimate(OPERATIONS, "getDeals", items=items, page_size=page_size)
    assert (found.requests, found.tokens) == (requests, 10 * requests)


def test_a_set_of_operations(server: Server, flavour: Flavour) -> None:
    async def body(client: Any) -> None:
        found = client.estimate({"getDeal": 100, "addDeal": 20, "deleteDeal": 0})
        assert (found.tokens, found.requests, found.share) == (200, 120, 0.5)
        assert found.as_dict() == {
            "tokens": 200,
            "requests": 120,
            "day": 400,
            "share": 0.5,
            "by_operation": {
                "getDeal": {"tokens": 100, "requests": 100},
                "addDeal": {"tokens": 100, "requests": 20},
                "deleteDeal": {"tokens": 0, "requests": 0},
            },
        }
        assert str(found).splitlines() == [
            "operation   requests    tokens",
            "addDeal           20       100",
            "getDeal          100       100",
            "deleteDeal         0         0",
            "total            120       200",
            "50.0% of the day's 400 tokens",
        ]
        assert client.usage.tokens == 0

    flavour.run(body, **arguments(budget=400))
    assert server.received == []


def test_without_a_day_there_is_no_share() -> None:
    found = estimate(OPERATIONS, "getDeal")
    assert (found.tokens, found.share) == (1, None)
    assert str(found).splitlines()[-1].startswith("total")
    assert estimate(OPERATIONS, "getDeal", day=0).share is None
    assert estimate(OPERATIONS, {}).tokens == 0


@pytest.mark.parametrize(
    ("wanted", "more", "says"),
    [
        ("getDeels", {}, "no operation 'getDeels'; did you mean 'getDeals'"),
        ("zzz", {}, "no operation 'zzz'$"),
        ({"nope": 1}, {}, "no operation"),
        ("getDeal", {"items": 5}, "getDeal is not a list"),
        ("getDeals", {"items": -1}, "at least 0"),
        ("getDeals", {"items": 2.5}, "whole number"),
        ("getDeals", {"items": 5, "page_size": 0}, "at least 1"),
        ("getDeals", {"page_size": 5}, "needs items"),
        ({"getDeal": -1}, {}, "at least 0"),
        ({"getDeal": True}, {}, "whole number"),
        ({"getDeals": 1}, {"items": 5}, "one list operation"),
    ],
)
def test_an_estimate_that_means_nothing_is_refused(
    wanted: Any, more: dict[str, Any], says: str
) -> None:
    with pytest.raises(RequestError, match=says):
        estimate(OPERATIONS, wanted, **more)


# --- what a later process knows


def test_a_restart_takes_the_limit_of_the_server_from_the_store(
    server: Server, bench: Bench
) -> None:
    """The count of a store alone would lock a client out until midnight."""
    headers = {"x-day-limit": "1000", "x-day-remaining": "700"}
    server.answer({"success": True, "data": {"id": 1}}, headers=headers)
    for _ in "ab":  # by plan and seats it has 200 tokens, of which 300 are spent
        store = bench.open()
        with Client(
            api_token=TOKEN,
            base_url=server.base_url,
            api=BUDGETED,
            store=store,
            budget=Budget(plan="small", seats=2, reserve=0.2),
        ) as client:
            assert client.deals.get(1).id == 1
        store.close()
    assert len(server.received) == 2


def test_a_refusal_says_where_the_limit_comes_from(
    server: Server, bench: Bench
) -> None:
    headers = {"x-day-limit": "1000", "x-day-remaining": "100"}
    server.answer({"success": True, "data": {"id": 1}}, headers=headers)
    with Client(
        api_token=TOKEN,
        base_url=server.base_url,
        api=BUDGETED,
        store=bench.store,
        budget=Budget(plan="small", seats=2, reserve=0.2),
    ) as client:
        client.deals.get(1)
        said = (
            r"1 needed, 0 left of today's tokens: 900 spent, 800 allowed \(a limit by "
        )
        with pytest.raises(BudgetExceededError, match=rf"{said}the server, "):
            client.deals.get(1)
