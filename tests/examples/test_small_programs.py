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

from examples import (
    budget_report,
    duplicate_persons,
    export_deals,
    fill_field,
    migration_costs,
    sync_sqlite,
    webhook_receiver,
)
from pipedrive_kit.fields import Account
from pipedrive_kit.testing import FakePipedrive, Limits


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


def test_an_empty_field_is_filled(fake: FakePipedrive, tmp_path: Path) -> None:
    """The file has what was there before, and the names of persons."""
    path, crm = tmp_path / "deals.csv", Account(fake.client)
    alone = fake.client.deals.add(title="Of nobody").id
    for deal in crm.deals.list(status="open"):
        crm.deals.update(deal.id, custom={"Demo text": "x" if deal.id != 4 else None})
    fill_field.run(crm, str(path), "Demo text")
    with path.open(newline="") as file:
        lines = {line["id"]: line for line in csv.DictReader(file)}
    assert (lines["3"]["Demo text"], lines["4"]["Demo text"]) == ("x", "")
    assert lines[str(alone)]["person"] == ""
    assert lines["4"]["person"] == fake.client.persons.get(5).name
    found = [deal.custom["Demo text"] for deal in crm.deals.list(ids=[3, 4])]
    assert sorted(found) == ["unknown", "x"]
    assert fake.client.usage.tokens < 300


def test_a_copy_follows_the_account(fake: FakePipedrive) -> None:
    """The second run has what changed; of a deleted record only its ID stays."""
    with contextlib.closing(sqlite3.connect(":memory:")) as db:
        followed(fake, db)


def followed(fake: FakePipedrive, db: sqlite3.Connection) -> None:
    """Sync twice, with changes between."""
    assert sync_sqlite.sync(fake.client, db).startswith("47 changes")
    fake.advance(1000)
    fake.store.change("deals", 5, {"title": "changed"})
    fake.store.delete("persons", 2)
    line = sync_sqlite.sync(fake.client, db)
    texts = db.execute("select json from record where kind = 'persons' and id = 2")
    assert texts.fetchall() == [(None,)]
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


def test_a_report_is_written_only_if_tokens_run_short() -> None:
    """5 tokens each time; nothing is said while enough are left."""
    with FakePipedrive(limits=Limits(tokens=100)) as fake:
        assert budget_report.report(fake.client, 0.2) is None
        for _ in range(8):
            fake.client.deals.list(sort_by="id").to_list()
        text = budget_report.report(fake.new_client(), 0.2)
    assert text is not None
    assert "of 100 tokens are left today, which is less than 20%" in text


def test_persons_with_one_address_are_found(fake: FakePipedrive) -> None:
    """Upper case and a second entry of the same person make no difference."""
    first = fake.client.persons.get(1).emails[0].value
    fake.client.persons.add(name="Again", emails=[{"value": first.upper()}])
    found = duplicate_persons.duplicates(fake.client)
    assert {a: [p.name for p in ps][1:] for a, ps in found.items()} == {
        first.lower(): ["Again"]
    }


def test_requests_of_a_program_are_converted() -> None:
    """The commonest first; a request that API v1 never had is named."""
    log = "GET /v1/nothing\nGET /v1/deals?start=0\n\nGET /v1/deals?start=0\n"
    lines = list(migration_costs.converted(log.splitlines()))
    assert lines[0] == "    2 x GET /v1/deals?start=0: deals.list(), 20 -> 10 tokens"
    assert "API v1 has no operation GET /nothing" in lines[-1]
