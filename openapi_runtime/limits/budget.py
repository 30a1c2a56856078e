"""The tokens of a day: those of an account, a client's part, what the server says."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

import msgspec

from .._util import is_whole
from ..account_facts import BudgetRule
from ..errors import ConfigurationError, RequestError
from ..operation import Operation
from .ledger import MAX_TOKENS


class Budget(msgspec.Struct, frozen=True):
    """The tokens of a day, which all clients of the account share.

    ``Budget(100_000)`` is a plain number, ``Budget(plan="growth", seats=5)`` computes it
    as the API does. ``reserve`` is left for the others: a fraction (``0.2``) or a number of
    tokens. With ``Budget(reserve=0.2)`` alone, the total is what the server says.

    What the server says overrides plan and seats, and lowers a plain number.
    """

    tokens: int | None = None
    plan: str | None = None
    """By default the plan of the client."""

    seats: int | None = None
    top_ups: int = 0
    """Tokens bought for each day in addition to those of the plan."""

    reserve: float | int = 0

    degraded_share: float = 1.0
    """Fraction of the tokens left that this process may spend while it counts alone,
    because the shared store is out of order: 1/n with n processes."""

    def __post_init__(self) -> None:
        if self.tokens is not None and self.seats is not None:
            raise ConfigurationError(
                "give Budget a number of tokens or seats, not both"
            )
        if self.plan is not None and self.seats is None:
            raise ConfigurationError("Budget needs seats with a plan")
        for name in ("tokens", "seats", "top_ups"):
            value = getattr(self, name)
            if value is not None and not is_whole(value, 0):
                raise ConfigurationError(
                    f"{name} of Budget must be a whole number, at least 0"
                )
        if self.top_ups and self.seats is None:
            raise ConfigurationError(
                "top_ups of Budget go with seats: add them to a number of tokens yourself"
            )
        fraction = isinstance(self.reserve, float)
        if not (0 <= self.reserve < 1 if fraction else is_whole(self.reserve, 0)):
            raise ConfigurationError(
                "reserve of Budget must be a fraction such as 0.2, or a whole number "
                "of tokens"
            )
        share: Any = self.degraded_share
        if not isinstance(share, (float, int)) or not 0 < share <= 1:
            raise ConfigurationError(
                "degraded_share of Budget must be a fraction such as 0.25, at most 1"
            )


class TokenLimit:
    """The tokens that a client may spend in a day, by its arguments and the server's responses.

    Raises ConfigurationError when `budget` cannot be computed.
    """

    def __init__(
        self, budget: Budget | int | None, rule: BudgetRule | None, plan: str | None
    ) -> None:
        self._budget = Budget(budget) if isinstance(budget, int) else budget
        self._rule = rule
        self._plan = plan
        self._told: int | None = None
        self._limit = self._compute()

    def __call__(self) -> int | None:
        """Return the tokens that may be spent in a day; None for any number."""
        return self._limit

    def learn(self, told: int | None) -> bool:
        """Take note of what the server says the account has; return whether it is news."""
        if told is None or told == self._told or not 0 < told < MAX_TOKENS:
            return False
        self._told = told
        self._limit = self._compute()
        return True

    @property
    def is_set(self) -> bool:
        """True if there is a budget, also one whose tokens are not known yet."""
        return self._budget is not None

    @property
    def source(self) -> str:
        """The origin of the limit, in words."""
        budget = self._budget
        if self._told is not None and self.day == self._told:
            origin = "the server"
        elif budget is not None and budget.tokens is None:
            origin = "plan and seats"
        else:
            origin = "the budget"
        return (
            f"by {origin}, less the reserve"
            if budget and budget.reserve
            else f"by {origin}"
        )

    @property
    def day(self) -> int | None:
        """The tokens of a day, also those that are reserved; None if not known."""
        budget, told, rule = self._budget, self._told, self._rule
        if budget is not None and budget.tokens is not None:
            return budget.tokens if told is None else min(budget.tokens, told)
        if budget is None or told is not None or budget.seats is None:
            return told
        name = budget.plan or self._plan
        if rule is None:
            raise ConfigurationError(
                "this API has no plans: give Budget a number of tokens"
            )
        if name is None or name.lower() not in rule.plans:
            given = "no plan is given" if name is None else f"there is no plan {name!r}"
            raise ConfigurationError(f"{given}: it is one of {', '.join(rule.plans)}")
        multiplier = rule.plans[name.lower()]
        return rule.tokens_per_seat * multiplier * budget.seats + budget.top_ups

    def _compute(self) -> int | None:
        budget = self._budget
        total = None if budget is None else self.day
        if budget is None or total is None:
            return None
        if isinstance(budget.reserve, float):
            # Rounded in favour of the others, but 0.1 of 10 is 1 and not 1.0000001.
            return int(total * (1 - budget.reserve) + 1e-6)
        return max(0, total - budget.reserve)


class TokensToday(msgspec.Struct, frozen=True, kw_only=True):
    """The tokens of a day, as the server last told this client; None as long as it has not."""

    limit: int | None = None
    left: int | None = None
    """Tokens not yet spent by any client of the account."""

    seen_at: dt.datetime | None = None
    """The time of the response that said so, in UTC."""


def cheapest_request(operations: Iterable[Operation]) -> dict[str, Any]:
    """Return the arguments of `Client.request` that get the headers at the least cost."""
    lists = [
        (operation.cost, operation.id, operation, operation.paging.limit)
        for operation in operations
        if operation.http_method == "GET"
        and operation.paging is not None
        and "{" not in operation.path
        and operation.cost
    ]
    if not lists:
        raise RequestError("this API has no list whose response could tell")
    cost, name, operation, limit = min(lists)
    query = {} if limit is None else {limit: 1}
    return {
        "method": "GET",
        "path": operation.path,
        "query": query,
        "cost": cost,
        "name": name,
    }
