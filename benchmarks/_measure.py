"""Measuring: variants take turns, so that what disturbs one disturbs all of them."""

from __future__ import annotations

import os
import random
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parents[1]
WORK = ROOT / "benchmarks" / ".work"

Variants = Mapping[str, Callable[[], object]]
Samples = dict[str, list[float]]
"""Of each variant what was measured, one number a round."""


@dataclass(frozen=True)
class Spread:
    """The middle of some numbers, and where half of them lie."""

    middle: float
    low: float
    high: float


@dataclass
class Group:
    """Variants that were measured together, with the one that the others are divided by."""

    name: str
    title: str
    unit: str
    base: str
    samples: Samples
    notes: list[str] = field(default_factory=list)

    def value(self, variant: str) -> Spread:
        """Return what a variant took, in the unit of the group."""
        return spread(self.samples[variant])

    def ratio(self, variant: str, base: str | None = None) -> Spread:
        """Return a variant divided by the base, round by round."""
        pairs = zip(self.samples[variant], self.samples[base or self.base], strict=True)
        return spread([value / other for value, other in pairs])


def spread(numbers: Sequence[float]) -> Spread:
    """Return median and quartiles."""
    middle = statistics.median(numbers)
    if len(numbers) < 3:
        return Spread(middle, min(numbers), max(numbers))
    low, _, high = statistics.quantiles(numbers, n=4, method="inclusive")
    return Spread(middle, low, high)


def take_turns(
    variants: Variants,
    *,
    rounds: int,
    times: int = 1,
    clock: Callable[[], float] = time.process_time,
    scale: float = 1.0,
) -> Samples:
    """Run each variant `times` times in each round, in another order every round.

    Returns the time of one run by `clock`, in seconds times `scale`.
    """
    order = list(variants)
    shuffled = random.Random(0)
    samples: Samples = {name: [] for name in variants}
    for variant in variants.values():
        variant()  # what is done once is no part of it
    for _ in range(rounds):
        shuffled.shuffle(order)
        for name in order:
            variant = variants[name]
            began = clock()
            for _ in range(times):
                variant()
            samples[name].append((clock() - began) / times * scale)
    return samples


@dataclass(frozen=True)
class Ended:
    """The output and the use of resources of a process."""

    output: str
    wall: float
    cpu: float
    """Seconds, its children included."""

    rss: float
    """Megabytes, at most."""


def run(*command: str, cwd: Path = ROOT) -> Ended:
    """Run a program to its end.

    Raises RuntimeError with what it wrote when it fails.
    """
    WORK.mkdir(exist_ok=True)
    with (WORK / "errors.txt").open("w+") as errors:
        began = time.perf_counter()
        process = subprocess.Popen(
            command,
            cwd=cwd,
            env=environment(),
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
        )
        assert process.stdout is not None
        output = process.stdout.read()
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        wall = time.perf_counter() - began
        if process.returncode:
            errors.seek(0)
            said = output[-2000:] + errors.read()[-4000:]
            raise RuntimeError(f"{' '.join(command)} failed:\n{said}")
    return Ended(output, wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def run_python(*arguments: str, cwd: Path = ROOT) -> Ended:
    """Run this Python as a fresh interpreter that finds the repository and the peers."""
    return run(sys.executable, *arguments, cwd=cwd)


def environment() -> dict[str, str]:
    """Return variables for child processes: where modules and their caches are.

    Compiled modules are kept, as they are where a package is installed.
    """
    paths = (ROOT, ROOT / "generated", WORK / "peers")
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("PYTHON", "PIPEDRIVE_"))
    }
    return {
        **kept,
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": os.pathsep.join(map(str, paths)),
        "PYTHONPYCACHEPREFIX": str(WORK / "pycache"),
    }
