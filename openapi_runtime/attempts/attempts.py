"""The attempts of one call: what each came to, and whether there is another."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from ..exchange.effects import Flow, FullResponse, Outcome
from ..exchange.retry import SAFE, Verdict, judge
from ..http import Request
from ..request.call import Call
from ..settings.settings import Settings, add_limits

if TYPE_CHECKING:
    from .download import Download


class Attempts:
    """The attempts of one call, and the decision after each."""

    __slots__ = (
        "_began",
        "_call",
        "_max_attempts",
        "_retry",
        "_settings",
        "_signed_in_again",
        "authenticating",
        "count",
        "download",
        "max_wait",
        "request",
        "rewind",
        "total_timeout",
        "unknown",
    )

    def __init__(
        self, settings: Settings, call: Call, rewind: Callable[[], None] | None
    ) -> None:
        policy = settings.policy
        self._settings = settings
        self._call = call
        self._retry = policy.retry
        self._began = time.monotonic()
        self._signed_in_again = False
        self.unknown = False
        """True if the server may have acted upon an attempt to write."""
        self.request: Request
        self.rewind = rewind
        """Makes the body ready to be sent again; None when nothing can."""
        self.download: Download | None = None
        """The file for a body that is not to be returned."""
        self.count = 0
        self.authenticating = 0.0
        """Seconds that the authentication took, which the next attempt has less."""
        self.total_timeout = policy.total_timeout
        self.max_wait = policy.max_wait
        if call.options:
            self._retry = call.options.get("retry", self._retry)
            if "total_timeout" in call.options:
                self._bound(call.options["total_timeout"])
        self._max_attempts = self._retry.attempts

    def _bound(self, seconds: float | None) -> None:
        self.total_timeout = seconds
        if seconds is not None:
            self.max_wait = seconds

    def deadline(self) -> float | None:
        """Return when what begins now must be done, by ``time.monotonic()``."""
        if self.total_timeout is None:
            return None
        return time.monotonic() + self.total_timeout - self.authenticating

    def is_gone(self, full: FullResponse) -> bool:
        """Return whether a DELETE that seemed to fail has succeeded after all."""
        return (
            full.response.status_code == 404
            and self.unknown
            and self._call.operation.http_method == "DELETE"
        )

    def may_sign_in_again(self, outcome: Outcome) -> bool:
        """Return whether to renew a refused access token: once in a call."""
        if (
            not isinstance(outcome, FullResponse)
            or outcome.response.status_code != 401
            or self._signed_in_again
            or self.rewind is None
        ):
            return False
        self._signed_in_again = True
        self._max_attempts += 1
        return True

    def wait_after(self, outcome: Outcome) -> Flow[float]:
        """Return the seconds to wait before the next attempt; raise if there is none."""
        settings, operation, now = self._settings, self._call.operation, time.time()
        verdict = judge(
            self._retry,
            settings.api,
            operation.http_method,
            outcome,
            attempt=self.count,
            now=now,
            random=random.random(),  # noqa: S311 - no secret
        )
        if verdict.reason is not None:
            yield from self._pause(verdict)
        unknown = verdict.arrived and operation.http_method not in SAFE
        self.unknown = self.unknown or unknown
        wait = verdict.wait
        if wait is not None and self._may_go_on(wait):
            self._log(outcome, wait)
            return wait
        from .error_factory import outcome_error  # with the first error

        raise outcome_error(
            settings,
            operation,
            self.request,
            outcome,
            verdict,
            now=now,
            attempts=self.count,
            unknown=unknown,
            ever_unknown=self.unknown,
        )

    def _may_go_on(self, wait: float) -> bool:
        return (
            self.rewind is not None
            and self.count < self._max_attempts
            and time.monotonic() - self._began + wait <= self._retry.total
        )

    def _pause(self, verdict: Verdict) -> Flow[None]:
        """Keep other calls of the account from being sent; the first pause adds a gate."""
        settings = self._settings
        gate = add_limits(settings, {}) if settings.gate is None else settings.gate
        kind = verdict.reason
        yield from gate.pause(
            verdict.pause,
            "burst" if kind is None or kind == "unclear" else kind,
            self.max_wait,
        )
        settings.log.info(
            "%s: the server limits this account (%s), so nothing is sent for %.1f s",
            self._call.operation.id,
            kind,
            verdict.pause,
        )

    def _log(self, outcome: Outcome, wait: float) -> None:
        reason = type(outcome).__name__
        if isinstance(outcome, FullResponse):
            reason = str(outcome.response.status_code)
        self._settings.log.info(
            "%s is sent again in %.1f s, after %s (attempt %d of %d)",
            self._call.operation.id,
            wait,
            reason,
            self.count + 1,
            self._max_attempts,
        )
