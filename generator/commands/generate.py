"""`python -m generator generate`: write the packages, or check them."""

from __future__ import annotations

import gc
import sys
from argparse import Namespace
from collections.abc import Iterable, Mapping
from keyword import iskeyword
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import GeneratorError, Problem
from ..paths import (
    CHANGELOG,
    OUT,
    SPEC,
    config_path,
    config_paths,
    package_in,
    released_path,
)
from ..write.manifest import is_current, read_manifest

if TYPE_CHECKING:
    from ..diff.report import Report
    from ..pipeline import Output
    from ..write.disk import FileChange


def run(options: Namespace) -> int:
    """Generate the packages that *options* name; return the exit code."""
    paths = [config_path(name) for name in options.names] or config_paths()
    if not paths:
        raise GeneratorError(Problem(SPEC.as_posix(), "", "holds no NAME.toml"))
    if options.package:
        _check_project(options.package, paths, options.out)
    elif not options.check:
        # What is current is not built, and the steps are not even imported.
        paths = [path for path in paths if not _is_current(path, options.out)]
    if not paths:
        return 0
    # A run makes values and drops few: to look for dead cycles again and again
    # takes a third of its time, and more with the size of the document.
    gc.disable()
    try:
        return _generate(paths, options)
    finally:
        gc.enable()


def _generate(paths: list[Path], options: Namespace) -> int:
    from ..pipeline import generate
    from ..write.disk import write

    out: Path = options.out
    fetch = _fetch if options.allow_remote else None
    outputs = [
        generate(
            path,
            fetch=fetch,
            lock_file=_lock_file(path, out, options.package),
            package=options.package,
        )
        for path in paths
    ]
    warnings = [warning for output in outputs for warning in output.warnings]
    if options.strict and warnings:
        raise GeneratorError(*warnings)
    changes, notes = _changes(paths, outputs, out)
    for warning in [*warnings, *notes]:
        print(f"warning: {warning}", file=sys.stderr)
    if options.check:
        return _check(outputs, changes, out)
    write([change for differing in changes for change in differing])
    for output, differing in zip(outputs, changes, strict=True):
        print(_line(output, out, f"{len(differing)} written"))
    for path, output, differing in zip(paths, outputs, changes, strict=True):
        if out == OUT or path.suffix != ".toml":
            _report(path, out / output.package, output.files, differing)
        if output.project:
            _enter(out / "CHANGELOG.md", _released(out, output), output)
    return 0


def _check_project(name: str, paths: list[Path], out: Path) -> None:
    """Raise unless a project of one package can be written to its own folder."""
    if len(paths) != 1 or out == OUT:
        message = "--package takes one document, and --out DIR for its project"
        raise GeneratorError(Problem(name, "", message))
    taken = {*sys.stdlib_module_names, "openapi_runtime", "tests"}
    if not name.isidentifier() or iskeyword(name) or name in taken:
        message = (
            "is no name for a package: another module has it, or Python refuses it"
        )
        raise GeneratorError(Problem(name, "", message))


def _lock_file(path: Path, out: Path, package: str) -> Path:
    """Return the place of the lock of a document that has no configuration."""
    from ..names.words import package_name

    return out / f"{package or package_name(path.stem)}.names.lock"


def _released(out: Path, output: Output) -> Path:
    """Return the path of the surface that a project's callers have."""
    return out / f"{output.package}.released.json"


def _changes(
    paths: list[Path], outputs: list[Output], out: Path
) -> tuple[list[list[FileChange]], list[Problem]]:
    """Compare what the outputs want to be on disk with what is there."""
    from ..write.disk import compare, compare_files

    changes, notes = [], []
    for path, output in zip(paths, outputs, strict=True):
        package = out / output.package
        differing, more = compare(package, output.files, read_manifest(package))
        # With --out the lock of a configuration is left alone.
        if out == OUT or path.suffix != ".toml":
            differing += compare_files(output.lock_files)
        changes.append(differing)
        if output.project:
            differing += compare_files(_around(output, out))
        notes += more
    return changes, notes


