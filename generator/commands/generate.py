"""`python -m generator generate`: write the packages, or check them."""

from __future__ import annotations

import gc
import sys
import tomllib
from argparse import Namespace
from collections.abc import Iterable, Mapping
from keyword import iskeyword
from pathlib import Path
from typing import TYPE_CHECKING

from .. import paths
from ..errors import GeneratorError, Problem, refusal
from ..write.manifest import is_current, read_manifest

if TYPE_CHECKING:
    from ..pipeline import Output
    from ..write.disk import FileChange


def run(options: Namespace) -> int:
    """Generate the packages that *options* name; return the exit code."""
    configs = [*map(paths.config_path, options.names)] or paths.config_paths()
    if not configs:
        raise refusal(paths.SPEC, "holds no NAME.toml")
    if options.package:
        _check_project(options.package, configs, options.out)
    elif not options.check:
        # What is current is not built, and the steps are not even imported.
        configs = [path for path in configs if not _is_current(path, options.out)]
    if not configs:
        return 0
    # A run makes values and drops few: to look for dead cycles again and again
    # takes a third of its time, and more with the size of the document.
    gc.disable()
    try:
        return _generate(configs, options)
    finally:
        gc.enable()


def _generate(configs: list[Path], options: Namespace) -> int:
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
            release=_version(out) if options.package else "",
        )
        for path in configs
    ]
    warnings = [warning for output in outputs for warning in output.warnings]
    if options.strict and warnings:
        raise GeneratorError(*warnings)
    changes, notes = [], list[Problem]()
    for path, output in zip(configs, outputs, strict=True):
        differing, more = _changes(path, output, out)
        changes.append(differing)
        notes += more
    for warning in [*warnings, *notes]:
        print(f"warning: {warning}", file=sys.stderr)
    if not options.check:
        write([change for differing in changes for change in differing])
    for output, differing in zip(outputs, changes, strict=True):
        if options.check:
            sys.stdout.writelines(change.diff() for change in differing)
        done = f"{len(differing)} {'differ' if options.check else 'written'}"
        counts = {**output.counts, "warnings": str(len(output.warnings))}
        print(_summary(out / output.package, counts, len(output.files), done))
    if options.check and any(changes):
        todo = "`make generate`" if out == paths.OUT else "this without --check"
        text = f"{out.as_posix()}/ is not current: run {todo} and commit"
        print(text, file=sys.stderr)
        return 1
    for path, output, differing in zip(configs, outputs, changes, strict=True):
        if not options.check:
            _report(path, output, out, differing)
    return 0


def _check_project(name: str, configs: list[Path], out: Path) -> None:
    """Raise unless a project of one package can be written to its own folder."""
    if len(configs) != 1 or out == paths.OUT:
        message = "--package takes one document, and --out DIR for its project"
        raise refusal(name, message)
    taken = {*sys.stdlib_module_names, "openapi_runtime", "tests"}
    if not name.isidentifier() or iskeyword(name) or name in taken:
        message = (
            "is no name for a package: another module has it, or Python refuses it"
        )
        raise refusal(name, message)


def _lock_file(path: Path, out: Path, package: str) -> Path:
    """Return the place of the lock of a document that has no configuration."""
    from ..names.words import package_name

    return out / f"{package or package_name(path.stem)}.names.lock"


def _version(out: Path) -> str:
    """Return the version of a project, which its maintainer states; "" for none."""
    file = out / "pyproject.toml"
    if not file.is_file():
        return "0.1.0"  # as templates/project/pyproject.toml.jinja begins
    try:
        stated = tomllib.loads(file.read_text("utf-8"))["project"]["version"]
    except (KeyError, TypeError, ValueError):  # it may be dynamic
        return ""
    return str(stated)


def _released(out: Path, output: Output) -> Path:
    """Return the path of the surface that a project's callers have."""
    return out / f"{output.package}.released.json"


def _changes(
    path: Path, output: Output, out: Path
) -> tuple[list[FileChange], list[Problem]]:
    """Compare what an output wants to be on disk with what is there."""
    from ..write.disk import compare, compare_files

    package = out / output.package
    changes, notes = compare(package, output.files, read_manifest(package))
    # With --out the lock of a configuration is left alone.
    if out == paths.OUT or path.suffix != ".toml":
        changes += compare_files(output.lock_files)
    if output.project:
        first = {out / file: text for file, text in output.project.first.items()}
        first[_released(out, output)] = output.files[paths.SURFACE_FILE]
        around = {file: text for file, text in first.items() if not file.exists()}
        around |= {out / file: text for file, text in output.project.written.items()}
        changes += compare_files(around)
    return changes, notes


def _is_current(path: Path, out: Path) -> bool:
    """Return whether a run would change nothing, after printing its summary."""
    if path.suffix != ".toml" or not path.is_file():
        return False
    folder = out / paths.package_in(path.read_bytes().decode(errors="replace"))
    last = read_manifest(folder)
    if last.counts.get("warnings") != "0" or not is_current(last, path.parent, folder):
        return False
    print(_summary(folder, last.counts, len(last.files) + 1, "0 written"))
    return True


def _summary(folder: Path, counts: Mapping[str, str], files: int, done: str) -> str:
    webhooks = f", {counts['webhooks']} webhooks" if "webhooks" in counts else ""
    return (
        f"{folder.as_posix()}: {counts['operations']} of {counts['operations_in']} "
        f"operations, {counts['models']} models, {files} files, {done}, "
        f"{counts['warnings']} warnings{webhooks}"
    )


def _report(
    path: Path, output: Output, out: Path, differing: Iterable[FileChange]
) -> None:
    """Report the changes since HEAD, and enter those since the release in changelogs."""
    package, surface = out / output.package, output.files[paths.SURFACE_FILE]
    is_configured = path.suffix == ".toml"
    if out == paths.OUT or not is_configured:
        from ..diff.report import as_short
        from .diff import between, since

        found = since("HEAD", package, surface) if is_configured else None
        if found is None:
            # Without a revision, the last run takes its place.
            before = {change.path: change.old for change in differing}
            found = between(
                package.name, before.get(package / paths.SURFACE_FILE), surface
            )
        if found and found.causes:
            print("\n".join(["", *as_short(found)]))
    if out == paths.OUT and is_configured:
        _enter(paths.CHANGELOG, paths.released_path(path), package, surface)
    if output.project:
        _enter(out / paths.CHANGELOG, _released(out, output), package, surface)


def _enter(changelog: Path, released: Path, package: Path, surface: str) -> None:
    """Enter the changes of a package since its last release in a changelog."""
    from ..diff.changelog import with_changes
    from ..diff.git import last_release
    from .diff import between, since

    if not changelog.is_file():
        return
    unreleased = None
    if released.is_file():
        old = released.read_text("utf-8", errors="replace")
        unreleased = between(package.name, old, surface)
    elif release := last_release(package / paths.SURFACE_FILE):
        unreleased = since(release, package, surface)
    text = changelog.read_bytes().decode()
    new = with_changes(text, unreleased) if unreleased else text
    if new != text:
        changelog.write_bytes(new.encode())


def _fetch(url: str) -> bytes:
    from .fetch import content

    return content(url)
