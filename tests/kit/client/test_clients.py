"""One client for both versions of the API."""

from __future__ import annotations

import asyncio
import re
import subprocess
import sys
from typing import Any

import httpx
import pytest

import pipedrive_v1
import pipedrive_v2
from openapi_runtime import OAuth2Session, Tokens
from openapi_runtime.client.custom import known_cost
from openapi_runtime.errors import BudgetExceededError, ClientError
from pipedrive_kit import AsyncPipedrive, Pipedrive
from spec import write_kit
from tests.kit.client.server import BothServer


def test_what_both_have_is_v2_and_the_rest_v1(
    pd: Pipedrive, server: BothServer
) -> None:
    """Notes and `users.me()` are of API v1; the old operation is in `v1`."""
    list(pd.deals.list())
    list(pd.notes.list())
    pd.users.me()
    pd.deals.merge(1, merge_with_id=2)
    list(pd.deals.list_participants(1))
    pd.persons.merge(3, merge_with_id=4)
    pd.v1.deals.list_followers(1)
    list(pd.deals.list_followers(1))
    assert server.lines == [
        "GET /api/v2/deals",
        "GET /api/v1/notes",
        "GET /api/v1/users/me",
        "PUT /api/v1/deals/1/merge",
        "GET /api/v1/deals/1/participants",
        "PUT /api/v1/persons/3/merge",
        "GET /api/v1/deals/1/followers",
        "GET /api/v2/deals/1/followers",
    ]
    assert server.problems == []


def test_both_count_together(pd: Pipedrive) -> None:
    """One `usage`, one budget: 40 tokens for a merge, 10 for a list of v2."""
    pd.deals.merge(1, merge_with_id=2)
    list(pd.deals.list())
    assert pd.usage.tokens == 50
    assert pd.v1.usage is pd.usage


def test_a_budget_holds_for_both(options: dict[str, Any], server: BothServer) -> None:
    with Pipedrive(**options, budget=45) as pd:
        pd.persons.merge(1, merge_with_id=2)
        with pytest.raises(BudgetExceededError):
            list(pd.deals.list())
    assert len(server.requests) == 1


def test_a_request_by_hand_is_counted(pd: Pipedrive, server: BothServer) -> None:
    """Its cost is that of the operation with its method and path, in either API."""
    for path, cost in (
        (f"{server.origin}/api/v1/persons/7/merge", 40),
        (f"{server.origin}/api/v1/users/me", 2),
        ("/deals/1", 5),
    ):
        before = pd.usage.tokens
        method = "GET" if path.endswith("/me") else "PUT" if cost == 40 else "PATCH"
        body = None if method == "GET" else {"merge_with_id": 1, "title": "x"}
        options: dict[str, Any] = {} if body is None else {"body": body}
        pd.request(method, path, **options)
        assert pd.usage.tokens - before == cost, path
    pd.request("GET", "/deals", cost=3)
    assert pd.usage.tokens == 50


def test_every_method_that_only_v1_has_is_there(pd: Pipedrive) -> None:
    """No operation of API v1 is reached by `v1` alone but those that v2 has, too."""
    facts = write_kit.load(write_kit.FACTS).root["operations"]
    for id_, operation in pipedrive_v1.OPERATIONS.items():
        group = getattr(pd, operation.attribute)
        if "v2" not in facts[id_]:
            assert hasattr(group, operation.function), id_
            assert hasattr(group.with_raw_response, operation.function), id_
    for operation in pipedrive_v2.OPERATIONS.values():
        assert hasattr(getattr(pd, operation.attribute), operation.function)


def test_raw_responses_of_both(pd: Pipedrive) -> None:
    raw = pd.deals.with_raw_response
    assert raw.merge(1, merge_with_id=2).tokens == 40
    assert raw.get(1).status_code == 200


def test_options_of_a_view_hold_for_both(pd: Pipedrive, server: BothServer) -> None:
    """Also for groups that were used before."""
    list(pd.notes.list())
    pd.deals.get(1)
    view = pd.with_options(default_headers={"x-mark": "view"})
    list(view.notes.list())
    view.deals.merge(1, merge_with_id=2)
    view.deals.get(1)
    pd.deals.merge(1, merge_with_id=2)
    marks = [each.headers.get("x-mark") for each in server.requests]
    assert marks == [None, None, "view", "view", "view", None]
    assert view.usage is pd.usage


def test_the_async_client(options: dict[str, Any], server: BothServer) -> None:
    async def main() -> None:
        async with AsyncPipedrive(**options) as pd:
            assert [note async for note in pd.notes.list()] == []
            await pd.users.me()
            await pd.organizations.merge(1, merge_with_id=2)
            raw = await pd.persons.with_raw_response.merge(1, merge_with_id=2)
            assert raw.tokens == 40
            await pd.with_options(timeout=3).leads.add(title="Roof", person_id=1)

    asyncio.run(main())
    assert [line.split("/")[2] for line in server.lines] == ["v1"] * 5
    assert server.problems == []


def test_oauth_moves_both() -> None:
    """The host that the token response names is that of both."""
    hosts: list[str] = []

    def respond(request: httpx.Request) -> httpx.Response:
        hosts.append(f"{request.url.host}{request.url.path}")
        return httpx.Response(200, json={"success": True, "data": {"id": 1}})

    tokens = Tokens(
        access_token="a", server="https://acme.pipedrive.com", expires_at=4e9
    )
    session = OAuth2Session(
        pipedrive_v2.API,
        client_id="i",
        client_secret="s",
        tokens=tokens,
        save=lambda _: None,
    )
    http = httpx.Client(transport=httpx.MockTransport(respond))
    with Pipedrive(auth=session, http_client=http) as pd:
        pd.users.me()
        pd.deals.get(1)
    assert hosts == [
        "acme.pipedrive.com/api/v1/users/me",
        "acme.pipedrive.com/api/v2/deals/1",
    ]


def test_errors_are_those_of_all_clients(pd: Pipedrive, server: BothServer) -> None:
    server.answers["/api/v1/users/me"] = lambda _: {"success": False, "error": "No"}
    with pytest.raises(ClientError, match="No"):
        pd.users.me()


def test_the_client_of_v2_loads_nothing_of_it() -> None:
    """A program of `pipedrive_v2` alone pays nothing for API v1."""
    code = (
        "import sys, pipedrive_v2; pipedrive_v2.Client(api_token='t').deals; "
        "print([n for n in sys.modules if n.startswith(('pipedrive_v1', 'pipedrive_kit'))])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def test_the_client_of_v2_knows_the_costs_of_v1() -> None:
    """Its patterns for requests by hand agree with the document of API v1."""
    for operation in pipedrive_v1.OPERATIONS.values():
        path = "/api/v1" + re.sub(r"\{[^}]*\}", "7", operation.path)
        known = known_cost(pipedrive_v2.API, operation.http_method, path)
        assert known == operation.cost, operation.id


@pytest.mark.parametrize("name", ["notes", "files", "webhooks"])
def test_the_client_of_v2_says_who_has_the_rest(name: str) -> None:
    """A group that only API v1 has is no riddle."""
    with (
        pipedrive_v2.Client(api_token="t") as client,
        pytest.raises(AttributeError, match=r"pipedrive_kit\.Pipedrive"),
    ):
        getattr(client, name)
