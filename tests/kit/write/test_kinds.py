"""Leads, projects and activities, which Pipedrive finds and lists in other ways."""

from __future__ import annotations

import datetime as dt
from typing import Any

import httpx
import pytest

from openapi_runtime import Retry
from pipedrive_kit import Pipedrive
from pipedrive_kit.errors import FieldValueError, MatchKeyError
from pipedrive_kit.fields import Account, Money
from pipedrive_kit.testing import API_TOKEN, FakePipedrive, faults
from pipedrive_kit.write import settle, upsert
from pipedrive_kit.write.kinds import KINDS
from pipedrive_v2 import OPERATIONS, errors

from .conftest import Flavour, sent, tokens

GIVEN: dict[str, tuple[dict[str, Any], dict[str, Any], str | tuple[str, ...]]] = {
    "leads": (
        {"title": "Roof", "person_id": 1, "value": {"amount": 5, "currency": "EUR"}},
        {"value": {"amount": 6, "currency": "EUR"}},
        "title",
    ),
    "projects": (
        {"title": "Roof", "board_id": 1, "phase_id": 1, "deal_ids": [1]},
        {"deal_ids": [2]},
        "title",
    ),
    "activities": (
        {"subject": "Call", "type": "call", "deal_id": 1, "due_time": dt.time(9, 30)},
        {"due_time": "10:00"},
        ("deal_id", "subject"),
    ),
}


@pytest.mark.parametrize("entity", GIVEN)
def test_an_upsert_creates_then_changes_nothing_then_what_differs(
    kit: Flavour, fake: FakePipedrive, entity: str
) -> None:
    given, change, match_on = GIVEN[entity]
    first = kit.upsert(kit.client, entity, given, match_on=match_on)
    again = kit.upsert(kit.client, entity, given, match_on=match_on)
    fake.advance(3_600)  # the index has it now
    other = kit.upsert(kit.client, entity, {**given, **change}, match_on=match_on)
    assert [first.action, again.action, other.action] == [
        "created",
        "unchanged",
        "updated",
    ]
    assert first.record.id == again.record.id == other.record.id
    assert other.request.path == f"/{entity}/{first.record.id}"
    writes = [line for line in sent(fake, "POST", "PATCH") if f"/{entity}" in line]
    assert len(writes) == 2


@pytest.mark.parametrize("entity", GIVEN)
def test_many_are_planned_and_written(
    kit: Flavour, fake: FakePipedrive, entity: str
) -> None:
    given, _, match_on = GIVEN[entity]
    name = "subject" if entity == "activities" else "title"
    rows = [{**given, name: f"Row {number}"} for number in range(4)]
    for expected in ("created", "unchanged"):
        for way in ("list", "search"):
            plan = kit.plan_upserts(
                kit.client, entity, rows, match_on=match_on, way=way
            )
            assert str(plan).startswith(f"4 {entity}: {way}")
            done = list(kit.upsert_many(plan))
            assert [one.error for one in done] == [None] * 4
            assert {one.action for one in done} == {expected}
            expected = "unchanged"


def test_custom_fields_of_leads_are_written_by_name(fake: FakePipedrive) -> None:
    """They are those of deals, by code beside all else, as API v1 has them."""
    crm = Account(fake.new_client())
    values = {
        "title": "Roof",
        "person_id": 1,
        "Contract type": "Annual",
        "Demo monetary": Money(5, "EUR"),
        "Regions": ["EMEA", "APAC"],
    }
    done = upsert(crm, "leads", values, match_on="title")
    assert done.record.custom["Contract type"] == "Annual"
    assert done.record.custom["Demo monetary"] == Money(5, "EUR")
    assert upsert(crm, "leads", values, match_on="title").action == "unchanged"
    changed = upsert(
        crm, "leads", {**values, "Contract type": "Monthly"}, match_on="title"
    )
    assert changed.action == "updated"
    assert changed.request is not None
    assert list(changed.request.body.values()) != ["Monthly"]
    assert len(changed.request.body) == 1


def test_the_client_of_both_apis_writes_leads_too(fake: FakePipedrive) -> None:
    with httpx.Client(transport=fake.transport) as http:
        client = Pipedrive(api_token=API_TOKEN, http_client=http)
        done = upsert(client, "leads", {"title": "A", "person_id": 1}, match_on="title")
    assert done.action == "created"


def test_activities_are_looked_for_by_what_their_list_is_filtered_by(
    kit: Flavour, fake: FakePipedrive
) -> None:
    """10 tokens: what is listed is up to date, so nothing is read again."""
    with pytest.raises(MatchKeyError, match="lead_id, deal_id, org_id, owner_id"):
        kit.find_by(kit.client, "activities", subject="Call")
    assert kit.find_by(kit.client, "activities", deal_id=1, subject="None") is None
    assert tokens(fake) == 10


def test_a_custom_field_of_activities_cannot_be_written(fake: FakePipedrive) -> None:
    """The API has none in requests, though it lists their definitions."""
    names = [field.name for field in Account(fake.client).fields("activities").custom]
    for name in names:
        with pytest.raises(FieldValueError, match="cannot be written"):
            upsert(
                fake.client, "activities", {"deal_id": 1, name: 1}, match_on="deal_id"
            )


@pytest.mark.parametrize("entity", GIVEN)
def test_an_unknown_outcome_is_settled(fake: FakePipedrive, entity: str) -> None:
    given, change, _ = GIVEN[entity]
    account = Account(fake.client)
    group: Any = account.leads if entity == "leads" else getattr(fake.client, entity)
    began = dt.datetime.fromtimestamp(fake.store.clock(), dt.timezone.utc)
    fake.faults.add(faults.cut(), method="POST")
    with pytest.raises(errors.OutcomeUnknownError) as lost:
        group.add(**given)
    made = settle(fake.client, lost.value, given, since=began, wait=0)
    fake.faults.add(faults.cut(), method="PATCH")
    with pytest.raises(errors.OutcomeUnknownError) as lost:
        group.update(made.id, **change, retry=Retry(attempts=1))
    assert settle(fake.client, lost.value, change, wait=0).id == made.id
    assert len([one for one in fake.store.all(entity) if one == made.id]) == 1


def test_every_operation_of_the_table_exists() -> None:
    for kind in KINDS.values():
        for method in kind.operations:
            assert kind.operation(method).id == kind.operations[method]
            assert kind.cost(method) > 0
    assert KINDS["deals"].cost("search") == OPERATIONS["searchDeals"].cost
