"""The rules that every store keeps, checked on ours and on one of a user."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from openapi_runtime import BudgetExceededError
from openapi_runtime.limits.ledger import StoreRefusal
from openapi_runtime.limits.store import MemoryStore, account_id
from tests.runtime.conftest import Flavour, Server, do
from tests.runtime.limits.own_store import Table, TableStore
from tests.runtime.limits.store_bench import (
    A,
    B,
    Bench,
    SpentToday,
    admit,
    refused,
    todays,
)
from tests.runtime.sample_api import OPERATIONS

# Tokens


def test_admitted_tokens_are_spent_at_once(bench: Bench) -> None:
    ticket = admit(bench.store, tokens=10)
    assert todays(bench.store, A) == SpentToday(10, None)
    assert abs(ticket.send_at - bench.clock()) < 1


def test_a_budget_is_spent_to_its_last_token_and_no_further(bench: Bench) -> None:
    admit(bench.store, tokens=90, limit=100)
    refusal = refused(bench.store, tokens=11, limit=100)
    assert (refusal.kind, refusal.spent, refusal.limit) == ("budget", 90, 100)
    assert todays(bench.store, A).tokens == 90
    admit(bench.store, tokens=10, limit=100)
    assert refused(bench.store, tokens=1, limit=100).kind == "budget"
    admit(bench.store, tokens=0, limit=100)  # what costs nothing may still be sent
    admit(bench.store, tokens=10, limit=None)  # and a client without a budget, all


def test_charges_of_unsent_requests_are_returned_once(bench: Bench) -> None:
    admit(bench.store, tokens=3)
    ticket = admit(bench.store, tokens=10)
    bench.store.release(A, ticket)
    bench.store.release(A, ticket)
    assert todays(bench.store, A).tokens == 3


def test_charges_of_answered_requests_are_kept(bench: Bench) -> None:
    ticket = admit(bench.store)
    bench.store.settle(A, ticket)
    bench.store.settle(A, ticket)
    bench.store.release(A, ticket)
    assert todays(bench.store, A).tokens == 10


def test_the_server_corrects_the_count(bench: Bench) -> None:
    """Others spend too: spent is what the server says, and what is still on its way."""
    ticket, on_its_way = admit(bench.store), admit(bench.store, tokens=7)
    bench.store.settle(A, ticket, limit=1000, remaining=400)
    assert todays(bench.store, A) == SpentToday(607, 1000)
    bench.store.settle(A, on_its_way, limit=1000, remaining=393)
    assert todays(bench.store, A) == SpentToday(607, 1000)


def test_a_response_without_a_count_changes_nothing(bench: Bench) -> None:
    bench.store.settle(A, admit(bench.store), limit=1000, remaining=900)
    bench.store.settle(A, admit(bench.store))
    assert todays(bench.store, A) == SpentToday(110, 1000)
    bench.store.settle(A, admit(bench.store), limit=1000, remaining=880)
    assert todays(bench.store, A) == SpentToday(120, 1000)


@pytest.mark.parametrize(
    ("limit", "remaining"),
    [(None, 5), (5, None), (0, 0), (-5, -9), (100, 101), (2**60, 1), (9, -(2**60))],
)
def test_a_count_that_makes_no_sense_is_ignored(
    bench: Bench, limit: int | None, remaining: int | None
) -> None:
    bench.store.settle(A, admit(bench.store), limit=limit, remaining=remaining)
    assert todays(bench.store, A) == SpentToday(10, None)


def test_an_overdrawn_account_is_known_as_such(bench: Bench) -> None:
    bench.store.settle(A, admit(bench.store), limit=100, remaining=-20)
    assert todays(bench.store, A) == SpentToday(120, 100)


def test_responses_that_overtake_each_other_lower_no_count(bench: Bench) -> None:
    first, second = admit(bench.store), admit(bench.store)
    bench.store.settle(A, second, limit=1000, remaining=980)
    bench.store.settle(A, first, limit=1000, remaining=990)
    assert todays(bench.store, A).tokens == 20


def test_a_newer_response_may_say_less(bench: Bench) -> None:
    """The server's day may end at another time than ours."""
    bench.store.settle(A, admit(bench.store), limit=1000, remaining=0)
    bench.store.settle(A, admit(bench.store), limit=1000, remaining=990)
    assert todays(bench.store, A).tokens == 10


