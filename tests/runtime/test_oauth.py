"""OAuth 2: from the consent to the token in a request, over real sockets."""

from __future__ import annotations

import asyncio
import json
import logging
import os
import pickle
import re
import stat
import subprocess
import sys
import threading
import time
import traceback
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest

from client_runtime import (
    AuthenticationError,
    BadRequestError,
    ConfigurationError,
    DeadlineError,
    FileTokenStore,
    OAuth2Session,
    SignInError,
    Tokens,
    scopes_for,
)
from client_runtime._locks import lease
from client_runtime._operation import Operation
from client_runtime._store import MemoryStore
from client_runtime._urls import server_origin

from .conftest import do, interrupted
from .fault_server import FaultServer, drip, stall
from .sample_api import API, AsyncClient, Client
from .token_server import CLIENT_ID, CLIENT_SECRET, REDIRECT, TokenBench, api_at


@pytest.fixture
def bench() -> Iterator[TokenBench]:
    bench = TokenBench()
    yield bench
    bench.close()


@pytest.fixture
def store(tmp_path: Path) -> FileTokenStore:
    return FileTokenStore(tmp_path / "tokens.json")


def session(bench: TokenBench, tokens: Any, **changes: Any) -> OAuth2Session:
    arguments: dict[str, Any] = {
        "client_id": CLIENT_ID,
        "client_secret": CLIENT_SECRET,
        "redirect_uri": REDIRECT,
        "tokens": tokens,
        **changes,
    }
    return OAuth2Session(bench.api(), **arguments)


def tokens_of(
    bench: TokenBench, *, expires_in: float | None = 3600, live: bool = True
) -> Tokens:
    """Tokens as the server would have given them some time ago."""
    access = bench.new_access_token() if live else "access-old-abcdefghijklmnop"
    return Tokens(
        access_token=access,
        refresh_token=bench.refresh_token,
        expires_at=None if expires_in is None else time.time() + expires_in,
        lifetime=3600,
        server=bench.origin,
    )


@pytest.fixture(params=["sync", "async"])
def call(request: pytest.FixtureRequest) -> Any:
    """Call a client of either flavour: `call(auth, use)`."""

    def call(auth: Any, use: Any, **arguments: Any) -> Any:
        arguments = {"auth": auth, **arguments}

        async def main() -> Any:
            if request.param == "sync":
                with Client(**arguments) as client:
                    return await do(use(client))
            async with AsyncClient(**arguments) as client:
                return await do(use(client))

        return asyncio.run(main())

    return call


# -- the consent


def test_the_authorize_url_has_a_state_that_nobody_can_guess(bench, store) -> None:
    url, state = session(bench, store).authorize()
    again = session(bench, store).authorize()
    assert len(state) >= 32
    assert again.state != state
    assert url.startswith(f"{bench.origin}/oauth/authorize?")
    assert parse_qs(urlsplit(url).query) == {
        "response_type": ["code"],
        "client_id": [CLIENT_ID],
        "redirect_uri": [REDIRECT],
        "state": [state],
    }


def test_the_code_is_exchanged_and_the_tokens_are_saved(bench, store) -> None:
    one = session(bench, store)
    tokens = one.exchange(f"{REDIRECT}?code=good-code&state=abc", state="abc")
    assert bench.grants == [
        {
            "grant_type": "authorization_code",
            "code": "good-code",
            "redirect_uri": REDIRECT,
        }
    ]
    assert store.load() == tokens
    assert one.base_url == f"{bench.origin}/api/v2"


@pytest.mark.parametrize(
    "returned",
    [
        "?code=good-code&state=other",
        "?code=good-code",
        "?code=good-code&state=abc&state=abc",
        "?state=abc",
        "?state=abc&code=",
        "?error=access_denied&state=abc",
    ],
)
def test_what_comes_back_wrong_is_never_exchanged(bench, store, returned) -> None:
    with pytest.raises(SignInError) as caught:
        session(bench, store).exchange(REDIRECT + returned, state="abc")
    assert caught.value.must_sign_in
    assert bench.grants == []
    assert "good-code" not in str(caught.value)


