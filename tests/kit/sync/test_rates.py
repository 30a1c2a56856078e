"""Several entities at once against a fake on a socket that enforces a plan's windows."""

from __future__ import annotations

import statistics
import time
from dataclasses import replace
from functools import partial
from typing import Any

from openapi_runtime import MemoryStore
from pipedrive_kit.sync import changes
from pipedrive_kit.testing import API_TOKEN, FakePipedrive, Limits, faults
from pipedrive_v2 import Client

ENTITIES = ("deals", "persons", "organizations", "activities", "products", "projects")


class TinyPages:
    """A client, or a resource, whose lists have ten records a page."""

    def __init__(self, of: Any) -> None:
        self._of = of

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._of, name)
        return partial(found, limit=10) if name.startswith("list") else TinyPages(found)


def test_the_rate_windows_are_full_and_never_passed() -> None:
    """At 50 ms, 95 % of the allowed rate, of a server that does not tell what is left.

    That is so of a quarter of the places at least: the machine may be busy.
    """
    limits = replace(Limits.of_plan("lite", seats=100), headers=False)
    times: list[float] = []
    with FakePipedrive(validate="nothing", limits=limits) as fake:
        fake.seed(**dict.fromkeys(ENTITIES, 65))
        fake.faults.add(faults.latency(0.05), times=None)
        refuse = fake.meter.refuse

        def noted(*given: Any, **named: Any) -> Any:
            times.append(time.monotonic())
            return refuse(*given, **named)

        fake.meter.refuse = noted  # type: ignore[method-assign]
        options: Any = {"plan": "lite", "store": MemoryStore()}
        with Client(base_url=fake.url, api_token=API_TOKEN, **options) as client:
            count = sum(1 for _ in changes(TinyPages(client), ENTITIES, parallel=True))
        assert count == 65 * len(ENTITIES)
        assert {one.response.status for one in fake.exchanges} == {200}
    burst = limits.burst
    assert burst is not None
    spans = [
        later - earlier for earlier, later in zip(times, times[burst:], strict=False)
    ]
    assert len(spans) >= burst
    assert 2.0 <= statistics.quantiles(spans, n=4)[0] <= 2.0 / 0.95
