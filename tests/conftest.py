"""Quick clients for all tests, and the skips of a run in three lines."""

from __future__ import annotations

import gc
import os
from collections import Counter
from pathlib import Path
from typing import Any

# No test calls a public server. To load the usual certificates takes 25 ms of CPU for
# each of thousands of clients, so they look for certificates in a folder without any.
os.environ.pop("SSL_CERT_FILE", None)
os.environ["SSL_CERT_DIR"] = str(Path(__file__).parent)


def pytest_collection_finish() -> None:
    """Keep the garbage collector away from thousands of collected tests."""
    gc.freeze()


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Print the two commonest reasons of skipped tests, and the number of the others."""
    if "s" in terminalreporter.reportchars:
        return  # pytest lists each of them
    reasons = Counter(
        str(report.longrepr[2]).removeprefix("Skipped: ")
        for report in terminalreporter.stats.get("skipped", ())
    )
    common = reasons.most_common(2)
    for reason, number in common:
        terminalreporter.write_line(f"skipped {number:,}: {reason}")
    if others := reasons.total() - sum(number for _, number in common):
        terminalreporter.write_line(f"skipped {others:,} for other reasons: pytest -rs")
