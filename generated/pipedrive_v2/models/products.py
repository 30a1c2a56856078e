"""Records of products."""

# Written by `make generate` from spec/pipedrive-v2.yaml: do not edit.

from __future__ import annotations

import datetime as dt
from typing import Any, Literal, TypeAlias

from openapi_runtime import NULL, SENT, Model, model

from .shared import BillingFrequency, Owner

ProductSearchField: TypeAlias = Literal["code", "custom_fields", "name"]
ProductSearchIncludeField: TypeAlias = Literal["product.price"]
ProductSortBy: TypeAlias = Literal["add_time", "id", "name", "update_time"]
ProductVisibleTo: TypeAlias = Literal[1, 3, 5, 7]


@model
class DeletedProduct(Model):
    """Returned by products.delete."""

    id: int = SENT
    """The ID of the removed product."""


@model
class DeletedProductImage(Model):
    """Returned by products.delete_image."""

    id: int = SENT
    """The ID of the image that was deleted from the product."""


@model
class DeletedProductVariation(Model):
    """Returned by products.delete_variation."""

    id: int = SENT
    """The ID of a deleted product variant."""


@model
class FoundProduct(Model):
    """Held by ProductSearchItem.item."""

    id: int = SENT
    """The ID of the product."""

    name: str | None = None
    """The name of the product."""

    type: str | None = None
    """The type of the item."""

    code: str | int | None = None
    """The code of the product."""

    visible_to: int | None = None
    """The visibility of the product."""

    owner: Owner | None = None

    custom_fields: list[str] | None = None
    """The custom fields."""


@model
class Product(Model):
    """Returned by products.list, products.get, products.add and 2 more."""

    id: int = SENT
    """The ID of the product."""

    name: str | None = None
    """The name of the product."""

    code: str | None = None
    """The product code."""

    unit: str | None = None
    """The unit in which this product is sold."""

    tax: float | None = None
    """The tax percentage."""

    is_deleted: bool | None = None
    """Whether the product is deleted."""

    is_linkable: bool | None = None
    """Whether the product can be added to a deal."""

    visible_to: ProductVisibleTo | int | None = None
    """Visibility of the product."""

    owner_id: int | None = None
    """The ID of the user who owns the product."""

    custom_fields: dict[str, Any] | None = None
    """The values of the custom fields by field code (a 40-character hash). `null`
clears a value; an empty array is rejected.
"""

    billing_frequency: BillingFrequency | str | None = None
    """How often a customer is billed for the product. Only available in Growth and
above plans.
"""

    billing_frequency_cycles: int | None = NULL
    """How many times the billing is repeated, at most 208; `null` for `one-time`
products and for those billed indefinitely. Only available in Growth and above
plans.
"""

    description: str | None = None
    """The description of the product."""

    category: str | None = NULL
    """The category of the product, by its label."""

    add_time: dt.datetime | None = None
    """The date and time when the product was added."""

    update_time: dt.datetime | None = None
    """The date and time when the product was last updated."""

    prices: list[ProductPrice] | None = None
    """The prices of the product, one per currency."""


@model
class ProductImage(Model):
    """The product image data and the respective public URL.

    Returned by products.get_image, products.update_image and products.upload_image.
    """

    id: int = SENT
    """The ID of the product image."""

    name: str | None = None
    """The name of the product image file."""

    product_id: int | None = None
    """The ID of the product associated."""

    company_id: str | None = None
    """The ID of the company."""

    public_url: str | None = None
    """The public URL of the product image."""

    add_time: dt.date | None = None
    """The date of image upload."""

    mime_type: str | None = None
    """The MIME type of the product image."""


@model
class ProductPrice(Model):
    """Taken by products.add and products.update. Held by Product.prices."""

    product_id: int | None = None
    """The ID of the product."""

    currency: str | None = None
    """The currency of the price."""

    price: float | None = None
    """The price of the product."""

    cost: float | None = None
    """The cost of the product."""

    direct_cost: float | None = NULL
    """The direct cost of the product."""

    notes: str | None = None
    """The notes about the price."""


@model
class ProductSearchItem(Model):
    """Returned by products.search."""

    result_score: float | None = None
    """Search result relevancy."""

    item: FoundProduct | None = None


@model
class ProductVariation(Model):
    """Returned by products.add_variation, products.list_variations and
    products.update_variation.
    """

    id: int = SENT
    """The ID of the product variation."""

    name: str | None = None
    """The name of the product variation."""

    product_id: int | None = None
    """The ID of the product."""

    prices: list[ProductVariationPrice] | None = None
    """Array of objects, each containing: product_variation_id (number), currency
(string), price (number), cost (number), direct_cost (number) , notes (string).
"""


@model
class ProductVariationPrice(Model):
    """Taken by products.add_variation and products.update_variation. Held by
    ProductVariation.prices.
    """

    product_variation_id: int | None = None
    """The ID of the product variation."""

    currency: str | None = None
    """The currency of the price."""

    price: float | None = None
    """The price of the product variation."""

    cost: float | None = None
    """The cost of the product variation."""

    direct_cost: float | None = NULL
    """The direct cost of the product variation."""

    notes: str | None = None
    """The notes about the price."""
