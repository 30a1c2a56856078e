"""The rates at which a server wants its requests, as far as its answers tell them.

Headers may be missing, odd or hostile. What cannot be used counts as missing, and no value
makes a client wait for long or send faster than any plan allows.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from email.utils import parsedate_to_datetime
from typing import Literal

import httpx

from ..errors import ConfigurationError
from ..http import Response
from ..operation import Api, Blocked, Operation, RateWindow

LONGEST_PAUSE = 5.0
"""Seconds; the windows are shorter than this."""

_MARGIN = 0.2
"""Seconds that windows are made longer by: requests take unlike times to arrive."""

_NUMBER = re.compile(r"[+-]?[0-9]{1,15}(\.[0-9]{1,15})?", re.ASCII)
_EPOCH = 1e6  # a larger number of seconds is a point in time
_UNKNOWN_PLANS = 1000
_SCOPE = re.compile(r"\bscopes?\b", re.IGNORECASE)

Reason = Literal["burst", "daily", "unclear"]


def number(headers: Mapping[str, str], name: str | None) -> float | None:
    """Return a number that a header gives, None where there is none."""
    text = None if name is None else headers.get(name)
    if text is None or not _NUMBER.fullmatch(text := text.strip()):
        return None
    return float(text)


def whole(headers: Mapping[str, str], name: str | None) -> int | None:
    value = number(headers, name)
    return None if value is None else int(value)


def reset_seconds(api: Api, headers: httpx.Headers, now: float) -> float | None:
    """Return how long the window still lasts, in reason."""
    value = number(headers, api.reset_header)
    if value is None:
        return None
    if value >= _EPOCH:
        value -= now
    return min(value, LONGEST_PAUSE) if value > 0 else None


def retry_after(headers: httpx.Headers, now: float) -> float | None:
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


def why_limited(
    api: Api, headers: httpx.Headers, now: float, patience: float
) -> Reason:
    """Tell what a 429 means."""
    left = None if api.budget is None else number(headers, api.budget.remaining_header)
    if left is not None and left <= 0:
        return "daily"
    remaining = number(headers, api.remaining_header)
    if remaining is not None and remaining < 1:
        return "burst"
    # A server that says how soon to come back does not mean tomorrow.
    wait = retry_after(headers, now)
    return "burst" if wait is not None and wait <= patience else "unclear"


def pause_seconds(
    api: Api, headers: httpx.Headers, now: float, patience: float
) -> float:
    """Return how long nothing is to be sent after a 429."""
    wait = retry_after(headers, now)
    if wait:
        return min(wait, patience)
    longest = max((window.seconds for window in api.windows), default=1.0)
    return reset_seconds(api, headers, now) or min(longest, LONGEST_PAUSE)


def is_block(sign: Blocked, response: Response, content: bytes) -> bool:
    """Whether an answer says that the whole account is blocked."""
    if response.status_code != sign.status:
        return False
    kind = response.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind == sign.content_type:
        return True
    start = content[:64].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    return start.startswith((b"<!doctype html", b"<html"))


def speaks_of_scope(texts: Sequence[str]) -> bool:
    return any(_SCOPE.search(text) for text in texts)


def next_day(now: float) -> dt.datetime:
    """Return the next midnight in UTC, when the day of an account ends, as far as known."""
    day = dt.datetime.fromtimestamp(now, dt.UTC).date() + dt.timedelta(days=1)
    return dt.datetime(day.year, day.month, day.day, tzinfo=dt.UTC)


class Rates:
    """How many requests may be sent in which windows, by plan and kind of sign-in.

    Without a plan that is what every plan allows. A header can only raise it, and to no
    more than the largest plan has.
    """

    def __init__(self, api: Api, plan: str | None, sign_in: str) -> None:
        known = {name: None for window in api.windows for name in window.plans}
        if plan is not None and known and plan not in known:
            raise ConfigurationError(f"plan must be one of {', '.join(known)}")
        self._capacities = {
            window.name: _capacity(window, plan, sign_in) for window in api.windows
        }
        self._most = {window.name: _most(window) for window in api.windows}
        self._windows = {window.name: window for window in api.windows}
        self._general = tuple(window.name for window in api.windows[:1])
        self._of: dict[tuple[str, ...], tuple[tuple[str, float, int], ...]] = {}
        headers = [window.raised_by for window in api.windows]
        if api.budget is not None:
            headers += [api.budget.limit_header, api.budget.remaining_header]
        self._watched = {name.lower().encode(): name for name in headers if name}
        self._raised_by = [
            (window.name, window.raised_by)
            for window in api.windows
            if window.raised_by is not None
        ]
        self._budget = api.budget

    def of(self, operation: Operation) -> tuple[tuple[str, float, int], ...]:
        """Return name, seconds and capacity of the windows that a request counts in."""
        names = operation.windows or self._general
        found = self._of.get(names)
        if found is None:
            found = self._of[names] = tuple(
                (name, self._windows[name].seconds + _MARGIN, self._capacities[name])
                for name in names
                if name in self._windows
            )
        return found

    def learn(
        self, operation: Operation, raw_headers: Sequence[tuple[bytes, bytes]]
    ) -> tuple[int | None, int | None]:
        """Read the headers of an answer; return limit and remaining tokens of the day."""
        if not self._watched:
            return None, None
        # One pass over all of them: a look-up in httpx.Headers is one each.
        headers: dict[str, str] = {}
        for raw, value in raw_headers:
            name = self._watched.get(raw.lower())
            if name is not None:
                text = value.decode("latin-1")
                headers[name] = f"{headers[name]}, {text}" if name in headers else text
        if not headers:
            return None, None
        for window, header in self._raised_by:
            if window in (operation.windows or self._general):
                self._raise(window, whole(headers, header))
        if self._budget is None:
            return None, None
        limit = whole(headers, self._budget.limit_header)
        remaining = whole(headers, self._budget.remaining_header)
        if limit is None or remaining is None or limit < 0 or remaining > limit:
            return None, None
        return limit, max(remaining, 0)

    def _raise(self, name: str, told: int | None) -> None:
        if told is None:
            return
        told = min(told, self._most[name])
        if told > self._capacities[name]:
            self._capacities[name] = told
            self._of = {}


def _capacity(window: RateWindow, plan: str | None, sign_in: str) -> int:
    kinds: Mapping[str, int] = {} if plan is None else window.plans.get(plan, {})
    if sign_in in kinds:
        return kinds[sign_in]
    return min(kinds.values(), default=window.capacity)


def _most(window: RateWindow) -> int:
    known = [n for kinds in window.plans.values() for n in kinds.values()]
    return max([window.capacity, *known]) if known else _UNKNOWN_PLANS
