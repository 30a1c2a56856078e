"""Faults on demand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from typing import Literal

from ..messages import JSON, RefusedError, Request, Response, refusal_response

Kind = Literal["burst", "daily", "block"]


@dataclass(frozen=True, kw_only=True)
class Fault:
    """A fault: make one with the functions of this module."""

    name: str
    response: Response | None = None
    """Sent instead of the real one; the request changes nothing."""
    limit: Kind | None = None
    """A refusal as limits of that kind make it."""
    delay: float = 0.0
    cut: int | None = None
    """Bytes of the real response after which the connection breaks."""


def status(
    code: int,
    error: str = "Something went wrong",
    *,
    headers: Mapping[str, str] | None = None,
) -> Fault:
    """Refuse with a status, in Pipedrive's error envelope."""
    response = refusal_response(RefusedError(code, error), headers)
    return Fault(name=f"status {code}", response=response)


def page(code: int = 502, html: str = "<html><h1>Bad Gateway</h1></html>") -> Fault:
    """Send HTML where JSON is expected, as a gateway does."""
    headers = {"content-type": "text/html"}
    response = Response(status=code, headers=headers, body=html.encode())
    return Fault(name=f"page {code}", response=response)


def burst_limit() -> Fault:
    """Refuse as if the rate window were full."""
    return Fault(name="burst limit", limit="burst")


def daily_limit() -> Fault:
    """Refuse as if the tokens of the day were spent."""
    return Fault(name="daily limit", limit="daily")


def block() -> Fault:
    """Send the page that comes when refusals are ignored."""
    return Fault(name="block page", limit="block")


def latency(seconds: float) -> Fault:
    """Send the real response late."""
    return Fault(name=f"latency {seconds}", delay=seconds)


def cut(after: int = 0) -> Fault:
    """Break the connection after so many bytes of the body: the request was acted upon."""
    return Fault(name=f"cut after {after}", cut=after)


def not_json(body: bytes = b'{"success": true, "data": [{"id"') -> Fault:
    """Send a whole response whose body is no JSON."""
    response = Response(headers={"content-type": JSON}, body=body)
    return Fault(name="not JSON", response=response)


@dataclass
class Plan:
    """A fault with the requests that it is for."""

    fault: Fault
    method: str
    path: str
    left: int | None

    def fits(self, method: str, path: str) -> bool:
        return self.method in ("*", method) and fnmatchcase(path, self.path)


@dataclass
class Faults:
    """The faults that are planned; the earliest that fits a request is taken."""

    plans: list[Plan] = field(default_factory=list[Plan])

    def add(
        self,
        fault: Fault,
        *,
        method: str = "*",
        path: str = "*",
        times: int | None = 1,
    ) -> None:
        """Plan a fault for the next requests; None *times* for all of them.

        *path* begins after `/api/v2`, and may have stars.
        """
        self.plans.append(Plan(fault, method, path, times))

    def clear(self) -> None:
        self.plans.clear()

    def take(self, request: Request, path: str) -> Fault | None:
        for plan in self.plans:
            if plan.fits(request.method, path):
                if plan.left is not None:
                    plan.left -= 1
                if plan.left == 0:
                    self.plans.remove(plan)
                return plan.fault
        return None
