"""Endpoints that receive webhooks, for ASGI and WSGI servers.

They respond 200 when the handler returned, 401 without the agreed credentials, 400 to what
is no event, and 500 if the handler failed: then Pipedrive delivers the event again. An
attempt that comes while the handler is busy with an earlier one gets 503, for the same.
"""

from __future__ import annotations

import inspect
import logging
from collections.abc import (
    Awaitable,
    Callable,
    Generator,
    Iterable,
    Mapping,
    MutableMapping,
)
from contextlib import contextmanager
from threading import Lock
from typing import Any, TypeAlias

from ..errors import WebhookAuthenticationError, WebhookError
from .events import Event, Recent, is_authenticated, parse

Scope: TypeAlias = MutableMapping[str, Any]
Receive: TypeAlias = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send: TypeAlias = Callable[[MutableMapping[str, Any]], Awaitable[None]]
AsgiApp: TypeAlias = Callable[[Scope, Receive, Send], Awaitable[None]]
WsgiApp: TypeAlias = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]

MAX_BODY = 10_000_000
"""Bytes of a body; larger ones are refused with 413."""

_log = logging.getLogger("pipedrive_kit.webhooks")
_REASONS = {
    200: "OK",
    400: "Bad Request",
    401: "Unauthorized",
    405: "Method Not Allowed",
    413: "Content Too Large",
    500: "Internal Server Error",
    503: "Service Unavailable",
}


class _Endpoint:
    """The rules of both endpoints: one event to one status."""

    def __init__(self, handler: Any, user: str | None, password: str | None) -> None:
        is_authenticated(user, password)  # empty ones are said at the start
        self.handler = handler
        self._user = user
        self._password = password
        self._recent = Recent()
        self._busy: set[str] = set()
        self._lock = Lock()

    def event(
        self, method: str, body: bytes | None, headers: Mapping[str, str]
    ) -> Event | int:
        """Return the event to handle, or the status of the response."""
        if method != "POST":
            return 405
        if body is None:
            return 413
        try:
            event = parse(body, headers, user=self._user, password=self._password)
        except WebhookAuthenticationError:
            return 401
        except WebhookError as error:
            _log.warning("a request that is no webhook: %s", error)
            return 400
        with self._lock:
            if self._recent.is_new(event):
                self._busy.add(event.meta.id)
                return event
            return 503 if event.meta.id in self._busy else 200

    @contextmanager
    def handling(self, event: Event) -> Generator[None, None, None]:
        """Let the next attempt be handled if the handler fails or is cancelled."""
        try:
            yield
        except BaseException:
            self._recent.forget(event)
            raise
        finally:
            with self._lock:
                self._busy.discard(event.meta.id)

    def failed(self, event: Event) -> int:
        """Log the handler's error."""
        meta = event.meta
        _log.exception(
            "%.40r of %.40r %.40r: the handler failed",
            meta.action,
            meta.entity,
            meta.id,
        )
        return 500


def asgi_endpoint(
    handler: Callable[[Event], Awaitable[None] | None],
    *,
    user: str | None = None,
    password: str | None = None,
) -> AsgiApp:
    """Return an ASGI application that hands each event to a handler, once.

    Args:
        handler: A function or coroutine function. Pipedrive waits 10 seconds for it, so
            put long work into a queue.
        user: `http_auth_user` of the webhook.
        password: `http_auth_password` of the webhook.

    Example:
        >>> app = FastAPI()  # or Starlette
        >>> app.mount("/hook", asgi_endpoint(handle, user="crm", password=secret))
    """
    endpoint = _Endpoint(handler, user, password)

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            raise RuntimeError(f"a webhook endpoint speaks http, not {scope['type']}")
        pairs: list[tuple[bytes, bytes]] = scope["headers"]
        headers = {k.decode("latin-1"): v.decode("latin-1") for k, v in pairs}
        event = endpoint.event(scope["method"], await _received(receive), headers)
        status = event if isinstance(event, int) else await handled(event)
        start = {"type": "http.response.start", "status": status, "headers": _HEADERS}
        await send(start)
        await send({"type": "http.response.body", "body": b""})

    async def handled(event: Event) -> int:
        try:
            with endpoint.handling(event):
                done = endpoint.handler(event)
                if inspect.isawaitable(done):
                    await done
        except Exception:  # the handler's, logged; Pipedrive delivers again
            return endpoint.failed(event)
        return 200

    return app


_HEADERS = [(b"content-length", b"0")]


async def _received(receive: Receive) -> bytes | None:
    body = bytearray()
    more = True
    while more:
        message = await receive()
        body += message.get("body", b"")
        more = message.get("more_body", False)
        if len(body) > MAX_BODY:
            return None
    return bytes(body)


def wsgi_endpoint(
    handler: Callable[[Event], None],
    *,
    user: str | None = None,
    password: str | None = None,
) -> WsgiApp:
    """Return a WSGI application that hands each event to a handler, once.

    Arguments are those of `asgi_endpoint`.
    """
    endpoint = _Endpoint(handler, user, password)

    def app(
        environ: dict[str, Any], start_response: Callable[..., Any]
    ) -> Iterable[bytes]:
        headers = {"authorization": environ.get("HTTP_AUTHORIZATION", "")}
        length = environ.get("CONTENT_LENGTH") or "0"
        size = int(length) if length.isdecimal() and len(length) < 20 else 0
        body = environ["wsgi.input"].read(size) if size <= MAX_BODY else None
        event = endpoint.event(environ["REQUEST_METHOD"], body, headers)
        status = event if isinstance(event, int) else handled(event)
        start_response(f"{status} {_REASONS[status]}", [("Content-Length", "0")])
        return [b""]

    def handled(event: Event) -> int:
        try:
            with endpoint.handling(event):
                endpoint.handler(event)
        except Exception:  # the handler's, logged; Pipedrive delivers again
            return endpoint.failed(event)
        return 200

    return app
