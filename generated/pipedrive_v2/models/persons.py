"""Records of persons."""

# Written by `make generate` from spec/pipedrive-v2.yaml: do not edit.

from __future__ import annotations

import datetime as dt
from typing import Any, Literal, TypeAlias

from openapi_runtime import NULL, Model, model

from .shared import Address, Owner

PersonIncludeField: TypeAlias = (
    Literal[
        "activities_count",
        "closed_deals_count",
        "doi_status",
        "done_activities_count",
        "email_messages_count",
        "files_count",
        "followers_count",
        "last_activity_id",
        "last_incoming_mail_time",
        "last_outgoing_mail_time",
        "lost_deals_count",
        "marketing_status",
        "next_activity_id",
        "notes_count",
        "open_deals_count",
        "participant_closed_deals_count",
        "participant_open_deals_count",
        "related_closed_deals_count",
        "related_lost_deals_count",
        "related_open_deals_count",
        "related_won_deals_count",
        "smart_bcc_email",
        "undone_activities_count",
        "won_deals_count",
    ]
    | str
)
PersonMarketingStatus: TypeAlias = (
    Literal[
        "archived",
        "no_consent",
        "subscribed",
        "unsubscribed",
    ]
    | str
)
PersonSearchField: TypeAlias = (
    Literal[
        "custom_fields",
        "email",
        "name",
        "notes",
        "phone",
    ]
    | str
)
PersonSearchIncludeField: TypeAlias = Literal["person.picture"] | str


@model
class ContactValue(Model):
    """Contact value."""

    label: str | None = None
    """The email address classification label"""

    primary: bool | None = None
    """Whether the email is primary or not"""

    value: str | None = None
    """The email address of the person"""


@model
class DeletedPerson(Model):
    """Deleted person."""

    id: int | None = None
    """Deleted person ID"""


@model
class FoundPerson(Model):
    """Found person."""

    custom_fields: list[str] | None = None
    """Custom fields"""

    emails: list[str] | None = None
    """An array of email addresses"""

    id: int | None = None
    """The ID of the person"""

    name: str | None = None
    """The name of the person"""

    notes: list[str] | None = None
    """An array of notes"""

    organization: FoundPersonOrganization | None = None

    owner: Owner | None = None

    phones: list[str] | None = None
    """An array of phone numbers"""

    primary_email: str | None = NULL
    """The primary email address of the person"""

    type: str | None = None
    """The type of the item"""

    update_time: str | None = NULL
    """The last updated date and time of the person, as `YYYY-MM-DD HH:MM:SS` (not RFC
    3339)
    """

    visible_to: int | None = None
    """The visibility of the person"""


@model
class FoundPersonOrganization(Model):
    """Found person organization."""

    address: str | None = NULL
    """The address of the organization"""

    id: int | None = None
    """The ID of the organization the person is associated with"""

    name: str | None = None
    """The name of the organization the person is associated with"""


