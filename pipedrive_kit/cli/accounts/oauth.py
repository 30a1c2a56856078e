"""The consent of a user in the browser, and its way back to this program."""

from __future__ import annotations

import threading
import webbrowser
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import TYPE_CHECKING

import click

from .clients import oauth_session
from .profiles import Profile

if TYPE_CHECKING:
    from ..session import Session

SECONDS = 300.0
"""Time that a person has to consent."""


def authorize(
    session: Session, profile: Profile, port: int, *, open_browser: bool
) -> None:
    """Let the user consent in the browser; keep the tokens. Uses PKCE."""
    with _Callback(port) as callback:
        oauth = oauth_session(session, profile, session.transport, callback.url)
        url, state = oauth.authorize()
        session.note(f"Consent at: {url}")
        if open_browser:
            webbrowser.open(url)
        oauth.exchange(callback.wait(SECONDS), state=state)


def revoke(session: Session, profile: Profile) -> None:
    """Withdraw the consent."""
    oauth_session(session, profile, session.transport).revoke()


class _Callback:
    """A server on the loopback interface that the browser comes back to."""

    def __init__(self, port: int) -> None:
        self._came = threading.Event()
        self._path = ""
        waiting = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                is_callback = self.path.startswith("/callback?")
                self.send_response(200 if is_callback else 404)
                self.send_header("content-type", "text/plain; charset=utf-8")
                self.end_headers()
                if is_callback:
                    self.wfile.write(b"You can close this window.\n")
                    waiting.come(self.path)

            def log_message(self, format: str, *args: object) -> None:
                """Say nothing: the path has a code."""

        self._server = HTTPServer(("127.0.0.1", port), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}/callback"

    def __enter__(self) -> _Callback:
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *unused: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    def come(self, path: str) -> None:
        """Take the path that the browser asked for."""
        if not self._path:
            self._path = path
            self._came.set()

    def wait(self, seconds: float) -> str:
        """Return the URL that the browser came back to."""
        if not self._came.wait(seconds):
            raise click.ClickException("nobody consented in time: run login again")
        return self.url.removesuffix("/callback") + self._path
