"""Records of project boards."""

# Written by `make generate` from spec/pipedrive-v2.yaml: do not edit.

from __future__ import annotations

import datetime as dt

from openapi_runtime import SENT, Model, model


@model
class DeletedProjectBoard(Model):
    """Returned by project_boards.delete."""

    id: int = SENT
    """The ID of the deleted project board."""


@model
class ProjectBoard(Model):
    """Returned by project_boards.list, project_boards.get, project_boards.add and 1
    more.
    """

    id: int = SENT
    """The ID of the project board."""

    name: str | None = None
    """The name of the project board."""

    order_nr: int | None = None
    """The order of the board."""

    add_time: dt.datetime | None = None
    """The creation date and time of the board in ISO 8601 format."""

    update_time: dt.datetime | None = None
    """The update date and time of the board in ISO 8601 format."""
