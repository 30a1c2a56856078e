"""An account in DuckDB: ``python -m benchmarks.warehouse`` writes ``warehouse.md``.

With ``loads`` or ``rates`` it measures one of the two parts, and keeps the other one's text.

This source is beside dlt's own Pipedrive source, as the package ingestr has it, and beside the
REST API source of the package dlt, configured for Pipedrive's deals. The last part of
`make bench`; needs the extra `dlt`, and ingestr without its requirements in `PEER`.
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
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from importlib.metadata import version
from multiprocessing import get_context
from pathlib import Path
from typing import Any, cast
from unittest.mock import patch

from openapi_runtime import MemoryStore
from pipedrive_kit.fields import Account
from pipedrive_kit.fields.flat import flat
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

from . import data, windows

DEALS = 100_000
SIZE = 500
PAGES = 84
"""Pages that an entity has at most."""

ENTITIES = ("deals", "persons", "organizations", "activities", "products", "projects")
INGESTR = "0.13.90"
PEER = Path(__file__).parent.parent / ".venv-bench" / "ingestr"
"""The folder that ingestr is installed in."""

REPORT = Path(__file__).with_name("warehouse.md")
PREFIX = "/api/v2"


def main(wanted: Sequence[str]) -> int:
    """Measure all parts, or those that are wanted, and write the report."""
    text = REPORT.read_text(encoding="utf-8") if REPORT.exists() else ""
    _, *written = text.split("\n## ")
    parts = {"loads": _loads, "rates": _rates}
    before = dict(zip(parts, written, strict=False))
    for name, measure in parts.items():
        if name in wanted or not wanted or name not in before:
            before[name] = measure().removeprefix("## ")
    sections = (f"## {before[name].strip()}\n" for name in parts)
    REPORT.write_text("\n".join(["# Warehouses\n", *sections]), encoding="utf-8")
    print(REPORT.read_text(encoding="utf-8"))
    return 0


def _facts() -> str:
    versions = ", ".join(f"{name} {version(name)}" for name in ("dlt", "duckdb"))
    now = f"{dt.datetime.now(dt.timezone.utc):%Y-%m-%d %H:%M} UTC"
    load = os.getloadavg()[0]
    return (
        f"Measured at {now}, Python {platform.python_version()}, {versions},"
        f" {os.cpu_count()} cores, load {load:.0f} before it began.{_busy(load)}"
    )


def _busy(load: float) -> str:
    if load < 1:
        return ""
    return " Other programs used the cores, so compare the CPU rather than the wall."


def _loads() -> str:
    lines = [
        f"## {DEALS:,} deals into DuckDB, server at 0 ms",
        "",
        _facts(),
        "",
        "20 custom fields each. Beside it are two others:",
        "",
        "- dlt's own Pipedrive source, a verified source, which `dlt init` copies from GitHub.",
        f"  The package ingestr {INGESTR} has a copy, and this is that one, unchanged. It reads",
        "  `/recents` of API v1, and has the resources of deals and of custom fields only: the",
        "  participants and the flow of a deal are two more requests for each.",
        "- `dlt.sources.rest_api` of the package dlt, configured for the deals of API v2: 500 a",
        "  page, merged by ID, custom fields by their codes, no deletions.",
        "",
        "The target is at most 0.3 of the wall of dlt's own source.",
        "",
        "| part | wall (s) | CPU (s) | share of the CPU |",
        "| --- | --- | --- | --- |",
    ]
    walls: list[float] = []
    spent_by: list[float] = []
    for name, variant, version_ in (
        ("this source, JSON lines", _ours, 2),
        ("dlt's Pipedrive source, JSON lines", partial(_verified, "jsonl"), 1),
        ("dlt's Pipedrive source, as it is", partial(_verified, None), 1),
        ("REST API source, JSON lines", partial(_rest_api, "jsonl"), 2),
        ("REST API source, as it is", partial(_rest_api, None), 2),
    ):
        with _server(version_) as url:
            parts = variant(url)
        cpu = sum(spent for _, spent in parts.values())
        walls.append(sum(wall for wall, _ in parts.values()))
        spent_by.append(cpu)
        lines.append(f"| **{name}** | {walls[-1]:.1f} | {cpu:.1f} | |")
        lines += [
            f"| {part} | {wall:.1f} | {spent:.1f} | {spent / cpu:.0%} |"
            for part, (wall, spent) in parts.items()
        ]
    lines += [
        "",
        "This source beside the others:",
        "",
        "| | dlt's, JSON lines | dlt's, as it is | REST API, JSON lines | as it is |",
        "| --- | --- | --- | --- | --- |",
    ]
    for what, (ours, *others) in (("wall", walls), ("CPU", spent_by)):
        lines.append(f"| {what} | {' | '.join(f'{ours / o:.2f}' for o in others)} |")
    return "\n".join([*lines, ""])


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


def _verified(file_format: Any, url: str) -> Parts:
    """Load with dlt's own Pipedrive source, whose host is led to the server."""
    sys.path.append(str(PEER))
    from dlt.sources.helpers import requests
    from ingestr.src.pipedrive import (  # type: ignore[import-not-found]
        pipedrive_source,
    )

    get = requests.get

    def led(address: str, **options: Any) -> Any:
        return get(address.replace("https://app.pipedrive.com", url), **options)

    with patch.object(requests, "get", led):
        return _steps(
            lambda: pipedrive_source("x").with_resources(
                "custom_fields_mapping", "deals"
            ),
            file_format,
        )


