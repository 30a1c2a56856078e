"""The smaller programs, against a fake Pipedrive."""

from __future__ import annotations

import asyncio
import contextlib
import csv
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from examples import export_deals, sync_sqlite, webhook_receiver
from pipedrive_kit.testing import FakePipedrive


@pytest.fixture
def fake() -> Iterator[FakePipedrive]:
    """Return a fake account with the demo records."""
    with FakePipedrive() as fake:
        fake.seed("demo")
        yield fake


def test_deals_are_exported_by_field_names(fake: FakePipedrive, tmp_path: Path) -> None:
    """Two requests and 20 tokens, as the definitions are one page."""
    path = tmp_path / "deals.csv"
    assert export_deals.export(fake.client, str(path)) == 30
    with path.open(newline="") as file:
        lines = list(csv.DictReader(file))
    assert lines[2]["Contract type"] == "Annual"
    assert lines[2]["Demo monetary currency"] == "EUR"
    assert fake.client.usage.tokens == 20


def test_a_copy_follows_the_account(fake: FakePipedrive) -> None:
    """The second run has what changed, and a deleted record leaves the copy."""
    with contextlib.closing(sqlite3.connect(":memory:")) as db:
        followed(fake, db)


def followed(fake: FakePipedrive, db: sqlite3.Connection) -> None:
    """Sync twice, with changes between."""
    assert sync_sqlite.sync(fake.client, db).startswith("47 changes")
    fake.advance(1000)
    fake.store.change("deals", 5, {"title": "changed"})
    fake.store.delete("persons", 2)
    line = sync_sqlite.sync(fake.client, db)
    ids = db.execute("select id from record where kind = 'persons'").fetchall()
    assert (2,) not in ids
    titles = db.execute("select json from record where kind = 'deals' and id = 5")
    assert '"changed"' in titles.fetchone()[0]
    changes = int(line.split()[0])
    assert 2 <= changes <= 2 + len(fake.store.all("deals"))  # a person's deals, too


def test_events_are_completed(fake: FakePipedrive) -> None:
    """Each event of a deal is read whole; others are left alone."""
    app = webhook_receiver.receiver(fake.async_client, "secret")
    webhook_receiver.seen.clear()
    fake.client.deals.update(3, title="New title")
    fake.webhooks.subscribe("http://crm.example.com/", user="crm", password="secret")
    fake.client.deals.update(3, title="Newer title")
    fake.client.persons.update(1, name="Ada")
    bodies = [dict(one.body) for one in fake.webhooks.waiting]

    async def deliver() -> list[int]:
        transport = httpx.ASGITransport(app=app)
        async with httpx.AsyncClient(
            transport=transport, auth=("crm", "secret")
        ) as http:
            answers = [await http.post("http://crm/", json=body) for body in bodies]
        return [answer.status_code for answer in answers]

    assert asyncio.run(deliver()) == [200, 200]
    assert [deal["title"] for deal in webhook_receiver.seen] == ["Newer title"]
