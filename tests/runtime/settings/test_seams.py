"""Plug-ins of a user: a gate, an authentication and an observer of one's own."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import pytest

from openapi_runtime import (
    Admission,
    Auth,
    ConfigurationError,
    Drift,
    Gate,
    Observer,
    RequestError,
    Retry,
    Sleep,
)
from openapi_runtime.settings.checks import CLIENT_CHECKS, LIMIT_CHECKS
from tests.runtime.conftest import TOKEN, Flavour, Server, do
from tests.runtime.sample_api import API

DEAL = {"success": True, "data": {"id": 7}}


class Ticket(Admission):
    """An admission that records the steps of one request."""

    def __init__(self, gate: Recording, operation: str) -> None:
        self.gate = gate
        self.operation = operation

    def wait(self) -> Any:
        if self.gate.closed:
            raise RequestError("the shop is closed")
        yield Sleep(0.001)
        self.gate.seen.append(f"{self.operation} waits")

    def settle(self, response: Any, deadline: float | None) -> Any:
        status = None if response is None else response.status_code
        self.gate.seen.append(f"settled {status}")
        yield from ()

    def cancel(self, *, sent: bool) -> Any:
        self.gate.seen.append(f"cancelled, {sent=}")
        yield from ()

    def close(self, *, sent: bool) -> None:
        self.gate.seen.append("closed")


class Recording(Gate):
    """A limiter that admits everything unless it is closed."""

    def __init__(self, *, closed: bool = False) -> None:
        self.closed = closed
        self.seen: list[str] = []

    def admission(self, operation: Any, max_wait: float) -> Ticket:
        assert max_wait > 0
        return Ticket(self, operation.id)

    def pause(self, seconds: float, kind: str, max_wait: float) -> Any:
        self.seen.append(f"paused {kind} {seconds}")
        yield from ()


def test_a_gate_sees_each_request_from_its_admission_to_its_end(
    server: Server, flavour: Flavour
) -> None:
    gate = Recording()
    server.answer({}, status=429, headers={"Retry-After": "0.01"})
    server.answer(DEAL)
    flavour.call(lambda c: c.deals.get(7), gate=gate, retry=Retry(attempts=2))
    once = ["getDeal waits", "settled {}", "closed"]
    assert gate.seen == [
        *(line.format(429) for line in once),
        "paused burst 0.01",
        *(line.format(200) for line in once),
    ]


def test_a_gate_can_refuse_and_nothing_is_sent(
    server: Server, flavour: Flavour
) -> None:
    gate = Recording(closed=True)
    with pytest.raises(RequestError, match="closed; nothing was sent"):
        flavour.call(lambda c: c.deals.get(7), gate=gate)
    assert gate.seen == ["cancelled, sent=False", "closed"]
    assert server.received == []


def test_a_gate_is_instead_of_the_limits_of_the_client(flavour: Flavour) -> None:
    with pytest.raises(ConfigurationError, match="only one of gate and plan"):
        flavour.client(gate=Recording(), plan="large")


class Rotating(Auth):
    """A new header after each refusal."""

    def __init__(self) -> None:
        self.threads: set[int] = set()
        self.number = 0

    def header(self, refused: str | None, deadline: float | None) -> tuple[str, str]:
        assert deadline is not None
        self.threads.add(threading.get_ident())
        self.number += refused is not None
        return "authorization", f"Custom {self.number}"


def test_an_auth_needs_only_a_header(server: Server, flavour: Flavour) -> None:
    auth = Rotating()
    server.answer({}, status=401)
    server.answer(DEAL)
    got = flavour.call(lambda c: c.deals.get(7), auth=auth, api_token=None)
    assert got.id == 7
    sent = [seen.headers["authorization"] for seen in server.received]
    assert sent == ["Custom 0", "Custom 1"]
    own = threading.get_ident() in auth.threads
    assert own != flavour.is_async  # an event loop must not wait for it


class Counting(Observer):
    """An observer that counts the bodies of each operation."""

    def __init__(self) -> None:
        self.seen: list[tuple[str, int]] = []

    def watch(
        self,
        operation_id: str,
        hint: Any,
        place: tuple[str, ...],
        read: Callable[..., Any],
    ) -> Callable[..., Any]:
        def watched(content: bytes) -> Any:
            self.seen.append((operation_id, len(content)))
            return read(content)

        return watched


def test_an_observer_sees_each_body(server: Server, flavour: Flavour) -> None:
    observer = Counting()
    server.answer(DEAL)

    async def body(client: Any) -> None:
        assert (await do(client.deals.get(7))).id == 7
        with pytest.raises(ConfigurationError, match=r"observer=Drift\(\)"):
            _ = client.drift

    flavour.run(body, observer=observer)
    assert [name for name, _ in observer.seen] == ["getDeal"]


def test_an_observer_sees_no_body_that_the_server_did_not_send(
    server: Server, flavour: Flavour
) -> None:
    """The result of a DELETE that had already succeeded is made up."""
    observer, drift = Counting(), Drift()
    for looking in (observer, drift):
        server.answers.clear()
        server.answer({}, status=502)
        server.answer({"success": False, "error": "not found"}, status=404)
        flavour.call(
            lambda c: c.deals.delete(7), observer=looking, retry=Retry(attempts=2)
        )
    assert observer.seen == []
    assert drift._responses == {}


def test_drift_can_be_left_out_and_handed_in(flavour: Flavour) -> None:
    """The data of an API only says what its clients do by default."""
    assert API.drift
    assert flavour.client().drift is not None
    drift = Drift()
    assert flavour.client(observer=drift).drift is drift
    with pytest.raises(ConfigurationError):
        _ = flavour.client(observer=None).drift


@pytest.mark.parametrize(
    ("name", "protocol"),
    [("auth", Auth), ("gate", Gate), ("observer", Observer)],
)
def test_a_plug_in_without_a_member_of_its_protocol_is_refused(
    name: str, protocol: type, flavour: Flavour
) -> None:
    """At construction and by the name of the member, not in the middle of a call."""
    listed = {*vars(protocol), *protocol.__annotations__}
    members = {member for member in listed if not member.startswith("_")}
    checked = {**CLIENT_CHECKS, **LIMIT_CHECKS}[name].members
    assert set(checked) == members
    for missing in members if len(members) > 1 else ():
        there = dict.fromkeys(members - {missing})
        with pytest.raises(
            ConfigurationError, match=f"Partial, which has no {missing}$"
        ):
            flavour.client(**{name: type("Partial", (), there)()})


def test_what_is_no_plug_in_is_refused_by_name(flavour: Flavour) -> None:
    for name, wanted in (("gate", "a Gate"), ("observer", "an Observer")):
        with pytest.raises(ConfigurationError, match=f"{name} must be {wanted}"):
            flavour.client(**{name: object()})
    with pytest.raises(ConfigurationError, match="the class Recording"):
        flavour.client(gate=Recording)
    assert flavour.client(api_token=TOKEN, gate=None, observer=None)
