"""Procedures that are written once and run blocking or awaiting.

A flow is a generator. It yields steps: functions without arguments that call the client.
Its driver runs each step, awaits what an `AsyncClient` returned, and sends the result back.
"""

from __future__ import annotations

import inspect
from collections import deque
from collections.abc import AsyncIterator, Callable, Generator, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Generic, TypeAlias, TypeGuard, TypeVar

T = TypeVar("T")
R = TypeVar("R")

Step: TypeAlias = Callable[[], Any]
Flow: TypeAlias = Generator[Step, Any, R]


@dataclass(frozen=True, slots=True)
class Item(Generic[T]):
    """A value for the caller, in a flow that has several."""

    value: T


Walk: TypeAlias = Generator["Step | Item[T]", Any, None]


END = object()
"""Returned instead of a step when a walk has ended."""


def next_page(pages: Any) -> Step:
    """Return the step that fetches the next page of a pager's `pages()`, or None."""
    if hasattr(pages, "__anext__"):
        return lambda: anext(pages, None)
    return lambda: next(pages, None)


def run(flow: Flow[R]) -> R:
    """Run a flow whose steps block."""
    outcome = _Outcome()
    try:
        while True:
            outcome = _blocking(outcome.resume(flow))
    except StopIteration as end:
        return end.value  # type: ignore[no-any-return]
    finally:
        flow.close()


async def arun(flow: Flow[R]) -> R:
    """Run a flow whose steps may return awaitables."""
    outcome = _Outcome()
    try:
        while True:
            outcome = await _awaiting(outcome.resume(flow))
    except StopIteration as end:
        return end.value  # type: ignore[no-any-return]
    finally:
        flow.close()


def iterate(walk: Walk[T]) -> Iterator[T]:
    """Yield the items of a walk whose steps block."""
    outcome = _Outcome()
    try:
        while (step := outcome.resume_or_end(walk)) is not END:
            if _is_item(step):
                yield step.value
                outcome = _Outcome()
            else:
                outcome = _blocking(step)
    finally:
        walk.close()


async def aiterate(walk: Walk[T]) -> AsyncIterator[T]:
    """Yield the items of a walk whose steps may return awaitables."""
    outcome = _Outcome()
    try:
        while (step := outcome.resume_or_end(walk)) is not END:
            if _is_item(step):
                yield step.value
                outcome = _Outcome()
            else:
                outcome = await _awaiting(step)
    finally:
        walk.close()


def in_turns(walks: Iterable[Walk[T]]) -> Walk[T]:
    """Take turns between walks: each runs a step and yields the items after it."""
    turns: deque[tuple[Walk[T], Step | None]] = deque((walk, None) for walk in walks)
    while turns:
        walk, step = turns.popleft()
        outcome = _Outcome()
        if step is not None:
            try:
                outcome = _Outcome((yield step))
            except Exception as error:  # handed on to the walk
                outcome = _Outcome(error=error)
        while _is_item(following := outcome.resume_or_end(walk)):
            yield following
            outcome = _Outcome()
        if following is not END:
            turns.append((walk, following))


@dataclass(frozen=True, slots=True)
class _Outcome:
    """The result of a step, or the error that it raised."""

    value: Any = None
    error: Exception | None = None

    def resume(self, flow: Generator[Any, Any, Any]) -> Any:
        if self.error is not None:
            return flow.throw(self.error)
        return flow.send(self.value)

    def resume_or_end(self, walk: Generator[Any, Any, None]) -> Any:
        try:
            return self.resume(walk)
        except StopIteration:
            return END


def _is_item(step: object) -> TypeGuard[Item[Any]]:
    return isinstance(step, Item)


def _blocking(step: Step) -> _Outcome:
    try:
        return _Outcome(step())
    except Exception as error:  # handed on to the flow
        return _Outcome(error=error)


async def _awaiting(step: Step) -> _Outcome:
    try:
        value = step()
        return _Outcome(await value if inspect.isawaitable(value) else value)
    except Exception as error:  # handed on to the flow
        return _Outcome(error=error)
