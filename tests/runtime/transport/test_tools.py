"""The default client is an ordinary HTTPX client: tools that hook HTTPX see every call.

A mocked POST reaches no server, whichever tool mocks it, and at any log level.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
import respx
import sentry_sdk
import vcr
from opentelemetry.instrumentation.httpx import HTTPXClientInstrumentor
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from pytest_httpx import HTTPXMock
from sentry_sdk.integrations.httpx import HttpxIntegration

from openapi_runtime import Retry
from openapi_runtime.http import LIBRARIES
from tests.runtime.conftest import Flavour, Server, do

MOCKED = {"success": True, "data": {"id": 1}}


@pytest.fixture(params=[logging.WARNING, logging.INFO], ids=["quiet", "logged"])
def level(request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture) -> int:
    """The level of HTTPX's logger, which must make no difference."""
    caplog.set_level(request.param, "httpx")
    level: int = request.param
    return level


def add(client: Any) -> Any:
    return client.deals.add(title="from a unit test")


def test_pytest_httpx(
    server: Server, flavour: Flavour, level: int, httpx_mock: HTTPXMock
) -> None:
    httpx_mock.add_response(url=f"{server.base_url}/deals", method="POST", json=MOCKED)
    assert flavour.call(add).id == 1
    assert server.received == []


@pytest.mark.parametrize("using", ["httpcore", "httpx"])
def test_respx(server: Server, flavour: Flavour, level: int, using: str) -> None:
    with respx.mock(using=using) as router:
        route = router.post(f"{server.base_url}/deals").respond(json=MOCKED)
        assert flavour.call(add).id == 1
    assert route.call_count == 1
    assert server.received == []


@pytest.mark.parametrize("library", LIBRARIES)
def test_vcr(
    server: Server, flavour: Flavour, level: int, library: str, tmp_path: Path
) -> None:
    """A cassette records, plays, and refuses what it has not recorded."""
    server.answer(MOCKED)
    cassette = str(tmp_path / "cassette.yaml")
    with vcr.use_cassette(cassette, record_mode="once"):
        assert flavour.call(add, library=library).id == 1
    assert len(server.received) == 1
    with vcr.use_cassette(cassette, record_mode="none"):
        assert flavour.call(add, library=library).id == 1
    with (
        vcr.use_cassette(str(tmp_path / "none.yaml"), record_mode="none"),
        pytest.raises(Exception, match="play back"),
    ):
        flavour.call(add, library=library)
    assert len(server.received) == 1


@pytest.fixture
def spans() -> Iterator[InMemorySpanExporter]:
    exporter, provider = InMemorySpanExporter(), TracerProvider()
    provider.add_span_processor(SimpleSpanProcessor(exporter))
    HTTPXClientInstrumentor().instrument(tracer_provider=provider)
    yield exporter
    HTTPXClientInstrumentor().uninstrument()


def test_opentelemetry(
    server: Server, flavour: Flavour, level: int, spans: InMemorySpanExporter
) -> None:
    server.answer({"success": False}, status=503)
    server.answer(MOCKED)
    flavour.call(lambda c: c.deals.get(1), retry=Retry(base=0.01, cap=0.02))
    names = [
        (s.name, (s.attributes or {})["http.status_code"])
        for s in spans.get_finished_spans()
    ]
    assert names == [("GET", 503), ("GET", 200)]
    assert "traceparent" in server.received[-1].headers


class _Nowhere(sentry_sdk.Transport):
    def capture_envelope(self, envelope: Any) -> None:
        """Send nothing."""


@pytest.fixture
def transactions() -> Iterator[list[Any]]:
    """The spans of each transaction; the hook that sees them stays for the process."""
    found: list[Any] = []

    def keep(event: Any, _: Any) -> None:
        found.append([span["description"] for span in event["spans"]])

    sentry_sdk.init(
        dsn="http://public@127.0.0.1:9/1",
        traces_sample_rate=1.0,
        transport=_Nowhere,
        before_send_transaction=keep,
        default_integrations=False,
        auto_enabling_integrations=False,
        integrations=[HttpxIntegration()],
    )
    yield found
    sentry_sdk.init()


def test_sentry(
    server: Server, flavour: Flavour, level: int, transactions: list[Any]
) -> None:
    server.answer(MOCKED)

    async def body(client: Any) -> None:
        with sentry_sdk.start_transaction(name="test"):
            await do(client.deals.get(1))

    flavour.run(body)
    assert transactions == [[f"GET {server.base_url}/deals/1"]]


def test_event_hooks_and_the_log(
    server: Server, flavour: Flavour, level: int, caplog: pytest.LogCaptureFixture
) -> None:
    """Hooks that are added to the client itself, as some tools do."""
    seen: list[Any] = []

    def note(message: Any) -> None:
        seen.append(type(message))

    async def anote(message: Any) -> None:
        note(message)

    server.answer(MOCKED)
    hook: Callable[[Any], Any] = anote if flavour.is_async else note

    async def body(client: Any) -> None:
        client._http.event_hooks = {"request": [hook], "response": [hook]}
        await do(client.deals.get(1))

    flavour.run(body)
    assert seen == [httpx.Request, httpx.Response]
    logged = [r for r in caplog.records if r.name == "httpx"]
    assert len(logged) == int(level == logging.INFO)
