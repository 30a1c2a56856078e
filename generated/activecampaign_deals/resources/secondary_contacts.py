"""Operations on secondary contacts."""

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


class SecondaryContacts(Resource):
    """Contacts of a deal beside its primary contact (`contactDeals`)."""

    def list(
        self,
        *,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> Pager[Any]:
        """List secondary contacts.

        Gives the records that tie further contacts to deals, next to each deal's
        primary contact.

        Args:
            cursor: How many items to skip, as text; or the `next_cursor` of a page.
            limit: Items per request.
            max_items: Stop after this many items.

        listSecondaryContacts: GET /contactDeals.
        """
        return self._pages(
            OPERATIONS["listSecondaryContacts"],
            any_of(Any),
            page=(cursor, limit, max_items),
            options=call_options,
        )

    def get(self, id: int, **call_options: Unpack[CallOptions]) -> dict[str, Any]:
        """Get a secondary contact.

        Gives one secondary contact record.

        Args:
            id: Id of the secondary contact record.

        getSecondaryContact: GET /contactDeals/{id}.
        """
        return self._call(
            OPERATIONS["getSecondaryContact"],
            dict[str, Any],
            path={"id": id},
            options=call_options,
        )

    def create(
        self, *, body: Mapping[str, Any], **call_options: Unpack[CallOptions]
    ) -> dict[str, Any]:
        """Add a secondary contact.

        Ties one more contact to a deal.

        Args:
            body: `DealCreateSecondaryContactRequest`. The secondary contact to add. The
                list shows no fields.

        createSecondaryContact: POST /contactDeals.
        """
        return self._call(
            OPERATIONS["createSecondaryContact"],
            dict[str, Any],
            body=body,
            options=call_options,
        )

    def update(
        self, id: int, *, body: Mapping[str, Any], **call_options: Unpack[CallOptions]
    ) -> dict[str, Any]:
        """Change a secondary contact.

        Changes one secondary contact record.

        Args:
            id: Id of the secondary contact record.
            body: `DealUpdateSecondaryContactRequest`. What changes in the secondary
                contact. The list shows no fields.

        updateSecondaryContact: PUT /contactDeals/{id}.
        """
        return self._call(
            OPERATIONS["updateSecondaryContact"],
            dict[str, Any],
            path={"id": id},
            body=body,
            options=call_options,
        )

    def delete(self, id: int, **call_options: Unpack[CallOptions]) -> dict[str, Any]:
        """Remove a secondary contact.

        Removes one secondary contact record.

        Args:
            id: Id of the secondary contact record.

        deleteSecondaryContact: DELETE /contactDeals/{id}.
        """
        return self._call(
            OPERATIONS["deleteSecondaryContact"],
            dict[str, Any],
            path={"id": id},
            options=call_options,
        )

    def list_for_contact(
        self,
        id: int,
        *,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> Pager[Any]:
        """List the secondary contact records of a contact.

        Gives the secondary contact records that belong to one contact. The list has no
        title for this operation; the meaning is read from its path.

        Args:
            id: Id of the contact whose secondary contact records are asked for.
            cursor: How many items to skip, as text; or the `next_cursor` of a page.
            limit: Items per request.
            max_items: Stop after this many items.

        listSecondaryContactsForContact: GET /contacts/{id}/contactDeals.
        """
        return self._pages(
            OPERATIONS["listSecondaryContactsForContact"],
            any_of(Any),
            path={"id": id},
            page=(cursor, limit, max_items),
            options=call_options,
        )

    @property
    def with_raw_response(self) -> SecondaryContactsWithRawResponse:
        """The same methods, returning whole responses: status, headers, body."""
        return SecondaryContactsWithRawResponse(self._raw())


class SecondaryContactsWithRawResponse:
    def __init__(self, raw: SecondaryContacts) -> None:
        self.list = raw_method(raw.list)
        self.get = raw_method(raw.get)
        self.create = raw_method(raw.create)
        self.update = raw_method(raw.update)
        self.delete = raw_method(raw.delete)
        self.list_for_contact = raw_method(raw.list_for_contact)


class AsyncSecondaryContacts(AsyncResource):
    """`SecondaryContacts`, awaited."""

    def list(
        self,
        *,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> AsyncPager[Any]:
        """List secondary contacts.

        Gives the records that tie further contacts to deals, next to each deal's
        primary contact.

        Args:
            cursor: How many items to skip, as text; or the `next_cursor` of a page.
            limit: Items per request.
            max_items: Stop after this many items.

        listSecondaryContacts: GET /contactDeals.
        """
        return self._pages(
            OPERATIONS["listSecondaryContacts"],
            any_of(Any),
            page=(cursor, limit, max_items),
            options=call_options,
        )

    async def get(self, id: int, **call_options: Unpack[CallOptions]) -> dict[str, Any]:
        """Get a secondary contact.

        Gives one secondary contact record.

        Args:
            id: Id of the secondary contact record.

        getSecondaryContact: GET /contactDeals/{id}.
        """
        return await self._call(
            OPERATIONS["getSecondaryContact"],
            dict[str, Any],
            path={"id": id},
            options=call_options,
        )

    async def create(
        self, *, body: Mapping[str, Any], **call_options: Unpack[CallOptions]
    ) -> dict[str, Any]:
        """Add a secondary contact.

        Ties one more contact to a deal.

        Args:
            body: `DealCreateSecondaryContactRequest`. The secondary contact to add. The
                list shows no fields.

        createSecondaryContact: POST /contactDeals.
        """
        return await self._call(
            OPERATIONS["createSecondaryContact"],
            dict[str, Any],
            body=body,
            options=call_options,
        )

    async def update(
        self, id: int, *, body: Mapping[str, Any], **call_options: Unpack[CallOptions]
    ) -> dict[str, Any]:
        """Change a secondary contact.

        Changes one secondary contact record.

        Args:
            id: Id of the secondary contact record.
            body: `DealUpdateSecondaryContactRequest`. What changes in the secondary
                contact. The list shows no fields.

        updateSecondaryContact: PUT /contactDeals/{id}.
        """
        return await self._call(
            OPERATIONS["updateSecondaryContact"],
            dict[str, Any],
            path={"id": id},
            body=body,
            options=call_options,
        )

    async def delete(
        self, id: int, **call_options: Unpack[CallOptions]
    ) -> dict[str, Any]:
        """Remove a secondary contact.

        Removes one secondary contact record.

        Args:
            id: Id of the secondary contact record.

        deleteSecondaryContact: DELETE /contactDeals/{id}.
        """
        return await self._call(
            OPERATIONS["deleteSecondaryContact"],
            dict[str, Any],
            path={"id": id},
            options=call_options,
        )

    def list_for_contact(
        self,
        id: int,
        *,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> AsyncPager[Any]:
        """List the secondary contact records of a contact.

        Gives the secondary contact records that belong to one contact. The list has no
        title for this operation; the meaning is read from its path.

        Args:
            id: Id of the contact whose secondary contact records are asked for.
            cursor: How many items to skip, as text; or the `next_cursor` of a page.
            limit: Items per request.
            max_items: Stop after this many items.

        listSecondaryContactsForContact: GET /contacts/{id}/contactDeals.
        """
        return self._pages(
            OPERATIONS["listSecondaryContactsForContact"],
            any_of(Any),
            path={"id": id},
            page=(cursor, limit, max_items),
            options=call_options,
        )

    @property
    def with_raw_response(self) -> AsyncSecondaryContactsWithRawResponse:
        """The same methods, returning whole responses: status, headers, body."""
        return AsyncSecondaryContactsWithRawResponse(self._raw())


class AsyncSecondaryContactsWithRawResponse:
    def __init__(self, raw: AsyncSecondaryContacts) -> None:
        self.list = async_raw_method(raw.list)
        self.get = async_raw_method(raw.get)
        self.create = async_raw_method(raw.create)
        self.update = async_raw_method(raw.update)
        self.delete = async_raw_method(raw.delete)
        self.list_for_contact = async_raw_method(raw.list_for_contact)
