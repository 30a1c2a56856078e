"""Records are found by values that are verified, and only what differs is sent."""

from __future__ import annotations

import datetime as dt
import json
import pickle
from decimal import Decimal
from typing import Any

import httpx
import pytest

from pipedrive_kit import Pipedrive
from pipedrive_kit.errors import (
    FieldValueError,
    MatchKeyError,
    SeveralMatchesError,
    UnknownFieldError,
    WriteError,
)
from pipedrive_kit.fields import Account
from pipedrive_kit.testing import API_TOKEN, FakePipedrive, faults
from pipedrive_kit.write import find_by, settle, upsert
from pipedrive_v2 import errors
from pipedrive_v2.models import Person

from .conftest import Flavour, sent, tokens

ADA = {"email": "ada@example.com", "name": "Ada Lovelace"}


def test_a_person_is_found_by_email_in_any_case(
    kit: Flavour, fake: FakePipedrive
) -> None:
    """20 tokens for the search and 1 for reading the hit."""
    person = kit.find_by(kit.client, "persons", email="BEN.Costa1@Example.com ")
    assert isinstance(person, Person)
    assert person.id == 1
    assert tokens(fake) == 21


def test_nothing_is_found_by_what_no_record_has(
    kit: Flavour, fake: FakePipedrive
) -> None:
    assert kit.find_by(kit.client, "persons", email="nobody@example.com") is None
    assert tokens(fake) == 30


def test_hits_that_do_not_match_are_left_out(fake: FakePipedrive) -> None:
    """An exact search finds text in other fields, and records that changed since."""
    fake.store.lag = 60.0
    fake.client.persons.update(2, emails=[{"value": "new@example.com"}], force=True)
    fake.client.persons.delete(3)
    old = [fake.store.get("persons", each)["emails"] for each in (3,)]
    assert find_by(fake.client, "persons", email="cleo.dahl2@example.com") is None
    assert find_by(fake.client, "persons", email=old[0][0]["value"]) is None
    code = _new_field(fake, "personFields", "Customer no.", "varchar")
    fake.client.persons.update(4, custom_fields={code: "A-17"})
    fake.advance(61)
    assert find_by(fake.client, "persons", **{"customer no.": "a-17"}) is None
    assert find_by(fake.client, "persons", **{"customer no.": "A-17"}).id == 4


def test_a_record_is_found_before_the_index_has_it(
    kit: Flavour, fake: FakePipedrive
) -> None:
    fake.store.lag = 60.0
    fake.client.persons.add(name="Just Now")
    assert kit.find_by(kit.client, "persons", name="just now").id == 13
    assert kit.find_by(kit.client, "persons", name="just now", lag=0) is None


def test_all_values_have_to_match(fake: FakePipedrive) -> None:
    found = find_by(fake.client, "deals", title="deal 4", person_id=5)
    assert found.id == 4
    assert find_by(fake.client, "deals", title="deal 4", person_id=6) is None


def test_many_hits_are_read_as_lists(fake: FakePipedrive) -> None:
    """Of archived deals, too: 20 tokens, and 10 and 20 for the lists."""
    for number in range(12):
        values = {"title": "Same", "person_id": number % 12 + 1}
        fake.client.deals.add(**values, is_archived=number == 4)
    before = tokens(fake)
    assert find_by(fake.client, "deals", title="same", person_id=5).id == 35
    assert tokens(fake) - before == 50


def test_the_client_of_both_apis_works_too(fake: FakePipedrive) -> None:
    with httpx.Client(transport=fake.transport) as http:
        client = Pipedrive(api_token=API_TOKEN, http_client=http)
        assert upsert(client, "persons", ADA, match_on="email").action == "created"


def test_built_in_fields_have_the_names_of_the_account_too(fake: FakePipedrive) -> None:
    values = {"EMAILS": "new@example.com", "Org  id": "2", "name": "New"}
    for match_on in ("EMAILS", "emails"):
        done = upsert(fake.client, "persons", values, match_on=match_on)
    assert done.request is None
    assert (done.record.org_id, done.record.emails[0].value) == (2, "new@example.com")
    with pytest.raises(FieldValueError, match="cannot be written"):
        upsert(fake.client, "persons", {**values, "Files count": 1}, match_on="name")


