"""Measuring several ways to do one thing, taking turns in one process."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Mapping

Way = Callable[[], object]


def ratios(
    ways: Mapping[str, Way],
    *,
    rounds: int = 30,
    repeat: int = 1,
    clock: Callable[[], float] = time.process_time,
) -> dict[str, float]:
    """Print and return how long each way takes, by the time that the first one takes.

    Each of `rounds` runs every way `repeat` times; what counts is the median of the
    ratios within a round.
    """
    for way in ways.values():
        way()
    times: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(rounds):
        for name, way in ways.items():
            began = clock()
            for _ in range(repeat):
                way()
            times[name].append((clock() - began) / repeat)
    base = next(iter(times.values()))
    result: dict[str, float] = {}
    for name, seconds in times.items():
        each = sorted(a / b for a, b in zip(seconds, base, strict=True))
        low, high = each[len(each) // 10], each[-1 - len(each) // 10]
        result[name] = statistics.median(each)
        print(
            f"{name:<44} {statistics.median(seconds) * 1e6:11,.1f} us "
            f"{result[name]:6.2f} x  ({low:.2f} to {high:.2f})"
        )
    return result
