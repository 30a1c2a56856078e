"""Calls that are cancelled at any moment leave the others their connections."""

from __future__ import annotations

import asyncio
import random
from contextlib import suppress

import httpx

from openapi_runtime.transport.transport import AsyncTransport

ANSWER = b"HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n"
TASKS = 300
"""Many more than there are connections."""


async def _storm(rounds: int) -> int:
    """Cancel thousands of calls; return how many of as many others are answered."""
    connections = set[asyncio.StreamWriter]()

    async def connected(
        reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        connections.add(writer)
        with suppress(asyncio.IncompleteReadError, ConnectionError):
            while True:
                await reader.readuntil(b"\r\n\r\n")
                await asyncio.sleep(0.005)
                writer.write(ANSWER)
        writer.close()
        with suppress(ConnectionError):
            await writer.wait_closed()
        connections.remove(writer)

    server = await asyncio.start_server(connected, "127.0.0.1", 0)
    url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/"
    transport = AsyncTransport()
    moments = random.Random(0)

    async def call() -> int:
        timeouts = httpx.Timeout(5.0).as_dict()
        request = httpx.Request("GET", url, extensions={"timeout": timeouts})
        response = await transport.handle_async_request(request)
        try:
            await response.aread()
        finally:
            await response.aclose()
        return response.status_code

    async def cancelled() -> None:
        for _ in range(rounds):
            with suppress(TimeoutError):
                async with asyncio.timeout(moments.random() * 0.1):
                    await call()

    await asyncio.gather(*(cancelled() for _ in range(TASKS)))
    results = await asyncio.gather(
        *(call() for _ in range(TASKS)), return_exceptions=True
    )
    await transport.aclose()
    async with asyncio.timeout(10):
        while connections:  # until the server has seen the end of each
            await asyncio.sleep(0.01)
    server.close()
    return results.count(200)


def test_calls_that_are_cancelled_leave_the_others_their_connections() -> None:
    assert asyncio.run(_storm(rounds=20)) == TASKS
