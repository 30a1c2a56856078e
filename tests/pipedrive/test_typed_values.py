"""Values of a wrong Python type are refused before they cost tokens, whatever the way."""

from __future__ import annotations

import json
from copy import deepcopy
from typing import Any

import pytest

from openapi_runtime import GuardError, RequestError, errors
from pipedrive_v2.models import Activity, Deal, Person, PersonField
from tests.pipedrive.conftest import Flavour
from tests.pipedrive.loopback_server import LoopbackPipedrive, answer_json
from tests.pipedrive.sent import query

DEAL, PERSON = ("deals", "update"), ("persons", "update")


@pytest.mark.parametrize(
    ("method", "given", "problem"),
    [
        (DEAL, {"title": ["x"]}, "'title': must be text"),
        (DEAL, {"title": True}, "'title': must be text"),
        (DEAL, {"lost_reason": {"a": 1}}, "'lost_reason': must be text"),
        (DEAL, {"currency": 9.5}, "'currency': must be text"),
        (DEAL, {"status": ["won"]}, "'status': must be text"),
        (PERSON, {"name": {"first": "A"}}, "'name': must be text"),
        (
            PERSON,
            {"phones": [{"value": "1"}, {"value": ["2"]}], "force": True},
            r"'phones': \[1\]\['value'\] must be text",
        ),
        (("deal_fields", "update"), {"field_name": object()}, "must be text"),
        (
            PERSON,
            {"postal_address": {"value": ["Street 1"]}},
            r"'postal_address': \['value'\] must be text",
        ),
        (
            ("organizations", "update"),
            {"address": {"value": "Street 1", "country": True}},
            r"'address': \['country'\] must be text",
        ),
        (
            ("person_fields", "update"),
            {"ui_visibility": {"show_in_add_deal_dialog": {"show": "perhaps"}}},
            r"\['show_in_add_deal_dialog'\]\['show'\] must be true or false",
        ),
    ],
)
def test_what_is_no_text_is_refused(
    flavour: Flavour,
    server: LoopbackPipedrive,
    method: tuple[str, str],
    given: dict[str, Any],
    problem: str,
) -> None:
    group, function = method
    with pytest.raises(RequestError, match=problem):
        flavour.finish(getattr(getattr(flavour.client, group), function)(7, **given))
    assert server.exchanges == []


@pytest.mark.parametrize("value", [["acme", "b"], True, {"a": 1}])
def test_a_text_of_the_query_is_one_text(
    flavour: Flavour, server: LoopbackPipedrive, value: Any
) -> None:
    """A list would become the parameter several times."""
    with pytest.raises(RequestError, match="query parameter 'term' "):
        flavour.finish(flavour.client.deals.search(term=value))
    with pytest.raises(RequestError, match="query parameter 'owner_id' "):
        flavour.finish(flavour.client.deals.list(owner_id=value))
    assert server.exchanges == []


def test_whole_numbers_are_texts_where_texts_are_due(
    flavour: Flavour, server: LoopbackPipedrive
) -> None:
    """Spreadsheets have phone numbers and codes as numbers."""
    flavour.finish(flavour.client.products.update(7, code=42))
    assert json.loads(server.only.request.body) == {"code": "42"}


def test_members_of_objects_are_converted(
    flavour: Flavour, server: LoopbackPipedrive
) -> None:
    """As fields are, where it is certain."""
    address = {"value": "Street 1", "postal_code": 10115}
    flavour.finish(flavour.client.organizations.update(7, address=address))
    dialog = {"show": "true", "order": "3"}
    visibility: Any = {"show_in_add_deal_dialog": dialog}
    flavour.finish(flavour.client.person_fields.update("a", ui_visibility=visibility))
    sent = [json.loads(exchange.request.body) for exchange in server.exchanges]
    assert sent == [
        {"address": address | {"postal_code": "10115"}},
        {"ui_visibility": {"show_in_add_deal_dialog": {"show": True, "order": 3}}},
    ]


