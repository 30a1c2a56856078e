"""The contents of a default client's pool."""

from __future__ import annotations

import re
from typing import Any, NamedTuple


class Pooled(NamedTuple):
    busy: int
    """Connections that serve a request, or that are stuck."""

    idle: int


def pooled(client: Any) -> Pooled:
    """Count what is in the pool of a client."""
    shown = repr(client._http._transport._pool)
    return Pooled(*map(int, re.findall(r"(\d+) (?:used|idle)", shown)))
