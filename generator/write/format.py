"""Format: the layout of the Python files, by ruff.

The templates print plain lines; ruff lays out all files in one call. It is the version that
requirements-dev.txt pins, so the same views give the same bytes on every machine.
"""

from __future__ import annotations

import sys
from pathlib import Path

from openapi_source.code import WIDTH
from openapi_source.symbols import missing_names

from ..errors import GeneratorError, Problem
from .manifest import OWN, pinned_ruff

_BY_HAND = {f"{OWN}/client.py": "Client = AsyncClient = None\n"}
"""The module of a project that is written by hand, and the names that it has."""


def format_(files: dict[str, str]) -> dict[str, str]:
    """Return *files*, Python laid out by ruff; raise if they would not load."""
    # Imported here: a run that finds nothing changed does without them.
    import subprocess
    from tempfile import TemporaryDirectory

    paths = [path for path in sorted(files) if path.endswith(".py")]
    with TemporaryDirectory() as name:
        folder = Path(name)
        for path in paths:
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(files[path].encode())
        command = _command(folder)
        try:
            done = subprocess.run(  # noqa: S603 - no part of it is of a document
                command, capture_output=True, text=True, check=False
            )
        except OSError:
            raise _not_installed(f"{command[0]} cannot be started") from None
        if done.returncode:
            raise _failure(done.stderr.replace(f"{folder}/", ""))
        files |= {path: (folder / path).read_bytes().decode() for path in paths}
    is_package = "__init__.py" in files
    if is_package and (missing := missing_names({**files, **_BY_HAND})):
        raise _fault(f"the package would not load: {missing[0]}")
    return files


def _command(folder: Path) -> list[str]:
    version = pinned_ruff().removeprefix("ruff")
    options = ["--isolated", "--no-cache", f"--line-length={WIDTH}"]
    options += ["--target-version=py311", f'--config=required-version="{version}"']
    ruff = Path(sys.executable).with_name("ruff").as_posix()
    return [ruff, "format", *options, folder.as_posix()]


def _not_installed(message: str) -> GeneratorError:
    hint = "Install what requirements-dev.txt lists, for example with `make setup`."
    return GeneratorError(Problem("ruff", "", message, hint))


def _failure(said: str) -> GeneratorError:
    broken = sorted(line for line in said.splitlines() if "Failed to parse" in line)
    if not broken:
        return _not_installed(" ".join(said.split()))
    return _fault(f"the generator wrote invalid Python: {broken[0]}")


def _fault(message: str) -> GeneratorError:
    return GeneratorError(Problem("", "", message, "This is a bug of the generator."))
