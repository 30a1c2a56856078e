"""The turn of one request: to be admitted, to wait for its slot, to be counted."""

from __future__ import annotations

import datetime as dt
import logging
import time
from collections.abc import Callable, Generator
from contextlib import suppress
from functools import partial
from typing import Any

from ._errors import (
    BlockedError,
    BudgetExceededError,
    ClientError,
    DailyLimitError,
    DeadlineError,
    StoreError,
)
from ._limits import next_day
from ._operation import Operation
from ._settings import Settings
from ._steps import Answer, Ask, Flow, Outcome, Sleep, TooLarge
from ._store import PauseKind, Store, StoreRefusal, Ticket

logger = logging.getLogger("client_runtime")

_HELD_UP = 0.15
"""Seconds after its slot when a request would come too close to those after it."""

_DAILY_SILENCE = 60.0
"""Seconds for which a client sends nothing after it was told that the day is spent."""


class Turn:
    """The right of one request to be sent, from its admission until it is over."""

    __slots__ = ("_horizon", "_operation", "_over", "_settings", "_ticket", "sent")

    def __init__(
        self, settings: Settings, operation: Operation, horizon: float
    ) -> None:
        self._horizon = horizon
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
        if self._over:  # the task was cancelled while this thread was waiting
            self.abandon()

    def wait(self) -> Flow[None]:
        """Get admitted and wait for the slot.

        Raises, with nothing charged, when the request may not be sent.
        """
        settings, store = self._settings, self._settings.store
        began = time.monotonic()
        held_up = False
        while True:
            refusal: StoreRefusal | None = None
            try:
                if store.blocking:
                    yield Ask(self.admit)
                else:
                    self.admit()
            except StoreRefusal as answer:
                refusal = answer
            now = time.time()
            if refusal is None:
                wait = 0.0 if self._ticket is None else self._ticket.send_at - now
                if wait <= 0:
                    return
                if time.monotonic() - began + wait > self._horizon:
                    self.abandon()
                    raise self._too_late()
                yield Sleep(wait)
                late = time.time() - now - wait > _HELD_UP
                paused = yield from ask(store, partial(store.paused, settings.account))
                # Once: a program that is always late must come to its turn, too.
                if paused is None and (held_up or not late):
                    return
                self.abandon()  # and get in line again
                held_up = held_up or late
                continue
            until = now if refusal.until is None else refusal.until
            if refusal.kind == "budget":
                raise self._over_budget(refusal)
            if refusal.kind == "blocked":
                raise self._blocked(until)
            # A little more, because two clocks and a timer are never quite the same.
            wait = max(until - now, 0.0) + 0.002
            if (
                refusal.kind == "busy"
                or time.monotonic() - began + wait > self._horizon
            ):
                raise self._too_late()
            yield Sleep(wait)

    def settle(self, outcome: Outcome) -> Ask | None:
        """Note that the request is over; return what must be asked for that, if anything."""
        settings = self._settings
        limit = remaining = None
        if isinstance(outcome, (Answer, TooLarge)):
            limit, remaining = settings.rates.learn(
                self._operation, outcome.response.raw_headers
            )
            if limit is not None:
                settings.token_limit.learn(limit)
        if settings.store.blocking:
            return Ask(partial(self._settle, limit, remaining))
        self._settle(limit, remaining)
        return None

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
        if self._ticket is None:
            return
        if self.sent:  # it may have arrived, so it stays charged
            self._settle()
            return
        ticket, self._ticket = self._ticket, None
        with suppress(StoreError):
            self._settings.store.release(self._settings.account, ticket)

    def end(self) -> None:
        """Hold nothing from now on."""
        self._over = True
        self.abandon()

    def _facts(self) -> dict[str, Any]:
        operation = self._operation
        return {"operation_id": operation.id, "method": operation.http_method}

    def _over_budget(self, refusal: StoreRefusal) -> ClientError:
        cost, spent, limit = self._operation.cost, refusal.spent or 0, refusal.limit
        error = BudgetExceededError(
            f"{cost} tokens are needed, and {spent} of {limit} are spent; "
            f"nothing was sent ({self._operation.id})",
            **self._facts(),
        )
        error.cost, error.spent, error.limit = cost, spent, limit or 0
        error.reset_at = next_day(time.time())
        return error

    def _blocked(self, until: float) -> ClientError:
        error = BlockedError(
            f"the server blocks this account, perhaps until {_clock(until)}; "
            f"nothing was sent ({self._operation.id})",
            **self._facts(),
        )
        error.until = utc_time(until)
        return error

    def _too_late(self) -> ClientError:
        return DeadlineError(
            f"its turn does not come within {self._horizon:g} s; "
            f"nothing was sent ({self._operation.id})",
            **self._facts(),
        )


def check_day(settings: Settings, operation: Operation) -> None:
    """Refuse to send just after the server has said that the tokens are spent."""
    if settings.silent_until and time.monotonic() < settings.silent_until:
        error = DailyLimitError(
            "the server has just said that the tokens of the day are spent; "
            f"nothing was sent ({operation.id})",
            operation_id=operation.id,
            method=operation.http_method,
            status_code=429,
        )
        error.reset_at = next_day(time.time())
        raise error


def be_silent(settings: Settings) -> None:
    settings.silent_until = time.monotonic() + _DAILY_SILENCE


def pause(settings: Settings, seconds: float, kind: PauseKind) -> Flow[None]:
    """Let nobody send with this account for a while."""
    store = settings.store
    try:
        yield from ask(
            store, partial(store.pause, settings.account, seconds, kind=kind)
        )
    except StoreError as error:
        logger.warning("the store did not take note of a pause: %s", error)


def ask(store: Store, function: Callable[[], Any]) -> Generator[Ask, Any, Any]:
    """Call a function of the store, where that does not hold up other tasks."""
    if store.blocking:
        return (yield Ask(function))
    return function()


def utc_time(seconds: float) -> dt.datetime:
    return dt.datetime.fromtimestamp(seconds, dt.UTC)


def _clock(seconds: float) -> str:
    return f"{utc_time(seconds):%H:%M} UTC"
