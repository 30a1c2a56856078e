"""Errors have the data that the document says, and documented redirects are results."""

from __future__ import annotations

import asyncio
import datetime as dt
import pickle
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from openapi_runtime import APIStatusError, Retry
from tests.documents.conftest import Document
from tests.documents.tiny import PET, answering
from tests.generator.conftest import Server
from tests.generator.workspace import Workspace

ONCE = {"retry": Retry(attempts=1)}


@pytest.fixture
def api(document: Callable[..., Document]) -> Document:
    return document("errors")


def failure(
    api: Document, operation: str, status: int, value: Any, *args: Any
) -> APIStatusError:
    """Return the error of a call with both clients, which must be the same."""
    api.server.status = status
    api.server.answer(value)
    entry = api.package.OPERATIONS[operation]
    settings = {"base_url": api.server.url, **ONCE}

    def call(client: Any) -> Any:
        return getattr(getattr(client, entry.attribute), entry.function)(*args)

    async def awaited() -> None:
        async with api.package.AsyncClient(**settings) as client:
            await call(client)

    with api.package.Client(**settings) as client, pytest.raises(APIStatusError) as one:
        call(client)
    with pytest.raises(APIStatusError) as other:
        asyncio.run(awaited())
    assert (str(one.value), one.value.data) == (str(other.value), other.value.data)
    return one.value


def test_the_data_of_an_error_has_the_type_of_its_status(api: Document) -> None:
    """That of the status, else of the range, else of all others."""
    models, told = api.models, {"title": "no", "at": "2026-01-31"}
    problem = models.Problem.from_dict(told)
    assert problem.at == dt.date(2026, 1, 31)
    assert failure(api, "getPet", 404, told, 7).data == problem
    assert failure(api, "getPet", 503, [told], 7).data == [problem]
    assert failure(api, "getPet", 418, told, 7).data == problem
    assert failure(api, "getPet", 418, "no", 7).data == "no"
    assert failure(api, "putPet", 400, told, 7).data == problem
    taken = failure(api, "getPet", 409, {"holder": {"name": "Rex"}}, 7)
    assert taken.data.holder == models.Pet(name="Rex")
    assert pickle.loads(pickle.dumps(taken)).data == taken.data


def test_data_that_is_not_as_documented_stays_plain(api: Document) -> None:
    """Nothing is lost, and the error is the same."""
    assert failure(api, "getPet", 404, ["x"], 7).data == ["x"]
    assert failure(api, "putPet", 404, {"x": 1}, 7).data == {"x": 1}


def test_the_message_has_the_words_of_the_server(api: Document) -> None:
    """Without any configuration: as RFC 9457 and most APIs have them."""
    told = {"title": "Out of credit", "detail": "It costs 50."}
    text = str(failure(api, "getPet", 403, told, 7))
    assert text == "403 Forbidden: Out of credit: It costs 50 (getPet GET /pets/7)"


def test_a_method_says_what_its_errors_have(api: Document) -> None:
    doc = " ".join((api.package.Client(base_url="http://x").pets.get.__doc__).split())
    assert (
        "Errors have as `data`: `Problem` (404), `PetError` (409), `list[Problem]` (5XX), "
        "`Problem | str` (other statuses)." in doc
    )
    assert "In errors of pets.get and pets.put." in (api.models.Problem.__doc__ or "")


def test_a_documented_redirect_is_a_result(api: Document, tmp_path: Path) -> None:
    """None, or the body that the document describes; its headers are in the response."""
    api.server.status, api.server.body = 304, b""
    assert api.call("getPet", 7) is None
    api.server.status = 302
    api.server.script = [(b"", {"Location": "/elsewhere"})]
    assert api.call("putPet", 7) is None
    with api.package.Client(base_url=api.server.url) as client:
        raw = client.pets.with_raw_response.put(7)
    assert (raw.status_code, raw.headers["location"]) == (302, "/elsewhere")
    api.server.script = [(b'{"name": "Rex"}', {})]
    assert api.call("putPet", 7) == api.models.Pet(name="Rex")
    api.server.script = []
    assert api.call("getPicture") is None
    assert api.call("getPicture", save_to=tmp_path / "a.png") is None
    assert list(tmp_path.iterdir()) == []


PAGED = '[[paging]]\nstyle = "offset"\ncursor = "start"\nitems = ["kennels"]\n'


def test_a_list_that_has_not_changed_has_no_pages(
    document: Callable[..., Document],
) -> None:
    """A raw response has the status; a list that is elsewhere is an error."""
    api = document("errors", config=PAGED)
    api.server.status, api.server.body = 304, b""
    assert api.call("listKennels") == []
    with api.package.Client(base_url=api.server.url) as client:
        raw = client.pets.with_raw_response.list_kennels()
        assert (raw.status_code, raw.parsed.items) == (304, [])
    api.server.status = 302
    with pytest.raises(api.package.errors.APIStatusError, match=r"^302 "):
        api.call("listKennels")


def test_the_type_of_a_result_has_the_redirect(api: Document) -> None:
    pets = type(api.package.Client(base_url="http://x").pets)
    results = {n: getattr(pets, n).__annotations__["return"] for n in ("get", "put")}
    assert results == {"get": "Pet | None", "put": "Pet | None"}


def test_another_redirect_is_an_error(api: Document) -> None:
    """One that is not documented, or that a client would have to follow."""
    assert failure(api, "putPet", 304, None, 7).status_code == 304
    assert failure(api, "getPet", 301, {}, 7).status_code == 301


def test_a_configured_envelope_keeps_errors_plain(
    workspace: Workspace, server: Server
) -> None:
    """The configuration says how this API reports failures: its keys are read."""
    document = answering(PET).replace(
        "'200':",
        "default: {description: no, content: {application/json: {schema: {type: object, "
        "properties: {oops: {type: string}}}}}}\n        '200':",
    )
    package = workspace.load(document, config='[envelope]\nerror = ["oops"]\n')
    server.status = 400
    server.answer({"oops": "no", "message": "yes"})
    with (
        package.Client(base_url=server.url) as client,
        pytest.raises(APIStatusError, match="400 Bad Request: no ") as caught,
    ):
        client.pets.get()
    assert caught.value.data == {"oops": "no", "message": "yes"}
