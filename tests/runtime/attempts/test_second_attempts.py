"""Errors after earlier attempts: their number, and whether one may have worked."""

from __future__ import annotations

import asyncio
import datetime as dt
import pickle
from collections.abc import Iterator
from typing import Any

import msgspec
import pytest

from openapi_runtime import (
    APIConnectionError,
    APIStatusError,
    BadRequestError,
    BlockedError,
    BudgetExceededError,
    ClientError,
    DailyLimitError,
    DeadlineError,
    FailedWriteError,
    InternalServerError,
    MemoryStore,
    OutcomeUnknownError,
    Retry,
    StoreError,
    UnansweredWriteError,
    UnfinishedWriteError,
)
from openapi_runtime.account_facts import Blocked, BudgetRule, RateWindow
from tests.runtime.conftest import Flavour, do
from tests.runtime.fault_server import FaultServer, fin, say
from tests.runtime.limits.store_bench import todays
from tests.runtime.sample_api import API, BUDGETED

QUICK = Retry(attempts=3, base=0.01, cap=0.02)
DOWN = say({"error": "down"}, status=503)
UNSURE = "not sent again after 1 attempt, which may have been acted upon, or not"


@pytest.fixture
def faults() -> Iterator[FaultServer]:
    server = FaultServer(DOWN)
    yield server
    server.close()


@pytest.fixture(params=["sync", "async"])
def use(request: pytest.FixtureRequest, faults: FaultServer) -> Flavour:
    return Flavour(request.param, faults)


class Changing(MemoryStore):
    """A store that admits one request, and calls `happens` before the second."""

    def __init__(self, happens: Any) -> None:
        super().__init__()
        self.admitted = 0
        self.happens = happens

    def admit(self, account: str, **arguments: Any) -> Any:
        if self.admitted == 1:
            self.happens(self, account)
        self.admitted += 1
        return super().admit(account, **arguments)


def _fails(_store: Any, _account: str) -> None:
    raise StoreError("disk full")


CASES: list[tuple[str, Any, type[ClientError]]] = [
    ("budget", {"budget": 7}, BudgetExceededError),
    (
        "block",
        {"store": lambda: Changing(lambda s, a: s.pause(a, 60, kind="blocked"))},
        BlockedError,
    ),
    (
        "day",
        {"store": lambda: Changing(lambda s, a: s.pause(a, 60, kind="daily"))},
        DailyLimitError,
    ),
    ("store", {"store": lambda: Changing(_fails)}, StoreError),
    (
        "turn",
        {
            "api": msgspec.structs.replace(
                API, windows=(RateWindow(name="g", seconds=60, capacity=1),)
            ),
            "total_timeout": 20,
        },
        DeadlineError,
    ),
]


