"""A store in Redis, for several machines."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any, TypeVar

import msgspec

from ..errors import ConfigurationError, StoreError
from ..fork import renew_at_fork
from .ledger import SECOND, Ledger
from .store import Store

T = TypeVar("T")

_OPTIONS = {"socket_timeout": 5.0, "socket_connect_timeout": 5.0}
_WAIT = 30.0
"""Seconds after which a change gives up that others are always quicker than."""

_SWAP = """
local state, clock = redis.call('GET', KEYS[1]) or '', redis.call('TIME')
if ARGV[2] and state == ARGV[1] then
    redis.call('SET', KEYS[1], ARGV[2], 'EX', 172800)
    state = ARGV[2]
end
return {state, clock[1], clock[2]}
"""
"""Replace a ledger if it is still the one that was read; return the one that is kept."""

_encode = msgspec.json.Encoder().encode


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
        self._failures = (
            redis.RedisError,
            OSError,
            RecursionError,
            UnicodeError,  # of a client that decodes what it gets
            msgspec.DecodeError,
        )
        if not isinstance(server, (str, redis.Redis, redis.RedisCluster)):
            raise ConfigurationError(
                "RedisStore takes a URL, a redis.Redis or a redis.RedisCluster, also for "
                f"an AsyncClient, and not {type(server).__module__}."
                f"{type(server).__name__}"
            )
        self._prefix = prefix
        self._from_url: Any = getattr(redis.Redis, "from_url")  # noqa: B009 - untyped
        self._url = server if isinstance(server, str) else None
        self._abandoned: list[Any] = []
        self._connect(server)
        renew_at_fork(self)

    def _connect(self, server: str | Any) -> None:
        self._redis: Any = server
        if isinstance(server, str):
            from redis.backoff import NoBackoff
            from redis.retry import Retry

            try:
                # Once more, for a connection that the server has closed meanwhile.
                retry = Retry(NoBackoff(), 1)
                self._redis = self._from_url(server, retry=retry, **_OPTIONS)
                pool = self._redis.connection_pool
                pool.connection_class(**pool.connection_kwargs)  # does not connect
            except (TypeError, ValueError):  # its message may repeat a password
                raise ConfigurationError(
                    "the URL of a Redis server is redis://user:password@host:6379/0, or "
                    "rediss://, with a port and a database that are numbers, and no "
                    "options that the library redis does not know"
                ) from None
        self._script = self._redis.register_script(_SWAP)

    def change(self, account: str, step: Callable[[Ledger, int], T]) -> T:
        ends = time.monotonic() + _WAIT
        problem = "others are always quicker"
        try:
            state, now = self._swap(account)
            while time.monotonic() < ends:
                ledger = msgspec.json.decode(state or b"{}", type=Ledger)
                self.ahead = now / SECOND - time.time()
                result = step(ledger, now)
                changed = _encode(ledger)
                if changed == (state or b"{}"):
                    return result
                found, now = self._swap(account, state, changed)
                if found == changed:
                    return result
                state = found  # again at once: one that waits is overtaken for ever
        except self._failures as failure:
            problem = f"{type(failure).__name__}: {failure}"
        raise StoreError(f"the Redis store cannot be used: {problem}")

    def _swap(self, account: str, *states: bytes) -> tuple[bytes, int]:
        """Return the state that is kept, after the swap if there is one, and the time."""
        key = f"{self._prefix}:{account}"
        state, seconds, rest = self._script(keys=[key], args=states)
        # A client that was passed in may decode what it gets.
        state = state.encode() if isinstance(state, str) else state
        return state, int(seconds) * SECOND + int(rest)

    def close(self) -> None:
        if self._url is not None:
            self._redis.close()

    def renew(self) -> None:
        """Connect anew in a forked process."""
        if self._url is not None:
            # The old one may be locked by a thread of the parent, also against closing.
            self._abandoned.append(self._redis)
            self._connect(self._url)
