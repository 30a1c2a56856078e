"""Conversions that are waited for."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

import pytest

from pipedrive_kit import jobs
from pipedrive_kit.errors import ConversionFailedError, ConversionTimeoutError
from pipedrive_kit.testing import FakePipedrive
from pipedrive_v2.models import Conversion


@pytest.fixture(autouse=True)
def short_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs, "FIRST_PAUSE", 0.001)


@pytest.fixture
def fake() -> Iterator[FakePipedrive]:
    """Return a fake account whose conversions take three looks."""
    with FakePipedrive(conversion_polls=3) as fake:
        fake.seed("demo")
        yield fake


def lead(fake: FakePipedrive) -> str:
    return str(next(iter(fake.store.all("leads"))))


def test_a_lead_becomes_a_deal(fake: FakePipedrive) -> None:
    """One call returns the deal's ID; each status is told on the way."""
    told: list[str] = []
    done = jobs.convert_lead(fake.client, lead(fake), on_status=told.append, stage_id=2)
    assert done.deal_id is not None
    assert fake.client.deals.get(done.deal_id).stage_id == 2
    assert told[-1] == "completed"
    assert len(told) > 1


def test_a_deal_becomes_a_lead(fake: FakePipedrive) -> None:
    done = jobs.convert_deal(fake.client, 3)
    assert done.lead_id in fake.store.all("leads")


def test_a_job_that_was_started_elsewhere(fake: FakePipedrive) -> None:
    job = fake.client.deals.convert_to_lead(3)
    assert jobs.wait(fake.client.deals, 3, job).status == "completed"
    again = fake.client.deals.convert_to_lead(4)
    assert jobs.wait(fake.client.deals, 4, again.conversion_id).status == "completed"


def test_async_is_the_same(fake: FakePipedrive) -> None:
    async def main() -> list[Conversion]:
        client = fake.async_client
        first = await jobs.async_convert_lead(client, lead(fake))
        second = await jobs.async_convert_deal(client, 3)
        job = await client.deals.convert_to_lead(4)
        return [first, second, await jobs.async_wait(client.deals, 4, job)]

    assert [one.status for one in asyncio.run(main())] == ["completed"] * 3


def test_a_job_that_takes_too_long(fake: FakePipedrive) -> None:
    """The error has the last status, and says that the job may still end."""
    with pytest.raises(ConversionTimeoutError, match="after 0 s") as caught:
        jobs.convert_deal(fake.client, 3, timeout=0)
    assert caught.value.conversion is not None


class Refusing:
    """A group of operations whose jobs end with a status."""

    def __init__(self, status: str) -> None:
        self._status = status

    def get_conversion_status(self, source: int, job: str) -> Conversion:
        return Conversion(conversion_id=job, status=self._status)


@pytest.mark.parametrize("status", ["failed", "rejected"])
def test_a_job_that_pipedrive_ends(status: str) -> None:
    with pytest.raises(ConversionFailedError, match=status):
        jobs.wait(Refusing(status), 3, "job")
