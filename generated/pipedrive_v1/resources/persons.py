"""Operations on persons."""

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
    FileInput,
    Pager,
    Resource,
    Unset,
    async_raw_method,
    raw_method,
    removed,
)

from ..models.persons import PersonProduct
from ..models.shared import (
    Change,
    DeletedItem,
    File,
    Flag,
    FlowItem,
    Follower,
    MailActivity,
    PageDetails,
    Person,
    Picture,
)
from ..operations import OPERATIONS


class Persons(Resource):
    """Operations on persons."""

    def add_follower(
        self, id: int, *, user_id: int, **call_options: Unpack[CallOptions]
    ) -> Follower:
        """Add a follower to a person.

        Args:
            id: The id of the record.
            user_id: The user.

        Costs 10 tokens. addPersonFollower: POST /persons/{id}/followers, scope
        contacts:full.
        """
        return self._call(
            OPERATIONS["addPersonFollower"],
            Follower,
            path={"id": id},
            body={"user_id": user_id},
            options=call_options,
        )

    def add_picture(
        self,
        id: int,
        *,
        file: FileInput,
        crop_x: int | Unset = UNSET,
        crop_y: int | Unset = UNSET,
        crop_width: int | Unset = UNSET,
        crop_height: int | Unset = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> Picture:
        """Add a picture to a person.

        If a picture is already set, the old picture will be replaced. Added image or
        the cropping parameters supplied with the request should have an equal width and
        height and should be at least 128 pixels. GIF, JPG and PNG are accepted. All
        added images will be resized to 128 and 512 pixel wide squares.

        Args:
            id: The id of the record.
            file: What is uploaded.
                A path, bytes, a file, `(name, content)` or `(name, content, type)`.
            crop_x: Where the square that is cut out begins from the left, in pixels.
            crop_y: Where the square that is cut out begins from the top, in pixels.
            crop_width: The width of the square that is cut out, in pixels.
            crop_height: The height of the square that is cut out, in pixels.

        Costs 10 tokens. addPersonPicture: POST /persons/{id}/picture, scope
        contacts:full.
        """
        return self._call(
            OPERATIONS["addPersonPicture"],
            Picture,
            path={"id": id},
            files={"file": file},
            form={
                "crop_x": crop_x,
                "crop_y": crop_y,
                "crop_width": crop_width,
                "crop_height": crop_height,
            },
            options=call_options,
        )

    def delete_follower(
        self, id: int, follower_id: int, **call_options: Unpack[CallOptions]
    ) -> DeletedItem:
        """Delete a follower from a person.

        Args:
            id: The id of the record.
            follower_id: The id of the row of the follower, not of the user.

        Costs 6 tokens. deletePersonFollower: DELETE
        /persons/{id}/followers/{follower_id}, scope contacts:full.
        """
        return self._call(
            OPERATIONS["deletePersonFollower"],
            DeletedItem,
            path={"id": id, "follower_id": follower_id},
            options=call_options,
        )

    def delete_picture(
        self, id: int, **call_options: Unpack[CallOptions]
    ) -> DeletedItem:
        """Delete a person’s picture.

        Args:
            id: The id of the record.

        Costs 6 tokens. deletePersonPicture: DELETE /persons/{id}/picture, scope
        contacts:full.
        """
        return self._call(
            OPERATIONS["deletePersonPicture"],
            DeletedItem,
            path={"id": id},
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
        """List updates about field values of a person.

        Args:
            id: The id of the record.
            cursor: Where to resume: the `next_cursor` of an earlier page.
            limit: Items per request, at most and by default 500.
            max_items: Stop after this many items.

        Costs 20 tokens a page. getPersonChangelog: GET /persons/{id}/changelog, scope
        recents:read.
        """
        return self._pages(
            OPERATIONS["getPersonChangelog"],
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
        """List files associated with a person.

        Args:
            id: The id of the record.
            sort: A field and its direction, such as `add_time DESC`; several joined by
                commas.
            cursor: How many items to skip, as text; or the `next_cursor` of a page.
            limit: Items per request, at most and by default 100.
            max_items: Stop after this many items.

        Costs 20 tokens a page. getPersonFiles: GET /persons/{id}/files, scope
        contacts:full or contacts:read.
        """
        return self._pages(
            OPERATIONS["getPersonFiles"],
            File,
            path={"id": id},
            query={"sort": sort},
            page=(cursor, limit, max_items),
            options=call_options,
        )

    def list_followers(
        self, id: int, **call_options: Unpack[CallOptions]
    ) -> list_[Follower]:
        """List the followers of a person.

        Args:
            id: The id of the record.

        Costs 20 tokens. getPersonFollowers: GET /persons/{id}/followers, scope
        contacts:full or contacts:read.
        """
        return self._call(
            OPERATIONS["getPersonFollowers"],
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
        """List mail messages associated with a person.

        Args:
            id: The id of the record.
            include_body: 1 to include the text of the message.
            cursor: How many items to skip, as text; or the `next_cursor` of a page.
            limit: Items per request, at most and by default 500.
            max_items: Stop after this many items.

        Costs 20 tokens a page. getPersonMailMessages: GET /persons/{id}/mailMessages,
        scope mail:full or mail:read.
        """
        return self._pages(
            OPERATIONS["getPersonMailMessages"],
            MailActivity,
            path={"id": id},
            query={"include_body": include_body},
            page=(cursor, limit, max_items),
            options=call_options,
        )

    def list_permitted_users(
        self, id: int, **call_options: Unpack[CallOptions]
    ) -> list_[float]:
        """List users permitted to access a person.

        Args:
            id: The id of the record.

        Costs 10 tokens. getPersonUsers: GET /persons/{id}/permittedUsers, scope
        contacts:full or contacts:read.
        """
        return self._call(
            OPERATIONS["getPersonUsers"],
            list_[float],
            path={"id": id},
            options=call_options,
        )

    def list_products(
        self,
        id: int,
        *,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> Pager[dict[str, PersonProduct]]:
        """List products associated with a person.

        Args:
            id: The id of the record.
            cursor: How many items to skip, as text; or the `next_cursor` of a page.
            limit: Items per request, at most and by default 500.
            max_items: Stop after this many items.

        Costs 20 tokens a page. getPersonProducts: GET /persons/{id}/products, scope
        contacts:full or contacts:read.
        """
        return self._pages(
            OPERATIONS["getPersonProducts"],
            dict[str, PersonProduct],
            path={"id": id},
            page=(cursor, limit, max_items),
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
        """List updates about a person.

        If a company uses the Campaigns product
        (https://pipedrive.readme.io/docs/campaigns-in-pipedrive-api), then this
        endpoint's response will also include updates for the marketing_status field.

        Each page of `pages()` has in its `details` what is no item: `related_objects`.

        Args:
            id: The id of the record.
            all_changes: "1" to include changes of custom fields.
            items: The kinds of updates, joined by commas; all if not given.
            cursor: How many items to skip, as text; or the `next_cursor` of a page.
            limit: Items per request, at most and by default 500.
            max_items: Stop after this many items.

        Costs 40 tokens a page. getPersonUpdates: GET /persons/{id}/flow, scope
        recents:read.
        """
        pager = self._pages(
            OPERATIONS["getPersonUpdates"],
            FlowItem,
            path={"id": id},
            query={"all_changes": all_changes, "items": items},
            page=(cursor, limit, max_items),
            options=call_options,
        )
        return DetailedPager.of(pager, PageDetails)

    def merge(
        self, id: int, *, merge_with_id: int, **call_options: Unpack[CallOptions]
    ) -> Person:
        """Merge a person with another person.

        For more information, see the tutorial for merging two persons.

        Args:
            id: The id of the record.
            merge_with_id: The record that stays; its values win.

        Costs 40 tokens. mergePersons: PUT /persons/{id}/merge, scope contacts:full.
        """
        return self._call(
            OPERATIONS["mergePersons"],
            Person,
            path={"id": id},
            body={"merge_with_id": merge_with_id},
            options=call_options,
        )

    add = removed(
        "persons.add",
        operation_id="addPerson",
        request="POST /persons",
        instead="persons.add() of API v2",
    )

    delete = removed(
        "persons.delete",
        operation_id="deletePerson",
        request="DELETE /persons/{id}",
        instead="persons.delete() of API v2",
    )

    delete_many = removed(
        "persons.delete_many",
        operation_id="deletePersons",
        request="DELETE /persons",
        instead="persons.delete() of API v2, for each id",
    )

    get = removed(
        "persons.get",
        operation_id="getPerson",
        request="GET /persons/{id}",
        instead="persons.get() of API v2",
    )

    list_activities = removed(
        "persons.list_activities",
        operation_id="getPersonActivities",
        request="GET /persons/{id}/activities",
        instead="activities.list(person_id=...) of API v2",
    )

    list_deals = removed(
        "persons.list_deals",
        operation_id="getPersonDeals",
        request="GET /persons/{id}/deals",
        instead="deals.list(person_id=...) of API v2",
    )

    list = removed(
        "persons.list",
        operation_id="getPersons",
        request="GET /persons",
        instead="persons.list() of API v2",
    )

    list_collection = removed(
        "persons.list_collection",
        operation_id="getPersonsCollection",
        request="GET /persons/collection",
        instead="persons.list() of API v2",
    )

    search = removed(
        "persons.search",
        operation_id="searchPersons",
        request="GET /persons/search",
        instead="persons.search() of API v2",
    )

    update = removed(
        "persons.update",
        operation_id="updatePerson",
        request="PUT /persons/{id}",
        instead="persons.update() of API v2",
    )

    @property
    def with_raw_response(self) -> PersonsWithRawResponse:
        """The same methods, returning whole responses: status, headers, body."""
        return PersonsWithRawResponse(self._raw())


class PersonsWithRawResponse:
    def __init__(self, raw: Persons) -> None:
        self.add_follower = raw_method(raw.add_follower)
        self.add_picture = raw_method(raw.add_picture)
        self.delete_follower = raw_method(raw.delete_follower)
        self.delete_picture = raw_method(raw.delete_picture)
        self.list_changelog = raw_method(raw.list_changelog)
        self.list_files = raw_method(raw.list_files)
        self.list_followers = raw_method(raw.list_followers)
        self.list_mail_messages = raw_method(raw.list_mail_messages)
        self.list_permitted_users = raw_method(raw.list_permitted_users)
        self.list_products = raw_method(raw.list_products)
        self.list_updates = raw_method(raw.list_updates)
        self.merge = raw_method(raw.merge)
        self.add = raw.add
        self.delete = raw.delete
        self.delete_many = raw.delete_many
        self.get = raw.get
        self.list_activities = raw.list_activities
        self.list_deals = raw.list_deals
        self.list = raw.list
        self.list_collection = raw.list_collection
        self.search = raw.search
        self.update = raw.update


class AsyncPersons(AsyncResource):
    """`Persons`, awaited."""

    async def add_follower(
        self, id: int, *, user_id: int, **call_options: Unpack[CallOptions]
    ) -> Follower:
        """Add a follower to a person.

        Args:
            id: The id of the record.
            user_id: The user.

        Costs 10 tokens. addPersonFollower: POST /persons/{id}/followers, scope
        contacts:full.
        """
        return await self._call(
            OPERATIONS["addPersonFollower"],
            Follower,
            path={"id": id},
            body={"user_id": user_id},
            options=call_options,
        )

    async def add_picture(
        self,
        id: int,
        *,
        file: FileInput,
        crop_x: int | Unset = UNSET,
        crop_y: int | Unset = UNSET,
        crop_width: int | Unset = UNSET,
        crop_height: int | Unset = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> Picture:
        """Add a picture to a person.

        If a picture is already set, the old picture will be replaced. Added image or
        the cropping parameters supplied with the request should have an equal width and
        height and should be at least 128 pixels. GIF, JPG and PNG are accepted. All
        added images will be resized to 128 and 512 pixel wide squares.

        Args:
            id: The id of the record.
            file: What is uploaded.
                A path, bytes, a file, `(name, content)` or `(name, content, type)`.
            crop_x: Where the square that is cut out begins from the left, in pixels.
            crop_y: Where the square that is cut out begins from the top, in pixels.
            crop_width: The width of the square that is cut out, in pixels.
            crop_height: The height of the square that is cut out, in pixels.

        Costs 10 tokens. addPersonPicture: POST /persons/{id}/picture, scope
        contacts:full.
        """
        return await self._call(
            OPERATIONS["addPersonPicture"],
            Picture,
            path={"id": id},
            files={"file": file},
            form={
                "crop_x": crop_x,
                "crop_y": crop_y,
                "crop_width": crop_width,
                "crop_height": crop_height,
            },
            options=call_options,
        )

    async def delete_follower(
        self, id: int, follower_id: int, **call_options: Unpack[CallOptions]
    ) -> DeletedItem:
        """Delete a follower from a person.

        Args:
            id: The id of the record.
            follower_id: The id of the row of the follower, not of the user.

        Costs 6 tokens. deletePersonFollower: DELETE
        /persons/{id}/followers/{follower_id}, scope contacts:full.
        """
        return await self._call(
            OPERATIONS["deletePersonFollower"],
            DeletedItem,
            path={"id": id, "follower_id": follower_id},
            options=call_options,
        )

    async def delete_picture(
        self, id: int, **call_options: Unpack[CallOptions]
    ) -> DeletedItem:
        """Delete a person’s picture.

        Args:
            id: The id of the record.

        Costs 6 tokens. deletePersonPicture: DELETE /persons/{id}/picture, scope
        contacts:full.
        """
        return await self._call(
            OPERATIONS["deletePersonPicture"],
            DeletedItem,
            path={"id": id},
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
        """List updates about field values of a person.

        Args:
            id: The id of the record.
            cursor: Where to resume: the `next_cursor` of an earlier page.
            limit: Items per request, at most and by default 500.
            max_items: Stop after this many items.

        Costs 20 tokens a page. getPersonChangelog: GET /persons/{id}/changelog, scope
        recents:read.
        """
        return self._pages(
            OPERATIONS["getPersonChangelog"],
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
        """List files associated with a person.

        Args:
            id: The id of the record.
            sort: A field and its direction, such as `add_time DESC`; several joined by
                commas.
            cursor: How many items to skip, as text; or the `next_cursor` of a page.
            limit: Items per request, at most and by default 100.
            max_items: Stop after this many items.

        Costs 20 tokens a page. getPersonFiles: GET /persons/{id}/files, scope
        contacts:full or contacts:read.
        """
        return self._pages(
            OPERATIONS["getPersonFiles"],
            File,
            path={"id": id},
            query={"sort": sort},
            page=(cursor, limit, max_items),
            options=call_options,
        )

    async def list_followers(
        self, id: int, **call_options: Unpack[CallOptions]
    ) -> list_[Follower]:
        """List the followers of a person.

        Args:
            id: The id of the record.

        Costs 20 tokens. getPersonFollowers: GET /persons/{id}/followers, scope
        contacts:full or contacts:read.
        """
        return await self._call(
            OPERATIONS["getPersonFollowers"],
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
        """List mail messages associated with a person.

        Args:
            id: The id of the record.
            include_body: 1 to include the text of the message.
            cursor: How many items to skip, as text; or the `next_cursor` of a page.
            limit: Items per request, at most and by default 500.
            max_items: Stop after this many items.

        Costs 20 tokens a page. getPersonMailMessages: GET /persons/{id}/mailMessages,
        scope mail:full or mail:read.
        """
        return self._pages(
            OPERATIONS["getPersonMailMessages"],
            MailActivity,
            path={"id": id},
            query={"include_body": include_body},
            page=(cursor, limit, max_items),
            options=call_options,
        )

    async def list_permitted_users(
        self, id: int, **call_options: Unpack[CallOptions]
    ) -> list_[float]:
        """List users permitted to access a person.

        Args:
            id: The id of the record.

        Costs 10 tokens. getPersonUsers: GET /persons/{id}/permittedUsers, scope
        contacts:full or contacts:read.
        """
        return await self._call(
            OPERATIONS["getPersonUsers"],
            list_[float],
            path={"id": id},
            options=call_options,
        )

    def list_products(
        self,
        id: int,
        *,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> AsyncPager[dict[str, PersonProduct]]:
        """List products associated with a person.

        Args:
            id: The id of the record.
            cursor: How many items to skip, as text; or the `next_cursor` of a page.
            limit: Items per request, at most and by default 500.
            max_items: Stop after this many items.

        Costs 20 tokens a page. getPersonProducts: GET /persons/{id}/products, scope
        contacts:full or contacts:read.
        """
        return self._pages(
            OPERATIONS["getPersonProducts"],
            dict[str, PersonProduct],
            path={"id": id},
            page=(cursor, limit, max_items),
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
        """List updates about a person.

        If a company uses the Campaigns product
        (https://pipedrive.readme.io/docs/campaigns-in-pipedrive-api), then this
        endpoint's response will also include updates for the marketing_status field.

        Each page of `pages()` has in its `details` what is no item: `related_objects`.

        Args:
            id: The id of the record.
            all_changes: "1" to include changes of custom fields.
            items: The kinds of updates, joined by commas; all if not given.
            cursor: How many items to skip, as text; or the `next_cursor` of a page.
            limit: Items per request, at most and by default 500.
            max_items: Stop after this many items.

        Costs 40 tokens a page. getPersonUpdates: GET /persons/{id}/flow, scope
        recents:read.
        """
        pager = self._pages(
            OPERATIONS["getPersonUpdates"],
            FlowItem,
            path={"id": id},
            query={"all_changes": all_changes, "items": items},
            page=(cursor, limit, max_items),
            options=call_options,
        )
        return AsyncDetailedPager.of(pager, PageDetails)

    async def merge(
        self, id: int, *, merge_with_id: int, **call_options: Unpack[CallOptions]
    ) -> Person:
        """Merge a person with another person.

        For more information, see the tutorial for merging two persons.

        Args:
            id: The id of the record.
            merge_with_id: The record that stays; its values win.

        Costs 40 tokens. mergePersons: PUT /persons/{id}/merge, scope contacts:full.
        """
        return await self._call(
            OPERATIONS["mergePersons"],
            Person,
            path={"id": id},
            body={"merge_with_id": merge_with_id},
            options=call_options,
        )

    add = removed(
        "persons.add",
        operation_id="addPerson",
        request="POST /persons",
        instead="persons.add() of API v2",
    )

    delete = removed(
        "persons.delete",
        operation_id="deletePerson",
        request="DELETE /persons/{id}",
        instead="persons.delete() of API v2",
    )

    delete_many = removed(
        "persons.delete_many",
        operation_id="deletePersons",
        request="DELETE /persons",
        instead="persons.delete() of API v2, for each id",
    )

    get = removed(
        "persons.get",
        operation_id="getPerson",
        request="GET /persons/{id}",
        instead="persons.get() of API v2",
    )

    list_activities = removed(
        "persons.list_activities",
        operation_id="getPersonActivities",
        request="GET /persons/{id}/activities",
        instead="activities.list(person_id=...) of API v2",
    )

    list_deals = removed(
        "persons.list_deals",
        operation_id="getPersonDeals",
        request="GET /persons/{id}/deals",
        instead="deals.list(person_id=...) of API v2",
    )

    list = removed(
        "persons.list",
        operation_id="getPersons",
        request="GET /persons",
        instead="persons.list() of API v2",
    )

    list_collection = removed(
        "persons.list_collection",
        operation_id="getPersonsCollection",
        request="GET /persons/collection",
        instead="persons.list() of API v2",
    )

    search = removed(
        "persons.search",
        operation_id="searchPersons",
        request="GET /persons/search",
        instead="persons.search() of API v2",
    )

    update = removed(
        "persons.update",
        operation_id="updatePerson",
        request="PUT /persons/{id}",
        instead="persons.update() of API v2",
    )

    @property
    def with_raw_response(self) -> AsyncPersonsWithRawResponse:
        """The same methods, returning whole responses: status, headers, body."""
        return AsyncPersonsWithRawResponse(self._raw())


class AsyncPersonsWithRawResponse:
    def __init__(self, raw: AsyncPersons) -> None:
        self.add_follower = async_raw_method(raw.add_follower)
        self.add_picture = async_raw_method(raw.add_picture)
        self.delete_follower = async_raw_method(raw.delete_follower)
        self.delete_picture = async_raw_method(raw.delete_picture)
        self.list_changelog = async_raw_method(raw.list_changelog)
        self.list_files = async_raw_method(raw.list_files)
        self.list_followers = async_raw_method(raw.list_followers)
        self.list_mail_messages = async_raw_method(raw.list_mail_messages)
        self.list_permitted_users = async_raw_method(raw.list_permitted_users)
        self.list_products = async_raw_method(raw.list_products)
        self.list_updates = async_raw_method(raw.list_updates)
        self.merge = async_raw_method(raw.merge)
        self.add = raw.add
        self.delete = raw.delete
        self.delete_many = raw.delete_many
        self.get = raw.get
        self.list_activities = raw.list_activities
        self.list_deals = raw.list_deals
        self.list = raw.list
        self.list_collection = raw.list_collection
        self.search = raw.search
        self.update = raw.update
