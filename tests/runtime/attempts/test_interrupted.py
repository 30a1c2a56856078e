"""Calls that are cancelled or interrupted, stores that break, accounts side by side."""

from __future__ import annotations

import asyncio
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest

from openapi_runtime import (
    BlockedError,
    Charge,
    StoreError,
)
from openapi_runtime.account_facts import RateWindow
from openapi_runtime.limits.store import MemoryStore
from tests.runtime.attempts.fault_table import (
    LIMITED,
)
from tests.runtime.conftest import TOKEN, Flavour
from tests.runtime.fault_server import (
    DEAL,
    FaultServer,
    say,
    stall,
)
from tests.runtime.limits.store_bench import todays
from tests.runtime.sample_api import AsyncClient, Client, Deal
from tests.runtime.transport.pools import pooled


# --- interrupted
def test_a_cancelled_task_leaves_nothing_behind(faults: FaultServer) -> None:
    """The rule holds during the wait for a turn, for a retry and for the response."""
    window = RateWindow(name="general", seconds=30, capacity=2)
    api = msgspec.structs.replace(LIMITED, windows=(window,))
    charges: list[Charge] = []

    async def main() -> None:
        async with AsyncClient(
            api_token=TOKEN, base_url=faults.base_url, api=api, on_charge=charges.append
        ) as client:
            store, account = (
                client._settings.gate.store,
                client._settings.gate.account(),
            )

            async def cancelled(when: Callable[[], object]) -> None:
                task = asyncio.create_task(client.deals.get(7))
                while not when():
                    await asyncio.sleep(0.005)
                task.cancel()
                with pytest.raises(asyncio.CancelledError):
                    await task

            faults.acts = [stall(b"", 20)]
            await cancelled(lambda: faults.seen)  # for the response
            assert client.usage.requests == todays(store, account).tokens == 1
            faults.acts = [say({}, status=503, headers={"Retry-After": "30"})]
            # The hook is called just before the task waits for the retry.
            await cancelled(lambda: [c for c in charges if c.status == 503])
            assert client.usage.requests == todays(store, account).tokens == 2
            for _ in range(3):  # for the turn
                await cancelled(lambda: todays(store, account).tokens == 3)
            assert client.usage.requests == todays(store, account).tokens == 2
            assert pooled(client).busy == 0

    asyncio.run(main())
    assert len(faults.seen) == 2


def test_cancelled_while_the_store_is_asked(faults: FaultServer) -> None:
    """A grant of the store that nobody waits for is given back."""

    asked, go_on = threading.Event(), threading.Event()

    class Slow(MemoryStore):
        blocking = True

        def admit(self, *arguments: Any, **more: Any) -> Any:
            asked.set()
            go_on.wait(20)
            return super().admit(*arguments, **more)

        def release(self, *arguments: Any, **more: Any) -> None:
            super().release(*arguments, **more)
            released.set()

    released = threading.Event()

    async def main() -> None:
        async with AsyncClient(
            api_token=TOKEN, base_url=faults.base_url, store=Slow()
        ) as client:
            store, account = (
                client._settings.gate.store,
                client._settings.gate.account(),
            )
            task = asyncio.create_task(client.deals.get(7))
            while not asked.is_set():
                await asyncio.sleep(0.005)
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task
            go_on.set()  # the thread that asks cannot be cancelled
            while not released.is_set():
                await asyncio.sleep(0.005)
            assert todays(store, account).tokens == 0
            await client.deals.get(7)
            assert todays(store, account).tokens == client.usage.tokens == 1

    asyncio.run(main())
    assert len(faults.seen) == 1


class Broken(MemoryStore):
    """A store that fails once there is a response."""

    def settle(self, *arguments: Any, **more: Any) -> None:
        raise StoreError("disk full")


@pytest.mark.parametrize("blocking", [True, False])
def test_a_response_is_not_lost_with_the_store(
    use: Flavour,
    faults: FaultServer,
    caplog: pytest.LogCaptureFixture,
    blocking: bool,
) -> None:
    store = Broken()
    store.blocking = blocking
    assert use.call(lambda c: c.deals.add(title="x"), store=store) == Deal(id=7)
    assert "disk full" in caplog.text


def test_an_interrupted_thread_leaves_nothing_behind(faults: FaultServer) -> None:
    """Ctrl-C while a call waits for its turn."""
    code = f"""
import os, signal, sys, threading
sys.path[:0] = {[str(Path(__file__).parents[3])]!r}
import msgspec
from openapi_runtime.account_facts import RateWindow
from tests.runtime.sample_api import API, Client
api = msgspec.structs.replace(API, windows=(RateWindow(name="g", seconds=60, capacity=1),))
client = Client(api_token="x", base_url={faults.base_url!r}, api=api)
client.deals.get(1)
signal.signal(signal.SIGINT, signal.default_int_handler)
interrupt = lambda: os.kill(os.getpid(), signal.SIGINT)
threading.Timer(0.3, interrupt).start()
try:
    client.deals.get(2)
except KeyboardInterrupt:
    store, account = client._settings.gate.store, client._settings.gate.account()
    from tests.runtime.limits.store_bench import todays
    print(client.usage.requests, todays(store, account).tokens)
"""
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=20
    )
    assert done.stdout.split() == ["1", "1"], done.stderr
    assert len(faults.seen) == 1


def test_accounts_do_not_touch_each_other(faults: FaultServer) -> None:
    other = FaultServer(say(DEAL))
    page = say(b"<html>", status=403, headers={"Content-Type": "text/html"})
    faults.acts = [page]
    with (
        Client(api_token="a" * 9, base_url=faults.base_url, api=LIMITED) as one,
        Client(api_token="b" * 9, base_url=other.base_url, api=LIMITED) as two,
    ):
        with pytest.raises(BlockedError):
            one.deals.get(7)
        assert two.deals.get(7) == Deal(id=7)
        assert (one.usage.requests, two.usage.requests) == (1, 1)
        assert [seen.headers["x-api-token"] for seen in other.seen] == ["b" * 9]
    other.close()
