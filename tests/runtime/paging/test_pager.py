"""Walking through lists."""

from __future__ import annotations

from typing import Any

import pytest

from openapi_runtime import APIStatusError, PaginationError, RequestError
from tests.runtime.conftest import Flavour, Server, do
from tests.runtime.sample_api import Deal, Person


def page(ids: list[int], cursor: Any = None, **more: Any) -> dict[str, Any]:
    return {
        "success": True,
        "data": [{"id": n} for n in ids],
        "additional_data": {"next_cursor": cursor},
        **more,
    }


def ids(items: list[Deal]) -> list[int | None]:
    return [item.id for item in items]


def test_items_of_all_pages_in_order(server: Server, flavour: Flavour) -> None:
    server.answer(page([1, 2], "a+/="))
    server.answer(page([3], "b"))
    server.answer(page([4]))
    assert ids(flavour.call(lambda c: c.deals.list(ids=[1, 2]))) == [1, 2, 3, 4]
    assert [dict(r.query) for r in server.received] == [
        {"ids": "1,2", "limit": "500"},
        {"ids": "1,2", "limit": "500", "cursor": "a+/="},
        {"ids": "1,2", "limit": "500", "cursor": "b"},
    ]


@pytest.mark.parametrize(
    "end",
    [
        {"additional_data": {"next_cursor": None}},
        {"additional_data": {"next_cursor": ""}},
        {"additional_data": {}},
        {"additional_data": None},
        {"additional_data": []},
        {},
    ],
)
def test_the_end_is_a_null_empty_or_absent_cursor(
    server: Server, flavour: Flavour, end: dict[str, Any]
) -> None:
    server.answer({"data": [{"id": 1}], **end})
    assert ids(flavour.call(lambda c: c.deals.list())) == [1]
    assert len(server.received) == 1


def test_an_empty_page_with_a_cursor_is_not_the_end(
    server: Server, flavour: Flavour
) -> None:
    server.answer(page([], "a"))
    server.answer(page([1]))
    assert ids(flavour.call(lambda c: c.deals.list())) == [1]


def test_a_number_as_cursor_goes_on(server: Server, flavour: Flavour) -> None:
    server.answer(page([1], 17))
    server.answer(page([2]))
    assert ids(flavour.call(lambda c: c.deals.list())) == [1, 2]
    assert dict(server.received[1].query)["cursor"] == "17"


def test_a_cursor_of_another_kind_is_an_error(server: Server, flavour: Flavour) -> None:
    server.answer(page([1], {"a": 1}))
    with pytest.raises(PaginationError, match="neither text nor null"):
        flavour.call(lambda c: c.deals.list())


@pytest.mark.parametrize("cycle", [["a"], ["a", "b"], ["a", "b", "c"]])
def test_a_repeated_cursor_raises_after_its_items_were_given(
    server: Server, flavour: Flavour, cycle: list[str]
) -> None:
    for number, cursor in enumerate([*cycle, cycle[0]]):
        server.answer(page([number], cursor))
    got: list[int | None] = []

    async def body(client: Any) -> None:
        pager = client.deals.list()
        if flavour.is_async:
            async for deal in pager:
                got.append(deal.id)
        else:
            for deal in pager:
                got.append(deal.id)

    with pytest.raises(PaginationError, match="repeats a cursor"):
        flavour.run(body)
    assert got == list(range(len(cycle) + 1))
    assert len(server.received) == len(cycle) + 1


def test_the_start_cursor_repeated_raises(server: Server, flavour: Flavour) -> None:
    server.answer(page([1], "a"))
    with pytest.raises(PaginationError):
        flavour.call(lambda c: c.deals.list(cursor="a"))
    assert len(server.received) == 1


