"""When a request is sent again: one value, and the arithmetic of waiting."""

from __future__ import annotations

from collections.abc import Set

import msgspec

from .._numbers import is_whole
from ..errors import ConfigurationError

SAFE = frozenset(("GET", "HEAD", "OPTIONS"))
"""Methods that change nothing, so that an unknown outcome does not matter."""


class Retry(msgspec.Struct, frozen=True, kw_only=True):
    """How often, when and for how long a request is sent again.

    ``Retry(attempts=1)`` never sends again. Pass one to the client, or to a call.
    """

    attempts: int = 4
    """How often a request is sent at most, the first time included."""

    base: float = 0.5
    """Longest first wait, in seconds; each further one may be twice as long."""

    cap: float = 8.0
    """Longest of these waits, in seconds."""

    total: float = 60.0
    """Seconds after the first attempt in which another one may begin."""

    retry_after_cap: float = 30.0
    """Longest wait that the server may ask for, in seconds."""

    methods: Set[str] = SAFE | {"DELETE", "PATCH", "PUT"}
    """Methods that are repeated even if the server may have acted upon the first attempt."""

    statuses: Set[int] = frozenset((408, 500, 502, 503, 504, 520, 521, 522, 523, 524))
    """Statuses that may not come the next time."""

    def __post_init__(self) -> None:
        seconds = (self.base, self.cap, self.total, self.retry_after_cap)
        if not is_whole(self.attempts, 1) or not all(map(_is_seconds, seconds)):
            raise ConfigurationError(
                "Retry needs at least one attempt, and no negative number of seconds"
            )

    def delay(self, attempt: int, random: float) -> float:
        """Return how long to wait after an attempt; the first is 1.

        With `random` evenly between 0 and 1 this is full jitter: callers that failed
        together do not come back together.
        """
        return random * min(self.cap, self.base * 2.0 ** min(attempt - 1, 60))


def _is_seconds(value: object) -> bool:
    return isinstance(value, (float, int)) and value >= 0
