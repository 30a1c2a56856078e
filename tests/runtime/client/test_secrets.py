"""Credentials in the places where tools look: the locals of frames, and logs."""

from __future__ import annotations

import base64
import logging
from collections.abc import Callable, Iterator
from typing import Any

import msgspec
import pytest

from openapi_runtime import ApiKey, ClientError, OAuth2Session, Retry, Tokens
from openapi_runtime.http import Headers, Secret
from openapi_runtime.oauth.token_server import TokenServer
from tests.runtime.conftest import Flavour
from tests.runtime.fault_server import FaultServer, fin, say
from tests.runtime.oauth.token_server import CLIENT_ID, api_at
from tests.runtime.sample_api import API

SECRET = "s3cret-t0ken-0123456789"
TWICE = Retry(attempts=2, base=0.001)
PLACES: dict[str, Any] = {
    place: msgspec.structs.replace(
        API,
        credentials=(ApiKey(argument="api_token", place=place, name="x-key"),),
    )
    for place in ("header", "query", "cookie")
}
FAILURES: dict[str, tuple[Any, Callable[[Any], Any]]] = {
    "a status": (
        say({"success": False, "error": SECRET}, status=400),
        lambda c: c.deals.get(7),
    ),
    "a retry": (say({}, status=503), lambda c: c.deals.get(7, retry=TWICE)),
    "no response": (fin(), lambda c: c.deals.get(7, retry=TWICE)),
    "a body": (say(b"no JSON " + SECRET.encode()), lambda c: c.deals.get(7)),
    "a large body": (
        say({"x": "x" * 99}),
        lambda c: c.with_options(max_body=9).deals.get(7),
    ),
    "a refused coding": (
        say({}, headers={"Content-Encoding": "br"}),
        lambda c: c.deals.get(7),
    ),
    "an argument": (say({}), lambda c: c.deals.get(None)),
    "a header": (say({}), lambda c: c.deals.get(7, extra_headers={"a": "\n"})),
    "a query": (say({}), lambda c: c.deals.get(7, extra_query={"a": object()})),
    "a path": (say({}), lambda c: c.request("GET", "/a\n")),
    "no time": (say({}), lambda c: c.deals.get(7, total_timeout=1e-9)),
}


@pytest.fixture
def faults() -> Iterator[FaultServer]:
    server = FaultServer(say({}))
    yield server
    server.close()


def shown(error: BaseException) -> Iterator[tuple[str, str, str]]:
    """Yield function, name and text of every local of an error and its causes.

    Those of the tests are left out.
    """
    pending: list[BaseException | None] = [error]
    while pending:
        cause = pending.pop()
        if cause is None:
            continue
        pending += [cause.__cause__, cause.__context__]
        step = cause.__traceback__
        while step is not None:
            code = step.tb_frame.f_code
            if not code.co_filename.endswith(("test_secrets.py", "conftest.py")):
                for name, value in list(step.tb_frame.f_locals.items()):
                    yield code.co_qualname, name, repr(value)
            step = step.tb_next


def leaks(error: BaseException, *secrets: str) -> list[tuple[str, str, str]]:
    found = list(shown(error))
    assert found
    return [local for local in found if any(secret in local[2] for secret in secrets)]


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("failure", FAILURES)
def test_no_frame_of_an_error_shows_the_credentials(
    use: Flavour, faults: FaultServer, place: str, failure: str
) -> None:
    act, call = FAILURES[failure]
    faults.acts = [act]
    with pytest.raises(ClientError) as caught:
        use.call(call, api=PLACES[place], api_token=SECRET)
    assert leaks(caught.value, SECRET) == []


@pytest.mark.parametrize(
    "answer",
    [
        (200, {"access_token": SECRET, "token_type": "mac"}),
        (200, {"access_token": f"{SECRET} x", "refresh_token": SECRET}),
        (200, [SECRET]),
        (400, {"error": "invalid_grant", "error_description": f"no refresh-{SECRET}"}),
        (503, {"error": SECRET}),
        (200, {"access_token": SECRET, "x": "x" * 1_100_000}),
    ],
)
@pytest.mark.parametrize("expired", [True, False])
def test_no_frame_of_a_failed_refresh_shows_the_tokens(
    use: Flavour, faults: FaultServer, answer: tuple[int, Any], expired: bool
) -> None:
    """`expired` says whether the client or the API finds that out."""
    status, body = answer
    faults.choose = lambda seen: (
        say(body, status=status) if seen.method == "POST" else say({}, status=401)
    )
    tokens = Tokens(
        access_token=f"access-{SECRET}",
        refresh_token=f"refresh-{SECRET}",
        expires_at=0.0 if expired else None,
    )
    session = OAuth2Session(
        api_at(f"http://127.0.0.1:{faults.port}"),
        client_id=CLIENT_ID,
        client_secret=f"client-{SECRET}",
        tokens=tokens,
        save=lambda _: None,
    )
    with pytest.raises(ClientError) as caught:
        use.call(lambda c: c.deals.get(7), api_token=None, auth=session)
    assert leaks(caught.value, SECRET) == []


def test_a_tool_that_expands_the_token_server_shows_no_client_secret() -> None:
    """Nor the header made of it: debuggers print the attributes of a frame's `self`."""
    oauth2 = api_at("http://127.0.0.1:1").oauth2
    assert oauth2 is not None
    found = repr(vars(TokenServer(oauth2, CLIENT_ID, SECRET, 5.0)))
    pair = base64.b64encode(f"{CLIENT_ID}:{SECRET}".encode()).decode()
    assert CLIENT_ID in found
    assert SECRET not in found
    assert pair not in found


@pytest.mark.parametrize("level", [logging.INFO, logging.DEBUG])
def test_no_log_shows_a_key_of_the_query(
    use: Flavour, faults: FaultServer, caplog: pytest.LogCaptureFixture, level: int
) -> None:
    caplog.set_level(level)
    faults.acts = [say({"success": True, "data": {"id": 7}})]
    use.call(
        lambda c: c.deals.get(7, extra_query={"a": "b"}),
        api=PLACES["query"],
        api_token=SECRET,
    )
    assert f"x-key={SECRET}" in faults.seen[0].target
    assert "x-key=[hidden]" in caplog.text
    assert "a=b" in caplog.text
    assert SECRET not in caplog.text


@pytest.mark.parametrize("name", ["api_token", "access_token"])
def test_no_log_shows_a_key_that_a_caller_writes_into_the_query(
    use: Flavour, faults: FaultServer, caplog: pytest.LogCaptureFixture, name: str
) -> None:
    """As programs for older versions of an API do."""
    caplog.set_level(logging.INFO)
    faults.acts = [say({"success": True, "data": {"id": 7}})]
    for call in (
        lambda c: c.deals.get(7, extra_query={name: SECRET}),
        lambda c: c.request("GET", f"/deals?{name}={SECRET}"),
        lambda c: c.request("GET", "/deals", query={name: SECRET, "a": "b"}),
    ):
        use.call(call)
    assert all(SECRET in seen.target for seen in faults.seen)
    assert caplog.text.count(f"{name}=[hidden]") >= 3
    assert SECRET not in caplog.text


def test_a_secret_is_a_text_that_is_not_shown() -> None:
    secret = Secret(SECRET)
    assert secret == SECRET
    assert f"{secret}" == SECRET
    assert SECRET not in repr({"a": (secret,)})
    assert SECRET not in repr(Headers({"x-api-token": SECRET}))
