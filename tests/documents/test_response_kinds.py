"""The results of each kind of response."""

from __future__ import annotations

import pytest

from tests.documents.tiny import PET, answering, call, taking
from tests.generator.conftest import Server
from tests.generator.workspace import HEAD, Workspace


def test_a_text_response_is_given(workspace: Workspace, server: Server) -> None:
    """`text/plain` gives the text, as it was sent."""
    document = answering("{type: string}").replace("application/json", "text/plain")
    server.media, server.body = "text/plain; charset=utf-8", "käse".encode()
    found = call(workspace, server, document)
    assert found in ("käse", "käse".encode())


def test_a_binary_response_is_bytes(workspace: Workspace, server: Server) -> None:
    """`application/pdf` gives bytes, and asks the server for them."""
    document = answering("{type: string, format: binary}").replace(
        "application/json", "application/pdf"
    )
    server.media, server.body = "application/pdf", b"%PDF\x00\xff"
    assert call(workspace, server, document) == b"%PDF\x00\xff"
    accept = server.last.headers["accept"]
    assert "application/pdf" in accept or "*/*" in accept


def test_binary_is_no_json(workspace: Workspace, server: Server) -> None:
    """Documents state a file as `application/json` where that is their usual type."""
    server.media, server.body = "application/vnd.raw-stream", b"\x01\x00"
    document = answering("{type: string, format: binary}")
    assert call(workspace, server, document) == b"\x01\x00"


@pytest.mark.parametrize("status", [200, 204])
def test_an_empty_response_is_none(
    workspace: Workspace, server: Server, status: int
) -> None:
    """An operation without content gives None."""
    document = f"""{HEAD}
paths:
  /pet:
    delete:
      operationId: deletePet
      tags: [Pets]
      responses: {{'{status}': {{description: ok}}}}
"""
    server.status, server.body = status, b""
    assert call(workspace, server, document) is None


def test_integer_response_keys_are_status_codes(
    workspace: Workspace, server: Server
) -> None:
    """`200:` without quotes says the same as `'200':`."""
    document = answering(PET).replace("'200'", "200")
    server.answer({"legs": 4})
    assert call(workspace, server, document).legs == 4


@pytest.mark.parametrize("key", ["2XX", "default", "201"])
def test_the_successful_response_is_found(
    workspace: Workspace, server: Server, key: str
) -> None:
    """A range, another 2xx code, or `default` where nothing else is said, is typed."""
    document = answering(PET).replace("'200'", key)
    server.answer({"legs": 4})
    assert call(workspace, server, document).legs == 4


def test_an_error_response_is_no_result(workspace: Workspace, server: Server) -> None:
    """`default` beside a success describes errors."""
    document = answering(PET).replace(
        "'200':",
        "default:\n          description: no\n          content: {application/json: "
        "{schema: {type: object, properties: {oops: {type: string}}}}}\n        '200':",
    )
    server.answer({"legs": 4})
    assert call(workspace, server, document).legs == 4


def test_scalar_responses_are_typed(workspace: Workspace, server: Server) -> None:
    """A JSON body that is one value is given as that value."""
    server.answer(7)
    assert call(workspace, server, answering("{type: integer}")) == 7


def test_no_envelope_is_assumed(workspace: Workspace, server: Server) -> None:
    """Without an envelope the body is the result, also if it has `data` and `success`."""
    document = answering(
        "{type: object, properties: {data: {type: string}, success: {type: boolean}, "
        "'': {type: boolean}}}"
    )
    sent = {"data": "x", "success": False, "": False}
    server.answer(sent)
    assert call(workspace, server, document).to_dict() == sent


def test_no_paging_is_assumed(workspace: Workspace, server: Server) -> None:
    """Without a paging style `cursor` and `limit` are parameters like any other."""
    document = taking(
        "parameters: [{name: cursor, in: query, schema: {type: string}}, "
        "{name: limit, in: query, schema: {type: integer, maximum: 9}}]",
        method="get",
    )
    server.answer({"legs": 4})
    assert call(workspace, server, document, cursor="c", limit=9).legs == 4
    assert server.last.query == [("cursor", "c"), ("limit", "9")]


@pytest.mark.parametrize(
    ("schema", "media", "body", "value"),
    [
        ("{type: string, format: binary}", "text/csv", b"a,b", b"a,b"),
        ("{type: string, format: binary}", "application/pdf", b"\xff", b"\xff"),
        ("{type: string}", "text/plain; charset=utf-8", b"7", "7"),
        ("{type: string}", "application/json", b'"7"', "7"),
        ("{}", "image/png", b"\x89", b"\x89"),
        ("{}", "application/json", b"[1]", [1]),
        ("{type: integer}", "application/json", b"7", 7),
    ],
)
def test_the_content_type_says_what_a_response_of_any_media_type_is(
    workspace: Workspace,
    server: Server,
    schema: str,
    media: str,
    body: bytes,
    value: object,
) -> None:
    """`*/*` in the document is a file, a text or JSON, as the response says."""
    document = answering(schema).replace("application/json", "'*/*'")
    server.media, server.body = media, body
    assert call(workspace, server, document) == value


def test_text_json_is_json(workspace: Workspace, server: Server) -> None:
    """The older media type of JSON is read and asked for as JSON."""
    server.media, server.body = "text/json; charset=utf-8", b'{"legs": 4}'
    document = answering(PET).replace("application/json", "text/json")
    assert call(workspace, server, document).legs == 4
    assert server.last.headers["accept"] == "text/json"


def test_a_head_request_has_no_result(workspace: Workspace, server: Server) -> None:
    """The schema describes what GET would send; the response to HEAD has no body."""
    server.media, server.body = "application/json", b""
    document = answering(PET).replace("    get:", "    head:")
    assert call(workspace, server, document) is None
