"""Records of organizations."""

# Written by `make generate` from spec/pipedrive-v2.yaml: do not edit.

from __future__ import annotations

import datetime as dt
from typing import Any, Literal, TypeAlias

from openapi_runtime import NULL, SENT, Model, model

from .shared import Address, Owner

OrganizationIncludeField: TypeAlias = Literal[
    "activities_count",
    "closed_deals_count",
    "done_activities_count",
    "email_messages_count",
    "files_count",
    "followers_count",
    "last_activity_id",
    "lost_deals_count",
    "next_activity_id",
    "notes_count",
    "open_deals_count",
    "people_count",
    "related_closed_deals_count",
    "related_lost_deals_count",
    "related_open_deals_count",
    "related_won_deals_count",
    "smart_bcc_email",
    "undone_activities_count",
    "won_deals_count",
]
OrganizationSearchField: TypeAlias = Literal[
    "address", "custom_fields", "name", "notes"
]


@model
class DeletedOrganization(Model):
    """Returned by organizations.delete."""

    id: int = SENT
    """Deleted organization ID."""


@model
class FoundOrganization(Model):
    """Held by OrganizationSearchItem.item."""

    id: int = SENT
    """The ID of the organization."""

    name: str | None = None
    """The name of the organization."""

    type: str | None = None
    """The type of the item."""

    address: str | None = None
    """The address of the organization."""

    visible_to: int | None = None
    """The visibility of the organization."""

    owner: Owner | None = None

    custom_fields: list[str] | None = None
    """Custom fields."""

    notes: list[str] | None = None
    """An array of notes."""


@model
class Organization(Model):
    """Returned by organizations.list, organizations.get, organizations.add and 1
    more.
    """

    id: int = SENT
    """The ID of the organization."""

    name: str | None = None
    """The name of the organization."""

    owner_id: int | None = None
    """The ID of the user who owns the organization."""

    add_time: dt.datetime | None = None
    """The creation date and time of the organization."""

    update_time: dt.datetime | None = None
    """The last updated date and time of the organization."""

    is_deleted: bool | None = None
    """Whether the organization is deleted or not."""

    visible_to: int | None = None
    """The visibility of the organization."""

    address: Address | None = None
    """The address of the organization."""

    label_ids: list[int] | None = None
    """The IDs of labels assigned to the organization."""

    custom_fields: dict[str, Any] | None = None
    """An object where each key represents a custom field. All custom fields are
referenced as randomly generated 40-character hashes. To clear a custom field
value, set it to `null`. For multi-option fields (field type `set`), use `null`
to clear the selection — sending an empty array `[]` is not supported and will
result in a validation error.
"""

    org_id: int | None = None
    """The ID of the organization."""

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

    people_count: int | None = None
    """The number of persons. Only included by `include_fields`."""

    website: str | None = NULL
    """The website of the organization."""

    linkedin: str | None = NULL
    """The LinkedIn profile URL of the organization."""

    industry: int | None = NULL
    """The industry that the organization belongs to."""

    annual_revenue: int | None = NULL
    """The annual revenue of the organization."""

    employee_count: int | None = NULL
    """The number of employees of the organization."""

    picture_id: int | None = NULL
    """The ID of the picture associated with the organization."""


@model
class OrganizationSearchItem(Model):
    """Returned by organizations.search."""

    result_score: float | None = None
    """Search result relevancy."""

    item: FoundOrganization | None = None
