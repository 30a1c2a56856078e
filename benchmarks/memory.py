"""Memory that decoded deals take while all of them are held."""

from __future__ import annotations

import gc
import json
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from . import data
from ._clients import memory_client, raw_not_kept
from ._measure import WORK, Group, Samples, run_python

PAGES = 40
SIZE = 500
JSON = "dicts of json.loads"
STRUCTS = "msgspec alone, to Structs"
OURS = "this client"
LET_GO = "this client, every custom field read, raw bytes not kept"
TOUCHED = "this client, every custom field read"


def measure(*, rounds: int) -> Group:
    """Measure each way of holding 20,000 deals in processes of its own."""
    _write_pages()
    samples: Samples = {name: [] for name in WAYS}
    for _ in range(rounds):
        for name in WAYS:
            ended = run_python("-m", "benchmarks.memory", name)
            samples[name].append(float(ended.output))
    title = f"Memory of a deal while {PAGES * SIZE:,} of them are held"
    note = "What the process has more of (RSS), one process for each number."
    return Group("memory", title, "bytes", JSON, samples, [note])


def _write_pages() -> None:
    for number in range(PAGES):
        path = WORK / f"page-{number}.json"
        if not path.exists():
            path.write_bytes(data.page(SIZE, number=number))


def _bodies() -> Iterator[bytes]:
    for number in range(PAGES):
        yield (WORK / f"page-{number}.json").read_bytes()


def _json() -> Callable[[bytes], Any]:
    return lambda body: json.loads(body)["data"]


def _ours(**options: Any) -> Callable[[bytes], Any]:
    bodies: list[bytes] = []
    client = memory_client(bodies.pop, **options)

    def read(body: bytes) -> Any:
        bodies.append(body)
        return next(client.deals.list(limit=SIZE).pages()).items

    return read


def _touched() -> Callable[[bytes], Any]:
    read = _ours()

    def touch(body: bytes) -> Any:
        deals = read(body)
        for deal in deals:
            list(deal.custom_fields.values())
        return deals

    return touch


def _let_go() -> Callable[[bytes], Any]:
    read = _touched()

    def forget(body: bytes) -> Any:
        with raw_not_kept():
            return read(body)

    return forget


def _msgspec() -> Callable[[bytes], Any]:
    from .peers import msgspec_page

    decoder = msgspec_page()
    return lambda body: decoder.decode(body).data


def _pydantic() -> Callable[[bytes], Any]:
    from .peers import pydantic_page

    page = pydantic_page()
    return lambda body: page.model_validate_json(body).data


def _opc() -> Callable[[bytes], Any]:
    from opc_client.models.get_deals_get_deals_response import GetDealsGetDealsResponse

    return lambda body: GetDealsGetDealsResponse.from_dict(json.loads(body)).data


def _oag() -> Callable[[bytes], Any]:
    from oag_client.models.get_deals_response import GetDealsResponse

    return lambda body: GetDealsResponse.from_json(body.decode()).data


WAYS: dict[str, Callable[[], Callable[[bytes], Any]]] = {
    JSON: _json,
    OURS: _ours,
    TOUCHED: _touched,
    LET_GO: _let_go,
    STRUCTS: _msgspec,
    "pydantic": _pydantic,
    "openapi-python-client": _opc,
    "openapi-generator": _oag,
}


def _rss() -> int:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


def main(name: str) -> None:
    """Hold everything, and print the bytes that a deal took."""
    read = WAYS[name]()
    read(next(_bodies()))
    gc.collect()
    before = _rss()
    held = [read(body) for body in _bodies()]
    gc.collect()
    print((_rss() - before) / sum(map(len, held)))


if __name__ == "__main__":
    main(sys.argv[1])
