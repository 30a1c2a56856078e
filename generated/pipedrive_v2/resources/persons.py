"""Operations on persons."""

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

from ..models.persons import (
    ContactValue,
    DeletedPerson,
    Person,
    PersonIncludeField,
    PersonMarketingStatus,
    PersonPicture,
    PersonSearchField,
    PersonSearchIncludeField,
    PersonSearchItem,
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


class Persons(Resource):
    """Persons are your contacts, the customers you are doing deals with. Each person
    can belong to an organization. Persons should not be confused with users.
    """

    def list(
        self,
        *,
        filter_id: int | Unset = UNSET,
        ids: Sequence[int] | str | Unset = UNSET,
        owner_id: int | Unset = UNSET,
        org_id: int | Unset = UNSET,
        deal_id: int | Unset = UNSET,
        updated_since: dt.datetime | dt.date | str | Unset = UNSET,
        updated_until: dt.datetime | dt.date | str | Unset = UNSET,
        sort_by: SortBy | Unset = UNSET,
        sort_direction: SortDirection | Unset = UNSET,
        include_fields: (
            Sequence[PersonIncludeField] | PersonIncludeField | Unset
        ) = UNSET,
        custom_fields: Sequence[str] | str | Unset = UNSET,
        include_option_labels: bool | Unset = UNSET,
        include_labels: bool | Unset = UNSET,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> Pager[Person]:
        """Get all persons.

        Returns data about all persons. Fields `ims`, `postal_address`, `notes`,
        `birthday`, and `job_title` are only included if contact sync is enabled for the
        company.

        Args:
            filter_id: If supplied, only persons matching the specified filter are
                returned.
            ids: Optional list or comma-separated string of up to 100 entity ids to
                fetch. If filter_id is provided, this is ignored. If any of the
                requested entities do not exist or are not visible, they are not
                included in the response.
            owner_id: If supplied, only persons owned by the specified user are
                returned. If filter_id is provided, this is ignored.
            org_id: If supplied, only persons linked to the specified organization are
                returned. If filter_id is provided, this is ignored.
            deal_id: If supplied, only persons linked to the specified deal are
                returned. If filter_id is provided, this is ignored.
            updated_since: If set, only persons with an `update_time` later than or
                equal to this time are returned. In RFC3339 format, e.g.
                2025-01-01T10:20:00Z.
            updated_until: If set, only persons with an `update_time` earlier than this
                time are returned. In RFC3339 format, e.g. 2025-01-01T10:20:00Z.
            sort_by: The field to sort by. Supported fields: `id`, `update_time`,
                `add_time`. By default `id`.
            sort_direction: The sorting direction. Supported values: `asc`, `desc`. By
                default `asc`.
            include_fields: Optional list or single value of additional fields to
                include. `marketing_status` and `doi_status` can only be included if the
                company has marketing app enabled.
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

        Costs 10 tokens a page. getPersons: GET /persons, scope contacts:full or
        contacts:read.
        """
        return self._pages(
            OPERATIONS["getPersons"],
            Person,
            query={
                "filter_id": filter_id,
                "ids": ids,
                "owner_id": owner_id,
                "org_id": org_id,
                "deal_id": deal_id,
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
            Sequence[PersonIncludeField] | PersonIncludeField | Unset
        ) = UNSET,
        custom_fields: Sequence[str] | str | Unset = UNSET,
        include_option_labels: bool | Unset = UNSET,
        include_labels: bool | Unset = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> Person:
        """Get details of a person.

        Returns the details of a specific person. Fields `ims`, `postal_address`,
        `notes`, `birthday`, and `job_title` are only included if contact sync is
        enabled for the company.

        Args:
            id: The ID of the person.
            include_fields: Optional list or single value of additional fields to
                include. `marketing_status` and `doi_status` can only be included if the
                company has marketing app enabled.
            custom_fields: Optional list or comma-separated string of custom fields keys
                to include. If you are only interested in a particular set of custom
                fields, please use this parameter for faster results and smaller
                response. A maximum of 15 keys is allowed.
            include_option_labels: When provided with a 'true' value, single option and
                multiple option custom fields values contain objects in the form of '{
                id: number, label: string }' instead of plain id.
            include_labels: When provided with 'true' value, response will include an
                array of label objects in the form of '{ id: number, label: string }'.

        Costs 1 token. getPerson: GET /persons/{id}, scope contacts:full or
        contacts:read.
        """
        return self._call(
            OPERATIONS["getPerson"],
            Person,
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
        name: str | Unset | None = UNSET,
        owner_id: int | Unset | None = UNSET,
        org_id: int | Unset | None = UNSET,
        add_time: dt.datetime | dt.date | str | Unset | None = UNSET,
        emails: Sequence[ContactValue | Mapping[str, Any]] | Unset | None = UNSET,
        phones: Sequence[ContactValue | Mapping[str, Any]] | Unset | None = UNSET,
        visible_to: int | Unset | None = UNSET,
        label_ids: Sequence[int] | Unset | None = UNSET,
        marketing_status: PersonMarketingStatus | Unset | None = UNSET,
        custom_fields: Mapping[str, Any] | Unset | None = UNSET,
        first_name: str | Unset | None = UNSET,
        last_name: str | Unset | None = UNSET,
        postal_address: Address | Mapping[str, Any] | Unset | None = UNSET,
        notes: str | Unset | None = UNSET,
        im: Sequence[ContactValue | Mapping[str, Any]] | Unset | None = UNSET,
        birthday: dt.date | str | Unset | None = UNSET,
        job_title: str | Unset | None = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> Person:
        """Add a new person.

        Adds a new person. If the company uses the Campaigns product
        (https://pipedrive.readme.io/docs/campaigns-in-pipedrive-api), then this
        endpoint will also accept and return the `marketing_status` field.

        Args:
            name: The name of the person.
            owner_id: The ID of the user who owns the person.
            org_id: The ID of the organization linked to the person.
            add_time: The creation date and time of the person.
            emails: The emails of the person.
            phones: The phones of the person.
            visible_to: The visibility of the person.
            label_ids: The IDs of labels assigned to the person.
            marketing_status: If the person does not have a valid email address, then
                the marketing status is not set and `no_consent` is returned for the
                `marketing_status` value when the new person is created. If the change
                is forbidden, the status will remain unchanged for every call that tries
                to modify the marketing status. Please be aware that it is only allowed
                once to change the marketing status from an old status to a new one.
                Value: Description; `no_consent`: The customer has not given consent to
                receive any marketing communications; `unsubscribed`: The customers have
                unsubscribed from ALL marketing communications; `subscribed`: The
                customers are subscribed and are counted towards marketing caps;
                `archived`: The customers with `subscribed` status can be moved to
                `archived` to save consent, but they are not paid for.
            custom_fields: An object where each key represents a custom field. All
                custom fields are referenced as randomly generated 40-character hashes.
                To clear a custom field value, set it to `null`. For multi-option fields
                (field type `set`), use `null` to clear the selection — sending an empty
                array `[]` is not supported and will result in a validation error.
            first_name: The first name of the person; together with `last_name` instead
                of `name`.
            last_name: The last name of the person; together with `first_name` instead
                of `name`.
            postal_address: The postal address of the person. Only accepted if contact
                sync is enabled for the company.
            notes: The contact sync notes of the person, at most 10 000 characters. Only
                accepted if contact sync is enabled for the company.
            im: The instant messaging accounts of the person. Only accepted if contact
                sync is enabled for the company.
            birthday: The birthday of the person. Only accepted if contact sync is
                enabled for the company.
            job_title: The job title of the person. Only accepted if contact sync is
                enabled for the company.

        Costs 5 tokens. addPerson: POST /persons, scope contacts:full.
        """
        return self._call(
            OPERATIONS["addPerson"],
            Person,
            body={
                "name": name,
                "owner_id": owner_id,
                "org_id": org_id,
                "add_time": add_time,
                "emails": emails,
                "phones": phones,
                "visible_to": visible_to,
                "label_ids": label_ids,
                "marketing_status": marketing_status,
                "custom_fields": custom_fields,
                "first_name": first_name,
                "last_name": last_name,
                "postal_address": postal_address,
                "notes": notes,
                "im": im,
                "birthday": birthday,
                "job_title": job_title,
            },
            options=call_options,
        )

    def update(
        self,
        id: int,
        *,
        name: str | Unset | None = UNSET,
        owner_id: int | Unset | None = UNSET,
        org_id: int | Unset | None = UNSET,
        emails: Sequence[ContactValue | Mapping[str, Any]] | Unset | None = UNSET,
        phones: Sequence[ContactValue | Mapping[str, Any]] | Unset | None = UNSET,
        visible_to: int | Unset | None = UNSET,
        label_ids: Sequence[int] | Unset | None = UNSET,
        marketing_status: PersonMarketingStatus | Unset | None = UNSET,
        custom_fields: Mapping[str, Any] | Unset | None = UNSET,
        first_name: str | Unset | None = UNSET,
        last_name: str | Unset | None = UNSET,
        postal_address: Address | Mapping[str, Any] | Unset | None = UNSET,
        notes: str | Unset | None = UNSET,
        im: Sequence[ContactValue | Mapping[str, Any]] | Unset | None = UNSET,
        birthday: dt.date | str | Unset | None = UNSET,
        job_title: str | Unset | None = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> Person:
        """Update a person.

        Updates the properties of a person. If the company uses the Campaigns product
        (https://pipedrive.readme.io/docs/campaigns-in-pipedrive-api), then this
        endpoint will also accept and return the `marketing_status` field.

        Args:
            id: The ID of the person.
            name: The name of the person.
            owner_id: The ID of the user who owns the person.
            org_id: The ID of the organization linked to the person.
            emails: The emails of the person. They replace all that the person has: an
                address that is left out is deleted.
            phones: The phones of the person. They replace all that the person has: a
                number that is left out is deleted.
            visible_to: The visibility of the person.
            label_ids: The IDs of labels assigned to the person.
            marketing_status: If the person does not have a valid email address, then
                the marketing status is not set and `no_consent` is returned for the
                `marketing_status` value when the new person is created. If the change
                is forbidden, the status will remain unchanged for every call that tries
                to modify the marketing status. Please be aware that it is only allowed
                once to change the marketing status from an old status to a new one.
                Value: Description; `no_consent`: The customer has not given consent to
                receive any marketing communications; `unsubscribed`: The customers have
                unsubscribed from ALL marketing communications; `subscribed`: The
                customers are subscribed and are counted towards marketing caps;
                `archived`: The customers with `subscribed` status can be moved to
                `archived` to save consent, but they are not paid for.
            custom_fields: An object where each key represents a custom field. All
                custom fields are referenced as randomly generated 40-character hashes.
                To clear a custom field value, set it to `null`. For multi-option fields
                (field type `set`), use `null` to clear the selection — sending an empty
                array `[]` is not supported and will result in a validation error.
            first_name: The first name of the person; together with `last_name` instead
                of `name`.
            last_name: The last name of the person; together with `first_name` instead
                of `name`.
            postal_address: The postal address of the person. Only accepted if contact
                sync is enabled for the company.
            notes: The contact sync notes of the person, at most 10 000 characters. Only
                accepted if contact sync is enabled for the company.
            im: The instant messaging accounts of the person. Only accepted if contact
                sync is enabled for the company.
            birthday: The birthday of the person. Only accepted if contact sync is
                enabled for the company.
            job_title: The job title of the person. Only accepted if contact sync is
                enabled for the company.

        Costs 5 tokens. updatePerson: PATCH /persons/{id}, scope contacts:full.
        """
        return self._call(
            OPERATIONS["updatePerson"],
            Person,
            path={"id": id},
            body={
                "name": name,
                "owner_id": owner_id,
                "org_id": org_id,
                "emails": emails,
                "phones": phones,
                "visible_to": visible_to,
                "label_ids": label_ids,
                "marketing_status": marketing_status,
                "custom_fields": custom_fields,
                "first_name": first_name,
                "last_name": last_name,
                "postal_address": postal_address,
                "notes": notes,
                "im": im,
                "birthday": birthday,
                "job_title": job_title,
            },
            options=call_options,
        )

    def delete(self, id: int, **call_options: Unpack[CallOptions]) -> DeletedPerson:
        """Delete a person.

        Marks a person as deleted. After 30 days, the person will be permanently
        deleted.

        Args:
            id: The ID of the person.

        Costs 3 tokens. deletePerson: DELETE /persons/{id}, scope contacts:full.
        """
        return self._call(
            OPERATIONS["deletePerson"],
            DeletedPerson,
            path={"id": id},
            options=call_options,
        )

    def search(
        self,
        *,
        term: str,
        fields: Sequence[PersonSearchField] | PersonSearchField | Unset = UNSET,
        exact_match: bool | Unset = UNSET,
        organization_id: int | Unset = UNSET,
        include_fields: (
            Sequence[PersonSearchIncludeField] | PersonSearchIncludeField | Unset
        ) = UNSET,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> Pager[PersonSearchItem]:
        """Search persons.

        Searches all persons by name, email, phone, notes and/or custom fields. This
        endpoint is a wrapper of /v1/itemSearch with a narrower OAuth scope. Found
        persons can be filtered by organization ID.

        Args:
            term: The search term to look for. Minimum 2 characters (or 1 if using
                `exact_match`).
            fields: A list or single value. The fields to perform the search from.
                Defaults to all of them. Only the following custom field types are
                searchable: `address`, `varchar`, `text`, `varchar_auto`, `double`,
                `monetary` and `phone`.
            exact_match: When enabled, only full exact matches against the given term
                are returned. It is not case sensitive.
            organization_id: Will filter persons by the provided organization ID. The
                upper limit of found persons associated with the organization is 2000.
            include_fields: Supports including optional fields in the results which are
                not provided by default. A list or single value.
            cursor: Where to resume: the `next_cursor` of an earlier page.
            limit: Items per request, at most and by default 500.
            max_items: Stop after this many items.

        Costs 20 tokens a page. searchPersons: GET /persons/search, scope contacts:full
        or contacts:read or search:read.
        """
        return self._pages(
            OPERATIONS["searchPersons"],
            PersonSearchItem,
            query={
                "term": term,
                "fields": fields,
                "exact_match": exact_match,
                "organization_id": organization_id,
                "include_fields": include_fields,
            },
            page=(cursor, limit, max_items),
            options=call_options,
        )

    def add_follower(
        self, id: int, *, user_id: int, **call_options: Unpack[CallOptions]
    ) -> Follower:
        """Add a follower to a person.

        Adds a user as a follower to the person.

        Args:
            id: The ID of the person.
            user_id: The ID of the user to add as a follower.

        Costs 5 tokens. addPersonFollower: POST /persons/{id}/followers, scope
        contacts:full.
        """
        return self._call(
            OPERATIONS["addPersonFollower"],
            Follower,
            path={"id": id},
            body={"user_id": user_id},
            options=call_options,
        )

    def delete_follower(
        self, id: int, follower_id: int, **call_options: Unpack[CallOptions]
    ) -> DeletedFollower:
        """Delete a follower from a person.

        Deletes a user follower from the person.

        Args:
            id: The ID of the person.
            follower_id: The ID of the following user.

        Costs 3 tokens. deletePersonFollower: DELETE
        /persons/{id}/followers/{follower_id}, scope contacts:full.
        """
        return self._call(
            OPERATIONS["deletePersonFollower"],
            DeletedFollower,
            path={"id": id, "follower_id": follower_id},
            options=call_options,
        )

    def get_picture(
        self, id: int, **call_options: Unpack[CallOptions]
    ) -> PersonPicture:
        """Get picture of a person.

        Returns the picture associated with a person. The picture URLs include both
        128x128 and 512x512 pixel versions.

        Args:
            id: The ID of the person.

        Costs 1 token. getPersonPicture: GET /persons/{id}/picture, scope contacts:full
        or contacts:read.
        """
        return self._call(
            OPERATIONS["getPersonPicture"],
            PersonPicture,
            path={"id": id},
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
        """List followers of a person.

        Lists users who are following the person.

        Args:
            id: The ID of the person.
            cursor: Where to resume: the `next_cursor` of an earlier page.
            limit: Items per request, at most and by default 500.
            max_items: Stop after this many items.

        Costs 10 tokens a page. getPersonFollowers: GET /persons/{id}/followers, scope
        contacts:full or contacts:read.
        """
        return self._pages(
            OPERATIONS["getPersonFollowers"],
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
        """List followers changelog of a person.

        Lists changelogs about users have followed the person.

        Args:
            id: The ID of the person.
            cursor: Where to resume: the `next_cursor` of an earlier page.
            limit: Items per request, at most and by default 500.
            max_items: Stop after this many items.

        Costs 10 tokens a page. getPersonFollowersChangelog: GET
        /persons/{id}/followers/changelog, scope contacts:full or contacts:read.
        """
        return self._pages(
            OPERATIONS["getPersonFollowersChangelog"],
            FollowerChangelog,
            path={"id": id},
            page=(cursor, limit, max_items),
            options=call_options,
        )

    @property
    def with_raw_response(self) -> PersonsWithRawResponse:
        """The same methods, returning whole responses: status, headers, body."""
        return PersonsWithRawResponse(self._raw())


class PersonsWithRawResponse:
    def __init__(self, raw: Persons) -> None:
        self.list = raw_method(raw.list)
        self.get = raw_method(raw.get)
        self.add = raw_method(raw.add)
        self.update = raw_method(raw.update)
        self.delete = raw_method(raw.delete)
        self.search = raw_method(raw.search)
        self.add_follower = raw_method(raw.add_follower)
        self.delete_follower = raw_method(raw.delete_follower)
        self.get_picture = raw_method(raw.get_picture)
        self.list_followers = raw_method(raw.list_followers)
        self.list_followers_changelog = raw_method(raw.list_followers_changelog)


class AsyncPersons(AsyncResource):
    """`Persons`, awaited."""

    def list(
        self,
        *,
        filter_id: int | Unset = UNSET,
        ids: Sequence[int] | str | Unset = UNSET,
        owner_id: int | Unset = UNSET,
        org_id: int | Unset = UNSET,
        deal_id: int | Unset = UNSET,
        updated_since: dt.datetime | dt.date | str | Unset = UNSET,
        updated_until: dt.datetime | dt.date | str | Unset = UNSET,
        sort_by: SortBy | Unset = UNSET,
        sort_direction: SortDirection | Unset = UNSET,
        include_fields: (
            Sequence[PersonIncludeField] | PersonIncludeField | Unset
        ) = UNSET,
        custom_fields: Sequence[str] | str | Unset = UNSET,
        include_option_labels: bool | Unset = UNSET,
        include_labels: bool | Unset = UNSET,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> AsyncPager[Person]:
        """Get all persons.

        Returns data about all persons. Fields `ims`, `postal_address`, `notes`,
        `birthday`, and `job_title` are only included if contact sync is enabled for the
        company.

        Args:
            filter_id: If supplied, only persons matching the specified filter are
                returned.
            ids: Optional list or comma-separated string of up to 100 entity ids to
                fetch. If filter_id is provided, this is ignored. If any of the
                requested entities do not exist or are not visible, they are not
                included in the response.
            owner_id: If supplied, only persons owned by the specified user are
                returned. If filter_id is provided, this is ignored.
            org_id: If supplied, only persons linked to the specified organization are
                returned. If filter_id is provided, this is ignored.
            deal_id: If supplied, only persons linked to the specified deal are
                returned. If filter_id is provided, this is ignored.
            updated_since: If set, only persons with an `update_time` later than or
                equal to this time are returned. In RFC3339 format, e.g.
                2025-01-01T10:20:00Z.
            updated_until: If set, only persons with an `update_time` earlier than this
                time are returned. In RFC3339 format, e.g. 2025-01-01T10:20:00Z.
            sort_by: The field to sort by. Supported fields: `id`, `update_time`,
                `add_time`. By default `id`.
            sort_direction: The sorting direction. Supported values: `asc`, `desc`. By
                default `asc`.
            include_fields: Optional list or single value of additional fields to
                include. `marketing_status` and `doi_status` can only be included if the
                company has marketing app enabled.
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

        Costs 10 tokens a page. getPersons: GET /persons, scope contacts:full or
        contacts:read.
        """
        return self._pages(
            OPERATIONS["getPersons"],
            Person,
            query={
                "filter_id": filter_id,
                "ids": ids,
                "owner_id": owner_id,
                "org_id": org_id,
                "deal_id": deal_id,
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
            Sequence[PersonIncludeField] | PersonIncludeField | Unset
        ) = UNSET,
        custom_fields: Sequence[str] | str | Unset = UNSET,
        include_option_labels: bool | Unset = UNSET,
        include_labels: bool | Unset = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> Person:
        """Get details of a person.

        Returns the details of a specific person. Fields `ims`, `postal_address`,
        `notes`, `birthday`, and `job_title` are only included if contact sync is
        enabled for the company.

        Args:
            id: The ID of the person.
            include_fields: Optional list or single value of additional fields to
                include. `marketing_status` and `doi_status` can only be included if the
                company has marketing app enabled.
            custom_fields: Optional list or comma-separated string of custom fields keys
                to include. If you are only interested in a particular set of custom
                fields, please use this parameter for faster results and smaller
                response. A maximum of 15 keys is allowed.
            include_option_labels: When provided with a 'true' value, single option and
                multiple option custom fields values contain objects in the form of '{
                id: number, label: string }' instead of plain id.
            include_labels: When provided with 'true' value, response will include an
                array of label objects in the form of '{ id: number, label: string }'.

        Costs 1 token. getPerson: GET /persons/{id}, scope contacts:full or
        contacts:read.
        """
        return await self._call(
            OPERATIONS["getPerson"],
            Person,
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
        name: str | Unset | None = UNSET,
        owner_id: int | Unset | None = UNSET,
        org_id: int | Unset | None = UNSET,
        add_time: dt.datetime | dt.date | str | Unset | None = UNSET,
        emails: Sequence[ContactValue | Mapping[str, Any]] | Unset | None = UNSET,
        phones: Sequence[ContactValue | Mapping[str, Any]] | Unset | None = UNSET,
        visible_to: int | Unset | None = UNSET,
        label_ids: Sequence[int] | Unset | None = UNSET,
        marketing_status: PersonMarketingStatus | Unset | None = UNSET,
        custom_fields: Mapping[str, Any] | Unset | None = UNSET,
        first_name: str | Unset | None = UNSET,
        last_name: str | Unset | None = UNSET,
        postal_address: Address | Mapping[str, Any] | Unset | None = UNSET,
        notes: str | Unset | None = UNSET,
        im: Sequence[ContactValue | Mapping[str, Any]] | Unset | None = UNSET,
        birthday: dt.date | str | Unset | None = UNSET,
        job_title: str | Unset | None = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> Person:
        """Add a new person.

        Adds a new person. If the company uses the Campaigns product
        (https://pipedrive.readme.io/docs/campaigns-in-pipedrive-api), then this
        endpoint will also accept and return the `marketing_status` field.

        Args:
            name: The name of the person.
            owner_id: The ID of the user who owns the person.
            org_id: The ID of the organization linked to the person.
            add_time: The creation date and time of the person.
            emails: The emails of the person.
            phones: The phones of the person.
            visible_to: The visibility of the person.
            label_ids: The IDs of labels assigned to the person.
            marketing_status: If the person does not have a valid email address, then
                the marketing status is not set and `no_consent` is returned for the
                `marketing_status` value when the new person is created. If the change
                is forbidden, the status will remain unchanged for every call that tries
                to modify the marketing status. Please be aware that it is only allowed
                once to change the marketing status from an old status to a new one.
                Value: Description; `no_consent`: The customer has not given consent to
                receive any marketing communications; `unsubscribed`: The customers have
                unsubscribed from ALL marketing communications; `subscribed`: The
                customers are subscribed and are counted towards marketing caps;
                `archived`: The customers with `subscribed` status can be moved to
                `archived` to save consent, but they are not paid for.
            custom_fields: An object where each key represents a custom field. All
                custom fields are referenced as randomly generated 40-character hashes.
                To clear a custom field value, set it to `null`. For multi-option fields
                (field type `set`), use `null` to clear the selection — sending an empty
                array `[]` is not supported and will result in a validation error.
            first_name: The first name of the person; together with `last_name` instead
                of `name`.
            last_name: The last name of the person; together with `first_name` instead
                of `name`.
            postal_address: The postal address of the person. Only accepted if contact
                sync is enabled for the company.
            notes: The contact sync notes of the person, at most 10 000 characters. Only
                accepted if contact sync is enabled for the company.
            im: The instant messaging accounts of the person. Only accepted if contact
                sync is enabled for the company.
            birthday: The birthday of the person. Only accepted if contact sync is
                enabled for the company.
            job_title: The job title of the person. Only accepted if contact sync is
                enabled for the company.

        Costs 5 tokens. addPerson: POST /persons, scope contacts:full.
        """
        return await self._call(
            OPERATIONS["addPerson"],
            Person,
            body={
                "name": name,
                "owner_id": owner_id,
                "org_id": org_id,
                "add_time": add_time,
                "emails": emails,
                "phones": phones,
                "visible_to": visible_to,
                "label_ids": label_ids,
                "marketing_status": marketing_status,
                "custom_fields": custom_fields,
                "first_name": first_name,
                "last_name": last_name,
                "postal_address": postal_address,
                "notes": notes,
                "im": im,
                "birthday": birthday,
                "job_title": job_title,
            },
            options=call_options,
        )

    async def update(
        self,
        id: int,
        *,
        name: str | Unset | None = UNSET,
        owner_id: int | Unset | None = UNSET,
        org_id: int | Unset | None = UNSET,
        emails: Sequence[ContactValue | Mapping[str, Any]] | Unset | None = UNSET,
        phones: Sequence[ContactValue | Mapping[str, Any]] | Unset | None = UNSET,
        visible_to: int | Unset | None = UNSET,
        label_ids: Sequence[int] | Unset | None = UNSET,
        marketing_status: PersonMarketingStatus | Unset | None = UNSET,
        custom_fields: Mapping[str, Any] | Unset | None = UNSET,
        first_name: str | Unset | None = UNSET,
        last_name: str | Unset | None = UNSET,
        postal_address: Address | Mapping[str, Any] | Unset | None = UNSET,
        notes: str | Unset | None = UNSET,
        im: Sequence[ContactValue | Mapping[str, Any]] | Unset | None = UNSET,
        birthday: dt.date | str | Unset | None = UNSET,
        job_title: str | Unset | None = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> Person:
        """Update a person.

        Updates the properties of a person. If the company uses the Campaigns product
        (https://pipedrive.readme.io/docs/campaigns-in-pipedrive-api), then this
        endpoint will also accept and return the `marketing_status` field.

        Args:
            id: The ID of the person.
            name: The name of the person.
            owner_id: The ID of the user who owns the person.
            org_id: The ID of the organization linked to the person.
            emails: The emails of the person. They replace all that the person has: an
                address that is left out is deleted.
            phones: The phones of the person. They replace all that the person has: a
                number that is left out is deleted.
            visible_to: The visibility of the person.
            label_ids: The IDs of labels assigned to the person.
            marketing_status: If the person does not have a valid email address, then
                the marketing status is not set and `no_consent` is returned for the
                `marketing_status` value when the new person is created. If the change
                is forbidden, the status will remain unchanged for every call that tries
                to modify the marketing status. Please be aware that it is only allowed
                once to change the marketing status from an old status to a new one.
                Value: Description; `no_consent`: The customer has not given consent to
                receive any marketing communications; `unsubscribed`: The customers have
                unsubscribed from ALL marketing communications; `subscribed`: The
                customers are subscribed and are counted towards marketing caps;
                `archived`: The customers with `subscribed` status can be moved to
                `archived` to save consent, but they are not paid for.
            custom_fields: An object where each key represents a custom field. All
                custom fields are referenced as randomly generated 40-character hashes.
                To clear a custom field value, set it to `null`. For multi-option fields
                (field type `set`), use `null` to clear the selection — sending an empty
                array `[]` is not supported and will result in a validation error.
            first_name: The first name of the person; together with `last_name` instead
                of `name`.
            last_name: The last name of the person; together with `first_name` instead
                of `name`.
            postal_address: The postal address of the person. Only accepted if contact
                sync is enabled for the company.
            notes: The contact sync notes of the person, at most 10 000 characters. Only
                accepted if contact sync is enabled for the company.
            im: The instant messaging accounts of the person. Only accepted if contact
                sync is enabled for the company.
            birthday: The birthday of the person. Only accepted if contact sync is
                enabled for the company.
            job_title: The job title of the person. Only accepted if contact sync is
                enabled for the company.

        Costs 5 tokens. updatePerson: PATCH /persons/{id}, scope contacts:full.
        """
        return await self._call(
            OPERATIONS["updatePerson"],
            Person,
            path={"id": id},
            body={
                "name": name,
                "owner_id": owner_id,
                "org_id": org_id,
                "emails": emails,
                "phones": phones,
                "visible_to": visible_to,
                "label_ids": label_ids,
                "marketing_status": marketing_status,
                "custom_fields": custom_fields,
                "first_name": first_name,
                "last_name": last_name,
                "postal_address": postal_address,
                "notes": notes,
                "im": im,
                "birthday": birthday,
                "job_title": job_title,
            },
            options=call_options,
        )

    async def delete(
        self, id: int, **call_options: Unpack[CallOptions]
    ) -> DeletedPerson:
        """Delete a person.

        Marks a person as deleted. After 30 days, the person will be permanently
        deleted.

        Args:
            id: The ID of the person.

        Costs 3 tokens. deletePerson: DELETE /persons/{id}, scope contacts:full.
        """
        return await self._call(
            OPERATIONS["deletePerson"],
            DeletedPerson,
            path={"id": id},
            options=call_options,
        )

    def search(
        self,
        *,
        term: str,
        fields: Sequence[PersonSearchField] | PersonSearchField | Unset = UNSET,
        exact_match: bool | Unset = UNSET,
        organization_id: int | Unset = UNSET,
        include_fields: (
            Sequence[PersonSearchIncludeField] | PersonSearchIncludeField | Unset
        ) = UNSET,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> AsyncPager[PersonSearchItem]:
        """Search persons.

        Searches all persons by name, email, phone, notes and/or custom fields. This
        endpoint is a wrapper of /v1/itemSearch with a narrower OAuth scope. Found
        persons can be filtered by organization ID.

        Args:
            term: The search term to look for. Minimum 2 characters (or 1 if using
                `exact_match`).
            fields: A list or single value. The fields to perform the search from.
                Defaults to all of them. Only the following custom field types are
                searchable: `address`, `varchar`, `text`, `varchar_auto`, `double`,
                `monetary` and `phone`.
            exact_match: When enabled, only full exact matches against the given term
                are returned. It is not case sensitive.
            organization_id: Will filter persons by the provided organization ID. The
                upper limit of found persons associated with the organization is 2000.
            include_fields: Supports including optional fields in the results which are
                not provided by default. A list or single value.
            cursor: Where to resume: the `next_cursor` of an earlier page.
            limit: Items per request, at most and by default 500.
            max_items: Stop after this many items.

        Costs 20 tokens a page. searchPersons: GET /persons/search, scope contacts:full
        or contacts:read or search:read.
        """
        return self._pages(
            OPERATIONS["searchPersons"],
            PersonSearchItem,
            query={
                "term": term,
                "fields": fields,
                "exact_match": exact_match,
                "organization_id": organization_id,
                "include_fields": include_fields,
            },
            page=(cursor, limit, max_items),
            options=call_options,
        )

    async def add_follower(
        self, id: int, *, user_id: int, **call_options: Unpack[CallOptions]
    ) -> Follower:
        """Add a follower to a person.

        Adds a user as a follower to the person.

        Args:
            id: The ID of the person.
            user_id: The ID of the user to add as a follower.

        Costs 5 tokens. addPersonFollower: POST /persons/{id}/followers, scope
        contacts:full.
        """
        return await self._call(
            OPERATIONS["addPersonFollower"],
            Follower,
            path={"id": id},
            body={"user_id": user_id},
            options=call_options,
        )

    async def delete_follower(
        self, id: int, follower_id: int, **call_options: Unpack[CallOptions]
    ) -> DeletedFollower:
        """Delete a follower from a person.

        Deletes a user follower from the person.

        Args:
            id: The ID of the person.
            follower_id: The ID of the following user.

        Costs 3 tokens. deletePersonFollower: DELETE
        /persons/{id}/followers/{follower_id}, scope contacts:full.
        """
        return await self._call(
            OPERATIONS["deletePersonFollower"],
            DeletedFollower,
            path={"id": id, "follower_id": follower_id},
            options=call_options,
        )

    async def get_picture(
        self, id: int, **call_options: Unpack[CallOptions]
    ) -> PersonPicture:
        """Get picture of a person.

        Returns the picture associated with a person. The picture URLs include both
        128x128 and 512x512 pixel versions.

        Args:
            id: The ID of the person.

        Costs 1 token. getPersonPicture: GET /persons/{id}/picture, scope contacts:full
        or contacts:read.
        """
        return await self._call(
            OPERATIONS["getPersonPicture"],
            PersonPicture,
            path={"id": id},
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
        """List followers of a person.

        Lists users who are following the person.

        Args:
            id: The ID of the person.
            cursor: Where to resume: the `next_cursor` of an earlier page.
            limit: Items per request, at most and by default 500.
            max_items: Stop after this many items.

        Costs 10 tokens a page. getPersonFollowers: GET /persons/{id}/followers, scope
        contacts:full or contacts:read.
        """
        return self._pages(
            OPERATIONS["getPersonFollowers"],
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
        """List followers changelog of a person.

        Lists changelogs about users have followed the person.

        Args:
            id: The ID of the person.
            cursor: Where to resume: the `next_cursor` of an earlier page.
            limit: Items per request, at most and by default 500.
            max_items: Stop after this many items.

        Costs 10 tokens a page. getPersonFollowersChangelog: GET
        /persons/{id}/followers/changelog, scope contacts:full or contacts:read.
        """
        return self._pages(
            OPERATIONS["getPersonFollowersChangelog"],
            FollowerChangelog,
            path={"id": id},
            page=(cursor, limit, max_items),
            options=call_options,
        )

    @property
    def with_raw_response(self) -> AsyncPersonsWithRawResponse:
        """The same methods, returning whole responses: status, headers, body."""
        return AsyncPersonsWithRawResponse(self._raw())


class AsyncPersonsWithRawResponse:
    def __init__(self, raw: AsyncPersons) -> None:
        self.list = async_raw_method(raw.list)
        self.get = async_raw_method(raw.get)
        self.add = async_raw_method(raw.add)
        self.update = async_raw_method(raw.update)
        self.delete = async_raw_method(raw.delete)
        self.search = async_raw_method(raw.search)
        self.add_follower = async_raw_method(raw.add_follower)
        self.delete_follower = async_raw_method(raw.delete_follower)
        self.get_picture = async_raw_method(raw.get_picture)
        self.list_followers = async_raw_method(raw.list_followers)
        self.list_followers_changelog = async_raw_method(raw.list_followers_changelog)
