"""The connections of a default client: deadlines at every wait, and late responses."""

from __future__ import annotations

import asyncio
import io
import os
import socket
import ssl
import subprocess
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import httpx
import pytest

from openapi_runtime import (
    APIConnectionError,
    APITimeoutError,
    DeadlineError,
    OutcomeUnknownError,
    Retry,
)
from openapi_runtime.transport import blocking
from tests.runtime.conftest import TOKEN, Flavour, do, interrupted
from tests.runtime.fault_server import (
    DEAL,
    Act,
    FaultServer,
    answer,
    drip,
    fin,
    say,
    send,
    stall,
)
from tests.runtime.limits.store_bench import todays
from tests.runtime.sample_api import BUDGETED, Client, Deal
from tests.runtime.transport.pools import pooled

QUICK = Retry(attempts=3, base=0.01, cap=0.02)
WHOLE = answer(DEAL)
HEAD = WHOLE.partition(b"\r\n\r\n")[0] + b"\r\n\r\n"
SLOW_HEAD = [bytes([byte]) for byte in HEAD]


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Key and certificate of a server that nobody knows."""
    folder = tmp_path_factory.mktemp("tls")
    key, cert = folder / "key.pem", folder / "cert.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt",
         "ec_paramgen_curve:prime256v1", "-nodes", "-days", "1", "-subj",
         "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1",
         "-keyout", key, "-out", cert],
        check=True, capture_output=True,
    )  # fmt: skip
    return key, cert


@pytest.fixture
def secure(certificate: tuple[Path, Path]) -> Iterator[FaultServer]:
    key, cert = certificate
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(cert, key)
    server = FaultServer(say(DEAL), context=context)
    yield server
    server.close()


# --- the total deadline


FLOWS_THEN_STALLS = drip([HEAD, *[b" "] * 30], 0.05, stalling=20)
"""For 1.5 s, so that waiting for it anew would take far longer than the total time."""


@pytest.mark.parametrize(
    ("act", "total", "most"),
    [
        (drip(SLOW_HEAD, 0.2), 0.6, 8),
        (stall(HEAD[:20], 20), 0.6, 10),
        (drip([HEAD, *[b" "] * 400], 0.05), 0.6, 10),
        (FLOWS_THEN_STALLS, 2.0, 3.3),
    ],
    ids=["dripping headers", "stalling headers", "dripping body", "stalling body"],
)
def test_the_total_deadline_is_kept(
    use: Flavour, faults: FaultServer, act: Act, total: float, most: float
) -> None:
    """Though every wait by itself would be longer or shorter than that."""
    faults.acts = [act]

    async def body(client: Any) -> None:
        started = time.monotonic()
        with pytest.raises(DeadlineError):
            await do(client.deals.get(7, total_timeout=total))
        assert total - 0.05 < time.monotonic() - started < most
        faults.wait_for(1)
        assert client.usage.requests == len(faults.seen) == 1

    use.run(body, retry=QUICK)


def test_a_body_of_httpx_s_own_connections_is_cut_off_as_well(
    faults: FaultServer,
) -> None:
    """Each wait of a client that was passed in has the time left when it begins."""
    faults.acts = [FLOWS_THEN_STALLS]
    with httpx.Client() as http:
        client = Client(api_token=TOKEN, base_url=faults.base_url, http_client=http)
        started = time.monotonic()
        with pytest.raises(DeadlineError):
            client.deals.get(7, total_timeout=2.0)
        assert 1.95 < time.monotonic() - started < 5


def test_a_server_that_does_not_take_the_body_is_given_up(use: Flavour) -> None:
    """It reads a little now and then, so that no single write takes long."""
    done = threading.Event()

    def trickle(listener: socket.socket) -> None:
        connection, _ = listener.accept()
        with connection:
            while not done.wait(0.05) and connection.recv(20_000):
                pass

    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=trickle, args=(listener,))
        thread.start()

        async def body(client: Any) -> None:
            started = time.monotonic()
            with pytest.raises(OutcomeUnknownError, match="total time"):
                await do(client.deals.upload(7, data=io.BytesIO(bytes(20_000_000))))
            assert 0.55 < time.monotonic() - started < 20  # of 50 that it takes

        url = f"http://127.0.0.1:{listener.getsockname()[1]}"
        use.run(body, base_url=url, total_timeout=0.6, retry=QUICK)
        done.set()
        thread.join()


def test_a_handshake_that_never_ends_is_given_up(use: Flavour) -> None:
    """Its connection is closed, which the server sees."""
    with socket.create_server(("127.0.0.1", 0)) as listener:  # accepts and is silent
        url = f"https://127.0.0.1:{listener.getsockname()[1]}"

        async def body(client: Any) -> None:
            started = time.monotonic()
            with pytest.raises(DeadlineError):
                await do(client.deals.get(7))
            assert 0.35 < time.monotonic() - started < 20
            connection, _ = listener.accept()
            with connection:
                connection.settimeout(20)
                while connection.recv(
                    4096
                ):  # the beginning of a handshake, then the end
                    pass

        use.run(body, base_url=url, total_timeout=0.4, retry=QUICK)


def test_a_write_that_was_not_begun_is_not_unknown(use: Flavour) -> None:
    """Time ended within the handshake: it is safe to send it again."""
    with socket.create_server(("127.0.0.1", 0)) as listener:  # accepts and is silent
        url = f"https://127.0.0.1:{listener.getsockname()[1]}"
        with pytest.raises(DeadlineError, match="nothing was sent") as caught:
            use.call(lambda c: c.deals.add(title="x"), base_url=url, total_timeout=0.2)
    assert not isinstance(caught.value, OutcomeUnknownError)
    assert not caught.value.outcome_unknown


@pytest.mark.parametrize(
    ("acts", "options", "kind", "count"),
    [
        ([stall(b"", 20)], {"total_timeout": 0.3}, DeadlineError, 1),
        ([stall(HEAD[:10], 20)], {"total_timeout": 0.3}, DeadlineError, 1),
        ([stall(b"", 20)], {"timeout": 0.2}, APITimeoutError, 2),
        ([fin()], {}, APIConnectionError, 2),
        ([say({}, status=407)], {}, APIConnectionError, 1),
        ([say({}, status=403)], {}, APIConnectionError, 1),
        ([say({}, status=503)], {}, APIConnectionError, 2),
    ],
)
def test_a_tunnel_that_a_proxy_does_not_open(
    use: Flavour, faults: FaultServer, acts: Any, options: Any, kind: Any, count: int
) -> None:
    """Nothing of a write was sent; it is sent again, unless the proxy refuses it."""
    faults.acts = list(acts)
    proxy = faults.base_url.removesuffix("/v2")
    once_more = Retry(attempts=2, base=0.001)
    with pytest.raises(kind) as caught:
        use.call(
            lambda c: c.deals.add(title="x"),
            base_url="https://api.invalid",
            proxy=proxy,
            retry=once_more,
            **options,
        )
    assert not isinstance(caught.value, OutcomeUnknownError)
    assert [seen.method for seen in faults.seen] == ["CONNECT"] * count


def test_every_address_has_only_what_is_left(
    use: Flavour, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name with several addresses, none of which takes a connection."""
    resolve = socket.getaddrinfo
    with socket.socket() as full, ExitStack() as waiting:
        full.bind(("127.0.0.1", 0))
        full.listen(0)
        for _ in range(4):  # more than it lets wait: others get no response at all
            other = waiting.enter_context(socket.socket())
            other.setblocking(False)
            other.connect_ex(full.getsockname())

        def found(host: Any, *rest: Any, **more: Any) -> Any:
            known = host in ("api.invalid", b"api.invalid")
            return (
                resolve("127.0.0.1", *rest, **more) * 5
                if known
                else resolve(host, *rest, **more)
            )

        monkeypatch.setattr(socket, "getaddrinfo", found)
        url = f"http://api.invalid:{full.getsockname()[1]}/v2"

        async def body(client: Any) -> None:
            started = time.monotonic()
            with pytest.raises(DeadlineError):
                await do(client.deals.get(7))
            assert 0.45 < time.monotonic() - started < 1.5

        use.run(body, base_url=url, total_timeout=0.5, timeout=20)


