"""A hundred scripted histories, each played on all three stores with one clock.

The rules stand once. What differs is how a store keeps a ledger: none may lose a part of it.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import redis

from openapi_runtime.limits import redis as redis_store
from openapi_runtime.limits.ledger import SECOND, StoreRefusal
from openapi_runtime.limits.redis import RedisStore
from openapi_runtime.limits.sqlite import SQLiteStore
from openapi_runtime.limits.store import MemoryStore, Store, Ticket
from tests.runtime.limits.store_bench import NOON, A, admit, todays

WINDOWS = [
    (),
    (("general", 2.2, 4),),
    (("general", 2.2, 4), ("search", 5.0, 2)),
    (("general", 2.2, 7),),
]
LIMITS = [None, 60, 400, 400, 100_000]
STEPS = 40
CLOCK_STEPS = [-0.5, 2.0, -2.0, -301.0, 43_199.0, -43_200.0, 86_400.0, 1e8, -1e8]


class Clock:
    """A time that only a history moves, in whole microseconds as the stores count."""

    def __init__(self) -> None:
        self.now = int(NOON) * SECOND

    def __call__(self) -> float:
        return self.now / SECOND

    def time(self) -> float:
        return self.now / SECOND

    monotonic = time


class Step(NamedTuple):
    """One thing that happens to an account."""

    what: str
    arguments: tuple[Any, ...]


def history(seed: int) -> Iterator[Step]:
    """Yield the steps of one history; each seed is a script of its own."""
    rng = random.Random(seed)
    day_ends = seed % 5 == 0
    is_clock_set = seed % 3 == 1
    for number in range(STEPS):
        what = rng.choices(
            ["admit", "settle", "release", "pause", "later"], [10, 6, 2, 1, 4]
        )[0]
        if what == "admit":
            tokens = rng.choice([0, 1, 7, 20])
            horizon = rng.choice([0, 3, 60])
            yield Step(
                "admit", (tokens, rng.choice(LIMITS), rng.choice(WINDOWS), horizon)
            )
        elif what == "settle":
            said = rng.choice([(None, None), (500, rng.randint(-20, 500)), (500, 501)])
            yield Step("settle", (rng.random(), *said, rng.random() < 0.5))
        elif what == "release":
            yield Step("release", (rng.random(),))
        elif what == "pause":
            kind = rng.choice(["burst", "burst", "blocked", "daily"])
            yield Step("pause", (rng.choice([0.5, 4.0]), kind))
        else:
            seconds = rng.choice([0.001, 0.4, 2.2, 31.0, 301.0])
            if day_ends and number == STEPS // 2:
                seconds = 43_200.0
            if is_clock_set and rng.random() < 0.7:
                seconds = rng.choice(CLOCK_STEPS)
            yield Step("later", (seconds,))


def play(step: Step, store: Store, tickets: list[Ticket]) -> Any:
    """Do a step on a store; return what a client would see of it."""
    what, arguments = step
    if what == "admit":
        tokens, limit, windows, horizon = arguments
        try:
            ticket = admit(store, tokens, limit, windows, horizon)
        except StoreRefusal as refusal:
            until = None if refusal.until is None else round(refusal.until * SECOND)
            return refusal.kind, until, refusal.spent, refusal.limit, refusal.known
        tickets.append(ticket)
        return round(ticket.send_at * SECOND)
    if what == "pause":
        store.pause(A, arguments[0], kind=arguments[1])
    elif tickets and what in ("settle", "release"):
        # Also one that is over already: clients may say so twice.
        ticket = tickets[int(arguments[0] * len(tickets))]
        if what == "release":
            store.release(A, ticket)
        else:
            limit, remaining, arrived = arguments[1:]
            store.settle(A, ticket, limit=limit, remaining=remaining, arrived=arrived)
    return None


def state(store: Store) -> Any:
    """Return all that a store tells of the account."""
    paused = store.paused(A)
    return todays(store, A), paused and (paused[0], round(paused[1] * SECOND))


def clocked_redis(
    url: str, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> RedisStore:
    """Return a store whose script looks at a key for the time, not at the server's clock."""
    told = "{redis.call('GET', 'clock:s'), redis.call('GET', 'clock:us')}"
    text = redis_store._SWAP.replace("redis.call('TIME')", told)
    monkeypatch.setattr(redis_store, "_SWAP", text)
    monkeypatch.setattr(redis_store, "time", clock)
    return RedisStore(url)


@pytest.mark.parametrize("seed", range(100))
def test_all_stores_tell_the_same_history(
    seed: int, redis_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The outcome of each step, and the state of the account after it."""
    clock = Clock()
    with redis.Redis.from_url(redis_url) as server:
        server.flushall()

        def tick() -> None:
            seconds, rest = divmod(clock.now, SECOND)
            server.mset({"clock:s": seconds, "clock:us": rest})

        tick()
        stores: Sequence[Store] = (
            MemoryStore(clock=clock),
            SQLiteStore(tmp_path / "count.db", clock=clock),
            clocked_redis(redis_url, clock, monkeypatch),
        )
        tickets: list[list[Ticket]] = [[] for _ in stores]
        said: list[str] = []
        for step in history(seed):
            said.append(str(step))
            if step.what == "later":
                clock.now += int(step.arguments[0] * SECOND)
                tick()
            seen = [
                (play(step, store, own), state(store))
                for store, own in zip(stores, tickets, strict=True)
            ]
            assert seen[0] == seen[1] == seen[2], "\n".join(said)
        for store in stores:
            store.close()
