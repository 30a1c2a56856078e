"""From the bytes of a page to objects, by the time of ``json.loads``; and their memory.

The reader measured is the one that every list call uses, with drift watched.
"""

from __future__ import annotations

import gc
import json
import tracemalloc
from collections.abc import Callable
from typing import Any

from client_runtime._drift import Drift
from client_runtime._page import PageRequest, page_reader
from pipedrive_v2 import API, OPERATIONS
from pipedrive_v2.models import Deal

from . import data
from .measure import ratios


def reader() -> Callable[[bytes], Any]:
    """Return what a list call reads its pages with."""
    operation = OPERATIONS["getDeals"]
    assert operation.paging is not None
    read = page_reader(
        operation, operation.paging, Deal, API.envelope.ok, PageRequest(None, 500)
    )
    return Drift("").watch(operation.id, list[Deal], operation.paging.items, read)


def bytes_held(make: Callable[[], object]) -> int:
    """Return the bytes that hold what `make` returns."""
    make()
    gc.collect()
    tracemalloc.start()
    held = make()
    gc.collect()
    size = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    del held
    return size


def main() -> None:
    """Print the ratios."""
    read = reader()
    for count, repeat in ((500, 1), (100, 5), (1, 300)):
        page = data.page(count)
        bad = data.page(count, misfits=True)
        print(f"{count} deals, {len(page) / count:.0f} bytes each")
        ways: dict[str, Callable[[], object]] = {
            "json.loads": lambda page=page: json.loads(page),
            "objects": lambda page=page: read(page),
            "objects, custom fields read": lambda page=page: [
                deal.custom_fields for deal in read(page)
            ],
            "objects, extra read": lambda page=page: [d.extra for d in read(page)],
        }
        if count > 1:
            ways["one object in 50 does not fit"] = lambda bad=bad: read(bad)
        ratios(ways, repeat=repeat)
    print("memory, everything held")
    page = data.page(500)

    def copied() -> bytes:
        return bytes(bytearray(page))  # each page has bytes of its own

    base = bytes_held(lambda: json.loads(copied()))
    for name, make in {
        "json.loads": lambda: json.loads(copied()),
        "objects": lambda: read(copied()),
        "objects, custom fields read": lambda: [
            (deal, deal.custom_fields) for deal in read(copied())
        ],
    }.items():
        size = bytes_held(make)
        print(f"{name:<44} {size / 500:8,.0f} bytes a deal {size / base:6.2f} x")


if __name__ == "__main__":
    main()