@pytest.mark.parametrize("returned", ["?code=good-code", "?code=good-code&state="])
def test_a_lost_state_fits_nothing(bench, store, returned) -> None:
    with pytest.raises(SignInError, match="state"):
        session(bench, store).exchange(REDIRECT + returned, state="")
    assert bench.grants == []


def test_a_denial_is_named(bench, store) -> None:
    with pytest.raises(SignInError, match="access_denied") as caught:
        session(bench, store).exchange(
            f"{REDIRECT}?error=access_denied&state=abc", state="abc"
        )
    assert caught.value.error == "access_denied"


# -- tokens in use


def test_calls_carry_the_token_and_follow_the_server_of_the_tokens(
    bench, store, call
) -> None:
    other = TokenBench()  # the API of this company is somewhere else
    try:
        bench.api_domain = other.origin
        other.live["access-1-abcdefghijklmnop"] = time.time() + 60
        one = session(bench, store)
        one.exchange(f"{REDIRECT}?code=good-code&state=abc", state="abc")
        assert call(one, lambda client: client.deals.get(7)).id == 7
        assert other.calls == [("/api/v2/deals/7", "access-1-abcdefghijklmnop")]
        assert bench.calls == []
    finally:
        other.close()


def test_a_base_url_of_the_user_is_not_overruled(bench, store, call) -> None:
    store.save(tokens_of(bench))
    deal = call(
        session(bench, store),
        lambda client: client.deals.get(7),
        base_url=f"{bench.origin}/proxy",
    )
    assert deal.id == 7
    assert bench.calls[0][0] == "/proxy/deals/7"


@pytest.mark.parametrize("expires_in", [30, -30])
def test_a_token_is_refreshed_before_it_ends(bench, store, call, expires_in) -> None:
    store.save(tokens_of(bench, expires_in=expires_in))
    call(session(bench, store), lambda client: client.deals.get(7))
    assert [grant["grant_type"] for grant in bench.grants] == ["refresh_token"]
    assert [token for _, token in bench.calls] == [store.load().access_token]


def test_a_fresh_token_is_not_refreshed(bench, store, call) -> None:
    store.save(tokens_of(bench, expires_in=90))
    call(session(bench, store), lambda client: client.deals.get(7))
    assert bench.grants == []


def test_a_short_lived_token_is_not_refreshed_for_every_call(bench, store) -> None:
    """The skew is never more than half of the life."""
    bench.lifetime = 20
    store.save(tokens_of(bench, expires_in=-1))
    with Client(auth=session(bench, store)) as client:
        for _ in range(5):
            client.deals.get(7)
    assert len(bench.grants) == 1


@pytest.mark.parametrize("lifetime", [None, "3600", "soon", -5, 0, 1e400])
def test_an_odd_lifetime_is_survived(bench, store, lifetime) -> None:
    bench.lifetime = lifetime if lifetime in (None, "3600") else 3600
    body = {"access_token": "abcd", "expires_in": lifetime}
    if lifetime not in (None, "3600"):
        bench.answer = (200, body)
    one = session(bench, store)
    tokens = one.exchange(f"{REDIRECT}?code=good-code&state=abc", state="abc")
    expected = 3600.0 if lifetime == "3600" else None
    assert tokens.lifetime == expected
    assert one.fresh() == tokens


def test_after_a_401_there_is_one_refresh_and_one_retry(bench, store, call) -> None:
    store.save(tokens_of(bench))
    bench.expire_all()
    deal = call(session(bench, store), lambda client: client.deals.get(7))
    assert deal.id == 7
    assert len(bench.grants) == 1
    assert len(bench.calls) == 2


def test_a_second_401_is_an_error(bench, store, call) -> None:
    store.save(tokens_of(bench))
    bench.answer = (200, {"access_token": "never-good", "expires_in": 3600})
    bench.expire_all()
    with pytest.raises(AuthenticationError):
        call(session(bench, store), lambda client: client.deals.get(7))
    assert len(bench.grants) == 1
    assert len(bench.calls) == 2


