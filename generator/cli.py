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


class Command(NamedTuple):
    """A command: its module in `commands` has `run(options)`."""

    module: str
    help: str
    arguments: dict[str, dict[str, Any]]
    """Name of an argument -> what `argparse` takes of it."""


def _argument(help_: str, **settings: Any) -> dict[str, Any]:
    return {"help": help_, **settings}


def _flag(help_: str) -> dict[str, Any]:
    return {"help": help_, "action": "store_true"}


_GENERATE = {
    "names": _argument(
        "of spec/NAME.toml, or the path of a document; every spec/*.toml if none",
        nargs="*",
        metavar="NAME",
    ),
    "--out": _argument("folder of the packages (generated)", type=Path, default=OUT),
    "--package": _argument(
        "name the package, and make the folder of --out a whole project",
        default="",
        metavar="NAME",
    ),
    "--check": _flag("write nothing; exit 1 and show what differs"),
    "--strict": _flag("take warnings for errors"),
    "--allow-remote": _flag("fetch what the document refers to at http(s) addresses"),
}
_INIT = {
    "document": {"type": Path, "metavar": "DOCUMENT"},
    "--out": _argument(
        "the file to write (spec/NAME.toml); not an existing one", type=Path
    ),
}
_DRIFT = {"file": _argument("client.drift.export()", type=Path, metavar="FILE")}
_FETCH = {
    "names": _argument(
        "of spec/NAME.toml; every spec/*.toml that has a `source` if none",
        nargs="*",
        metavar="NAME",
    ),
}
_RELEASE = {
    "version": _argument("x.y.z, or auto: by the report", metavar="VERSION"),
    "--date": _argument("for the changelog", default=""),
    "--propose": _flag("print the version only"),
}
_DIFF = {
    "old": _argument(
        "a document, an api.json, a git revision, or @release: the last one,"
        " if not given; before the first, where this branch left the main one",
        nargs="?",
        metavar="OLD",
    ),
    "new": _argument(
        "the same; what is in generated/ if not given",
        nargs="?",
        default="",
        metavar="NEW",
    ),
    "--config": _argument("of spec/NAME.toml", metavar="NAME"),
    "--format": {"choices": ("text", "markdown", "json"), "default": "text"},
    "--short": _flag("at most two screens"),
    "--fail-on": _argument(
        "exit 1 if a change is of this level (%(choices)s) or graver",
        metavar="LEVEL",
        choices=("runtime", "types", "behaviour", "adds", "docs"),
    ),
    "--rules": _flag("print docs/rules.md and compare nothing"),
}
COMMANDS = {
    "generate": Command("generate", "write the packages, or check them", _GENERATE),
    "init": Command(
        "init", "write a first configuration, and say what speaks for it", _INIT
    ),
    "overlay-from-drift": Command(
        "drift", "propose overlay actions for what a server sent", _DRIFT
    ),
    "fetch": Command(
        "fetch", "replace documents by what is published, if that is good", _FETCH
    ),
    "release": Command(
        "release",
        "close Unreleased, set the version, keep api.json for the next reports",
        _RELEASE,
    ),
    "diff": Command("diff", "say what a change means for callers", _DIFF),
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return the exit code."""
    parser = argparse.ArgumentParser(
        prog="python -m generator",
        description="Generate clients: documents in `spec/` -> packages in `generated/`.",
    )
    commands = parser.add_subparsers(dest="command", required=True)
    for name, command in COMMANDS.items():
        added = commands.add_parser(name, help=command.help)
        for argument, settings in command.arguments.items():
            added.add_argument(argument, **settings)
    options = parser.parse_args(arguments)
    try:
        name = COMMANDS[options.command].module
        # Only the modules of this command are loaded.
        module = import_module(f".commands.{name}", __package__)
        return int(module.run(options))
    except GeneratorError as error:
        for problem in error.problems:
            print(f"error: {problem}", file=sys.stderr)
        if options.command == "diff":
            # 1 says that the comparison found what `--fail-on` names.
            return 2
        count = len(error.problems)
        print(f"{count} error{'s' * (count > 1)}, nothing written", file=sys.stderr)
        return 1


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
