"""Operations on leads."""

# Written by `make generate` from spec/pipedrive-v2.yaml: do not edit.

from __future__ import annotations

from collections.abc import Sequence
from typing import Unpack

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

from ..models.leads import LeadSearchIncludeField, LeadSearchItem
from ..models.shared import Conversion, ConversionJob, SearchField
from ..operations import OPERATIONS


class Leads(Resource):
    """Leads are potential deals stored in Leads Inbox before they are archived or
    converted to a deal. Each lead needs to be named (using the `title` field) and be
    linked to a person or an organization. In addition to that, a lead can contain
    most of the fields a deal can (such as `value` or `expected_close_date`).
    """

    def search(
        self,
        *,
        term: str,
        fields: Sequence[SearchField] | SearchField | Unset = UNSET,
        exact_match: bool | Unset = UNSET,
        person_id: int | Unset = UNSET,
        organization_id: int | Unset = UNSET,
        include_fields: (
            Sequence[LeadSearchIncludeField] | LeadSearchIncludeField | Unset
        ) = UNSET,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> Pager[LeadSearchItem]:
        """Search leads.

        Searches all leads by title, notes and/or custom fields. This endpoint is a
        wrapper of /v1/itemSearch with a narrower OAuth scope. Found leads can be
        filtered by the person ID and the organization ID.

        Args:
            term: The search term to look for. Minimum 2 characters (or 1 if using
                `exact_match`).
            fields: A list or single value. The fields to perform the search from.
                Defaults to all of them.
            exact_match: When enabled, only full exact matches against the given term
                are returned. It is not case sensitive.
            person_id: Will filter leads by the provided person ID. The upper limit of
                found leads associated with the person is 2000.
            organization_id: Will filter leads by the provided organization ID. The
                upper limit of found leads associated with the organization is 2000.
            include_fields: Supports including optional fields in the results which are
                not provided by default. A list or single value.
            cursor: Where to resume: the `next_cursor` of an earlier page.
            limit: Items per request, at most and by default 500.
            max_items: Stop after this many items.

        Costs 20 tokens a page. searchLeads: GET /leads/search, scope leads:full or
        leads:read or search:read.
        """
        return self._pages(
            OPERATIONS["searchLeads"],
            LeadSearchItem,
            query={
                "term": term,
                "fields": fields,
                "exact_match": exact_match,
                "person_id": person_id,
                "organization_id": organization_id,
                "include_fields": include_fields,
            },
            page=(cursor, limit, max_items),
            options=call_options,
        )

    def convert_to_deal(
        self,
        id: str,
        *,
        stage_id: int | Unset | None = UNSET,
        pipeline_id: int | Unset | None = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> ConversionJob:
        """Convert a lead to a deal.

        Initiates a conversion of a lead to a deal. The return value is an ID of a job
        that was assigned to perform the conversion. Related entities (notes, files,
        emails, activities, ...) are transferred during the process to the target
        entity. If the conversion is successful, the lead is marked as deleted. To
        retrieve the created entity ID and the result of the conversion, call the
        /api/v2/leads/{lead_id}/convert/status/{conversion_id} endpoint.

        Args:
            id: The ID of the lead to convert.
            stage_id: The ID of a stage the created deal will be added to. Please note
                that a pipeline will be assigned automatically based on the `stage_id`.
                If omitted, the deal will be placed in the first stage of the default
                pipeline.
            pipeline_id: The ID of a pipeline the created deal will be added to. By
                default, the deal will be added to the first stage of the specified
                pipeline. Please note that `pipeline_id` and `stage_id` should not be
                used together as `pipeline_id` will be ignored.

        Costs 40 tokens. convertLeadToDeal: POST /leads/{id}/convert/deal, scope
        leads:full.
        """
        return self._call(
            OPERATIONS["convertLeadToDeal"],
            ConversionJob,
            path={"id": id},
            body={"stage_id": stage_id, "pipeline_id": pipeline_id},
            options=call_options,
        )

    def get_conversion_status(
        self, id: str, conversion_id: str, **call_options: Unpack[CallOptions]
    ) -> Conversion:
        """Get Lead conversion status.

        Returns data about the conversion. Status is always present and its value
        (not_started, running, completed, failed, rejected) represents the current state
        of the conversion. Deal ID is only present if the conversion was successfully
        finished. This data is only temporary and removed after a few days.

        Args:
            id: The ID of a lead.
            conversion_id: The ID of the conversion.

        Costs 1 token. getLeadConversionStatus: GET
        /leads/{id}/convert/status/{conversion_id}, scope leads:full or leads:read.
        """
        return self._call(
            OPERATIONS["getLeadConversionStatus"],
            Conversion,
            path={"id": id, "conversion_id": conversion_id},
            options=call_options,
        )

    @property
    def with_raw_response(self) -> LeadsWithRawResponse:
        """The same methods, returning whole responses: status, headers, body."""
        return LeadsWithRawResponse(self._raw())


class LeadsWithRawResponse:
    def __init__(self, raw: Leads) -> None:
        self.search = raw_method(raw.search)
        self.convert_to_deal = raw_method(raw.convert_to_deal)
        self.get_conversion_status = raw_method(raw.get_conversion_status)


class AsyncLeads(AsyncResource):
    """`Leads`, awaited."""

    def search(
        self,
        *,
        term: str,
        fields: Sequence[SearchField] | SearchField | Unset = UNSET,
        exact_match: bool | Unset = UNSET,
        person_id: int | Unset = UNSET,
        organization_id: int | Unset = UNSET,
        include_fields: (
            Sequence[LeadSearchIncludeField] | LeadSearchIncludeField | Unset
        ) = UNSET,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> AsyncPager[LeadSearchItem]:
        """Search leads.

        Searches all leads by title, notes and/or custom fields. This endpoint is a
        wrapper of /v1/itemSearch with a narrower OAuth scope. Found leads can be
        filtered by the person ID and the organization ID.

        Args:
            term: The search term to look for. Minimum 2 characters (or 1 if using
                `exact_match`).
            fields: A list or single value. The fields to perform the search from.
                Defaults to all of them.
            exact_match: When enabled, only full exact matches against the given term
                are returned. It is not case sensitive.
            person_id: Will filter leads by the provided person ID. The upper limit of
                found leads associated with the person is 2000.
            organization_id: Will filter leads by the provided organization ID. The
                upper limit of found leads associated with the organization is 2000.
            include_fields: Supports including optional fields in the results which are
                not provided by default. A list or single value.
            cursor: Where to resume: the `next_cursor` of an earlier page.
            limit: Items per request, at most and by default 500.
            max_items: Stop after this many items.

        Costs 20 tokens a page. searchLeads: GET /leads/search, scope leads:full or
        leads:read or search:read.
        """
        return self._pages(
            OPERATIONS["searchLeads"],
            LeadSearchItem,
            query={
                "term": term,
                "fields": fields,
                "exact_match": exact_match,
                "person_id": person_id,
                "organization_id": organization_id,
                "include_fields": include_fields,
            },
            page=(cursor, limit, max_items),
            options=call_options,
        )

    async def convert_to_deal(
        self,
        id: str,
        *,
        stage_id: int | Unset | None = UNSET,
        pipeline_id: int | Unset | None = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> ConversionJob:
        """Convert a lead to a deal.

        Initiates a conversion of a lead to a deal. The return value is an ID of a job
        that was assigned to perform the conversion. Related entities (notes, files,
        emails, activities, ...) are transferred during the process to the target
        entity. If the conversion is successful, the lead is marked as deleted. To
        retrieve the created entity ID and the result of the conversion, call the
        /api/v2/leads/{lead_id}/convert/status/{conversion_id} endpoint.

        Args:
            id: The ID of the lead to convert.
            stage_id: The ID of a stage the created deal will be added to. Please note
                that a pipeline will be assigned automatically based on the `stage_id`.
                If omitted, the deal will be placed in the first stage of the default
                pipeline.
            pipeline_id: The ID of a pipeline the created deal will be added to. By
                default, the deal will be added to the first stage of the specified
                pipeline. Please note that `pipeline_id` and `stage_id` should not be
                used together as `pipeline_id` will be ignored.

        Costs 40 tokens. convertLeadToDeal: POST /leads/{id}/convert/deal, scope
        leads:full.
        """
        return await self._call(
            OPERATIONS["convertLeadToDeal"],
            ConversionJob,
            path={"id": id},
            body={"stage_id": stage_id, "pipeline_id": pipeline_id},
            options=call_options,
        )

    async def get_conversion_status(
        self, id: str, conversion_id: str, **call_options: Unpack[CallOptions]
    ) -> Conversion:
        """Get Lead conversion status.

        Returns data about the conversion. Status is always present and its value
        (not_started, running, completed, failed, rejected) represents the current state
        of the conversion. Deal ID is only present if the conversion was successfully
        finished. This data is only temporary and removed after a few days.

        Args:
            id: The ID of a lead.
            conversion_id: The ID of the conversion.

        Costs 1 token. getLeadConversionStatus: GET
        /leads/{id}/convert/status/{conversion_id}, scope leads:full or leads:read.
        """
        return await self._call(
            OPERATIONS["getLeadConversionStatus"],
            Conversion,
            path={"id": id, "conversion_id": conversion_id},
            options=call_options,
        )

    @property
    def with_raw_response(self) -> AsyncLeadsWithRawResponse:
        """The same methods, returning whole responses: status, headers, body."""
        return AsyncLeadsWithRawResponse(self._raw())


class AsyncLeadsWithRawResponse:
    def __init__(self, raw: AsyncLeads) -> None:
        self.search = async_raw_method(raw.search)
        self.convert_to_deal = async_raw_method(raw.convert_to_deal)
        self.get_conversion_status = async_raw_method(raw.get_conversion_status)
