"""The command-line program `pipedrive`: the extra `cli`.

Its commands are those of `table.json`, one for each method of the clients, and those of
the folder `commands`. A module is loaded when its command is run, so that help is fast.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .session import Session


def main(arguments: Sequence[str] | None = None, session: Session | None = None) -> int:
    """Run a command and return its exit code.

    Args:
        arguments: Those of the command line by default.
        session: For tests: a session with a transport of its own.
    """
    try:
        import click  # noqa: F401  # pyright: ignore[reportUnusedImport]
    except ModuleNotFoundError:
        sys.stderr.write(
            "this needs the extra `cli`: pip install 'pipedrive-v2[cli]'\n"
        )
        return 2
    from .app import run

    return run(arguments, session)


def console() -> None:
    """Run the console script."""
    sys.exit(main())
