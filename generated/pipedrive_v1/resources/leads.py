"""Operations on leads."""

# Written by `make generate` from spec/pipedrive-v1.yaml: do not edit.

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

from ..models.leads import (
    Lead,
    LeadSearchFields,
    LeadSearchIncludeFields,
    LeadSearchItem,
    LeadValue,
)
from ..models.shared import DeletedLead, VisibleTo
from ..operations import OPERATIONS


class Leads(Resource):
    """Operations on leads."""

    def list(
        self,
        *,
        owner_id: int | Unset = UNSET,
        person_id: int | Unset = UNSET,
        organization_id: int | Unset = UNSET,
        filter_id: int | Unset = UNSET,
        sort: str | Unset = UNSET,
        updated_since: str | Unset = UNSET,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> Pager[Lead]:
        """Return multiple not archived leads.

        Leads are sorted by the time they were created, from oldest to newest.
        Pagination can be controlled using limit and start query parameters. If a lead
        contains custom fields, the fields' values will be included in the response in
        the same format as with the Deals endpoints. If a custom field's value hasn't
        been set for the lead, it won't appear in the response.

        Args:
            owner_id: The user who owns it.
            person_id: The person that it belongs to.
            organization_id: The organization that it belongs to.
            filter_id: A saved filter.
            sort: A field and its direction, such as `add_time DESC`; several joined by
                commas.
            updated_since: Only what was changed then or later, such as
                `2026-01-31T10:00:00Z`.
            cursor: How many items to skip, as text; or the `next_cursor` of a page.
            limit: Items per request, at most and by default 500.
            max_items: Stop after this many items.

        Costs 20 tokens a page. getLeads: GET /leads, scope leads:full or leads:read.
        """
        return self._pages(
            OPERATIONS["getLeads"],
            Lead,
            query={
                "owner_id": owner_id,
                "person_id": person_id,
                "organization_id": organization_id,
                "filter_id": filter_id,
                "sort": sort,
                "updated_since": updated_since,
            },
            page=(cursor, limit, max_items),
            options=call_options,
        )

    def get(self, id: str, **call_options: Unpack[CallOptions]) -> Lead:
        """Return details of a specific lead.

        If a lead contains custom fields, the fields' values will be included in the
        response in the same format as with the Deals endpoints. If a custom field's
        value hasn't been set for the lead, it won't appear in the response. Please note
        that leads do not have a separate set of custom fields, instead they inherit the
        custom fields’ structure from deals.

        Args:
            id: The id of the record.

        Costs 2 tokens. getLead: GET /leads/{id}, scope leads:full or leads:read.
        """
        return self._call(
            OPERATIONS["getLead"], Lead, path={"id": id}, options=call_options
        )

    def add(
        self,
        *,
        title: str,
        owner_id: int | Unset | None = UNSET,
        label_ids: Sequence[str] | Unset | None = UNSET,
        person_id: int | Unset | None = UNSET,
        organization_id: int | Unset | None = UNSET,
        value: LeadValue | Mapping[str, Any] | Unset | None = UNSET,
        expected_close_date: dt.date | str | Unset | None = UNSET,
        visible_to: VisibleTo | Unset | None = UNSET,
        was_seen: bool | Unset | None = UNSET,
        origin_id: str | Unset | None = UNSET,
        channel: int | Unset | None = UNSET,
        channel_id: str | Unset | None = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> Lead:
        """Create a lead.

        A lead always has to be linked to a person or an organization or both. All leads
        created through the Pipedrive API will have a lead source and origin set to API.
        Here's the tutorial for adding a lead. If a lead contains custom fields, the
        fields' values will be included in the response in the same format as with the
        Deals endpoints.

        Args:
            title: The title.
            owner_id: The user who owns it.
            label_ids: The labels, by id.
            person_id: The person that it belongs to.
            organization_id: The organization that it belongs to.
            value: The amount and its currency, together or not at all.
            expected_close_date: The day on which a deal is expected.
            visible_to: Who may see it, by the number of the visibility group.
            was_seen: Whether somebody has seen it.
            origin_id: An id of your own for where the lead came from.
            channel: A marketing channel of the account, by id.
            channel_id: An id of your own for the channel.

        Costs 10 tokens. addLead: POST /leads, scope leads:full.
        """
        return self._call(
            OPERATIONS["addLead"],
            Lead,
            body={
                "title": title,
                "owner_id": owner_id,
                "label_ids": label_ids,
                "person_id": person_id,
                "organization_id": organization_id,
                "value": value,
                "expected_close_date": expected_close_date,
                "visible_to": visible_to,
                "was_seen": was_seen,
                "origin_id": origin_id,
                "channel": channel,
                "channel_id": channel_id,
            },
            options=call_options,
        )

    def update(
        self,
        id: str,
        *,
        title: str | Unset | None = UNSET,
        owner_id: int | Unset | None = UNSET,
        label_ids: Sequence[str] | Unset | None = UNSET,
        person_id: int | Unset | None = UNSET,
        organization_id: int | Unset | None = UNSET,
        is_archived: bool | Unset | None = UNSET,
        value: LeadValue | Mapping[str, Any] | Unset | None = UNSET,
        expected_close_date: dt.date | str | Unset | None = UNSET,
        visible_to: VisibleTo | Unset | None = UNSET,
        was_seen: bool | Unset | None = UNSET,
        channel: int | Unset | None = UNSET,
        channel_id: str | Unset | None = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> Lead:
        """Update one or more properties of a lead.

        Only properties included in the request will be updated. Send null to unset a
        property applicable for example for value, person_id or organization_id. If a
        lead contains custom fields, the fields' values will be included in the response
        in the same format as with the Deals endpoints. If a custom field's value hasn't
        been set for the lead, it won't appear in the response.

        Args:
            id: The id of the record.
            title: The title.
            owner_id: The user who owns it.
            label_ids: The labels, by id.
            person_id: The person that it belongs to.
            organization_id: The organization that it belongs to.
            is_archived: Whether the lead is archived.
            value: The amount and its currency, together or not at all.
            expected_close_date: The day on which a deal is expected.
            visible_to: Who may see it, by the number of the visibility group.
            was_seen: Whether somebody has seen it.
            channel: A marketing channel of the account, by id.
            channel_id: An id of your own for the channel.

        Costs 10 tokens. updateLead: PATCH /leads/{id}, scope leads:full.
        """
        return self._call(
            OPERATIONS["updateLead"],
            Lead,
            path={"id": id},
            body={
                "title": title,
                "owner_id": owner_id,
                "label_ids": label_ids,
                "person_id": person_id,
                "organization_id": organization_id,
                "is_archived": is_archived,
                "value": value,
                "expected_close_date": expected_close_date,
                "visible_to": visible_to,
                "was_seen": was_seen,
                "channel": channel,
                "channel_id": channel_id,
            },
            options=call_options,
        )

    def delete(self, id: str, **call_options: Unpack[CallOptions]) -> DeletedLead:
        """Delete a specific lead.

        Args:
            id: The id of the record.

        Costs 6 tokens. deleteLead: DELETE /leads/{id}, scope leads:full.
        """
        return self._call(
            OPERATIONS["deleteLead"], DeletedLead, path={"id": id}, options=call_options
        )

    def search(
        self,
        *,
        term: str,
        fields: LeadSearchFields | Unset = UNSET,
        exact_match: bool | Unset = UNSET,
        person_id: int | Unset = UNSET,
        organization_id: int | Unset = UNSET,
        include_fields: LeadSearchIncludeFields | Unset = UNSET,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> Pager[LeadSearchItem]:
        """Search all leads by title, notes and/or custom fields.

        This endpoint is a wrapper of /v1/itemSearch with a narrower OAuth scope. Found
        leads can be filtered by the person ID and the organization ID.

        Args:
            term: What is searched.
            fields: What is searched, joined by commas; all fields if not given.
            exact_match: Whether the whole value must match, whatever its case.
            person_id: The person that it belongs to.
            organization_id: The organization that it belongs to.
            include_fields: More fields of what is found.
            cursor: How many items to skip, as text; or the `next_cursor` of a page.
            limit: Items per request, at most and by default 500.
            max_items: Stop after this many items.

        Costs 40 tokens a page. searchLeads: GET /leads/search, scope leads:full or
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

    def list_archived(
        self,
        *,
        owner_id: int | Unset = UNSET,
        person_id: int | Unset = UNSET,
        organization_id: int | Unset = UNSET,
        filter_id: int | Unset = UNSET,
        sort: str | Unset = UNSET,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> Pager[Lead]:
        """Return multiple archived leads.

        Leads are sorted by the time they were created, from oldest to newest.
        Pagination can be controlled using limit and start query parameters. If a lead
        contains custom fields, the fields' values will be included in the response in
        the same format as with the Deals endpoints. If a custom field's value hasn't
        been set for the lead, it won't appear in the response.

        Args:
            owner_id: The user who owns it.
            person_id: The person that it belongs to.
            organization_id: The organization that it belongs to.
            filter_id: A saved filter.
            sort: A field and its direction, such as `add_time DESC`; several joined by
                commas.
            cursor: How many items to skip, as text; or the `next_cursor` of a page.
            limit: Items per request, at most and by default 500.
            max_items: Stop after this many items.

        Costs 40 tokens a page. getArchivedLeads: GET /leads/archived, scope leads:full
        or leads:read.
        """
        return self._pages(
            OPERATIONS["getArchivedLeads"],
            Lead,
            query={
                "owner_id": owner_id,
                "person_id": person_id,
                "organization_id": organization_id,
                "filter_id": filter_id,
                "sort": sort,
            },
            page=(cursor, limit, max_items),
            options=call_options,
        )

    def list_permitted_users(
        self, id: str, **call_options: Unpack[CallOptions]
    ) -> list_[int]:
        """List the users permitted to access a lead.

        Args:
            id: The id of the record.

        Costs 10 tokens. getLeadUsers: GET /leads/{id}/permittedUsers, scope leads:full
        or leads:read.
        """
        return self._call(
            OPERATIONS["getLeadUsers"],
            list_[int],
            path={"id": id},
            options=call_options,
        )

    @property
    def with_raw_response(self) -> LeadsWithRawResponse:
        """The same methods, returning whole responses: status, headers, body."""
        return LeadsWithRawResponse(self._raw())


class LeadsWithRawResponse:
    def __init__(self, raw: Leads) -> None:
        self.list = raw_method(raw.list)
        self.get = raw_method(raw.get)
        self.add = raw_method(raw.add)
        self.update = raw_method(raw.update)
        self.delete = raw_method(raw.delete)
        self.search = raw_method(raw.search)
        self.list_archived = raw_method(raw.list_archived)
        self.list_permitted_users = raw_method(raw.list_permitted_users)


class AsyncLeads(AsyncResource):
    """`Leads`, awaited."""

    def list(
        self,
        *,
        owner_id: int | Unset = UNSET,
        person_id: int | Unset = UNSET,
        organization_id: int | Unset = UNSET,
        filter_id: int | Unset = UNSET,
        sort: str | Unset = UNSET,
        updated_since: str | Unset = UNSET,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> AsyncPager[Lead]:
        """Return multiple not archived leads.

        Leads are sorted by the time they were created, from oldest to newest.
        Pagination can be controlled using limit and start query parameters. If a lead
        contains custom fields, the fields' values will be included in the response in
        the same format as with the Deals endpoints. If a custom field's value hasn't
        been set for the lead, it won't appear in the response.

        Args:
            owner_id: The user who owns it.
            person_id: The person that it belongs to.
            organization_id: The organization that it belongs to.
            filter_id: A saved filter.
            sort: A field and its direction, such as `add_time DESC`; several joined by
                commas.
            updated_since: Only what was changed then or later, such as
                `2026-01-31T10:00:00Z`.
            cursor: How many items to skip, as text; or the `next_cursor` of a page.
            limit: Items per request, at most and by default 500.
            max_items: Stop after this many items.

        Costs 20 tokens a page. getLeads: GET /leads, scope leads:full or leads:read.
        """
        return self._pages(
            OPERATIONS["getLeads"],
            Lead,
            query={
                "owner_id": owner_id,
                "person_id": person_id,
                "organization_id": organization_id,
                "filter_id": filter_id,
                "sort": sort,
                "updated_since": updated_since,
            },
            page=(cursor, limit, max_items),
            options=call_options,
        )

    async def get(self, id: str, **call_options: Unpack[CallOptions]) -> Lead:
        """Return details of a specific lead.

        If a lead contains custom fields, the fields' values will be included in the
        response in the same format as with the Deals endpoints. If a custom field's
        value hasn't been set for the lead, it won't appear in the response. Please note
        that leads do not have a separate set of custom fields, instead they inherit the
        custom fields’ structure from deals.

        Args:
            id: The id of the record.

        Costs 2 tokens. getLead: GET /leads/{id}, scope leads:full or leads:read.
        """
        return await self._call(
            OPERATIONS["getLead"], Lead, path={"id": id}, options=call_options
        )

    async def add(
        self,
        *,
        title: str,
        owner_id: int | Unset | None = UNSET,
        label_ids: Sequence[str] | Unset | None = UNSET,
        person_id: int | Unset | None = UNSET,
        organization_id: int | Unset | None = UNSET,
        value: LeadValue | Mapping[str, Any] | Unset | None = UNSET,
        expected_close_date: dt.date | str | Unset | None = UNSET,
        visible_to: VisibleTo | Unset | None = UNSET,
        was_seen: bool | Unset | None = UNSET,
        origin_id: str | Unset | None = UNSET,
        channel: int | Unset | None = UNSET,
        channel_id: str | Unset | None = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> Lead:
        """Create a lead.

        A lead always has to be linked to a person or an organization or both. All leads
        created through the Pipedrive API will have a lead source and origin set to API.
        Here's the tutorial for adding a lead. If a lead contains custom fields, the
        fields' values will be included in the response in the same format as with the
        Deals endpoints.

        Args:
            title: The title.
            owner_id: The user who owns it.
            label_ids: The labels, by id.
            person_id: The person that it belongs to.
            organization_id: The organization that it belongs to.
            value: The amount and its currency, together or not at all.
            expected_close_date: The day on which a deal is expected.
            visible_to: Who may see it, by the number of the visibility group.
            was_seen: Whether somebody has seen it.
            origin_id: An id of your own for where the lead came from.
            channel: A marketing channel of the account, by id.
            channel_id: An id of your own for the channel.

        Costs 10 tokens. addLead: POST /leads, scope leads:full.
        """
        return await self._call(
            OPERATIONS["addLead"],
            Lead,
            body={
                "title": title,
                "owner_id": owner_id,
                "label_ids": label_ids,
                "person_id": person_id,
                "organization_id": organization_id,
                "value": value,
                "expected_close_date": expected_close_date,
                "visible_to": visible_to,
                "was_seen": was_seen,
                "origin_id": origin_id,
                "channel": channel,
                "channel_id": channel_id,
            },
            options=call_options,
        )

    async def update(
        self,
        id: str,
        *,
        title: str | Unset | None = UNSET,
        owner_id: int | Unset | None = UNSET,
        label_ids: Sequence[str] | Unset | None = UNSET,
        person_id: int | Unset | None = UNSET,
        organization_id: int | Unset | None = UNSET,
        is_archived: bool | Unset | None = UNSET,
        value: LeadValue | Mapping[str, Any] | Unset | None = UNSET,
        expected_close_date: dt.date | str | Unset | None = UNSET,
        visible_to: VisibleTo | Unset | None = UNSET,
        was_seen: bool | Unset | None = UNSET,
        channel: int | Unset | None = UNSET,
        channel_id: str | Unset | None = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> Lead:
        """Update one or more properties of a lead.

        Only properties included in the request will be updated. Send null to unset a
        property applicable for example for value, person_id or organization_id. If a
        lead contains custom fields, the fields' values will be included in the response
        in the same format as with the Deals endpoints. If a custom field's value hasn't
        been set for the lead, it won't appear in the response.

        Args:
            id: The id of the record.
            title: The title.
            owner_id: The user who owns it.
            label_ids: The labels, by id.
            person_id: The person that it belongs to.
            organization_id: The organization that it belongs to.
            is_archived: Whether the lead is archived.
            value: The amount and its currency, together or not at all.
            expected_close_date: The day on which a deal is expected.
            visible_to: Who may see it, by the number of the visibility group.
            was_seen: Whether somebody has seen it.
            channel: A marketing channel of the account, by id.
            channel_id: An id of your own for the channel.

        Costs 10 tokens. updateLead: PATCH /leads/{id}, scope leads:full.
        """
        return await self._call(
            OPERATIONS["updateLead"],
            Lead,
            path={"id": id},
            body={
                "title": title,
                "owner_id": owner_id,
                "label_ids": label_ids,
                "person_id": person_id,
                "organization_id": organization_id,
                "is_archived": is_archived,
                "value": value,
                "expected_close_date": expected_close_date,
                "visible_to": visible_to,
                "was_seen": was_seen,
                "channel": channel,
                "channel_id": channel_id,
            },
            options=call_options,
        )

    async def delete(self, id: str, **call_options: Unpack[CallOptions]) -> DeletedLead:
        """Delete a specific lead.

        Args:
            id: The id of the record.

        Costs 6 tokens. deleteLead: DELETE /leads/{id}, scope leads:full.
        """
        return await self._call(
            OPERATIONS["deleteLead"], DeletedLead, path={"id": id}, options=call_options
        )

    def search(
        self,
        *,
        term: str,
        fields: LeadSearchFields | Unset = UNSET,
        exact_match: bool | Unset = UNSET,
        person_id: int | Unset = UNSET,
        organization_id: int | Unset = UNSET,
        include_fields: LeadSearchIncludeFields | Unset = UNSET,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> AsyncPager[LeadSearchItem]:
        """Search all leads by title, notes and/or custom fields.

        This endpoint is a wrapper of /v1/itemSearch with a narrower OAuth scope. Found
        leads can be filtered by the person ID and the organization ID.

        Args:
            term: What is searched.
            fields: What is searched, joined by commas; all fields if not given.
            exact_match: Whether the whole value must match, whatever its case.
            person_id: The person that it belongs to.
            organization_id: The organization that it belongs to.
            include_fields: More fields of what is found.
            cursor: How many items to skip, as text; or the `next_cursor` of a page.
            limit: Items per request, at most and by default 500.
            max_items: Stop after this many items.

        Costs 40 tokens a page. searchLeads: GET /leads/search, scope leads:full or
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

    def list_archived(
        self,
        *,
        owner_id: int | Unset = UNSET,
        person_id: int | Unset = UNSET,
        organization_id: int | Unset = UNSET,
        filter_id: int | Unset = UNSET,
        sort: str | Unset = UNSET,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> AsyncPager[Lead]:
        """Return multiple archived leads.

        Leads are sorted by the time they were created, from oldest to newest.
        Pagination can be controlled using limit and start query parameters. If a lead
        contains custom fields, the fields' values will be included in the response in
        the same format as with the Deals endpoints. If a custom field's value hasn't
        been set for the lead, it won't appear in the response.

        Args:
            owner_id: The user who owns it.
            person_id: The person that it belongs to.
            organization_id: The organization that it belongs to.
            filter_id: A saved filter.
            sort: A field and its direction, such as `add_time DESC`; several joined by
                commas.
            cursor: How many items to skip, as text; or the `next_cursor` of a page.
            limit: Items per request, at most and by default 500.
            max_items: Stop after this many items.

        Costs 40 tokens a page. getArchivedLeads: GET /leads/archived, scope leads:full
        or leads:read.
        """
        return self._pages(
            OPERATIONS["getArchivedLeads"],
            Lead,
            query={
                "owner_id": owner_id,
                "person_id": person_id,
                "organization_id": organization_id,
                "filter_id": filter_id,
                "sort": sort,
            },
            page=(cursor, limit, max_items),
            options=call_options,
        )

    async def list_permitted_users(
        self, id: str, **call_options: Unpack[CallOptions]
    ) -> list_[int]:
        """List the users permitted to access a lead.

        Args:
            id: The id of the record.

        Costs 10 tokens. getLeadUsers: GET /leads/{id}/permittedUsers, scope leads:full
        or leads:read.
        """
        return await self._call(
            OPERATIONS["getLeadUsers"],
            list_[int],
            path={"id": id},
            options=call_options,
        )

    @property
    def with_raw_response(self) -> AsyncLeadsWithRawResponse:
        """The same methods, returning whole responses: status, headers, body."""
        return AsyncLeadsWithRawResponse(self._raw())


class AsyncLeadsWithRawResponse:
    def __init__(self, raw: AsyncLeads) -> None:
        self.list = async_raw_method(raw.list)
        self.get = async_raw_method(raw.get)
        self.add = async_raw_method(raw.add)
        self.update = async_raw_method(raw.update)
        self.delete = async_raw_method(raw.delete)
        self.search = async_raw_method(raw.search)
        self.list_archived = async_raw_method(raw.list_archived)
        self.list_permitted_users = async_raw_method(raw.list_permitted_users)
