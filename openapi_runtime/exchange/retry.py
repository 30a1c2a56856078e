"""The rules of sending a request again: a policy, and a verdict on each outcome.

What HTTP clients raise becomes the failures here that the rules tell apart.
`attempts/failures.py` carries a verdict out, and renews a refused access token.
Pure: time and randomness are arguments, and nothing waits. Headers may be missing, odd or
hostile; one that cannot be used counts as missing, and none makes a client wait for long.
"""

from __future__ import annotations

import datetime as dt
import re
import ssl
from collections.abc import Iterator, Mapping, Set
from email.utils import parsedate_to_datetime
from typing import Literal

import msgspec

from .._util import is_whole
from ..account_facts import Blocked
from ..errors import ConfigurationError
from ..http import (
    AsyncClient,
    Client,
    ConnectError,
    ConnectTimeout,
    Failure,
    LocalProtocolError,
    PoolTimeout,
    ProxyError,
    ReadError,
    Response,
    TimeoutException,
    UnsupportedProtocol,
    is_a,
)
from ..operation import Api
from .effects import FullResponse, Late, Outcome, Unusable

SAFE = frozenset(("GET", "HEAD", "OPTIONS", "QUERY", "TRACE"))
"""Methods that change nothing, so that an unknown outcome does not matter."""

UNSAID_PAUSE = 60.0
"""Longest pause, in seconds, for a window that the server says nothing about."""

LONGEST_PAUSE = 5.0
"""Longest pause, in seconds, that a header about the rate window can ask for, unless the
windows of the API are longer."""

_NOTHING_SENT = (
    ConnectError,
    ConnectTimeout,
    PoolTimeout,
    ProxyError,
    UnsupportedProtocol,
    LocalProtocolError,
)
_CLOSED = (ssl.SSLEOFError, ssl.SSLZeroReturnError, ssl.SSLSyscallError)
_NO_USE = (Late, UnsupportedProtocol, LocalProtocolError)
_TOO_EARLY = 425
"""The status of a request that the server did not process (RFC 8470)."""

_NUMBER = re.compile(r"[+-]?[0-9]{1,15}(\.[0-9]{1,15})?", re.ASCII)
_OTHER_LOOP = re.compile(r"[Ee]vent loop is closed|different (event )?loop")
_EPOCH = 1e6  # a larger number of seconds is a point in time

LimitReason = Literal["blocked", "burst", "daily", "unclear"]
"""The account is blocked; too many requests in a few seconds; the tokens of the day are
spent; a 429 that does not say which of these."""


class Retry(msgspec.Struct, frozen=True, kw_only=True):
    """The policy for sending a request again.

    ``Retry(attempts=1)`` never sends again. Pass one to the client, or to a call.
    """

    attempts: int = 4
    """Maximum number of attempts, the first one included."""

    base: float = 0.5
    """Longest first wait, in seconds; each further one may be twice as long."""

    cap: float = 8.0
    """Longest of these waits, in seconds."""

    total: float = 60.0
    """Seconds after the first attempt in which another one may begin."""

    retry_after_cap: float = 30.0
    """Longest wait that the server may ask for, in seconds."""

    methods: Set[str] = SAFE | {"DELETE", "PATCH", "PUT"}
    """Methods that are repeated even if the server may have acted upon the first attempt."""

    statuses: Set[int] = frozenset((408, 500, 502, 503, 504, 520, 521, 522, 523, 524))
    """Statuses after which a request is sent again.

    The server may have acted on it, so other `methods` are not repeated.
    """

    def __post_init__(self) -> None:
        seconds = (self.base, self.cap, self.total, self.retry_after_cap)
        if not is_whole(self.attempts, 1) or not all(map(_is_seconds, seconds)):
            raise ConfigurationError(
                "Retry needs at least one attempt, and no negative number of seconds"
            )

    def delay(self, attempt: int, random: float) -> float:
        """Return how long to wait after an attempt; the first is 1.

        With `random` evenly between 0 and 1 this is full jitter: callers that failed
        together do not come back together.
        """
        return random * min(self.cap, self.base * 2.0 ** min(attempt - 1, 60))


class Verdict(msgspec.Struct, frozen=True, kw_only=True):
    """The consequences of an attempt that failed."""

    wait: float | None = None
    """Seconds until another attempt; None when none may help or do harm."""

    arrived: bool = False
    """True if the server may have acted upon the request."""

    reason: LimitReason | None = None
    pause: float = 0.0
    """Seconds in which nothing is to be sent for this account."""

    asked: float | None = None
    """Seconds that the server asks to wait."""


def judge(
    retry: Retry,
    api: Api,
    method: str,
    outcome: Outcome,
    *,
    attempt: int,
    now: float,
    random: float,
) -> Verdict:
    """Decide what follows from an attempt without a result."""
    if isinstance(outcome, Unusable):
        return Verdict()
    asked = None
    if isinstance(outcome, FullResponse):
        response = outcome.response
        asked = retry_after(response.headers, now)
        if response.status_code == 429:
            return _limited(retry, api, response.headers, asked, now)
        sign = api.blocked
        if sign is not None and is_block(sign, response, outcome.content):
            return Verdict(reason="blocked", pause=sign.seconds)
        may_help = response.status_code in retry.statuses
        arrived = response.status_code != _TOO_EARLY and (
            may_help or response.status_code >= 500
        )
    else:
        may_help = may_succeed(outcome, retry.statuses)
        arrived = may_have_arrived(outcome)
    if not may_help or (arrived and method not in retry.methods):
        return Verdict(arrived=arrived)
    wait = retry.delay(attempt, random)
    if asked is not None:
        wait = max(wait, min(asked, retry.retry_after_cap))
    return Verdict(wait=wait, arrived=arrived)


