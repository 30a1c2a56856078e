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
from .ledger import MARGIN, SECOND

_UNKNOWN_PLANS = 1000
_DIGITS = 15


class Rates:
    """Capacities of the rate windows, by plan and kind of authentication.

    Without a plan that is what every plan allows. A header can only raise it, and to no
    more than the largest plan has.
    """

    def __init__(self, api: Api, plan: str | None, authentication: str) -> None:
        known = {name: None for window in api.windows for name in window.plans}
        if plan is not None and known and plan not in known:
            raise ConfigurationError(f"plan must be one of {', '.join(known)}")
        self._capacities = {
            window.name: _capacity(window, plan, authentication)
            for window in api.windows
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
        names = self._names(operation)
        found = self._of.get(names)
        if found is None:
            found = self._of[names] = tuple(
                (
                    name,
                    self._windows[name].seconds + MARGIN / SECOND,
                    self._capacities[name],
                )
                for name in names
                if name in self._windows
            )
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
        for window, header in self._raised_by:
            if window in self._names(operation):
                self._raise(window, whole(headers, header))
        if self._budget is None:
            return None, None
        limit = whole(headers, self._budget.limit_header)
        remaining = whole(headers, self._budget.remaining_header)
        if limit is None or remaining is None or limit < 0 or remaining > limit:
            return None, None
        return limit, max(remaining, 0)

    def _names(self, operation: Operation) -> tuple[str, ...]:
        return self._general if operation.windows is None else operation.windows

    def _raise(self, name: str, told: int | None) -> None:
        if told is None:
            return
        told = min(told, self._most[name])
        if told > self._capacities[name]:
            self._capacities[name] = told
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
