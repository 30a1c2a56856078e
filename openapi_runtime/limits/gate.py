"""The gate of a client whose API has limits: admission, the wait for a slot, the count."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Generator, Mapping
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any

from ..attempts.error_factory import blocked_until, spent_until, utc_time
from ..errors import (
    BlockedError,
    BudgetExceededError,
    ClientError,
    DailyLimitError,
    DeadlineError,
    StoreError,
)
from ..exchange.effects import Flow, RunBlocking, Sleep
from ..exchange.retry import next_day
from ..http import Response, is_auth
from ..operation import Operation
from ..settings.seams import Admission, Gate, PauseKind
from ..settings.settings import LONGEST_WAIT
from .budget import TokenLimit, TokensToday
from .ledger import StoreRefusal
from .store import Account, MemoryStore, Store, Ticket
from .windows import Rates

if TYPE_CHECKING:
    from ..settings.settings import Settings

_in_process = MemoryStore()  # of all clients that are given no other

_LATE_AFTER = 0.15
"""Seconds after its slot when a request would come too close to those after it."""

_LONG = 1.0
"""Seconds of a wait that is worth a line in the log."""


class LimitsGate(Gate):
    """A gate that admits requests within rate windows and budget of an account."""

    def __init__(self, settings: Settings, options: Mapping[str, Any]) -> None:
        api, auth, log = settings.api, options.get("auth"), settings.log
        # What a transport without a network says is true of its client alone.
        usual = MemoryStore() if settings.is_local else _in_process
        store = options.get("store") or usual
        self.account = Account(api, settings.endpoint, options.get("account_name"))
        self.account.check(options.get("store"), auth)
        if options.get("on_store_failure") == "degrade" and store is not usual:
            from .degrading import DegradingStore, process_spare

            store = DegradingStore(
                store,
                spare=None if settings.is_local else process_spare,
                share=getattr(options.get("budget"), "degraded_share", 1.0),
                tell=partial(setattr, settings.usage, "degraded"),
                log=log,
            )
        plan = options.get("plan")
        plan = None if plan is None else plan.lower()
        kind = "api_key" if auth is None or is_auth(auth) else "oauth2"
        self.store: Store = store
        self.rates = Rates(api, plan, kind)
        self.token_limit = TokenLimit(options.get("budget"), api.budget, plan)
        self.log = log
        self._told: tuple[int, int | None, float] | None = None
        self._is_mocked = False
        self._own: MemoryStore | None = None
        """Pauses of responses that came from no network."""

    @property
    def today(self) -> TokensToday:
        """The tokens of the day, as the server last said."""
        if self._told is None:
            return TokensToday()
        limit, remaining, seen = self._told
        return TokensToday(limit=limit, left=remaining, seen_at=utc_time(seen))

    def is_mocked(self, response: Response) -> bool:
        """Return whether a response came from no network, though others may.

        Tools that mock HTTPX replace the transports of all clients. What they say is true of
        this client alone, unless it was given a store.
        """
        self._is_mocked = "network_stream" not in response.extensions
        return self._is_mocked and self.store is _in_process

    def note(self, limit: int | None, remaining: int | None) -> None:
        """Remember what the server has told of the day."""
        if limit is not None:
            self.token_limit.learn(limit)
            self._told = limit, remaining, time.time()

    def admission(self, operation: Operation, max_wait: float) -> LimitsAdmission:
        return LimitsAdmission(self, operation, max_wait)

    def check_pauses(self) -> None:
        """Raise StoreRefusal for a pause of this caller or this client alone."""
        found = None
        if self.store is _in_process:
            found = self.store.paused(self.account.caller())
        if found is None and self._own is not None:
            found = self._own.paused("")
        if found is not None:
            kind, until = found
            raise StoreRefusal("paused" if kind == "burst" else kind, until=until)

    def pause(self, seconds: float, kind: PauseKind, max_wait: float) -> Flow[None]:
        store, account = self.store, self.account()
        if store is _in_process:
            # Clients that share a store on purpose share its blocks as well.
            if self._is_mocked:
                store = self._own = self._own or MemoryStore()
                account = ""
            elif kind == "blocked":
                account = self.account.caller()
        pause = partial(store.pause, account, seconds, kind=kind)
        problem: Exception
        try:
            yield from self.ask(pause, store_deadline(max_wait))
            return
        except StoreError as error:
            problem = error
        except TimeoutError:
            problem = TimeoutError("it does not respond")
        self.log.warning("the store did not take note of a pause: %s", problem)

    def ask(
        self, function: Callable[[], Any], deadline: float | None
    ) -> Generator[RunBlocking, Any, Any]:
        """Call a function of the store, where that does not hold up other tasks.

        Raises TimeoutError at the deadline.
        """
        if self.store.blocking:
            return (yield RunBlocking(function, deadline))
        return function()


class LimitsAdmission(Admission):
    """The ticket of one request, from its admission until it is settled."""

    def __init__(self, gate: LimitsGate, operation: Operation, max_wait: float) -> None:
        self._gate = gate
        self._account = gate.account()
        self._operation = operation
        self._max_wait = max_wait
        self._wait_until = time.monotonic() + max_wait
        self._deadline = store_deadline(max_wait)
        self._ticket: Ticket | None = None
        self._closed = False

    def wait(self) -> Flow[None]:
        """Get admitted and wait for the slot.

        Raises, with nothing charged, when the request may not be sent.
        """
        try:
            yield from self._wait()
            return
        except TimeoutError:
            pass
        problem = "the store does not respond"
        give_up = getattr(self._gate.store, "give_up", None)
        if give_up is not None:
            give_up(problem)
        raise self._too_late(problem)

    def _wait(self) -> Flow[None]:
        gate = self._gate
        was_late = False
        while True:
            refusal: StoreRefusal | None = None
            try:
                yield from gate.ask(self._admit, self._deadline)
            except StoreRefusal as reason:
                refusal = reason
            now = time.time()
            if refusal is not None:
                yield from self._wait_for_pause(refusal, now)
                continue
            wait = 0.0 if self._ticket is None else self._ticket.send_at - now
            if wait <= 0:
                return
            if time.monotonic() + wait > self._wait_until:
                raise self._too_late()
            began = time.monotonic()
            yield from self._sleep(wait, "a slot in the rate limits")
            late = time.monotonic() - began - wait > _LATE_AFTER
            look = partial(gate.store.paused, self._account)
            paused = yield from gate.ask(look, self._deadline)
            # Once: a program that is always late must be admitted, too.
            if paused is None and (was_late or not late):
                return
            yield from self.cancel(sent=False)  # and queue again
            was_late = was_late or late

    def _wait_for_pause(self, refusal: StoreRefusal, now: float) -> Flow[None]:
        """Wait until it may be tried again; raise if it may not."""
        until = now if refusal.until is None else refusal.until
        if refusal.kind == "budget":
            # Another process may have learned it, with requests that this one cannot send.
            if self._gate.token_limit.learn(refusal.known):
                return
            raise self._over_budget(refusal)
        if refusal.kind == "blocked":
            end = utc_time(until)
            raise BlockedError(blocked_until(until), until=end, **self._facts())
        if refusal.kind == "daily":
            facts = {**self._facts(), "status_code": 429, "reset_at": utc_time(until)}
            raise DailyLimitError(spent_until(until), **facts)
        # A little more, because two clocks and a timer are never quite the same.
        wait = max(until - now, 0.0) + 0.002
        if refusal.kind == "busy" or time.monotonic() + wait > self._wait_until:
            raise self._too_late()
        yield from self._sleep(wait, "the end of a pause")

    def _sleep(self, seconds: float, reason: str) -> Flow[None]:
        if seconds > _LONG:
            operation = self._operation.id
            self._gate.log.info("%s waits %.1f s for %s", operation, seconds, reason)
        yield Sleep(seconds)

    def _admit(self) -> None:
        gate, operation = self._gate, self._operation
        gate.check_pauses()
        self._ticket = gate.store.admit(
            self._account,
            tokens=operation.cost,
            limit=gate.token_limit(),
            windows=gate.rates.of(operation),
            horizon=self._max_wait,
        )
        if self._closed:  # the caller has timed out meanwhile
            self._release()

    def settle(self, response: Response | None, deadline: float | None) -> Flow[None]:
        """Take note that the request is over, and of what its headers say."""
        gate = self._gate
        limit = remaining = None
        if response is not None:
            limit, remaining = gate.rates.learn(self._operation, response.headers.raw)
            gate.note(limit, remaining)
            if gate.is_mocked(response):
                limit = remaining = None
        settle = partial(self._settle, limit, remaining, response is not None)
        try:
            yield from gate.ask(settle, None if self._deadline is None else deadline)
        except TimeoutError:
            gate.log.warning("the store takes long to take note of a response")

    def cancel(self, *, sent: bool) -> Flow[None]:
        if self._ticket is not None:
            with suppress(TimeoutError):
                give_back = self._settle if sent else self._release
                yield from self._gate.ask(give_back, self._deadline)

    def close(self, *, sent: bool) -> None:
        self._closed = True
        if self._ticket is None:
            return
        give_back = self._settle if sent else self._release
        if not self._gate.store.blocking:
            give_back()
            return
        # The event loop of a cancelled task must not wait for a store. When Python ends,
        # no thread can begin: the tokens stay charged then.
        with suppress(RuntimeError):
            threading.Thread(target=give_back, name="openapi_runtime").start()

    def _settle(
        self,
        limit: int | None = None,
        remaining: int | None = None,
        arrived: bool = False,
    ) -> None:
        ticket, self._ticket = self._ticket, None
        if ticket is None:
            return
        gate = self._gate
        try:
            gate.store.settle(
                self._account,
                ticket,
                limit=limit,
                remaining=remaining,
                arrived=arrived,
            )
        except StoreError as error:
            # The response is worth more than the count, which stays charged.
            gate.log.warning("the store did not take note of a response: %s", error)

    def _release(self) -> None:
        ticket, self._ticket = self._ticket, None
        if ticket is not None:
            with suppress(StoreError):
                self._gate.store.release(self._account, ticket)

    def _facts(self) -> dict[str, Any]:
        operation = self._operation
        return {"operation_id": operation.id, "method": operation.http_method}

    def _over_budget(self, refusal: StoreRefusal) -> ClientError:
        cost, spent = self._operation.cost, refusal.spent or 0
        limit = refusal.limit or 0
        origin = f"a limit {self._gate.token_limit.source}"
        if getattr(self._gate.store, "degraded", None) is not None:
            origin += ", for this process alone while the shared store is out of order"
        return BudgetExceededError(
            f"{cost:,} needed, {max(limit - spent, 0):,} left of today's tokens: "
            f"{spent:,} spent, {limit:,} allowed ({origin})",
            cost=cost,
            spent=spent,
            limit=limit,
            reset_at=next_day(time.time()),
            **self._facts(),
        )

    def _too_late(self, why: str = "") -> ClientError:
        reason = f": {why}" if why else ""
        return DeadlineError(
            f"no slot in the rate limits came free within {self._max_wait:g} s{reason}",
            **self._facts(),
        )


def store_deadline(max_wait: float) -> float | None:
    """Return the deadline for a store call; None to leave it to the store.

    A deadline costs a thread, so there is one only if the caller set a limit.
    """
    return None if max_wait >= LONGEST_WAIT else time.monotonic() + max_wait
