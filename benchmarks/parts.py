"""The cost of each part of a call: the time saved when it is switched off.

Most of it is no option, because a call without accounting is not for sale; it is switched
off here by putting something empty in its place.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from openapi_runtime import MemoryStore, Retry
from pipedrive_v2 import Client

from . import data
from ._clients import client, memory_client, raw_not_kept
from ._measure import Group, take_turns

ALL = "all of it"
Make = Callable[..., Client]


def measure_call(url: str, *, rounds: int, times: int) -> Group:
    """Measure a GET of a deal, with parts of the client switched off in turn, CPU."""
    made = {name: switch_off(partial(client, url)) for name, switch_off in OFF.items()}
    variants = {name: partial(one.deals.get, 7) for name, one in made.items()}
    variants[RAW] = partial(_without_raw, variants[ALL])
    assert not variants[RAW]().extra
    samples = take_turns(variants, rounds=rounds, times=times, scale=1e6)
    _check(made)
    return Group(
        "parts-get",
        "One GET of a deal with a part switched off, CPU",
        "µs",
        ALL,
        samples,
    )


def measure_page(*, rounds: int, times: int) -> Group:
    """Measure a page of 500 deals in the same way, with a response from memory."""
    body = data.page(500)
    make = partial(memory_client, lambda: body)
    made = {name: switch_off(make) for name, switch_off in OFF.items()}
    variants = {name: partial(_first, one) for name, one in made.items()}
    variants[RAW] = partial(_without_raw, variants[ALL])
    assert not variants[RAW]().items[0].extra
    samples = take_turns(variants, rounds=rounds, times=times, scale=1e3)
    _check(made)
    return Group(
        "parts-page",
        "A page of 500 deals with a part switched off, CPU",
        "ms",
        ALL,
        samples,
    )


def _without_raw(call: Callable[[], Any]) -> Any:
    with raw_not_kept():
        return call()


def _first(made: Client) -> Any:
    return next(made.deals.list(limit=500).pages())


def _check(made: dict[str, Client]) -> None:
    """Check that the part measured as switched off was off."""
    for name, one in made.items():
        assert bool(one.usage.requests) is (name != ACCOUNTING), name
        assert bool(one.drift.entries) is (name != DRIFT), name


class OpenStore(MemoryStore):
    """A store that counts nothing and lets everybody pass."""

    def admit(self, *_: Any, **__: Any) -> Any:
        return None

    def settle(self, *_: Any, **__: Any) -> None:
        return None

    release = pause = paused = settle


class _NoCharge:
    status: int | None = None

    def __enter__(self) -> _NoCharge:
        return self

    def __exit__(self, *_: object) -> None:
        return None


def _without_accounting(make: Make) -> Client:
    made = make()
    charge = _NoCharge()
    _replace(made.usage, "charge", lambda *_: charge)
    _replace(made.usage, "check", lambda *_: None)
    return made


def _without_limiter(make: Make) -> Client:
    return make(store=OpenStore())


def _without_retries(make: Make) -> Client:
    return make(retry=Retry(attempts=1))


def _without_deadline(make: Make) -> Client:
    return make(total_timeout=None)


def _without_drift(make: Make) -> Client:
    made = make()
    _replace(made.drift, "watch", lambda _operation, _hint, _place, read: read)
    return made


def _replace(owner: Any, name: str, function: Callable[..., Any]) -> None:
    assert callable(getattr(owner, name))
    setattr(owner, name, function)


ACCOUNTING = "accounting"
DRIFT = "drift"
RAW = "raw retention"
OFF: dict[str, Callable[[Make], Client]] = {
    ALL: lambda make: make(),
    ACCOUNTING: _without_accounting,
    "limiter": _without_limiter,
    "retries": _without_retries,
    "deadline of the whole answer": _without_deadline,
    DRIFT: _without_drift,
}
PARTS: Sequence[str] = (*tuple(OFF)[1:], RAW)