def _around(output: Output, out: Path) -> dict[Path, str]:
    """Return the files of a project beside its package that this run writes."""
    from ..diff.surface import SURFACE_FILE

    assert output.project
    first = {out / path: text for path, text in output.project.first.items()}
    first[_released(out, output)] = output.files[SURFACE_FILE]
    missing = {path: text for path, text in first.items() if not path.exists()}
    return missing | {out / p: text for p, text in output.project.written.items()}


def _check(outputs: list[Output], changes: list[list[FileChange]], out: Path) -> int:
    """Print the differences; return 1 if there are some."""
    for output, differing in zip(outputs, changes, strict=True):
        for change in differing:
            sys.stdout.write(change.diff())
        print(_line(output, out, f"{len(differing)} differ"))
    if any(changes):
        text = f"{out.as_posix()}/ is not current: run `make generate` and commit"
        print(text, file=sys.stderr)
    return int(any(changes))


def _is_current(path: Path, out: Path) -> bool:
    """Return whether a run would change nothing, after printing its summary."""
    if path.suffix != ".toml" or not path.is_file():
        return False
    folder = out / package_in(path.read_bytes().decode(errors="replace"))
    last = read_manifest(folder)
    if last.counts.get("warnings") != "0" or not is_current(last, path.parent, folder):
        return False
    print(_summary(folder, last.counts, len(last.files) + 1, "0 written"))
    return True


def _line(output: Output, out: Path, done: str) -> str:
    counts = {**output.counts, "warnings": str(len(output.warnings))}
    return _summary(out / output.package, counts, len(output.files), done)


def _summary(folder: Path, counts: Mapping[str, str], files: int, done: str) -> str:
    webhooks = f", {counts['webhooks']} webhooks" if "webhooks" in counts else ""
    return (
        f"{folder.as_posix()}: {counts['operations']} of {counts['operations_in']} "
        f"operations, {counts['models']} models, {files} files, {done}, "
        f"{counts['warnings']} warnings{webhooks}"
    )


def _report(
    config: Path,
    package: Path,
    files: Mapping[str, str],
    differing: Iterable[FileChange],
) -> None:
    """Report the changes since HEAD, and enter those since the release in the changelog."""
    from ..diff.git import last_release
    from ..diff.report import as_short
    from ..diff.surface import SURFACE_FILE
    from .diff import between, since

    current = files[SURFACE_FILE]
    before = {change.path: change.old for change in differing}.get(
        package / SURFACE_FILE
    )
    # Without a revision, the last run takes its place.
    found = since("HEAD", package, current) if config.suffix == ".toml" else None
    if found is None and before:
        found = between(package.name, before, current)
    if found and found.causes:
        print("\n".join(["", *as_short(found)]))
    if config.suffix == ".toml":
        kept = released_path(config)
        unreleased = None
        if kept.is_file():
            unreleased = between(package.name, kept.read_text("utf-8"), current)
        elif CHANGELOG.is_file() and (release := last_release(package / SURFACE_FILE)):
            unreleased = since(release, package, current)
        _write_changes(CHANGELOG, unreleased)


def _enter(changelog: Path, released: Path, output: Output) -> None:
    """Enter the changes of a project since its last release in its changelog."""
    from ..diff.surface import SURFACE_FILE
    from .diff import between

    old = released.read_text("utf-8", errors="replace")
    _write_changes(changelog, between(output.package, old, output.files[SURFACE_FILE]))


def _write_changes(changelog: Path, unreleased: Report | None) -> None:
    from ..diff.changelog import with_changes

    if unreleased and changelog.is_file():
        text = changelog.read_bytes().decode()
        new = with_changes(text, unreleased)
        if new != text:
            changelog.write_bytes(new.encode())


def _fetch(url: str) -> bytes:
    from .fetch import content

    return content(url)
