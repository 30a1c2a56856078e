"""Deals from lead to signature: what is on them, what they are worth, where they stand."""

from __future__ import annotations

import datetime as dt

from pipedrive_v2 import AsyncClient
from pipedrive_v2.models import (
    AdditionalDiscount,
    Conversion,
    Deal,
    DealField,
    DealInstallment,
    DealProduct,
    FieldOption,
    Follower,
    Pipeline,
    Stage,
)

REGION = "d4de1c1518b4531717c676029a45911c340390a6"


async def main(client: AsyncClient) -> None:
    """Run everything once."""
    stages = await pipeline(client)
    total: float = await open_value(client, stages)
    assert total >= 0
    deal_id = await new_deal(client)
    await goods(client, deal_id)
    await payments(client, deal_id)
    await team(client, deal_id)
    await fields(client)
    await leads(client, deal_id)
    changed: list[int] = await since(
        client, dt.datetime(2026, 1, 1, tzinfo=dt.timezone.utc)
    )
    assert all(isinstance(each, int) for each in changed)


async def pipeline(client: AsyncClient) -> list[Stage]:
    """Make a pipeline with a stage, change both, and give all stages."""
    made: Pipeline = await client.pipelines.add(name="New business")
    pipeline_id = made.id or 0
    await client.pipelines.update(pipeline_id, is_deal_probability_enabled=True)
    name: str | None = (await client.pipelines.get(pipeline_id)).name
    assert name
    stage = await client.stages.add(
        name="Offer", pipeline_id=pipeline_id, deal_probability=60
    )
    await client.stages.update(
        stage.id or 0, is_deal_rot_enabled=True, days_to_rotten=14
    )
    rotten: int | None = (await client.stages.get(stage.id or 0)).days_to_rotten
    assert rotten is None or rotten > 0
    newest: list[Pipeline] = [
        each async for each in client.pipelines.list(sort_by="add_time")
    ]
    assert newest
    stages: list[Stage] = [
        each async for each in client.stages.list(pipeline_id=pipeline_id)
    ]
    await client.stages.delete(stage.id or 0)
    gone: int | None = (await client.pipelines.delete(pipeline_id)).id
    assert gone
    return stages


async def open_value(client: AsyncClient, stages: list[Stage]) -> float:
    """Add up the open deals of some stages."""
    value = 0.0
    for stage in stages:
        async for deal in client.deals.list(
            stage_id=stage.id or 0,
            status=["open"],
            sort_by="update_time",
            sort_direction="desc",
            include_fields=["activities_count", "products_count"],
            custom_fields=[REGION],
        ):
            value += deal.value or 0.0
            region: object = (deal.custom_fields or {}).get(REGION)
            assert region is None or region
    return value


async def new_deal(client: AsyncClient) -> int:
    """Add a deal, win it, look at it, and give its number."""
    deal: Deal = await client.deals.add(
        title="Ten seats",
        value=5000,
        currency="EUR",
        org_id=1,
        person_id=1,
        expected_close_date=dt.date(2026, 12, 24),
        custom_fields={REGION: "north"},
        label_ids=[1, 2],
    )
    deal_id = deal.id or 0
    await client.deals.update(
        deal_id, status="won", won_time=dt.datetime.now(dt.timezone.utc)
    )
    again = await client.deals.get(deal_id, include_fields=["next_activity_id"])
    closes: dt.date | None = again.expected_close_date
    won: dt.datetime | None = again.won_time
    next_: int | None = again.next_activity_id
    assert closes or won or next_ or again.title
    async for hit in client.deals.search(term="seats", fields=["title"], status="won"):
        stage = hit.item.stage if hit.item else None
        label: str = f"{hit.result_score}: {stage.name if stage else '?'}"
        assert label
    async for archived in client.deals.list_archived(owner_id=1, max_items=5):
        when: dt.datetime | None = archived.archive_time
        assert when is None or when.year > 2000
    return deal_id


