"""Stores of counts: their base, that of a process, keys of accounts."""

from __future__ import annotations

import hashlib
import itertools
import os
import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from typing import TypeVar

import msgspec

from ..errors import ConfigurationError
from ..fork import lock_held_at_fork, renew_at_fork
from ..http import is_auth
from ..operation import Api
from ..settings.endpoint import Endpoint
from ..settings.seams import PauseKind
from .ledger import SECOND, Ledger, StoreRefusal, Window

T = TypeVar("T")


class Ticket(msgspec.Struct, frozen=True):
    """The right to send one request."""

    id: str
    send_at: float
    """Not before then, as `time.time` counts."""


def account_id(*parts: str) -> str:
    """Return the key of an account in a store: a hash that shows no name."""
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:24]


_LOCK = "lock:"
"""Beginning of the keys of ledgers that are locks."""


class Store(ABC):
    """Base of stores, which keep one `Ledger` for each account, by whatever means.

    A ledger has the rules of all methods. A store of your own keeps it, for instance as
    ``msgspec.json.encode(ledger)`` in a row of a database. It defines `blocking`, `change`
    and `close`, safe in threads, and raises StoreError when it does not work. `account` is
    an `account_id`, not a name or a secret.
    """

    blocking: bool
    """True if calls touch a disk or a network, so that async code uses a thread."""

    ahead: float = 0.0
    """Seconds that the clock of the store is ahead of the one of this process."""

    @abstractmethod
    def change(self, account: str, step: Callable[[Ledger, int], T]) -> T:
        """Return the result of a step on the ledger of an account, which it changes.

        The step takes the ledger, ``Ledger()`` for a new account, and the time in whole
        microseconds since 1970. No other thread or process may see the ledger between.
        Raises what the step raises; the ledger need not be written then.
        """

    @abstractmethod
    def close(self) -> None:
        """Let go of files and connections; the next call opens them again."""

    def admit(
        self,
        account: str,
        *,
        tokens: int,
        limit: int | None,
        windows: Sequence[Window],
        horizon: float,
    ) -> Ticket:
        """Charge today's count and reserve the next slot in each window.

        Windows are longer than the server's by `ledger.MARGIN`, of which `settle` gives
        back what the request did not need.

        Raises StoreRefusal, with nothing charged, when the tokens would pass `limit`,
        the account is paused, or the slot is more than `horizon` seconds away.
        """
        ticket = self._ticket_id()

        def step(ledger: Ledger, now: int) -> int | StoreRefusal:
            try:
                return ledger.admit(now, ticket, tokens, limit, windows, horizon)
            except StoreRefusal as refusal:
                return refusal  # after what the ledger made of the time is kept

        slot = self.change(account, step)
        if isinstance(slot, StoreRefusal):
            if slot.until is not None:
                slot.until -= self.ahead
            raise slot
        return Ticket(ticket, slot / SECOND - self.ahead)

    def release(self, account: str, ticket: Ticket) -> None:
        """Return tokens and slot: the request was not sent after all."""
        self.change(account, lambda ledger, now: ledger.release(now, ticket.id))

    def settle(
        self,
        account: str,
        ticket: Ticket,
        *,
        limit: int | None = None,
        remaining: int | None = None,
        arrived: bool = False,
    ) -> None:
        """Note that the request is over, and what the server said is left of the day.

        With `arrived` there was a response; without, it may still be on its way.
        """
        self.change(
            account,
            lambda ledger, now: ledger.settle(
                now, ticket.id, limit, remaining, arrived
            ),
        )

    def pause(self, account: str, seconds: float, *, kind: PauseKind) -> None:
        """Admit nothing for that time; a longer pause is not shortened."""
        self.change(account, lambda ledger, now: ledger.pause(now, seconds, kind))

    def paused(self, account: str) -> tuple[PauseKind, float] | None:
        """Return the kind of pause and its end; None when there is none."""
        found = self.change(account, lambda ledger, now: ledger.paused(now))
        return None if found is None else (found[0], found[1] / SECOND - self.ahead)

    def acquire(self, name: str, owner: str, seconds: float) -> bool:
        """Take a lock that ends by itself; its owner can extend it. Does not wait.

        One that ends later than `LONGEST_LOCK` is of a clock that has been set back, and
        free.
        """
        return self.change(
            _LOCK + name, lambda ledger, now: ledger.acquire(now, owner, seconds)
        )

    def free(self, name: str, owner: str) -> None:
        """Let the lock go, if it is the owner's."""
        self.change(_LOCK + name, lambda ledger, _: ledger.free(owner))

    def _ticket_id(self) -> str:
        """Return a name that no other ticket has."""
        return os.urandom(8).hex()


class MemoryStore(Store):
    """Counts in this process: all threads and tasks, and all clients that are given it."""

    blocking = False
    _new_ledger: type[Ledger] = Ledger

    def __init__(self, *, clock: Callable[[], float] = time.time) -> None:
        self._clock = clock
        self._lock = lock_held_at_fork()
        self._ledgers: dict[str, Ledger] = {}
        renew_at_fork(self)
        # Not only numbers: a ticket may be shown to another store.
        self._prefix = os.urandom(4).hex()
        self._ids = itertools.count(1)

    def renew(self) -> None:
        """Start without locks after a fork: their holders are in the parent."""
        accounts = self._ledgers.items()
        self._ledgers = {k: v for k, v in accounts if not k.startswith(_LOCK)}

    def _ticket_id(self) -> str:
        return f"{self._prefix}-{next(self._ids)}"

    def change(self, account: str, step: Callable[[Ledger, int], T]) -> T:
        with self._lock:
            ledger = self._ledgers.get(account)
            if ledger is None:
                ledger = self._ledgers[account] = self._new_ledger()
            return step(ledger, int(self._clock() * SECOND))

    def close(self) -> None:
        pass


class Account:
    """The name of the account in a store: given, or that of its host or its caller."""

    def __init__(self, api: Api, endpoint: Endpoint, name: str | None) -> None:
        self._api = api
        self._endpoint = endpoint
        self._name = name
        self._known = ("", "")
        self._caller = ""

    def __call__(self) -> str:
        """Return the key of the account; it follows the endpoint."""
        endpoint = self._endpoint
        url, key = self._known
        if url != endpoint.base_url:
            if self._name is not None:
                key = account_id(self._api.name, "account", self._name)
            else:
                callers = endpoint.caller if endpoint.is_shared else ()
                key = account_id(endpoint.host, *callers)
            self._known = endpoint.base_url, key
            self._caller = account_id(key, *endpoint.caller)
        return key

    def caller(self) -> str:
        """Return the key of this caller alone, which others of the account do not have."""
        self()
        return self._caller

    def check(self, store: Store | None, auth: object) -> None:
        """Refuse to count in a shared store under a key that no other process has."""
        alone = store is None or isinstance(store, MemoryStore)
        if alone or auth is None or self._name or not self._endpoint.is_shared:
            return
        oauth2 = self._api.oauth2
        if is_auth(auth) or oauth2 is None or not oauth2.server_key:
            raise ConfigurationError(
                f"{type(auth).__name__} does not say whose account it is, so other "
                f"processes could not count together in a {type(store).__name__}: give "
                'account_name="..." as well, the same name in each of them'
            )
