"""Records of deals."""

# Written by `make generate` from spec/pipedrive-v2.yaml: do not edit.

from __future__ import annotations

import datetime as dt
from typing import Any, Literal, TypeAlias

from openapi_runtime import NULL, Model, model

from .shared import DiscountType, Owner

DealIncludeField: TypeAlias = (
    Literal[
        "activities_count",
        "done_activities_count",
        "email_messages_count",
        "files_count",
        "first_won_time",
        "followers_count",
        "last_activity_id",
        "last_incoming_mail_time",
        "last_outgoing_mail_time",
        "next_activity_id",
        "notes_count",
        "participants_count",
        "products_count",
        "smart_bcc_email",
        "source_lead_id",
        "undone_activities_count",
    ]
    | str
)
DealSearchIncludeField: TypeAlias = Literal["deal.cc_email"] | str
DealSearchStatus: TypeAlias = Literal["lost", "open", "won"] | str
DealStatus: TypeAlias = Literal["deleted", "lost", "open", "won"] | str


@model
class AdditionalDiscount(Model):
    """Additional discount."""

    amount: float | None = None
    """The discount amount."""

    created_at: dt.datetime | None = None
    """The date and time of when the discount was created in the ISO 8601 format."""

    created_by: int | None = None
    """The ID of the user that created the discount."""

    deal_id: int | None = None
    """The ID of the deal the discount was added to."""

    description: str | None = None
    """The name of the discount."""

    id: str | None = None
    """The ID of the additional discount"""

    type: DiscountType | None = None
    """Determines whether the discount is applied as a percentage or a fixed amount."""

    updated_at: dt.datetime | None = None
    """The date and time of when the discount was created in the ISO 8601 format."""

    updated_by: int | None = None
    """The ID of the user that last updated the discount."""


@model
class Deal(Model):
    """Deal."""

    activities_count: int | None = None
    """The number of activities. Only included by `include_fields`."""

    acv: float | None = NULL
    """Only available in Growth and above plans. The Annual Contract Value of the deal.
    Null if there are no products attached to the deal
    """

    add_time: dt.datetime | None = None
    """The creation date and time of the deal"""

    archive_time: dt.datetime | None = NULL
    """The date and time of archiving the deal"""

    arr: float | None = NULL
    """Only available in Growth and above plans. The Annual Recurring Revenue of the
    deal. Null if there are no products attached to the deal
    """

    channel: int | None = NULL
    """The ID of your Marketing channel this Deal was created from. Recognized Marketing
    channels can be configured in your Company settings.
    """

    channel_id: str | None = NULL
    """The optional ID to further distinguish the Marketing channel."""

    close_time: dt.datetime | None = NULL
    """The date and time of closing the deal"""

    creator_user_id: int | None = None
    """The ID of the user who created the deal"""

    currency: str | None = None
    """The currency associated with the deal"""

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

    expected_close_date: dt.date | None = None
    """The expected close date of the deal"""

    files_count: int | None = None
    """The number of files. Only included by `include_fields`."""

    first_won_time: dt.datetime | None = NULL
    """When the deal was won for the first time. Only included by `include_fields`."""

    followers_count: int | None = None
    """The number of followers. Only included by `include_fields`."""

    id: int | None = None
    """The ID of the deal"""

    is_archived: bool | None = None
    """Whether the deal is archived or not"""

    is_deleted: bool | None = None
    """Whether the deal is deleted or not"""

    label_ids: list[int] | None = None
    """The IDs of labels assigned to the deal"""

    last_activity_id: int | None = NULL
    """The ID of the last activity. Only included by `include_fields`."""

    last_incoming_mail_time: dt.datetime | None = NULL
    """When the last email was received. Only included by `include_fields`."""

    last_outgoing_mail_time: dt.datetime | None = NULL
    """When the last email was sent. Only included by `include_fields`."""

    local_close_date: dt.date | None = NULL
    """The date on which the deal was closed, in the local time zone"""

    local_lost_date: dt.date | None = NULL
    """The date on which the deal was lost, in the local time zone"""

    local_won_date: dt.date | None = NULL
    """The date on which the deal was won, in the local time zone"""

    lost_reason: str | None = NULL
    """The reason for losing the deal"""

    lost_time: dt.datetime | None = None
    """The date and time of changing the deal status as lost"""

    mrr: float | None = NULL
    """Only available in Growth and above plans. The Monthly Recurring Revenue of the
    deal. Null if there are no products attached to the deal
    """

    next_activity_id: int | None = NULL
    """The ID of the next activity. Only included by `include_fields`."""

    notes_count: int | None = None
    """The number of notes. Only included by `include_fields`."""

    org_id: int | None = None
    """The ID of the organization linked to the deal"""

    origin: str | None = None
    """The way this Deal was created. `origin` field is set by Pipedrive when Deal is
    created and cannot be changed.
    """

    origin_id: str | None = NULL
    """The optional ID to further distinguish the origin of the deal - e.g. Which API
    integration created this Deal.
    """

    owner_id: int | None = None
    """The ID of the user who owns the deal"""

    participants_count: int | None = None
    """The number of participants. Only included by `include_fields`."""

    person_id: int | None = None
    """The ID of the person linked to the deal"""

    pipeline_id: int | None = None
    """The ID of the pipeline associated with the deal"""

    probability: float | None = NULL
    """The success probability percentage of the deal"""

    products_count: int | None = None
    """The number of products. Only included by `include_fields`."""

    smart_bcc_email: str | None = NULL
    """The Smart Bcc email address. Only included by `include_fields`."""

    source_lead_id: str | None = NULL
    """The ID of the lead if the deal was converted from a lead. Only included when
    requested via include_fields parameter.
    """

    stage_change_time: dt.datetime | None = None
    """The last updated date and time of the deal stage"""

    stage_id: int | None = None
    """The ID of the deal stage"""

    status: str | None = None
    """The status of the deal"""

    title: str | None = None
    """The title of the deal"""

    undone_activities_count: int | None = None
    """The number of activities not yet done. Only included by `include_fields`."""

    update_time: dt.datetime | None = None
    """The last updated date and time of the deal"""

    value: float | None = None
    """The value of the deal"""

    visible_to: int | None = None
    """The visibility of the deal"""

    won_time: dt.datetime | None = None
    """The date and time of changing the deal status as won"""


