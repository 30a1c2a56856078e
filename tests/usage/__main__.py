"""`python -m tests.usage [REVISION]`: do the users' programs still fit the packages?

Type-checks the programs beside this file, or those of a revision, with what is in
`generated/` now: what a change breaks for users shows as their own type error.
"""

from __future__ import annotations

import io
import os
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Sequence
from pathlib import Path

PROGRAMS = ("tests/usage/blocking", "tests/usage/awaiting")


def main(arguments: Sequence[str]) -> int:
    """Check one corpus; give the exit code."""
    if not arguments:
        return _check(Path.cwd())
    with tempfile.TemporaryDirectory() as folder:
        archive = subprocess.run(
            ["git", "archive", "--format=zip", arguments[0], *PROGRAMS],
            capture_output=True,
        )
        if archive.returncode:
            print(archive.stderr.decode().strip(), file=sys.stderr)
            return 2
        # zipfile makes no links and writes nothing outside the folder.
        with zipfile.ZipFile(io.BytesIO(archive.stdout)) as members:
            members.extractall(folder)
        return _check(Path(folder))


def _check(root: Path) -> int:
    done = subprocess.run(
        [sys.executable, "-m", "mypy", *(str(root / each) for each in PROGRAMS)],
        env={**os.environ, "MYPYPATH": str(root)},
        capture_output=True,
        text=True,
    )
    print(done.stdout.replace(f"{root}{os.sep}", ""), end="")
    print(done.stderr, end="", file=sys.stderr)
    return done.returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
