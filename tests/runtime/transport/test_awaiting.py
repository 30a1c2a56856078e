"""Async calls that are cancelled at any moment, and clients that see several event loops."""

from __future__ import annotations

import asyncio
import gc
import importlib
import random
import socket
import threading
import time
from contextlib import suppress
from typing import Any

import pytest

from openapi_runtime import APIConnectionError, Retry, UnansweredWriteError
from openapi_runtime.http import LIBRARIES
from openapi_runtime.transport import awaiting
from tests.runtime.conftest import TOKEN
from tests.runtime.fault_server import DEAL, Act, FaultServer, say, stall
from tests.runtime.sample_api import AsyncClient, Deal
from tests.runtime.transport.pools import pooled

LONG = {"success": True, "data": {"id": 7, "title": "x" * 300_000}}
TASKS = 150
"""More than there are connections."""


@pytest.fixture(params=LIBRARIES)
def library(request: pytest.FixtureRequest) -> Any:
    return request.param


def slowly(act: Act, seconds: float = 0.005) -> Act:
    """Respond after a moment."""

    def later(connection: socket.socket) -> None:
        time.sleep(seconds)
        act(connection)

    return later


async def _cancelled(client: AsyncClient, choices: random.Random) -> None:
    """Make a call that is cancelled after a moment, in one of the ways that there are."""
    how, after = choices.randrange(3), choices.random() * 0.05
    with suppress(TimeoutError, asyncio.CancelledError):
        if how == 0:
            await asyncio.wait_for(client.deals.get(7), after)
        elif how == 1:
            async with asyncio.timeout(after):
                await client.deals.get(7)
        else:
            task = asyncio.create_task(client.deals.get(7))
            for _ in range(choices.randrange(1, 4)):  # also while it is being cancelled
                await asyncio.sleep(after)
                task.cancel()
                after = 0
            await task


async def settled(faults: FaultServer) -> int:
    """Return the number of connections once the server has accepted all that wait.

    It accepts those of cancelled calls, too, which a busy machine does late.
    """
    count = -1
    while count != faults.connections:
        count = faults.connections
        await asyncio.sleep(0.2)
    return count


