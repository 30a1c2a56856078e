"""Fetching the next page while the user works on the one before."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack, ExitStack
from functools import partial
from typing import TypeVar

A = TypeVar("A")
T = TypeVar("T")


def start(fetch: Callable[[A], T], request: A, running: ExitStack) -> Callable[[], T]:
    """Call `fetch` in a thread; return what waits for it.

    `running` ends when it is over, whatever it came to.
    """
    from concurrent.futures import ThreadPoolExecutor  # loads much, for few
    from contextvars import copy_context

    running.close()
    pool = running.enter_context(ThreadPoolExecutor(1))
    return pool.submit(copy_context().run, fetch, request).result


async def astart(
    fetch: Callable[[A], Awaitable[T]], request: A, running: AsyncExitStack
) -> Callable[[], Awaitable[T]]:
    """Call `fetch` in a task; return what waits for it. Under trio nothing is called yet.

    `running` cancels it, if it is not over, and ends with it.
    """
    import asyncio

    async def call() -> T:
        return await fetch(request)

    async def end() -> None:
        task.cancel()
        await asyncio.wait([task])
        if not task.cancelled():
            task.exception()  # was raised where it was waited for, or nobody waits

    await running.aclose()
    try:
        loop = asyncio.get_running_loop()
    except RuntimeError:  # trio has no tasks that outlive a block
        return partial(fetch, request)
    task = loop.create_task(call())
    running.push_async_callback(end)

    async def wait() -> T:
        return await task

    return wait