def test_records_go_back_with_the_members_of_the_request(
    flavour: Flavour, server: LoopbackPipedrive
) -> None:
    """Members that the document does not name stay at home, those that you set do not.

    A member with another name in responses goes back by that of requests.
    """
    email = {"value": "a@b.c", "primary": True, "verified": True}
    place = {"value": "Street 1", "formatted_address": "Street 1, 10115 Berlin", "x": 1}
    data = {"id": 7, "emails": [email], "postal_address": place}
    person = Person.from_dict(data)
    person.emails[0].label = "work"  # type: ignore[index]
    client = flavour.client
    flavour.finish(
        client.persons.update(
            7, emails=person.emails, postal_address=person.postal_address
        )
    )
    guests = [{"email_address": "a@b.c"}, {"email_address": "a@b.c", "email": "d@e.f"}]
    activity = Activity.from_dict(
        {
            "id": 7,
            "attendees": guests,
            "participants": [{"person_id": 3, "primary_flag": True}],
        }
    )
    flavour.finish(
        client.activities.update(
            7, attendees=activity.attendees, participants=activity.participants
        )
    )
    kept = activity.to_dict()["attendees"]
    flavour.finish(client.activities.update(7, attendees=kept))
    visibility = {
        "add_visible_flag": True,
        "show_in_add_deal_dialog": {"show": True, "z": 1},
    }
    field = PersonField.from_dict({"field_code": "a", "ui_visibility": visibility})
    flavour.finish(client.person_fields.update("a", ui_visibility=field.ui_visibility))
    sent = [json.loads(exchange.request.body) for exchange in server.exchanges]
    assert sent == [
        {
            "emails": [{"value": "a@b.c", "primary": True, "label": "work"}],
            "postal_address": {"value": "Street 1"},
        },
        {
            "attendees": [{"email": "a@b.c"}, {"email": "d@e.f"}],
            "participants": [{"person_id": 3, "primary": True}],
        },
        {"attendees": [{"email": "a@b.c"}, {"email": "d@e.f"}]},
        {
            "ui_visibility": {
                "add_visible_flag": True,
                "show_in_add_deal_dialog": {"show": True},
            }
        },
    ]


def test_custom_fields_that_were_empty_when_read_are_left_out(
    flavour: Flavour, server: LoopbackPipedrive
) -> None:
    """Sent back they would clear what was set meanwhile; by themselves they are nothing."""
    deals = flavour.client.deals
    deal = Deal.from_json('{"id": 7, "custom_fields": {}}')
    for read in (deal.custom_fields, deepcopy(deal).custom_fields):
        assert read == {}
        flavour.finish(deals.update(7, title="x", custom_fields=read))
        flavour.finish(deals.add(title="x", custom_fields=read))
        with pytest.raises(GuardError, match="nothing is to be changed"):
            flavour.finish(deals.update(7, custom_fields=read))
    deal.custom_fields["a" * 40] = 5  # type: ignore[index]
    flavour.finish(deals.update(7, custom_fields=deal.custom_fields))
    deal.custom_fields = {}
    with pytest.raises(GuardError, match="empty object"):
        flavour.finish(deals.update(7, title="x", custom_fields=deal.custom_fields))
    sent = [json.loads(exchange.request.body) for exchange in server.exchanges]
    assert sent == [{"title": "x"}] * 4 + [{"custom_fields": {"a" * 40: 5}}]


def test_a_bulk_of_no_products_is_refused(
    flavour: Flavour, server: LoopbackPipedrive
) -> None:
    """It costs 25 tokens and does nothing."""
    for data in ([], ()):
        with pytest.raises(GuardError, match="data is an empty list"):
            flavour.finish(flavour.client.deal_products.add_many(7, data=data))
    assert server.exchanges == []


