"""Records of projects."""

# Written by `make generate` from spec/pipedrive-v2.yaml: do not edit.

from __future__ import annotations

import datetime as dt
from typing import Any, Literal, TypeAlias

from openapi_runtime import NULL, SENT, Model, model

from .shared import Owner

ProjectSearchField: TypeAlias = Literal[
    "custom_fields", "description", "notes", "title"
]
ProjectStatus: TypeAlias = Literal["canceled", "completed", "deleted", "open"]


@model
class DeletedProject(Model):
    """Returned by projects.delete."""

    id: int = SENT
    """The ID of the deleted project."""


@model
class FoundProject(Model):
    """Held by ProjectSearchItem.item."""

    id: int = SENT
    """The ID of the project."""

    title: str | None = None
    """The title of the project."""

    type: str | None = None
    """The type of the item."""

    status: str | None = NULL
    """The status of the project."""

    owner: Owner | None = None

    board_id: int | None = NULL
    """The ID of the board the project belongs to."""

    phase: FoundProjectPhase | None = NULL

    person: FoundProjectPerson | None = NULL

    organization: FoundProjectOrganization | None = NULL

    deal: FoundProjectDeal | None = NULL

    deal_count: int | None = None
    """The number of deals associated with the project."""

    description: str | None = NULL
    """The description of the project."""

    end_date: dt.date | None = NULL
    """The end date of the project."""

    custom_fields: list[str] | None = None
    """Custom fields."""

    notes: list[str] | None = None
    """An array of notes."""


@model
class FoundProjectDeal(Model):
    """Held by FoundProject.deal."""

    id: int = SENT
    """The ID of the deal the project is associated with."""

    title: str | None = NULL
    """The title of the deal the project is associated with."""


@model
class FoundProjectOrganization(Model):
    """Held by FoundProject.organization."""

    id: int = SENT
    """The ID of the organization the project is associated with."""

    name: str | None = NULL
    """The name of the organization the project is associated with."""

    address: str | None = NULL
    """The address of the organization the project is associated with."""


@model
class FoundProjectPerson(Model):
    """Held by FoundProject.person."""

    id: int = SENT
    """The ID of the person the project is associated with."""

    name: str | None = NULL
    """The name of the person the project is associated with."""


@model
class FoundProjectPhase(Model):
    """Held by FoundProject.phase."""

    id: int = SENT
    """The ID of the phase."""

    name: str | None = None
    """The name of the phase."""


@model
class Project(Model):
    """Returned by projects.list, projects.get, projects.add and 3 more."""

    id: int = SENT
    """The ID of the project."""

    title: str | None = None
    """The title of the project."""

    description: str | None = None
    """The description of the project."""

    status: str | None = None
    """The status of the project."""

    board_id: int | None = None
    """The ID of the board this project is associated with."""

    phase_id: int | None = None
    """The ID of the phase this project is associated with."""

    owner_id: int | None = None
    """The ID of the user who owns the project."""

    start_date: dt.date | None = None
    """The start date of the project. Format: YYYY-MM-DD."""

    end_date: dt.date | None = None
    """The end date of the project. Format: YYYY-MM-DD."""

    deal_ids: list[int] | None = None
    """An array of IDs of the deals this project is associated with."""

    person_ids: list[int] | None = None
    """An array of IDs of the persons this project is associated with."""

    org_ids: list[int] | None = None
    """An array of IDs of the organizations this project is associated with."""

    label_ids: list[int] | None = None
    """An array of IDs of the labels this project has."""

    health_status: str | None = NULL
    """The health status of the project."""

    add_time: dt.datetime | None = None
    """The creation date and time of the project in ISO 8601 format."""

    update_time: dt.datetime | None = None
    """The last updated date and time of the project in ISO 8601 format."""

    status_change_time: dt.datetime | None = None
    """The date and time of the last status change of the project in ISO 8601 format."""

    archive_time: dt.datetime | None = NULL
    """The date and time the project was archived in ISO 8601 format. If not archived,
this field is null.
"""

    custom_fields: dict[str, Any] | None = None
    """An object where each key represents a custom field. All custom fields are
referenced as randomly generated 40-character hashes. To clear a custom field
value, set it to `null`. For multi-option fields (field type `set`), use `null`
to clear the selection — sending an empty array `[]` is not supported and will
result in a validation error.
"""


@model
class ProjectChangelog(Model):
    """Returned by projects.list_changelog."""

    change_source: str | None = NULL
    """The source of change, for example 'app', 'mobile', 'api', etc."""

    change_source_user_agent: str | None = NULL
    """The user agent from which the change was made."""

    time: dt.datetime | None = None
    """The date and time of the change in ISO 8601 format."""

    new_values: dict[str, Any] | None = None
    """A map of field keys to their new values after the change."""

    old_values: dict[str, Any] | None = None
    """A map of field keys to their previous values before the change."""

    actor_user_id: int | None = None
    """The ID of the user who made the change."""


@model
class ProjectSearchItem(Model):
    """Returned by projects.search."""

    result_score: float | None = None
    """Search result relevancy."""

    item: FoundProject | None = None
