"""Prefetch of the next page while the user works on the one before."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack, ExitStack
from functools import partial
from typing import TypeVar

A = TypeVar("A")
T = TypeVar("T")


def start(fetch: Callable[[A], T], request: A, running: ExitStack) -> Callable[[], T]:
    """Call `fetch` in a thread; return a function that waits for its result.

    `running` waits for the thread, whatever its result.
    """
    from concurrent.futures import ThreadPoolExecutor  # loads much, for few
    from contextvars import copy_context

    running.close()
    pool = running.enter_context(ThreadPoolExecutor(1))
    return pool.submit(copy_context().run, fetch, request).result


async def astart(
    fetch: Callable[[A], Awaitable[T]], request: A, running: AsyncExitStack
) -> Callable[[], Awaitable[T]]:
    """Call `fetch` in a task; return a function that waits for its result.

    `running` cancels the task and waits for it. Trio has no tasks that outlive a block,
    so the function itself calls `fetch` there.
    """
    import asyncio

    async def call() -> T:
        return await fetch(request)

    async def end() -> None:
        task.cancel()
        await asyncio.wait([task])
        if not task.cancelled():
            task.exception()  # marks it as retrieved; the waiting call has raised it

    await running.aclose()
    try:
        loop = asyncio.get_running_loop()
    except RuntimeError:  # trio
        return partial(fetch, request)
    task = loop.create_task(call())
    running.push_async_callback(end)

    async def wait() -> T:
        return await task

    return wait
