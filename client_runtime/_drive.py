"""The two functions that wait: they carry out the steps of a flow.

Whatever a step raises is raised in the flow, where it asked for that step, so the flow
can give back what it holds; this goes for KeyboardInterrupt and cancelled tasks too.
"""

from __future__ import annotations

import ssl
import time
from contextlib import closing
from typing import Any, TypeVar, cast

import httpx

from ._deadline import Timeouts
from ._steps import Answer, Ask, Flow, Late, Outcome, Send, Sleep, TooLarge
from ._watchdog import Watchdog

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
        return step.function()
    return time.sleep(step.seconds)


async def _ado(step: Send | Sleep | Ask, http: httpx.AsyncClient) -> Any:
    if isinstance(step, Send):
        return await _asend(step, http)
    import anyio.to_thread  # httpx has loaded it, but only for async clients

    if isinstance(step, Ask):
        return await anyio.to_thread.run_sync(step.function)
    return await anyio.sleep(step.seconds)


def _send(step: Send, http: httpx.Client) -> Outcome:
    if step.deadline is not None:
        timeouts = step.request.extensions["timeout"]
        step.request.extensions["timeout"] = Timeouts(timeouts, step.deadline)
    try:
        response = http.send(
            step.request, stream=True, follow_redirects=False, **_auth(step)
        )
        try:
            return _read(response, step)
        finally:
            response.close()
    except _FAILURES as failure:
        outcome = _as_request_error(failure)
    if step.deadline is not None and time.monotonic() >= step.deadline:
        return Late()
    return outcome


def _read(response: httpx.Response, step: Send) -> Outcome:
    deadline, room = step.deadline, step.max_body
    chunks: list[bytes] = []
    watchdog: Watchdog | None = None
    if response.extensions.get("keeps_deadline"):
        deadline = None
    try:
        for chunk in response.iter_bytes():
            room -= len(chunk)
            if room < 0:
                return TooLarge(response)
            if chunks and deadline is not None:  # most bodies come in one piece
                if watchdog is None:
                    watchdog = Watchdog(response, deadline)
                if watchdog.check() >= deadline:
                    return Late()
            chunks.append(chunk)
    finally:
        if watchdog is not None:
            watchdog.stop()
    return Answer(response, chunks[0] if len(chunks) == 1 else b"".join(chunks))


async def _asend(step: Send, http: httpx.AsyncClient) -> Outcome:
    if step.deadline is None:
        return await _aexchange(step, http)
    import anyio

    with anyio.move_on_after(step.deadline - time.monotonic()):
        return await _aexchange(step, http)
    return Late()


async def _aexchange(step: Send, http: httpx.AsyncClient) -> Outcome:
    try:
        response = await http.send(
            step.request, stream=True, follow_redirects=False, **_auth(step)
        )
        try:
            return await _aread(response, step)
        finally:
            await response.aclose()
    except _FAILURES as failure:
        return _as_request_error(failure)


async def _aread(response: httpx.Response, step: Send) -> Outcome:
    room = step.max_body
    chunks: list[bytes] = []
    async for chunk in response.aiter_bytes():
        chunks.append(chunk)
        room -= len(chunk)
        if room < 0:
            return TooLarge(response)
    return Answer(response, chunks[0] if len(chunks) == 1 else b"".join(chunks))


def _auth(step: Send) -> dict[str, Any]:
    return {} if step.auth is None else {"auth": step.auth}


def _as_request_error(failure: httpx.RequestError | ssl.SSLError) -> httpx.RequestError:
    if isinstance(failure, httpx.RequestError):
        return failure
    return httpx.ReadError(f"{type(failure).__name__}: {failure.reason}")
