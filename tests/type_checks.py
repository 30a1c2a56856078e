"""mypy for the tests, with the settings of `make types` and what that has read already."""

from __future__ import annotations

import fcntl
import os
import shutil
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


def copy_cache(folder: Path) -> None:
    """Let mypy know in *folder* what it knows here, for packages that differ there."""
    with alone():
        shutil.copytree(CACHE, folder / CACHE.name)


def strict(
    *arguments: str, cwd: Path, path: tuple[Path, ...], cache: Path = CACHE
) -> subprocess.CompletedProcess[str]:
    """Run `mypy --strict`, which finds modules in the folders of *path*."""
    with alone():
        return subprocess.run(
            [sys.executable, "-m", "mypy", f"--config-file={ROOT / 'pyproject.toml'}",
             f"--cache-dir={cache}", *arguments],
            cwd=cwd, env={"MYPYPATH": os.pathsep.join(map(str, path)), "PATH": ""},
            capture_output=True, text=True, check=False,
        )  # fmt: skip
