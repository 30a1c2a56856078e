"""Warnings of parts of a document that cannot be sent as stated; the rest works."""

from __future__ import annotations

from collections.abc import Callable

from tests.documents.conftest import Document


def test_what_cannot_be_sent_so_is_said_and_the_operation_stays(
    document: Callable[..., Document],
) -> None:
    """Each warning has its place; the call sends what can be sent."""
    api = document("wire_warnings", warned=True)
    post = "/paths/~1pet~1{id}/post"
    body = f"{post}/requestBody/content/multipart~1mixed"
    said = set(api.warnings)
    assert {
        "/components/securitySchemes/spaced: is ignored: no key can be sent in "
        "header 'X Key'",
        f"{post}/parameters/2: is written as form: in a query is no style 'simple'",
        f"{body}: is sent as multipart/form-data, not as multipart/mixed",
        f"{body}: the headers of the part 'note' are not sent",
        f"{post}/parameters/1: is written like the parameter of that name in the path",
    } <= said
    api.server.status = 204
    with api.package.Client(base_url=api.server.url) as client:
        client.pets.save(7, tags=["a", "b"], note="x")
    assert api.server.last.target == "/pet/;id=7?tags=a&tags=b"
    assert b'name="note"\r\n\r\nx\r\n' in api.server.last.body
