"""The contents of a default client's pool, as the library itself counts them."""

from __future__ import annotations

import re
from typing import Any, NamedTuple


class Pooled(NamedTuple):
    requests: int
    """Requests that are under way, or that the pool has forgotten to remove."""

    busy: int
    """Connections that serve a request, or that are stuck."""

    idle: int


def pooled(client: Any) -> Pooled:
    """Count what is in the pool of a client."""
    shown = repr(client._http._transport._pool)
    active, queued, busy, idle = map(
        int, re.findall(r"(\d+) (?:active|queued|idle)", shown)
    )
    return Pooled(active + queued, busy, idle)