@model
class DealSearchItem(Model):
    """Deal search item."""

    item: FoundDeal | None = None

    result_score: float | None = None
    """Search result relevancy"""


@model
class DeletedAdditionalDiscount(Model):
    """Deleted additional discount."""

    id: int | None = None
    """The ID of the discount that was deleted from the deal"""


@model
class DeletedDeal(Model):
    """Deleted deal."""

    id: int | None = None
    """Deleted deal ID"""


@model
class FoundDeal(Model):
    """Found deal."""

    currency: str | None = None
    """The currency of the deal"""

    custom_fields: list[str] | None = None
    """Custom fields"""

    id: int | None = None
    """The ID of the deal"""

    is_archived: bool | None = None
    """A flag indicating whether the deal is archived or not"""

    notes: list[str] | None = None
    """An array of notes"""

    organization: FoundDealOrganization | None = NULL

    owner: Owner | None = None

    person: FoundDealPerson | None = NULL

    stage: FoundDealStage | None = None

    status: str | None = None
    """The status of the deal"""

    title: str | None = None
    """The title of the deal"""

    type: str | None = None
    """The type of the item"""

    value: float | None = None
    """The value of the deal"""

    visible_to: int | None = None
    """The visibility of the deal"""


@model
class FoundDealOrganization(Model):
    """Found deal organization."""

    id: int | None = None
    """The ID of the organization the deal is associated with"""

    name: str | None = None
    """The name of the organization the deal is associated with"""


@model
class FoundDealPerson(Model):
    """Found deal person."""

    id: int | None = None
    """The ID of the person the deal is associated with"""

    name: str | None = None
    """The name of the person the deal is associated with"""


@model
class FoundDealStage(Model):
    """Found deal stage."""

    id: int | None = None
    """The ID of the stage of the deal"""

    name: str | None = None
    """The name of the stage of the deal"""
