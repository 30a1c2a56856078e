"""The token server: requests to it, and the URLs to which the user goes and returns."""

from __future__ import annotations

import base64
import hashlib
import math
import re
import time
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple
from urllib.parse import parse_qs, quote_plus, urlencode, urlsplit

from .._util import printable, shortened
from ..account_facts import OAuth2
from ..errors import AuthorizationError, ConfigurationError
from ..exchange.effects import (
    FullResponse,
    Late,
    Outcome,
    Send,
    Unusable,
)
from ..exchange.runners import send
from ..http import (
    ConnectError,
    ConnectTimeout,
    HttpClient,
    Secret,
    library_of,
    timeouts_of,
)
from ..models.plain import is_object, parse
from ..settings.endpoint import LOOPBACK, checked_url
from .token_store import Tokens

_TOKEN = re.compile(r"[\x21-\x7e]+")
_CODE = re.compile(r"[a-z][a-z0-9_]{0,63}")
_MAX_BODY = 1_000_000
_CONNECTS = 3
_FINAL = ("invalid_grant", "invalid_token", "access_denied", "consent_required")
"""Errors after which only the user can help."""


class TokenServer:
    """The token server: codes and refresh tokens for tokens. Errors show no secret."""

    def __init__(
        self, data: OAuth2, client_id: str, client_secret: str, timeout: float
    ) -> None:
        for name, value in (("client_id", client_id), ("client_secret", client_secret)):
            if not value:
                raise ConfigurationError(f"{name} is empty")
        for url in (data.token_url, data.revoke_url):
            if url is not None:
                parts = checked_url(url, "token_url")
                if parts.scheme != "https" and parts.hostname not in LOOPBACK:
                    raise ConfigurationError("token_url must start with https://")
        self._data = data
        self._timeout = timeout
        self._client_id = client_id
        self._secret = Secret(client_secret)
        # RFC 6749 2.3.1: both are encoded as form values before they are joined.
        pair = f"{quote_plus(client_id)}:{quote_plus(client_secret)}"
        self._basic = Secret(f"Basic {base64.b64encode(pair.encode()).decode()}")

    def code_verifier(self, state: str) -> Secret:
        """Return the secret of PKCE that goes with a state.

        It follows from the state and the secret of the client, so a user's session keeps
        nothing but the state, and any process can exchange the code.
        """
        import hmac  # only needed to sign in

        text = f"code_verifier {state}".encode()
        return Secret(url_safe(hmac.digest(self._secret.encode(), text, "sha256")))

    def authorization(
        self, redirect_uri: str | None, scopes: Iterable[str] | None, state: str
    ) -> Authorization:
        """Return the URL for the user, with the challenge of PKCE (RFC 7636)."""
        query = {"response_type": "code", "client_id": self._client_id}
        if redirect_uri is not None:
            query["redirect_uri"] = redirect_uri
        if scopes is not None:
            query["scope"] = " ".join(scopes)
        digest = hashlib.sha256(self.code_verifier(state).encode()).digest()
        query |= {"state": state, "code_challenge": url_safe(digest)}
        query["code_challenge_method"] = "S256"
        url = self._data.authorize_url
        joint = "&" if urlsplit(url).query else "?"
        return Authorization(f"{url}{joint}{urlencode(query)}", state)

    def ask(
        self, form: Mapping[str, str], old: Tokens | None, http: HttpClient | None
    ) -> Tokens:
        """Return the tokens for a grant; what is not given anew is kept of `old`.

        Raises AuthorizationError.
        """
        before = time.time()
        status, response = self._send(self._data.token_url, form, http)
        if not 200 <= status < 300:
            raise self._refusal(status, response, form)
        if response is None:
            problem = "the token server's response is not a JSON object"
            raise AuthorizationError(problem, status_code=status)
        if str(response.get("token_type") or "bearer").lower() != "bearer":
            problem = "the token server gave a token that is not a bearer token"
            raise AuthorizationError(problem, status_code=status)
        access = response.get("access_token")
        if not isinstance(access, str) or not _TOKEN.fullmatch(access):
            del access  # from the locals that tracebacks show
            problem = "the token server gave no usable access token"
            raise AuthorizationError(problem, status_code=status)
        lifetime = _seconds(response.get("expires_in"))
        refresh = response.get("refresh_token")
        server = response.get(self._data.server_key or "")
        scope = response.get("scope")
        return Tokens(
            access_token=access,
            refresh_token=_text(refresh) or (old.refresh_token if old else None),
            expires_at=None if lifetime is None else before + lifetime,
            lifetime=lifetime,
            server=_text(server) or (old.server if old else None),
            scope=_text(scope) or (old.scope if old else None),
        )

    def revoke(self, tokens: Tokens, http: HttpClient | None) -> None:
        """Revoke the tokens; a server without revocation is no error."""
        if self._data.revoke_url is None:
            return
        kind = "access_token" if tokens.refresh_token is None else "refresh_token"
        form = {
            "token": Secret(tokens.refresh_token or tokens.access_token),
            "token_type_hint": kind,
        }
        status, response = self._send(self._data.revoke_url, form, http)
        if status >= 300:
            raise self._refusal(status, response, form)

    def _send(
        self, url: str, form: Mapping[str, str], http: HttpClient | None
    ) -> tuple[int, _TokenResponse | None]:
        if http is not None and not http.is_closed:
            return self._read(url, form, http)
        # Once in an hour: not worth connections that must be closed.
        from ..transport.default_client import default_client

        with default_client("") as own:
            return self._read(url, form, own)

    def _read(
        self, url: str, form: Mapping[str, str], http: Any
    ) -> tuple[int, _TokenResponse | None]:
        library = library_of(http)
        end = time.monotonic() + 2 * self._timeout
        request = library.request(
            "POST",
            url,
            headers={
                "authorization": self._basic,
                "content-type": "application/x-www-form-urlencoded",
                "accept": "application/json",
                "accept-encoding": "identity",
            },
            content=urlencode(form).encode(),
            extensions={"timeout": timeouts_of(self._timeout)},
        )
        # Without the client's own auth, and never anywhere else.
        step = Send(request, end, _MAX_BODY, library.http.Auth())
        outcome: Outcome = Late()
        for attempt in range(_CONNECTS):
            outcome = send(step, http)
            if isinstance(outcome, FullResponse):
                return outcome.response.status_code, _parsed(outcome.content)
            # Else not repeated: the server may have changed the refresh token already.
            is_unsent = isinstance(outcome, (ConnectError, ConnectTimeout))
            if not is_unsent or time.monotonic() >= end:
                break
            if attempt + 1 < _CONNECTS:
                time.sleep(0.1 * 2**attempt)
        if isinstance(outcome, Unusable):
            problem = f"the token server's response: {outcome.problem}"
            raise AuthorizationError(problem)
        is_late = isinstance(outcome, Late)
        problem = "no response in time" if is_late else type(outcome).__name__
        problem = f"the token server did not respond ({problem})"
        raise AuthorizationError(problem, temporary=True)

    def _refusal(
        self, status: int, response: _TokenResponse | None, form: Mapping[str, str]
    ) -> AuthorizationError:
        response = response or _TokenResponse()
        code = response.get("error")
        code = code if isinstance(code, str) and _CODE.fullmatch(code) else None
        said = response.get("error_description")
        text = f"the token server responded {status}" + (f" {code}" if code else "")
        if isinstance(said, str) and said.strip():
            text += f": {self._harmless(said, form)}"
        elif 300 <= status < 400:
            text += ", a redirect, which is not followed"
        if code in _FINAL:
            text += "; the user has to sign in again"
        return AuthorizationError(
            text,
            status_code=status,
            error=code,
            must_authorize=code in _FINAL,
            temporary=status >= 500 or status in (408, 429),
        )

    def _harmless(self, text: str, form: Mapping[str, str]) -> str:
        """Return what a server says, without what could be a secret."""
        names = ("code", "code_verifier", "refresh_token")
        for secret in (self._secret, *map(form.get, names)):
            if secret:
                text = text.replace(secret, "[hidden]")
        text = re.sub(r"\S{24,}", "[hidden]", text)
        return printable(shortened(" ".join(text.split()), 200))


