"""`python -m generator`: documents in `spec/` -> packages in `generated/`."""

from __future__ import annotations

import argparse
import gc
import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from .errors import GeneratorError, Problem
from .write.manifest import is_current, read_manifest

if TYPE_CHECKING:
    from .write.disk import Change

SPEC = Path("spec")
OUT = Path("generated")
CHANGELOG = Path("CHANGELOG.md")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; give the exit code."""
    parser = argparse.ArgumentParser(prog="python -m generator", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    command = commands.add_parser("generate", help="write the packages, or check them")
    command.add_argument(
        "names",
        nargs="*",
        metavar="NAME",
        help="of spec/NAME.toml, or the path of a document; every spec/*.toml if none",
    )
    command.add_argument(
        "--out", type=Path, default=OUT, help="folder of the packages (generated)"
    )
    command.add_argument(
        "--check",
        action="store_true",
        help="write nothing; exit 1 and show what differs",
    )
    command.add_argument(
        "--strict", action="store_true", help="take warnings for errors"
    )
    command.add_argument(
        "--allow-remote",
        action="store_true",
        help="fetch what the document refers to at http(s) addresses",
    )
    first = commands.add_parser(
        "init", help="write a first configuration, and say what speaks for it"
    )
    first.add_argument("document", type=Path, metavar="DOCUMENT")
    first.add_argument(
        "--out",
        type=Path,
        help="the file to write (spec/NAME.toml); not an existing one",
    )
    drift = commands.add_parser(
        "overlay-from-drift", help="propose overlay actions for what a server sent"
    )
    drift.add_argument("file", type=Path, metavar="FILE", help="client.drift.export()")
    fetch = commands.add_parser(
        "fetch", help="replace documents by what is published, if that is good"
    )
    fetch.add_argument(
        "names",
        nargs="*",
        metavar="NAME",
        help="of spec/NAME.toml; every spec/*.toml that has a `source` if none",
    )
    diff = commands.add_parser("diff", help="say what a change means for callers")
    diff.add_argument(
        "old",
        nargs="?",
        metavar="OLD",
        help="a document, an api.json or a git revision (HEAD)",
    )
    diff.add_argument(
        "new",
        nargs="?",
        default="",
        metavar="NEW",
        help="the same; what is in generated/ if not given",
    )
    diff.add_argument("--config", metavar="NAME", help="of spec/NAME.toml")
    diff.add_argument("--format", choices=("text", "markdown", "json"), default="text")
    diff.add_argument("--short", action="store_true", help="at most two screens")
    diff.add_argument(
        "--fail-on",
        metavar="LEVEL",
        choices=("runtime", "types", "behaviour", "adds", "docs"),
        help="exit 1 if a change is of this level (%(choices)s) or graver",
    )
    diff.add_argument(
        "--rules", action="store_true", help="print docs/rules.md and compare nothing"
    )
    options = parser.parse_args(arguments)
    try:
        if options.command == "diff":
            return _diff(options)
        if options.command == "init":
            from .commands.init import init

            print("\n".join(init(options.document, options.out, SPEC)))
            return 0
        if options.command == "overlay-from-drift":
            return _overlay_from_drift(options.file)
        if options.command == "fetch":
            return _fetch(options.names)
        # A run makes values and drops few: to look for dead cycles again and again
        # takes a third of its time, and more with the size of the document.
        gc.disable()
        return _generate(
            options.names,
            options.out,
            check=options.check,
            strict=options.strict,
            allow_remote=options.allow_remote,
        )
    except GeneratorError as error:
        for problem in error.problems:
            print(f"error: {problem}", file=sys.stderr)
        if options.command == "diff":
            # 1 says that the comparison found what `--fail-on` names.
            return 2
        count = len(error.problems)
        print(f"{count} error{'s' * (count > 1)}, nothing written", file=sys.stderr)
        return 1
    finally:
        gc.enable()


def _generate(
    names: Sequence[str], out: Path, *, check: bool, strict: bool, allow_remote: bool
) -> int:
    paths = [_path(name) for name in names] or sorted(SPEC.glob("*.toml"))
    if not paths:
        raise GeneratorError(Problem(SPEC.as_posix(), "", "holds no NAME.toml"))
    if not check:
        # What is there is what would be written: nothing is built, or even imported.
        paths = [path for path in paths if not _is_current(path, out)]
    if not paths:
        return 0
    from .pipeline import generate, package_of
    from .write.disk import compare, compare_files, write

    last = {path: read_manifest(out / package_of(path)) for path in paths}
    outputs = [
        generate(path, fetch=_fetched if allow_remote else None) for path in paths
    ]
    warnings = [warning for output in outputs for warning in output.warnings]
    if strict and warnings:
        raise GeneratorError(*warnings)
    changes = []
    for path, output in zip(paths, outputs, strict=True):
        differing, notes = compare(out / output.package, output.files, last[path])
        # Who writes elsewhere only looks at names.
        differing += compare_files(output.beside) if out == OUT else []
        changes.append(differing)
        warnings += notes
    for warning in warnings:
        print(f"warning: {warning}", file=sys.stderr)
    if not check:
        write([change for differing in changes for change in differing])
    for output, differing in zip(outputs, changes, strict=True):
        if check:
            for change in differing:
                sys.stdout.write(change.diff())
        done = f"{len(differing)} {'differ' if check else 'written'}"
        print(_line(out / output.package, output.counts, len(output.files), done))
    if check and any(changes):
        print(
            f"{out.as_posix()}/ is not current: run `make generate` and commit",
            file=sys.stderr,
        )
        return 1
    if not check and out == OUT:
        for path, output, differing in zip(paths, outputs, changes, strict=True):
            if path.suffix == ".toml":
                _tell(out / output.package, output.files, differing)
    return 0


def _is_current(path: Path, out: Path) -> bool:
    """Tell whether a run would change nothing, and say what it would say."""
    if path.suffix != ".toml":
        return False
    from .config import read

    folder = out / read(path).package
    last = read_manifest(folder)
    if last.counts.get("warnings") != "0" or not is_current(last, path.parent, folder):
        return False
    print(_line(folder, last.counts, len(last.files) + 1, "0 written"))
    return True


def _line(folder: Path, counts: Mapping[str, str], files: int, done: str) -> str:
    skipped = f", {counts['webhooks']} webhooks skipped" if "webhooks" in counts else ""
    return (
        f"{folder.as_posix()}: {counts['operations']} of {counts['operations_in']} "
        f"operations, {counts['models']} models, {files} files, {done}, "
        f"{counts['warnings']} warnings{skipped}"
    )


def _tell(package: Path, files: Mapping[str, str], differing: Iterable[Change]) -> None:
    """Report the changes since HEAD, and enter those since the release in the changelog."""
    from .commands.diff import between, since
    from .diff.changelog import with_changes
    from .diff.git import last_release
    from .diff.report import as_short
    from .diff.surface import FILE

    current = files[FILE]
    before = {change.path: change.old for change in differing}.get(package / FILE)
    # Without a revision, the run before takes its place.
    found = since("HEAD", package, current)
    if found is None and before:
        found = between(package.name, before, current)
    if found and found.causes:
        print("\n".join(["", *as_short(found)]))
    release = last_release() if CHANGELOG.is_file() else ""
    unreleased = since(release, package, current) if release else None
    if unreleased:
        text = CHANGELOG.read_bytes().decode()
        new = with_changes(text, unreleased)
        if new != text:
            CHANGELOG.write_bytes(new.encode())


def _diff(options: argparse.Namespace) -> int:
    from .diff.report import as_json, as_markdown, as_short, as_text
    from .diff.rules import Level, markdown

    if options.rules:
        print("\n".join(markdown()))
        return 0
    from .commands.diff import compare

    config = _path(options.config) if options.config else None
    reports = compare(options.old or "HEAD", options.new, config, SPEC, OUT)
    for note in filter(None, (report.note for report in reports)):
        print(f"note: {note}", file=sys.stderr)
    if options.format == "json":
        print(as_json(reports, short=options.short))
    else:
        write = as_short if options.short else as_text
        if options.format == "markdown":
            write = partial(as_markdown, short=options.short)
        print("\n\n".join("\n".join(write(report)) for report in reports))
    worst = max((r.level for r in reports if r.causes), default=None)
    limit = Level[options.fail_on.upper()] if options.fail_on else None
    return int(limit is not None and worst is not None and worst >= limit)


def _fetch(names: Sequence[str]) -> int:
    from .commands.fetch import fetch
    from .config import read
    from .write.disk import write

    configs = [read(_path(name)) for name in names]
    if not names:
        every = [read(path) for path in sorted(SPEC.glob("*.toml"))]
        configs = [config for config in every if config.source]
    found = [fetch(config) for config in configs]
    for line, changes in found:
        write(changes)
        print(line)
    return 0


def _overlay_from_drift(file: Path) -> int:
    from .commands.drift import overlay_from_drift

    text, left = overlay_from_drift(file, SPEC)
    sys.stdout.write(text)
    for line in left:
        print(f"warning: {line}", file=sys.stderr)
    return 0


def _fetched(url: str) -> bytes:
    from .commands.fetch import content

    return content(url)


def _path(name: str) -> Path:
    """Find what NAME stands for: a configuration's name, or a file."""
    is_file = name.endswith((".json", ".toml", ".yaml", ".yml"))
    return Path(name) if is_file else SPEC / f"{name}.toml"


def _run() -> int:
    """Run what the command line says; who reads it may stop reading (`… | head`)."""
    try:
        code = main()
        sys.stdout.flush()
        return code
    except BrokenPipeError:
        # Otherwise Python complains once more when it closes the stream.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1


if __name__ == "__main__":
    sys.exit(_run())
