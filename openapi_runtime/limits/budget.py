"""The tokens of an account for a day, and the part that a client may spend."""

from __future__ import annotations

from typing import Any

import msgspec

from .._util import is_whole
from ..account_facts import BudgetRule
from ..errors import ConfigurationError
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


def day_total(
    budget: Budget,
    rule: BudgetRule | None,
    *,
    plan: str | None = None,
    told: int | None = None,
) -> int | None:
    """Return the tokens of a day; None if they are unknown.

    `plan` is the client's, `told` what the server last said.
    """
    if budget.tokens is not None:
        return budget.tokens if told is None else min(budget.tokens, told)
    if told is not None or budget.seats is None:
        return told
    name = budget.plan or plan
    if rule is None:
        raise ConfigurationError(
            "this API has no plans: give Budget a number of tokens"
        )
    if name is None or name.lower() not in rule.plans:
        given = "no plan is given" if name is None else f"there is no plan {name!r}"
        raise ConfigurationError(f"{given}: it is one of {', '.join(rule.plans)}")
    multiplier = rule.plans[name.lower()]
    return rule.tokens_per_seat * multiplier * budget.seats + budget.top_ups


def allowance(
    budget: Budget,
    rule: BudgetRule | None,
    *,
    plan: str | None = None,
    told: int | None = None,
) -> int | None:
    """Return the tokens that may be spent in a day, without the reserve."""
    total = day_total(budget, rule, plan=plan, told=told)
    if total is None:
        return None
    if isinstance(budget.reserve, float):
        # Rounded in favour of the others, but 0.1 of 10 is 1 and not 1.0000001.
        return int(total * (1 - budget.reserve) + 1e-6)
    return max(0, total - budget.reserve)


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
        if self._budget is None:
            return self._told
        return day_total(self._budget, self._rule, plan=self._plan, told=self._told)

    def _compute(self) -> int | None:
        if self._budget is None:
            return None
        return allowance(self._budget, self._rule, plan=self._plan, told=self._told)
