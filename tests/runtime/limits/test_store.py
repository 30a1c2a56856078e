"""The rules that every store keeps, checked on all three; and what is special to one."""

from __future__ import annotations

import logging
import os
import random
import sqlite3
import stat
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
import redis

from openapi_runtime import ConfigurationError, StoreError
from openapi_runtime.limits.degrading import DegradingStore
from openapi_runtime.limits.ledger import SECOND, next_slot
from openapi_runtime.limits.redis import RedisStore
from openapi_runtime.limits.sqlite import SQLiteStore
from openapi_runtime.limits.store import (
    MemoryStore,
    SpentToday,
    Store,
    StoreRefusal,
    Ticket,
    account_id,
)
from tests.runtime.limits.redis_server import running_redis

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


@pytest.fixture(scope="session")
def redis_url() -> Iterator[str]:
    with running_redis() as url:
        yield url


@pytest.fixture(params=["memory", "sqlite", "redis"])
def bench(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Bench]:
    clock = Clock()
    make: Callable[[], Any]
    if request.param == "memory":
        make = lambda: MemoryStore(clock=clock)  # noqa: E731
    elif request.param == "sqlite":
        make = lambda: SQLiteStore(tmp_path / "count.db", clock=clock)  # noqa: E731
    else:
        url = request.getfixturevalue("redis_url")
        with redis.Redis.from_url(url) as client:
            client.flushall()
        make = lambda: RedisStore(url)  # noqa: E731
    bench = Bench(request.param, make, clock)
    yield bench
    bench.close()


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


def test_admitted_tokens_are_spent_at_once(bench: Bench) -> None:
    ticket = admit(bench.store, tokens=10)
    assert ticket.tokens == 10
    assert bench.store.spent(A) == SpentToday(10, None)
    assert abs(ticket.send_at - bench.clock()) < 1


def test_a_budget_is_spent_to_its_last_token_and_no_further(bench: Bench) -> None:
    admit(bench.store, tokens=90, limit=100)
    refusal = refused(bench.store, tokens=11, limit=100)
    assert (refusal.kind, refusal.spent, refusal.limit) == ("budget", 90, 100)
    assert bench.store.spent(A).tokens == 90
    admit(bench.store, tokens=10, limit=100)
    assert refused(bench.store, tokens=1, limit=100).kind == "budget"
    admit(bench.store, tokens=0, limit=100)  # what costs nothing may still be sent
    admit(bench.store, tokens=10, limit=None)  # and a client without a budget, all


def test_what_was_not_sent_is_given_back_once(bench: Bench) -> None:
    admit(bench.store, tokens=3)
    ticket = admit(bench.store, tokens=10)
    bench.store.release(A, ticket)
    bench.store.release(A, ticket)
    assert bench.store.spent(A).tokens == 3


def test_what_was_answered_is_not_given_back(bench: Bench) -> None:
    ticket = admit(bench.store)
    bench.store.settle(A, ticket)
    bench.store.settle(A, ticket)
    bench.store.release(A, ticket)
    assert bench.store.spent(A).tokens == 10


def test_the_server_corrects_the_count(bench: Bench) -> None:
    """Others spend too: spent is what the server says, and what is still on its way."""
    ticket, on_its_way = admit(bench.store), admit(bench.store, tokens=7)
    bench.store.settle(A, ticket, limit=1000, remaining=400)
    assert bench.store.spent(A) == SpentToday(607, 1000)
    bench.store.settle(A, on_its_way, limit=1000, remaining=393)
    assert bench.store.spent(A) == SpentToday(607, 1000)


def test_an_answer_without_a_count_changes_nothing(bench: Bench) -> None:
    bench.store.settle(A, admit(bench.store), limit=1000, remaining=900)
    bench.store.settle(A, admit(bench.store))
    assert bench.store.spent(A) == SpentToday(110, 1000)
    bench.store.settle(A, admit(bench.store), limit=1000, remaining=880)
    assert bench.store.spent(A) == SpentToday(120, 1000)


