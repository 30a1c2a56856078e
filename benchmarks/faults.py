"""A server that fails in every way while a soak runs, in its own process.

``python -m benchmarks.faults`` prints its port and, when its input ends, how many requests
it has read below ``/threads`` and below ``/tasks``.
"""

from __future__ import annotations

import asyncio
import random
import re
import socket
import struct
import sys
from collections import Counter

from . import data

# Of a thousand requests; the others get what they asked for.
_FAULTS = (
    ("limited", 15),
    ("missing", 10),
    ("broken", 30),
    ("reset", 15),
    ("truncated", 15),
    ("slow", 30),
    ("stalled", 5),
)
_LENGTH = re.compile(rb"(?i)\r\ncontent-length: *(\d+)")
_RESET = struct.pack("ii", 1, 0)


class Faults:
    """A server of faults: it responds well to most requests, and counts them."""

    def __init__(self) -> None:
        self.requests: Counter[str] = Counter()
        self._random = random.Random(0)
        self._one = data.one(7)
        self._page = data.page(20, cursor=None)

    async def connected(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        """Serve a connection until either side ends it."""
        try:
            while True:
                head = await reader.readuntil(b"\r\n\r\n")
                length = _LENGTH.search(head)
                if length is not None:
                    await reader.readexactly(int(length[1]))
                path = head.split(b" ", 2)[1].decode()
                self.requests[path.split("/")[1]] += 1
                if not await self._answer(path, writer):
                    break
        except (asyncio.IncompleteReadError, asyncio.CancelledError, ConnectionError):
            pass
        finally:
            writer.close()

    async def _answer(self, path: str, writer: asyncio.StreamWriter) -> bool:
        """Respond to one request; return whether the connection can be used again."""
        fault = self._fault()
        body = self._one if "/deals/" in path else self._page
        if fault == "limited":
            body = b'{"success":false,"error":"rate limit exceeded"}'
            told = b"x-ratelimit-reset: 1\r\nx-ratelimit-remaining: 0\r\n"
            await _send(writer, 429, body, told)
        elif fault == "missing":
            await _send(writer, 404, b'{"success":false,"error":"not found"}', b"")
        elif fault == "broken":
            await _send(writer, 503, b"<html>503</html>", b"")
        elif fault == "reset":
            sock = writer.get_extra_info("socket")
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
            return False
        elif fault == "truncated":
            await _send(writer, 200, body, b"", keep=len(body) // 2)
            return False
        else:
            await asyncio.sleep({"slow": 0.2, "stalled": 2.0}.get(fault, 0))
            await _send(writer, 200, body, b"")
        return True

    def _fault(self) -> str:
        number = self._random.randrange(1000)
        for name, share in _FAULTS:
            if number < share:
                return name
            number -= share
        return ""


async def _send(
    writer: asyncio.StreamWriter,
    status: int,
    body: bytes,
    headers: bytes,
    keep: int | None = None,
) -> None:
    head = b"HTTP/1.1 %d -\r\ncontent-type: application/json\r\n%scontent-length: %d\r\n\r\n"
    writer.write(head % (status, headers, len(body)) + body[:keep])
    await writer.drain()


async def serve() -> None:
    """Serve until standard input ends."""
    faults = Faults()
    server = await asyncio.start_server(faults.connected, "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)
    print(faults.requests["threads"], faults.requests["tasks"], flush=True)


if __name__ == "__main__":
    asyncio.run(serve())