def test_a_token_that_ends_mid_walk_costs_no_item(bench, store, call) -> None:
    store.save(tokens_of(bench))
    bench.total = 95
    seen = []

    def use(client: Any) -> Any:
        def end_all(item: Any) -> Any:
            seen.append(item.id)
            if item.id == 35:
                bench.expire_all()
            return item

        pager = client.deals.list()
        if isinstance(client, Client):
            return [end_all(item) for item in pager]

        async def walk() -> Any:
            return [end_all(item) async for item in pager]

        return walk()

    call(session(bench, store), use)
    assert seen == list(range(95))
    assert len(bench.grants) == 1


# -- one refresh at a time


def test_threads_share_one_refresh(bench, store) -> None:
    store.save(tokens_of(bench, expires_in=-1))
    bench.delay = 0.1
    with Client(auth=session(bench, store)) as client, ThreadPoolExecutor(32) as pool:
        deals = list(pool.map(client.deals.get, [7] * 64))
    assert len(deals) == 64
    assert len(bench.grants) == 1
    assert not bench.dead


def test_threads_share_one_refresh_after_401s(bench, store) -> None:
    store.save(tokens_of(bench))
    bench.expire_all()
    bench.delay = 0.1
    with Client(auth=session(bench, store)) as client, ThreadPoolExecutor(32) as pool:
        deals = list(pool.map(client.deals.get, [7] * 64))
    assert len(deals) == 64
    assert len(bench.grants) == 1


def test_tasks_share_one_refresh(bench, store) -> None:
    store.save(tokens_of(bench, expires_in=-1))
    bench.delay = 0.1

    async def main() -> None:
        async with AsyncClient(auth=session(bench, store)) as client:
            await asyncio.gather(*(client.deals.get(7) for _ in range(64)))

    asyncio.run(main())
    assert len(bench.grants) == 1


def test_a_cancelled_task_leaves_a_refresh_that_others_can_use(bench, store) -> None:
    store.save(tokens_of(bench, expires_in=-1))
    bench.delay = 0.3

    async def main() -> None:
        async with AsyncClient(auth=session(bench, store)) as client:
            task = asyncio.ensure_future(client.deals.get(7))
            await asyncio.sleep(0.1)
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task
            assert (await client.deals.get(7)).id == 7

    asyncio.run(main())
    assert len(bench.grants) == 1
    assert store.load().access_token == "access-2-abcdefghijklmnop"


def test_clients_of_one_session_share_its_refresh(bench, store) -> None:
    store.save(tokens_of(bench, expires_in=-1))
    one = session(bench, store)

    async def main() -> None:
        async with AsyncClient(auth=one) as client:
            await client.deals.get(7)

    with Client(auth=one) as client:
        client.deals.get(7)
        asyncio.run(main())
    assert len(bench.grants) == 1


_PROCESS = """
import sys, time
from tests.runtime.sample_api import Client
from tests.runtime.token_server import CLIENT_ID, CLIENT_SECRET, api_at
from client_runtime import FileTokenStore, OAuth2Session
from client_runtime._store_sqlite import SQLiteStore
origin, path, locks, start = sys.argv[1:]
class Unlocked:  # a store of tokens that does not lock
    def __init__(self, store): self.load, self.save = store.load, store.save
tokens = FileTokenStore(path)
session = OAuth2Session(
    api_at(origin), client_id=CLIENT_ID, client_secret=CLIENT_SECRET,
    tokens=Unlocked(tokens) if locks else tokens,
)
session.base_url
options = {"store": SQLiteStore(locks)} if locks else {}
with Client(auth=session, **options) as client:
    time.sleep(max(0, float(start) - time.time()))
    print(client.deals.get(7).id)
"""


@pytest.mark.parametrize("shared", ["token file", "store"])
def test_processes_share_one_refresh(bench, store, tmp_path, shared) -> None:
    """With a token server that takes a reused refresh token for theft."""
    if shared == "store":
        pytest.importorskip("client_runtime._store_sqlite")
    locks = str(tmp_path / "locks.sqlite") if shared == "store" else ""
    store.save(tokens_of(bench, expires_in=-1))
    bench.delay = 0.3
    start = str(time.time() + 1.5)
    processes = [
        subprocess.Popen(
            [
                sys.executable,
                "-c",
                _PROCESS,
                bench.origin,
                str(store.path),
                locks,
                start,
            ],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            cwd=Path(__file__).parents[2],
        )
        for _ in range(6)
    ]
    results = [process.communicate(timeout=60) for process in processes]
    assert [out.strip() for out, _ in results] == ["7"] * 6, results[0][1]
    assert len(bench.grants) == 1
    assert not bench.dead