def test_a_text_is_an_address(fake: FakePipedrive) -> None:
    """Its other parts are kept if it is the same."""
    values = {"name": "Tallinn Works 5", "address": "Main Street 5, Tallinn"}
    assert upsert(fake.client, "organizations", values, match_on="name").request is None
    values["address"] = "Elsewhere 1"
    done = upsert(fake.client, "organizations", values, match_on="name")
    assert done.record.address.value == "Elsewhere 1"


def test_several_matches_are_refused_with_their_ids(
    kit: Flavour, fake: FakePipedrive
) -> None:
    fake.client.organizations.add(name="TALLINN works 5")
    with pytest.raises(SeveralMatchesError, match=r"IDs 5, 6") as caught:
        kit.upsert(
            kit.client, "organizations", {"name": "Tallinn Works 5"}, match_on="name"
        )
    assert caught.value.ids == [5, 6]
    assert sent(fake, "POST", "PATCH") == ["POST /organizations"]


def test_an_upsert_creates_then_changes_nothing_then_what_differs(
    kit: Flavour, fake: FakePipedrive
) -> None:
    made = kit.upsert(kit.client, "persons", ADA, match_on="email")
    again = kit.upsert(kit.client, "persons", ADA, match_on="email")
    renamed = {**ADA, "name": "Countess Lovelace"}
    changed = kit.upsert(kit.client, "persons", renamed, match_on="email")
    assert [each.action for each in (made, again, changed)] == [
        "created",
        "unchanged",
        "updated",
    ]
    assert made.record.id == again.record.id == changed.record.id
    assert made.record.emails[0].primary is True
    assert again.request is None
    assert changed.request.body == {"name": "Countess Lovelace"}
    assert _bodies(fake)[-1] == {"name": "Countess Lovelace"}
    assert len(fake.store.all("persons")) == 13


@pytest.mark.parametrize(
    "values",
    [
        {"value": text}
        for text in ("nan", "inf", "-inf", "1e999", "1_000", "\u0663", "1" * 5_000)
    ]
    + [{"value": number} for number in (float("nan"), float("-inf"), 10**400)]
    + [{"value": Decimal(text)} for text in ("NaN", "Infinity", "1e500")]
    + [
        {"owner_id": "1_0"},
        {"owner_id": "1" * 5_000},
        {"title": b"X"},
        {"title": "\ud800"},
        {"label_ids": [float("nan")]},
        {"title": {"deep": [object()]}},
    ],
    ids=lambda values: str(values)[:24].encode("ascii", "replace").decode(),
)
def test_a_value_that_json_does_not_have_is_refused(
    fake: FakePipedrive, values: dict[str, Any]
) -> None:
    """A dry run, too: it shows no request that could not be sent."""
    given = {"title": "Deal 1", **values}
    with pytest.raises(FieldValueError):
        upsert(fake.client, "deals", given, match_on="title", dry_run=True)
    assert sent(fake, "POST", "PATCH") == []


def test_a_time_without_a_zone_is_in_utc(fake: FakePipedrive) -> None:
    """As the client sends it, wherever the computer is."""
    given = {"title": "New", "won_time": dt.datetime(2026, 1, 31, 10)}
    planned = upsert(fake.client, "deals", given, match_on="title", dry_run=True)
    assert planned.request is not None
    assert planned.request.body["won_time"] == "2026-01-31T10:00:00Z"


def test_errors_survive_a_process_boundary_and_show_no_control_characters() -> None:
    error = SeveralMatchesError("2 persons have \x1b[2J\u202e", "persons", [1, 2])
    again = pickle.loads(pickle.dumps(error))
    assert (again.entity, again.ids) == ("persons", [1, 2])
    assert str(again) == "2 persons have \\x1b[2J\\u202e"


