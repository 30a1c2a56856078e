"""OAuth 2: from the consent to the token in a request, over real sockets."""

from __future__ import annotations

import base64
import hashlib
import re
import time
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest

from openapi_runtime import (
    AuthenticationError,
    AuthorizationError,
    ConfigurationError,
    OAuth2Session,
    SQLiteStore,
    scopes_for,
)
from openapi_runtime.account_facts import OAuth2
from openapi_runtime.operation import Api, Operation
from tests.runtime.oauth.token_server import (
    CLIENT_ID,
    REDIRECT,
    TokenBench,
    api_at,
    session,
    tokens_of,
)
from tests.runtime.sample_api import API, Client

# -- the consent


def test_the_authorize_url_has_a_state_that_nobody_can_guess(bench, store) -> None:
    url, state = session(bench, store).authorize()
    again = session(bench, store).authorize()
    assert len(state) >= 32
    assert again.state != state
    assert url.startswith(f"{bench.origin}/oauth/authorize?")
    query = parse_qs(urlsplit(url).query)
    (challenge,) = query.pop("code_challenge")
    assert re.fullmatch(r"[\w-]{43}", challenge)
    assert query == {
        "response_type": ["code"],
        "client_id": [CLIENT_ID],
        "redirect_uri": [REDIRECT],
        "state": [state],
        "code_challenge_method": ["S256"],
    }


def test_the_challenge_is_that_of_the_verifier_in_the_exchange(bench, store) -> None:
    """Also in another process, which knows the state alone (RFC 7636)."""
    urls = [session(bench, store).authorize(state=state).url for state in ("a", "b")]
    challenges = [parse_qs(urlsplit(url).query)["code_challenge"][0] for url in urls]
    for state, challenge in zip(("a", "b"), challenges, strict=True):
        bench.codes.add("good-code")
        returned = f"{REDIRECT}?code=good-code&state={state}"
        session(bench, store).exchange(returned, state=state)
        verifier = bench.grants[-1]["code_verifier"]
        digest = hashlib.sha256(verifier.encode()).digest()
        assert base64.urlsafe_b64encode(digest).decode() == challenge + "="
        assert re.fullmatch(r"[\w-]{43}", verifier)
    assert challenges[0] != challenges[1]


def test_the_verifier_needs_the_secret_of_the_client(bench, store) -> None:
    """An observer of the redirect, who sees the state, cannot compute it."""
    one, other = (
        session(bench, store, client_secret=secret).authorize(state="abc").url
        for secret in ("one", "other")
    )
    assert one != other


def test_the_code_is_exchanged_and_the_tokens_are_saved(bench, store) -> None:
    one = session(bench, store)
    tokens = one.exchange(f"{REDIRECT}?code=good-code&state=abc", state="abc")
    (grant,) = bench.grants
    assert len(grant.pop("code_verifier")) == 43
    assert grant == {
        "grant_type": "authorization_code",
        "code": "good-code",
        "redirect_uri": REDIRECT,
    }
    assert store.load() == tokens
    assert one.base_url == f"{bench.origin}/api/v2"


@pytest.mark.parametrize(
    "returned",
    [
        "?code=good-code&state=other",
        "?code=good-code",
        "?code=good-code&state=abc&state=abc",
        "?state=abc",
        "?state=abc&code=",
        "?state=abc&code=\ud800",
        "?state=abc&code=%0d%0agood-code",
        "?state=\ud800&code=good-code",
        "?error=access_denied&state=abc",
    ],
)
def test_a_wrong_redirect_is_never_exchanged(bench, store, returned) -> None:
    with pytest.raises(AuthorizationError) as caught:
        session(bench, store).exchange(REDIRECT + returned, state="abc")
    assert caught.value.must_authorize
    assert bench.grants == []
    assert "good-code" not in str(caught.value)


@pytest.mark.parametrize("returned", ["?code=good-code", "?code=good-code&state="])
def test_a_lost_state_fits_nothing(bench, store, returned) -> None:
    with pytest.raises(AuthorizationError, match="state"):
        session(bench, store).exchange(REDIRECT + returned, state="")
    assert bench.grants == []


def test_a_denial_is_named(bench, store) -> None:
    with pytest.raises(AuthorizationError, match="access_denied") as caught:
        session(bench, store).exchange(
            f"{REDIRECT}?error=access_denied&state=abc", state="abc"
        )
    assert caught.value.error == "access_denied"


# -- tokens in use


def test_calls_carry_the_token_and_follow_the_server_of_the_tokens(
    bench, store, call
) -> None:
    other = TokenBench()  # the API of this company is somewhere else
    try:
        bench.api_domain = other.origin
        other.live["access-1-abcdefghijklmnop"] = time.time() + 60
        one = session(bench, store)
        one.exchange(f"{REDIRECT}?code=good-code&state=abc", state="abc")
        assert call(one, lambda client: client.deals.get(7)).id == 7
        assert other.calls == [("/api/v2/deals/7", "access-1-abcdefghijklmnop")]
        assert bench.calls == []
    finally:
        other.close()


