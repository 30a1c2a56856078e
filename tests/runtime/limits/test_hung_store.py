"""A store that hangs holds up neither the event loop nor a call beyond its time."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable
from typing import Any

import anyio.to_thread
import msgspec
import pytest

from openapi_runtime import DeadlineError, MemoryStore, RateWindow, Retry
from tests.runtime.conftest import TOKEN, Flavour, do
from tests.runtime.fault_server import FaultServer, answer, stall
from tests.runtime.limits.store_bench import todays
from tests.runtime.sample_api import API, AsyncClient, Deal

SLOW = 20.0
"""Seconds that prove a hang; what is tested takes a small part of it."""


class Hanging(MemoryStore):
    """A store of several processes whose responses the test can hold back."""

    blocking = True

    def __init__(self, *which: str) -> None:
        super().__init__()
        self.which = set(which)
        self.asked = threading.Semaphore(0)
        self.go_on = threading.Event()
        self.left = threading.Event()

    def _hang(self, name: str) -> None:
        if name in self.which:
            self.asked.release()
            self.go_on.wait(SLOW)

    def change(self, *arguments: Any) -> Any:
        self._hang("change")
        return super().change(*arguments)

    def admit(self, *arguments: Any, **more: Any) -> Any:
        self._hang("admit")
        return super().admit(*arguments, **more)

    def settle(self, *arguments: Any, **more: Any) -> None:
        self._hang("settle")
        super().settle(*arguments, **more)
        self.left.set()

    def release(self, *arguments: Any, **more: Any) -> None:
        self._hang("release")
        super().release(*arguments, **more)
        self.left.set()


@pytest.fixture(params=["sync", "async"])
def use(request: pytest.FixtureRequest, faults: FaultServer) -> Flavour:
    return Flavour(request.param, faults)


async def until(true: Callable[[], object]) -> None:
    end = time.monotonic() + SLOW
    while not true():
        assert time.monotonic() < end
        await asyncio.sleep(0.005)


def test_admission_is_waited_for_within_the_total_time(
    use: Flavour, faults: FaultServer
) -> None:
    """A grant is given back if nobody waits for it any more."""
    store = Hanging("admit")

    async def body(client: Any) -> None:
        started = time.monotonic()
        with pytest.raises(DeadlineError, match="store does not respond; nothing was"):
            await do(client.deals.get(7, total_timeout=0.2))
        assert 0.15 < time.monotonic() - started < SLOW / 2
        store.which.clear()
        store.go_on.set()
        await until(store.left.is_set)
        account = client._settings.gate.account()
        assert todays(store, account).tokens == client.usage.tokens == 0
        assert await do(client.deals.get(7)) == Deal(id=7)
        assert todays(store, account).tokens == client.usage.tokens == 1

    use.run(body, store=store)
    assert len(faults.seen) == 1


def test_a_response_does_not_wait_for_the_store(use: Flavour) -> None:
    """Longer than the total time; the store takes note of it when it can."""
    store = Hanging("settle")

    async def body(client: Any) -> None:
        started = time.monotonic()
        assert await do(client.deals.get(7, total_timeout=1.0)) == Deal(id=7)
        assert time.monotonic() - started < SLOW / 2
        store.go_on.set()
        await until(store.left.is_set)
        assert todays(store, client._settings.gate.account()).tokens == 1

    use.run(body, store=store)


def test_the_spare_is_used_after_a_call_that_the_store_made_late(use: Flavour) -> None:
    store = Hanging("change")

    async def body(client: Any) -> None:
        with pytest.raises(DeadlineError):
            await do(client.deals.get(7, total_timeout=0.2))
        assert await do(client.deals.get(7, total_timeout=5.0)) == Deal(id=7)
        assert "does not respond" in client.usage.degraded
        store.go_on.set()

    use.run(body, store=store, on_store_failure="degrade")


@pytest.mark.parametrize("hangs", ["release", "settle"])
def test_the_event_loop_does_not_wait_when_a_task_is_cancelled(
    faults: FaultServer, hangs: str
) -> None:
    """A task cancelled at admission or settling ends at once, and is settled later."""
    store = Hanging(hangs)
    window = RateWindow(name="general", seconds=60, capacity=1)
    api = msgspec.structs.replace(API, windows=(window,))

    async def main() -> None:
        async with AsyncClient(
            api_token=TOKEN, base_url=faults.base_url, store=store, api=api
        ) as client:
            account = client._settings.gate.account()
            if hangs == "release":
                await client.deals.get(7)  # the next one waits for its turn
                store.left.clear()
            else:
                faults.acts = [stall(b"", SLOW)]
            task = asyncio.create_task(client.deals.get(7))
            if hangs == "release":
                await until(lambda: todays(store, account).tokens == 2)
                await asyncio.sleep(0.05)  # the thread hands its ticket over
            else:
                await until(lambda: faults.seen)
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task
            assert not store.left.is_set()
            await until(lambda: store.asked.acquire(blocking=False))
            store.go_on.set()
            await until(store.left.is_set)
            assert todays(store, account).tokens == 1

    asyncio.run(main())


def test_the_threads_of_the_application_stay_free(faults: FaultServer) -> None:
    """Though more calls wait for a store than there are threads for that."""
    store = Hanging("admit")

    async def main() -> None:
        async with AsyncClient(
            api_token=TOKEN, base_url=faults.base_url, store=store
        ) as client:
            tasks = [asyncio.create_task(client.deals.get(7)) for _ in range(60)]
            for _ in range(40):
                await until(lambda: store.asked.acquire(blocking=False))
            limiter = anyio.to_thread.current_default_thread_limiter()
            assert limiter.borrowed_tokens == 0
            assert await anyio.to_thread.run_sync(lambda: 5) == 5
            store.which.clear()
            store.go_on.set()
            assert await asyncio.gather(*tasks) == [Deal(id=7)] * 60

    asyncio.run(main())


def test_a_late_pause_does_not_hold_up_the_error(
    use: Flavour, faults: FaultServer
) -> None:
    """An error response is raised in time, whatever the store does."""
    faults.acts = [lambda c: c.sendall(answer({}, status=429))]

    class Slow(Hanging):
        def pause(self, *arguments: Any, **more: Any) -> None:
            self._hang("pause")

    store = Slow("pause")
    started = time.monotonic()
    with pytest.raises(Exception, match="429"):
        use.call(
            lambda c: c.deals.get(7, total_timeout=0.5, retry=Retry(attempts=1)),
            store=store,
        )
    assert time.monotonic() - started < SLOW / 2
    store.go_on.set()
