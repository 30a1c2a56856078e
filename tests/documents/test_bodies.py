"""Bodies of requests and responses of every media type, byte by byte."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.documents.conftest import Document
from tests.generator.conftest import Request

PET = {"legs": 4, "name": "Rex"}
JSON = b'{"legs":4,"name":"Rex"}'
IN_ORDER = b'{"name":"Rex","legs":4}'
"""As arguments: in the order in which the document has the fields."""


@pytest.fixture
def api(document: Callable[..., Document]) -> Document:
    api = document("bodies")
    api.server.status = 204
    return api


def parts(request: Request) -> list[tuple[str, str, bytes]]:
    """Return name, the other headers, and content of each part, in order."""
    kind, boundary = request.headers["content-type"].split("; boundary=")
    assert kind == "multipart/form-data"
    first, *found, last = request.body.split(b"--" + boundary.encode())
    assert (first, last) == (b"", b"--\r\n")
    result = []
    for part in found:
        head, _, content = part.strip(b"\r\n").partition(b"\r\n\r\n")
        match = re.fullmatch(
            rb'Content-Disposition: form-data; name="(\w+)"(.*)', head, re.DOTALL
        )
        assert match
        more = match[2].decode().lstrip("; ").replace("\r\n", " ").strip()
        result.append((match[1].decode(), more, content))
    return result


def test_vendor_json_is_json_both_ways(api: Document) -> None:
    """A body or response whose media type ends in `+json` is JSON, under that type."""
    api.server.status = 200
    api.server.answer(PET)
    pet = api.call("addVendor", name="Rex", legs=4)
    assert (type(pet).__name__, pet.name, pet.legs) == ("Pet", "Rex", 4)
    (request,) = api.server.requests
    assert request.headers["content-type"] == "application/vnd.pet+json"
    assert request.body == IN_ORDER


@pytest.mark.parametrize(
    ("fields", "body"),
    [
        ({"text": "a b&c"}, b"text=a+b%26c"),
        ({"list": ["a", "b,c"]}, b"list=a&list=b%2Cc"),
        ({"joined": ["a", "b,c"]}, b"joined=a,b%2Cc"),
        ({"deep": PET}, b"deep%5Blegs%5D=4&deep%5Bname%5D=Rex"),
        ({"spread": PET}, b"legs=4&name=Rex"),
        ({"object": PET}, b"object=%7B%22legs%22%3A4%2C%22name%22%3A%22Rex%22%7D"),
        (
            {"objects": [PET, {}]},
            b"objects=%7B%22legs%22%3A4%2C%22name%22%3A%22Rex%22%7D&objects=%7B%7D",
        ),
        ({"json": [1, 2]}, b"json=%5B1%2C2%5D"),
        ({"free": "a/b"}, b"free=a/b"),
    ],
)
def test_a_form_is_written_as_its_encoding_says(
    api: Document, fields: dict[str, Any], body: bytes
) -> None:
    """Style, explode, reserved characters and JSON; an object without any is JSON."""
    request = api.sent("addForm", **fields)
    assert request.headers["content-type"] == "application/x-www-form-urlencoded"
    assert request.body == body


def upload(api: Document, operation: str, **fields: Any) -> Request:
    """Call once: the boundary is a random one, and a file is read only once."""
    api.server.requests.clear()
    entry = api.package.OPERATIONS[operation]
    with api.package.Client(base_url=api.server.url) as client:
        getattr(client.bodies, entry.function)(**fields)
    return api.server.last


def test_parts_have_the_media_types_that_are_stated(api: Document) -> None:
    """The type is that of `encoding`, else of the file's name; objects are JSON."""
    request = upload(
        api,
        "addMultipart",
        title="ü",
        tags=["a", "b"],
        pet=PET,
        config={"a": 1},
        image=b"PNG",
        raw=("x.bin", b"PDF"),
        pages=[("1.jpeg", b"one"), io.BytesIO(b"two")],
    )
    assert sorted(parts(request)) == [
        ("config", "Content-Type: application/json", b'{"a":1}'),
        ("image", 'filename="image" Content-Type: image/png', b"PNG"),
        ("pages", 'filename="1.jpeg" Content-Type: image/jpeg', b"one"),
        ("pages", 'filename="pages" Content-Type: application/octet-stream', b"two"),
        ("pet", "Content-Type: application/json", JSON),
        ("raw", 'filename="x.bin" Content-Type: application/octet-stream', b"PDF"),
        ("tags", "", b"a"),
        ("tags", "", b"b"),
        ("title", "", "ü".encode()),
    ]


