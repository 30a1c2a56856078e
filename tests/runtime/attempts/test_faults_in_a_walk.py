"""Faults between the pages of a list."""

from __future__ import annotations

import threading
import time
from typing import Any

import pytest

from openapi_runtime import (
    APIStatusError,
    PaginationError,
    Retry,
)
from tests.runtime.attempts.fault_table import (
    QUICK,
    page,
)
from tests.runtime.conftest import Flavour, do
from tests.runtime.fault_server import (
    Act,
    FaultServer,
    say,
    stall,
)


def test_a_cursor_that_repeats(use: Flavour, faults: FaultServer) -> None:
    faults.acts = [say(page(0, "a")), say(page(1, "b")), say(page(2, "a"))]
    seen: list[int] = []

    async def body(client: Any) -> None:
        if use.is_async:
            async for deal in client.deals.list():
                seen.append(deal.id)
        else:
            seen.extend(deal.id for deal in watched(client.deals.list(), seen))

    def watched(deals: Any, into: list[int]) -> Any:
        for deal in deals:
            into.append(deal.id)
            yield from ()

    with pytest.raises(PaginationError, match="repeats a cursor"):
        use.run(body, retry=QUICK)
    assert seen == [0, 1, 2, 3, 4, 5]
    assert len(faults.seen) == 3


def test_an_empty_page_with_a_cursor(use: Flavour, faults: FaultServer) -> None:
    empty = {**page(1, "b"), "data": []}
    faults.acts = [say(page(0, "a")), say(empty), say(page(2, None))]
    found = use.call(lambda c: c.deals.list(), retry=QUICK)
    assert [deal.id for deal in found] == [0, 1, 4, 5]
    assert len(faults.seen) == 3


class Fake:
    """An OAuth session whose access tokens expire."""

    base_url = None

    def __init__(self) -> None:
        self.number = 0
        self.refreshed: list[str] = []

    def ready(self) -> tuple[str, str] | None:
        return None

    def header(self, refused: str | None, _: float | None) -> tuple[str, str]:
        if refused is not None:
            self.refreshed.append(refused)
            self.number += 1
        return "authorization", f"Bearer {self.number}"

    def secrets(self) -> tuple[str, ...]:
        return ()


def test_401_in_a_walk_is_refreshed_once(use: Flavour, faults: FaultServer) -> None:
    denied = say({"error": "unauthorized"}, status=401)
    faults.acts = [say(page(0, "a")), denied, say(page(1, None)), denied]
    fake = Fake()

    async def body(client: Any) -> None:
        client._settings.auth = fake
        found = await do(client.deals.list())
        assert [deal.id for deal in found] == [0, 1, 2, 3]
        assert client.usage.requests == len(faults.seen) == 3
        with pytest.raises(APIStatusError, match="401"):
            await do(client.deals.add(title="x"))

    use.run(body, retry=Retry(attempts=1))
    sent = [seen.headers["authorization"] for seen in faults.seen]
    assert sent == ["Bearer 0", "Bearer 0", "Bearer 1", "Bearer 1", "Bearer 2"]
    assert fake.refreshed == ["Bearer 0", "Bearer 1"]


def test_a_server_that_restarts_in_a_walk(use: Flavour, faults: FaultServer) -> None:
    """Each item comes once, though connections break and nobody listens for a while."""
    pages = 12

    def restart() -> None:
        faults.stop()
        time.sleep(0.25)
        faults.start()

    def choose(seen: Any) -> Act:
        number = int(seen.target.partition("cursor=")[2].partition("&")[0] or 0)
        if number == 5 and not restarts:
            restarts.append(threading.Thread(target=restart))
            restarts[0].start()
            return stall(b"", 2)
        return say(page(number, str(number + 1) if number < pages - 1 else None))

    restarts: list[threading.Thread] = []
    faults.choose = choose
    found = use.call(
        lambda c: c.deals.list(),
        retry=Retry(attempts=30, base=0.05, cap=0.05),
    )
    assert [deal.id for deal in found] == list(range(2 * pages))
    restarts[0].join()
    assert len(faults.seen) == pages + 1
