"""Operations on deal products."""

# Written by `make generate` from spec/pipedrive-v2.yaml: do not edit.

from __future__ import annotations

import datetime as dt
from builtins import list as list_
from collections.abc import Mapping, Sequence
from typing import Any, Unpack

from openapi_runtime import (
    UNSET,
    AsyncPager,
    AsyncResource,
    CallOptions,
    Pager,
    Resource,
    Unset,
    async_raw_method,
    raw_method,
)

from ..models.deal_products import (
    DealProduct,
    DealProductSortBy,
    DealProductTaxMethod,
    DealsProductSortBy,
    DeletedDealProduct,
    DeletedDealProducts,
)
from ..models.shared import BillingFrequency, DiscountType, SortDirection
from ..operations import OPERATIONS


class DealProducts(Resource):
    """Deal products are goods or services attached to a deal. Each deal product links a
    product to a deal with configurable quantity, pricing, and discounts, and
    contributes to the total value of the deal.
    """

    def list(
        self,
        id: int,
        *,
        sort_by: DealProductSortBy | Unset = UNSET,
        sort_direction: SortDirection | Unset = UNSET,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> Pager[DealProduct]:
        """List products attached to a deal.

        Args:
            id: The ID of the deal.
            sort_by: The field to sort by. Supported fields: `id`, `add_time`,
                `update_time`, `order_nr`. By default `id`.
            sort_direction: The sorting direction. Supported values: `asc`, `desc`. By
                default `asc`.
            cursor: Where to resume: the `next_cursor` of an earlier page.
            limit: Items per request, at most and by default 500.
            max_items: Stop after this many items.

        Costs 10 tokens a page. getDealProducts: GET /deals/{id}/products, scope
        deals:full or deals:read or products:full or products:read.
        """
        return self._pages(
            OPERATIONS["getDealProducts"],
            DealProduct,
            path={"id": id},
            query={"sort_by": sort_by, "sort_direction": sort_direction},
            page=(cursor, limit, max_items),
            options=call_options,
        )

    def add(
        self,
        id: int,
        *,
        product_id: int,
        item_price: float,
        quantity: float,
        tax: float | Unset | None = UNSET,
        comments: str | Unset | None = UNSET,
        discount: float | Unset | None = UNSET,
        is_enabled: bool | Unset | None = UNSET,
        tax_method: DealProductTaxMethod | Unset | None = UNSET,
        discount_type: DiscountType | Unset | None = UNSET,
        product_variation_id: int | Unset | None = UNSET,
        billing_frequency: BillingFrequency | Unset | None = UNSET,
        billing_frequency_cycles: int | Unset | None = UNSET,
        billing_start_date: dt.date | str | Unset | None = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> DealProduct:
        """Add a product to a deal.

        Adds a product to a deal, creating a new item called a deal-product.

        Args:
            id: The ID of the deal.
            product_id: The ID of the product.
            item_price: The price value of the product.
            quantity: The quantity of the product.
            tax: The product tax. By default `0`.
            comments: The comments of the product.
            discount: The value of the discount. The `discount_type` field can be used
                to specify whether the value is an amount or a percentage. By default
                `0`.
            is_enabled: Whether this product is enabled for the deal. Not possible to
                disable the product if the deal has installments associated and the
                product is the last one enabled. Not possible to enable the product if
                the deal has installments associated and the product is recurring. By
                default `true`.
            tax_method: The tax option to be applied to the products. When using
                `inclusive`, the tax percentage will already be included in the price.
                When using `exclusive`, the tax will not be included in the price. When
                using `none`, no tax will be added. Use the `tax` field for defining the
                tax percentage amount. By default, the user setting value for tax
                options will be used. Changing this in one product affects the rest of
                the products attached to the deal.
            discount_type: The value of the discount. The `discount_type` field can be
                used to specify whether the value is an amount or a percentage. By
                default `percentage`.
            product_variation_id: The ID of the product variation.
            billing_frequency: Only available in Growth and above plans. How often a
                customer is billed for access to a service or product. To set
                `billing_frequency` different than `one-time`, the deal must not have
                installments associated. A deal can have up to 20 products attached with
                `billing_frequency` different than `one-time`. By default `one-time`.
            billing_frequency_cycles: Only available in Growth and above plans. The
                number of times the billing frequency repeats for a product in a deal.
                When `billing_frequency` is set to `one-time`, this field must be
                `null`. When `billing_frequency` is set to `weekly`, this field cannot
                be `null`. For all the other values of `billing_frequency`, `null`
                represents a product billed indefinitely. Must be a positive integer
                less or equal to 208.
            billing_start_date: Only available in Growth and above plans. The billing
                start date. Must be between 10 years in the past and 10 years in the
                future.

        Costs 5 tokens. addDealProduct: POST /deals/{id}/products, scope deals:full or
        products:full.
        """
        return self._call(
            OPERATIONS["addDealProduct"],
            DealProduct,
            path={"id": id},
            body={
                "product_id": product_id,
                "item_price": item_price,
                "quantity": quantity,
                "tax": tax,
                "comments": comments,
                "discount": discount,
                "is_enabled": is_enabled,
                "tax_method": tax_method,
                "discount_type": discount_type,
                "product_variation_id": product_variation_id,
                "billing_frequency": billing_frequency,
                "billing_frequency_cycles": billing_frequency_cycles,
                "billing_start_date": billing_start_date,
            },
            options=call_options,
        )

    def update(
        self,
        id: int,
        product_attachment_id: int,
        *,
        product_id: int | Unset | None = UNSET,
        item_price: float | Unset | None = UNSET,
        quantity: float | Unset | None = UNSET,
        tax: float | Unset | None = UNSET,
        comments: str | Unset | None = UNSET,
        discount: float | Unset | None = UNSET,
        is_enabled: bool | Unset | None = UNSET,
        tax_method: DealProductTaxMethod | Unset | None = UNSET,
        discount_type: DiscountType | Unset | None = UNSET,
        product_variation_id: int | Unset | None = UNSET,
        billing_frequency: BillingFrequency | Unset | None = UNSET,
        billing_frequency_cycles: int | Unset | None = UNSET,
        billing_start_date: dt.date | str | Unset | None = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> DealProduct:
        """Update the product attached to a deal.

        Updates the details of the product that has been attached to a deal.

        Args:
            id: The ID of the deal.
            product_attachment_id: The ID of the deal-product (the ID of the product
                attached to the deal).
            product_id: The ID of the product.
            item_price: The price value of the product.
            quantity: The quantity of the product.
            tax: The product tax.
            comments: The comments of the product.
            discount: The value of the discount. The `discount_type` field can be used
                to specify whether the value is an amount or a percentage.
            is_enabled: Whether this product is enabled for the deal. Not possible to
                disable the product if the deal has installments associated and the
                product is the last one enabled. Not possible to enable the product if
                the deal has installments associated and the product is recurring.
            tax_method: The tax option to be applied to the products. When using
                `inclusive`, the tax percentage will already be included in the price.
                When using `exclusive`, the tax will not be included in the price. When
                using `none`, no tax will be added. Use the `tax` field for defining the
                tax percentage amount. By default, the user setting value for tax
                options will be used. Changing this in one product affects the rest of
                the products attached to the deal.
            discount_type: The value of the discount. The `discount_type` field can be
                used to specify whether the value is an amount or a percentage.
            product_variation_id: The ID of the product variation.
            billing_frequency: Only available in Growth and above plans. How often a
                customer is billed for access to a service or product. To set
                `billing_frequency` different than `one-time`, the deal must not have
                installments associated. A deal can have up to 20 products attached with
                `billing_frequency` different than `one-time`.
            billing_frequency_cycles: Only available in Growth and above plans. The
                number of times the billing frequency repeats for a product in a deal.
                When `billing_frequency` is set to `one-time`, this field must be
                `null`. When `billing_frequency` is set to `weekly`, this field cannot
                be `null`. For all the other values of `billing_frequency`, `null`
                represents a product billed indefinitely. Must be a positive integer
                less or equal to 208.
            billing_start_date: Only available in Growth and above plans. The billing
                start date. Must be between 10 years in the past and 10 years in the
                future.

        Costs 5 tokens. updateDealProduct: PATCH
        /deals/{id}/products/{product_attachment_id}, scope deals:full or products:full.
        """
        return self._call(
            OPERATIONS["updateDealProduct"],
            DealProduct,
            path={"id": id, "product_attachment_id": product_attachment_id},
            body={
                "product_id": product_id,
                "item_price": item_price,
                "quantity": quantity,
                "tax": tax,
                "comments": comments,
                "discount": discount,
                "is_enabled": is_enabled,
                "tax_method": tax_method,
                "discount_type": discount_type,
                "product_variation_id": product_variation_id,
                "billing_frequency": billing_frequency,
                "billing_frequency_cycles": billing_frequency_cycles,
                "billing_start_date": billing_start_date,
            },
            options=call_options,
        )

    def delete(
        self, id: int, product_attachment_id: int, **call_options: Unpack[CallOptions]
    ) -> DeletedDealProduct:
        """Delete an attached product from a deal.

        Deletes a product attachment from a deal, using the `product_attachment_id`.

        Args:
            id: The ID of the deal.
            product_attachment_id: The product attachment ID.

        Costs 3 tokens. deleteDealProduct: DELETE
        /deals/{id}/products/{product_attachment_id}, scope deals:full or products:full.
        """
        return self._call(
            OPERATIONS["deleteDealProduct"],
            DeletedDealProduct,
            path={"id": id, "product_attachment_id": product_attachment_id},
            options=call_options,
        )

    def add_many(
        self,
        id: int,
        *,
        data: Sequence[DealProduct | Mapping[str, Any]],
        **call_options: Unpack[CallOptions],
    ) -> list_[DealProduct]:
        """Add multiple products to a deal.

        Adds multiple products to a deal in a single request. Maximum of 100 products
        allowed per request.

        Args:
            id: The ID of the deal.
            data: Array of products to attach to the deal. Each product object may have
                the following properties.

        Costs 25 tokens. addManyDealProducts: POST /deals/{id}/products/bulk, scope
        deals:full or products:full.
        """
        return self._call(
            OPERATIONS["addManyDealProducts"],
            list_[DealProduct],
            path={"id": id},
            body={"data": data},
            options=call_options,
        )

    def delete_many(
        self,
        id: int,
        *,
        ids: Sequence[int] | str | Unset = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> DeletedDealProducts:
        """Delete many products from a deal.

        Deletes multiple products from a deal. If no product IDs are specified, up to
        100 products will be removed from the deal. A maximum of 100 product IDs can be
        provided per request.

        Args:
            id: The ID of the deal.
            ids: list or comma-separated string of deal product IDs to delete. If not
                provided, all deal products will be deleted up to 100 items. Maximum 100
                IDs allowed.

        Costs 15 tokens. deleteManyDealProducts: DELETE /deals/{id}/products, scope
        deals:full or products:full.
        """
        return self._call(
            OPERATIONS["deleteManyDealProducts"],
            DeletedDealProducts,
            path={"id": id},
            query={"ids": ids},
            options=call_options,
        )

    def list_for_deals(
        self,
        *,
        deal_ids: Sequence[int] | str,
        sort_by: DealsProductSortBy | Unset = UNSET,
        sort_direction: SortDirection | Unset = UNSET,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> Pager[DealProduct]:
        """Get deal products of several deals.

        Returns data about products attached to deals.

        Args:
            deal_ids: An array of integers with the IDs of the deals for which the
                attached products will be returned. A maximum of 100 deal IDs can be
                provided. A list or comma-separated string.
            sort_by: The field to sort by. Supported fields: `id`, `deal_id`,
                `add_time`, `update_time`, `order_nr`. By default `id`.
            sort_direction: The sorting direction. Supported values: `asc`, `desc`. By
                default `asc`.
            cursor: Where to resume: the `next_cursor` of an earlier page.
            limit: Items per request, at most and by default 500.
            max_items: Stop after this many items.

        Costs 10 tokens a page. getDealsProducts: GET /deals/products, scope deals:full
        or deals:read or products:full or products:read.
        """
        return self._pages(
            OPERATIONS["getDealsProducts"],
            DealProduct,
            query={
                "deal_ids": deal_ids,
                "sort_by": sort_by,
                "sort_direction": sort_direction,
            },
            page=(cursor, limit, max_items),
            options=call_options,
        )

    @property
    def with_raw_response(self) -> DealProductsWithRawResponse:
        """The same methods, returning whole responses: status, headers, body."""
        return DealProductsWithRawResponse(self._raw())


class DealProductsWithRawResponse:
    def __init__(self, raw: DealProducts) -> None:
        self.list = raw_method(raw.list)
        self.add = raw_method(raw.add)
        self.update = raw_method(raw.update)
        self.delete = raw_method(raw.delete)
        self.add_many = raw_method(raw.add_many)
        self.delete_many = raw_method(raw.delete_many)
        self.list_for_deals = raw_method(raw.list_for_deals)


class AsyncDealProducts(AsyncResource):
    """`DealProducts`, awaited."""

    def list(
        self,
        id: int,
        *,
        sort_by: DealProductSortBy | Unset = UNSET,
        sort_direction: SortDirection | Unset = UNSET,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> AsyncPager[DealProduct]:
        """List products attached to a deal.

        Args:
            id: The ID of the deal.
            sort_by: The field to sort by. Supported fields: `id`, `add_time`,
                `update_time`, `order_nr`. By default `id`.
            sort_direction: The sorting direction. Supported values: `asc`, `desc`. By
                default `asc`.
            cursor: Where to resume: the `next_cursor` of an earlier page.
            limit: Items per request, at most and by default 500.
            max_items: Stop after this many items.

        Costs 10 tokens a page. getDealProducts: GET /deals/{id}/products, scope
        deals:full or deals:read or products:full or products:read.
        """
        return self._pages(
            OPERATIONS["getDealProducts"],
            DealProduct,
            path={"id": id},
            query={"sort_by": sort_by, "sort_direction": sort_direction},
            page=(cursor, limit, max_items),
            options=call_options,
        )

    async def add(
        self,
        id: int,
        *,
        product_id: int,
        item_price: float,
        quantity: float,
        tax: float | Unset | None = UNSET,
        comments: str | Unset | None = UNSET,
        discount: float | Unset | None = UNSET,
        is_enabled: bool | Unset | None = UNSET,
        tax_method: DealProductTaxMethod | Unset | None = UNSET,
        discount_type: DiscountType | Unset | None = UNSET,
        product_variation_id: int | Unset | None = UNSET,
        billing_frequency: BillingFrequency | Unset | None = UNSET,
        billing_frequency_cycles: int | Unset | None = UNSET,
        billing_start_date: dt.date | str | Unset | None = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> DealProduct:
        """Add a product to a deal.

        Adds a product to a deal, creating a new item called a deal-product.

        Args:
            id: The ID of the deal.
            product_id: The ID of the product.
            item_price: The price value of the product.
            quantity: The quantity of the product.
            tax: The product tax. By default `0`.
            comments: The comments of the product.
            discount: The value of the discount. The `discount_type` field can be used
                to specify whether the value is an amount or a percentage. By default
                `0`.
            is_enabled: Whether this product is enabled for the deal. Not possible to
                disable the product if the deal has installments associated and the
                product is the last one enabled. Not possible to enable the product if
                the deal has installments associated and the product is recurring. By
                default `true`.
            tax_method: The tax option to be applied to the products. When using
                `inclusive`, the tax percentage will already be included in the price.
                When using `exclusive`, the tax will not be included in the price. When
                using `none`, no tax will be added. Use the `tax` field for defining the
                tax percentage amount. By default, the user setting value for tax
                options will be used. Changing this in one product affects the rest of
                the products attached to the deal.
            discount_type: The value of the discount. The `discount_type` field can be
                used to specify whether the value is an amount or a percentage. By
                default `percentage`.
            product_variation_id: The ID of the product variation.
            billing_frequency: Only available in Growth and above plans. How often a
                customer is billed for access to a service or product. To set
                `billing_frequency` different than `one-time`, the deal must not have
                installments associated. A deal can have up to 20 products attached with
                `billing_frequency` different than `one-time`. By default `one-time`.
            billing_frequency_cycles: Only available in Growth and above plans. The
                number of times the billing frequency repeats for a product in a deal.
                When `billing_frequency` is set to `one-time`, this field must be
                `null`. When `billing_frequency` is set to `weekly`, this field cannot
                be `null`. For all the other values of `billing_frequency`, `null`
                represents a product billed indefinitely. Must be a positive integer
                less or equal to 208.
            billing_start_date: Only available in Growth and above plans. The billing
                start date. Must be between 10 years in the past and 10 years in the
                future.

        Costs 5 tokens. addDealProduct: POST /deals/{id}/products, scope deals:full or
        products:full.
        """
        return await self._call(
            OPERATIONS["addDealProduct"],
            DealProduct,
            path={"id": id},
            body={
                "product_id": product_id,
                "item_price": item_price,
                "quantity": quantity,
                "tax": tax,
                "comments": comments,
                "discount": discount,
                "is_enabled": is_enabled,
                "tax_method": tax_method,
                "discount_type": discount_type,
                "product_variation_id": product_variation_id,
                "billing_frequency": billing_frequency,
                "billing_frequency_cycles": billing_frequency_cycles,
                "billing_start_date": billing_start_date,
            },
            options=call_options,
        )

    async def update(
        self,
        id: int,
        product_attachment_id: int,
        *,
        product_id: int | Unset | None = UNSET,
        item_price: float | Unset | None = UNSET,
        quantity: float | Unset | None = UNSET,
        tax: float | Unset | None = UNSET,
        comments: str | Unset | None = UNSET,
        discount: float | Unset | None = UNSET,
        is_enabled: bool | Unset | None = UNSET,
        tax_method: DealProductTaxMethod | Unset | None = UNSET,
        discount_type: DiscountType | Unset | None = UNSET,
        product_variation_id: int | Unset | None = UNSET,
        billing_frequency: BillingFrequency | Unset | None = UNSET,
        billing_frequency_cycles: int | Unset | None = UNSET,
        billing_start_date: dt.date | str | Unset | None = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> DealProduct:
        """Update the product attached to a deal.

        Updates the details of the product that has been attached to a deal.

        Args:
            id: The ID of the deal.
            product_attachment_id: The ID of the deal-product (the ID of the product
                attached to the deal).
            product_id: The ID of the product.
            item_price: The price value of the product.
            quantity: The quantity of the product.
            tax: The product tax.
            comments: The comments of the product.
            discount: The value of the discount. The `discount_type` field can be used
                to specify whether the value is an amount or a percentage.
            is_enabled: Whether this product is enabled for the deal. Not possible to
                disable the product if the deal has installments associated and the
                product is the last one enabled. Not possible to enable the product if
                the deal has installments associated and the product is recurring.
            tax_method: The tax option to be applied to the products. When using
                `inclusive`, the tax percentage will already be included in the price.
                When using `exclusive`, the tax will not be included in the price. When
                using `none`, no tax will be added. Use the `tax` field for defining the
                tax percentage amount. By default, the user setting value for tax
                options will be used. Changing this in one product affects the rest of
                the products attached to the deal.
            discount_type: The value of the discount. The `discount_type` field can be
                used to specify whether the value is an amount or a percentage.
            product_variation_id: The ID of the product variation.
            billing_frequency: Only available in Growth and above plans. How often a
                customer is billed for access to a service or product. To set
                `billing_frequency` different than `one-time`, the deal must not have
                installments associated. A deal can have up to 20 products attached with
                `billing_frequency` different than `one-time`.
            billing_frequency_cycles: Only available in Growth and above plans. The
                number of times the billing frequency repeats for a product in a deal.
                When `billing_frequency` is set to `one-time`, this field must be
                `null`. When `billing_frequency` is set to `weekly`, this field cannot
                be `null`. For all the other values of `billing_frequency`, `null`
                represents a product billed indefinitely. Must be a positive integer
                less or equal to 208.
            billing_start_date: Only available in Growth and above plans. The billing
                start date. Must be between 10 years in the past and 10 years in the
                future.

        Costs 5 tokens. updateDealProduct: PATCH
        /deals/{id}/products/{product_attachment_id}, scope deals:full or products:full.
        """
        return await self._call(
            OPERATIONS["updateDealProduct"],
            DealProduct,
            path={"id": id, "product_attachment_id": product_attachment_id},
            body={
                "product_id": product_id,
                "item_price": item_price,
                "quantity": quantity,
                "tax": tax,
                "comments": comments,
                "discount": discount,
                "is_enabled": is_enabled,
                "tax_method": tax_method,
                "discount_type": discount_type,
                "product_variation_id": product_variation_id,
                "billing_frequency": billing_frequency,
                "billing_frequency_cycles": billing_frequency_cycles,
                "billing_start_date": billing_start_date,
            },
            options=call_options,
        )

    async def delete(
        self, id: int, product_attachment_id: int, **call_options: Unpack[CallOptions]
    ) -> DeletedDealProduct:
        """Delete an attached product from a deal.

        Deletes a product attachment from a deal, using the `product_attachment_id`.

        Args:
            id: The ID of the deal.
            product_attachment_id: The product attachment ID.

        Costs 3 tokens. deleteDealProduct: DELETE
        /deals/{id}/products/{product_attachment_id}, scope deals:full or products:full.
        """
        return await self._call(
            OPERATIONS["deleteDealProduct"],
            DeletedDealProduct,
            path={"id": id, "product_attachment_id": product_attachment_id},
            options=call_options,
        )

    async def add_many(
        self,
        id: int,
        *,
        data: Sequence[DealProduct | Mapping[str, Any]],
        **call_options: Unpack[CallOptions],
    ) -> list_[DealProduct]:
        """Add multiple products to a deal.

        Adds multiple products to a deal in a single request. Maximum of 100 products
        allowed per request.

        Args:
            id: The ID of the deal.
            data: Array of products to attach to the deal. Each product object may have
                the following properties.

        Costs 25 tokens. addManyDealProducts: POST /deals/{id}/products/bulk, scope
        deals:full or products:full.
        """
        return await self._call(
            OPERATIONS["addManyDealProducts"],
            list_[DealProduct],
            path={"id": id},
            body={"data": data},
            options=call_options,
        )

    async def delete_many(
        self,
        id: int,
        *,
        ids: Sequence[int] | str | Unset = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> DeletedDealProducts:
        """Delete many products from a deal.

        Deletes multiple products from a deal. If no product IDs are specified, up to
        100 products will be removed from the deal. A maximum of 100 product IDs can be
        provided per request.

        Args:
            id: The ID of the deal.
            ids: list or comma-separated string of deal product IDs to delete. If not
                provided, all deal products will be deleted up to 100 items. Maximum 100
                IDs allowed.

        Costs 15 tokens. deleteManyDealProducts: DELETE /deals/{id}/products, scope
        deals:full or products:full.
        """
        return await self._call(
            OPERATIONS["deleteManyDealProducts"],
            DeletedDealProducts,
            path={"id": id},
            query={"ids": ids},
            options=call_options,
        )

    def list_for_deals(
        self,
        *,
        deal_ids: Sequence[int] | str,
        sort_by: DealsProductSortBy | Unset = UNSET,
        sort_direction: SortDirection | Unset = UNSET,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> AsyncPager[DealProduct]:
        """Get deal products of several deals.

        Returns data about products attached to deals.

        Args:
            deal_ids: An array of integers with the IDs of the deals for which the
                attached products will be returned. A maximum of 100 deal IDs can be
                provided. A list or comma-separated string.
            sort_by: The field to sort by. Supported fields: `id`, `deal_id`,
                `add_time`, `update_time`, `order_nr`. By default `id`.
            sort_direction: The sorting direction. Supported values: `asc`, `desc`. By
                default `asc`.
            cursor: Where to resume: the `next_cursor` of an earlier page.
            limit: Items per request, at most and by default 500.
            max_items: Stop after this many items.

        Costs 10 tokens a page. getDealsProducts: GET /deals/products, scope deals:full
        or deals:read or products:full or products:read.
        """
        return self._pages(
            OPERATIONS["getDealsProducts"],
            DealProduct,
            query={
                "deal_ids": deal_ids,
                "sort_by": sort_by,
                "sort_direction": sort_direction,
            },
            page=(cursor, limit, max_items),
            options=call_options,
        )

    @property
    def with_raw_response(self) -> AsyncDealProductsWithRawResponse:
        """The same methods, returning whole responses: status, headers, body."""
        return AsyncDealProductsWithRawResponse(self._raw())


class AsyncDealProductsWithRawResponse:
    def __init__(self, raw: AsyncDealProducts) -> None:
        self.list = async_raw_method(raw.list)
        self.add = async_raw_method(raw.add)
        self.update = async_raw_method(raw.update)
        self.delete = async_raw_method(raw.delete)
        self.add_many = async_raw_method(raw.add_many)
        self.delete_many = async_raw_method(raw.delete_many)
        self.list_for_deals = async_raw_method(raw.list_for_deals)
