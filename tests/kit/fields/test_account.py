"""Names in, names out, against the fake account."""

from __future__ import annotations

import asyncio
import datetime as dt
import threading
from pathlib import Path
from typing import Any

import httpx
import pytest

from pipedrive_kit import Pipedrive
from pipedrive_kit.errors import (
    AmbiguousFieldError,
    FieldValueError,
    UnknownFieldError,
)
from pipedrive_kit.fields import Account, AsyncAccount, Money
from pipedrive_kit.fields.tables import Tables
from pipedrive_kit.flow import run
from pipedrive_kit.testing import API_TOKEN, FakePipedrive
from pipedrive_v2 import Client, errors
from pipedrive_v2.models import Deal


@pytest.fixture
def crm(fake: FakePipedrive) -> Account:
    return Account(fake.client)


def sent(fake: FakePipedrive) -> list[str]:
    """Return the requests that reached the fake."""
    return [f"{each.request.method} {each.request.path}" for each in fake.exchanges]


def test_a_custom_field_is_read_by_name(crm: Account) -> None:
    """The name gives the label; the record keeps its own attributes."""
    deal = crm.deals.get(3)
    assert deal.custom["Contract type"] == "Annual"
    assert deal.custom["contract  TYPE"].id == deal.custom.raw("Contract type")
    assert deal.custom["Demo monetary"] == Money(301.5, "EUR")
    assert deal.title == "Deal 3"
    assert isinstance(deal.record, Deal)
    assert dict(deal.custom)["Contract type"] == "Annual"


def test_definitions_are_read_once(crm: Account, fake: FakePipedrive) -> None:
    for deal in crm.deals.list(sort_by="id"):
        assert deal.custom["Demo text"] is None
    crm.deals.update(3, custom={"Demo text": "x"})
    fields = [request for request in sent(fake) if "Fields" in request]
    assert len(fields) == 1


def test_values_are_written_by_name_and_checked_first(
    crm: Account, fake: FakePipedrive
) -> None:
    """A refused value writes nothing. It may be a new one: definitions are read again."""
    deal = crm.deals.add(
        title="Roof",
        custom={
            "Contract type": "Monthly",
            "Regions": ["EMEA", "APAC"],
            "Demo date": dt.date(2026, 5, 1),
            "Demo monetary": Money(2300, "EUR"),
        },
    )
    assert deal.custom["Regions"] == ["EMEA", "APAC"]
    assert deal.custom["Demo date"] == dt.date(2026, 5, 1)
    fake.exchanges.clear()
    with pytest.raises(FieldValueError, match="options: Monthly, Annual"):
        crm.deals.update(deal.id, custom={"Contract type": "Weekly"})
    with pytest.raises(UnknownFieldError, match="did you mean 'Contract type' \\("):
        crm.deals.update(deal.id, custom={"Contract typ": "Annual"})
    assert sent(fake) == ["GET /api/v2/dealFields"] * 2


def test_a_field_of_pipedrive_itself_is_no_custom_field(
    crm: Account, fake: FakePipedrive
) -> None:
    """Its value is an attribute; nothing is read or sent as a custom field instead."""
    deal = crm.deals.get(3)
    with pytest.raises(UnknownFieldError, match="argument 'title'"):
        deal.custom["Title"]
    with pytest.raises(FieldValueError, match="argument 'title'"):
        deal.custom["title"] = "Roof"
    with pytest.raises(FieldValueError, match="argument 'subject'"):
        crm.activities.add(subject="Call", custom={"Subject": "Meeting"})
    assert not any(one.startswith("POST") for one in sent(fake))
    fake.client.deal_fields.add(field_name="Title", field_type="varchar")
    crm.refresh("deals")
    assert crm.deals.update(3, custom={"Title": "Dr"}).custom["Title"] == "Dr"


@pytest.mark.parametrize("entity", ["products", "projects", "activities", "leads"])
def test_fields_may_be_named_where_pipedrive_sends_all(
    crm: Account, entity: str
) -> None:
    """Some calls take no `custom_fields`: all fields come, for as much."""
    names = [crm.fields(entity).fields[0].code]
    calls = getattr(crm, entity)
    found = list(calls.list(custom_fields=names))
    if found:
        assert calls.get(found[0].id, custom_fields=names).id == found[0].id


def test_assigned_values_are_saved_and_nothing_else(
    crm: Account, fake: FakePipedrive
) -> None:
    deal = crm.deals.get(3)
    deal.custom["Contract type"] = "Monthly"
    del deal.custom["Demo monetary"]
    saved = crm.deals.save(deal)
    assert saved.custom["Contract type"] == "Monthly"
    assert saved.custom["Demo monetary"] is None
    assert len(deal.custom.changes) == 2
    before = len(fake.exchanges)
    assert crm.deals.save(saved) is saved
    assert len(fake.exchanges) == before


