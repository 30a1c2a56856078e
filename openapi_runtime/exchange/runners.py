"""The two functions that wait: they carry out the steps of a flow.

Whatever a step raises is raised in the flow, where it asked for that step, so the flow
can give back what it holds; this goes for KeyboardInterrupt and cancelled tasks too.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from typing import Any, TypeVar, cast

from ..http import AsyncClient, Client, Failure, as_failure, failures
from ..transport.blocking import ConnectionDeadlineError, Timeouts
from .effects import (
    BodyReader,
    Flow,
    FullResponse,
    Late,
    Outcome,
    RunBlocking,
    Send,
    Sleep,
)

T = TypeVar("T")


def run(flow: Flow[T], http: Client) -> T:
    """Carry out a flow, blocking."""
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
    finally:
        flow.close()


async def arun(flow: Flow[T], http: AsyncClient) -> T:
    """Carry out a flow, awaiting."""
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
    finally:
        flow.close()


def _do(step: Send | Sleep | RunBlocking, http: Client) -> Any:
    if isinstance(step, Send):
        return send(step, http)
    if isinstance(step, RunBlocking):
        if step.deadline is None:
            return step.function()
        from .detached import in_time  # a thread, for few

        return in_time(step.function, step.deadline)
    return time.sleep(max(step.seconds, 0.0))  # as anyio takes it


async def _ado(step: Send | Sleep | RunBlocking, http: AsyncClient) -> Any:
    if isinstance(step, Send):
        return await _asend(step, http)
    import anyio  # httpx has loaded it, but only for async clients

    if isinstance(step, RunBlocking):
        with anyio.fail_after(_left(step.deadline)):
            return await _in_thread(step.function)
    return await anyio.sleep(step.seconds)


async def _in_thread(function: Callable[[], Any]) -> Any:
    import anyio.to_thread

    from ..transport.awaiting import threads

    return await anyio.to_thread.run_sync(
        function, abandon_on_cancel=True, limiter=threads()
    )


def _left(deadline: float | None) -> float | None:
    return None if deadline is None else deadline - time.monotonic()


def send(step: Send, http: Client) -> Outcome:
    """Send a request and read its response, blocking."""
    deadline = math.inf if step.deadline is None else step.deadline
    try:
        response: Any = http.send(step.request, **_options(step))
        if step.opens and response.is_success:
            return FullResponse(response, b"")
        try:
            reader = BodyReader(step, response)
            consumed = response.is_stream_consumed  # by a hook
            # The stream itself: `iter_raw` takes many steps to the same chunks.
            for chunk in response.iter_bytes() if consumed else response.stream:
                if not reader.take(chunk):
                    break
            return reader.outcome()
        finally:
            response.close()
    except ConnectionDeadlineError:
        return _late(step)
    except failures() as failure:
        is_late = time.monotonic() >= deadline
        return _late(step) if is_late else _failure(step, failure)
    except RuntimeError as error:
        from .retry import as_client_failure

        return as_client_failure(error, http)


async def _asend(step: Send, http: AsyncClient) -> Outcome:
    if step.deadline is None:
        return await _aexchange(step, http)
    import anyio

    with anyio.move_on_after(step.deadline - time.monotonic()):
        return await _aexchange(step, http)
    return _late(step)


async def _aexchange(step: Send, http: AsyncClient) -> Outcome:
    try:
        response: Any = await http.send(step.request, **_options(step))
        if step.opens and response.is_success:
            return FullResponse(response, b"")
        try:
            reader = BodyReader(step, response)
            consumed = response.is_stream_consumed
            chunks = response.aiter_bytes() if consumed else response.stream
            async for chunk in chunks:
                if not reader.take(chunk):
                    break
            return reader.outcome()
        finally:
            await response.aclose()
    except failures() as failure:
        return _failure(step, failure)
    except RuntimeError as error:
        from .retry import as_client_failure

        return as_client_failure(error, http)


def _late(step: Send) -> Late:
    return Late(is_sent=not _is_unsent(step))


def _failure(step: Send, error: Exception) -> Failure:
    """Return the failure of a request; of one that was not begun, that of a connection."""
    failure = as_failure(error)
    if not _is_unsent(step):
        return failure
    from .retry import as_unsent

    return as_unsent(failure)


def _is_unsent(step: Send) -> bool:
    """Return whether nothing of a request is written, as far as the transport says."""
    timeouts = step.request.extensions.get("timeout")
    return isinstance(timeouts, Timeouts) and timeouts.has_begun is False


def _options(step: Send) -> dict[str, Any]:
    """Bound the timeouts of the request; return how it is to be sent."""
    if step.deadline is not None and not step.opens:
        extensions = step.request.extensions
        extensions["timeout"] = Timeouts(extensions["timeout"], step.deadline)
    if step.opens:
        step.request.extensions["as_it_comes"] = True
    # Credentials in headers would go to the other host.
    options: dict[str, Any] = {"stream": True, "follow_redirects": False}
    return options if step.auth is None else {**options, "auth": step.auth}
