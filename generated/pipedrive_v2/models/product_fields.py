"""Records of product fields."""

# Written by `make generate` from spec/pipedrive-v2.yaml: do not edit.

from __future__ import annotations

from openapi_runtime import NULL, Model, model

from .shared import FieldOption, FieldSubfield, FieldType, FieldUiVisibility


@model
class ProductField(Model):
    """Returned by product_fields.list, product_fields.get, product_fields.add and 2
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

    ui_visibility: FieldUiVisibility | None = None
    """UI visibility settings (only included when requested via include_fields
parameter).
"""
