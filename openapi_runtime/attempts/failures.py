"""The consequences of an attempt: another one, an error, or the result of an empty body."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, TypeVar, cast

import msgspec

from .._util import UNSET, is_json
from ..errors import APIError, NotFoundError
from ..exchange.effects import Flow, FullResponse, Outcome
from ..exchange.retry import SAFE, Retry, Verdict, judge
from ..http import Request
from ..models.envelope import RefusedError, at
from ..models.plain import UnreadableError, parsed
from ..operation import Operation
from ..request.call import Call
from ..settings.settings import Settings, add_limits
from .error_factory import ErrorFactory, status_error_class

if TYPE_CHECKING:
    from .flow import Attempts


def may_renew(attempts: Attempts, outcome: Outcome) -> bool:
    """Return whether to renew a refused access token: once in a call."""
    if (
        not isinstance(outcome, FullResponse)
        or outcome.response.status_code != 401
        or attempts.has_renewed
        or attempts.is_once
    ):
        return False
    attempts.has_renewed = True
    return True


def wait_after(attempts: Attempts, request: Request, outcome: Outcome) -> Flow[float]:
    """Return the seconds to wait before the next attempt; raise if there is none."""
    settings, operation = attempts.settings, attempts.call.operation
    retry = attempts.call.options.get("retry") or settings.policy.retry or Retry()
    verdict = judge(
        retry,
        settings.api,
        operation.http_method,
        outcome,
        attempt=attempts.count,
        now=time.time(),
        random=random.random(),  # noqa: S311 - no secret
    )
    if verdict.reason is not None:
        yield from _pause(attempts, verdict)
    unknown = verdict.arrived and operation.http_method not in SAFE
    attempts.unknown = attempts.unknown or unknown
    wait, most = verdict.wait, retry.attempts + attempts.has_renewed
    if (
        wait is not None
        and not attempts.is_once
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
    raise ErrorFactory(settings, operation).of_outcome(
        attempts, request, outcome, verdict, unknown=unknown
    )


def _pause(attempts: Attempts, verdict: Verdict) -> Flow[None]:
    """Keep other calls of the account from being sent; the first pause adds a gate."""
    settings = attempts.settings
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


T = TypeVar("T")


def empty_result(
    settings: Settings, call: Call, full: FullResponse, read: Callable[[bytes], T]
) -> T:
    """Return an empty result: of a DELETE that had already succeeded, or without body.

    `read` makes it: of an empty object, an empty list or null, whichever its type admits.
    """
    operation, envelope = call.operation, settings.api.envelope
    if full.response.status_code in operation.redirects and not operation.paging:
        return _of_redirect(full, read)
    place = envelope.data if operation.result is None else operation.result
    if operation.paging:
        place = operation.paging.items
    # A type that may be None is read from the body itself.
    bodies = [full.content] if full.response.is_success else []
    for value in (b"{}", b"[]", b"null"):
        for key in reversed(place):
            value = b"{%s:%s}" % (msgspec.json.encode(key), value)
        bodies.append(value)
    for body in bodies:
        try:
            return read(body)
        except (RefusedError, UnreadableError):
            pass
    raise ErrorFactory(settings, operation).of_status(full, NotFoundError)


def says_only_ok(settings: Settings, call: Call, full: FullResponse) -> bool:
    """Return whether the body of a DELETE says that it succeeded, and has no result."""
    operation, envelope = call.operation, settings.api.envelope
    if operation.http_method != "DELETE" or envelope.ok is None:
        return False
    place = envelope.data if operation.result is None else operation.result
    body = None
    with suppress(UnreadableError):
        body = parsed(full.content)
    is_ok = at(body, (envelope.ok,)) is True
    found = at(body, place)
    return is_ok and (found is None or found is UNSET)


def _of_redirect(full: FullResponse, read: Callable[[bytes], T]) -> T:
    """Return the body of a documented redirect, None if it has none that is JSON."""
    if is_json(full.response.headers.get("content-type", "")) and full.content:
        with suppress(UnreadableError):
            return read(full.content)
    return cast("T", None)


def unusable(
    settings: Settings, operation: Operation, full: FullResponse, problem: str | None
) -> APIError:
    """Return the error for a body with a `problem`; None if it says that it failed."""
    errors = ErrorFactory(settings, operation)
    if problem is None:
        return errors.of_status(full, status_error_class(full.response.status_code))
    return errors.of_body(full, f"unexpected response, {problem}")
