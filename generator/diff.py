"""`python -m generator diff`: two documents, surfaces or revisions -> a report."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from .accepted import accept
from .changes import changes
from .config import read
from .errors import GeneratorError, Problem
from .pipeline import describe
from .report import Report, report
from .surface import FILE, VERSION, Surface

_GIT = "git"


def compare(
    old: str, new: str, config: Path | None, spec: Path, out: Path
) -> list[Report]:
    """Compare *old* with *new*: files, or git revisions; *new* may be empty: what is here."""
    if Path(old).is_file():
        mine = _from_file(Path(old), config)
        theirs = (
            _from_file(Path(new), config)
            if new
            else _from_file(out / mine["package"] / FILE, config)
        )
        return [_report(mine, theirs, config)]
    configs = [config] if config else sorted(spec.glob("*.toml"))
    found = list(_revisions(old, new, configs, out))
    if not found:
        message = f"is no file, and no git revision that has {out}/*/{FILE}"
        raise GeneratorError(Problem(old, "", message))
    return found


def _revisions(
    old: str, new: str, configs: Sequence[Path], out: Path
) -> Iterator[Report]:
    for path in configs:
        file = out / read(path).package / FILE
        before = at_revision(old, file)
        after = at_revision(new, file) if new else None
        if not new and file.is_file():
            after = file.read_text(encoding="utf-8")
        if before and after:
            yield _report(_parsed(old, before), _parsed(new or str(file), after), path)


def against_head(package: Path, current: str, before: str | None) -> Report | None:
    """Compare *current* with what is committed, else with *before*; None if it is that."""
    committed = at_revision("HEAD", package / FILE) or before
    if not committed or committed == current:
        return None
    try:
        old = _parsed("HEAD", committed)
    except GeneratorError:
        # Written by another version of the generator: nothing can be said.
        return None
    found = changes(old, json.loads(current))
    return report(package.name, found, old["cost_unit"]) if found else None


def at_revision(revision: str, file: Path) -> str | None:
    """Give the text that *file* has at a git revision; None if there is none."""
    try:
        run = subprocess.run(  # noqa: S603 - no shell, and no option can be given
            [_GIT, "show", "--end-of-options", f"{revision}:./{file.as_posix()}"],
            capture_output=True,
            check=False,
        )
    except OSError:
        return None
    return run.stdout.decode(errors="replace") if run.returncode == 0 else None


def _from_file(path: Path, config: Path | None) -> Surface:
    if path.suffix == ".json" and path.is_file():
        text = path.read_bytes().decode("utf-8-sig", errors="replace")
        if text.startswith('{\n"format": '):
            return _parsed(path.as_posix(), text)
    return describe(config or path, document=path)


def _parsed(name: str, text: str) -> Surface:
    try:
        value: Any = json.loads(text)
    except ValueError as error:
        raise GeneratorError(Problem(name, "", f"JSON: {error}")) from None
    if not isinstance(value, dict) or value.get("format") != VERSION:
        message = f"is no {FILE} of format {VERSION}"
        raise GeneratorError(Problem(name, "", message, "Generate it anew."))
    return value


def _report(old: Surface, new: Surface, config: Path | None) -> Report:
    found, accepted = changes(old, new), 0
    if config:
        found, accepted = accept(config.with_suffix(".accepted.yaml"), found)
    return report(new["package"], found, new["cost_unit"], accepted)
