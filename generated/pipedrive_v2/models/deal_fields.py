"""Records of deal fields."""

# Written by `make generate` from spec/pipedrive-v2.yaml: do not edit.

from __future__ import annotations

from typing import Literal, TypeAlias

from openapi_runtime import NULL, Model, model

from .shared import FieldOption, FieldSubfield, FieldType, ImportantFields

DealFieldIncludeField: TypeAlias = Literal[
    "important_fields", "required_fields", "ui_visibility"
]
DealFieldRequiredFieldsStatus: TypeAlias = Literal["lost", "won"]


@model
class DealField(Model):
    """Returned by deal_fields.list, deal_fields.get, deal_fields.add and 2 more."""

    field_name: str | None = None
    """The display name/label of the field."""

    field_code: str | None = None
    """The unique identifier for the field (40-character hash for custom fields)."""

    description: str | None = None
    """The description of the field."""

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

    ui_visibility: DealFieldUiVisibility | None = None
    """UI visibility settings (only included when requested via include_fields
parameter).
"""

    important_fields: ImportantFields | None = None
    """Important fields configuration."""

    required_fields: DealFieldRequiredFields | None = None
    """Required fields configuration."""


@model
class DealFieldRequiredFields(Model):
    """Required fields configuration.

    Taken by deal_fields.add and deal_fields.update. Held by
    DealField.required_fields.
    """

    enabled: bool | None = None
    """Whether the field is required."""

    stage_ids: list[int] | None = None
    """Array of stage IDs where the field is required."""

    statuses: dict[str, list[DealFieldRequiredFieldsStatus | str]] | None = None
    """Pipeline-specific status requirements, mapping pipeline ID to array of
statuses.
"""


@model
class DealFieldUiVisibility(Model):
    """UI visibility settings (only included when requested via include_fields
    parameter).

    Taken by deal_fields.add and deal_fields.update. Held by DealField.ui_visibility.
    """

    add_visible_flag: bool | None = None
    """Whether the field is shown in the add modal."""

    details_visible_flag: bool | None = None
    """Whether the field is shown in the details view."""

    projects_detail_visible_flag: bool | None = None
    """Whether the field is shown in project details view."""

    show_in_pipelines: PipelineVisibility | None = None
    """Pipeline visibility configuration."""


@model
class PipelineVisibility(Model):
    """Pipeline visibility configuration.

    Held by DealFieldUiVisibility.show_in_pipelines.
    """

    show_in_all: bool | None = None
    """Whether the field is shown in all pipelines."""

    pipeline_ids: list[int] | None = None
    """Specific pipeline IDs where the field is shown (if show_in_all is false)."""
