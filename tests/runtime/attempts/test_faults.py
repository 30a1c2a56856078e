"""Faults of servers and networks during a call: the fault table.

Each row has the error, the number of requests and the tokens charged. A read may be
repeated; a write must never be done twice.
"""

from __future__ import annotations

import socket
import ssl
import subprocess
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from openapi_runtime import (
    APIConnectionError,
    APIStatusError,
    BlockedError,
    BodyTooLargeError,
    BurstLimitError,
    ClientError,
    DailyLimitError,
    NotFoundError,
    OutcomeUnknownError,
    Retry,
)
from tests.runtime.attempts.fault_table import (
    LIMITED,
    QUICK,
    ROWS,
    WHOLE,
    Row,
)
from tests.runtime.conftest import TOKEN, Flavour, class_of, do
from tests.runtime.fault_server import (
    DEAL,
    Act,
    FaultServer,
    fin,
    reset,
    say,
    send,
)
from tests.runtime.sample_api import Deal
from tests.runtime.transport.pools import pooled

rows = pytest.mark.parametrize("row", ROWS, ids=[row.name for row in ROWS])


def options(row: Row, **more: Any) -> dict[str, Any]:
    return {
        "api": LIMITED,
        "retry": QUICK,
        "timeout": row.timeout,
        "total_timeout": row.total_timeout,
        **more,
    }


@rows
def test_a_fault_that_passes(use: Flavour, faults: FaultServer, row: Row) -> None:
    """A read is tried again where that may help, and gives its result."""
    faults.acts = [row.act, say(DEAL)]

    async def body(client: Any) -> None:
        if row.may_pass:
            assert await do(client.deals.get(7)) == Deal(id=7)
        else:
            with pytest.raises(row.kind) as caught:
                await do(client.deals.get(7))
            assert class_of(caught.value) is row.kind or row.kind is APIStatusError
        sent = 2 if row.may_pass else 1
        faults.wait_for(sent)
        assert (client.usage.requests, client.usage.tokens) == (sent, sent)
        assert len(faults.seen) == sent

    use.run(body, **options(row))


@rows
def test_a_fault_that_stays(use: Flavour, faults: FaultServer, row: Row) -> None:
    """Attempts are bounded, all of them charged, and the error says what happened."""
    faults.acts = [row.act]

    async def body(client: Any) -> None:
        started = time.monotonic()
        with pytest.raises(row.kind) as caught:
            await do(client.deals.get(7))
        assert time.monotonic() - started < 10  # of 20 that the server takes
        sent = 3 if row.may_pass else 1
        faults.wait_for(sent)
        assert caught.value.attempts == sent
        assert (client.usage.requests, len(faults.seen)) == (sent, sent)
        assert TOKEN not in str(caught.value)
        if isinstance(caught.value, BurstLimitError):
            again = f"try again after {caught.value.reset_at:%H:%M:%S} UTC"
            assert again in str(caught.value)

    use.run(body, **options(row))


@rows
def test_a_write_is_never_done_twice(
    use: Flavour, faults: FaultServer, row: Row
) -> None:
    """It is repeated only when it certainly was not acted upon; else the error says so."""
    faults.acts = [row.act, say(DEAL)]

    async def body(client: Any) -> None:
        if row.write is None:
            assert await do(client.deals.add(title="x")) == Deal(id=7)
            assert len(faults.seen) == client.usage.requests == 2
            return
        with pytest.raises(row.write) as caught:
            await do(client.deals.add(title="x"))
        if isinstance(caught.value, APIStatusError):
            status = caught.value.status_code
            assert caught.value.outcome_unknown == (status == 408 or status >= 500)
            assert isinstance(caught.value, row.kind)
        unknown = caught.value.outcome_unknown
        assert isinstance(caught.value, OutcomeUnknownError) == unknown
        assert ("acted upon, or not" in str(caught.value)) == unknown
        faults.wait_for(1)
        assert len(faults.seen) == client.usage.requests == 1
        assert client.usage.tokens == 5

    use.run(body, **options(row))


@rows
def test_a_client_lives_on_after_a_fault(
    use: Flavour, faults: FaultServer, row: Row
) -> None:
    """No connection is left in the pool that spoils or blocks a later call."""
    if row.kind in (BlockedError, DailyLimitError):
        pytest.skip("it must not send for a while")
    faults.acts = [*[row.act] * 4, say(DEAL)]

    async def body(client: Any) -> None:
        for sent in range(1, 5):
            with pytest.raises(ClientError):
                await do(client.deals.get(7))
            faults.wait_for(sent)
        assert await do(client.deals.get(7, timeout=20, total_timeout=20)) == Deal(id=7)
        assert pooled(client).busy == 0

    use.run(body, **options(row, retry=Retry(attempts=1, retry_after_cap=0.05)))


