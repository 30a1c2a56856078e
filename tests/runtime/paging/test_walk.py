"""A long walk on a bad road: every item, once, in order."""

from __future__ import annotations

import itertools
from typing import Any
from urllib.parse import parse_qs, urlsplit

import msgspec
import pytest

from openapi_runtime import Retry
from tests.runtime.conftest import Flavour, do
from tests.runtime.fault_server import (
    FaultServer,
    Seen,
    answer,
    cut_gzip,
    fin,
    reset,
    say,
    send,
    stall,
)

PAGES, SIZE = 200, 500


def page(number: int) -> bytes:
    first = number * SIZE
    items = [{"id": first + n, "title": f"Deal {first + n}"} for n in range(SIZE)]
    cursor = None if number == PAGES - 1 else str(number + 1)
    body = {"success": True, "data": items, "additional_data": {"next_cursor": cursor}}
    return answer(msgspec.json.encode(body))


@pytest.mark.parametrize("name", ["sync", "async"])
def test_100_000_items_with_a_fault_in_every_50_responses(name: str) -> None:
    pages = [page(number) for number in range(PAGES)]
    faults = itertools.cycle(
        [
            lambda whole: reset(whole[: len(whole) // 2]),
            lambda whole: fin(whole[:-1]),
            lambda whole: say(b"<html>", status=502),
            lambda whole: say({}, status=429, headers={"Retry-After": "0.05"}),
            lambda whole: fin(),
            lambda whole: cut_gzip({"success": True, "data": []}),
            lambda whole: stall(whole[:100], 1),
        ]
    )
    server = FaultServer()
    count = itertools.count(1)
    failed = 0

    def choose(seen: Seen) -> Any:
        nonlocal failed
        cursor = parse_qs(urlsplit(seen.target).query).get("cursor", ["0"])[0]
        whole = pages[int(cursor)]
        if next(count) % 50 == 25:
            failed += 1
            return next(faults)(whole)
        return send(whole)

    server.choose = choose
    use = Flavour(name, server)
    found: list[int] = []

    async def body(client: Any) -> None:
        for _ in range(2):
            deals = await do(client.deals.list())
            found.extend(deal.id for deal in deals)
        assert client.usage.requests == len(server.seen) == 2 * PAGES + failed
        assert client.usage.tokens == 10 * len(server.seen)

    use.run(body, retry=Retry(base=0.01), timeout=0.5)
    server.close()
    assert failed == 8
    assert found == list(range(PAGES * SIZE)) * 2
