"""OAuth 2: consent, expiry, refresh, scopes, revocation."""

from __future__ import annotations

import httpx
import pytest

from openapi_runtime import OAuth2Session, Tokens, errors
from pipedrive_kit.testing import FakePipedrive
from pipedrive_v2 import API, Client

CALLBACK = "https://example.com/callback"


def test_a_user_consents_and_revokes(pipedrive: FakePipedrive) -> None:
    """The whole way of an app, with the session of our client and no socket."""
    saved: list[Tokens] = []
    http = httpx.Client(transport=pipedrive.transport)
    session = OAuth2Session(
        API,
        client_id=pipedrive.oauth.client_id,
        client_secret=pipedrive.oauth.client_secret,
        redirect_uri=CALLBACK,
        save=saved.append,
        http_client=http,
    )
    url, state = session.authorize()
    back = http.get(url).headers["location"]
    assert back.startswith(CALLBACK)
    session.exchange(back, state=state)
    client = Client(auth=session, http_client=http, store=None)
    assert client.deals.add(title="By an app").id == 1
    pipedrive.oauth.expire()
    assert client.deals.get(1).title == "By an app"
    assert len(saved) == 2
    assert saved[0].access_token != saved[1].access_token
    assert saved[0].refresh_token == saved[1].refresh_token
    pipedrive.oauth.scope = "contacts:full"
    with pytest.raises(errors.PermissionDeniedError, match="Scope and URL mismatch"):
        client.deals.get(1)
    pipedrive.oauth.revoke()
    with pytest.raises(errors.AuthorizationError):
        client.persons.add(name="Nobody")
    with pytest.raises(errors.AuthorizationError):
        session.exchange(back, state=state)