def test_a_base_url_of_the_user_is_not_overruled(bench, store, call) -> None:
    store.save(tokens_of(bench))
    deal = call(
        session(bench, store),
        lambda client: client.deals.get(7),
        base_url=f"{bench.origin}/proxy",
    )
    assert deal.id == 7
    assert bench.calls[0][0] == "/proxy/deals/7"


@pytest.mark.parametrize("expires_in", [30, -30])
def test_a_token_is_refreshed_before_it_ends(bench, store, call, expires_in) -> None:
    store.save(tokens_of(bench, expires_in=expires_in))
    call(session(bench, store), lambda client: client.deals.get(7))
    assert [grant["grant_type"] for grant in bench.grants] == ["refresh_token"]
    assert [token for _, token in bench.calls] == [store.load().access_token]


def test_a_fresh_token_is_not_refreshed(bench, store, call) -> None:
    store.save(tokens_of(bench, expires_in=90))
    call(session(bench, store), lambda client: client.deals.get(7))
    assert bench.grants == []


def test_a_short_lived_token_is_not_refreshed_for_every_call(bench, store) -> None:
    """The skew is never more than half of the life."""
    bench.lifetime = 20
    store.save(tokens_of(bench, expires_in=-1))
    with Client(auth=session(bench, store)) as client:
        for _ in range(5):
            client.deals.get(7)
    assert len(bench.grants) == 1


@pytest.mark.parametrize(
    "lifetime", [None, "3600", "soon", -5, 0, 1e400, 10**400, True]
)
def test_an_odd_lifetime_is_survived(bench, store, lifetime) -> None:
    bench.lifetime = lifetime if lifetime in (None, "3600") else 3600
    body = {"access_token": "abcd", "expires_in": lifetime}
    if lifetime not in (None, "3600"):
        bench.answer = (200, body)
    one = session(bench, store)
    tokens = one.exchange(f"{REDIRECT}?code=good-code&state=abc", state="abc")
    expected = 3600.0 if lifetime == "3600" else None
    assert tokens.lifetime == expected
    assert one.fresh() == tokens


@pytest.mark.parametrize("field", ["refresh_token", "scope", "api_domain"])
def test_text_that_cannot_be_saved_costs_no_tokens(bench, store, field) -> None:
    """Rotation has ended the old refresh token already."""
    store.save(tokens_of(bench, expires_in=-1))
    old = store.load()
    bench.answer = (200, {"access_token": "abcd", field: "\ud800"})
    assert session(bench, store).tokens().access_token == "abcd"
    kept = store.load()
    assert (kept.access_token, kept.refresh_token) == ("abcd", old.refresh_token)


def test_after_a_401_there_is_one_refresh_and_one_retry(bench, store, call) -> None:
    store.save(tokens_of(bench))
    bench.expire_all()
    deal = call(session(bench, store), lambda client: client.deals.get(7))
    assert deal.id == 7
    assert len(bench.grants) == 1
    assert len(bench.calls) == 2


def test_a_second_401_is_an_error(bench, store, call) -> None:
    store.save(tokens_of(bench))
    bench.answer = (200, {"access_token": "never-good", "expires_in": 3600})
    bench.expire_all()
    with pytest.raises(AuthenticationError):
        call(session(bench, store), lambda client: client.deals.get(7))
    assert len(bench.grants) == 1
    assert len(bench.calls) == 2


def test_a_token_that_ends_mid_walk_costs_no_item(bench, store, call) -> None:
    store.save(tokens_of(bench))
    bench.total = 95
    seen = []

    def use(client: Any) -> Any:
        def end_all(item: Any) -> Any:
            seen.append(item.id)
            if item.id == 35:
                bench.expire_all()
            return item

        pager = client.deals.list()
        if isinstance(client, Client):
            return [end_all(item) for item in pager]

        async def walk() -> Any:
            return [end_all(item) async for item in pager]

        return walk()

    call(session(bench, store), use)
    assert seen == list(range(95))
    assert len(bench.grants) == 1


# -- arguments


def test_a_session_needs_a_place_for_new_tokens(bench) -> None:
    with pytest.raises(ConfigurationError, match="FileTokenStore"):
        session(bench, None)


