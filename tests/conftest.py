"""The end of a run says in three lines what was skipped, and why."""

from __future__ import annotations

from collections import Counter
from typing import Any


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
