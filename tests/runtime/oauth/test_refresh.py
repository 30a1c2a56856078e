"""Refreshing: once for all, in time, and the possible responses of the token server."""

from __future__ import annotations

import asyncio
import json
import os
import pickle
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from openapi_runtime import (
    AuthorizationError,
    DeadlineError,
    OAuth2Session,
    SQLiteStore,
    StoreError,
    Tokens,
)
from openapi_runtime.limits.store import MemoryStore
from openapi_runtime.oauth.token_store import lease
from tests.runtime.conftest import interrupted
from tests.runtime.fault_server import FaultServer, drip, stall
from tests.runtime.oauth.token_server import (
    CLIENT_ID,
    CLIENT_SECRET,
    REDIRECT,
    api_at,
    session,
    tokens_of,
)
from tests.runtime.sample_api import AsyncClient, Client

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
    bench.open.clear()

    async def main() -> None:
        async with AsyncClient(auth=session(bench, store)) as client:
            task = asyncio.ensure_future(client.deals.get(7))
            while not bench.authorizations:
                await asyncio.sleep(0.005)
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task
            bench.open.set()
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
from tests.runtime.oauth.token_server import CLIENT_ID, CLIENT_SECRET, api_at
from openapi_runtime import FileTokenStore, OAuth2Session
from openapi_runtime.limits.sqlite import SQLiteStore
origin, path, locks, start = sys.argv[1:]
class Unlocked:  # a store of tokens that does not lock
    def __init__(self, store): self.load, self.save = store.load, store.save
tokens = FileTokenStore(path)
session = OAuth2Session(
    api_at(origin), client_id=CLIENT_ID, client_secret=CLIENT_SECRET,
    tokens=Unlocked(tokens) if locks else tokens,
)
session.base_url
options = {"store": SQLiteStore(locks), "account_name": "one"} if locks else {}
with Client(auth=session, **options) as client:
    time.sleep(max(0, float(start) - time.time()))
    print(client.deals.get(7).id)
"""


@pytest.mark.parametrize("shared", ["token file", "store"])
def test_processes_share_one_refresh(bench, store, tmp_path, shared) -> None:
    """With a token server that takes a reused refresh token for theft."""
    if shared == "store":
        pytest.importorskip("openapi_runtime.limits.sqlite")
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
            cwd=Path(__file__).parents[3],
        )
        for _ in range(6)
    ]
    results = [process.communicate(timeout=60) for process in processes]
    assert [out.strip() for out, _ in results] == ["7"] * 6, results[0][1]
    assert len(bench.grants) == 1
    assert not bench.dead


_FORK = """
import os, signal, sys, threading, time
from tests.runtime.oauth.token_server import CLIENT_ID, CLIENT_SECRET, api_at
from openapi_runtime import FileTokenStore, OAuth2Session
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
        cwd=Path(__file__).parents[3],
        timeout=60,
    )
    # Two processes write at once: their line breaks may come after both.
    printed = "".join(result.stdout.split())
    assert printed == store.load().access_token * 2, result.stderr
    assert len(bench.grants) == 1


def test_a_lock_that_somebody_holds_is_waited_for(bench, store) -> None:
    """A session that waited takes the tokens that the other one has saved."""
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


_CALLBACKS = """
import json, sys, time
from pathlib import Path
from tests.runtime.sample_api import Client
from tests.runtime.oauth.token_server import CLIENT_ID, CLIENT_SECRET, api_at
from openapi_runtime import OAuth2Session, SQLiteStore, Tokens
origin, path, locks = sys.argv[1:]
file = Path(path)  # stands for a row in the database of the user
session = OAuth2Session(
    api_at(origin), client_id=CLIENT_ID, client_secret=CLIENT_SECRET,
    load=lambda: Tokens.from_dict(json.loads(file.read_text())),
    save=lambda tokens: file.write_text(json.dumps(tokens.to_dict())),
)
with Client(auth=session, store=SQLiteStore(locks), account_name="one") as client:
    print(client.deals.get(7).id, flush=True)
    sys.stdin.read()
    print(client.deals.get(7).id)
"""


