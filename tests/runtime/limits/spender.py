"""A process that spends from a shared budget until it is used up; run by the tests.

It says "ready", begins when it is told to, and says something for each request admitted.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from multiprocessing.connection import Connection

from openapi_runtime import BudgetExceededError
from openapi_runtime.limits.ledger import StoreRefusal
from openapi_runtime.limits.redis import RedisStore
from openapi_runtime.limits.sqlite import SQLiteStore
from openapi_runtime.limits.store import Store
from tests.runtime.sample_api import BUDGETED, AsyncClient, Client

Say = Callable[[object], None]

ACCOUNT = "account"
COST = 7


def by_store(say: Say, store: Store, limit: int) -> None:
    while True:
        try:
            ticket = store.admit(
                ACCOUNT, tokens=COST, limit=limit, windows=(), horizon=60
            )
        except StoreRefusal:
            return
        say("spent")
        store.settle(ACCOUNT, ticket)


def in_windows(say: Say, store: Store, limit: int) -> None:
    while True:
        try:
            ticket = store.admit(
                ACCOUNT, tokens=COST, limit=limit, windows=[("w", 0.2, 5)], horizon=60
            )
        except StoreRefusal:
            return
        say(ticket.send_at)


def holding_a_lock(say: Say, store: Store, limit: int) -> None:
    assert store.acquire("refresh", "victim", 2)
    store.pause("elsewhere", 60, kind="blocked")
    by_store(say, store, limit)


def sync_client(say: Say, store: Store, limit: int, base_url: str) -> None:
    with Client(
        api_token="token", base_url=base_url, api=BUDGETED, store=store, budget=limit
    ) as client:
        while True:
            try:
                client.deals.list().pages().__next__()
            except BudgetExceededError:
                return
            say("spent")


def async_client(say: Say, store: Store, limit: int, base_url: str) -> None:
    async def spend(client: AsyncClient) -> None:
        while True:
            try:
                await client.deals.list().pages().__anext__()
            except BudgetExceededError:
                return
            say("spent")

    async def main() -> None:
        async with AsyncClient(
            api_token="token",
            base_url=base_url,
            api=BUDGETED,
            store=store,
            budget=limit,
        ) as client:
            await asyncio.gather(spend(client), spend(client))

    asyncio.run(main())


def spend(
    said: Connection, kind: str, where: str, limit: int, way: str, *rest: str
) -> None:
    """Spend by way of the function that *way* names, once *said* gives a word."""
    store: SQLiteStore | RedisStore
    store = SQLiteStore(where, wait=30) if kind == "sqlite" else RedisStore(where)
    said.send("ready")
    said.recv()
    globals()[way](said.send, store, limit, *rest)
    store.close()
    said.send("done")
