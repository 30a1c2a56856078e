"""Recordings: made once, without secrets and personal data, replayed offline."""

from __future__ import annotations

import asyncio
from pathlib import Path

import httpx
import pytest

from pipedrive_kit.testing import FakePipedrive, FakeTransport, Recording
from pipedrive_v2 import AsyncClient, Client


def program(client: Client) -> list[str]:
    """Walk the persons by two, and change one."""
    names = [each.name for each in client.persons.list(limit=2)]
    client.persons.update(1, name="Eve Secret")
    return [*names, client.persons.get(1).name]


def test_recorded_once_and_replayed(pipedrive: FakePipedrive, tmp_path: Path) -> None:
    """A replay takes the same course, and no text in it is real."""
    for number in range(5):
        emails = [{"value": f"real{number}@acme.test"}]
        phones = [{"value": "+49 30 1234"}]
        pipedrive.store.add(
            "persons", {"name": f"Real {number}", "emails": emails, "phones": phones}
        )
    path = tmp_path / "persons.json"

    def run(transport: FakeTransport | None) -> list[str]:
        http = httpx.Client(transport=Recording(path, transport))
        with (
            http,
            Client(api_token="api-token-of-the-fake", http_client=http) as client,
        ):
            return program(client)

    first = run(pipedrive.transport)
    pipedrive.api_tokens.clear()
    assert first == [f"Real {number}" for number in range(5)] + ["Eve Secret"]
    replayed = run(None)
    assert [each.partition("-")[0] for each in replayed] == ["text"] * 6
    assert len(set(replayed)) == 6
    assert run(None) == replayed
    text = path.read_text()
    for real in ("Real", "acme", "1234", "Eve", "api-token-of-the-fake"):
        assert real not in text
    assert "@example.com" in text


def test_async_replay_ends_with_the_recording(
    pipedrive: FakePipedrive, tmp_path: Path
) -> None:
    """A request too many is said so, and reaches no server."""
    pipedrive.seed(deals=1)
    path = tmp_path / "deal.json"

    async def run(count: int) -> list[str]:
        transport = Recording(path, pipedrive.transport)
        async with httpx.AsyncClient(transport=transport) as http:
            client = AsyncClient(api_token="api-token-of-the-fake", http_client=http)
            return [(await client.deals.get(1)).title for _ in range(count)]

    assert asyncio.run(run(1)) == ["Deal 1"]
    assert asyncio.run(run(1)) == ["text-1"]
    with pytest.raises(AssertionError, match="no further response for GET"):
        asyncio.run(run(2))
