"""A server that costs a client nothing but waiting: prepared bytes, in its own process.

``python -m benchmarks.server`` prints its port and serves until its input ends.

    GET, PATCH  /deals/7                    a deal
    GET         /deals?limit=500&cursor=3   the page 3 of 100,000 deals
    GET         /20ms/…                     the same, later
"""

from __future__ import annotations

import asyncio
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from . import data
from ._measure import environment

DEALS = 100_000
_DISTINCT = 4  # pages; more would only take memory
_TARGET = re.compile(rb"(?:/(\d+)ms)?/deals(?:/(\d+))?(?:\?(\S*))? ")
_HEADERS = (
    b"HTTP/1.1 200 OK\r\n"
    b"date: Fri, 20 Nov 2026 12:00:00 GMT\r\n"
    b"content-type: application/json; charset=utf-8\r\n"
    b"x-ratelimit-limit: 20\r\n"
    b"x-ratelimit-remaining: 19\r\n"
    b"x-ratelimit-reset: 2\r\n"
    b"x-daily-ratelimit-token-limit: 1000000000\r\n"
    b"x-daily-ratelimit-token-remaining: 999999999\r\n"
    b"x-correlation-id: 7f0f7a52-3f0e-4bbd-9d3c-2f5e6a1f2d11\r\n"
    b"content-length: %d\r\n\r\n"
)
_MARK = b'"@"'


class Answers:
    """The bytes of responses, made before anybody waits for them."""

    def __init__(self) -> None:
        self._one = _whole(data.one(7))
        self._pages: dict[int, list[tuple[bytes, bytes]]] = {}

    def one(self) -> bytes:
        return self._one

    def page(self, size: int, number: int) -> bytes:
        if size not in self._pages:
            made = (data.page(size, number=n, cursor="@") for n in range(_DISTINCT))
            self._pages[size] = [_halves(body) for body in made]
        before, after = self._pages[size][number % _DISTINCT]
        last = (number + 1) * size >= DEALS
        cursor = b"null" if last else b'"%d"' % (number + 1)
        return _whole(before + cursor + after)


def _halves(body: bytes) -> tuple[bytes, bytes]:
    before, after = body.split(_MARK)
    return before, after


def _whole(body: bytes) -> bytes:
    return _HEADERS % len(body) + body


class Connection(asyncio.Protocol):
    """A connection that responds to one request after the other."""

    def __init__(self, answers: Answers) -> None:
        self._answers = answers
        self._received = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        self._received += data
        head, found, rest = self._received.partition(b"\r\n\r\n")
        if not found:
            return
        length = re.search(rb"(?i)\r\ncontent-length: *(\d+)", head)
        if length is not None and len(rest) < int(length[1]):
            return
        self._received = b""
        target = _TARGET.search(head)
        assert target is not None, head
        delay, one, query = target.groups()
        fields = dict(re.findall(rb"(limit|cursor)=(\d+)", query or b""))
        if one is not None:
            answer = self._answers.one()
        else:
            size, number = (int(fields.get(k, d)) for k, d in _DEFAULTS)
            answer = self._answers.page(size, number)
        if delay is None:
            self._transport.write(answer)
        else:
            loop = asyncio.get_running_loop()
            loop.call_later(int(delay) / 1000, self._transport.write, answer)


_DEFAULTS = ((b"limit", 500), (b"cursor", 0))


async def serve() -> None:
    """Serve until standard input ends."""
    answers = Answers()
    answers.page(500, 0)
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: Connection(answers), "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await loop.run_in_executor(None, sys.stdin.read)
    server.close()


@contextmanager
def running() -> Iterator[str]:
    """Run it as a process; give its URL."""
    with subprocess.Popen(
        [sys.executable, "-m", "benchmarks.server"],
        env=environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            yield f"http://127.0.0.1:{int(process.stdout.readline())}"
        finally:
            process.stdin.close()


if __name__ == "__main__":
    asyncio.run(serve())
