"""Ends a blocking read at its deadline, on connections that are not ours.

The HTTP library fixes the read timeout when a body begins. A body that first flows and then
stalls would be waited for that long again, so a slow one gets a thread that cuts it off.
Before the body there is no way to the connection: headers that drip are not cut off.
"""

from __future__ import annotations

import socket
import threading
import time
from contextlib import suppress
from typing import Any

import httpx

_PATIENCE = 0.1  # part of what is left that a body may take without being watched


class Watchdog:
    """Guards the reading of one body; does nothing for one that is quick."""

    __slots__ = ("_deadline", "_response", "_timer", "_watch_at")

    def __init__(self, response: httpx.Response, deadline: float) -> None:
        self._response = response
        self._deadline = deadline
        self._timer: threading.Timer | None = None
        now = time.monotonic()
        self._watch_at = now + _PATIENCE * (deadline - now)

    def check(self) -> float:
        """Begin to watch when it is time to; return the time."""
        now = time.monotonic()
        if now >= self._watch_at and self._timer is None:
            stream = self._response.extensions.get("network_stream")
            connection = None if stream is None else stream.get_extra_info("socket")
            # An HTTP/2 connection serves others too.
            if connection is not None and self._response.http_version != "HTTP/2":
                self._timer = threading.Timer(
                    max(self._deadline - now, 0), _cut, (connection,)
                )
                self._timer.daemon = True
                self._timer.start()
        return now

    def stop(self) -> None:
        if self._timer is not None:
            self._timer.cancel()


def _cut(connection: Any) -> None:
    with suppress(OSError):
        # Not the method of a TLS socket, which would go on without encryption.
        socket.socket.shutdown(connection, socket.SHUT_RDWR)
