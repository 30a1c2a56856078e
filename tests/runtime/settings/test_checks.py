"""Arguments that are wrong are refused by name, before anything is done."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from openapi_runtime import (
    CallOptions,
    ClientOptions,
    ConfigurationError,
    LimitOptions,
    MemoryStore,
    RequestError,
    Retry,
    SQLiteStore,
)
from openapi_runtime.settings.checks import CALL_CHECKS, CLIENT_CHECKS, LIMIT_CHECKS
from tests.runtime.conftest import TOKEN, Flavour, Server
from tests.runtime.sample_api import BUDGETED, AsyncClient, Client, Deal

SECONDS = "must be a positive number of seconds"

WRONG_OF_BOTH = [
    ("retry", 3, "must be a Retry, such as Retry(attempts=3), not 3"),
    ("retry", None, "must be a Retry, such as Retry(attempts=3), not None"),
    ("retry", Retry, "not the class Retry"),
    ("timeout", 0, SECONDS),
    (
        "timeout",
        -5,
        f"{SECONDS}, an httpx.Timeout, an httpx2.Timeout or None for no limit, not -5",
    ),
    ("timeout", float("nan"), SECONDS),
    ("timeout", "3", "not '3'"),
    ("timeout", True, "not True"),
    ("timeout", httpx.Timeout(-1), "not Timeout"),
    ("total_timeout", -1, f"{SECONDS} or None for no limit, not -1"),
    ("total_timeout", float("nan"), SECONDS),
    ("total_timeout", float("inf"), SECONDS),
    ("total_timeout", httpx.Timeout(3), "not Timeout"),
]


@pytest.mark.parametrize(
    ("name", "value", "problem"),
    [
        *WRONG_OF_BOTH,
        ("store", "x.sqlite", "must be a Store, such as SQLiteStore(path), or None"),
        ("store", MemoryStore, "not the class MemoryStore"),
        ("auth", "s3cret", "an httpx.Auth, an OAuth2Session, an Auth or None, not str"),
        ("budget", "x", "must be a Budget, a whole number of tokens or None, not 'x'"),
        ("budget", True, "not True"),
        ("budget", -1, "not -1"),
        ("plan", 3, "must be a string or None, not 3"),
        ("account_name", "", "must be a name or None, not ''"),
        ("max_body", "1MB", "must be a positive whole number of bytes, not '1MB'"),
        ("max_body", None, "not None"),
        ("on_charge", 3, "must be a function or None, not 3"),
        ("on_store_failure", "degraed", "must be 'raise' or 'degrade', not 'degraed'"),
        ("api_token", 123456, "must be a string, not int"),
        ("company_domain", 3, "must be a string, not int"),
        ("base_url", httpx.URL("https://x.test"), "must be a string, not URL"),
    ],
)
def test_a_wrong_argument_of_a_client_is_refused_when_it_is_made(
    flavour: Flavour, name: str, value: Any, problem: str
) -> None:
    """The message says what the argument takes and what it got, but no secret."""
    with pytest.raises(ConfigurationError) as caught:
        flavour.client(**{name: value})
    assert str(caught.value).startswith(f"{name} must be ")
    assert problem in str(caught.value)
    assert "s3cret" not in str(caught.value)
    assert "123456" not in str(caught.value)


@pytest.mark.parametrize(
    ("name", "value", "problem"),
    [
        *WRONG_OF_BOTH,
        ("extra_headers", "x", "must be a mapping, not str"),
        ("extra_query", [1], "must be a mapping, not list"),
        ("extra_body", 3, "must be a mapping, not int"),
        ("force", "yes", "must be True or False, not 'yes'"),
        ("send_as", 3, "must be a media type, such as 'text/csv', not 3"),
    ],
)
def test_a_wrong_argument_of_a_call_is_refused_before_anything_is_sent(
    server: Server, flavour: Flavour, name: str, value: Any, problem: str
) -> None:
    """Lists say so when they are made, not when somebody iterates over them."""
    for use in (
        lambda c: c.deals.get(7, **{name: value}),
        lambda c: c.request("GET", "/x", **{name: value}),
    ):
        with pytest.raises(RequestError) as caught:
            flavour.call(use)
        assert str(caught.value).startswith(f"{name} must be ")
        assert problem in str(caught.value)
        assert caught.value.operation_id in ("getDeal", "GET /x")
    with pytest.raises(RequestError, match=f"^{name} must be .*getDeals"):
        flavour.client().deals.list(**{name: value})
    assert server.received == []


def test_a_body_of_one_media_type_leaves_no_choice(
    server: Server, flavour: Flavour
) -> None:
    options = {"send_as": "text/csv"}
    with pytest.raises(RequestError, match="one media type: leave send_as out"):
        flavour.call(lambda c: c.deals.add(title="x", options=options))
    assert server.received == []


def test_every_option_is_checked() -> None:
    assert CLIENT_CHECKS.keys() == ClientOptions.__annotations__.keys()
    both = CLIENT_CHECKS.keys() | LIMIT_CHECKS.keys()
    assert both == LimitOptions.__annotations__.keys()
    assert CALL_CHECKS.keys() == CallOptions.__annotations__.keys()


@pytest.mark.parametrize(
    ("made", "http", "problem"),
    [
        (
            Client,
            httpx.AsyncClient,
            "an httpx.Client, an httpx2.Client or None, not httpx.AsyncClient",
        ),
        (
            AsyncClient,
            httpx.Client,
            "an httpx.AsyncClient, an httpx2.AsyncClient or None, not httpx.Client",
        ),
    ],
)
def test_an_http_client_of_the_other_flavour_is_refused(
    made: Any, http: Any, problem: str
) -> None:
    with pytest.raises(ConfigurationError, match=f"^http_client must be {problem}$"):
        made(api_token=TOKEN, http_client=http())


@pytest.mark.parametrize("retry", [{"attempts": "3"}, {"attempts": 2.5}, {"cap": "1"}])
def test_a_retry_of_other_types_is_refused(retry: dict[str, Any]) -> None:
    with pytest.raises(ConfigurationError, match="Retry needs at least one attempt"):
        Retry(**retry)


def test_a_timeout_can_be_one_of_the_http_library(
    server: Server, flavour: Flavour
) -> None:
    """It has a limit for each kind of wait."""
    server.answer({"data": {"id": 7}}, delay=0.5)
    patient = httpx.Timeout(0.05, read=20)
    assert flavour.call(lambda c: c.deals.get(7), timeout=patient) == Deal(id=7)
    assert flavour.call(lambda c: c.deals.get(7, timeout=patient)) == Deal(id=7)


# --- names


@pytest.mark.parametrize(
    ("use", "message"),
    [
        (
            lambda c: c.deals.list(tag="a"),
            r"deals.list\(\) got an unexpected keyword argument 'tag'; "
            r"did you mean 'tags'\?$",
        ),
        (
            lambda c: c.deals.list(ids=[1], timout=3),
            r"deals.list\(\) .* 'timout'; did you mean 'timeout' or 'total_timeout'\?$",
        ),
        (lambda c: c.deals.list(zzz=1), r"deals.list\(\) .* 'zzz'$"),
    ],
)
def test_a_misspelt_argument_of_a_list_is_named_when_the_list_is_made(
    flavour: Flavour, use: Any, message: str
) -> None:
    with pytest.raises(TypeError, match=message):
        use(flavour.client())


@pytest.mark.parametrize(
    ("use", "message"),
    [
        (
            lambda c: c.deals.with_raw_response.list(tag="a"),
            r"^deals.list\(\) .* 'tag'; did you mean 'tags'",
        ),
        (lambda c: c.deals.get(7, retri=3), r"^deals.get\(\) .*; did you mean 'retry'"),
        (
            lambda c: c.request("GET", "/x", quer={}),
            r"^client.request\(\) .* 'quer'; did you mean 'query'\?$",
        ),
    ],
)
def test_a_misspelt_argument_of_a_call_is_named(
    server: Server, flavour: Flavour, use: Any, message: str
) -> None:
    with pytest.raises(TypeError, match=message):
        flavour.call(use)
    assert server.received == []


def test_a_misspelt_argument_of_a_client_is_named(flavour: Flavour) -> None:
    name = "AsyncClient" if flavour.is_async else "Client"
    for wrong, right in (("api_tokn", "api_token"), ("tmeout", "timeout")):
        message = (
            rf"^{name}\(\) got an unexpected keyword argument '{wrong}'; "
            rf"did you mean '{right}'"
        )
        with pytest.raises(TypeError, match=message):
            flavour.client(**{wrong: "x"})


# --- whose account is charged


class Signed(httpx.Auth):
    """An authentication of which a client knows nothing."""


def account(client: Any) -> str:
    found: str = client._settings.gate.account()
    return found


@pytest.mark.parametrize("place", [{}, {"company_domain": "acme"}])
def test_clients_with_one_account_name_count_together(
    flavour: Flavour, place: dict[str, str]
) -> None:
    """Their credentials and base URLs do not matter."""
    kind = AsyncClient if flavour.is_async else Client
    one = kind(api_token="token-of-one", account_name="acme", **place)  # type: ignore[arg-type]
    two = kind(auth=Signed(), account_name="acme")
    other = kind(api_token="token-of-one", account_name="umbrella")
    assert account(one) == account(two) != account(other)
    assert "acme" not in account(one)


def limited(**arguments: Any) -> Client:
    """Return a client that has an account, because its API has limits."""
    return Client(api=BUDGETED, **arguments)


def test_without_a_name_the_host_is_the_account_or_else_the_caller() -> None:
    acme = [limited(api_token=t, company_domain="acme") for t in ("one", "two")]
    common = [limited(api_token=t) for t in ("one-token", "two-token", "one-token")]
    assert account(acme[0]) == account(acme[1]) != account(common[0])
    assert account(common[0]) == account(common[2]) != account(common[1])
    assert "one-token" not in account(common[0])
    auth = Signed()
    assert account(limited(auth=auth)) != account(limited(auth=auth))


def test_a_shared_store_must_know_whose_account_an_auth_is(tmp_path: Any) -> None:
    store = SQLiteStore(tmp_path / "counts.sqlite")
    message = r"Signed does not say whose account .* SQLiteStore: give account_name="
    with pytest.raises(ConfigurationError, match=message):
        Client(auth=Signed(), store=store)
    named = [Client(auth=Signed(), store=store, account_name="acme") for _ in "ab"]
    assert account(named[0]) == account(named[1])
    # The host says it, too.
    assert Client(auth=Signed(), store=store, company_domain="acme")
    assert Client(auth=Signed(), store=MemoryStore())
