"""A store that goes on in this process while another is out of order."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from openapi_runtime import Budget, BudgetExceededError, ConfigurationError
from openapi_runtime.limits.degrading import DegradingStore, Spare
from openapi_runtime.limits.ledger import StoreRefusal
from openapi_runtime.limits.sqlite import SQLiteStore
from tests.runtime.conftest import TOKEN, Server
from tests.runtime.limits.store_bench import A, B, admit, refused, todays
from tests.runtime.sample_api import BUDGETED, Client

_opened: list[SQLiteStore] = []


@pytest.fixture(autouse=True)
def closed() -> Iterator[None]:
    """Close the files of a test's stores."""
    yield
    while _opened:
        _opened.pop().close()


class Broken:
    """A store in a directory that comes and goes."""

    def __init__(self, tmp_path: Path) -> None:
        self.directory = tmp_path / "shared"
        self.store = SQLiteStore(self.directory / "count.db")
        _opened.append(self.store)
        self.now = 0.0
        self.told: list[str | None] = []
        self.degrading = DegradingStore(
            self.store,
            tell=self.told.append,
            retry_after=30,
            clock=lambda: self.now,
        )


def test_a_degrading_store_goes_on_says_so_once_and_comes_back(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    broken = Broken(tmp_path)
    store = broken.degrading
    assert store.blocking
    with caplog.at_level(logging.WARNING, logger="openapi_runtime"):
        admit(store, limit=15)
        assert refused(store, limit=15).kind == "budget"  # in this process
        broken.now = 40
        assert store.acquire("refresh", "me", 60)
        assert len(caplog.records) == 1
        assert "in this process only" in caplog.text
        assert store.degraded is not None
        assert broken.told[-1] == store.degraded
        broken.directory.mkdir()
        assert todays(store, A).tokens == 10  # not tried again yet
        broken.now = 80
        assert todays(store, A).tokens == 10  # in the shared file by now
        assert todays(broken.store, A).tokens == 10
        assert store.degraded is None
        assert broken.told[-1] is None
        assert len(caplog.records) == 2
    store.close()


def test_a_degraded_store_knows_what_the_server_said_and_the_pauses(
    tmp_path: Path,
) -> None:
    broken = Broken(tmp_path)
    broken.directory.mkdir()
    store = broken.degrading
    ticket = admit(store)
    store.settle(A, ticket, limit=1000, remaining=5)
    store.release(A, ticket)
    store.free("refresh", "me")
    assert store.degraded is None
    broken.store.close()
    for path in broken.directory.iterdir():
        path.unlink()
    broken.directory.rmdir()
    assert refused(store, limit=1000).kind == "budget"
    assert store.degraded is not None
    store.pause(A, 60, kind="blocked")
    assert (store.paused(A) or ("", 0))[0] == "blocked"
    assert refused(store).kind == "blocked"


def test_what_was_spent_before_a_failure_counts_in_it_and_after_it(
    tmp_path: Path,
) -> None:
    """A budget of ten allows ten requests, whatever the store does meanwhile."""
    broken = Broken(tmp_path)
    store = broken.degrading
    away = tmp_path / "away"
    broken.directory.mkdir()
    for _ in range(8):
        store.settle(A, admit(store, 1, limit=10))
    broken.store.close()
    broken.directory.rename(away)
    given_back = admit(store, 1, limit=10)
    admit(store, 1, limit=10)
    assert store.degraded is not None
    assert refused(store, tokens=1, limit=10).kind == "budget"
    store.release(A, given_back)
    store.pause(B, 60, kind="blocked")
    away.rename(broken.directory)
    broken.now = 40
    admit(store, 1, limit=10)
    assert store.degraded is None
    assert refused(store, tokens=1, limit=10).kind == "budget"
    assert todays(broken.store, A).tokens == 10
    assert (broken.store.paused(B) or ("", 0))[0] == "blocked"
    store.close()


def test_a_store_is_charged_once_for_what_was_spent_without_it(tmp_path: Path) -> None:
    """Though many threads find at the same time that it works again."""
    broken = Broken(tmp_path)
    store = broken.degrading
    for _ in range(30):
        admit(store, 1, limit=100)
    broken.directory.mkdir()
    broken.now = 40
    begin = threading.Barrier(8)

    def spend(_: int) -> int:
        begin.wait()
        done = 0
        with suppress(StoreRefusal):
            while True:
                admit(store, 1, limit=100)
                done += 1
        return done

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(spend, range(8))) == 70
    assert todays(broken.store, A).tokens == 100
    store.close()