@pytest.mark.parametrize(
    ("limit", "remaining"),
    [(None, 5), (5, None), (0, 0), (-5, -9), (100, 101), (2**60, 1), (9, -(2**60))],
)
def test_a_count_that_makes_no_sense_is_ignored(
    bench: Bench, limit: int | None, remaining: int | None
) -> None:
    bench.store.settle(A, admit(bench.store), limit=limit, remaining=remaining)
    assert bench.store.spent(A) == SpentToday(10, None)


def test_an_overdrawn_account_is_known_as_such(bench: Bench) -> None:
    bench.store.settle(A, admit(bench.store), limit=100, remaining=-20)
    assert bench.store.spent(A) == SpentToday(120, 100)


def test_answers_that_overtake_each_other_lower_no_count(bench: Bench) -> None:
    first, second = admit(bench.store), admit(bench.store)
    bench.store.settle(A, second, limit=1000, remaining=980)
    bench.store.settle(A, first, limit=1000, remaining=990)
    assert bench.store.spent(A).tokens == 20


def test_a_newer_answer_may_say_less(bench: Bench) -> None:
    """The server's day may end at another time than ours."""
    bench.store.settle(A, admit(bench.store), limit=1000, remaining=0)
    bench.store.settle(A, admit(bench.store), limit=1000, remaining=990)
    assert bench.store.spent(A).tokens == 10


def test_what_ended_without_a_count_is_not_lost_to_an_older_answer(
    bench: Bench,
) -> None:
    bench.store.settle(A, admit(bench.store), limit=1000, remaining=990)
    asked_before = admit(bench.store)
    bench.store.settle(A, admit(bench.store, tokens=5))
    bench.store.settle(A, asked_before, limit=1000, remaining=980)
    assert bench.store.spent(A).tokens == 25
    bench.store.settle(A, admit(bench.store), limit=1000, remaining=965)
    assert bench.store.spent(A).tokens == 35


def test_a_day_begins_at_nothing(bench: Bench) -> None:
    late = admit(bench.store, tokens=90, limit=100)
    other = admit(bench.store, tokens=5, limit=100)
    bench.next_day(A)
    assert bench.store.spent(A).tokens == 0
    bench.store.release(A, other)  # of yesterday
    bench.store.settle(A, late, limit=1000, remaining=1)  # perhaps yesterday's count
    assert bench.store.spent(A) == SpentToday(0, 1000)
    admit(bench.store, tokens=100, limit=100)
    assert refused(bench.store, tokens=1, limit=100).kind == "budget"


def test_accounts_do_not_touch_each_other(bench: Bench) -> None:
    admit(bench.store, tokens=100, limit=100, windows=(("w", 30, 1),))
    bench.store.pause(A, 60, kind="blocked")
    ticket = admit(
        bench.store, tokens=100, limit=100, windows=(("w", 30, 1),), account=B
    )
    assert ticket.send_at < bench.clock() + 1
    assert bench.store.paused(B) is None


def test_threads_overspend_nothing(bench: Bench) -> None:
    def spend(_: int) -> int:
        done = 0
        for _ in range(10):
            try:
                ticket = admit(bench.store, tokens=7, limit=400)
            except StoreRefusal:
                continue
            else:
                bench.store.settle(A, ticket)
                done += 7
        return done

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(spend, range(8))) == 399
    assert bench.store.spent(A).tokens == 399


# Windows


def offsets(bench: Bench, count: int, **arguments: Any) -> list[float]:
    start = bench.clock()
    return [slot(bench, **arguments) - start for _ in range(count)]


def slot(bench: Bench, **arguments: Any) -> float:
    """Return when a request may be sent; from Redis without the way of its answer."""
    ticket = admit(bench.store, **arguments)
    if not (ticket.windows and isinstance(bench.store, RedisStore)):
        return ticket.send_at
    client: Any = bench.store._redis
    key = f"openapi_runtime:{{{A}}}:window:{ticket.windows[0]}"
    return float(client.zscore(key, ticket.id)) / SECOND


def test_a_window_holds_its_capacity_and_the_rest_takes_the_next_slots(
    bench: Bench,
) -> None:
    got = offsets(bench, 7, windows=(("w", 10, 3),))
    assert [round(offset, 0) for offset in got] == [0, 0, 0, 10, 10, 10, 20]
    assert got == sorted(got)


