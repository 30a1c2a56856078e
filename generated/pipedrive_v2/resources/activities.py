"""Operations on activities."""

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

from ..models.activities import (
    Activity,
    ActivityAttendee,
    ActivityIncludeField,
    ActivityParticipant,
    ActivitySortBy,
    DeletedActivity,
)
from ..models.shared import Address, SortDirection
from ..operations import OPERATIONS


class Activities(Resource):
    """Activities are appointments/tasks/events on a calendar that can be associated
    with a deal, a lead, a person and an organization. Activities can be of different
    type (such as call, meeting, lunch or a custom type - see ActivityTypes object)
    and can be assigned to a particular user. Note that activities can also be
    created without a specific date/time.
    """

    def list(
        self,
        *,
        filter_id: int | Unset = UNSET,
        ids: Sequence[int] | str | Unset = UNSET,
        owner_id: int | Unset = UNSET,
        deal_id: int | Unset = UNSET,
        lead_id: str | Unset = UNSET,
        person_id: int | Unset = UNSET,
        org_id: int | Unset = UNSET,
        done: bool | Unset = UNSET,
        updated_since: dt.datetime | dt.date | str | Unset = UNSET,
        updated_until: dt.datetime | dt.date | str | Unset = UNSET,
        sort_by: ActivitySortBy | Unset = UNSET,
        sort_direction: SortDirection | Unset = UNSET,
        include_fields: (
            Sequence[ActivityIncludeField] | ActivityIncludeField | Unset
        ) = UNSET,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> Pager[Activity]:
        """Get all activities.

        Returns data about all activities.

        Args:
            filter_id: If supplied, only activities matching the specified filter are
                returned.
            ids: Optional list or comma-separated string of up to 100 entity ids to
                fetch. If filter_id is provided, this is ignored. If any of the
                requested entities do not exist or are not visible, they are not
                included in the response.
            owner_id: If supplied, only activities owned by the specified user are
                returned. If filter_id is provided, this is ignored.
            deal_id: If supplied, only activities linked to the specified deal are
                returned. If filter_id is provided, this is ignored.
            lead_id: If supplied, only activities linked to the specified lead are
                returned. If filter_id is provided, this is ignored.
            person_id: If supplied, only activities whose primary participant is the
                given person are returned. If filter_id is provided, this is ignored.
            org_id: If supplied, only activities linked to the specified organization
                are returned. If filter_id is provided, this is ignored.
            done: If supplied, only activities with specified 'done' flag value are
                returned.
            updated_since: If set, only activities with an `update_time` later than or
                equal to this time are returned. In RFC3339 format, e.g.
                2025-01-01T10:20:00Z.
            updated_until: If set, only activities with an `update_time` earlier than
                this time are returned. In RFC3339 format, e.g. 2025-01-01T10:20:00Z.
            sort_by: The field to sort by. Supported fields: `id`, `update_time`,
                `add_time`, `due_date`. By default `id`.
            sort_direction: The sorting direction. Supported values: `asc`, `desc`. By
                default `asc`.
            include_fields: Optional list or single value of additional fields to
                include.
            cursor: Where to resume: the `next_cursor` of an earlier page.
            limit: Items per request, at most and by default 500.
            max_items: Stop after this many items.

        Costs 10 tokens a page. getActivities: GET /activities, scope activities:full or
        activities:read.
        """
        return self._pages(
            OPERATIONS["getActivities"],
            Activity,
            query={
                "filter_id": filter_id,
                "ids": ids,
                "owner_id": owner_id,
                "deal_id": deal_id,
                "lead_id": lead_id,
                "person_id": person_id,
                "org_id": org_id,
                "done": done,
                "updated_since": updated_since,
                "updated_until": updated_until,
                "sort_by": sort_by,
                "sort_direction": sort_direction,
                "include_fields": include_fields,
            },
            page=(cursor, limit, max_items),
            options=call_options,
        )

    def get(
        self,
        id: int,
        *,
        include_fields: (
            Sequence[ActivityIncludeField] | ActivityIncludeField | Unset
        ) = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> Activity:
        """Get details of an activity.

        Returns the details of a specific activity.

        Args:
            id: The ID of the activity.
            include_fields: Optional list or single value of additional fields to
                include.

        Costs 1 token. getActivity: GET /activities/{id}, scope activities:full or
        activities:read.
        """
        return self._call(
            OPERATIONS["getActivity"],
            Activity,
            path={"id": id},
            query={"include_fields": include_fields},
            options=call_options,
        )

    def add(
        self,
        *,
        subject: str | Unset | None = UNSET,
        type: str | Unset | None = UNSET,
        owner_id: int | Unset | None = UNSET,
        deal_id: int | Unset | None = UNSET,
        lead_id: str | Unset | None = UNSET,
        org_id: int | Unset | None = UNSET,
        project_id: int | Unset | None = UNSET,
        due_date: dt.date | str | Unset | None = UNSET,
        due_time: dt.time | str | Unset | None = UNSET,
        duration: dt.timedelta | str | Unset | None = UNSET,
        busy: bool | Unset | None = UNSET,
        done: bool | Unset | None = UNSET,
        location: Address | Mapping[str, Any] | Unset | None = UNSET,
        participants: (
            Sequence[ActivityParticipant | Mapping[str, Any]] | Unset | None
        ) = UNSET,
        attendees: (
            Sequence[ActivityAttendee | Mapping[str, Any]] | Unset | None
        ) = UNSET,
        public_description: str | Unset | None = UNSET,
        priority: int | Unset | None = UNSET,
        note: str | Unset | None = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> Activity:
        """Add a new activity.

        Args:
            subject: The subject of the activity.
            type: The type of the activity.
            owner_id: The ID of the user who owns the activity.
            deal_id: The ID of the deal linked to the activity.
            lead_id: The ID of the lead linked to the activity.
            org_id: The ID of the organization linked to the activity.
            project_id: The ID of the project linked to the activity.
            due_date: The due date of the activity.
            due_time: The due time of the activity.
            duration: The duration of the activity.
            busy: Whether the activity marks the assignee as busy or not in their
                calendar.
            done: Whether the activity is marked as done or not.
            location: Location of the activity.
            participants: The participants of the activity. The primary one (`primary`
                is true) becomes the `person_id` of the activity.
            attendees: The attendees of the activity.
            public_description: The public description of the activity.
            priority: The priority of the activity. Mappable to a specific string using
                activityFields API.
            note: The note of the activity.

        Costs 5 tokens. addActivity: POST /activities, scope activities:full.
        """
        return self._call(
            OPERATIONS["addActivity"],
            Activity,
            body={
                "subject": subject,
                "type": type,
                "owner_id": owner_id,
                "deal_id": deal_id,
                "lead_id": lead_id,
                "org_id": org_id,
                "project_id": project_id,
                "due_date": due_date,
                "due_time": due_time,
                "duration": duration,
                "busy": busy,
                "done": done,
                "location": location,
                "participants": participants,
                "attendees": attendees,
                "public_description": public_description,
                "priority": priority,
                "note": note,
            },
            options=call_options,
        )

    def update(
        self,
        id: int,
        *,
        subject: str | Unset | None = UNSET,
        type: str | Unset | None = UNSET,
        owner_id: int | Unset | None = UNSET,
        deal_id: int | Unset | None = UNSET,
        lead_id: str | Unset | None = UNSET,
        org_id: int | Unset | None = UNSET,
        project_id: int | Unset | None = UNSET,
        due_date: dt.date | str | Unset | None = UNSET,
        due_time: dt.time | str | Unset | None = UNSET,
        duration: dt.timedelta | str | Unset | None = UNSET,
        busy: bool | Unset | None = UNSET,
        done: bool | Unset | None = UNSET,
        location: Address | Mapping[str, Any] | Unset | None = UNSET,
        participants: (
            Sequence[ActivityParticipant | Mapping[str, Any]] | Unset | None
        ) = UNSET,
        attendees: (
            Sequence[ActivityAttendee | Mapping[str, Any]] | Unset | None
        ) = UNSET,
        public_description: str | Unset | None = UNSET,
        priority: int | Unset | None = UNSET,
        note: str | Unset | None = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> Activity:
        """Update an activity.

        Updates the properties of an activity.

        Args:
            id: The ID of the activity.
            subject: The subject of the activity.
            type: The type of the activity.
            owner_id: The ID of the user who owns the activity.
            deal_id: The ID of the deal linked to the activity.
            lead_id: The ID of the lead linked to the activity.
            org_id: The ID of the organization linked to the activity.
            project_id: The ID of the project linked to the activity.
            due_date: The due date of the activity.
            due_time: The due time of the activity.
            duration: The duration of the activity.
            busy: Whether the activity marks the assignee as busy or not in their
                calendar.
            done: Whether the activity is marked as done or not.
            location: Location of the activity.
            participants: The participants of the activity. The primary one (`primary`
                is true) becomes the `person_id` of the activity.
            attendees: The attendees of the activity.
            public_description: The public description of the activity.
            priority: The priority of the activity. Mappable to a specific string using
                activityFields API.
            note: The note of the activity.

        Costs 5 tokens. updateActivity: PATCH /activities/{id}, scope activities:full.
        """
        return self._call(
            OPERATIONS["updateActivity"],
            Activity,
            path={"id": id},
            body={
                "subject": subject,
                "type": type,
                "owner_id": owner_id,
                "deal_id": deal_id,
                "lead_id": lead_id,
                "org_id": org_id,
                "project_id": project_id,
                "due_date": due_date,
                "due_time": due_time,
                "duration": duration,
                "busy": busy,
                "done": done,
                "location": location,
                "participants": participants,
                "attendees": attendees,
                "public_description": public_description,
                "priority": priority,
                "note": note,
            },
            options=call_options,
        )

    def delete(self, id: int, **call_options: Unpack[CallOptions]) -> DeletedActivity:
        """Delete an activity.

        Marks an activity as deleted. After 30 days, the activity will be permanently
        deleted.

        Args:
            id: The ID of the activity.

        Costs 3 tokens. deleteActivity: DELETE /activities/{id}, scope activities:full.
        """
        return self._call(
            OPERATIONS["deleteActivity"],
            DeletedActivity,
            path={"id": id},
            options=call_options,
        )

    @property
    def with_raw_response(self) -> ActivitiesWithRawResponse:
        """The same methods, returning whole responses: status, headers, body."""
        return ActivitiesWithRawResponse(self._raw())


class ActivitiesWithRawResponse:
    def __init__(self, raw: Activities) -> None:
        self.list = raw_method(raw.list)
        self.get = raw_method(raw.get)
        self.add = raw_method(raw.add)
        self.update = raw_method(raw.update)
        self.delete = raw_method(raw.delete)


class AsyncActivities(AsyncResource):
    """`Activities`, awaited."""

    def list(
        self,
        *,
        filter_id: int | Unset = UNSET,
        ids: Sequence[int] | str | Unset = UNSET,
        owner_id: int | Unset = UNSET,
        deal_id: int | Unset = UNSET,
        lead_id: str | Unset = UNSET,
        person_id: int | Unset = UNSET,
        org_id: int | Unset = UNSET,
        done: bool | Unset = UNSET,
        updated_since: dt.datetime | dt.date | str | Unset = UNSET,
        updated_until: dt.datetime | dt.date | str | Unset = UNSET,
        sort_by: ActivitySortBy | Unset = UNSET,
        sort_direction: SortDirection | Unset = UNSET,
        include_fields: (
            Sequence[ActivityIncludeField] | ActivityIncludeField | Unset
        ) = UNSET,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> AsyncPager[Activity]:
        """Get all activities.

        Returns data about all activities.

        Args:
            filter_id: If supplied, only activities matching the specified filter are
                returned.
            ids: Optional list or comma-separated string of up to 100 entity ids to
                fetch. If filter_id is provided, this is ignored. If any of the
                requested entities do not exist or are not visible, they are not
                included in the response.
            owner_id: If supplied, only activities owned by the specified user are
                returned. If filter_id is provided, this is ignored.
            deal_id: If supplied, only activities linked to the specified deal are
                returned. If filter_id is provided, this is ignored.
            lead_id: If supplied, only activities linked to the specified lead are
                returned. If filter_id is provided, this is ignored.
            person_id: If supplied, only activities whose primary participant is the
                given person are returned. If filter_id is provided, this is ignored.
            org_id: If supplied, only activities linked to the specified organization
                are returned. If filter_id is provided, this is ignored.
            done: If supplied, only activities with specified 'done' flag value are
                returned.
            updated_since: If set, only activities with an `update_time` later than or
                equal to this time are returned. In RFC3339 format, e.g.
                2025-01-01T10:20:00Z.
            updated_until: If set, only activities with an `update_time` earlier than
                this time are returned. In RFC3339 format, e.g. 2025-01-01T10:20:00Z.
            sort_by: The field to sort by. Supported fields: `id`, `update_time`,
                `add_time`, `due_date`. By default `id`.
            sort_direction: The sorting direction. Supported values: `asc`, `desc`. By
                default `asc`.
            include_fields: Optional list or single value of additional fields to
                include.
            cursor: Where to resume: the `next_cursor` of an earlier page.
            limit: Items per request, at most and by default 500.
            max_items: Stop after this many items.

        Costs 10 tokens a page. getActivities: GET /activities, scope activities:full or
        activities:read.
        """
        return self._pages(
            OPERATIONS["getActivities"],
            Activity,
            query={
                "filter_id": filter_id,
                "ids": ids,
                "owner_id": owner_id,
                "deal_id": deal_id,
                "lead_id": lead_id,
                "person_id": person_id,
                "org_id": org_id,
                "done": done,
                "updated_since": updated_since,
                "updated_until": updated_until,
                "sort_by": sort_by,
                "sort_direction": sort_direction,
                "include_fields": include_fields,
            },
            page=(cursor, limit, max_items),
            options=call_options,
        )

    async def get(
        self,
        id: int,
        *,
        include_fields: (
            Sequence[ActivityIncludeField] | ActivityIncludeField | Unset
        ) = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> Activity:
        """Get details of an activity.

        Returns the details of a specific activity.

        Args:
            id: The ID of the activity.
            include_fields: Optional list or single value of additional fields to
                include.

        Costs 1 token. getActivity: GET /activities/{id}, scope activities:full or
        activities:read.
        """
        return await self._call(
            OPERATIONS["getActivity"],
            Activity,
            path={"id": id},
            query={"include_fields": include_fields},
            options=call_options,
        )

    async def add(
        self,
        *,
        subject: str | Unset | None = UNSET,
        type: str | Unset | None = UNSET,
        owner_id: int | Unset | None = UNSET,
        deal_id: int | Unset | None = UNSET,
        lead_id: str | Unset | None = UNSET,
        org_id: int | Unset | None = UNSET,
        project_id: int | Unset | None = UNSET,
        due_date: dt.date | str | Unset | None = UNSET,
        due_time: dt.time | str | Unset | None = UNSET,
        duration: dt.timedelta | str | Unset | None = UNSET,
        busy: bool | Unset | None = UNSET,
        done: bool | Unset | None = UNSET,
        location: Address | Mapping[str, Any] | Unset | None = UNSET,
        participants: (
            Sequence[ActivityParticipant | Mapping[str, Any]] | Unset | None
        ) = UNSET,
        attendees: (
            Sequence[ActivityAttendee | Mapping[str, Any]] | Unset | None
        ) = UNSET,
        public_description: str | Unset | None = UNSET,
        priority: int | Unset | None = UNSET,
        note: str | Unset | None = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> Activity:
        """Add a new activity.

        Args:
            subject: The subject of the activity.
            type: The type of the activity.
            owner_id: The ID of the user who owns the activity.
            deal_id: The ID of the deal linked to the activity.
            lead_id: The ID of the lead linked to the activity.
            org_id: The ID of the organization linked to the activity.
            project_id: The ID of the project linked to the activity.
            due_date: The due date of the activity.
            due_time: The due time of the activity.
            duration: The duration of the activity.
            busy: Whether the activity marks the assignee as busy or not in their
                calendar.
            done: Whether the activity is marked as done or not.
            location: Location of the activity.
            participants: The participants of the activity. The primary one (`primary`
                is true) becomes the `person_id` of the activity.
            attendees: The attendees of the activity.
            public_description: The public description of the activity.
            priority: The priority of the activity. Mappable to a specific string using
                activityFields API.
            note: The note of the activity.

        Costs 5 tokens. addActivity: POST /activities, scope activities:full.
        """
        return await self._call(
            OPERATIONS["addActivity"],
            Activity,
            body={
                "subject": subject,
                "type": type,
                "owner_id": owner_id,
                "deal_id": deal_id,
                "lead_id": lead_id,
                "org_id": org_id,
                "project_id": project_id,
                "due_date": due_date,
                "due_time": due_time,
                "duration": duration,
                "busy": busy,
                "done": done,
                "location": location,
                "participants": participants,
                "attendees": attendees,
                "public_description": public_description,
                "priority": priority,
                "note": note,
            },
            options=call_options,
        )

    async def update(
        self,
        id: int,
        *,
        subject: str | Unset | None = UNSET,
        type: str | Unset | None = UNSET,
        owner_id: int | Unset | None = UNSET,
        deal_id: int | Unset | None = UNSET,
        lead_id: str | Unset | None = UNSET,
        org_id: int | Unset | None = UNSET,
        project_id: int | Unset | None = UNSET,
        due_date: dt.date | str | Unset | None = UNSET,
        due_time: dt.time | str | Unset | None = UNSET,
        duration: dt.timedelta | str | Unset | None = UNSET,
        busy: bool | Unset | None = UNSET,
        done: bool | Unset | None = UNSET,
        location: Address | Mapping[str, Any] | Unset | None = UNSET,
        participants: (
            Sequence[ActivityParticipant | Mapping[str, Any]] | Unset | None
        ) = UNSET,
        attendees: (
            Sequence[ActivityAttendee | Mapping[str, Any]] | Unset | None
        ) = UNSET,
        public_description: str | Unset | None = UNSET,
        priority: int | Unset | None = UNSET,
        note: str | Unset | None = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> Activity:
        """Update an activity.

        Updates the properties of an activity.

        Args:
            id: The ID of the activity.
            subject: The subject of the activity.
            type: The type of the activity.
            owner_id: The ID of the user who owns the activity.
            deal_id: The ID of the deal linked to the activity.
            lead_id: The ID of the lead linked to the activity.
            org_id: The ID of the organization linked to the activity.
            project_id: The ID of the project linked to the activity.
            due_date: The due date of the activity.
            due_time: The due time of the activity.
            duration: The duration of the activity.
            busy: Whether the activity marks the assignee as busy or not in their
                calendar.
            done: Whether the activity is marked as done or not.
            location: Location of the activity.
            participants: The participants of the activity. The primary one (`primary`
                is true) becomes the `person_id` of the activity.
            attendees: The attendees of the activity.
            public_description: The public description of the activity.
            priority: The priority of the activity. Mappable to a specific string using
                activityFields API.
            note: The note of the activity.

        Costs 5 tokens. updateActivity: PATCH /activities/{id}, scope activities:full.
        """
        return await self._call(
            OPERATIONS["updateActivity"],
            Activity,
            path={"id": id},
            body={
                "subject": subject,
                "type": type,
                "owner_id": owner_id,
                "deal_id": deal_id,
                "lead_id": lead_id,
                "org_id": org_id,
                "project_id": project_id,
                "due_date": due_date,
                "due_time": due_time,
                "duration": duration,
                "busy": busy,
                "done": done,
                "location": location,
                "participants": participants,
                "attendees": attendees,
                "public_description": public_description,
                "priority": priority,
                "note": note,
            },
            options=call_options,
        )

    async def delete(
        self, id: int, **call_options: Unpack[CallOptions]
    ) -> DeletedActivity:
        """Delete an activity.

        Marks an activity as deleted. After 30 days, the activity will be permanently
        deleted.

        Args:
            id: The ID of the activity.

        Costs 3 tokens. deleteActivity: DELETE /activities/{id}, scope activities:full.
        """
        return await self._call(
            OPERATIONS["deleteActivity"],
            DeletedActivity,
            path={"id": id},
            options=call_options,
        )

    @property
    def with_raw_response(self) -> AsyncActivitiesWithRawResponse:
        """The same methods, returning whole responses: status, headers, body."""
        return AsyncActivitiesWithRawResponse(self._raw())


class AsyncActivitiesWithRawResponse:
    def __init__(self, raw: AsyncActivities) -> None:
        self.list = async_raw_method(raw.list)
        self.get = async_raw_method(raw.get)
        self.add = async_raw_method(raw.add)
        self.update = async_raw_method(raw.update)
        self.delete = async_raw_method(raw.delete)