def test_what_was_spent_without_the_store_yesterday_is_not_charged_today(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = Broken(tmp_path)
    store = broken.degrading
    with monkeypatch.context() as yesterday:
        yesterday.setattr(store._spare, "_clock", lambda: time.time() - 86_400)
        admit(store, 5)
    broken.directory.mkdir()
    broken.now = 40
    assert todays(store, A).tokens == 0
    store.close()


def test_a_child_does_not_pay_what_its_parent_owes(tmp_path: Path) -> None:
    broken = Broken(tmp_path)
    store = broken.degrading
    admit(store, 5)
    store._spare.renew()  # as in the child of a fork
    broken.directory.mkdir()
    broken.now = 40
    assert todays(store, A).tokens == 0
    store.close()


def down(tmp_path: Path) -> SQLiteStore:
    """Return a store that is out of order; each call returns another one."""
    return SQLiteStore(tmp_path / "nowhere" / "count.db")


def spend(store: DegradingStore, limit: int) -> int:
    """Return the number of requests of one token that are admitted."""
    done = 0
    with suppress(StoreRefusal):
        while done <= limit:
            admit(store, 1, limit=limit)
            done += 1
    return done


def test_clients_of_one_process_count_together_without_the_store(
    tmp_path: Path, server: Server
) -> None:
    """Though each has a store of its own for the same counts."""
    options: Any = {"on_store_failure": "degrade", "account_name": str(tmp_path)}
    server.answer({"success": True, "data": {"id": 7}})
    sent = 0
    for _ in range(3):
        with Client(
            api_token=TOKEN,
            base_url=server.base_url,
            api=BUDGETED,
            store=down(tmp_path),
            budget=Budget(8),
            **options,
        ) as client:
            for _ in range(8 if sent == 0 else 0):
                client.deals.get(7)
            with pytest.raises(BudgetExceededError, match="this process alone"):
                client.deals.get(7)
            sent += client.usage.requests
    assert sent == 8


@pytest.mark.parametrize(("share", "admitted"), [(1.0, 20), (0.25, 5), (0.3, 6)])
def test_a_process_spends_no_more_than_its_share(
    tmp_path: Path, share: float, admitted: int
) -> None:
    assert spend(DegradingStore(down(tmp_path), share=share), 20) == admitted


def test_a_share_is_one_of_what_the_server_says_is_left(tmp_path: Path) -> None:
    """Each response says again what is left, so that all of it can be used."""
    store = DegradingStore(down(tmp_path), share=0.25)
    store.settle(A, admit(store, 1, limit=100), limit=100, remaining=20)
    assert spend(store, 100) == 5
    store.settle(A, admit(store, 0), limit=100, remaining=12)
    store.settle(A, admit(store, 0), limit=100, remaining=0)
    assert spend(store, 100) == 0


def test_shares_of_processes_add_up_to_the_budget(tmp_path: Path) -> None:
    stores = [DegradingStore(down(tmp_path), share=0.25) for _ in range(4)]
    assert sum(spend(store, 20) for store in stores) == 20


def test_a_share_ends_with_the_failure(tmp_path: Path) -> None:
    broken = Broken(tmp_path)
    store = DegradingStore(broken.store, share=0.25, clock=lambda: broken.now)
    assert spend(store, 20) == 5
    broken.directory.mkdir()
    broken.now = 40
    assert spend(store, 20) == 15


@pytest.mark.parametrize("share", [0, 0.0, -0.5, 1.5, "a", None])
def test_a_share_that_means_nothing_is_refused(share: Any) -> None:
    with pytest.raises(ConfigurationError, match="degraded_share"):
        Budget(10, degraded_share=share)


def test_what_a_client_owes_is_paid_by_those_after_it(tmp_path: Path) -> None:
    """Programs that make a client for each call owe as much as others."""
    broken, spare = Broken(tmp_path), Spare()

    def one(shared: SQLiteStore) -> DegradingStore:
        return DegradingStore(shared, spare=spare)

    for _ in range(5):
        admit(one(broken.store), 1, limit=20)
    broken.directory.mkdir()
    admit(one(broken.store), 1, limit=20, account=B)  # which owes nothing for A
    assert todays(broken.store, A).tokens == 0
    assert spend(one(broken.store), 20) == 15
    assert todays(broken.store, A).tokens == 20


def test_a_client_that_found_the_store_again_pays_for_the_others(
    tmp_path: Path,
) -> None:
    broken, spare = Broken(tmp_path), Spare()
    early, late = (
        DegradingStore(broken.store, spare=spare, clock=lambda now=now: now + start[0])
        for now in (0, -1000)
    )
    start = [0.0]
    assert (spend(early, 20), spend(late, 20)) == (20, 0)
    broken.directory.mkdir()
    start[0] = 40.0
    assert spend(early, 30) == 10
    assert late.degraded is not None
    assert spend(late, 30) == 0
