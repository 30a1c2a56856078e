"""The connector's actions by name; `tests/seeds` calls all of them."""

from __future__ import annotations

import asyncio
import json
import re
from typing import Any

import jsonschema_rs
import pytest

from openapi_runtime.errors import ClientError, GuardError, RemovedError
from pipedrive_kit import AsyncPipedrive, Pipedrive, run_connection_action
from pipedrive_kit.actions import connection
from pipedrive_kit.errors import (
    ActionError,
    ActionParameterError,
    UnknownActionError,
)
from pipedrive_v2.models import Activity
from tests.kit.client.server import BothServer

ACTIVITY = {"success": True, "data": {"id": 1, "subject": "Call"}}


def test_an_action_is_called_by_its_name(pd: Pipedrive, server: BothServer) -> None:
    """It returns what the method does; v2 goes first."""
    server.answers["/api/v2/activities/1"] = lambda _: ACTIVITY
    found = pd.actions["get_activities_by_id"](id=1)
    assert isinstance(found, Activity)
    assert found.subject == "Call"
    pd.run_action("post_deals", {"data": {"title": "Roof", "person_id": 3}})
    assert json.loads(server.requests[1].body) == {"title": "Roof", "person_id": 3}
    list(pd.run_action("get_leads", {"start": 500, "limit": 100, "owner_id": 3}))
    assert server.query(2) == {"start": "500", "limit": "100", "owner_id": "3"}


def test_the_other_version(pd: Pipedrive, server: BothServer) -> None:
    """Followers are in both; v1 knows no pages of them."""
    list(pd.run_action("get_deals_by_id_followers", {"id": 1, "limit": 5}))
    pd.run_action("get_deals_by_id_followers", {"id": 1}, version="v1")
    assert [line.split("/")[2] for line in server.lines] == ["v2", "v1"]
    with pytest.raises(UnknownActionError, match="an action of version='v1' only"):
        pd.actions.of("get_notes", version="v2")


@pytest.mark.parametrize(
    ("name", "params", "problem"),
    [
        ("post_notes", {"data": {}}, "data.content is missing"),
        ("post_notes", {}, "data is missing"),
        ("post_notes", {"data": [1]}, "data must be an object, not an array"),
        ("post_notes", {"content": "x", "data": {"content": "x"}},
         "content belongs into data"),
        ("get_activities", {"user_id": 1}, "user_id is unknown; it is called owner_id"),
        ("get_activities", {"ownerid": 1}, "ownerid is unknown; did you mean owner_id?"),
        ("get_activities_by_id", {}, "id is missing"),
        ("get_activities_by_id", {"id": "1"}, "id must be an integer, not a string"),
        ("get_activities_by_id", {"id": True}, "id must be an integer, not a boolean"),
        ("get_users_me", {"id": 1}, "id is unknown; it takes none"),
        ("get_deals_timeline", {"interval": "day", "amount": 3},
         "field_key is missing; start_date is missing"),
        ("post_leads", {"data": {"title": 7}},
         "data.title must be a string, not an integer"),
        ("post_leads", {"data": {"title": "x", "label_ids": "a"}},
         "data.label_ids must be an array, not a string"),
        ("post_deals", {"data": {"title": "x", "titel": "y"}},
         "data.titel is unknown; did you mean title?"),
    ],
)  # fmt: skip
def test_wrong_parameters_cost_nothing(
    pd: Pipedrive, server: BothServer, name: str, params: dict[str, Any], problem: str
) -> None:
    """Each is named, with what is right; nothing is sent."""
    with pytest.raises(ActionParameterError) as caught:
        pd.run_action(name, params)
    assert str(caught.value) == f"{name}: {problem}"
    assert isinstance(caught.value, ClientError | ValueError)
    assert (server.requests, pd.usage.tokens) == ([], 0)


def test_no_message_shows_a_value(pd: Pipedrive) -> None:
    """It may be a password."""
    with pytest.raises(ActionParameterError) as caught:
        pd.run_action("post_webhooks", {"data": {"http_auth_password": 12345}})
    assert "12345" not in str(caught.value)


def test_custom_fields_of_v1_are_flat(pd: Pipedrive, server: BothServer) -> None:
    """Their keys are hashes, which no list names."""
    key = "a" * 40
    data = {"title": "Roof", "person_id": 1, key: "tiled", f"{key}_currency": "EUR"}
    pd.run_action("post_leads", {"data": data})
    assert json.loads(server.requests[0].body) == data


def test_flags_can_be_booleans(pd: Pipedrive, server: BothServer) -> None:
    data = {"content": "x", "deal_id": 1, "pinned_to_deal_flag": True}
    pd.run_action("post_notes", {"data": data})
    assert json.loads(server.requests[0].body)["pinned_to_deal_flag"] == 1