def test_max_items_stops_exactly_and_asks_for_no_more_than_remains(
    server: Server, flavour: Flavour
) -> None:
    server.answer(page([1, 2], "a"))
    server.answer(page([3], "b"))
    server.answer(page([4, 5, 6], "c"))
    items = flavour.call(lambda c: c.deals.list(limit=2, max_items=5))
    assert ids(items) == [1, 2, 3, 4, 5]
    assert [dict(r.query)["limit"] for r in server.received] == ["2", "2", "2"]
    server.received.clear()
    server.answers[:] = []
    server.answer(page([1, 2], "a"))
    server.answer(page([3], "b"))
    assert ids(flavour.call(lambda c: c.deals.list(max_items=3))) == [1, 2, 3]
    assert [dict(r.query)["limit"] for r in server.received] == ["3", "1"]


def test_max_items_zero_sends_nothing(server: Server, flavour: Flavour) -> None:
    assert flavour.call(lambda c: c.deals.list(max_items=0)) == []
    assert server.received == []


def test_a_limit_above_the_maximum_is_clamped(server: Server, flavour: Flavour) -> None:
    server.answer(page([1]))
    flavour.call(lambda c: c.deals.list(limit=9999))
    flavour.call(lambda c: c.deals.list(limit=7))
    assert [dict(r.query)["limit"] for r in server.received] == ["500", "7"]


@pytest.mark.parametrize(
    "arguments",
    [{"limit": 0}, {"limit": -1}, {"limit": "5"}, {"limit": True}, {"max_items": -1}],
)
def test_impossible_sizes_are_refused_at_the_call(
    server: Server, flavour: Flavour, arguments: dict[str, Any]
) -> None:
    with pytest.raises(RequestError, match=next(iter(arguments))):
        flavour.call(lambda c: c.deals.list(**arguments))
    assert server.received == []


def test_iterating_again_starts_again_from_the_given_cursor(
    server: Server, flavour: Flavour
) -> None:
    server.answer(page([1]))

    async def body(client: Any) -> None:
        pager = client.deals.list(cursor="x")
        assert ids(await do(pager)) == [1]
        assert ids(await do(pager)) == [1]

    flavour.run(body)
    assert [dict(r.query)["cursor"] for r in server.received] == ["x", "x"]


def test_pages_say_how_to_go_on_and_what_else_they_hold(
    server: Server, flavour: Flavour
) -> None:
    server.answer(page([1, 2], "a", related={"x": [1]}))
    server.answer(page([3]))
    first, last = flavour.call(lambda c: c.deals.list().pages())
    assert (ids(first.items), len(first), ids(list(first))) == ([1, 2], 2, [1, 2])
    assert (first.next_cursor, last.next_cursor) == ("a", None)
    assert first.extra == {
        "success": True,
        "additional_data": {"next_cursor": "a"},
        "related": {"x": [1]},
    }
    assert repr(first) == "<Page of 2 items, more to come>"
    assert repr(last) == "<Page of 1 items, the last>"


def test_items_deeper_in_the_body_leave_their_neighbours_in_extra(
    server: Server, flavour: Flavour
) -> None:
    server.answer({"data": {"items": [{"id": 1, "k": 2}], "related_items": [5]}})
    (only,) = flavour.call(lambda c: c.deals.search("x").pages())
    assert only.items[0].extra == {"k": 2}
    assert only.extra == {"data": {"related_items": [5]}}


def test_nothing_is_fetched_before_it_is_needed(
    server: Server, flavour: Flavour
) -> None:
    server.answer(page([1, 2], "a"))

    async def body(client: Any) -> None:
        pager = client.deals.list()
        assert len(server.received) == 0
        if flavour.is_async:
            items = aiter(pager)
            assert ((await anext(items)).id, (await anext(items)).id) == (1, 2)
            await items.aclose()
        else:
            items = iter(pager)
            assert (next(items).id, next(items).id) == (1, 2)

    flavour.run(body)
    assert len(server.received) == 1


def test_an_error_in_the_middle_comes_after_the_items_before_it(
    server: Server, flavour: Flavour
) -> None:
    server.answer(page([1], "a"))
    server.answer({"error": "boom"}, status=500)
    got: list[int | None] = []

    async def body(client: Any) -> None:
        pager = client.deals.list()
        if flavour.is_async:
            async for deal in pager:
                got.append(deal.id)
        else:
            for deal in pager:
                got.append(deal.id)

    with pytest.raises(APIStatusError):
        flavour.run(body)
    assert got == [1]


