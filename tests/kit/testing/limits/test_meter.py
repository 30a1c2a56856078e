"""Rate windows, the budget of the day, faults, and OAuth."""

from __future__ import annotations

import time

import httpx
import pytest

from openapi_runtime import MemoryStore, Retry, errors
from pipedrive_kit.testing import API_TOKEN, FakePipedrive, Limits, faults

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


def test_faults_on_demand(pipedrive: FakePipedrive) -> None:
    """Each fault comes once, where it was planned, and as the client's own error."""
    pipedrive.seed(deals=3)
    client = pipedrive.new_client(retry=Retry(attempts=1))
    expected = [
        (faults.status(500), errors.InternalServerError),
        (faults.page(502), errors.InternalServerError),
        (faults.status(402), errors.PaymentRequiredError),
        (faults.burst_limit(), errors.BurstLimitError),
        (faults.not_json(), errors.APIResponseError),
        (faults.cut(20), errors.APIConnectionError),
        (faults.latency(60), errors.APITimeoutError),
    ]
    for fault, error in expected:
        pipedrive.faults.add(fault, path="/deals/*", method="GET")
        assert client.stages.list() is not None
        with pytest.raises(error):
            client.deals.get(1, timeout=5)
        assert pipedrive.exchanges[-1].fault == fault.name
        assert client.deals.get(1).id == 1
    for fault, refusal in (
        (faults.daily_limit(), errors.DailyLimitError),
        (faults.block(), errors.BlockedError),
    ):
        pipedrive.faults.add(fault)
        with pytest.raises(refusal):
            pipedrive.new_client(retry=Retry(attempts=1)).deals.get(1)
    pipedrive.faults.add(faults.cut(), method="POST")
    with pytest.raises(errors.OutcomeUnknownError):
        client.deals.add(title="Unsure")
    assert pipedrive.record("deals", 4)["title"] == "Unsure"


def test_retries_pass_over_faults(pipedrive: FakePipedrive) -> None:
    """A planned number of faults is over after as many attempts."""
    pipedrive.seed(deals=1)
    pipedrive.faults.add(faults.status(503, headers={"retry-after": "0"}), times=2)
    assert pipedrive.client.deals.get(1).id == 1
    assert [each.response.status for each in pipedrive.exchanges] == [503, 503, 200]