def test_nobody_listens(use: Flavour, faults: FaultServer) -> None:
    """A write is tried again, too, because nothing can have arrived."""
    faults.stop()

    async def body(client: Any) -> None:
        with pytest.raises(APIConnectionError) as caught:
            await do(client.deals.add(title="x"))
        assert class_of(caught.value) is APIConnectionError
        assert caught.value.attempts == 3
        assert client.usage.requests == 3

    use.run(body, retry=QUICK)
    assert faults.seen == []
    faults.start()


def test_a_body_longer_than_it_says_costs_only_another_request(
    use: Flavour, faults: FaultServer
) -> None:
    faults.acts = [send(WHOLE + b"more of it"), say(DEAL)]

    async def body(client: Any) -> None:
        for _ in range(3):
            assert await do(client.deals.get(7)) == Deal(id=7)
        assert client.usage.requests == len(faults.seen) == 4

    use.run(body, retry=QUICK)


def test_a_certificate_that_nobody_knows(use: Flavour, tmp_path: Path) -> None:
    """There is no use in trying again."""
    key, cert = tmp_path / "key.pem", tmp_path / "cert.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt",
         "ec_paramgen_curve:prime256v1", "-nodes", "-days", "1", "-subj",
         "/CN=127.0.0.1", "-keyout", key, "-out", cert],
        check=True, capture_output=True,
    )  # fmt: skip
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(cert, key)
    server = FaultServer(say(DEAL), context=context)

    async def body(client: Any) -> None:
        with pytest.raises(APIConnectionError, match="CERTIFICATE_VERIFY_FAILED"):
            await do(client.deals.add(title="x"))
        assert client.usage.requests == 1

    use.run(body, base_url=server.base_url, retry=QUICK)
    server.close()
    assert server.seen == []


@pytest.mark.parametrize("how", [fin(), reset()], ids=["closed", "reset"])
def test_a_handshake_that_the_server_closes(use: Flavour, how: Act) -> None:
    """A connection error like others: nothing was sent, so also a write is tried again."""
    accepted: list[socket.socket] = []

    def serve() -> None:
        with suppress(OSError):
            while True:
                connection, _ = listener.accept()
                accepted.append(connection)
                connection.recv(4096)  # the beginning of a handshake
                how(connection)

    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=serve)
        thread.start()
        url = f"https://127.0.0.1:{listener.getsockname()[1]}"
        with pytest.raises(
            APIConnectionError, match=r"ConnectError: \S.+ \(addDeal .*3 attempts"
        ) as e:
            use.call(lambda c: c.deals.add(title="x"), base_url=url, retry=QUICK)
        listener.shutdown(socket.SHUT_RDWR)
        thread.join()
    assert not isinstance(e.value, OutcomeUnknownError)
    assert len(accepted) == 3


def test_a_server_without_tls(use: Flavour) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def refuse() -> None:
            connection, _ = listener.accept()
            with connection:
                connection.recv(4096)
                connection.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")

        thread = threading.Thread(target=refuse)
        thread.start()
        url = f"https://127.0.0.1:{listener.getsockname()[1]}"
        with pytest.raises(APIConnectionError, match="SSL"):
            use.call(lambda c: c.deals.get(7), base_url=url, retry=QUICK)
        thread.join()


def test_a_redirect_to_another_host_is_not_followed(
    use: Flavour, faults: FaultServer
) -> None:
    other = FaultServer(say(DEAL))
    faults.acts = [say(b"", status=307, headers={"Location": other.base_url})]
    with pytest.raises(APIStatusError, match="not followed"):
        use.call(lambda c: c.deals.get(7), retry=QUICK)
    assert (len(faults.seen), len(other.seen)) == (1, 0)
    other.close()


# --- deadlines and sizes
def test_a_body_may_have_so_many_bytes(use: Flavour, faults: FaultServer) -> None:
    faults.acts = [say({"data": "x" * 300_000})]
    with pytest.raises(BodyTooLargeError, match="more than 100000 bytes"):
        use.call(lambda c: c.deals.get(7), max_body=100_000, retry=QUICK)
    assert len(faults.seen) == 1


def test_an_error_with_a_long_text_is_that_error(
    use: Flavour, faults: FaultServer
) -> None:
    """The status counts: what it means for the call, and as much text as there is room for."""
    long = "x" * 300_000
    options = {"max_body": 1000, "retry": QUICK}
    for status, kind in ((404, NotFoundError), (500, OutcomeUnknownError)):
        faults.seen.clear()
        faults.acts = [say({"error": long}, status=status)]
        with pytest.raises(kind) as caught:
            use.call(lambda c: c.deals.add(title="x"), **options)
        assert (len(caught.value.body), len(faults.seen)) == (1000, 1)
    faults.acts = [say({"error": long}, status=503), say(DEAL)]
    assert use.call(lambda c: c.deals.get(7), **options).id == 7