async def goods(client: AsyncClient, deal_id: int) -> None:
    """Put products on a deal, and take them off again."""
    product: DealProduct = await client.deal_products.add(
        deal_id,
        product_id=1,
        item_price=90.5,
        quantity=2,
        tax_method="inclusive",
        billing_frequency="monthly",
    )
    await client.deal_products.update(
        deal_id, product.id or 0, discount=10, discount_type="percentage"
    )
    several: list[DealProduct] = await client.deal_products.add_many(
        deal_id,
        data=[
            DealProduct(product_id=1, item_price=90, quantity=1),
            {"product_id": 2, "item_price": 15.0, "quantity": 3},
        ],
    )
    total: float = sum(each.sum or 0.0 for each in several)
    assert total >= 0
    names: set[str | None] = {
        each.name async for each in client.deal_products.list(deal_id)
    }
    assert names
    async for each in client.deal_products.list_for_deals(deal_ids=[deal_id, 2]):
        assert each.deal_id
    one: int | None = (await client.deal_products.delete(deal_id, product.id or 0)).id
    rest: list[int] | None = (
        await client.deal_products.delete_many(deal_id, ids=[1, 2])
    ).ids
    assert one or rest


async def payments(client: AsyncClient, deal_id: int) -> None:
    """Split the price into installments, and grant a discount."""
    first: DealInstallment = await client.deal_installments.add(
        deal_id, amount=2500, billing_date=dt.date(2027, 1, 1), description="First half"
    )
    await client.deal_installments.update(deal_id, first.id or 0, amount=2000.0)
    due: list[dt.date | None] = [
        each.billing_date
        async for each in client.deal_installments.list(deal_ids=[deal_id])
    ]
    assert due
    assert (await client.deal_installments.delete(deal_id, first.id or 0)).id
    discount: AdditionalDiscount = await client.deals.add_additional_discount(
        deal_id, amount=5, description="Loyalty", type="percentage"
    )
    discount_id: str = discount.id or ""
    await client.deals.update_additional_discount(deal_id, discount_id, amount=7.5)
    granted: list[AdditionalDiscount] = await client.deals.list_additional_discounts(
        deal_id
    )
    assert granted
    await client.deals.delete_additional_discount(deal_id, discount_id)


async def team(client: AsyncClient, deal_id: int) -> None:
    """Let a colleague follow the deal."""
    follower: Follower = await client.deals.add_follower(deal_id, user_id=7)
    since: dt.datetime | None = follower.add_time
    assert since is None or since.tzinfo
    users: list[int | None] = [
        each.user_id async for each in client.deals.list_followers(deal_id)
    ]
    assert users
    async for change in client.deals.list_followers_changelog(deal_id, max_items=10):
        line: str = f"{change.time}: {change.action} {change.follower_user_id}"
        assert line
    await client.deals.delete_follower(deal_id, 7)


async def fields(client: AsyncClient) -> None:
    """Make a field with options for deals."""
    field: DealField = await client.deal_fields.add(
        field_name="Region",
        field_type="enum",
        options=[FieldOption(label="North"), {"label": "South"}],
        description="Where the customer sits",
    )
    code: str = field.field_code or ""
    await client.deal_fields.update(code, field_name="Sales region")
    options: list[FieldOption] = await client.deal_fields.add_options(
        code, options=[{"label": "East"}]
    )
    number: int | str = options[0].id
    await client.deal_fields.update_options(
        code, options=[FieldOption(id=number, label="West")]
    )
    await client.deal_fields.delete_options(code, options=[{"id": number}])
    async for each in client.deal_fields.list(include_fields=["ui_visibility"]):
        shown = each.ui_visibility.add_visible_flag if each.ui_visibility else None
        assert shown is None or isinstance(shown, bool)
    kind: str | None = (await client.deal_fields.get(code)).field_type
    assert kind
    assert (await client.deal_fields.delete(code)).field_code


async def leads(client: AsyncClient, deal_id: int) -> None:
    """Turn leads into deals and back."""
    async for hit in client.leads.search(term="seats", exact_match=False):
        lead_id: str | None = hit.item.id if hit.item else None
        assert lead_id
    lead = "f3d1f7d0-5d7a-11ee-8c99-0242ac120002"
    job: str = (
        await client.leads.convert_to_deal(lead, stage_id=1)
    ).conversion_id or ""
    done: Conversion = await client.leads.get_conversion_status(lead, job)
    assert done.deal_id or done.status
    back = await client.deals.convert_to_lead(deal_id)
    status: str | None = (
        await client.deals.get_conversion_status(deal_id, back.conversion_id or "")
    ).status
    assert status
    assert (await client.deals.delete(deal_id)).id


async def since(client: AsyncClient, when: dt.datetime) -> list[int]:
    """Return the changes, read page by page, so that it could go on after a restart."""
    found: list[int] = []
    async for page in client.deals.list(
        updated_since=when, sort_by="id", limit=100
    ).pages():
        found += [deal.id for deal in page.items]
        cursor: str | None = page.next_cursor
        assert cursor is None or cursor
    return found