def test_what_ended_without_a_count_is_not_lost_to_an_older_response(
    bench: Bench,
) -> None:
    bench.store.settle(A, admit(bench.store), limit=1000, remaining=990)
    asked_before = admit(bench.store)
    bench.store.settle(A, admit(bench.store, tokens=5))
    bench.store.settle(A, asked_before, limit=1000, remaining=980)
    assert todays(bench.store, A).tokens == 25
    bench.store.settle(A, admit(bench.store), limit=1000, remaining=965)
    assert todays(bench.store, A).tokens == 35


def test_a_day_begins_at_nothing(bench: Bench) -> None:
    late = admit(bench.store, tokens=90, limit=100)
    other = admit(bench.store, tokens=5, limit=100)
    bench.next_day()
    assert todays(bench.store, A).tokens == 0
    bench.store.release(A, other)  # of yesterday
    bench.store.settle(A, late, limit=1000, remaining=1)  # perhaps yesterday's count
    assert todays(bench.store, A) == SpentToday(0, 1000)
    admit(bench.store, tokens=100, limit=100)
    assert refused(bench.store, tokens=1, limit=100).kind == "budget"


def test_accounts_do_not_touch_each_other(bench: Bench) -> None:
    admit(bench.store, tokens=100, limit=100, windows=(("w", 30, 1),))
    bench.store.pause(A, 60, kind="blocked")
    ticket = admit(
        bench.store, tokens=100, limit=100, windows=(("w", 30, 1),), account=B
    )
    assert ticket.send_at < bench.clock() + 1
    assert bench.store.paused(B) is None


def test_threads_overspend_nothing(bench: Bench) -> None:
    def spend(_: int) -> int:
        done = 0
        for _ in range(10):
            try:
                ticket = admit(bench.store, tokens=7, limit=400)
            except StoreRefusal:
                continue
            else:
                bench.store.settle(A, ticket)
                done += 7
        return done

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(spend, range(8))) == 399
    assert todays(bench.store, A).tokens == 399


# Windows


def offsets(bench: Bench, count: int, **arguments: Any) -> list[float]:
    start = bench.clock()
    return [slot(bench, **arguments) - start for _ in range(count)]


def slot(bench: Bench, **arguments: Any) -> float:
    """Return the time at which a request may be sent, by the clock of the store."""
    ticket = admit(bench.store, **arguments)
    return ticket.send_at + getattr(bench.store, "ahead", 0.0)


def test_a_window_holds_its_capacity_and_the_rest_takes_the_next_slots(
    bench: Bench,
) -> None:
    got = offsets(bench, 7, windows=(("w", 10, 3),))
    assert [round(offset, 0) for offset in got] == [0, 0, 0, 10, 10, 10, 20]
    assert got == sorted(got)


def test_no_span_of_a_window_has_more_than_its_capacity(bench: Bench) -> None:
    times: list[float] = []
    for wait in (0, 0.03, 0.05, 0, 0.11, 0, 0, 0, 0.07, 0, 0, 0):
        time.sleep(wait)
        times.append(slot(bench, windows=(("w", 0.2, 3),)))
    assert times == sorted(times)
    for first, fourth in zip(times, times[3:], strict=False):
        assert fourth - first >= 0.2 - 0.0001


def test_a_request_counts_in_all_its_windows(bench: Bench) -> None:
    general, search = ("general", 10.0, 4), ("search", 10.0, 1)
    assert offsets(bench, 3, windows=(general, search))[-1] > 19
    # Searches that wait do not hold up the others, for which there is room.
    assert [o < 1 for o in offsets(bench, 4, windows=(general,))] == [1, 1, 1, 0]


def test_too_long_a_wait_is_refused_and_not_charged(bench: Bench) -> None:
    admit(bench.store, windows=(("w", 10, 1),))
    refusal = refused(bench.store, windows=(("w", 10, 1),), horizon=5)
    assert refusal.kind == "busy"
    assert refusal.until is not None
    assert 5 < refusal.until - bench.clock() <= 10.1
    assert todays(bench.store, A).tokens == 10
    # And holds no slot.
    assert offsets(bench, 1, windows=(("w", 10, 1),))[0] < 10.1


