"""Values of API v1, and those that Pipedrive refuses: none costs a token."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from openapi_runtime import RequestError
from pipedrive_v2.models import ActivityParticipant, Address
from tests.pipedrive.conftest import Flavour
from tests.pipedrive.loopback_server import LoopbackPipedrive, answer_json

HASH = "dcf558aac1ae4e8c4f849ba5e668430d8df9be12"
PHONES = [{"value": str(number)} for number in range(51)]
PRODUCT = {"product_id": 1, "item_price": 1, "quantity": 1}
TWO = [{"value": "a", "primary": True}, {"value": "b", "primary": True}]
FOUND = {"term": "xx", "field": "name"}


@pytest.mark.parametrize(
    ("call", "arguments", "message"),
    [
        ("deals.list", {"status": "all_not_deleted"}, "none of"),
        ("deals.list", {"sort_by": "title"}, "none of"),
        ("deals.list", {"sort_by": "id,add_time"}, "none of"),
        ("deals.list", {"sort_direction": "DESC"}, "did you mean 'desc'"),
        ("deals.list", {"include_fields": ["owner_name"]}, "none of"),
        ("deals.list", {"owner_id": 0}, "identifies nothing"),
        ("deals.list", {"owner_id": "me"}, "must be an integer"),
        ("deals.list", {"ids": "1,-2"}, "identifies nothing"),
        ("deals.list", {"include_labels": "yes"}, "must be true or false"),
        ("deals.search", {"term": "a"}, "at least 2"),
        ("item_search.search_by_field", {**FOUND, "entity_type": "dealField"}, "none"),
        (
            "item_search.search_by_field",
            {"term": "x", "field": "name", "entity_type": "deal", "match": "middle"},
            "at least 2",
        ),
        ("deals.update", {"person_id": {"value": 3}}, "must be an integer"),
        ("deals.update", {"org_id": 0}, "identifies nothing"),
        ("deals.update", {"label_ids": "2,3"}, "must be a list"),
        ("deals.update", {"label_ids": 2}, "must be a list"),
        ("deals.update", {"value": "12,50"}, "must be a number"),
        ("deals.update", {"won_time": 1720000000}, "must be a date and time"),
        ("deals.update", {"won_time": "0000-00-00 00:00:00"}, "must be a date"),
        ("deals.update", {"custom_fields": "x"}, "must be an object"),
        ("deals.update", {"custom_fields": {f"{HASH}_until": "x"}}, "has a key"),
        ("activities.update", {"participants": [{"primary_flag": True}]}, "has a key"),
        ("activities.update", {"location": {"country": "EE"}}, "has no 'value'"),
        ("activities.update", {"done": "maybe"}, "must be true or false"),
        ("persons.add", {}, "name or first_name and last_name"),
        ("persons.add", {"first_name": "Ann"}, "name or first_name and last_name"),
        ("persons.add", {"name": "x", "emails": "a@b.c"}, "must be a list"),
        ("persons.add", {"name": "x", "emails": ["a@b.c"]}, "must be an object"),
        ("persons.add", {"name": "x", "emails": TWO}, "are both true"),
        ("persons.add", {"name": "x", "phones": PHONES}, "51 values, at most 50"),
        ("persons.add", {"name": "x", "phones": [{"label": "w"}]}, "has no 'value'"),
        ("persons.add", {"name": "x", "postal_address": {"route": "y"}}, "no 'value'"),
        ("persons.update", {"emails": [{"value": "new"}]}, "replaces the whole list"),
        ("organizations.update", {"address": "Street 1"}, "must be an object"),
        ("organizations.update", {"address": {"country": "FR"}}, "has no 'value'"),
        ("products.update", {"prices": [{"price": 1}]}, "replaces the whole list"),
        ("products.update", {"visible_to": [3]}, "must be an integer"),
        ("deal_products.add_many", {"data": [PRODUCT] * 151}, "at most 100"),
        ("tasks.update", {"assignee_ids": list(range(1, 12))}, "at most 10"),
        ("tasks.update", {"title": ""}, "at least 1"),
        ("tasks.add", {"title": "x", "project_id": 1, "milestone": 1}, "due_date"),
        ("activities.update", {"due_time": "25:99"}, "must be a time of day"),
        ("activities.update", {"duration": 90}, "must be hours, minutes"),
        ("activities.update", {"duration": "90 min"}, "must be hours, minutes"),
        ("activities.update", {"duration": dt.time(1, 30)}, "must be hours, minutes"),
        ("activities.update", {"due_time": 930}, "must be a time of day"),
        ("activities.update", {"due_time": dt.time(9, 0, 0, 5)}, "must be a time"),
        ("activities.update", {"due_time": dt.timedelta(hours=9)}, "must be a time"),
        ("deal_fields.add_options", {"options": [{"label": "x" * 256}]}, "255"),
        ("deals.get", {"id": "abc"}, "must be an integer"),
        ("deals.get", {"id": 0}, "identifies nothing"),
        ("deals.delete", {"id": -1}, "identifies nothing"),
    ],
)
def test_a_value_that_the_server_refuses_is_not_sent(
    flavour: Flavour,
    server: LoopbackPipedrive,
    call: str,
    arguments: dict[str, Any],
    message: str,
) -> None:
    """The error names the argument and says what is wrong with it."""
    group, method = call.split(".")
    if method in ("update", "add_many", "add_options"):
        key = "field_code" if method == "add_options" else "id"
        arguments = {key: 7, **arguments}
    with pytest.raises(RequestError) as caught:
        flavour.finish(getattr(getattr(flavour.client, group), method)(**arguments))
    assert message in str(caught.value)
    assert any(name in str(caught.value) for name in arguments) or not arguments
    assert server.exchanges == []


@pytest.mark.parametrize(
    ("call", "given", "sent"),
    [
        ("persons.update", {"visible_to": "3"}, {"visible_to": 3}),
        ("deals.update", {"value": "100"}, {"value": 100}),
        ("deals.update", {"value": "549.00"}, {"value": 549.0}),
        ("deals.update", {"label_ids": ("2", 3)}, {"label_ids": [2, 3]}),
        ("deals.update", {"person_id": 3.0}, {"person_id": 3}),
        (
            "deals.update",
            {"won_time": "2024-07-01 05:50:19"},
            {"won_time": "2024-07-01T05:50:19Z"},
        ),
        ("deals.update", {"org_id": None}, {"org_id": None}),
        ("activities.update", {"done": 1}, {"done": True}),
        ("activities.update", {"busy": "false"}, {"busy": False}),
        (
            "activities.update",
            {"due_date": dt.datetime(2026, 1, 2, 3)},
            {"due_date": "2026-01-02"},
        ),
        ("activities.update", {"due_time": dt.time(9, 30)}, {"due_time": "09:30"}),
        ("activities.update", {"duration": "1:30"}, {"duration": "1:30"}),
        ("activities.update", {"due_time": "09:30:00"}, {"due_time": "09:30"}),
        ("activities.update", {"due_time": "09:30:15"}, {"due_time": "09:30:15"}),
        ("tasks.update", {"is_milestone": True}, {"is_milestone": True}),
        (
            "activities.update",
            {"participants": [{"person_id": "3", "primary": 1}]},
            {"participants": [{"person_id": 3, "primary": True}]},
        ),
        (
            "activities.update",
            {
                "participants": [
                    ActivityParticipant.from_dict(
                        {"person_id": 3, "primary": True, "primary_flag": True}
                    )
                ],
                "location": Address.from_dict({"value": "x", "formatted_address": "y"}),
            },
            {
                "location": {"value": "x"},
                "participants": [{"person_id": 3, "primary": True}],
            },
        ),
        ("persons.update", {"emails": []}, {"emails": []}),
        ("persons.update", {"first_name": "Ann"}, {"first_name": "Ann"}),
        ("tasks.update", {"priority": "0"}, {"priority": 0}),
    ],
)
def test_a_value_that_means_one_thing_is_converted(
    flavour: Flavour,
    server: LoopbackPipedrive,
    call: str,
    given: dict[str, Any],
    sent: dict[str, Any],
) -> None:
    """Numbers and booleans as text, old times, 0 and 1."""
    group, method = call.split(".")
    server.answers.append(answer_json({"success": True, "data": {"id": 7}}))
    flavour.finish(getattr(getattr(flavour.client, group), method)(7, **given))
    assert server.only.request.json == sent
    assert repr(server.only.request.json) == repr(sent)