# --- what was not asked for


@pytest.mark.parametrize("extra", [answer({"success": True, "data": {"id": 8}}),
                                   answer(b"", status=204),
                                   b"HTTP/1.1 100 Continue\r\n\r\n" + WHOLE])  # fmt: skip
def test_a_response_that_nobody_asked_for_is_nobody_s(
    use: Flavour, faults: FaultServer, extra: bytes
) -> None:
    """Behind the body of another: a read is sent again, a write has an unknown outcome."""
    faults.acts = [send(WHOLE + extra), say(DEAL)]

    async def body(client: Any) -> None:
        for _ in range(3):
            assert await do(client.deals.get(7)) == Deal(id=7)
        assert client.usage.requests == 4
        while len(faults.seen) < 4:  # one of them was hung up on
            await asyncio.sleep(0.01)
        faults.acts = [send(WHOLE + extra), say(DEAL)]
        assert await do(client.deals.get(7)) == Deal(id=7)
        with pytest.raises(OutcomeUnknownError, match="there before the request"):
            await do(client.deals.add(title="x"))
        assert await do(client.deals.add(title="x")) == Deal(id=7)
        assert client.usage.requests == 7

    use.run(body, retry=QUICK)


def test_a_response_before_the_body_was_sent_is_a_response(
    use: Flavour, faults: FaultServer
) -> None:
    """A server may refuse what it has not read."""
    refusal = answer({"success": False, "error": "no"}, status=413)
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def refuse() -> None:
            connection, _ = listener.accept()
            with connection:
                connection.recv(1000)
                connection.sendall(refusal)
                while connection.recv(100_000):
                    pass

        thread = threading.Thread(target=refuse)
        thread.start()
        url = f"http://127.0.0.1:{listener.getsockname()[1]}"

        async def body(client: Any) -> None:
            with pytest.raises(Exception, match="413"):
                await do(client.deals.upload(7, data=bytes(3_000_000)))

        use.run(body, base_url=url, retry=QUICK)
        thread.join()


