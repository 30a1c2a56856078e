"""A client as operators see it: log lines, charges, waits, the tokens of the day."""

from __future__ import annotations

import datetime as dt
import logging
from typing import Any

import msgspec
import pytest

from openapi_runtime import Charge, RateWindow, Retry
from openapi_runtime.errors import RequestError
from tests.runtime.conftest import TOKEN, Flavour, Server, do
from tests.runtime.sample_api import API, BUDGETED

DEAL = {"success": True, "data": {"id": 7}}
AGAIN = Retry(attempts=2, base=0.01, cap=0.01)


def lines(caplog: pytest.LogCaptureFixture, level: int) -> list[str]:
    """Return the messages of one level, all of which go to the logger of the package."""
    found = [r for r in caplog.records if r.levelno == level]
    ours = [r for r in found if not r.name.startswith(("httpx", "httpcore"))]
    assert {r.name for r in ours} <= {"sample"}
    return [r.getMessage() for r in ours if r.name == "sample"]


def test_a_retry_is_one_line_with_reason_and_wait(
    server: Server, flavour: Flavour, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "sample")
    server.answer({}, status=503)
    server.answer(DEAL)
    flavour.call(lambda c: c.deals.get(7), retry=AGAIN)
    (line,) = lines(caplog, logging.INFO)
    assert line == "getDeal is sent again in 0.0 s, after 503 (attempt 2 of 2)"


def test_a_429_says_which_limit_and_for_how_long(
    server: Server, flavour: Flavour, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "sample")
    server.answer({}, status=429, headers={"Retry-After": "0.2"})
    server.answer(DEAL)
    flavour.call(lambda c: c.deals.get(7), retry=AGAIN, api=BUDGETED)
    assert lines(caplog, logging.INFO)[0] == (
        "getDeal: the server limits this account (burst), so nothing is sent for 0.2 s"
    )


@pytest.mark.parametrize(("seconds", "count"), [(0.1, 0), (1.1, 1)])
def test_a_wait_of_more_than_a_second_is_a_line_and_shorter_ones_are_not(
    server: Server,
    flavour: Flavour,
    caplog: pytest.LogCaptureFixture,
    seconds: float,
    count: int,
) -> None:
    caplog.set_level(logging.INFO, "sample")
    server.answer(DEAL)
    window = RateWindow(name="w", seconds=seconds, capacity=1)

    async def body(client: Any) -> None:
        await do(client.deals.get(1))
        await do(client.deals.get(2))
        assert seconds * 0.8 < client.usage.waited < seconds + 5

    api = msgspec.structs.replace(API, windows=(window,))
    flavour.run(body, api=api)
    said = lines(caplog, logging.INFO)
    assert len(said) == count
    assert all(" for a slot in the rate limits" in line for line in said)


def test_each_request_is_a_line_at_debug_without_secrets(
    server: Server, flavour: Flavour, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, "sample")
    server.answer(DEAL)
    flavour.call(lambda c: c.request("GET", "/deals", query={"key": "s3cret"}))
    (line,) = lines(caplog, logging.DEBUG)
    assert line.startswith(f"GET /deals GET {server.base_url}/deals: 200 in 0.")
    assert TOKEN not in line


def test_a_charge_tells_url_duration_and_request_id(
    server: Server, flavour: Flavour
) -> None:
    charges: list[Charge] = []
    server.answer({}, status=503, headers={"x-correlation-id": "first"})
    server.answer(DEAL, headers={"x-correlation-id": "second"}, delay=0.1)
    flavour.call(
        lambda c: c.request("GET", "/deals", query={"key": "s3cret"}),
        retry=AGAIN,
        on_charge=charges.append,
    )
    assert [(c.attempt, c.status, c.request_id) for c in charges] == [
        (1, 503, "first"),
        (2, 200, "second"),
    ]
    assert {c.url for c in charges} == {f"{server.base_url}/deals"}
    assert 0.1 <= charges[1].duration < 10


def test_waits_between_attempts_are_counted_in_blocks_too(
    server: Server, flavour: Flavour
) -> None:
    server.answer({}, status=503, headers={"Retry-After": "0.1"})
    server.answer(DEAL)

    async def body(client: Any) -> None:
        with client.usage.measure() as block:
            await do(client.deals.get(7))
        assert 0.1 <= block.waited == client.usage.waited < 5
        assert client.usage.as_dict()["waited"] == client.usage.waited
        assert "\nwaited 0." in str(client.usage)

    flavour.run(body, retry=Retry(attempts=2, base=0.1, cap=0.1))


def test_the_tokens_of_the_day_are_what_the_server_last_said(
    server: Server, flavour: Flavour
) -> None:
    headers = {"x-day-limit": "1000", "x-day-remaining": "700"}
    server.answer({"success": True, "data": []}, headers=headers)

    async def body(client: Any) -> None:
        assert (client.budget.left, client.budget.seen_at) == (None, None)
        today = await do(client.check_budget())
        assert (today.limit, today.left) == (1000, 700)
        assert abs(dt.datetime.now(dt.UTC) - today.seen_at) < dt.timedelta(minutes=1)
        assert client.budget == today
        assert client.usage.requests == 1

    flavour.run(body, api=BUDGETED)
    assert len(server.received) == 1
    assert server.received[0].query == [("limit", "1")]


def test_an_api_without_a_list_cannot_be_asked(flavour: Flavour) -> None:
    async def body(client: Any) -> None:
        client._operations = dict
        with pytest.raises(RequestError, match="no list whose response could tell"):
            await do(client.check_budget())

    flavour.run(body, api=BUDGETED)