_FORK = """
import os, signal, sys, threading, time
from tests.runtime.token_server import CLIENT_ID, CLIENT_SECRET, api_at
from client_runtime import FileTokenStore, OAuth2Session
signal.alarm(20)
session = OAuth2Session(
    api_at(sys.argv[1]), client_id=CLIENT_ID, client_secret=CLIENT_SECRET,
    tokens=FileTokenStore(sys.argv[2]),
)
thread = threading.Thread(target=session.tokens)
thread.start()
time.sleep(0.2)
child = os.fork()
print(session.tokens().access_token, flush=True)
if child:
    thread.join()
    os.waitpid(child, 0)
else:
    os._exit(0)
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_a_fork_in_the_middle_of_a_refresh_blocks_nobody(bench, store) -> None:
    store.save(tokens_of(bench, expires_in=-1))
    bench.delay = 0.6
    result = subprocess.run(
        [sys.executable, "-c", _FORK, bench.origin, str(store.path)],
        capture_output=True,
        text=True,
        cwd=Path(__file__).parents[2],
        timeout=60,
    )
    # Two processes write at once: their line breaks may come after both.
    printed = "".join(result.stdout.split())
    assert printed == store.load().access_token * 2, result.stderr
    assert len(bench.grants) == 1


def test_a_lock_that_somebody_holds_is_waited_for(bench, store) -> None:
    """Who waited takes what the other one has saved."""
    locks = MemoryStore()
    old = tokens_of(bench, expires_in=-1)
    kept: list[Tokens] = []

    class Plain:
        def load(self) -> Tokens | None:
            return kept[-1] if kept else old

        save = staticmethod(kept.append)

        def delete(self) -> None: ...

    one = session(bench, Plain(), locks=locks)
    other = session(bench, Plain(), locks=locks)
    bench.delay = 0.2
    threads = [
        threading.Thread(target=each.tokens, daemon=True) for each in (one, other)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(10)
    assert len(bench.grants) == 1
    assert one.tokens() == other.tokens() == kept[0]


# -- in time


def test_a_call_does_not_wait_for_a_slow_refresh(bench, store, call) -> None:
    """But the refresh goes on: its tokens replace the ones that are no good any more."""
    store.save(tokens_of(bench, expires_in=-1))
    bench.delay = 0.8
    one = session(bench, store)
    started = time.monotonic()
    with pytest.raises(DeadlineError, match=r"nothing was sent \(getDeal"):
        call(one, lambda c: c.deals.get(7), total_timeout=0.3)
    assert time.monotonic() - started < 0.7
    assert bench.calls == []
    assert call(one, lambda c: c.deals.get(7)).id == 7
    assert len(bench.grants) == 1
    assert store.load().access_token == one.tokens().access_token


def test_who_waits_for_the_refresh_of_another_is_in_time_too(bench, store) -> None:
    store.save(tokens_of(bench, expires_in=-1))
    bench.delay = 1.0
    one = session(bench, store)
    late: list[float] = []

    def get() -> None:
        started = time.monotonic()
        with (
            Client(auth=one, total_timeout=0.3) as client,
            pytest.raises(DeadlineError),
        ):
            client.deals.get(7)
        late.append(time.monotonic() - started)

    threads = [threading.Thread(target=get) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(late) == 8
    assert max(late) < 0.9
    assert one.tokens().access_token in bench.live
    assert len(bench.grants) == 1


@pytest.mark.parametrize("shared", ["file", "locks"])
def test_a_lock_of_another_process_is_not_waited_for_too_long(
    bench, store, call, shared
) -> None:
    store.save(tokens_of(bench, expires_in=-1))
    locks = MemoryStore()
    one = session(bench, store, locks=locks)
    if shared == "file":
        held = store.exclusive()
    else:
        held = lease(
            locks, f"{bench.origin}/oauth/token {CLIENT_ID} {bench.origin}", None
        )
    started = time.monotonic()
    with held, pytest.raises(DeadlineError, match="nothing was sent"):
        call(one, lambda c: c.deals.get(7), total_timeout=0.3)
    assert 0.25 < time.monotonic() - started < 0.9
    assert bench.grants == []
    assert call(one, lambda c: c.deals.get(7)).id == 7


def test_the_sign_in_and_the_answer_share_the_total_time(bench, store, call) -> None:
    store.save(tokens_of(bench, expires_in=-1))
    bench.delay = 0.4
    with closing(FaultServer(stall(b"", 3))) as api:
        started = time.monotonic()
        with pytest.raises(DeadlineError, match="no complete answer"):
            call(
                session(bench, store),
                lambda c: c.deals.get(7),
                total_timeout=0.7,
                base_url=api.base_url,
            )
        assert 0.65 < time.monotonic() - started < 1.05


def test_a_token_server_whose_headers_drip_is_given_up(bench, store) -> None:
    """After twice the timeout of one wait, and to the moment."""
    drips = drip([b"HTTP/1.1 200 OK\r\n", *[b"x"] * 100], 0.05)
    store.save(tokens_of(bench, expires_in=-1))
    with closing(FaultServer(drips)) as server:
        one = OAuth2Session(
            bench.api(token_url=server.base_url + "/token"),
            client_id=CLIENT_ID,
            client_secret="s",
            tokens=store,
            timeout=0.2,
        )
        started = time.monotonic()
        with pytest.raises(SignInError) as caught:
            one.tokens()
        assert caught.value.temporary
        assert 0.35 < time.monotonic() - started < 0.9


def test_an_interrupted_thread_leaves_the_refresh_to_end(bench, store) -> None:
    """Ctrl-C while a call waits for the token server: no token and no lock is lost."""
    store.save(tokens_of(bench, expires_in=-1))
    bench.delay = 0.8
    out, err = interrupted(
        _INTERRUPTED, bench.origin, str(store.path), at=lambda: bench.authorizations
    )
    assert out.split() == ["interrupted", "7"], err
    assert len(bench.grants) == 1
    assert store.load().access_token in bench.live


_INTERRUPTED = """
import signal, sys
sys.path.insert(0, ".")
from client_runtime import FileTokenStore, OAuth2Session
from tests.runtime.sample_api import Client
from tests.runtime.token_server import CLIENT_ID, CLIENT_SECRET, api_at
session = OAuth2Session(
    api_at(sys.argv[1]), client_id=CLIENT_ID, client_secret=CLIENT_SECRET,
    tokens=FileTokenStore(sys.argv[2]),
)
signal.signal(signal.SIGINT, signal.default_int_handler)
with Client(auth=session) as client:
    try:
        client.deals.get(7)
    except KeyboardInterrupt:
        print("interrupted", flush=True)
    print(client.deals.get(7).id)
