"""`python -m pipedrive_kit COMMAND`: each command is a module with a `main`."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any, Final

from .console import run

COMMANDS: Final = {
    "fake": ("testing.__main__", "serve a fake Pipedrive, for tests"),
    "mcp": ("mcp.command", "serve the actions to agents"),
    "migrate": (
        "migrate.__main__",
        "report on programs for API v1, and rewrite them",
    ),
    "types": (
        "account_types.command",
        "write typed Python from an account's own fields",
    ),
}
"""Name -> the module, loaded when its command is run, and what the command does."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    name = given[0] if given else ""
    if name in COMMANDS:
        command: Any = import_module(f"pipedrive_kit.{COMMANDS[name][0]}")
        return run(command.main, given[1:])
    wants_help = name in ("-h", "--help")
    stream = sys.stdout if wants_help else sys.stderr
    print("usage: python -m pipedrive_kit COMMAND ...\n", file=stream)
    for command_name, (_, meaning) in COMMANDS.items():
        print(f"  {command_name}  {meaning}", file=stream)
    return 0 if wants_help else 2


if __name__ == "__main__":
    sys.exit(main())
