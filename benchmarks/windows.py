"""Rate windows in simulated time: how near the ledger comes to the allowed rate.

No machine is too slow for it. Six streams of pages, each one page ahead, share a ledger, as
in `changes(parallel=True)`. The server counts a request when it begins with it.
"""

from __future__ import annotations

import heapq
import itertools
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from openapi_runtime.limits.ledger import MARGIN, SECOND, Ledger

STREAMS = 6
WAY = 0.0003
"""Seconds of a request to the server, and of a response back."""

SERVICE = 0.001
SECONDS = 2.0


@dataclass
class Simulation:
    """One run. `knows` is the best that a client could do without passing a window.

    Attributes:
        capacity: Requests in two seconds.
        pages: Pages of each stream.
        latency: Seconds that a response takes; others are served meanwhile.
        cold: Seconds that the first page of a stream takes; others wait meanwhile.
        parse: Seconds that the client needs for a page.
        knows: The client is told when the server counted its requests.
    """

    capacity: int
    pages: int
    latency: float = 0.0
    cold: float = 0.0
    parse: float = 0.0
    knows: bool = False
    refused: int = 0
    counted: list[float] = field(default_factory=list[float])
    _ledger: Ledger = field(default_factory=Ledger)
    _events: list[Any] = field(default_factory=list[Any])
    _order: itertools.count[int] = field(default_factory=itertools.count)
    _window: deque[float] = field(default_factory=deque[float])
    _server_free: float = 0.0
    _client_free: float = 0.0

    def run(self) -> float:
        """Return the share of the allowed rate."""
        for stream in range(STREAMS):
            self._at(1e6, self._ask, stream, 0)
        while self._events:
            now, _, step, given = heapq.heappop(self._events)
            step(now, *given)
        took = self.counted[-1] - self.counted[0]
        return (len(self.counted) - 1) // self.capacity * SECONDS / took

    def _at(self, time: float, step: Callable[..., None], *given: int) -> None:
        heapq.heappush(self._events, (time, next(self._order), step, given))

    def _ask(self, now: float, stream: int, page: int) -> None:
        windows = [("all", SECONDS + MARGIN / SECOND, self.capacity)]
        ticket = f"{stream}/{page}"
        slot = self._ledger.admit(int(now * SECOND), ticket, 0, None, windows, 60.0)
        self._at(max(now, slot / SECOND) + WAY, self._serve, stream, page)

    def _serve(self, now: float, stream: int, page: int) -> None:
        began = max(now, self._server_free)
        while self._window and self._window[0] <= began - SECONDS:
            self._window.popleft()
        self.refused += len(self._window) >= self.capacity
        self._window.append(began)
        self.counted.append(began)
        self._server_free = began + SERVICE + (0.0 if page else self.cold)
        arrives = self._server_free + self.latency + WAY
        if self.knows:
            self._settle(began + 2 * WAY, stream, page)
        self._at(arrives, self._receive, stream, page)

    def _receive(self, now: float, stream: int, page: int) -> None:
        if not self.knows:
            self._settle(now, stream, page)
        begins = max(now, self._client_free)
        self._client_free = begins + self.parse
        if page + 1 < self.pages:
            self._at(begins, self._ask, stream, page + 1)

    def _settle(self, now: float, stream: int, page: int) -> None:
        ticket, at = f"{stream}/{page}", int(now * SECOND)
        self._ledger.settle(at, ticket, None, None, arrived=True)


def table() -> list[str]:
    """Return the shares for some plans as lines of Markdown."""
    lines = [
        "| plan | latency | server | 429 | share of the allowed rate | at best |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    for plan, capacity, pages in (
        ("lite", 20, 34),
        ("growth", 40, 34),
        ("premium", 100, 84),
    ):
        for latency, cold in ((0.0, 0.0), (0.05, 0.0), (0.0, 0.2), (0.05, 0.2)):
            ours = Simulation(capacity, pages, latency, cold)
            best = Simulation(capacity, pages, latency, cold, knows=True)
            shares = f"{ours.run():.1%} | {best.run():.1%}"
            lines.append(
                f"| {plan} | {latency * 1000:.0f} ms | {'cold' if cold else 'warm'} |"
                f" {ours.refused} | {shares} |"
            )
    return lines


def slow_clients() -> str:
    """Return the shares of premium by the milliseconds that a page takes the client."""
    return ", ".join(
        f"{Simulation(100, 84, 0.05, parse=ms / 1000).run():.1%} with {ms} ms"
        for ms in (0, 10, 20, 25, 30)
    )
