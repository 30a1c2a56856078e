"""Values beside and inside the results of Pipedrive's responses are typed."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import httpx
import pytest

from pipedrive_v2 import Client, models
from pipedrive_v2.errors import RequestError

Answer = Callable[[Any], Client]


@pytest.fixture
def sent() -> list[httpx.Request]:
    return []


@pytest.fixture
def answered(sent: list[httpx.Request]) -> Answer:
    """A function that returns a client whose server sends one body."""

    def client(body: Any) -> Client:
        def respond(request: httpx.Request) -> httpx.Response:
            sent.append(request)
            return httpx.Response(200, json={"success": True, **body})

        http = httpx.Client(transport=httpx.MockTransport(respond))
        return Client(api_token="x", http_client=http)

    return client


def test_related_items_of_a_search_are_on_its_pages(answered: Answer) -> None:
    found = {"result_score": 0.5, "item": {"id": 1, "type": "person", "name": "Ann"}}
    related = {"result_score": 0, "item": {"id": 2, "type": "deal", "title": "Big"}}
    client = answered({"data": {"items": [found], "related_items": [related]}})
    pager = client.item_search.search(term="ann", search_for_related_items=True)
    (page,) = pager.pages()
    assert [row.item.name for row in page if row.item] == ["Ann"]
    (row,) = page.details.related_items or ()
    assert isinstance(row, models.ItemSearchItem)
    assert row.item is not None
    assert (row.item.id, row.item.title) == (2, "Big")


def test_a_search_without_related_items_has_none(answered: Answer) -> None:
    client = answered({"data": {"items": []}})
    (page,) = client.item_search.search(term="ann").pages()
    assert page.details.related_items is None
    assert client.item_search.search(term="ann").first() is None


@pytest.mark.parametrize("more", [True, False, None])
def test_delete_many_says_whether_more_are_left(
    answered: Answer, more: bool | None
) -> None:
    beside = {} if more is None else {"more_items_in_collection": more}
    client = answered({"data": {"ids": [1, 2]}, "additional_data": beside})
    deleted = client.deal_products.delete_many(3, force=True)
    assert deleted.ids == [1, 2]
    assert deleted.more_items_in_collection is more


def body_of(sent: list[httpx.Request]) -> Any:
    return json.loads(sent[-1].content)


def test_records_that_were_read_are_sent_without_what_only_responses_have(
    answered: Answer, sent: list[httpx.Request]
) -> None:
    price = {"product_id": 3, "currency": "EUR", "price": 5, "cost": 1, "notes": "n"}
    client = answered(
        {"data": {"id": 3, "prices": [price, {"currency": "USD", "x": 1}]}}
    )
    product = client.products.get(3)
    prices = product.prices or []
    client.products.update(3, prices=prices)
    first, second = body_of(sent)["prices"]
    assert first == {"currency": "EUR", "price": 5, "cost": 1}
    assert second == {"currency": "USD"}
    prices[0].price = 7
    prices[0].notes = "mine"  # what a user sets is sent
    client.products.update(3, prices=prices)
    assert body_of(sent)["prices"][0] == first | {"price": 7, "notes": "mine"}
    assert prices[0].to_dict() == price | {"price": 7, "notes": "mine"}


def test_records_and_dicts_that_a_user_makes_are_sent_whole(
    answered: Answer, sent: list[httpx.Request]
) -> None:
    client = answered({"data": {"id": 3}})
    made = models.ProductPrice(currency="EUR", product_id=3)
    both = [made, {"currency": "USD", "new": 1}]
    client.products.update(3, prices=both, force=True)
    assert body_of(sent)["prices"] == [
        {"currency": "EUR", "product_id": 3},
        {"currency": "USD", "new": 1},
    ]


def test_options_that_were_read_are_deleted_by_their_ids(
    answered: Answer, sent: list[httpx.Request]
) -> None:
    option = {"id": 4, "label": "a", "color": "red", "add_time": "2026-01-01T00:00:00Z"}
    client = answered({"data": [option]})
    options = client.deal_fields.add_options("code", options=[{"label": "a"}])
    client.deal_fields.delete_options("code", options=options)
    assert body_of(sent) == [{"id": 4}]
    client.deal_fields.update_options("code", options=options)
    assert body_of(sent) == [{"id": 4, "label": "a"}]


def test_an_address_and_participants_go_back_as_the_request_has_them(
    answered: Answer, sent: list[httpx.Request]
) -> None:
    place = {"value": "Main St 1", "formatted_address": "Main St 1, X", "country": None}
    people = [{"person_id": 2, "primary": True, "name": "Ann"}]
    activity = {"id": 1, "location": place, "participants": people}
    client = answered({"data": activity})
    read = client.activities.get(1)
    client.activities.update(1, location=read.location, participants=read.participants)
    assert body_of(sent) == {
        "location": {"value": "Main St 1", "country": None},
        "participants": [{"person_id": 2, "primary": True}],
    }


@pytest.mark.parametrize("group", ["deals", "persons", "products", "organizations"])
def test_an_update_without_a_change_is_refused(
    answered: Answer, sent: list[httpx.Request], group: str
) -> None:
    client = answered({"data": {"id": 1}})
    with pytest.raises(RequestError, match="force=True"):
        getattr(client, group).update(1)
    assert sent == []
