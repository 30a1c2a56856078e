"""A fake on a socket of this machine, for programs in other processes."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from http.client import responses
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from ..messages import Request, Response


class FakeServer:
    """An HTTP server with a thread for each connection."""

    def __init__(
        self, handle: Callable[[Request], Response], host: str, port: int
    ) -> None:
        class Bound(_Handler):
            respond = staticmethod(handle)

        self._server = _Server((host, port), Bound)
        self.origin = f"http://{host}:{self._server.server_port}"
        Bound.origin = self.origin
        self._thread = threading.Thread(
            target=self._server.serve_forever,
            kwargs={"poll_interval": 0.02},
            daemon=True,
        )
        self._thread.start()

    def close(self) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 256


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = -1  # one packet for each response
    origin: str
    respond: Callable[[Request], Response]

    def _serve(self) -> None:
        path, _, query = self.path.partition("?")
        request = Request(
            method=self.command,
            path=path,
            query=query,
            headers={name.lower(): text for name, text in self.headers.items()},
            body=self._body(),
            origin=self.origin,
            peer=self.client_address,
        )
        try:
            response = self.respond(request)
        except AssertionError as error:
            # A mistake of the fake: the caller is where it can be seen.
            response = Response(status=500, body=str(error).encode())
        if response.delay:
            time.sleep(response.delay)
        try:
            self._send(response)
        except ConnectionError:
            self.close_connection = True  # the caller did not wait

    do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = _serve  # noqa: N815

    def _send(self, response: Response) -> None:
        lines = [f"HTTP/1.1 {response.status} {responses.get(response.status, '')}"]
        headers = {**response.headers, "content-length": str(len(response.body))}
        lines += [f"{name}: {text}" for name, text in headers.items()]
        head = "\r\n".join([*lines, "", ""]).encode("latin-1")
        self.wfile.write(head + response.body[: response.cut])
        self.wfile.flush()
        if response.cut is not None:
            self.close_connection = True

    def _body(self) -> bytes:
        if self.headers.get("Transfer-Encoding", "").lower() == "chunked":
            chunks: list[bytes] = []
            while size := int(self.rfile.readline(), 16):
                chunks.append(self.rfile.read(size))
                self.rfile.readline()
            self.rfile.readline()
            return b"".join(chunks)
        return self.rfile.read(int(self.headers.get("Content-Length", 0)))

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""
