"""Records of shared."""

# Written by `make generate` from spec/pipedrive-v2.yaml: do not edit.

from __future__ import annotations

import datetime as dt
from typing import Literal, TypeAlias

from openapi_runtime import NULL, Model, model

BillingFrequency: TypeAlias = (
    Literal[
        "annually",
        "monthly",
        "one-time",
        "quarterly",
        "semi-annually",
        "weekly",
    ]
    | str
)
ConversionStatus: TypeAlias = (
    Literal[
        "completed",
        "failed",
        "not_started",
        "rejected",
        "running",
    ]
    | str
)
DiscountType: TypeAlias = Literal["amount", "percentage"] | str
FieldIncludeField: TypeAlias = Literal["ui_visibility"] | str
FieldType: TypeAlias = (
    Literal[
        "activity",
        "address",
        "billing_frequency",
        "boolean",
        "date",
        "daterange",
        "deal",
        "deals",
        "double",
        "enum",
        "int",
        "json",
        "lead",
        "monetary",
        "org",
        "people",
        "phone",
        "picture",
        "price_list",
        "project",
        "projects_board",
        "projects_phase",
        "set",
        "stage",
        "status",
        "text",
        "time",
        "timerange",
        "user",
        "varchar",
        "varchar_auto",
        "varchar_options",
        "visible_to",
    ]
    | str
)
NewFieldType: TypeAlias = (
    Literal[
        "address",
        "date",
        "daterange",
        "double",
        "enum",
        "monetary",
        "org",
        "people",
        "phone",
        "set",
        "text",
        "time",
        "timerange",
        "user",
        "varchar",
        "varchar_auto",
    ]
    | str
)
SearchField: TypeAlias = Literal["custom_fields", "notes", "title"] | str
SortBy: TypeAlias = Literal["add_time", "id", "update_time"] | str
SortDirection: TypeAlias = Literal["asc", "desc"] | str


@model
class Address(Model):
    """Location of the activity."""

    value: str | None = None
    """The full address of the activity."""

    country: str | None = None
    """Country of the activity."""

    admin_area_level_1: str | None = None
    """Admin area level 1 (e.g. state) of the activity."""

    admin_area_level_2: str | None = None
    """Admin area level 2 (e.g. county) of the activity."""

    locality: str | None = None
    """Locality (e.g. city) of the activity."""

    sublocality: str | None = None
    """Sublocality (e.g. neighborhood) of the activity."""

    route: str | None = None
    """Route (e.g. street) of the activity."""

    street_number: str | None = None
    """Street number of the activity."""

    subpremise: str | None = None
    """Subpremise (e.g. apartment/suite number) of the activity."""

    postal_code: str | None = None
    """Postal code of the activity."""


@model
class Conversion(Model):
    """An object containing conversion status. After successful conversion the converted
    entity ID is also present.
    """

    lead_id: str | None = None
    """The ID of the new lead."""

    deal_id: int | None = None
    """The ID of the new deal."""

    conversion_id: str | None = None
    """The ID of the conversion job. The ID can be used to retrieve conversion status
    and details. The ID has UUID format.
    """

    status: ConversionStatus | None = None
    """Status of the conversion job."""


@model
class ConversionJob(Model):
    """An object containing conversion job id that performs the conversion."""

    conversion_id: str | None = None
    """The ID of the conversion job that can be used to retrieve conversion status and
    details. The ID has UUID format.
    """


@model
class DeletedFieldOption(Model):
    """Deleted field option."""

    id: int | None = None
    """The unique identifier of the option."""

    label: str | None = None
    """The display label of the option."""


@model
class DeletedFollower(Model):
    """Deleted follower."""

    user_id: int | None = None
    """Deleted follower user ID."""


@model
class DialogVisibility(Model):
    """Configuration for showing the field in the add deal dialog."""

    show: bool | None = None
    """Whether the field is shown in the add deal dialog."""

    order: int | None = NULL
    """Display order in the add deal dialog (null if not shown)."""


@model
class FieldOption(Model):
    """Field option."""

    id: int | str | None = None
    """The option ID; an integer for custom fields, a string for built-in fields."""

    label: str | None = None
    """The option display label."""

    color: str | None = NULL
    """Optional color code for the option."""

    update_time: dt.datetime | None = NULL
    """When the option was last updated."""

    add_time: dt.datetime | None = NULL
    """When the option was created."""


@model
class FieldRequiredFields(Model):
    """Required fields configuration."""

    enabled: bool | None = None
    """Whether the field is required."""


@model
class FieldSubfield(Model):
    """Field subfield."""

    field_code: str | None = None
    """The subfield identifier."""

    field_name: str | None = None
    """The subfield display name."""

    field_type: str | None = None
    """The subfield type."""


@model
class FieldUiVisibility(Model):
    """UI visibility settings (only included when requested via include_fields
    parameter).
    """

    add_visible_flag: bool | None = None
    """Whether the field is shown in the add modal."""

    details_visible_flag: bool | None = None
    """Whether the field is shown in the details view (read-only)."""


@model
class Follower(Model):
    """Follower."""

    user_id: int | None = None
    """The ID of the user following the entity."""

    add_time: dt.datetime | None = None
    """The add time of the following."""


@model
class FollowerChangelog(Model):
    """Follower changelog."""

    action: str | None = None
    """The type of change."""

    actor_user_id: int | None = None
    """The ID of the user who did the change."""

    follower_user_id: int | None = None
    """The ID of the user who was following the entity."""

    time: dt.datetime | None = None
    """The time at which the change happened."""


@model
class ImportantFields(Model):
    """Important fields configuration."""

    enabled: bool | None = None
    """Whether the field is marked as important."""

    stage_ids: list[int] | None = None
    """Array of stage IDs where the field is important."""


@model
class Owner(Model):
    """The user who owns the item."""

    id: int | None = NULL
    """The ID of the owner of the deal."""
