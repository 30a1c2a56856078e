"""The real Redis server, on a free loopback port, for as long as a test session lasts."""

from __future__ import annotations

import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
import redis


@contextmanager
def running_redis(*, cluster: bool = False) -> Iterator[str]:
    """Yield the URL of a server; skips the test where there is no redis-server.

    A cluster has this one node for all slots, which refuses scripts across slots.
    """
    program = shutil.which("redis-server")
    if program is None:
        pytest.skip("redis-server is not installed (apt-get install redis-server)")
    with tempfile.TemporaryDirectory() as directory:
        port, bus = _free_ports()
        more = ["--cluster-enabled", "yes", "--cluster-port", str(bus)]
        process = subprocess.Popen(
            [
                program,
                *("--bind", "127.0.0.1", "--port", str(port), "--dir", directory),
                *("--save", "", "--appendonly", "no", "--logfile", "redis.log"),
                *(more if cluster else ()),
            ],
            stdout=subprocess.DEVNULL,
        )
        try:
            url = f"redis://127.0.0.1:{port}/0"
            _wait_for(url)
            if cluster:
                _take_all_slots(url)
            yield url
        finally:
            process.kill()
            process.wait()


def _free_ports() -> tuple[int, int]:
    with socket.socket() as one, socket.socket() as other:
        one.bind(("127.0.0.1", 0))
        other.bind(("127.0.0.1", 0))
        return one.getsockname()[1], other.getsockname()[1]


def _take_all_slots(url: str) -> None:
    with redis.Redis.from_url(url) as client:
        client.execute_command("CLUSTER ADDSLOTSRANGE", 0, 16383)
        for _ in range(500):
            if client.execute_command("CLUSTER INFO")["cluster_state"] == "ok":
                return
            time.sleep(0.01)
    raise AssertionError("the cluster did not come up")


def _wait_for(url: str) -> None:
    with redis.Redis.from_url(url) as client:
        for _ in range(500):
            try:
                client.ping()
            except redis.ConnectionError:
                time.sleep(0.01)
            else:
                return
    raise AssertionError("redis-server did not start")
