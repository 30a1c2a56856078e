"""The authorization URL for a user, and the code in the URL that the user returns to."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple
from urllib.parse import parse_qs, urlencode, urlsplit

from .token_server import must_sign_in


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
    state: str | None,
) -> Authorization:
    """Return the URL for the user; make a state that cannot be guessed."""
    if state is None:
        from secrets import token_urlsafe  # only needed to sign in

        state = token_urlsafe(32)
    query = {"response_type": "code", "client_id": client_id}
    if redirect_uri is not None:
        query["redirect_uri"] = redirect_uri
    if scopes is not None:
        query["scope"] = " ".join(scopes)
    query["state"] = state
    joint = "&" if urlsplit(url).query else "?"
    return Authorization(f"{url}{joint}{urlencode(query)}", state)


def returned_code(url: str, state: str) -> str:
    """Return the code in the URL to which the user came back.

    Raises SignInError when there is none, or the state is another.
    """
    from secrets import compare_digest  # only needed to sign in

    answer = parse_qs(urlsplit(url).query)
    given = answer.get("state", [])
    if not (
        state and len(given) == 1 and compare_digest(given[0].encode(), state.encode())
    ):
        raise must_sign_in("the state that came back is not that of this user")
    if "error" in answer:
        code = answer["error"][0]
        code = code if re.fullmatch(r"[a-z_]{1,64}", code) else "error"
        raise must_sign_in(f"the user came back with {code}", code)
    codes = answer.get("code", [])
    if len(codes) != 1 or not codes[0]:
        raise must_sign_in("the user came back without a code")
    return codes[0]
