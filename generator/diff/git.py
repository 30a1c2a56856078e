"""Files of git revisions."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from ..errors import GeneratorError, Problem

_GIT = "git"


def check_revision(name: str) -> None:
    """Raise if there is no revision *name*."""
    if _git(
        "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}"
    ):
        return
    hint = "" if _git("rev-parse", "HEAD") else "There is no git revision here at all."
    raise GeneratorError(Problem(name, "", "is no file, and no git revision", hint))


def at_revision(revision: str, file: Path) -> str | None:
    """Return the text that *file* has at a git revision; None if there is none."""
    place = Path(os.path.relpath(file)).as_posix()
    found = _git("show", "--end-of-options", f"{revision}:./{place}")
    return None if found is None else found.decode(errors="replace")


def files_at(revision: str, folder: Path) -> list[Path]:
    """Return the files of a folder at a git revision, sorted."""
    place = f"{Path(os.path.relpath(folder)).as_posix()}/"
    found = _git("ls-tree", "-z", "--name-only", "--end-of-options", revision, place)
    return sorted(
        folder / Path(name).name for name in (found or b"").decode().split("\0") if name
    )


def branch_point() -> str:
    """Return the revision where this branch left the main one of `origin`.

    "" if it did not, or git knows no `origin`.
    """
    head = _git("rev-parse", "HEAD")
    for main in ("origin/HEAD", "origin/main", "origin/master"):
        found = _git("merge-base", "HEAD", main)
        if found:
            return "" if found == head else found.decode().strip()[:12]
    return ""


def is_repository() -> bool:
    """Return whether there is a commit to compare with."""
    return _git("rev-parse", "--quiet", "--verify", "HEAD") is not None


def last_release(file: Path) -> str:
    """Return the newest tag of a version (`v1.2.0`), or the commit that added *file*.

    "" if git knows neither, as in a clone without history.
    """
    tag = _git("describe", "--tags", "--abbrev=0", "--match", "v[0-9]*")
    if tag or _git("rev-parse", "--is-shallow-repository") == b"true\n":
        return (tag or b"").decode().strip()
    place = Path(os.path.relpath(file)).as_posix()
    added = _git("log", "--diff-filter=A", "--format=%H", "--", place) or b""
    return added.decode().split()[-1] if added else ""


def _git(*arguments: str) -> bytes | None:
    """Run git; None if it fails, or is not there."""
    try:
        run = subprocess.run(  # noqa: S603 - no shell, and no option can be given
            [_GIT, *arguments], capture_output=True, check=False
        )
    except OSError:
        return None
    return run.stdout if run.returncode == 0 else None
