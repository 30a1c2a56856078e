"""Operations on custom field data."""

# Written by `make generate` from spec/activecampaign-deals.yaml: do not edit.

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Unpack

from openapi_runtime import (
    UNSET,
    AsyncPager,
    AsyncResource,
    CallOptions,
    Pager,
    Resource,
    Unset,
    any_of,
    async_raw_method,
    raw_method,
)

from ..operations import OPERATIONS


class CustomFieldData(Resource):
    """Values of custom fields (`dealCustomFieldData`)."""

    def list(
        self,
        *,
        filters_deal_id: str | Unset = UNSET,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> Pager[Any]:
        """List custom field values.

        Gives the values that deals have in their custom fields. The list has no title
        for this operation; the meaning is read from its path and parameter. It lists no
        code for a failure.

        Args:
            filters_deal_id: Only the values of the deal with this id. The I of `Id` is
                a capital.
            cursor: How many items to skip, as text; or the `next_cursor` of a page.
            limit: Items per request.
            max_items: Stop after this many items.

        listCustomFieldData: GET /dealCustomFieldData.
        """
        return self._pages(
            OPERATIONS["listCustomFieldData"],
            any_of(Any),
            query={"filters[dealId]": filters_deal_id},
            page=(cursor, limit, max_items),
            options=call_options,
        )

    def get(self, id: int, **call_options: Unpack[CallOptions]) -> dict[str, Any]:
        """Get a custom field value.

        Gives one custom field value. The list has no title for this operation; the
        meaning is read from its path and parameter.

        Args:
            id: Id of the custom field value that is asked for.

        getCustomFieldData: GET /dealCustomFieldData/{id}.
        """
        return self._call(
            OPERATIONS["getCustomFieldData"],
            dict[str, Any],
            path={"id": id},
            options=call_options,
        )

    def create(
        self, *, body: Mapping[str, Any], **call_options: Unpack[CallOptions]
    ) -> dict[str, Any]:
        """Create a custom field value.

        Gives a deal a value in a custom field. The list has no title for this
        operation; the meaning is read from its path and body.

        Args:
            body: `DealCreateCustomFieldValueRequest`. The custom field value to create.
                The list shows no fields.

        createCustomFieldData: POST /dealCustomFieldData.
        """
        return self._call(
            OPERATIONS["createCustomFieldData"],
            dict[str, Any],
            body=body,
            options=call_options,
        )

    def update(
        self, id: int, *, body: Mapping[str, Any], **call_options: Unpack[CallOptions]
    ) -> dict[str, Any]:
        """Change a custom field value.

        Changes one custom field value. The list has no title for this operation; the
        meaning is read from its path and parameter.

        Args:
            id: Id of the custom field value to change.
            body: `DealUpdateCustomFieldValueRequest`. What changes in the custom field
                value. The list shows no fields.

        updateCustomFieldData: PUT /dealCustomFieldData/{id}.
        """
        return self._call(
            OPERATIONS["updateCustomFieldData"],
            dict[str, Any],
            path={"id": id},
            body=body,
            options=call_options,
        )

    def delete(self, id: int, **call_options: Unpack[CallOptions]) -> dict[str, Any]:
        """Delete a custom field value.

        Deletes one custom field value. The list has no title for this operation; the
        meaning is read from its method and path.

        Args:
            id: Id of the custom field value to delete (the list says: to retrieve).

        deleteCustomFieldData: DELETE /dealCustomFieldData/{id}.
        """
        return self._call(
            OPERATIONS["deleteCustomFieldData"],
            dict[str, Any],
            path={"id": id},
            options=call_options,
        )

    def bulk_create(
        self, *, body: Mapping[str, Any], **call_options: Unpack[CallOptions]
    ) -> dict[str, Any]:
        """Create many custom field values.

        Creates several custom field values in one request. The list has no title for
        this operation; the meaning is read from its path and body. It lists no code for
        a failure.

        Args:
            body: `DealBulkCreateCustomFieldValuesRequest`. The custom field values to
                create. Published clients of ActiveCampaign send a JSON array here; an
                object is declared as for every body of the list. The list shows no
                fields.

        bulkCreateCustomFieldData: POST /dealCustomFieldData/bulkCreate.
        """
        return self._call(
            OPERATIONS["bulkCreateCustomFieldData"],
            dict[str, Any],
            body=body,
            options=call_options,
        )

    def bulk_update(
        self, *, body: Mapping[str, Any], **call_options: Unpack[CallOptions]
    ) -> dict[str, Any]:
        """Change many custom field values.

        Changes several custom field values in one request. The list has no title for
        this operation; the meaning is read from its path and body. It lists no code for
        a failure.

        Args:
            body: `DealBulkUpdateCustomFieldDataRequest`. The custom field values to
                change. ActiveCampaign's page on this operation shows a JSON array here;
                an object is declared as for every body of the list. The list shows no
                fields.

        bulkUpdateCustomFieldData: PATCH /dealCustomFieldData/bulkUpdate.
        """
        return self._call(
            OPERATIONS["bulkUpdateCustomFieldData"],
            dict[str, Any],
            body=body,
            options=call_options,
        )

    @property
    def with_raw_response(self) -> CustomFieldDataWithRawResponse:
        """The same methods, returning whole responses: status, headers, body."""
        return CustomFieldDataWithRawResponse(self._raw())


class CustomFieldDataWithRawResponse:
    def __init__(self, raw: CustomFieldData) -> None:
        self.list = raw_method(raw.list)
        self.get = raw_method(raw.get)
        self.create = raw_method(raw.create)
        self.update = raw_method(raw.update)
        self.delete = raw_method(raw.delete)
        self.bulk_create = raw_method(raw.bulk_create)
        self.bulk_update = raw_method(raw.bulk_update)


class AsyncCustomFieldData(AsyncResource):
    """`CustomFieldData`, awaited."""

    def list(
        self,
        *,
        filters_deal_id: str | Unset = UNSET,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> AsyncPager[Any]:
        """List custom field values.

        Gives the values that deals have in their custom fields. The list has no title
        for this operation; the meaning is read from its path and parameter. It lists no
        code for a failure.

        Args:
            filters_deal_id: Only the values of the deal with this id. The I of `Id` is
                a capital.
            cursor: How many items to skip, as text; or the `next_cursor` of a page.
            limit: Items per request.
            max_items: Stop after this many items.

        listCustomFieldData: GET /dealCustomFieldData.
        """
        return self._pages(
            OPERATIONS["listCustomFieldData"],
            any_of(Any),
            query={"filters[dealId]": filters_deal_id},
            page=(cursor, limit, max_items),
            options=call_options,
        )

    async def get(self, id: int, **call_options: Unpack[CallOptions]) -> dict[str, Any]:
        """Get a custom field value.

        Gives one custom field value. The list has no title for this operation; the
        meaning is read from its path and parameter.

        Args:
            id: Id of the custom field value that is asked for.

        getCustomFieldData: GET /dealCustomFieldData/{id}.
        """
        return await self._call(
            OPERATIONS["getCustomFieldData"],
            dict[str, Any],
            path={"id": id},
            options=call_options,
        )

    async def create(
        self, *, body: Mapping[str, Any], **call_options: Unpack[CallOptions]
    ) -> dict[str, Any]:
        """Create a custom field value.

        Gives a deal a value in a custom field. The list has no title for this
        operation; the meaning is read from its path and body.

        Args:
            body: `DealCreateCustomFieldValueRequest`. The custom field value to create.
                The list shows no fields.

        createCustomFieldData: POST /dealCustomFieldData.
        """
        return await self._call(
            OPERATIONS["createCustomFieldData"],
            dict[str, Any],
            body=body,
            options=call_options,
        )

    async def update(
        self, id: int, *, body: Mapping[str, Any], **call_options: Unpack[CallOptions]
    ) -> dict[str, Any]:
        """Change a custom field value.

        Changes one custom field value. The list has no title for this operation; the
        meaning is read from its path and parameter.

        Args:
            id: Id of the custom field value to change.
            body: `DealUpdateCustomFieldValueRequest`. What changes in the custom field
                value. The list shows no fields.

        updateCustomFieldData: PUT /dealCustomFieldData/{id}.
        """
        return await self._call(
            OPERATIONS["updateCustomFieldData"],
            dict[str, Any],
            path={"id": id},
            body=body,
            options=call_options,
        )

    async def delete(
        self, id: int, **call_options: Unpack[CallOptions]
    ) -> dict[str, Any]:
        """Delete a custom field value.

        Deletes one custom field value. The list has no title for this operation; the
        meaning is read from its method and path.

        Args:
            id: Id of the custom field value to delete (the list says: to retrieve).

        deleteCustomFieldData: DELETE /dealCustomFieldData/{id}.
        """
        return await self._call(
            OPERATIONS["deleteCustomFieldData"],
            dict[str, Any],
            path={"id": id},
            options=call_options,
        )

    async def bulk_create(
        self, *, body: Mapping[str, Any], **call_options: Unpack[CallOptions]
    ) -> dict[str, Any]:
        """Create many custom field values.

        Creates several custom field values in one request. The list has no title for
        this operation; the meaning is read from its path and body. It lists no code for
        a failure.

        Args:
            body: `DealBulkCreateCustomFieldValuesRequest`. The custom field values to
                create. Published clients of ActiveCampaign send a JSON array here; an
                object is declared as for every body of the list. The list shows no
                fields.

        bulkCreateCustomFieldData: POST /dealCustomFieldData/bulkCreate.
        """
        return await self._call(
            OPERATIONS["bulkCreateCustomFieldData"],
            dict[str, Any],
            body=body,
            options=call_options,
        )

    async def bulk_update(
        self, *, body: Mapping[str, Any], **call_options: Unpack[CallOptions]
    ) -> dict[str, Any]:
        """Change many custom field values.

        Changes several custom field values in one request. The list has no title for
        this operation; the meaning is read from its path and body. It lists no code for
        a failure.

        Args:
            body: `DealBulkUpdateCustomFieldDataRequest`. The custom field values to
                change. ActiveCampaign's page on this operation shows a JSON array here;
                an object is declared as for every body of the list. The list shows no
                fields.

        bulkUpdateCustomFieldData: PATCH /dealCustomFieldData/bulkUpdate.
        """
        return await self._call(
            OPERATIONS["bulkUpdateCustomFieldData"],
            dict[str, Any],
            body=body,
            options=call_options,
        )

    @property
    def with_raw_response(self) -> AsyncCustomFieldDataWithRawResponse:
        """The same methods, returning whole responses: status, headers, body."""
        return AsyncCustomFieldDataWithRawResponse(self._raw())


class AsyncCustomFieldDataWithRawResponse:
    def __init__(self, raw: AsyncCustomFieldData) -> None:
        self.list = async_raw_method(raw.list)
        self.get = async_raw_method(raw.get)
        self.create = async_raw_method(raw.create)
        self.update = async_raw_method(raw.update)
        self.delete = async_raw_method(raw.delete)
        self.bulk_create = async_raw_method(raw.bulk_create)
        self.bulk_update = async_raw_method(raw.bulk_update)