def _limited(
    retry: Retry, api: Api, headers: Mapping[str, str], asked: float | None, now: float
) -> Verdict:
    reason = why_limited(api, headers, now, retry.retry_after_cap)
    pause = pause_seconds(api, headers, now, retry.retry_after_cap)
    if reason == "daily":
        pause = next_day(now).timestamp() - now
    wait = pause if reason == "burst" else None
    return Verdict(wait=wait, reason=reason, pause=pause, asked=asked)


def may_have_arrived(failure: Failure | Late) -> bool:
    """Return whether the server may have acted upon a request without a response."""
    if isinstance(failure, Late):
        return failure.is_sent
    return not isinstance(failure, _NOTHING_SENT)


def as_unsent(failure: Failure) -> Failure:
    """Return a failure that came before the request, as one of its connection."""
    if isinstance(failure, _NOTHING_SENT):
        return failure
    is_slow = isinstance(failure, TimeoutException)
    unsent = (ConnectTimeout if is_slow else ConnectError)(str(failure))
    unsent.__cause__ = failure
    return unsent


def may_succeed(failure: Failure | Late, statuses: Set[int]) -> bool:
    """Return whether the same request may fare better another time.

    A proxy that refuses a tunnel does so with a status.
    """
    if isinstance(failure, _NO_USE):
        return False
    if isinstance(failure, ProxyError) and (said := str(failure)[:3]).isdecimal():
        return int(said) in statuses
    # What TLS says before anything is sent is about the certificate or the protocol, unless
    # the connection was closed on it, or the server says that it failed.
    return not isinstance(failure, ConnectError) or not any(
        isinstance(cause, ssl.SSLError)
        and not isinstance(cause, _CLOSED)
        and "INTERNAL_ERROR" not in str(cause)
        for cause in causes(failure)
    )


def causes(failure: BaseException) -> Iterator[BaseException]:
    """Yield an exception and those that led to it, the last one first."""
    cause: BaseException | None = failure
    while cause is not None:
        yield cause
        cause = cause.__cause__ or cause.__context__


def why_limited(
    api: Api, headers: Mapping[str, str], now: float, longest: float
) -> Literal["burst", "daily", "unclear"]:
    """Return the limit that a 429 is about."""
    left = None if api.budget is None else number(headers, api.budget.remaining_header)
    if left is not None and left <= 0:
        return "daily"
    remaining = number(headers, api.remaining_header)
    if remaining is not None and remaining < 1:
        return "burst"
    # A server that says how soon to come back does not mean tomorrow.
    asked = retry_after(headers, now)
    return "burst" if asked is not None and asked <= longest else "unclear"


def pause_seconds(
    api: Api, headers: Mapping[str, str], now: float, longest: float
) -> float:
    """Return how long nothing is to be sent after a 429."""
    asked = retry_after(headers, now)
    if asked:
        return min(asked, longest)
    window = max((window.seconds for window in api.windows), default=1.0)
    return reset_seconds(api, headers, now) or min(window, UNSAID_PAUSE)


def reset_seconds(api: Api, headers: Mapping[str, str], now: float) -> float | None:
    """Return the seconds that the rate window still lasts, within reason."""
    value = number(headers, api.reset_header)
    if value is None:
        return None
    if value >= _EPOCH:
        value -= now
    longest = max([LONGEST_PAUSE, *(window.seconds for window in api.windows)])
    return min(value, longest) if value > 0 else None


def retry_after(headers: Mapping[str, str], now: float) -> float | None:
    """Return the seconds that ``Retry-After`` gives as a number or a date, past ones as 0."""
    text = headers.get("retry-after")
    if text is None:
        return None
    value = number(headers, "retry-after")
    if value is None:
        try:
            date = parsedate_to_datetime(text)
        except (ValueError, OverflowError, IndexError, TypeError):
            return None
        if date.tzinfo is None:
            date = date.replace(tzinfo=dt.UTC)
        value = max(date.timestamp() - now, 0.0)
    return value if value >= 0 else None


def number(headers: Mapping[str, str], name: str | None) -> float | None:
    """Return the number in a header, None where there is none."""
    text = None if name is None else headers.get(name)
    if text is None or not _NUMBER.fullmatch(text := text.strip()):
        return None
    return float(text)


def is_block(sign: Blocked, response: Response, content: bytes) -> bool:
    """Return whether a response says that the whole account is blocked."""
    if response.status_code != sign.status:
        return False
    kind = response.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind == sign.content_type:
        return True
    start = content[:64].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    return start.startswith((b"<!doctype html", b"<html"))


def next_day(now: float) -> dt.datetime:
    """Return the next midnight in UTC, when the day of an account ends, as far as known."""
    day = dt.datetime.fromtimestamp(now, dt.UTC).date() + dt.timedelta(days=1)
    return dt.datetime(day.year, day.month, day.day, tzinfo=dt.UTC)


def _is_seconds(value: object) -> bool:
    return isinstance(value, (float, int)) and value >= 0


class ClosedClientError(LocalProtocolError):
    """Failure of a request after its client was closed; messages have the name."""


class OtherLoopError(ReadError):
    """Failure of a connection that an event loop opened which has ended, or is another."""


def as_client_failure(error: RuntimeError, http: Client | AsyncClient) -> Failure:
    """Return the failure of a client that was closed, or has another loop's connections.

    Raises `error` if it has another reason.
    """
    if http.is_closed and "Cannot send a request" in str(error):
        return ClosedClientError(str(error))
    if is_a(http, "AsyncClient") and _OTHER_LOOP.search(str(error)):
        # It is noticed after the write: the server may have the request.
        return OtherLoopError(
            f"{error}; an http_client of your own is for one event loop"
        )
    raise error
