"""Operations on products."""

# Written by `make generate` from spec/pipedrive-v2.yaml: do not edit.

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any, Unpack

from openapi_runtime import (
    UNSET,
    AsyncPager,
    AsyncResource,
    CallOptions,
    FileInput,
    Pager,
    Resource,
    Unset,
    async_raw_method,
    raw_method,
)

from ..models.products import (
    DeletedProduct,
    DeletedProductImage,
    DeletedProductVariation,
    Product,
    ProductImage,
    ProductPrice,
    ProductSearchField,
    ProductSearchIncludeField,
    ProductSearchItem,
    ProductSortBy,
    ProductVariation,
    ProductVariationPrice,
    ProductVisibleTo,
)
from ..models.shared import (
    BillingFrequency,
    DeletedFollower,
    Follower,
    FollowerChangelog,
    SortDirection,
)
from ..operations import OPERATIONS


class Products(Resource):
    """Products are the goods or services you are dealing with. Each product can have N
    different price points - firstly, each product can have a price in N different
    currencies, and secondly, each product can have N variations of itself, each
    having N prices in different currencies. Note that only one price per variation
    per currency is supported. Products can be instantiated to deals. In the context
    of instantiation, a custom price, quantity and discount can be applied.
    """

    def list(
        self,
        *,
        owner_id: int | Unset = UNSET,
        ids: Sequence[int] | str | Unset = UNSET,
        filter_id: int | Unset = UNSET,
        sort_by: ProductSortBy | Unset = UNSET,
        sort_direction: SortDirection | Unset = UNSET,
        custom_fields: Sequence[str] | str | Unset = UNSET,
        updated_since: dt.datetime | dt.date | str | Unset = UNSET,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> Pager[Product]:
        """Get all products.

        Returns data about all products.

        Args:
            owner_id: If supplied, only products owned by the given user will be
                returned.
            ids: Optional list or comma-separated string of up to 100 entity ids to
                fetch. If filter_id is provided, this is ignored. If any of the
                requested entities do not exist or are not visible, they are not
                included in the response.
            filter_id: The ID of the filter to use.
            sort_by: The field to sort by. Supported fields: `id`, `name`, `add_time`,
                `update_time`. By default `id`.
            sort_direction: The sorting direction. Supported values: `asc`, `desc`. By
                default `asc`.
            custom_fields: list or comma-separated string of custom fields keys to
                include. If you are only interested in a particular set of custom
                fields, please use this parameter for a smaller response. A maximum of
                15 keys is allowed.
            updated_since: If set, only products with an `update_time` later than or
                equal to this time are returned. In RFC3339 format, e.g.
                2025-01-01T10:20:00Z.
            cursor: Where to resume: the `next_cursor` of an earlier page.
            limit: Items per request, at most and by default 500.
            max_items: Stop after this many items.

        Costs 10 tokens a page. getProducts: GET /products, scope products:full or
        products:read.
        """
        return self._pages(
            OPERATIONS["getProducts"],
            Product,
            query={
                "owner_id": owner_id,
                "ids": ids,
                "filter_id": filter_id,
                "sort_by": sort_by,
                "sort_direction": sort_direction,
                "custom_fields": custom_fields,
                "updated_since": updated_since,
            },
            page=(cursor, limit, max_items),
            options=call_options,
        )

    def get(self, id: int, **call_options: Unpack[CallOptions]) -> Product:
        """Get one product.

        Returns data about a specific product.

        Args:
            id: The ID of the product.

        Costs 1 token. getProduct: GET /products/{id}, scope products:full or
        products:read.
        """
        return self._call(
            OPERATIONS["getProduct"], Product, path={"id": id}, options=call_options
        )

    def add(
        self,
        *,
        name: str,
        code: str | Unset | None = UNSET,
        description: str | Unset | None = UNSET,
        unit: str | Unset | None = UNSET,
        tax: float | Unset | None = UNSET,
        category: float | Unset | None = UNSET,
        owner_id: int | Unset | None = UNSET,
        is_linkable: bool | Unset | None = UNSET,
        visible_to: ProductVisibleTo | Unset | None = UNSET,
        prices: Sequence[ProductPrice | Mapping[str, Any]] | Unset | None = UNSET,
        custom_fields: Mapping[str, Any] | Unset | None = UNSET,
        billing_frequency: BillingFrequency | Unset | None = UNSET,
        billing_frequency_cycles: int | Unset | None = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> Product:
        """Add a product.

        Adds a new product to the Products inventory. For more information, see the
        tutorial for adding a product.

        Args:
            name: The name of the product. Cannot be an empty string.
            code: The product code.
            description: The product description.
            unit: The unit in which this product is sold.
            tax: The tax percentage. By default `0`.
            category: The category of the product.
            owner_id: The ID of the user who will be marked as the owner of this
                product. When omitted, the authorized user ID will be used.
            is_linkable: Whether this product can be added to a deal or not. By default
                `true`.
            visible_to: The visibility of the product. If omitted, the visibility will
                be set to the default visibility setting of this item type for the
                authorized user. Light / Growth and Professional plans. Value:
                Description; `1`: Owner & followers; `3`: Entire company. Premium /
                Ultimate plan. Value: Description; `1`: Owner only; `3`: Owner's
                visibility group; `5`: Owner's visibility group and sub-groups; `7`:
                Entire company.
            prices: An array of objects, each containing: `currency` (string), `price`
                (number), `cost` (number, optional), `direct_cost` (number, optional).
                Note that there can only be one price per product per currency. When
                `prices` is omitted altogether, a default price of 0 and the user's
                default currency will be assigned.
            custom_fields: An object where each key represents a custom field. All
                custom fields are referenced as randomly generated 40-character hashes.
                To clear a custom field value, set it to `null`. For multi-option fields
                (field type `set`), use `null` to clear the selection — sending an empty
                array `[]` is not supported and will result in a validation error.
            billing_frequency: Only available in Growth and above plans. How often a
                customer is billed for access to a service or product. By default
                `one-time`.
            billing_frequency_cycles: Only available in Growth and above plans. The
                number of times the billing frequency repeats for a product in a deal.
                When `billing_frequency` is set to `one-time`, this field must be
                `null`. When `billing_frequency` is set to `weekly`, this field cannot
                be `null`. For all the other values of `billing_frequency`, `null`
                represents a product billed indefinitely. Must be a positive integer
                less or equal to 208.

        Costs 5 tokens. addProduct: POST /products, scope products:full.
        """
        return self._call(
            OPERATIONS["addProduct"],
            Product,
            body={
                "name": name,
                "code": code,
                "description": description,
                "unit": unit,
                "tax": tax,
                "category": category,
                "owner_id": owner_id,
                "is_linkable": is_linkable,
                "visible_to": visible_to,
                "prices": prices,
                "custom_fields": custom_fields,
                "billing_frequency": billing_frequency,
                "billing_frequency_cycles": billing_frequency_cycles,
            },
            options=call_options,
        )

    def update(
        self,
        id: int,
        *,
        name: str | Unset | None = UNSET,
        code: str | Unset | None = UNSET,
        description: str | Unset | None = UNSET,
        unit: str | Unset | None = UNSET,
        tax: float | Unset | None = UNSET,
        category: float | Unset | None = UNSET,
        owner_id: int | Unset | None = UNSET,
        is_linkable: bool | Unset | None = UNSET,
        visible_to: ProductVisibleTo | Unset | None = UNSET,
        prices: Sequence[ProductPrice | Mapping[str, Any]] | Unset | None = UNSET,
        custom_fields: Mapping[str, Any] | Unset | None = UNSET,
        billing_frequency: BillingFrequency | Unset | None = UNSET,
        billing_frequency_cycles: int | Unset | None = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> Product:
        """Update a product.

        Updates product data.

        Args:
            id: The ID of the product.
            name: The name of the product. Cannot be an empty string.
            code: The product code.
            description: The product description.
            unit: The unit in which this product is sold.
            tax: The tax percentage.
            category: The category of the product.
            owner_id: The ID of the user who will be marked as the owner of this
                product. When omitted, the authorized user ID will be used.
            is_linkable: Whether this product can be added to a deal or not.
            visible_to: The visibility of the product. If omitted, the visibility will
                be set to the default visibility setting of this item type for the
                authorized user. Light / Growth and Professional plans. Value:
                Description; `1`: Owner & followers; `3`: Entire company. Premium /
                Ultimate plan. Value: Description; `1`: Owner only; `3`: Owner's
                visibility group; `5`: Owner's visibility group and sub-groups; `7`:
                Entire company.
            prices: The prices, each with `currency`, `price`, and if needed `cost`,
                `direct_cost` and, of a variation, `notes`. They replace all that there
                are: a price that is left out is deleted. There is one price for each
                currency.
            custom_fields: An object where each key represents a custom field. All
                custom fields are referenced as randomly generated 40-character hashes.
                To clear a custom field value, set it to `null`. For multi-option fields
                (field type `set`), use `null` to clear the selection — sending an empty
                array `[]` is not supported and will result in a validation error.
            billing_frequency: Only available in Growth and above plans. How often a
                customer is billed for access to a service or product.
            billing_frequency_cycles: Only available in Growth and above plans. The
                number of times the billing frequency repeats for a product in a deal.
                When `billing_frequency` is set to `one-time`, this field must be
                `null`. When `billing_frequency` is set to `weekly`, this field cannot
                be `null`. For all the other values of `billing_frequency`, `null`
                represents a product billed indefinitely. Must be a positive integer
                less or equal to 208.

        Costs 5 tokens. updateProduct: PATCH /products/{id}, scope products:full.
        """
        return self._call(
            OPERATIONS["updateProduct"],
            Product,
            path={"id": id},
            body={
                "name": name,
                "code": code,
                "description": description,
                "unit": unit,
                "tax": tax,
                "category": category,
                "owner_id": owner_id,
                "is_linkable": is_linkable,
                "visible_to": visible_to,
                "prices": prices,
                "custom_fields": custom_fields,
                "billing_frequency": billing_frequency,
                "billing_frequency_cycles": billing_frequency_cycles,
            },
            options=call_options,
        )

    def delete(self, id: int, **call_options: Unpack[CallOptions]) -> DeletedProduct:
        """Delete a product.

        Marks a product as deleted. After 30 days, the product will be permanently
        deleted.

        Args:
            id: The ID of the product.

        Costs 3 tokens. deleteProduct: DELETE /products/{id}, scope products:full.
        """
        return self._call(
            OPERATIONS["deleteProduct"],
            DeletedProduct,
            path={"id": id},
            options=call_options,
        )

    def search(
        self,
        *,
        term: str,
        fields: Sequence[ProductSearchField] | ProductSearchField | Unset = UNSET,
        exact_match: bool | Unset = UNSET,
        include_fields: (
            Sequence[ProductSearchIncludeField] | ProductSearchIncludeField | Unset
        ) = UNSET,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> Pager[ProductSearchItem]:
        """Search products.

        Searches all products by name, code and/or custom fields. This endpoint is a
        wrapper of /v1/itemSearch with a narrower OAuth scope.

        Args:
            term: The search term to look for. Minimum 2 characters (or 1 if using
                `exact_match`).
            fields: A list or single value. The fields to perform the search from.
                Defaults to all of them. Only the following custom field types are
                searchable: `address`, `varchar`, `text`, `varchar_auto`, `double`,
                `monetary` and `phone`.
            exact_match: When enabled, only full exact matches against the given term
                are returned. It is not case sensitive.
            include_fields: Supports including optional fields in the results which are
                not provided by default. A list or single value.
            cursor: Where to resume: the `next_cursor` of an earlier page.
            limit: Items per request, at most and by default 500.
            max_items: Stop after this many items.

        Costs 20 tokens a page. searchProducts: GET /products/search, scope
        products:full or products:read or search:read.
        """
        return self._pages(
            OPERATIONS["searchProducts"],
            ProductSearchItem,
            query={
                "term": term,
                "fields": fields,
                "exact_match": exact_match,
                "include_fields": include_fields,
            },
            page=(cursor, limit, max_items),
            options=call_options,
        )

    def add_follower(
        self, id: int, *, user_id: int, **call_options: Unpack[CallOptions]
    ) -> Follower:
        """Add a follower to a product.

        Adds a user as a follower to the product.

        Args:
            id: The ID of the product.
            user_id: The ID of the user to add as a follower.

        Costs 5 tokens. addProductFollower: POST /products/{id}/followers, scope
        products:full.
        """
        return self._call(
            OPERATIONS["addProductFollower"],
            Follower,
            path={"id": id},
            body={"user_id": user_id},
            options=call_options,
        )

    def add_variation(
        self,
        id: int,
        *,
        name: str,
        prices: (
            Sequence[ProductVariationPrice | Mapping[str, Any]] | Unset | None
        ) = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> ProductVariation:
        """Add a product variation.

        Adds a new product variation.

        Args:
            id: The ID of the product.
            name: The name of the product variation. The maximum length is 255
                characters.
            prices: Array of objects, each containing: currency (string), price
                (number), cost (number, optional), direct_cost (number, optional), notes
                (string, optional). When prices is omitted altogether, a default price
                of 0, a default cost of 0, a default direct_cost of 0 and the user's
                default currency will be assigned.

        Costs 5 tokens. addProductVariation: POST /products/{id}/variations, scope
        products:full.
        """
        return self._call(
            OPERATIONS["addProductVariation"],
            ProductVariation,
            path={"id": id},
            body={"name": name, "prices": prices},
            options=call_options,
        )

    def delete_follower(
        self, id: int, follower_id: int, **call_options: Unpack[CallOptions]
    ) -> DeletedFollower:
        """Delete a follower from a product.

        Deletes a user follower from the product.

        Args:
            id: The ID of the product.
            follower_id: The ID of the following user.

        Costs 3 tokens. deleteProductFollower: DELETE
        /products/{id}/followers/{follower_id}, scope products:full.
        """
        return self._call(
            OPERATIONS["deleteProductFollower"],
            DeletedFollower,
            path={"id": id, "follower_id": follower_id},
            options=call_options,
        )

    def delete_image(
        self, id: int, **call_options: Unpack[CallOptions]
    ) -> DeletedProductImage:
        """Delete an image of a product.

        Deletes the image of a product.

        Args:
            id: The ID of the product.

        Costs 6 tokens. deleteProductImage: DELETE /products/{id}/images, scope
        products:full.
        """
        return self._call(
            OPERATIONS["deleteProductImage"],
            DeletedProductImage,
            path={"id": id},
            options=call_options,
        )

    def delete_variation(
        self, id: int, product_variation_id: int, **call_options: Unpack[CallOptions]
    ) -> DeletedProductVariation:
        """Delete a product variation.

        Args:
            id: The ID of the product.
            product_variation_id: The ID of the product variation.

        Costs 3 tokens. deleteProductVariation: DELETE
        /products/{id}/variations/{product_variation_id}, scope products:full.
        """
        return self._call(
            OPERATIONS["deleteProductVariation"],
            DeletedProductVariation,
            path={"id": id, "product_variation_id": product_variation_id},
            options=call_options,
        )

    def duplicate(self, id: int, **call_options: Unpack[CallOptions]) -> Product:
        """Duplicate a product.

        Creates a duplicate of an existing product including all variations, prices, and
        custom fields.

        Args:
            id: The ID of the product.

        Costs 5 tokens. duplicateProduct: POST /products/{id}/duplicate, scope
        products:full.
        """
        return self._call(
            OPERATIONS["duplicateProduct"],
            Product,
            path={"id": id},
            options=call_options,
        )

    def get_image(self, id: int, **call_options: Unpack[CallOptions]) -> ProductImage:
        """Get image of a product.

        Retrieves the image of a product. The public URL has a limited lifetime of 7
        days.

        Args:
            id: The ID of the product.

        Costs 10 tokens. getProductImage: GET /products/{id}/images, scope products:full
        or products:read.
        """
        return self._call(
            OPERATIONS["getProductImage"],
            ProductImage,
            path={"id": id},
            options=call_options,
        )

    def list_followers(
        self,
        id: int,
        *,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> Pager[Follower]:
        """List followers of a product.

        Lists users who are following the product.

        Args:
            id: The ID of the product.
            cursor: Where to resume: the `next_cursor` of an earlier page.
            limit: Items per request, at most and by default 500.
            max_items: Stop after this many items.

        Costs 10 tokens a page. getProductFollowers: GET /products/{id}/followers, scope
        products:full or products:read.
        """
        return self._pages(
            OPERATIONS["getProductFollowers"],
            Follower,
            path={"id": id},
            page=(cursor, limit, max_items),
            options=call_options,
        )

    def list_followers_changelog(
        self,
        id: int,
        *,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> Pager[FollowerChangelog]:
        """List followers changelog of a product.

        Lists changelogs about users have followed the product.

        Args:
            id: The ID of the product.
            cursor: Where to resume: the `next_cursor` of an earlier page.
            limit: Items per request, at most and by default 500.
            max_items: Stop after this many items.

        Costs 10 tokens a page. getProductFollowersChangelog: GET
        /products/{id}/followers/changelog, scope products:full or products:read.
        """
        return self._pages(
            OPERATIONS["getProductFollowersChangelog"],
            FollowerChangelog,
            path={"id": id},
            page=(cursor, limit, max_items),
            options=call_options,
        )

    def list_variations(
        self,
        id: int,
        *,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> Pager[ProductVariation]:
        """Get all product variations.

        Returns data about all product variations.

        Args:
            id: The ID of the product.
            cursor: Where to resume: the `next_cursor` of an earlier page.
            limit: Items per request, at most and by default 500.
            max_items: Stop after this many items.

        Costs 10 tokens a page. getProductVariations: GET /products/{id}/variations,
        scope products:full or products:read.
        """
        return self._pages(
            OPERATIONS["getProductVariations"],
            ProductVariation,
            path={"id": id},
            page=(cursor, limit, max_items),
            options=call_options,
        )

    def update_image(
        self, id: int, *, data: FileInput, **call_options: Unpack[CallOptions]
    ) -> ProductImage:
        """Update an image for a product.

        Updates the image of a product.

        Args:
            id: The ID of the product.
            data: One image supplied in the multipart/form-data encoding.
                A path, bytes, a file, `(name, content)` or `(name, content, type)`.

        Costs 20 tokens. updateProductImage: PUT /products/{id}/images, scope
        products:full.
        """
        return self._call(
            OPERATIONS["updateProductImage"],
            ProductImage,
            path={"id": id},
            files={"data": data},
            options=call_options,
        )

    def update_variation(
        self,
        id: int,
        product_variation_id: int,
        *,
        name: str | Unset | None = UNSET,
        prices: (
            Sequence[ProductVariationPrice | Mapping[str, Any]] | Unset | None
        ) = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> ProductVariation:
        """Update a product variation.

        Updates product variation data.

        Args:
            id: The ID of the product.
            product_variation_id: The ID of the product variation.
            name: The name of the product variation. The maximum length is 255
                characters.
            prices: The prices, each with `currency`, `price`, and if needed `cost`,
                `direct_cost` and, of a variation, `notes`. They replace all that there
                are: a price that is left out is deleted. There is one price for each
                currency.

        Costs 5 tokens. updateProductVariation: PATCH
        /products/{id}/variations/{product_variation_id}, scope products:full.
        """
        return self._call(
            OPERATIONS["updateProductVariation"],
            ProductVariation,
            path={"id": id, "product_variation_id": product_variation_id},
            body={"name": name, "prices": prices},
            options=call_options,
        )

    def upload_image(
        self, id: int, *, data: FileInput, **call_options: Unpack[CallOptions]
    ) -> ProductImage:
        """Upload an image for a product.

        Args:
            id: The ID of the product.
            data: One image supplied in the multipart/form-data encoding.
                A path, bytes, a file, `(name, content)` or `(name, content, type)`.

        Costs 20 tokens. uploadProductImage: POST /products/{id}/images, scope
        products:full.
        """
        return self._call(
            OPERATIONS["uploadProductImage"],
            ProductImage,
            path={"id": id},
            files={"data": data},
            options=call_options,
        )

    @property
    def with_raw_response(self) -> ProductsWithRawResponse:
        """The same methods, returning whole responses: status, headers, body."""
        return ProductsWithRawResponse(self._raw())


class ProductsWithRawResponse:
    def __init__(self, raw: Products) -> None:
        self.list = raw_method(raw.list)
        self.get = raw_method(raw.get)
        self.add = raw_method(raw.add)
        self.update = raw_method(raw.update)
        self.delete = raw_method(raw.delete)
        self.search = raw_method(raw.search)
        self.add_follower = raw_method(raw.add_follower)
        self.add_variation = raw_method(raw.add_variation)
        self.delete_follower = raw_method(raw.delete_follower)
        self.delete_image = raw_method(raw.delete_image)
        self.delete_variation = raw_method(raw.delete_variation)
        self.duplicate = raw_method(raw.duplicate)
        self.get_image = raw_method(raw.get_image)
        self.list_followers = raw_method(raw.list_followers)
        self.list_followers_changelog = raw_method(raw.list_followers_changelog)
        self.list_variations = raw_method(raw.list_variations)
        self.update_image = raw_method(raw.update_image)
        self.update_variation = raw_method(raw.update_variation)
        self.upload_image = raw_method(raw.upload_image)


class AsyncProducts(AsyncResource):
    """`Products`, awaited."""

    def list(
        self,
        *,
        owner_id: int | Unset = UNSET,
        ids: Sequence[int] | str | Unset = UNSET,
        filter_id: int | Unset = UNSET,
        sort_by: ProductSortBy | Unset = UNSET,
        sort_direction: SortDirection | Unset = UNSET,
        custom_fields: Sequence[str] | str | Unset = UNSET,
        updated_since: dt.datetime | dt.date | str | Unset = UNSET,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> AsyncPager[Product]:
        """Get all products.

        Returns data about all products.

        Args:
            owner_id: If supplied, only products owned by the given user will be
                returned.
            ids: Optional list or comma-separated string of up to 100 entity ids to
                fetch. If filter_id is provided, this is ignored. If any of the
                requested entities do not exist or are not visible, they are not
                included in the response.
            filter_id: The ID of the filter to use.
            sort_by: The field to sort by. Supported fields: `id`, `name`, `add_time`,
                `update_time`. By default `id`.
            sort_direction: The sorting direction. Supported values: `asc`, `desc`. By
                default `asc`.
            custom_fields: list or comma-separated string of custom fields keys to
                include. If you are only interested in a particular set of custom
                fields, please use this parameter for a smaller response. A maximum of
                15 keys is allowed.
            updated_since: If set, only products with an `update_time` later than or
                equal to this time are returned. In RFC3339 format, e.g.
                2025-01-01T10:20:00Z.
            cursor: Where to resume: the `next_cursor` of an earlier page.
            limit: Items per request, at most and by default 500.
            max_items: Stop after this many items.

        Costs 10 tokens a page. getProducts: GET /products, scope products:full or
        products:read.
        """
        return self._pages(
            OPERATIONS["getProducts"],
            Product,
            query={
                "owner_id": owner_id,
                "ids": ids,
                "filter_id": filter_id,
                "sort_by": sort_by,
                "sort_direction": sort_direction,
                "custom_fields": custom_fields,
                "updated_since": updated_since,
            },
            page=(cursor, limit, max_items),
            options=call_options,
        )

    async def get(self, id: int, **call_options: Unpack[CallOptions]) -> Product:
        """Get one product.

        Returns data about a specific product.

        Args:
            id: The ID of the product.

        Costs 1 token. getProduct: GET /products/{id}, scope products:full or
        products:read.
        """
        return await self._call(
            OPERATIONS["getProduct"], Product, path={"id": id}, options=call_options
        )

    async def add(
        self,
        *,
        name: str,
        code: str | Unset | None = UNSET,
        description: str | Unset | None = UNSET,
        unit: str | Unset | None = UNSET,
        tax: float | Unset | None = UNSET,
        category: float | Unset | None = UNSET,
        owner_id: int | Unset | None = UNSET,
        is_linkable: bool | Unset | None = UNSET,
        visible_to: ProductVisibleTo | Unset | None = UNSET,
        prices: Sequence[ProductPrice | Mapping[str, Any]] | Unset | None = UNSET,
        custom_fields: Mapping[str, Any] | Unset | None = UNSET,
        billing_frequency: BillingFrequency | Unset | None = UNSET,
        billing_frequency_cycles: int | Unset | None = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> Product:
        """Add a product.

        Adds a new product to the Products inventory. For more information, see the
        tutorial for adding a product.

        Args:
            name: The name of the product. Cannot be an empty string.
            code: The product code.
            description: The product description.
            unit: The unit in which this product is sold.
            tax: The tax percentage. By default `0`.
            category: The category of the product.
            owner_id: The ID of the user who will be marked as the owner of this
                product. When omitted, the authorized user ID will be used.
            is_linkable: Whether this product can be added to a deal or not. By default
                `true`.
            visible_to: The visibility of the product. If omitted, the visibility will
                be set to the default visibility setting of this item type for the
                authorized user. Light / Growth and Professional plans. Value:
                Description; `1`: Owner & followers; `3`: Entire company. Premium /
                Ultimate plan. Value: Description; `1`: Owner only; `3`: Owner's
                visibility group; `5`: Owner's visibility group and sub-groups; `7`:
                Entire company.
            prices: An array of objects, each containing: `currency` (string), `price`
                (number), `cost` (number, optional), `direct_cost` (number, optional).
                Note that there can only be one price per product per currency. When
                `prices` is omitted altogether, a default price of 0 and the user's
                default currency will be assigned.
            custom_fields: An object where each key represents a custom field. All
                custom fields are referenced as randomly generated 40-character hashes.
                To clear a custom field value, set it to `null`. For multi-option fields
                (field type `set`), use `null` to clear the selection — sending an empty
                array `[]` is not supported and will result in a validation error.
            billing_frequency: Only available in Growth and above plans. How often a
                customer is billed for access to a service or product. By default
                `one-time`.
            billing_frequency_cycles: Only available in Growth and above plans. The
                number of times the billing frequency repeats for a product in a deal.
                When `billing_frequency` is set to `one-time`, this field must be
                `null`. When `billing_frequency` is set to `weekly`, this field cannot
                be `null`. For all the other values of `billing_frequency`, `null`
                represents a product billed indefinitely. Must be a positive integer
                less or equal to 208.

        Costs 5 tokens. addProduct: POST /products, scope products:full.
        """
        return await self._call(
            OPERATIONS["addProduct"],
            Product,
            body={
                "name": name,
                "code": code,
                "description": description,
                "unit": unit,
                "tax": tax,
                "category": category,
                "owner_id": owner_id,
                "is_linkable": is_linkable,
                "visible_to": visible_to,
                "prices": prices,
                "custom_fields": custom_fields,
                "billing_frequency": billing_frequency,
                "billing_frequency_cycles": billing_frequency_cycles,
            },
            options=call_options,
        )

    async def update(
        self,
        id: int,
        *,
        name: str | Unset | None = UNSET,
        code: str | Unset | None = UNSET,
        description: str | Unset | None = UNSET,
        unit: str | Unset | None = UNSET,
        tax: float | Unset | None = UNSET,
        category: float | Unset | None = UNSET,
        owner_id: int | Unset | None = UNSET,
        is_linkable: bool | Unset | None = UNSET,
        visible_to: ProductVisibleTo | Unset | None = UNSET,
        prices: Sequence[ProductPrice | Mapping[str, Any]] | Unset | None = UNSET,
        custom_fields: Mapping[str, Any] | Unset | None = UNSET,
        billing_frequency: BillingFrequency | Unset | None = UNSET,
        billing_frequency_cycles: int | Unset | None = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> Product:
        """Update a product.

        Updates product data.

        Args:
            id: The ID of the product.
            name: The name of the product. Cannot be an empty string.
            code: The product code.
            description: The product description.
            unit: The unit in which this product is sold.
            tax: The tax percentage.
            category: The category of the product.
            owner_id: The ID of the user who will be marked as the owner of this
                product. When omitted, the authorized user ID will be used.
            is_linkable: Whether this product can be added to a deal or not.
            visible_to: The visibility of the product. If omitted, the visibility will
                be set to the default visibility setting of this item type for the
                authorized user. Light / Growth and Professional plans. Value:
                Description; `1`: Owner & followers; `3`: Entire company. Premium /
                Ultimate plan. Value: Description; `1`: Owner only; `3`: Owner's
                visibility group; `5`: Owner's visibility group and sub-groups; `7`:
                Entire company.
            prices: The prices, each with `currency`, `price`, and if needed `cost`,
                `direct_cost` and, of a variation, `notes`. They replace all that there
                are: a price that is left out is deleted. There is one price for each
                currency.
            custom_fields: An object where each key represents a custom field. All
                custom fields are referenced as randomly generated 40-character hashes.
                To clear a custom field value, set it to `null`. For multi-option fields
                (field type `set`), use `null` to clear the selection — sending an empty
                array `[]` is not supported and will result in a validation error.
            billing_frequency: Only available in Growth and above plans. How often a
                customer is billed for access to a service or product.
            billing_frequency_cycles: Only available in Growth and above plans. The
                number of times the billing frequency repeats for a product in a deal.
                When `billing_frequency` is set to `one-time`, this field must be
                `null`. When `billing_frequency` is set to `weekly`, this field cannot
                be `null`. For all the other values of `billing_frequency`, `null`
                represents a product billed indefinitely. Must be a positive integer
                less or equal to 208.

        Costs 5 tokens. updateProduct: PATCH /products/{id}, scope products:full.
        """
        return await self._call(
            OPERATIONS["updateProduct"],
            Product,
            path={"id": id},
            body={
                "name": name,
                "code": code,
                "description": description,
                "unit": unit,
                "tax": tax,
                "category": category,
                "owner_id": owner_id,
                "is_linkable": is_linkable,
                "visible_to": visible_to,
                "prices": prices,
                "custom_fields": custom_fields,
                "billing_frequency": billing_frequency,
                "billing_frequency_cycles": billing_frequency_cycles,
            },
            options=call_options,
        )

    async def delete(
        self, id: int, **call_options: Unpack[CallOptions]
    ) -> DeletedProduct:
        """Delete a product.

        Marks a product as deleted. After 30 days, the product will be permanently
        deleted.

        Args:
            id: The ID of the product.

        Costs 3 tokens. deleteProduct: DELETE /products/{id}, scope products:full.
        """
        return await self._call(
            OPERATIONS["deleteProduct"],
            DeletedProduct,
            path={"id": id},
            options=call_options,
        )

    def search(
        self,
        *,
        term: str,
        fields: Sequence[ProductSearchField] | ProductSearchField | Unset = UNSET,
        exact_match: bool | Unset = UNSET,
        include_fields: (
            Sequence[ProductSearchIncludeField] | ProductSearchIncludeField | Unset
        ) = UNSET,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> AsyncPager[ProductSearchItem]:
        """Search products.

        Searches all products by name, code and/or custom fields. This endpoint is a
        wrapper of /v1/itemSearch with a narrower OAuth scope.

        Args:
            term: The search term to look for. Minimum 2 characters (or 1 if using
                `exact_match`).
            fields: A list or single value. The fields to perform the search from.
                Defaults to all of them. Only the following custom field types are
                searchable: `address`, `varchar`, `text`, `varchar_auto`, `double`,
                `monetary` and `phone`.
            exact_match: When enabled, only full exact matches against the given term
                are returned. It is not case sensitive.
            include_fields: Supports including optional fields in the results which are
                not provided by default. A list or single value.
            cursor: Where to resume: the `next_cursor` of an earlier page.
            limit: Items per request, at most and by default 500.
            max_items: Stop after this many items.

        Costs 20 tokens a page. searchProducts: GET /products/search, scope
        products:full or products:read or search:read.
        """
        return self._pages(
            OPERATIONS["searchProducts"],
            ProductSearchItem,
            query={
                "term": term,
                "fields": fields,
                "exact_match": exact_match,
                "include_fields": include_fields,
            },
            page=(cursor, limit, max_items),
            options=call_options,
        )

    async def add_follower(
        self, id: int, *, user_id: int, **call_options: Unpack[CallOptions]
    ) -> Follower:
        """Add a follower to a product.

        Adds a user as a follower to the product.

        Args:
            id: The ID of the product.
            user_id: The ID of the user to add as a follower.

        Costs 5 tokens. addProductFollower: POST /products/{id}/followers, scope
        products:full.
        """
        return await self._call(
            OPERATIONS["addProductFollower"],
            Follower,
            path={"id": id},
            body={"user_id": user_id},
            options=call_options,
        )

    async def add_variation(
        self,
        id: int,
        *,
        name: str,
        prices: (
            Sequence[ProductVariationPrice | Mapping[str, Any]] | Unset | None
        ) = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> ProductVariation:
        """Add a product variation.

        Adds a new product variation.

        Args:
            id: The ID of the product.
            name: The name of the product variation. The maximum length is 255
                characters.
            prices: Array of objects, each containing: currency (string), price
                (number), cost (number, optional), direct_cost (number, optional), notes
                (string, optional). When prices is omitted altogether, a default price
                of 0, a default cost of 0, a default direct_cost of 0 and the user's
                default currency will be assigned.

        Costs 5 tokens. addProductVariation: POST /products/{id}/variations, scope
        products:full.
        """
        return await self._call(
            OPERATIONS["addProductVariation"],
            ProductVariation,
            path={"id": id},
            body={"name": name, "prices": prices},
            options=call_options,
        )

    async def delete_follower(
        self, id: int, follower_id: int, **call_options: Unpack[CallOptions]
    ) -> DeletedFollower:
        """Delete a follower from a product.

        Deletes a user follower from the product.

        Args:
            id: The ID of the product.
            follower_id: The ID of the following user.

        Costs 3 tokens. deleteProductFollower: DELETE
        /products/{id}/followers/{follower_id}, scope products:full.
        """
        return await self._call(
            OPERATIONS["deleteProductFollower"],
            DeletedFollower,
            path={"id": id, "follower_id": follower_id},
            options=call_options,
        )

    async def delete_image(
        self, id: int, **call_options: Unpack[CallOptions]
    ) -> DeletedProductImage:
        """Delete an image of a product.

        Deletes the image of a product.

        Args:
            id: The ID of the product.

        Costs 6 tokens. deleteProductImage: DELETE /products/{id}/images, scope
        products:full.
        """
        return await self._call(
            OPERATIONS["deleteProductImage"],
            DeletedProductImage,
            path={"id": id},
            options=call_options,
        )

    async def delete_variation(
        self, id: int, product_variation_id: int, **call_options: Unpack[CallOptions]
    ) -> DeletedProductVariation:
        """Delete a product variation.

        Args:
            id: The ID of the product.
            product_variation_id: The ID of the product variation.

        Costs 3 tokens. deleteProductVariation: DELETE
        /products/{id}/variations/{product_variation_id}, scope products:full.
        """
        return await self._call(
            OPERATIONS["deleteProductVariation"],
            DeletedProductVariation,
            path={"id": id, "product_variation_id": product_variation_id},
            options=call_options,
        )

    async def duplicate(self, id: int, **call_options: Unpack[CallOptions]) -> Product:
        """Duplicate a product.

        Creates a duplicate of an existing product including all variations, prices, and
        custom fields.

        Args:
            id: The ID of the product.

        Costs 5 tokens. duplicateProduct: POST /products/{id}/duplicate, scope
        products:full.
        """
        return await self._call(
            OPERATIONS["duplicateProduct"],
            Product,
            path={"id": id},
            options=call_options,
        )

    async def get_image(
        self, id: int, **call_options: Unpack[CallOptions]
    ) -> ProductImage:
        """Get image of a product.

        Retrieves the image of a product. The public URL has a limited lifetime of 7
        days.

        Args:
            id: The ID of the product.

        Costs 10 tokens. getProductImage: GET /products/{id}/images, scope products:full
        or products:read.
        """
        return await self._call(
            OPERATIONS["getProductImage"],
            ProductImage,
            path={"id": id},
            options=call_options,
        )

    def list_followers(
        self,
        id: int,
        *,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> AsyncPager[Follower]:
        """List followers of a product.

        Lists users who are following the product.

        Args:
            id: The ID of the product.
            cursor: Where to resume: the `next_cursor` of an earlier page.
            limit: Items per request, at most and by default 500.
            max_items: Stop after this many items.

        Costs 10 tokens a page. getProductFollowers: GET /products/{id}/followers, scope
        products:full or products:read.
        """
        return self._pages(
            OPERATIONS["getProductFollowers"],
            Follower,
            path={"id": id},
            page=(cursor, limit, max_items),
            options=call_options,
        )

    def list_followers_changelog(
        self,
        id: int,
        *,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> AsyncPager[FollowerChangelog]:
        """List followers changelog of a product.

        Lists changelogs about users have followed the product.

        Args:
            id: The ID of the product.
            cursor: Where to resume: the `next_cursor` of an earlier page.
            limit: Items per request, at most and by default 500.
            max_items: Stop after this many items.

        Costs 10 tokens a page. getProductFollowersChangelog: GET
        /products/{id}/followers/changelog, scope products:full or products:read.
        """
        return self._pages(
            OPERATIONS["getProductFollowersChangelog"],
            FollowerChangelog,
            path={"id": id},
            page=(cursor, limit, max_items),
            options=call_options,
        )

    def list_variations(
        self,
        id: int,
        *,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> AsyncPager[ProductVariation]:
        """Get all product variations.

        Returns data about all product variations.

        Args:
            id: The ID of the product.
            cursor: Where to resume: the `next_cursor` of an earlier page.
            limit: Items per request, at most and by default 500.
            max_items: Stop after this many items.

        Costs 10 tokens a page. getProductVariations: GET /products/{id}/variations,
        scope products:full or products:read.
        """
        return self._pages(
            OPERATIONS["getProductVariations"],
            ProductVariation,
            path={"id": id},
            page=(cursor, limit, max_items),
            options=call_options,
        )

    async def update_image(
        self, id: int, *, data: FileInput, **call_options: Unpack[CallOptions]
    ) -> ProductImage:
        """Update an image for a product.

        Updates the image of a product.

        Args:
            id: The ID of the product.
            data: One image supplied in the multipart/form-data encoding.
                A path, bytes, a file, `(name, content)` or `(name, content, type)`.

        Costs 20 tokens. updateProductImage: PUT /products/{id}/images, scope
        products:full.
        """
        return await self._call(
            OPERATIONS["updateProductImage"],
            ProductImage,
            path={"id": id},
            files={"data": data},
            options=call_options,
        )

    async def update_variation(
        self,
        id: int,
        product_variation_id: int,
        *,
        name: str | Unset | None = UNSET,
        prices: (
            Sequence[ProductVariationPrice | Mapping[str, Any]] | Unset | None
        ) = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> ProductVariation:
        """Update a product variation.

        Updates product variation data.

        Args:
            id: The ID of the product.
            product_variation_id: The ID of the product variation.
            name: The name of the product variation. The maximum length is 255
                characters.
            prices: The prices, each with `currency`, `price`, and if needed `cost`,
                `direct_cost` and, of a variation, `notes`. They replace all that there
                are: a price that is left out is deleted. There is one price for each
                currency.

        Costs 5 tokens. updateProductVariation: PATCH
        /products/{id}/variations/{product_variation_id}, scope products:full.
        """
        return await self._call(
            OPERATIONS["updateProductVariation"],
            ProductVariation,
            path={"id": id, "product_variation_id": product_variation_id},
            body={"name": name, "prices": prices},
            options=call_options,
        )

    async def upload_image(
        self, id: int, *, data: FileInput, **call_options: Unpack[CallOptions]
    ) -> ProductImage:
        """Upload an image for a product.

        Args:
            id: The ID of the product.
            data: One image supplied in the multipart/form-data encoding.
                A path, bytes, a file, `(name, content)` or `(name, content, type)`.

        Costs 20 tokens. uploadProductImage: POST /products/{id}/images, scope
        products:full.
        """
        return await self._call(
            OPERATIONS["uploadProductImage"],
            ProductImage,
            path={"id": id},
            files={"data": data},
            options=call_options,
        )

    @property
    def with_raw_response(self) -> AsyncProductsWithRawResponse:
        """The same methods, returning whole responses: status, headers, body."""
        return AsyncProductsWithRawResponse(self._raw())


class AsyncProductsWithRawResponse:
    def __init__(self, raw: AsyncProducts) -> None:
        self.list = async_raw_method(raw.list)
        self.get = async_raw_method(raw.get)
        self.add = async_raw_method(raw.add)
        self.update = async_raw_method(raw.update)
        self.delete = async_raw_method(raw.delete)
        self.search = async_raw_method(raw.search)
        self.add_follower = async_raw_method(raw.add_follower)
        self.add_variation = async_raw_method(raw.add_variation)
        self.delete_follower = async_raw_method(raw.delete_follower)
        self.delete_image = async_raw_method(raw.delete_image)
        self.delete_variation = async_raw_method(raw.delete_variation)
        self.duplicate = async_raw_method(raw.duplicate)
        self.get_image = async_raw_method(raw.get_image)
        self.list_followers = async_raw_method(raw.list_followers)
        self.list_followers_changelog = async_raw_method(raw.list_followers_changelog)
        self.list_variations = async_raw_method(raw.list_variations)
        self.update_image = async_raw_method(raw.update_image)
        self.update_variation = async_raw_method(raw.update_variation)
        self.upload_image = async_raw_method(raw.upload_image)
