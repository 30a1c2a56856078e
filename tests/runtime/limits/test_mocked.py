"""Tests of users do not disturb each other: what a mocked server says is its client's."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import httpx
import msgspec
import pytest
import respx
import vcr
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


TOOLS = ("respx", "respx-httpcore", "pytest-httpx", "transport", "vcr")


@contextmanager
def _cassette(folder: Path) -> Iterator[Any]:
    """Yield a function that makes VCR play one response to every request."""
    with ExitStack() as played:

        def play(status_code: int, **answer: Any) -> dict[str, Any]:
            content = json.dumps(answer["json"]) if "json" in answer else "<html>"
            kind = "application/json" if "json" in answer else "text/html"
            headers = {"content-type": kind, **answer.get("headers", {})}
            response = {
                "status": {"code": status_code, "message": ""},
                "headers": {name: [value] for name, value in headers.items()},
                "body": {"string": content},
            }
            asked = {"method": "GET", "uri": "http://x.test", "body": "", "headers": {}}
            tape = {
                "version": 1,
                "interactions": [{"request": asked, "response": response}],
            }
            path = folder / "tape.yaml"
            path.write_text(json.dumps(tape))  # which is YAML
            recorder = vcr.VCR(match_on=["method"], record_mode="none")
            cassette = recorder.use_cassette(str(path), allow_playback_repeats=True)
            played.enter_context(cassette)
            return {}

        yield play


@pytest.fixture(params=TOOLS)
def mocked(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Any]:
    """A function that answers all requests of clients made with what it returns."""
    if request.param == "pytest-httpx":
        mock: HTTPXMock = request.getfixturevalue("httpx_mock")
        yield lambda **answer: mock.add_response(**answer) and {}
    elif request.param == "transport":

        def client(**answer: Any) -> dict[str, Any]:
            transport = httpx.MockTransport(lambda _: httpx.Response(**answer))
            return {"http_client": httpx.Client(transport=transport)}

        yield client
    elif request.param == "vcr":
        with _cassette(tmp_path) as play:
            yield play
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
