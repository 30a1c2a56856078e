"""Records of project phases."""

# Written by `make generate` from spec/pipedrive-v2.yaml: do not edit.

from __future__ import annotations

import datetime as dt

from openapi_runtime import SENT, Model, model


@model
class DeletedProjectPhase(Model):
    """Returned by project_phases.delete."""

    id: int = SENT
    """The ID of the deleted project phase."""


@model
class ProjectPhase(Model):
    """Returned by project_phases.list, project_phases.get, project_phases.add and 1
    more.
    """

    id: int = SENT
    """The ID of the project phase."""

    name: str | None = None
    """The name of the project phase."""

    board_id: int | None = None
    """The ID of the project board this phase belongs to."""

    order_nr: int | None = None
    """The order of the phase within its board."""

    add_time: dt.datetime | None = None
    """The creation date and time of the phase in ISO 8601 format."""

    update_time: dt.datetime | None = None
    """The update date and time of the phase in ISO 8601 format."""
