"""A store in one SQLite file, for all processes of a machine."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, TypeVar

import msgspec

from ..errors import StoreError
from ..fork import hold_at_fork
from .ledger import DAY, SECOND, Ledger
from .store import Store

if TYPE_CHECKING:
    import sqlite3

T = TypeVar("T")

_VERSION = 1
_SCHEMA = """
CREATE TABLE ledgers (
    account TEXT PRIMARY KEY, changed INTEGER NOT NULL, state BLOB NOT NULL
) WITHOUT ROWID
"""
_KEPT = 7 * DAY
_UNUSED = 30 * DAY
"""After so long without use it may be the clock that is wrong, so nothing is forgotten."""

_encode = msgspec.json.Encoder().encode
_decode = msgspec.json.Decoder(Ledger).decode


class SQLiteStore(Store):
    """Counts in a file on a local disk, which only its owner can read.

    Safe for processes, threads and after a fork. A process that dies loses no charge; a
    machine that loses power may lose those of the last moment. `wait` is how many seconds
    to wait for other processes, each of which needs well under a millisecond.
    """

    blocking = True

    def __init__(
        self,
        path: str | os.PathLike[str],
        *,
        wait: float = 10.0,
        clock: Callable[[], float] = time.time,
    ) -> None:
        import sqlite3  # here, because few clients need it

        self._sqlite = sqlite3
        self._failures = (
            sqlite3.Error,
            OSError,
            OverflowError,
            RecursionError,
            msgspec.DecodeError,
        )
        self._path = Path(path)
        self._wait = wait
        self._clock = clock
        self._lock = Lock()
        self._connection: sqlite3.Connection | None = None
        hold_at_fork(self)

    def close(self) -> None:
        with self._lock:
            self._disconnect()

    def change(self, account: str, step: Callable[[Ledger, int], T]) -> T:
        with self._connected() as connection, self._transaction(connection):
            ledger = self._read(connection, account)
            now = self._now()  # after the wait for other processes
            result = step(ledger, now)
            connection.execute(
                "INSERT OR REPLACE INTO ledgers VALUES (?, ?, ?)",
                (account, now, _encode(ledger)),
            )
            return result

    def _read(self, connection: sqlite3.Connection, account: str) -> Ledger:
        row = self._patiently(
            connection, "SELECT state FROM ledgers WHERE account = ?", account
        ).fetchone()
        if row is None:
            return Ledger()
        if not isinstance(row[0], bytes):
            raise self._sqlite.DataError("it has data of another kind")
        return _decode(row[0])

    @contextmanager
    def _connected(self) -> Generator[sqlite3.Connection]:
        with self._lock:
            try:
                if self._connection is None:
                    self._connection = self._open()
                yield self._connection
            except self._failures as failure:
                self._disconnect()  # so that the next call sees a file that was repaired
                raise StoreError(
                    f"the store {self._path} cannot be used: {self._explain(failure)}"
                ) from None

    def _open(self) -> sqlite3.Connection:
        # SQLite would create it for all to read; its other files get the same rights.
        os.close(os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600))
        connection = self._sqlite.connect(
            self._path,
            timeout=0,  # see _patiently
            isolation_level=None,
            check_same_thread=False,  # one thread at a time: there is a lock around it
        )
        try:
            self._prepare(connection)
        except BaseException:
            connection.close()
            raise
        return connection

    def _prepare(self, connection: sqlite3.Connection) -> None:
        self._patiently(connection, "PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        with self._transaction(connection):
            (version,) = connection.execute("PRAGMA user_version").fetchone()
            (tables,) = connection.execute(
                "SELECT count(*) FROM sqlite_master"
            ).fetchone()
            if version == 0 and tables == 0:
                connection.execute(_SCHEMA)
                connection.execute(f"PRAGMA user_version = {_VERSION}")
            elif version != _VERSION:
                raise self._sqlite.DatabaseError("it belongs to something else")
            (last,) = connection.execute(
                "SELECT coalesce(max(changed), 0) FROM ledgers"
            ).fetchone()
            now = self._now()
            old = (now if now - last < _UNUSED else last) - _KEPT
            connection.execute("DELETE FROM ledgers WHERE changed < ?", (old,))

    def _explain(self, failure: Exception) -> str:
        if isinstance(failure, OSError):
            return f"{failure.strerror}; its directory must exist and be writable"
        if isinstance(failure, self._sqlite.OperationalError):
            if "lock" in str(failure):
                return f"another process has held it for {self._wait:g} s ({failure})"
            return f"{failure}; see the rights of the file and the space on the disk"
        return (
            f"{failure}; move the file away, a new one will be made "
            "(its count begins at 0, until the server tells)"
        )

    def _disconnect(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _now(self) -> int:
        return int(self._clock() * SECOND)

    def before_fork(self) -> None:
        # A child that has the parent's connection would break the locks of the file.
        self._lock.acquire()
        self._disconnect()

    def after_fork(self) -> None:
        self._lock.release()

    @contextmanager
    def _transaction(self, connection: sqlite3.Connection) -> Generator[None]:
        try:
            self._patiently(connection, "BEGIN IMMEDIATE")
            yield
            connection.commit()
        except BaseException:
            connection.rollback()
            raise

    def _patiently(
        self, connection: sqlite3.Connection, statement: str, *values: str
    ) -> sqlite3.Cursor:
        """Execute what may have to wait for another process.

        SQLite itself would wait ever longer, and later processes would overtake.
        """
        ends = time.monotonic() + self._wait
        while True:
            try:
                return connection.execute(statement, values)
            except self._sqlite.OperationalError as failure:
                if "lock" not in str(failure) or time.monotonic() > ends:
                    raise
            time.sleep(0.001)
