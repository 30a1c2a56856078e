"""A process that spends from a shared budget until it is used up; run by the tests.

    python spender.py STORE WHERE LIMIT WAY [BASE_URL]

It says "ready", begins when it is told to, and prints a line for each request admitted.
"""

from __future__ import annotations

import asyncio
import sys

from openapi_runtime import BudgetExceededError
from openapi_runtime.limits.redis.store import RedisStore
from openapi_runtime.limits.sqlite import SQLiteStore
from openapi_runtime.limits.store import Store, StoreRefusal

ACCOUNT = "account"
COST = 7


def say(text: object) -> None:
    print(text, flush=True)


def by_store(store: Store, limit: int) -> None:
    while True:
        try:
            ticket = store.admit(
                ACCOUNT, tokens=COST, limit=limit, windows=(), horizon=60
            )
        except StoreRefusal:
            return
        say("spent")
        store.settle(ACCOUNT, ticket)


def in_windows(store: Store, limit: int) -> None:
    while True:
        try:
            ticket = store.admit(
                ACCOUNT, tokens=COST, limit=limit, windows=[("w", 0.2, 5)], horizon=60
            )
        except StoreRefusal:
            return
        say(ticket.send_at)


def holding_a_lock(store: Store, limit: int) -> None:
    assert store.acquire("refresh", "victim", 2)
    store.pause("elsewhere", 60, kind="blocked")
    by_store(store, limit)


def sync_client(store: Store, limit: int, base_url: str) -> None:
    from runtime.sample_api import BUDGETED, Client

    with Client(
        api_token="token", base_url=base_url, api=BUDGETED, store=store, budget=limit
    ) as client:
        while True:
            try:
                client.deals.list().pages().__next__()
            except BudgetExceededError:
                return
            say("spent")


def async_client(store: Store, limit: int, base_url: str) -> None:
    from runtime.sample_api import BUDGETED, AsyncClient

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


def main() -> None:
    kind, where, limit, way, *rest = sys.argv[1:]
    store: SQLiteStore | RedisStore
    store = SQLiteStore(where, wait=30) if kind == "sqlite" else RedisStore(where)
    say("ready")
    sys.stdin.readline()
    globals()[way](store, int(limit), *rest)
    store.close()
    say("done")


if __name__ == "__main__":
    main()
