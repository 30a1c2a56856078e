"""Rate windows, and the budget of the day."""

from __future__ import annotations

import time

import httpx
import pytest

from openapi_runtime import MemoryStore, Retry, errors
from pipedrive_kit.testing import API_TOKEN, FakePipedrive, Limits

HEADERS = {"x-api-token": API_TOKEN}


def test_windows_are_enforced() -> None:
    """A client without limits is refused, told when to come back, then blocked."""
    limits = Limits(burst=20, search=10, block_after=3)
    with FakePipedrive(limits=limits, clock=lambda: 1000.0) as fake:
        http = httpx.Client(transport=fake.transport, headers=HEADERS)
        url = "https://api.pipedrive.com/api/v2/deals"
        statuses = [http.get(url).status_code for _ in range(25)]
        assert statuses == [200] * 20 + [429] * 3 + [403] * 2
        refused = list(fake.exchanges)[20].response
        assert refused.headers["x-ratelimit-reset"] == "2"
        assert refused.headers["x-ratelimit-remaining"] == "0"
        assert http.get(url).headers["content-type"] == "text/html"
        fake.advance(900)
        assert http.get(url).status_code == 200
        search = {"url": f"{url}/search", "params": {"term": "deal"}}
        statuses = [http.get(**search).status_code for _ in range(11)]
        assert statuses == [200] * 10 + [429]


def test_windows_are_of_one_token() -> None:
    """Another API token has its own; apps are refused, but never blocked."""
    limits = Limits(burst=2, block_after=1)
    with FakePipedrive(limits=limits, clock=lambda: 1000.0) as fake:
        http = httpx.Client(transport=fake.transport)
        url = "https://api.pipedrive.com/api/v2/stages"
        fake.api_tokens["second"] = 2
        bearer = {"authorization": f"Bearer {fake.oauth.tokens()['access_token']}"}

        def statuses(headers: dict[str, str]) -> list[int]:
            return [http.get(url, headers=headers).status_code for _ in range(4)]

        assert statuses(bearer) == [200, 200, 429, 429]
        assert statuses({"x-api-token": "second"}) == [200, 200, 429, 403]
        assert statuses(HEADERS) == [403] * 4
        fake.advance(900)
        assert statuses(HEADERS) == [200, 200, 429, 403]


def test_our_client_is_never_refused() -> None:
    """It keeps to the windows by itself: no 429 in two windows of requests."""
    with FakePipedrive(limits=Limits.of_plan("lite")) as fake:
        client = fake.new_client(store=MemoryStore())
        started = time.monotonic()
        for _ in range(30):
            list(client.stages.list())
        assert time.monotonic() - started > 2
        assert {each.response.status for each in fake.exchanges} == {200}


def test_the_budget_of_the_day() -> None:
    """Responses say what is left; then all is refused until the next day."""
    with FakePipedrive(limits=Limits(tokens=25)) as fake:
        client = fake.new_client(retry=Retry(attempts=1))
        list(client.deals.list())
        list(client.deals.list())
        left = fake.exchanges[-1].response.headers
        assert left["x-daily-ratelimit-token-remaining"] == "5"
        assert left["x-daily-ratelimit-token-limit"] == "25"
        with pytest.raises(errors.DailyLimitError):
            list(client.deals.list())
        fake.advance(86_400)
        assert list(fake.new_client().deals.list()) == []


def test_our_client_keeps_to_a_budget() -> None:
    """It stops by itself: the server never has to refuse."""
    with FakePipedrive(limits=Limits(tokens=25)) as fake:
        client = fake.new_client(budget=25)
        assert list(client.deals.list()) == list(client.deals.list()) == []
        with pytest.raises(errors.BudgetExceededError):
            list(client.deals.list())
        assert [each.response.status for each in fake.exchanges] == [200, 200]
