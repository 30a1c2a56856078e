"""A long run of 8 threads and 200 tasks against a server that fails in every way.

``python -m benchmarks.soak SECONDS [httpx2]`` runs for 1,800 seconds by default. It
fails if memory grows, if a pool is stuck, or if a connection or a thread is left over.
The server must have read as many requests as the clients have accounted for. A
cancelled call is accounted for even if it was not sent: for the tasks, that many
requests may be missing.
"""

from __future__ import annotations

import asyncio
import gc
import os
import random
import statistics
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from openapi_runtime import ClientError, MemoryStore, Retry
from pipedrive_v2 import AsyncClient, Client

from ._clients import HurriedClock, async_client, client
from ._measure import environment

THREADS = 8
TASKS = 200
_RETRY = Retry(attempts=3, base=0.02, cap=0.1)
_TIMEOUT = 1.0  # seconds; shorter than the server stalls
_GROWTH = 1.05
_MARGIN = 2.0  # MB
_FEWEST = 10  # of each kind of outcome that must occur


@dataclass
class Found:
    """The state of this process, in the course of time and at the end."""

    memory: list[float]
    """Megabytes, since the warm-up."""

    sockets: int
    """Open sockets, compared with the start."""

    threads: int
    """Running threads, compared with the start."""

    accounted: tuple[int, int]
    """Requests, of the threads and of the tasks."""

    served: tuple[int, int]
    """The same, as the server has seen it."""

    outcomes: Counter[str]

    pooled: tuple[str, str]
    """The pools of both clients when no call is under way, as HTTPX shows them."""

    def problems(self) -> list[str]:
        """Return the failures."""
        third = max(1, len(self.memory) // 3)
        before = statistics.median(self.memory[:third])
        after = statistics.median(self.memory[-third:])
        found = []
        if after > before * _GROWTH + _MARGIN:
            found.append(f"memory grew from {before:.1f} to {after:.1f} MB")
        if self.sockets:
            found.append(f"{self.sockets} connections are left")
        for pool in self.pooled:
            if "Connections: 0 used" not in pool:
                found.append(f"something is stuck in {pool}")
        if self.threads:
            found.append(f"{self.threads} threads are left")
        missing = [a - s for a, s in zip(self.accounted, self.served, strict=True)]
        if missing[0] or not 0 <= missing[1] <= self.outcomes["cancelled"]:
            found.append(f"served {self.served}, accounted for {self.accounted}")
        for name in ("result", "error", "cancelled"):
            if self.outcomes[name] < _FEWEST:
                found.append(
                    f"only {self.outcomes[name]} calls have the outcome {name!r}"
                )
        return found


class Soak:
    """One run; it ends when its time is over and all calls have come to their end."""

    def __init__(self, url: str, seconds: float, library: str) -> None:
        store = MemoryStore(clock=HurriedClock())
        options = {
            "store": store,
            "retry": _RETRY,
            "timeout": _TIMEOUT,
            "library": library,
        }
        self._sync = client(f"{url}/threads", **options)
        self._async = async_client(f"{url}/tasks", **options)
        self._end = time.monotonic() + seconds
        self._lock = threading.Lock()
        self.outcomes: Counter[str] = Counter()
        self.pools: list[str] = []

    @property
    def accounted(self) -> tuple[int, int]:
        return self._sync.usage.requests, self._async.usage.requests

    def run(self) -> None:
        threads = [
            threading.Thread(target=self._thread, args=(n,)) for n in range(THREADS)
        ]
        threads.append(threading.Thread(target=lambda: asyncio.run(self._tasks())))
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.pools.append(repr(self._sync._http._transport._pool))  # type: ignore[attr-defined]  # pyright: ignore
        self._sync.close()

    def _over(self) -> bool:
        return time.monotonic() >= self._end

    def _note(self, outcome: str) -> None:
        with self._lock:
            self.outcomes[outcome] += 1

    def _thread(self, number: int) -> None:
        choices = random.Random(number)
        while not self._over():
            try:
                _call(self._sync, choices.randrange(10))
            except ClientError as error:
                self._note("error")
                self._note(type(error).__name__)
            else:
                self._note("result")
            time.sleep(choices.random() / 20)

    async def _tasks(self) -> None:
        async with self._async:
            await asyncio.gather(*(self._task(n) for n in range(TASKS)))
            self.pools.append(repr(self._async._http._transport._pool))  # type: ignore[attr-defined]  # pyright: ignore

    async def _task(self, number: int) -> None:
        choices = random.Random(-number)
        while not self._over():
            try:
                await _acall(self._async, choices.randrange(10))
            except TimeoutError:
                self._note("cancelled")
            except ClientError as error:
                self._note("error")
                self._note(type(error).__name__)
            else:
                self._note("result")
            await asyncio.sleep(
                2 * choices.random()
            )  # the server is to be the slow one


def _call(made: Client, choice: int) -> None:
    if choice == 0:
        made.deals.update(7, title="Annual renewal", value=None)
    elif choice < 3:
        for deal in made.deals.list(limit=20):
            assert deal.id
    else:
        assert made.deals.get(7).id == 7


async def _acall(made: AsyncClient, choice: int) -> None:
    if choice == 0:
        await made.deals.update(7, title="Annual renewal", value=None)
    elif choice < 3:
        async for deal in made.deals.list(limit=20):
            assert deal.id
    elif choice == 3:  # a task that is cancelled in its call
        async with asyncio.timeout(0.15):
            await made.deals.get(7)
    else:
        assert (await made.deals.get(7)).id == 7


def soak(seconds: float, library: str = "httpx") -> Found:
    """Run for so many seconds."""
    with _server() as (url, served):
        sockets, threads = _sockets(), threading.active_count()
        run = Soak(url, seconds, library)
        worker = threading.Thread(target=run.run)
        worker.start()
        memory = []
        began = time.monotonic()
        while worker.is_alive():
            worker.join(min(5.0, seconds / 40))
            if time.monotonic() - began > seconds * 0.25:  # warm by then
                memory.append(_memory())
        gc.collect()
        return Found(
            memory=memory,
            sockets=_sockets() - sockets,
            threads=threading.active_count() - threads,
            accounted=run.accounted,
            served=served(),
            outcomes=run.outcomes,
            pooled=(run.pools[0], run.pools[1]),
        )


@contextmanager
def _server() -> Iterator[tuple[str, Counted]]:
    with subprocess.Popen(
        [sys.executable, "-m", "benchmarks.faults"],
        env=environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            port = int(process.stdout.readline())
            yield f"http://127.0.0.1:{port}", Counted(process)
        finally:
            process.stdin.close()


class Counted:
    """A call that ends the server and returns the number of its requests."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def __call__(self) -> tuple[int, int]:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        threads, tasks = self._process.stdout.readline().split()
        return int(threads), int(tasks)


def _sockets() -> int:
    count = 0
    for path in Path("/proc/self/fd").iterdir():
        try:
            count += str(path.readlink()).startswith("socket:")
        except OSError:  # the folder's own
            continue
    return count


def _memory() -> float:
    """Return megabytes in use."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def main(seconds: float, library: str = "httpx") -> int:
    """Run, say what was found, return the exit code."""
    found = soak(seconds, library)
    outcomes = ", ".join(f"{n} {name}" for name, n in found.outcomes.most_common())
    print(f"{sum(found.served):,} requests in {seconds:.0f} s: {outcomes}")
    print(f"memory {found.memory[0]:.1f} to {found.memory[-1]:.1f} MB")
    print(*found.pooled, sep="\n")
    problems = found.problems()
    for problem in problems:
        print(f"error: {problem}", file=sys.stderr)
    return int(bool(problems))


if __name__ == "__main__":
    sys.exit(main(float(sys.argv[1]) if len(sys.argv) > 1 else 1800.0, *sys.argv[2:]))