def test_no_span_of_a_window_has_more_than_its_capacity(bench: Bench) -> None:
    times: list[float] = []
    for wait in (0, 0.03, 0.05, 0, 0.11, 0, 0, 0, 0.07, 0, 0, 0):
        time.sleep(wait)
        times.append(slot(bench, windows=(("w", 0.2, 3),)))
    assert times == sorted(times)
    for first, fourth in zip(times, times[3:], strict=False):
        assert fourth - first >= 0.2 - 0.0001


def test_a_request_counts_in_all_its_windows(bench: Bench) -> None:
    general, search = ("general", 10.0, 4), ("search", 10.0, 1)
    assert offsets(bench, 3, windows=(general, search))[-1] > 19
    # Searches that wait do not hold up the others, for which there is room.
    assert [o < 1 for o in offsets(bench, 4, windows=(general,))] == [1, 1, 1, 0]


def test_who_would_wait_too_long_is_refused_and_not_charged(bench: Bench) -> None:
    admit(bench.store, windows=(("w", 10, 1),))
    refusal = refused(bench.store, windows=(("w", 10, 1),), horizon=5)
    assert refusal.kind == "busy"
    assert refusal.until is not None
    assert 5 < refusal.until - bench.clock() <= 10.1
    assert bench.store.spent(A).tokens == 10
    # And holds no slot.
    assert offsets(bench, 1, windows=(("w", 10, 1),))[0] < 10.1


def test_a_slot_that_is_given_back_is_free(bench: Bench) -> None:
    windows = (("general", 10.0, 1), ("search", 10.0, 1))
    admit(bench.store, windows=windows)
    second = admit(bench.store, windows=windows)
    bench.store.release(A, second)
    assert 9 < offsets(bench, 1, windows=windows)[0] < 10.1


def test_slots_are_shared_by_stores_on_the_same_data(bench: Bench) -> None:
    admit(bench.store, windows=(("w", 10, 1),))
    ticket = admit(bench.open(), windows=(("w", 10, 1),))
    assert ticket.send_at > bench.clock() + 9
    assert bench.open().spent(A).tokens == 20


def test_a_raised_capacity_counts_at_once(bench: Bench) -> None:
    offsets(bench, 2, windows=(("w", 10, 2),))
    assert offsets(bench, 1, windows=(("w", 10, 4),))[0] < 1


def test_a_capacity_of_nothing_does_not_wait_for_ever(bench: Bench) -> None:
    assert offsets(bench, 2, windows=(("w", 10, 0),))[1] > 9


def test_a_long_queue_is_in_order(bench: Bench) -> None:
    got = offsets(bench, 100, windows=(("w", 2.0, 5), ("v", 2.0, 20)))
    for first, sixth in zip(got, got[5:], strict=False):
        assert sixth - first > 1.95
    assert 37 < got[-1] < 39


# Pauses


def test_a_pause_stops_all_until_it_ends(bench: Bench) -> None:
    assert bench.store.paused(A) is None
    bench.store.pause(A, 60, kind="burst")
    refusal = refused(bench.open())
    assert refusal.kind == "paused"
    assert refusal.until is not None
    assert 30 < refusal.until - bench.clock() <= 60.5
    kind, until = bench.store.paused(A) or ("", 0.0)
    assert kind == "burst"
    assert abs(until - refusal.until) < 5  # with Redis, the way of its answers
    assert bench.store.spent(A).tokens == 0
    bench.let_pass(61)
    assert bench.store.paused(A) is None
    admit(bench.store)


def test_a_shorter_pause_does_not_end_a_longer_one(bench: Bench) -> None:
    bench.store.pause(A, 60, kind="burst")
    bench.store.pause(A, 1, kind="burst")
    bench.store.pause(A, -1, kind="burst")
    assert (bench.store.paused(A) or ("", 0.0))[1] > bench.clock() + 50


def test_a_block_comes_before_a_spent_day_and_that_before_a_pause(
    bench: Bench,
) -> None:
    bench.store.pause(A, 300, kind="burst")
    for kind, seconds in (("daily", 200), ("blocked", 100)):
        bench.store.pause(A, seconds, kind=kind)
        assert (bench.store.paused(A) or ("", 0.0))[0] == kind
        assert refused(bench.store).kind == kind
    bench.let_pass(101)
    assert refused(bench.store).kind == "daily"
    bench.let_pass(100)
    assert refused(bench.store).kind == "paused"


