"""Other processes for the slow steps, which need nothing of each other.

A process takes its time to start, so only a large document gets any, and they start while
it is read. What they give is put together in one order, whoever was first.
"""

from __future__ import annotations

import gc
import sys
import threading
from collections.abc import Callable
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from importlib import import_module
from multiprocessing import get_context
from typing import ParamSpec, TypeVar

LARGE = 200_000
"""Characters from which on another process is worth its start."""

P = ParamSpec("P")
T = TypeVar("T")


class Here(Executor):
    """Does everything at once, in this process."""

    def submit(
        self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs
    ) -> Future[T]:
        """Call *fn*; what it raises is raised here."""
        done: Future[T] = Future()
        done.set_result(fn(*args, **kwargs))
        return done


def workers(characters: int, *, soon: bool) -> Executor:
    """Give what works on so many characters; *soon*: all of it will be wanted."""
    if characters < LARGE:
        return Here()
    # A fork is there at once and quick to end. It is safe only before there are threads.
    alone = sys.platform == "linux" and threading.active_count() == 1
    pool = ProcessPoolExecutor(
        2,
        mp_context=get_context("fork" if alone else "spawn"),
        # As in `main`, and for the same reason.
        initializer=gc.disable,
    )
    if soon:
        for module in ("openapi_spec_validator", "black"):
            pool.submit(import_module, module)
    return pool
