"""Each media type of a body has its own fields, all of them arguments."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from openapi_runtime import RequestError
from tests.documents.conftest import Document


@pytest.fixture
def api(document: Callable[..., Document]) -> Document:
    api = document("variants")
    api.server.status = 204
    return api


def test_the_fields_choose_the_media_type(api: Document) -> None:
    """The first that has all that are given; so does `send_as`."""
    sent = api.sent("addItem", name="a", size=1)
    assert sent.headers["content-type"] == "application/json"
    assert sent.json() == {"name": "a", "size": 1}
    with api.package.Client(base_url=api.server.url) as client:
        add = getattr(client.items, api.package.OPERATIONS["addItem"].function)
        add(file=b"1,2", size=1, note="n")
    sent = api.server.last
    assert sent.headers["content-type"].startswith("multipart/form-data; boundary=")
    for part in (b'name="file"; filename="file"', b"Content-Type: text/csv", b"1,2"):
        assert part in sent.body
    assert b'name="size"\r\n\r\n1' in sent.body
    sent = api.sent("putItem", plain="a b")
    assert (sent.headers["content-type"], sent.body) == (
        "application/x-www-form-urlencoded",
        b"plain=a+b",
    )
    sent = api.sent("putItem", deep={"a": [1]})
    assert sent.headers["content-type"] == "application/merge-patch+json"
    assert sent.json() == {"deep": {"a": [1]}}
    assert api.sent("putItem").body == b""
    assert api.sent("putItem", send_as="application/merge-patch+json").json() == {}


@pytest.mark.parametrize(
    "arguments",
    [
        {"size": 1, "file": b"", "name": "a"},
        {"size": 1, "name": "a", "send_as": "multipart/form-data"},
    ],
)
def test_fields_of_two_media_types_are_refused(
    api: Document, arguments: dict[str, Any]
) -> None:
    """Before anything is sent, with the field that does not fit."""
    with pytest.raises(RequestError, match="is no field of a body that is"):
        api.call("addItem", **arguments)
    assert api.server.requests == []


def test_arguments_are_typed_and_told(api: Document) -> None:
    """Required is what every media type requires."""
    items = api.package.Client(base_url="http://x").items
    add = getattr(items, api.package.OPERATIONS["addItem"].function)
    hints = add.__annotations__
    assert (hints["size"], hints["name"], hints["file"], hints["note"]) == (
        "int",
        "str | Unset | None",
        "FileInput | Unset",
        "str | Unset",
    )
    doc = " ".join(add.__doc__.split())
    assert (
        "multipart/form-data with `file`, `note`, `size`; `send_as` chooses one." in doc
    )


def test_a_whole_body_is_given_instead_of_fields(api: Document, tmp_path: Path) -> None:
    """Its media type is that of the file's name, or what `send_as` says."""
    picture = tmp_path / "a.png"
    picture.write_bytes(b"PNG")
    for arguments, media, body in (
        ({"url": "u"}, "application/json", b'{"url":"u"}'),
        ({"body_": picture}, "image/png", b"PNG"),
        ({"body_": "a,b", "send_as": "text/csv"}, "text/csv", b"a,b"),
        ({"body_": "a;b"}, "text/csv", b"a;b"),
        ({"body_": b"J", "send_as": "image/jpeg"}, "image/jpeg", b"J"),
    ):
        sent = api.sent("addPicture", **arguments)
        assert (sent.headers["content-type"], sent.body) == (media, body)


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        ({"body_": b"", "url": "u"}, "is application/json is given by its fields"),
        ({"send_as": "text/csv"}, "is text/csv is given by one value, without fields"),
        (
            {"send_as": "text/csv", "url": "u"},
            "'url' is no field of a body that is text",
        ),
    ],
)
def test_a_whole_body_has_no_fields(
    api: Document, arguments: dict[str, Any], problem: str
) -> None:
    """Refused before anything is sent."""
    with pytest.raises(RequestError, match=problem):
        api.call("addPicture", **arguments)
    assert api.server.requests == []
