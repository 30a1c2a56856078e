"""Records of persons."""

# Written by `make generate` from spec/pipedrive-v2.yaml: do not edit.

from __future__ import annotations

import datetime as dt
from typing import Any, Literal, TypeAlias

from openapi_runtime import NULL, SENT, Model, model

from .shared import Address, Owner

PersonIncludeField: TypeAlias = Literal[
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
PersonMarketingStatus: TypeAlias = Literal[
    "archived", "no_consent", "subscribed", "unsubscribed"
]
PersonSearchField: TypeAlias = Literal[
    "custom_fields", "email", "name", "notes", "phone"
]
PersonSearchIncludeField: TypeAlias = Literal["person.picture"]


@model
class ContactValue(Model):
    """Taken by persons.add and persons.update. Held by Person.emails, Person.im and
    Person.phones.
    """

    value: str | None = None
    """The email address of the person."""

    primary: bool | None = None
    """Whether the email is primary or not."""

    label: str | None = None
    """The email address classification label."""


@model
class DeletedPerson(Model):
    """Returned by persons.delete."""

    id: int = SENT
    """Deleted person ID."""


@model
class FoundPerson(Model):
    """Held by PersonSearchItem.item."""

    id: int = SENT
    """The ID of the person."""

    name: str | None = None
    """The name of the person."""

    type: str | None = None
    """The type of the item."""

    phones: list[str] | None = None
    """An array of phone numbers."""

    emails: list[str] | None = None
    """An array of email addresses."""

    visible_to: int | None = None
    """The visibility of the person."""

    owner: Owner | None = None

    organization: FoundPersonOrganization | None = None

    custom_fields: list[str] | None = None
    """Custom fields."""

    notes: list[str] | None = None
    """An array of notes."""

    primary_email: str | None = NULL
    """The primary email address of the person."""

    update_time: str | None = NULL
    """The last updated date and time of the person, as `YYYY-MM-DD HH:MM:SS` (not RFC
3339).
"""


@model
class FoundPersonOrganization(Model):
    """Held by FoundPerson.organization."""

    id: int = SENT
    """The ID of the organization the person is associated with."""

    name: str | None = None
    """The name of the organization the person is associated with."""

    address: str | None = NULL
    """The address of the organization."""


@model
class Person(Model):
    """Returned by persons.list, persons.get, persons.add and 1 more."""

    id: int = SENT
    """The ID of the person."""

    name: str | None = None
    """The name of the person."""

    first_name: str | None = None
    """The first name of the person."""

    last_name: str | None = None
    """The last name of the person."""

    owner_id: int | None = None
    """The ID of the user who owns the person."""

    org_id: int | None = None
    """The ID of the organization linked to the person."""

    add_time: dt.datetime | None = None
    """The creation date and time of the person."""

    update_time: dt.datetime | None = None
    """The last updated date and time of the person."""

    emails: list[ContactValue] | None = None
    """The emails of the person."""

    phones: list[ContactValue] | None = None
    """The phones of the person."""

    is_deleted: bool | None = None
    """Whether the person is deleted or not."""

    visible_to: int | None = None
    """The visibility of the person."""

    label_ids: list[int] | None = None
    """The IDs of labels assigned to the person."""

    picture_id: int | None = None
    """The ID of the picture associated with the person."""

    postal_address: Address | None = None
    """Postal address of the person, included if contact sync is enabled for the
company.
"""

    notes: str | None = None
    """Contact sync notes of the person, maximum 10 000 characters, included if contact
sync is enabled for the company.
"""

    im: list[ContactValue] | None = None
    """The instant messaging accounts of the person, included if contact sync is enabled
for the company.
"""

    birthday: dt.date | None = None
    """The birthday of the person, included if contact sync is enabled for the
company.
"""

    job_title: str | None = None
    """The job title of the person, included if contact sync is enabled for the
company.
"""

    custom_fields: dict[str, Any] | None = None
    """An object where each key represents a custom field. All custom fields are
referenced as randomly generated 40-character hashes. To clear a custom field
value, set it to `null`. For multi-option fields (field type `set`), use `null`
to clear the selection — sending an empty array `[]` is not supported and will
result in a validation error.
"""

    next_activity_id: int | None = NULL
    """The ID of the next activity. Only included by `include_fields`."""

    last_activity_id: int | None = NULL
    """The ID of the last activity. Only included by `include_fields`."""

    activities_count: int | None = None
    """The number of activities. Only included by `include_fields`."""

    done_activities_count: int | None = None
    """The number of activities marked as done. Only included by `include_fields`."""

    undone_activities_count: int | None = None
    """The number of activities not yet done. Only included by `include_fields`."""

    email_messages_count: int | None = None
    """The number of email messages. Only included by `include_fields`."""

    files_count: int | None = None
    """The number of files. Only included by `include_fields`."""

    notes_count: int | None = None
    """The number of notes. Only included by `include_fields`."""

    followers_count: int | None = None
    """The number of followers. Only included by `include_fields`."""

    smart_bcc_email: str | None = NULL
    """The Smart Bcc email address. Only included by `include_fields`."""

    open_deals_count: int | None = None
    """The number of open deals. Only included by `include_fields`."""

    related_open_deals_count: int | None = None
    """The number of related open deals. Only included by `include_fields`."""

    closed_deals_count: int | None = None
    """The number of closed deals. Only included by `include_fields`."""

    related_closed_deals_count: int | None = None
    """The number of related closed deals. Only included by `include_fields`."""

    won_deals_count: int | None = None
    """The number of won deals. Only included by `include_fields`."""

    related_won_deals_count: int | None = None
    """The number of related won deals. Only included by `include_fields`."""

    lost_deals_count: int | None = None
    """The number of lost deals. Only included by `include_fields`."""

    related_lost_deals_count: int | None = None
    """The number of related lost deals. Only included by `include_fields`."""

    last_incoming_mail_time: dt.datetime | None = NULL
    """When the last email was received. Only included by `include_fields`."""

    last_outgoing_mail_time: dt.datetime | None = NULL
    """When the last email was sent. Only included by `include_fields`."""

    participant_open_deals_count: int | None = None
    """The number of open deals with the person as a participant. Only included by
`include_fields`.
"""

    participant_closed_deals_count: int | None = None
    """The number of closed deals with the person as a participant. Only included by
`include_fields`.
"""

    marketing_status: PersonMarketingStatus | str | None = NULL
    """The marketing status. Only included by `include_fields`, if the company has the
marketing app.
"""


@model
class PersonPicture(Model):
    """Returned by persons.get_picture."""

    id: int = SENT
    """The ID of the picture."""

    item_type: str | None = None
    """The type of item the picture is associated with."""

    item_id: int | None = None
    """The ID of the person this picture belongs to."""

    added_by_user_id: int | None = None
    """The ID of the user who added the picture."""

    active_flag: bool | None = None
    """Whether the picture is active or not."""

    file_size: int | None = None
    """The file size in bytes."""

    pictures: PictureSizes | None = None
    """Picture URLs indexed by size."""


@model
class PersonSearchItem(Model):
    """Returned by persons.search."""

    result_score: float | None = None
    """Search result relevancy."""

    item: FoundPerson | None = None


@model
class PictureSizes(Model, wire_names={"size_128": "128", "size_512": "512"}):
    """Picture URLs indexed by size.

    Held by PersonPicture.pictures.
    """

    size_128: str | None = None
    """The URL of the 128x128 picture."""

    size_512: str | None = None
    """The URL of the 512x512 picture."""
