"""The table of faults: of each the error, and whether it may be sent again."""

from __future__ import annotations

from typing import Any, NamedTuple

import msgspec

from openapi_runtime import (
    APIConnectionError,
    APIResponseError,
    APIStatusError,
    APITimeoutError,
    BlockedError,
    BurstLimitError,
    ClientError,
    DailyLimitError,
    DeadlineError,
    InternalServerError,
    OutcomeUnknownError,
    PermissionDeniedError,
    RateLimitError,
    Retry,
)
from openapi_runtime.account_facts import Blocked, BudgetRule, RateWindow
from tests.runtime.fault_server import (
    DEAL,
    Act,
    answer,
    cut_gzip,
    drip,
    false_gzip,
    fin,
    reset,
    say,
    stall,
)
from tests.runtime.sample_api import API

QUICK = Retry(attempts=3, base=0.01, cap=0.02)


LIMITED = msgspec.structs.replace(
    API,
    windows=(
        RateWindow(name="general", seconds=0.3, capacity=50, raised_by="x-limit"),
    ),
    budget=BudgetRule(
        tokens_per_seat=30000,
        plans={},
        limit_header="x-day-limit",
        remaining_header="x-day-left",
    ),
    blocked=Blocked(status=403, content_type="text/html", seconds=900),
    reset_header="x-reset",
    remaining_header="x-left",
)


SENT_IN_TIME = 1.2
"""Seconds in which a busy machine surely has sent the request that then stalls."""


WHOLE = answer(DEAL)


HEAD = WHOLE.partition(b"\r\n\r\n")[0] + b"\r\n\r\n"


class Row(NamedTuple):
    name: str
    act: Act
    kind: type[ClientError]
    """Error that the user sees if the fault happens every time."""

    may_pass: bool = True
    """True if a read is sent again."""

    write: type[ClientError] | None = OutcomeUnknownError
    """Error of a write after one fault; None if the write is sent again."""

    total_timeout: float | None = 20
    timeout: float = 20


ROWS = [
    Row("reset before the headers", reset(), APIConnectionError),
    Row("reset in the headers", reset(HEAD[:40]), APIConnectionError),
    Row("reset in the body", reset(WHOLE[:-9]), APIConnectionError),
    Row("closed without a byte", fin(), APIConnectionError),
    Row("closed in the headers", fin(HEAD[:40]), APIConnectionError),
    Row("closed in the body", fin(WHOLE[:-9]), APIConnectionError),
    Row("garbage", fin(b"lorem ipsum\r\n\r\n"), APIConnectionError),
    Row(
        "bad chunk",
        fin(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}"),
        APIConnectionError,
    ),
    Row("slow headers", stall(b"", 20), APITimeoutError, timeout=0.4),
    Row(
        "length too long", stall(answer(DEAL, length=99), 20), APITimeoutError,
        timeout=0.4,
    ),
    Row(
        "dripping body", drip([HEAD, *[b" "] * 400], 0.05), DeadlineError,
        may_pass=False, total_timeout=SENT_IN_TIME,
    ),
    Row(
        "stalling body", stall(WHOLE[:-9], 20), DeadlineError, may_pass=False,
        total_timeout=SENT_IN_TIME,
    ),
    Row(
        "truncated JSON", say(b'{"success": true, "data": {"id"'), APIResponseError,
        may_pass=False, write=APIResponseError,
    ),
    Row(
        "no JSON", say(b"<html>", headers={"Content-Type": "text/html"}),
        APIResponseError, may_pass=False, write=APIResponseError,
    ),
    Row("false gzip", false_gzip(), APIConnectionError),
    Row("broken gzip", cut_gzip(DEAL), APIConnectionError),
    Row("500", say({}, status=500), InternalServerError),
    Row("502", say(b"<html>", status=502, headers={"Content-Type": "text/html"}),
        InternalServerError),
    Row("503", say({}, status=503, headers={"Retry-After": "0"}), InternalServerError),
    Row("504", say({}, status=504), InternalServerError),
    Row("524", say({}, status=524), InternalServerError),
    Row("408", say({}, status=408), APIStatusError),
    Row("501", say({}, status=501), InternalServerError, may_pass=False),
    Row("burst 429", say({}, status=429, headers={"x-left": "0", "x-reset": "0.05"}),
        BurstLimitError, write=None),
    Row("429 with Retry-After", say({}, status=429, headers={"Retry-After": "0.05"}),
        BurstLimitError, write=None),
    Row("daily 429",
        say({}, status=429, headers={"x-day-limit": "9", "x-day-left": "0"}),
        DailyLimitError, may_pass=False, write=DailyLimitError),
    Row("bare 429", say({}, status=429), RateLimitError, may_pass=False,
        write=RateLimitError),
    Row("429 that asks for an hour",
        say({}, status=429, headers={"Retry-After": "3600"}),
        RateLimitError, may_pass=False, write=RateLimitError),
    Row("403 HTML", say(b"<html>", status=403, headers={"Content-Type": "text/html"}),
        BlockedError, may_pass=False, write=BlockedError),
    Row("403 JSON", say({"error": "no"}, status=403), PermissionDeniedError,
        may_pass=False, write=PermissionDeniedError),
    Row("redirect", say(b"", status=302, headers={"Location": "http://127.0.0.2/x"}),
        APIStatusError, may_pass=False, write=APIStatusError),
]  # fmt: skip


# --- walks
def page(number: int, cursor: str | None) -> dict[str, Any]:
    return {
        "success": True,
        "data": [{"id": number * 2}, {"id": number * 2 + 1}],
        "additional_data": {"next_cursor": cursor},
    }
