"""What counts while the shared store is out of order."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Sequence
from typing import TypeVar

from ._store import (
    MemoryStore,
    PauseKind,
    SpentToday,
    Store,
    StoreError,
    StoreRefusal,
    Ticket,
    Window,
)

T = TypeVar("T")

logger = logging.getLogger("client_runtime")


class DegradingStore:
    """Goes on in this process while another store is out of order, and says so.

    While it does, nothing is shared with other processes: the count begins with what the
    server last said, and the limit is kept by each process for itself.
    """

    def __init__(
        self,
        store: Store,
        *,
        tell: Callable[[str | None], object] = lambda _: None,
        retry_after: float = 30.0,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.degraded: str | None = None
        """Why the store is not used at present; None while it is."""
        self._store = store
        self._spare = MemoryStore()
        self._tell = tell
        self._retry_after = retry_after
        self._clock = clock
        self._retry_at = 0.0

    @property
    def blocking(self) -> bool:
        return self._store.blocking

    def admit(
        self,
        account: str,
        *,
        tokens: int,
        limit: int | None,
        windows: Sequence[Window],
        horizon: float,
    ) -> Ticket:
        return self._first(
            lambda store: store.admit(
                account, tokens=tokens, limit=limit, windows=windows, horizon=horizon
            )
        )

    def release(self, account: str, ticket: Ticket) -> None:
        self._both(lambda store: store.release(account, ticket))

    def settle(
        self,
        account: str,
        ticket: Ticket,
        *,
        limit: int | None = None,
        remaining: int | None = None,
    ) -> None:
        self._both(
            lambda store: store.settle(
                account, ticket, limit=limit, remaining=remaining
            )
        )

    def pause(self, account: str, seconds: float, *, kind: PauseKind) -> None:
        self._both(lambda store: store.pause(account, seconds, kind=kind))

    def paused(self, account: str) -> tuple[str, float] | None:
        return self._first(lambda store: store.paused(account))

    def spent(self, account: str) -> SpentToday:
        return self._first(lambda store: store.spent(account))

    def acquire(self, name: str, owner: str, seconds: float) -> bool:
        return self._first(lambda store: store.acquire(name, owner, seconds))

    def free(self, name: str, owner: str) -> None:
        self._both(lambda store: store.free(name, owner))

    def close(self) -> None:
        self._store.close()

    def _first(self, use: Callable[[Store], T]) -> T:
        """Ask the store, or the spare while the store is out of order."""
        if self.degraded is not None and self._clock() < self._retry_at:
            return use(self._spare)
        try:
            result = use(self._store)
        except StoreError as failure:
            self._fail(str(failure))
            return use(self._spare)
        except StoreRefusal:
            self._recover()
            raise
        self._recover()
        return result

    def _both(self, use: Callable[[Store], None]) -> None:
        """Tell both, so that the spare knows what it needs when its turn comes."""
        use(self._spare)
        self._first(lambda store: None if store is self._spare else use(store))

    def _fail(self, reason: str) -> None:
        self._retry_at = self._clock() + self._retry_after
        if self.degraded is None:
            logger.warning("counting in this process only: %s", reason)
        self.degraded = reason
        self._tell(reason)

    def _recover(self) -> None:
        if self.degraded is not None:
            logger.warning("the shared count is used again")
            self.degraded = None
            self._tell(None)
