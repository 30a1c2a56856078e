"""A store that falls back to this process while a shared one is unavailable."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Sequence
from threading import Lock
from typing import TypeVar

from ..errors import StoreError
from ..settings.seams import PauseKind
from .ledger import SpentToday, StoreRefusal, Window
from .store import MemoryStore, Store, Ticket

T = TypeVar("T")

_DAY = 86_400

logger = logging.getLogger("openapi_runtime")


class Spare(MemoryStore):
    """The count of a process whose shared store is out of order, and what it owes to that.

    Clients come and go meanwhile: any that uses an account pays what was spent for it.
    """

    def __init__(self) -> None:
        super().__init__()
        self.renew()

    def renew(self) -> None:
        """Reset after a fork: charges that the store lacks stay with the parent."""
        super().renew()
        self.guard, self.paying = Lock(), Lock()
        self.owed: dict[str, dict[str, Ticket]] = {}
        """By account and id, what is admitted here and the store does not know; an account
        may also have only a pause that it does not know."""


class DegradingStore(Store):
    """A store that replaces another one in this process while that fails.

    Meanwhile nothing is shared with other processes: each keeps the limit for itself, or
    its `share` of it, and its count begins with what this process has spent and the server
    last said. What was spent meanwhile is charged to the store before that is used again.
    Those that have one `spare` count together in it.
    """

    def __init__(
        self,
        store: Store,
        *,
        spare: Spare | None = None,
        share: float = 1.0,
        tell: Callable[[str | None], object] = lambda _: None,
        retry_after: float = 30.0,
        clock: Callable[[], float] = time.monotonic,
        log: logging.Logger = logger,
    ) -> None:
        self.degraded: str | None = None
        """The reason that the store is not used at present; None while it is."""
        self.blocking = store.blocking
        self._store = store
        self._spare = Spare() if spare is None else spare
        self._accounts: set[str] = set()
        self._share = share
        self._tell = tell
        self._retry_after = retry_after
        self._clock = clock
        self._log = log
        self._retry_at = 0.0

    def admit(
        self,
        account: str,
        *,
        tokens: int,
        limit: int | None,
        windows: Sequence[Window],
        horizon: float,
    ) -> Ticket:
        self._accounts.add(account)

        def use(store: Store) -> Ticket:
            most = self._own_limit(account, limit) if store is self._spare else limit
            ticket = store.admit(
                account, tokens=tokens, limit=most, windows=windows, horizon=horizon
            )
            if store is self._spare:
                with self._spare.guard:
                    self._spare.owed.setdefault(account, {})[ticket.id] = ticket
            else:
                self._spare.book(account, ticket, windows)
            return ticket

        return self._first(use)

    def release(self, account: str, ticket: Ticket) -> None:
        with self._spare.guard:
            self._spare.owed.get(account, {}).pop(ticket.id, None)
        self._both(lambda store: store.release(account, ticket))

    def settle(
        self,
        account: str,
        ticket: Ticket,
        *,
        limit: int | None = None,
        remaining: int | None = None,
        arrived: bool = False,
    ) -> None:
        self._both(
            lambda store: store.settle(
                account, ticket, limit=limit, remaining=remaining, arrived=arrived
            )
        )

    def pause(self, account: str, seconds: float, *, kind: PauseKind) -> None:
        self._accounts.add(account)
        self._both(lambda store: store.pause(account, seconds, kind=kind))
        if self.degraded is not None:
            with self._spare.guard:
                self._spare.owed.setdefault(account, {})

    def paused(self, account: str) -> tuple[PauseKind, float] | None:
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
        if self._is_down() or not self._pay():
            return use(self._spare)
        try:
            result = use(self._store)
        except StoreError as failure:
            self.give_up(str(failure))
            return use(self._spare)
        except StoreRefusal:
            self._recover()
            raise
        self._recover()
        return result

    def _own_limit(self, account: str, limit: int | None) -> int | None:
        if limit is None or self._share == 1.0:
            return limit
        return self._spare.look(
            account, lambda ledger, now: ledger.share_of(now, limit, self._share)
        )

    def _is_down(self) -> bool:
        return self.degraded is not None and self._clock() < self._retry_at

    def _pay(self) -> bool:
        """Charge the store with what it does not know yet; return whether it works.

        It is not asked before that: it would admit by a count that is too low.
        """
        spare = self._spare
        if not spare.owed:
            return True
        with spare.paying:
            for account in self._accounts & spare.owed.keys():
                if self._is_down():  # another thread has just found out
                    return False
                try:
                    self._charge(account)
                except StoreError as failure:
                    self.give_up(str(failure))
                    return False
                except StoreRefusal:  # paused: nothing is admitted now either
                    pass
        return True

    def _charge(self, account: str) -> None:
        spare = self._spare
        with spare.guard:
            owed = list(spare.owed[account].values())
        today = time.time() // _DAY
        tokens = sum(one.tokens for one in owed if one.send_at // _DAY == today)
        ticket: Ticket | None = None
        if tokens:
            ticket = self._store.admit(
                account, tokens=tokens, limit=None, windows=(), horizon=0.0
            )
        with spare.guard:
            for one in owed:
                spare.owed[account].pop(one.id, None)
        if ticket is not None:
            self._store.settle(account, ticket)
        pause = spare.paused(account)
        if pause is not None:
            kind, until = pause
            self._store.pause(account, until - time.time(), kind=kind)
        with spare.guard:  # not before: with nothing owed, the store is asked at once
            if not spare.owed[account]:
                del spare.owed[account]

    def _both(self, use: Callable[[Store], None]) -> None:
        """Mirror a write to the fallback, which may be needed later."""
        use(self._spare)
        self._first(lambda store: None if store is self._spare else use(store))

    def give_up(self, reason: str) -> None:
        """Use the spare from now on, though the store has not failed yet."""
        self._retry_at = self._clock() + self._retry_after
        if self.degraded is None:
            self._log.warning("counting in this process only: %s", reason)
        self.degraded = reason
        self._tell(reason)

    def _recover(self) -> None:
        if self.degraded is not None:
            self._log.warning("the shared count is used again")
            self.degraded = None
            self._tell(None)


process_spare = Spare()
"""The spare of all clients of this process."""
