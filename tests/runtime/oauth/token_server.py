"""A token server and the API behind it, on loopback; it rotates refresh tokens.

A refresh token that is used twice is theft to it: the whole grant is dead then.
"""

from __future__ import annotations

import base64
import json
import threading
import time
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import msgspec

from openapi_runtime import Api, OAuth2Session, Tokens
from openapi_runtime.account_facts import OAuth2
from tests.runtime.sample_api import API

CLIENT_ID = "client-1"
CLIENT_SECRET = "s3cret/with+signs and space"
REDIRECT = "https://app.test/callback"


class TokenBench:
    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.issued = 0
        self.lifetime: Any = 3600
        self.delay = 0.0
        self.open = threading.Event()
        """While it is not set, token requests wait for it."""
        self.open.set()
        self.rotates = True
        self.codes = {"good-code"}
        self.dead = False
        self.refresh_token = "refresh-0-abcdefghijklmnop"
        self.used: set[str] = set()
        self.live: dict[str, float] = {}
        self.grants: list[dict[str, str]] = []
        self.authorizations: list[str] = []
        self.calls: list[tuple[str, str]] = []
        self.revoked: list[str] = []
        self.answer: tuple[int, Any] | None = None
        self.hang_up = 0
        """Number of token requests that get no response."""
        self.repeats_secrets = False
        self.total = 0
        """Deals that the API has, ten a page."""
        self.api_domain: str | None = None
        self.http = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self.http.daemon_threads = True
        self.thread = threading.Thread(
            target=self.http.serve_forever, args=(0.01,), daemon=True
        )
        self.thread.start()

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.http.server_address[1]}"

    def api(self, **changes: Any) -> Api:
        return api_at(self.origin, **changes)

    def close(self) -> None:
        self.open.set()
        self.http.shutdown()
        self.http.server_close()
        self.thread.join()

    def new_access_token(self) -> str:
        with self.lock:
            return self._tokens()["access_token"]

    def expire_all(self) -> None:
        with self.lock:
            self.live.clear()

    def grant(self, form: dict[str, str]) -> tuple[int, Any]:
        with self.lock:
            self.grants.append(form)
            if self.answer is not None:
                return self.answer
            if form["grant_type"] == "authorization_code":
                if form["code"] not in self.codes or form["redirect_uri"] != REDIRECT:
                    return 400, self._error("invalid_grant", form["code"])
                self.codes.discard(form["code"])
                return 200, self._tokens()
            given = form["refresh_token"]
            if given in self.used:
                self.dead = True
            if self.dead or given != self.refresh_token:
                return 400, self._error("invalid_grant", given)
            if self.rotates:
                self.used.add(given)
            return 200, self._tokens()

    def _error(self, code: str, given: str) -> Any:
        said = f"{given} {CLIENT_SECRET} is no good" if self.repeats_secrets else "gone"
        return {"error": code, "error_description": said}

    def _tokens(self) -> dict[str, Any]:
        self.issued += 1
        access = f"access-{self.issued}-abcdefghijklmnop"
        if self.rotates:
            self.refresh_token = f"refresh-{self.issued}-abcdefghijklmnop"
        seconds = float(self.lifetime) if self.lifetime else 3600.0
        self.live[access] = time.time() + seconds
        return {
            "access_token": access,
            "token_type": "Bearer",
            "refresh_token": self.refresh_token,
            "expires_in": self.lifetime,
            "scope": "deals:read",
            "api_domain": self.api_domain or self.origin,
        }

    def deals(self, query: dict[str, list[str]]) -> Any:
        start = int(query.get("cursor", ["0"])[0])
        end = min(start + 10, self.total)
        return {
            "success": True,
            "data": [{"id": number} for number in range(start, end)],
            "additional_data": {"next_cursor": str(end) if end < self.total else None},
        }


def api_at(origin: str, **changes: Any) -> Api:
    oauth2 = OAuth2(
        **{
            "authorize_url": f"{origin}/oauth/authorize",
            "token_url": f"{origin}/oauth/token",
            "revoke_url": f"{origin}/oauth/revoke",
            "server_key": "api_domain",
            "base_url": "{api_domain}/api/v2",
            **changes,
        }
    )
    return msgspec.structs.replace(API, oauth2=oauth2)


def session(bench: TokenBench, tokens: Any, **changes: Any) -> OAuth2Session:
    arguments: dict[str, Any] = {
        "client_id": CLIENT_ID,
        "client_secret": CLIENT_SECRET,
        "redirect_uri": REDIRECT,
        "tokens": tokens,
        **changes,
    }
    return OAuth2Session(bench.api(), **arguments)


def tokens_of(
    bench: TokenBench, *, expires_in: float | None = 3600, live: bool = True
) -> Tokens:
    """Return tokens as the server would have given them some time ago."""
    access = bench.new_access_token() if live else "access-old-abcdefghijklmnop"
    return Tokens(
        access_token=access,
        refresh_token=bench.refresh_token,
        expires_at=None if expires_in is None else time.time() + expires_in,
        lifetime=3600,
        server=bench.origin,
    )


def _handler(bench: TokenBench) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
            form = {name: values[0] for name, values in parse_qs(body).items()}
            bench.authorizations.append(self.headers.get("Authorization", ""))
            if self.path == "/oauth/revoke":
                bench.revoked.append(form["token"])
                return self.reply(200, {})
            if self.path != "/oauth/token":
                self.send_response(307)
                self.send_header("Location", "/oauth/token")
                self.send_header("Content-Length", "0")
                return self.end_headers()
            if bench.hang_up:
                bench.hang_up -= 1
                self.close_connection = True
                return None
            bench.open.wait(60)
            if bench.delay:
                time.sleep(bench.delay)
            # What an encoded id and secret decode to: RFC 6749, 2.3.1.
            pair = base64.b64decode(self.headers["Authorization"][6:]).decode()
            name, secret = (
                parse_qs(f"v={part}")["v"][0] for part in pair.split(":", 1)
            )
            if (name, secret) != (CLIENT_ID, CLIENT_SECRET):
                return self.reply(401, {"error": "invalid_client"})
            return self.reply(*bench.grant(form))

        def do_GET(self) -> None:
            token = self.headers.get("Authorization", "").removeprefix("Bearer ")
            bench.calls.append((self.path, token))
            with bench.lock:
                good = bench.live.get(token, 0) > time.time()
            if not good:
                return self.reply(401, {"success": False, "error": "unauthorized"})
            parts = urlsplit(self.path)
            if parts.path.endswith("/deals"):
                return self.reply(200, bench.deals(parse_qs(parts.query)))
            return self.reply(200, {"success": True, "data": {"id": 7}})

        def reply(self, status: int, body: Any) -> None:
            content = body if isinstance(body, bytes) else json.dumps(body).encode()
            with suppress(OSError):  # the client gave up
                self.send_response(status)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)

        def log_message(self, format: str, *args: object) -> None:
            pass

    return Handler
