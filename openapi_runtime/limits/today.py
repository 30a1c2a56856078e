"""The tokens that an account has left today, by the headers of its server."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

import msgspec

from ..errors import RequestError
from ..operation import Operation


class TokensToday(msgspec.Struct, frozen=True, kw_only=True):
    """The tokens of a day, as the server last told this client; None as long as it has not."""

    limit: int | None = None
    left: int | None = None
    """Tokens not yet spent by any client of the account."""

    seen_at: dt.datetime | None = None
    """The time of the response that said so, in UTC."""


def cheapest_request(operations: Iterable[Operation]) -> dict[str, Any]:
    """Return the arguments of `Client.request` that get the headers at the least cost."""
    lists = [
        (operation.cost, operation.id, operation, operation.paging.limit)
        for operation in operations
        if operation.http_method == "GET"
        and operation.paging is not None
        and "{" not in operation.path
        and operation.cost
    ]
    if not lists:
        raise RequestError("this API has no list whose response could tell")
    cost, name, operation, limit = min(lists)
    query = {} if limit is None else {limit: 1}
    return {
        "method": "GET",
        "path": operation.path,
        "query": query,
        "cost": cost,
        "name": name,
    }
