"""Records of projects."""

# Written by `make generate` from spec/pipedrive-v1.yaml: do not edit.

from __future__ import annotations

import datetime as dt

from openapi_runtime import SENT, Model, model


@model
class PlanItem(Model):
    """Returned by projects.list_plan_items, projects.update_plan_activity and
    projects.update_plan_task.
    """

    item_id: int | None = None

    item_type: str | None = None

    phase_id: int | None = None

    group_id: int | None = None


@model
class Project(Model):
    """Returned by projects.list, projects.get, projects.add and 2 more."""

    id: int = SENT

    title: str | None = None

    board_id: int | None = None

    phase_id: int | None = None

    description: str | None = None

    status: str | None = None

    owner_id: int | None = None

    start_date: dt.date | None = None

    end_date: dt.date | None = None

    deal_ids: list[int] | None = None

    org_id: int | None = None

    person_id: int | None = None

    labels: list[int] | None = None

    add_time: str | None = None

    update_time: str | None = None

    status_change_time: str | None = None

    archive_time: str | None = None


@model
class ProjectGroup(Model):
    """Returned by projects.list_groups."""

    id: float = SENT

    name: str | None = None

    order_nr: float | None = None
