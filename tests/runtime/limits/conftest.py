"""The stores that tests of limits run on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import redis

from openapi_runtime.limits.sqlite import SQLiteStore
from openapi_runtime.limits.store import MemoryStore
from tests.runtime.limits.own_store import Table, TableStore
from tests.runtime.limits.redis_server import running_redis
from tests.runtime.limits.store_bench import Bench, Clock, LaterRedis


@pytest.fixture(scope="session")
def redis_url() -> Iterator[str]:
    with running_redis() as url:
        yield url


@pytest.fixture(params=["memory", "sqlite", "redis", "own"])
def bench(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Bench]:
    clock = Clock()
    make: Callable[[], Any]
    if request.param == "memory":
        make = lambda: MemoryStore(clock=clock)  # noqa: E731
    elif request.param == "sqlite":
        make = lambda: SQLiteStore(tmp_path / "count.db", clock=clock)  # noqa: E731
    elif request.param == "own":
        table = Table()
        make = lambda: TableStore(table, clock)  # noqa: E731
    else:
        url = request.getfixturevalue("redis_url")
        with redis.Redis.from_url(url) as client:
            client.flushall()
        make = lambda: LaterRedis(url, clock)  # noqa: E731
    bench = Bench(request.param, make, clock)
    yield bench
    bench.close()
