"""Refusals of a server: blocks, limits of a day, scopes."""

from __future__ import annotations

import datetime as dt
from typing import Any

import msgspec
import pytest

from openapi_runtime import (
    BlockedError,
    DailyLimitError,
    PermissionDeniedError,
    RateLimitError,
    Retry,
)
from tests.runtime.attempts.fault_table import (
    LIMITED,
)
from tests.runtime.conftest import Flavour, class_of, do
from tests.runtime.fault_server import (
    DEAL,
    FaultServer,
    say,
)
from tests.runtime.sample_api import OPERATIONS, Deal


# --- refusals of the server that concern more than one call
def test_a_block_stops_every_client_that_shares_the_store(
    use: Flavour, faults: FaultServer
) -> None:
    page = say(b"<html>", status=403, headers={"Content-Type": "text/html"})
    faults.acts = [page, say(DEAL)]
    with pytest.raises(BlockedError) as caught:
        use.call(lambda c: c.deals.get(7), api=LIMITED)
    until = caught.value.until
    assert until is not None
    assert 890 < (until - dt.datetime.now(dt.UTC)).total_seconds() <= 900
    with pytest.raises(BlockedError, match="nothing was sent"):
        use.call(lambda c: c.deals.get(7), api=LIMITED)
    assert len(faults.seen) == 1


def test_after_a_daily_limit_nothing_is_sent(use: Flavour, faults: FaultServer) -> None:
    headers = {"x-day-limit": "30000", "x-day-left": "0"}
    faults.acts = [say({}, status=429, headers=headers)]

    async def body(client: Any) -> None:
        for _ in range(5):
            with pytest.raises(DailyLimitError) as caught:
                await do(client.deals.get(7))
            assert caught.value.reset_at is not None
            assert caught.value.reset_at > dt.datetime.now(dt.UTC)

    use.run(body, api=LIMITED)
    assert len(faults.seen) == 1


@pytest.mark.parametrize(("headers", "says", "least", "most"), [
    ({}, "perhaps the daily one, so it was not sent again", 0, 86400),
    ({"Retry-After": "3600"}, "asks to wait for 3600 s, so it was not", 3590, 3600),
    ({"Retry-After": "9" * 12}, "so it was not sent again", 86390, 86400),
    ({"Retry-After": "soon"}, "perhaps the daily one", 0, 86400),
])  # fmt: skip
def test_an_unclear_limit_is_not_tried_again(
    use: Flavour,
    faults: FaultServer,
    headers: dict[str, str],
    says: str,
    least: float,
    most: float,
) -> None:
    """It may be that of the day. The others of the account wait a little, too."""
    faults.acts = [say({}, status=429, headers=headers), say(DEAL)]

    async def body(client: Any) -> None:
        with pytest.raises(RateLimitError, match=says) as caught:
            await do(client.deals.get(7, retry=Retry(retry_after_cap=0.3)))
        assert class_of(caught.value) is RateLimitError
        assert len(faults.seen) == 1
        assert caught.value.reset_at is not None
        left = caught.value.reset_at - dt.datetime.now(dt.UTC)
        assert least <= left.total_seconds() <= most
        assert await do(client.deals.get(7)) == Deal(id=7)
        assert faults.seen[1].at - faults.seen[0].at >= 0.28

    use.run(body, api=LIMITED)


def test_a_missing_scope_is_named(use: Flavour, faults: FaultServer) -> None:
    operation = OPERATIONS["getDeal"]
    scoped = msgspec.structs.replace(operation, scopes=("deals:read", "deals:full"))
    faults.acts = [say({"error": "Scope and URL mismatch"}, status=403)]
    OPERATIONS["getDeal"] = scoped  # type: ignore[index]  # pyright: ignore
    try:
        with pytest.raises(PermissionDeniedError, match="deals:read") as caught:
            use.call(lambda c: c.deals.get(7), api=LIMITED)
        assert caught.value.missing_scopes == ("deals:read", "deals:full")
    finally:
        OPERATIONS["getDeal"] = operation  # type: ignore[index]  # pyright: ignore
