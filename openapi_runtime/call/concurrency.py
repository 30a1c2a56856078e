"""How many threads may wait for an async client."""

from __future__ import annotations

import anyio
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