def test_processes_with_callbacks_see_what_the_others_have_saved(
    bench, tmp_path
) -> None:
    """Else the second one would send a refresh token again, and end the consent."""
    kept = tmp_path / "kept.json"
    kept.write_text(json.dumps(tokens_of(bench, expires_in=-1).to_dict()))
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", _CALLBACKS, bench.origin, str(kept),
             str(tmp_path / "locks.sqlite")],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            text=True, cwd=Path(__file__).parents[3],
        )
        for _ in range(3)
    ]  # fmt: skip
    for process in processes:
        assert process.stdout is not None
        assert process.stdout.readline() == "7\n", process.communicate()[1]
    assert len(bench.grants) == 1
    bench.expire_all()  # all three hold tokens that are no good any more
    for process in processes:
        out, err = process.communicate(timeout=60)
        assert out == "7\n", err
    assert len(bench.grants) == 2
    assert not bench.dead


def test_a_lease_is_longer_than_a_refresh_can_take(bench, store) -> None:
    """Else another process would begin to refresh while the first one still does."""

    class Locks:
        seconds = 0.0

        def acquire(self, name: str, owner: str, seconds: float) -> bool:
            self.seconds = seconds
            return True

        def free(self, name: str, owner: str) -> None: ...

    for timeout, least in ((15.0, 60.0), (100.0, 200.0)):
        locks = Locks()
        store.save(tokens_of(bench, expires_in=-1))
        session(bench, store, locks=locks, timeout=timeout).tokens()
        assert locks.seconds >= least


# -- in time


def test_a_call_does_not_wait_for_a_slow_refresh(bench, store, call) -> None:
    """But the refresh goes on: its tokens replace the ones that are no good any more."""
    store.save(tokens_of(bench, expires_in=-1))
    bench.open.clear()
    one = session(bench, store)
    with pytest.raises(DeadlineError, match=r"nothing was sent \(getDeal"):
        call(one, lambda c: c.deals.get(7), total_timeout=0.3)
    assert (bench.calls, bench.grants) == ([], [])  # before the token server answered
    bench.open.set()
    assert call(one, lambda c: c.deals.get(7)).id == 7
    assert len(bench.grants) == 1
    assert store.load().access_token == one.tokens().access_token


def test_a_client_is_made_while_a_refresh_goes_on(bench, store) -> None:
    """It reads the tokens for the address of the API, and waits for nobody."""
    store.save(tokens_of(bench))
    one = session(bench, store)
    with one._lock, ThreadPoolExecutor(1) as pool:
        made = pool.submit(Client, auth=one).result(30)
    made.close()
    assert made.base_url == f"{bench.origin}/api/v2"


