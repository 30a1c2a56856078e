"""Operations on custom field meta."""

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


class CustomFieldMeta(Resource):
    """Definitions of custom fields (`dealCustomFieldMeta`)."""

    def list(
        self,
        *,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> Pager[Any]:
        """List custom fields.

        Gives the definitions of the custom fields that deals can have. The list has no
        title for this operation; the meaning is read from its path and parameter. Of
        the two paging parameters it shows `limit` here, and only here. It lists no code
        for a failure.

        Args:
            cursor: How many items to skip, as text; or the `next_cursor` of a page.
            limit: Items per request.
            max_items: Stop after this many items.

        listCustomFieldMeta: GET /dealCustomFieldMeta.
        """
        return self._pages(
            OPERATIONS["listCustomFieldMeta"],
            any_of(Any),
            page=(cursor, limit, max_items),
            options=call_options,
        )

    def get(self, id: int, **call_options: Unpack[CallOptions]) -> dict[str, Any]:
        """Get a custom field.

        Gives the definition of one custom field. The list has no title for this
        operation; the meaning is read from its path and parameter.

        Args:
            id: Id of the custom field that is asked for.

        getCustomFieldMeta: GET /dealCustomFieldMeta/{id}.
        """
        return self._call(
            OPERATIONS["getCustomFieldMeta"],
            dict[str, Any],
            path={"id": id},
            options=call_options,
        )

    def create(
        self, *, body: Mapping[str, Any], **call_options: Unpack[CallOptions]
    ) -> dict[str, Any]:
        """Create a custom field.

        Defines a new custom field for deals. The list has no title for this operation;
        the meaning is read from its path and body.

        Args:
            body: `DealCreateCustomFieldMetaRequest`. The custom field to define. The
                list shows no fields.

        createCustomFieldMeta: POST /dealCustomFieldMeta.
        """
        return self._call(
            OPERATIONS["createCustomFieldMeta"],
            dict[str, Any],
            body=body,
            options=call_options,
        )

    def update(
        self, id: int, *, body: Mapping[str, Any], **call_options: Unpack[CallOptions]
    ) -> dict[str, Any]:
        """Change a custom field.

        Changes the definition of one custom field. The list has no title for this
        operation; the meaning is read from its path and parameter.

        Args:
            id: Id of the custom field to change.
            body: `DealUpdateCustomFieldMetaRequest`. What changes in the custom field.
                The list shows no fields.

        updateCustomFieldMeta: PUT /dealCustomFieldMeta/{id}.
        """
        return self._call(
            OPERATIONS["updateCustomFieldMeta"],
            dict[str, Any],
            path={"id": id},
            body=body,
            options=call_options,
        )

    def delete(self, id: int, **call_options: Unpack[CallOptions]) -> dict[str, Any]:
        """Delete a custom field.

        Deletes the definition of one custom field. The list has no title for this
        operation; the meaning is read from its method and parameter.

        Args:
            id: Id of the custom field to delete.

        deleteCustomFieldMeta: DELETE /dealCustomFieldMeta/{id}.
        """
        return self._call(
            OPERATIONS["deleteCustomFieldMeta"],
            dict[str, Any],
            path={"id": id},
            options=call_options,
        )

    @property
    def with_raw_response(self) -> CustomFieldMetaWithRawResponse:
        """The same methods, returning whole responses: status, headers, body."""
        return CustomFieldMetaWithRawResponse(self._raw())


class CustomFieldMetaWithRawResponse:
    def __init__(self, raw: CustomFieldMeta) -> None:
        self.list = raw_method(raw.list)
        self.get = raw_method(raw.get)
        self.create = raw_method(raw.create)
        self.update = raw_method(raw.update)
        self.delete = raw_method(raw.delete)


class AsyncCustomFieldMeta(AsyncResource):
    """`CustomFieldMeta`, awaited."""

    def list(
        self,
        *,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> AsyncPager[Any]:
        """List custom fields.

        Gives the definitions of the custom fields that deals can have. The list has no
        title for this operation; the meaning is read from its path and parameter. Of
        the two paging parameters it shows `limit` here, and only here. It lists no code
        for a failure.

        Args:
            cursor: How many items to skip, as text; or the `next_cursor` of a page.
            limit: Items per request.
            max_items: Stop after this many items.

        listCustomFieldMeta: GET /dealCustomFieldMeta.
        """
        return self._pages(
            OPERATIONS["listCustomFieldMeta"],
            any_of(Any),
            page=(cursor, limit, max_items),
            options=call_options,
        )

    async def get(self, id: int, **call_options: Unpack[CallOptions]) -> dict[str, Any]:
        """Get a custom field.

        Gives the definition of one custom field. The list has no title for this
        operation; the meaning is read from its path and parameter.

        Args:
            id: Id of the custom field that is asked for.

        getCustomFieldMeta: GET /dealCustomFieldMeta/{id}.
        """
        return await self._call(
            OPERATIONS["getCustomFieldMeta"],
            dict[str, Any],
            path={"id": id},
            options=call_options,
        )

    async def create(
        self, *, body: Mapping[str, Any], **call_options: Unpack[CallOptions]
    ) -> dict[str, Any]:
        """Create a custom field.

        Defines a new custom field for deals. The list has no title for this operation;
        the meaning is read from its path and body.

        Args:
            body: `DealCreateCustomFieldMetaRequest`. The custom field to define. The
                list shows no fields.

        createCustomFieldMeta: POST /dealCustomFieldMeta.
        """
        return await self._call(
            OPERATIONS["createCustomFieldMeta"],
            dict[str, Any],
            body=body,
            options=call_options,
        )

    async def update(
        self, id: int, *, body: Mapping[str, Any], **call_options: Unpack[CallOptions]
    ) -> dict[str, Any]:
        """Change a custom field.

        Changes the definition of one custom field. The list has no title for this
        operation; the meaning is read from its path and parameter.

        Args:
            id: Id of the custom field to change.
            body: `DealUpdateCustomFieldMetaRequest`. What changes in the custom field.
                The list shows no fields.

        updateCustomFieldMeta: PUT /dealCustomFieldMeta/{id}.
        """
        return await self._call(
            OPERATIONS["updateCustomFieldMeta"],
            dict[str, Any],
            path={"id": id},
            body=body,
            options=call_options,
        )

    async def delete(
        self, id: int, **call_options: Unpack[CallOptions]
    ) -> dict[str, Any]:
        """Delete a custom field.

        Deletes the definition of one custom field. The list has no title for this
        operation; the meaning is read from its method and parameter.

        Args:
            id: Id of the custom field to delete.

        deleteCustomFieldMeta: DELETE /dealCustomFieldMeta/{id}.
        """
        return await self._call(
            OPERATIONS["deleteCustomFieldMeta"],
            dict[str, Any],
            path={"id": id},
            options=call_options,
        )

    @property
    def with_raw_response(self) -> AsyncCustomFieldMetaWithRawResponse:
        """The same methods, returning whole responses: status, headers, body."""
        return AsyncCustomFieldMetaWithRawResponse(self._raw())


class AsyncCustomFieldMetaWithRawResponse:
    def __init__(self, raw: AsyncCustomFieldMeta) -> None:
        self.list = async_raw_method(raw.list)
        self.get = async_raw_method(raw.get)
        self.create = async_raw_method(raw.create)
        self.update = async_raw_method(raw.update)
        self.delete = async_raw_method(raw.delete)
