"""Each media type of a response can be asked for, and has its own type."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from openapi_runtime import RequestError
from tests.documents.conftest import Document

ZIP = b"PK\x03\x04\xff"


@pytest.fixture
def api(document: Callable[..., Document]) -> Document:
    return document("contents")


def get(api: Document, media: str, body: bytes, **arguments: Any) -> Any:
    """Call the report with a response of that media type."""
    api.server.media, api.server.body = media, body
    return api.call("getReport", year=2026, **arguments)


def test_a_media_type_that_is_asked_for_has_its_type(api: Document) -> None:
    """JSON by default; a vendor's version is a class of its own."""
    models = api.models
    json = get(api, "application/json", b'{"rows": 1}')
    assert json == models.Report(rows=1)
    assert api.server.last.headers["accept"] == "application/json"
    for media, body, value in (
        ("application/vnd.acme.v2+json", b'{"cells": 1}', models.NewReport(cells=1)),
        ("application/zip", ZIP, ZIP),
        ("text/csv", b"a,b", "a,b"),
    ):
        assert get(api, media, body, accept=media) == value
        assert api.server.last.headers["accept"] == media


def test_the_response_says_what_it_is(api: Document) -> None:
    """Also where another header asked, or the server sends what it likes."""
    found = get(api, "text/csv; charset=utf-16", "ä,b".encode("utf-16"))
    assert found == "ä,b"
    found = get(api, "application/zip", ZIP, extra_headers={"Accept": "*/*"})
    assert found == ZIP
    assert get(api, "application/json", b'{"rows": 1}', accept="text/csv").rows == 1
    with pytest.raises(api.package.errors.APIResponseError, match="not valid JSON"):
        get(api, "text/html", b"<p>")


def test_an_unknown_media_type_is_refused(api: Document) -> None:
    """Before anything is sent, with those that there are."""
    with pytest.raises(RequestError, match="accept must be one of application/json, "):
        get(api, "text/csv", b"", accept="text/html")
    assert api.server.requests == []


def test_any_binary_content_can_be_saved(api: Document, tmp_path: Path) -> None:
    """It is asked for then, if nothing else is."""
    path = tmp_path / "a.zip"
    assert get(api, "application/zip", ZIP, save_to=path) == b""
    assert path.read_bytes() == ZIP
    assert api.server.last.headers["accept"] == "application/zip"


def test_the_whole_response_has_it_too(api: Document) -> None:
    api.server.media, api.server.body = "text/csv", b"a"
    with api.package.Client(base_url=api.server.url) as client:
        name = api.package.OPERATIONS["getReport"].function
        method = getattr(client.reports.with_raw_response, name)
        raw = method(year=1, accept="text/csv")
    assert (raw.parsed, raw.body) == ("a", b"a")


def test_every_type_of_a_deprecated_method_is_deprecated(api: Document) -> None:
    """Type checkers read the overloads, the interpreter what is called."""
    text = api.output.files["resources/reports.py"]
    # Two types of content, for each kind of client.
    assert text.count("@overload\n    @deprecated(") == 4
    with pytest.warns(DeprecationWarning, match="getOldReport is deprecated"):
        api.call("getOldReport")


def test_several_types_of_bytes_need_no_overloads(api: Document) -> None:
    """Each can be asked for; the result is the same."""
    api.server.media, api.server.body = "image/png", b"PNG"
    assert api.call("getPicture", accept="image/png") == b"PNG"
    assert api.server.last.headers["accept"] == "image/png"


@pytest.mark.parametrize(
    ("media", "body", "value"),
    [
        ("application/json", b'{"rows": 1}', {"rows": 1}),
        ("application/pdf", b"%PDF", b"%PDF"),
        ("text/plain; charset=iso-8859-1", b"\xe9", "é"),
    ],
)
def test_under_a_range_the_response_decides(
    api: Document, media: str, body: bytes, value: Any
) -> None:
    api.server.media, api.server.body = media, body
    found = api.call("getAnything")
    assert api.server.last.headers["accept"] == "application/*"
    assert (found.to_dict() if hasattr(found, "to_dict") else found) == value


@pytest.mark.parametrize(
    ("charset", "body"),
    [
        ("; charset=iso-8859-1", b"\xe9"),
        ('; Charset="windows-1252"', b"\xe9"),
        ("; charset=utf-16", b"\xff\xfe\xe9\x00"),
        ("; charset=utf-8", b"\xe9"),
        ("; charset=unheard-of", b"\xc3\xa9"),
        ("", b"\xc3\xa9"),
    ],
)
def test_text_is_read_in_its_charset(api: Document, charset: str, body: bytes) -> None:
    """As UTF-8 or Latin-1 where the charset is not known, or not true."""
    api.server.media, api.server.body = f"text/plain{charset}", body
    assert api.call("getNote") == "é"


PAGED = """\
[[paging]]
style = "offset"
cursor = "start"
limit = "limit"
items = ["rows"]
"""


def test_a_list_of_pages_has_other_media_types(
    document: Callable[..., Document], tmp_path: Path
) -> None:
    """Pages by default; one response, from the same place, where another is asked for."""
    api = document("contents", config=PAGED)
    api.server.media, api.server.body = "application/json", b'{"rows": [], "sum": 1}'
    assert api.call("listRows") == []
    assert api.server.last.target == "/rows"
    api.server.media, api.server.body = "text/csv; charset=latin-1", b"\xe4,b"
    options = {"accept": "text/csv", "cursor": "5", "limit": 2}
    assert api.call("listRows", **options) == "ä,b"
    assert api.server.last.target == "/rows?start=5&limit=2"
    assert api.server.last.headers["accept"] == "text/csv"
    api.server.media, api.server.body = "application/zip", ZIP
    file = tmp_path / "rows.zip"
    api.call("listRows", accept="application/zip", save_to=file)
    assert file.read_bytes() == ZIP
    with pytest.raises(RequestError, match="accept must be one of application/json, "):
        api.call("listRows", accept="text/html")


@pytest.mark.parametrize("charset", ["utf-16", "utf-16-le", "latin-1", "cp1252"])
def test_json_may_have_another_charset(api: Document, charset: str) -> None:
    """Results and the words of errors; UTF-8 with a wrong charset stays UTF-8."""
    media = f"application/json; charset={charset}"
    for encoding in (charset, "utf-8"):
        found = get(api, media, '{"rows": 1, "name": "é"}'.encode(encoding))
        assert found.to_dict() == {"rows": 1, "name": "é"}
    api.server.status = 400
    with pytest.raises(api.package.errors.BadRequestError, match=r"^400 Bad \w+: né"):
        get(api, media, '{"message": "né"}'.encode(charset))
