"""mypy for the tests: one run at a time, so that the runs share what they have read."""

from __future__ import annotations

import fcntl
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[1]
CACHE = ROOT / ".mypy_cache"


@contextmanager
def alone() -> Iterator[None]:
    """Wait until no other test runs mypy: two that write one cache disturb each other."""
    CACHE.mkdir(exist_ok=True)
    with (CACHE / "tests.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def strict(
    *arguments: str, cwd: Path, path: tuple[Path, ...]
) -> subprocess.CompletedProcess[str]:
    """Run `mypy --strict` without a configuration; deprecated names are notes."""
    with alone():
        return subprocess.run(
            [sys.executable, "-m", "mypy", "--strict", "--config-file=",
             "--enable-error-code=deprecated", "--report-deprecated-as-note",
             f"--cache-dir={CACHE / 'tests'}", *arguments],
            cwd=cwd, env={"MYPYPATH": os.pathsep.join(map(str, path)), "PATH": ""},
            capture_output=True, text=True, check=False,
        )  # fmt: skip
