"""A client made before a fork serves both processes; each gets its own responses."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.runtime.fault_server import Act, FaultServer, say
from tests.runtime.oauth.token_server import TokenBench

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")


def _own_number(seen: Any) -> Act:
    return say({"success": True, "data": {"id": int(seen.target.rpartition("/")[2])}})


@pytest.fixture
def faults() -> Iterator[FaultServer]:
    server = FaultServer()
    server.choose = _own_number
    yield server
    server.close()


def forked(code: str, *arguments: str, **environment: str) -> str:
    """Run code in a process that may fork; return what both have printed, in order."""
    done = subprocess.run(
        [sys.executable, "-c", _BEGIN + code, *arguments],
        capture_output=True,
        text=True,
        timeout=60,
        cwd=Path(__file__).parents[2],
        env={**os.environ, **environment},
    )
    assert done.returncode == 0, done.stderr
    assert "Error" not in done.stderr, done.stderr
    return done.stdout


_BEGIN = """
import os, signal, sys, threading, traceback, warnings
warnings.simplefilter("ignore", DeprecationWarning)  # of forking with threads
signal.alarm(40)  # who hangs is ended, in parent and child
from tests.runtime.sample_api import AsyncClient, Client
def in_child(work):
    child = os.fork()
    if child:
        return child
    signal.alarm(20)
    try:
        work()
    except BaseException:
        traceback.print_exc()
        os._exit(1)
    sys.stdout.flush()
    os._exit(0)
def join(child):
    assert os.waitpid(child, 0)[1] == 0
"""

_SYNC = """
client = Client(api_token="x", base_url=sys.argv[1])
def work(first):
    for number in range(first, first + 200):
        assert client.deals.get(number).id == number
work(0)
children = [in_child(lambda first=first: work(first)) for first in (1000, 2000)]
work(3000)
for child in children: join(child)
"""

_ASYNC = """
import asyncio
client = AsyncClient(api_token="x", base_url=sys.argv[1])
async def work(first):
    for number in range(first, first + 200):
        assert (await client.deals.get(number)).id == number
loop = asyncio.new_event_loop()
loop.run_until_complete(work(0))
children = [in_child(lambda: asyncio.run(work(first))) for first in (1000, 2000)]
loop.run_until_complete(work(3000))
for child in children: join(child)
"""


@pytest.mark.parametrize("proxy", [False, True], ids=["direct", "proxy"])
@pytest.mark.parametrize("code", [_SYNC, _ASYNC], ids=["sync", "async"])
def test_parent_and_child_share_no_connection(
    faults: FaultServer, code: str, proxy: bool
) -> None:
    """The rule holds for HTTPX's connections to a proxy of the environment, too."""
    origin = faults.base_url.removesuffix("/v2")
    environment = {"http_proxy": origin, "no_proxy": "", "NO_PROXY": ""}
    url = "http://api.invalid/v2" if proxy else faults.base_url
    forked(code, url, **environment if proxy else {})
    assert len(faults.seen) == 800
    assert faults.connections == 3


def test_a_lock_that_a_thread_holds_does_not_stop_the_child(
    faults: FaultServer,
) -> None:
    """Threads that count and look for drift all the time, and many forks among them."""
    code = """
client = Client(api_token="x", base_url=sys.argv[1])
operation = __import__("tests.runtime.sample_api", fromlist=["x"]).OPERATIONS["getDeal"]
client.deals.get(1)  # loads what is needed
going = True
def count():
    while going:
        client.usage.charge(operation)
        client.drift._add("op", "new field", "/x", "string", None)
threads = [threading.Thread(target=count) for _ in range(3)]
for thread in threads: thread.start()
def work():
    client.deals.get(2)
    with client.usage.measure() as block:
        client.deals.get(3)
    assert block.tokens == 1 and len(client.drift.entries) == 1
for _ in range(30): join(in_child(work))
going = False
for thread in threads: thread.join()
"""
    forked(code, faults.base_url)


@pytest.mark.parametrize("flavour", ["sync", "async"])
def test_connections_of_the_users_are_refused_in_a_child(
    faults: FaultServer, flavour: str
) -> None:
    """Nobody but the user can say whether the parent goes on using them."""
    code = """
import asyncio, httpx
from openapi_runtime import RequestError
if sys.argv[2] == "sync":
    client = Client(api_token="x", base_url=sys.argv[1], http_client=httpx.Client())
    get = client.deals.get
else:
    http = httpx.AsyncClient()
    client = AsyncClient(api_token="x", base_url=sys.argv[1], http_client=http)
    loop = asyncio.new_event_loop()
    get = lambda number: loop.run_until_complete(client.deals.get(number))
get(1)
def work():
    try:
        get(2)
    except RequestError as error:
        print(error)
join(in_child(work))
get(3)
"""
    said = forked(code, faults.base_url, flavour)
    assert "make a new one in this process" in said
    assert "nothing was sent" in said
    assert [seen.target for seen in faults.seen] == ["/v2/deals/1", "/v2/deals/3"]


def test_connections_of_the_users_are_refused_for_signing_in_too(
    tmp_path: Path,
) -> None:
    code = """
import httpx
from openapi_runtime import FileTokenStore, OAuth2Session, RequestError
from tests.runtime.oauth.token_server import CLIENT_ID, CLIENT_SECRET, REDIRECT, api_at
session = OAuth2Session(
    api_at(sys.argv[1]), client_id=CLIENT_ID, client_secret=CLIENT_SECRET,
    redirect_uri=REDIRECT, tokens=FileTokenStore(sys.argv[2]), http_client=httpx.Client(),
)
def work():
    try:
        session.exchange(REDIRECT + "?code=good-code&state=abc", state="abc")
    except RequestError as error:
        print(error)
join(in_child(work))
"""
    bench = TokenBench()
    try:
        said = forked(code, bench.origin, str(tmp_path / "tokens.json"))
        assert "http_client of the session" in said
        assert bench.grants == []
    finally:
        bench.close()
