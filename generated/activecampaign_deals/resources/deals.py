"""Operations on deals."""

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


class Deals(Resource):
    """Deals."""

    def list(
        self,
        *,
        filters_search: str | Unset = UNSET,
        filters_search_field: str | Unset = UNSET,
        filters_title: str | Unset = UNSET,
        filters_stage: int | Unset = UNSET,
        filters_group: int | Unset = UNSET,
        filters_status: int | Unset = UNSET,
        filters_owner: int | Unset = UNSET,
        filters_nextdate_range: str | Unset = UNSET,
        filters_tag: str | Unset = UNSET,
        filters_tasktype: str | Unset = UNSET,
        filters_created_before: str | Unset = UNSET,
        filters_created_after: str | Unset = UNSET,
        filters_updated_before: str | Unset = UNSET,
        filters_updated_after: str | Unset = UNSET,
        filters_organization: int | Unset = UNSET,
        filters_minimum_value: int | Unset = UNSET,
        filters_maximum_value: int | Unset = UNSET,
        filters_score_greater_than: str | Unset = UNSET,
        filters_score_less_than: str | Unset = UNSET,
        filters_score: str | Unset = UNSET,
        orders_title: str | Unset = UNSET,
        orders_value: str | Unset = UNSET,
        orders_cdate: str | Unset = UNSET,
        orders_contact_name: str | Unset = UNSET,
        orders_contact_orgname: str | Unset = UNSET,
        orders_next_action: str | Unset = UNSET,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> Pager[Any]:
        """List deals.

        Gives the deals of the account, filtered and ordered as asked.

        Args:
            filters_search: Text to search for. The list breaks off after "to use with";
                presumably it goes with `filters[search_field]`.
            filters_search_field: The field that is searched. The list refers to the
                available values without showing them.
            filters_title: Only deals with this title. The list does not say whether a
                part of it is enough.
            filters_stage: Only deals in this stage.
            filters_group: Only deals in this pipeline.
            filters_status: Only deals with this status. The list refers to the
                available values without showing them.
            filters_owner: Only deals of this owner.
            filters_nextdate_range: Only deals whose tasks are due in this range. The
                list refers to the available values without showing them.
            filters_tag: Only deals whose primary contact has this tag, by name. The
                list refers to the available values without showing them.
            filters_tasktype: Only deals that have a task of this type.
            filters_created_before: Only deals created before this date. The list gives
                no date format.
            filters_created_after: Only deals created at this date or later. The list
                gives no date format.
            filters_updated_before: Only deals last changed before this date. The list
                gives no date format.
            filters_updated_after: Only deals last changed at this date or later. The
                list gives no date format.
            filters_organization: Only deals whose primary contact is of the
                organization with this id.
            filters_minimum_value: Only deals worth this much or more, in US dollars
                without cents.
            filters_maximum_value: Only deals worth this much or less, in US dollars
                without cents.
            filters_score_greater_than: Only deals with a greater score. The list breaks
                off before it gives the format.
            filters_score_less_than: Only deals with a smaller score. The list breaks
                off before it gives the format.
            filters_score: Only deals with this score. The list breaks off before it
                gives the format.
            orders_title: Order by the title of the deal. The list does not say which
                values ask for which direction.
            orders_value: Order by the value of the deal. The list does not say which
                values ask for which direction.
            orders_cdate: Order by when the deal was created. The list does not say
                which values ask for which direction.
            orders_contact_name: Order by the first name of the primary contact. The
                list does not say which values ask for which direction.
            orders_contact_orgname: Order by the name of the primary contact's
                organization. The list does not say which values ask for which
                direction.
            orders_next_action: Order by when the next task of the deal is due: first
                the deals with a next task, then those without one, last those with
                overdue tasks; equal dates by the id of the deal. The list does not say
                which values ask for which direction.
            cursor: How many items to skip, as text; or the `next_cursor` of a page.
            limit: Items per request.
            max_items: Stop after this many items.

        listDeals: GET /deals.
        """
        return self._pages(
            OPERATIONS["listDeals"],
            any_of(Any),
            query={
                "filters[search]": filters_search,
                "filters[search_field]": filters_search_field,
                "filters[title]": filters_title,
                "filters[stage]": filters_stage,
                "filters[group]": filters_group,
                "filters[status]": filters_status,
                "filters[owner]": filters_owner,
                "filters[nextdate_range]": filters_nextdate_range,
                "filters[tag]": filters_tag,
                "filters[tasktype]": filters_tasktype,
                "filters[created_before]": filters_created_before,
                "filters[created_after]": filters_created_after,
                "filters[updated_before]": filters_updated_before,
                "filters[updated_after]": filters_updated_after,
                "filters[organization]": filters_organization,
                "filters[minimum_value]": filters_minimum_value,
                "filters[maximum_value]": filters_maximum_value,
                "filters[score_greater_than]": filters_score_greater_than,
                "filters[score_less_than]": filters_score_less_than,
                "filters[score]": filters_score,
                "orders[title]": orders_title,
                "orders[value]": orders_value,
                "orders[cdate]": orders_cdate,
                "orders[contact_name]": orders_contact_name,
                "orders[contact_orgname]": orders_contact_orgname,
                "orders[next-action]": orders_next_action,
            },
            page=(cursor, limit, max_items),
            options=call_options,
        )

    def get(self, id: int, **call_options: Unpack[CallOptions]) -> dict[str, Any]:
        """Get a deal.

        Gives one deal. The list has no code for a failure.

        Args:
            id: Id of the deal.

        getDeal: GET /deals/{id}.
        """
        return self._call(
            OPERATIONS["getDeal"], dict[str, Any], path={"id": id}, options=call_options
        )

    def create(
        self, *, body: Mapping[str, Any], **call_options: Unpack[CallOptions]
    ) -> dict[str, Any]:
        """Create a deal.

        Args:
            body: `DealNewDealCreationRequest`. The deal to create. The list shows no
                fields.

        createDeal: POST /deals.
        """
        return self._call(
            OPERATIONS["createDeal"], dict[str, Any], body=body, options=call_options
        )

    def delete(self, id: int, **call_options: Unpack[CallOptions]) -> dict[str, Any]:
        """Delete a deal.

        Deletes one deal.

        Args:
            id: Id of the deal.

        deleteDeal: DELETE /deals/{id}.
        """
        return self._call(
            OPERATIONS["deleteDeal"],
            dict[str, Any],
            path={"id": id},
            options=call_options,
        )

    def bulk_update_owners(
        self, *, body: Mapping[str, Any], **call_options: Unpack[CallOptions]
    ) -> dict[str, Any]:
        """Change the owners of many deals.

        Changes the owners of several deals in one request, going by the name of the
        body. The title in the list speaks of one deal.

        Args:
            body: `DealBulkUpdateOwnersRequest`. The deals and their new owners. The
                list shows no fields.

        bulkUpdateDealOwners: PATCH /deals/bulkUpdate.
        """
        return self._call(
            OPERATIONS["bulkUpdateDealOwners"],
            dict[str, Any],
            body=body,
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
        """List the deals of a contact.

        Gives the deals of one contact. The list has no title for this operation; the
        meaning is read from its path.

        Args:
            id: Id of the contact whose deals are asked for.
            cursor: How many items to skip, as text; or the `next_cursor` of a page.
            limit: Items per request.
            max_items: Stop after this many items.

        listDealsForContact: GET /contacts/{id}/deals.
        """
        return self._pages(
            OPERATIONS["listDealsForContact"],
            any_of(Any),
            path={"id": id},
            page=(cursor, limit, max_items),
            options=call_options,
        )

    @property
    def with_raw_response(self) -> DealsWithRawResponse:
        """The same methods, returning whole responses: status, headers, body."""
        return DealsWithRawResponse(self._raw())


class DealsWithRawResponse:
    def __init__(self, raw: Deals) -> None:
        self.list = raw_method(raw.list)
        self.get = raw_method(raw.get)
        self.create = raw_method(raw.create)
        self.delete = raw_method(raw.delete)
        self.bulk_update_owners = raw_method(raw.bulk_update_owners)
        self.list_for_contact = raw_method(raw.list_for_contact)


class AsyncDeals(AsyncResource):
    """`Deals`, awaited."""

    def list(
        self,
        *,
        filters_search: str | Unset = UNSET,
        filters_search_field: str | Unset = UNSET,
        filters_title: str | Unset = UNSET,
        filters_stage: int | Unset = UNSET,
        filters_group: int | Unset = UNSET,
        filters_status: int | Unset = UNSET,
        filters_owner: int | Unset = UNSET,
        filters_nextdate_range: str | Unset = UNSET,
        filters_tag: str | Unset = UNSET,
        filters_tasktype: str | Unset = UNSET,
        filters_created_before: str | Unset = UNSET,
        filters_created_after: str | Unset = UNSET,
        filters_updated_before: str | Unset = UNSET,
        filters_updated_after: str | Unset = UNSET,
        filters_organization: int | Unset = UNSET,
        filters_minimum_value: int | Unset = UNSET,
        filters_maximum_value: int | Unset = UNSET,
        filters_score_greater_than: str | Unset = UNSET,
        filters_score_less_than: str | Unset = UNSET,
        filters_score: str | Unset = UNSET,
        orders_title: str | Unset = UNSET,
        orders_value: str | Unset = UNSET,
        orders_cdate: str | Unset = UNSET,
        orders_contact_name: str | Unset = UNSET,
        orders_contact_orgname: str | Unset = UNSET,
        orders_next_action: str | Unset = UNSET,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> AsyncPager[Any]:
        """List deals.

        Gives the deals of the account, filtered and ordered as asked.

        Args:
            filters_search: Text to search for. The list breaks off after "to use with";
                presumably it goes with `filters[search_field]`.
            filters_search_field: The field that is searched. The list refers to the
                available values without showing them.
            filters_title: Only deals with this title. The list does not say whether a
                part of it is enough.
            filters_stage: Only deals in this stage.
            filters_group: Only deals in this pipeline.
            filters_status: Only deals with this status. The list refers to the
                available values without showing them.
            filters_owner: Only deals of this owner.
            filters_nextdate_range: Only deals whose tasks are due in this range. The
                list refers to the available values without showing them.
            filters_tag: Only deals whose primary contact has this tag, by name. The
                list refers to the available values without showing them.
            filters_tasktype: Only deals that have a task of this type.
            filters_created_before: Only deals created before this date. The list gives
                no date format.
            filters_created_after: Only deals created at this date or later. The list
                gives no date format.
            filters_updated_before: Only deals last changed before this date. The list
                gives no date format.
            filters_updated_after: Only deals last changed at this date or later. The
                list gives no date format.
            filters_organization: Only deals whose primary contact is of the
                organization with this id.
            filters_minimum_value: Only deals worth this much or more, in US dollars
                without cents.
            filters_maximum_value: Only deals worth this much or less, in US dollars
                without cents.
            filters_score_greater_than: Only deals with a greater score. The list breaks
                off before it gives the format.
            filters_score_less_than: Only deals with a smaller score. The list breaks
                off before it gives the format.
            filters_score: Only deals with this score. The list breaks off before it
                gives the format.
            orders_title: Order by the title of the deal. The list does not say which
                values ask for which direction.
            orders_value: Order by the value of the deal. The list does not say which
                values ask for which direction.
            orders_cdate: Order by when the deal was created. The list does not say
                which values ask for which direction.
            orders_contact_name: Order by the first name of the primary contact. The
                list does not say which values ask for which direction.
            orders_contact_orgname: Order by the name of the primary contact's
                organization. The list does not say which values ask for which
                direction.
            orders_next_action: Order by when the next task of the deal is due: first
                the deals with a next task, then those without one, last those with
                overdue tasks; equal dates by the id of the deal. The list does not say
                which values ask for which direction.
            cursor: How many items to skip, as text; or the `next_cursor` of a page.
            limit: Items per request.
            max_items: Stop after this many items.

        listDeals: GET /deals.
        """
        return self._pages(
            OPERATIONS["listDeals"],
            any_of(Any),
            query={
                "filters[search]": filters_search,
                "filters[search_field]": filters_search_field,
                "filters[title]": filters_title,
                "filters[stage]": filters_stage,
                "filters[group]": filters_group,
                "filters[status]": filters_status,
                "filters[owner]": filters_owner,
                "filters[nextdate_range]": filters_nextdate_range,
                "filters[tag]": filters_tag,
                "filters[tasktype]": filters_tasktype,
                "filters[created_before]": filters_created_before,
                "filters[created_after]": filters_created_after,
                "filters[updated_before]": filters_updated_before,
                "filters[updated_after]": filters_updated_after,
                "filters[organization]": filters_organization,
                "filters[minimum_value]": filters_minimum_value,
                "filters[maximum_value]": filters_maximum_value,
                "filters[score_greater_than]": filters_score_greater_than,
                "filters[score_less_than]": filters_score_less_than,
                "filters[score]": filters_score,
                "orders[title]": orders_title,
                "orders[value]": orders_value,
                "orders[cdate]": orders_cdate,
                "orders[contact_name]": orders_contact_name,
                "orders[contact_orgname]": orders_contact_orgname,
                "orders[next-action]": orders_next_action,
            },
            page=(cursor, limit, max_items),
            options=call_options,
        )

    async def get(self, id: int, **call_options: Unpack[CallOptions]) -> dict[str, Any]:
        """Get a deal.

        Gives one deal. The list has no code for a failure.

        Args:
            id: Id of the deal.

        getDeal: GET /deals/{id}.
        """
        return await self._call(
            OPERATIONS["getDeal"], dict[str, Any], path={"id": id}, options=call_options
        )

    async def create(
        self, *, body: Mapping[str, Any], **call_options: Unpack[CallOptions]
    ) -> dict[str, Any]:
        """Create a deal.

        Args:
            body: `DealNewDealCreationRequest`. The deal to create. The list shows no
                fields.

        createDeal: POST /deals.
        """
        return await self._call(
            OPERATIONS["createDeal"], dict[str, Any], body=body, options=call_options
        )

    async def delete(
        self, id: int, **call_options: Unpack[CallOptions]
    ) -> dict[str, Any]:
        """Delete a deal.

        Deletes one deal.

        Args:
            id: Id of the deal.

        deleteDeal: DELETE /deals/{id}.
        """
        return await self._call(
            OPERATIONS["deleteDeal"],
            dict[str, Any],
            path={"id": id},
            options=call_options,
        )

    async def bulk_update_owners(
        self, *, body: Mapping[str, Any], **call_options: Unpack[CallOptions]
    ) -> dict[str, Any]:
        """Change the owners of many deals.

        Changes the owners of several deals in one request, going by the name of the
        body. The title in the list speaks of one deal.

        Args:
            body: `DealBulkUpdateOwnersRequest`. The deals and their new owners. The
                list shows no fields.

        bulkUpdateDealOwners: PATCH /deals/bulkUpdate.
        """
        return await self._call(
            OPERATIONS["bulkUpdateDealOwners"],
            dict[str, Any],
            body=body,
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
        """List the deals of a contact.

        Gives the deals of one contact. The list has no title for this operation; the
        meaning is read from its path.

        Args:
            id: Id of the contact whose deals are asked for.
            cursor: How many items to skip, as text; or the `next_cursor` of a page.
            limit: Items per request.
            max_items: Stop after this many items.

        listDealsForContact: GET /contacts/{id}/deals.
        """
        return self._pages(
            OPERATIONS["listDealsForContact"],
            any_of(Any),
            path={"id": id},
            page=(cursor, limit, max_items),
            options=call_options,
        )

    @property
    def with_raw_response(self) -> AsyncDealsWithRawResponse:
        """The same methods, returning whole responses: status, headers, body."""
        return AsyncDealsWithRawResponse(self._raw())


class AsyncDealsWithRawResponse:
    def __init__(self, raw: AsyncDeals) -> None:
        self.list = async_raw_method(raw.list)
        self.get = async_raw_method(raw.get)
        self.create = async_raw_method(raw.create)
        self.delete = async_raw_method(raw.delete)
        self.bulk_update_owners = async_raw_method(raw.bulk_update_owners)
        self.list_for_contact = async_raw_method(raw.list_for_contact)
