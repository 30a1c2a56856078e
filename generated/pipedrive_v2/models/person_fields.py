"""Records of person fields."""

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

PersonFieldIncludeField: TypeAlias = Literal[
    "important_fields", "required_fields", "ui_visibility"
]


@model
class PersonField(Model):
    """Returned by person_fields.list, person_fields.get, person_fields.add and 2
    more.
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

    ui_visibility: PersonFieldUiVisibility | None = None
    """UI visibility settings (only included when requested via include_fields
parameter).
"""

    important_fields: ImportantFields | None = None
    """Important fields configuration."""

    required_fields: FieldRequiredFields | None = None
    """Required fields configuration."""

    description: str | None = None
    """The description of the field."""


@model
class PersonFieldUiVisibility(Model):
    """UI visibility settings (only included when requested via include_fields
    parameter).

    Taken by person_fields.add and person_fields.update. Held by
    PersonField.ui_visibility.
    """

    add_visible_flag: bool | None = None
    """Whether the field is shown in the add modal."""

    details_visible_flag: bool | None = None
    """Whether the field is shown in the details view."""

    show_in_add_deal_dialog: DialogVisibility | None = None
    """Configuration for showing the field in the add deal dialog."""
