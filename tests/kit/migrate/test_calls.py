"""Requests and bodies of API v1 as calls of API v2."""

from __future__ import annotations

from typing import Any

import pytest

from pipedrive_kit.errors import UnknownV1Error
from pipedrive_kit.migrate import call, payload


@pytest.mark.parametrize(
    ("path", "params", "arguments"),
    [
        ("/deals", {"status": "all_not_deleted"}, {}),
        ("/persons/3/deals", {"status": "all_not_deleted"}, {"person_id": 3}),
        ("/deals", {"status": "open", "user_id": "5"}, {"status": "open", "owner_id": 5}),
        ("/deals", {"sort": "add_time DESC"},
         {"sort_by": "add_time", "sort_direction": "desc"}),
        ("/deals", {"start": 0, "limit": 500, "api_token": "x"}, {}),
        ("/deals?limit=5", None, {"max_items": 5}),
        ("/itemSearch/field", {"field_type": "dealField", "field_key": "title",
                               "term": "a", "exact_match": 1},
         {"entity_type": "deal", "field": "title", "term": "a", "match": "exact"}),
        ("/itemSearch/field", {"exact_match": False}, {"match": "middle"}),
        ("/activities", {"done": 1}, {"done": True}),
    ],
)  # fmt: skip
def test_values_of_parameters(path: str, params: Any, arguments: Any) -> None:
    """Names and values are those of API v2."""
    assert call("GET", path, params).arguments == arguments


def test_what_needs_a_look() -> None:
    """Several sort fields, selectors and bulk deletes cannot be done alone."""
    assert call("GET", "/deals", {"sort": "id ASC, title DESC"}).of_grade("look")
    assert call("GET", "/deals:(id,title)").of_grade("look")[0].key == ":(id,title)"
    found = call("DELETE", "/deals", {"ids": "1,2"})
    assert found.each
    assert found.name == "deals.delete"
    assert call("GET", "/dealFields/12").of_grade("look")
    assert call("GET", "/deals").of_grade("look")[0].key == "limit"
    assert call("GET", "/deals/3").is_certain


def test_what_is_in_api_v1_only() -> None:
    """It has no tokens of API v2; the method of the other client is named."""
    found = call("GET", "/notes")
    assert (found.name, found.v1_name, found.tokens[1]) == ("", "notes.list", None)
    assert "pipedrive_v1 has it as notes.list()" in str(found.notes[0])
    with pytest.raises(UnknownV1Error, match="no operation GET /nonsense"):
        call("GET", "/nonsense")


@pytest.mark.parametrize(
    ("entity", "action", "v1", "body", "calls"),
    [
        ("persons", "add", {"name": "A", "email": "a@b.c", "phone": ["1", "2"]},
         {"name": "A", "emails": [{"value": "a@b.c"}],
          "phones": [{"value": "1"}, {"value": "2"}]}, ()),
        ("persons", "update", {"active_flag": 0}, {}, ("persons.delete",)),
        ("persons", "update", {"active_flag": 1, "label": 3}, {"label_ids": [3]}, ()),
        ("deals", "add", {"title": "A", "deleted": True}, {"title": "A"}, ()),
        ("deals", "update", {"deleted": 1}, {}, ("deals.delete",)),
        ("deals", "add", {"title": "A", "value": "100", "user_id": "3", "visible_to": "7",
                          "won_time": "2024-07-01 05:50:19"},
         {"title": "A", "value": 100, "owner_id": 3, "visible_to": 7,
          "won_time": "2024-07-01T05:50:19Z"}, ()),
        ("deals", "update", {"a" * 40: 5, "a" * 40 + "_currency": "EUR"},
         {"custom_fields": {"a" * 40: {"value": 5, "currency": "EUR"}}}, ()),
        ("organizations", "add", {"name": "A", "address": "Street 1"},
         {"name": "A", "address": {"value": "Street 1"}}, ()),
        ("activities", "add", {"subject": "A", "done": 1, "person_id": 7, "busy_flag": True},
         {"subject": "A", "done": True, "busy": True,
          "participants": [{"person_id": 7, "primary": True}]}, ()),
        ("activities", "update",
         {"participants": [{"person_id": 8, "primary_flag": True}], "note": "n"},
         {"participants": [{"person_id": 8, "primary": True}], "note": "n"}, ()),
        ("pipelines", "add", {"name": "A", "order_nr": 3, "deal_probability": 1},
         {"name": "A", "is_deal_probability_enabled": True}, ()),
        ("products", "update", {"prices": [{"price": 1, "currency": "EUR",
                                            "overhead_cost": 2}]},
         {"prices": [{"price": 1, "currency": "EUR", "direct_cost": 2}]}, ()),
    ],
)  # fmt: skip
def test_bodies(entity: str, action: Any, v1: Any, body: Any, calls: Any) -> None:
    """Refused parts become what API v2 takes, another call, or a note."""
    found = payload(entity, action, v1)
    assert (found.body, found.calls) == (body, calls)


def test_notes_on_bodies() -> None:
    """A loss or a change by a conversion has its note."""

    def noted(entity: str, action: Any, v1: Any) -> list[tuple[str, str]]:
        return [(n.grade, n.key) for n in payload(entity, action, v1).notes]

    two = [{"value": "1", "primary": True}, {"value": "2", "primary": True}]
    assert ("look", "phones") in noted("persons", "add", {"name": "A", "phone": two})
    assert ("look", "prices") in noted("products", "update", {"prices": []})
    assert ("lost", "files_count") in noted("deals", "update", {"files_count": 3})
    assert ("look", "is_deleted") in noted("deals", "add", {"title": "A", "deleted": 1})
    assert ("look", "location") in noted(
        "activities", "add", {"location_country": "France"}
    )


def test_calls_with_bodies() -> None:
    """The body's arguments come beside the IDs; an update that deletes names the call."""
    found = call("PUT", "/v1/deals/3", {"value": "5", "deleted": True})
    assert found.arguments == {"id": 3, "value": 5}
    assert found.further == ("deals.delete",)
    follower = call("POST", "/v1/deals/3/followers", {"user_id": 7})
    assert follower.arguments == {"id": 3, "user_id": 7}
    assert follower.of_grade("look")