"""


# -- saving


def test_tokens_are_saved_before_they_are_used(bench, call) -> None:
    saved: list[tuple[Tokens, int]] = []
    one = session(
        bench,
        tokens_of(bench, expires_in=-1),
        save=lambda tokens: saved.append((tokens, len(bench.calls))),
    )
    call(one, lambda client: client.deals.get(7))
    ((tokens, calls),) = saved
    assert calls == 0
    assert bench.calls == [("/api/v2/deals/7", tokens.access_token)]


def test_what_cannot_be_saved_is_not_used_and_not_lost(bench) -> None:
    """A rotated refresh token is the only one: it is saved at the next try."""
    kept: list[Tokens] = []

    def save(tokens: Tokens) -> None:
        if not kept and len(bench.grants) == 1 and not tried:
            tried.append(tokens)
            raise OSError("disk full")
        kept.append(tokens)

    tried: list[Tokens] = []
    one = session(bench, tokens_of(bench, expires_in=-1), save=save)
    with Client(auth=one) as client:
        with pytest.raises(OSError, match="disk full"):
            client.deals.get(7)
        assert bench.calls == []
        assert client.deals.get(7).id == 7
    assert kept == tried
    assert len(bench.grants) == 1


def test_the_file_is_its_owners_alone_and_replaced_in_one_step(bench, store) -> None:
    old = os.umask(0)
    try:
        store.save(tokens_of(bench))
        first = store.path.stat()
        store.save(tokens_of(bench))
    finally:
        os.umask(old)
    assert stat.S_IMODE(store.path.stat().st_mode) == 0o600
    assert store.path.stat().st_ino != first.st_ino
    assert [path.name for path in store.path.parent.iterdir()] == [store.path.name]


def test_a_file_that_was_open_to_others_is_closed_to_them(bench, store) -> None:
    store.path.write_text("{}")
    store.path.chmod(0o644)
    store.save(tokens_of(bench))
    assert stat.S_IMODE(store.path.stat().st_mode) == 0o600


def test_a_crash_while_saving_leaves_the_old_tokens(bench, store, monkeypatch) -> None:
    old = tokens_of(bench)
    store.save(old)

    def crash(*_: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", crash)
    with pytest.raises(KeyboardInterrupt):
        store.save(tokens_of(bench))
    assert store.load() == old
    assert len(list(store.path.parent.iterdir())) == 1


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"access_token": 1}'])
def test_a_broken_file_is_named_and_not_shown(bench, store, content) -> None:
    store.path.write_bytes(content)
    with pytest.raises(SignInError, match=re.escape(str(store.path))):
        session(bench, store).tokens()


def test_a_folder_that_is_not_there_is_named(bench, tmp_path) -> None:
    with pytest.raises(SignInError, match="nowhere"):
        FileTokenStore(tmp_path / "nowhere" / "t").save(tokens_of(bench))


def test_a_server_that_does_not_rotate_keeps_its_refresh_token(bench, store) -> None:
    """As Pipedrive does; also when the answer leaves it out."""
    bench.rotates = False
    store.save(tokens_of(bench, expires_in=-1))
    bench.answer = (200, {"access_token": "abcd", "expires_in": 3600})
    tokens = session(bench, store).tokens()
    assert tokens.refresh_token == bench.refresh_token
    assert tokens.server == bench.origin
    assert store.load() == tokens


def test_revoking_forgets_the_tokens(bench, store) -> None:
    store.save(tokens_of(bench))
    one = session(bench, store)
    one.revoke()
    assert bench.revoked == [bench.refresh_token]
    assert not store.path.exists()
    with pytest.raises(SignInError, match="not signed in"):
        one.tokens()


# -- failures


def test_without_a_consent_a_call_says_what_to_do(bench, store, call) -> None:
    with pytest.raises(SignInError, match="authorize") as caught:
        call(session(bench, store), lambda client: client.deals.get(7))
    assert caught.value.must_sign_in
    assert bench.calls == []


def test_a_dead_grant_is_asked_for_once(bench, store, call) -> None:
    store.save(tokens_of(bench, expires_in=-1))
    bench.dead = True
    one = session(bench, store)
    for _ in range(3):
        with pytest.raises(SignInError, match="invalid_grant") as caught:
            call(one, lambda client: client.deals.get(7))
        error = caught.value
        assert (error.error, error.status_code) == ("invalid_grant", 400)
        assert error.must_sign_in
        assert not error.temporary
        assert pickle.loads(pickle.dumps(error)).error == "invalid_grant"
    assert len(bench.grants) == 1
    assert bench.calls == []


def test_signing_in_again_elsewhere_revives_a_dead_session(bench, store) -> None:
    store.save(tokens_of(bench, expires_in=-1))
    bench.dead = True
    one = session(bench, store)
    with pytest.raises(SignInError):
        one.tokens()
    bench.dead = False
    anew = session(bench, store).exchange(
        f"{REDIRECT}?code=good-code&state=abc", state="abc"
    )
    assert one.tokens() == anew


def test_a_wrong_client_secret_is_no_reason_to_sign_in_again(bench, store) -> None:
    store.save(tokens_of(bench, expires_in=-1))
    with pytest.raises(SignInError, match="invalid_client") as caught:
        session(bench, store, client_secret="wrong").tokens()
    assert not caught.value.must_sign_in


def test_early_trouble_is_not_the_users(bench, store, call) -> None:
    """A token server that is down does not matter while the old token is good."""
    store.save(tokens_of(bench, expires_in=30))
    bench.answer = (503, b"down")
    one = session(bench, store)
    for _ in range(3):
        assert call(one, lambda client: client.deals.get(7)).id == 7
    assert len(bench.grants) == 1  # and is not asked again at every call


@pytest.mark.parametrize(
    "answer",
    [
        (503, b"<html>down</html>"),
        (200, b"<html>hello</html>"),
        (200, b"[]"),
        (200, {"access_token": ""}),
        (200, {"access_token": "two\r\nlines"}),
        (200, {"access_token": 5}),
        (200, {"access_token": "abcd", "token_type": "mac"}),
        (200, {"access_token": "abcd", "api_domain": "https://evil.test"}),
        (400, {"error": {"nested": 1}}),
        (400, {"error": "two\nlines"}),
        (200, b"x" * 2_000_000),
    ],
)
def test_odd_answers_are_sign_in_errors(bench, store, answer, call) -> None:
    old = tokens_of(bench, expires_in=-1)
    store.save(old)
    bench.answer = answer
    with pytest.raises(SignInError):
        call(session(bench, store), lambda client: client.deals.get(7))
    assert bench.calls == []
    assert store.load() == old


def test_no_answer_is_temporary(bench, store) -> None:
    """And is not repeated: the server may have changed the refresh token already."""
    store.save(tokens_of(bench, expires_in=-1))
    bench.hang_up = 1
    one = session(bench, store)
    with pytest.raises(SignInError, match="did not answer") as caught:
        one.tokens()
    assert caught.value.temporary
    assert one.tokens().access_token in bench.live


def test_a_token_server_that_is_slow_is_given_up(bench, store) -> None:
    store.save(tokens_of(bench, expires_in=-1))
    bench.delay = 1.0
    with pytest.raises(SignInError, match="ReadTimeout"):
        session(bench, store, timeout=0.2).tokens()


def test_a_redirect_of_the_token_server_is_not_followed(bench, store) -> None:
    store.save(tokens_of(bench, expires_in=-1))
    api = api_at(bench.origin, token_url=f"{bench.origin}/oauth/token/")
    one = OAuth2Session(
        api, client_id=CLIENT_ID, client_secret=CLIENT_SECRET, tokens=store
    )
    with pytest.raises(SignInError, match="307, a redirect"):
        one.tokens()
    assert bench.grants == []


@pytest.mark.parametrize(
    ("url", "good"),
    [
        ("https://acme.pipedrive.com", True),
        ("https://acme.pipedrive.com/", True),
        ("https://pipedrive.com:8443", True),
        ("http://acme.pipedrive.com", False),
        ("https://acme.pipedrive.com/v1", False),
        ("https://pipedrive.com.evil.test", False),
        ("https://evil-pipedrive.com", False),
        ("https://user@acme.pipedrive.com", False),
        ("https://acme.pipedrive.com?x=1", False),
        ("https://127.0.0.1", False),
        ("http://localhost:8000", False),
        ("acme.pipedrive.com", False),
        ("", False),
    ],
)
def test_tokens_go_only_to_the_domain_of_the_token_server(url, good) -> None:
    oauth2 = api_at("https://oauth.pipedrive.com").oauth2
    assert oauth2 is not None
    if good:
        assert server_origin(oauth2, url) == url.rstrip("/")
    else:
        with pytest.raises(SignInError, match="api_domain"):
            server_origin(oauth2, url)


def test_a_hostile_server_in_a_token_file_is_refused(bench, store, call) -> None:
    tokens = tokens_of(bench)
    store.save(Tokens(**{**tokens.to_dict(), "server": "https://evil.test"}))
    with pytest.raises(SignInError):
        call(session(bench, store), lambda client: client.deals.get(7))


def test_no_secret_is_shown_anywhere(bench, store, caplog) -> None:
    """Not in an error, its traceback, a repr or a log, whatever the server repeats."""
    caplog.set_level(logging.DEBUG)
    bench.repeats_secrets = True
    tokens = tokens_of(bench, expires_in=-1)
    store.save(tokens)
    one = session(bench, store)
    shown = [repr(one), repr(tokens), str(tokens), repr(store)]
    code = "bad-code" + "-123"  # a traceback shows this file, too

    def call() -> None:
        bench.dead = True
        with Client(auth=one) as client:
            client.deals.get(7)

    def exchange(state: str) -> None:
        one.exchange(f"{REDIRECT}?code={code}&state={state}", state="abc")

    for use in (call, partial(exchange, "abc"), partial(exchange, "other")):
        with pytest.raises(SignInError) as caught:
            use()
        shown += [*traceback.format_exception(caught.value), repr(vars(caught.value))]
        assert caught.value.__cause__ is None
    bench.dead = False
    store.save(tokens_of(bench, expires_in=-1))
    with Client(auth=session(bench, store)) as client:
        client.deals.get(7)
        shown.append(repr(client))
    shown.append(caplog.text)
    secrets = [CLIENT_SECRET, code, *bench.live, *bench.used]
    secrets += [bench.refresh_token, bench.authorizations[0].removeprefix("Basic ")]
    for text in shown:
        for secret in secrets:
            assert secret not in text
    assert json.loads(store.path.read_text())["access_token"] in bench.live


def test_a_token_that_the_api_repeats_is_hidden(bench, server, store, call) -> None:
    tokens = tokens_of(bench)
    store.save(tokens)
    server.answer(
        {"success": False, "error": f"bad: {tokens.access_token}"}, status=400
    )
    with pytest.raises(BadRequestError, match=r"bad: \[hidden\]"):
        call(
            session(bench, store),
            lambda client: client.deals.get(7),
            base_url=server.base_url,
        )


def test_a_client_knows_where_the_api_is_before_its_first_call(bench, store) -> None:
    store.save(tokens_of(bench))
    with Client(auth=session(bench, store)) as client:
        assert client.base_url == f"{bench.origin}/api/v2"


# -- arguments


def test_a_session_needs_a_place_for_new_tokens(bench) -> None:
    with pytest.raises(ConfigurationError, match="FileTokenStore"):
        session(bench, None)


def test_an_api_without_oauth_says_so(store) -> None:
    with pytest.raises(ConfigurationError, match="sample"):
        OAuth2Session(API, client_id="a", client_secret="b", tokens=store)


def test_a_token_url_must_be_https(store) -> None:
    with pytest.raises(ConfigurationError, match="https"):
        OAuth2Session(
            api_at("http://oauth.pipedrive.com"),
            client_id="a",
            client_secret="b",
            tokens=store,
        )


def test_auth_and_a_token_exclude_each_other(bench, store) -> None:
    with pytest.raises(ConfigurationError, match="api_token"):
        Client(auth=session(bench, store), api_token="abc")


def test_an_auth_of_httpx_is_accepted(server, call, monkeypatch) -> None:
    monkeypatch.setenv("SAMPLE_API_TOKEN", "from-the-environment")
    server.answer({"success": True, "data": {"id": 7}})
    auth = httpx.BasicAuth("somebody", "pass")
    call(auth, lambda client: client.deals.get(7), base_url=server.base_url)
    (received,) = server.received
    assert received.headers["authorization"].startswith("Basic ")
    assert "x-api-token" not in received.headers


# -- scopes


def _operations(*scopes: str) -> list[Operation]:
    return [
        Operation(id=str(i), http_method="GET", path="/", scopes=tuple(each.split()))
        for i, each in enumerate(scopes)
    ]


@pytest.mark.parametrize(
    ("needs", "least"),
    [
        ([], ()),
        ([""], ()),
        (["a:full a:read"], ("a:read",)),
        (["a:full a:read", "a:full"], ("a:full",)),
        (["a:read s:read", "b:read s:read"], ("s:read",)),
        (["a:read s:read", "b:read s:read", "a:read", "b:read"], ("a:read", "b:read")),
        (["admin a:full", "admin b:full"], ("a:full", "b:full")),
        (["admin a:full", "admin"], ("admin",)),
        (["a:full b:full", "b:full c:full"], ("b:full",)),
        (["b:read a:read"], ("a:read",)),
    ],
)
def test_scopes_are_the_least(needs, least) -> None:
    assert scopes_for(_operations(*needs)) == least
    assert scopes_for(reversed(_operations(*needs))) == least


def test_scopes_of_very_many_alternatives_are_still_found() -> None:
    needs = [f"a{i}:read a{(i + 1) % 60}:read" for i in range(60)]
    chosen = set(scopes_for(_operations(*needs)))
    assert all(chosen & set(need.split()) for need in needs)
    assert len(chosen) <= 40
