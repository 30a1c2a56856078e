"""Walks over a list: every page of it, one after the other."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from functools import partial

import httpx

from ._clients import HEADERS, client
from ._measure import Group, spread, take_turns
from .peers import oag_deals, opc_client
from .server import DEALS

PAGES = DEALS // 500
OURS = "this client"
BARE = "a loop over httpx + json.loads"
AHEAD = "this client, fetching the next page meanwhile"


def measure(url: str, *, rounds: int) -> Group:
    """Measure a walk over 100,000 deals with a server that responds at once."""
    samples = take_turns(
        {
            BARE: partial(_bare, url),
            OURS: partial(_ours, url),
            "openapi-python-client": partial(_opc, url),
            "openapi-generator": partial(_oag, url),
        },
        rounds=rounds,
        clock=time.perf_counter,
    )
    title = f"All of {DEALS:,} deals, 500 a page, wall"
    return Group("walk", title, "s", BARE, samples)


def measure_ahead(url: str, *, rounds: int) -> Group:
    """Measure the same walk with a server and a consumer that take 20 ms a page."""
    samples = take_turns(
        {
            BARE: partial(_bare, f"{url}/20ms", _consume),
            OURS: partial(_slowly, f"{url}/20ms", ahead=False),
            AHEAD: partial(_slowly, f"{url}/20ms", ahead=True),
        },
        rounds=rounds,
        clock=time.perf_counter,
    )
    title = "The same, the server takes 20 ms for each page and the consumer too, wall"
    return Group("ahead", title, "s", OURS, samples, [_note(samples[OURS])])


def _note(seconds: list[float]) -> str:
    """Return the note on the shortest possible time."""
    floor = 1 - (PAGES - 1) * 0.02 / spread(seconds).middle
    return (
        f"Of each page but the first 20 ms can be saved: at best it is {floor:.2f}. What a "
        "page takes besides, mostly of the CPU, the server's too, stays."
    )


def _slowly(url: str, *, ahead: bool) -> None:
    with client(url) as made:
        deals = made.deals.list()
        for _ in (deals.prefetch() if ahead else deals).pages():
            _consume()


def _consume() -> None:
    time.sleep(0.02)


def _bare(url: str, consume: Callable[[], None] = lambda: None) -> None:
    count, params = 0, {"limit": "500"}
    with httpx.Client(headers=HEADERS) as http:
        while True:
            body = json.loads(http.get(f"{url}/deals", params=params).content)
            for _ in body["data"]:
                count += 1
            consume()
            cursor = body["additional_data"]["next_cursor"]
            if not cursor:
                break
            params = {"limit": "500", "cursor": cursor}
    assert count == DEALS


def _ours(url: str) -> None:
    with client(url) as made:
        count = 0
        for _ in made.deals.list():
            count += 1
    assert count == DEALS


def _opc(url: str) -> None:
    from opc_client.api.deals import get_deals
    from opc_client.types import UNSET

    made, cursor, count = opc_client(url), UNSET, 0
    with made:
        while True:
            page = get_deals.sync(client=made, limit=500, cursor=cursor)
            for _ in page.data:
                count += 1
            cursor = page.additional_data.next_cursor
            if not cursor:
                break
    assert count == DEALS


def _oag(url: str) -> None:
    deals, cursor, count = oag_deals(url), None, 0
    while True:
        page = deals.get_deals(limit=500, cursor=cursor)
        for _ in page.data:
            count += 1
        cursor = page.additional_data.next_cursor
        if not cursor:
            break
    assert count == DEALS
