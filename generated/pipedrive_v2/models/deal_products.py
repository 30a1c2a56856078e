"""Records of deal products."""

# Written by `make generate` from spec/pipedrive-v2.yaml: do not edit.

from __future__ import annotations

import datetime as dt
from typing import Literal, TypeAlias

from openapi_runtime import NULL, SENT, Model, model

from .shared import BillingFrequency, DiscountType

DealProductSortBy: TypeAlias = Literal["add_time", "id", "order_nr", "update_time"]
DealProductTaxMethod: TypeAlias = Literal["exclusive", "inclusive", "none"]
DealsProductSortBy: TypeAlias = Literal[
    "add_time", "deal_id", "id", "order_nr", "update_time"
]


@model
class DealProduct(Model):
    """Returned by deal_products.list, deal_products.add, deal_products.update and 2
    more. Taken by deal_products.add_many.
    """

    id: int = SENT
    """The ID of the deal-product (the ID of the product attached to the deal)."""

    name: str | None = None
    """The product name."""

    sum: float | None = None
    """The sum of all the products attached to the deal."""

    tax: float | None = None
    """The product tax."""

    deal_id: int | None = None
    """The ID of the deal."""

    product_id: int | None = None
    """The ID of the product."""

    product_variation_id: int | None = NULL
    """The ID of the product variation."""

    order_nr: int | None = NULL
    """The order number of the product within the deal."""

    add_time: dt.datetime | None = None
    """The date and time when the product was added to the deal."""

    update_time: dt.datetime | None = None
    """The date and time when the deal product was last updated."""

    comments: str | None = None
    """The comments of the product."""

    currency: str | None = None
    """The currency associated with the deal product."""

    discount: float | None = None
    """The value of the discount. The `discount_type` field can be used to specify
whether the value is an amount or a percentage. By default `0`.
"""

    discount_type: DiscountType | str | None = None
    """The type of the discount's value. By default `percentage`."""

    quantity: float | None = None
    """The quantity of the product."""

    item_price: float | None = None
    """The price value of the product."""

    tax_method: DealProductTaxMethod | str | None = None
    """The tax option to be applied to the products. When using `inclusive`, the tax
percentage will already be included in the price. When using `exclusive`, the tax
will not be included in the price. When using `none`, no tax will be added. Use
the `tax` field for defining the tax percentage amount. By default, the user
setting value for tax options will be used. Changing this in one product affects
the rest of the products attached to the deal.
"""

    is_enabled: bool | None = None
    """Whether this product is enabled for the deal. By default `true`."""

    billing_frequency: BillingFrequency | str | None = None
    """Only available in Growth and above plans. How often a customer is billed for
access to a service or product. To set `billing_frequency` different than
`one-time`, the deal must not have installments associated. A deal can have up to
20 products attached with `billing_frequency` different than `one-time`. By
default `one-time`.
"""

    billing_frequency_cycles: int | None = NULL
    """Only available in Growth and above plans. The number of times the billing
frequency repeats for a product in a deal. When `billing_frequency` is set to
`one-time`, this field must be `null`. When `billing_frequency` is set to
`weekly`, this field cannot be `null`. For all the other values of
`billing_frequency`, `null` represents a product billed indefinitely. Must be a
positive integer less or equal to 208.
"""

    billing_start_date: dt.date | None = NULL
    """Only available in Growth and above plans. The billing start date. Must be between
10 years in the past and 10 years in the future.
"""


@model
class DeletedDealProduct(Model):
    """Returned by deal_products.delete."""

    id: int = SENT
    """The ID of an attached product that was deleted from the deal."""


@model
class DeletedDealProducts(Model):
    """Returned by deal_products.delete_many."""

    ids: list[int] | None = None
    """Array of IDs of products that were deleted from the deal."""

    more_items_in_collection: bool | None = None
    """Whether there are more products to delete (when the deal has more than 100
products).
"""
