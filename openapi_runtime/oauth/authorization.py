"""The authorization URL for a user, and the code in the URL that the user returns to."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable
from typing import NamedTuple
from urllib.parse import parse_qs, urlencode, urlsplit

from ..errors import AuthorizationError


class Authorization(NamedTuple):
    """The URL for the user, and the state that must come back from there."""

    url: str
    state: str
    """Keep it in the user's session, and give it to `exchange`."""


def authorization(
    url: str,
    *,
    client_id: str,
    redirect_uri: str | None,
    scopes: Iterable[str] | None,
    state: str,
    verifier: str,
) -> Authorization:
    """Return the URL for the user, with the challenge of PKCE (RFC 7636)."""
    query = {"response_type": "code", "client_id": client_id}
    if redirect_uri is not None:
        query["redirect_uri"] = redirect_uri
    if scopes is not None:
        query["scope"] = " ".join(scopes)
    query["state"] = state
    query["code_challenge"] = url_safe(hashlib.sha256(verifier.encode()).digest())
    query["code_challenge_method"] = "S256"
    joint = "&" if urlsplit(url).query else "?"
    return Authorization(f"{url}{joint}{urlencode(query)}", state)


def must_authorize(problem: str, code: str | None = None) -> AuthorizationError:
    """Return the error that only the user can help with."""
    error = AuthorizationError(problem)
    error.must_authorize, error.error = True, code
    return error


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