class _TokenResponse(dict[str, Any]):
    """The response of a token server; printing it shows no token."""

    def __repr__(self) -> str:
        return f"<{type(self).__name__}>"


def _parsed(body: bytes) -> _TokenResponse | None:
    try:
        value = parse(body)
    except ValueError:
        return None
    return _TokenResponse(value) if is_object(value) else None


def again(error: AuthorizationError) -> AuthorizationError:
    """Return a copy: an error that is raised twice would show two tracebacks."""
    copy = AuthorizationError(*error.args)
    copy.__dict__.update(error.__dict__)
    return copy


def _seconds(value: Any) -> float | None:
    try:
        seconds = 0.0 if isinstance(value, bool) else float(value)
    except (OverflowError, TypeError, ValueError):
        return None
    return seconds if math.isfinite(seconds) and seconds > 0 else None


def _text(value: Any) -> str | None:
    # Lone surrogates, which JSON can have, cannot be saved.
    is_text = isinstance(value, str) and value.isprintable()
    return value if is_text and value else None


def server_origin(data: OAuth2, url: str) -> str:
    """Return the origin that access tokens may be sent to.

    Raises AuthorizationError unless it is https and belongs to the domain of the token server;
    ``http`` is allowed between a loopback token server and a loopback API.
    """
    try:
        parts = checked_url(url, data.server_key or "server")
    except ConfigurationError as error:
        problem = str(error)
    else:
        home, host = urlsplit(data.token_url).hostname or "", parts.hostname or ""
        if home in LOOPBACK and host in LOOPBACK:
            safe = True
        else:
            same = host.split(".")[-2:] == home.split(".")[-2:]
            safe = parts.scheme == "https" and same and host not in LOOPBACK
        if safe and not parts.path.strip("/"):
            return f"{parts.scheme}://{parts.netloc}"
        problem = f"{parts.scheme}://{host} is not where access tokens may be sent"
    raise AuthorizationError(
        f"the token server's {data.server_key} is refused: {problem}"
    )