def test_tokens_of_one_process_do_not_go_with_a_store_of_several(
    bench, tmp_path, call
) -> None:
    """The rule holds for a store of the client and for one of the session."""
    shared = SQLiteStore(tmp_path / "locks.sqlite")
    with pytest.raises(ConfigurationError, match="load="):
        session(bench, tokens_of(bench), save=print, locks=shared)
    one = session(bench, tokens_of(bench), save=print)
    for option in ("raise", "degrade"):
        with pytest.raises(ConfigurationError, match="load="):
            call(
                one,
                lambda c: c.deals.get(7),
                store=shared,
                account_name="one",
                on_store_failure=option,
            )
    assert call(one, lambda c: c.deals.get(7)).id == 7
    kept = tokens_of(bench)
    two = session(bench, None, save=print, load=lambda: kept)
    deal = call(two, lambda c: c.deals.get(7), store=shared, account_name="one")
    assert deal.id == 7
    shared.close()


def test_a_session_has_one_place_to_look_for_tokens(bench, store) -> None:
    with pytest.raises(ConfigurationError, match="not both"):
        session(bench, tokens_of(bench), save=print, load=store.load)
    with pytest.raises(ConfigurationError, match="has its own"):
        session(bench, store, load=store.load)


def test_an_api_without_oauth_says_so(store) -> None:
    with pytest.raises(ConfigurationError, match="sample"):
        OAuth2Session(API, client_id="a", client_secret="b", tokens=store)


def test_a_token_url_must_be_https(store) -> None:
    with pytest.raises(ConfigurationError, match="https"):
        OAuth2Session(
            api_at("http://oauth.pipedrive.com"),
            client_id="a",
            client_secret="b",
            tokens=store,
        )


def test_auth_and_a_token_exclude_each_other(bench, store) -> None:
    with pytest.raises(ConfigurationError, match="api_token"):
        Client(auth=session(bench, store), api_token="abc")


def test_an_auth_of_httpx_is_accepted(server, call, monkeypatch) -> None:
    monkeypatch.setenv("SAMPLE_API_TOKEN", "from-the-environment")
    server.answer({"success": True, "data": {"id": 7}})
    auth = httpx.BasicAuth("somebody", "pass")
    call(auth, lambda client: client.deals.get(7), base_url=server.base_url)
    (received,) = server.received
    assert received.headers["authorization"].startswith("Basic ")
    assert "x-api-token" not in received.headers


# -- scopes


def _ranked(*kinds: str) -> Api:
    places = {"authorize_url": "https://x.test/a", "token_url": "https://x.test/t"}
    return Api(name="x", oauth2=OAuth2(**places, scopes=kinds))


def _ranked(*kinds: str) -> Api:
    places = {"authorize_url": "https://x.test/a", "token_url": "https://x.test/t"}
    return Api(name="x", oauth2=OAuth2(**places, scopes=kinds))


def _operations(*scopes: str) -> list[Operation]:
    return [
        Operation(id=str(i), http_method="GET", path="/", scopes=tuple(each.split()))
        for i, each in enumerate(scopes)
    ]


@pytest.mark.parametrize(
    ("needs", "least"),
    [
        ([], ()),
        ([""], ()),
        (["a:full a:read"], ("a:read",)),
        (["a:full a:read", "a:full"], ("a:full",)),
        (["a:read s:read", "b:read s:read"], ("s:read",)),
        (["a:read s:read", "b:read s:read", "a:read", "b:read"], ("a:read", "b:read")),
        (["admin a:full", "admin b:full"], ("a:full", "b:full")),
        (["admin a:full", "admin"], ("admin",)),
        (["a:full b:full", "b:full c:full"], ("b:full",)),
        (["b:read a:read"], ("a:read",)),
    ],
)
def test_scopes_are_the_least(needs, least) -> None:
    assert scopes_for(_operations(*needs), _ranked("*:read", "*:*")) == least
    reverse = reversed(_operations(*needs))
    assert scopes_for(reverse, _ranked("*:read", "*:*")) == least


@pytest.mark.parametrize(
    ("kinds", "least"),
    [
        (("read_*", "write_*"), ("read_a", "write_b")),
        (("write_*", "read_*"), ("write_a", "write_b")),
        (("everything",), ("everything",)),
        ((), ("everything",)),
    ],
)
def test_which_scopes_allow_the_least_is_said_by_the_api(kinds, least) -> None:
    """Its patterns are in order; without any, the fewest scopes are the least."""
    needs = ("read_a write_a everything", "write_b everything")
    assert scopes_for(_operations(*needs), _ranked(*kinds)) == least


def test_an_api_without_oauth_ranks_no_scopes() -> None:
    needs = ("a:read c", "b:read c")
    assert scopes_for(_operations(*needs), Api(name="x")) == ("c",)


def test_scopes_of_very_many_alternatives_are_still_found() -> None:
    needs = [f"a{i}:read a{(i + 1) % 60}:read" for i in range(60)]
    chosen = set(scopes_for(_operations(*needs), _ranked("*:read", "*:*")))
    assert all(chosen & set(need.split()) for need in needs)
    assert len(chosen) <= 40
