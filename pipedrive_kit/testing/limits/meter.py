"""Rate windows and the daily budget of tokens, as Pipedrive enforces them."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass, field

from pipedrive_v2 import API

from ..messages import Response, json_response

DAY = 86_400
_BLOCK_PAGE = (
    b"<!DOCTYPE html><html><head><title>Access denied</title></head>"
    b"<body><h1>Error 1015</h1><p>You are being rate limited</p></body></html>"
)


@dataclass(frozen=True, kw_only=True)
class Limits:
    """Limits of an account; None is no limit."""

    burst: int | None = None
    """Requests in a rolling window of two seconds."""
    search: int | None = None
    """Searches in such a window."""
    tokens: int | None = None
    """Tokens in a day."""
    block_after: int | None = None
    """Refused requests in a row until a page blocks all others for a while."""
    block_seconds: float = 900.0
    headers: bool = True
    """Responses say what is left; the real ones do not always."""

    @classmethod
    def of_plan(cls, plan: str, *, seats: int = 1, oauth: bool = False) -> Limits:
        """Return the limits that a plan has."""
        general, search = API.windows
        budget = API.budget
        assert budget is not None
        return cls(
            burst=general.plans[plan]["oauth2" if oauth else "api_key"],
            search=search.capacity,
            tokens=budget.tokens_per_seat * budget.plans[plan] * seats,
            block_after=20,
        )


@dataclass
class Meter:
    """The use that was made of the limits."""

    clock: Callable[[], float]
    limits: Limits = field(default_factory=Limits)
    spent: int = 0
    """Tokens of today."""
    _today: int = 0
    _windows: defaultdict[tuple[str, str], deque[float]] = field(
        default_factory=lambda: defaultdict(deque)
    )
    """Times of requests by window and credential: each token has windows of its own."""
    _refused: int = 0
    _blocked_until: float = 0.0

    def refuse(
        self, path: str, cost: int, who: str = "", *, blockable: bool = True
    ) -> Response | None:
        """Return the response to a request over a limit; else count it."""
        now = self.clock()
        self._renew(now)
        if blockable and now < self._blocked_until:
            return blocked()
        names = ["burst", "search"] if is_search(path) else ["burst"]
        full = [name for name in names if self._left(name, who, now) <= 0]
        tokens = self.limits.tokens
        refusal = None
        if tokens is not None and self.spent + cost > tokens:
            refusal = self.daily()
        elif full:
            refusal = self.over_limit(full[0], who)
        if refusal is None:
            self._refused = 0
            self.spent += cost
            for name in names:
                self._windows[name, who].append(now)
        elif blockable:
            return self._escalated(refusal, now)
        return refusal

    def over_limit(self, window: str = "burst", who: str = "") -> Response:
        """Return the response to a request too many in a window."""
        headers = self.headers(who, window) | {"x-ratelimit-remaining": "0"}
        return _over_limit(headers if self.limits.headers else {})

    def daily(self) -> Response:
        """Return the response to a request when the tokens of the day are spent."""
        headers = self.headers() | {"x-daily-ratelimit-token-remaining": "0"}
        headers.setdefault("x-daily-ratelimit-token-limit", str(self.spent))
        return _over_limit(headers if self.limits.headers else {})

    def headers(self, who: str = "", window: str = "burst") -> dict[str, str]:
        """Return the headers that say what is left."""
        found: dict[str, str] = {}
        if not self.limits.headers:
            return found
        now = self.clock()
        capacity = getattr(self.limits, window)
        if capacity is not None:
            times = self._windows[window, who]
            reset = max(0.0, times[0] + 2 - now) if times else 0.0
            found["x-ratelimit-limit"] = str(capacity)
            found["x-ratelimit-remaining"] = str(max(0, self._left(window, who, now)))
            # Whole seconds, never too few.
            found["x-ratelimit-reset"] = str(-int(-reset // 1))
        if self.limits.tokens is not None:
            self._renew(now)
            left = max(0, self.limits.tokens - self.spent)
            found["x-daily-ratelimit-token-limit"] = str(self.limits.tokens)
            found["x-daily-ratelimit-token-remaining"] = str(left)
        return found

    def _escalated(self, response: Response, now: float) -> Response:
        self._refused += 1
        after = self.limits.block_after
        if after is not None and self._refused > after:
            self._blocked_until = now + self.limits.block_seconds
            return blocked()
        return response

    def _left(self, name: str, who: str, now: float) -> int:
        times = self._windows[name, who]
        while times and times[0] <= now - 2:
            times.popleft()
        capacity: int | None = getattr(self.limits, name)
        return 1 if capacity is None else capacity - len(times)

    def _renew(self, now: float) -> None:
        if int(now // DAY) != self._today:
            self._today = int(now // DAY)
            self.spent = 0


def is_search(path: str) -> bool:
    return path.endswith("/search") or "/itemSearch" in path


def blocked() -> Response:
    """Return the page that comes instead of JSON when refusals are ignored."""
    return Response(status=403, headers={"content-type": "text/html"}, body=_BLOCK_PAGE)


def _over_limit(headers: dict[str, str]) -> Response:
    body = {"success": False, "error": "Request over limit", "errorCode": 429}
    return json_response(body, 429, headers)
