"""Operations on deal fields."""

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

from ..models.deal_fields import DealFieldType
from ..models.shared import DeletedItem, DeletedItems, Field
from ..operations import OPERATIONS


class DealFields(Resource):
    """Operations on deal fields."""

    def list(
        self,
        *,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> Pager[Field]:
        """Return data about all deal fields.

        Args:
            cursor: How many items to skip, as text; or the `next_cursor` of a page.
            limit: Items per request, at most and by default 500.
            max_items: Stop after this many items.

        Costs 20 tokens a page. getDealFields: GET /dealFields, scope admin or
        deal-fields:full or deals:full or deals:read.
        """
        return self._pages(
            OPERATIONS["getDealFields"],
            Field,
            page=(cursor, limit, max_items),
            options=call_options,
        )

    def get(self, id: int, **call_options: Unpack[CallOptions]) -> Field:
        """Return data about a specific deal field.

        Args:
            id: The id of the record.

        Costs 2 tokens. getDealField: GET /dealFields/{id}, scope admin or
        deal-fields:full or deals:full or deals:read.
        """
        return self._call(
            OPERATIONS["getDealField"], Field, path={"id": id}, options=call_options
        )

    def add(
        self,
        *,
        name: str,
        field_type: DealFieldType,
        options: Sequence[Mapping[str, Any]] | Unset | None = UNSET,
        add_visible_flag: bool | Unset | None = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> Field:
        """Add a new deal field.

        For more information, see the tutorial for adding a new custom field.

        Args:
            name: The name.
            field_type: The type of the values; it cannot be changed later.
            options: The choices of an enum or set, objects with a `label`.
            add_visible_flag: Whether the field is shown in the dialog that adds
                records.

        Costs 10 tokens. addDealField: POST /dealFields, scope admin or
        deal-fields:full.
        """
        return self._call(
            OPERATIONS["addDealField"],
            Field,
            body={
                "name": name,
                "field_type": field_type,
                "options": options,
                "add_visible_flag": add_visible_flag,
            },
            options=call_options,
        )

    def update(
        self,
        id: int,
        *,
        name: str | Unset | None = UNSET,
        options: Sequence[Mapping[str, Any]] | Unset | None = UNSET,
        add_visible_flag: bool | Unset | None = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> Field:
        """Update a deal field.

        For more information, see the tutorial for updating custom fields' values.

        Args:
            id: The id of the record.
            name: The name.
            options: The choices of an enum or set, objects with a `label`.
            add_visible_flag: Whether the field is shown in the dialog that adds
                records.

        Costs 10 tokens. updateDealField: PUT /dealFields/{id}, scope admin or
        deal-fields:full.
        """
        return self._call(
            OPERATIONS["updateDealField"],
            Field,
            path={"id": id},
            body={
                "name": name,
                "options": options,
                "add_visible_flag": add_visible_flag,
            },
            options=call_options,
        )

    def delete(self, id: int, **call_options: Unpack[CallOptions]) -> DeletedItem:
        """Mark a field as deleted.

        For more information, see the tutorial for deleting a custom field.

        Args:
            id: The id of the record.

        Costs 6 tokens. deleteDealField: DELETE /dealFields/{id}, scope admin or
        deal-fields:full.
        """
        return self._call(
            OPERATIONS["deleteDealField"],
            DeletedItem,
            path={"id": id},
            options=call_options,
        )

    def delete_many(
        self, *, ids: str, **call_options: Unpack[CallOptions]
    ) -> DeletedItems:
        """Mark multiple deal fields as deleted.

        Args:
            ids: The ids, joined by commas.

        Costs 10 tokens. deleteDealFields: DELETE /dealFields, scope admin or
        deal-fields:full.
        """
        return self._call(
            OPERATIONS["deleteDealFields"],
            DeletedItems,
            query={"ids": ids},
            options=call_options,
        )

    @property
    def with_raw_response(self) -> DealFieldsWithRawResponse:
        """The same methods, returning whole responses: status, headers, body."""
        return DealFieldsWithRawResponse(self._raw())


class DealFieldsWithRawResponse:
    def __init__(self, raw: DealFields) -> None:
        self.list = raw_method(raw.list)
        self.get = raw_method(raw.get)
        self.add = raw_method(raw.add)
        self.update = raw_method(raw.update)
        self.delete = raw_method(raw.delete)
        self.delete_many = raw_method(raw.delete_many)


class AsyncDealFields(AsyncResource):
    """`DealFields`, awaited."""

    def list(
        self,
        *,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> AsyncPager[Field]:
        """Return data about all deal fields.

        Args:
            cursor: How many items to skip, as text; or the `next_cursor` of a page.
            limit: Items per request, at most and by default 500.
            max_items: Stop after this many items.

        Costs 20 tokens a page. getDealFields: GET /dealFields, scope admin or
        deal-fields:full or deals:full or deals:read.
        """
        return self._pages(
            OPERATIONS["getDealFields"],
            Field,
            page=(cursor, limit, max_items),
            options=call_options,
        )

    async def get(self, id: int, **call_options: Unpack[CallOptions]) -> Field:
        """Return data about a specific deal field.

        Args:
            id: The id of the record.

        Costs 2 tokens. getDealField: GET /dealFields/{id}, scope admin or
        deal-fields:full or deals:full or deals:read.
        """
        return await self._call(
            OPERATIONS["getDealField"], Field, path={"id": id}, options=call_options
        )

    async def add(
        self,
        *,
        name: str,
        field_type: DealFieldType,
        options: Sequence[Mapping[str, Any]] | Unset | None = UNSET,
        add_visible_flag: bool | Unset | None = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> Field:
        """Add a new deal field.

        For more information, see the tutorial for adding a new custom field.

        Args:
            name: The name.
            field_type: The type of the values; it cannot be changed later.
            options: The choices of an enum or set, objects with a `label`.
            add_visible_flag: Whether the field is shown in the dialog that adds
                records.

        Costs 10 tokens. addDealField: POST /dealFields, scope admin or
        deal-fields:full.
        """
        return await self._call(
            OPERATIONS["addDealField"],
            Field,
            body={
                "name": name,
                "field_type": field_type,
                "options": options,
                "add_visible_flag": add_visible_flag,
            },
            options=call_options,
        )

    async def update(
        self,
        id: int,
        *,
        name: str | Unset | None = UNSET,
        options: Sequence[Mapping[str, Any]] | Unset | None = UNSET,
        add_visible_flag: bool | Unset | None = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> Field:
        """Update a deal field.

        For more information, see the tutorial for updating custom fields' values.

        Args:
            id: The id of the record.
            name: The name.
            options: The choices of an enum or set, objects with a `label`.
            add_visible_flag: Whether the field is shown in the dialog that adds
                records.

        Costs 10 tokens. updateDealField: PUT /dealFields/{id}, scope admin or
        deal-fields:full.
        """
        return await self._call(
            OPERATIONS["updateDealField"],
            Field,
            path={"id": id},
            body={
                "name": name,
                "options": options,
                "add_visible_flag": add_visible_flag,
            },
            options=call_options,
        )

    async def delete(self, id: int, **call_options: Unpack[CallOptions]) -> DeletedItem:
        """Mark a field as deleted.

        For more information, see the tutorial for deleting a custom field.

        Args:
            id: The id of the record.

        Costs 6 tokens. deleteDealField: DELETE /dealFields/{id}, scope admin or
        deal-fields:full.
        """
        return await self._call(
            OPERATIONS["deleteDealField"],
            DeletedItem,
            path={"id": id},
            options=call_options,
        )

    async def delete_many(
        self, *, ids: str, **call_options: Unpack[CallOptions]
    ) -> DeletedItems:
        """Mark multiple deal fields as deleted.

        Args:
            ids: The ids, joined by commas.

        Costs 10 tokens. deleteDealFields: DELETE /dealFields, scope admin or
        deal-fields:full.
        """
        return await self._call(
            OPERATIONS["deleteDealFields"],
            DeletedItems,
            query={"ids": ids},
            options=call_options,
        )

    @property
    def with_raw_response(self) -> AsyncDealFieldsWithRawResponse:
        """The same methods, returning whole responses: status, headers, body."""
        return AsyncDealFieldsWithRawResponse(self._raw())


class AsyncDealFieldsWithRawResponse:
    def __init__(self, raw: AsyncDealFields) -> None:
        self.list = async_raw_method(raw.list)
        self.get = async_raw_method(raw.get)
        self.add = async_raw_method(raw.add)
        self.update = async_raw_method(raw.update)
        self.delete = async_raw_method(raw.delete)
        self.delete_many = async_raw_method(raw.delete_many)