# --- as httpx does


def test_connections_are_kept_and_encrypted(
    use: Flavour,
    secure: FaultServer,
    certificate: tuple[Path, Path],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Certificates come from where httpx takes them; one connection serves many calls."""
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate[1]))

    async def body(client: Any) -> None:
        for _ in range(5):
            assert await do(client.deals.get(7)) == Deal(id=7)
        secure.acts = [fin(), say(DEAL)]
        assert await do(client.deals.get(7)) == Deal(id=7)
        await do(client.deals.upload(7, data=bytes(300_000)))
        assert len(secure.seen[-1].body) > 300_000

    use.run(body, base_url=secure.base_url, retry=QUICK)
    assert secure.connections == 2


def test_a_connection_that_decrypts_to_nothing_is_a_connection_error(
    use: Flavour,
    secure: FaultServer,
    certificate: tuple[Path, Path],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Like one that breaks: a read is sent again."""
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate[1]))

    def garbage(connection: socket.socket) -> None:
        connection.sendall(HEAD + b"{")
        with socket.socket(fileno=os.dup(connection.fileno())) as plain:
            plain.sendall(b"\x17\x03\x03\x00\x20" + b"x" * 32)
        connection.close()

    secure.acts = [garbage, say(DEAL)]
    deal = use.call(lambda c: c.deals.get(7), base_url=secure.base_url, retry=QUICK)
    assert deal == Deal(id=7)
    assert len(secure.seen) == 2


def test_dripping_headers_under_tls(
    use: Flavour,
    secure: FaultServer,
    certificate: tuple[Path, Path],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate[1]))
    secure.acts = [drip(SLOW_HEAD, 0.2)]

    async def body(client: Any) -> None:
        started = time.monotonic()
        with pytest.raises(DeadlineError):
            await do(client.deals.get(7, total_timeout=0.5))
        assert 0.45 < time.monotonic() - started < 8  # of 15 that it drips

    use.run(body, base_url=secure.base_url, retry=QUICK)


