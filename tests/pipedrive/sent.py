"""Values that tests send, and the query that arrives."""

from __future__ import annotations

import datetime as dt
from urllib.parse import unquote

from tests.pipedrive.loopback_server import LoopbackPipedrive

OK = {"success": True, "data": {"id": 7}}


AT_TWO = dt.timezone(dt.timedelta(hours=2))


def query(server: LoopbackPipedrive, index: int = 0) -> list[str]:
    """Return the pairs of a query, sorted, decoded once."""
    text = server.exchanges[index].request.query
    return sorted(unquote(pair) for pair in text.split("&") if pair)


AWARE = dt.datetime(2026, 3, 1, 1, 30, 5, 999_999, AT_TWO)
