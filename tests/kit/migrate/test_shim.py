"""Programs for API v1 over the client for API v2."""

from __future__ import annotations

import asyncio
import warnings
from collections.abc import Iterator
from typing import Any

import pytest

from pipedrive_kit.errors import RemovedKeyError, RemovedRequestError
from pipedrive_kit.migrate import V1, AsyncV1
from pipedrive_kit.testing import FakePipedrive


@pytest.fixture
def fake() -> Iterator[FakePipedrive]:
    with FakePipedrive() as found:
        yield found


def test_a_program_pages_as_before(fake: FakePipedrive) -> None:
    """`start` and `more_items_in_collection` lead through a list that is sent once."""
    fake.seed(deals=25)
    v1 = V1(fake.client)
    start, ids = 0, []
    while True:
        body = v1.get("/v1/deals", {"start": start, "limit": 10, "api_token": "x"})
        ids += [deal["id"] for deal in body["data"]]
        pagination = body["additional_data"]["pagination"]
        if not pagination["more_items_in_collection"]:
            break
        start = pagination["next_start"]
    assert len(set(ids)) == 25
    assert len([e for e in fake.exchanges if e.request.method == "GET"]) == 1


def test_records_are_written_and_read_as_before(fake: FakePipedrive) -> None:
    """Bodies and records have the shape of API v1; the fake refuses none of them."""
    v1 = V1(fake.client)
    person = v1.post("/persons", {"name": "Ada", "email": "a@example.com"})["data"]
    body = {
        "title": "A",
        "person_id": str(person["id"]),
        "value": "10",
        "visible_to": "3",
    }
    deal = v1.post("/v1/deals", body)["data"]
    with pytest.warns(
        DeprecationWarning, match="'person_id' is the ID itself in API v2"
    ):
        assert deal["person_id"]["value"] == person["id"]
    with pytest.warns(DeprecationWarning, match="use 'is_deleted'"):
        assert deal["deleted"] is False
    v1.put(f"/deals/{deal['id']}", {"value": "20"})
    assert v1.get(f"/deals/{deal['id']}")["data"]["value"] == 20
    with pytest.warns(DeprecationWarning, match=r"call deals\.delete\(\) after it"):
        v1.put(f"/deals/{deal['id']}", {"deleted": True, "title": "B"})
    assert fake.record("deals", deal["id"])["is_deleted"] is True
    assert fake.record("deals", deal["id"])["title"] == "B"
    assert v1.delete(f"/persons/{person['id']}")["success"] is True


def test_a_key_warns_once(fake: FakePipedrive) -> None:
    """The first read of a key warns, with `get` too; unchanged keys never do."""
    fake.seed(deals=2)
    v1 = V1(fake.client)
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        records: list[Any] = v1.get("/deals")["data"]
        for deal in records:
            deal["user_id"], deal["title"], deal.get("label")
            with pytest.raises(RemovedKeyError):
                deal.get("person_name")
    texts = [str(warning.message) for warning in caught]
    assert texts == [
        "deals: 'user_id' is not in API v2: use 'owner_id'",
        "deals: 'label' is not in API v2: use 'label_ids'",
        "deals: 'person_name' is not in API v2: persons.get(person_id)",
    ]
    assert {warning.filename for warning in caught} == {__file__}


def test_nothing_is_sent_in_another_sense(fake: FakePipedrive) -> None:
    """IDs that mean another thing, and lists that would replace others, are refused."""
    v1 = V1(fake.client)
    for method, path, body in (
        ("DELETE", "/deals/1/followers/5", None),
        ("GET", "/dealFields/12", None),
        ("PUT", "/products/1", {"prices": []}),
        ("DELETE", "/deals", {"ids": "1,2"}),
    ):
        with pytest.raises(RemovedRequestError) as caught:
            v1.request(method, path, body)
        assert not isinstance(caught.value, KeyError)  # as of a body that lacks a key
    assert not fake.exchanges


def test_a_part_of_a_body_that_is_dropped_warns(fake: FakePipedrive) -> None:
    """Nobody loses what was to be set without a word; the warning comes once."""
    v1 = V1(fake.client)
    with pytest.warns(
        DeprecationWarning, match=r"deals\.add: nonsense: it cannot be set"
    ) as caught:
        v1.post("/deals", {"title": "A", "nonsense": 1})
    assert {warning.filename for warning in caught} == {__file__}
    v1.post("/deals", {"title": "B", "nonsense": 1})


def test_what_is_in_api_v1_only_is_refused(fake: FakePipedrive) -> None:
    """The error names the method of the other client; nothing is sent."""
    with pytest.raises(
        RemovedRequestError, match=r"pipedrive_v1 has it as notes\.list"
    ):
        V1(fake.client).get("/notes")
    assert not fake.exchanges


def test_async_programs_have_the_same(fake: FakePipedrive) -> None:
    """Bodies, pages, warnings at the program's own line, and refusals."""
    fake.seed(deals=25)

    async def program() -> list[int]:
        v1 = AsyncV1(fake.async_client)
        deal = (await v1.post("/deals", {"title": "A", "value": "10"}))["data"]
        await v1.put(f"/deals/{deal['id']}", {"value": "20"})
        assert (await v1.get(f"/deals/{deal['id']}"))["data"]["value"] == 20
        with pytest.warns(DeprecationWarning, match="nonsense") as caught:
            await v1.post("/deals", {"title": "B", "nonsense": 1})
        assert {warning.filename for warning in caught} == {__file__}
        await v1.delete(f"/deals/{deal['id']}")
        with pytest.raises(RemovedRequestError, match=r"notes\.list"):
            await v1.request("GET", "/notes")
        start, ids, more = 0, [], True
        while more:
            body = await v1.get("/deals", {"start": start, "limit": 10})
            ids += [deal["id"] for deal in body["data"]]
            more = body["additional_data"]["pagination"]["more_items_in_collection"]
            start += 10
        return ids

    assert len(set(asyncio.run(program()))) == 26


def test_tasks_share_no_list(fake: FakePipedrive) -> None:
    """Two tasks that read the same list at a time get all of it, each."""
    fake.seed(deals=15)

    async def read(v1: AsyncV1) -> list[int]:
        pages = [await v1.get("/deals", {"start": at, "limit": 10}) for at in (0, 10)]
        return [deal["id"] for page in pages for deal in page["data"]]

    async def program() -> list[list[int]]:
        v1 = AsyncV1(fake.async_client)
        return await asyncio.gather(read(v1), read(v1))

    one, two = asyncio.run(program())
    assert len(set(one)) == len(one) == len(two) == 15
    assert one == two
