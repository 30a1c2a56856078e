"""One process at a time."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Generator
from contextlib import contextmanager
from random import uniform
from typing import Protocol

from ..errors import AuthorizationError, ConfigurationError
from ..exchange.detached import too_late
from .token_store import CallbackTokenStore, TokenStore


class Locks(Protocol):
    """The part of a store that keeps processes from refreshing at the same time."""

    def acquire(self, name: str, owner: str, seconds: float) -> bool: ...

    def free(self, name: str, owner: str) -> None: ...


def check_shared(locks: Locks, tokens: TokenStore) -> None:
    """Raise ConfigurationError when processes share the locks, and not the tokens."""
    if not getattr(locks, "blocking", True):  # of this process alone
        return
    if isinstance(tokens, CallbackTokenStore) and not tokens.knows_others:
        raise ConfigurationError(
            "processes that share a store would not see each other's new tokens, and "
            "refresh with old ones, which can end the consent: give OAuth2Session load=a "
            "function that returns the tokens saved last, instead of Tokens, or "
            "tokens=FileTokenStore(path)"
        )


def lease_seconds(timeout: float) -> float:
    """Return for how long one process may keep the others from refreshing.

    Longer than a refresh can take, which is twice the timeout of one wait.
    """
    return max(60.0, 2 * timeout + 10)


@contextmanager
def lease(
    locks: Locks, key: str, deadline: float | None, seconds: float
) -> Generator[None]:
    """Keep other users of the locks out of the block, for so many seconds at most.

    A process that crashes in it lets the others in after that time.
    """
    name = f"refresh:{hashlib.sha256(key.encode()).hexdigest()[:32]}"
    owner = f"{os.getpid()}:{os.urandom(16).hex()}"
    _acquire(locks, name, owner, deadline, seconds)
    try:
        yield
    finally:
        locks.free(name, owner)


def _acquire(
    locks: Locks, name: str, owner: str, deadline: float | None, seconds: float
) -> None:
    end = time.monotonic() + seconds + 5  # by then a crashed owner's lease is over
    pause = 0.02
    while not locks.acquire(name, owner, seconds):
        now = time.monotonic()
        if deadline is not None and now > deadline:
            raise too_late()
        if now > end:
            error = AuthorizationError(
                "another process refreshes the tokens, and never ends"
            )
            error.temporary = True
            raise error
        time.sleep(pause * uniform(0.5, 1.5))  # noqa: S311 - no secret
        pause = min(pause * 2, 0.5)
