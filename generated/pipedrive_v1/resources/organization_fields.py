"""Operations on organization fields."""

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

from ..models.organization_fields import OrganizationFieldType
from ..models.shared import DeletedItem, DeletedItems, Field
from ..operations import OPERATIONS


class OrganizationFields(Resource):
    """Operations on organization fields."""

    def list(
        self,
        *,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> Pager[Field]:
        """Return data about all organization fields.

        Args:
            cursor: How many items to skip, as text; or the `next_cursor` of a page.
            limit: Items per request, at most and by default 500.
            max_items: Stop after this many items.

        Costs 20 tokens a page. getOrganizationFields: GET /organizationFields, scope
        admin or contact-fields:full or contacts:full or contacts:read.
        """
        return self._pages(
            OPERATIONS["getOrganizationFields"],
            Field,
            page=(cursor, limit, max_items),
            options=call_options,
        )

    def get(self, id: int, **call_options: Unpack[CallOptions]) -> Field:
        """Return data about a specific organization field.

        Args:
            id: The id of the record.

        Costs 2 tokens. getOrganizationField: GET /organizationFields/{id}, scope admin
        or contact-fields:full or contacts:full or contacts:read.
        """
        return self._call(
            OPERATIONS["getOrganizationField"],
            Field,
            path={"id": id},
            options=call_options,
        )

    def add(
        self,
        *,
        name: str,
        field_type: OrganizationFieldType,
        options: Sequence[Mapping[str, Any]] | Unset | None = UNSET,
        add_visible_flag: bool | Unset | None = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> Field:
        """Add a new organization field.

        For more information, see the tutorial for adding a new custom field.

        Args:
            name: The name.
            field_type: The type of the values; it cannot be changed later.
            options: The choices of an enum or set, objects with a `label`.
            add_visible_flag: Whether the field is shown in the dialog that adds
                records.

        Costs 10 tokens. addOrganizationField: POST /organizationFields, scope admin or
        contact-fields:full.
        """
        return self._call(
            OPERATIONS["addOrganizationField"],
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
        """Update an organization field.

        For more information, see the tutorial for updating custom fields' values.

        Args:
            id: The id of the record.
            name: The name.
            options: The choices of an enum or set, objects with a `label`.
            add_visible_flag: Whether the field is shown in the dialog that adds
                records.

        Costs 10 tokens. updateOrganizationField: PUT /organizationFields/{id}, scope
        admin or contact-fields:full.
        """
        return self._call(
            OPERATIONS["updateOrganizationField"],
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

        Costs 6 tokens. deleteOrganizationField: DELETE /organizationFields/{id}, scope
        admin or contact-fields:full.
        """
        return self._call(
            OPERATIONS["deleteOrganizationField"],
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

        Costs 10 tokens. deleteOrganizationFields: DELETE /organizationFields, scope
        admin or contact-fields:full.
        """
        return self._call(
            OPERATIONS["deleteOrganizationFields"],
            DeletedItems,
            query={"ids": ids},
            options=call_options,
        )

    @property
    def with_raw_response(self) -> OrganizationFieldsWithRawResponse:
        """The same methods, returning whole responses: status, headers, body."""
        return OrganizationFieldsWithRawResponse(self._raw())


class OrganizationFieldsWithRawResponse:
    def __init__(self, raw: OrganizationFields) -> None:
        self.list = raw_method(raw.list)
        self.get = raw_method(raw.get)
        self.add = raw_method(raw.add)
        self.update = raw_method(raw.update)
        self.delete = raw_method(raw.delete)
        self.delete_many = raw_method(raw.delete_many)


class AsyncOrganizationFields(AsyncResource):
    """`OrganizationFields`, awaited."""

    def list(
        self,
        *,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> AsyncPager[Field]:
        """Return data about all organization fields.

        Args:
            cursor: How many items to skip, as text; or the `next_cursor` of a page.
            limit: Items per request, at most and by default 500.
            max_items: Stop after this many items.

        Costs 20 tokens a page. getOrganizationFields: GET /organizationFields, scope
        admin or contact-fields:full or contacts:full or contacts:read.
        """
        return self._pages(
            OPERATIONS["getOrganizationFields"],
            Field,
            page=(cursor, limit, max_items),
            options=call_options,
        )

    async def get(self, id: int, **call_options: Unpack[CallOptions]) -> Field:
        """Return data about a specific organization field.

        Args:
            id: The id of the record.

        Costs 2 tokens. getOrganizationField: GET /organizationFields/{id}, scope admin
        or contact-fields:full or contacts:full or contacts:read.
        """
        return await self._call(
            OPERATIONS["getOrganizationField"],
            Field,
            path={"id": id},
            options=call_options,
        )

    async def add(
        self,
        *,
        name: str,
        field_type: OrganizationFieldType,
        options: Sequence[Mapping[str, Any]] | Unset | None = UNSET,
        add_visible_flag: bool | Unset | None = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> Field:
        """Add a new organization field.

        For more information, see the tutorial for adding a new custom field.

        Args:
            name: The name.
            field_type: The type of the values; it cannot be changed later.
            options: The choices of an enum or set, objects with a `label`.
            add_visible_flag: Whether the field is shown in the dialog that adds
                records.

        Costs 10 tokens. addOrganizationField: POST /organizationFields, scope admin or
        contact-fields:full.
        """
        return await self._call(
            OPERATIONS["addOrganizationField"],
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
        """Update an organization field.

        For more information, see the tutorial for updating custom fields' values.

        Args:
            id: The id of the record.
            name: The name.
            options: The choices of an enum or set, objects with a `label`.
            add_visible_flag: Whether the field is shown in the dialog that adds
                records.

        Costs 10 tokens. updateOrganizationField: PUT /organizationFields/{id}, scope
        admin or contact-fields:full.
        """
        return await self._call(
            OPERATIONS["updateOrganizationField"],
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

        Costs 6 tokens. deleteOrganizationField: DELETE /organizationFields/{id}, scope
        admin or contact-fields:full.
        """
        return await self._call(
            OPERATIONS["deleteOrganizationField"],
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

        Costs 10 tokens. deleteOrganizationFields: DELETE /organizationFields, scope
        admin or contact-fields:full.
        """
        return await self._call(
            OPERATIONS["deleteOrganizationFields"],
            DeletedItems,
            query={"ids": ids},
            options=call_options,
        )

    @property
    def with_raw_response(self) -> AsyncOrganizationFieldsWithRawResponse:
        """The same methods, returning whole responses: status, headers, body."""
        return AsyncOrganizationFieldsWithRawResponse(self._raw())


class AsyncOrganizationFieldsWithRawResponse:
    def __init__(self, raw: AsyncOrganizationFields) -> None:
        self.list = async_raw_method(raw.list)
        self.get = async_raw_method(raw.get)
        self.add = async_raw_method(raw.add)
        self.update = async_raw_method(raw.update)
        self.delete = async_raw_method(raw.delete)
        self.delete_many = async_raw_method(raw.delete_many)
