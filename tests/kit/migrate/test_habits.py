"""Calls with habits of API v1: none is sent as API v2 would refuse it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

from pipedrive_kit.errors import FieldValueError
from pipedrive_kit.fields import Account
from pipedrive_kit.migrate import call as call_of
from pipedrive_kit.migrate.rules import load
from pipedrive_kit.testing import FakePipedrive

KEY = "dcf558aac1ae4e8c4f849ba5e668430d8df9be12"
TWO = [{"value": "a", "primary": True}, {"value": "b", "primary": True}]
MANY = [{"value": str(number)} for number in range(51)]
FIELD = {"term": "Deal", "field": "title", "entity_type": "deal"}
PART = {"product_id": 1, "item_price": 10, "quantity": 1}

NAMES: list[tuple[str, dict[str, Any], str]] = [
    ("deals.list", {"user_id": 1}, "owner_id"),
    ("deals.list", {"owned_by_you": 1}, "owner_id"),
    ("deals.list", {"start": 0}, "cursor"),
    ("deals.list", {"sort": "add_time DESC"}, "sort_by"),
    ("deals.list", {"since": "2026-01-01"}, "updated_since"),
    ("deals.update", {"user_id": 1}, "owner_id"),
    ("deals.update", {"label": "2"}, "label_ids"),
    ("deals.update", {KEY: "x"}, "custom_fields"),
    ("deals.update", {f"{KEY}_currency": "EUR"}, "custom_fields"),
    ("deals.update", {"deleted": True}, "delete()"),
    ("deals.update", {"active": False}, "status"),
    ("persons.add", {"email": "a@b.c"}, "emails"),
    ("persons.add", {"phone": "1"}, "phones"),
    ("persons.update", {"active_flag": False}, "is_deleted"),
    ("persons.add", {"name": "A", "label": 2}, "label_ids"),
    ("organizations.update", {"address_country": "EE"}, "address"),
    ("activities.add", {"person_id": 1}, "participants"),
    ("activities.add", {"user_id": 1}, "owner_id"),
    ("activities.add", {"busy_flag": True}, "busy"),
    ("products.list", {"first_char": "a"}, "filter and count"),
    ("products.add", {"name": "A", "selectable": True}, "is_linkable"),
    ("item_search.search_by_field", {**FIELD, "exact_match": 1}, "match"),
]  # fmt: skip
"""Names: the error names that of API v2, first."""

VALUES: list[tuple[str, dict[str, Any], str]] = [
    ("deals.list", {"status": "all_not_deleted"}, "none of"),
    ("deals.list", {"sort_by": "id,add_time"}, "none of"),
    ("deals.list", {"sort_direction": "DESC"}, "did you mean 'desc'"),
    ("item_search.search_by_field", {**FIELD, "entity_type": "dealField"}, "none of"),
    ("deals.update", {"label_ids": "2,3"}, "must be a list"),
    ("deals.update", {"person_id": {"value": 1, "name": "A"}}, "must be an integer"),
    ("deals.update", {"won_time": "0000-00-00 00:00:00"}, "must be a date"),
    ("deals.update", {"value": "12,50"}, "must be a number"),
    ("deals.update", {"custom_fields": {f"{KEY}_currency": "EUR"}}, "has a key"),
    ("persons.add", {"name": "A", "emails": ["a@b.c"]}, "must be an object"),
    ("persons.add", {"name": "A", "emails": "a@b.c"}, "must be a list"),
    ("persons.add", {"name": "A", "emails": TWO}, "both true"),
    ("persons.add", {"name": "A", "phones": MANY}, "at most 50"),
    ("persons.add", {"name": "A", "phones": [{"label": "work"}]}, "has no 'value'"),
    ("persons.add", {}, "name or first_name and last_name"),
    ("persons.add", {"first_name": "", "last_name": ""}, "name or first_name"),
    ("organizations.add", {"name": "A", "address": "Street 1"}, "must be an object"),
    ("organizations.update", {"address": {"country": "EE"}}, "has no 'value'"),
    ("activities.update", {"location": {"country": "EE"}}, "has no 'value'"),
    ("activities.update", {"participants": [{"person_id": 1, "primary_flag": True}]},
     "has a key"),
    ("products.update", {"prices": [{"price": 1, "currency": "EUR", "overhead_cost": 2}]},
     "direct_cost"),
]  # fmt: skip
"""Values: the error says what is wrong."""

CONVERTED: list[tuple[str, dict[str, Any], dict[str, Any]]] = [
    ("deals.update", {"value": "100"}, {"value": 100}),
    ("deals.update", {"visible_to": "3"}, {"visible_to": 3}),
    ("deals.update", {"person_id": "1"}, {"person_id": 1}),
    ("deals.update", {"won_time": "2024-07-01 05:50:19"},
     {"won_time": "2024-07-01T05:50:19Z"}),
    ("persons.update", {"visible_to": "3"}, {"visible_to": 3}),
    ("persons.update", {"label_ids": ["2"]}, {"label_ids": [2]}),
    ("organizations.update", {"owner_id": "1"}, {"owner_id": 1}),
    ("activities.update", {"done": 1}, {"done": True}),
    ("activities.update", {"done": "0"}, {"done": False}),
    ("activities.update", {"busy": 1}, {"busy": True}),
    ("activities.update", {"participants": [{"person_id": "1", "primary": 1}]},
     {"participants": [{"person_id": 1, "primary": True}]}),
    ("stages.update", {"days_to_rotten": "30"}, {"days_to_rotten": 30}),
    ("stages.update", {"is_deal_rot_enabled": 1}, {"is_deal_rot_enabled": True}),
    ("products.update", {"is_linkable": 0}, {"is_linkable": False}),
]  # fmt: skip
"""Values that mean one thing: the body has what API v2 takes."""


@pytest.fixture(scope="module")
def fake() -> Iterator[FakePipedrive]:
    with FakePipedrive() as found:
        found.seed("demo")
        yield found


def run(fake: FakePipedrive, call: str, arguments: dict[str, Any]) -> int:
    """Run a call and return the number of requests that it sent."""
    group, _, method = call.partition(".")
    before = len(fake.exchanges)
    ids = (1,) if method == "update" else ()
    result = getattr(getattr(fake.client, group), method)(*ids, **arguments)
    if method.startswith(("list", "search")):
        list(result)
    return len(fake.exchanges) - before


def test_the_habits_are_57() -> None:
    """As many as were tried on the first version of the client."""
    assert len(NAMES) + len(VALUES) + len(CONVERTED) == 57


@pytest.mark.parametrize(("call", "arguments", "first"), NAMES)
def test_the_right_name_stands_first(
    fake: FakePipedrive, call: str, arguments: dict[str, Any], first: str
) -> None:
    """A name of API v1 is refused before anything is sent."""
    before = len(fake.exchanges)
    with pytest.raises(TypeError) as caught:
        run(fake, call, arguments)
    hint = re.search(r"(did you mean|; ?|: ?)(.*)$", str(caught.value))
    assert hint is not None
    assert first in hint[2].split(" or ")[0]
    assert len(fake.exchanges) == before


def test_the_hints_are_those_of_the_rules(fake: FakePipedrive) -> None:
    """Each renamed field and parameter of the guide leads to its new name, first."""
    renamed: list[tuple[str, str, str]] = []
    for section in load().sections:
        for rule in section.rules:
            kind, old = next(iter(rule.items()))
            if kind == "rename" and f"{section.entity}.update" in load().methods:
                renamed.append((f"{section.entity}.update", old, rule["to"]))
            elif kind == "parameter" and str(rule.get("of", "")).startswith("GET"):
                method, _, path = rule["of"].partition(" ")
                renamed.append((call_of(method, path).name, old, rule.get("to", "")))
    tried = 0
    for name, old, new in renamed:
        method = load().methods[name]
        if new in {**method.body, **method.query}:
            group, _, last = name.partition(".")
            ids = [1] * len(method.positional)
            others = FIELD if last == "search_by_field" else {}
            with pytest.raises(TypeError, match=f"did you mean '{new}'"):
                getattr(getattr(fake.client, group), last)(*ids, **others, **{old: 1})
            tried += 1
    assert tried == 22


@pytest.mark.parametrize(("call", "arguments", "words"), VALUES)
def test_a_value_is_refused(
    fake: FakePipedrive, call: str, arguments: dict[str, Any], words: str
) -> None:
    """Nothing is sent; the error names the argument."""
    before = len(fake.exchanges)
    with pytest.raises((ValueError, TypeError)) as caught:
        run(fake, call, arguments)
    assert words in str(caught.value)
    assert len(fake.exchanges) == before


@pytest.mark.parametrize(("call", "arguments", "body"), CONVERTED)
def test_a_value_is_converted(
    fake: FakePipedrive, call: str, arguments: dict[str, Any], body: dict[str, Any]
) -> None:
    """The fake, which checks as API v2 does, takes it."""
    assert run(fake, call, arguments) == 1
    sent = fake.exchanges[-1]
    assert sent.response.status == 200
    assert repr(sent.request.json) == repr(body)


@pytest.mark.parametrize(
    ("name", "value"),
    [("Regions", "3,4"), ("Demo monetary", 500), ("Demo date", "2024-01-01 00:00:00")],
)
def test_flat_values_of_custom_fields_are_refused(
    fake: FakePipedrive, name: str, value: Any
) -> None:
    """Their shapes are known by the account's fields; with these nothing wrong is sent."""
    account = Account(fake.client)
    account.fields("deals")
    fake.exchanges.clear()
    with pytest.raises(FieldValueError, match=name):
        account.deals.update(1, custom={name: value})
    # The fields are read again: one might be new.
    assert {e.request.method for e in fake.exchanges} <= {"GET"}


def test_flat_values_that_mean_one_thing_are_converted(fake: FakePipedrive) -> None:
    """An option by its ID as text, a time as text."""
    account = Account(fake.client)
    codes = {field.name: field.code for field in account.fields("deals")}
    account.deals.update(1, custom={"Contract type": "1", "Demo time": "09:00:00"})
    assert fake.exchanges[-1].request.json["custom_fields"] == {
        codes["Contract type"]: 1,
        codes["Demo time"]: {"value": "09:00:00"},
    }