def test_a_dry_run_shows_the_request_and_sends_none(
    kit: Flavour, fake: FakePipedrive
) -> None:
    done = kit.upsert(kit.client, "persons", ADA, match_on="email", dry_run=True)
    assert (done.action, done.record) == ("created", None)
    assert (done.request.method, done.request.path) == ("POST", "/persons")
    assert done.request.tokens == 5
    known = {"email": "ben.costa1@example.com", "phone": "+372 5"}
    done = kit.upsert(kit.client, "persons", known, match_on="email", dry_run=True)
    assert (done.action, done.record.phones) == ("updated", [])
    assert done.request.path == "/persons/1"
    assert done.request.body == {"phones": [{"value": "+372 5"}]}
    assert sent(fake, "POST", "PATCH") == []


def test_other_emails_and_phones_are_kept(kit: Flavour, fake: FakePipedrive) -> None:
    """Also if they are what is matched on, or nothing was there before.

    An address that differs in case only is not changed.
    """
    two = [{"value": "Ben.Costa1@example.com"}, {"value": "second@example.com"}]
    values = {"emails": two, "phone": "+372 5"}
    done = kit.upsert(kit.client, "persons", values, match_on="emails")
    assert [each.value for each in done.record.emails] == [
        "ben.costa1@example.com",
        "second@example.com",
    ]
    assert done.record.emails[0].primary is True
    done = kit.upsert(
        kit.client,
        "persons",
        {"email": "second@example.com", "phone": "+372 6"},
        match_on="email",
    )
    assert [each.value for each in done.record.phones] == ["+372 5", "+372 6"]
    assert len(done.record.emails) == 2
    assert done.request.body.keys() == {"phones"}


def test_custom_fields_are_compared_by_name(kit: Flavour, fake: FakePipedrive) -> None:
    """With an account the record has names; with a client the names work, too."""
    values: dict[str, Any] = {
        "title": "Deal 3",
        "Contract type": "Annual",
        "Demo monetary": {"value": 301.5, "currency": "EUR"},
        "value": "300",
        "expected_close_date": dt.date(2026, 5, 1),
    }
    done = kit.upsert(kit.client, "deals", values, match_on="title")
    assert done.request.body == {"expected_close_date": "2026-05-01"}
    assert kit.upsert(kit.client, "deals", values, match_on="title").request is None
    values |= {"Contract type": "Monthly", "Regions": ["APAC", "EMEA"]}
    done = kit.upsert(kit.client, "deals", values, match_on="title")
    assert len(done.request.body["custom_fields"]) == 2
    values["Regions"] = ["EMEA", "APAC"]
    assert kit.upsert(kit.client, "deals", values, match_on="title").request is None


def test_an_account_gives_records_with_names(fake: FakePipedrive) -> None:
    crm = Account(fake.client)
    values = {"title": "Deal 3", "Contract type": "Monthly"}
    done = upsert(crm, "deals", values, match_on="title")
    assert done.record.custom["Contract type"] == "Monthly"
    assert find_by(crm, "deals", title="Deal 3").custom["Contract type"] == "Monthly"


@pytest.mark.parametrize(
    ("entity", "values", "match_on", "error", "words"),
    [
        ("deals", {"Demo monetary": None}, "Demo monetary", MatchKeyError, "monetary"),
        ("deals", {"Demo address": "x"}, "Demo address", MatchKeyError, "address"),
        ("deals", {"value": 5}, "value", MatchKeyError, "title"),
        (
            "organizations",
            {"address": {"value": "x"}},
            "address",
            MatchKeyError,
            "parts",
        ),
        ("persons", {"name": "x"}, "email", MatchKeyError, "no value for email"),
        ("persons", {"email": " "}, "email", MatchKeyError, "empty"),
        ("persons", {"email": "x", "emails": []}, "email", FieldValueError, "same"),
        ("persons", {"name": "x", "nmae": "y"}, "name", UnknownFieldError, "Name"),
        ("persons", {"name": "x", "emails": None}, "name", FieldValueError, "list"),
        ("deals", {"title": "x", "value": "much"}, "title", FieldValueError, "float"),
        ("tasks", {"title": "x"}, "title", ValueError, "entities: persons"),
    ],
)
def test_what_tells_no_records_apart_is_refused(
    fake: FakePipedrive,
    entity: str,
    values: dict[str, Any],
    match_on: str,
    error: type[Exception],
    words: str,
) -> None:
    """Nothing is sent but the request for the definitions."""
    with pytest.raises(error, match=words):
        upsert(fake.client, entity, values, match_on=match_on)
    assert all("Fields" in request for request in sent(fake))


