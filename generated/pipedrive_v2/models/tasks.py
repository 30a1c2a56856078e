"""Records of tasks."""

# Written by `make generate` from spec/pipedrive-v2.yaml: do not edit.

from __future__ import annotations

import datetime as dt
from typing import Literal, TypeAlias

from openapi_runtime import NULL, SENT, Model, model

TaskDone: TypeAlias = Literal[0, 1]
TaskMilestone: TypeAlias = Literal[0, 1]


@model
class DeletedTask(Model):
    """Returned by tasks.delete."""

    id: int = SENT
    """The ID of the deleted task."""


@model
class Task(Model):
    """Returned by tasks.list, tasks.get, tasks.add and 1 more."""

    id: int = SENT
    """The ID of the task."""

    title: str | None = None
    """The title of the task."""

    creator_id: int | None = None
    """The ID of the user who created the task."""

    description: str | None = NULL
    """The description of the task."""

    project_id: int | None = None
    """The ID of the project this task is associated with."""

    is_done: bool | None = None
    """Whether the task is done or not."""

    is_milestone: bool | None = None
    """Whether the task is a milestone or not."""

    due_date: dt.date | None = NULL
    """The due date of the task. Format: YYYY-MM-DD."""

    start_date: dt.date | None = NULL
    """The start date of the task. Format: YYYY-MM-DD."""

    parent_task_id: int | None = NULL
    """The ID of the parent task. If `null`, the task is a root-level task."""

    assignee_ids: list[int] | None = None
    """The IDs of users assigned to the task."""

    priority: int | None = NULL
    """The priority of the task."""

    add_time: dt.datetime | None = None
    """The creation date and time of the task in ISO 8601 format."""

    update_time: dt.datetime | None = None
    """The update date and time of the task in ISO 8601 format."""

    marked_as_done_time: dt.datetime | None = NULL
    """The date and time the task was marked as done in ISO 8601 format."""
