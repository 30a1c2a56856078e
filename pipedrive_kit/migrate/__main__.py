"""`python -m pipedrive_kit.migrate`: report on programs for API v1, and rewrite them."""

from __future__ import annotations

import argparse
import difflib
import re
import sys
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path

from ..console import run
from ..extras import missing
from ..files import replace


def main(arguments: list[str] | None = None) -> int:
    """Run the command; return 1 if there are findings or something to rewrite."""
    parser = argparse.ArgumentParser(
        prog="python -m pipedrive_kit.migrate", description=__doc__
    )
    commands = parser.add_subparsers(dest="command", required=True)
    report = commands.add_parser("report", help="say where a program uses API v1")
    report.add_argument("path", type=Path)
    report.add_argument(
        "--format",
        choices=("text", "markdown", "json", "sarif", "github"),
        default="text",
    )
    rewrite = commands.add_parser("rewrite", help="show, or write, the same for API v2")
    rewrite.add_argument("path", type=Path)
    rewrite.add_argument("--write", action="store_true", help="change the files")
    rewrite.add_argument(
        "--diff", action="store_true", help="show the changes (default)"
    )
    given = parser.parse_args(arguments)
    if find_spec("libcst") is None:
        print(missing("libcst", "migrate"), file=sys.stderr)
        return 2
    if not given.path.exists():
        print(f"{given.path}: no such file or folder", file=sys.stderr)
        return 2
    return _report(given) if given.command == "report" else _rewrite(given)


def _report(given: argparse.Namespace) -> int:
    from .programs.report import FORMATS, findings

    found = list(findings(given.path))
    text = FORMATS[given.format](found)
    if text:
        print(text)
    return int(bool(found))


_IMPORT = re.compile(rb"^\s*(?:from\s+([\w.]+)\s+)?import\s+(.+)", re.MULTILINE)


def _imported(paths: Iterable[Path]) -> set[tuple[Path, str]]:
    """Return the names of modules that files import, each with the file."""
    found: set[tuple[Path, str]] = set()
    for path in paths:
        for one in _IMPORT.findall(path.read_bytes()):
            words = re.findall(rb"\w+", b" ".join(one))
            found |= {(path, word.decode()) for word in words}
    return found


def _rewrite(given: argparse.Namespace) -> int:
    from .programs.rewrite import rewritten
    from .programs.source.syntax import UNREADABLE

    path: Path = given.path
    changed = False
    paths = sorted(path.rglob("*.py")) if path.is_dir() else [path]
    imported = _imported(paths if path.is_dir() else sorted(path.parent.glob("*.py")))
    for one in paths:
        try:
            before = one.read_bytes().decode()
            others = {name for file, name in imported if file != one}
            after = rewritten(before, is_imported=one.stem in others)
        except UNREADABLE as error:
            print(f"{one}: left: {str(error).splitlines()[0]}", file=sys.stderr)
            continue
        if after == before:
            continue
        changed = True
        if given.diff or not given.write:
            lines = difflib.unified_diff(
                before.splitlines(keepends=True),
                after.splitlines(keepends=True),
                one.as_posix(),
                one.as_posix(),
            )
            sys.stdout.writelines(lines)
        if given.write:
            replace(one, after.encode())
    return int(changed and not given.write)


if __name__ == "__main__":
    sys.exit(run(main, sys.argv[1:]))
