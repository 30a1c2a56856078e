"""Signing in at an independent token server: oidc-provider, from npm.

It rotates refresh tokens, and a second use of one kills the grant, so a stampede shows.
Skipped where `npm ci --prefix tests/peers` has not been run.
"""

from __future__ import annotations

import asyncio
import re
import shutil
import subprocess
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urljoin, urlsplit

import httpx
import pytest

from openapi_runtime import (
    AuthenticationError,
    AuthorizationError,
    FileTokenStore,
    OAuth2Session,
    Tokens,
)
from tests.runtime.oauth.token_server import api_at
from tests.runtime.sample_api import AsyncClient, Client

PEERS = Path(__file__).parents[2] / "peers"
REDIRECT = "https://app.test/callback"

pytestmark = pytest.mark.skipif(
    shutil.which("node") is None
    or not (PEERS / "node_modules" / "oidc-provider").is_dir(),
    reason="needs node, and `npm ci --prefix tests/peers`",
)


@pytest.fixture(scope="module")
def origin() -> Iterator[str]:
    process = subprocess.Popen(
        ["node", "token_server.mjs", "2"],
        cwd=PEERS,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert process.stdout is not None
    try:
        yield f"http://127.0.0.1:{int(process.stdout.readline())}"
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


@pytest.fixture
def store(tmp_path: Path) -> FileTokenStore:
    return FileTokenStore(tmp_path / "tokens.json")


def session(origin: str, store: FileTokenStore, **changes: Any) -> OAuth2Session:
    api = api_at(
        origin,
        authorize_url=f"{origin}/auth",
        token_url=f"{origin}/token",
        revoke_url=f"{origin}/token/revocation",
    )
    arguments = {"client_id": "cid", "client_secret": "csecret", **changes}
    return OAuth2Session(api, redirect_uri=REDIRECT, tokens=store, **arguments)


def seed(origin: str, store: FileTokenStore) -> None:
    """Save tokens whose access token is over."""
    refresh_token = httpx.get(f"{origin}/__seed").text
    store.save(
        Tokens(access_token="over", refresh_token=refresh_token, expires_at=time.time())
    )


def consent(url: str) -> str:
    """Log in and consent on the server's own pages; return the redirect."""
    with httpx.Client() as browser:
        response = browser.get(url)
        for _ in range(12):
            if response.has_redirect_location:
                url = urljoin(str(response.url), response.headers["location"])
                if url.startswith(REDIRECT):
                    return url
                response = browser.get(url)
                continue
            (prompt,) = re.findall(r'name="prompt" value="(\w+)"', response.text)
            (action,) = re.findall(r'<form[^>]* action="([^"]+)"', response.text)
            form = {"prompt": prompt, "login": "somebody", "password": "any"}
            response = browser.post(urljoin(str(response.url), action), data=form)
    pytest.fail("the consent does not end")


def test_from_the_consent_to_a_call_and_back(origin, store) -> None:
    one = session(origin, store)
    url, state = one.authorize(scopes=["openid", "offline_access"])
    tokens = one.exchange(consent(url), state=state)
    assert store.load() == tokens
    with Client(auth=one, base_url=f"{origin}/__check") as client:
        assert client.deals.get(7).id == 7
        one.revoke()
        with pytest.raises(AuthorizationError, match="not signed in"):
            client.deals.get(7)
    store.save(tokens)
    time.sleep(2.1)
    with pytest.raises(AuthorizationError, match="invalid_grant"):
        session(origin, store).tokens()


def test_a_code_is_good_once(origin, store) -> None:
    one = session(origin, store)
    url, state = one.authorize(scopes=["openid", "offline_access"])
    returned = consent(url)
    one.exchange(returned, state=state)
    with pytest.raises(AuthorizationError, match="invalid_grant") as caught:
        one.exchange(returned, state=state)
    assert caught.value.must_authorize


def test_a_code_of_another_session_is_refused(origin, store) -> None:
    """The server holds the challenge of the state that it was asked with (RFC 7636)."""
    one = session(origin, store)
    stolen = consent(one.authorize(scopes=["openid", "offline_access"]).url)
    code = parse_qs(urlsplit(stolen).query)["code"][0]
    with pytest.raises(AuthorizationError, match="invalid_grant"):
        one.exchange(f"{REDIRECT}?code={code}&state=mine", state="mine")
    assert store.load() is None


def test_a_code_is_exchanged_by_another_process_than_asked_for_it(
    origin, store
) -> None:
    url, state = session(origin, store).authorize(scopes=["openid", "offline_access"])
    assert session(origin, store).exchange(consent(url), state=state).refresh_token


def test_a_stampede_of_threads_does_not_kill_the_grant(origin, store) -> None:
    seed(origin, store)
    one = session(origin, store)
    with (
        Client(auth=one, base_url=f"{origin}/__check") as client,
        ThreadPoolExecutor(32) as pool,
    ):
        for _ in range(3):
            deals = list(pool.map(client.deals.get, [7] * 64))
            assert len(deals) == 64
            time.sleep(1.1)  # past half of the two seconds that a token lives


def test_a_stampede_of_tasks_does_not_kill_the_grant(origin, store) -> None:
    seed(origin, store)

    async def main() -> None:
        one = session(origin, store)
        async with AsyncClient(auth=one, base_url=f"{origin}/__check") as client:
            for _ in range(3):
                await asyncio.gather(*(client.deals.get(7) for _ in range(64)))
                await asyncio.sleep(1.1)

    asyncio.run(main())


def test_two_sessions_with_one_file_do_not_kill_the_grant(origin, store) -> None:
    """As in two processes: each has its own memory."""
    seed(origin, store)
    sessions = [session(origin, store) for _ in range(8)]
    with ThreadPoolExecutor(8) as pool:
        tokens = list(pool.map(lambda each: each.tokens(), sessions))
    assert len(set(tokens)) == 1


def test_a_token_that_is_over_without_notice_is_replaced(origin, store) -> None:
    seed(origin, store)
    old = store.load()
    assert old is not None
    store.save(Tokens(**{**old.to_dict(), "expires_at": None}))
    with Client(auth=session(origin, store), base_url=f"{origin}/__check") as client:
        assert client.deals.get(7).id == 7


def test_a_wrong_secret_is_told(origin, store) -> None:
    seed(origin, store)
    with pytest.raises(AuthorizationError, match="401 invalid_client"):
        session(origin, store, client_secret="wrong").tokens()


def test_another_token_is_no_sign_in(origin, store) -> None:
    client = Client(api_token="none", base_url=f"{origin}/__check")
    with client, pytest.raises(AuthenticationError):
        client.deals.get(7)
