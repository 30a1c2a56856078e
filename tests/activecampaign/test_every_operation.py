"""All 50 operations of ActiveCampaign's deals, sync and async, over HTTP on loopback."""

from __future__ import annotations

import functools
import inspect
import itertools
import json
import pydoc
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import activecampaign_deals
import pytest
from activecampaign_deals import OPERATIONS
from openapi_core import OpenAPI

from generator.model.operations import OperationNode, resolve
from generator.read.load import load
from tests.documents.conftest import Calls
from tests.generator import conftest as generator
from tests.generator.conftest import Server
from tests.pipedrive.core_rules import Received, core_problems

server = generator.server

DOCUMENT = load(Path(__file__).parents[2] / "spec" / "activecampaign-deals.yaml")
ALL = {str(o.node.value["operationId"]): o for o in resolve(DOCUMENT).operations}
PAGED = {
    name: operation
    for name, operation in ALL.items()
    if any(p.value["name"] == "offset" for p in operation.parameters)
}
CASES = [(name, "required") for name in sorted(ALL)]
CASES += [
    (name, "every")
    for name in sorted(ALL)
    if any(p.value["in"] == "query" for p in ALL[name].parameters)
]
TOKEN = "t0ken-of-the-tests"
PREFIX = "/api/3"
BODY = {"deal": {"title": "ü", "value": 5, "fields": [None, {"id": "7"}]}}


@pytest.fixture
def api(server: Server) -> Calls:
    server.answer({"ok": [1, {"a": None}]})
    return Calls(activecampaign_deals, server)


@pytest.fixture(scope="module")
def core() -> OpenAPI:
    # The path alone says where the API is: the server's port is another at each test.
    return OpenAPI.from_dict({**DOCUMENT.root, "servers": [{"url": PREFIX}]})


@functools.cache
def unused_client() -> activecampaign_deals.Client:
    """Return a client for the names of its methods' arguments."""
    return activecampaign_deals.Client(api_token=TOKEN, account="a")


def essence(name: str) -> str:
    return re.sub("[^a-z0-9]", "", name.lower())


def arguments(
    operation: OperationNode, wanted: str
) -> tuple[list[Any], dict[str, Any], str, dict[str, str]]:
    """Return positional and keyword arguments, and the path and query that they make.

    Each value is another one, so that two arguments that are mixed up are noticed.
    """
    entry = OPERATIONS[str(operation.node.value["operationId"])]
    method = getattr(getattr(unused_client(), entry.attribute), entry.function)
    names = {essence(name): name for name in inspect.signature(method).parameters}
    numbers = itertools.count(11)
    given: list[Any] = []
    keyword: dict[str, Any] = {}
    path, query = PREFIX + operation.path, dict[str, str]()
    for parameter in operation.parameters:
        wire, number = parameter.value["name"], next(numbers)
        whole = parameter.value["schema"]["type"] == "integer"
        value: Any = number if whole else f"te xt/{number}"
        if parameter.value["in"] == "path":
            # openapi-core unquotes a path before it reads it.
            value = str(value).replace("/", "") if not whole else value
            given.append(value)
            path = path.replace(f"{{{wire}}}", quote(str(value), safe=""))
        elif wire not in ("limit", "offset") and wanted == "every":
            keyword[names.pop(essence(wire))] = value
            query[wire] = str(value)
    if operation.body is not None:
        keyword["body"] = BODY
    return given, keyword, path, query


def received(server: Server) -> Iterator[Received]:
    """Return the requests in the form that openapi-core validates."""
    for request in server.requests:
        yield Received(
            origin=server.url,
            method=request.method,
            target=request.target,
            headers=request.headers,
            body=request.body,
        )


def test_the_document_and_the_client_have_the_same_50_operations() -> None:
    """None is lost; of the lists each has both parameters of paging."""
    assert len(ALL) == 50
    assert {(o.http_method, o.path) for o in ALL.values()} == {
        (o.http_method, o.path) for o in OPERATIONS.values()
    }
    assert OPERATIONS.keys() == ALL.keys()
    assert {o.id for o in OPERATIONS.values() if o.paging} == set(PAGED)
    assert len(PAGED) == 12