def test_an_upsert_again_settles_an_unknown_outcome(fake: FakePipedrive) -> None:
    """It looks first, though the index does not know the record yet."""
    fake.store.lag = 60.0
    fake.faults.add(faults.cut(), method="POST")
    with pytest.raises(errors.OutcomeUnknownError):
        upsert(fake.client, "persons", ADA, match_on="email")
    assert upsert(fake.client, "persons", ADA, match_on="email").action == "unchanged"


@pytest.mark.parametrize("fault", [faults.cut(), faults.status(503)])
@pytest.mark.parametrize("marker", [None, "Reference"])
def test_an_unknown_creation_is_settled(
    kit: Flavour, fake: FakePipedrive, fault: faults.Fault, marker: str | None
) -> None:
    """One that was acted upon is found, one that was not is sent again: one record."""
    fake.store.lag = 60.0
    values = {"name": "Ada", "Reference": "order-17"}
    code = Account(fake.client).persons.encode({"Reference": "order-17"})
    began = dt.datetime.now(dt.timezone.utc)
    fake.faults.add(fault, method="POST")
    with pytest.raises(errors.OutcomeUnknownError) as caught:
        fake.client.persons.add(name="Ada", custom_fields=code)
    since = None if marker else began
    person = kit.settle(
        kit.client, caught.value, values, marker=marker, since=since, wait=0
    )
    assert person.id == 13
    assert len(fake.store.all("persons")) == 13


def test_equal_records_cannot_be_settled_without_a_marker(fake: FakePipedrive) -> None:
    began = dt.datetime.now(dt.timezone.utc)
    fake.client.deals.add(title="Roof")
    fake.faults.add(faults.cut(), method="POST")
    with pytest.raises(errors.OutcomeUnknownError) as caught:
        fake.client.deals.add(title="Roof")
    with pytest.raises(SeveralMatchesError, match="a marker would tell"):
        settle(fake.client, caught.value, {"title": "Roof"}, since=began, wait=0)
    with pytest.raises(ValueError, match="marker, or the time"):
        settle(fake.client, caught.value, {"title": "Roof"}, wait=0)


def test_an_outcome_that_stays_unknown_is_raised(fake: FakePipedrive) -> None:
    began = dt.datetime.now(dt.timezone.utc)
    fake.faults.add(faults.status(503), method="POST", times=None)
    with pytest.raises(errors.OutcomeUnknownError) as caught:
        fake.client.deals.add(title="Roof")
    with pytest.raises(errors.OutcomeUnknownError):
        settle(fake.client, caught.value, {"title": "Roof"}, since=began, wait=0)
    assert len(sent(fake, "POST")) == 4


def test_an_unknown_update_is_settled(kit: Flavour, fake: FakePipedrive) -> None:
    """The ID is that of the request; what is there already is not sent again."""
    values = {"title": "Roof"}
    error = errors.UnansweredWriteError(
        "gone", operation_id="updateDeal", url="https://x.example/api/v2/deals/4"
    )
    assert kit.settle(kit.client, error, values, wait=0).title == "Roof"
    assert kit.settle(kit.client, error, values, wait=0).title == "Roof"
    assert sent(fake, "PATCH") == ["PATCH /deals/4"]


def test_other_operations_cannot_be_settled(fake: FakePipedrive) -> None:
    error = errors.UnansweredWriteError("gone", operation_id="addTask")
    with pytest.raises(WriteError, match="not addTask"):
        settle(fake.client, error, {})


def _bodies(fake: FakePipedrive) -> list[Any]:
    return [
        json.loads(each.request.body)
        for each in fake.exchanges
        if each.request.method in ("POST", "PATCH")
    ]


def _new_field(fake: FakePipedrive, collection: str, name: str, kind: str) -> str:
    group = {"personFields": fake.client.person_fields}[collection]
    code = group.add(field_name=name, field_type=kind).field_code
    assert code is not None
    return code
