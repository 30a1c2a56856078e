"""The store in a Redis server."""

from __future__ import annotations

import subprocess
import sys

import pytest
import redis
from redis.asyncio import Redis as AsyncRedis

from openapi_runtime import ConfigurationError, StoreError
from openapi_runtime.limits import redis as redis_module
from openapi_runtime.limits.redis import RedisStore
from openapi_runtime.limits.store import account_id
from tests.runtime.limits.redis_server import running_redis
from tests.runtime.limits.store_bench import A, SpentToday, admit, refused, todays


def test_every_key_in_redis_ends_by_itself(redis_url: str) -> None:
    with redis.Redis.from_url(redis_url) as client:
        client.flushall()
        store = RedisStore(redis_url)
        store.settle(A, admit(store, windows=(("w", 2, 1),)), limit=1000, remaining=10)
        store.settle(A, admit(store, windows=(("w", 2, 1),)))
        admit(store)
        store.pause(A, 30, kind="burst")
        store.pause(A, 30, kind="blocked")
        store.pause(A, 30, kind="daily")
        store.acquire("refresh", "me", 30)
        keys = [key.decode() for key in client.scan_iter()]
        assert sorted(keys) == [f"openapi_runtime:{A}", "openapi_runtime:lock:refresh"]
        for key in keys:
            assert 0 < client.ttl(key) <= 172_800
        store.close()


def test_a_command_that_is_sent_again_charges_once(redis_url: str) -> None:
    """The library sends again if the connection was lost before the response."""
    account = account_id("again")
    other = RedisStore(redis_url)

    class Again(RedisStore):
        """A store that sends each swap twice; the second time another client was there."""

        swaps = 0

        def _swap(self, account: str, *states: bytes) -> tuple[bytes, int]:
            first = super()._swap(account, *states)
            if not states:
                return first
            self.swaps += 1
            if self.swaps == 2:
                admit(other, account=account)
            return super()._swap(account, *states)

    store = Again(redis_url)
    admit(store, account=account)
    assert (store.swaps, todays(store, account).tokens) == (1, 10)
    admit(store, account=account)
    assert (store.swaps, todays(store, account).tokens) == (2, 30)
    store.close()
    other.close()


def test_a_client_that_others_overtake_goes_on_and_gives_up_in_time(
    redis_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A change that is not applied is made again, of what the other one has left."""
    account = account_id("overtaken")
    other = RedisStore(redis_url)

    class Slow(RedisStore):
        """A store that another one is quicker than, for so many times."""

        times = 3

        def _swap(self, account: str, *states: bytes) -> tuple[bytes, int]:
            if states and self.times:
                self.times -= 1
                admit(other, account=account)
            return super()._swap(account, *states)

    store = Slow(redis_url)
    admit(store, account=account)
    assert todays(store, account).tokens == 40
    store.times = 10_000
    monkeypatch.setattr(redis_module, "_WAIT", 0.05)
    with pytest.raises(StoreError, match="others are always quicker"):
        admit(store, account=account)
    store.close()
    other.close()


def test_a_client_that_decodes_responses_can_be_passed_in(redis_url: str) -> None:
    with redis.Redis.from_url(redis_url, decode_responses=True) as client:
        store = RedisStore(client, prefix="other")
        admit(store, limit=10, windows=(("w", 2, 1),))
        assert refused(store, limit=10).kind == "budget"
        store.pause(A, 1, kind="blocked")
        assert (store.paused(A) or ("", 0))[0] == "blocked"
        store.close()
        assert client.ping()


def test_odd_data_in_redis_is_an_error(redis_url: str) -> None:
    with redis.Redis.from_url(redis_url) as client:
        client.flushall()
        store = RedisStore(redis_url)
        client.rpush(f"openapi_runtime:{A}", "odd")
        with pytest.raises(StoreError, match="WRONGTYPE"):
            admit(store)
        for odd in ("odd", "[]", '{"tokens": "many"}'):
            client.set(f"openapi_runtime:{A}", odd)
            with pytest.raises(StoreError, match="Error: "):
                admit(store)
        deep = b'{"x":' + b"[" * 100_000
        client.set(f"openapi_runtime:{A}", deep)
        with pytest.raises(StoreError, match="RecursionError"):
            admit(store)
        client.set(f"openapi_runtime:{A}", b"\xff")
        decoding = RedisStore(redis.Redis.from_url(redis_url, decode_responses=True))
        with pytest.raises(StoreError, match="UnicodeDecodeError"):
            admit(decoding)
        store.close()
        client.flushall()


@pytest.mark.parametrize("server", [AsyncRedis(), 6379, None])
def test_what_is_no_client_of_redis_is_refused(server: object) -> None:
    """A client of asyncio returns coroutines, and its mistake would show much later."""
    with pytest.raises(ConfigurationError, match=r"a URL, .* and not "):
        RedisStore(server)


def test_a_redis_that_is_down_is_an_error_without_a_password() -> None:
    store = RedisStore("redis://me:s3cret@127.0.0.1:9/0")
    with pytest.raises(StoreError, match="Redis store cannot be used") as caught:
        admit(store)
    assert "s3cret" not in str(caught.value)
    assert caught.value.__context__ is None
    store.close()


def test_a_redis_cluster_can_be_used() -> None:
    """Each account has one key, and scripts in a cluster take those of one slot only."""
    windows = (("general", 2.0, 5), ("search", 2.0, 2))
    with running_redis(cluster=True) as url, redis.RedisCluster.from_url(url) as client:
        store = RedisStore(client)
        ticket = admit(store, 10, 50, windows)
        store.settle(A, ticket, limit=50, remaining=30)
        store.release(A, admit(store, 10, 50, windows))
        assert todays(store, A) == SpentToday(20, 50)
        client.script_flush()  # as after a failover
        assert refused(store, tokens=40, limit=50).kind == "budget"
        assert (store.acquire("x", "me", 5), store.acquire("x", "you", 5)) == (
            True,
            False,
        )
        store.free("x", "me")
        store.pause(A, 5, kind="blocked")
        assert refused(store).kind == "blocked"


def test_a_redis_that_was_restarted_is_used_again() -> None:
    with running_redis() as url:
        store = RedisStore(url)
        admit(store)
        with redis.Redis.from_url(url) as client:
            client.script_flush()
            client.client_kill_filter(_type="normal", skipme=True)
        admit(store)
        assert todays(store, A).tokens == 20
    with pytest.raises(StoreError):
        admit(store)
    store.close()


@pytest.mark.parametrize(
    "url",
    [
        "http://me:s3cret@host",
        "redis://me:s3cret@host:s3",
        "redis://s3cret@h:99999",
        "redis://me:s3cret@host/0?unknown=s3cret",
    ],
)
def test_a_url_that_cannot_be_used_is_refused(url: str) -> None:
    with pytest.raises(
        ConfigurationError, match=r"redis://.* port and a database"
    ) as caught:
        RedisStore(url)
    assert "s3cret" not in str(caught.value)


def test_the_library_is_only_needed_for_this_store() -> None:
    script = (
        "import sys; sys.modules['redis'] = None\n"
        "import openapi_runtime, openapi_runtime.limits.redis as store\n"
        "try: store.RedisStore('redis://x')\n"
        "except openapi_runtime.ConfigurationError as error: print(error)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, timeout=60
    )
    assert "pip install 'redis>=5'" in done.stdout


# A store that is out of order
