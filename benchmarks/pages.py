"""From the bytes of a page to objects."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from itertools import cycle
from typing import Any

from . import data
from ._clients import memory_client
from ._measure import Group, Samples, take_turns
from .peers import msgspec_page, pydantic_page

OURS = "this client"
TOUCHED = "this client, every custom field read"
JSON = "json.loads"
STRUCTS = "msgspec alone, to Structs"
_NOTE = (
    "Of this client: a call that is answered from memory, less the same call with an empty "
    "page; so everything that a call does with a page is in it. Custom fields are decoded "
    "when they are first read."
)
_EMPTY = b'{"success":true,"data":[],"additional_data":{"next_cursor":null}}'
_ALL = "all of a call that is answered from memory"
_NONE = "the same with an empty page"


def measure(size: int, *, rounds: int, times: int, peers: bool = True) -> Group:
    """Measure pages of `size` deals."""
    body = data.page(size)
    samples = _take_turns(body, _peers(body) if peers else {}, rounds, times)
    title = f"The bytes of a page of {size} deals to objects, CPU"
    return Group(f"decode-{size}", title, "ms", JSON, samples, [_NOTE])


def _peers(body: bytes) -> dict[str, Callable[[], object]]:
    from oag_client.models.get_deals_response import GetDealsResponse
    from opc_client.models.get_deals_get_deals_response import GetDealsGetDealsResponse

    pydantic, structs = pydantic_page(), msgspec_page()
    return {
        STRUCTS: lambda: structs.decode(body),
        "pydantic": lambda: pydantic.model_validate_json(body),
        "openapi-python-client": lambda: GetDealsGetDealsResponse.from_dict(
            json.loads(body)
        ),
        "openapi-generator": lambda: GetDealsResponse.from_json(body.decode()),
    }


def measure_lenient(*, rounds: int, times: int) -> Group:
    """Measure a page in which one deal in fifty does not fit its types."""
    samples = _take_turns(data.page(500, misfits=True), {}, rounds, times)
    title = "The same when one deal in 50 does not fit its types"
    return Group("lenient", title, "ms", JSON, samples)


def _take_turns(
    body: bytes,
    others: dict[str, Callable[[], object]],
    rounds: int,
    times: int,
) -> Samples:
    """Measure the client with `others`.

    The client's time is that of a whole call from memory, less that of an empty page.
    """
    answers = cycle([body])
    full, empty = memory_client(lambda: next(answers)), memory_client(lambda: _EMPTY)
    deal = _first(full).items[0]
    assert "score" in deal.extra
    samples = take_turns(
        {
            JSON: lambda: json.loads(body),
            _ALL: partial(_first, full),
            TOUCHED: lambda: _touch(_first(full)),
            _NONE: partial(_first, empty),
            **others,
        },
        rounds=rounds,
        times=times,
        scale=1000,
    )
    overhead = samples.pop(_NONE)
    for name, whole in ((OURS, samples.pop(_ALL)), (TOUCHED, samples[TOUCHED])):
        pairs = zip(whole, overhead, strict=True)
        samples[name] = [all_of_it - call for all_of_it, call in pairs]
    return samples


def _first(client: Any) -> Any:
    return next(client.deals.list(limit=500).pages())


def _touch(page: Any) -> None:
    for deal in page.items:
        for _ in deal.custom_fields.values():
            pass
