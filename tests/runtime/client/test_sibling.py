"""A client of another API of the same server."""

from __future__ import annotations

import asyncio
from typing import Any

import httpx
import msgspec
import pytest

from openapi_runtime import ConfigurationError, Drift, RequestError, sibling
from tests.runtime.sample_api import API, AsyncClient, AsyncDeals, Client, Deals

OTHER = msgspec.structs.replace(
    API, name="other", base_url="https://api.sample.test/v1", drift=True
)
DEAL = {"success": True, "data": {"id": 7}}


def recording(urls: list[str]) -> httpx.MockTransport:
    def respond(request: httpx.Request) -> httpx.Response:
        assert request.headers["host"] == request.url.host
        urls.append(f"{request.headers['x-api-token']} {request.url}")
        return httpx.Response(200, json=DEAL)

    return httpx.MockTransport(respond)


def test_it_calls_beside_the_first_and_shares_all_else() -> None:
    """Credentials, usage and limits are the same; the path is its own."""
    urls: list[str] = []
    http = httpx.Client(transport=recording(urls))
    with Client(api_token="t", http_client=http, budget=100) as first:
        other = sibling(first, Client, OTHER)
        assert type(other) is Client
        assert other.base_url == "https://api.sample.test/v1"
        first.deals.get(7)
        Deals(other).get(7)
        assert other.usage is first.usage
        assert first.usage.requests == 2
    assert urls == [
        "t https://api.sample.test/v2/deals/7",
        "t https://api.sample.test/v1/deals/7",
    ]


def test_it_ends_with_the_first_and_closes_nothing() -> None:
    with Client(api_token="t") as first:
        other = sibling(first, Client, OTHER)
        other.close()
        assert not first._http.is_closed
        other = sibling(first, Client, OTHER)
    with pytest.raises(RequestError, match="the client is closed"):
        Deals(other).get(1)


def _derived(first: Any, client: type[Any]) -> list[Any]:
    """Return clients that share the connections of the first one."""
    other = sibling(first, client, OTHER)
    view = first.with_options(timeout=1)
    return [
        view,
        view.with_options(timeout=2),
        other,
        other.with_options(timeout=1),
        sibling(view, client, OTHER),
    ]


def test_views_and_siblings_end_with_the_first_on_a_lent_http_client() -> None:
    """That one stays open, so only the first client can tell."""
    urls: list[str] = []
    with httpx.Client(transport=recording(urls)) as http:
        with Client(api_token="t", http_client=http) as first:
            derived = _derived(first, Client)
            derived[0].close()
            Deals(first).get(7)
            Deals(derived[2]).get(7)
        for other in derived:
            with pytest.raises(RequestError, match="the client is closed"):
                Deals(other).get(1)

    async def main() -> None:
        async with httpx.AsyncClient(transport=recording(urls)) as http:
            async with AsyncClient(api_token="t", http_client=http) as first:
                derived = _derived(first, AsyncClient)
            for other in derived:
                with pytest.raises(RequestError, match="the client is closed"):
                    await AsyncDeals(other).get(1)

    asyncio.run(main())
    assert len(urls) == 2


def test_the_async_client_has_one_too() -> None:
    urls: list[str] = []

    async def main() -> None:
        http = httpx.AsyncClient(transport=recording(urls))
        async with AsyncClient(api_token="t", http_client=http) as first:
            await AsyncDeals(sibling(first, AsyncClient, OTHER)).get(7)

    asyncio.run(main())
    assert urls == ["t https://api.sample.test/v1/deals/7"]


class Moving:
    """An authentication that knows where the API is."""

    base_url = "https://acme.x.test/v2"

    def ready(self) -> tuple[str, str] | None:
        return ("x-api-token", "moved")

    def header(self, refused: str | None, deadline: float | None) -> Any:
        return self.ready()

    def secrets(self) -> tuple[str, ...]:
        return ()


def test_it_follows_the_first_to_another_host() -> None:
    """An authentication moves both, whichever of them is called."""
    urls: list[str] = []
    http = httpx.Client(transport=recording(urls))
    auth = Moving()
    with Client(auth=auth, http_client=http) as first:
        other = sibling(first, Client, OTHER)
        assert other.base_url == "https://acme.x.test/v1"
        auth.base_url = "https://beta.x.test/v2"
        Deals(other).get(7)
        Deals(first).get(7)
        assert (first.base_url, other.base_url) == (
            "https://beta.x.test/v2",
            "https://beta.x.test/v1",
        )


def test_a_base_url_must_say_where_the_other_is() -> None:
    """Nothing is guessed: requests with credentials would go there."""
    with (
        Client(api_token="t", base_url="https://x.test/elsewhere") as first,
        pytest.raises(ConfigurationError, match="must end with '/v2', so that other"),
    ):
        sibling(first, Client, OTHER)


def test_each_has_a_drift_of_its_own() -> None:
    """Both may have operations of one id."""
    with Client(api_token="t", observer=Drift("sample")) as first:
        assert sibling(first, Client, OTHER).drift is not first.drift