@pytest.mark.parametrize(("name", "wanted"), CASES)
def test_an_operation_sends_what_the_document_declares(
    api: Calls, core: OpenAPI, name: str, wanted: str
) -> None:
    """Method, path, names in the query exactly as listed, the header, and the body."""
    operation = ALL[name]
    given, keyword, path, query = arguments(operation, wanted)
    collection = operation.path.rpartition("/")[2]
    if name in PAGED:
        api.server.answer({collection: [], "meta": {"total": "0"}})
    client = {"api_token": TOKEN, "base_url": api.server.url + PREFIX}
    result = api.call(name, *given, client=client, **keyword)
    (request,) = received(api.server)
    assert (request.method, request.path) == (operation.http_method, path)
    assert dict(api.server.last.query) == query
    assert [
        raw.partition("=")[0] for raw in request.query.split("&") if request.query
    ] == [quote(wire, safe="") for wire in query]
    assert request.headers["api-token"] == TOKEN
    assert list(core_problems(core, request)) == []
    if operation.body is None:
        assert request.body == b""
    else:
        assert request.headers["content-type"] == "application/json"
        assert request.json == BODY
    if name in PAGED:
        assert result == []
    else:
        assert result in ({"ok": [1, {"a": None}]}, None)
        # One operation has no documented success; the others give what came.
        assert (result is None) == (not any(s[0] == "2" for s in operation.responses))


@pytest.mark.parametrize("name", sorted(PAGED))
def test_a_list_walks_its_pages_by_offset(api: Calls, core: OpenAPI, name: str) -> None:
    """Every item once, and no request after the one that reaches the total."""
    operation = PAGED[name]
    given, keyword, path, query = arguments(operation, "every")
    collection = operation.path.rpartition("/")[2]
    pages = [[{"id": str(n)} for n in part] for part in ((1, 2), (3, 4), (5,))]
    api.server.script = [
        (json.dumps({collection: page, "meta": {"total": "5"}}).encode(), {})
        for page in pages
    ]
    client = {"api_token": TOKEN, "base_url": api.server.url + PREFIX}
    found = api.call(name, *given, client=client, limit=2, **keyword)
    assert found == [item for page in pages for item in page]
    assert [dict(request.query) for request in api.server.requests] == [
        {**query, "limit": "2"},
        {**query, "limit": "2", "offset": "2"},
        {**query, "limit": "2", "offset": "4"},
    ]
    for request in received(api.server):
        assert (request.method, request.path) == ("GET", path)
        assert list(core_problems(core, request)) == []


@pytest.mark.parametrize("status", [403, 404, 422])
def test_a_failure_is_an_error_that_says_which_operation(
    api: Calls, status: int
) -> None:
    """The error has the server's words, and not the API token."""
    api.server.status = status
    api.server.answer({"message": f"no {TOKEN}"})
    errors = activecampaign_deals.errors
    with (
        activecampaign_deals.Client(
            api_token=TOKEN, base_url=api.server.url + PREFIX
        ) as client,
        pytest.raises(errors.APIStatusError, match=str(status)) as caught,
    ):
        client.deals.get(7)
    assert caught.value.operation_id == "getDeal"
    assert TOKEN not in f"{caught.value}{caught.value!r}"


@pytest.mark.parametrize(
    "client", [activecampaign_deals.Client, activecampaign_deals.AsyncClient]
)
def test_a_client_without_costs_has_no_word_of_a_budget(client: type) -> None:
    """`help` shows no notion of APIs that count tokens."""
    shown = pydoc.plain(pydoc.render_doc(client)).lower()
    words = set(re.findall("[a-z]+", shown.replace("api_token", "")))
    assert "timeout" in words
    assert not {"plan", "budget", "seats", "daily", "tokens"} & words


def test_the_index_of_an_api_without_costs_has_no_column_for_them() -> None:
    """Every row has the four cells of the head."""
    index = Path(activecampaign_deals.__file__).with_name("api.md").read_text()
    rows = [line for line in index.splitlines() if line.startswith("|")]
    assert rows[0] == "| method | HTTP | returns | operationId |"
    assert {row.count(" | ") for row in rows} == {3}
