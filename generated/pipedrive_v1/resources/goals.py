"""Operations on goals."""

# Written by `make generate` from spec/pipedrive-v1.yaml: do not edit.

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any, Unpack

from openapi_runtime import (
    UNSET,
    AsyncResource,
    CallOptions,
    Resource,
    Unset,
    async_raw_method,
    raw_method,
)

from ..models.goals import (
    DeletedGoal,
    GoalAssigneeType,
    GoalExpectedOutcomeTrackingMetric,
    GoalInterval,
    GoalProgress,
    Goals,
    GoalTypeName,
    SavedGoal,
)
from ..operations import OPERATIONS


class GoalsResource(Resource):
    """Operations on goals."""

    def add(
        self,
        *,
        assignee: Mapping[str, Any],
        type: Mapping[str, Any],
        expected_outcome: Mapping[str, Any],
        duration: Mapping[str, Any],
        interval: GoalInterval,
        title: str | Unset | None = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> SavedGoal:
        """Add a new goal.

        Along with adding a new goal, a report is created to track the progress of your
        goal.

        Args:
            assignee: Whose goal it is, an object with `id` and `type`.
            type: The type, where the account or the document lists several.
            expected_outcome: An object with `target` and `tracking_metric`.
            duration: In seconds for a call; start and end for a goal.
            interval: The length of a period.
            title: The title.

        Costs 10 tokens. addGoal: POST /goals, scope goals:full.
        """
        return self._call(
            OPERATIONS["addGoal"],
            SavedGoal,
            body={
                "assignee": assignee,
                "type": type,
                "expected_outcome": expected_outcome,
                "duration": duration,
                "interval": interval,
                "title": title,
            },
            options=call_options,
        )

    def update(
        self,
        id: str,
        *,
        title: str | Unset | None = UNSET,
        assignee: Mapping[str, Any] | Unset | None = UNSET,
        type: Mapping[str, Any] | Unset | None = UNSET,
        expected_outcome: Mapping[str, Any] | Unset | None = UNSET,
        duration: Mapping[str, Any] | Unset | None = UNSET,
        interval: GoalInterval | Unset | None = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> SavedGoal:
        """Update an existing goal.

        Args:
            id: The id of the record.
            title: The title.
            assignee: Whose goal it is, an object with `id` and `type`.
            type: The type, where the account or the document lists several.
            expected_outcome: An object with `target` and `tracking_metric`.
            duration: In seconds for a call; start and end for a goal.
            interval: The length of a period.

        Costs 10 tokens. updateGoal: PUT /goals/{id}, scope goals:full.
        """
        return self._call(
            OPERATIONS["updateGoal"],
            SavedGoal,
            path={"id": id},
            body={
                "title": title,
                "assignee": assignee,
                "type": type,
                "expected_outcome": expected_outcome,
                "duration": duration,
                "interval": interval,
            },
            options=call_options,
        )

    def delete(self, id: str, **call_options: Unpack[CallOptions]) -> DeletedGoal:
        """Mark a goal as deleted.

        Args:
            id: The id of the record.

        Costs 6 tokens. deleteGoal: DELETE /goals/{id}, scope goals:full.
        """
        return self._call(
            OPERATIONS["deleteGoal"], DeletedGoal, path={"id": id}, options=call_options
        )

    def find(
        self,
        *,
        type_name: GoalTypeName | Unset = UNSET,
        title: str | Unset = UNSET,
        is_active: bool | Unset = UNSET,
        assignee_id: int | Unset = UNSET,
        assignee_type: GoalAssigneeType | Unset = UNSET,
        expected_outcome_target: float | Unset = UNSET,
        expected_outcome_tracking_metric: (
            GoalExpectedOutcomeTrackingMetric | Unset
        ) = UNSET,
        expected_outcome_currency_id: int | Unset = UNSET,
        type_params_pipeline_id: Sequence[int] | Unset = UNSET,
        type_params_stage_id: int | Unset = UNSET,
        type_params_activity_type_id: Sequence[int] | Unset = UNSET,
        period_start: dt.date | str | Unset = UNSET,
        period_end: dt.date | str | Unset = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> Goals:
        """Return data about goals based on criteria.

        For searching, append searchField=searchValue to the URL, where searchField can
        be any one of the lowest-level fields in dot-notation e.g.
        type.params.pipeline_id; title. searchValue should be the value you are looking
        for on that field. Additionally, is_active=true|false can be provided to search
        for only active/inactive goals. When providing period.start, period.end must
        also be provided and vice versa.

        Args:
            type_name: The kind of goal.
            title: The title.
            is_active: Only active goals, or only inactive ones.
            assignee_id: Whose goals.
            assignee_type: Whether that is a person, a team or the company.
            expected_outcome_target: The number to reach.
            expected_outcome_tracking_metric: Whether deals are counted or their values
                summed.
            expected_outcome_currency_id: The currency of the target, by id.
            type_params_pipeline_id: Goals of these pipelines.
            type_params_stage_id: Goals of deals in this stage.
            type_params_activity_type_id: Goals that count activities of these types.
            period_start: The start of the period, a day; with an end only.
            period_end: The end of the period, a day; with a start only.

        Costs 20 tokens. getGoals: GET /goals/find, scope goals:full or goals:read.
        """
        return self._call(
            OPERATIONS["getGoals"],
            Goals,
            query={
                "type.name": type_name,
                "title": title,
                "is_active": is_active,
                "assignee.id": assignee_id,
                "assignee.type": assignee_type,
                "expected_outcome.target": expected_outcome_target,
                "expected_outcome.tracking_metric": expected_outcome_tracking_metric,
                "expected_outcome.currency_id": expected_outcome_currency_id,
                "type.params.pipeline_id": type_params_pipeline_id,
                "type.params.stage_id": type_params_stage_id,
                "type.params.activity_type_id": type_params_activity_type_id,
                "period.start": period_start,
                "period.end": period_end,
            },
            options=call_options,
        )

    def get_result(
        self,
        id: str,
        *,
        period_start: dt.date | str,
        period_end: dt.date | str,
        **call_options: Unpack[CallOptions],
    ) -> GoalProgress:
        """Get the progress of a goal for the specified period.

        Args:
            id: The id of the record.
            period_start: The start of the period, a day; with an end only.
            period_end: The end of the period, a day; with a start only.

        Costs 20 tokens. getGoalResult: GET /goals/{id}/results, scope goals:full or
        goals:read.
        """
        return self._call(
            OPERATIONS["getGoalResult"],
            GoalProgress,
            path={"id": id},
            query={"period.start": period_start, "period.end": period_end},
            options=call_options,
        )

    @property
    def with_raw_response(self) -> GoalsResourceWithRawResponse:
        """The same methods, returning whole responses: status, headers, body."""
        return GoalsResourceWithRawResponse(self._raw())


class GoalsResourceWithRawResponse:
    def __init__(self, raw: GoalsResource) -> None:
        self.add = raw_method(raw.add)
        self.update = raw_method(raw.update)
        self.delete = raw_method(raw.delete)
        self.find = raw_method(raw.find)
        self.get_result = raw_method(raw.get_result)


class AsyncGoalsResource(AsyncResource):
    """`GoalsResource`, awaited."""

    async def add(
        self,
        *,
        assignee: Mapping[str, Any],
        type: Mapping[str, Any],
        expected_outcome: Mapping[str, Any],
        duration: Mapping[str, Any],
        interval: GoalInterval,
        title: str | Unset | None = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> SavedGoal:
        """Add a new goal.

        Along with adding a new goal, a report is created to track the progress of your
        goal.

        Args:
            assignee: Whose goal it is, an object with `id` and `type`.
            type: The type, where the account or the document lists several.
            expected_outcome: An object with `target` and `tracking_metric`.
            duration: In seconds for a call; start and end for a goal.
            interval: The length of a period.
            title: The title.

        Costs 10 tokens. addGoal: POST /goals, scope goals:full.
        """
        return await self._call(
            OPERATIONS["addGoal"],
            SavedGoal,
            body={
                "assignee": assignee,
                "type": type,
                "expected_outcome": expected_outcome,
                "duration": duration,
                "interval": interval,
                "title": title,
            },
            options=call_options,
        )

    async def update(
        self,
        id: str,
        *,
        title: str | Unset | None = UNSET,
        assignee: Mapping[str, Any] | Unset | None = UNSET,
        type: Mapping[str, Any] | Unset | None = UNSET,
        expected_outcome: Mapping[str, Any] | Unset | None = UNSET,
        duration: Mapping[str, Any] | Unset | None = UNSET,
        interval: GoalInterval | Unset | None = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> SavedGoal:
        """Update an existing goal.

        Args:
            id: The id of the record.
            title: The title.
            assignee: Whose goal it is, an object with `id` and `type`.
            type: The type, where the account or the document lists several.
            expected_outcome: An object with `target` and `tracking_metric`.
            duration: In seconds for a call; start and end for a goal.
            interval: The length of a period.

        Costs 10 tokens. updateGoal: PUT /goals/{id}, scope goals:full.
        """
        return await self._call(
            OPERATIONS["updateGoal"],
            SavedGoal,
            path={"id": id},
            body={
                "title": title,
                "assignee": assignee,
                "type": type,
                "expected_outcome": expected_outcome,
                "duration": duration,
                "interval": interval,
            },
            options=call_options,
        )

    async def delete(self, id: str, **call_options: Unpack[CallOptions]) -> DeletedGoal:
        """Mark a goal as deleted.

        Args:
            id: The id of the record.

        Costs 6 tokens. deleteGoal: DELETE /goals/{id}, scope goals:full.
        """
        return await self._call(
            OPERATIONS["deleteGoal"], DeletedGoal, path={"id": id}, options=call_options
        )

    async def find(
        self,
        *,
        type_name: GoalTypeName | Unset = UNSET,
        title: str | Unset = UNSET,
        is_active: bool | Unset = UNSET,
        assignee_id: int | Unset = UNSET,
        assignee_type: GoalAssigneeType | Unset = UNSET,
        expected_outcome_target: float | Unset = UNSET,
        expected_outcome_tracking_metric: (
            GoalExpectedOutcomeTrackingMetric | Unset
        ) = UNSET,
        expected_outcome_currency_id: int | Unset = UNSET,
        type_params_pipeline_id: Sequence[int] | Unset = UNSET,
        type_params_stage_id: int | Unset = UNSET,
        type_params_activity_type_id: Sequence[int] | Unset = UNSET,
        period_start: dt.date | str | Unset = UNSET,
        period_end: dt.date | str | Unset = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> Goals:
        """Return data about goals based on criteria.

        For searching, append searchField=searchValue to the URL, where searchField can
        be any one of the lowest-level fields in dot-notation e.g.
        type.params.pipeline_id; title. searchValue should be the value you are looking
        for on that field. Additionally, is_active=true|false can be provided to search
        for only active/inactive goals. When providing period.start, period.end must
        also be provided and vice versa.

        Args:
            type_name: The kind of goal.
            title: The title.
            is_active: Only active goals, or only inactive ones.
            assignee_id: Whose goals.
            assignee_type: Whether that is a person, a team or the company.
            expected_outcome_target: The number to reach.
            expected_outcome_tracking_metric: Whether deals are counted or their values
                summed.
            expected_outcome_currency_id: The currency of the target, by id.
            type_params_pipeline_id: Goals of these pipelines.
            type_params_stage_id: Goals of deals in this stage.
            type_params_activity_type_id: Goals that count activities of these types.
            period_start: The start of the period, a day; with an end only.
            period_end: The end of the period, a day; with a start only.

        Costs 20 tokens. getGoals: GET /goals/find, scope goals:full or goals:read.
        """
        return await self._call(
            OPERATIONS["getGoals"],
            Goals,
            query={
                "type.name": type_name,
                "title": title,
                "is_active": is_active,
                "assignee.id": assignee_id,
                "assignee.type": assignee_type,
                "expected_outcome.target": expected_outcome_target,
                "expected_outcome.tracking_metric": expected_outcome_tracking_metric,
                "expected_outcome.currency_id": expected_outcome_currency_id,
                "type.params.pipeline_id": type_params_pipeline_id,
                "type.params.stage_id": type_params_stage_id,
                "type.params.activity_type_id": type_params_activity_type_id,
                "period.start": period_start,
                "period.end": period_end,
            },
            options=call_options,
        )

    async def get_result(
        self,
        id: str,
        *,
        period_start: dt.date | str,
        period_end: dt.date | str,
        **call_options: Unpack[CallOptions],
    ) -> GoalProgress:
        """Get the progress of a goal for the specified period.

        Args:
            id: The id of the record.
            period_start: The start of the period, a day; with an end only.
            period_end: The end of the period, a day; with a start only.

        Costs 20 tokens. getGoalResult: GET /goals/{id}/results, scope goals:full or
        goals:read.
        """
        return await self._call(
            OPERATIONS["getGoalResult"],
            GoalProgress,
            path={"id": id},
            query={"period.start": period_start, "period.end": period_end},
            options=call_options,
        )

    @property
    def with_raw_response(self) -> AsyncGoalsResourceWithRawResponse:
        """The same methods, returning whole responses: status, headers, body."""
        return AsyncGoalsResourceWithRawResponse(self._raw())


class AsyncGoalsResourceWithRawResponse:
    def __init__(self, raw: AsyncGoalsResource) -> None:
        self.add = async_raw_method(raw.add)
        self.update = async_raw_method(raw.update)
        self.delete = async_raw_method(raw.delete)
        self.find = async_raw_method(raw.find)
        self.get_result = async_raw_method(raw.get_result)
