"""A server on raw sockets that misbehaves as it is told, request by request."""

from __future__ import annotations

import gzip
import json
import socket
import ssl
import struct
import sys
import threading
import time
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from typing import Any, NamedTuple

DEAL = {"success": True, "data": {"id": 7}}

_KERNEL_STAMPS = 35  # SO_TIMESTAMPNS
Act = Callable[[socket.socket], None]
"""A function that responds to a request; the connection stays open unless closed."""


class Seen(NamedTuple):
    at: float
    """Time of its first bytes; on Linux from the kernel, exact however busy we are."""

    method: str
    target: str
    headers: dict[str, str]
    body: bytes


class FaultServer:
    """A server that plays acts in turn, the last one for ever."""

    def __init__(self, *acts: Act, context: ssl.SSLContext | None = None) -> None:
        self.acts: list[Act] = list(acts)
        self.seen: list[Seen] = []
        self.hang_up = threading.Event()
        self.choose: Callable[[Seen], Act] | None = None
        self._context = context
        self._lock = threading.Lock()
        self._accepted: list[socket.socket] = []
        self._serving: list[threading.Thread] = []
        self.port = 0
        self.start()

    @property
    def base_url(self) -> str:
        scheme = "http" if self._context is None else "https"
        return f"{scheme}://127.0.0.1:{self.port}/v2"

    @property
    def connections(self) -> int:
        return len(self._accepted)

    def wait_for(self, requests: int) -> None:
        """Wait until it has read so many: a client may give up before we have."""
        end = time.monotonic() + 20
        while len(self.seen) < requests:
            assert time.monotonic() < end, f"only {len(self.seen)} requests came"
            time.sleep(0.002)

    def start(self) -> None:
        self._listener = socket.create_server(
            ("127.0.0.1", self.port), backlog=128, reuse_port=False
        )
        if sys.platform == "linux":  # every connection has it then
            self._listener.setsockopt(socket.SOL_SOCKET, _KERNEL_STAMPS, 1)
        self.port = self._listener.getsockname()[1]
        self._thread = threading.Thread(
            target=self._accept, args=(self._listener,), daemon=True
        )
        self._thread.start()

    def stop(self) -> None:
        """Close everything, as a server that is restarted does."""
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self._thread.join()
        with self._lock:
            for connection in self._accepted:
                with suppress(OSError):
                    connection.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        """Stop for good; what a thread of ours raised shows in the test that made it."""
        self.hang_up.set()
        self.stop()
        for thread in self._serving:
            thread.join(5)

    def _accept(self, listener: socket.socket) -> None:
        while True:
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            thread = threading.Thread(
                target=self._serve, args=(connection,), daemon=True
            )
            self._serving.append(thread)
            thread.start()

    def _serve(self, connection: socket.socket) -> None:
        with suppress(OSError), connection:
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            if self._context is None:
                return self._answer(connection)
            with self._context.wrap_socket(connection, server_side=True) as secure:
                return self._answer(secure)

    def _answer(self, connection: socket.socket) -> None:
        with self._lock:
            self._accepted.append(connection)
        received = b""
        while connection.fileno() != -1:
            request, received = read_request(connection, received)
            if request is None:
                break
            with self._lock:
                self.seen.append(request)
                if self.choose is None:
                    act = self.acts.pop(0) if len(self.acts) > 1 else self.acts[0]
                else:
                    act = self.choose(request)
            act(connection)


def read_request(
    connection: socket.socket, received: bytes
) -> tuple[Seen | None, bytes]:
    at = 0.0
    while b"\r\n\r\n" not in received:
        more, arrived = receive(connection)
        if not more:
            return None, b""
        received += more
        at = at or arrived
    at = at or time.monotonic()
    head, _, rest = received.partition(b"\r\n\r\n")
    first, *lines = head.decode("latin-1").split("\r\n")
    method, target, _ = first.split(" ")
    headers = {
        name.lower(): value.strip()
        for name, _, value in (line.partition(":") for line in lines)
    }
    if headers.get("transfer-encoding") == "chunked":
        body = b""
        while True:
            size, rest = _up_to_line_end(connection, rest)
            chunk, rest = _exactly(connection, rest, int(size, 16) + 2)
            if not int(size, 16):
                return Seen(at, method, target, headers, body), rest
            body += chunk[:-2]
    body, rest = _exactly(connection, rest, int(headers.get("content-length", 0)))
    return Seen(at, method, target, headers, body), rest


