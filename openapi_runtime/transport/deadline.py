"""A total deadline, in the only form in which HTTPX passes one to a connection.

HTTPX passes on timeouts, each of which it looks up once in a phase: that of reading before
the headers, and again before the body. So a timeout must know its deadline itself.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import Any


class ConnectionDeadlineError(TimeoutError):
    """The total deadline of a request has passed, as its connection noticed."""


class Seconds(float):
    """Seconds that one wait may take, of all that end at the deadline."""

    __slots__ = ("deadline",)

    deadline: float


class Timeouts(dict[str, float | None]):
    """Timeouts of a request, none of which is longer than what is left for all of it."""

    def __init__(self, timeouts: Mapping[str, float | None], deadline: float) -> None:
        super().__init__(timeouts)
        self.deadline = deadline

    def get(self, name: str, default: Any = None) -> Any:
        seconds = super().get(name, default)
        left = max(self.deadline - time.monotonic(), 0.001)  # zero is "do not wait"
        bounded = Seconds(left if seconds is None else min(left, seconds))
        bounded.deadline = self.deadline
        return bounded


def left(timeout: float | None) -> float | None:
    """Return how long to wait now; raise ConnectionDeadlineError."""
    if not isinstance(timeout, Seconds):
        return timeout
    seconds = timeout.deadline - time.monotonic()
    if seconds <= 0:
        raise ConnectionDeadlineError
    return min(timeout, seconds)
