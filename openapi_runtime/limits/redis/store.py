"""A store in Redis, for several machines."""

from __future__ import annotations

import os
import time
from collections.abc import Sequence
from typing import Any

from ...errors import ConfigurationError
from ...fork import hold_at_fork
from ..ledger import (
    LONGEST_LOCK,
    SECOND,
    SpentToday,
    StoreRefusal,
    Window,
    spent_as_told,
)
from ..store import PauseKind, Store, StoreError, Ticket
from .scripts import SCRIPTS

_KEYS = ("day", "flight", "over", "blocked", "daily", "burst")
_OPTIONS = {"socket_timeout": 5.0, "socket_connect_timeout": 5.0}


class RedisStore(Store):
    """Counts in a Redis server, 5 or newer, or a cluster; the server's clock is used.

    Takes a URL such as ``redis://host:6379/0`` or a client of the library `redis`, which
    is not closed. What is kept is as durable as the server: it should write to disk, and
    not evict keys.
    """

    blocking = True

    def __init__(self, server: str | Any, *, prefix: str = "openapi_runtime") -> None:
        try:
            import redis
        except ImportError:
            raise ConfigurationError(
                "RedisStore needs the library redis: pip install 'redis>=5'"
            ) from None
        self._failures = (redis.RedisError, OSError)
        self._prefix = prefix
        self._from_url: Any = getattr(redis.Redis, "from_url")  # noqa: B009 - untyped
        self._url = server if isinstance(server, str) else None
        self._abandoned: list[Any] = []
        self._connect(server)
        hold_at_fork(self)

    def _connect(self, server: str | Any) -> None:
        self._redis: Any = server
        if isinstance(server, str):
            from redis.backoff import NoBackoff
            from redis.retry import Retry

            try:
                # Once more, for a connection that the server has closed meanwhile.
                retry = Retry(NoBackoff(), 1)
                self._redis = self._from_url(server, retry=retry, **_OPTIONS)
            except ValueError:  # its message may repeat a password
                raise ConfigurationError(
                    "the URL of a Redis server begins with redis:// or rediss://"
                ) from None
        self._scripts = {
            name: self._redis.register_script(script)
            for name, script in SCRIPTS.items()
        }

    def admit(
        self,
        account: str,
        *,
        tokens: int,
        limit: int | None,
        windows: Sequence[Window],
        horizon: float,
    ) -> Ticket:
        # Chosen here, so that sending the command again does not charge again.
        ticket = os.urandom(8).hex()
        arguments: list[str | int] = [ticket, tokens, "" if limit is None else limit]
        arguments.append(int(horizon * SECOND))
        for _, seconds, capacity in windows:
            arguments += [int(seconds * SECOND), max(1, capacity)]
        names = tuple(name for name, _, _ in windows)
        reply, first, second, known = self._run("admit", account, arguments, names)
        kind: Any = _text(reply)
        if kind == "sent":
            return Ticket(ticket, tokens, time.time() + first / SECOND, names)
        if kind == "budget":
            raise StoreRefusal("budget", spent=first, limit=second, known=known or None)
        until = time.time() + first / SECOND
        if kind == "burst":
            raise StoreRefusal("paused", until=until)
        raise StoreRefusal(kind, until=until)

    def release(self, account: str, ticket: Ticket) -> None:
        self._run("release", account, [ticket.id, ticket.tokens], ticket.windows)

    def settle(
        self,
        account: str,
        ticket: Ticket,
        *,
        limit: int | None = None,
        remaining: int | None = None,
        arrived: bool = False,
    ) -> None:
        spent = spent_as_told(limit, remaining)
        told = ["", ""] if spent is None or limit is None else [limit, spent]
        arguments = [ticket.id, ticket.tokens, *told, int(arrived)]
        self._run("settle", account, arguments, ticket.windows)

    def pause(self, account: str, seconds: float, *, kind: PauseKind) -> None:
        self._run("pause", account, [int(seconds * SECOND), kind])

    def paused(self, account: str) -> tuple[PauseKind, float] | None:
        kind, left = self._run("paused", account, [])
        if not kind:
            return None
        said: Any = _text(kind)
        return said, time.time() + left / SECOND

    def spent(self, account: str) -> SpentToday:
        tokens, limit = self._run("spent", account, [])
        return SpentToday(tokens, limit if limit > 0 else None)

    def acquire(self, name: str, owner: str, seconds: float) -> bool:
        longest = LONGEST_LOCK * 1000
        lease = max(1, min(int(seconds * 1000), longest))
        return bool(self._call("acquire", [self._lock(name)], [owner, lease, longest]))

    def free(self, name: str, owner: str) -> None:
        self._call("free", [self._lock(name)], [owner])

    def close(self) -> None:
        if self._url is not None:
            self._redis.close()

    def before_fork(self) -> None:
        pass

    def after_fork(self, in_child: bool, /) -> None:
        if in_child and self._url is not None:
            # The old one may be locked by a thread of the parent, also against closing.
            self._abandoned.append(self._redis)
            self._connect(self._url)

    def _lock(self, name: str) -> str:
        return f"{self._prefix}:{{{name}}}:lock"

    def _run(
        self,
        script: str,
        account: str,
        arguments: Sequence[str | int],
        windows: Sequence[str] = (),
    ) -> Any:
        # In braces: all keys of an account are on one node of a cluster.
        base = f"{self._prefix}:{{{account}}}:"
        names = [*_KEYS, *(f"window:{name}" for name in windows)]
        return self._call(script, [base + name for name in names], arguments)

    def _call(
        self, script: str, keys: Sequence[str], arguments: Sequence[str | int]
    ) -> Any:
        problem = ""
        try:
            return self._scripts[script](keys=keys, args=arguments)
        except self._failures as failure:
            problem = f"{type(failure).__name__}: {failure}"
        raise StoreError(f"the Redis store cannot be used: {problem}")


def _text(value: str | bytes) -> str:
    return value.decode() if isinstance(value, bytes) else value
