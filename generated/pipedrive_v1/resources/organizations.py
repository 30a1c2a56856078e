"""Operations on organizations."""

# Written by `make generate` from spec/pipedrive-v1.yaml: do not edit.

from __future__ import annotations

from builtins import list as list_
from typing import Unpack

from openapi_runtime import (
    UNSET,
    AsyncDetailedPager,
    AsyncPager,
    AsyncResource,
    CallOptions,
    DetailedPager,
    Pager,
    Resource,
    Unset,
    async_raw_method,
    raw_method,
    removed,
)

from ..models.organizations import MergedOrganization
from ..models.shared import (
    Change,
    DeletedItem,
    File,
    Flag,
    FlowItem,
    Follower,
    MailActivity,
    PageDetails,
)
from ..operations import OPERATIONS


class Organizations(Resource):
    """Operations on organizations."""

    def add_follower(
        self, id: int, *, user_id: int, **call_options: Unpack[CallOptions]
    ) -> Follower:
        """Add a follower to an organization.

        Args:
            id: The id of the record.
            user_id: The user.

        Costs 10 tokens. addOrganizationFollower: POST /organizations/{id}/followers,
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
    ) -> DeletedItem:
        """Delete a follower from an organization.

        You can retrieve the follower_id from the List followers of an organization
        endpoint.

        Args:
            id: The id of the record.
            follower_id: The id of the row of the follower, not of the user.

        Costs 6 tokens. deleteOrganizationFollower: DELETE
        /organizations/{id}/followers/{follower_id}, scope contacts:full.
        """
        return self._call(
            OPERATIONS["deleteOrganizationFollower"],
            DeletedItem,
            path={"id": id, "follower_id": follower_id},
            options=call_options,
        )

    def list_changelog(
        self,
        id: int,
        *,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> Pager[Change]:
        """List updates about field values of an organization.

        Args:
            id: The id of the record.
            cursor: Where to resume: the `next_cursor` of an earlier page.
            limit: Items per request, at most and by default 500.
            max_items: Stop after this many items.

        Costs 20 tokens a page. getOrganizationChangelog: GET
        /organizations/{id}/changelog, scope recents:read.
        """
        return self._pages(
            OPERATIONS["getOrganizationChangelog"],
            Change,
            path={"id": id},
            page=(cursor, limit, max_items),
            options=call_options,
        )

    def list_files(
        self,
        id: int,
        *,
        sort: str | Unset = UNSET,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> Pager[File]:
        """List files associated with an organization.

        Args:
            id: The id of the record.
            sort: A field and its direction, such as `add_time DESC`; several joined by
                commas.
            cursor: How many items to skip, as text; or the `next_cursor` of a page.
            limit: Items per request, at most and by default 100.
            max_items: Stop after this many items.

        Costs 20 tokens a page. getOrganizationFiles: GET /organizations/{id}/files,
        scope contacts:full or contacts:read.
        """
        return self._pages(
            OPERATIONS["getOrganizationFiles"],
            File,
            path={"id": id},
            query={"sort": sort},
            page=(cursor, limit, max_items),
            options=call_options,
        )

    def list_followers(
        self, id: int, **call_options: Unpack[CallOptions]
    ) -> list_[Follower]:
        """List the followers of an organization.

        Args:
            id: The id of the record.

        Costs 20 tokens. getOrganizationFollowers: GET /organizations/{id}/followers,
        scope contacts:full or contacts:read.
        """
        return self._call(
            OPERATIONS["getOrganizationFollowers"],
            list_[Follower],
            path={"id": id},
            options=call_options,
        )

    def list_mail_messages(
        self,
        id: int,
        *,
        include_body: Flag | Unset = UNSET,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> Pager[MailActivity]:
        """List mail messages associated with an organization.

        Args:
            id: The id of the record.
            include_body: 1 to include the text of the message.
            cursor: How many items to skip, as text; or the `next_cursor` of a page.
            limit: Items per request, at most and by default 500.
            max_items: Stop after this many items.

        Costs 20 tokens a page. getOrganizationMailMessages: GET
        /organizations/{id}/mailMessages, scope mail:full or mail:read.
        """
        return self._pages(
            OPERATIONS["getOrganizationMailMessages"],
            MailActivity,
            path={"id": id},
            query={"include_body": include_body},
            page=(cursor, limit, max_items),
            options=call_options,
        )

    def list_permitted_users(
        self, id: int, **call_options: Unpack[CallOptions]
    ) -> list_[float]:
        """List users permitted to access an organization.

        Args:
            id: The id of the record.

        Costs 10 tokens. getOrganizationUsers: GET /organizations/{id}/permittedUsers,
        scope contacts:full or contacts:read.
        """
        return self._call(
            OPERATIONS["getOrganizationUsers"],
            list_[float],
            path={"id": id},
            options=call_options,
        )

    def list_updates(
        self,
        id: int,
        *,
        all_changes: str | Unset = UNSET,
        items: str | Unset = UNSET,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> DetailedPager[FlowItem, PageDetails]:
        """List updates about an organization.

        Each page of `pages()` has in its `details` what is no item: `related_objects`.

        Args:
            id: The id of the record.
            all_changes: "1" to include changes of custom fields.
            items: The kinds of updates, joined by commas; all if not given.
            cursor: How many items to skip, as text; or the `next_cursor` of a page.
            limit: Items per request, at most and by default 500.
            max_items: Stop after this many items.

        Costs 40 tokens a page. getOrganizationUpdates: GET /organizations/{id}/flow,
        scope recents:read.
        """
        pager = self._pages(
            OPERATIONS["getOrganizationUpdates"],
            FlowItem,
            path={"id": id},
            query={"all_changes": all_changes, "items": items},
            page=(cursor, limit, max_items),
            options=call_options,
        )
        return DetailedPager.of(pager, PageDetails)

    def merge(
        self, id: int, *, merge_with_id: int, **call_options: Unpack[CallOptions]
    ) -> MergedOrganization:
        """Merge an organization with another organization.

        For more information, see the tutorial for merging two organizations.

        Args:
            id: The id of the record.
            merge_with_id: The record that stays; its values win.

        Costs 40 tokens. mergeOrganizations: PUT /organizations/{id}/merge, scope
        contacts:full.
        """
        return self._call(
            OPERATIONS["mergeOrganizations"],
            MergedOrganization,
            path={"id": id},
            body={"merge_with_id": merge_with_id},
            options=call_options,
        )

    add = removed(
        "organizations.add",
        operation_id="addOrganization",
        request="POST /organizations",
        instead="organizations.add() of API v2",
    )

    delete = removed(
        "organizations.delete",
        operation_id="deleteOrganization",
        request="DELETE /organizations/{id}",
        instead="organizations.delete() of API v2",
    )

    delete_many = removed(
        "organizations.delete_many",
        operation_id="deleteOrganizations",
        request="DELETE /organizations",
        instead="organizations.delete() of API v2, for each id",
    )

    get = removed(
        "organizations.get",
        operation_id="getOrganization",
        request="GET /organizations/{id}",
        instead="organizations.get() of API v2",
    )

    list_activities = removed(
        "organizations.list_activities",
        operation_id="getOrganizationActivities",
        request="GET /organizations/{id}/activities",
        instead="activities.list(org_id=...) of API v2",
    )

    list_deals = removed(
        "organizations.list_deals",
        operation_id="getOrganizationDeals",
        request="GET /organizations/{id}/deals",
        instead="deals.list(org_id=...) of API v2",
    )

    list_persons = removed(
        "organizations.list_persons",
        operation_id="getOrganizationPersons",
        request="GET /organizations/{id}/persons",
        instead="persons.list(org_id=...) of API v2",
    )

    list = removed(
        "organizations.list",
        operation_id="getOrganizations",
        request="GET /organizations",
        instead="organizations.list() of API v2",
    )

    list_collection = removed(
        "organizations.list_collection",
        operation_id="getOrganizationsCollection",
        request="GET /organizations/collection",
        instead="organizations.list() of API v2",
    )

    search = removed(
        "organizations.search",
        operation_id="searchOrganization",
        request="GET /organizations/search",
        instead="organizations.search() of API v2",
    )

    update = removed(
        "organizations.update",
        operation_id="updateOrganization",
        request="PUT /organizations/{id}",
        instead="organizations.update() of API v2",
    )

    @property
    def with_raw_response(self) -> OrganizationsWithRawResponse:
        """The same methods, returning whole responses: status, headers, body."""
        return OrganizationsWithRawResponse(self._raw())


class OrganizationsWithRawResponse:
    def __init__(self, raw: Organizations) -> None:
        self.add_follower = raw_method(raw.add_follower)
        self.delete_follower = raw_method(raw.delete_follower)
        self.list_changelog = raw_method(raw.list_changelog)
        self.list_files = raw_method(raw.list_files)
        self.list_followers = raw_method(raw.list_followers)
        self.list_mail_messages = raw_method(raw.list_mail_messages)
        self.list_permitted_users = raw_method(raw.list_permitted_users)
        self.list_updates = raw_method(raw.list_updates)
        self.merge = raw_method(raw.merge)
        self.add = raw.add
        self.delete = raw.delete
        self.delete_many = raw.delete_many
        self.get = raw.get
        self.list_activities = raw.list_activities
        self.list_deals = raw.list_deals
        self.list_persons = raw.list_persons
        self.list = raw.list
        self.list_collection = raw.list_collection
        self.search = raw.search
        self.update = raw.update


class AsyncOrganizations(AsyncResource):
    """`Organizations`, awaited."""

    async def add_follower(
        self, id: int, *, user_id: int, **call_options: Unpack[CallOptions]
    ) -> Follower:
        """Add a follower to an organization.

        Args:
            id: The id of the record.
            user_id: The user.

        Costs 10 tokens. addOrganizationFollower: POST /organizations/{id}/followers,
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
    ) -> DeletedItem:
        """Delete a follower from an organization.

        You can retrieve the follower_id from the List followers of an organization
        endpoint.

        Args:
            id: The id of the record.
            follower_id: The id of the row of the follower, not of the user.

        Costs 6 tokens. deleteOrganizationFollower: DELETE
        /organizations/{id}/followers/{follower_id}, scope contacts:full.
        """
        return await self._call(
            OPERATIONS["deleteOrganizationFollower"],
            DeletedItem,
            path={"id": id, "follower_id": follower_id},
            options=call_options,
        )

    def list_changelog(
        self,
        id: int,
        *,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> AsyncPager[Change]:
        """List updates about field values of an organization.

        Args:
            id: The id of the record.
            cursor: Where to resume: the `next_cursor` of an earlier page.
            limit: Items per request, at most and by default 500.
            max_items: Stop after this many items.

        Costs 20 tokens a page. getOrganizationChangelog: GET
        /organizations/{id}/changelog, scope recents:read.
        """
        return self._pages(
            OPERATIONS["getOrganizationChangelog"],
            Change,
            path={"id": id},
            page=(cursor, limit, max_items),
            options=call_options,
        )

    def list_files(
        self,
        id: int,
        *,
        sort: str | Unset = UNSET,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> AsyncPager[File]:
        """List files associated with an organization.

        Args:
            id: The id of the record.
            sort: A field and its direction, such as `add_time DESC`; several joined by
                commas.
            cursor: How many items to skip, as text; or the `next_cursor` of a page.
            limit: Items per request, at most and by default 100.
            max_items: Stop after this many items.

        Costs 20 tokens a page. getOrganizationFiles: GET /organizations/{id}/files,
        scope contacts:full or contacts:read.
        """
        return self._pages(
            OPERATIONS["getOrganizationFiles"],
            File,
            path={"id": id},
            query={"sort": sort},
            page=(cursor, limit, max_items),
            options=call_options,
        )

    async def list_followers(
        self, id: int, **call_options: Unpack[CallOptions]
    ) -> list_[Follower]:
        """List the followers of an organization.

        Args:
            id: The id of the record.

        Costs 20 tokens. getOrganizationFollowers: GET /organizations/{id}/followers,
        scope contacts:full or contacts:read.
        """
        return await self._call(
            OPERATIONS["getOrganizationFollowers"],
            list_[Follower],
            path={"id": id},
            options=call_options,
        )

    def list_mail_messages(
        self,
        id: int,
        *,
        include_body: Flag | Unset = UNSET,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> AsyncPager[MailActivity]:
        """List mail messages associated with an organization.

        Args:
            id: The id of the record.
            include_body: 1 to include the text of the message.
            cursor: How many items to skip, as text; or the `next_cursor` of a page.
            limit: Items per request, at most and by default 500.
            max_items: Stop after this many items.

        Costs 20 tokens a page. getOrganizationMailMessages: GET
        /organizations/{id}/mailMessages, scope mail:full or mail:read.
        """
        return self._pages(
            OPERATIONS["getOrganizationMailMessages"],
            MailActivity,
            path={"id": id},
            query={"include_body": include_body},
            page=(cursor, limit, max_items),
            options=call_options,
        )

    async def list_permitted_users(
        self, id: int, **call_options: Unpack[CallOptions]
    ) -> list_[float]:
        """List users permitted to access an organization.

        Args:
            id: The id of the record.

        Costs 10 tokens. getOrganizationUsers: GET /organizations/{id}/permittedUsers,
        scope contacts:full or contacts:read.
        """
        return await self._call(
            OPERATIONS["getOrganizationUsers"],
            list_[float],
            path={"id": id},
            options=call_options,
        )

    def list_updates(
        self,
        id: int,
        *,
        all_changes: str | Unset = UNSET,
        items: str | Unset = UNSET,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> AsyncDetailedPager[FlowItem, PageDetails]:
        """List updates about an organization.

        Each page of `pages()` has in its `details` what is no item: `related_objects`.

        Args:
            id: The id of the record.
            all_changes: "1" to include changes of custom fields.
            items: The kinds of updates, joined by commas; all if not given.
            cursor: How many items to skip, as text; or the `next_cursor` of a page.
            limit: Items per request, at most and by default 500.
            max_items: Stop after this many items.

        Costs 40 tokens a page. getOrganizationUpdates: GET /organizations/{id}/flow,
        scope recents:read.
        """
        pager = self._pages(
            OPERATIONS["getOrganizationUpdates"],
            FlowItem,
            path={"id": id},
            query={"all_changes": all_changes, "items": items},
            page=(cursor, limit, max_items),
            options=call_options,
        )
        return AsyncDetailedPager.of(pager, PageDetails)

    async def merge(
        self, id: int, *, merge_with_id: int, **call_options: Unpack[CallOptions]
    ) -> MergedOrganization:
        """Merge an organization with another organization.

        For more information, see the tutorial for merging two organizations.

        Args:
            id: The id of the record.
            merge_with_id: The record that stays; its values win.

        Costs 40 tokens. mergeOrganizations: PUT /organizations/{id}/merge, scope
        contacts:full.
        """
        return await self._call(
            OPERATIONS["mergeOrganizations"],
            MergedOrganization,
            path={"id": id},
            body={"merge_with_id": merge_with_id},
            options=call_options,
        )

    add = removed(
        "organizations.add",
        operation_id="addOrganization",
        request="POST /organizations",
        instead="organizations.add() of API v2",
    )

    delete = removed(
        "organizations.delete",
        operation_id="deleteOrganization",
        request="DELETE /organizations/{id}",
        instead="organizations.delete() of API v2",
    )

    delete_many = removed(
        "organizations.delete_many",
        operation_id="deleteOrganizations",
        request="DELETE /organizations",
        instead="organizations.delete() of API v2, for each id",
    )

    get = removed(
        "organizations.get",
        operation_id="getOrganization",
        request="GET /organizations/{id}",
        instead="organizations.get() of API v2",
    )

    list_activities = removed(
        "organizations.list_activities",
        operation_id="getOrganizationActivities",
        request="GET /organizations/{id}/activities",
        instead="activities.list(org_id=...) of API v2",
    )

    list_deals = removed(
        "organizations.list_deals",
        operation_id="getOrganizationDeals",
        request="GET /organizations/{id}/deals",
        instead="deals.list(org_id=...) of API v2",
    )

    list_persons = removed(
        "organizations.list_persons",
        operation_id="getOrganizationPersons",
        request="GET /organizations/{id}/persons",
        instead="persons.list(org_id=...) of API v2",
    )

    list = removed(
        "organizations.list",
        operation_id="getOrganizations",
        request="GET /organizations",
        instead="organizations.list() of API v2",
    )

    list_collection = removed(
        "organizations.list_collection",
        operation_id="getOrganizationsCollection",
        request="GET /organizations/collection",
        instead="organizations.list() of API v2",
    )

    search = removed(
        "organizations.search",
        operation_id="searchOrganization",
        request="GET /organizations/search",
        instead="organizations.search() of API v2",
    )

    update = removed(
        "organizations.update",
        operation_id="updateOrganization",
        request="PUT /organizations/{id}",
        instead="organizations.update() of API v2",
    )

    @property
    def with_raw_response(self) -> AsyncOrganizationsWithRawResponse:
        """The same methods, returning whole responses: status, headers, body."""
        return AsyncOrganizationsWithRawResponse(self._raw())


class AsyncOrganizationsWithRawResponse:
    def __init__(self, raw: AsyncOrganizations) -> None:
        self.add_follower = async_raw_method(raw.add_follower)
        self.delete_follower = async_raw_method(raw.delete_follower)
        self.list_changelog = async_raw_method(raw.list_changelog)
        self.list_files = async_raw_method(raw.list_files)
        self.list_followers = async_raw_method(raw.list_followers)
        self.list_mail_messages = async_raw_method(raw.list_mail_messages)
        self.list_permitted_users = async_raw_method(raw.list_permitted_users)
        self.list_updates = async_raw_method(raw.list_updates)
        self.merge = async_raw_method(raw.merge)
        self.add = raw.add
        self.delete = raw.delete
        self.delete_many = raw.delete_many
        self.get = raw.get
        self.list_activities = raw.list_activities
        self.list_deals = raw.list_deals
        self.list_persons = raw.list_persons
        self.list = raw.list
        self.list_collection = raw.list_collection
        self.search = raw.search
        self.update = raw.update