def test_a_spent_day_stops_all_until_its_end(bench: Bench) -> None:
    """Also what costs nothing: a request too many can end in a block."""
    bench.store.pause(A, 3600, kind="daily")
    refusal = refused(bench.open(), tokens=0)
    assert refusal.kind == "daily"
    assert refusal.until is not None
    assert 3500 < refusal.until - bench.clock() <= 3600.5
    bench.let_pass(3601)
    admit(bench.store)


# Locks


def test_a_lock_has_one_owner(bench: Bench) -> None:
    other = bench.open()
    assert bench.store.acquire("refresh", "me", 60)
    assert not other.acquire("refresh", "you", 60)
    assert other.acquire("another", "you", 60)
    assert bench.store.acquire("refresh", "me", 60)  # extends it
    other.free("refresh", "you")
    assert not other.acquire("refresh", "you", 60)
    bench.store.free("refresh", "me")
    bench.store.free("refresh", "me")
    assert other.acquire("refresh", "you", 60)


def test_a_lock_ends_by_itself(bench: Bench) -> None:
    assert bench.store.acquire("refresh", "dead", 60)
    assert not bench.store.acquire("refresh", "me", 60)
    bench.let_pass(61)
    assert bench.store.acquire("refresh", "me", 60)
    bench.store.free("refresh", "dead")
    assert not bench.store.acquire("refresh", "you", 60)


def test_a_closed_store_opens_again(bench: Bench) -> None:
    admit(bench.store)
    bench.store.close()
    bench.store.close()
    assert bench.store.spent(A).tokens == 10


# The arithmetic of windows


def test_next_slot_is_the_earliest_that_fits() -> None:
    """Against trying out every microsecond, on small numbers."""

    def fits(slots: list[int], length: int, capacity: int, at: int) -> bool:
        times = sorted([*slots, at])
        return all(
            last - first >= length
            for first, last in zip(times, times[capacity:], strict=False)
            if first <= at <= last
        )

    rng = random.Random(3)
    for _ in range(3000):
        length, capacity = rng.randint(1, 8), rng.randint(1, 4)
        slots: list[int] = []
        for _ in range(rng.randint(0, 12)):
            slot = next_slot(slots, length, capacity, rng.randint(0, 20))
            slots = sorted([*slots, slot])
        at = rng.randint(0, 25)
        found = next_slot(slots, length, capacity, at)
        expected = next(t for t in range(at, 200) if fits(slots, length, capacity, t))
        assert found == expected, (slots, length, capacity, at)


# Memory


def test_requests_that_nobody_settles_are_forgotten_but_stay_charged() -> None:
    clock = Clock()
    store = MemoryStore(clock=clock)
    admit(store, tokens=50)  # its process died
    clock.offset = 200
    store.settle(A, admit(store), limit=1000, remaining=900)
    assert store.spent(A).tokens == 150  # perhaps the server has not counted it yet
    clock.offset = 400
    store.settle(A, admit(store), limit=1000, remaining=840)
    assert store.spent(A).tokens == 160  # by now it has


def test_a_clock_that_is_set_back_does_not_hold_up_requests() -> None:
    clock = Clock()
    store = MemoryStore(clock=clock)
    admit(store, windows=(("w", 2, 1),))
    clock.offset = -3600
    assert admit(store, windows=(("w", 2, 1),)).send_at < clock() + 1


# SQLite


def test_only_the_owner_can_read_the_file(tmp_path: Path) -> None:
    old = os.umask(0)
    try:
        store = SQLiteStore(tmp_path / "count.db")
        admit(store)
        names = sorted(path.name for path in tmp_path.iterdir())
        assert names == ["count.db", "count.db-shm", "count.db-wal"]
        for path in tmp_path.iterdir():
            assert stat.S_IMODE(path.stat().st_mode) == 0o600
        store.close()
    finally:
        os.umask(old)


