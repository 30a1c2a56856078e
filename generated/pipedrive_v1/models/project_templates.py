"""Records of project templates."""

# Written by `make generate` from spec/pipedrive-v1.yaml: do not edit.

from __future__ import annotations

from openapi_runtime import SENT, Model, model


@model
class ProjectTemplate(Model):
    """Returned by project_templates.list and project_templates.get."""

    id: float = SENT

    title: str | None = None

    description: str | None = None

    projects_board_id: int | None = None

    owner_id: int | None = None

    add_time: str | None = None

    update_time: str | None = None
