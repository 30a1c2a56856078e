"""The steps of one call, without doing any of them.

A flow is a generator. It yields an effect, such as a request to send, and is sent what came
of it: a response that has been read, or the failure as a value. So everything that must be
decided about a call is written once, for sync and async clients, and can be tested
without a network. `exchange/runners.py` has the two functions that carry the effects out.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from contextlib import ExitStack
from functools import cache, partial
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from ..errors import (
    AuthorizationError,
    ClientError,
    DeadlineError,
    RequestError,
    StoreError,
)
from ..exchange.effects import (
    Flow,
    FullResponse,
    Outcome,
    RunBlocking,
    Send,
    Sleep,
    Unusable,
)
from ..http import Request, shown_url
from ..models.envelope import RefusedError
from ..models.plain import UnreadableError, damage
from ..operation import Guard, Operation
from ..request.call import Call, build_request
from ..settings.settings import Settings
from ..usage.usage import Charge

if TYPE_CHECKING:
    from ..request.payload import Payload
    from .download import Download

T = TypeVar("T")

_NO_WAIT = 0.001
"""Seconds of an admission that was not held up."""


class Attempts(msgspec.Struct):
    """The attempts of one call so far."""

    settings: Settings
    call: Call
    is_once: bool
    """True if the body can be sent only once."""

    total_timeout: float | None
    max_wait: float
    began: float
    count: int = 0
    authenticating: float = 0.0
    """Seconds that the authentication took, which the next attempt has less."""

    has_renewed: bool = False
    """True if a refused access token was renewed, which happens once."""

    unknown: bool = False
    """True if the server may have acted upon an attempt to write."""

    download: Download | None = None
    """The file for a body that is not to be returned."""

    def deadline(self) -> float | None:
        """Return when what begins now must be done, by ``time.monotonic()``."""
        if self.total_timeout is None:
            return None
        return time.monotonic() + self.total_timeout - self.authenticating

    def is_gone(self, full: FullResponse) -> bool:
        """Return whether a DELETE that seemed to fail has succeeded after all."""
        return (
            self.unknown
            and full.response.status_code == 404
            and self.call.operation.http_method == "DELETE"
        )


def fetch(
    settings: Settings,
    call: Call,
    read: Callable[[bytes], T],
    observed: Callable[[bytes], T] | None = None,
    *,
    as_raw: bool = False,
) -> Flow[Any]:
    """Make the call; return its result, or the whole response with the result in it.

    `observed` is `read` as an observer returned it: for bodies that the server sent.
    """
    full = yield from exchange(settings, call)
    parsed = _result(settings, call, full, read, observed)
    if not as_raw:
        return parsed
    from ..exchange.response import raw_response  # for few calls

    return raw_response(settings.api, call.operation, full, parsed)


def exchange(settings: Settings, call: Call) -> Flow[FullResponse]:
    """Send the request until there is a response that is a result; else raise."""
    if not call.has_body and "save_to" not in call.options:
        return (yield from _exchanges(settings, call, None))
    with ExitStack() as opened:
        return (yield from _exchanges(settings, call, opened))


def _exchanges(
    settings: Settings, call: Call, opened: ExitStack | None
) -> Flow[FullResponse]:
    """Do so with the files of the call on `opened`; None for a call without any."""
    operation = call.operation
    try:
        if operation.guards or settings.api.guards:
            _guard()(call, settings.api.guards)
        body: Payload | None = None
        if opened is not None and call.has_body:
            from ..request.payload import payload  # loads much, for few

            body = yield from payload(settings, call, opened)
        attempts = _begun(settings, call, opened, body is not None and body.is_once)
        header = yield from _authenticated(attempts)
        # After the authentication, which can move the API.
        request = build_request(settings, call, body)
    except (
        ArithmeticError,
        DeadlineError,
        RecursionError,
        AuthorizationError,
        StoreError,
        ValueError,
    ) as error:
        from .error_factory import refused  # with the first error

        raise refused(error, operation) from error.__cause__
    while True:
        if header is not None:
            request.headers[header[0]] = header[1]
        attempts.count += 1
        outcome = yield from _attempt(attempts, request)
        if type(outcome) is FullResponse:
            outcome.attempts = attempts.count
            is_success = outcome.response.is_success
            is_known = outcome.response.status_code in operation.redirects
            if is_success or is_known or attempts.is_gone(outcome):
                if is_success and attempts.download is not None:
                    attempts.download.commit()
                return outcome
        from .failures import may_renew, wait_after  # with the first failure

        if header is not None and may_renew(attempts, outcome):
            try:
                header = yield from _authenticated(attempts, header[1])
            except (DeadlineError, AuthorizationError, StoreError) as error:
                from .error_factory import unsent

                unsent(error, operation, attempts.count, unknown=attempts.unknown)
                raise
            request = build_request(settings, call, body)
        else:
            wait = yield from wait_after(attempts, request, outcome)
            if wait > 0:
                yield Sleep(wait)
                settings.usage.wait(wait)


def _begun(
    settings: Settings, call: Call, opened: ExitStack | None, is_once: bool
) -> Attempts:
    """Return the state before the first attempt, with the file that a body is saved to."""
    policy, options = settings.policy, call.options
    total, max_wait = policy.total_timeout, policy.max_wait
    if "total_timeout" in options:
        total = options["total_timeout"]
        max_wait = max_wait if total is None else total
    attempts = Attempts(settings, call, is_once, total, max_wait, time.monotonic())
    if opened is not None and "save_to" in options:
        if not call.is_file:
            which = f"not for that of {call.operation.id}"
            raise RequestError(f"save_to is for responses that are bytes, {which}")
        from .download import Download

        attempts.download = opened.enter_context(Download(options["save_to"]))
    return attempts


@cache
def _guard() -> Callable[[Call, tuple[Guard, ...]], None]:
    from ..plugins.guards import check  # only of APIs that have guards

    return check


def _attempt(attempts: Attempts, request: Request) -> Flow[Outcome]:
    """Wait for the admission, charge, send, and settle the admission."""
    settings, operation = attempts.settings, attempts.call.operation
    gate = settings.gate
    admission = None if gate is None else gate.admission(operation, attempts.max_wait)
    sent = False
    try:
        settings.usage.check(operation)
        if admission is not None:
            began = time.monotonic()
            yield from admission.wait()
            waited = time.monotonic() - began
            if waited > _NO_WAIT:
                settings.usage.wait(waited)
        # Before sending, because the server counts also what we do not get a response to.
        reported = settings.usage.on_charge is not None or settings.log.isEnabledFor(
            logging.DEBUG
        )
        charge = settings.usage.charge(operation, attempts.count)
        sent, began = True, time.monotonic()
        try:
            if reported:
                charge.url = shown_url(request)
            deadline = attempts.deadline()
            outcome: Outcome = yield (attempts.call.effect or Send)(
                request,
                deadline,
                settings.policy.max_body,
                None if operation.security == () else settings.http_auth,
                None if attempts.download is None else attempts.download.begin,
            )
            attempts.authenticating = 0.0
            response = None
            if isinstance(outcome, (FullResponse, Unusable)):
                response = outcome.response
                charge.status = response.status_code
                if reported:
                    from ..exchange.response import headers_of, request_id

                    headers = headers_of(response)
                    charge.request_id = request_id(settings.api, headers)
        finally:
            settings.usage.report(charge, time.monotonic() - began)
        if reported:
            _report(settings, operation, charge, outcome)
        if admission is not None:
            yield from admission.settle(response, deadline)
    except ClientError as error:
        if admission is not None:
            yield from admission.cancel(sent=sent)
        from .error_factory import annotate, unsent

        if sent:
            annotate(error, operation)
        else:
            unsent(error, operation, attempts.count - 1, unknown=attempts.unknown)
        raise
    finally:
        if admission is not None:  # interrupted, cancelled, refused
            admission.close(sent=sent)
    return outcome


def _report(
    settings: Settings, operation: Operation, charge: Charge, outcome: Outcome
) -> None:
    settings.log.debug(
        "%s %s %s: %s in %.3f s",
        operation.id,
        operation.http_method,
        charge.url,
        charge.status or type(outcome).__name__,
        charge.duration,
    )


def _authenticated(
    attempts: Attempts, refused: str | None = None
) -> Flow[tuple[str, str] | None]:
    """Return the header of the authentication, if there is one that changes.

    `refused` is the value of the header that the API does not accept any more.
    """
    settings = attempts.settings
    auth = settings.auth
    if auth is None or attempts.call.operation.security == ():
        return None
    header = None if refused is not None else auth.ready()
    if header is None:
        began = time.monotonic()
        deadline = attempts.deadline()
        header = yield RunBlocking(partial(auth.header, refused, deadline))
        attempts.authenticating = time.monotonic() - began
    settings.endpoint.move(auth.base_url)
    return header


def _result(
    settings: Settings,
    call: Call,
    full: FullResponse,
    read: Callable[[bytes], T],
    observed: Callable[[bytes], T] | None,
) -> T:
    is_success = full.response.is_success
    if not is_success or (not full.content.strip() and _is_done(call, full)):
        from .failures import empty_result  # not observed: the server sent none of it

        return empty_result(settings, call, full, read)
    if call.choose is not None:
        media = full.response.headers.get("content-type", "")
        observed = call.choose(media) or observed
    found: dict[str, None] = {}
    token = damage.set(found)
    try:
        return (observed or read)(full.content)
    except RefusedError:
        problem = None
    except UnreadableError as unreadable:
        problem = str(unreadable)
    finally:
        damage.reset(token)
        for text in found:
            settings.log.warning("damaged response of %s: %s", call.operation.id, text)
    from .failures import empty_result, says_only_ok, unusable

    if problem is not None and says_only_ok(settings, call, full):
        return empty_result(settings, call, full, read)
    raise unusable(settings, call.operation, full, problem)


def _is_done(call: Call, full: FullResponse) -> bool:
    """Return whether an empty body says that the server has done what it was to do."""
    method = call.operation.http_method
    if method in ("GET", "HEAD"):
        return False
    return full.response.status_code in (204, 205) or method == "DELETE"