def test_a_record_is_a_body_of_a_call_by_path(
    flavour: Flavour, server: LoopbackPipedrive
) -> None:
    """As it is for the method: guards see that it was read, and empty ones stay at home."""
    email = {"value": "a@b.c", "new": 1}
    person = Person.from_dict({"name": "A", "custom_fields": {}, "emails": [email]})
    flavour.finish(flavour.client.request("PATCH", "/persons/7", body=person))
    sent = {"name": "A", "emails": [{"value": "a@b.c"}]}
    assert json.loads(server.only.request.body) == sent


def test_an_object_that_holds_itself_is_named(
    flavour: Flavour, server: LoopbackPipedrive
) -> None:
    address: dict[str, Any] = {"value": "Street 1"}
    address["more"] = address
    with pytest.raises(RequestError, match="too deeply, or holds itself"):
        flavour.finish(
            flavour.client.organizations.update(7, address=address, force=True)
        )
    assert server.exchanges == []


def test_true_and_false_are_flags(flavour: Flavour, server: LoopbackPipedrive) -> None:
    """They stand for 1 and 0 of the document."""
    flavour.finish(flavour.client.tasks.update(7, done=True, milestone=False))  # type: ignore[arg-type]
    assert json.loads(server.only.request.body) == {"done": 1, "milestone": 0}
    with (
        pytest.warns(UserWarning, match="documented: 0, 1"),
        pytest.raises(RequestError, match="must be an integer, not 'yes'"),
    ):
        flavour.finish(flavour.client.tasks.update(7, done="yes"))  # type: ignore[arg-type]


REFUSED: list[tuple[str, str, dict[str, Any]]] = [
    ("PATCH", "/deals/7", {"body": {}}),
    ("PATCH", "/deals/7", {"body": {"custom_fields": {}}}),
    ("DELETE", "/deals/7/products", {}),
    ("GET", "/deals/0", {}),
    ("GET", "/deals?sort_by=nonsense", {}),
    ("GET", "/persons/search", {"query": {"term": "a"}}),
    ("PATCH", "/persons/7", {"body": {"emails": [{"value": "a@b.c"}]}}),
]


@pytest.mark.parametrize(("verb", "path", "given"), REFUSED)
def test_guards_hold_for_calls_by_path(
    flavour: Flavour,
    server: LoopbackPipedrive,
    verb: str,
    path: str,
    given: dict[str, Any],
) -> None:
    for start in ("", flavour.client.base_url):
        with pytest.raises(GuardError, match="force=True"):
            flavour.finish(flavour.client.request(verb, start + path, **given))
    assert server.exchanges == []


def test_values_of_calls_by_path_are_written_as_by_the_method(
    flavour: Flavour, server: LoopbackPipedrive
) -> None:
    """The ids are one parameter, in the text of the path as well."""
    done = answer_json({"success": True, "data": []})
    server.answers += [done, done, answer_json({"success": True, "data": {"id": 7}})]
    client = flavour.client
    flavour.finish(client.request("DELETE", "/deals/7/products?ids=1,2"))
    flavour.finish(client.request("DELETE", "/deals/7/products", query={"ids": [1, 2]}))
    assert query(server, 0) == query(server, 1) == ["ids=1,2"]
    flavour.finish(client.request("PATCH", "/deals/7", body={"value": "300.50"}))
    assert json.loads(server.exchanges[2].request.body) == {"value": 300.5}
    with pytest.raises(RequestError, match="'title': must be text"):
        flavour.finish(client.request("POST", "/deals", body={"title": ["x"]}))
    with pytest.raises(GuardError, match="sort_by"):
        flavour.finish(client.request_pages("/deals", query={"sort_by": "nonsense"}))
    assert len(server.exchanges) == 3


def test_a_path_that_is_no_operation_has_no_guards(
    flavour: Flavour, server: LoopbackPipedrive
) -> None:
    """`timeline` is no ID: the endpoint may be newer than the document."""
    with pytest.raises(errors.BadRequestError):
        flavour.finish(
            flavour.client.request("GET", "/deals/timeline?sort_by=nonsense", cost=1)
        )
    assert len(server.exchanges) == 1
