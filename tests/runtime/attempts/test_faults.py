"""Faults of servers and networks during a call: the fault table.

Each row has the error, the number of requests and the tokens charged. A read may be
repeated; a write must never be done twice.
"""

from __future__ import annotations

import asyncio
import datetime as dt
import io
import os
import socket
import ssl
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
import pytest

from openapi_runtime import (
    APIConnectionError,
    APIResponseError,
    APIStatusError,
    APITimeoutError,
    BlockedError,
    BodyTooLargeError,
    BurstLimitError,
    Charge,
    ClientError,
    DailyLimitError,
    DeadlineError,
    InternalServerError,
    NotFoundError,
    OutcomeUnknownError,
    PaginationError,
    PermissionDeniedError,
    RateLimitError,
    RequestError,
    Retry,
    StoreError,
)
from openapi_runtime.account_facts import Blocked, BudgetRule, RateWindow
from openapi_runtime.limits.store import MemoryStore
from tests.runtime.conftest import TOKEN, Flavour, class_of, do
from tests.runtime.fault_server import (
    DEAL,
    Act,
    FaultServer,
    answer,
    cut_gzip,
    drip,
    false_gzip,
    fin,
    reset,
    say,
    send,
    stall,
)
from tests.runtime.sample_api import API, OPERATIONS, AsyncClient, Client, Deal
from tests.runtime.transport.pools import pooled

QUICK = Retry(attempts=3, base=0.01, cap=0.02)
LIMITED = msgspec.structs.replace(
    API,
    windows=(
        RateWindow(name="general", seconds=0.3, capacity=50, raised_by="x-limit"),
    ),
    budget=BudgetRule(
        tokens_per_seat=30000,
        plans={},
        limit_header="x-day-limit",
        remaining_header="x-day-left",
    ),
    blocked=Blocked(status=403, content_type="text/html", seconds=900),
    reset_header="x-reset",
    remaining_header="x-left",
)

SENT_IN_TIME = 1.2
"""Seconds in which a busy machine surely has sent the request that then stalls."""

WHOLE = answer(DEAL)
HEAD = WHOLE.partition(b"\r\n\r\n")[0] + b"\r\n\r\n"


class Row(NamedTuple):
    name: str
    act: Act
    kind: type[ClientError]
    """Error that the user sees if the fault happens every time."""

    may_pass: bool = True
    """True if a read is sent again."""

    write: type[ClientError] | None = OutcomeUnknownError
    """Error of a write after one fault; None if the write is sent again."""

    total_timeout: float | None = 20
    timeout: float = 20


