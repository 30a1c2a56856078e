"""Operations on product fields."""

# Written by `make generate` from spec/pipedrive-v1.yaml: do not edit.

from __future__ import annotations

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

from ..models.product_fields import NewProductFieldType, ProductField
from ..models.shared import DeletedItem, DeletedItems
from ..operations import OPERATIONS


class ProductFields(Resource):
    """Operations on product fields."""

    def list(
        self,
        *,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> Pager[ProductField]:
        """Return data about all product fields.

        Args:
            cursor: How many items to skip, as text; or the `next_cursor` of a page.
            limit: Items per request, at most and by default 500.
            max_items: Stop after this many items.

        Costs 20 tokens a page. getProductFields: GET /productFields, scope
        product-fields:full or products:full or products:read.
        """
        return self._pages(
            OPERATIONS["getProductFields"],
            ProductField,
            page=(cursor, limit, max_items),
            options=call_options,
        )

    def get(self, id: int, **call_options: Unpack[CallOptions]) -> ProductField:
        """Return data about a specific product field.

        Args:
            id: The id of the record.

        Costs 2 tokens. getProductField: GET /productFields/{id}, scope
        product-fields:full or products:full or products:read.
        """
        return self._call(
            OPERATIONS["getProductField"],
            ProductField,
            path={"id": id},
            options=call_options,
        )

    def add(
        self,
        *,
        name: str,
        field_type: NewProductFieldType,
        options: Sequence[Mapping[str, Any]] | Unset | None = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> ProductField:
        """Add a new product field.

        For more information, see the tutorial for adding a new custom field.

        Args:
            name: The name.
            field_type: The type of the values; it cannot be changed later.
            options: The choices of an enum or set, objects with a `label`.

        Costs 10 tokens. addProductField: POST /productFields, scope product-fields:full
        or products:full.
        """
        return self._call(
            OPERATIONS["addProductField"],
            ProductField,
            body={"name": name, "field_type": field_type, "options": options},
            options=call_options,
        )

    def update(
        self,
        id: int,
        *,
        name: str | Unset | None = UNSET,
        options: Sequence[Mapping[str, Any]] | Unset | None = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> ProductField:
        """Update a product field.

        For more information, see the tutorial for updating custom fields' values.

        Args:
            id: The id of the record.
            name: The name.
            options: The choices of an enum or set, objects with a `label`.

        Costs 10 tokens. updateProductField: PUT /productFields/{id}, scope
        product-fields:full or products:full.
        """
        return self._call(
            OPERATIONS["updateProductField"],
            ProductField,
            path={"id": id},
            body={"name": name, "options": options},
            options=call_options,
        )

    def delete(self, id: int, **call_options: Unpack[CallOptions]) -> DeletedItem:
        """Mark a product field as deleted.

        For more information, see the tutorial for deleting a custom field.

        Args:
            id: The id of the record.

        Costs 6 tokens. deleteProductField: DELETE /productFields/{id}, scope
        product-fields:full or products:full.
        """
        return self._call(
            OPERATIONS["deleteProductField"],
            DeletedItem,
            path={"id": id},
            options=call_options,
        )

    def delete_many(
        self, *, ids: str, **call_options: Unpack[CallOptions]
    ) -> DeletedItems:
        """Mark multiple fields as deleted.

        Args:
            ids: The ids, joined by commas.

        Costs 10 tokens. deleteProductFields: DELETE /productFields, scope
        product-fields:full or products:full.
        """
        return self._call(
            OPERATIONS["deleteProductFields"],
            DeletedItems,
            query={"ids": ids},
            options=call_options,
        )

    @property
    def with_raw_response(self) -> ProductFieldsWithRawResponse:
        """The same methods, returning whole responses: status, headers, body."""
        return ProductFieldsWithRawResponse(self._raw())


class ProductFieldsWithRawResponse:
    def __init__(self, raw: ProductFields) -> None:
        self.list = raw_method(raw.list)
        self.get = raw_method(raw.get)
        self.add = raw_method(raw.add)
        self.update = raw_method(raw.update)
        self.delete = raw_method(raw.delete)
        self.delete_many = raw_method(raw.delete_many)


class AsyncProductFields(AsyncResource):
    """`ProductFields`, awaited."""

    def list(
        self,
        *,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> AsyncPager[ProductField]:
        """Return data about all product fields.

        Args:
            cursor: How many items to skip, as text; or the `next_cursor` of a page.
            limit: Items per request, at most and by default 500.
            max_items: Stop after this many items.

        Costs 20 tokens a page. getProductFields: GET /productFields, scope
        product-fields:full or products:full or products:read.
        """
        return self._pages(
            OPERATIONS["getProductFields"],
            ProductField,
            page=(cursor, limit, max_items),
            options=call_options,
        )

    async def get(self, id: int, **call_options: Unpack[CallOptions]) -> ProductField:
        """Return data about a specific product field.

        Args:
            id: The id of the record.

        Costs 2 tokens. getProductField: GET /productFields/{id}, scope
        product-fields:full or products:full or products:read.
        """
        return await self._call(
            OPERATIONS["getProductField"],
            ProductField,
            path={"id": id},
            options=call_options,
        )

    async def add(
        self,
        *,
        name: str,
        field_type: NewProductFieldType,
        options: Sequence[Mapping[str, Any]] | Unset | None = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> ProductField:
        """Add a new product field.

        For more information, see the tutorial for adding a new custom field.

        Args:
            name: The name.
            field_type: The type of the values; it cannot be changed later.
            options: The choices of an enum or set, objects with a `label`.

        Costs 10 tokens. addProductField: POST /productFields, scope product-fields:full
        or products:full.
        """
        return await self._call(
            OPERATIONS["addProductField"],
            ProductField,
            body={"name": name, "field_type": field_type, "options": options},
            options=call_options,
        )

    async def update(
        self,
        id: int,
        *,
        name: str | Unset | None = UNSET,
        options: Sequence[Mapping[str, Any]] | Unset | None = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> ProductField:
        """Update a product field.

        For more information, see the tutorial for updating custom fields' values.

        Args:
            id: The id of the record.
            name: The name.
            options: The choices of an enum or set, objects with a `label`.

        Costs 10 tokens. updateProductField: PUT /productFields/{id}, scope
        product-fields:full or products:full.
        """
        return await self._call(
            OPERATIONS["updateProductField"],
            ProductField,
            path={"id": id},
            body={"name": name, "options": options},
            options=call_options,
        )

    async def delete(self, id: int, **call_options: Unpack[CallOptions]) -> DeletedItem:
        """Mark a product field as deleted.

        For more information, see the tutorial for deleting a custom field.

        Args:
            id: The id of the record.

        Costs 6 tokens. deleteProductField: DELETE /productFields/{id}, scope
        product-fields:full or products:full.
        """
        return await self._call(
            OPERATIONS["deleteProductField"],
            DeletedItem,
            path={"id": id},
            options=call_options,
        )

    async def delete_many(
        self, *, ids: str, **call_options: Unpack[CallOptions]
    ) -> DeletedItems:
        """Mark multiple fields as deleted.

        Args:
            ids: The ids, joined by commas.

        Costs 10 tokens. deleteProductFields: DELETE /productFields, scope
        product-fields:full or products:full.
        """
        return await self._call(
            OPERATIONS["deleteProductFields"],
            DeletedItems,
            query={"ids": ids},
            options=call_options,
        )

    @property
    def with_raw_response(self) -> AsyncProductFieldsWithRawResponse:
        """The same methods, returning whole responses: status, headers, body."""
        return AsyncProductFieldsWithRawResponse(self._raw())


class AsyncProductFieldsWithRawResponse:
    def __init__(self, raw: AsyncProductFields) -> None:
        self.list = async_raw_method(raw.list)
        self.get = async_raw_method(raw.get)
        self.add = async_raw_method(raw.add)
        self.update = async_raw_method(raw.update)
        self.delete = async_raw_method(raw.delete)
        self.delete_many = async_raw_method(raw.delete_many)
