"""Work that must not be cut off, for a caller that cannot wait for its end."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from contextlib import ExitStack
from typing import TYPE_CHECKING, TypeVar

from ..errors import DeadlineError

if TYPE_CHECKING:
    from concurrent.futures import Future

T = TypeVar("T")


def in_time(
    work: Callable[[], T],
    deadline: float | None,
    *,
    late: Callable[[T], object] = lambda _: None,
    held: ExitStack | None = None,
) -> T:
    """Return what the work gives; raise what it raises, or TimeoutError at the deadline.

    A caller that stops waiting, also by Ctrl-C, leaves the rest to the working thread.
    It calls `late` with the result, and then closes `held`.
    """
    if deadline is None:
        return work()
    from concurrent.futures import Future  # loads much, for few

    future: Future[T] = Future()
    held = ExitStack() if held is None else held
    handed = ExitStack()

    def run() -> None:
        try:
            result = work()
        except BaseException as error:
            if future.set_running_or_notify_cancel():
                future.set_exception(error)
            else:
                handed.close()
            return
        if future.set_running_or_notify_cancel():
            future.set_result(result)
            return
        with handed:
            late(result)

    threading.Thread(target=run, name="openapi_runtime").start()
    try:
        return future.result(max(deadline - time.monotonic(), 0))
    except BaseException as error:
        handed.push(held.pop_all())
        if future.cancel():
            raise
        held.push(handed.pop_all())  # it came in the last moment
        if not isinstance(error, TimeoutError):
            if future.exception() is None:
                late(future.result())
            raise
    return future.result()


def acquire(lock: threading.Lock, deadline: float | None, held: ExitStack) -> None:
    """Hold a lock; raise DeadlineError when that does not happen in time."""
    wait = -1.0 if deadline is None else max(deadline - time.monotonic(), 0)
    if not lock.acquire(timeout=wait):
        raise too_late()
    held.callback(lock.release)


def too_late() -> DeadlineError:
    return DeadlineError("the authentication took longer than the total time")
