"""The course of one call: what each attempt came to, and whether there is another."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from ..errors import (
    APIStatusError,
    BlockedError,
    BurstLimitError,
    ClientError,
    DailyLimitError,
    OutcomeUnknownError,
    RateLimitError,
    status_error_class,
)
from ..http import Request
from ..limits.store import PauseKind
from ..limits.windows import is_block, next_day, pause_seconds, retry_after, why_limited
from .admission import patience, pause
from .effects import Answer, Flow, Outcome, TooLarge
from .error_factory import (
    blocked_until,
    connection_error,
    may_have_arrived,
    may_pass,
    spent_until,
    status_error,
    too_large_error,
    utc_time,
)
from .request import Call
from .retry import SAFE, Retry
from .settings import LONGEST_WAIT, Settings

if TYPE_CHECKING:
    from .download import Saving

E = TypeVar("E", bound=APIStatusError)


class Course:
    """Counts the attempts of one call and decides after each."""

    __slots__ = (
        "_began",
        "_call",
        "_limit",
        "_retry",
        "_settings",
        "_signed_in_again",
        "attempts",
        "horizon",
        "request",
        "rewind",
        "saving",
        "signing_in",
        "total_timeout",
        "unknown",
    )

    def __init__(
        self,
        settings: Settings,
        call: Call,
        rewind: Callable[[], None] | None,
    ) -> None:
        self._settings = settings
        self._call = call
        self._retry: Retry = settings.retry
        self._began = time.monotonic()
        self._signed_in_again = False
        self.unknown = False
        """Whether an attempt to write may have been acted upon."""
        self.request: Request
        self.rewind = rewind
        self.saving: Saving | None = None
        """Where a body goes that is not to be returned."""
        """Makes the body ready to be sent again; None when nothing can."""
        self.attempts = 0
        self.signing_in = 0.0
        """Seconds that the sign-in took, which the next attempt has less."""
        self.total_timeout = settings.total_timeout
        self.horizon = settings.horizon
        """Seconds to wait for a turn at most."""
        if call.options:
            self._retry = call.options.get("retry", self._retry)
            if "total_timeout" in call.options:
                self._bound(call.options["total_timeout"])
        self._limit = self._retry.attempts

    def _bound(self, seconds: float | None) -> None:
        self.total_timeout = seconds
        if seconds is not None:
            self.horizon = seconds

    def deadline(self) -> float | None:
        """Return when what begins now must be done, by ``time.monotonic()``."""
        if self.total_timeout is None:
            return None
        return time.monotonic() + self.total_timeout - self.signing_in

    def is_gone(self, answer: Answer) -> bool:
        """Whether what was to be deleted is, by an attempt that seemed to fail."""
        return (
            answer.response.status_code == 404
            and self.unknown
            and self._call.operation.http_method == "DELETE"
        )

    def may_sign_in_again(self, outcome: Outcome) -> bool:
        """Whether a refused access token is worth another one: once in a call."""
        if (
            not isinstance(outcome, Answer)
            or outcome.response.status_code != 401
            or self._signed_in_again
            or self.rewind is None
        ):
            return False
        self._signed_in_again = True
        self._limit += 1
        return True

    def wait_after(self, outcome: Outcome) -> Flow[float]:
        """Return the seconds to wait before the next attempt; raise if there is none."""
        operation, retry = self._call.operation, self._retry
        told = None
        if isinstance(outcome, TooLarge):
            raise too_large_error(self._settings, operation, outcome, self.attempts)
        if isinstance(outcome, Answer):
            response = outcome.response
            status = response.status_code
            if status == 429:
                return (yield from self._limited(outcome))
            sign = self._settings.api.blocked
            if sign and is_block(sign, response, outcome.content):
                yield from self._pause(sign.seconds, "blocked")
                raise self._blocked(outcome, time.time() + sign.seconds)
            may_help = status in retry.statuses
            arrived = may_help or status >= 500
            told = retry_after(response.headers, time.time())
        else:
            may_help, arrived = may_pass(outcome), may_have_arrived(outcome)
        unknown = arrived and operation.http_method not in SAFE
        self.unknown = self.unknown or unknown
        wait = retry.delay(self.attempts, random.random())  # noqa: S311 - no secret
        if told is not None:
            wait = max(wait, min(told, retry.retry_after_cap))
        repeat = may_help and (not arrived or operation.http_method in retry.methods)
        if repeat and self._may_go_on(wait):
            return wait
        if isinstance(outcome, Answer):
            kind = status_error_class(outcome.response.status_code, unknown=unknown)
            raise self._status_error(outcome, kind)
        raise connection_error(
            self._settings,
            operation,
            self.request,
            outcome,
            attempts=self.attempts,
            unknown=self.unknown,
        )

    def _may_go_on(self, wait: float) -> bool:
        return (
            self.rewind is not None
            and self.attempts < self._limit
            and time.monotonic() - self._began + wait <= self._retry.total
        )

    def _limited(self, answer: Answer) -> Flow[float]:
        settings = self._settings
        headers, now = answer.response.headers, time.time()
        patience = self._retry.retry_after_cap
        reason = why_limited(settings.api, headers, now, patience)
        seconds = pause_seconds(settings.api, headers, now, patience)
        if reason == "daily":
            until = next_day(now)
            yield from self._pause(until.timestamp() - now, "daily")
            note = spent_until(until.timestamp())
            error = self._status_error(answer, DailyLimitError, note)
            error.reset_at = until
            raise error
        yield from self._pause(seconds, "burst")
        if reason == "unclear":
            raise self._unclear(answer, now)
        if self._may_go_on(seconds):
            return seconds
        reset_at = utc_time(now + seconds)
        note = f"try again after {reset_at:%H:%M:%S} UTC"
        burst = self._status_error(answer, BurstLimitError, note)
        burst.reset_at = reset_at
        raise burst

    def _unclear(self, answer: Answer, now: float) -> ClientError:
        """Return the error of a limit that may be that of the day, so it is not repeated."""
        told = retry_after(answer.response.headers, now)
        if told is None:
            note = (
                "the server does not say which limit was reached, perhaps the daily one"
            )
            reset_at = next_day(now)
        else:
            note = f"the server asks to wait for {told:.0f} s"
            reset_at = utc_time(now + min(told, LONGEST_WAIT))
        error = self._status_error(
            answer, RateLimitError, f"{note}, so it was not sent again"
        )
        error.reset_at = reset_at
        return error

    def _blocked(self, answer: Answer, until: float) -> ClientError:
        error = self._status_error(answer, BlockedError, blocked_until(until))
        error.until = utc_time(until)
        return error

    def _status_error(self, answer: Answer, kind: type[E], note: str = "") -> E:
        operation = self._call.operation
        notes = [note] if note else []
        if issubclass(kind, OutcomeUnknownError):
            notes.append("it may have been acted upon, or not")
        elif self.unknown:
            notes.append("an earlier attempt may have been acted upon, or not")
        error = status_error(self._settings, operation, answer, kind, "; ".join(notes))
        error.outcome_unknown = self.unknown
        return error

    def _pause(self, seconds: float, kind: PauseKind) -> Flow[None]:
        return pause(self._settings, seconds, kind, patience(self.horizon))
