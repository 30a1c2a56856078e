"""The two functions that wait: they carry out the steps of a flow.

Whatever a step raises is raised in the flow, where it asked for that step, so the flow
can give back what it holds; this goes for KeyboardInterrupt and cancelled tasks too.
"""

from __future__ import annotations

import ssl
import time
from collections.abc import AsyncIterable, Callable, Iterable, Iterator
from contextlib import closing
from itertools import islice
from typing import Any, TypeVar, cast

import httpx

from ..transport.deadline import Timeouts
from ..transport.watchdog import Watchdog
from .detached import in_time
from .effects import Ask, Flow, Late, Outcome, Reading, Send, Sleep
from .messages import AsyncStraight, Response, Straight

T = TypeVar("T")
_FAILURES = (httpx.RequestError, ssl.SSLError)  # the last escapes from async TLS


def run(flow: Flow[T], http: httpx.Client) -> T:
    """Carry out a flow, blocking."""
    with closing(flow):
        try:
            step = next(flow)
            while True:
                failure: BaseException | None = None
                outcome: Any = None
                try:
                    outcome = _do(step, http)
                except BaseException as error:
                    failure = error
                # Outside of `except`, so that the flow's errors have no context.
                step = flow.send(outcome) if failure is None else flow.throw(failure)
        except StopIteration as done:
            return cast(T, done.value)


async def arun(flow: Flow[T], http: httpx.AsyncClient) -> T:
    """Carry out a flow, awaiting."""
    with closing(flow):
        try:
            step = next(flow)
            while True:
                failure: BaseException | None = None
                outcome: Any = None
                try:
                    outcome = await _ado(step, http)
                except BaseException as error:
                    failure = error
                step = flow.send(outcome) if failure is None else flow.throw(failure)
        except StopIteration as done:
            return cast(T, done.value)


def _do(step: Send | Sleep | Ask, http: httpx.Client) -> Any:
    if isinstance(step, Send):
        return _send(step, http)
    if isinstance(step, Ask):
        return in_time(step.function, step.deadline)
    return time.sleep(step.seconds)


async def _ado(step: Send | Sleep | Ask, http: httpx.AsyncClient) -> Any:
    if isinstance(step, Send):
        return await _asend(step, http)
    import anyio  # httpx has loaded it, but only for async clients

    if isinstance(step, Ask):
        with anyio.fail_after(_left(step.deadline)):
            return await _in_thread(step.function)
    return await anyio.sleep(step.seconds)


async def _in_thread(function: Callable[[], Any]) -> Any:
    import anyio.to_thread

    from .concurrency import threads

    return await anyio.to_thread.run_sync(
        function, abandon_on_cancel=True, limiter=threads()
    )


def _left(deadline: float | None) -> float | None:
    return None if deadline is None else deadline - time.monotonic()


def _send(step: Send, http: httpx.Client) -> Outcome:
    timeouts, deadline = step.request.timeouts, step.deadline
    if deadline is not None:
        timeouts = Timeouts(timeouts, deadline)
    try:
        if isinstance(http, Straight) and step.auth is None and http.is_straight():
            response, body, close = http.begin(step.request, timeouts)
        else:
            answer = http.send(step.request.for_httpx(timeouts), **_options(step))
            response, close = _response(step, answer), answer.close
            body = _watched(answer, deadline)
        try:
            return _read(step, response, body)
        finally:
            close()
    except _FAILURES as failure:
        outcome = _as_request_error(failure)
    if deadline is not None and time.monotonic() >= deadline:
        return Late()
    return outcome


def _read(step: Send, response: Response, body: Iterable[bytes]) -> Outcome:
    reading = Reading(step, response)
    for chunk in body:
        if not reading.take(chunk):
            break
    return reading.outcome()


def _watched(answer: httpx.Response, deadline: float | None) -> Iterator[bytes]:
    """Yield the body; raise at the deadline, though each piece of it may come in time."""
    chunks = answer.iter_bytes()
    if deadline is None or answer.extensions.get("keeps_deadline"):
        yield from chunks
        return
    yield from islice(chunks, 1)  # most bodies come in one piece
    watchdog: Watchdog | None = None
    try:
        for chunk in chunks:
            if watchdog is None:
                watchdog = Watchdog(answer, deadline)
            if watchdog.check() >= deadline:
                raise httpx.ReadTimeout("the deadline has passed")
            yield chunk
    finally:
        if watchdog is not None:
            watchdog.stop()


async def _asend(step: Send, http: httpx.AsyncClient) -> Outcome:
    if step.deadline is None:
        return await _aexchange(step, http)
    import anyio

    with anyio.move_on_after(step.deadline - time.monotonic()):
        return await _aexchange(step, http)
    return Late()


async def _aexchange(step: Send, http: httpx.AsyncClient) -> Outcome:
    timeouts = step.request.timeouts
    try:
        if isinstance(http, AsyncStraight) and step.auth is None and http.is_straight():
            response, body, close = await http.begin(step.request, timeouts)
        else:
            answer = await http.send(step.request.for_httpx(timeouts), **_options(step))
            response, body = _response(step, answer), answer.aiter_bytes()
            close = answer.aclose
        try:
            return await _aread(step, response, body)
        finally:
            await close()
    except _FAILURES as failure:
        return _as_request_error(failure)


async def _aread(step: Send, response: Response, body: AsyncIterable[bytes]) -> Outcome:
    reading = Reading(step, response)
    async for chunk in body:
        if not reading.take(chunk):
            break
    return reading.outcome()


def _options(step: Send) -> dict[str, Any]:
    options: dict[str, Any] = {"stream": True, "follow_redirects": False}
    return options if step.auth is None else {**options, "auth": step.auth}


def _response(step: Send, answer: httpx.Response) -> Response:
    return Response(
        step.request, answer.status_code, answer.reason_phrase, answer.headers.raw
    )


def _as_request_error(failure: httpx.RequestError | ssl.SSLError) -> httpx.RequestError:
    if isinstance(failure, httpx.RequestError):
        return failure
    return httpx.ReadError(f"{type(failure).__name__}: {failure.reason}")
