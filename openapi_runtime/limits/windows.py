"""The rates at which a server wants its requests, as far as its responses tell them.

Headers may be missing, odd or hostile: one that cannot be used counts as missing, and none
makes a client send faster than any plan allows.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..account_facts import RateWindow
from ..errors import ConfigurationError
from ..exchange.retry import number
from ..operation import Api, Operation
from .ledger import MARGIN, SECOND, Window

_UNKNOWN_PLANS = 1000
_DIGITS = 15


class _Rate:
    """A rate window with its capacity, as far as it is known."""

    def __init__(self, window: RateWindow, plan: str | None, authentication: str):
        self.seconds = window.seconds + MARGIN / SECOND
        self.capacity = _capacity(window, plan, authentication)
        self.most = _most(window)
        self.raised_by = window.raised_by


class Rates:
    """Capacities of the rate windows, by plan and kind of authentication.

    Without a plan that is what every plan allows. A header can only raise it, and to no
    more than the largest plan has.
    """

    def __init__(self, api: Api, plan: str | None, authentication: str) -> None:
        known = {name: None for window in api.windows for name in window.plans}
        if plan is not None and known and plan not in known:
            raise ConfigurationError(f"plan must be one of {', '.join(known)}")
        self._rates = {w.name: _Rate(w, plan, authentication) for w in api.windows}
        self._general = tuple(self._rates)[:1]
        self._of: dict[tuple[str, ...], tuple[Window, ...]] = {}
        self._budget = api.budget
        headers = [window.raised_by for window in api.windows]
        if api.budget is not None:
            headers += [api.budget.limit_header, api.budget.remaining_header]
        self._watched = {name.lower().encode(): name for name in headers if name}

    def of(self, operation: Operation) -> tuple[Window, ...]:
        """Return name, seconds and capacity of the windows that a request counts in."""
        names = self._names(operation)
        found = self._of.get(names)
        if found is None:
            rates = [(name, self._rates[name]) for name in names if name in self._rates]
            found = tuple((name, rate.seconds, rate.capacity) for name, rate in rates)
            self._of[names] = found
        return found

    def learn(
        self, operation: Operation, raw_headers: Sequence[tuple[bytes, bytes]]
    ) -> tuple[int | None, int | None]:
        """Read the headers of a response; return limit and remaining tokens of the day."""
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
        for name in self._names(operation):
            self._raise(name, headers)
        if self._budget is None:
            return None, None
        limit = whole(headers, self._budget.limit_header)
        remaining = whole(headers, self._budget.remaining_header)
        if limit is None or remaining is None or limit < 0 or remaining > limit:
            return None, None
        return limit, max(remaining, 0)

    def _names(self, operation: Operation) -> tuple[str, ...]:
        return self._general if operation.windows is None else operation.windows

    def _raise(self, name: str, headers: Mapping[str, str]) -> None:
        rate = self._rates.get(name)
        told = None if rate is None else whole(headers, rate.raised_by)
        if rate is not None and told is not None:
            told = min(told, rate.most)
            if told > rate.capacity:
                rate.capacity = told
                self._of = {}


def _capacity(window: RateWindow, plan: str | None, authentication: str) -> int:
    kinds: Mapping[str, int] = {} if plan is None else window.plans.get(plan, {})
    if authentication in kinds:
        return kinds[authentication]
    return min(kinds.values(), default=window.capacity)


def _most(window: RateWindow) -> int:
    known = [n for kinds in window.plans.values() for n in kinds.values()]
    return max([window.capacity, *known]) if known else _UNKNOWN_PLANS


def whole(headers: Mapping[str, str], name: str | None) -> int | None:
    """Return the whole number in a header, None where there is none."""
    text = "" if name is None else headers.get(name, "")
    if text.isascii() and text.isdigit() and len(text) <= _DIGITS:
        return int(text)  # as nearly all are
    value = number(headers, name)
    return None if value is None else int(value)
