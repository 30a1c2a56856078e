"""The command line: its commands and arguments, and how a run ends."""

from __future__ import annotations

import argparse
import os
import sys
import tomllib
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

from .errors import GeneratorError


class Command(NamedTuple):
    """A command: its module in `commands` has `run(options)`."""

    module: str
    help: str
    arguments: dict[str, dict[str, Any]]
    """Name of an argument -> what `argparse` takes of it."""


_TABLE = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
COMMANDS = {name: Command(**entry) for name, entry in _TABLE.items()}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return the exit code."""
    parser = argparse.ArgumentParser(
        prog="python -m generator",
        description="Generate clients: documents in `spec/` -> packages in `generated/`.",
    )
    commands = parser.add_subparsers(dest="command", required=True)
    for name, command in COMMANDS.items():
        added = commands.add_parser(name, help=command.help)
        added.register("type", "path", Path)
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
