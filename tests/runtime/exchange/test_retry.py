"""The rules of sending again: a table of outcomes, and what headers say."""

from __future__ import annotations

import math
import ssl
from typing import Any

import httpx
import msgspec
import pytest

from openapi_runtime import ConfigurationError, Retry
from openapi_runtime.account_facts import Blocked, BudgetRule, RateWindow
from openapi_runtime.exchange.effects import FullResponse, Late, Unusable
from openapi_runtime.exchange.retry import (
    Verdict,
    judge,
    number,
    pause_seconds,
    reset_seconds,
    retry_after,
    why_limited,
)
from openapi_runtime.operation import Api

NOW = 1_800_000_000.0
SECONDS = 1.0
API5 = Api(
    name="x",
    windows=(RateWindow(name="general", seconds=SECONDS, capacity=5),),
    reset_header="x-reset",
    remaining_header="x-left",
    budget=BudgetRule(
        tokens_per_seat=1,
        plans={},
        limit_header="x-day-limit",
        remaining_header="x-day-left",
    ),
    blocked=Blocked(status=403, content_type="text/html", seconds=900),
)


def got(status: int, body: bytes = b"", **headers: str) -> FullResponse:
    """Return a response with headers, whose names have no underscores."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    request = httpx.Request("GET", "http://api.test/x")
    response = httpx.Response(status, headers=named, request=request)
    return FullResponse(response, body)


def refused_certificate() -> httpx.ConnectError:
    error = httpx.ConnectError("certificate verify failed")
    error.__cause__ = ssl.SSLCertVerificationError()
    return error


AGAIN = Verdict(wait=0.5, arrived=True)
NEVER = Verdict()
LOST = Verdict(arrived=True)


@pytest.mark.parametrize(
    ("outcome", "read", "write"),
    [
        # Nothing was sent: every method may be sent again.
        (httpx.ConnectError("refused"), Verdict(wait=0.5), Verdict(wait=0.5)),
        (httpx.ConnectTimeout("slow"), Verdict(wait=0.5), Verdict(wait=0.5)),
        (httpx.PoolTimeout("busy"), Verdict(wait=0.5), Verdict(wait=0.5)),
        (httpx.ProxyError("no route"), Verdict(wait=0.5), Verdict(wait=0.5)),
        (
            httpx.ProxyError("503 Service Unavailable"),
            Verdict(wait=0.5),
            Verdict(wait=0.5),
        ),
        (httpx.ProxyError("407 Proxy Authentication Required"), Verdict(), Verdict()),
        # It never helps.
        (refused_certificate(), NEVER, NEVER),
        (httpx.UnsupportedProtocol("ftp"), NEVER, NEVER),
        (httpx.LocalProtocolError("odd header"), NEVER, NEVER),
        # It may have arrived: a write is not repeated.
        (httpx.ReadError("reset"), AGAIN, LOST),
        (httpx.ReadTimeout("silence"), AGAIN, LOST),
        (httpx.WriteError("reset"), AGAIN, LOST),
        (httpx.RemoteProtocolError("cut"), AGAIN, LOST),
        (got(503), AGAIN, LOST),
        (got(500), AGAIN, LOST),
        (got(408), AGAIN, LOST),
        (got(501), LOST, LOST),
        # The server asks for a wait, which is bounded.
        (got(503, retry_after="7"), Verdict(wait=7.0, arrived=True), LOST),
        (got(503, retry_after="900"), Verdict(wait=30.0, arrived=True), LOST),
        # There is no more time.
        (Late(), LOST, LOST),
        # It is what it is.
        (got(404), NEVER, NEVER),
        (got(400), NEVER, NEVER),
        (Unusable(got(200).response, ""), NEVER, NEVER),
        # Limits concern reads and writes alike: a 429 was not acted upon.
        *(
            (outcome, verdict, verdict)
            for outcome, verdict in [
                (got(429, x_left="0"), Verdict(wait=1.0, reason="burst", pause=1.0)),
                (
                    got(429, retry_after="3"),
                    Verdict(wait=3.0, reason="burst", pause=3.0, asked=3.0),
                ),
                (got(429), Verdict(reason="unclear", pause=1.0)),
                (
                    got(429, retry_after="3600"),
                    Verdict(reason="unclear", pause=30.0, asked=3600.0),
                ),
                (got(429, x_day_left="0"), Verdict(reason="daily", pause=57_600.0)),
                (
                    got(403, b"<html>", content_type="text/html"),
                    Verdict(reason="blocked", pause=900.0),
                ),
                (got(403, b" <!DOCTYPE html>"), Verdict(reason="blocked", pause=900.0)),
                (got(403, b"{}", content_type="application/json"), NEVER),
            ]
        ),
    ],
)
def test_retries_by_outcome(outcome: Any, read: Verdict, write: Verdict) -> None:
    for method, verdict in (("GET", read), ("PATCH", read), ("POST", write)):
        found = judge(Retry(), API5, method, outcome, attempt=1, now=NOW, random=1.0)
        assert found == verdict, method


def test_methods_and_statuses_are_those_of_the_policy() -> None:
    """A user may say that a POST is safe to repeat, or that 418 passes."""
    retry = Retry(methods={"POST"}, statuses={418})
    for method, status, wait in (
        ("POST", 418, 0.5),
        ("GET", 418, None),
        ("POST", 503, None),
    ):
        outcome = got(status)
        found = judge(retry, API5, method, outcome, attempt=1, now=NOW, random=1.0)
        assert found.wait == wait
        assert found.arrived


@pytest.mark.parametrize("method", ["GET", "PATCH", "POST"])
def test_a_request_that_came_too_early_was_not_processed(method: str) -> None:
    """So every method may be sent again, once the policy names the status."""
    for statuses, wait in ((Retry().statuses, None), ({425}, 0.5)):
        retry = Retry(statuses=statuses)
        found = judge(retry, API5, method, got(425), attempt=1, now=NOW, random=1.0)
        assert found == Verdict(wait=wait)


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("2", 2.0), ("0.5", 0.5), ("0", None), ("-1", None), ("soon", None),
        ("60", 5.0), ("1800000002", 2.0), ("1800000600", 5.0), ("1700000000", None),
        ("inf", None), ("nan", None), ("9" * 30, None), ("", None),
    ],
)  # fmt: skip
def test_the_reset_is_seconds_and_short(value: str, seconds: float | None) -> None:
    found = reset_seconds(API5, httpx.Headers({"x-reset": value}), NOW)
    assert found == seconds


@pytest.mark.parametrize(
    ("headers", "reason"),
    [
        ({"x-day-left": "0", "x-left": "0"}, "daily"),
        ({"x-day-left": "-5"}, "daily"),
        ({"x-day-left": "100", "x-left": "0"}, "burst"),
        ({"x-left": "0"}, "burst"),
        ({"x-left": "-1"}, "burst"),
        ({"retry-after": "2"}, "burst"),
        ({"retry-after": "0"}, "burst"),
        ({"retry-after": "Wed, 21 Oct 2015 07:28:00 GMT"}, "burst"),
        ({"retry-after": "3600"}, "unclear"),
        ({"retry-after": "-2"}, "unclear"),
        ({"x-left": "3"}, "unclear"),
        ({"x-day-left": "100"}, "unclear"),
        ({"x-day-left": "none", "x-left": "?"}, "unclear"),
        ({"x-reset": "2"}, "unclear"),
        ({}, "unclear"),
    ],
)
def test_reasons_of_a_429(headers: dict[str, str], reason: str) -> None:
    assert why_limited(API5, httpx.Headers(headers), NOW, 30) == reason


@pytest.mark.parametrize("value", ["0", "Wed, 21 Oct 2015 07:28:00 GMT"])
def test_a_retry_after_of_no_time_pauses_for_the_window(value: str) -> None:
    """The server says that it is not the day; at once would be too soon all the same."""
    headers = httpx.Headers({"retry-after": value})
    assert retry_after(headers, NOW) == 0
    assert pause_seconds(API5, headers, NOW, 30) == SECONDS


@pytest.mark.parametrize(
    ("windows", "unsaid", "said"),
    [
        ((2,), 2.0, 5.0),
        ((10,), 10.0, 10.0),
        ((2, 60), 60.0, 60.0),
        ((3600,), 60.0, 900.0),  # a rolling window has free slots before its end
    ],
)
def test_a_pause_is_as_long_as_the_windows_of_the_api(
    windows: tuple[int, ...], unsaid: float, said: float
) -> None:
    rates = tuple(
        RateWindow(name=f"w{seconds}", seconds=seconds, capacity=5)
        for seconds in windows
    )
    api = msgspec.structs.replace(API5, windows=rates)
    assert pause_seconds(api, httpx.Headers({}), NOW, 30) == unsaid
    headers = httpx.Headers({"x-reset": "900"})
    assert pause_seconds(api, headers, NOW, 30) == said


def test_an_api_that_says_nothing_of_its_limits() -> None:
    api, headers = Api(name="x"), httpx.Headers({"x-left": "0"})
    assert why_limited(api, headers, NOW, 30) == "unclear"
    assert pause_seconds(api, headers, NOW, 30) == 1.0


@pytest.mark.parametrize("text", ["", "x", "1_0", "0x1", "--1", "1.2.3", "\x00"])
def test_no_number_is_none(text: str) -> None:
    assert number(httpx.Headers({"a": text}), "a") is None
    assert number(httpx.Headers(), "a") is None
    assert retry_after(httpx.Headers({"retry-after": text}), 0.0) is None


def test_full_jitter_between_zero_and_a_growing_cap() -> None:
    retry = Retry(base=0.5, cap=8)
    assert [retry.delay(n, 1.0) for n in (1, 2, 3, 4, 5, 6, 9999)] == [
        0.5, 1, 2, 4, 8, 8, 8,
    ]  # fmt: skip
    assert retry.delay(5, 0.0) == 0


@pytest.mark.parametrize(
    "wrong", [{"attempts": 0}, {"base": -1}, {"total": math.nan}, {"cap": -0.1}]
)
def test_an_impossible_retry_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ConfigurationError):
        Retry(**wrong)