def test_a_slot_that_is_given_back_is_free(bench: Bench) -> None:
    windows = (("general", 10.0, 1), ("search", 10.0, 1))
    admit(bench.store, windows=windows)
    second = admit(bench.store, windows=windows)
    bench.store.release(A, second)
    assert 9 < offsets(bench, 1, windows=windows)[0] < 10.1


def test_a_response_ends_the_margin_of_its_slot(bench: Bench) -> None:
    """The request has arrived by then; without a response it may still be on its way."""
    windows = (("w", 10.0, 3),)
    counted, answered, silent = (admit(bench.store, windows=windows) for _ in range(3))
    bench.store.settle(A, counted, limit=1000, remaining=900)
    bench.store.settle(A, answered, arrived=True)
    bench.store.settle(A, silent)
    first, second, third = offsets(bench, 3, windows=windows)
    assert 9.75 < first <= second < 9.95
    assert third > second + 0.05


def test_slots_are_shared_by_stores_on_the_same_data(bench: Bench) -> None:
    admit(bench.store, windows=(("w", 10, 1),))
    ticket = admit(bench.open(), windows=(("w", 10, 1),))
    assert ticket.send_at > bench.clock() + 9
    assert todays(bench.open(), A).tokens == 20


def test_a_raised_capacity_counts_at_once(bench: Bench) -> None:
    offsets(bench, 2, windows=(("w", 10, 2),))
    assert offsets(bench, 1, windows=(("w", 10, 4),))[0] < 1


def test_a_capacity_of_nothing_does_not_wait_for_ever(bench: Bench) -> None:
    assert offsets(bench, 2, windows=(("w", 10, 0),))[1] > 9


def test_a_long_queue_is_in_order(bench: Bench) -> None:
    got = offsets(bench, 100, windows=(("w", 2.0, 5), ("v", 2.0, 20)))
    for first, sixth in zip(got, got[5:], strict=False):
        assert sixth - first > 1.95
    assert 37 < got[-1] < 39


# Pauses


def test_a_pause_stops_all_until_it_ends(bench: Bench) -> None:
    assert bench.store.paused(A) is None
    bench.store.pause(A, 60, kind="burst")
    refusal = refused(bench.open())
    assert refusal.kind == "paused"
    assert refusal.until is not None
    assert 30 < refusal.until - bench.clock() <= 60.5
    kind, until = bench.store.paused(A) or ("", 0.0)
    assert kind == "burst"
    assert abs(until - refusal.until) < 5  # with Redis, the way of its responses
    assert todays(bench.store, A).tokens == 0
    bench.let_pass(61)
    assert bench.store.paused(A) is None
    admit(bench.store)


def test_a_shorter_pause_does_not_end_a_longer_one(bench: Bench) -> None:
    bench.store.pause(A, 60, kind="burst")
    bench.store.pause(A, 1, kind="burst")
    bench.store.pause(A, -1, kind="burst")
    assert (bench.store.paused(A) or ("", 0.0))[1] > bench.clock() + 50


def test_a_block_comes_before_a_spent_day_and_that_before_a_pause(
    bench: Bench,
) -> None:
    bench.store.pause(A, 300, kind="burst")
    for kind, seconds in (("daily", 200), ("blocked", 100)):
        bench.store.pause(A, seconds, kind=kind)
        assert (bench.store.paused(A) or ("", 0.0))[0] == kind
        assert refused(bench.store).kind == kind
    bench.let_pass(101)
    assert refused(bench.store).kind == "daily"
    bench.let_pass(100)
    assert refused(bench.store).kind == "paused"


def test_a_spent_day_stops_all_until_its_end(bench: Bench) -> None:
    """Calls without a cost stop, too: a request too many can end in a block."""
    bench.store.pause(A, 3600, kind="daily")
    refusal = refused(bench.open(), tokens=0)
    assert refusal.kind == "daily"
    assert refusal.until is not None
    assert 3500 < refusal.until - bench.clock() <= 3600.5
    bench.let_pass(3601)
    admit(bench.store)


# Locks


