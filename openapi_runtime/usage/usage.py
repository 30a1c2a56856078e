"""Token accounting: tokens and requests by operation and by tag."""

from __future__ import annotations

import logging
from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from threading import Lock
from typing import Any, NamedTuple

import msgspec

from ..errors import BudgetExceededError, ConfigurationError, RequestError
from ..fork import lock_held_at_fork
from ..operation import Operation

logger = logging.getLogger("openapi_runtime")


class Spent(NamedTuple):
    """Tokens spent, and the requests that they were spent on."""

    tokens: int
    requests: int


class Charge(msgspec.Struct):
    """A request that was sent, or may have been."""

    operation: str
    tokens: int
    status: int | None = None
    """Status of the response; None when none came."""

    attempt: int = 1
    """1 for the first; more when the request was retried."""

    url: str = ""
    """URL without query, so without secrets."""

    duration: float = 0.0
    """Seconds from the request to the end of its response."""

    request_id: str | None = None
    """The server's id of the request, if the response has one."""

    is_cost_known: bool = True
    """False if `tokens` is 0 because nobody has stated the cost."""


class Usage:
    """Counters of the requests sent, whatever their outcome. Safe in threads."""

    def __init__(
        self,
        *,
        on_charge: Callable[[Charge], object] | None = None,
        limit: int | None = None,
        lock: Lock | None = None,
        log: logging.Logger = logger,
    ) -> None:
        if limit is not None and limit < 0:
            raise ConfigurationError("limit must not be negative")
        self.on_charge = on_charge
        """Called after each attempt in the thread of the call; it must be fast."""
        self.limit = limit
        """Tokens that a block of `measure` may spend; None for any number."""
        self.degraded: str | None = None
        """Reason that the shared count is not used at present; None while it is."""
        self._log = log
        self._lock = lock_held_at_fork() if lock is None else lock
        self._waited = 0.0
        self._unknown = 0
        self._by_operation: dict[str, Spent] = {}
        self._by_tag: dict[str, Spent] = {}

    @property
    def tokens(self) -> int:
        """Tokens spent."""
        return _total(self.by_operation).tokens

    @property
    def requests(self) -> int:
        """Requests sent."""
        return _total(self.by_operation).requests

    @property
    def waited(self) -> float:
        """Seconds that calls have waited, for rate limits, pauses and retries."""
        return self._waited

    @property
    def unknown_costs(self) -> int:
        """Requests whose cost is not known, and therefore not in `tokens`."""
        return self._unknown

    @property
    def by_operation(self) -> dict[str, Spent]:
        """Tokens and requests by operation id; a copy."""
        with self._lock:
            return dict(self._by_operation)

    @property
    def by_tag(self) -> dict[str, Spent]:
        """Tokens and requests by tag; a copy."""
        with self._lock:
            return dict(self._by_tag)

    @contextmanager
    def measure(self, *, limit: int | None = None) -> Generator[Usage]:
        """Measure the usage of this thread or task, and of tasks started in the block.

        A call that would take the block over `limit` tokens raises BudgetExceededError
        and is not sent.
        """
        # The same lock, so that a call is charged to all blocks or to none.
        block = Usage(limit=limit, lock=self._lock)
        _blocks.set((*_blocks.get(), (self, block)))
        try:
            yield block
        finally:
            _blocks.set(
                tuple(entry for entry in _blocks.get() if entry[1] is not block)
            )

    def check(self, operation: Operation) -> None:
        """Raise BudgetExceededError if a block around this call has too little left."""
        for block in self._measuring():
            if block.limit is not None:
                with self._lock:
                    block._check(operation)

    def charge(self, operation: Operation, attempt: int = 1) -> Charge:
        """Count a request, here and in the blocks that measure it, before it is sent.

        Raises BudgetExceededError and counts nothing if a block has too little left.
        """
        blocks = self._measuring()
        with self._lock:
            for block in blocks:
                block._check(operation)
            for usage in (self, *blocks):
                usage._add(operation)
        return Charge(
            operation.id,
            operation.cost,
            attempt=attempt,
            is_cost_known=operation.is_cost_known,
        )

    def report(self, charge: Charge, duration: float) -> None:
        """Call the hook for a request that is over, whatever the outcome."""
        charge.duration = duration
        try:
            if self.on_charge is not None:
                self.on_charge(charge)
        except Exception:
            # A failing hook must not cost a response that was paid for.
            self._log.exception("on_charge failed for %s", charge)

    def wait(self, seconds: float) -> None:
        """Add seconds that a call has waited, here and in the blocks that measure it."""
        with self._lock:
            for usage in (self, *self._measuring()):
                usage._waited += seconds

    def as_dict(self) -> dict[str, Any]:
        """Return everything as plain data."""
        by_operation = self.by_operation
        return {
            **_total(by_operation)._asdict(),
            "unknown_costs": self.unknown_costs,
            "waited": self.waited,
            "limit": self.limit,
            "degraded": self.degraded,
            "by_operation": {n: s._asdict() for n, s in by_operation.items()},
            "by_tag": {n: s._asdict() for n, s in self.by_tag.items()},
        }

    def _measuring(self) -> list[Usage]:
        """Return the blocks around this call that measure this client."""
        blocks = _blocks.get()
        return [block for owner, block in blocks if owner is self] if blocks else []

    def _check(self, operation: Operation) -> None:
        if self.limit is not None and not operation.is_cost_known:
            raise unknown_cost()
        if self.limit is None or not operation.cost:
            return
        spent = _total(self._by_operation).tokens
        if spent + operation.cost > self.limit:
            raise BudgetExceededError(
                f"over the limit of this block: {spent:,} tokens are spent, "
                f"{self.limit:,} may be, and {operation.id} costs {operation.cost:,}",
                operation_id=operation.id,
                method=operation.http_method,
                cost=operation.cost,
                spent=spent,
                limit=self.limit,
            )

    def _add(self, operation: Operation) -> None:
        self._unknown += not operation.is_cost_known
        for totals, key in (
            (self._by_operation, operation.id),
            (self._by_tag, operation.tag),
        ):
            tokens, requests = totals.get(key, (0, 0))
            totals[key] = Spent(tokens + operation.cost, requests + 1)

    def __str__(self) -> str:
        """Return a table of the operations, the most expensive first."""
        from .._tables import spent_table, table

        text = table(*spent_table(self.by_operation))
        if self.limit is not None:
            text += f"\nlimit {self.limit}"
        if self._unknown:
            text += f"\n{self._unknown} requests of unknown cost"
        if self.waited >= 0.1:
            text += f"\nwaited {self.waited:.1f} s"
        if self.degraded is not None:
            text += f"\nnot shared at present: {self.degraded}"
        return text

    def _repr_html_(self) -> str:
        """Return the table as HTML for notebooks."""
        from .._tables import html_table, spent_table

        return html_table(*spent_table(self.by_operation))

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.tokens} tokens, {self.requests} requests>"


def unknown_cost() -> RequestError:
    """Return the error of a call that no budget can allow."""
    return RequestError(
        "the cost of this call is not known, and there is a budget: state it as cost=10, "
        "or as cost=0 if the call is free"
    )


def _total(spent: Mapping[str, Spent]) -> Spent:
    return Spent(
        sum(n.tokens for n in spent.values()), sum(n.requests for n in spent.values())
    )


# One variable for all clients, because a context keeps every variable for ever.
_blocks: ContextVar[tuple[tuple[Usage, Usage], ...]] = ContextVar("_blocks", default=())