ROWS = [
    Row("reset before the headers", reset(), APIConnectionError),
    Row("reset in the headers", reset(HEAD[:40]), APIConnectionError),
    Row("reset in the body", reset(WHOLE[:-9]), APIConnectionError),
    Row("closed without a byte", fin(), APIConnectionError),
    Row("closed in the headers", fin(HEAD[:40]), APIConnectionError),
    Row("closed in the body", fin(WHOLE[:-9]), APIConnectionError),
    Row("garbage", fin(b"lorem ipsum\r\n\r\n"), APIConnectionError),
    Row(
        "bad chunk",
        fin(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}"),
        APIConnectionError,
    ),
    Row("slow headers", stall(b"", 20), APITimeoutError, timeout=0.4),
    Row(
        "length too long", stall(answer(DEAL, length=99), 20), APITimeoutError,
        timeout=0.4,
    ),
    Row(
        "dripping body", drip([HEAD, *[b" "] * 400], 0.05), DeadlineError,
        may_pass=False, total_timeout=SENT_IN_TIME,
    ),
    Row(
        "stalling body", stall(WHOLE[:-9], 20), DeadlineError, may_pass=False,
        total_timeout=SENT_IN_TIME,
    ),
    Row(
        "truncated JSON", say(b'{"success": true, "data": {"id"'), APIResponseError,
        may_pass=False, write=APIResponseError,
    ),
    Row(
        "no JSON", say(b"<html>", headers={"Content-Type": "text/html"}),
        APIResponseError, may_pass=False, write=APIResponseError,
    ),
    Row("false gzip", false_gzip(), APIConnectionError),
    Row("broken gzip", cut_gzip(DEAL), APIConnectionError),
    Row("500", say({}, status=500), InternalServerError),
    Row("502", say(b"<html>", status=502, headers={"Content-Type": "text/html"}),
        InternalServerError),
    Row("503", say({}, status=503, headers={"Retry-After": "0"}), InternalServerError),
    Row("504", say({}, status=504), InternalServerError),
    Row("524", say({}, status=524), InternalServerError),
    Row("408", say({}, status=408), APIStatusError),
    Row("501", say({}, status=501), InternalServerError, may_pass=False),
    Row("burst 429", say({}, status=429, headers={"x-left": "0", "x-reset": "0.05"}),
        BurstLimitError, write=None),
    Row("429 with Retry-After", say({}, status=429, headers={"Retry-After": "0.05"}),
        BurstLimitError, write=None),
    Row("daily 429",
        say({}, status=429, headers={"x-day-limit": "9", "x-day-left": "0"}),
        DailyLimitError, may_pass=False, write=DailyLimitError),
    Row("bare 429", say({}, status=429), RateLimitError, may_pass=False,
        write=RateLimitError),
    Row("429 that asks for an hour",
        say({}, status=429, headers={"Retry-After": "3600"}),
        RateLimitError, may_pass=False, write=RateLimitError),
    Row("403 HTML", say(b"<html>", status=403, headers={"Content-Type": "text/html"}),
        BlockedError, may_pass=False, write=BlockedError),
    Row("403 JSON", say({"error": "no"}, status=403), PermissionDeniedError,
        may_pass=False, write=PermissionDeniedError),
    Row("redirect", say(b"", status=302, headers={"Location": "http://127.0.0.2/x"}),
        APIStatusError, may_pass=False, write=APIStatusError),
]  # fmt: skip
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
        assert pooled(client)[:2] == (0, 0)

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


# --- what a retry does


def test_the_time_for_retries_is_bounded(use: Flavour, faults: FaultServer) -> None:
    faults.acts = [say({}, status=503, headers={"Retry-After": "0.2"})]
    retry = Retry(attempts=100, base=0.0, total=0.5)
    with pytest.raises(InternalServerError):
        use.call(lambda c: c.deals.get(7), retry=retry)
    assert 2 <= len(faults.seen) <= 3


def test_retry_after_is_honoured_and_capped(use: Flavour, faults: FaultServer) -> None:
    later = dt.datetime.now(dt.UTC) + dt.timedelta(hours=1)
    for value, least in [
        ("0.2", 0.2),
        ("9999", 1.5),
        (later.strftime("%a, %d %b %Y %H:%M:%S GMT"), 1.5),
        ("-5", 0.0),
        ("soon", 0.0),
        ("9" * 400, 0.0),
        ("nan", 0.0),
    ]:
        faults.seen.clear()
        faults.acts = [say({}, status=503, headers={"Retry-After": value}), say(DEAL)]
        retry = Retry(base=0.0, retry_after_cap=1.5)
        use.call(lambda c, retry=retry: c.deals.get(7, retry=retry))
        first, second = faults.seen
        # Less than the cap for those that do not ask for it.
        assert least - 0.01 <= second.at - first.at < least + 1.2


def test_a_delete_that_finds_nothing_on_a_retry_is_done(
    use: Flavour, faults: FaultServer
) -> None:
    gone = say({"success": False, "error": "not found"}, status=404)
    faults.acts = [fin(), gone]

    async def body(client: Any) -> None:
        assert await do(client.deals.delete(7)) is None
        faults.acts = [say({}, status=502), gone]
        raw = await do(client.deals.with_raw_response.delete(7))
        assert (raw.status_code, raw.parsed, raw.tokens) == (404, None, 6)
        busy = say({}, status=429, headers={"Retry-After": "0.01"})
        faults.acts = [busy, gone]
        with pytest.raises(APIStatusError):  # nothing of ours can have deleted it
            await do(client.deals.delete(7))

    use.run(body, retry=QUICK)


