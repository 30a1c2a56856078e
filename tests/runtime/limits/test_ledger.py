"""The rules of the ledger that only tests with small numbers can show."""

from __future__ import annotations

import random

import pytest

from openapi_runtime.limits.ledger import SECOND, Ledger, Window, next_slot
from openapi_runtime.limits.store import MemoryStore
from tests.runtime.limits.store_bench import A, Clock, admit


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
    assert store.spent(A).tokens == 150  # perhaps the server has not counted it yet
    clock.offset = 400
    store.settle(A, admit(store), limit=1000, remaining=840)
    assert store.spent(A).tokens == 160  # by now it has


def test_a_clock_that_is_set_back_does_not_hold_up_requests() -> None:
    clock = Clock()
    store = MemoryStore(clock=clock)
    admit(store, windows=(("w", 2, 1),))
    clock.offset = -3600
    assert admit(store, windows=(("w", 2, 1),)).send_at < clock() + 1


def test_a_request_counts_from_its_response_less_what_the_way_takes() -> None:
    """It may have arrived just before its response; half of the fastest one is the way."""
    windows: list[Window] = [("w", 2.2, 1)]
    ledger, now = Ledger(), SECOND
    for took, kept in ((0.5, 1.9), (1.5, 1.9), (0.1, 1.95), (0.5, 1.95), (0, 2)):
        now += 10 * SECOND
        slot = ledger.admit(now, "a", 1, None, windows, 60)
        now = slot + int(took * SECOND)
        ledger.settle(now, "a", 1000, 900)
        following = ledger.admit(now, "b", 1, None, windows, 60)
        assert following - now == pytest.approx(kept * SECOND, abs=0.002 * SECOND)
        ledger.release(now, "b")


def test_one_fast_response_is_forgotten_in_time() -> None:
    ledger, now = Ledger(), SECOND
    for took in (0.01, *[0.5] * 300):
        now += 10 * SECOND
        ledger.admit(now, "a", 1, None, [("w", 2.2, 1)], 60)
        now += int(took * SECOND)
        ledger.settle(now, "a", 1000, 900)
    assert ledger.fastest == SECOND // 2
