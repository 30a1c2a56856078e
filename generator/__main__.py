"""`python -m generator`: documents in `spec/` -> packages in `generated/`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from .errors import GeneratorError, Problem

SPEC = Path("spec")
OUT = Path("generated")


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
    options = parser.parse_args(arguments)
    try:
        if options.command == "overlay-from-drift":
            return _overlay_from_drift(options.file)
        if options.command == "fetch":
            return _fetch(options.names)
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
        count = len(error.problems)
        print(f"{count} error{'s' * (count > 1)}, nothing written", file=sys.stderr)
        return 1


def _generate(
    names: Sequence[str], out: Path, *, check: bool, strict: bool, allow_remote: bool
) -> int:
    # Imported late: `--help` must not wait for YAML, Jinja and black.
    from .pipeline import generate
    from .write import compare, compare_files, write

    paths = [_path(name) for name in names] or sorted(SPEC.glob("*.toml"))
    if not paths:
        raise GeneratorError(Problem(SPEC.as_posix(), "", "holds no NAME.toml"))
    outputs = [
        generate(path, fetch=_fetched if allow_remote else None) for path in paths
    ]
    warnings = [warning for output in outputs for warning in output.warnings]
    if strict and warnings:
        raise GeneratorError(*warnings)
    for warning in warnings:
        print(f"warning: {warning}", file=sys.stderr)
    changes = [
        compare(out / output.package, output.files)
        # Who writes elsewhere only looks at names.
        + (compare_files(output.beside) if out == OUT else [])
        for output in outputs
    ]
    for output, differing in zip(outputs, changes, strict=True):
        if check:
            for change in differing:
                sys.stdout.write(change.diff())
        else:
            write(differing)
        print(
            f"{(out / output.package).as_posix()}: "
            f"{output.operations} of {output.operations_in} operations, "
            f"{output.models} models, {len(output.files)} files, "
            f"{len(differing)} {'differ' if check else 'written'}, "
            f"{len(output.warnings)} warnings"
        )
    if check and any(changes):
        print(
            f"{out.as_posix()}/ is not current: run `make generate` and commit",
            file=sys.stderr,
        )
        return 1
    return 0


def _fetch(names: Sequence[str]) -> int:
    from .config import read
    from .fetch import fetch
    from .write import write

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
    from .drift import overlay_from_drift

    text, left = overlay_from_drift(file, SPEC)
    sys.stdout.write(text)
    for line in left:
        print(f"warning: {line}", file=sys.stderr)
    return 0


def _fetched(url: str) -> bytes:
    from .fetch import content

    return content(url)


def _path(name: str) -> Path:
    """Find what NAME stands for: a configuration's name, or a file."""
    is_file = name.endswith((".json", ".toml", ".yaml", ".yml"))
    return Path(name) if is_file else SPEC / f"{name}.toml"


if __name__ == "__main__":
    sys.exit(main())