class Pipe(io.RawIOBase):
    """A file that cannot be sought, read in pieces."""

    def __init__(self, content: bytes = b"bytes") -> None:
        self._source = io.BytesIO(content)

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        return self._source.read(min(size, 3))


def test_files_and_pipes_are_sent_again(
    use: Flavour, faults: FaultServer, tmp_path: Path
) -> None:
    busy = say({}, status=429, headers={"Retry-After": "0.01"})
    path, fifo = tmp_path / "a.png", tmp_path / "fifo.png"
    path.write_bytes(b"bytes")
    os.mkfifo(fifo)
    given = [
        (b"bytes", "data"),
        (path, "a.png"),
        (io.BytesIO(b"bytes"), "data"),
        (Pipe(), "data"),
        (("b.png", Pipe(), "image/png"), "b.png"),
        (fifo, "fifo.png"),
    ]

    async def body(client: Any) -> None:
        for data, name in given:
            faults.seen.clear()
            faults.acts = [busy, busy, say(DEAL)]
            if data is fifo:
                threading.Thread(target=fifo.write_bytes, args=(b"bytes",)).start()
            await do(client.deals.upload(7, data=data))
            assert [b"\r\nbytes\r\n" in seen.body for seen in faults.seen] == [True] * 3
            shown = f'filename="{name}"'.encode()
            assert all(shown in seen.body for seen in faults.seen)

    use.run(body, retry=QUICK)


def test_a_pipe_is_not_copied_for_a_single_attempt(
    use: Flavour, faults: FaultServer
) -> None:
    async def body(client: Any) -> None:
        faults.acts = [say({}, status=429, headers={"Retry-After": "0.01"})]
        with pytest.raises(RateLimitError):
            await do(client.deals.upload(7, data=Pipe()))
        assert len(faults.seen) == 1
        assert faults.seen[0].headers["transfer-encoding"] == "chunked"

    use.run(body, retry=Retry(attempts=1))