class Authorization(NamedTuple):
    """The URL for the user, and the state that must come back from there."""

    url: str
    state: str
    """Keep it in the user's session, and give it to `exchange`."""


def must_authorize(problem: str, code: str | None = None) -> AuthorizationError:
    """Return the error that only the user can help with."""
    return AuthorizationError(problem, must_authorize=True, error=code)


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def url_safe(value: bytes) -> str:
    """Return bytes as text for URLs, without padding."""
    return base64.urlsafe_b64encode(value).decode().rstrip("=")


def returned_code(url: str, state: str) -> str:
    """Return the code in the URL to which the user came back.

    Raises AuthorizationError when there is none, or the state is another.
    """
    from secrets import compare_digest  # only needed to sign in

    response = parse_qs(urlsplit(url).query)
    given = response.get("state", [])
    if not (
        state and len(given) == 1 and compare_digest(_bytes(given[0]), _bytes(state))
    ):
        raise must_authorize("the state that came back is not that of this user")
    if "error" in response:
        code = response["error"][0]
        code = code if re.fullmatch(r"[a-z_]{1,64}", code) else "error"
        raise must_authorize(f"the user came back with {code}", code)
    codes = response.get("code", [])
    if len(codes) != 1 or not re.fullmatch(r"[\x20-\x7e]+", codes[0]):
        raise must_authorize("the user came back without a code")
    return codes[0]