@pytest.mark.parametrize("answer", [DEAL, LONG], ids=["short", "long"])
@pytest.mark.parametrize("in_groups", [False, True], ids=["tasks", "groups"])
def test_calls_that_are_cancelled_leave_nothing_in_the_pool(
    faults: FaultServer,
    library: Any,
    answer: Any,
    in_groups: bool,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """No connection is stuck, no request is left over, and connections are kept alive.

    Requests run in tasks of asyncio or, as under trio, in groups of tasks.
    """
    if in_groups:
        monkeypatch.setattr(awaiting, "_is_asyncio", lambda: False)
    faults.acts = [slowly(say(answer))]
    choices = random.Random(0)
    reported: list[Any] = []

    async def main() -> None:
        loop = asyncio.get_running_loop()
        loop.set_exception_handler(lambda _, context: reported.append(context))
        async with AsyncClient(
            api_token=TOKEN,
            base_url=faults.base_url,
            retry=Retry(attempts=1),
            library=library,
        ) as client:
            for _ in range(8):
                calls = (_cancelled(client, choices) for _ in range(TASKS))
                await asyncio.gather(*calls)
            assert pooled(client).busy == 0
            await client.deals.get(7)
            connections = await settled(faults)
            for _ in range(20):
                await client.deals.get(7)
            assert faults.connections == connections
        gc.collect()  # a failure that nobody has looked at is reported then

    asyncio.run(main())
    assert reported == []


def test_a_cancelled_call_closes_its_connection(
    faults: FaultServer, library: Any
) -> None:
    """The server sees it at once, and not when the client is closed."""
    ended = threading.Event()

    def wait(connection: socket.socket) -> None:
        connection.settimeout(20)
        if connection.recv(1) == b"":
            ended.set()

    faults.acts = [wait]

    async def main() -> None:
        async with AsyncClient(
            api_token=TOKEN, base_url=faults.base_url, library=library
        ) as client:
            task = asyncio.create_task(client.deals.get(7))
            while not faults.seen:
                await asyncio.sleep(0.005)
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task
            assert pooled(client) == (0, 0)
            assert await asyncio.to_thread(ended.wait, 10)

    asyncio.run(main())


def test_a_program_that_cancels_all_its_tasks(
    faults: FaultServer, library: Any
) -> None:
    """The call is cancelled as well, and nothing is left of it."""
    faults.acts = [stall(b"", 20)]

    async def main() -> None:
        async with AsyncClient(
            api_token=TOKEN, base_url=faults.base_url, library=library
        ) as client:
            call = asyncio.create_task(client.deals.get(7))
            while not faults.seen:
                await asyncio.sleep(0.005)
            for task in asyncio.all_tasks() - {call, asyncio.current_task()}:
                task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await call
            assert pooled(client).busy == 0

    asyncio.run(main())


def test_calls_wait_for_a_connection_as_long_as_they_may(
    faults: FaultServer, library: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One that gets none was not sent, and takes none away from others."""
    monkeypatch.setattr(awaiting, "CONNECTIONS", 2)
    faults.acts = [slowly(say(DEAL), 0.3)]

    async def main() -> None:
        async with AsyncClient(
            api_token=TOKEN, base_url=faults.base_url, library=library
        ) as client:
            first = [asyncio.create_task(client.deals.get(n)) for n in range(2)]
            await asyncio.sleep(0)
            with pytest.raises(APIConnectionError, match="PoolTimeout"):
                await client.deals.get(7, timeout=0.05, retry=Retry(attempts=1))
            assert await client.deals.get(7) == Deal(id=7)  # waits for one of them
            await asyncio.gather(*first)
            assert pooled(client) == (0, 2)

    asyncio.run(main())
    assert len(faults.seen) == 3


# --- event loops


@pytest.mark.filterwarnings("ignore:unclosed:ResourceWarning")  # the loops were
def test_a_client_follows_its_event_loop(faults: FaultServer, library: Any) -> None:
    """It may be used in one `asyncio.run` after another; each call is sent once."""
    client = AsyncClient(api_token=TOKEN, base_url=faults.base_url, library=library)

    async def twice(client: AsyncClient) -> list[Deal]:
        return [await client.deals.get(7), await client.deals.add(title="x")]

    for number in range(1, 4):
        assert asyncio.run(twice(client)) == [Deal(id=7)] * 2
        assert len(faults.seen) == client.usage.requests == 2 * number
        assert faults.connections == number
    del client
    gc.collect()


@pytest.mark.filterwarnings("ignore:unclosed:ResourceWarning")  # the loops were
def test_a_connection_of_another_event_loop_is_no_raw_error(
    faults: FaultServer, library: Any
) -> None:
    """An HTTP client of one's own keeps those, and the server may have the request."""
    client = AsyncClient(
        api_token=TOKEN,
        base_url=faults.base_url,
        http_client=importlib.import_module(library).AsyncClient(),
    )

    async def add(client: AsyncClient) -> Deal:
        return await client.deals.add(title="x")

    async def get(client: AsyncClient) -> Deal:
        return await client.deals.get(7)

    assert asyncio.run(get(client)) == Deal(id=7)
    with pytest.raises(UnansweredWriteError, match="is for one event loop"):
        asyncio.run(add(client))
    assert asyncio.run(add(client)) == Deal(id=7)
    assert asyncio.run(get(client)) == Deal(id=7)  # in a second attempt
    del client
    gc.collect()


def test_a_client_serves_two_event_loops_at_once(
    faults: FaultServer, library: Any
) -> None:
    """Each has its own connections."""
    client = AsyncClient(api_token=TOKEN, base_url=faults.base_url, library=library)

    async def many() -> None:
        for _ in range(50):
            assert await client.deals.get(7) == Deal(id=7)
        await client._http._transport.aclose()

    threads = [threading.Thread(target=lambda: asyncio.run(many())) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(faults.seen) == 100
    assert faults.connections == 2
