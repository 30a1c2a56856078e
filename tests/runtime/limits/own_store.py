"""A store as a user would write one for a database, of public names only."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TypeVar

import msgspec

from openapi_runtime import Ledger, Store

T = TypeVar("T")


class Table:
    """The database: rows of bytes, and a lock in place of ``SELECT ... FOR UPDATE``."""

    def __init__(self) -> None:
        self.ledgers: dict[str, bytes] = {}
        self.lock = threading.Lock()


class TableStore(Store):
    """Keeps each ledger as JSON in a row."""

    blocking = True

    def __init__(self, table: Table, clock: Callable[[], float]) -> None:
        self._table = table
        self._clock = clock

    def change(self, account: str, step: Callable[[Ledger, int], T]) -> T:
        with self._table.lock:
            row = self._table.ledgers.get(account)
            ledger = Ledger() if row is None else msgspec.json.decode(row, type=Ledger)
            result = step(ledger, int(self._clock() * 1_000_000))
            self._table.ledgers[account] = msgspec.json.encode(ledger)
            return result

    def close(self) -> None:
        """Nothing is open."""
