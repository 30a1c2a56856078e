"""Operations on deals."""

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

from ..models.deals import (
    AdditionalDiscount,
    Deal,
    DealIncludeField,
    DealSearchIncludeField,
    DealSearchItem,
    DealSearchStatus,
    DealStatus,
    DeletedAdditionalDiscount,
    DeletedDeal,
)
from ..models.shared import (
    Conversion,
    ConversionJob,
    DeletedFollower,
    DiscountType,
    Follower,
    FollowerChangelog,
    SearchField,
    SortBy,
    SortDirection,
)
from ..operations import OPERATIONS


class Deals(Resource):
    """Deals represent ongoing, lost or won sales to an organization or to a person.
    Each deal has a monetary value and must be placed in a stage. Deals can be owned
    by a user, and followed by one or many users. Each deal consists of standard data
    fields but can also contain a number of custom fields. The custom fields can be
    recognized by long hashes as keys. These hashes can be mapped against
    `DealField.field_code`. The corresponding label for each such custom field can be
    obtained from `DealField.field_name`.
    """

    def list(
        self,
        *,
        filter_id: int | Unset = UNSET,
        ids: Sequence[int] | str | Unset = UNSET,
        owner_id: int | Unset = UNSET,
        person_id: int | Unset = UNSET,
        org_id: int | Unset = UNSET,
        pipeline_id: int | Unset = UNSET,
        stage_id: int | Unset = UNSET,
        status: Sequence[DealStatus] | DealStatus | Unset = UNSET,
        updated_since: dt.datetime | dt.date | str | Unset = UNSET,
        updated_until: dt.datetime | dt.date | str | Unset = UNSET,
        sort_by: SortBy | Unset = UNSET,
        sort_direction: SortDirection | Unset = UNSET,
        include_fields: Sequence[DealIncludeField] | DealIncludeField | Unset = UNSET,
        custom_fields: Sequence[str] | str | Unset = UNSET,
        include_option_labels: bool | Unset = UNSET,
        include_labels: bool | Unset = UNSET,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> Pager[Deal]:
        """Get all deals.

        Returns data about all not archived deals.

        Args:
            filter_id: If supplied, only deals matching the specified filter are
                returned.
            ids: Optional list or comma-separated string of up to 100 entity ids to
                fetch. If filter_id is provided, this is ignored. If any of the
                requested entities do not exist or are not visible, they are not
                included in the response.
            owner_id: If supplied, only deals owned by the specified user are returned.
                If filter_id is provided, this is ignored.
            person_id: If supplied, only deals linked to the specified person are
                returned. If filter_id is provided, this is ignored.
            org_id: If supplied, only deals linked to the specified organization are
                returned. If filter_id is provided, this is ignored.
            pipeline_id: If supplied, only deals in the specified pipeline are returned.
                If filter_id is provided, this is ignored.
            stage_id: If supplied, only deals in the specified stage are returned. If
                filter_id is provided, this is ignored.
            status: Only fetch deals with a specific status. If omitted, all not deleted
                deals are returned. If set to deleted, deals that have been deleted up
                to 30 days ago will be included. Multiple statuses can be included as a
                list or single value. If filter_id is provided, this is ignored.
            updated_since: If set, only deals with an `update_time` later than or equal
                to this time are returned. In RFC3339 format, e.g. 2025-01-01T10:20:00Z.
            updated_until: If set, only deals with an `update_time` earlier than this
                time are returned. In RFC3339 format, e.g. 2025-01-01T10:20:00Z.
            sort_by: The field to sort by. Supported fields: `id`, `update_time`,
                `add_time`. By default `id`.
            sort_direction: The sorting direction. Supported values: `asc`, `desc`. By
                default `asc`.
            include_fields: Optional list or single value of additional fields to
                include.
            custom_fields: Optional list or comma-separated string of custom fields keys
                to include. If you are only interested in a particular set of custom
                fields, please use this parameter for faster results and smaller
                response. A maximum of 15 keys is allowed.
            include_option_labels: When provided with a 'true' value, single option and
                multiple option custom fields values contain objects in the form of '{
                id: number, label: string }' instead of plain id.
            include_labels: When provided with 'true' value, response will include an
                array of label objects in the form of '{ id: number, label: string }'.
            cursor: Where to resume: the `next_cursor` of an earlier page.
            limit: Items per request, at most and by default 500.
            max_items: Stop after this many items.

        Costs 10 tokens a page. getDeals: GET /deals, scope deals:full or deals:read.
        """
        return self._pages(
            OPERATIONS["getDeals"],
            Deal,
            query={
                "filter_id": filter_id,
                "ids": ids,
                "owner_id": owner_id,
                "person_id": person_id,
                "org_id": org_id,
                "pipeline_id": pipeline_id,
                "stage_id": stage_id,
                "status": status,
                "updated_since": updated_since,
                "updated_until": updated_until,
                "sort_by": sort_by,
                "sort_direction": sort_direction,
                "include_fields": include_fields,
                "custom_fields": custom_fields,
                "include_option_labels": include_option_labels,
                "include_labels": include_labels,
            },
            page=(cursor, limit, max_items),
            options=call_options,
        )

    def get(
        self,
        id: int,
        *,
        include_fields: Sequence[DealIncludeField] | DealIncludeField | Unset = UNSET,
        custom_fields: Sequence[str] | str | Unset = UNSET,
        include_option_labels: bool | Unset = UNSET,
        include_labels: bool | Unset = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> Deal:
        """Get details of a deal.

        Returns the details of a specific deal.

        Args:
            id: The ID of the deal.
            include_fields: Optional list or single value of additional fields to
                include.
            custom_fields: Optional list or comma-separated string of custom fields keys
                to include. If you are only interested in a particular set of custom
                fields, please use this parameter for faster results and smaller
                response. A maximum of 15 keys is allowed.
            include_option_labels: When provided with a 'true' value, single option and
                multiple option custom fields values contain objects in the form of '{
                id: number, label: string }' instead of plain id.
            include_labels: When provided with 'true' value, response will include an
                array of label objects in the form of '{ id: number, label: string }'.

        Costs 1 token. getDeal: GET /deals/{id}, scope deals:full or deals:read.
        """
        return self._call(
            OPERATIONS["getDeal"],
            Deal,
            path={"id": id},
            query={
                "include_fields": include_fields,
                "custom_fields": custom_fields,
                "include_option_labels": include_option_labels,
                "include_labels": include_labels,
            },
            options=call_options,
        )

    def add(
        self,
        *,
        title: str,
        owner_id: int | Unset | None = UNSET,
        person_id: int | Unset | None = UNSET,
        org_id: int | Unset | None = UNSET,
        pipeline_id: int | Unset | None = UNSET,
        stage_id: int | Unset | None = UNSET,
        value: float | Unset | None = UNSET,
        currency: str | Unset | None = UNSET,
        is_archived: bool | Unset | None = UNSET,
        archive_time: str | Unset | None = UNSET,
        status: str | Unset | None = UNSET,
        probability: float | Unset | None = UNSET,
        lost_reason: str | Unset | None = UNSET,
        visible_to: int | Unset | None = UNSET,
        close_time: dt.datetime | dt.date | str | Unset | None = UNSET,
        won_time: dt.datetime | dt.date | str | Unset | None = UNSET,
        lost_time: dt.datetime | dt.date | str | Unset | None = UNSET,
        expected_close_date: dt.date | str | Unset | None = UNSET,
        label_ids: Sequence[int] | Unset | None = UNSET,
        custom_fields: Mapping[str, Any] | Unset | None = UNSET,
        channel_id: str | Unset | None = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> Deal:
        """Add a new deal.

        Args:
            title: The title of the deal.
            owner_id: The ID of the user who owns the deal.
            person_id: The ID of the person linked to the deal.
            org_id: The ID of the organization linked to the deal.
            pipeline_id: The ID of the pipeline associated with the deal.
            stage_id: The ID of the deal stage.
            value: The value of the deal.
            currency: The currency associated with the deal.
            is_archived: Whether the deal is archived or not.
            archive_time: The optional date and time of archiving the deal in UTC.
                Format: YYYY-MM-DD HH:MM:SS. If omitted and `is_archived` is true, it
                will be set to the current date and time.
            status: The status of the deal.
            probability: The success probability percentage of the deal.
            lost_reason: The reason for losing the deal. Can only be set if deal status
                is lost.
            visible_to: The visibility of the deal.
            close_time: The date and time of closing the deal. Can only be set if deal
                status is won or lost.
            won_time: The date and time of changing the deal status as won. Can only be
                set if deal status is won.
            lost_time: The date and time of changing the deal status as lost. Can only
                be set if deal status is lost.
            expected_close_date: The expected close date of the deal.
            label_ids: The IDs of labels assigned to the deal.
            custom_fields: An object where each key represents a custom field. All
                custom fields are referenced as randomly generated 40-character hashes.
                To clear a custom field value, set it to `null`. For multi-option fields
                (field type `set`), use `null` to clear the selection — sending an empty
                array `[]` is not supported and will result in a validation error.
            channel_id: The optional ID to further distinguish the Marketing channel.

        Costs 5 tokens. addDeal: POST /deals, scope deals:full.
        """
        return self._call(
            OPERATIONS["addDeal"],
            Deal,
            body={
                "title": title,
                "owner_id": owner_id,
                "person_id": person_id,
                "org_id": org_id,
                "pipeline_id": pipeline_id,
                "stage_id": stage_id,
                "value": value,
                "currency": currency,
                "is_archived": is_archived,
                "archive_time": archive_time,
                "status": status,
                "probability": probability,
                "lost_reason": lost_reason,
                "visible_to": visible_to,
                "close_time": close_time,
                "won_time": won_time,
                "lost_time": lost_time,
                "expected_close_date": expected_close_date,
                "label_ids": label_ids,
                "custom_fields": custom_fields,
                "channel_id": channel_id,
            },
            options=call_options,
        )

    def update(
        self,
        id: int,
        *,
        title: str | Unset | None = UNSET,
        owner_id: int | Unset | None = UNSET,
        person_id: int | Unset | None = UNSET,
        org_id: int | Unset | None = UNSET,
        pipeline_id: int | Unset | None = UNSET,
        stage_id: int | Unset | None = UNSET,
        value: float | Unset | None = UNSET,
        currency: str | Unset | None = UNSET,
        is_archived: bool | Unset | None = UNSET,
        archive_time: str | Unset | None = UNSET,
        status: str | Unset | None = UNSET,
        probability: float | Unset | None = UNSET,
        lost_reason: str | Unset | None = UNSET,
        visible_to: int | Unset | None = UNSET,
        close_time: dt.datetime | dt.date | str | Unset | None = UNSET,
        won_time: dt.datetime | dt.date | str | Unset | None = UNSET,
        lost_time: dt.datetime | dt.date | str | Unset | None = UNSET,
        expected_close_date: dt.date | str | Unset | None = UNSET,
        label_ids: Sequence[int] | Unset | None = UNSET,
        custom_fields: Mapping[str, Any] | Unset | None = UNSET,
        channel_id: str | Unset | None = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> Deal:
        """Update a deal.

        Updates the properties of a deal.

        Args:
            id: The ID of the deal.
            title: The title of the deal.
            owner_id: The ID of the user who owns the deal.
            person_id: The ID of the person linked to the deal.
            org_id: The ID of the organization linked to the deal.
            pipeline_id: The ID of the pipeline associated with the deal.
            stage_id: The ID of the deal stage.
            value: The value of the deal.
            currency: The currency associated with the deal.
            is_archived: Whether the deal is archived or not.
            archive_time: The optional date and time of archiving the deal in UTC.
                Format: YYYY-MM-DD HH:MM:SS. If omitted and `is_archived` is true, it
                will be set to the current date and time.
            status: The status of the deal.
            probability: The success probability percentage of the deal.
            lost_reason: The reason for losing the deal. Can only be set if deal status
                is lost.
            visible_to: The visibility of the deal.
            close_time: The date and time of closing the deal. Can only be set if deal
                status is won or lost.
            won_time: The date and time of changing the deal status as won. Can only be
                set if deal status is won.
            lost_time: The date and time of changing the deal status as lost. Can only
                be set if deal status is lost.
            expected_close_date: The expected close date of the deal.
            label_ids: The IDs of labels assigned to the deal.
            custom_fields: An object where each key represents a custom field. All
                custom fields are referenced as randomly generated 40-character hashes.
                To clear a custom field value, set it to `null`. For multi-option fields
                (field type `set`), use `null` to clear the selection — sending an empty
                array `[]` is not supported and will result in a validation error.
            channel_id: The optional ID to further distinguish the Marketing channel.

        Costs 5 tokens. updateDeal: PATCH /deals/{id}, scope deals:full.
        """
        return self._call(
            OPERATIONS["updateDeal"],
            Deal,
            path={"id": id},
            body={
                "title": title,
                "owner_id": owner_id,
                "person_id": person_id,
                "org_id": org_id,
                "pipeline_id": pipeline_id,
                "stage_id": stage_id,
                "value": value,
                "currency": currency,
                "is_archived": is_archived,
                "archive_time": archive_time,
                "status": status,
                "probability": probability,
                "lost_reason": lost_reason,
                "visible_to": visible_to,
                "close_time": close_time,
                "won_time": won_time,
                "lost_time": lost_time,
                "expected_close_date": expected_close_date,
                "label_ids": label_ids,
                "custom_fields": custom_fields,
                "channel_id": channel_id,
            },
            options=call_options,
        )

    def delete(self, id: int, **call_options: Unpack[CallOptions]) -> DeletedDeal:
        """Delete a deal.

        Marks a deal as deleted. After 30 days, the deal will be permanently deleted.

        Args:
            id: The ID of the deal.

        Costs 3 tokens. deleteDeal: DELETE /deals/{id}, scope deals:full.
        """
        return self._call(
            OPERATIONS["deleteDeal"], DeletedDeal, path={"id": id}, options=call_options
        )

    def search(
        self,
        *,
        term: str,
        fields: Sequence[SearchField] | SearchField | Unset = UNSET,
        exact_match: bool | Unset = UNSET,
        person_id: int | Unset = UNSET,
        organization_id: int | Unset = UNSET,
        status: DealSearchStatus | Unset = UNSET,
        include_fields: (
            Sequence[DealSearchIncludeField] | DealSearchIncludeField | Unset
        ) = UNSET,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> Pager[DealSearchItem]:
        """Search deals.

        Searches all deals by title, notes and/or custom fields. This endpoint is a
        wrapper of /v1/itemSearch with a narrower OAuth scope. Found deals can be
        filtered by the person ID and the organization ID.

        Args:
            term: The search term to look for. Minimum 2 characters (or 1 if using
                `exact_match`).
            fields: A list or single value. The fields to perform the search from.
                Defaults to all of them. Only the following custom field types are
                searchable: `address`, `varchar`, `text`, `varchar_auto`, `double`,
                `monetary` and `phone`.
            exact_match: When enabled, only full exact matches against the given term
                are returned. It is not case sensitive.
            person_id: Will filter deals by the provided person ID. The upper limit of
                found deals associated with the person is 2000.
            organization_id: Will filter deals by the provided organization ID. The
                upper limit of found deals associated with the organization is 2000.
            status: Will filter deals by the provided specific status. open = Open, won
                = Won, lost = Lost. The upper limit of found deals associated with the
                status is 2000.
            include_fields: Supports including optional fields in the results which are
                not provided by default. A list or single value.
            cursor: Where to resume: the `next_cursor` of an earlier page.
            limit: Items per request, at most and by default 500.
            max_items: Stop after this many items.

        Costs 20 tokens a page. searchDeals: GET /deals/search, scope deals:full or
        deals:read or search:read.
        """
        return self._pages(
            OPERATIONS["searchDeals"],
            DealSearchItem,
            query={
                "term": term,
                "fields": fields,
                "exact_match": exact_match,
                "person_id": person_id,
                "organization_id": organization_id,
                "status": status,
                "include_fields": include_fields,
            },
            page=(cursor, limit, max_items),
            options=call_options,
        )

    def add_additional_discount(
        self,
        id: int,
        *,
        description: str,
        amount: float,
        type: DiscountType,
        **call_options: Unpack[CallOptions],
    ) -> AdditionalDiscount:
        """Add a discount to a deal.

        Adds a discount to a deal, changing the deal value if the deal has one-time
        products attached.

        Args:
            id: The ID of the deal.
            description: The name of the discount.
            amount: The discount amount. Must be a positive number (excluding 0).
            type: Determines whether the discount is applied as a percentage or a fixed
                amount.

        Costs 5 tokens. postAdditionalDiscount: POST /deals/{id}/discounts, scope
        deals:full or deals:read.
        """
        return self._call(
            OPERATIONS["postAdditionalDiscount"],
            AdditionalDiscount,
            path={"id": id},
            body={"description": description, "amount": amount, "type": type},
            options=call_options,
        )

    def add_follower(
        self, id: int, *, user_id: int, **call_options: Unpack[CallOptions]
    ) -> Follower:
        """Add a follower to a deal.

        Adds a user as a follower to the deal.

        Args:
            id: The ID of the deal.
            user_id: The ID of the user to add as a follower.

        Costs 5 tokens. addDealFollower: POST /deals/{id}/followers, scope deals:full.
        """
        return self._call(
            OPERATIONS["addDealFollower"],
            Follower,
            path={"id": id},
            body={"user_id": user_id},
            options=call_options,
        )

    def convert_to_lead(
        self, id: int, **call_options: Unpack[CallOptions]
    ) -> ConversionJob:
        """Convert a deal to a lead.

        Initiates a conversion of a deal to a lead. The return value is an ID of a job
        that was assigned to perform the conversion. Related entities (notes, files,
        emails, activities, ...) are transferred during the process to the target
        entity. There are exceptions for entities like invoices or history that are not
        transferred and remain linked to the original deal. If the conversion is
        successful, the deal is marked as deleted. To retrieve the created entity ID and
        the result of the conversion, call the
        /api/v2/deals/{deal_id}/convert/status/{conversion_id} endpoint.

        Args:
            id: The ID of the deal to convert.

        Costs 40 tokens. convertDealToLead: POST /deals/{id}/convert/lead, scope
        deals:full.
        """
        return self._call(
            OPERATIONS["convertDealToLead"],
            ConversionJob,
            path={"id": id},
            options=call_options,
        )

    def delete_additional_discount(
        self, id: int, discount_id: str, **call_options: Unpack[CallOptions]
    ) -> DeletedAdditionalDiscount:
        """Delete a discount from a deal.

        Removes a discount from a deal, changing the deal value if the deal has one-time
        products attached.

        Args:
            id: The ID of the deal.
            discount_id: The ID of the discount.

        Costs 3 tokens. deleteAdditionalDiscount: DELETE
        /deals/{id}/discounts/{discount_id}, scope deals:full or deals:read.
        """
        return self._call(
            OPERATIONS["deleteAdditionalDiscount"],
            DeletedAdditionalDiscount,
            path={"id": id, "discount_id": discount_id},
            options=call_options,
        )

    def delete_follower(
        self, id: int, follower_id: int, **call_options: Unpack[CallOptions]
    ) -> DeletedFollower:
        """Delete a follower from a deal.

        Deletes a user follower from the deal.

        Args:
            id: The ID of the deal.
            follower_id: The ID of the following user.

        Costs 3 tokens. deleteDealFollower: DELETE /deals/{id}/followers/{follower_id},
        scope deals:full.
        """
        return self._call(
            OPERATIONS["deleteDealFollower"],
            DeletedFollower,
            path={"id": id, "follower_id": follower_id},
            options=call_options,
        )

    def get_conversion_status(
        self, id: int, conversion_id: str, **call_options: Unpack[CallOptions]
    ) -> Conversion:
        """Get Deal conversion status.

        Returns information about the conversion. Status is always present and its value
        (not_started, running, completed, failed, rejected) represents the current state
        of the conversion. Lead ID is only present if the conversion was successfully
        finished. This data is only temporary and removed after a few days.

        Args:
            id: The ID of a deal.
            conversion_id: The ID of the conversion.

        Costs 1 token. getDealConversionStatus: GET
        /deals/{id}/convert/status/{conversion_id}, scope deals:full or deals:read.
        """
        return self._call(
            OPERATIONS["getDealConversionStatus"],
            Conversion,
            path={"id": id, "conversion_id": conversion_id},
            options=call_options,
        )

    def list_additional_discounts(
        self, id: int, **call_options: Unpack[CallOptions]
    ) -> list_[AdditionalDiscount]:
        """List discounts added to a deal.

        Lists discounts attached to a deal.

        Args:
            id: The ID of the deal.

        Costs 10 tokens. getAdditionalDiscounts: GET /deals/{id}/discounts, scope
        deals:full or deals:read.
        """
        return self._call(
            OPERATIONS["getAdditionalDiscounts"],
            list_[AdditionalDiscount],
            path={"id": id},
            options=call_options,
        )

    def list_archived(
        self,
        *,
        filter_id: int | Unset = UNSET,
        ids: Sequence[int] | str | Unset = UNSET,
        owner_id: int | Unset = UNSET,
        person_id: int | Unset = UNSET,
        org_id: int | Unset = UNSET,
        pipeline_id: int | Unset = UNSET,
        stage_id: int | Unset = UNSET,
        status: Sequence[DealStatus] | DealStatus | Unset = UNSET,
        updated_since: dt.datetime | dt.date | str | Unset = UNSET,
        updated_until: dt.datetime | dt.date | str | Unset = UNSET,
        sort_by: SortBy | Unset = UNSET,
        sort_direction: SortDirection | Unset = UNSET,
        include_fields: Sequence[DealIncludeField] | DealIncludeField | Unset = UNSET,
        custom_fields: Sequence[str] | str | Unset = UNSET,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> Pager[Deal]:
        """Get all archived deals.

        Returns data about all archived deals.

        Args:
            filter_id: If supplied, only deals matching the specified filter are
                returned.
            ids: Optional list or comma-separated string of up to 100 entity ids to
                fetch. If filter_id is provided, this is ignored. If any of the
                requested entities do not exist or are not visible, they are not
                included in the response.
            owner_id: If supplied, only deals owned by the specified user are returned.
                If filter_id is provided, this is ignored.
            person_id: If supplied, only deals linked to the specified person are
                returned. If filter_id is provided, this is ignored.
            org_id: If supplied, only deals linked to the specified organization are
                returned. If filter_id is provided, this is ignored.
            pipeline_id: If supplied, only deals in the specified pipeline are returned.
                If filter_id is provided, this is ignored.
            stage_id: If supplied, only deals in the specified stage are returned. If
                filter_id is provided, this is ignored.
            status: Only fetch deals with a specific status. If omitted, all not deleted
                deals are returned. If set to deleted, deals that have been deleted up
                to 30 days ago will be included. Multiple statuses can be included as a
                list or single value. If filter_id is provided, this is ignored.
            updated_since: If set, only deals with an `update_time` later than or equal
                to this time are returned. In RFC3339 format, e.g. 2025-01-01T10:20:00Z.
            updated_until: If set, only deals with an `update_time` earlier than this
                time are returned. In RFC3339 format, e.g. 2025-01-01T10:20:00Z.
            sort_by: The field to sort by. Supported fields: `id`, `update_time`,
                `add_time`. By default `id`.
            sort_direction: The sorting direction. Supported values: `asc`, `desc`. By
                default `asc`.
            include_fields: Optional list or single value of additional fields to
                include.
            custom_fields: Optional list or comma-separated string of custom fields keys
                to include. If you are only interested in a particular set of custom
                fields, please use this parameter for faster results and smaller
                response. A maximum of 15 keys is allowed.
            cursor: Where to resume: the `next_cursor` of an earlier page.
            limit: Items per request, at most and by default 500.
            max_items: Stop after this many items.

        Costs 20 tokens a page. getArchivedDeals: GET /deals/archived, scope deals:full
        or deals:read.
        """
        return self._pages(
            OPERATIONS["getArchivedDeals"],
            Deal,
            query={
                "filter_id": filter_id,
                "ids": ids,
                "owner_id": owner_id,
                "person_id": person_id,
                "org_id": org_id,
                "pipeline_id": pipeline_id,
                "stage_id": stage_id,
                "status": status,
                "updated_since": updated_since,
                "updated_until": updated_until,
                "sort_by": sort_by,
                "sort_direction": sort_direction,
                "include_fields": include_fields,
                "custom_fields": custom_fields,
            },
            page=(cursor, limit, max_items),
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
        """List followers of a deal.

        Lists users who are following the deal.

        Args:
            id: The ID of the deal.
            cursor: Where to resume: the `next_cursor` of an earlier page.
            limit: Items per request, at most and by default 500.
            max_items: Stop after this many items.

        Costs 10 tokens a page. getDealFollowers: GET /deals/{id}/followers, scope
        deals:full or deals:read.
        """
        return self._pages(
            OPERATIONS["getDealFollowers"],
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
        """List followers changelog of a deal.

        Lists changelogs about users have followed the deal.

        Args:
            id: The ID of the deal.
            cursor: Where to resume: the `next_cursor` of an earlier page.
            limit: Items per request, at most and by default 500.
            max_items: Stop after this many items.

        Costs 10 tokens a page. getDealFollowersChangelog: GET
        /deals/{id}/followers/changelog, scope deals:full or deals:read.
        """
        return self._pages(
            OPERATIONS["getDealFollowersChangelog"],
            FollowerChangelog,
            path={"id": id},
            page=(cursor, limit, max_items),
            options=call_options,
        )

    def update_additional_discount(
        self,
        id: int,
        discount_id: str,
        *,
        description: str | Unset | None = UNSET,
        amount: float | Unset | None = UNSET,
        type: DiscountType | Unset | None = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> AdditionalDiscount:
        """Update a discount added to a deal.

        Edits a discount added to a deal, changing the deal value if the deal has
        one-time products attached.

        Args:
            id: The ID of the deal.
            discount_id: The ID of the discount.
            description: The name of the discount.
            amount: The discount amount. Must be a positive number (excluding 0).
            type: Determines whether the discount is applied as a percentage or a fixed
                amount.

        Costs 5 tokens. updateAdditionalDiscount: PATCH
        /deals/{id}/discounts/{discount_id}, scope deals:full or deals:read.
        """
        return self._call(
            OPERATIONS["updateAdditionalDiscount"],
            AdditionalDiscount,
            path={"id": id, "discount_id": discount_id},
            body={"description": description, "amount": amount, "type": type},
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
        self.add = raw_method(raw.add)
        self.update = raw_method(raw.update)
        self.delete = raw_method(raw.delete)
        self.search = raw_method(raw.search)
        self.add_additional_discount = raw_method(raw.add_additional_discount)
        self.add_follower = raw_method(raw.add_follower)
        self.convert_to_lead = raw_method(raw.convert_to_lead)
        self.delete_additional_discount = raw_method(raw.delete_additional_discount)
        self.delete_follower = raw_method(raw.delete_follower)
        self.get_conversion_status = raw_method(raw.get_conversion_status)
        self.list_additional_discounts = raw_method(raw.list_additional_discounts)
        self.list_archived = raw_method(raw.list_archived)
        self.list_followers = raw_method(raw.list_followers)
        self.list_followers_changelog = raw_method(raw.list_followers_changelog)
        self.update_additional_discount = raw_method(raw.update_additional_discount)


class AsyncDeals(AsyncResource):
    """`Deals`, awaited."""

    def list(
        self,
        *,
        filter_id: int | Unset = UNSET,
        ids: Sequence[int] | str | Unset = UNSET,
        owner_id: int | Unset = UNSET,
        person_id: int | Unset = UNSET,
        org_id: int | Unset = UNSET,
        pipeline_id: int | Unset = UNSET,
        stage_id: int | Unset = UNSET,
        status: Sequence[DealStatus] | DealStatus | Unset = UNSET,
        updated_since: dt.datetime | dt.date | str | Unset = UNSET,
        updated_until: dt.datetime | dt.date | str | Unset = UNSET,
        sort_by: SortBy | Unset = UNSET,
        sort_direction: SortDirection | Unset = UNSET,
        include_fields: Sequence[DealIncludeField] | DealIncludeField | Unset = UNSET,
        custom_fields: Sequence[str] | str | Unset = UNSET,
        include_option_labels: bool | Unset = UNSET,
        include_labels: bool | Unset = UNSET,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> AsyncPager[Deal]:
        """Get all deals.

        Returns data about all not archived deals.

        Args:
            filter_id: If supplied, only deals matching the specified filter are
                returned.
            ids: Optional list or comma-separated string of up to 100 entity ids to
                fetch. If filter_id is provided, this is ignored. If any of the
                requested entities do not exist or are not visible, they are not
                included in the response.
            owner_id: If supplied, only deals owned by the specified user are returned.
                If filter_id is provided, this is ignored.
            person_id: If supplied, only deals linked to the specified person are
                returned. If filter_id is provided, this is ignored.
            org_id: If supplied, only deals linked to the specified organization are
                returned. If filter_id is provided, this is ignored.
            pipeline_id: If supplied, only deals in the specified pipeline are returned.
                If filter_id is provided, this is ignored.
            stage_id: If supplied, only deals in the specified stage are returned. If
                filter_id is provided, this is ignored.
            status: Only fetch deals with a specific status. If omitted, all not deleted
                deals are returned. If set to deleted, deals that have been deleted up
                to 30 days ago will be included. Multiple statuses can be included as a
                list or single value. If filter_id is provided, this is ignored.
            updated_since: If set, only deals with an `update_time` later than or equal
                to this time are returned. In RFC3339 format, e.g. 2025-01-01T10:20:00Z.
            updated_until: If set, only deals with an `update_time` earlier than this
                time are returned. In RFC3339 format, e.g. 2025-01-01T10:20:00Z.
            sort_by: The field to sort by. Supported fields: `id`, `update_time`,
                `add_time`. By default `id`.
            sort_direction: The sorting direction. Supported values: `asc`, `desc`. By
                default `asc`.
            include_fields: Optional list or single value of additional fields to
                include.
            custom_fields: Optional list or comma-separated string of custom fields keys
                to include. If you are only interested in a particular set of custom
                fields, please use this parameter for faster results and smaller
                response. A maximum of 15 keys is allowed.
            include_option_labels: When provided with a 'true' value, single option and
                multiple option custom fields values contain objects in the form of '{
                id: number, label: string }' instead of plain id.
            include_labels: When provided with 'true' value, response will include an
                array of label objects in the form of '{ id: number, label: string }'.
            cursor: Where to resume: the `next_cursor` of an earlier page.
            limit: Items per request, at most and by default 500.
            max_items: Stop after this many items.

        Costs 10 tokens a page. getDeals: GET /deals, scope deals:full or deals:read.
        """
        return self._pages(
            OPERATIONS["getDeals"],
            Deal,
            query={
                "filter_id": filter_id,
                "ids": ids,
                "owner_id": owner_id,
                "person_id": person_id,
                "org_id": org_id,
                "pipeline_id": pipeline_id,
                "stage_id": stage_id,
                "status": status,
                "updated_since": updated_since,
                "updated_until": updated_until,
                "sort_by": sort_by,
                "sort_direction": sort_direction,
                "include_fields": include_fields,
                "custom_fields": custom_fields,
                "include_option_labels": include_option_labels,
                "include_labels": include_labels,
            },
            page=(cursor, limit, max_items),
            options=call_options,
        )

    async def get(
        self,
        id: int,
        *,
        include_fields: Sequence[DealIncludeField] | DealIncludeField | Unset = UNSET,
        custom_fields: Sequence[str] | str | Unset = UNSET,
        include_option_labels: bool | Unset = UNSET,
        include_labels: bool | Unset = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> Deal:
        """Get details of a deal.

        Returns the details of a specific deal.

        Args:
            id: The ID of the deal.
            include_fields: Optional list or single value of additional fields to
                include.
            custom_fields: Optional list or comma-separated string of custom fields keys
                to include. If you are only interested in a particular set of custom
                fields, please use this parameter for faster results and smaller
                response. A maximum of 15 keys is allowed.
            include_option_labels: When provided with a 'true' value, single option and
                multiple option custom fields values contain objects in the form of '{
                id: number, label: string }' instead of plain id.
            include_labels: When provided with 'true' value, response will include an
                array of label objects in the form of '{ id: number, label: string }'.

        Costs 1 token. getDeal: GET /deals/{id}, scope deals:full or deals:read.
        """
        return await self._call(
            OPERATIONS["getDeal"],
            Deal,
            path={"id": id},
            query={
                "include_fields": include_fields,
                "custom_fields": custom_fields,
                "include_option_labels": include_option_labels,
                "include_labels": include_labels,
            },
            options=call_options,
        )

    async def add(
        self,
        *,
        title: str,
        owner_id: int | Unset | None = UNSET,
        person_id: int | Unset | None = UNSET,
        org_id: int | Unset | None = UNSET,
        pipeline_id: int | Unset | None = UNSET,
        stage_id: int | Unset | None = UNSET,
        value: float | Unset | None = UNSET,
        currency: str | Unset | None = UNSET,
        is_archived: bool | Unset | None = UNSET,
        archive_time: str | Unset | None = UNSET,
        status: str | Unset | None = UNSET,
        probability: float | Unset | None = UNSET,
        lost_reason: str | Unset | None = UNSET,
        visible_to: int | Unset | None = UNSET,
        close_time: dt.datetime | dt.date | str | Unset | None = UNSET,
        won_time: dt.datetime | dt.date | str | Unset | None = UNSET,
        lost_time: dt.datetime | dt.date | str | Unset | None = UNSET,
        expected_close_date: dt.date | str | Unset | None = UNSET,
        label_ids: Sequence[int] | Unset | None = UNSET,
        custom_fields: Mapping[str, Any] | Unset | None = UNSET,
        channel_id: str | Unset | None = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> Deal:
        """Add a new deal.

        Args:
            title: The title of the deal.
            owner_id: The ID of the user who owns the deal.
            person_id: The ID of the person linked to the deal.
            org_id: The ID of the organization linked to the deal.
            pipeline_id: The ID of the pipeline associated with the deal.
            stage_id: The ID of the deal stage.
            value: The value of the deal.
            currency: The currency associated with the deal.
            is_archived: Whether the deal is archived or not.
            archive_time: The optional date and time of archiving the deal in UTC.
                Format: YYYY-MM-DD HH:MM:SS. If omitted and `is_archived` is true, it
                will be set to the current date and time.
            status: The status of the deal.
            probability: The success probability percentage of the deal.
            lost_reason: The reason for losing the deal. Can only be set if deal status
                is lost.
            visible_to: The visibility of the deal.
            close_time: The date and time of closing the deal. Can only be set if deal
                status is won or lost.
            won_time: The date and time of changing the deal status as won. Can only be
                set if deal status is won.
            lost_time: The date and time of changing the deal status as lost. Can only
                be set if deal status is lost.
            expected_close_date: The expected close date of the deal.
            label_ids: The IDs of labels assigned to the deal.
            custom_fields: An object where each key represents a custom field. All
                custom fields are referenced as randomly generated 40-character hashes.
                To clear a custom field value, set it to `null`. For multi-option fields
                (field type `set`), use `null` to clear the selection — sending an empty
                array `[]` is not supported and will result in a validation error.
            channel_id: The optional ID to further distinguish the Marketing channel.

        Costs 5 tokens. addDeal: POST /deals, scope deals:full.
        """
        return await self._call(
            OPERATIONS["addDeal"],
            Deal,
            body={
                "title": title,
                "owner_id": owner_id,
                "person_id": person_id,
                "org_id": org_id,
                "pipeline_id": pipeline_id,
                "stage_id": stage_id,
                "value": value,
                "currency": currency,
                "is_archived": is_archived,
                "archive_time": archive_time,
                "status": status,
                "probability": probability,
                "lost_reason": lost_reason,
                "visible_to": visible_to,
                "close_time": close_time,
                "won_time": won_time,
                "lost_time": lost_time,
                "expected_close_date": expected_close_date,
                "label_ids": label_ids,
                "custom_fields": custom_fields,
                "channel_id": channel_id,
            },
            options=call_options,
        )

    async def update(
        self,
        id: int,
        *,
        title: str | Unset | None = UNSET,
        owner_id: int | Unset | None = UNSET,
        person_id: int | Unset | None = UNSET,
        org_id: int | Unset | None = UNSET,
        pipeline_id: int | Unset | None = UNSET,
        stage_id: int | Unset | None = UNSET,
        value: float | Unset | None = UNSET,
        currency: str | Unset | None = UNSET,
        is_archived: bool | Unset | None = UNSET,
        archive_time: str | Unset | None = UNSET,
        status: str | Unset | None = UNSET,
        probability: float | Unset | None = UNSET,
        lost_reason: str | Unset | None = UNSET,
        visible_to: int | Unset | None = UNSET,
        close_time: dt.datetime | dt.date | str | Unset | None = UNSET,
        won_time: dt.datetime | dt.date | str | Unset | None = UNSET,
        lost_time: dt.datetime | dt.date | str | Unset | None = UNSET,
        expected_close_date: dt.date | str | Unset | None = UNSET,
        label_ids: Sequence[int] | Unset | None = UNSET,
        custom_fields: Mapping[str, Any] | Unset | None = UNSET,
        channel_id: str | Unset | None = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> Deal:
        """Update a deal.

        Updates the properties of a deal.

        Args:
            id: The ID of the deal.
            title: The title of the deal.
            owner_id: The ID of the user who owns the deal.
            person_id: The ID of the person linked to the deal.
            org_id: The ID of the organization linked to the deal.
            pipeline_id: The ID of the pipeline associated with the deal.
            stage_id: The ID of the deal stage.
            value: The value of the deal.
            currency: The currency associated with the deal.
            is_archived: Whether the deal is archived or not.
            archive_time: The optional date and time of archiving the deal in UTC.
                Format: YYYY-MM-DD HH:MM:SS. If omitted and `is_archived` is true, it
                will be set to the current date and time.
            status: The status of the deal.
            probability: The success probability percentage of the deal.
            lost_reason: The reason for losing the deal. Can only be set if deal status
                is lost.
            visible_to: The visibility of the deal.
            close_time: The date and time of closing the deal. Can only be set if deal
                status is won or lost.
            won_time: The date and time of changing the deal status as won. Can only be
                set if deal status is won.
            lost_time: The date and time of changing the deal status as lost. Can only
                be set if deal status is lost.
            expected_close_date: The expected close date of the deal.
            label_ids: The IDs of labels assigned to the deal.
            custom_fields: An object where each key represents a custom field. All
                custom fields are referenced as randomly generated 40-character hashes.
                To clear a custom field value, set it to `null`. For multi-option fields
                (field type `set`), use `null` to clear the selection — sending an empty
                array `[]` is not supported and will result in a validation error.
            channel_id: The optional ID to further distinguish the Marketing channel.

        Costs 5 tokens. updateDeal: PATCH /deals/{id}, scope deals:full.
        """
        return await self._call(
            OPERATIONS["updateDeal"],
            Deal,
            path={"id": id},
            body={
                "title": title,
                "owner_id": owner_id,
                "person_id": person_id,
                "org_id": org_id,
                "pipeline_id": pipeline_id,
                "stage_id": stage_id,
                "value": value,
                "currency": currency,
                "is_archived": is_archived,
                "archive_time": archive_time,
                "status": status,
                "probability": probability,
                "lost_reason": lost_reason,
                "visible_to": visible_to,
                "close_time": close_time,
                "won_time": won_time,
                "lost_time": lost_time,
                "expected_close_date": expected_close_date,
                "label_ids": label_ids,
                "custom_fields": custom_fields,
                "channel_id": channel_id,
            },
            options=call_options,
        )

    async def delete(self, id: int, **call_options: Unpack[CallOptions]) -> DeletedDeal:
        """Delete a deal.

        Marks a deal as deleted. After 30 days, the deal will be permanently deleted.

        Args:
            id: The ID of the deal.

        Costs 3 tokens. deleteDeal: DELETE /deals/{id}, scope deals:full.
        """
        return await self._call(
            OPERATIONS["deleteDeal"], DeletedDeal, path={"id": id}, options=call_options
        )

    def search(
        self,
        *,
        term: str,
        fields: Sequence[SearchField] | SearchField | Unset = UNSET,
        exact_match: bool | Unset = UNSET,
        person_id: int | Unset = UNSET,
        organization_id: int | Unset = UNSET,
        status: DealSearchStatus | Unset = UNSET,
        include_fields: (
            Sequence[DealSearchIncludeField] | DealSearchIncludeField | Unset
        ) = UNSET,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> AsyncPager[DealSearchItem]:
        """Search deals.

        Searches all deals by title, notes and/or custom fields. This endpoint is a
        wrapper of /v1/itemSearch with a narrower OAuth scope. Found deals can be
        filtered by the person ID and the organization ID.

        Args:
            term: The search term to look for. Minimum 2 characters (or 1 if using
                `exact_match`).
            fields: A list or single value. The fields to perform the search from.
                Defaults to all of them. Only the following custom field types are
                searchable: `address`, `varchar`, `text`, `varchar_auto`, `double`,
                `monetary` and `phone`.
            exact_match: When enabled, only full exact matches against the given term
                are returned. It is not case sensitive.
            person_id: Will filter deals by the provided person ID. The upper limit of
                found deals associated with the person is 2000.
            organization_id: Will filter deals by the provided organization ID. The
                upper limit of found deals associated with the organization is 2000.
            status: Will filter deals by the provided specific status. open = Open, won
                = Won, lost = Lost. The upper limit of found deals associated with the
                status is 2000.
            include_fields: Supports including optional fields in the results which are
                not provided by default. A list or single value.
            cursor: Where to resume: the `next_cursor` of an earlier page.
            limit: Items per request, at most and by default 500.
            max_items: Stop after this many items.

        Costs 20 tokens a page. searchDeals: GET /deals/search, scope deals:full or
        deals:read or search:read.
        """
        return self._pages(
            OPERATIONS["searchDeals"],
            DealSearchItem,
            query={
                "term": term,
                "fields": fields,
                "exact_match": exact_match,
                "person_id": person_id,
                "organization_id": organization_id,
                "status": status,
                "include_fields": include_fields,
            },
            page=(cursor, limit, max_items),
            options=call_options,
        )

    async def add_additional_discount(
        self,
        id: int,
        *,
        description: str,
        amount: float,
        type: DiscountType,
        **call_options: Unpack[CallOptions],
    ) -> AdditionalDiscount:
        """Add a discount to a deal.

        Adds a discount to a deal, changing the deal value if the deal has one-time
        products attached.

        Args:
            id: The ID of the deal.
            description: The name of the discount.
            amount: The discount amount. Must be a positive number (excluding 0).
            type: Determines whether the discount is applied as a percentage or a fixed
                amount.

        Costs 5 tokens. postAdditionalDiscount: POST /deals/{id}/discounts, scope
        deals:full or deals:read.
        """
        return await self._call(
            OPERATIONS["postAdditionalDiscount"],
            AdditionalDiscount,
            path={"id": id},
            body={"description": description, "amount": amount, "type": type},
            options=call_options,
        )

    async def add_follower(
        self, id: int, *, user_id: int, **call_options: Unpack[CallOptions]
    ) -> Follower:
        """Add a follower to a deal.

        Adds a user as a follower to the deal.

        Args:
            id: The ID of the deal.
            user_id: The ID of the user to add as a follower.

        Costs 5 tokens. addDealFollower: POST /deals/{id}/followers, scope deals:full.
        """
        return await self._call(
            OPERATIONS["addDealFollower"],
            Follower,
            path={"id": id},
            body={"user_id": user_id},
            options=call_options,
        )

    async def convert_to_lead(
        self, id: int, **call_options: Unpack[CallOptions]
    ) -> ConversionJob:
        """Convert a deal to a lead.

        Initiates a conversion of a deal to a lead. The return value is an ID of a job
        that was assigned to perform the conversion. Related entities (notes, files,
        emails, activities, ...) are transferred during the process to the target
        entity. There are exceptions for entities like invoices or history that are not
        transferred and remain linked to the original deal. If the conversion is
        successful, the deal is marked as deleted. To retrieve the created entity ID and
        the result of the conversion, call the
        /api/v2/deals/{deal_id}/convert/status/{conversion_id} endpoint.

        Args:
            id: The ID of the deal to convert.

        Costs 40 tokens. convertDealToLead: POST /deals/{id}/convert/lead, scope
        deals:full.
        """
        return await self._call(
            OPERATIONS["convertDealToLead"],
            ConversionJob,
            path={"id": id},
            options=call_options,
        )

    async def delete_additional_discount(
        self, id: int, discount_id: str, **call_options: Unpack[CallOptions]
    ) -> DeletedAdditionalDiscount:
        """Delete a discount from a deal.

        Removes a discount from a deal, changing the deal value if the deal has one-time
        products attached.

        Args:
            id: The ID of the deal.
            discount_id: The ID of the discount.

        Costs 3 tokens. deleteAdditionalDiscount: DELETE
        /deals/{id}/discounts/{discount_id}, scope deals:full or deals:read.
        """
        return await self._call(
            OPERATIONS["deleteAdditionalDiscount"],
            DeletedAdditionalDiscount,
            path={"id": id, "discount_id": discount_id},
            options=call_options,
        )

    async def delete_follower(
        self, id: int, follower_id: int, **call_options: Unpack[CallOptions]
    ) -> DeletedFollower:
        """Delete a follower from a deal.

        Deletes a user follower from the deal.

        Args:
            id: The ID of the deal.
            follower_id: The ID of the following user.

        Costs 3 tokens. deleteDealFollower: DELETE /deals/{id}/followers/{follower_id},
        scope deals:full.
        """
        return await self._call(
            OPERATIONS["deleteDealFollower"],
            DeletedFollower,
            path={"id": id, "follower_id": follower_id},
            options=call_options,
        )

    async def get_conversion_status(
        self, id: int, conversion_id: str, **call_options: Unpack[CallOptions]
    ) -> Conversion:
        """Get Deal conversion status.

        Returns information about the conversion. Status is always present and its value
        (not_started, running, completed, failed, rejected) represents the current state
        of the conversion. Lead ID is only present if the conversion was successfully
        finished. This data is only temporary and removed after a few days.

        Args:
            id: The ID of a deal.
            conversion_id: The ID of the conversion.

        Costs 1 token. getDealConversionStatus: GET
        /deals/{id}/convert/status/{conversion_id}, scope deals:full or deals:read.
        """
        return await self._call(
            OPERATIONS["getDealConversionStatus"],
            Conversion,
            path={"id": id, "conversion_id": conversion_id},
            options=call_options,
        )

    async def list_additional_discounts(
        self, id: int, **call_options: Unpack[CallOptions]
    ) -> list_[AdditionalDiscount]:
        """List discounts added to a deal.

        Lists discounts attached to a deal.

        Args:
            id: The ID of the deal.

        Costs 10 tokens. getAdditionalDiscounts: GET /deals/{id}/discounts, scope
        deals:full or deals:read.
        """
        return await self._call(
            OPERATIONS["getAdditionalDiscounts"],
            list_[AdditionalDiscount],
            path={"id": id},
            options=call_options,
        )

    def list_archived(
        self,
        *,
        filter_id: int | Unset = UNSET,
        ids: Sequence[int] | str | Unset = UNSET,
        owner_id: int | Unset = UNSET,
        person_id: int | Unset = UNSET,
        org_id: int | Unset = UNSET,
        pipeline_id: int | Unset = UNSET,
        stage_id: int | Unset = UNSET,
        status: Sequence[DealStatus] | DealStatus | Unset = UNSET,
        updated_since: dt.datetime | dt.date | str | Unset = UNSET,
        updated_until: dt.datetime | dt.date | str | Unset = UNSET,
        sort_by: SortBy | Unset = UNSET,
        sort_direction: SortDirection | Unset = UNSET,
        include_fields: Sequence[DealIncludeField] | DealIncludeField | Unset = UNSET,
        custom_fields: Sequence[str] | str | Unset = UNSET,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> AsyncPager[Deal]:
        """Get all archived deals.

        Returns data about all archived deals.

        Args:
            filter_id: If supplied, only deals matching the specified filter are
                returned.
            ids: Optional list or comma-separated string of up to 100 entity ids to
                fetch. If filter_id is provided, this is ignored. If any of the
                requested entities do not exist or are not visible, they are not
                included in the response.
            owner_id: If supplied, only deals owned by the specified user are returned.
                If filter_id is provided, this is ignored.
            person_id: If supplied, only deals linked to the specified person are
                returned. If filter_id is provided, this is ignored.
            org_id: If supplied, only deals linked to the specified organization are
                returned. If filter_id is provided, this is ignored.
            pipeline_id: If supplied, only deals in the specified pipeline are returned.
                If filter_id is provided, this is ignored.
            stage_id: If supplied, only deals in the specified stage are returned. If
                filter_id is provided, this is ignored.
            status: Only fetch deals with a specific status. If omitted, all not deleted
                deals are returned. If set to deleted, deals that have been deleted up
                to 30 days ago will be included. Multiple statuses can be included as a
                list or single value. If filter_id is provided, this is ignored.
            updated_since: If set, only deals with an `update_time` later than or equal
                to this time are returned. In RFC3339 format, e.g. 2025-01-01T10:20:00Z.
            updated_until: If set, only deals with an `update_time` earlier than this
                time are returned. In RFC3339 format, e.g. 2025-01-01T10:20:00Z.
            sort_by: The field to sort by. Supported fields: `id`, `update_time`,
                `add_time`. By default `id`.
            sort_direction: The sorting direction. Supported values: `asc`, `desc`. By
                default `asc`.
            include_fields: Optional list or single value of additional fields to
                include.
            custom_fields: Optional list or comma-separated string of custom fields keys
                to include. If you are only interested in a particular set of custom
                fields, please use this parameter for faster results and smaller
                response. A maximum of 15 keys is allowed.
            cursor: Where to resume: the `next_cursor` of an earlier page.
            limit: Items per request, at most and by default 500.
            max_items: Stop after this many items.

        Costs 20 tokens a page. getArchivedDeals: GET /deals/archived, scope deals:full
        or deals:read.
        """
        return self._pages(
            OPERATIONS["getArchivedDeals"],
            Deal,
            query={
                "filter_id": filter_id,
                "ids": ids,
                "owner_id": owner_id,
                "person_id": person_id,
                "org_id": org_id,
                "pipeline_id": pipeline_id,
                "stage_id": stage_id,
                "status": status,
                "updated_since": updated_since,
                "updated_until": updated_until,
                "sort_by": sort_by,
                "sort_direction": sort_direction,
                "include_fields": include_fields,
                "custom_fields": custom_fields,
            },
            page=(cursor, limit, max_items),
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
        """List followers of a deal.

        Lists users who are following the deal.

        Args:
            id: The ID of the deal.
            cursor: Where to resume: the `next_cursor` of an earlier page.
            limit: Items per request, at most and by default 500.
            max_items: Stop after this many items.

        Costs 10 tokens a page. getDealFollowers: GET /deals/{id}/followers, scope
        deals:full or deals:read.
        """
        return self._pages(
            OPERATIONS["getDealFollowers"],
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
        """List followers changelog of a deal.

        Lists changelogs about users have followed the deal.

        Args:
            id: The ID of the deal.
            cursor: Where to resume: the `next_cursor` of an earlier page.
            limit: Items per request, at most and by default 500.
            max_items: Stop after this many items.

        Costs 10 tokens a page. getDealFollowersChangelog: GET
        /deals/{id}/followers/changelog, scope deals:full or deals:read.
        """
        return self._pages(
            OPERATIONS["getDealFollowersChangelog"],
            FollowerChangelog,
            path={"id": id},
            page=(cursor, limit, max_items),
            options=call_options,
        )

    async def update_additional_discount(
        self,
        id: int,
        discount_id: str,
        *,
        description: str | Unset | None = UNSET,
        amount: float | Unset | None = UNSET,
        type: DiscountType | Unset | None = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> AdditionalDiscount:
        """Update a discount added to a deal.

        Edits a discount added to a deal, changing the deal value if the deal has
        one-time products attached.

        Args:
            id: The ID of the deal.
            discount_id: The ID of the discount.
            description: The name of the discount.
            amount: The discount amount. Must be a positive number (excluding 0).
            type: Determines whether the discount is applied as a percentage or a fixed
                amount.

        Costs 5 tokens. updateAdditionalDiscount: PATCH
        /deals/{id}/discounts/{discount_id}, scope deals:full or deals:read.
        """
        return await self._call(
            OPERATIONS["updateAdditionalDiscount"],
            AdditionalDiscount,
            path={"id": id, "discount_id": discount_id},
            body={"description": description, "amount": amount, "type": type},
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
        self.add = async_raw_method(raw.add)
        self.update = async_raw_method(raw.update)
        self.delete = async_raw_method(raw.delete)
        self.search = async_raw_method(raw.search)
        self.add_additional_discount = async_raw_method(raw.add_additional_discount)
        self.add_follower = async_raw_method(raw.add_follower)
        self.convert_to_lead = async_raw_method(raw.convert_to_lead)
        self.delete_additional_discount = async_raw_method(
            raw.delete_additional_discount
        )
        self.delete_follower = async_raw_method(raw.delete_follower)
        self.get_conversion_status = async_raw_method(raw.get_conversion_status)
        self.list_additional_discounts = async_raw_method(raw.list_additional_discounts)
        self.list_archived = async_raw_method(raw.list_archived)
        self.list_followers = async_raw_method(raw.list_followers)
        self.list_followers_changelog = async_raw_method(raw.list_followers_changelog)
        self.update_additional_discount = async_raw_method(
            raw.update_additional_discount
        )
