"""Around the calls: errors, raw responses, usage, settings, authentication."""

from __future__ import annotations

from pathlib import Path

from openapi_runtime import (
    Budget,
    FileTokenStore,
    OAuth2Session,
    RawResponse,
    Retry,
    SQLiteStore,
    scopes_for,
)
from pipedrive_v2 import API, OPERATIONS, AsyncClient, errors
from pipedrive_v2.models import Deal, DealStatus


async def main(client: AsyncClient) -> None:
    """Run everything once."""
    assert await title_or(client, 7, "no deal")
    await raw(client)
    spent: int = await cost_of_a_sync(client)
    assert spent > 0
    await harmless(client)
    other: object = await client.request("GET", "/deals/7")
    assert other
    wanted: list[DealStatus] = ["open", "won"]
    sent: dict[str, object] = {}
    async for deal in client.deals.list(
        status=wanted, timeout=5, retry=Retry(attempts=2)
    ):
        sent = deal.to_dict()
        unknown: object = deal.extra.get("brand_new")
        assert unknown is None
    assert isinstance(sent, dict)


async def title_or(client: AsyncClient, deal_id: int, default: str) -> str:
    """Return a deal's title, whatever happens."""
    try:
        return (await client.deals.get(deal_id)).title or default
    except errors.NotFoundError as error:
        return f"{default} ({error.request_id})"
    except errors.DailyLimitError as error:
        return f"{default} (until {error.reset_at})"
    except errors.APIStatusError as error:
        return f"{default} ({error.status_code}, {error.code})"
    except errors.ClientError as error:
        return f"{default} ({error})"


async def raw(client: AsyncClient) -> None:
    """Look at the response behind a record."""
    answer: RawResponse[Deal] = await client.deals.with_raw_response.get(7)
    status: int = answer.status_code
    kind: str | None = answer.headers.get("content-type")
    value: float | None = answer.parsed.value
    tokens: int = answer.tokens
    body: bytes = answer.body
    assert status == 200
    assert kind
    assert body
    assert tokens or value is None


async def cost_of_a_sync(client: AsyncClient) -> int:
    """Return the tokens that reading the deals took."""
    plan = client.estimate("getDeals", items=12_000)
    assert plan.tokens > 0
    with client.usage.measure(limit=500) as block:
        async for _ in client.deals.list(max_items=3):
            pass
    by_tag: dict[str, int] = {
        tag: each.tokens for tag, each in client.usage.by_tag.items()
    }
    assert by_tag
    return block.tokens


async def harmless(client: AsyncClient) -> None:
    """Do a harmful call that is refused, then mean it."""
    try:
        await client.deals.update(7, custom_fields={})
    except errors.GuardError:
        await client.deals.update(7, custom_fields={}, force=True)


def settings(path: Path) -> AsyncClient:
    """Make a client that leaves tokens for others and shares its count."""
    return AsyncClient(
        api_token="…",
        company_domain="acme",
        plan="growth",
        budget=Budget(plan="growth", seats=5, reserve=0.2),
        store=SQLiteStore(path),
        retry=Retry(attempts=4),
        on_charge=lambda charge: print(charge.operation, charge.tokens, charge.status),
    )


def signed_in(returned_url: str, state: str) -> AsyncClient:
    """Make a client for somebody else's account."""
    session = OAuth2Session(
        API,
        client_id="…",
        client_secret="…",
        redirect_uri="https://example.com/callback",
        tokens=FileTokenStore("tokens.json"),
    )
    url, expected = session.authorize()
    assert url
    assert expected
    session.exchange(returned_url, state=state)
    needed = scopes_for([OPERATIONS["getDeals"], OPERATIONS["addDeal"]], API)
    assert needed
    return AsyncClient(auth=session)
