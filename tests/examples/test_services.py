"""The programs that serve others: webhooks, an app for several companies, an agent."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import httpx
import pytest

from examples import agent, fastapi_webhooks, oauth_app
from pipedrive_kit import AsyncPipedrive
from pipedrive_kit.testing import API_TOKEN, FakePipedrive

SERVICE = "http://localhost:8000"


@pytest.fixture
def fake() -> Iterator[FakePipedrive]:
    """Return a fake account with the demo records."""
    with FakePipedrive() as fake:
        fake.seed("demo")
        yield fake


def test_programs_are_short() -> None:
    """A reader sees a program at once: 60 lines at most."""
    programs = list((Path(__file__).parents[2] / "examples").glob("*.py"))
    assert len(programs) >= 12
    for path in programs:
        assert path.read_text("utf-8").count("\n") <= 60, path.name


def test_a_service_shows_the_deals_of_its_webhooks(fake: FakePipedrive) -> None:
    """An event with a wrong password is refused, and events of persons are left alone."""
    app = fastapi_webhooks.service(fake.async_client, "secret")
    fake.webhooks.subscribe("http://crm.example.com/", user="crm", password="secret")
    fake.client.deals.update(3, title="Newer title")
    fake.client.persons.update(1, name="Ada")
    bodies = [dict(one.body) for one in fake.webhooks.waiting]

    async def visited() -> tuple[list[int], Any]:
        transport = httpx.ASGITransport(app=app)
        async with httpx.AsyncClient(transport=transport, base_url=SERVICE) as http:
            refused = await http.post("/hook/", json=bodies[0], auth=("crm", "wrong"))
            codes = [
                (await http.post("/hook/", json=b, auth=("crm", "secret"))).status_code
                for b in bodies
            ]
            return [refused.status_code, *codes], (await http.get("/deals")).json()

    codes, deals = asyncio.run(visited())
    assert codes == [401, *[200] * len(bodies)]
    assert [deal["title"] for deal in deals] == ["Newer title"]


def test_an_app_is_installed_and_reads_deals(
    fake: FakePipedrive, tmp_path: Path
) -> None:
    """The consent comes back with the user's own state; strangers have no client."""
    fake.oauth.api_domain = "https://acme.pipedrive.com"
    http = httpx.Client(transport=fake.transport)
    names = fake.oauth.client_id, fake.oauth.client_secret
    folder = tmp_path / "tokens"
    app = oauth_app.service(folder, *names, http)

    async def visited() -> list[httpx.Response]:
        transport = httpx.ASGITransport(app=app)
        async with httpx.AsyncClient(transport=transport, base_url=SERVICE) as user:
            consent = (await user.get("/install")).headers["location"]
            back = http.get(consent).headers["location"]
            return [
                await user.get(back),
                await user.get("/acme/deals"),
                await user.get("/globex/deals"),
            ]

    installed, deals, strange = asyncio.run(visited())
    http.close()
    assert installed.json() == "installed"
    assert len(deals.json()) == 9
    assert strange.status_code == 404
    assert [path.name for path in folder.glob("*.json")] == ["acme.json"]


def test_a_model_uses_tools_and_learns_from_errors(fake: FakePipedrive) -> None:
    """A write is refused with a reason; the last text is the answer."""
    steps: list[Mapping[str, Any]] = [
        {"tool": "search", "arguments": {"text": "deals"}},
        {"tool": "run", "arguments": {"name": "get_deals", "params": {"limit": 2}}},
        {"tool": "run", "arguments": {"name": "post_deals", "params": {}}},
        {"text": "There are two."},
    ]
    seen: list[dict[str, Any]] = []

    async def model(talk: list[dict[str, Any]]) -> Mapping[str, Any]:
        seen[:] = talk
        return steps[sum(each["role"] == "tool" for each in talk)]

    async def asked() -> str:
        async with httpx.AsyncClient(transport=fake.transport) as http:
            client = AsyncPipedrive(api_token=API_TOKEN, http_client=http)
            return await agent.answered(client, model, "How many deals?")

    assert asyncio.run(asked()) == "There are two."
    results = [each["content"] for each in seen if each["role"] == "tool"]
    assert "Deal 1" in results[1]
    assert '"error"' in results[2]
    assert len(fake.store.all("deals")) == 30
