"""A check against slowness: ratios, compared with those kept; twice as slow fails.

``python -m benchmarks quick --keep`` writes them to baseline.json.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

from . import calls, generation, pages, server, starts
from ._measure import ROOT, Group

BASELINE = Path(__file__).with_name("baseline.json")
_TOO_SLOW = 2.0
_TRIES = 3
"""A row that looks too slow may only have had bad luck."""


def _ratios(url: str) -> dict[str, Callable[[], float]]:
    return {
        "a page of 500 deals, to json.loads": lambda: _ratio(
            pages.measure(500, rounds=5, times=2, peers=False), pages.OURS
        ),
        "the same with misfits, to json.loads": lambda: _ratio(
            pages.measure_lenient(rounds=5, times=2), pages.OURS
        ),
        "one GET, to httpx": lambda: _ratio(
            calls.measure_sync(url, rounds=7, times=50, peers=False), calls.OURS
        ),
        "one GET, async, to httpx": lambda: _ratio(
            calls.measure_async(url, rounds=5, times=40)[0], calls.OURS
        ),
        "the body of a PATCH, to json.dumps": lambda: _ratio(
            calls.measure_patch(rounds=5, times=2000, peers=False), calls.OURS
        ),
        "the import, to that of httpx": lambda: _ratio(
            starts.measure_imports(rounds=5, peers=False), starts.OURS
        ),
        "generating, to reading the document": generation.to_reading,
    }


def _ratio(group: Group, variant: str) -> float:
    return group.ratio(variant).middle


def main(arguments: list[str]) -> int:
    """Compare, or keep; return the exit code."""
    keep = arguments == ["--keep"]
    kept: dict[str, float] = {} if keep else json.loads(BASELINE.read_text())
    found: dict[str, float] = {}
    failed = 0
    with server.running() as url:
        for name, measure in _ratios(url).items():
            tries = 1 if keep else _TRIES
            limit = kept.get(name, 0) * _TOO_SLOW
            for _ in range(tries):
                found[name] = round(measure(), 3)
                if found[name] <= limit:
                    break
            slow = not keep and found[name] > limit
            failed += slow
            was = "" if keep else f"  was {kept.get(name, 0):6.2f}"
            print(
                f"{name:<40} {found[name]:6.2f}{was}{'  TOO SLOW' * slow}", flush=True
            )
    if keep:
        BASELINE.write_text(json.dumps(found, indent=2) + "\n")
    elif failed:
        where = os.path.relpath(BASELINE, ROOT)
        print(f"{failed} of {len(found)} are more than twice as slow as in {where}")
    return int(bool(failed))
