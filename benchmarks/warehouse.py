"""An account in DuckDB: ``python -m benchmarks.warehouse`` writes ``warehouse.md``.

This source is beside the REST API source of the package dlt, configured for Pipedrive's deals.
dlt's own Pipedrive source is in no package: `dlt init` copies it from GitHub. The last part of
`make bench`; needs the extra `dlt`.
"""

from __future__ import annotations

import collections
import datetime as dt
import json
import os
import platform
import resource
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from importlib.metadata import version
from multiprocessing import get_context
from pathlib import Path
from typing import Any, cast

from openapi_runtime import MemoryStore
from pipedrive_kit.fields import Account
from pipedrive_kit.load import pipedrive_source
from pipedrive_kit.sync import changes
from pipedrive_kit.testing import (
    API_TOKEN,
    FakePipedrive,
    Limits,
    Request,
    Response,
    faults,
)
from pipedrive_kit.testing.serve.server import FakeServer
from pipedrive_v2 import Client

from . import data

DEALS = 100_000
SIZE = 500
ENTITIES = ("deals", "persons", "organizations", "activities", "products", "projects")
REPORT = Path(__file__).with_name("warehouse.md")
PREFIX = "/api/v2"


def main() -> int:
    """Measure and write the report."""
    report = "\n".join(["# Warehouses", "", _facts(), "", _loads(), _rates()])
    REPORT.write_text(report, encoding="utf-8")
    print(REPORT.read_text(encoding="utf-8"))
    return 0


def _facts() -> str:
    versions = ", ".join(f"{name} {version(name)}" for name in ("dlt", "duckdb"))
    now = f"{dt.datetime.now(dt.timezone.utc):%Y-%m-%d %H:%M} UTC"
    load = os.getloadavg()[0]
    return (
        f"Written by `python -m benchmarks.warehouse`: {now}, Python"
        f" {platform.python_version()}, {versions}, {os.cpu_count()} cores, load {load:.0f}"
        f" before it began.{_busy(load)}"
    )


def _busy(load: float) -> str:
    if load < 1:
        return ""
    return " Other programs used the cores, so compare the CPU rather than the wall."


def _loads() -> str:
    lines = [
        f"## {DEALS:,} deals into DuckDB, server at 0 ms",
        "",
        "20 custom fields each. Beside it `dlt.sources.rest_api`, which is in the package",
        "dlt, configured for the deals of API v2: 500 a page, merged by ID, custom fields by",
        "their codes, no deletions. dlt's own Pipedrive source is a verified source, which",
        "`dlt init` copies from GitHub: it could not be reached from here, so it was **not**",
        "run. For API v2 (`sources/pipedrive/rest_v2` there) it is such a configuration,",
        "with a request more for each deal, for its products and followers. The target is",
        "at most 0.3 of its wall.",
        "",
        "| part | wall (s) | CPU (s) | share of the CPU |",
        "| --- | --- | --- | --- |",
    ]
    walls: list[float] = []
    spent_by: list[float] = []
    with _server() as url:
        for name, variant in (
            ("this source, JSON lines", _ours),
            ("REST API source, JSON lines", partial(_rest_api, file_format="jsonl")),
            ("REST API source, as it is", partial(_rest_api, file_format=None)),
        ):
            parts = variant(url)
            cpu = sum(spent for _, spent in parts.values())
            wall_in_all = sum(wall for wall, _ in parts.values())
            walls.append(wall_in_all)
            spent_by.append(cpu)
            lines.append(f"| **{name}** | {wall_in_all:.1f} | {cpu:.1f} | |")
            lines += [
                f"| {part} | {wall:.1f} | {spent:.1f} | {spent / cpu:.0%} |"
                for part, (wall, spent) in parts.items()
            ]
    said = [
        f"{what} {ours / usual:.2f} of that as it is, {ours / jsonl:.2f} with JSON lines"
        for what, (ours, jsonl, usual) in (("wall", walls), ("CPU", spent_by))
    ]
    return "\n".join([*lines, "", f"This source: {'; '.join(said)}.", ""])