def test_a_read_record_can_be_written_back(crm: Account) -> None:
    """Every value of a record is accepted by its own field."""
    deal = crm.deals.get(3)
    again = crm.deals.update(3, custom=dict(deal.custom))
    assert dict(again.custom) == dict(deal.custom)


def test_wanted_fields_are_asked_for_by_name(crm: Account, fake: FakePipedrive) -> None:
    """Up to 15 are asked for; for more all come, because they cost as much."""
    deal = crm.deals.get(3, custom_fields=["Contract type"])
    assert list(deal.custom) == ["Contract type"]
    names = [field.name for field in crm.fields("deals").custom]
    assert len(names) >= 15
    asked = crm.fields("deals").custom[0].code
    crm.deals.get(3, custom_fields=[*names, "Regions", "Demo date", asked])
    found = list(crm.deals.list(custom_fields=["Contract type"], ids=[3, 6]))
    assert [list(deal.custom) for deal in found] == [["Contract type"]] * 2


def test_two_fields_of_one_name_are_told_apart_by_code(
    crm: Account, fake: FakePipedrive
) -> None:
    for _ in range(2):
        fake.client.deal_fields.add(field_name="Twin", field_type="varchar")
    with pytest.raises(AmbiguousFieldError) as caught:
        crm.deals.update(1, custom={"Twin": "x"})
    twins = [field.code for field in crm.fields("deals") if field.name == "Twin"]
    assert all(code in str(caught.value) for code in twins)
    deal = crm.deals.update(1, custom={twins[1]: "x"})
    assert deal.custom[twins[1]] == "x"
    assert deal.custom[twins[0]] is None
    assert f"Twin ({twins[1][:6]})" in dict(deal.custom)


def test_a_name_that_is_the_code_of_another_field_is_told_apart(
    crm: Account, fake: FakePipedrive
) -> None:
    """All custom values can be read, and the attribute keeps its name."""
    added = fake.client.deal_fields.add(field_name="title", field_type="varchar")
    assert added.field_code is not None
    deal = crm.deals.update(1, custom={added.field_code: "x"})
    assert dict(deal.custom)[f"title ({added.field_code[:6]})"] == "x"
    with pytest.raises(FieldValueError, match="is the attribute"):
        crm.deals.update(1, custom={"title": "x"})


class Clock:
    """A clock that is moved by hand."""

    now = 1_000_000.0

    def __call__(self) -> float:
        return self.now


def test_what_was_added_since_is_found(fake: FakePipedrive) -> None:
    """An unknown name reads the definitions again, at most three times a minute."""
    clock = Clock()
    tables = Tables(fake.client, None, 3600, threading.Lock(), clock)

    def look(name: str) -> bool:
        return name in run(tables.fresh_for("deals", lambda table: name in table))

    assert not look("Later")
    for name in ("Later", "Still later"):
        fake.client.deal_fields.add(field_name=name, field_type="varchar")
        assert look(name)
    assert not look("Never")
    fake.client.deal_fields.add(field_name="Last", field_type="varchar")
    before = len(fake.exchanges)
    assert not look("Last")
    assert len(fake.exchanges) == before
    clock.now += 61
    assert look("Last")


def test_a_renamed_or_deleted_field_is_said_so(
    fake: FakePipedrive, tmp_path: Path
) -> None:
    """Names that a stored table knew are explained."""
    file = tmp_path / "fields.json"
    crm = Account(fake.client, cache=file)
    codes = {field.name: field.code for field in crm.fields("deals")}
    fake.client.deal_fields.update(codes["Regions"], field_name="Markets")
    fake.client.deal_fields.delete(codes["Demo text"])
    crm.refresh("deals")
    again = Account(fake.client, cache=file)
    with pytest.raises(UnknownFieldError, match="is called 'Markets' now"):
        again.fields("deals")["Regions"]
    with pytest.raises(UnknownFieldError, match="was deleted"):
        again.fields("deals")["Demo text"]


def test_stored_definitions_cost_nothing(fake: FakePipedrive, tmp_path: Path) -> None:
    """A file spares the next start; a broken one is as good as none."""
    file = tmp_path / "cache" / "fields.json"
    first = Account(fake.client, cache=file).fields("deals")
    before = len(fake.exchanges)
    assert Account(fake.client, cache=file).fields("deals") == first
    assert len(fake.exchanges) == before
    file.write_text("{")
    assert Account(fake.client, cache=file).fields("deals").fields == first.fields
    assert len(fake.exchanges) == before + 1
    assert [path.name for path in file.parent.iterdir()] == ["fields.json"]


