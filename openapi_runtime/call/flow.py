"""What one call does, step by step, without doing any of it.

A flow is a generator. It yields a step, such as a request to send, and is sent what came
of it: an answer that has been read, or the failure as a value. So everything that must be
decided about a call is written once, for sync and async clients, and can be tested
without a network. `_drive.py` has the two functions that carry the steps out.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import ExitStack
from functools import partial
from typing import TypeVar

import msgspec

from ..errors import (
    ClientError,
    DeadlineError,
    NotFoundError,
    RequestError,
    SignInError,
    status_error_class,
)
from ..models.decode import UnreadableError
from ..models.envelope import RefusedError
from ..operation import Operation
from ..plugins.guards import check
from .admission import Turn
from .attempts import Course
from .effects import Answer, Ask, Flow, Outcome, Send, Sleep, TooLarge
from .error_factory import (
    annotate,
    headers_of,
    request_id,
    response_error,
    status_error,
    unsent,
)
from .request import Call, build_request, rewinder
from .response import RawResponse
from .settings import Settings

__all__ = ["Answer", "Ask", "Flow", "Send", "Sleep", "fetch", "fetch_raw"]

T = TypeVar("T")


def fetch(settings: Settings, call: Call, read: Callable[[bytes], T]) -> Flow[T]:
    """Make the call; return its result."""
    answer = yield from _exchange(settings, call)
    return _result(settings, call, answer, read)


def fetch_raw(
    settings: Settings, call: Call, read: Callable[[bytes], T]
) -> Flow[RawResponse[T]]:
    """Make the call; return its result with the answer around it."""
    answer = yield from _exchange(settings, call)
    headers = headers_of(answer.response)
    return RawResponse(
        status_code=answer.response.status_code,
        headers=headers,
        body=answer.content,
        parsed=_result(settings, call, answer, read),
        tokens=call.operation.cost * answer.attempts,
        request_id=request_id(settings, headers),
    )


def _exchange(settings: Settings, call: Call) -> Flow[Answer]:
    """Send the request until there is an answer that is a result; else raise."""
    operation = call.operation
    with ExitStack() as opened:
        try:
            if operation.guards:
                check(call)
            course = Course(settings, call, rewinder(call))
            if "save_to" in call.options:
                from .download import Saving  # for few

                course.saving = opened.enter_context(Saving(call.options["save_to"]))
            header = yield from _signed_in(settings, operation, course)
            # After the sign-in, which can move the API.
            course.request = build_request(settings, call, opened)
        except RequestError as error:
            annotate(error, operation)
            raise
        except DeadlineError as error:
            unsent(error, operation, 0, unknown=False)
            raise
        while True:
            if header is not None:
                course.request.headers[header[0]] = header[1]
            course.attempts += 1
            outcome = yield from _attempt(settings, operation, course)
            if type(outcome) is Answer:
                outcome.attempts = course.attempts
                if outcome.response.is_success or course.is_gone(outcome):
                    if course.saving is not None:
                        course.saving.keep()
                    return outcome
            if header is not None and course.may_sign_in_again(outcome):
                try:
                    header = yield from _signed_in(
                        settings, operation, course, header[1]
                    )
                except (DeadlineError, SignInError) as error:
                    unsent(error, operation, course.attempts, unknown=course.unknown)
                    raise
                course.request = build_request(settings, call, opened)
            else:
                wait = yield from course.wait_after(outcome)
                if wait > 0:
                    yield Sleep(wait)
            if course.rewind is not None:
                course.rewind()


def _attempt(settings: Settings, operation: Operation, course: Course) -> Flow[Outcome]:
    """Wait for the turn, charge, send, and note what the answer says of the count."""
    turn = Turn(settings, operation, course.horizon)
    try:
        settings.usage.check(operation)
        yield from turn.wait()
        # Before sending, because the server counts also what we do not get an answer to.
        with settings.usage.charge(operation, course.attempts) as charged:
            turn.sent = True
            deadline = course.deadline()
            outcome: Outcome = yield Send(
                course.request,
                deadline,
                settings.max_body,
                None if operation.security == () else settings.auth,
                None if course.saving is None else course.saving.begin,
            )
            course.signing_in = 0.0
            if isinstance(outcome, (Answer, TooLarge)):
                charged.status = outcome.response.status_code
        yield from turn.settle(outcome, deadline)
    except ClientError as error:
        yield from turn.give_back()
        if not turn.sent:
            unsent(error, operation, course.attempts - 1, unknown=course.unknown)
        raise
    finally:
        turn.end()  # gives back what is not settled: interrupted, cancelled, refused
    return outcome


def _signed_in(
    settings: Settings,
    operation: Operation,
    course: Course,
    refused: str | None = None,
) -> Flow[tuple[str, str] | None]:
    """Return the header that says who is calling, where that is not a fixed one.

    `refused` is the value of the header that the API does not accept any more.
    """
    sign_in = settings.sign_in
    if sign_in is None or operation.security == ():
        return None
    header = None if refused is not None else sign_in.ready()
    if header is None:
        began, deadline = time.monotonic(), course.deadline()
        if refused is not None:
            yield Ask(partial(sign_in.refresh, refused, deadline))
        header = yield Ask(partial(sign_in.header, deadline))
        course.signing_in = time.monotonic() - began
    settings.move(sign_in.base_url)
    return header


def _result(
    settings: Settings, call: Call, answer: Answer, read: Callable[[bytes], T]
) -> T:
    if not answer.response.is_success:
        return _nothing(settings, call, answer, read)
    try:
        return read(answer.content)
    except RefusedError:
        problem = None
    except UnreadableError as unreadable:
        problem = str(unreadable)
    if problem is None:
        kind = status_error_class(answer.response.status_code)
        raise status_error(settings, call.operation, answer, kind)
    raise response_error(settings, call.operation, answer, problem)


def _nothing(
    settings: Settings, call: Call, answer: Answer, read: Callable[[bytes], T]
) -> T:
    """Return the emptiest result that there is: of a thing that is already gone."""
    operation, envelope = call.operation, settings.api.envelope
    place = envelope.data if operation.result is None else operation.result
    for value in (b"{}", b"[]", b"null"):
        for key in reversed(place):
            value = b"{%s:%s}" % (msgspec.json.encode(key), value)
        try:
            return read(value)
        except (RefusedError, UnreadableError):
            pass
    raise status_error(settings, operation, answer, NotFoundError)