def test_accounts_that_nobody_uses_are_forgotten(tmp_path: Path) -> None:
    clock = Clock()
    store = SQLiteStore(tmp_path / "count.db", clock=clock)
    admit(store)
    store.acquire("lock", "me", 1)
    store.close()
    clock.offset = 8 * 86_400
    admit(store, account=B)
    store.close()
    connection = sqlite3.connect(tmp_path / "count.db")
    assert connection.execute("SELECT account FROM ledgers").fetchall() == [(B,)]
    assert connection.execute("SELECT count(*) FROM locks").fetchone() == (0,)
    connection.close()


def unusable(path: Path, says: str) -> None:
    store = SQLiteStore(path, wait=0.1)
    for _ in range(2):
        with pytest.raises(StoreError, match=says) as caught:
            admit(store)
        assert caught.value.__suppress_context__
        with pytest.raises(StoreError, match=says):
            store.spent(A)
    store.close()


def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "count.db"
    path.write_bytes(b"important notes, not a database" * 100)
    unusable(path, "not a database; move the file away")
    assert path.read_bytes().startswith(b"important notes")


def test_a_database_of_something_else_is_refused(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / "app.db")
    connection.execute("CREATE TABLE ledgers (a)")
    connection.close()
    unusable(tmp_path / "app.db", "belongs to something else")


@pytest.mark.parametrize(
    "state",
    [
        b"",
        b"\xff\xfe",
        b"[1, 2]",
        b'{"tokens": "many"}',
        b'{"notes": {"x": 1}}',
        "text",
        5,
        None,
    ],
)
def test_odd_data_in_the_file_is_refused(tmp_path: Path, state: Any) -> None:
    store = SQLiteStore(tmp_path / "count.db")
    admit(store)
    store.close()
    connection = sqlite3.connect(tmp_path / "count.db")
    if state is None:
        connection.execute("DROP TABLE ledgers")
    else:
        connection.execute("UPDATE ledgers SET state = ?", (state,))
    connection.commit()
    connection.close()
    unusable(tmp_path / "count.db", "cannot be used")


def test_a_damaged_file_is_refused_and_a_new_one_taken(tmp_path: Path) -> None:
    path = tmp_path / "count.db"
    store = SQLiteStore(path)
    admit(store)
    store.close()
    data = bytearray(path.read_bytes())
    data[100:] = b"\xa5" * (len(data) - 100)
    path.write_bytes(bytes(data))
    with pytest.raises(StoreError, match="malformed"):
        admit(store)
    path.unlink()
    admit(store)
    assert store.spent(A).tokens == 10
    store.close()


def test_a_directory_that_does_not_exist_is_named(tmp_path: Path) -> None:
    unusable(tmp_path / "nowhere" / "count.db", "directory must exist")


def test_a_file_that_another_process_holds_is_an_error_in_time(tmp_path: Path) -> None:
    store = SQLiteStore(tmp_path / "count.db", wait=0.1)
    admit(store)
    holder = sqlite3.connect(tmp_path / "count.db", isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    started = time.monotonic()
    with pytest.raises(StoreError, match=r"held it for 0\.1 s"):
        admit(store)
    assert time.monotonic() - started < 5
    holder.execute("ROLLBACK")
    holder.close()
    admit(store)
    store.close()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="fork is not known here")
@pytest.mark.parametrize("kind", ["memory", "sqlite", "redis"])
def test_a_store_goes_on_after_a_fork_in_the_middle_of_use(
    tmp_path: Path, request: pytest.FixtureRequest, kind: str
) -> None:
    url = request.getfixturevalue("redis_url") if kind == "redis" else ""
    script = FORKING.format(kind=kind, path=str(tmp_path / "count.db"), url=url)
    done = subprocess.run(
        [sys.executable, "-c", script], timeout=60, capture_output=True, text=True
    )
    assert (done.returncode, done.stderr) == (0, "")
    counts = [int(line) for line in done.stdout.split()]
    assert len(counts) == 9
    if kind != "memory":
        assert counts[-1] == sum(counts[:-1])