def test_threads_share_one_reading(fake: FakePipedrive, crm: Account) -> None:
    threads = [threading.Thread(target=crm.fields, args=("deals",)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sent(fake) == ["GET /api/v2/dealFields"]


def test_async_is_the_same(fake: FakePipedrive) -> None:
    """Tasks share one reading as well."""

    async def main() -> tuple[Any, ...]:
        crm = AsyncAccount(fake.async_client)
        first, second = await asyncio.gather(crm.deals.get(3), crm.deals.get(6))
        first.custom["Contract type"] = "Monthly"
        saved = await crm.deals.save(first)
        names = [deal.custom["Contract type"] async for deal in crm.deals.list()]
        added = await crm.deals.add(title="Roof", custom={"Regions": "EMEA"})
        rows = list(await crm.rows("deals", [saved]))
        return saved, second, names, added, rows

    saved, second, names, added, rows = asyncio.run(main())
    assert saved.custom["Contract type"] == "Monthly"
    assert second.custom["Contract type"] == "Monthly"
    assert names.count("Monthly") >= 2
    assert added.custom["Regions"] == ["EMEA"]
    assert rows[0]["Contract type"] == "Monthly"
    assert sent(fake).count("GET /api/v2/dealFields") == 1


def test_an_async_account_serves_event_loops_at_once(fake: FakePipedrive) -> None:
    """None waits for a task of another one, which could not wake it."""
    crm = AsyncAccount(fake.async_client)
    titles: list[Any] = []

    async def main() -> None:
        both = await asyncio.gather(crm.deals.get(3), crm.deals.get(6))
        titles.extend(deal.custom["Contract type"] for deal in both)

    loops = [
        threading.Thread(target=asyncio.run, args=(main(),), daemon=True)
        for _ in range(4)
    ]
    for loop in loops:
        loop.start()
    for loop in loops:
        loop.join(timeout=20)
    assert len(titles) == 8


@pytest.mark.parametrize("entity", ["persons", "organizations", "products", "projects"])
def test_every_entity_with_custom_fields(crm: Account, entity: str) -> None:
    record = getattr(crm, entity).update(1, custom={"Reference": "A-1"})
    assert record.custom["reference"] == "A-1"


def test_activities_have_named_fields(crm: Account) -> None:
    """Activities have no custom fields, so there is nothing to name in a record."""
    assert crm.fields("activities")
    assert list(crm.activities.get(1).custom) == []


def test_an_unknown_entity_is_refused(crm: Account) -> None:
    with pytest.raises(ValueError, match="deals, persons"):
        crm.fields("deal")


def test_errors_are_those_of_clients(crm: Account) -> None:
    """One `except` catches what the kit and the client refuse."""
    for name in ("?", "Contract"):
        with pytest.raises(errors.ClientError):
            crm.deals.update(1, custom={name: 1})


LEAD: dict[str, Any] = {
    "Contract type": "Annual",
    "Regions": ["EMEA", "APAC"],
    "Demo monetary": Money(2300, "EUR"),
    "Demo date": dt.date(2026, 5, 1),
    "Demo timerange": (dt.time(9), dt.time(17)),
    "Demo address": "Main Street 1, Oslo",
    "Demo org": 1,
}


@pytest.mark.parametrize("kind", [Client, Pipedrive])
def test_leads_are_read_and_written_by_name(
    fake: FakePipedrive, kind: type[Client]
) -> None:
    """They are of API v1, with flat keys; either client leads there."""
    with (
        httpx.Client(transport=fake.transport) as http,
        kind(api_token=API_TOKEN, http_client=http) as client,
    ):
        crm = Account(client)
        lead = crm.leads.add(title="Roof", person_id=1, custom=LEAD)
        lead = crm.leads.get(lead.id, custom_fields=["Regions"])
        again = crm.leads.update(lead.id, custom=dict(lead.custom), title="Roofs")
        assert again.title == "Roofs"
        assert dict(again.custom) == dict(lead.custom)
        assert {"Annual", Money(2300, "EUR")} <= {
            lead.custom["Contract type"],
            lead.custom["Demo monetary"],
        }
        assert lead.custom["Regions"] == ["EMEA", "APAC"]
        assert lead.custom["Demo timerange"].until == dt.time(17)
        assert lead.custom["Demo address"].value == "Main Street 1, Oslo"
        assert lead.custom["Demo text"] is None
        (row,) = [r for r in crm.rows("leads", crm.leads.list()) if r["id"] == lead.id]
        assert row["Demo monetary currency"] == "EUR"
        assert not [key for key in row if len(key) >= 40]
        del lead.custom["Demo monetary"]
        assert crm.leads.save(lead).custom["Demo monetary"] is None


def test_leads_of_an_async_client(fake: FakePipedrive) -> None:
    async def main() -> Any:
        crm = AsyncAccount(fake.async_client)
        lead = await crm.leads.add(title="Roof", person_id=1, custom=LEAD)
        return await crm.leads.get(lead.id)

    assert asyncio.run(main()).custom["Regions"] == ["EMEA", "APAC"]


def test_api_v2_is_named_by_the_client_of_both(fake: FakePipedrive) -> None:
    with (
        httpx.Client(transport=fake.transport) as http,
        Pipedrive(api_token=API_TOKEN, http_client=http) as client,
    ):
        deal = Account(client).deals.update(3, custom={"Contract type": "Monthly"})
        assert deal.custom["Contract type"] == "Monthly"