Parts = dict[str, tuple[float, float]]


def _ours(url: str) -> Parts:
    with Client(api_token="x", base_url=url, store=_unlimited()) as client:
        found: list[Any] = []
        read = _timed(lambda: found.extend(changes(client, ["deals"], parallel=True)))
        account = Account(client)
        records = (change.record for change in found)
        rows = _timed(lambda: sum(1 for _ in account.rows("deals", records)))
        found.clear()
        parts = _steps(lambda: pipedrive_source(client, ["deals"]), "jsonl")
    extract = parts.pop("extract: reading and dlt")
    rest = tuple(a - b - c for a, b, c in zip(extract, read, rows, strict=True))
    return {
        "reading, with decoding": read,
        "rows by name": rows,
        "extract: dlt, and JSON": (max(rest[0], 0.0), max(rest[1], 0.0)),
        **parts,
    }


def _rest_api(url: str, file_format: Any) -> Parts:
    from dlt.sources.rest_api import rest_api_source

    cursor = "additional_data.next_cursor"
    deals = {
        "name": "deals",
        "primary_key": "id",
        "write_disposition": "merge",
        "endpoint": {
            "path": "deals",
            "params": {"limit": SIZE},
            "data_selector": "data",
            "paginator": {
                "type": "cursor",
                "cursor_path": cursor,
                "cursor_param": "cursor",
            },
        },
    }
    config: Any = {"client": {"base_url": f"{url}/"}, "resources": [deals]}
    return _steps(lambda: rest_api_source(config), file_format)


def _steps(source: Callable[[], Any], file_format: Any) -> Parts:
    import dlt

    with tempfile.TemporaryDirectory() as folder:
        pipeline = dlt.pipeline(
            "bench",
            pipelines_dir=folder,
            destination=dlt.destinations.duckdb(f"{folder}/file.duckdb"),
            dataset_name="pipedrive",
        )
        parts = {
            "extract: reading and dlt": _timed(
                lambda: pipeline.extract(source(), loader_file_format=file_format)
            ),
            "normalize": _timed(pipeline.normalize),
            "load": _timed(pipeline.load),
        }
        with pipeline.sql_client() as client:
            counted = client.execute_sql("select count(*) from deals")
        assert counted is not None
        assert counted[0][0] == DEALS, counted
    return parts


def _timed(run: Callable[[], object]) -> tuple[float, float]:
    wall, cpu = time.perf_counter(), _cpu()
    run()
    return time.perf_counter() - wall, _cpu() - cpu


def _cpu() -> float:
    """Return the CPU seconds of this process and of those that it ended."""
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + ended.ru_utime + ended.ru_stime


def _unlimited() -> MemoryStore:
    from pipedrive_kit.testing import UnhurriedStore

    return UnhurriedStore()


def _rates() -> str:
    lines = [
        "## Six entities at once, a server that enforces the windows",
        "",
        f"{DEALS:,} records of six entities, by `changes(parallel=True)`. The share is the",
        "time that the windows allow at best, of the time that it took. A cold server is",
        "slow at first, so that requests arrive late.",
        "",
        "| plan | a page | latency | requests | 429 | seconds | share of the allowed rate |",
        "| --- | --- | --- | --- | --- | --- | --- |",
    ]
    for is_cold in (True, False):
        for latency in (0.0, 0.02, 0.05):
            lines.append(_rate("lite", SIZE, latency, is_cold))
    lines.append(_rate("growth", SIZE, 0.05))
    lines.append(_rate("premium", 200, 0.05))
    return "\n".join([*lines, ""])


class _Pages:
    """A client or resource whose lists have pages of a size."""

    def __init__(self, of: Any, size: int) -> None:
        self._of, self._size = of, size

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._of, name)
        if name.startswith("list"):
            return partial(found, limit=self._size)
        return _Pages(found, self._size)


