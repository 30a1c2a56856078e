"""Rare statements of documents: sent and read as they are meant, or in a warning."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import pytest

from openapi_runtime import RequestError
from tests.documents.conftest import Document

PAGING = """
[[paging]]
style = "cursor"
cursor = "cursor"
items = ["data"]
next = "next"
"""
_MEDIA = {True: "application/json-patch+json", False: "application/merge-patch+json"}


@pytest.fixture
def api(document: Callable[..., Document]) -> Document:
    api = document("rare", config=PAGING, warned=True)
    api.server.status = 204
    return api


def test_only_parts_without_types_are_warned_of(api: Document) -> None:
    """XML with fields is text or bytes; what JSON or an event repeats is not lost."""
    path = "/paths/~1xml/post/requestBody/content/application~1xml/schema"
    tags = "/paths/~1tags/put/requestBody/content/multipart~1form-data"
    reason = (
        "`schema` of a MediaType is not used: what is no JSON is read and sent as it is"
    )
    empty = "/paths/~1notes/patch/responses/204/content"
    assert sorted(api.warnings) == [
        "/components/responses/Done: no response of status 204 has a body",
        f"{empty}: `content` of a Response is not used: no response of this status has "
        "a body",
        f"{tags}: the value of application/json is sent, not this schema",
        f"{path}: {reason}; as at 55",
    ]


def test_a_body_may_be_null(api: Document) -> None:
    """A body that is null or an object is one value, of either type."""
    assert api.sent("putNote", body=None).body == b"null"
    assert api.sent("putNote", body={"text": "a"}).json() == {"text": "a"}
    assert api.sent("putNote", body=api.models.Note(text="b")).json() == {"text": "b"}


def test_json_patch_is_given_instead_of_fields(api: Document) -> None:
    """The list of changes has its media type, and the fields have theirs."""
    change = {"op": "replace", "path": "/text", "value": "b"}
    for arguments, value in (
        ({"text": "a"}, {"text": "a"}),
        ({"text": None}, {"text": None}),
        ({"body": [change]}, [change]),
        ({"body": [api.models.Change(**change)]}, [change]),
        ({"body": []}, []),
    ):
        request = api.sent("editNote", **arguments)
        media = _MEDIA[isinstance(value, list)]
        assert (request.headers["content-type"], request.json()) == (media, value)
    assert api.sent("editNote").body == b""
    assert api.call("editNote") is api.call("deleteNote") is None
    with pytest.raises(RequestError, match="is given by its fields"):
        api.call("editNote", text="a", body=[change])


def test_a_value_has_the_types_of_all_its_media_types(api: Document) -> None:
    """`send_as` says which of them is sent; its text is that of the argument."""
    group = api.package.Client(base_url="http://x").notes
    assert "body: All tags." in group.put_tags.__doc__
    assert api.sent("putTags", body=["a"]).json() == ["a"]
    request = api.sent("putTags", body={"a": 1}, send_as="application/vnd.tags+json")
    assert request.json() == {"a": 1}
    assert request.headers["content-type"] == "application/vnd.tags+json"


def test_any_type_and_json_are_one(api: Document) -> None:
    """A schema of any media type is that of JSON, if JSON has none of its own."""
    api.server.status = 200
    api.server.answer({"text": "a"})
    assert api.call("getAny").text == "a"
    entry = api.package.OPERATIONS["getAny"]
    method = getattr(api.package.Client(base_url="http://x").notes, entry.function)
    assert method.__annotations__.keys() == {"call_options", "return"}


def test_a_list_is_pages_or_a_stream(api: Document) -> None:
    """`accept` asks for one stream, from the same place as the pages."""
    api.server.status = 200
    api.server.answer({"data": [{"text": "a"}], "total": 1})
    assert [note.text for note in api.call("listNotes", cursor="c")] == ["a"]
    api.server.media = "application/x-ndjson"
    api.server.body = b'{"text": "b"}\n{"text": "c"}\n'
    arguments: Any = {"accept": "application/x-ndjson", "cursor": "c"}

    async def texts() -> list[str]:
        async with api.package.AsyncClient(base_url=api.server.url) as client:
            return [note.text async for note in client.notes.list(**arguments)]

    with api.package.Client(base_url=api.server.url) as client:
        assert [note.text for note in client.notes.list(**arguments)] == ["b", "c"]
    assert asyncio.run(texts()) == ["b", "c"]
    assert api.server.last.query == [("cursor", "c")]
    assert api.server.last.headers["accept"] == "application/x-ndjson"
