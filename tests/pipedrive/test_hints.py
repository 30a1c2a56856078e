"""Names of API v1, and of other clients: the error says the name of v2, first."""

from __future__ import annotations

import asyncio
import copy
import re
from collections.abc import Iterator
from typing import Any

import pytest

from openapi_runtime import AsyncClientBase
from pipedrive_v2 import AsyncClient, Client, models

HASH = "dcf558aac1ae4e8c4f849ba5e668430d8df9be12"
HIT = {"term": "xx", "field": "name", "entity_type": "deal"}


@pytest.fixture(scope="module", params=[Client, AsyncClient])
def client(request: pytest.FixtureRequest) -> Iterator[Any]:
    """Return a client that reaches no server: the calls are refused before they begin."""
    made = request.param(api_token="t", base_url="http://127.0.0.1:9/api/v2")
    yield made
    if not isinstance(made, AsyncClientBase):
        made.close()


@pytest.mark.parametrize(
    ("call", "wrong", "right"),
    [
        ("activities.add", {"person_id": 42}, "participants"),
        ("activities.update", {"user_id": 3}, "owner_id"),
        ("activities.add", {"busy_flag": True}, "busy"),
        ("activities.add", {"title": "x"}, "subject"),
        ("activities.add", {"location_country": "EE"}, "location"),
        ("activities.list", {"type": "call"}, ""),
        ("deals.update", {"user_id": 3}, "owner_id"),
        ("deals.list", {"user_id": 3}, "owner_id"),
        ("deals.list", {"owned_by_you": 1}, "owner_id"),
        ("deals.list", {"start": 0}, "cursor"),
        ("deals.list", {"next_start": 100}, "cursor"),
        ("deals.list", {"sort": "add_time DESC"}, "sort_by"),
        ("deals.list", {"per_page": 50}, "limit"),
        ("deals.list", {"since": "2026-01-01"}, "updated_since"),
        ("deals.update", {"label": 3}, "label_ids"),
        ("deals.update", {"org": 3}, "org_id"),
        ("deals.update", {"organization_id": 3}, "org_id"),
        ("deals.update", {"contact_id": 3}, "person_id"),
        ("deals.update", {"amount": 3}, "value"),
        ("deals.update", {"stage": 3}, "stage_id"),
        ("deals.update", {HASH: "x"}, "custom_fields"),
        ("deals.update", {f"{HASH}_currency": "EUR"}, "custom_fields"),
        ("deals.update", {"deleted": True}, "delete()"),
        ("deals.update", {"weighted_value": 1}, "value * probability / 100"),
        ("deals.search", {"term": "xx", "exact": True}, "exact_match"),
        ("persons.add", {"email": "a@b.c"}, "emails"),
        ("persons.add", {"phone": "1"}, "phones"),
        ("persons.add", {"ims": []}, "im"),
        ("persons.add", {"company_id": 1}, "org_id"),
        ("persons.add", {"active_flag": True}, "is_deleted"),
        ("persons.add", {"postal_address_country": "EE"}, "postal_address"),
        ("organizations.update", {"address_locality": "x"}, "address"),
        ("organizations.update", {"owner_name": "x"}, "owner_id"),
        ("products.add", {"name": "x", "selectable": True}, "is_linkable"),
        ("products.list", {"first_char": "a"}, "no counterpart"),
        ("products.list", {"get_summary": True}, "no counterpart"),
        ("products.update", {"overhead_cost": 1}, "prices"),
        ("deal_products.update", {"enabled_flag": True}, "is_enabled"),
        ("deal_products.update", {"duration": 1}, "billing_frequency_cycles"),
        ("deal_products.update", {"duration_unit": "m"}, "billing_frequency"),
        ("pipelines.update", {"deal_probability": 1}, "is_deal_probability_enabled"),
        ("pipelines.update", {"order_nr": 1}, "web app"),
        ("stages.update", {"rotten_days": 1}, "days_to_rotten"),
        ("stages.update", {"rotten_flag": True}, "is_deal_rot_enabled"),
        ("deal_fields.update", {"name": "x"}, "field_name"),
        ("item_search.search", {"term": "xx", "item_type": "deal"}, "item_types"),
        ("item_search.search", {"term": "xx", "related_items": 1}, "search_for_"),
        ("item_search.search_by_field", {**HIT, "exact_match": True}, "match"),
        ("item_search.search_by_field", {**HIT, "return_item_ids": 1}, "'id'"),
    ],
)
def test_a_wrong_argument_names_the_right_one(
    client: Any, call: str, wrong: dict[str, Any], right: str
) -> None:
    """An argument that means nothing in v2 gets no guess by its letters alone."""
    group, method = call.split(".")
    path = [7, 7] if group == "deal_products" else [7]
    positional = path if method == "update" else []
    called = getattr(getattr(client, group), method)
    with pytest.raises(TypeError) as caught:
        asyncio.run(called(*positional, **wrong))
    check_first(str(caught.value), right)


