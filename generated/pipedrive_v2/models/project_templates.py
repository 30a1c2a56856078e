"""Records of project templates."""

# Written by `make generate` from spec/pipedrive-v2.yaml: do not edit.

from __future__ import annotations

import datetime as dt

from openapi_runtime import SENT, Model, model


@model
class ProjectTemplate(Model):
    """Returned by project_templates.list and project_templates.get."""

    id: int = SENT
    """The ID of the project template."""

    title: str | None = None
    """The title of the project template."""

    description: str | None = None
    """The description of the project template."""

    projects_board_id: int | None = None
    """The ID of the project board this template is associated with."""

    owner_id: int | None = None
    """The ID of the owner of the project template."""

    add_time: dt.datetime | None = None
    """The creation date and time of the project template in ISO 8601 format."""

    update_time: dt.datetime | None = None
    """The update date and time of the project template in ISO 8601 format."""
