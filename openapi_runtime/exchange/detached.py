"""Work that must not be cut off, for a caller that cannot wait for its end."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import Future

T = TypeVar("T")


def in_time(work: Callable[[], T], deadline: float | None) -> T:
    """Return what the work gives; raise what it raises, or TimeoutError at the deadline.

    A caller that stops waiting, also by Ctrl-C, leaves the rest to the working thread.
    """
    if deadline is None:
        return work()
    from concurrent.futures import Future  # loads much, for few

    future: Future[T] = Future()

    def run() -> None:
        try:
            future.set_result(work())
        except BaseException as error:
            future.set_exception(error)

    threading.Thread(target=run, name="openapi_runtime").start()
    return future.result(max(deadline - time.monotonic(), 0))
