"""Operations on organizations."""

# Written by `make generate` from spec/pipedrive-v2.yaml: do not edit.

from __future__ import annotations

import datetime as dt
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

from ..models.organizations import (
    DeletedOrganization,
    Organization,
    OrganizationIncludeField,
    OrganizationSearchField,
    OrganizationSearchItem,
)
from ..models.shared import (
    Address,
    DeletedFollower,
    Follower,
    FollowerChangelog,
    SortBy,
    SortDirection,
)
from ..operations import OPERATIONS


class Organizations(Resource):
    """Organizations are companies and other kinds of organizations you are making deals
    with. Persons can be associated with organizations so that each organization can
    contain one or more persons.
    """

    def list(
        self,
        *,
        filter_id: int | Unset = UNSET,
        ids: Sequence[int] | str | Unset = UNSET,
        owner_id: int | Unset = UNSET,
        updated_since: dt.datetime | dt.date | str | Unset = UNSET,
        updated_until: dt.datetime | dt.date | str | Unset = UNSET,
        sort_by: SortBy | Unset = UNSET,
        sort_direction: SortDirection | Unset = UNSET,
        include_fields: (
            Sequence[OrganizationIncludeField] | OrganizationIncludeField | Unset
        ) = UNSET,
        custom_fields: Sequence[str] | str | Unset = UNSET,
        include_option_labels: bool | Unset = UNSET,
        include_labels: bool | Unset = UNSET,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> Pager[Organization]:
        """Get all organizations.

        Returns data about all organizations.

        Args:
            filter_id: If supplied, only organizations matching the specified filter are
                returned.
            ids: Optional list or comma-separated string of up to 100 entity ids to
                fetch. If filter_id is provided, this is ignored. If any of the
                requested entities do not exist or are not visible, they are not
                included in the response.
            owner_id: If supplied, only organizations owned by the specified user are
                returned. If filter_id is provided, this is ignored.
            updated_since: If set, only organizations with an `update_time` later than
                or equal to this time are returned. In RFC3339 format, e.g.
                2025-01-01T10:20:00Z.
            updated_until: If set, only organizations with an `update_time` earlier than
                this time are returned. In RFC3339 format, e.g. 2025-01-01T10:20:00Z.
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

        Costs 10 tokens a page. getOrganizations: GET /organizations, scope
        contacts:full or contacts:read.
        """
        return self._pages(
            OPERATIONS["getOrganizations"],
            Organization,
            query={
                "filter_id": filter_id,
                "ids": ids,
                "owner_id": owner_id,
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
        include_fields: (
            Sequence[OrganizationIncludeField] | OrganizationIncludeField | Unset
        ) = UNSET,
        custom_fields: Sequence[str] | str | Unset = UNSET,
        include_option_labels: bool | Unset = UNSET,
        include_labels: bool | Unset = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> Organization:
        """Get details of a organization.

        Returns the details of a specific organization.

        Args:
            id: The ID of the organization.
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

        Costs 1 token. getOrganization: GET /organizations/{id}, scope contacts:full or
        contacts:read.
        """
        return self._call(
            OPERATIONS["getOrganization"],
            Organization,
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
        name: str,
        owner_id: int | Unset | None = UNSET,
        add_time: dt.datetime | dt.date | str | Unset | None = UNSET,
        visible_to: int | Unset | None = UNSET,
        label_ids: Sequence[int] | Unset | None = UNSET,
        address: Address | Mapping[str, Any] | Unset | None = UNSET,
        custom_fields: Mapping[str, Any] | Unset | None = UNSET,
        website: str | Unset | None = UNSET,
        linkedin: str | Unset | None = UNSET,
        industry: int | Unset | None = UNSET,
        annual_revenue: int | Unset | None = UNSET,
        employee_count: int | Unset | None = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> Organization:
        """Add a new organization.

        Args:
            name: The name of the organization.
            owner_id: The ID of the user who owns the organization.
            add_time: The creation date and time of the organization.
            visible_to: The visibility of the organization.
            label_ids: The IDs of labels assigned to the organization.
            address: The address of the organization.
            custom_fields: An object where each key represents a custom field. All
                custom fields are referenced as randomly generated 40-character hashes.
                To clear a custom field value, set it to `null`. For multi-option fields
                (field type `set`), use `null` to clear the selection — sending an empty
                array `[]` is not supported and will result in a validation error.
            website: The website of the organization.
            linkedin: The LinkedIn profile URL of the organization.
            industry: The industry that the organization belongs to.
            annual_revenue: The annual revenue of the organization.
            employee_count: The number of employees of the organization.

        Costs 5 tokens. addOrganization: POST /organizations, scope contacts:full.
        """
        return self._call(
            OPERATIONS["addOrganization"],
            Organization,
            body={
                "name": name,
                "owner_id": owner_id,
                "add_time": add_time,
                "visible_to": visible_to,
                "label_ids": label_ids,
                "address": address,
                "custom_fields": custom_fields,
                "website": website,
                "linkedin": linkedin,
                "industry": industry,
                "annual_revenue": annual_revenue,
                "employee_count": employee_count,
            },
            options=call_options,
        )

    def update(
        self,
        id: int,
        *,
        name: str | Unset | None = UNSET,
        owner_id: int | Unset | None = UNSET,
        visible_to: int | Unset | None = UNSET,
        label_ids: Sequence[int] | Unset | None = UNSET,
        address: Address | Mapping[str, Any] | Unset | None = UNSET,
        custom_fields: Mapping[str, Any] | Unset | None = UNSET,
        website: str | Unset | None = UNSET,
        linkedin: str | Unset | None = UNSET,
        industry: int | Unset | None = UNSET,
        annual_revenue: int | Unset | None = UNSET,
        employee_count: int | Unset | None = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> Organization:
        """Update a organization.

        Updates the properties of a organization.

        Args:
            id: The ID of the organization.
            name: The name of the organization.
            owner_id: The ID of the user who owns the organization.
            visible_to: The visibility of the organization.
            label_ids: The IDs of labels assigned to the organization.
            address: The address of the organization.
            custom_fields: An object where each key represents a custom field. All
                custom fields are referenced as randomly generated 40-character hashes.
                To clear a custom field value, set it to `null`. For multi-option fields
                (field type `set`), use `null` to clear the selection — sending an empty
                array `[]` is not supported and will result in a validation error.
            website: The website of the organization.
            linkedin: The LinkedIn profile URL of the organization.
            industry: The industry that the organization belongs to.
            annual_revenue: The annual revenue of the organization.
            employee_count: The number of employees of the organization.

        Costs 5 tokens. updateOrganization: PATCH /organizations/{id}, scope
        contacts:full.
        """
        return self._call(
            OPERATIONS["updateOrganization"],
            Organization,
            path={"id": id},
            body={
                "name": name,
                "owner_id": owner_id,
                "visible_to": visible_to,
                "label_ids": label_ids,
                "address": address,
                "custom_fields": custom_fields,
                "website": website,
                "linkedin": linkedin,
                "industry": industry,
                "annual_revenue": annual_revenue,
                "employee_count": employee_count,
            },
            options=call_options,
        )

    def delete(
        self, id: int, **call_options: Unpack[CallOptions]
    ) -> DeletedOrganization:
        """Delete a organization.

        Marks a organization as deleted. After 30 days, the organization will be
        permanently deleted.

        Args:
            id: The ID of the organization.

        Costs 3 tokens. deleteOrganization: DELETE /organizations/{id}, scope
        contacts:full.
        """
        return self._call(
            OPERATIONS["deleteOrganization"],
            DeletedOrganization,
            path={"id": id},
            options=call_options,
        )

    def search(
        self,
        *,
        term: str,
        fields: (
            Sequence[OrganizationSearchField] | OrganizationSearchField | Unset
        ) = UNSET,
        exact_match: bool | Unset = UNSET,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> Pager[OrganizationSearchItem]:
        """Search organizations.

        Searches all organizations by name, address, notes and/or custom fields. This
        endpoint is a wrapper of /v1/itemSearch with a narrower OAuth scope.

        Args:
            term: The search term to look for. Minimum 2 characters (or 1 if using
                `exact_match`).
            fields: A list or single value. The fields to perform the search from.
                Defaults to all of them. Only the following custom field types are
                searchable: `address`, `varchar`, `text`, `varchar_auto`, `double`,
                `monetary` and `phone`.
            exact_match: When enabled, only full exact matches against the given term
                are returned. It is not case sensitive.
            cursor: Where to resume: the `next_cursor` of an earlier page.
            limit: Items per request, at most and by default 500.
            max_items: Stop after this many items.

        Costs 20 tokens a page. searchOrganization: GET /organizations/search, scope
        contacts:full or contacts:read or search:read.
        """
        return self._pages(
            OPERATIONS["searchOrganization"],
            OrganizationSearchItem,
            query={"term": term, "fields": fields, "exact_match": exact_match},
            page=(cursor, limit, max_items),
            options=call_options,
        )

    def add_follower(
        self, id: int, *, user_id: int, **call_options: Unpack[CallOptions]
    ) -> Follower:
        """Add a follower to an organization.

        Adds a user as a follower to the organization.

        Args:
            id: The ID of the organization.
            user_id: The ID of the user to add as a follower.

        Costs 5 tokens. addOrganizationFollower: POST /organizations/{id}/followers,
        scope contacts:full.
        """
        return self._call(
            OPERATIONS["addOrganizationFollower"],
            Follower,
            path={"id": id},
            body={"user_id": user_id},
            options=call_options,
        )

    def delete_follower(
        self, id: int, follower_id: int, **call_options: Unpack[CallOptions]
    ) -> DeletedFollower:
        """Delete a follower from an organization.

        Deletes a user follower from the organization.

        Args:
            id: The ID of the organization.
            follower_id: The ID of the following user.

        Costs 3 tokens. deleteOrganizationFollower: DELETE
        /organizations/{id}/followers/{follower_id}, scope contacts:full.
        """
        return self._call(
            OPERATIONS["deleteOrganizationFollower"],
            DeletedFollower,
            path={"id": id, "follower_id": follower_id},
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
        """List followers of an organization.

        Lists users who are following the organization.

        Args:
            id: The ID of the organization.
            cursor: Where to resume: the `next_cursor` of an earlier page.
            limit: Items per request, at most and by default 500.
            max_items: Stop after this many items.

        Costs 10 tokens a page. getOrganizationFollowers: GET
        /organizations/{id}/followers, scope contacts:full or contacts:read.
        """
        return self._pages(
            OPERATIONS["getOrganizationFollowers"],
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
        """List followers changelog of an organization.

        Lists changelogs about users have followed the organization.

        Args:
            id: The ID of the organization.
            cursor: Where to resume: the `next_cursor` of an earlier page.
            limit: Items per request, at most and by default 500.
            max_items: Stop after this many items.

        Costs 10 tokens a page. getOrganizationFollowersChangelog: GET
        /organizations/{id}/followers/changelog, scope contacts:full or contacts:read.
        """
        return self._pages(
            OPERATIONS["getOrganizationFollowersChangelog"],
            FollowerChangelog,
            path={"id": id},
            page=(cursor, limit, max_items),
            options=call_options,
        )

    @property
    def with_raw_response(self) -> OrganizationsWithRawResponse:
        """The same methods, returning whole responses: status, headers, body."""
        return OrganizationsWithRawResponse(self._raw())


class OrganizationsWithRawResponse:
    def __init__(self, raw: Organizations) -> None:
        self.list = raw_method(raw.list)
        self.get = raw_method(raw.get)
        self.add = raw_method(raw.add)
        self.update = raw_method(raw.update)
        self.delete = raw_method(raw.delete)
        self.search = raw_method(raw.search)
        self.add_follower = raw_method(raw.add_follower)
        self.delete_follower = raw_method(raw.delete_follower)
        self.list_followers = raw_method(raw.list_followers)
        self.list_followers_changelog = raw_method(raw.list_followers_changelog)


class AsyncOrganizations(AsyncResource):
    """`Organizations`, awaited."""

    def list(
        self,
        *,
        filter_id: int | Unset = UNSET,
        ids: Sequence[int] | str | Unset = UNSET,
        owner_id: int | Unset = UNSET,
        updated_since: dt.datetime | dt.date | str | Unset = UNSET,
        updated_until: dt.datetime | dt.date | str | Unset = UNSET,
        sort_by: SortBy | Unset = UNSET,
        sort_direction: SortDirection | Unset = UNSET,
        include_fields: (
            Sequence[OrganizationIncludeField] | OrganizationIncludeField | Unset
        ) = UNSET,
        custom_fields: Sequence[str] | str | Unset = UNSET,
        include_option_labels: bool | Unset = UNSET,
        include_labels: bool | Unset = UNSET,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> AsyncPager[Organization]:
        """Get all organizations.

        Returns data about all organizations.

        Args:
            filter_id: If supplied, only organizations matching the specified filter are
                returned.
            ids: Optional list or comma-separated string of up to 100 entity ids to
                fetch. If filter_id is provided, this is ignored. If any of the
                requested entities do not exist or are not visible, they are not
                included in the response.
            owner_id: If supplied, only organizations owned by the specified user are
                returned. If filter_id is provided, this is ignored.
            updated_since: If set, only organizations with an `update_time` later than
                or equal to this time are returned. In RFC3339 format, e.g.
                2025-01-01T10:20:00Z.
            updated_until: If set, only organizations with an `update_time` earlier than
                this time are returned. In RFC3339 format, e.g. 2025-01-01T10:20:00Z.
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

        Costs 10 tokens a page. getOrganizations: GET /organizations, scope
        contacts:full or contacts:read.
        """
        return self._pages(
            OPERATIONS["getOrganizations"],
            Organization,
            query={
                "filter_id": filter_id,
                "ids": ids,
                "owner_id": owner_id,
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
        include_fields: (
            Sequence[OrganizationIncludeField] | OrganizationIncludeField | Unset
        ) = UNSET,
        custom_fields: Sequence[str] | str | Unset = UNSET,
        include_option_labels: bool | Unset = UNSET,
        include_labels: bool | Unset = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> Organization:
        """Get details of a organization.

        Returns the details of a specific organization.

        Args:
            id: The ID of the organization.
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

        Costs 1 token. getOrganization: GET /organizations/{id}, scope contacts:full or
        contacts:read.
        """
        return await self._call(
            OPERATIONS["getOrganization"],
            Organization,
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
        name: str,
        owner_id: int | Unset | None = UNSET,
        add_time: dt.datetime | dt.date | str | Unset | None = UNSET,
        visible_to: int | Unset | None = UNSET,
        label_ids: Sequence[int] | Unset | None = UNSET,
        address: Address | Mapping[str, Any] | Unset | None = UNSET,
        custom_fields: Mapping[str, Any] | Unset | None = UNSET,
        website: str | Unset | None = UNSET,
        linkedin: str | Unset | None = UNSET,
        industry: int | Unset | None = UNSET,
        annual_revenue: int | Unset | None = UNSET,
        employee_count: int | Unset | None = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> Organization:
        """Add a new organization.

        Args:
            name: The name of the organization.
            owner_id: The ID of the user who owns the organization.
            add_time: The creation date and time of the organization.
            visible_to: The visibility of the organization.
            label_ids: The IDs of labels assigned to the organization.
            address: The address of the organization.
            custom_fields: An object where each key represents a custom field. All
                custom fields are referenced as randomly generated 40-character hashes.
                To clear a custom field value, set it to `null`. For multi-option fields
                (field type `set`), use `null` to clear the selection — sending an empty
                array `[]` is not supported and will result in a validation error.
            website: The website of the organization.
            linkedin: The LinkedIn profile URL of the organization.
            industry: The industry that the organization belongs to.
            annual_revenue: The annual revenue of the organization.
            employee_count: The number of employees of the organization.

        Costs 5 tokens. addOrganization: POST /organizations, scope contacts:full.
        """
        return await self._call(
            OPERATIONS["addOrganization"],
            Organization,
            body={
                "name": name,
                "owner_id": owner_id,
                "add_time": add_time,
                "visible_to": visible_to,
                "label_ids": label_ids,
                "address": address,
                "custom_fields": custom_fields,
                "website": website,
                "linkedin": linkedin,
                "industry": industry,
                "annual_revenue": annual_revenue,
                "employee_count": employee_count,
            },
            options=call_options,
        )

    async def update(
        self,
        id: int,
        *,
        name: str | Unset | None = UNSET,
        owner_id: int | Unset | None = UNSET,
        visible_to: int | Unset | None = UNSET,
        label_ids: Sequence[int] | Unset | None = UNSET,
        address: Address | Mapping[str, Any] | Unset | None = UNSET,
        custom_fields: Mapping[str, Any] | Unset | None = UNSET,
        website: str | Unset | None = UNSET,
        linkedin: str | Unset | None = UNSET,
        industry: int | Unset | None = UNSET,
        annual_revenue: int | Unset | None = UNSET,
        employee_count: int | Unset | None = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> Organization:
        """Update a organization.

        Updates the properties of a organization.

        Args:
            id: The ID of the organization.
            name: The name of the organization.
            owner_id: The ID of the user who owns the organization.
            visible_to: The visibility of the organization.
            label_ids: The IDs of labels assigned to the organization.
            address: The address of the organization.
            custom_fields: An object where each key represents a custom field. All
                custom fields are referenced as randomly generated 40-character hashes.
                To clear a custom field value, set it to `null`. For multi-option fields
                (field type `set`), use `null` to clear the selection — sending an empty
                array `[]` is not supported and will result in a validation error.
            website: The website of the organization.
            linkedin: The LinkedIn profile URL of the organization.
            industry: The industry that the organization belongs to.
            annual_revenue: The annual revenue of the organization.
            employee_count: The number of employees of the organization.

        Costs 5 tokens. updateOrganization: PATCH /organizations/{id}, scope
        contacts:full.
        """
        return await self._call(
            OPERATIONS["updateOrganization"],
            Organization,
            path={"id": id},
            body={
                "name": name,
                "owner_id": owner_id,
                "visible_to": visible_to,
                "label_ids": label_ids,
                "address": address,
                "custom_fields": custom_fields,
                "website": website,
                "linkedin": linkedin,
                "industry": industry,
                "annual_revenue": annual_revenue,
                "employee_count": employee_count,
            },
            options=call_options,
        )

    async def delete(
        self, id: int, **call_options: Unpack[CallOptions]
    ) -> DeletedOrganization:
        """Delete a organization.

        Marks a organization as deleted. After 30 days, the organization will be
        permanently deleted.

        Args:
            id: The ID of the organization.

        Costs 3 tokens. deleteOrganization: DELETE /organizations/{id}, scope
        contacts:full.
        """
        return await self._call(
            OPERATIONS["deleteOrganization"],
            DeletedOrganization,
            path={"id": id},
            options=call_options,
        )

    def search(
        self,
        *,
        term: str,
        fields: (
            Sequence[OrganizationSearchField] | OrganizationSearchField | Unset
        ) = UNSET,
        exact_match: bool | Unset = UNSET,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> AsyncPager[OrganizationSearchItem]:
        """Search organizations.

        Searches all organizations by name, address, notes and/or custom fields. This
        endpoint is a wrapper of /v1/itemSearch with a narrower OAuth scope.

        Args:
            term: The search term to look for. Minimum 2 characters (or 1 if using
                `exact_match`).
            fields: A list or single value. The fields to perform the search from.
                Defaults to all of them. Only the following custom field types are
                searchable: `address`, `varchar`, `text`, `varchar_auto`, `double`,
                `monetary` and `phone`.
            exact_match: When enabled, only full exact matches against the given term
                are returned. It is not case sensitive.
            cursor: Where to resume: the `next_cursor` of an earlier page.
            limit: Items per request, at most and by default 500.
            max_items: Stop after this many items.

        Costs 20 tokens a page. searchOrganization: GET /organizations/search, scope
        contacts:full or contacts:read or search:read.
        """
        return self._pages(
            OPERATIONS["searchOrganization"],
            OrganizationSearchItem,
            query={"term": term, "fields": fields, "exact_match": exact_match},
            page=(cursor, limit, max_items),
            options=call_options,
        )

    async def add_follower(
        self, id: int, *, user_id: int, **call_options: Unpack[CallOptions]
    ) -> Follower:
        """Add a follower to an organization.

        Adds a user as a follower to the organization.

        Args:
            id: The ID of the organization.
            user_id: The ID of the user to add as a follower.

        Costs 5 tokens. addOrganizationFollower: POST /organizations/{id}/followers,
        scope contacts:full.
        """
        return await self._call(
            OPERATIONS["addOrganizationFollower"],
            Follower,
            path={"id": id},
            body={"user_id": user_id},
            options=call_options,
        )

    async def delete_follower(
        self, id: int, follower_id: int, **call_options: Unpack[CallOptions]
    ) -> DeletedFollower:
        """Delete a follower from an organization.

        Deletes a user follower from the organization.

        Args:
            id: The ID of the organization.
            follower_id: The ID of the following user.

        Costs 3 tokens. deleteOrganizationFollower: DELETE
        /organizations/{id}/followers/{follower_id}, scope contacts:full.
        """
        return await self._call(
            OPERATIONS["deleteOrganizationFollower"],
            DeletedFollower,
            path={"id": id, "follower_id": follower_id},
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
        """List followers of an organization.

        Lists users who are following the organization.

        Args:
            id: The ID of the organization.
            cursor: Where to resume: the `next_cursor` of an earlier page.
            limit: Items per request, at most and by default 500.
            max_items: Stop after this many items.

        Costs 10 tokens a page. getOrganizationFollowers: GET
        /organizations/{id}/followers, scope contacts:full or contacts:read.
        """
        return self._pages(
            OPERATIONS["getOrganizationFollowers"],
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
        """List followers changelog of an organization.

        Lists changelogs about users have followed the organization.

        Args:
            id: The ID of the organization.
            cursor: Where to resume: the `next_cursor` of an earlier page.
            limit: Items per request, at most and by default 500.
            max_items: Stop after this many items.

        Costs 10 tokens a page. getOrganizationFollowersChangelog: GET
        /organizations/{id}/followers/changelog, scope contacts:full or contacts:read.
        """
        return self._pages(
            OPERATIONS["getOrganizationFollowersChangelog"],
            FollowerChangelog,
            path={"id": id},
            page=(cursor, limit, max_items),
            options=call_options,
        )

    @property
    def with_raw_response(self) -> AsyncOrganizationsWithRawResponse:
        """The same methods, returning whole responses: status, headers, body."""
        return AsyncOrganizationsWithRawResponse(self._raw())


class AsyncOrganizationsWithRawResponse:
    def __init__(self, raw: AsyncOrganizations) -> None:
        self.list = async_raw_method(raw.list)
        self.get = async_raw_method(raw.get)
        self.add = async_raw_method(raw.add)
        self.update = async_raw_method(raw.update)
        self.delete = async_raw_method(raw.delete)
        self.search = async_raw_method(raw.search)
        self.add_follower = async_raw_method(raw.add_follower)
        self.delete_follower = async_raw_method(raw.delete_follower)
        self.list_followers = async_raw_method(raw.list_followers)
        self.list_followers_changelog = async_raw_method(raw.list_followers_changelog)
