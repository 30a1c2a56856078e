"""Lists of API v1: offsets, cursors, null, and what stands beside the items."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any, Literal

import pytest

from pipedrive_kit.testing import UnhurriedStore
from pipedrive_v1 import OPERATIONS, AsyncClient, Client
from pipedrive_v1.models import RecentDeal, RecentNote
from tests.kit.client.server import BothServer

Form = Literal["flat", "nested", "without next_start", "as numbers"]


def pages(total: int, form: Form, most: int = 500) -> Callable[[Any], Any]:
    """Answer like a list of so many records, whose pages have at most `most`."""

    def answer(request: Any) -> Any:
        query = dict(part.split("=") for part in request.query.split("&") if part)
        start = int(query.get("start", 0))
        limit = min(int(query.get("limit", 100)), most)
        end = min(start + limit, total)
        more: Any = end < total
        state = {"start": start, "limit": limit, "more_items_in_collection": more}
        if more and form in ("nested", "as numbers"):
            state["next_start"] = end
        if form == "as numbers":
            state["more_items_in_collection"] = int(more)
        rows = [{"id": str(number)} for number in range(start, end)]
        return {
            "success": True,
            "data": rows or None,
            "additional_data": state if form == "flat" else {"pagination": state},
        }

    return answer


@pytest.mark.parametrize("form", ["flat", "nested", "without next_start", "as numbers"])
def test_a_walk_over_1250_leads_is_three_requests(
    client: Client, server: BothServer, form: Form
) -> None:
    """500 a page, in whichever form the server tells of more: 60 tokens, not 260."""
    server.answers["/api/v1/leads"] = pages(1250, form)
    assert [lead.id for lead in client.leads.list()] == [str(n) for n in range(1250)]
    assert [server.query(n).get("start") for n in range(3)] == [None, "500", "1000"]
    assert {server.query(n)["limit"] for n in range(3)} == {"500"}
    assert (len(server.requests), client.usage.tokens) == (3, 60)
    assert server.problems == []


def test_a_server_with_smaller_pages_loses_nothing(
    client: Client, server: BothServer
) -> None:
    """The number of items counts, not the number that was asked for."""
    server.answers["/api/v1/notes"] = pages(250, "without next_start", most=100)
    assert len(client.notes.list().to_list()) == 250
    assert len(server.requests) == 3


def test_a_walk_resumes_and_stops(client: Client, server: BothServer) -> None:
    """`next_cursor` is the offset, as text; `max_items` asks for no more than needed."""
    server.answers["/api/v1/leads"] = pages(1250, "flat")
    first = next(iter(client.leads.list(limit=10).pages()))
    assert first.next_cursor == "10"
    found = client.leads.list(cursor="10", max_items=3).to_list()
    assert [lead.id for lead in found] == ["10", "11", "12"]
    assert server.query(1) == {"start": "10", "limit": "3"}


@pytest.mark.parametrize("body", [None, []])
def test_an_empty_list_is_empty(client: Client, server: BothServer, body: Any) -> None:
    """API v1 writes it as null, in lists with and without pages."""
    for path in ("notes", "webhooks", "deals/1/files"):
        server.answers[f"/api/v1/{path}"] = lambda _: {"success": True, "data": body}
    assert list(client.notes.list()) == []
    assert list(client.deals.list_files(1)) == []
    assert client.webhooks.list() == []
    assert len(server.requests) == 3


def test_seven_lists_have_cursors(client: Client, server: BothServer) -> None:
    """The others have offsets."""
    styles = [o.paging.style for o in OPERATIONS.values() if o.paging]
    assert (styles.count("cursor"), len(styles)) == (7, 42)

    def answer(request: Any) -> Any:
        following = None if "cursor=b" in request.query else "b"
        return {
            "success": True,
            "data": [{"field_key": following or "title"}],
            "additional_data": {"next_cursor": following},
        }

    server.answers["/api/v1/deals/1/changelog"] = answer
    assert len(client.deals.list_changelog(1).to_list()) == 2


def test_page_sizes_are_the_largest_that_the_server_takes() -> None:
    """50 for call logs, 100 for files, 500 else."""
    sizes = {id_: o.max_page_size for id_, o in OPERATIONS.items() if o.paging}
    assert sizes.pop("getUserCallLogs") == 50
    files = [id_ for id_ in sizes if "Files" in id_]
    assert {sizes.pop(id_) for id_ in files} == {100}
    assert set(sizes.values()) == {500}


def test_recents_are_told_apart(client: Client, server: BothServer) -> None:
    """Each is a record of its own type, by the word in `item`."""
    server.answers["/api/v1/recents"] = lambda _: {
        "success": True,
        "data": [
            {"item": "deal", "id": 1, "data": {"id": 1, "title": "Roof"}},
            {"item": "note", "id": 2, "data": {"id": 2, "content": "Hello"}},
            {"item": "unheard", "id": 3, "data": {}},
        ],
        "additional_data": {
            "since_timestamp": "2026-01-01 00:00:00",
            "last_timestamp_on_page": "2026-01-31 10:00:00",
            "pagination": {"start": 0, "limit": 500, "more_items_in_collection": False},
        },
    }
    pager = client.recents.list(since_timestamp="2026-01-01 00:00:00")
    (page,) = pager.pages()
    deal, note, other = page.items
    assert isinstance(deal, RecentDeal)
    assert deal.data is not None
    assert deal.data.title == "Roof"
    assert isinstance(note, RecentNote)
    assert note.data is not None
    assert note.data.content == "Hello"
    assert other is not None
    assert page.details.last_timestamp_on_page == "2026-01-31 10:00:00"
    assert server.query(0)["since_timestamp"] == "2026-01-01 00:00:00"


def test_related_objects_are_typed(client: Client, server: BothServer) -> None:
    """Beside the items of a page, and on a single result."""
    related = {
        "user": {"7": {"id": 7, "name": "Ada", "email": "ada@x.test", "has_pic": 1}},
        "person": {"3": {"id": 3, "email": [{"value": "b@x.test", "primary": True}]}},
    }
    body = {"success": True, "related_objects": related}
    path = "/api/v1/deals/1/participants"
    server.answers[path] = lambda request: {
        **body, "data": {"id": 5} if request.method == "POST" else [{"id": 5}],
    }  # fmt: skip
    (page,) = client.deals.list_participants(1).pages()
    found = page.details.related_objects
    assert found is not None
    assert found.user is not None
    assert found.user["7"].name == "Ada"
    added = client.deals.add_participant(1, person_id=3)
    assert added.related_objects is not None
    assert added.related_objects.person is not None
    (email,) = added.related_objects.person["3"].email or ()
    assert email.value == "b@x.test"


def test_an_async_walk(server: BothServer) -> None:
    server.answers["/api/v1/leads"] = pages(600, "nested")

    async def main() -> int:
        base_url = f"{server.origin}/api/v1"
        store = UnhurriedStore()
        async with AsyncClient(api_token="t", base_url=base_url, store=store) as client:
            return len([lead async for lead in client.leads.list()])

    assert asyncio.run(main()) == 600
    assert len(server.requests) == 2
