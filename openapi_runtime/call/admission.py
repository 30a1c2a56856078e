"""The turn of one request: to be admitted, to wait for its slot, to be counted."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Generator
from contextlib import suppress
from functools import partial
from typing import Any

from ..errors import (
    BlockedError,
    BudgetExceededError,
    ClientError,
    DailyLimitError,
    DeadlineError,
    StoreError,
)
from ..limits.degrading import DegradingStore
from ..limits.store import PauseKind, Store, StoreRefusal, Ticket
from ..limits.windows import next_day
from ..operation import Operation
from .effects import Answer, Ask, Flow, Outcome, Sleep, TooLarge
from .error_factory import blocked_until, spent_until, utc_time
from .settings import LONGEST_WAIT, Settings

logger = logging.getLogger("openapi_runtime")

_HELD_UP = 0.15
"""Seconds after its slot when a request would come too close to those after it."""


class Turn:
    """The right of one request to be sent, from its admission until it is over."""

    __slots__ = (
        "_deadline",
        "_ends",
        "_horizon",
        "_operation",
        "_over",
        "_settings",
        "_ticket",
        "sent",
    )

    def __init__(
        self, settings: Settings, operation: Operation, horizon: float
    ) -> None:
        self._horizon = horizon
        self._ends = time.monotonic() + horizon
        self._deadline = patience(horizon)
        self._settings = settings
        self._operation = operation
        self._ticket: Ticket | None = None
        self._over = False
        self.sent = False

    def admit(self) -> None:
        settings, operation = self._settings, self._operation
        self._ticket = settings.store.admit(
            settings.account,
            tokens=operation.cost,
            limit=settings.token_limit(),
            windows=settings.rates.of(operation),
            horizon=self._horizon,
        )
        if self._over:  # nobody waited for this thread
            self.abandon()

    def wait(self) -> Flow[None]:
        """Get admitted and wait for the slot.

        Raises, with nothing charged, when the request may not be sent.
        """
        try:
            yield from self._wait()
            return
        except TimeoutError:
            pass
        problem = "the store does not answer"
        if isinstance(self._settings.store, DegradingStore):
            self._settings.store.give_up(problem)
        raise self._too_late(problem)

    def _wait(self) -> Flow[None]:
        settings, store = self._settings, self._settings.store
        held_up = False
        while True:
            refusal: StoreRefusal | None = None
            try:
                yield from self._ask(self.admit)
            except StoreRefusal as answer:
                refusal = answer
            now = time.time()
            if refusal is None:
                wait = 0.0 if self._ticket is None else self._ticket.send_at - now
                if wait <= 0:
                    return
                if time.monotonic() + wait > self._ends:
                    raise self._too_late()
                yield Sleep(wait)
                late = time.time() - now - wait > _HELD_UP
                paused = yield from self._ask(partial(store.paused, settings.account))
                # Once: a program that is always late must come to its turn, too.
                if paused is None and (held_up or not late):
                    return
                yield from self.give_back()  # and get in line again
                held_up = held_up or late
                continue
            until = now if refusal.until is None else refusal.until
            if refusal.kind == "budget":
                raise self._over_budget(refusal)
            if refusal.kind == "blocked":
                raise self._blocked(until)
            if refusal.kind == "daily":
                raise self._day_is_spent(until)
            # A little more, because two clocks and a timer are never quite the same.
            wait = max(until - now, 0.0) + 0.002
            if refusal.kind == "busy" or time.monotonic() + wait > self._ends:
                raise self._too_late()
            yield Sleep(wait)

    def settle(self, outcome: Outcome, deadline: float | None) -> Flow[None]:
        """Note that the request is over; wait for the store until the deadline at most."""
        settings = self._settings
        limit = remaining = None
        if isinstance(outcome, (Answer, TooLarge)):
            limit, remaining = settings.rates.learn(
                self._operation, outcome.response.headers.raw
            )
            if limit is not None:
                settings.token_limit.learn(limit)
        settle = partial(self._settle, limit, remaining)
        try:
            yield from ask(
                settings.store, settle, None if self._deadline is None else deadline
            )
        except TimeoutError:
            logger.warning("the store takes long to take note of an answer")

    def _settle(self, limit: int | None = None, remaining: int | None = None) -> None:
        ticket, self._ticket = self._ticket, None
        if ticket is None:
            return
        settings = self._settings
        try:
            settings.store.settle(
                settings.account, ticket, limit=limit, remaining=remaining
            )
        except StoreError as error:
            # The answer is worth more than the count, which stays charged.
            logger.warning("the store did not take note of an answer: %s", error)

    def abandon(self) -> None:
        """Give back what is held, after whatever happened."""
        if self.sent:  # it may have arrived, so it stays charged
            self._settle()
            return
        ticket, self._ticket = self._ticket, None
        if ticket is not None:
            with suppress(StoreError):
                self._settings.store.release(self._settings.account, ticket)

    def give_back(self) -> Flow[None]:
        """Hold nothing any more; for who can wait for that."""
        if self._ticket is not None:
            with suppress(TimeoutError):
                yield from self._ask(self.abandon)

    def end(self) -> None:
        """Hold nothing from now on, also after an interruption. Does not wait."""
        self._over = True
        if self._ticket is None:
            return
        if not self._settings.store.blocking:
            self.abandon()
            return
        # The event loop of a cancelled task must not wait for a store. When Python ends,
        # no thread can begin: the tokens stay charged then.
        with suppress(RuntimeError):
            threading.Thread(target=self.abandon, name="openapi_runtime").start()

    def _ask(self, function: Callable[[], Any]) -> Generator[Ask, Any, Any]:
        return ask(self._settings.store, function, self._deadline)

    def _facts(self) -> dict[str, Any]:
        operation = self._operation
        return {"operation_id": operation.id, "method": operation.http_method}

    def _over_budget(self, refusal: StoreRefusal) -> ClientError:
        cost, spent, limit = self._operation.cost, refusal.spent or 0, refusal.limit
        error = BudgetExceededError(
            f"{cost} tokens are needed, and {spent} of {limit} are spent",
            **self._facts(),
        )
        error.cost, error.spent, error.limit = cost, spent, limit or 0
        error.reset_at = next_day(time.time())
        return error

    def _blocked(self, until: float) -> ClientError:
        error = BlockedError(blocked_until(until), **self._facts())
        error.until = utc_time(until)
        return error

    def _day_is_spent(self, until: float) -> ClientError:
        error = DailyLimitError(spent_until(until), status_code=429, **self._facts())
        error.reset_at = utc_time(until)
        return error

    def _too_late(self, why: str = "") -> ClientError:
        reason = f": {why}" if why else ""
        return DeadlineError(
            f"no slot in the rate limits came free within {self._horizon:g} s{reason}",
            **self._facts(),
        )


def pause(
    settings: Settings, seconds: float, kind: PauseKind, deadline: float | None
) -> Flow[None]:
    """Let nobody send with this account for a while."""
    store = settings.store
    function = partial(store.pause, settings.account, seconds, kind=kind)
    problem: Exception
    try:
        yield from ask(store, function, deadline)
        return
    except StoreError as error:
        problem = error
    except TimeoutError:
        problem = TimeoutError("it does not answer")
    logger.warning("the store did not take note of a pause: %s", problem)


def ask(
    store: Store, function: Callable[[], Any], deadline: float | None
) -> Generator[Ask, Any, Any]:
    """Call a function of the store, where that does not hold up other tasks.

    Raises TimeoutError at the deadline.
    """
    if store.blocking:
        return (yield Ask(function, deadline))
    return function()


def patience(horizon: float) -> float | None:
    """Return until when to wait for a store; None when it knows best when to give up.

    A deadline costs a thread, so there is only one where somebody has asked for it.
    """
    return None if horizon >= LONGEST_WAIT else time.monotonic() + horizon
