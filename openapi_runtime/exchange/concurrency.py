"""The limit of threads that wait for an async client."""

from __future__ import annotations

import anyio
from anyio.lowlevel import RunVar

_THREADS = 40
_threads: RunVar[anyio.CapacityLimiter] = RunVar("openapi_runtime threads")


def threads() -> anyio.CapacityLimiter:
    """Return an event loop's limit of threads that wait for stores or token servers.

    It is not anyio's own limit, which the application needs for its files.
    """
    try:
        return _threads.get()
    except LookupError:
        limiter = anyio.CapacityLimiter(_THREADS)
    _threads.set(limiter)
    return limiter
