"""Token accounting: what was spent, by operation and by tag."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from threading import Lock
from types import TracebackType
from typing import Any, NamedTuple

import msgspec

from .._util import html_table, table
from ..errors import BudgetExceededError, ConfigurationError
from ..fork import lock_held_at_fork
from ..operation import Operation

logger = logging.getLogger("openapi_runtime")


class Spent(NamedTuple):
    """Tokens spent, and the requests they were spent on."""

    tokens: int
    requests: int


class Charge(msgspec.Struct, frozen=True):
    """One request that was sent, or may have been."""

    operation: str
    tokens: int
    status: int | None
    """Of the response; None when none came."""

    attempt: int
    """1 for the first; more when the request was sent again."""

    url: str = ""
    """Without query, so without a secret."""

    duration: float = 0.0
    """Seconds from the request to the end of its response."""

    request_id: str | None = None
    """The server's name for the request, if its response has one."""


class Attempt:
    """A charged request. A ``with`` statement reports it to the hook, whatever happens."""

    __slots__ = (
        "_attempt",
        "_began",
        "_operation",
        "_usage",
        "duration",
        "request_id",
        "status",
        "url",
    )

    def __init__(self, usage: Usage, operation: Operation, attempt: int) -> None:
        self._usage = usage
        self._operation = operation
        self._attempt = attempt
        self._began = time.monotonic()
        self.duration = 0.0
        self.url = ""
        self.status: int | None = None
        """Set it when a response has come."""
        self.request_id: str | None = None

    def __enter__(self) -> Attempt:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.duration = time.monotonic() - self._began
        hook = self._usage.on_charge
        if hook is None:
            return
        operation = self._operation
        charge = Charge(
            operation.id,
            operation.cost,
            self.status,
            self._attempt,
            self.url,
            self.duration,
            self.request_id,
        )
        try:
            hook(charge)
        except Exception:
            # A response that was paid for is worth more than its metrics.
            self._usage.log.exception("on_charge failed for %s", charge)


class Usage:
    """Counts every request when it is sent, whatever its outcome. Safe in threads."""

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
        """Called after each attempt, in the thread of the call: it must be quick."""
        self.limit = limit
        """Tokens that a block of `measure` may spend; None for any number."""
        self.degraded: str | None = None
        """Reason for which the shared count is not in use; None if it is."""
        self.log = log
        self._lock = lock_held_at_fork() if lock is None else lock
        self._waited = 0.0
        self._by_operation: dict[str, Spent] = {}
        self._by_tag: dict[str, Spent] = {}

    @property
    def tokens(self) -> int:
        """Tokens spent."""
        return sum(spent.tokens for spent in self.by_operation.values())

    @property
    def requests(self) -> int:
        """Requests sent."""
        return sum(spent.requests for spent in self.by_operation.values())

    @property
    def waited(self) -> float:
        """Seconds that calls have waited: for rate limits, pauses and further attempts."""
        return self._waited

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
        """Measure what this thread or task, and tasks started in the block, spend in it.

        A call that would take the block over `limit` tokens raises BudgetExceededError
        and is not sent.
        """
        # One lock, so that a call is charged to all blocks, or to none.
        block = Usage(limit=limit, lock=self._lock)
        _blocks.set((*_blocks.get(), (self, block)))
        try:
            yield block
        finally:
            _blocks.set(
                tuple(entry for entry in _blocks.get() if entry[1] is not block)
            )

    def check(self, operation: Operation) -> None:
        """Raise BudgetExceededError if a block around this call has not enough left."""
        for owner, block in _blocks.get():
            if owner is self and block.limit is not None:
                with self._lock:
                    block._check(operation)

    def charge(self, operation: Operation, attempt: int = 1) -> Attempt:
        """Count one request, here and in the blocks that measure it, before it is sent.

        Raises BudgetExceededError, with nothing counted, if a block has not enough left.
        """
        blocks = [block for owner, block in _blocks.get() if owner is self]
        with self._lock:
            for block in blocks:
                block._check(operation)
            for usage in (self, *blocks):
                usage._add(operation)
        return Attempt(self, operation, attempt)

    def wait(self, seconds: float) -> None:
        """Add seconds that a call has waited, here and in the blocks that measure it."""
        blocks = [block for owner, block in _blocks.get() if owner is self]
        with self._lock:
            for usage in (self, *blocks):
                usage._waited += seconds

    def as_dict(self) -> dict[str, Any]:
        """Return all of it as plain data."""
        by_operation, by_tag = self.by_operation, self.by_tag
        return {
            **_total(by_operation)._asdict(),
            "waited": self.waited,
            "limit": self.limit,
            "degraded": self.degraded,
            "by_operation": {name: n._asdict() for name, n in by_operation.items()},
            "by_tag": {name: n._asdict() for name, n in by_tag.items()},
        }

    def _check(self, operation: Operation) -> None:
        if self.limit is None or not operation.cost:
            return
        spent = sum(spent.tokens for spent in self._by_operation.values())
        if spent + operation.cost > self.limit:
            error = BudgetExceededError(
                f"over the limit of this block: {spent:,} of {self.limit:,} tokens "
                f"are spent and {operation.id} costs {operation.cost:,}",
                operation_id=operation.id,
                method=operation.http_method,
            )
            error.cost, error.spent, error.limit = operation.cost, spent, self.limit
            raise error

    def _add(self, operation: Operation) -> None:
        for totals, key in (
            (self._by_operation, operation.id),
            (self._by_tag, operation.tag),
        ):
            tokens, requests = totals.get(key, (0, 0))
            totals[key] = Spent(tokens + operation.cost, requests + 1)

    def __str__(self) -> str:
        """A table with a line for each operation, the most expensive first."""
        text = table(*spent_table(self.by_operation))
        if self.limit is not None:
            text += f"\nlimit {self.limit}"
        if self.waited >= 0.1:
            text += f"\nwaited {self.waited:.1f} s"
        if self.degraded is not None:
            text += f"\nnot shared at present: {self.degraded}"
        return text

    def _repr_html_(self) -> str:
        """Show the table in a notebook."""
        return html_table(*spent_table(self.by_operation))

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.tokens} tokens, {self.requests} requests>"


def spent_table(
    spent: Mapping[str, Spent],
) -> tuple[tuple[str, ...], list[tuple[object, ...]]]:
    """Return header and rows: a row an operation, the most expensive first, and a sum."""
    rows = sorted(spent.items(), key=lambda row: (-row[1].tokens, row[0]))
    rows.append(("total", _total(spent)))
    lines = [(name, n.requests, n.tokens) for name, n in rows]
    return ("operation", "requests", "tokens"), [*lines]


def _total(spent: Mapping[str, Spent]) -> Spent:
    return Spent(
        sum(n.tokens for n in spent.values()), sum(n.requests for n in spent.values())
    )


# One variable for all clients, because contexts never let go of a variable.
_blocks: ContextVar[tuple[tuple[Usage, Usage], ...]] = ContextVar("_blocks", default=())