FORKING = """
import os, threading, warnings
warnings.simplefilter("ignore", DeprecationWarning)  # of forking with threads
from openapi_runtime.limits.store import MemoryStore
from openapi_runtime.limits.redis import RedisStore
from openapi_runtime.limits.sqlite import SQLiteStore
kind = {kind!r}
store = (MemoryStore() if kind == "memory" else
    SQLiteStore({path!r}) if kind == "sqlite" else RedisStore({url!r}))
def admit():
    return store.admit("fork", tokens=1, limit=None, windows=[("w", .1, 50)], horizon=1e6)
store.settle("fork", admit())  # imports what is needed: that must not be interrupted
going, spent = True, 1
def work():
    global spent
    while going:
        store.settle("fork", admit())
        spent += 1
thread = threading.Thread(target=work)
thread.start()
children = []
for _ in range(7):
    child = os.fork()
    if child == 0:
        for _ in range(20):
            store.settle("fork", admit())
        store.close()
        os.write(1, b"20\\n")
        os._exit(0)
    children.append(child)
for child in children:
    assert os.waitpid(child, 0)[1] == 0
going = False
thread.join()
os.write(1, b"%d\\n%d\\n" % (spent, store.spent("fork").tokens))
store.close()
"""


# Redis


@pytest.mark.parametrize("seed", range(6))
def test_redis_counts_as_the_others_do(redis_url: str, seed: int) -> None:
    """Any order of admissions, answers and pauses gives the same count and order."""
    rng = random.Random(seed)
    account = account_id("same", str(seed))
    stores: list[Store] = [MemoryStore(), RedisStore(redis_url)]
    going: list[list[Ticket]] = []
    server_spent = 0
    for _ in range(150):
        what = rng.random()
        if what < 0.5 or not going:
            windows = rng.choice([(), (("w", 50, 4),), (("w", 50, 4), ("v", 70, 2))])
            tokens, horizon = rng.randint(0, 9), rng.choice([100, 400])
            got = [
                outcome(store, account, tokens, windows, horizon) for store in stores
            ]
            if all(isinstance(one, Ticket) for one in got):
                going.append([one for one in got if isinstance(one, Ticket)])
                assert abs(going[-1][0].send_at - going[-1][1].send_at) < 2
            else:
                assert got[0] == got[1]
        else:
            tickets = going.pop(rng.randrange(len(going)))
            server_spent += tickets[0].tokens + rng.randint(0, 2)
            told: Any = {}
            if rng.random() < 0.5:
                told = {"limit": 9999, "remaining": 9999 - server_spent}
            for store, ticket in zip(stores, tickets, strict=True):
                if what > 0.9:
                    store.release(account, ticket)
                else:
                    store.settle(account, ticket, **told)
        assert stores[0].spent(account) == stores[1].spent(account)
    stores[1].close()


def outcome(
    store: Store, account: str, tokens: int, windows: Any, horizon: float
) -> Ticket | tuple[str, int | None]:
    try:
        return admit(store, tokens, 700, windows, horizon, account)
    except StoreRefusal as refusal:
        return refusal.kind, refusal.spent


def test_every_key_in_redis_ends_by_itself(redis_url: str) -> None:
    with redis.Redis.from_url(redis_url) as client:
        client.flushall()
        store = RedisStore(redis_url)
        store.settle(A, admit(store, windows=(("w", 2, 1),)), limit=1000, remaining=10)
        store.settle(A, admit(store, windows=(("w", 2, 1),)))
        admit(store)
        store.pause(A, 30, kind="burst")
        store.pause(A, 30, kind="blocked")
        store.pause(A, 30, kind="daily")
        store.acquire("refresh", "me", 30)
        keys = [key.decode() for key in client.scan_iter()]
        assert len(keys) == 8
        for key in keys:
            assert 0 < client.ttl(key) <= 172_800
            name = "refresh" if key.endswith(":lock") else A
            assert key.startswith(f"openapi_runtime:{{{name}}}:")
        store.close()


def test_a_command_that_is_sent_again_charges_once(redis_url: str) -> None:
    """The library sends again when it lost the connection before the answer."""
    store = RedisStore(redis_url)
    arguments = ["same-ticket", 10, "", 60 * SECOND, 10 * SECOND, 1]
    account = account_id("again")
    first = store._run("admit", account, arguments, ["w"])
    second = store._run("admit", account, arguments, ["w"])
    assert first[0] == second[0] == b"sent"
    assert store.spent(account).tokens == 10
    store.close()