@pytest.mark.parametrize(
    ("name", "right"),
    [
        ("deals.create", "add"),
        ("deals.create_deal", "add"),
        ("deals.retrieve", "get"),
        ("deals.fetch", "get"),
        ("deals.get_deal_details", "get"),
        ("deals.all", "list"),
        ("deals.get_all", "list"),
        ("deals.get_all_deals", "list"),
        ("deals.find", "search"),
        ("deals.search_deals", "search"),
        ("stages.find", "list"),
        ("deals.remove", "delete"),
        ("deals.edit", "update"),
        ("deals.update_deal", "update"),
        ("deals.upsert", "search first"),
        ("deal_products.bulk_create", "add_many"),
        ("persons.merge", "API v1"),
        ("deals.list_files", "API v1"),
        ("item_search.find", "search"),
        ("contacts", "persons"),
        ("companies", "organizations"),
        ("deal", "deals"),
        ("notes", "API v1"),
        ("activity_types", "API v1"),
    ],
)
def test_a_method_or_group_that_does_not_exist_names_the_way(
    client: Any, name: str, right: str
) -> None:
    *group, last = name.split(".")
    with pytest.raises(AttributeError) as caught:
        getattr(getattr(client, *group) if group else client, last)
    check_first(str(caught.value), right)


@pytest.mark.parametrize(
    ("record", "name", "right"),
    [
        (models.Deal, "user_id", "owner_id"),
        (models.Deal, "label", "label_ids"),
        (models.Deal, "person", "person_id"),
        (models.Deal, "org_name", "org_id"),
        (models.Deal, "next_activity_date", "next_activity_id"),
        (models.Deal, "cc_email", "smart_bcc_email"),
        (models.Deal, "acv_currency", "currency"),
        (models.Deal, "weighted_value", "value * probability / 100"),
        (models.Deal, "formatted_value", "no formatted values"),
        (models.Deal, "active", "status"),
        (models.Deal, HASH, "custom_fields"),
        (models.Deal, "titel", "title"),
        (models.Person, "email", "emails"),
        (models.Person, "active_flag", "is_deleted"),
        (models.Organization, "delete_time", "update_time"),
        (models.Activity, "created_by_user_id", "creator_user_id"),
        (models.ContactValue, "primary_flag", "primary"),
        (models.ProductPrice, "overhead_cost", "direct_cost"),
        (models.DealField, "key", "field_code"),
        (models.Stage, "rotten_days", "days_to_rotten"),
    ],
)
def test_an_attribute_of_a_record_names_the_right_one(
    record: Any, name: str, right: str
) -> None:
    """Reading it, setting it and giving it to the constructor are alike."""
    with pytest.raises(AttributeError) as read:
        getattr(record(), name)
    with pytest.raises(AttributeError) as written:
        setattr(record(), name, 1)
    with pytest.raises(TypeError) as made:
        record(**{name: 1})
    for caught in (read, written, made):
        check_first(str(caught.value), right)


@pytest.mark.parametrize("use", [len, bool, next, lambda p: p[0], reversed])
def test_a_pager_that_is_used_as_a_list_says_the_way(client: Any, use: Any) -> None:
    pager = client.deals.list()
    with pytest.raises(TypeError, match=r"pager\.first\(\) or .*pager\.to_list\(\)"):
        use(pager)


def test_attributes_that_python_asks_for_get_no_hint(client: Any) -> None:
    """Copying and pickling ask half-made objects for them."""
    for value in (client, client.deals, models.Deal()):
        with pytest.raises(AttributeError) as caught:
            getattr(value, "__wrong__")  # noqa: B009 - an expression alone is another
        assert str(caught.value).endswith("'__wrong__'")
        assert copy.copy(value) is not value


def check_first(message: str, right: str) -> None:
    """Check that the right name is the first that a message offers."""
    _, _, offered = message.partition("; ")
    quoted = re.findall(r"'(\w+)'", offered)
    assert right in offered
    if quoted and right.isidentifier():
        assert quoted[0].startswith(right)
