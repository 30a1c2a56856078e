"""The store in one SQLite file."""

from __future__ import annotations

import os
import sqlite3
import stat
import time
from pathlib import Path
from typing import Any

import pytest

from openapi_runtime import StoreError
from openapi_runtime.limits.sqlite import SQLiteStore
from tests.runtime.limits.store_bench import A, B, Clock, admit, todays


def test_only_the_owner_can_read_the_file(tmp_path: Path) -> None:
    old = os.umask(0)
    try:
        store = SQLiteStore(tmp_path / "count.db")
        admit(store)
        names = sorted(path.name for path in tmp_path.iterdir())
        assert names == ["count.db", "count.db-shm", "count.db-wal"]
        for path in tmp_path.iterdir():
            assert stat.S_IMODE(path.stat().st_mode) == 0o600
        store.close()
    finally:
        os.umask(old)


def test_accounts_that_nobody_uses_are_forgotten(tmp_path: Path) -> None:
    clock = Clock()
    store = SQLiteStore(tmp_path / "count.db", clock=clock)
    admit(store)
    store.acquire("lock", "me", 1)
    store.close()
    clock.offset = 8 * 86_400
    admit(store, account=B)
    store.close()
    connection = sqlite3.connect(tmp_path / "count.db")
    assert connection.execute("SELECT account FROM ledgers").fetchall() == [(B,)]
    connection.close()


def unusable(path: Path, says: str) -> None:
    store = SQLiteStore(path, wait=0.1)
    for _ in range(2):
        with pytest.raises(StoreError, match=says) as caught:
            admit(store)
        assert caught.value.__suppress_context__
        with pytest.raises(StoreError, match=says):
            todays(store, A)
    store.close()


def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "count.db"
    path.write_bytes(b"important notes, not a database" * 100)
    unusable(path, "not a database; move the file away")
    assert path.read_bytes().startswith(b"important notes")


def test_a_database_of_something_else_is_refused(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / "app.db")
    connection.execute("CREATE TABLE ledgers (a)")
    connection.close()
    unusable(tmp_path / "app.db", "belongs to something else")


@pytest.mark.parametrize(
    "state",
    [
        b"",
        b"\xff\xfe",
        b"[1, 2]",
        b'{"tokens": "many"}',
        b'{"notes": {"x": 1}}',
        b'{"x":' + b"[" * 100_000,
        "text",
        5,
        None,
    ],
)
def test_odd_data_in_the_file_is_refused(tmp_path: Path, state: Any) -> None:
    store = SQLiteStore(tmp_path / "count.db")
    admit(store)
    store.close()
    connection = sqlite3.connect(tmp_path / "count.db")
    if state is None:
        connection.execute("DROP TABLE ledgers")
    else:
        connection.execute("UPDATE ledgers SET state = ?", (state,))
    connection.commit()
    connection.close()
    unusable(tmp_path / "count.db", "cannot be used")


def test_a_damaged_file_is_refused_and_a_new_one_taken(tmp_path: Path) -> None:
    path = tmp_path / "count.db"
    store = SQLiteStore(path)
    admit(store)
    store.close()
    data = bytearray(path.read_bytes())
    data[100:] = b"\xa5" * (len(data) - 100)
    path.write_bytes(bytes(data))
    with pytest.raises(StoreError, match="malformed"):
        admit(store)
    path.unlink()
    admit(store)
    assert todays(store, A).tokens == 10
    store.close()


def test_a_directory_that_does_not_exist_is_named(tmp_path: Path) -> None:
    unusable(tmp_path / "nowhere" / "count.db", "directory must exist")


def test_a_file_that_another_process_holds_is_an_error_in_time(tmp_path: Path) -> None:
    store = SQLiteStore(tmp_path / "count.db", wait=0.1)
    admit(store)
    holder = sqlite3.connect(tmp_path / "count.db", isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    started = time.monotonic()
    with pytest.raises(StoreError, match=r"held it for 0\.1 s"):
        admit(store)
    assert time.monotonic() - started < 5
    holder.execute("ROLLBACK")
    holder.close()
    admit(store)
    store.close()
