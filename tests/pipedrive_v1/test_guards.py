"""Calls of API v1 that would cost tokens for nothing, or mislead, are refused as in v2."""

from __future__ import annotations

import asyncio
import datetime as dt
from typing import Any

import pytest

from openapi_runtime import GuardError
from pipedrive_kit import AsyncPipedrive, Pipedrive
from tests.kit.client.server import BothServer

NO_CURRENCY = {"title": "x", "person_id": 1, "value": {"amount": 5}}


@pytest.mark.parametrize("flavour", [Pipedrive, AsyncPipedrive])
@pytest.mark.parametrize(
    ("method", "arguments", "message"),
    [
        ("notes.get", {"id": 0}, "identifies nothing"),
        ("notes.delete", {"id": -1}, "identifies nothing"),
        ("notes.update", {"id": 1}, "nothing is to be changed"),
        ("leads.update", {"id": "0b1"}, "nothing is to be changed"),
        ("leads.add", {"title": "x"}, "person_id or organization_id is missing"),
        ("leads.add", NO_CURRENCY, "value has no 'currency'"),
    ],
)
def test_a_harmful_call_is_not_sent(
    server: BothServer,
    flavour: type[Any],
    method: str,
    arguments: dict[str, Any],
    message: str,
) -> None:
    client = flavour(api_token="t", base_url=server.base_url)
    group, name = method.split(".")

    async def main() -> None:
        async with client:
            await getattr(getattr(client, group), name)(**arguments)

    def call() -> None:
        with client:
            getattr(getattr(client, group), name)(**arguments)

    with pytest.raises(GuardError, match=message):
        asyncio.run(main()) if flavour is AsyncPipedrive else call()
    assert server.requests == []


def test_a_user_may_be_zero_and_a_lead_may_change_by_its_custom_fields(
    server: BothServer,
) -> None:
    """0 is all users; custom fields of leads are keys of their own."""
    with Pipedrive(api_token="t", base_url=server.base_url) as client:
        client.leads.update("0b1", extra_body={"a" * 40: dt.timedelta(minutes=90)})
        client.leads.list(owner_id=1).to_list()
    assert server.requests[0].json == {"a" * 40: "01:30"}


@pytest.mark.parametrize(
    ("wrong", "right"), [("retrieve", "get"), ("create", "add"), ("all", "list")]
)
def test_a_method_of_other_clients_names_ours(
    server: BothServer, wrong: str, right: str
) -> None:
    with (
        Pipedrive(api_token="t", base_url=server.base_url) as client,
        pytest.raises(AttributeError, match=f"did you mean '{right}'"),
    ):
        getattr(client.notes, wrong)
    with (
        Pipedrive(api_token="t", base_url=server.base_url) as client,
        pytest.raises(TypeError, match="did you mean 'organization_id'"),
    ):
        client.leads.add(title="x", org_id=1)  # type: ignore[call-arg]