def test_a_pipe_that_cannot_be_copied_is_refused_before_sending(
    use: Flavour, faults: FaultServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Broken(Pipe):
        def read(self, size: int = -1) -> Any:
            raise OSError("gone")

    class Unready(Pipe):
        def read(self, size: int = -1) -> Any:
            return None

    monkeypatch.setattr("openapi_runtime.request.spool.LARGEST", 4)

    async def body(client: Any) -> None:
        for pipe, said in (
            (Pipe(), "can be read only once and has more than 4 bytes"),
            (Broken(), "cannot read the file for 'data': gone"),
            (Unready(), "cannot read the file for 'data'"),
        ):
            with pytest.raises(RequestError, match=said):
                await do(client.deals.upload(7, data=pipe))
        assert faults.seen == []

    use.run(body, retry=QUICK)


# --- refusals of the server that concern more than one call


def test_a_block_stops_every_client_that_shares_the_store(
    use: Flavour, faults: FaultServer
) -> None:
    page = say(b"<html>", status=403, headers={"Content-Type": "text/html"})
    faults.acts = [page, say(DEAL)]
    with pytest.raises(BlockedError) as caught:
        use.call(lambda c: c.deals.get(7), api=LIMITED)
    until = caught.value.until
    assert until is not None
    assert 890 < (until - dt.datetime.now(dt.UTC)).total_seconds() <= 900
    with pytest.raises(BlockedError, match="nothing was sent"):
        use.call(lambda c: c.deals.get(7), api=LIMITED)
    assert len(faults.seen) == 1


def test_after_a_daily_limit_nothing_is_sent(use: Flavour, faults: FaultServer) -> None:
    headers = {"x-day-limit": "30000", "x-day-left": "0"}
    faults.acts = [say({}, status=429, headers=headers)]

    async def body(client: Any) -> None:
        for _ in range(5):
            with pytest.raises(DailyLimitError) as caught:
                await do(client.deals.get(7))
            assert caught.value.reset_at is not None
            assert caught.value.reset_at > dt.datetime.now(dt.UTC)

    use.run(body, api=LIMITED)
    assert len(faults.seen) == 1


@pytest.mark.parametrize(("headers", "says", "least", "most"), [
    ({}, "perhaps the daily one, so it was not sent again", 0, 86400),
    ({"Retry-After": "3600"}, "asks to wait for 3600 s, so it was not", 3590, 3600),
    ({"Retry-After": "9" * 12}, "so it was not sent again", 86390, 86400),
    ({"Retry-After": "soon"}, "perhaps the daily one", 0, 86400),
])  # fmt: skip
def test_an_unclear_limit_is_not_tried_again(
    use: Flavour,
    faults: FaultServer,
    headers: dict[str, str],
    says: str,
    least: float,
    most: float,
) -> None:
    """It may be that of the day. The others of the account wait a little, too."""
    faults.acts = [say({}, status=429, headers=headers), say(DEAL)]

    async def body(client: Any) -> None:
        with pytest.raises(RateLimitError, match=says) as caught:
            await do(client.deals.get(7, retry=Retry(retry_after_cap=0.3)))
        assert class_of(caught.value) is RateLimitError
        assert len(faults.seen) == 1
        assert caught.value.reset_at is not None
        left = caught.value.reset_at - dt.datetime.now(dt.UTC)
        assert least <= left.total_seconds() <= most
        assert await do(client.deals.get(7)) == Deal(id=7)
        assert faults.seen[1].at - faults.seen[0].at >= 0.28

    use.run(body, api=LIMITED)


def test_a_missing_scope_is_named(use: Flavour, faults: FaultServer) -> None:
    operation = OPERATIONS["getDeal"]
    scoped = msgspec.structs.replace(operation, scopes=("deals:read", "deals:full"))
    faults.acts = [say({"error": "Scope and URL mismatch"}, status=403)]
    OPERATIONS["getDeal"] = scoped  # type: ignore[index]  # pyright: ignore
    try:
        with pytest.raises(PermissionDeniedError, match="deals:read") as caught:
            use.call(lambda c: c.deals.get(7), api=LIMITED)
        assert caught.value.missing_scopes == ("deals:read", "deals:full")
    finally:
        OPERATIONS["getDeal"] = operation  # type: ignore[index]  # pyright: ignore


# --- walks


def page(number: int, cursor: str | None) -> dict[str, Any]:
    return {
        "success": True,
        "data": [{"id": number * 2}, {"id": number * 2 + 1}],
        "additional_data": {"next_cursor": cursor},
    }


def test_a_cursor_that_repeats(use: Flavour, faults: FaultServer) -> None:
    faults.acts = [say(page(0, "a")), say(page(1, "b")), say(page(2, "a"))]
    seen: list[int] = []

    async def body(client: Any) -> None:
        if use.is_async:
            async for deal in client.deals.list():
                seen.append(deal.id)
        else:
            seen.extend(deal.id for deal in watched(client.deals.list(), seen))

    def watched(deals: Any, into: list[int]) -> Any:
        for deal in deals:
            into.append(deal.id)
            yield from ()

    with pytest.raises(PaginationError, match="repeats a cursor"):
        use.run(body, retry=QUICK)
    assert seen == [0, 1, 2, 3, 4, 5]
    assert len(faults.seen) == 3


def test_an_empty_page_with_a_cursor(use: Flavour, faults: FaultServer) -> None:
    empty = {**page(1, "b"), "data": []}
    faults.acts = [say(page(0, "a")), say(empty), say(page(2, None))]
    found = use.call(lambda c: c.deals.list(), retry=QUICK)
    assert [deal.id for deal in found] == [0, 1, 4, 5]
    assert len(faults.seen) == 3


class Fake:
    """An OAuth session whose access tokens expire."""

    base_url = None

    def __init__(self) -> None:
        self.number = 0
        self.refreshed: list[str] = []

    def ready(self) -> tuple[str, str] | None:
        return None

    def header(self, refused: str | None, _: float | None) -> tuple[str, str]:
        if refused is not None:
            self.refreshed.append(refused)
            self.number += 1
        return "authorization", f"Bearer {self.number}"

    def secrets(self) -> tuple[str, ...]:
        return ()


def test_401_in_a_walk_is_refreshed_once(use: Flavour, faults: FaultServer) -> None:
    denied = say({"error": "unauthorized"}, status=401)
    faults.acts = [say(page(0, "a")), denied, say(page(1, None)), denied]
    fake = Fake()

    async def body(client: Any) -> None:
        client._settings.auth = fake
        found = await do(client.deals.list())
        assert [deal.id for deal in found] == [0, 1, 2, 3]
        assert client.usage.requests == len(faults.seen) == 3
        with pytest.raises(APIStatusError, match="401"):
            await do(client.deals.add(title="x"))

    use.run(body, retry=Retry(attempts=1))
    sent = [seen.headers["authorization"] for seen in faults.seen]
    assert sent == ["Bearer 0", "Bearer 0", "Bearer 1", "Bearer 1", "Bearer 2"]
    assert fake.refreshed == ["Bearer 0", "Bearer 1"]


def test_a_server_that_restarts_in_a_walk(use: Flavour, faults: FaultServer) -> None:
    """Each item comes once, though connections break and nobody listens for a while."""
    pages = 12

    def restart() -> None:
        faults.stop()
        time.sleep(0.25)
        faults.start()

    def choose(seen: Any) -> Act:
        number = int(seen.target.partition("cursor=")[2].partition("&")[0] or 0)
        if number == 5 and not restarts:
            restarts.append(threading.Thread(target=restart))
            restarts[0].start()
            return stall(b"", 2)
        return say(page(number, str(number + 1) if number < pages - 1 else None))

    restarts: list[threading.Thread] = []
    faults.choose = choose
    found = use.call(
        lambda c: c.deals.list(),
        retry=Retry(attempts=30, base=0.05, cap=0.05),
    )
    assert [deal.id for deal in found] == list(range(2 * pages))
    restarts[0].join()
    assert len(faults.seen) == pages + 1


# --- interrupted


def test_a_cancelled_task_leaves_nothing_behind(faults: FaultServer) -> None:
    """The rule holds during the wait for a turn, for a retry and for the response."""
    window = RateWindow(name="general", seconds=30, capacity=2)
    api = msgspec.structs.replace(LIMITED, windows=(window,))
    charges: list[Charge] = []

    async def main() -> None:
        async with AsyncClient(
            api_token=TOKEN, base_url=faults.base_url, api=api, on_charge=charges.append
        ) as client:
            store, account = (
                client._settings.gate.store,
                client._settings.gate.account(),
            )

            async def cancelled(when: Callable[[], object]) -> None:
                task = asyncio.create_task(client.deals.get(7))
                while not when():
                    await asyncio.sleep(0.005)
                task.cancel()
                with pytest.raises(asyncio.CancelledError):
                    await task

            faults.acts = [stall(b"", 20)]
            await cancelled(lambda: faults.seen)  # for the response
            assert client.usage.requests == store.spent(account).tokens == 1
            faults.acts = [say({}, status=503, headers={"Retry-After": "30"})]
            # The hook is called just before the task waits for the retry.
            await cancelled(lambda: [c for c in charges if c.status == 503])
            assert client.usage.requests == store.spent(account).tokens == 2
            for _ in range(3):  # for the turn
                await cancelled(lambda: store.spent(account).tokens == 3)
            assert client.usage.requests == store.spent(account).tokens == 2
            assert pooled(client)[:2] == (0, 0)

    asyncio.run(main())
    assert len(faults.seen) == 2


def test_cancelled_while_the_store_is_asked(faults: FaultServer) -> None:
    """A grant of the store that nobody waits for is given back."""

    asked, go_on = threading.Event(), threading.Event()

    class Slow(MemoryStore):
        blocking = True

        def admit(self, *arguments: Any, **more: Any) -> Any:
            asked.set()
            go_on.wait(20)
            return super().admit(*arguments, **more)

        def release(self, *arguments: Any, **more: Any) -> None:
            super().release(*arguments, **more)
            released.set()

    released = threading.Event()

    async def main() -> None:
        async with AsyncClient(
            api_token=TOKEN, base_url=faults.base_url, store=Slow()
        ) as client:
            store, account = (
                client._settings.gate.store,
                client._settings.gate.account(),
            )
            task = asyncio.create_task(client.deals.get(7))
            while not asked.is_set():
                await asyncio.sleep(0.005)
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task
            go_on.set()  # the thread that asks cannot be cancelled
            while not released.is_set():
                await asyncio.sleep(0.005)
            assert store.spent(account).tokens == 0
            await client.deals.get(7)
            assert store.spent(account).tokens == client.usage.tokens == 1

    asyncio.run(main())
    assert len(faults.seen) == 1


class Broken(MemoryStore):
    """A store that fails once there is a response."""

    def settle(self, *arguments: Any, **more: Any) -> None:
        raise StoreError("disk full")


@pytest.mark.parametrize("blocking", [True, False])
def test_a_response_is_not_lost_with_the_store(
    use: Flavour,
    faults: FaultServer,
    caplog: pytest.LogCaptureFixture,
    blocking: bool,
) -> None:
    store = Broken()
    store.blocking = blocking
    assert use.call(lambda c: c.deals.add(title="x"), store=store) == Deal(id=7)
    assert "disk full" in caplog.text


def test_an_interrupted_thread_leaves_nothing_behind(faults: FaultServer) -> None:
    """Ctrl-C while a call waits for its turn."""
    code = f"""
import os, signal, sys, threading
sys.path[:0] = {[str(Path(__file__).parents[3])]!r}
import msgspec
from openapi_runtime.account_facts import RateWindow
from tests.runtime.sample_api import API, Client
api = msgspec.structs.replace(API, windows=(RateWindow(name="g", seconds=60, capacity=1),))
client = Client(api_token="x", base_url={faults.base_url!r}, api=api)
client.deals.get(1)
signal.signal(signal.SIGINT, signal.default_int_handler)
interrupt = lambda: os.kill(os.getpid(), signal.SIGINT)
threading.Timer(0.3, interrupt).start()
try:
    client.deals.get(2)
except KeyboardInterrupt:
    store, account = client._settings.gate.store, client._settings.gate.account()
    print(client.usage.requests, store.spent(account).tokens)
"""
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=20
    )
    assert done.stdout.split() == ["1", "1"], done.stderr
    assert len(faults.seen) == 1


def test_accounts_do_not_touch_each_other(faults: FaultServer) -> None:
    other = FaultServer(say(DEAL))
    page = say(b"<html>", status=403, headers={"Content-Type": "text/html"})
    faults.acts = [page]
    with (
        Client(api_token="a" * 9, base_url=faults.base_url, api=LIMITED) as one,
        Client(api_token="b" * 9, base_url=other.base_url, api=LIMITED) as two,
    ):
        with pytest.raises(BlockedError):
            one.deals.get(7)
        assert two.deals.get(7) == Deal(id=7)
        assert (one.usage.requests, two.usage.requests) == (1, 1)
        assert [seen.headers["x-api-token"] for seen in other.seen] == ["b" * 9]
    other.close()
