"""The rules of the ledger that only tests with small numbers can show."""

from __future__ import annotations

import heapq
import random
import statistics

import pytest

from openapi_runtime.limits.ledger import SECOND, Ledger, Window, next_slot
from openapi_runtime.limits.store import MemoryStore
from tests.runtime.limits.store_bench import A, Clock, admit, todays


def test_next_slot_is_the_earliest_that_fits() -> None:
    """Against trying out every microsecond, on small numbers."""

    def fits(slots: list[int], length: int, capacity: int, at: int) -> bool:
        times = sorted([*slots, at])
        return all(
            last - first >= length
            for first, last in zip(times, times[capacity:], strict=False)
            if first <= at <= last
        )

    rng = random.Random(3)
    for _ in range(3000):
        length, capacity = rng.randint(1, 8), rng.randint(1, 4)
        slots: list[int] = []
        for _ in range(rng.randint(0, 12)):
            slot = next_slot(slots, length, capacity, rng.randint(0, 20))
            slots = sorted([*slots, slot])
        at = rng.randint(0, 25)
        found = next_slot(slots, length, capacity, at)
        expected = next(t for t in range(at, 200) if fits(slots, length, capacity, t))
        assert found == expected, (slots, length, capacity, at)


# Memory


def test_requests_that_nobody_settles_are_forgotten_but_stay_charged() -> None:
    clock = Clock()
    store = MemoryStore(clock=clock)
    admit(store, tokens=50)  # its process died
    clock.offset = 200
    store.settle(A, admit(store), limit=1000, remaining=900)
    assert todays(store, A).tokens == 150  # perhaps the server has not counted it yet
    clock.offset = 400
    store.settle(A, admit(store), limit=1000, remaining=840)
    assert todays(store, A).tokens == 160  # by now it has


def test_a_clock_that_is_set_back_does_not_hold_up_requests() -> None:
    clock = Clock()
    store = MemoryStore(clock=clock)
    admit(store, windows=(("w", 2, 1),))
    clock.offset = -3600
    assert admit(store, windows=(("w", 2, 1),)).send_at < clock() + 1


def test_a_request_counts_from_its_response_less_what_the_way_takes() -> None:
    """It may have arrived just before its response, less a quarter of the fastest one."""
    windows: list[Window] = [("w", 2.2, 1)]
    ledger, now = Ledger(), SECOND
    for took, kept in ((0.5, 1.95), (1.5, 1.95), (0.1, 1.975), (0.5, 1.975), (0, 2)):
        now += 10 * SECOND
        slot = ledger.admit(now, "a", 1, None, windows, 60)
        now = slot + int(took * SECOND)
        ledger.settle(now, "a", 1000, 900)
        following = ledger.admit(now, "b", 1, None, windows, 60)
        assert following - now == pytest.approx(kept * SECOND, abs=0.002 * SECOND)
        ledger.release(now, "b")


@pytest.mark.parametrize("is_cold", [False, True])
@pytest.mark.parametrize("latency", [0.0, 0.02, 0.05])
@pytest.mark.parametrize("capacity", [20, 40, 100])
def test_workers_fill_a_window_and_never_pass_it(
    capacity: int, latency: float, is_cold: bool
) -> None:
    """At least 95 % of the rate; a cold server is slow, and responds out of order."""
    ledger, now, chance = Ledger(), 0, random.Random(capacity)
    windows: list[Window] = [("w", 2.2, capacity)]
    workers = 6 if capacity < 100 else 12
    events = [(number, number, "admit") for number in range(workers)]
    arrivals: list[int] = []
    requests, sent = 10 * capacity + 6, 0
    while events:
        now, worker, what = heapq.heappop(events)
        slow = is_cold and now < 3 * SECOND
        if what == "admit" and sent < requests:
            sent += 1
            slot = ledger.admit(now, str(worker), 1, None, windows, 60)
            there = chance.uniform(0.001, 0.3 if slow else 0.004)
            heapq.heappush(events, (slot + int(there * SECOND), worker, "arrive"))
        elif what == "arrive":
            arrivals.append(now)
            back = latency + chance.uniform(0.002, 0.5 if slow else 0.02)
            heapq.heappush(events, (now + int(back * SECOND), worker, "respond"))
        elif what == "respond":
            ledger.settle(now, str(worker), None, None, arrived=True)
            heapq.heappush(events, (now, worker, "admit"))
    spans = [b - a for a, b in zip(arrivals, arrivals[capacity:], strict=False)]
    assert min(spans) >= 2 * SECOND
    assert statistics.median(spans) <= 2 * SECOND / 0.95


def test_one_fast_response_is_forgotten_in_time() -> None:
    ledger, now = Ledger(), SECOND
    for took in (0.01, *[0.5] * 300):
        now += 10 * SECOND
        ledger.admit(now, "a", 1, None, [("w", 2.2, 1)], 60)
        now += int(took * SECOND)
        ledger.settle(now, "a", 1000, 900)
    assert ledger.fastest == SECOND // 2
