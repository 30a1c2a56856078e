"""Records of notes."""

# Written by `make generate` from spec/pipedrive-v1.yaml: do not edit.

from __future__ import annotations

from openapi_runtime import Model, model


@model
class NoteComment(Model):
    """Returned by notes.add_comment, notes.get_comment, notes.list_comments and 1
    more.
    """

    uuid: str | None = None

    active_flag: bool | None = None

    add_time: str | None = None

    update_time: str | None = None

    content: str | None = None

    object_id: str | None = None

    object_type: str | None = None

    user_id: int | None = None

    updater_id: int | None = None

    company_id: int | None = None