def test_a_lock_has_one_owner(bench: Bench) -> None:
    other = bench.open()
    assert bench.store.acquire("refresh", "me", 60)
    assert not other.acquire("refresh", "you", 60)
    assert other.acquire("another", "you", 60)
    assert bench.store.acquire("refresh", "me", 60)  # extends it
    other.free("refresh", "you")
    assert not other.acquire("refresh", "you", 60)
    bench.store.free("refresh", "me")
    bench.store.free("refresh", "me")
    assert other.acquire("refresh", "you", 60)


def test_a_lock_ends_by_itself(bench: Bench) -> None:
    assert bench.store.acquire("refresh", "dead", 60)
    assert not bench.store.acquire("refresh", "me", 60)
    bench.let_pass(61)
    assert bench.store.acquire("refresh", "me", 60)
    bench.store.free("refresh", "dead")
    assert not bench.store.acquire("refresh", "you", 60)


def test_a_closed_store_opens_again(bench: Bench) -> None:
    admit(bench.store)
    bench.store.close()
    bench.store.close()
    assert todays(bench.store, A).tokens == 10


# The arithmetic of windows


@pytest.mark.skipif(not hasattr(os, "fork"), reason="fork is not known here")
@pytest.mark.parametrize("kind", ["memory", "sqlite", "redis"])
def test_a_store_goes_on_after_a_fork_in_the_middle_of_use(
    tmp_path: Path, request: pytest.FixtureRequest, kind: str
) -> None:
    url = request.getfixturevalue("redis_url") if kind == "redis" else ""
    script = FORKING.format(kind=kind, path=str(tmp_path / "count.db"), url=url)
    done = subprocess.run(
        [sys.executable, "-c", script], timeout=60, capture_output=True, text=True
    )
    assert (done.returncode, done.stderr) == (0, "")
    counts = [int(line) for line in done.stdout.split()]
    assert len(counts) == 9
    if kind != "memory":
        assert counts[-1] == sum(counts[:-1])


FORKING = """
import os, threading, warnings
warnings.simplefilter("ignore", DeprecationWarning)  # of forking with threads
from openapi_runtime.limits.store import MemoryStore
from openapi_runtime.limits.redis import RedisStore
from openapi_runtime.limits.sqlite import SQLiteStore
from tests.runtime.limits.store_bench import todays
kind = {kind!r}
store = (MemoryStore() if kind == "memory" else
    SQLiteStore({path!r}) if kind == "sqlite" else RedisStore({url!r}))
def admit():
    return store.admit("fork", tokens=1, limit=None, windows=[("w", .1, 50)], horizon=1e6)
store.settle("fork", admit())  # imports what is needed: that must not be interrupted
going, spent = True, 1
def work():
    global spent
    while going:
        store.settle("fork", admit())
        spent += 1
thread = threading.Thread(target=work)
thread.start()
children = []
for _ in range(7):
    child = os.fork()
    if child == 0:
        for _ in range(20):
            store.settle("fork", admit())
        store.close()
        os.write(1, b"20\\n")
        os._exit(0)
    children.append(child)
for child in children:
    assert os.waitpid(child, 0)[1] == 0
going = False
thread.join()
os.write(1, b"%d\\n%d\\n" % (spent, todays(store, "fork").tokens))
store.close()
"""


def test_a_client_counts_in_a_store_of_the_user(
    server: Server, flavour: Flavour
) -> None:
    """The store admits what the budget has room for, and refuses the rest."""
    table = Table()
    cost = OPERATIONS["getDeal"].cost
    server.answer({"success": True, "data": {"id": 7}})

    async def body(client: Any) -> None:
        await do(client.deals.get(7))
        with pytest.raises(BudgetExceededError, match=f"{cost} spent, {cost} allowed"):
            await do(client.deals.get(7))

    flavour.run(body, store=TableStore(table, time.time), budget=cost)
    assert len(table.ledgers) == 1
    assert len(server.received) == 1


def test_account_ids_name_nobody() -> None:
    assert account_id("a", "b") != account_id("a", "c") != account_id("ab", "")
    assert "acme" not in account_id("acme")


def test_locks_of_threads_are_exclusive() -> None:
    store = MemoryStore()
    won: list[str] = []

    def take(owner: str) -> None:
        if store.acquire("lock", owner, 60):
            won.append(owner)

    threads = [threading.Thread(target=take, args=(str(n),)) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(won) == 1