def test_a_file_is_uploaded(pd: Pipedrive, server: BothServer) -> None:
    pd.run_action("post_files", {"data": {"file": b"content", "deal_id": 1}})
    assert b"content" in server.requests[0].body
    assert server.problems == []


def test_an_action_that_is_gone_names_its_replacement(
    pd: Pipedrive, server: BothServer
) -> None:
    action = pd.actions["put_deals_by_id"]
    assert (action.gone, action.deprecated, action.cost) == (True, True, 0)
    assert action.replacement == "deals.update() of API v2"
    with pytest.raises(RemovedError) as caught:
        action(id=1, data={"title": "x"})
    assert str(caught.value) == (
        "put_deals_by_id: Pipedrive has removed updateDeal of API v1. "
        "Call deals.update() of API v2."
    )
    assert server.requests == []


def test_authentication_is_no_action(pd: Pipedrive) -> None:
    with pytest.raises(ActionError, match="an OAuth2Session does"):
        pd.run_action("post_oauth_token", {})


def test_an_unknown_action_has_a_hint(pd: Pipedrive) -> None:
    with pytest.raises(UnknownActionError, match=r"did you mean .*get_deals_by_id"):
        _ = pd.actions["get_deal_by_id"]
    assert isinstance(pd.actions.get("nonsense"), type(None))


def test_the_facts_of_an_action(pd: Pipedrive) -> None:
    action = pd.actions["put_persons_by_id_merge"]
    assert (action.version, action.operation_id, action.method) == (
        "v1", "mergePersons", "persons.merge",
    )  # fmt: skip
    assert (action.cost, action.scopes) == (40, ("contacts:full",))
    assert not action.deprecated
    assert action.replacement is None
    assert repr(action) == "<Action put_persons_by_id_merge (v1: mergePersons)>"
    assert pd.actions["get_legacy_teams"].deprecated


def test_all_names(pd: Pipedrive) -> None:
    assert len(pd.actions) == 309
    assert "post_deals" in pd.actions
    assert list(pd.actions) == sorted(pd.actions)


def test_a_search(pd: Pipedrive) -> None:
    """Names go before purposes; what is gone comes last."""
    found = pd.actions.search("follower")
    assert len(found) >= 20
    assert all("follower" in f"{a.name} {a.purpose}".lower() for a in found)
    assert pd.actions.search("merge persons")[0].name == "put_persons_by_id_merge"
    deals = pd.actions.search("deals")
    assert [a.gone for a in deals] == sorted(a.gone for a in deals)
    assert pd.actions.search("no such words") == []


def test_every_schema_is_a_json_schema(pd: Pipedrive) -> None:
    """For those who check parameters themselves, or show them to a model."""
    for name in pd.actions:
        schema = pd.actions.schema(name)
        assert schema["required"] == sorted(
            schema["required"], key=[*schema["properties"]].index
        )
        jsonschema_rs.meta.validate(schema)
    schema = pd.actions.schema("post_notes")
    assert schema["properties"]["data"]["required"] == ["content"]
    assert "$ref" not in json.dumps([pd.actions.schema(name) for name in pd.actions])


def test_guards_hold_for_actions_too(pd: Pipedrive, server: BothServer) -> None:
    """Options of calls go beside the parameters."""
    params = {"id": 1}
    with pytest.raises(GuardError):
        pd.run_action("delete_deals_by_id_products", params)
    pd.run_action("delete_deals_by_id_products", params, force=True)
    assert len(server.requests) == 1


def test_an_async_client_awaits(options: dict[str, Any], server: BothServer) -> None:
    async def main() -> None:
        async with AsyncPipedrive(**options) as pd:
            server.answers["/api/v2/activities/1"] = lambda _: ACTIVITY
            found = await pd.actions["get_activities_by_id"](id=1)
            assert found.subject == "Call"
            assert [note async for note in pd.run_action("get_notes")] == []

    asyncio.run(main())


@pytest.fixture
def connected(pd: Pipedrive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "_connections", {})
    connection.connect("crm", pd)


@pytest.mark.usefixtures("connected")
def test_the_function_of_the_page(server: BothServer) -> None:
    """It returns the body of the response, of a list that of one page."""
    page = {
        "success": True,
        "data": [{"id": 1}],
        "additional_data": {"next_cursor": "x"},
    }
    server.answers["/api/v2/deals"] = lambda _: page
    result = run_connection_action(
        connection_name="crm", action_name="get_deals", params={"limit": 1}
    )
    assert result == page
    assert len(server.requests) == 1
    assert run_connection_action("crm", "get_files_by_id_download", {"id": 1}) == (
        b"\x00bytes"
    )


def test_a_connection_without_a_client_has_that_of_the_environment(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(connection, "_connections", {})
    monkeypatch.delenv("PIPEDRIVE_API_TOKEN", raising=False)
    with pytest.raises(ClientError, match=re.escape("PIPEDRIVE_API_TOKEN")):
        run_connection_action("crm", "get_users_me")
