"""Clocks that are set: pauses, days, locks and notes stay as long as they can be true."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
import redis

from openapi_runtime.limits.ledger import (
    DAY,
    LONGEST_LOCK,
    SECOND,
    Ledger,
    StoreRefusal,
)
from openapi_runtime.limits.sqlite import SQLiteStore
from openapi_runtime.limits.store import MemoryStore, Store
from openapi_runtime.settings.seams import PauseKind
from tests.runtime.limits.own_store import Table, TableStore
from tests.runtime.limits.store_bench import NOON, A, admit, refused, todays
from tests.runtime.limits.test_store_histories import Clock, clocked_redis

YEARS = 10 * 365 * 86_400
MIDNIGHT = NOON + 43_200


class Set:
    """A store, and a clock that tests set."""

    def __init__(self, store: Store, clock: Clock, server: redis.Redis | None) -> None:
        self.store = store
        self._clock = clock
        self._server = server
        self.at(NOON)

    def at(self, now: float) -> None:
        """Set the clock, also that of the Redis server."""
        self._clock.now = int(now * SECOND)
        if self._server is not None:
            seconds, rest = divmod(self._clock.now, SECOND)
            self._server.mset({"clock:s": seconds, "clock:us": rest})


@pytest.fixture(params=["memory", "sqlite", "redis", "own"])
def on(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Set]:
    clock, server = Clock(), None
    store: Store = MemoryStore(clock=clock)
    if request.param == "sqlite":
        store = SQLiteStore(tmp_path / "count.db", clock=clock)
    elif request.param == "own":
        store = TableStore(Table(), clock)
    elif request.param == "redis":
        url = request.getfixturevalue("redis_url")
        server = redis.Redis.from_url(url)
        server.flushall()
        store = clocked_redis(url, clock, monkeypatch)
    yield Set(store, clock, server)
    store.close()
    if server is not None:
        server.close()


@pytest.mark.parametrize(
    ("kind", "seconds"), [("blocked", 900), ("daily", 3600), ("burst", 5)]
)
@pytest.mark.parametrize("ahead", [YEARS, 4000, 2])
def test_a_pause_of_a_clock_that_was_ahead_ends_after_its_length(
    on: Set, kind: PauseKind, seconds: float, ahead: float
) -> None:
    on.at(NOON + ahead)
    on.store.pause(A, seconds, kind=kind)
    on.at(NOON)
    assert refused(on.store).until == pytest.approx(NOON + seconds, abs=0.01)
    on.at(NOON + seconds - 1)
    refused(on.store)
    on.at(NOON + seconds + 1)
    admit(on.store)


def test_looking_at_a_pause_does_not_lengthen_it(on: Set) -> None:
    """Clients of one process ask for the block of a caller, and admit by another key."""
    on.at(NOON + YEARS)
    on.store.pause(A, 900, kind="blocked")
    for passed in range(0, 900, 300):
        on.at(NOON + passed)
        found = on.store.paused(A)
        assert found is not None
        assert found[1] == pytest.approx(NOON + 900, abs=0.01)
    on.at(NOON + 901)
    assert on.store.paused(A) is None


def test_a_longer_pause_after_one_of_a_clock_that_was_ahead(on: Set) -> None:
    on.at(NOON + YEARS)
    on.store.pause(A, 60, kind="blocked")
    on.at(NOON)
    on.store.pause(A, 900, kind="blocked")
    assert refused(on.store).until == pytest.approx(NOON + 900, abs=0.01)


def test_a_pause_of_a_ledger_without_lengths_ends_within_a_day() -> None:
    """Files of earlier versions have no lengths."""
    ledger = Ledger(blocked=int(NOON + YEARS) * SECOND)
    assert ledger.paused(int(NOON) * SECOND) == ("blocked", int(NOON) * SECOND + DAY)


@pytest.mark.parametrize("step", [2.0, 3600.0, 86_400.0, float(YEARS)])
def test_a_clock_that_steps_over_midnight_gives_each_day_once(
    on: Set, step: float
) -> None:
    spent = 0
    for _ in range(5):
        for now in (MIDNIGHT - 1, MIDNIGHT - 1 + step):
            on.at(now)
            with suppress(StoreRefusal):
                admit(on.store, tokens=90, limit=100)
                spent += 90
    assert spent == 180


def test_a_clock_that_was_ahead_leaves_the_count_of_the_real_day(on: Set) -> None:
    admit(on.store, tokens=90, limit=100)
    on.at(NOON + YEARS)
    admit(on.store, tokens=50, limit=100)
    on.at(NOON + 60)
    assert todays(on.store, A).tokens == 90
    assert refused(on.store, tokens=20, limit=100).kind == "budget"
    on.at(MIDNIGHT + 60)
    admit(on.store, tokens=90, limit=100)


def test_requests_of_a_clock_that_was_ahead_are_not_on_their_way_for_years(
    on: Set,
) -> None:
    on.at(NOON + 7200)
    admit(on.store, tokens=50)  # its process died
    on.at(NOON)
    on.store.settle(A, admit(on.store), limit=1000, remaining=900)
    assert todays(on.store, A).tokens == 100


def test_the_server_is_believed_again_after_a_clock_was_set_back(on: Set) -> None:
    on.at(NOON + 7200)
    on.store.settle(A, admit(on.store), limit=1000, remaining=100)
    on.at(NOON)
    admit(on.store)
    on.at(NOON + 1)
    on.store.settle(A, admit(on.store, tokens=0), limit=1000, remaining=500)
    assert todays(on.store, A).tokens == 510


def test_a_lock_of_a_clock_that_was_ahead_can_be_taken(on: Set) -> None:
    on.at(NOON + YEARS)
    assert on.store.acquire("refresh", "died", 60)
    on.at(NOON)
    assert on.store.acquire("refresh", "me", 60)
    assert not on.store.acquire("refresh", "another", 60)


def test_a_lock_cannot_be_taken_for_longer_than_locks_last(on: Set) -> None:
    assert on.store.acquire("refresh", "me", 10 * LONGEST_LOCK)
    assert not on.store.acquire("refresh", "another", 60)


def test_a_file_that_is_opened_while_the_clock_is_ahead_loses_no_count(
    tmp_path: Path,
) -> None:
    clock = Clock()
    for ahead in (0, YEARS, 0):
        clock.now = int((NOON + ahead) * SECOND)
        store = SQLiteStore(tmp_path / "count.db", clock=clock)
        if ahead == 0:
            admit(store, tokens=10)
        store.close()
    assert todays(store, A).tokens == 20
    store.close()
