"""A store of each kind, with a clock that a test moves."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import pytest

from openapi_runtime.limits.ledger import SECOND
from openapi_runtime.limits.redis.store import RedisStore
from openapi_runtime.limits.store import (
    Store,
    StoreRefusal,
    Ticket,
    account_id,
)

A, B = account_id("api.test", "one"), account_id("api.test", "two")

NOON = 20_000 * 86_400 + 43_200.0


class Clock:
    """The real time, until a test moves it."""

    def __init__(self) -> None:
        self.offset = 0.0

    def __call__(self) -> float:
        return time.time() + self.offset


class Bench:
    """A store, another one on the same data, and a way to let a day pass."""

    def __init__(self, kind: str, make: Callable[[], Any], clock: Clock) -> None:
        self.kind = kind
        self.clock = clock
        self._make = make
        self._made: list[Any] = []
        self.store: Store = self.open()

    def open(self) -> Any:
        if self.kind == "memory" and self._made:
            return self.store  # it lives in the process only
        store = self._make()
        self._made.append(store)
        return store

    def next_day(self, account: str) -> None:
        if isinstance(self.store, RedisStore):  # its clock is the server's
            client: Any = self.store._redis
            for key in client.scan_iter(f"*{account}*:day"):
                client.hincrby(key, "day", -1)
            for key in client.scan_iter(f"*{account}*:flight"):
                for member, score in client.zrange(key, 0, -1, withscores=True):
                    client.zadd(key, {member: score - 86_400 * SECOND})
        else:
            self.clock.offset += 86_400

    def let_pass(self, seconds: float) -> None:
        """Be later, for pauses and locks."""
        self.clock.offset += seconds
        if isinstance(self.store, RedisStore):  # its clock is the server's
            client: Any = self.store._redis
            for name in ("blocked", "burst", "daily", "lock"):
                for key in client.scan_iter(f"*:{name}"):
                    left = client.pttl(key) - int(seconds * 1000)
                    if left <= 0:
                        client.delete(key)
                        continue
                    if name != "lock":
                        client.decrby(key, int(seconds * SECOND))
                    client.pexpire(key, left)

    def close(self) -> None:
        for store in self._made:
            store.close()


def admit(
    store: Store,
    tokens: int = 10,
    limit: int | None = None,
    windows: tuple[tuple[str, float, int], ...] = (),
    horizon: float = 60,
    account: str = A,
) -> Ticket:
    return store.admit(
        account, tokens=tokens, limit=limit, windows=windows, horizon=horizon
    )


def refused(store: Store, **arguments: Any) -> StoreRefusal:
    with pytest.raises(StoreRefusal) as caught:
        admit(store, **arguments)
    return caught.value


# Tokens
