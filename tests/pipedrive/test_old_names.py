"""Names of API v1 lead to those of v2; what v2 cannot do is not offered."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Any

import pytest

from openapi_runtime import APIConnectionError, GuardError, Retry
from pipedrive_v2 import OPERATIONS, Client
from pipedrive_v2.models import (
    Activity,
    ActivityAttendee,
    ActivityParticipant,
    Address,
    Organization,
    Pipeline,
)
from pipedrive_v2.resources.deals import Deals
from pipedrive_v2.resources.tasks import Tasks

HASH = "dcf558aac1ae4e8c4f849ba5e668430d8df9be12"


@pytest.fixture
def client() -> Client:
    return Client(
        api_token="t",
        base_url="http://127.0.0.1:9/api/v2",
        retry=Retry(attempts=1),
    )


@pytest.mark.parametrize(
    ("call", "wrong", "right"),
    [
        (lambda c, a: c.activities.add(**a), "person_id", "participants"),
        (lambda c, a: c.activities.add(**a), "busy_flag", "busy"),
        (lambda c, a: c.activities.add(**a), "user_id", "owner_id"),
        (lambda c, a: c.deals.add(title="x", **a), "user_id", "owner_id"),
        (lambda c, a: c.deals.add(title="x", **a), HASH, "custom_fields"),
        (lambda c, a: c.deals.update(1, **a), f"{HASH}_currency", "custom_fields"),
        (lambda c, a: c.deals.list(**a), "start", "cursor"),
        (lambda c, a: c.deals.list(**a), "sort", "sort_by"),
        (lambda c, a: c.persons.list(**a), "page_size", "limit"),
        (lambda c, a: c.persons.add(name="x", **a), "email", "emails"),
        (lambda c, a: c.persons.add(name="x", **a), "label", "label_ids"),
        (lambda c, a: c.products.add(name="x", **a), "selectable", "is_linkable"),
        (lambda c, a: c.stages.update(1, **a), "rotten_days", "days_to_rotten"),
    ],
)
def test_an_old_name_is_answered_with_the_new_one(
    client: Client,
    call: Callable[[Client, dict[str, Any]], Any],
    wrong: str,
    right: str,
) -> None:
    with pytest.raises(TypeError, match=f"'{wrong}'; did you mean '{right}'\\?$"):
        call(client, {wrong: 1})


@pytest.mark.parametrize("name", ["add", "create", "list", "get", "update", "delete"])
def test_a_method_that_only_api_v1_has_says_so(client: Client, name: str) -> None:
    with pytest.raises(AttributeError, match="API v1 has it"):
        getattr(client.leads, name)


@pytest.mark.parametrize("method", [Deals.add, Deals.update])
def test_a_deal_cannot_be_deleted_by_writing_it(method: Callable[..., Any]) -> None:
    assert "is_deleted" not in inspect.signature(method).parameters


@pytest.mark.parametrize("method", [Tasks.add, Tasks.update])
@pytest.mark.parametrize("name", ["done", "milestone", "assignee_id", "is_done"])
def test_documented_arguments_of_tasks_are_offered(
    method: Callable[..., Any], name: str
) -> None:
    assert name in inspect.signature(method).parameters


def test_fields_of_the_examples_of_the_guide_are_attributes() -> None:
    assert Address.from_dict({"formatted_address": "x"}).formatted_address == "x"
    assert Activity.from_dict({"private": True}).private is True
    attendee = ActivityAttendee.from_dict({"email_address": "a@example.com"})
    assert attendee.email_address == "a@example.com"
    assert ActivityParticipant.from_dict({"primary_flag": True}).primary_flag is True
    assert Organization.from_dict({"picture_id": 1}).picture_id == 1
    assert Pipeline.from_dict({"is_selected": True}).is_selected is True


def test_an_update_without_fields_is_refused(client: Client) -> None:
    for call in (
        lambda: client.deals.update(1),
        lambda: client.persons.update(1),
        lambda: client.tasks.update(1),
    ):
        with pytest.raises(GuardError, match="nothing is to be changed"):
            call()


def test_every_update_with_fields_has_that_guard() -> None:
    guarded = {
        name
        for name, operation in OPERATIONS.items()
        if any(guard.kind == "no_change" for guard in operation.guards)
    }
    assert {"updateDeal", "updatePerson", "updateDealField"} <= guarded
    assert {OPERATIONS[name].http_method for name in guarded} == {"PATCH"}


@pytest.mark.parametrize("tag", ["deals", "persons", "products", "leads", "projects"])
def test_a_search_for_one_character_is_refused(client: Client, tag: str) -> None:
    search = getattr(client, tag).search
    for term in ("a", "", " b "):
        with pytest.raises(GuardError, match="term must have at least 2 characters"):
            list(search(term=term))
    for arguments in ({"term": "ab"}, {"term": "a", "exact_match": True}):
        with pytest.raises(APIConnectionError):
            list(search(**arguments))