def test_one_misfit_in_a_page_costs_no_other_item(
    server: Server, flavour: Flavour
) -> None:
    sent = [{"id": 1, "owner": {"id": 5, "z": 1}}, {"id": "x", "n": 1}, 7, {"id": 3}]
    server.answer({"data": sent})
    items = flavour.call(lambda c: c.deals.list())
    assert items[0].owner == Person(id=5)
    assert items[0].owner.extra == {"z": 1}
    assert [i if isinstance(i, int) else i.to_dict() for i in items] == sent


def test_repr_names_the_operation(flavour: Flavour) -> None:
    name = "AsyncPager" if flavour.is_async else "Pager"

    async def body(client: Any) -> None:
        assert repr(client.deals.list()) == f"<{name} getDeals>"

    flavour.run(body)


def test_the_first_item_costs_one_small_request(
    server: Server, flavour: Flavour
) -> None:
    """One item is asked for, whatever `max_items` says; there may be none."""
    server.answer(page([1], "more"))
    server.answer(page([]))
    found = flavour.call(lambda c: c.deals.list(max_items=7).first())
    assert (found.id, dict(server.received[0].query)["limit"]) == (1, "1")
    assert flavour.call(lambda c: c.deals.list().first()) is None
    assert flavour.call(lambda c: c.deals.list(max_items=0).first()) is None
    assert len(server.received) == 2


def test_a_list_of_all_items(server: Server, flavour: Flavour) -> None:
    server.answer(page([1, 2], "a"))
    server.answer(page([3]))
    assert ids(flavour.call(lambda c: c.deals.list().to_list())) == [1, 2, 3]


def test_batches_do_not_depend_on_the_size_of_pages(
    server: Server, flavour: Flavour
) -> None:
    """Pages of 3, 1 and 1 items are batches of 2, 2 and 1."""
    server.answer(page([1, 2, 3], "a"))
    server.answer(page([4], "b"))
    server.answer(page([5]))
    found = flavour.call(lambda c: c.deals.list().batched(2))
    assert [ids(batch) for batch in found] == [[1, 2], [3, 4], [5]]


def test_a_batch_has_at_least_one_item(flavour: Flavour) -> None:
    """Refused where it is asked for, not at the first item."""
    for size in (0, -1, True, 2.5):
        with pytest.raises(RequestError, match="the size of a batch must be a whole"):
            flavour.call(lambda c, size=size: c.deals.list().batched(size))


def test_a_page_is_a_table_in_a_notebook(server: Server, flavour: Flavour) -> None:
    """Columns are the fields that have a value; texts of a server are escaped."""
    body = page([1])
    body["data"] = [{"id": 1, "title": "<b>"}, {"id": 2}]
    server.answer(body)
    (found,) = flavour.call(lambda c: c.deals.list().pages())
    html = found._repr_html_()
    assert "<th>id</th><th>title</th>" in html
    assert "<td>1</td><td>&lt;b&gt;</td>" in html
    assert "<td>2</td><td></td>" in html


USES: list[Any] = [
    len,
    bool,
    next,
    reversed,
    lambda pager: pager[0],
    lambda pager: pager[:5],
]


@pytest.mark.parametrize("use", USES)
def test_what_a_list_could_do_names_what_a_pager_can(
    server: Server, flavour: Flavour, use: Any
) -> None:
    async def body(client: Any) -> None:
        use(client.deals.list())

    with pytest.raises(TypeError, match="Pager getDeals> is no list") as caught:
        flavour.run(body)
    assert "pager.first() or" in str(caught.value)
    assert "pager.to_list()" in str(caught.value)
    assert server.received == []


def test_a_for_loop_over_an_async_pager_says_async_for(server: Server) -> None:
    async def body(client: Any) -> None:
        list(client.deals.list())

    with pytest.raises(TypeError, match=r"await pager\.to_list"):
        Flavour("async", server).run(body)
