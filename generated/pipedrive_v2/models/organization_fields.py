"""Records of organization fields."""

# Written by `make generate` from spec/pipedrive-v2.yaml: do not edit.

from __future__ import annotations

from typing import Literal, TypeAlias

from openapi_runtime import NULL, Model, model

from .shared import (
    DialogVisibility,
    FieldOption,
    FieldRequiredFields,
    FieldSubfield,
    FieldType,
    ImportantFields,
)

OrganizationFieldIncludeField: TypeAlias = Literal[
    "important_fields", "required_fields", "ui_visibility"
]


@model
class OrganizationField(Model):
    """Returned by organization_fields.list, organization_fields.get,
    organization_fields.add and 2 more.
    """

    field_name: str | None = None
    """The display name/label of the field."""

    field_code: str | None = None
    """The unique identifier for the field (40-character hash for custom fields)."""

    field_type: FieldType | str | None = None
    """The type of the field."""

    options: list[FieldOption] | None = NULL
    """Array of available options for enum/set fields, null for other field types."""

    subfields: list[FieldSubfield] | None = NULL
    """Array of subfields for complex field types (address, monetary), null for simple
field types.
"""

    is_custom_field: bool | None = None
    """Whether this is a user-created custom field."""

    is_optional_response_field: bool | None = None
    """Whether this field is not returned by default in entity responses."""

    ui_visibility: OrganizationFieldUiVisibility | None = None
    """UI visibility settings (only included when requested via include_fields
parameter).
"""

    important_fields: ImportantFields | None = None
    """Important fields configuration."""

    required_fields: FieldRequiredFields | None = None
    """Required fields configuration."""


@model
class OrganizationFieldUiVisibility(Model):
    """UI visibility settings (only included when requested via include_fields
    parameter).

    Taken by organization_fields.add and organization_fields.update. Held by
    OrganizationField.ui_visibility.
    """

    add_visible_flag: bool | None = None
    """Whether the field is shown in the add modal."""

    details_visible_flag: bool | None = None
    """Whether the field is shown in the details view."""

    org_detail_visible_flag: bool | None = None
    """Whether the field is shown in the organization details view."""

    person_detail_visible_flag: bool | None = None
    """Whether the field is shown in the person details view."""

    deal_detail_visible_flag: bool | None = None
    """Whether the field is shown in the deal details view."""

    show_in_add_deal_dialog: DialogVisibility | None = None
    """Configuration for showing the field in the add deal dialog."""

    show_in_add_person_dialog: DialogVisibility | None = None
    """Configuration for showing the field in the add person dialog."""
