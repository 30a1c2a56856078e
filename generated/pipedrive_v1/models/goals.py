"""Records of goals."""

# Written by `make generate` from spec/pipedrive-v1.yaml: do not edit.

from __future__ import annotations

from typing import Literal, TypeAlias

from openapi_runtime import SENT, Model, model

GoalAssigneeType: TypeAlias = Literal["company", "person", "team"]
GoalExpectedOutcomeTrackingMetric: TypeAlias = Literal["quantity", "sum"]
GoalInterval: TypeAlias = Literal["monthly", "quarterly", "weekly", "yearly"]
GoalTypeName: TypeAlias = Literal[
    "activities_added",
    "activities_completed",
    "deals_progressed",
    "deals_started",
    "deals_won",
]


@model
class DeletedGoal(Model):
    """Returned by goals.delete."""

    success: bool | None = None


@model
class Goal(Model):
    """Held by GoalProgress.goal, Goals.goals and SavedGoal.goal."""

    id: str = SENT

    title: str | None = None

    owner_id: int | None = None

    type: GoalType | None = None

    assignee: GoalAssignee | None = None

    interval: str | None = None

    duration: GoalDuration | None = None

    expected_outcome: GoalOutcome | None = None

    is_active: bool | None = None

    report_ids: list[str] | None = None


@model
class GoalAssignee(Model):
    """Held by Goal.assignee."""

    id: int = SENT

    type: str | None = None


@model
class GoalDuration(Model):
    """Held by Goal.duration."""

    start: str | None = None

    end: str | None = None


@model
class GoalOutcome(Model):
    """Held by Goal.expected_outcome."""

    target: int | None = None

    tracking_metric: str | None = None


@model
class GoalProgress(Model):
    """Returned by goals.get_result."""

    progress: int | None = None

    goal: Goal | None = None


@model
class GoalType(Model):
    """Held by Goal.type."""

    name: str | None = None

    params: GoalTypeParams | None = None


@model
class GoalTypeParams(Model):
    """Held by GoalType.params."""

    pipeline_id: list[int] | None = None

    activity_type_id: list[int] | None = None


@model
class Goals(Model):
    """Returned by goals.find."""

    goals: list[Goal] | None = None


@model
class SavedGoal(Model):
    """Returned by goals.add and goals.update."""

    goal: Goal | None = None
