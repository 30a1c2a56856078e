"""Records of note fields."""

# Written by `make generate` from spec/pipedrive-v1.yaml: do not edit.

from __future__ import annotations

from openapi_runtime import SENT, Model, model

from .shared import FieldType


@model
class NoteField(Model):
    """Returned by note_fields.list."""

    id: int = SENT

    name: str | None = None

    key: str | None = None

    field_type: FieldType | str | None = None

    active_flag: bool | None = None

    edit_flag: bool | None = None

    bulk_edit_allowed: bool | None = None

    mandatory_flag: bool | None = None

    options: list[NoteFieldOption] | None = None


@model
class NoteFieldOption(Model):
    """Held by NoteField.options."""

    id: int = SENT

    label: str | None = None