def test_files_are_given_in_every_way(api: Document, tmp_path: Path) -> None:
    """Paths, also as text, file objects, bytes, and either with a name; one or many."""
    path = tmp_path / "a.png"
    path.write_bytes(b"PNG")
    with path.open("rb") as opened:
        request = upload(api, "addMultipart", pages=(path, str(path), opened, b"PNG"))
    assert [content for _, _, content in parts(request)] == [b"PNG"] * 4
    names = [head.split('"')[1] for _, head, _ in parts(request)]
    assert names == ["a.png", "a.png", "a.png", "pages"]


def test_a_multipart_body_without_files_is_multipart(api: Document) -> None:
    """The body has the media type of the document, whatever the caller leaves out."""
    assert parts(upload(api, "addMultipart", title="x")) == [("title", "", b"x")]


def test_a_free_multipart_body_tells_files_by_their_values(api: Document) -> None:
    """Text is text: only bytes, paths and files are files."""
    request = upload(api, "addParts", body={"a": "/etc/passwd", "b": b"B", "c": PET})
    assert parts(request) == [
        ("a", "", b"/etc/passwd"),
        ("c", "Content-Type: application/json", JSON),
        ("b", 'filename="b" Content-Type: application/octet-stream', b"B"),
    ]


def test_the_caller_may_choose_among_media_types(api: Document) -> None:
    """JSON if nothing is said; what the operation does not take is refused."""
    assert api.package.OPERATIONS["addSeveral"].media_types == (
        "application/json",
        "application/x-www-form-urlencoded",
        "multipart/form-data",
    )
    request = api.sent("addSeveral", **PET)
    assert request.headers["content-type"] == "application/json"
    assert request.body == IN_ORDER
    form = "application/x-www-form-urlencoded"
    request = api.sent("addSeveral", **PET, send_as=form)
    assert (request.headers["content-type"], request.body) == (form, b"name=Rex&legs=4")
    request = upload(api, "addSeveral", **PET, send_as="multipart/form-data")
    assert parts(request) == [("name", "", b"Rex"), ("legs", "", b"4")]
    errors = api.package.errors
    with pytest.raises(errors.RequestError, match="send_as must be one of appl"):
        upload(api, "addSeveral", **PET, send_as="text/xml")


@pytest.mark.parametrize(
    ("operation", "value", "options", "media"),
    [
        ("putNote", b"\x00\xff", {}, "application/octet-stream"),
        ("putNote", "ü", {"send_as": "text/plain"}, "text/plain"),
        ("putAny", "a,b", {"send_as": "text/csv"}, "text/csv"),
    ],
)
def test_bytes_and_text_are_sent_as_they_are(
    api: Document, operation: str, value: Any, options: Any, media: str
) -> None:
    """Under the media type of the operation, or the one that is chosen."""
    request = api.sent(operation, body=value, **options)
    assert request.headers["content-type"] == media
    assert request.body == (value if isinstance(value, bytes) else value.encode())


def test_a_text_body_must_be_text(api: Document) -> None:
    errors = api.package.errors
    with pytest.raises(errors.RequestError, match="must be bytes or text for text/csv"):
        api.sent("putAny", body={"a": 1}, send_as="text/csv")


def test_text_is_json_where_the_body_is_json(api: Document) -> None:
    """A string is a value of JSON like any other."""
    assert api.sent("putAny", body="a,b").body == b'"a,b"'


@pytest.mark.parametrize(
    ("body", "text"), [("käse".encode(), "käse"), (b"k\xe4se", "käse"), (b"1", "1")]
)
def test_a_text_response_is_text(api: Document, body: bytes, text: str) -> None:
    """Never read as JSON; of any encoding."""
    api.server.status, api.server.media, api.server.body = 200, "text/csv", body
    assert api.call("getText") == text
    assert api.server.last.headers["accept"] == "text/csv"


def test_a_response_of_another_type_is_bytes(api: Document) -> None:
    """XML is for the caller to read."""
    api.server.status, api.server.media = 200, "application/xml"
    api.server.body = b"<pet/>"
    assert api.call("getXml") == b"<pet/>"
