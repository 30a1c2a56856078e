"""Records of deal fields."""

# Written by `make generate` from spec/pipedrive-v2.yaml: do not edit.

from __future__ import annotations

from typing import Literal, TypeAlias

from openapi_runtime import NULL, Model, model

from .shared import FieldOption, FieldSubfield, FieldType, ImportantFields

DealFieldIncludeField: TypeAlias = (
    Literal[
        "important_fields",
        "required_fields",
        "ui_visibility",
    ]
    | str
)
DealFieldRequiredFieldsStatus: TypeAlias = Literal["lost", "won"] | str


@model
class DealField(Model):
    """Deal field."""

    field_name: str | None = None
    """The display name/label of the field."""

    field_code: str | None = None
    """The unique identifier for the field (40-character hash for custom fields)."""

    description: str | None = None
    """The description of the field."""

    field_type: FieldType | None = None
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
    """Required fields configuration."""

    enabled: bool | None = None
    """Whether the field is required."""

    stage_ids: list[int] | None = None
    """Array of stage IDs where the field is required."""

    statuses: dict[str, list[DealFieldRequiredFieldsStatus]] | None = None
    """Pipeline-specific status requirements, mapping pipeline ID to array of
    statuses.
    """


@model
class DealFieldUiVisibility(Model):
    """UI visibility settings (only included when requested via include_fields
    parameter).
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
    """Pipeline visibility configuration."""

    show_in_all: bool | None = None
    """Whether the field is shown in all pipelines."""

    pipeline_ids: list[int] | None = None
    """Specific pipeline IDs where the field is shown (if show_in_all is false)."""
