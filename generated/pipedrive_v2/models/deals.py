"""Records of deals."""

# Written by `make generate` from spec/pipedrive-v2.yaml: do not edit.

from __future__ import annotations

import datetime as dt
from typing import Any, Literal, TypeAlias

from openapi_runtime import NULL, SENT, Model, model

from .shared import DiscountType, Owner

DealIncludeField: TypeAlias = Literal[
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
DealSearchIncludeField: TypeAlias = Literal["deal.cc_email"]
DealSearchStatus: TypeAlias = Literal["lost", "open", "won"]
DealStatus: TypeAlias = Literal["deleted", "lost", "open", "won"]


@model
class AdditionalDiscount(Model):
    """Returned by deals.add_additional_discount, deals.list_additional_discounts and
    deals.update_additional_discount.
    """

    id: str = SENT
    """The ID of the additional discount."""

    type: DiscountType | str | None = None
    """Determines whether the discount is applied as a percentage or a fixed amount."""

    amount: float | None = None
    """The discount amount."""

    description: str | None = None
    """The name of the discount."""

    deal_id: int | None = None
    """The ID of the deal the discount was added to."""

    created_at: dt.datetime | None = None
    """The date and time of when the discount was created in the ISO 8601 format."""

    created_by: int | None = None
    """The ID of the user that created the discount."""

    updated_at: dt.datetime | None = None
    """The date and time of when the discount was created in the ISO 8601 format."""

    updated_by: int | None = None
    """The ID of the user that last updated the discount."""


@model
class Deal(Model):
    """Returned by deals.list, deals.get, deals.add and 2 more."""

    id: int = SENT
    """The ID of the deal."""

    title: str | None = None
    """The title of the deal."""

    owner_id: int | None = None
    """The ID of the user who owns the deal."""

    person_id: int | None = None
    """The ID of the person linked to the deal."""

    org_id: int | None = None
    """The ID of the organization linked to the deal."""

    pipeline_id: int | None = None
    """The ID of the pipeline associated with the deal."""

    stage_id: int | None = None
    """The ID of the deal stage."""

    value: float | None = None
    """The value of the deal."""

    currency: str | None = None
    """The currency associated with the deal."""

    add_time: dt.datetime | None = None
    """The creation date and time of the deal."""

    update_time: dt.datetime | None = None
    """The last updated date and time of the deal."""

    stage_change_time: dt.datetime | None = None
    """The last updated date and time of the deal stage."""

    is_deleted: bool | None = None
    """Whether the deal is deleted or not."""

    is_archived: bool | None = None
    """Whether the deal is archived or not."""

    status: str | None = None
    """The status of the deal."""

    probability: float | None = NULL
    """The success probability percentage of the deal."""

    lost_reason: str | None = NULL
    """The reason for losing the deal."""

    visible_to: int | None = None
    """The visibility of the deal."""

    close_time: dt.datetime | None = NULL
    """The date and time of closing the deal."""

    won_time: dt.datetime | None = None
    """The date and time of changing the deal status as won."""

    lost_time: dt.datetime | None = None
    """The date and time of changing the deal status as lost."""

    expected_close_date: dt.date | None = None
    """The expected close date of the deal."""

    label_ids: list[int] | None = None
    """The IDs of labels assigned to the deal."""

    origin: str | None = None
    """The way this Deal was created. `origin` field is set by Pipedrive when Deal is
created and cannot be changed.
"""

    origin_id: str | None = NULL
    """The optional ID to further distinguish the origin of the deal - e.g. Which API
integration created this Deal.
"""

    channel: int | None = NULL
    """The ID of your Marketing channel this Deal was created from. Recognized Marketing
channels can be configured in your Company settings.
"""

    channel_id: str | None = NULL
    """The optional ID to further distinguish the Marketing channel."""

    source_lead_id: str | None = NULL
    """The ID of the lead if the deal was converted from a lead. Only included when
requested via include_fields parameter.
"""

    arr: float | None = NULL
    """Only available in Growth and above plans. The Annual Recurring Revenue of the
deal. Null if there are no products attached to the deal.
"""

    mrr: float | None = NULL
    """Only available in Growth and above plans. The Monthly Recurring Revenue of the
deal. Null if there are no products attached to the deal.
"""

    acv: float | None = NULL
    """Only available in Growth and above plans. The Annual Contract Value of the deal.
Null if there are no products attached to the deal.
"""

    custom_fields: dict[str, Any] | None = None
    """An object where each key represents a custom field. All custom fields are
referenced as randomly generated 40-character hashes. To clear a custom field
value, set it to `null`. For multi-option fields (field type `set`), use `null`
to clear the selection — sending an empty array `[]` is not supported and will
result in a validation error.
"""

    creator_user_id: int | None = None
    """The ID of the user who created the deal."""

    archive_time: dt.datetime | None = NULL
    """The date and time of archiving the deal."""

    local_won_date: dt.date | None = NULL
    """The date on which the deal was won, in the local time zone."""

    local_lost_date: dt.date | None = NULL
    """The date on which the deal was lost, in the local time zone."""

    local_close_date: dt.date | None = NULL
    """The date on which the deal was closed, in the local time zone."""

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

    last_incoming_mail_time: dt.datetime | None = NULL
    """When the last email was received. Only included by `include_fields`."""

    last_outgoing_mail_time: dt.datetime | None = NULL
    """When the last email was sent. Only included by `include_fields`."""

    first_won_time: dt.datetime | None = NULL
    """When the deal was won for the first time. Only included by `include_fields`."""

    products_count: int | None = None
    """The number of products. Only included by `include_fields`."""

    participants_count: int | None = None
    """The number of participants. Only included by `include_fields`."""


@model
class DealSearchItem(Model):
    """Returned by deals.search."""

    result_score: float | None = None
    """Search result relevancy."""

    item: FoundDeal | None = None


@model
class DeletedAdditionalDiscount(Model):
    """Returned by deals.delete_additional_discount."""

    id: int = SENT
    """The ID of the discount that was deleted from the deal."""


@model
class DeletedDeal(Model):
    """Returned by deals.delete."""

    id: int = SENT
    """Deleted deal ID."""


@model
class FoundDeal(Model):
    """Held by DealSearchItem.item."""

    id: int = SENT
    """The ID of the deal."""

    title: str | None = None
    """The title of the deal."""

    type: str | None = None
    """The type of the item."""

    value: float | None = None
    """The value of the deal."""

    currency: str | None = None
    """The currency of the deal."""

    status: str | None = None
    """The status of the deal."""

    visible_to: int | None = None
    """The visibility of the deal."""

    owner: Owner | None = None

    stage: FoundDealStage | None = None

    person: FoundDealPerson | None = NULL

    organization: FoundDealOrganization | None = NULL

    custom_fields: list[str] | None = None
    """Custom fields."""

    notes: list[str] | None = None
    """An array of notes."""

    is_archived: bool | None = None
    """A flag indicating whether the deal is archived or not."""


@model
class FoundDealOrganization(Model):
    """Held by FoundDeal.organization."""

    id: int = SENT
    """The ID of the organization the deal is associated with."""

    name: str | None = None
    """The name of the organization the deal is associated with."""


@model
class FoundDealPerson(Model):
    """Held by FoundDeal.person."""

    id: int = SENT
    """The ID of the person the deal is associated with."""

    name: str | None = None
    """The name of the person the deal is associated with."""


@model
class FoundDealStage(Model):
    """Held by FoundDeal.stage."""

    id: int = SENT
    """The ID of the stage of the deal."""

    name: str | None = None
    """The name of the stage of the deal."""