def _rest_api(file_format: Any, url: str) -> Parts:
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
        _facts(),
        "",
        f"{DEALS:,} records of six entities, fewer with small pages, by",
        "`changes(parallel=True)`. The share is the time that the windows allow at best, of the",
        "time that it took. CPU is that of client and server, in milliseconds a page.",
        "",
        "| plan | a page | latency | requests | 429 | seconds | CPU (ms) |"
        " share of the allowed rate |",
        "| --- | --- | --- | --- | --- | --- | --- | --- |",
    ]
    for is_cold in (True, False):
        for latency in (0.0, 0.02, 0.05):
            lines.append(_rate("lite", SIZE, latency, is_cold))
    lines.append(_rate("growth", SIZE, 0.05))
    lines.append(_rate("premium", 200, 0.05))
    lines.append(_rate("premium", 20, 0.05))
    return "\n".join(
        [
            *lines,
            "",
            "The same ledger in simulated time, where no machine is too slow. A cold server needs",
            "0.2 s for the first page of each list, and others wait meanwhile. At best: with a",
            "client that knows when the server counted each request, and passes no window. The",
            "rest of a cold start is the server's, which lets nobody in meanwhile.",
            "",
            *windows.table(),
            "",
            "A page may take the client 20 ms at 50 pages a second. Premium at 50 ms, by what it",
            f"takes: {windows.slow_clients()}.",
            "",
        ]
    )


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
    each = min(DEALS // len(ENTITIES), PAGES * size)
    given = (there, plan, latency, is_cold, each)
    process = context.Process(target=_enforce, args=given)
    process.start()
    url = here.recv()
    with Client(base_url=url, api_token=API_TOKEN, plan=plan) as client:
        sized = cast("Client", _Pages(client, size))
        run = changes(sized, ENTITIES, parallel=True, clock=_an_hour_later)
        before = time.process_time()
        count = sum(1 for _ in run)
        spent = time.process_time() - before
    here.send("end")
    times, refused, burst, served = here.recv()
    process.join()
    assert count == each * len(ENTITIES), count
    times.sort()
    took = times[-1] - times[0]
    share = (len(times) - 1) // burst * 2 / took
    return (
        f"| {plan}{', cold' if is_cold else ''} | {size} | {latency * 1000:.0f} ms |"
        f" {len(times)}"
        f" | {refused} | {took:.1f} |"
        f" {spent / len(times) * 1000:.1f}, {served / len(times) * 1000:.1f} |"
        f" {share:.1%} |"
    )


def _an_hour_later() -> float:
    return time.time() + 3600


def _enforce(pipe: Any, plan: str, latency: float, is_cold: bool, each: int) -> None:
    """Serve a fake that enforces a plan's windows, until told to end."""
    limits = Limits.of_plan(plan, seats=100)
    with FakePipedrive(validate="nothing") as fake:
        fake.seed("demo", **dict.fromkeys(ENTITIES, each))
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
        began = time.process_time()
        pipe.recv()
        spent = time.process_time() - began
        refused = sum(one.response.status == 429 for one in fake.exchanges)
        pipe.send((times, refused, limits.burst, spent))


@contextmanager
def _server(api: int) -> Iterator[str]:
    """Serve prepared pages of deals in another process, of API v1 or v2."""
    context = get_context("spawn")
    here, there = context.Pipe()
    serve = _serve if api == 2 else _serve_recents
    process = context.Process(target=serve, args=(there,), daemon=True)
    process.start()
    try:
        yield f"{here.recv()}{PREFIX if api == 2 else ''}"
    finally:
        process.terminate()
        process.join()


def _serve_recents(pipe: Any) -> None:
    """Serve the deals as API v1 has them, and their fields."""
    pages = [_recents(start) for start in range(0, DEALS, SIZE)]
    fields = [
        {"key": code, "name": name, "field_type": kind, "edit_flag": True}
        for code, name, kind in _fields()
    ]

    def respond(request: Request) -> Response:
        if request.path == "/v1/recents":
            body = pages[int(request.params["start"]) // SIZE]
        else:
            known = fields if request.path == "/v1/dealFields" else []
            body = json.dumps({"success": True, "data": known}).encode()
        return Response(headers={"content-type": "application/json"}, body=body)

    pipe.send(FakeServer(respond, "127.0.0.1", 0).origin)
    threading.Event().wait()


def _recents(start: int) -> bytes:
    items: list[dict[str, Any]] = []
    for number in range(start + 1, start + SIZE + 1):
        deal = data.deal(number)
        deal |= flat(deal.pop("custom_fields"))
        deal["update_time"] = deal["update_time"].replace("T", " ")[:19]
        items.append({"item": "deal", "id": number, "data": deal})
    place: dict[str, Any] = {"more_items_in_collection": start + SIZE < DEALS}
    place |= {"start": start, "limit": SIZE, "next_start": start + SIZE}
    found = {"success": True, "data": items, "additional_data": {"pagination": place}}
    return json.dumps(found).encode()


def _fields() -> Iterator[tuple[str, str, str]]:
    """Yield code, name and type of each custom field."""
    for number, code in enumerate(data.CUSTOM_KEYS):
        yield code, f"Field {number}", _KINDS[number % 7]


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
                    "field_name": name,
                    "field_type": kind,
                    "is_custom_field": True,
                    "options": None,
                }
                for code, name, kind in _fields()
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
    sys.exit(main(sys.argv[1:]))
