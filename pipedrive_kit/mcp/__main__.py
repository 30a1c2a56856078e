"""`python -m pipedrive_kit.mcp`: the server as a program."""

from __future__ import annotations

import sys

from .command import main

if __name__ == "__main__":
    sys.exit(main())
