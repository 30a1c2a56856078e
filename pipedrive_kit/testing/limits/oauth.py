"""The OAuth 2 server: codes, access tokens that expire, refresh tokens, revocation."""

from __future__ import annotations

import base64
import itertools
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl, urlencode

from ..messages import Request, Response, json_response

CODE_SECONDS = 300
REFRESH_SECONDS = 60 * 86_400
SCOPES = (
    "base deals:full contacts:full activities:full products:full projects:full "
    "leads:full mail:full goals:full users:read recents:read search:read admin "
    "deal-fields:full contact-fields:full product-fields:full project-fields:full "
    "phone-integration video-calls messengers-integration"
)


@dataclass
class _Grant:
    """The consent of one user to the app."""

    user_id: int
    refresh_token: str
    refresh_until: float


@dataclass
class OAuthServer:
    """One registered app, and the tokens that were made for it."""

    clock: Callable[[], float]
    client_id: str = "client-id-of-the-fake"
    client_secret: str = "client-secret-of-the-fake"  # noqa: S105 - of no app
    expires_in: int = 3600
    api_domain: str = "https://api.pipedrive.com"
    scope: str = SCOPES
    """Scopes that users consent to."""
    _codes: dict[str, tuple[int, float]] = field(
        default_factory=dict[str, tuple[int, float]]
    )
    _access: dict[str, tuple[_Grant, float]] = field(
        default_factory=dict[str, tuple[_Grant, float]]
    )
    _grants: dict[str, _Grant] = field(default_factory=dict[str, _Grant])
    _numbers: Any = field(default_factory=itertools.count)

    def handle(self, request: Request) -> Response:
        """Serve `/oauth/authorize`, `/oauth/token` and `/oauth/revoke`."""
        match request.method, request.path:
            case "GET", "/oauth/authorize":
                return self._authorize(request)
            case "POST", "/oauth/token" | "/oauth/revoke":
                form = dict(parse_qsl(request.body.decode()))
                if not self._is_app(request, form):
                    return _error(401, "invalid_client")
                if request.path == "/oauth/token":
                    return self._token(form)
                return self._revoke(form)
            case _:
                return _error(404, "not_found")

    def user(self, access_token: str) -> int | None:
        """Return the user of an access token that is still good."""
        grant, until = self._access.get(access_token, (None, 0.0))
        return grant.user_id if grant and self.clock() < until else None

    def allows(self, wanted: list[str]) -> bool:
        """Return whether one of the scopes that an operation asks for was granted."""
        return not wanted or not set(self.scope.split()).isdisjoint(wanted)

    def code(self, user_id: int = 1) -> str:
        """Return what a user's consent brings to the callback of the app."""
        code = self._new("code")
        self._codes[code] = (user_id, self.clock() + CODE_SECONDS)
        return code

    def tokens(self, user_id: int = 1) -> dict[str, Any]:
        """Return tokens as the token endpoint gives them, for a user who consented."""
        grant = _Grant(user_id, self._new("refresh"), 0.0)
        self._grants[grant.refresh_token] = grant
        return self._issue(grant)

    def expire(self) -> None:
        """Let all access tokens expire now."""
        self._access.clear()

    def revoke(self) -> None:
        """Take back every consent."""
        self._access.clear()
        self._grants.clear()

    def _authorize(self, request: Request) -> Response:
        asked = request.params
        if asked.get("client_id") != self.client_id or "redirect_uri" not in asked:
            return _error(400, "invalid_request")
        given = {"code": self.code()}
        given |= {"state": asked["state"]} if "state" in asked else {}
        joint = "&" if "?" in asked["redirect_uri"] else "?"
        location = asked["redirect_uri"] + joint + urlencode(given)
        return Response(status=302, headers={"location": location})

    def _token(self, form: dict[str, str]) -> Response:
        if form.get("grant_type") == "authorization_code":
            user_id, until = self._codes.pop(form.get("code", ""), (0, 0.0))
            if self.clock() >= until:
                return _error(400, "invalid_grant")
            return json_response(self.tokens(user_id))
        if form.get("grant_type") == "refresh_token":
            grant = self._grants.get(form.get("refresh_token", ""))
            if grant is None or self.clock() >= grant.refresh_until:
                return _error(400, "invalid_grant")
            return json_response(self._issue(grant))
        return _error(400, "unsupported_grant_type")

    def _issue(self, grant: _Grant) -> dict[str, Any]:
        """Make an access token; the refresh token stays, and lives longer."""
        now = self.clock()
        access = self._new("access")
        self._access[access] = (grant, now + self.expires_in)
        grant.refresh_until = now + REFRESH_SECONDS
        return {
            "access_token": access,
            "token_type": "Bearer",
            "refresh_token": grant.refresh_token,
            "scope": self.scope,
            "expires_in": self.expires_in,
            "api_domain": self.api_domain,
        }

    def _revoke(self, form: dict[str, str]) -> Response:
        token = form.get("token", "")
        grant = self._grants.get(token)
        if grant is None and token in self._access:
            grant = self._access[token][0]
        for access, (owner, _) in list(self._access.items()):
            if owner is grant:
                del self._access[access]
        if grant is not None:
            self._grants.pop(grant.refresh_token, None)
        return Response()

    def _is_app(self, request: Request, form: dict[str, str]) -> bool:
        pair = f"{self.client_id}:{self.client_secret}".encode()
        basic = f"Basic {base64.b64encode(pair).decode()}"
        form_pair = (form.get("client_id"), form.get("client_secret"))
        in_form = form_pair == (self.client_id, self.client_secret)
        return request.headers.get("authorization") == basic or in_form

    def _new(self, kind: str) -> str:
        return f"{kind}-{next(self._numbers)}"


def _error(status: int, code: str) -> Response:
    return json_response({"success": False, "error": code, "message": code}, status)
