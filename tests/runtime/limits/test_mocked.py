"""Tests of users do not disturb each other: what a mocked server says is its client's."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import httpx
import msgspec
import pytest
import respx
from pytest_httpx import HTTPXMock

from openapi_runtime import (
    Blocked,
    BlockedError,
    Budget,
    DailyLimitError,
    Retry,
)
from tests.runtime.conftest import Flavour, Server, do
from tests.runtime.sample_api import BUDGETED, Client

API = msgspec.structs.replace(
    BUDGETED, blocked=Blocked(status=403, content_type="text/html", seconds=900)
)
SPENT = {"x-day-limit": "1000", "x-day-remaining": "0"}
KINDS: dict[str, tuple[Any, type[Exception]]] = {
    "blocked": ({"status_code": 403, "html": "<html>"}, BlockedError),
    "daily": ({"status_code": 429, "json": {}, "headers": SPENT}, DailyLimitError),
}


@pytest.fixture(params=["respx", "respx-httpcore", "pytest-httpx", "transport"])
def mocked(request: pytest.FixtureRequest) -> Iterator[Any]:
    """A function that answers all requests of clients made with what it returns."""
    if request.param == "pytest-httpx":
        mock: HTTPXMock = request.getfixturevalue("httpx_mock")
        yield lambda **answer: mock.add_response(**answer) and {}
    elif request.param == "transport":

        def client(**answer: Any) -> dict[str, Any]:
            transport = httpx.MockTransport(lambda _: httpx.Response(**answer))
            return {"http_client": httpx.Client(transport=transport)}

        yield client
    else:
        using = "httpcore" if request.param.endswith("httpcore") else "httpx"
        with respx.mock(using=using, assert_all_called=False) as router:
            yield lambda **answer: router.route().respond(**answer) and {}
            router.stop(quiet=True)


@pytest.mark.httpx_mock(can_send_already_matched_responses=True)
@pytest.mark.parametrize("kind", KINDS)
def test_a_mocked_refusal_is_of_its_client_alone(mocked: Any, kind: str) -> None:
    answer, error = KINDS[kind]
    where: Any = {
        "base_url": f"http://{kind}.test/v2",
        "api": API,
        "api_token": "one",
        "retry": Retry(attempts=1),
        "budget": Budget(reserve=0.1),
    }
    lent = mocked(**answer) or {}
    with Client(**where, **lent) as client:
        for _ in range(2):
            with pytest.raises(error):
                client.deals.get(7)
        assert client.usage.requests == 1  # it is blocked itself
    with Client(**where, **(mocked(**answer) or {})) as other, pytest.raises(error):
        other.deals.get(7)
    assert other.usage.requests == 1


def test_a_mocked_count_is_not_that_of_real_clients(
    server: Server, flavour: Flavour
) -> None:
    server.answer({"success": True, "data": {"id": 7}})
    where: Any = {"api": API, "budget": 100}
    with respx.mock as router:
        router.route().respond(200, json={"data": {"id": 7}}, headers=SPENT)
        flavour.call(lambda c: c.deals.get(7), **where)

    async def body(client: Any) -> None:
        for _ in range(3):
            await do(client.deals.get(7))

    flavour.run(body, **where)
    assert len(server.received) == 3
