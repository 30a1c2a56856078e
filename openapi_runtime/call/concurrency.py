"""How many requests of an async client are under way at a time.

They wait here and not in the pool of connections: it gives a connection to one that waits,
and if that one is cancelled meanwhile, nobody ever uses or closes it.
"""

from __future__ import annotations

import anyio
import httpx
from anyio.lowlevel import RunVar

_THREADS = 40
_threads: RunVar[anyio.CapacityLimiter] = RunVar("openapi_runtime threads")


def threads() -> anyio.CapacityLimiter:
    """Return how many threads of an event loop may wait for a store or a sign-in.

    Not anyio's own number of them, which the application needs for its files.
    """
    try:
        return _threads.get()
    except LookupError:
        limiter = anyio.CapacityLimiter(_THREADS)
    _threads.set(limiter)
    return limiter


class Places:
    """A number of places; whoever has one has to leave it."""

    def __init__(self, number: int) -> None:
        self._free = anyio.Semaphore(number)

    async def enter(self, timeout: float | None) -> None:
        """Take a place.

        Raises httpx.PoolTimeout when none is free within `timeout` seconds.
        """
        try:
            self._free.acquire_nowait()
            return
        except anyio.WouldBlock:
            pass
        try:
            with anyio.fail_after(timeout):
                await self._free.acquire()
            return
        except TimeoutError:
            pass
        raise httpx.PoolTimeout("all connections are in use")

    def leave(self) -> None:
        self._free.release()