def _up_to_line_end(connection: socket.socket, rest: bytes) -> tuple[bytes, bytes]:
    while b"\r\n" not in rest:
        rest += _more(connection)
    line, _, rest = rest.partition(b"\r\n")
    return line, rest


def _exactly(
    connection: socket.socket, rest: bytes, length: int
) -> tuple[bytes, bytes]:
    while len(rest) < length:
        rest += _more(connection)
    return rest[:length], rest[length:]


def _more(connection: socket.socket) -> bytes:
    more = connection.recv(65536)
    if not more:
        raise ConnectionAbortedError("the client gave up in the middle")
    return more


def receive(connection: socket.socket) -> tuple[bytes, float]:
    """Return what has arrived, and when, by ``time.monotonic()``."""
    if isinstance(connection, ssl.SSLSocket):
        return connection.recv(65536), time.monotonic()
    more, notes, _, _ = connection.recvmsg(65536, 64)
    ago = 0.0
    for level, kind, stamp in notes:
        if (level, kind) == (socket.SOL_SOCKET, _KERNEL_STAMPS):
            seconds, nanoseconds = struct.unpack("qq", stamp)
            ago = max(time.time() - seconds - nanoseconds / 1e9, 0.0)
    return more, time.monotonic() - ago


def answer(
    body: Any = None,
    *,
    status: int = 200,
    headers: Mapping[str, str] | None = None,
    length: int | None = None,
) -> bytes:
    """Return the bytes of a response; a body that is not bytes becomes JSON."""
    shown = {"Content-Type": "application/json", **(headers or {})}
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    shown["Content-Length"] = str(len(content) if length is None else length)
    lines = [f"HTTP/1.1 {status} Reason"]
    lines += [f"{name}: {value}" for name, value in shown.items()]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + content


def send(content: bytes) -> Act:
    return lambda connection: connection.sendall(content)


def say(body: Any = None, **how: Any) -> Act:
    return send(answer(body, **how))


def fin(content: bytes = b"") -> Act:
    """Send that and close the connection."""

    def act(connection: socket.socket) -> None:
        connection.sendall(content)
        connection.shutdown(socket.SHUT_RDWR)
        connection.close()

    return act


def reset(content: bytes = b"") -> Act:
    """Send that and reset the connection."""

    def act(connection: socket.socket) -> None:
        if content:
            connection.sendall(content)
            time.sleep(0.03)  # else the reset overtakes it
        linger = struct.pack("ii", 1, 0)
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
        connection.close()

    return act


def drip(pieces: Iterable[bytes], pause: float, *, stalling: float = 0.0) -> Act:
    """Send one after another, then nothing for a while."""

    def act(connection: socket.socket) -> None:
        for piece in pieces:
            connection.sendall(piece)
            time.sleep(pause)
        if stalling:
            stall(b"", stalling)(connection)

    return act


def stall(content: bytes, seconds: float) -> Act:
    """Send that, and then nothing for a while."""

    def act(connection: socket.socket) -> None:
        connection.sendall(content)
        connection.settimeout(seconds)
        with suppress(TimeoutError):
            connection.recv(1)  # until the client hangs up
        connection.close()

    return act


def false_gzip() -> Act:
    return say(b"no gzip at all", headers={"Content-Encoding": "gzip"})


def cut_gzip(body: Any) -> Act:
    content = bytearray(gzip.compress(json.dumps(body).encode()))
    content[12:16] = b"\xff\xff\xff\xff"
    return say(bytes(content), headers={"Content-Encoding": "gzip"})
