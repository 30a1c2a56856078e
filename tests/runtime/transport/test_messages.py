"""Requests that are written without httpx are those that httpx would have written."""

from __future__ import annotations

import gzip
import json
import logging
import re
from typing import Any

import httpx
import pytest
from hypothesis import example, given, strategies as st

from openapi_runtime import APIConnectionError, NotFoundError
from openapi_runtime.call.messages import request
from openapi_runtime.transport.default_client import OwnAsyncClient, OwnClient
from tests.runtime.conftest import Flavour, Server, do

CHARACTERS = "/.?#%&=+,:;@!$'()*~_- \"<>^`{|}[]\\aZ09é\x7f"
PIECES = [*CHARACTERS, "..", "//", "%2F", "%2f", "%e9", "%zz"]


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
@example("a/../b")
@example("a?")
@example("a?b=/.")
@example("/a")
def test_a_plain_target_is_what_httpx_makes_of_the_url(rest: str) -> None:
    """Path and query go as they are only where httpx would leave them so."""
    url = f"http://Host.test:80/v2/{rest}"
    try:
        made = request("GET", url, httpx.Headers(), {}, {}, usual=True)
    except httpx.InvalidURL:
        return
    if made.start:
        assert url[made.start :].encode() == httpx.URL(url).raw_path


def test_which_requests_are_plain() -> None:
    def is_plain(method: str, target: str, *, usual: bool = True, **body: Any) -> bool:
        url = f"https://a.test{target}"
        made = request(method, url, httpx.Headers(), {}, body, usual=usual)
        assert (made.whole is None) is (made.start > 0)
        return made.start > 0

    assert is_plain("GET", "/v2/deals?ids=1,2&q=%20a.b")
    assert is_plain("DELETE", "/v2/deals/7")
    assert not is_plain("GET", "/v2/deals", usual=False)
    assert not is_plain("POST", "/v2/deals")  # it has to say that it has no body
    assert not is_plain("PATCH", "/v2/deals", content=b"{}")
    for odd in ("", "?a=b", "/a b", "/a/../b", "/é", "//a", "/a%", "/a?"):
        assert not is_plain("GET", odd)
    assert not is_plain("GET", "/" + "a" * 10_000)


CALLS: list[tuple[str, str, dict[str, Any]]] = [
    ("GET", "/deals/7", {}),
    ("GET", "/deals", {"query": {"q": "a b/é&", "ids": [1, 2], "t": "12:00"}}),
    ("GET", "/a b/../é?x=%zz", {}),
    ("GET", "/x", {"extra_headers": {"X-Mine": "1", "Host": "other.test"}}),
    ("DELETE", "/deals/7", {}),
    ("POST", "/deals", {}),
    ("POST", "/deals", {"body": {"a": "é"}}),
    ("HEAD", "/deals", {}),
    ("QUERY", "/deals", {}),
]


@pytest.mark.parametrize(("method", "path", "options"), CALLS)
def test_own_and_given_clients_send_the_same(
    server: Server, flavour: Flavour, method: str, path: str, options: dict[str, Any]
) -> None:
    """Method, target, every header in its order, and body."""
    server.answer()

    async def once(client: Any) -> None:
        await do(client.request(method, path, **options))

    async def as_given(client: Any) -> None:
        await once(client)
        await do(client._http.aclose() if flavour.is_async else client._http.close())

    flavour.run(once)
    given_ = httpx.AsyncClient() if flavour.is_async else httpx.Client()
    flavour.run(as_given, http_client=given_)
    own, theirs = server.received
    assert own == theirs
    assert list(own.headers) == list(theirs.headers)


@pytest.mark.parametrize("listener", [False, True])
def test_a_packed_answer_is_unpacked(
    server: Server, flavour: Flavour, caplog: pytest.LogCaptureFixture, listener: bool
) -> None:
    """Also when somebody listens to httpx, which then sends and names each request."""
    if listener:
        caplog.set_level(logging.INFO, "httpx")
    packed = gzip.compress(json.dumps({"success": True, "data": {"id": 7}}).encode())
    server.answer(packed, headers={"content-ENCODING": "gzip"})
    raw = flavour.call(lambda c: c.deals.with_raw_response.get(7))
    assert raw.parsed.id == 7
    assert raw.headers["Content-Encoding"] == "gzip"
    told = [record for record in caplog.records if record.name == "httpx"]
    assert len(told) == int(listener)


def test_no_packed_answer_after_all(server: Server, flavour: Flavour) -> None:
    server.answer(b"no gzip", headers={"Content-Encoding": "gzip"})
    with pytest.raises(APIConnectionError, match="DecodingError"):
        flavour.call(lambda c: c.deals.get(7))


def test_the_clients_own_way_is_the_straight_one(
    server: Server, flavour: Flavour, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A call that makes a request of httpx costs a third more."""

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError

    server.answer({"success": True, "data": {"id": 7}})
    monkeypatch.setattr(httpx.Client, "send", refuse)
    monkeypatch.setattr(httpx.AsyncClient, "send", refuse)
    assert flavour.call(lambda c: c.deals.get(7)).id == 7


def test_errors_show_the_url_that_httpx_would(server: Server, flavour: Flavour) -> None:
    server.answer({"error": "no"}, status=404)
    for path in ("/deals/7", "/a b"):
        with pytest.raises(
            NotFoundError, match=re.escape(path.replace(" ", "%20"))
        ) as e:
            flavour.call(lambda c, path=path: c.request("GET", path, query={"q": "x"}))
        assert e.value.url == server.base_url + path.replace(" ", "%20")


def test_proxies_are_left_to_httpx(monkeypatch: pytest.MonkeyPatch) -> None:
    from openapi_runtime.transport.default_client import own_async_client, own_client

    for name in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    made = [own_client(), own_async_client()]
    monkeypatch.setenv("https_proxy", "http://127.0.0.1:9")
    made += [own_client(), own_async_client()]
    assert all(isinstance(c, (OwnClient, OwnAsyncClient)) for c in made)
    straight = [c.is_straight() for c in made]  # type: ignore[attr-defined]  # pyright: ignore
    assert straight == [True, True, False, False]
    for client in (made[0], made[2]):
        client.close()  # type: ignore[union-attr]  # pyright: ignore
