"""Products: prices, variations, pictures."""

from __future__ import annotations

import io

from pipedrive_v2 import AsyncClient
from pipedrive_v2.models import Product, ProductImage, ProductPrice, ProductVariation


async def main(client: AsyncClient) -> None:
    """Run everything once."""
    product_id = await product(client)
    await variations(client, product_id)
    await picture(client, product_id)
    await followers(client, product_id)
    await field(client)
    await client.products.delete(product_id)


async def product(client: AsyncClient) -> int:
    """Add a product with a price, and look at all of them."""
    made: Product = await client.products.add(
        name="Seat",
        code="S-1",
        unit="piece",
        tax=20,
        prices=[
            ProductPrice(currency="EUR", price=90.0),
            {"currency": "USD", "price": 99},
        ],
        billing_frequency="monthly",
    )
    product_id: int = made.id or 0
    await client.products.update(product_id, description="One user", is_linkable=True)
    copy: Product = await client.products.duplicate(product_id)
    assert copy.id
    prices: dict[str, float] = {
        price.currency: price.price
        async for each in client.products.list(sort_by="name", ids=[product_id, 2])
        for price in each.prices or []
        if price.currency and price.price is not None
    }
    assert all(amount >= 0 for amount in prices.values())
    code: str | None = (await client.products.get(product_id)).code
    assert code is None or code
    async for hit in client.products.search(term="Seat", fields=["name", "code"]):
        found: str | int | None = hit.item.code if hit.item else None
        assert found is None or found
    return product_id


async def variations(client: AsyncClient, product_id: int) -> None:
    """Add a product in two colours."""
    red: ProductVariation = await client.products.add_variation(
        product_id, name="Red", prices=[{"currency": "EUR", "price": 95}]
    )
    await client.products.update_variation(product_id, red.id or 0, name="Crimson")
    async for each in client.products.list_variations(product_id):
        costs: list[float | None] = [price.cost for price in each.prices or []]
        assert isinstance(costs, list)
    assert (await client.products.delete_variation(product_id, red.id or 0)).id


async def picture(client: AsyncClient, product_id: int) -> None:
    """Upload a picture as bytes and as a file."""
    image: ProductImage = await client.products.upload_image(
        product_id, data=("seat.png", b"\x89PNG")
    )
    mime: str | None = image.mime_type
    assert mime is None or mime
    await client.products.update_image(product_id, data=io.BytesIO(b"\x89PNG"))
    url: str | None = (await client.products.get_image(product_id)).public_url
    assert url
    await client.products.delete_image(product_id)


async def followers(client: AsyncClient, product_id: int) -> None:
    """Add, list and delete the followers of a product."""
    await client.products.add_follower(product_id, user_id=7)
    assert [each.user_id async for each in client.products.list_followers(product_id)]
    async for change in client.products.list_followers_changelog(product_id):
        assert change.action
    await client.products.delete_follower(product_id, 7)


async def field(client: AsyncClient) -> None:
    """Manage a field for products."""
    code = (
        await client.product_fields.add(field_name="Colour", field_type="enum")
    ).field_code or ""
    await client.product_fields.update(code, field_name="Color")
    options = await client.product_fields.add_options(code, options=[{"label": "Red"}])
    await client.product_fields.update_options(
        code, options=[{"id": 1, "label": "Crimson"}]
    )
    await client.product_fields.delete_options(code, options=[{"id": 1}])
    labels: list[str | None] = [option.label for option in options]
    assert labels
    kinds = {
        each.field_name: each.field_type async for each in client.product_fields.list()
    }
    assert kinds
    assert (await client.product_fields.get(code)).field_name
    await client.product_fields.delete(code)
