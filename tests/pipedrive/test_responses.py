"""Values beside and inside the results of Pipedrive's responses are typed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import httpx
import pytest

from pipedrive_v2 import Client, models

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
