"""Format: the layout of the Python files, by ruff.

The templates print plain lines; ruff lays out all files in one call. It is the version that
requirements-dev.txt pins, so the same views give the same bytes on every machine.
"""

from __future__ import annotations

import sys
from pathlib import Path

from openapi_source.code import WIDTH

from ..errors import GeneratorError, Problem
from .manifest import pinned_ruff

_FAILED = "error: Failed to parse "


def format_(files: dict[str, str]) -> dict[str, str]:
    """Return *files*, Python laid out by ruff; raise if they would not load."""
    # Imported here: a run that finds nothing changed does without it.
    from tempfile import TemporaryDirectory

    paths = [path for path in sorted(files) if path.endswith(".py")]
    with TemporaryDirectory() as name:
        folder = Path(name)
        for path in paths:
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(files[path].encode())
        if said := _ruff(folder, "format", f"--line-length={WIDTH}"):
            broken = sorted(line for line in said if line.startswith(_FAILED))
            if not broken:
                raise _not_installed(" ".join(said))
            raise _fault(f"the generator wrote invalid Python: {broken[0]}")
        # No comment may hide a name that is not defined.
        options = ["--select=F821", "--ignore-noqa", "--output-format=concise"]
        if said := _ruff(folder, "check", *options):
            raise _fault(f"the package would not load: {said[0]}")
        return files | {path: (folder / path).read_bytes().decode() for path in paths}


def _ruff(folder: Path, command: str, *options: str) -> list[str]:
    """Run ruff on *folder*; return the lines that it says if it fails."""
    import subprocess

    version = pinned_ruff().removeprefix("ruff")
    options += ("--isolated", "--no-cache", "--target-version=py311")
    options += (f'--config=required-version="{version}"', folder.as_posix())
    ruff = Path(sys.executable).with_name("ruff").as_posix()
    try:
        done = subprocess.run(  # noqa: S603 - no part of it is of a document
            [ruff, command, *options], capture_output=True, text=True, check=False
        )
    except OSError:
        raise _not_installed(f"{ruff} cannot be started") from None
    said = (done.stdout + done.stderr).replace(f"{folder}/", "")
    return said.split("\n") if done.returncode else []


def _not_installed(message: str) -> GeneratorError:
    hint = "Install what requirements-dev.txt lists, for example with `make setup`."
    return GeneratorError(Problem("ruff", "", message, hint))


def _fault(message: str) -> GeneratorError:
    return GeneratorError(Problem("", "", message, "This is a bug of the generator."))
