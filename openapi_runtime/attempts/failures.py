"""The decision after each attempt that came to no result."""

from __future__ import annotations

import random
import time
from typing import TYPE_CHECKING

from ..exchange.effects import Flow, FullResponse, Outcome
from ..exchange.retry import SAFE, Retry, Verdict, judge
from ..http import Request
from ..settings.settings import Settings, add_limits

if TYPE_CHECKING:
    from .flow import Attempts


def may_renew(attempts: Attempts, outcome: Outcome) -> bool:
    """Return whether to renew a refused access token: once in a call."""
    if (
        not isinstance(outcome, FullResponse)
        or outcome.response.status_code != 401
        or attempts.has_renewed
        or attempts.rewind is None
    ):
        return False
    attempts.has_renewed = True
    return True


def wait_after(
    settings: Settings, attempts: Attempts, request: Request, outcome: Outcome
) -> Flow[float]:
    """Return the seconds to wait before the next attempt; raise if there is none."""
    operation, now = attempts.call.operation, time.time()
    retry = attempts.call.options.get("retry") or settings.policy.retry or Retry()
    verdict = judge(
        retry,
        settings.api,
        operation.http_method,
        outcome,
        attempt=attempts.count,
        now=now,
        random=random.random(),  # noqa: S311 - no secret
    )
    if verdict.reason is not None:
        yield from _pause(settings, attempts, verdict)
    unknown = verdict.arrived and operation.http_method not in SAFE
    attempts.unknown = attempts.unknown or unknown
    wait, most = verdict.wait, retry.attempts + attempts.has_renewed
    if (
        wait is not None
        and attempts.rewind is not None
        and attempts.count < most
        and time.monotonic() - attempts.began + wait <= retry.total
    ):
        settings.log.info(
            "%s is sent again in %.1f s, after %s (attempt %d of %d)",
            operation.id,
            wait,
            (
                outcome.response.status_code
                if isinstance(outcome, FullResponse)
                else type(outcome).__name__
            ),
            attempts.count + 1,
            most,
        )
        return wait
    from .error_factory import outcome_error  # with the first error

    raise outcome_error(
        settings,
        operation,
        request,
        outcome,
        verdict,
        now=now,
        attempts=attempts.count,
        unknown=unknown,
        ever_unknown=attempts.unknown,
    )


def _pause(settings: Settings, attempts: Attempts, verdict: Verdict) -> Flow[None]:
    """Keep other calls of the account from being sent; the first pause adds a gate."""
    gate = add_limits(settings, {}) if settings.gate is None else settings.gate
    kind = verdict.reason
    yield from gate.pause(
        verdict.pause,
        "burst" if kind is None or kind == "unclear" else kind,
        attempts.max_wait,
    )
    settings.log.info(
        "%s: the server limits this account (%s), so nothing is sent for %.1f s",
        attempts.call.operation.id,
        kind,
        verdict.pause,
    )
