"""Records of activities."""

# Written by `make generate` from spec/pipedrive-v2.yaml: do not edit.

from __future__ import annotations

import datetime as dt
from typing import Literal, TypeAlias

from openapi_runtime import SENT, Model, model

from .shared import Address

ActivityIncludeField: TypeAlias = Literal["attendees"]
ActivitySortBy: TypeAlias = Literal["add_time", "due_date", "id", "update_time"]


@model
class Activity(Model):
    """Returned by activities.list, activities.get, activities.add and 1 more."""

    id: int = SENT
    """The ID of the activity."""

    subject: str | None = None
    """The subject of the activity."""

    type: str | None = None
    """The type of the activity."""

    owner_id: int | None = None
    """The ID of the user who owns the activity."""

    creator_user_id: int | None = None
    """The ID of the user who created the activity."""

    is_deleted: bool | None = None
    """Whether the activity is deleted or not."""

    add_time: dt.datetime | None = None
    """The creation date and time of the activity."""

    update_time: dt.datetime | None = None
    """The last updated date and time of the activity."""

    deal_id: int | None = None
    """The ID of the deal linked to the activity."""

    lead_id: str | None = None
    """The ID of the lead linked to the activity."""

    person_id: int | None = None
    """The ID of the person linked to the activity."""

    org_id: int | None = None
    """The ID of the organization linked to the activity."""

    project_id: int | None = None
    """The ID of the project linked to the activity."""

    due_date: dt.date | None = None
    """The due date of the activity."""

    due_time: str | None = None
    """The due time of the activity."""

    duration: str | None = None
    """The duration of the activity."""

    busy: bool | None = None
    """Whether the activity marks the assignee as busy or not in their calendar."""

    done: bool | None = None
    """Whether the activity is marked as done or not."""

    marked_as_done_time: dt.datetime | None = None
    """The date and time when the activity was marked as done."""

    location: Address | None = None
    """Location of the activity."""

    participants: list[ActivityParticipant] | None = None
    """The participants of the activity."""

    attendees: list[ActivityAttendee] | None = None
    """The attendees of the activity."""

    conference_meeting_client: str | None = None
    """The client used for the conference meeting."""

    conference_meeting_url: str | None = None
    """The URL of the conference meeting."""

    conference_meeting_id: str | None = None
    """The ID of the conference meeting."""

    public_description: str | None = None
    """The public description of the activity."""

    priority: int | None = None
    """The priority of the activity. Mappable to a specific string using activityFields
API.
"""

    note: str | None = None
    """The note of the activity."""

    private: bool | None = None
    """Whether the activity is private or not."""


@model
class ActivityAttendee(Model):
    """Taken by activities.add and activities.update. Held by Activity.attendees."""

    name: str | None = None
    """The name of the attendee."""

    email: str | None = None
    """The email address of the attendee."""

    status: str | None = None
    """The status of the attendee."""

    is_organizer: bool | None = None
    """Whether the attendee is the organizer or not."""

    person_id: int | None = None
    """The ID of the person if the attendee has a person record."""

    user_id: int | None = None
    """The ID of the user if the attendee is a user."""

    email_address: str | None = None
    """The email address of the attendee."""


@model
class ActivityParticipant(Model):
    """Taken by activities.add and activities.update. Held by Activity.participants."""

    person_id: int | None = None
    """The ID of the person."""

    primary: bool | None = None
    """Whether the person is the primary participant or not."""

    primary_flag: bool | None = None
    """Whether the person is the primary participant or not."""


@model
class DeletedActivity(Model):
    """Returned by activities.delete."""

    id: int = SENT
    """Deleted activity ID."""
