"""Values beside the result or the items of a response are typed."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from typing import Any, get_args, get_type_hints

import pytest

from tests.documents.conftest import Document
from tests.generator.conftest import Server

CONFIG = """\
[envelope]
ok = "ok"
data = "data"
[[paging]]
style = "cursor"
cursor = "cursor"
next = "meta.next"
items = ["data.items", "data"]
"""


@pytest.fixture
def api(document: Callable[..., Document]) -> Document:
    return document("details", config=CONFIG)


def answer(api: Document, *bodies: Any) -> None:
    server: Server = api.server
    server.script = [
        (body if isinstance(body, bytes) else json.dumps(body).encode(), {})
        for body in bodies
    ]


def pages(api: Document, name: str) -> list[Any]:
    """Return the pages of a list, which both flavours must read alike."""

    async def awaited() -> list[Any]:
        async with api.package.AsyncClient(base_url=api.server.url) as client:
            return [p async for p in getattr(client.orders, name)().pages()]

    with api.package.Client(base_url=api.server.url) as client:
        found = list(getattr(client.orders, name)().prefetch().pages())
    again = asyncio.run(awaited())
    assert [p.items for p in found] == [p.items for p in again]
    assert [p.details for p in found] == [p.details for p in again]
    return found


def test_each_page_has_its_own_details(api: Document) -> None:
    answer(
        api,
        {
            "ok": True,
            "data": [{"id": 1}],
            "included": {"customers": [{"id": 7, "name": "Ann", "new": 1}]},
            "meta": {"next": "b", "total": 2, "took": 0.5},
        },
        {"ok": True, "data": [{"id": 2}], "meta": {"next": None, "total": "2"}},
    )
    first, second = pages(api, "list")
    assert [order.id for order in (*first, *second)] == [1, 2]
    assert (first.details.total, first.details.took) == (2, 0.5)
    (customer,) = first.details.included.customers
    assert (type(customer).__name__, customer.name) == ("Customer", "Ann")
    assert customer.extra == {"new": 1}
    assert second.details.total == "2"  # read leniently, as all responses
    assert second.details.included is None
    assert second.details.to_dict() == {"total": "2"}


def test_values_of_one_name_in_two_places_keep_apart(api: Document) -> None:
    answer(
        api,
        {"data": {"items": [{"id": 1}], "count": 2, "facets": {"a": 3}}, "count": 4},
        {"data": {"items": []}},
        {"data": {"items": [], "facets": None, "count": "x"}, "meta": []},
    )
    api.server.script = api.server.script[:1]
    (page,) = pages(api, "search")
    assert (page.details.count, page.details.data_count) == (4, 2)
    assert page.details.facets == {"a": 3}


def test_a_result_has_what_stands_beside_it_and_keeps_its_own(api: Document) -> None:
    body = {
        "ok": True,
        "data": {"id": 1, "new": 2},
        "warnings": ["late"],
        "id": "outer",
    }
    answer(api, body)
    order = api.call("addOrder", note="x")
    assert (order.id, order.warnings, order.extra) == (1, ["late"], {"new": 2})
    for sent in ({"data": {}}, {"data": {}, "warnings": None}):
        answer(api, sent)
        assert api.call("addOrder", note="x").warnings is None


def test_damage_beside_the_items_costs_no_item(api: Document) -> None:
    answer(api, b'{"data":[{"id":1}],"included":{"customers":[{"id":1},{"id":}]}}')
    (page,) = pages(api, "list")
    assert [order.id for order in page] == [1]
    assert [customer.id for customer in page.details.included.customers] == [1]
    assert len(page.damage) == 1


def test_lists_say_what_their_pages_have(api: Document) -> None:
    with api.package.Client(base_url=api.server.url) as client:
        orders, customers = type(client.orders), type(client.customers)
    returns = get_type_hints(orders.list)["return"]
    assert returns.__origin__.__name__ == "DetailedPager"
    assert [kind.__name__ for kind in get_args(returns)] == [
        "Order",
        "OrderPageDetails",
    ]
    doc = " ".join((orders.list.__doc__ or "").split())
    assert "`pages()` has in its `details`" in doc
    assert "`included`, `took`, `total`." in doc
    plain = get_type_hints(customers.list)["return"]
    assert plain.__origin__.__name__ == "Pager"


def test_the_raw_response_has_the_page_and_the_body(api: Document) -> None:
    answer(api, {"data": [{"id": 1}], "meta": {"total": 1}})
    with api.package.Client(base_url=api.server.url) as client:
        raw = client.orders.with_raw_response.list()
    assert [order.id for order in raw.parsed] == [1]
    assert raw.json()["meta"] == {"total": 1}