@pytest.mark.parametrize(
    ("method", "says"),
    [("PATCH", UNSURE), ("GET", "not sent again after 1 attempt")],
)
@pytest.mark.parametrize(
    ("options", "kind"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_reasons_against_a_retry(
    use: Flavour,
    faults: FaultServer,
    options: dict[str, Any],
    kind: type[ClientError],
    method: str,
    says: str,
) -> None:
    """The error does not say that nothing was sent, when the server has seen a request."""
    options = {n: v() if n == "store" else v for n, v in options.items()}
    with pytest.raises(kind) as caught:
        use.call(lambda c: c.request(method, "/x", cost=5), retry=QUICK, **options)
    assert says in str(caught.value)
    assert "nothing was sent" not in str(caught.value)
    assert ("acted upon" in str(caught.value)) == (method == "PATCH")
    assert caught.value.attempts == len(faults.seen) == 1
    assert caught.value.outcome_unknown == (method == "PATCH")


def test_the_limit_of_a_block_of_code_says_it_too(
    use: Flavour, faults: FaultServer
) -> None:
    async def body(client: Any) -> None:
        with (
            client.usage.measure(limit=5),
            pytest.raises(BudgetExceededError, match=UNSURE) as caught,
        ):
            await do(client.request("PATCH", "/x", cost=5))
        assert (caught.value.attempts, caught.value.outcome_unknown) == (1, True)
        gate = client._settings.gate
        assert todays(gate.store, gate.account()).tokens == 5
        with (
            client.usage.measure(limit=4),
            pytest.raises(BudgetExceededError, match="nothing was sent") as first,
        ):
            await do(client.request("PATCH", "/x", cost=5))
        assert not first.value.outcome_unknown

    use.run(body, retry=QUICK, api=BUDGETED)
    assert len(faults.seen) == 1


def test_a_store_that_fails_says_how_to_go_on_without_it(
    use: Flavour, faults: FaultServer
) -> None:
    store = Changing(_fails)
    store.admitted = 1
    with pytest.raises(
        StoreError, match='nothing was sent; on_store_failure="degrade"'
    ):
        use.call(lambda c: c.deals.get(7), store=store)
    assert faults.seen == []


@pytest.mark.parametrize(
    ("act", "kinds"),
    [
        (DOWN, (FailedWriteError, InternalServerError)),
        (say({}, status=501), (FailedWriteError, InternalServerError)),
        (say({}, status=408), (UnfinishedWriteError, APIStatusError)),
        (fin(), (UnansweredWriteError, APIConnectionError)),
    ],
    ids=["503", "501", "408", "no answer"],
)
@pytest.mark.parametrize("method", ["POST", "PATCH"])
def test_a_write_of_unknown_outcome_is_one_error_to_catch(
    use: Flavour, faults: FaultServer, act: Any, kinds: Any, method: str
) -> None:
    """It is so with and without a response; the error keeps the bytes that came."""
    faults.acts = [act]
    with pytest.raises(OutcomeUnknownError, match="acted upon, or not") as caught:
        use.call(lambda c: c.request(method, "/x"), retry=QUICK)
    error: Any = caught.value
    assert all(isinstance(error, kind) for kind in kinds)
    assert error.outcome_unknown
    if isinstance(error, APIStatusError):
        assert error.status_code in (408, 501, 503)
        assert error.headers["content-type"] == "application/json"
        assert error.body.startswith(b"{")
    again = pickle.loads(pickle.dumps(error))
    assert (type(again), str(again)) == (type(error), str(error))


def test_a_read_has_no_unknown_outcome(use: Flavour) -> None:
    with pytest.raises(InternalServerError) as caught:
        use.call(lambda c: c.deals.get(7), retry=QUICK)
    assert not isinstance(caught.value, OutcomeUnknownError)
    assert "acted upon" not in str(caught.value)


def test_a_refusal_after_an_unknown_outcome_says_both(
    use: Flavour, faults: FaultServer
) -> None:
    """The second attempt was refused for certain, but the first may have worked."""
    faults.acts = [DOWN, say({"error": "odd"}, status=400)]
    with pytest.raises(BadRequestError, match="an earlier attempt may have") as caught:
        use.call(lambda c: c.request("PATCH", "/x"), retry=QUICK)
    assert caught.value.outcome_unknown
    assert not isinstance(caught.value, OutcomeUnknownError)
    assert caught.value.attempts == 2


def test_a_day_that_is_spent_stops_every_client_that_shares_the_store(
    use: Flavour, faults: FaultServer
) -> None:
    """They stop until the estimated reset, which both errors have."""
    headers = {"x-day-limit": "9", "x-day-left": "0"}
    rule = BudgetRule(tokens_per_seat=1, plans={}, remaining_header="x-day-left")
    api = msgspec.structs.replace(API, budget=rule)
    faults.acts = [say({}, status=429, headers=headers), say({})]
    store = MemoryStore()
    for sent in ("429 Reason", "nothing was sent"):
        with pytest.raises(DailyLimitError, match=sent) as caught:
            use.call(lambda c: c.deals.get(7), api=api, store=store)
        assert "tokens of the day are spent" in str(caught.value)
        assert "00:00 UTC" in str(caught.value)
        reset_at = caught.value.reset_at
        assert reset_at is not None
        left = reset_at - dt.datetime.now(dt.UTC)
        assert dt.timedelta(0) < left <= dt.timedelta(days=1)
    assert len(faults.seen) == 1


def test_a_block_says_until_when_and_what_to_do(
    use: Flavour, faults: FaultServer
) -> None:
    sign = Blocked(status=403, content_type="text/html", seconds=900)
    api = msgspec.structs.replace(API, blocked=sign)
    html = {"Content-Type": "text/html"}
    faults.acts = [say(b"<html>", status=403, headers=html)]
    for _ in range(2):
        with pytest.raises(
            BlockedError, match=r"nothing is sent before .* UTC"
        ) as caught:
            use.call(lambda c: c.deals.get(7), api=api)
        assert "ask its support" in str(caught.value)
    assert len(faults.seen) == 1


@pytest.mark.parametrize("lent", [False, True])
def test_a_client_that_is_closed_meanwhile(
    use: Flavour, faults: FaultServer, lent: bool
) -> None:
    """By another thread or task, between two attempts: no raw error, nothing is sent."""

    async def body(client: Any) -> None:
        closing: list[Any] = []

        def close(_: Any) -> None:
            target = client._http if lent else client
            done = target.aclose() if use.is_async else target.close()
            closing.append(asyncio.ensure_future(done) if done else None)

        client._settings.usage.on_charge = close
        with pytest.raises(APIConnectionError, match="ClosedClientError") as raised:
            await do(client.deals.get(7))
        assert raised.value.attempts == 2
        assert len(closing) == 2
        await asyncio.gather(*filter(None, closing))

    use.run(body, retry=QUICK)
    assert len(faults.seen) == 1
