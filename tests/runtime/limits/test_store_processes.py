"""Eight processes that spend from one budget: never over, never stuck.

They share a SQLite file, then a Redis server; first through the store alone, then through
clients, sync and async ones, against a server that counts.
"""

from __future__ import annotations

import multiprocessing
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from multiprocessing import Pipe
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import redis

from openapi_runtime.limits.redis import RedisStore
from openapi_runtime.limits.sqlite import SQLiteStore
from openapi_runtime.limits.store import Store
from tests.runtime.conftest import Answer, Server
from tests.runtime.limits.redis_server import running_redis
from tests.runtime.limits.spender import ACCOUNT, COST, spend
from tests.runtime.limits.store_bench import todays

PROCESSES = 8

# Each process is the fork of one that has imported everything, and has no thread.
FORKS = multiprocessing.get_context("forkserver")
FORKS.set_forkserver_preload([spend.__module__])


@pytest.fixture(scope="module")
def redis_url() -> Iterator[str]:
    with running_redis() as url:
        yield url


class Shared(NamedTuple):
    kind: str
    where: str
    store: Store


@pytest.fixture(params=["sqlite", "redis"])
def shared(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Shared]:
    store: SQLiteStore | RedisStore
    if request.param == "sqlite":
        where = str(tmp_path / "count.db")
        store = SQLiteStore(where)
    else:
        where = request.getfixturevalue("redis_url")
        with redis.Redis.from_url(where) as client:
            client.flushall()
        store = RedisStore(where)
    yield Shared(request.param, where, store)
    store.close()


class Spender:
    """A process that waits for the start; what it says is read all the time."""

    def __init__(self, shared: Shared, limit: int, way: str, *rest: str) -> None:
        self._pipe, theirs = Pipe()
        arguments = (theirs, shared.kind, shared.where, limit, way, *rest)
        self.process = FORKS.Process(target=spend, args=arguments)
        self.process.start()
        theirs.close()  # which leaves the process as the only one that has it
        self.lines: list[Any] = []
        self._reader = threading.Thread(target=self._read)
        self._reader.start()

    def _read(self) -> None:
        with suppress(EOFError, OSError):
            while True:
                self.lines.append(self._pipe.recv())

    def start(self) -> None:
        self._pipe.send("go")

    def wait_for(self, lines: int) -> None:
        for _ in range(3000):
            if len(self.lines) >= lines:
                return
            time.sleep(0.01)
        raise AssertionError(f"stuck: {self.lines[-1:]}")

    def finish(self) -> list[Any]:
        """Return what it said of its requests."""
        self.process.join(60)
        code = self.process.exitcode
        self._reader.join()
        self._pipe.close()
        self.process.close()
        assert code in (0, -signal.SIGKILL)
        said = [line for line in self.lines if line != "ready"]
        if code == 0:
            assert said.pop() == "done"
        return said


def start(spenders: list[Spender]) -> None:
    for spender in spenders:
        spender.wait_for(1)
    for spender in spenders:
        spender.start()


def test_eight_processes_spend_a_budget_exactly(shared: Shared) -> None:
    limit = 1500 * COST + 3
    spenders = [Spender(shared, limit, "by_store") for _ in range(PROCESSES)]
    start(spenders)
    counts = [len(spender.finish()) for spender in spenders]
    assert sum(counts) == 1500
    assert todays(shared.store, ACCOUNT).tokens == 1500 * COST


def test_charges_of_killed_processes_stay(shared: Shared) -> None:
    """kill -9, at any moment: nothing is lost, nobody is stuck, the lock ends by itself."""
    limit = 1500 * COST
    victims = [
        Spender(shared, limit, way)
        for way in ("holding_a_lock", "by_store", "by_store")
    ]
    spenders = [Spender(shared, limit, "by_store") for _ in range(PROCESSES - 3)]
    for spender in spenders:
        spender.wait_for(1)
    start(victims)
    for victim in victims:
        victim.wait_for(2)
    start(spenders)
    for victim in victims:
        victim.wait_for(8)
        victim.process.kill()
    assert not shared.store.acquire("refresh", "me", 60)
    counted = sum(len(spender.finish()) for spender in [*victims, *spenders])
    # A victim may have been charged for what it had no time to tell.
    assert 1500 - len(victims) <= counted <= 1500
    assert todays(shared.store, ACCOUNT).tokens == 1500 * COST
    ends = time.monotonic() + 3
    while not shared.store.acquire("refresh", "me", 60):
        assert time.monotonic() < ends
        time.sleep(0.05)
    paused = shared.store.paused("elsewhere")
    assert paused is not None
    assert paused[0] == "blocked"


def test_processes_share_a_window_in_turn(shared: Shared) -> None:
    spenders = [Spender(shared, 60 * COST, "in_windows") for _ in range(4)]
    start(spenders)
    times = sorted(line for spender in spenders for line in spender.finish())
    assert len(times) == 60
    for first, sixth in zip(times, times[5:], strict=False):
        # With Redis, each process adds the way of the response to it.
        assert sixth - first >= 0.2 - (0.15 if shared.kind == "redis" else 0.0001)
    assert times[-1] - times[0] < 0.2 * 12 + 3  # and no slot is left empty


class CountingServer(Server):
    """A server that counts tokens as the real one does: per account."""

    def __init__(self, day: int, spent_by_others: int, tells: bool) -> None:
        self.day = day
        self.spent = spent_by_others
        self._tells = tells
        self._counting = threading.Lock()
        super().__init__()

    def next_answer(self) -> Answer:
        with self._counting:
            self.spent += 10
            left = self.day - self.spent
        headers = {"Content-Type": "application/json"}
        if self._tells:
            headers |= {"X-Day-Limit": str(self.day), "X-Day-Remaining": str(left)}
        return Answer(200, headers, b'{"success": true, "data": []}')


@pytest.mark.parametrize("tells", [False, True], ids=["silent", "tells"])
def test_eight_clients_spend_a_budget_exactly(shared: Shared, tells: bool) -> None:
    """The rule holds if others have spent before, and only the server knows."""
    server = CountingServer(10_000, 1000 if tells else 0, tells)
    try:
        spenders = [
            Spender(
                shared,
                2205 if tells else 1205,
                ("sync_client", "async_client")[number % 2],
                server.base_url,
            )
            for number in range(PROCESSES)
        ]
        start(spenders)
        counts = [len(spender.finish()) for spender in spenders]
    finally:
        server.close()
    assert sum(counts) == len(server.received) == 120
    assert server.spent == (2200 if tells else 1200)


def test_a_killed_client_does_not_stop_the_others(shared: Shared) -> None:
    server = CountingServer(10_000, 0, True)
    try:
        ways = ("sync_client", "async_client")
        spenders = [
            Spender(shared, 2400, ways[number % 2], server.base_url)
            for number in range(PROCESSES)
        ]
        for spender in spenders:
            spender.wait_for(1)
        start(spenders[:2])
        for victim in spenders[:2]:
            victim.wait_for(2)
        start(spenders[2:])
        for spender in spenders[2:]:
            spender.wait_for(2)
        for victim in spenders[:2]:
            victim.process.kill()
        for spender in spenders:
            spender.finish()
    finally:
        server.close()
    # What the victims had on its way may have arrived, and stays charged if not.
    assert 2400 - 3 * 10 <= server.spent <= 2400
