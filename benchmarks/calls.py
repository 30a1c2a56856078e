"""One small call: what it takes of the CPU, the waiting apart."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any, Final

import httpx

from openapi_runtime.models.plain import Formats
from openapi_runtime.wire.declared import BodyWriter
from pipedrive_v2 import OPERATIONS
from pipedrive_v2.api import API

from ._clients import HEADERS, async_client, client
from ._measure import Group, take_turns
from .peers import oag_deals, opc_client

OURS = "this client"
BARE = "httpx: client.get(url, params=…).content"
READY = "httpx: client.send(a request made before).content"
AWAITED = "httpx: (await client.get(url, params=…)).content"
FIELDS: Final = "activities_count"


def measure_sync(url: str, *, rounds: int, times: int, peers: bool = True) -> Group:
    """Measure a GET of one deal."""
    place, params = f"{url}/deals/7", {"include_fields": FIELDS}
    bare, typed = httpx.Client(headers=HEADERS), client(url)
    ready = bare.build_request("GET", place, params=params)
    samples = take_turns(
        {
            BARE: lambda: bare.get(place, params=params).content,
            "httpx + json.loads": lambda: json.loads(
                bare.get(place, params=params).content
            ),
            READY: lambda: bare.send(ready).content,
            OURS: lambda: typed.deals.get(7, include_fields=FIELDS),
            **(_peers(url) if peers else {}),
        },
        rounds=rounds,
        times=times,
        scale=1e6,
    )
    note = (
        "The server is another process. The limiter counts and reserves as always; its "
        "clock runs ahead, so that no call waits for its turn. `client.send` is the floor "
        "of a bare client; ours keeps no cookies, and has a pool of its own."
    )
    return Group("get", "One GET of a deal, CPU", "µs", BARE, samples, [note])


def _peers(url: str) -> dict[str, Callable[[], object]]:
    from opc_client.api.deals import get_deal
    from opc_client.models.get_deal_include_fields_item import GetDealIncludeFieldsItem

    opc, oag = opc_client(url), oag_deals(url)
    wanted = [GetDealIncludeFieldsItem(FIELDS)]
    return {
        "openapi-python-client": lambda: get_deal.sync(
            7, client=opc, include_fields=wanted
        ),
        "openapi-generator (urllib3)": lambda: oag.get_deal(7, include_fields=FIELDS),
    }


def measure_async(url: str, *, rounds: int, times: int) -> list[Group]:
    """Measure the same, awaited one after the other and 100 at a time."""
    loop = asyncio.new_event_loop()
    place, params = f"{url}/deals/7", {"include_fields": FIELDS}
    bare, typed = httpx.AsyncClient(headers=HEADERS), async_client(url)
    calls: dict[str, Callable[[], Awaitable[object]]] = {
        AWAITED: lambda: bare.get(place, params=params),
        OURS: lambda: typed.deals.get(7, include_fields=FIELDS),
    }

    async def in_turn(call: Callable[[], Awaitable[object]]) -> None:
        for _ in range(times):
            await call()

    async def at_once(call: Callable[[], Awaitable[object]]) -> None:
        await asyncio.gather(*(in_turn_few(call) for _ in range(100)))

    async def in_turn_few(call: Callable[[], Awaitable[object]]) -> None:
        for _ in range(times // 20):
            await call()

    groups = []
    for name, title, way, count in (
        ("get-async", "The same, awaited", in_turn, times),
        ("get-100", "The same, 100 at once", at_once, times // 20 * 100),
    ):
        variants = {key: partial(_run, loop, way, call) for key, call in calls.items()}
        samples = take_turns(variants, rounds=rounds, scale=1e6 / count)
        groups.append(Group(name, title, "µs", AWAITED, samples))

    async def close() -> None:
        await bare.aclose()
        await typed.aclose()

    loop.run_until_complete(close())
    loop.close()
    return groups


def _run(loop: asyncio.AbstractEventLoop, way: Any, call: Any) -> None:
    loop.run_until_complete(way(call))


def measure_patch(*, rounds: int, times: int, peers: bool = True) -> Group:
    """Measure building the body of a PATCH in which five fields are set."""
    values: dict[str, Any] = {
        "title": "Annual renewal",
        "value": 5000,
        "currency": "EUR",
        "stage_id": 4,
        "expected_close_date": "2026-12-31",
    }
    operation, body = OPERATIONS["updateDeal"], _patch_body(values)
    formats = Formats(API.datetime_format)  # as a client has them
    samples = take_turns(
        {
            "json.dumps of a dict": lambda: json.dumps(values).encode(),
            OURS: lambda: BodyWriter(operation, formats).json(body),
            **(_patching_peers(values) if peers else {}),
        },
        rounds=rounds,
        times=times,
        clock=time.perf_counter,
        scale=1e6,
    )
    title = "PATCH of a deal with five fields set: its body"
    return Group("patch", title, "µs", "json.dumps of a dict", samples)


def _patching_peers(values: dict[str, Any]) -> dict[str, Callable[[], object]]:
    from oag_client.models.update_deal_request import UpdateDealRequest
    from opc_client.models.update_deal_body import UpdateDealBody

    return {
        "openapi-python-client": lambda: json.dumps(
            UpdateDealBody(**values).to_dict()
        ).encode(),
        "openapi-generator": lambda: UpdateDealRequest(**values).to_json().encode(),
    }


def _patch_body(values: dict[str, Any]) -> Any:
    """Return what the method hands to the encoder: all fields, most of them unset."""
    handed: list[Any] = []
    deals = client("http://127.0.0.1").deals
    object.__setattr__(deals, "_call", lambda *_, **given: handed.append(given))
    deals.update(7, **values)
    return handed[0]["body"]
