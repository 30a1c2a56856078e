"""The command line: its commands and arguments, and how a run ends."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

from .errors import GeneratorError
from .paths import OUT


def _argument(*names: str, **settings: Any) -> tuple[tuple[str, ...], dict[str, Any]]:
    return names, settings


class Command(NamedTuple):
    """A command: its module in `commands` has `run(options)`."""

    module: str
    help: str
    arguments: tuple[tuple[tuple[str, ...], dict[str, Any]], ...]


COMMANDS = {
    "generate": Command(
        "generate",
        "write the packages, or check them",
        (
            _argument(
                "names",
                nargs="*",
                metavar="NAME",
                help="of spec/NAME.toml, or the path of a document; every spec/*.toml if none",
            ),
            _argument(
                "--out",
                type=Path,
                default=OUT,
                help="folder of the packages (generated)",
            ),
            _argument(
                "--package",
                default="",
                metavar="NAME",
                help="name the package, and make the folder of --out a whole project",
            ),
            _argument(
                "--check",
                action="store_true",
                help="write nothing; exit 1 and show what differs",
            ),
            _argument("--strict", action="store_true", help="take warnings for errors"),
            _argument(
                "--allow-remote",
                action="store_true",
                help="fetch what the document refers to at http(s) addresses",
            ),
        ),
    ),
    "init": Command(
        "init",
        "write a first configuration, and say what speaks for it",
        (
            _argument("document", type=Path, metavar="DOCUMENT"),
            _argument(
                "--out",
                type=Path,
                help="the file to write (spec/NAME.toml); not an existing one",
            ),
        ),
    ),
    "overlay-from-drift": Command(
        "drift",
        "propose overlay actions for what a server sent",
        (_argument("file", type=Path, metavar="FILE", help="client.drift.export()"),),
    ),
    "fetch": Command(
        "fetch",
        "replace documents by what is published, if that is good",
        (
            _argument(
                "names",
                nargs="*",
                metavar="NAME",
                help="of spec/NAME.toml; every spec/*.toml that has a `source` if none",
            ),
        ),
    ),
    "release": Command(
        "release",
        "close Unreleased, set the version, keep api.json for the next reports",
        (
            _argument(
                "version", metavar="VERSION", help="x.y.z, or auto: by the report"
            ),
            _argument("--date", default="", help="for the changelog"),
            _argument("--propose", action="store_true", help="print the version only"),
        ),
    ),
    "diff": Command(
        "diff",
        "say what a change means for callers",
        (
            _argument(
                "old",
                nargs="?",
                metavar="OLD",
                help="a document, an api.json, a git revision, or @release: the last one,"
                " if not given; before the first, where this branch left the main one",
            ),
            _argument(
                "new",
                nargs="?",
                default="",
                metavar="NEW",
                help="the same; what is in generated/ if not given",
            ),
            _argument("--config", metavar="NAME", help="of spec/NAME.toml"),
            _argument("--format", choices=("text", "markdown", "json"), default="text"),
            _argument("--short", action="store_true", help="at most two screens"),
            _argument(
                "--fail-on",
                metavar="LEVEL",
                choices=("runtime", "types", "behaviour", "adds", "docs"),
                help="exit 1 if a change is of this level (%(choices)s) or graver",
            ),
            _argument(
                "--rules",
                action="store_true",
                help="print docs/rules.md and compare nothing",
            ),
        ),
    ),
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return the exit code."""
    options = _parser().parse_args(arguments)
    try:
        module = COMMANDS[options.command].module
        # Only the modules of this command are loaded.
        command = import_module(f".commands.{module}", __package__)
        return int(command.run(options))
    except GeneratorError as error:
        for problem in error.problems:
            print(f"error: {problem}", file=sys.stderr)
        if options.command == "diff":
            # 1 says that the comparison found what `--fail-on` names.
            return 2
        count = len(error.problems)
        print(f"{count} error{'s' * (count > 1)}, nothing written", file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m generator",
        description="Generate clients: documents in `spec/` -> packages in `generated/`.",
    )
    commands = parser.add_subparsers(dest="command", required=True)
    for name, command in COMMANDS.items():
        added = commands.add_parser(name, help=command.help)
        for names, settings in command.arguments:
            added.add_argument(*names, **settings)
    return parser


def run() -> int:
    """Run the command line; a reader may stop early (`… | head`)."""
    try:
        code = main()
        sys.stdout.flush()
        return code
    except BrokenPipeError:
        # Otherwise Python complains once more when it closes the stream.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
