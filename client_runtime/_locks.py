"""One process at a time."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Generator
from contextlib import contextmanager
from random import uniform
from typing import Protocol

from ._errors import SignInError
from ._in_time import too_late

_LEASE = 60.0
"""Seconds for which one process may keep the others from refreshing."""


class Locks(Protocol):
    """The part of a store that keeps processes from refreshing at the same time."""

    def acquire(self, name: str, owner: str, seconds: float) -> bool: ...

    def free(self, name: str, owner: str) -> None: ...


@contextmanager
def lease(locks: Locks, key: str, deadline: float | None) -> Generator[None]:
    """Keep all who share the locks out of the block; a crash ends it after a minute."""
    name = f"refresh:{hashlib.sha256(key.encode()).hexdigest()[:32]}"
    owner = f"{os.getpid()}:{os.urandom(16).hex()}"
    _acquire(locks, name, owner, deadline)
    try:
        yield
    finally:
        locks.free(name, owner)


def _acquire(locks: Locks, name: str, owner: str, deadline: float | None) -> None:
    end = time.monotonic() + _LEASE + 5  # by then a crashed owner's lease is over
    pause = 0.02
    while not locks.acquire(name, owner, _LEASE):
        now = time.monotonic()
        if deadline is not None and now > deadline:
            raise too_late()
        if now > end:
            error = SignInError("another process refreshes the tokens, and never ends")
            error.temporary = True
            raise error
        time.sleep(pause * uniform(0.5, 1.5))  # noqa: S311 - no secret
        pause = min(pause * 2, 0.5)
