"""``python -m benchmarks`` measures everything; ``python -m benchmarks quick`` a little."""

from __future__ import annotations

import datetime as dt
import os
import platform
import sys
import time
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

from . import (
    calls,
    generation,
    memory,
    pages,
    parts,
    peers,
    quick,
    report,
    server,
    starts,
    walks,
)
from ._measure import Group

_PACKAGES = (
    "httpx",
    "msgspec",
    "pydantic",
    "openapi-python-client",
    "openapi-generator-cli",
    "black",
    "PyYAML",
)


def measured(scale: float) -> Iterator[Group]:
    """Measure group after group, with `scale` times the usual rounds."""

    def some(rounds: int) -> int:
        return max(1, round(rounds * scale))

    peers.prepare()
    yield from generation.measure(rounds=some(3))
    yield from generation.measure_large()
    yield generation.measure_github()
    yield starts.measure_help(rounds=some(15))
    yield pages.measure(500, rounds=some(25), times=3)
    yield pages.measure(100, rounds=some(15), times=15)
    yield pages.measure(1, rounds=some(15), times=300)
    yield pages.measure_lenient(rounds=some(25), times=3)
    yield memory.measure(rounds=some(3))
    yield calls.measure_patch(rounds=some(15), times=5000)
    yield parts.measure_page(rounds=some(25), times=5)
    yield starts.measure_imports(rounds=some(15))
    yield starts.measure_size()
    with server.running() as url:
        yield calls.measure_sync(url, rounds=some(15), times=200)
        yield from calls.measure_async(url, rounds=some(15), times=100)
        yield parts.measure_call(url, rounds=some(25), times=200)
        yield walks.measure(url, rounds=some(3))
        yield walks.measure_ahead(url, rounds=some(3))
        yield starts.measure_first_call(url, rounds=some(7))


def facts() -> dict[str, str]:
    """Return where, with what and when it is measured."""
    cpu = Path("/proc/cpuinfo").read_text().partition("model name\t: ")[2]
    packages = ", ".join(f"{name} {version(name)}" for name in _PACKAGES)
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return {
        "machine": f"{cpu.splitlines()[0]}, {os.cpu_count()} cores, {memory:.0f} GB, "
        f"{platform.system()} {platform.release()}",
        "Python": platform.python_version(),
        "versions": packages,
        "date": f"{dt.datetime.now(dt.UTC):%Y-%m-%d %H:%M} UTC",
    }


def main(arguments: list[str]) -> int:
    """Measure; write the report, or say whether it is slower than it was."""
    if arguments[:1] == ["quick"]:
        return quick.main(arguments[1:])
    scale = float(arguments[0]) if arguments else 1.0
    began = time.monotonic()
    groups = []
    for group in measured(scale):
        groups.append(group)
        print(f"{time.monotonic() - began:6.0f} s  {group.title}", flush=True)
    report.save(groups, facts())
    report.main()
    print(f"{report.MARKDOWN.relative_to(Path.cwd())}: {report.summary(groups)}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
