"""Records of shared."""

# Written by `make generate` from spec/pipedrive-v2.yaml: do not edit.

from __future__ import annotations

import datetime as dt
from typing import Literal, TypeAlias

from openapi_runtime import NULL, SENT, Model, model

BillingFrequency: TypeAlias = Literal[
    "annually", "monthly", "one-time", "quarterly", "semi-annually", "weekly"
]
ConversionStatus: TypeAlias = Literal[
    "completed", "failed", "not_started", "rejected", "running"
]
DiscountType: TypeAlias = Literal["amount", "percentage"]
FieldIncludeField: TypeAlias = Literal["ui_visibility"]
FieldType: TypeAlias = Literal[
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
NewFieldType: TypeAlias = Literal[
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
SearchField: TypeAlias = Literal["custom_fields", "notes", "title"]
SortBy: TypeAlias = Literal["add_time", "id", "update_time"]
SortDirection: TypeAlias = Literal["asc", "desc"]


@model
class Address(Model):
    """Location of the activity.

    Taken by activities.add, organizations.add, persons.add and 3 more. Held by
    Activity.location, Organization.address and Person.postal_address.
    """

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

    formatted_address: str | None = None
    """The full address in its usual form."""


@model
class Conversion(Model):
    """An object containing conversion status. After successful conversion the converted
    entity ID is also present.

    Returned by deals.get_conversion_status and leads.get_conversion_status.
    """

    lead_id: str | None = None
    """The ID of the new lead."""

    deal_id: int | None = None
    """The ID of the new deal."""

    conversion_id: str | None = None
    """The ID of the conversion job. The ID can be used to retrieve conversion status
and details. The ID has UUID format.
"""

    status: ConversionStatus | str | None = None
    """Status of the conversion job."""


@model
class ConversionJob(Model):
    """An object containing conversion job id that performs the conversion.

    Returned by leads.convert_to_deal and deals.convert_to_lead.
    """

    conversion_id: str | None = None
    """The ID of the conversion job that can be used to retrieve conversion status and
details. The ID has UUID format.
"""


@model
class DeletedFieldOption(Model):
    """Returned by deal_fields.delete_options, organization_fields.delete_options,
    person_fields.delete_options and 2 more.
    """

    id: int = SENT
    """The unique identifier of the option."""

    label: str | None = None
    """The display label of the option."""


@model
class DeletedFollower(Model):
    """Returned by deals.delete_follower, organizations.delete_follower,
    persons.delete_follower and 1 more.
    """

    user_id: int | None = None
    """Deleted follower user ID."""


@model
class DialogVisibility(Model):
    """Configuration for showing the field in the add deal dialog.

    Held by OrganizationFieldUiVisibility.show_in_add_deal_dialog,
    OrganizationFieldUiVisibility.show_in_add_person_dialog and
    PersonFieldUiVisibility.show_in_add_deal_dialog.
    """

    show: bool | None = None
    """Whether the field is shown in the add deal dialog."""

    order: int | None = NULL
    """Display order in the add deal dialog (null if not shown)."""


@model
class FieldOption(Model):
    """Returned by deal_fields.add_options, organization_fields.add_options,
    person_fields.add_options and 7 more. Taken by deal_fields.add,
    organization_fields.add, person_fields.add and 17 more.
    """

    id: int | str = SENT
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
    """Required fields configuration.

    Taken by organization_fields.add, person_fields.add, project_fields.add and 3
    more. Held by OrganizationField.required_fields, PersonField.required_fields and
    ProjectField.required_fields.
    """

    enabled: bool | None = None
    """Whether the field is required."""


@model
class FieldSubfield(Model):
    """Held by ActivityField.subfields, DealField.subfields, OrganizationField.subfields
    and 3 more.
    """

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

    Taken by product_fields.add, project_fields.add, product_fields.update and 1
    more. Held by ActivityField.ui_visibility, ProductField.ui_visibility and
    ProjectField.ui_visibility.
    """

    add_visible_flag: bool | None = None
    """Whether the field is shown in the add modal."""

    details_visible_flag: bool | None = None
    """Whether the field is shown in the details view (read-only)."""


@model
class Follower(Model):
    """Returned by deals.add_follower, organizations.add_follower, persons.add_follower
    and 6 more.
    """

    user_id: int | None = None
    """The ID of the user following the entity."""

    add_time: dt.datetime | None = None
    """The add time of the following."""


@model
class FollowerChangelog(Model):
    """Returned by deals.list_followers_changelog,
    organizations.list_followers_changelog, persons.list_followers_changelog and 1
    more.
    """

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
    """Important fields configuration.

    Taken by deal_fields.add, organization_fields.add, person_fields.add and 5 more.
    Held by DealField.important_fields, OrganizationField.important_fields,
    PersonField.important_fields and 1 more.
    """

    enabled: bool | None = None
    """Whether the field is marked as important."""

    stage_ids: list[int] | None = None
    """Array of stage IDs where the field is important."""


@model
class Owner(Model):
    """The user who owns the item.

    Held by FoundDeal.owner, FoundItem.owner, FoundLead.owner and 4 more.
    """

    id: int | None = NULL
    """The ID of the owner of the deal."""