def test_a_client_that_decodes_answers_can_be_passed_in(redis_url: str) -> None:
    with redis.Redis.from_url(redis_url, decode_responses=True) as client:
        store = RedisStore(client, prefix="other")
        admit(store, limit=10, windows=(("w", 2, 1),))
        assert refused(store, limit=10).kind == "budget"
        store.pause(A, 1, kind="blocked")
        assert (store.paused(A) or ("", 0))[0] == "blocked"
        store.close()
        assert client.ping()


def test_odd_data_in_redis_is_an_error(redis_url: str) -> None:
    with redis.Redis.from_url(redis_url) as client:
        for name in ("day", "flight", "burst"):
            client.flushall()
            store = RedisStore(redis_url)
            client.rpush(f"openapi_runtime:{{{A}}}:{name}", "odd")
            with pytest.raises(StoreError, match="WRONGTYPE"):
                admit(store)
            store.close()
        client.flushall()


def test_a_redis_that_is_down_is_an_error_without_a_password() -> None:
    store = RedisStore("redis://me:s3cret@127.0.0.1:9/0")
    with pytest.raises(StoreError, match="Redis store cannot be used") as caught:
        admit(store)
    assert "s3cret" not in str(caught.value)
    assert caught.value.__context__ is None
    store.close()


def test_a_redis_cluster_can_be_used() -> None:
    """All keys of an account are in one slot, which scripts in a cluster demand."""
    windows = (("general", 2.0, 5), ("search", 2.0, 2))
    with running_redis(cluster=True) as url, redis.RedisCluster.from_url(url) as client:
        store = RedisStore(client)
        ticket = admit(store, 10, 50, windows)
        store.settle(A, ticket, limit=50, remaining=30)
        store.release(A, admit(store, 10, 50, windows))
        assert store.spent(A) == SpentToday(20, 50)
        client.script_flush()  # as after a failover
        assert refused(store, tokens=40, limit=50).kind == "budget"
        assert (store.acquire("x", "me", 5), store.acquire("x", "you", 5)) == (
            True,
            False,
        )
        store.free("x", "me")
        store.pause(A, 5, kind="blocked")
        assert refused(store).kind == "blocked"


def test_a_redis_that_was_restarted_is_used_again() -> None:
    with running_redis() as url:
        store = RedisStore(url)
        admit(store)
        with redis.Redis.from_url(url) as client:
            client.script_flush()
            client.client_kill_filter(_type="normal", skipme=True)
        admit(store)
        assert store.spent(A).tokens == 20
    with pytest.raises(StoreError):
        admit(store)
    store.close()


def test_a_url_of_another_kind_is_refused() -> None:
    with pytest.raises(ConfigurationError, match="redis://") as caught:
        RedisStore("http://me:s3cret@host")
    assert "s3cret" not in str(caught.value)


def test_the_library_is_only_needed_for_this_store() -> None:
    script = (
        "import sys; sys.modules['redis'] = None\n"
        "import openapi_runtime, openapi_runtime.limits.redis as store\n"
        "try: store.RedisStore('redis://x')\n"
        "except openapi_runtime.ConfigurationError as error: print(error)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, timeout=60
    )
    assert "pip install 'redis>=5'" in done.stdout


# A store that is out of order


class Broken:
    """A store in a directory that comes and goes."""

    def __init__(self, tmp_path: Path) -> None:
        self.directory = tmp_path / "shared"
        self.store = SQLiteStore(self.directory / "count.db")
        self.now = 0.0
        self.told: list[str | None] = []
        self.degrading = DegradingStore(
            self.store,
            tell=self.told.append,
            retry_after=30,
            clock=lambda: self.now,
        )


