"""Making, using and closing a client."""

from __future__ import annotations

import asyncio
import gc
import inspect
import json
import threading
import time
from functools import partial
from typing import Any

import httpx
import pytest

from openapi_runtime import (
    Api,
    ConfigurationError,
    NotFoundError,
    Page,
    RequestError,
    Retry,
)
from openapi_runtime.exchange.effects import Send
from openapi_runtime.exchange.runners import arun
from tests.runtime.conftest import TOKEN, Flavour, Server, do
from tests.runtime.sample_api import API, AsyncClient, Client, Deal
from tests.runtime.transport.pools import pooled

# --- where the API is


@pytest.mark.parametrize(
    ("arguments", "base_url"),
    [
        ({}, "https://api.sample.test/v2"),
        ({"base_url": "https://x.test/a/"}, "https://x.test/a"),
        ({"base_url": "http://x.test:8080"}, "http://x.test:8080"),
        ({"company_domain": "acme"}, "https://acme.sample.test/api/v2"),
        ({"api_domain": "https://acme.x.com"}, "https://acme.x.com/api/v2"),
        ({"api_domain": "https://acme.x.com:1/"}, "https://acme.x.com:1/api/v2"),
        ({"api_domain": "http://127.0.0.1:5"}, "http://127.0.0.1:5/api/v2"),
        ({"api_domain": "http://localhost:5"}, "http://localhost:5/api/v2"),
        ({"api_domain": "http://[::1]:5"}, "http://[::1]:5/api/v2"),
    ],
)
def test_base_url(arguments: dict[str, str], base_url: str) -> None:
    with Client(api_token="x", **arguments) as client:  # type: ignore[arg-type]  # pyright: ignore
        assert client.base_url == base_url
        assert repr(client) == f"Client(base_url={base_url!r})"


def test_an_argument_goes_before_the_environment(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SAMPLE_COMPANY_DOMAIN", "fromenv")
    monkeypatch.setenv("SAMPLE_API_TOKEN", TOKEN)
    with Client() as client:
        assert client.base_url == "https://fromenv.sample.test/api/v2"
    with Client(base_url="https://x.test") as client:
        assert client.base_url == "https://x.test"
    with Client(company_domain="acme") as client:
        assert client.base_url == "https://acme.sample.test/api/v2"
    with Client(api_domain="https://acme.x.com") as client:
        assert client.base_url == "https://acme.x.com/api/v2"
    monkeypatch.setenv("SAMPLE_COMPANY_DOMAIN", "")
    with Client() as client:
        assert client.base_url == "https://api.sample.test/v2"


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        ({"base_url": ""}, "base_url must start with https://"),
        ({"base_url": "x.test"}, "base_url must start with https://"),
        ({"base_url": "ftp://x.test"}, "base_url must start with https://"),
        ({"base_url": "https://"}, "base_url must start with https://"),
        (
            {"base_url": "https://me:pw@x.test"},
            "must not contain a user name or password",
        ),
        ({"base_url": "https://x.test?pw=1"}, "must not contain a query"),
        ({"base_url": "https://x.test/#pw"}, "must not contain a query or fragment"),
        ({"base_url": "https://x.test:port"}, "not a valid URL"),
        ({"base_url": "https://x test"}, "base_url"),
        ({"company_domain": ""}, "must be only what stands before '.sample.test'"),
        ({"company_domain": "acme.sample.test"}, "'.sample.test', such as 'acme'"),
        ({"company_domain": "https://acme.sample.test/x"}, "such as 'acme'"),
        ({"company_domain": "acme/../x"}, "must be only"),
        ({"company_domain": "-acme"}, "must be only"),
        ({"company_domain": "me:pw@evil.test"}, "must be only"),
        ({"company_domain": "evil.test#"}, "must be only"),
        ({"api_domain": "acme.x.com"}, "api_domain must start with https://"),
        ({"api_domain": "http://acme.x.com"}, "api_domain must start with https://"),
        ({"api_domain": "https://acme.x.com/api"}, "api_domain must have no path"),
        ({"api_domain": "https://a.com", "company_domain": "b"}, "give only one of"),
        (
            {"company_domain": "acme", "base_url": "https://x.test"},
            "give only one of base_url and company_domain",
        ),
    ],
)
def test_an_unusable_base_url_is_refused_with_what_to_write(
    arguments: dict[str, str], problem: str
) -> None:
    with pytest.raises(ConfigurationError) as caught:
        Client(api_token="x", **arguments)  # type: ignore[arg-type]  # pyright: ignore
    assert problem in str(caught.value)
    assert "pw" not in str(caught.value)
    assert isinstance(caught.value, ValueError)


