"""A store that falls back to this process while a shared one is unavailable."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from threading import Lock
from typing import Any, TypeVar

import msgspec

from ..errors import StoreError
from .ledger import DAY, Ledger, Note
from .store import MemoryStore, Store

T = TypeVar("T")

logger = logging.getLogger("openapi_runtime")


class LoneLedger(Ledger):
    """The ledger of an account in a process that counts alone."""

    share: float = 1.0
    """The part of what was left that may be spent here."""

    base: int = 0
    """Tokens of today that were spent before the process counted alone."""

    owed: int = 0
    """Tokens of today that the store does not know."""

    def release(self, now: int, ticket: str) -> None:
        self._begin(now)
        before = self.tokens
        super().release(now, ticket)
        self.owed = max(0, self.owed - (before - self.tokens))

    def debt(self, now: int) -> int:
        self._begin(now)
        return self.owed

    def most(self, limit: int) -> int:
        sure = min(max(self.base, self.told or 0), limit)
        return sure + int((limit - sure) * self.share)

    def _note(self, now: int, ticket: str, note: Note) -> None:
        super()._note(now, ticket, note)
        self.owed += note.tokens

    def _begin(self, now: int) -> None:
        if now // DAY != self.day:
            self.base = self.owed = 0
        super()._begin(now)


class Spare(MemoryStore):
    """The counts of a process whose shared store is out of order.

    They begin with those that the store had last. Clients come and go meanwhile: any that
    uses an account pays what was spent for it.
    """

    _new_ledger = LoneLedger
    _ledgers: dict[str, Any]

    def __init__(self) -> None:
        super().__init__()
        self.renew()

    def renew(self) -> None:
        """Reset after a fork: charges that the store lacks stay with the parent."""
        super().renew()
        self.paying = Lock()
        self.owing: set[str] = set()
        """Accounts with tokens, or a pause, that the store does not know."""
        for ledger in self._ledgers.values():
            ledger.owed = 0

    def keep(self, account: str, ledger: Ledger) -> None:
        """Begin with a ledger of the store, should that fail."""
        made = msgspec.json.decode(msgspec.json.encode(ledger), type=LoneLedger)
        made.base = made.tokens
        with self._lock:
            if account in self._ledgers:
                made.owed = self._ledgers[account].owed
            self._ledgers[account] = made

    def paid(self, account: str, tokens: int) -> None:
        """Forget a debt; what was added meanwhile stays owed."""
        with self._lock:
            ledger = self._ledgers[account]
            ledger.owed = max(0, ledger.owed - tokens)
            if not ledger.owed:
                self.owing.discard(account)


class DegradingStore(Store):
    """A store that replaces another one in this process while that fails.

    Meanwhile nothing is shared with other processes: each keeps the limit for itself, or
    its `share` of it. What was spent meanwhile is charged to the store before that is used
    again. Those that have one `spare` count together in it.
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

    def change(self, account: str, step: Callable[[Ledger, int], T]) -> T:
        def kept(ledger: Ledger, now: int) -> T:
            result = step(ledger, now)
            self._spare.keep(account, ledger)
            return result

        def alone(ledger: Any, now: int) -> T:
            ledger.share = self._share
            result = step(ledger, now)
            if ledger.owed or ledger.paused(now):
                self._spare.owing.add(account)
            return result

        self._accounts.add(account)
        if not self._is_down() and self._pay():
            try:
                result = self._store.change(account, kept)
            except StoreError as failure:
                self.give_up(str(failure))
            else:
                self.ahead = self._store.ahead
                self._recover()
                return result
        self.ahead = 0.0
        return self._spare.change(account, alone)

    def close(self) -> None:
        self._store.close()

    def _is_down(self) -> bool:
        return self.degraded is not None and self._clock() < self._retry_at

    def _pay(self) -> bool:
        """Charge the store with what it does not know yet; return whether it works.

        It is not asked before that: it would admit by a count that is too low.
        """
        spare = self._spare
        if not spare.owing:
            return True
        with spare.paying:
            for account in self._accounts & spare.owing:
                if self._is_down():  # another thread has just found out
                    return False
                try:
                    self._charge(account)
                except StoreError as failure:
                    self.give_up(str(failure))
                    return False
        return True

    def _charge(self, account: str) -> None:
        spare, ticket = self._spare, self._ticket_id()
        debt: Any = LoneLedger.debt
        tokens: int = spare.change(account, debt)
        if tokens:
            self._store.change(
                account, lambda ledger, now: ledger.charge(now, ticket, tokens)
            )
        pause = spare.paused(account)
        if pause is not None:
            kind, until = pause
            self._store.pause(account, until - time.time(), kind=kind)
        spare.paid(account, tokens)

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