def _rate(plan: str, size: int, latency: float, is_cold: bool = False) -> str:
    context = get_context("spawn")
    here, there = context.Pipe()
    process = context.Process(target=_enforce, args=(there, plan, latency, is_cold))
    process.start()
    url = here.recv()
    with Client(base_url=url, api_token=API_TOKEN, plan=plan) as client:
        sized = cast("Client", _Pages(client, size))
        run = changes(sized, ENTITIES, parallel=True, clock=_an_hour_later)
        count = sum(1 for _ in run)
    here.send("end")
    times, refused, burst = here.recv()
    process.join()
    assert count == DEALS // len(ENTITIES) * len(ENTITIES), count
    times.sort()
    took = times[-1] - times[0]
    share = (len(times) - 1) // burst * 2 / took
    return (
        f"| {plan}{', cold' if is_cold else ''} | {size} | {latency * 1000:.0f} ms |"
        f" {len(times)}"
        f" | {refused} | {took:.1f} |"
        f" {share:.1%} |"
    )


def _an_hour_later() -> float:
    return time.time() + 3600


def _enforce(pipe: Any, plan: str, latency: float, is_cold: bool) -> None:
    """Serve a fake that enforces a plan's windows, until told to end."""
    limits = Limits.of_plan(plan, seats=100)
    with FakePipedrive(validate="nothing") as fake:
        fake.seed("demo", **dict.fromkeys(ENTITIES, DEALS // len(ENTITIES)))
        fake.advance(3600)  # none was changed just now, as `_an_hour_later` says
        if not is_cold:  # it keeps its selections, and responds at once from now on
            collections.deque(changes(fake.client, ENTITIES), maxlen=0)
            time.sleep(2.0)  # its windows are empty again
        fake.meter.limits = limits
        if latency:
            fake.faults.add(faults.latency(latency), times=None)
        fake.exchanges.clear()
        times: list[float] = []
        refuse = fake.meter.refuse

        def noted(*given: Any, **named: Any) -> Any:
            times.append(time.time())
            return refuse(*given, **named)

        fake.meter.refuse = noted  # type: ignore[method-assign]
        pipe.send(fake.url)
        pipe.recv()
        refused = sum(one.response.status == 429 for one in fake.exchanges)
        pipe.send((times, refused, limits.burst))


@contextmanager
def _server() -> Iterator[str]:
    """Serve prepared pages of deals in another process."""
    context = get_context("spawn")
    here, there = context.Pipe()
    process = context.Process(target=_serve, args=(there,), daemon=True)
    process.start()
    try:
        yield f"{here.recv()}{PREFIX}"
    finally:
        process.terminate()
        process.join()


def _serve(pipe: Any) -> None:
    pages = [
        data.page(SIZE, number=n, cursor=str(n + 1) if (n + 1) * SIZE < DEALS else None)
        for n in range(DEALS // SIZE)
    ]
    empty = b'{"success":true,"data":[],"additional_data":{"next_cursor":null}}'
    fields = json.dumps(
        {
            "success": True,
            "data": [
                {
                    "field_code": code,
                    "field_name": f"Field {number}",
                    "field_type": _KINDS[number % 7],
                    "is_custom_field": True,
                    "options": None,
                }
                for number, code in enumerate(data.CUSTOM_KEYS)
            ],
            "additional_data": {"next_cursor": None},
        }
    ).encode()

    def respond(request: Request) -> Response:
        if request.path == f"{PREFIX}/deals":
            body = pages[int(request.params.get("cursor", "0"))]
        else:
            body = fields if request.path.endswith("/dealFields") else empty
        return Response(headers={"content-type": "application/json"}, body=body)

    pipe.send(FakeServer(respond, "127.0.0.1", 0).origin)
    threading.Event().wait()


_KINDS = ("monetary", "set", "date", "double", "int", "text", "varchar")

if __name__ == "__main__":
    os.environ["RUNTIME__DLTHUB_TELEMETRY"] = "false"
    os.environ["RUNTIME__LOG_LEVEL"] = "ERROR"
    sys.exit(main())