def test_who_waits_for_the_refresh_of_another_is_in_time_too(bench, store) -> None:
    store.save(tokens_of(bench, expires_in=-1))
    bench.open.clear()
    one = session(bench, store)
    late: list[DeadlineError] = []

    def get() -> None:
        with (
            Client(auth=one, total_timeout=0.3) as client,
            pytest.raises(DeadlineError) as caught,
        ):
            client.deals.get(7)
        late.append(caught.value)

    threads = [threading.Thread(target=get) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (len(late), bench.grants) == (8, [])  # before the token server answered
    bench.open.set()
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
        key = f"{bench.origin}/oauth/token {CLIENT_ID} {bench.origin}"
        held = lease(locks, key, 60)
    started = time.monotonic()
    with held, pytest.raises(DeadlineError, match="nothing was sent"):
        call(one, lambda c: c.deals.get(7), total_timeout=0.3)
    assert 0.25 < time.monotonic() - started < 20  # of 60 that it is held
    assert bench.grants == []
    assert call(one, lambda c: c.deals.get(7)).id == 7


def test_the_sign_in_and_the_answer_share_the_total_time(bench, store, call) -> None:
    store.save(tokens_of(bench, expires_in=-1))
    bench.delay = 1.5
    with closing(FaultServer(stall(b"", 10))) as api:
        started = time.monotonic()
        with pytest.raises(DeadlineError, match="no complete response"):
            call(
                session(bench, store),
                lambda c: c.deals.get(7),
                total_timeout=2.0,
                base_url=api.base_url,
            )
        assert (
            1.95 < time.monotonic() - started < 3.4
        )  # less than both one after another


def test_a_token_server_whose_headers_drip_is_given_up(bench, store) -> None:
    """After twice the timeout of one wait, and to the moment."""
    drips = drip([b"HTTP/1.1 200 OK\r\n", *[b"x"] * 300], 0.05)
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
        with pytest.raises(AuthorizationError) as caught:
            one.tokens()
        assert caught.value.temporary
        assert 0.35 < time.monotonic() - started < 10  # of 15 that it drips


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
from openapi_runtime import FileTokenStore, OAuth2Session
from tests.runtime.sample_api import Client
from tests.runtime.oauth.token_server import CLIENT_ID, CLIENT_SECRET, api_at
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


# -- failures


def test_without_a_consent_a_call_says_what_to_do(bench, store, call) -> None:
    with pytest.raises(AuthorizationError, match="authorize") as caught:
        call(session(bench, store), lambda client: client.deals.get(7))
    assert caught.value.must_authorize
    assert bench.calls == []


def test_a_dead_grant_is_asked_for_once(bench, store, call) -> None:
    store.save(tokens_of(bench, expires_in=-1))
    bench.dead = True
    one = session(bench, store)
    for _ in range(3):
        with pytest.raises(AuthorizationError, match="invalid_grant") as caught:
            call(one, lambda client: client.deals.get(7))
        error = caught.value
        assert (error.error, error.status_code) == ("invalid_grant", 400)
        assert error.must_authorize
        assert not error.temporary
        assert pickle.loads(pickle.dumps(error)).error == "invalid_grant"
    assert len(bench.grants) == 1
    assert bench.calls == []


@pytest.mark.parametrize("trouble", ["no consent", "refused", "no locks"])
def test_an_error_before_the_first_attempt_names_the_operation(
    bench, store, tmp_path, call, trouble
) -> None:
    locks = None
    if trouble == "refused":
        store.save(tokens_of(bench, expires_in=-1))
        bench.dead = True
    elif trouble == "no locks":
        store.save(tokens_of(bench, expires_in=-1))
        locks = SQLiteStore(tmp_path / "nowhere" / "count.db")
    one = session(bench, store, locks=locks)
    said = r"nothing was sent.*\(getDeal GET /deals/\{id\}\)"
    with pytest.raises((AuthorizationError, StoreError), match=said) as caught:
        call(one, lambda client: client.deals.get(7))
    assert (caught.value.operation_id, caught.value.method) == ("getDeal", "GET")
    assert bench.calls == []


def test_signing_in_again_elsewhere_revives_a_dead_session(bench, store) -> None:
    store.save(tokens_of(bench, expires_in=-1))
    bench.dead = True
    one = session(bench, store)
    with pytest.raises(AuthorizationError):
        one.tokens()
    bench.dead = False
    anew = session(bench, store).exchange(
        f"{REDIRECT}?code=good-code&state=abc", state="abc"
    )
    assert one.tokens() == anew


def test_a_wrong_client_secret_is_no_reason_to_sign_in_again(bench, store) -> None:
    store.save(tokens_of(bench, expires_in=-1))
    with pytest.raises(AuthorizationError, match="invalid_client") as caught:
        session(bench, store, client_secret="wrong").tokens()
    assert not caught.value.must_authorize


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
    with pytest.raises(AuthorizationError):
        call(session(bench, store), lambda client: client.deals.get(7))
    assert bench.calls == []
    assert store.load() == old


def test_no_answer_is_temporary(bench, store) -> None:
    """And is not repeated: the server may have changed the refresh token already."""
    store.save(tokens_of(bench, expires_in=-1))
    bench.hang_up = 1
    one = session(bench, store)
    with pytest.raises(AuthorizationError, match="did not respond") as caught:
        one.tokens()
    assert caught.value.temporary
    assert one.tokens().access_token in bench.live


def test_a_token_server_that_is_slow_is_given_up(bench, store) -> None:
    store.save(tokens_of(bench, expires_in=-1))
    bench.open.clear()
    with pytest.raises(AuthorizationError, match="ReadTimeout"):
        session(bench, store, timeout=0.2).tokens()


def test_a_redirect_of_the_token_server_is_not_followed(bench, store) -> None:
    store.save(tokens_of(bench, expires_in=-1))
    api = api_at(bench.origin, token_url=f"{bench.origin}/oauth/token/")
    one = OAuth2Session(
        api, client_id=CLIENT_ID, client_secret=CLIENT_SECRET, tokens=store
    )
    with pytest.raises(AuthorizationError, match="307, a redirect"):
        one.tokens()
    assert bench.grants == []
