"""Calls that are sent again: the time for it, the bodies of files and pipes."""

from __future__ import annotations

import datetime as dt
import io
import os
import threading
from pathlib import Path
from typing import Any

import pytest

from openapi_runtime import (
    APIStatusError,
    InternalServerError,
    RateLimitError,
    RequestError,
    Retry,
)
from tests.runtime.attempts.fault_table import (
    QUICK,
)
from tests.runtime.conftest import Flavour, do
from tests.runtime.fault_server import (
    DEAL,
    FaultServer,
    fin,
    say,
)


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

    monkeypatch.setattr("openapi_runtime.request.uploads.LARGEST", 4)

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