def test_a_degrading_store_goes_on_says_so_once_and_comes_back(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    broken = Broken(tmp_path)
    store = broken.degrading
    assert store.blocking
    with caplog.at_level(logging.WARNING, logger="openapi_runtime"):
        admit(store, limit=15)
        assert refused(store, limit=15).kind == "budget"  # in this process
        broken.now = 40
        assert store.acquire("refresh", "me", 60)
        assert len(caplog.records) == 1
        assert "in this process only" in caplog.text
        assert store.degraded is not None
        assert broken.told[-1] == store.degraded
        broken.directory.mkdir()
        assert store.spent(A).tokens == 10  # not tried again yet
        broken.now = 80
        assert store.spent(A).tokens == 10  # in the shared file by now
        assert broken.store.spent(A).tokens == 10
        assert store.degraded is None
        assert broken.told[-1] is None
        assert len(caplog.records) == 2
    store.close()


def test_a_degraded_store_knows_what_the_server_said_and_the_pauses(
    tmp_path: Path,
) -> None:
    broken = Broken(tmp_path)
    broken.directory.mkdir()
    store = broken.degrading
    ticket = admit(store)
    store.settle(A, ticket, limit=1000, remaining=5)
    store.release(A, ticket)
    store.free("refresh", "me")
    assert store.degraded is None
    broken.store.close()
    for path in broken.directory.iterdir():
        path.unlink()
    broken.directory.rmdir()
    assert refused(store, limit=1000).kind == "budget"
    assert store.degraded is not None
    store.pause(A, 60, kind="blocked")
    assert (store.paused(A) or ("", 0))[0] == "blocked"
    assert refused(store).kind == "blocked"


def test_what_was_spent_before_a_failure_counts_in_it_and_after_it(
    tmp_path: Path,
) -> None:
    """Of a budget of ten there are ten requests, whatever the store does meanwhile."""
    broken = Broken(tmp_path)
    store = broken.degrading
    away = tmp_path / "away"
    broken.directory.mkdir()
    for _ in range(8):
        store.settle(A, admit(store, 1, limit=10))
    broken.store.close()
    broken.directory.rename(away)
    given_back = admit(store, 1, limit=10)
    admit(store, 1, limit=10)
    assert store.degraded is not None
    assert refused(store, tokens=1, limit=10).kind == "budget"
    store.release(A, given_back)
    store.pause(B, 60, kind="blocked")
    away.rename(broken.directory)
    broken.now = 40
    admit(store, 1, limit=10)
    assert store.degraded is None
    assert refused(store, tokens=1, limit=10).kind == "budget"
    assert broken.store.spent(A).tokens == 10
    assert (broken.store.paused(B) or ("", 0))[0] == "blocked"
    store.close()


def test_a_store_is_charged_once_for_what_was_spent_without_it(tmp_path: Path) -> None:
    """Though many threads find at the same time that it works again."""
    broken = Broken(tmp_path)
    store = broken.degrading
    for _ in range(30):
        admit(store, 1, limit=100)
    broken.directory.mkdir()
    broken.now = 40
    begin = threading.Barrier(8)

    def spend(_: int) -> int:
        begin.wait()
        done = 0
        with suppress(StoreRefusal):
            while True:
                admit(store, 1, limit=100)
                done += 1
        return done

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(spend, range(8))) == 70
    assert broken.store.spent(A).tokens == 100
    store.close()


def test_what_was_spent_without_the_store_yesterday_is_not_charged_today(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = Broken(tmp_path)
    store = broken.degrading
    monkeypatch.setattr(store._spare, "_clock", lambda: time.time() - 86_400)
    admit(store, 5)
    broken.directory.mkdir()
    broken.now = 40
    assert store.spent(A).tokens == 0
    store.close()


def test_a_child_does_not_pay_what_its_parent_owes(tmp_path: Path) -> None:
    broken = Broken(tmp_path)
    store = broken.degrading
    admit(store, 5)
    store.renew()  # as in the child of a fork
    broken.directory.mkdir()
    broken.now = 40
    assert store.spent(A).tokens == 0
    store.close()


def test_account_ids_name_nobody() -> None:
    assert account_id("a", "b") != account_id("a", "c") != account_id("ab", "")
    assert "acme" not in account_id("acme")


def test_locks_of_threads_are_exclusive() -> None:
    store = MemoryStore()
    won: list[str] = []

    def take(owner: str) -> None:
        if store.acquire("lock", owner, 60):
            won.append(owner)

    threads = [threading.Thread(target=take, args=(str(n),)) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(won) == 1