def test_an_api_without_a_base_url_needs_one() -> None:
    api = Api(name="x", base_urls=API.base_urls, url_env=API.url_env)
    with pytest.raises(
        ConfigurationError, match=r"api_domain, .*SAMPLE_COMPANY_DOMAIN"
    ):
        Client(api=api)


# --- who is calling


def test_no_credentials_names_the_argument_and_the_variable(flavour: Flavour) -> None:
    with pytest.raises(
        ConfigurationError, match=r"api_token=\.\.\. .* SAMPLE_API_TOKEN"
    ):
        flavour.client(api_token=None)


def test_the_token_can_come_from_the_environment(
    server: Server, flavour: Flavour, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SAMPLE_API_TOKEN", "fromenv")
    server.answer({"data": {}})
    flavour.call(lambda c: c.deals.get(7), api_token=None)
    flavour.call(lambda c: c.deals.get(7), api_token="given")
    assert [r.headers["x-api-token"] for r in server.received] == ["fromenv", "given"]


@pytest.mark.parametrize("token", ["", " ", "abc\n", "a b", "t\u00f6ken"])
def test_a_token_that_cannot_be_sent_is_refused_unseen(
    flavour: Flavour, token: str
) -> None:
    with pytest.raises(ConfigurationError, match="api_token is empty or has") as caught:
        flavour.client(api_token=token)
    assert not token.strip() or token.strip() not in str(caught.value)


# --- the HTTP client


def test_an_own_http_client_is_used_as_it_is_and_not_closed(server: Server) -> None:
    server.answer({"data": {"id": 1}})
    with httpx.Client(headers={"user-agent": "mine"}, params={"a": "b"}) as http:
        with Client(
            api_token=TOKEN, base_url=server.base_url, http_client=http
        ) as client:
            assert client.deals.get(1) == Deal(id=1)
        assert not http.is_closed
        assert http.get(server.base_url).status_code == 200
    assert server.received[0].headers["user-agent"] == "mine"
    assert "x-api-token" not in server.received[1].headers
    with pytest.raises(RequestError, match="closed"):
        Client(api_token=TOKEN, http_client=http).deals.get(1)


def test_an_own_async_http_client_is_used_and_not_closed(server: Server) -> None:
    server.answer({"data": {"id": 1}})

    async def main() -> None:
        async with httpx.AsyncClient(headers={"user-agent": "mine"}) as http:
            async with AsyncClient(
                api_token=TOKEN, base_url=server.base_url, http_client=http
            ) as client:
                assert await client.deals.get(1) == Deal(id=1)
            assert not http.is_closed

    asyncio.run(main())
    assert server.received[0].headers["user-agent"] == "mine"


def test_closing_closes_our_own_http_client(flavour: Flavour) -> None:
    seen: list[Any] = []

    async def body(client: Any) -> None:
        seen.append(client._http)
        assert not client._http.is_closed

    flavour.run(body)
    assert seen[0].is_closed


def test_one_connection_serves_many_calls(server: Server, flavour: Flavour) -> None:
    server.answer({"data": {"id": 1}})

    async def body(client: Any) -> None:
        for _ in range(20):
            await do(client.deals.get(1))
        assert pooled(client) == (0, 1)

    flavour.run(body)


def test_a_client_is_safe_in_threads(server: Server) -> None:
    server.answer({"data": {"id": 1}})
    with Client(api_token=TOKEN, base_url=server.base_url) as client:
        threads = [
            threading.Thread(target=lambda: [client.deals.get(1) for _ in range(20)])
            for _ in range(8)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert client.usage.requests == len(server.received) == 160


def test_a_cancelled_task_leaves_nothing_open(server: Server) -> None:
    server.answer({"data": {"id": 1}}, delay=30)
    server.answer({"data": {"id": 2}})

    async def main() -> None:
        async with AsyncClient(api_token=TOKEN, base_url=server.base_url) as client:
            task = asyncio.create_task(client.deals.get(1))
            while not server.received:
                await asyncio.sleep(0.005)
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task
            assert await client.deals.get(2) == Deal(id=2)

    started = time.monotonic()
    asyncio.run(main())
    gc.collect()
    assert time.monotonic() - started < 10


def test_the_driver_closes_a_flow_that_is_interrupted() -> None:
    closed: list[bool] = []

    def flow() -> Any:
        try:
            yield Send(httpx.Request("GET", "http://x"))
        finally:
            closed.append(True)

    class Interrupted(httpx.AsyncBaseTransport):
        async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
            raise KeyboardInterrupt

    async def main() -> None:
        async with httpx.AsyncClient(transport=Interrupted()) as http:
            with pytest.raises(KeyboardInterrupt):
                await arun(flow(), http)

    asyncio.run(main())
    assert closed == [True]


# --- the response around a result


def test_with_raw_response(server: Server, flavour: Flavour) -> None:
    server.answer({"data": {"id": 7}}, headers={"X-Correlation-Id": "abc", "X-A": "1"})
    raw = flavour.call(lambda c: c.deals.with_raw_response.get(7))
    assert raw.parsed == Deal(id=7)
    assert (raw.status_code, raw.tokens, raw.request_id) == (200, 1, "abc")
    assert raw.headers["x-a"] == raw.headers["X-A"] == "1"
    assert "content-type" in raw.headers
    assert raw.json() == json.loads(raw.body) == {"data": {"id": 7}}
    assert repr(raw) == "<RawResponse 200, 19 bytes, 1 tokens>"


def test_with_raw_response_of_a_list_is_one_page(
    server: Server, flavour: Flavour
) -> None:
    server.answer({"data": [{"id": 7}], "additional_data": {"next_cursor": "a"}})
    raw = flavour.call(
        lambda c: c.deals.with_raw_response.list(cursor="x", max_items=3)
    )
    assert isinstance(raw.parsed, Page)
    assert (raw.parsed.items, raw.parsed.next_cursor) == ([Deal(id=7)], "a")
    assert (raw.tokens, len(server.received)) == (10, 1)
    assert dict(server.received[0].query) == {"cursor": "x", "limit": "3"}
    with pytest.raises(RequestError, match="max_items must not be 0"):
        flavour.call(lambda c: c.deals.with_raw_response.list(max_items=0))


def test_with_raw_response_raises_as_always_and_changes_nothing_else(
    server: Server, flavour: Flavour
) -> None:
    server.answer(status=204)

    async def body(client: Any) -> None:
        raw = await do(client.deals.with_raw_response.delete(7))
        assert (raw.status_code, raw.body, raw.parsed) == (204, b"", None)
        assert await do(client.deals.delete(7)) is None
        server.answers.clear()
        server.answer({}, status=404)
        with pytest.raises(NotFoundError):
            await do(client.deals.with_raw_response.get(7))

    flavour.run(body)


def test_repeated_headers_are_joined(server: Server, flavour: Flavour) -> None:
    server.answer({}, headers={"X-A": "1", "x-a": "2"})
    assert flavour.call(lambda c: c.request("GET", "/")).headers["X-a"] == "1, 2"


# --- calls that the client has no method for


def test_request_reaches_any_path_with_auth_errors_and_accounting(
    server: Server, flavour: Flavour
) -> None:
    server.answer({"data": 1})

    async def body(client: Any) -> None:
        raw = await do(client.request("get", "/new", query={"a": [1, True]}, cost=4))
        assert (raw.parsed, raw.tokens) == ({"data": 1}, 4)
        await do(client.request("POST", "/new", body={"d": Deal(id=1)}, name="addNew"))
        await do(client.request("GET", f"{server.origin}/other?x=1", query={"y": 2}))
        assert client.usage.by_operation["GET /new"] == (4, 1)
        assert client.usage.by_operation["addNew"] == (0, 1)
        server.answers.clear()
        server.answer({"error": "no"}, status=404)
        with pytest.raises(NotFoundError, match=r"404 Not Found: no \(GET /gone\)"):
            await do(client.request("GET", "/gone"))

    flavour.run(body)
    first, second, third, _ = server.received
    assert (first.method, first.target) == ("GET", "/v2/new?a=1&a=true")
    assert second.json() == {"d": {"id": 1}}
    assert third.target == "/other?x=1&y=2"
    assert {r.headers["x-api-token"] for r in server.received} == {TOKEN}


def test_request_of_an_async_client_is_a_coroutine_function() -> None:
    """So tools that mock a client know that it is awaited; its arguments are the same."""
    assert inspect.iscoroutinefunction(AsyncClient.request)
    assert not inspect.iscoroutinefunction(Client.request)
    assert inspect.signature(AsyncClient.request) == inspect.signature(Client.request)


@pytest.mark.parametrize("body", [b"", b"<html>", b"{"])
def test_request_parses_what_is_no_json_as_none(
    server: Server, flavour: Flavour, body: bytes
) -> None:
    server.answer(body)
    raw = flavour.call(lambda c: c.request("GET", "/x"))
    assert (raw.parsed, raw.body) == (None, body)


def get(target: str, client: Any) -> Any:
    return client.request("GET", target)


@pytest.mark.parametrize(
    "path",
    [
        "x",
        "",
        "http://evil.test/x",
        "https://127.0.0.1/x",
        "//evil.test",
        "/x#y",
        "ftp://127.0.0.1/x",
        "http://[",
    ],
)
def test_request_refuses_other_origins_and_unclear_paths(
    server: Server, other_server: Server, flavour: Flavour, path: str
) -> None:
    for target in (path, other_server.origin, server.origin.replace("//", "//me:pw@")):
        with pytest.raises(RequestError, match="path"):
            flavour.call(partial(get, target))
    assert server.received == other_server.received == []


def test_a_view_has_its_own_options_and_shares_the_rest(
    server: Server, flavour: Flavour
) -> None:
    """Timeouts, retries and headers are the view's; usage and connections are shared."""
    server.answer({"success": True, "data": {"id": 1}})

    async def body(client: Any) -> None:
        await do(client.deals.get(1))  # the group of operations is loaded
        view = client.with_options(
            timeout=5, retry=Retry(attempts=2), default_headers={"X-Job": "night"}
        )
        inner = view.with_options(default_headers={"X-Step": "2"})
        await do(view.deals.get(1))
        await do(inner.deals.get(1))
        await do(client.deals.get(1))
        assert type(view) is type(client)
        assert view.usage is client.usage
        assert client.usage.requests == 4
        await do(view.aclose() if flavour.is_async else view.close())
        await do(client.deals.get(1))

    flavour.run(body)
    jobs = [(r.headers.get("x-job"), r.headers.get("x-step")) for r in server.received]
    assert jobs == [
        (None, None), ("night", None), ("night", "2"), (None, None), (None, None),
    ]  # fmt: skip


def test_a_view_retries_by_its_own_policy(server: Server, flavour: Flavour) -> None:
    """The parent gives up at once, the view tries again."""
    server.answer(status=503)
    server.answer({"success": True, "data": {"id": 1}})

    async def body(client: Any) -> Any:
        view = client.with_options(retry=Retry(attempts=2, base=0.01))
        return await do(view.deals.get(1))

    assert flavour.run(body).id == 1
    assert len(server.received) == 2


def test_a_view_of_a_closed_client_is_closed(flavour: Flavour) -> None:
    """The connections were the client's."""

    async def body(client: Any) -> None:
        view = client.with_options(timeout=1)
        await do(client.aclose() if flavour.is_async else client.close())
        with pytest.raises(RequestError, match="closed"):
            await do(view.deals.get(1))

    flavour.run(body)


def test_default_headers_go_with_every_request(
    server: Server, flavour: Flavour
) -> None:
    """A call's own headers go before them, whatever their case."""
    server.answer({"success": True, "data": {"id": 1}})

    async def body(client: Any) -> None:
        await do(client.deals.get(1))
        await do(client.deals.get(1, extra_headers={"x-team": "b"}))

    flavour.run(body, default_headers={"X-Team": "a"})
    assert [r.headers.get("x-team") for r in server.received] == ["a", "b"]


@pytest.mark.parametrize(
    "headers", [{"X-Secret": "s3cret\r\nX: y"}, {"X Y": "s3cret"}, [("a", "s3cret")]]
)
def test_wrong_default_headers_are_refused_at_once(
    headers: Any, flavour: Flavour
) -> None:
    """Before any request, by the option's name, without the value."""
    with pytest.raises(ConfigurationError, match="default_headers") as caught:
        flavour.client(default_headers=headers)
    assert "s3cret" not in str(caught.value)
