"""The nightly program, on two nights."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from examples import nightly_sync
from pipedrive_kit.testing import FakePipedrive


def test_the_second_night_loads_what_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Six entities; a deleted person leaves its table."""
    monkeypatch.setenv("DLT_DATA_DIR", str(tmp_path / "dlt"))
    monkeypatch.setenv("RUNTIME__DLTHUB_TELEMETRY", "false")
    path = str(tmp_path / "crm.duckdb")
    with FakePipedrive() as fake:
        fake.seed("demo")
        first = nightly_sync.sync(fake.client, path)
        fake.store.delete("persons", 1)
        second = nightly_sync.sync(fake.client, path)
    assert first.startswith("30 deals, 12 persons, 5 organizations, 10 activities")
    assert second.startswith("0 deals, 1 persons, 0 organizations")
    with duckdb.connect(path, read_only=True) as connection:
        query = "select count(*) from pipedrive.persons"
        assert connection.execute(query).fetchall() == [(11,)]
