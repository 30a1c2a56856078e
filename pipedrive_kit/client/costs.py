"""Costs of requests that are written by hand."""

from __future__ import annotations

import re
from functools import cache
from urllib.parse import unquote, urlsplit

import pipedrive_v1
import pipedrive_v2

_VERSION = re.compile(r"(?:/api)?/(v\d+)(?=/)")


def cost_of(method: str, path: str, base_url: str) -> int:
    """Return the tokens that a request costs; 0 for one that no document has."""
    url = path if "://" in path else base_url + path
    found = _VERSION.match(urlsplit(url).path)
    if found is None:
        return 0
    segments = unquote(urlsplit(url).path[found.end() :]).strip("/").split("/")
    for pattern, cost in _costs(found[1]).get((method.upper(), len(segments)), ()):
        if all(
            known in ("", given) for known, given in zip(pattern, segments, strict=True)
        ):
            return cost
    return 0


@cache
def _costs(
    version: str,
) -> dict[tuple[str, int], list[tuple[tuple[str, ...], int]]]:
    """Return costs by method and length of the path; "" stands for any segment."""
    known = {"v1": pipedrive_v1.OPERATIONS, "v2": pipedrive_v2.OPERATIONS}
    found: dict[tuple[str, int], list[tuple[tuple[str, ...], int]]] = {}
    for operation in known.get(version, {}).values():
        segments = operation.path.strip("/").split("/")
        pattern = tuple("" if part.startswith("{") else part for part in segments)
        key = operation.http_method, len(segments)
        found.setdefault(key, []).append((pattern, operation.cost))
    for patterns in found.values():
        # Fixed segments go before variables: /users/me is no user.
        patterns.sort(key=lambda item: item[0].count(""))
    return found
