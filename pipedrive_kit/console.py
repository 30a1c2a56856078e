"""The end of a command-line program."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence


def run(command: Callable[[list[str]], int], arguments: Sequence[str]) -> int:
    """Run a command and return its exit code; a reader may stop early (`... | head`)."""
    try:
        code = command(list(arguments))
        sys.stdout.flush()
    except BrokenPipeError:
        # Python flushes once more when it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    return code
