"""Lists that an update replaces as a whole keep what was in them."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import httpx
import pytest

from pipedrive_kit import lists
from pipedrive_v2 import AsyncClient, Client, errors

OLD = {"value": "old@example.com", "primary": True, "label": "work"}
SECOND = {"value": "second@example.com", "primary": False}


class Account:
    """A record behind a mocked transport, which keeps what is sent."""

    def __init__(self, **fields: Any) -> None:
        self.record: dict[str, Any] = {"id": 7, **fields}
        self.sent: list[dict[str, Any]] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        if request.method == "PATCH":
            self.sent.append(json.loads(request.content))
            self.record |= self.sent[-1]
        return httpx.Response(200, json={"success": True, "data": self.record})


@pytest.fixture(params=["sync", "async"])
def add(request: pytest.FixtureRequest) -> Any:
    """Return `lists.add`, or `lists.aadd` run to its end, for a group of an account."""

    def sync(account: Account, group: str, **additions: Any) -> Any:
        with httpx.Client(transport=httpx.MockTransport(account)) as http:
            client = Client(api_token="t", http_client=http)
            return lists.add(getattr(client, group), 7, **additions)

    async def awaited(account: Account, group: str, **additions: Any) -> Any:
        transport = httpx.MockTransport(account)
        async with httpx.AsyncClient(transport=transport) as http:
            client = AsyncClient(api_token="t", http_client=http)
            return await lists.aadd(getattr(client, group), 7, **additions)

    if request.param == "sync":
        return sync
    return lambda *given, **more: asyncio.run(awaited(*given, **more))


def test_a_new_email_keeps_the_others(add: Any) -> None:
    account = Account(emails=[OLD, SECOND])
    person = add(account, "persons", emails=[{"value": "new@example.com"}])
    assert account.sent == [{"emails": [OLD, SECOND, {"value": "new@example.com"}]}]
    assert [email.value for email in person.emails][2] == "new@example.com"


def test_a_new_primary_one_makes_the_others_secondary(add: Any) -> None:
    account = Account(emails=[OLD, SECOND])
    new = {"value": "new@example.com", "primary": True}
    add(account, "persons", emails=[new])
    assert account.sent == [{"emails": [OLD | {"primary": False}, SECOND, new]}]


def test_what_is_there_is_changed_and_not_added(add: Any) -> None:
    """Addresses are alike in any case; a currency has one price."""
    account = Account(emails=[OLD], prices=[{"currency": "EUR", "price": 1, "cost": 2}])
    add(account, "persons", emails=[{"value": "OLD@example.com", "label": "home"}])
    add(account, "products", prices=[{"currency": "EUR", "price": 5}])
    changed = OLD | {"value": "OLD@example.com", "label": "home"}
    assert account.sent[0] == {"emails": [changed]}
    assert account.sent[1]["prices"] == [{"currency": "EUR", "price": 5, "cost": 2}]


def test_nothing_new_is_not_sent(add: Any) -> None:
    account = Account(emails=[OLD])
    assert add(account, "persons", emails=[{"value": OLD["value"]}]).id == 7
    assert account.sent == []


@pytest.mark.parametrize("nothing", [None, []])
def test_the_first_of_a_list_is_sent(add: Any, nothing: Any) -> None:
    account = Account(phones=nothing, label_ids=[3])
    add(account, "persons", phones=[{"value": "+372 5"}], label_ids=[3, 4])
    assert account.sent == [{"phones": [{"value": "+372 5"}], "label_ids": [3, 4]}]


@pytest.mark.parametrize("name", ["emails", "phones", "im"])
def test_a_list_that_was_not_read_is_refused(name: str) -> None:
    """The message names the way; `force=True` replaces the list."""
    account = Account()
    with httpx.Client(transport=httpx.MockTransport(account)) as http:
        client = Client(api_token="t", http_client=http)
        with pytest.raises(errors.GuardError, match=r"pipedrive_kit\.lists\.add"):
            client.persons.update(7, **{name: [SECOND]})
        assert account.sent == []
        client.persons.update(7, **{name: [SECOND]}, force=True)
        assert account.sent == [{name: [SECOND]}]
