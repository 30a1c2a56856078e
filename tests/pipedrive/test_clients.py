"""Clients: defaults of the environment, connections, and the errors of failures."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import httpx
import pytest

from openapi_runtime import (
    APIConnectionError,
    APIError,
    APIStatusError,
    ConfigurationError,
    RequestError,
    Retry,
    errors,
)
from pipedrive_v2 import AsyncClient, Client
from tests.pipedrive.conftest import TOKEN, Flavour
from tests.pipedrive.described import ALL
from tests.pipedrive.json_values import same
from tests.pipedrive.loopback_server import Answer, LoopbackPipedrive, answer_json
from tests.pipedrive.request_rules import PREFIX
from tests.runtime.conftest import class_of


@pytest.mark.parametrize("kind", [Client, AsyncClient])
def test_defaults_come_from_the_environment(
    kind: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Arguments go before the environment; a base URL and a domain contradict."""
    monkeypatch.setenv("PIPEDRIVE_API_TOKEN", "token-of-the-environment")
    monkeypatch.setenv("PIPEDRIVE_COMPANY_DOMAIN", "acme")
    acme, own = "https://acme.pipedrive.com/api/v2", "https://own.example/x"
    assert kind().base_url == acme
    assert kind(company_domain="other").base_url == acme.replace("acme", "other")
    assert kind(api_domain="https://own.example").base_url == own[:-1] + "api/v2"
    assert kind(base_url=own).base_url == own
    with pytest.raises(ConfigurationError, match="only one of base_url and company"):
        kind(base_url=own, company_domain="other")
    monkeypatch.setenv("PIPEDRIVE_API_DOMAIN", "http://127.0.0.1:8080")
    assert kind().base_url == "http://127.0.0.1:8080/api/v2"
    assert kind(company_domain="acme").base_url == acme
    monkeypatch.delenv("PIPEDRIVE_API_DOMAIN")
    monkeypatch.delenv("PIPEDRIVE_COMPANY_DOMAIN")
    assert kind().base_url == "https://api.pipedrive.com/api/v2"
    monkeypatch.delenv("PIPEDRIVE_API_TOKEN")
    with pytest.raises(ConfigurationError, match=r"api_token.*PIPEDRIVE_API_TOKEN"):
        kind()
    with pytest.raises(ConfigurationError, match="'acme'"):
        kind(api_token="t", company_domain="https://acme.pipedrive.com")


