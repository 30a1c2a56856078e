"""A store of each kind, with a clock that a test moves."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any, NamedTuple

import pytest

from openapi_runtime.limits.ledger import DAY, SECOND, Ledger, StoreRefusal
from openapi_runtime.limits.redis import RedisStore
from openapi_runtime.limits.store import Store, Ticket, account_id

A, B = account_id("api.test", "one"), account_id("api.test", "two")

NOON = 20_000 * 86_400 + 43_200.0


class Clock:
    """The real time, until a test moves it."""

    def __init__(self) -> None:
        self.offset = 0.0

    def __call__(self) -> float:
        return time.time() + self.offset


class LaterRedis(RedisStore):
    """A store whose server has a clock that a test moves."""

    def __init__(self, url: str, clock: Clock) -> None:
        super().__init__(url)
        self._clock = clock

    def _swap(self, account: str, *states: bytes) -> tuple[bytes, int]:
        state, now = super()._swap(account, *states)
        return state, now + int(self._clock.offset * SECOND)


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

    def next_day(self) -> None:
        self.clock.offset += 86_400

    def let_pass(self, seconds: float) -> None:
        """Be later, for pauses and locks."""
        self.clock.offset += seconds

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


class SpentToday(NamedTuple):
    """Tokens of today by a ledger, and the limit that the server last said."""

    tokens: int
    limit: int | None


def todays(store: Store, account: str = A) -> SpentToday:
    """Return what a store knows of today."""

    def look(ledger: Ledger, now: int) -> SpentToday:
        days = {ledger.before.day: ledger.before.tokens, ledger.day: ledger.tokens}
        return SpentToday(days.get(now // DAY, 0), ledger.limit)

    return store.change(account, look)


def refused(store: Store, **arguments: Any) -> StoreRefusal:
    with pytest.raises(StoreRefusal) as caught:
        admit(store, **arguments)
    return caught.value


# Tokens
