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
        "names", nargs="*", metavar="NAME", help="of spec/NAME.toml; all if none"
    )
    command.add_argument(
        "--check",
        action="store_true",
        help="write nothing; exit 1 and show what differs",
    )
    options = parser.parse_args(arguments)
    try:
        return _generate(options.names, check=options.check)
    except GeneratorError as error:
        for problem in error.problems:
            print(f"error: {problem}", file=sys.stderr)
        count = len(error.problems)
        print(f"{count} error{'s' * (count > 1)}, nothing written", file=sys.stderr)
        return 1


def _generate(names: Sequence[str], *, check: bool) -> int:
    # Imported late: `--help` must not wait for YAML, Jinja and black.
    from .pipeline import generate
    from .write import compare, write

    paths = [SPEC / f"{name}.toml" for name in names] or sorted(SPEC.glob("*.toml"))
    if not paths:
        raise GeneratorError(Problem(SPEC.as_posix(), "", "holds no NAME.toml"))
    outputs = [generate(path) for path in paths]
    changes = [
        (output, compare(OUT / output.package, output.files)) for output in outputs
    ]
    for output, differing in changes:
        for warning in output.warnings:
            print(f"warning: {warning}", file=sys.stderr)
        folder = (OUT / output.package).as_posix()
        if check:
            for change in differing:
                sys.stdout.write(change.diff())
        else:
            write(differing)
        did = "differ" if check else "written"
        print(
            f"{folder}: {output.operations} operations, {output.models} models, "
            f"{len(output.files)} files, {len(differing)} {did}, "
            f"{len(output.warnings)} warnings"
        )
    if check and any(differing for _, differing in changes):
        print(
            "generated/ is not current: run `make generate` and commit", file=sys.stderr
        )
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
