"""Mistakes of users. Each marked line is one that a type checker must refuse."""

# ruff: noqa: F401

from __future__ import annotations

from openapi_runtime import Budget, Budgett, Retry  # error: attr-defined
from pipedrive_v2 import OPERATION, AsyncClient, Client  # error: attr-defined
from pipedrive_v2.models import Dea, Deal  # error: attr-defined


def names(client: Client) -> None:
    """Use names that do not exist."""
    client.deal.get(7)  # error: attr-defined
    client.deals.fetch(7)  # error: attr-defined
    print(client.deals.get(7).titel)  # error: attr-defined
    client.deals.list(stat="open")  # error: call-arg
    client.deals.update(7, valeu=3)  # error: call-arg
    Deal(titel="Big one")  # error: call-arg
    Client(api_tokn="t")  # error: call-arg


def types(client: Client) -> int:
    """Pass values of another type."""
    client.deals.get("seven")  # error: arg-type
    client.deals.add(title=5)  # error: arg-type
    client.deals.list(status=["open"], limit="all")  # error: arg-type
    client.deals.list(status="opne")  # error: arg-type
    client.deals.list(status=["open", "opne"])  # error: list-item
    client.deals.search(term="Big", status="opne")  # error: arg-type
    client.deals.get(7, retry=2)  # error: arg-type
    Deal(value="much")  # error: arg-type
    Budget(plan="growth", seats="five")  # error: arg-type
    Client(api_token="t", retry=3)  # error: arg-type
    return client.deals.get(7).title  # error: return-value


def calls(client: Client) -> None:
    """Leave arguments out, or pass them in another way."""
    client.deals.get()  # error: call-arg
    client.deals.add()  # error: call-arg
    Deal(7)  # error: call-arg
    for _ in client.deals.get(7):  # error: attr-defined
        pass


async def awaited(client: AsyncClient) -> None:
    """Await a pager, and forget to await a call."""
    print(client.deals.get(7).title)  # error: attr-defined
    client.deals.get(7)  # error: unused-coroutine
    for _ in client.deals.list():  # error: attr-defined
        pass
    await client.deals.list()  # error: misc
