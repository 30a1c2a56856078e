"""Bodies that are left out, and bodies that are sent as they are."""

from __future__ import annotations

import asyncio
import io
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from openapi_runtime import APIConnectionError, RequestError, Retry
from tests.documents.conftest import Document
from tests.generator.conftest import Server
from tests.generator.workspace import HEAD, Workspace
from tests.runtime.fault_server import FaultServer, fin, say

CONTENT = bytes(range(256)) * 600


@pytest.fixture
def api(document: Callable[..., Document]) -> Document:
    api = document("whole_bodies")
    api.server.status = 204
    return api


def put(
    api: Any,
    url: str,
    content: Any,
    *,
    is_async: bool,
    operation: str = "putBlob",
    library: str = "httpx",
    **options: Any,
) -> None:
    """Send *content* with one of the clients."""
    settings: dict[str, Any] = {"base_url": url, "library": library}
    function = api.package.OPERATIONS[operation].function
    if not is_async:
        with api.package.Client(**settings) as client:
            return getattr(client.blobs, function)(body=content, **options)

    async def main() -> None:
        async with api.package.AsyncClient(**settings) as client:
            await getattr(client.blobs, function)(body=content, **options)

    return asyncio.run(main())


def pieces() -> Iterator[bytes]:
    for start in range(0, len(CONTENT), 1000):
        yield CONTENT[start : start + 1000]


async def awaited_pieces() -> AsyncIterator[bytes]:
    for piece in pieces():
        yield piece


@pytest.mark.parametrize("library", ["httpx", "httpx2"])
@pytest.mark.parametrize("is_async", [False, True])
def test_bytes_come_from_everywhere(
    api: Document, tmp_path: Path, is_async: bool, library: str
) -> None:
    """Paths, buffers, files and iterators, from where they stand, with their length."""
    path = tmp_path / "a.bin"
    path.write_bytes(CONTENT)
    with path.open("rb") as file:
        for content in (
            CONTENT,
            bytearray(CONTENT),
            memoryview(CONTENT),
            path,
            file,
            io.BytesIO(CONTENT),
            pieces(),
        ):
            put(api, api.server.url, content, is_async=is_async, library=library)
            sent = api.server.last
            assert sent.body == CONTENT, content
            assert sent.headers["content-length"] == str(len(CONTENT))
            assert sent.headers["content-type"] == "application/octet-stream"
    rest = io.BytesIO(b"0123")
    rest.seek(2)
    put(api, api.server.url, rest, is_async=is_async, library=library)
    assert api.server.last.body == b"23"


def test_an_async_iterator_is_sent_in_chunks(api: Document) -> None:
    """By async clients, once; others refuse it before anything is sent."""
    chunked = FaultServer(say({"ok": 1}))
    with closing(chunked):
        put(api, chunked.base_url, awaited_pieces(), is_async=True)
        assert [request.body for request in chunked.seen] == [CONTENT]
    with pytest.raises(RequestError, match="by async clients only"):
        put(api, api.server.url, awaited_pieces(), is_async=False)
    assert api.server.requests == []


@pytest.mark.parametrize("is_async", [False, True])
def test_a_file_is_sent_again_from_where_it_stood(
    api: Document, tmp_path: Path, is_async: bool
) -> None:
    """An attempt that failed has read it to its end."""
    path = tmp_path / "a.bin"
    path.write_bytes(b"abc")
    server = FaultServer(fin(), say({"ok": 1}))
    with closing(server):
        options = {"retry": Retry(attempts=2, base=0.001)}
        put(api, server.base_url, path, is_async=is_async, **options)
        assert [request.body for request in server.seen] == [b"abc", b"abc"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (7, "must be bytes, text, a Path, a binary file or an iterator"),
        ({"a": 1}, "must be bytes, text, a Path"),
        (io.StringIO("a"), "opened in binary mode"),
        (Path("/nonexistent/a"), "cannot read the file for the body"),
        (["text"], "cannot read the file"),
    ],
)
@pytest.mark.parametrize("is_async", [False, True])
def test_what_is_no_content_is_refused(
    api: Document, content: Any, message: str, is_async: bool
) -> None:
    """Before anything is sent, with the reason."""
    with pytest.raises(RequestError, match=message):
        put(api, api.server.url, content, is_async=is_async)
    assert api.server.requests == []


def test_a_range_never_goes_out(api: Document, tmp_path: Path) -> None:
    """The caller says the media type, or the name of the file does."""
    path = tmp_path / "a.png"
    path.write_bytes(b"PNG")
    put(api, api.server.url, path, is_async=False, operation="addPicture")
    assert api.server.last.headers["content-type"] == "image/png"
    options: dict[str, Any] = {"is_async": True, "operation": "addPicture"}
    put(api, api.server.url, b"X", send_as="image/webp", **options)
    assert api.server.last.headers["content-type"] == "image/webp"
    for given in ({}, {"send_as": "image/*"}, {"send_as": "text/html"}):
        with pytest.raises(RequestError, match="send_as"):
            put(api, api.server.url, b"X", **given, **options)


def test_text_is_written_in_the_charset_of_its_type(api: Document) -> None:
    """A character that the charset has not is refused."""
    put(api, api.server.url, "é", is_async=False, operation="editNote")
    assert api.server.last.body == b"\xe9"
    with pytest.raises(RequestError, match="charset 'iso-8859-1' of the body has no"):
        put(api, api.server.url, "€", is_async=False, operation="editNote")


def test_an_optional_body_can_be_left_out(api: Document) -> None:
    """Also where it has required fields; then nothing is sent."""
    for operation in ("addJob", "findJobs", "editJob", "addPicture"):
        sent = api.sent(operation)
        assert (sent.body, sent.headers.get("content-type")) == (b"", None)
    assert api.sent("addJob", note="a").json() == {"note": "a"}
    assert api.sent("findJobs", note="a").json() == {"note": "a"}
    assert api.sent("addJob", extra_body={}).body == b""
    assert api.sent("addJob", extra_body={"x": 1}).json() == {"x": 1}
    assert api.sent("putJob").json() == {}


def test_a_form_has_no_null_in_its_types(api: Document) -> None:
    """Neither a field nor an item of one could be sent as null."""
    jobs = type(api.package.Client(base_url="http://x").jobs)
    method = getattr(jobs, api.package.OPERATIONS["editJob"].function)
    assert method.__annotations__["at"] == "int | Unset"
    assert method.__annotations__["many"] == "Sequence[int] | Unset"


def test_a_list_of_objects_in_the_query_is_json(
    workspace: Workspace, server: Server
) -> None:
    """OpenAPI does not say how they are written; the generator says what it does."""
    package = workspace.load(
        f"""{HEAD}
paths:
  /a:
    get:
      operationId: getA
      tags: [Pets]
      parameters:
      - name: filter
        in: query
        schema: {{type: array, items: {{type: object, properties: {{a: {{type: integer}}}}}}}}
      responses: {{'204': {{description: done}}}}
""",
        warnings=1,
    )
    server.status = 204
    with package.Client(base_url=server.url) as client:
        client.pets.get_a(filter=[{"a": 1}, {"a": 2}])
    assert server.last.query == [("filter", '[{"a":1},{"a":2}]')]


def test_a_broken_connection_is_no_error_of_the_iterator(api: Document) -> None:
    """The body is a copy of what the iterator gave, so it can be sent again."""
    server = FaultServer(fin())
    options = {"retry": Retry(attempts=2, base=0.001)}
    with closing(server), pytest.raises(APIConnectionError):
        put(api, server.base_url, pieces(), is_async=False, **options)
    assert len(server.seen) == 2