@model
class Person(Model):
    """Person."""

    activities_count: int | None = None
    """The number of activities. Only included by `include_fields`."""

    add_time: dt.datetime | None = None
    """The creation date and time of the person"""

    birthday: dt.date | None = None
    """The birthday of the person, included if contact sync is enabled for the
    company
    """

    closed_deals_count: int | None = None
    """The number of closed deals. Only included by `include_fields`."""

    custom_fields: dict[str, Any] | None = None
    """An object where each key represents a custom field. All custom fields are
    referenced as randomly generated 40-character hashes. To clear a custom field
    value, set it to `null`. For multi-option fields (field type `set`), use `null`
    to clear the selection — sending an empty array `[]` is not supported and will
    result in a validation error.
    """

    done_activities_count: int | None = None
    """The number of activities marked as done. Only included by `include_fields`."""

    email_messages_count: int | None = None
    """The number of email messages. Only included by `include_fields`."""

    emails: list[ContactValue] | None = None
    """The emails of the person"""

    files_count: int | None = None
    """The number of files. Only included by `include_fields`."""

    first_name: str | None = None
    """The first name of the person"""

    followers_count: int | None = None
    """The number of followers. Only included by `include_fields`."""

    id: int | None = None
    """The ID of the person"""

    im: list[ContactValue] | None = None
    """The instant messaging accounts of the person, included if contact sync is enabled
    for the company
    """

    is_deleted: bool | None = None
    """Whether the person is deleted or not"""

    job_title: str | None = None
    """The job title of the person, included if contact sync is enabled for the
    company
    """

    label_ids: list[int] | None = None
    """The IDs of labels assigned to the person"""

    last_activity_id: int | None = NULL
    """The ID of the last activity. Only included by `include_fields`."""

    last_incoming_mail_time: dt.datetime | None = NULL
    """When the last email was received. Only included by `include_fields`."""

    last_name: str | None = None
    """The last name of the person"""

    last_outgoing_mail_time: dt.datetime | None = NULL
    """When the last email was sent. Only included by `include_fields`."""

    lost_deals_count: int | None = None
    """The number of lost deals. Only included by `include_fields`."""

    marketing_status: PersonMarketingStatus | None = NULL
    """The marketing status. Only included by `include_fields`, if the company has the
    marketing app.
    """

    name: str | None = None
    """The name of the person"""

    next_activity_id: int | None = NULL
    """The ID of the next activity. Only included by `include_fields`."""

    notes: str | None = None
    """Contact sync notes of the person, maximum 10 000 characters, included if contact
    sync is enabled for the company
    """

    notes_count: int | None = None
    """The number of notes. Only included by `include_fields`."""

    open_deals_count: int | None = None
    """The number of open deals. Only included by `include_fields`."""

    org_id: int | None = None
    """The ID of the organization linked to the person"""

    owner_id: int | None = None
    """The ID of the user who owns the person"""

    participant_closed_deals_count: int | None = None
    """The number of closed deals with the person as a participant. Only included by
    `include_fields`.
    """

    participant_open_deals_count: int | None = None
    """The number of open deals with the person as a participant. Only included by
    `include_fields`.
    """

    phones: list[ContactValue] | None = None
    """The phones of the person"""

    picture_id: int | None = None
    """The ID of the picture associated with the person"""

    postal_address: Address | None = None
    """Postal address of the person, included if contact sync is enabled for the
    company
    """

    related_closed_deals_count: int | None = None
    """The number of related closed deals. Only included by `include_fields`."""

    related_lost_deals_count: int | None = None
    """The number of related lost deals. Only included by `include_fields`."""

    related_open_deals_count: int | None = None
    """The number of related open deals. Only included by `include_fields`."""

    related_won_deals_count: int | None = None
    """The number of related won deals. Only included by `include_fields`."""

    smart_bcc_email: str | None = NULL
    """The Smart Bcc email address. Only included by `include_fields`."""

    undone_activities_count: int | None = None
    """The number of activities not yet done. Only included by `include_fields`."""

    update_time: dt.datetime | None = None
    """The last updated date and time of the person"""

    visible_to: int | None = None
    """The visibility of the person"""

    won_deals_count: int | None = None
    """The number of won deals. Only included by `include_fields`."""


@model
class PersonPicture(Model):
    """Person picture."""

    active_flag: bool | None = None
    """Whether the picture is active or not."""

    added_by_user_id: int | None = None
    """The ID of the user who added the picture."""

    file_size: int | None = None
    """The file size in bytes."""

    id: int | None = None
    """The ID of the picture."""

    item_id: int | None = None
    """The ID of the person this picture belongs to."""

    item_type: str | None = None
    """The type of item the picture is associated with."""

    pictures: PictureSizes | None = None
    """Picture URLs indexed by size."""


@model
class PersonSearchItem(Model):
    """Person search item."""

    item: FoundPerson | None = None

    result_score: float | None = None
    """Search result relevancy"""


@model
class PictureSizes(
    Model,
    wire_names={
        "size_128": "128",
        "size_512": "512",
    },
):
    """Picture URLs indexed by size."""

    size_128: str | None = None
    """The URL of the 128x128 picture."""

    size_512: str | None = None
    """The URL of the 512x512 picture."""