def test_a_proxy_of_the_environment_is_used(
    use: Flavour, faults: FaultServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", faults.base_url.removesuffix("/v2"))
    monkeypatch.delenv("no_proxy", raising=False)
    monkeypatch.delenv("NO_PROXY", raising=False)
    use.call(lambda c: c.deals.get(7), base_url="http://api.invalid/v2")
    assert faults.seen[0].target == "http://api.invalid/v2/deals/7"


def test_a_name_that_does_not_exist(use: Flavour) -> None:
    with pytest.raises(APIConnectionError, match="ConnectError"):
        use.call(lambda c: c.deals.get(7), base_url="http://api.invalid/v2")


def test_the_next_address_is_tried(
    use: Flavour, faults: FaultServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name with an address where nobody listens."""
    if use.is_async:
        pytest.skip("anyio's work")
    with socket.create_server(("127.0.0.1", 0)) as closed:
        nobody = closed.getsockname()
    there = ("127.0.0.1", faults.port)
    found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", at) for at in (nobody, there)]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found)
    assert use.call(lambda c: c.deals.get(7)) == Deal(id=7)


def test_a_slow_single_read_has_its_own_timeout(
    use: Flavour, faults: FaultServer
) -> None:
    faults.acts = [stall(HEAD[:10], 20)]
    started = time.monotonic()
    with pytest.raises(APIConnectionError, match="ReadTimeout"):
        use.call(lambda c: c.deals.get(7), timeout=0.2)
    assert 0.15 < time.monotonic() - started < 10


# --- many at once


def test_many_at_once_get_each_their_own_response(
    use: Flavour, faults: FaultServer
) -> None:
    """One client in threads, one async client in tasks, and connections that break."""
    lock = threading.Lock()
    broken: set[str] = set()

    def choose(seen: Any) -> Any:
        number = int(seen.target.rpartition("/")[2])
        with lock:
            first = seen.target not in broken
            broken.add(seen.target)
        if number % 9 == 0 and first:
            return fin(HEAD[:30])
        return say({"success": True, "data": {"id": number}})

    faults.choose = choose

    async def body(client: Any) -> None:
        if use.is_async:
            found = await asyncio.gather(*[client.deals.get(n) for n in range(200)])
        else:
            with ThreadPoolExecutor(16) as pool:
                found = list(pool.map(client.deals.get, range(200)))
        assert [deal.id for deal in found] == list(range(200))
        assert client.usage.requests == len(faults.seen) == 200 + 23
        gate = client._settings.gate
        assert todays(gate.store, gate.account()).tokens == 223

    use.run(body, retry=QUICK, api=BUDGETED)


def test_a_thread_that_is_interrupted_leaves_no_connection(faults: FaultServer) -> None:
    """Ctrl-C during the wait for a response: the call stays charged."""
    faults.acts = [stall(HEAD, 10), say(DEAL)]
    code = f"""
import signal, sys
sys.path.insert(0, ".")
from tests.runtime.sample_api import BUDGETED, Client
client = Client(api_token="x", base_url={faults.base_url!r}, api=BUDGETED)
signal.signal(signal.SIGINT, signal.default_int_handler)
try:
    client.deals.get(1)
except KeyboardInterrupt:
    print(client._http._transport._pool)
    print(client.deals.get(2).id)
    gate = client._settings.gate
    from tests.runtime.limits.store_bench import todays
    print(client.usage.requests, todays(gate.store, gate.account()).tokens)
client.close()
"""
    out, err = interrupted(code, at=lambda: faults.seen)
    assert "0 used, 0 idle" in out, err
    assert out.split()[-3:] == ["7", "2", "2"], err
    assert "ResourceWarning" not in err
    assert len(faults.seen) == 2


def test_a_call_waits_for_one_of_the_connections_in_use(
    faults: FaultServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It ends with its pool timeout; without one it gets the next that is given back."""
    monkeypatch.setattr(blocking, "CONNECTIONS", 1)
    faults.acts = [drip([b"", WHOLE], 0.3), say(DEAL)]
    with (
        Client(api_token=TOKEN, base_url=faults.base_url) as client,
        ThreadPoolExecutor(1) as others,
    ):
        first = others.submit(client.deals.get, 1)
        while not pooled(client).busy:
            time.sleep(0.001)
        with pytest.raises(APIConnectionError, match="PoolTimeout"):
            client.deals.get(2, timeout=0.05, retry=Retry(attempts=1))
        assert client.deals.get(3) == first.result() == Deal(id=7)
        assert pooled(client) == (0, 1)
    assert faults.connections == 1


class Connection:
    """A connection of HTTPX's core, as far as the pool looks at it."""

    def __init__(self, origin: str) -> None:
        self.origin = origin
        self.is_old = self.is_broken = False

    def has_expired(self) -> bool:
        return self.is_old

    def is_idle(self) -> bool:
        return not self.is_broken

    def can_handle_request(self, origin: str) -> bool:
        return origin == self.origin


def test_the_last_used_connection_to_an_origin_is_used_again() -> None:
    connections = blocking.Connections(Connection)
    taken = [connections.take(origin)[0] for origin in ("a", "a", "b")]
    for connection in taken:
        assert not connections.give_back(connection)
    assert connections.take("a") == (taken[1], [])
    assert repr(connections) == "<Connections: 1 used, 2 idle>"
    assert connections.drain() == [taken[0], taken[2], taken[1]]


def test_expired_broken_and_surplus_connections_are_closed() -> None:
    connections = blocking.Connections(Connection)
    taken = [connections.take("a")[0] for _ in range(22)]
    taken[0].is_broken = True
    closed = [connections.give_back(connection) for connection in taken]
    assert closed == [True, *[False] * 20, True]
    taken[1].is_old = taken[20].is_old = True
    assert connections.take("b")[1] == [taken[20], taken[1]]
    assert repr(connections) == "<Connections: 1 used, 18 idle>"
