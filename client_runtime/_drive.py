"""The two functions that wait: they carry out the steps of a flow."""

from __future__ import annotations

from contextlib import closing
from typing import TypeVar, cast

import httpx

from ._flow import Flow, Outcome, Send

T = TypeVar("T")


def run(flow: Flow[T], http: httpx.Client) -> T:
    """Carry out a flow, blocking."""
    with closing(flow):  # also on KeyboardInterrupt: the flow closes what it opened
        try:
            step = next(flow)
        except StopIteration as done:
            return cast(T, done.value)
        while True:
            outcome = _send(step, http)
            try:
                step = flow.send(outcome)
            except StopIteration as done:
                return cast(T, done.value)


async def arun(flow: Flow[T], http: httpx.AsyncClient) -> T:
    """Carry out a flow, awaiting."""
    with closing(flow):  # also when the task is cancelled
        try:
            step = next(flow)
        except StopIteration as done:
            return cast(T, done.value)
        while True:
            outcome = await _asend(step, http)
            try:
                step = flow.send(outcome)
            except StopIteration as done:
                return cast(T, done.value)


def _send(step: Send, http: httpx.Client) -> Outcome:
    try:
        return http.send(step.request, follow_redirects=False)
    except httpx.RequestError as failure:
        return failure


async def _asend(step: Send, http: httpx.AsyncClient) -> Outcome:
    try:
        return await http.send(step.request, follow_redirects=False)
    except httpx.RequestError as failure:
        return failure