@pytest.mark.parametrize("flavour_name", ["sync", "async"])
def test_the_token_of_the_environment_is_sent(
    flavour_name: str, server: LoopbackPipedrive, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It goes to the host that `api_domain` names."""
    monkeypatch.setenv("PIPEDRIVE_API_TOKEN", "token-of-the-environment")

    async def call() -> None:
        async with AsyncClient(api_domain=server.origin) as client:
            await client.deals.get(7)

    if flavour_name == "sync":
        with Client(api_domain=server.origin) as client:
            client.deals.get(7)
    else:
        asyncio.run(call())
    assert server.only.request.headers["x-api-token"] == "token-of-the-environment"
    assert server.only.request.target == PREFIX + "/deals/7"


def test_a_given_http_client_is_used_and_not_closed(server: LoopbackPipedrive) -> None:
    """It keeps its own headers; its cookies and its redirects are not ours."""
    with httpx.Client(headers={"X-Mine": "1"}) as http:
        with Client(
            api_token="t", base_url=server.base_url, http_client=http
        ) as client:
            client.deals.get(7)
        assert not http.is_closed
        with pytest.raises(RequestError, match="closed"):
            client.deals.get(7)
    assert server.only.request.headers["x-mine"] == "1"


def test_a_given_async_http_client_is_used_and_not_closed(
    server: LoopbackPipedrive,
) -> None:
    async def call() -> None:
        async with httpx.AsyncClient(headers={"X-Mine": "1"}) as http:
            async with AsyncClient(
                api_token="t", base_url=server.base_url, http_client=http
            ) as client:
                await client.deals.get(7)
            assert not http.is_closed
            with pytest.raises(RequestError, match="closed"):
                await client.deals.get(7)

    asyncio.run(call())
    assert server.only.request.headers["x-mine"] == "1"


def test_connections_are_kept_alive(
    flavour: Flavour, server: LoopbackPipedrive
) -> None:
    """Calls one after the other share a connection: no TLS handshake each time."""
    for _ in range(3):
        flavour.finish(flavour.client.deals.get(7))
    assert len({exchange.request.peer for exchange in server.exchanges}) == 1


STATUS_ERRORS = {
    400: errors.BadRequestError,
    401: errors.AuthenticationError,
    402: errors.PaymentRequiredError,
    403: errors.PermissionDeniedError,
    404: errors.NotFoundError,
    409: errors.ConflictError,
    410: errors.GoneError,
    418: errors.APIStatusError,
    422: errors.UnprocessableEntityError,
    429: errors.BurstLimitError,
    500: errors.InternalServerError,
    503: errors.InternalServerError,
}


@pytest.mark.parametrize(("status", "kind"), STATUS_ERRORS.items(), ids=str)
def test_a_status_gives_its_error_with_all_facts(
    status: int, kind: type[APIStatusError], flavour: Flavour, server: LoopbackPipedrive
) -> None:
    """An error has the server's text, and nowhere the API token that the text has."""
    body = {"success": False, "error": f"No, {TOKEN}!", "code": "ERR_X", "data": None}
    answer = answer_json(body, status)
    answer.headers = {"x-correlation-id": "abc", "retry-after": "0.1"}
    server.answers.append(answer)
    with pytest.raises(kind) as raised:
        flavour.finish(flavour.client.deals.list(status=["open"]))
    error = raised.value
    assert class_of(error) is kind
    assert error.status_code == status
    assert error.body == answer.body.replace(TOKEN.encode(), b"[hidden]")
    assert same(error.data, {**body, "error": "No, [hidden]!"})
    assert error.code == "ERR_X"
    assert error.headers["Retry-After"] == "0.1"
    assert error.request_id == "abc"
    assert error.operation_id == "getDeals"
    assert error.method == "GET"
    assert error.url == server.base_url + "/deals"
    for shown in (str(error), repr(error)):
        assert str(status) in shown
        assert "No, " in shown
        assert "getDeals GET /deals" in shown
        assert TOKEN not in shown


def test_a_redirect_is_not_followed(
    flavour: Flavour, server: LoopbackPipedrive
) -> None:
    """Its target would get the token."""
    answer = Answer(b"", 302, {"Location": server.base_url + "/deals/8"})
    server.answers.append(answer)
    with pytest.raises(APIStatusError, match="redirect") as raised:
        flavour.finish(flavour.client.deals.get(7))
    assert raised.value.status_code == 302
    assert len(server.exchanges) == 1


def test_a_refused_connection_is_a_connection_error() -> None:
    """The error has the operation, and no HTTPX exception behind it."""
    with (
        Client(
            api_token=TOKEN, base_url="http://127.0.0.1:1", retry=Retry(attempts=1)
        ) as client,
        pytest.raises(APIConnectionError, match="getDeal") as raised,
    ):
        client.deals.get(7)
    assert not isinstance(raised.value, APIError)
    assert raised.value.__cause__ is None
    assert raised.value.__context__ is None
    assert client.usage.by_operation == {"getDeal": (ALL["getDeal"].cost, 1)}


def test_a_violation_reaches_the_user_as_the_server_tells_it(
    flavour: Flavour, server: LoopbackPipedrive
) -> None:
    """That this server refuses wrong requests is what all tests here stand on."""
    with pytest.raises(errors.BadRequestError, match=r"body\.nonsense is not declared"):
        flavour.finish(flavour.client.deals.update(7, extra_body={"nonsense": 1}))
    assert json.loads(server.only.answer.body)["success"] is False
