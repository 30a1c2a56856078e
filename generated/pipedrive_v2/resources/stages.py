"""Operations on stages."""

# Written by `make generate` from spec/pipedrive-v2.yaml: do not edit.

from __future__ import annotations

from typing import Unpack

from openapi_runtime import (
    UNSET,
    AsyncPager,
    AsyncResource,
    CallOptions,
    Pager,
    Resource,
    Unset,
    async_raw_method,
    raw_method,
)

from ..models.shared import SortDirection
from ..models.stages import DeletedStage, Stage, StageSortBy
from ..operations import OPERATIONS


class Stages(Resource):
    """Stage is a logical component of a pipeline, and essentially a bucket that can
    hold a number of deals. In the context of the pipeline a stage belongs to, it has
    an order number which defines the order of stages in that pipeline.
    """

    def list(
        self,
        *,
        pipeline_id: int | Unset = UNSET,
        sort_by: StageSortBy | Unset = UNSET,
        sort_direction: SortDirection | Unset = UNSET,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> Pager[Stage]:
        """Get all stages.

        Returns data about all stages.

        Args:
            pipeline_id: The ID of the pipeline to fetch stages for. If omitted, stages
                for all pipelines will be fetched.
            sort_by: The field to sort by. Supported fields: `id`, `update_time`,
                `add_time`, `order_nr`. By default `id`.
            sort_direction: The sorting direction. Supported values: `asc`, `desc`. By
                default `asc`.
            cursor: Where to resume: the `next_cursor` of an earlier page.
            limit: Items per request, at most and by default 500.
            max_items: Stop after this many items.

        Costs 5 tokens a page. getStages: GET /stages, scope admin or deals:full or
        deals:read.
        """
        return self._pages(
            OPERATIONS["getStages"],
            Stage,
            query={
                "pipeline_id": pipeline_id,
                "sort_by": sort_by,
                "sort_direction": sort_direction,
            },
            page=(cursor, limit, max_items),
            options=call_options,
        )

    def get(self, id: int, **call_options: Unpack[CallOptions]) -> Stage:
        """Get one stage.

        Returns data about a specific stage.

        Args:
            id: The ID of the stage.

        Costs 1 token. getStage: GET /stages/{id}, scope admin or deals:full or
        deals:read.
        """
        return self._call(
            OPERATIONS["getStage"], Stage, path={"id": id}, options=call_options
        )

    def add(
        self,
        *,
        name: str,
        pipeline_id: int,
        deal_probability: int | Unset | None = UNSET,
        is_deal_rot_enabled: bool | Unset | None = UNSET,
        days_to_rotten: int | Unset | None = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> Stage:
        """Add a new stage.

        Adds a new stage, returns the ID upon success.

        Args:
            name: The name of the stage.
            pipeline_id: The ID of the pipeline to add stage to.
            deal_probability: The success probability percentage of the deal. Used/shown
                when deal weighted values are used.
            is_deal_rot_enabled: Whether deals in this stage can become rotten.
            days_to_rotten: The number of days the deals not updated in this stage would
                become rotten. Applies only if the `is_deal_rot_enabled` is set.

        Costs 5 tokens. addStage: POST /stages, scope admin.
        """
        return self._call(
            OPERATIONS["addStage"],
            Stage,
            body={
                "name": name,
                "pipeline_id": pipeline_id,
                "deal_probability": deal_probability,
                "is_deal_rot_enabled": is_deal_rot_enabled,
                "days_to_rotten": days_to_rotten,
            },
            options=call_options,
        )

    def update(
        self,
        id: int,
        *,
        name: str | Unset | None = UNSET,
        pipeline_id: int | Unset | None = UNSET,
        deal_probability: int | Unset | None = UNSET,
        is_deal_rot_enabled: bool | Unset | None = UNSET,
        days_to_rotten: int | Unset | None = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> Stage:
        """Update stage details.

        Updates the properties of a stage.

        Args:
            id: The ID of the stage.
            name: The name of the stage.
            pipeline_id: The ID of the pipeline to add stage to.
            deal_probability: The success probability percentage of the deal. Used/shown
                when deal weighted values are used.
            is_deal_rot_enabled: Whether deals in this stage can become rotten.
            days_to_rotten: The number of days the deals not updated in this stage would
                become rotten. Applies only if the `is_deal_rot_enabled` is set.

        Costs 5 tokens. updateStage: PATCH /stages/{id}, scope admin.
        """
        return self._call(
            OPERATIONS["updateStage"],
            Stage,
            path={"id": id},
            body={
                "name": name,
                "pipeline_id": pipeline_id,
                "deal_probability": deal_probability,
                "is_deal_rot_enabled": is_deal_rot_enabled,
                "days_to_rotten": days_to_rotten,
            },
            options=call_options,
        )

    def delete(self, id: int, **call_options: Unpack[CallOptions]) -> DeletedStage:
        """Delete a stage.

        Marks a stage as deleted.

        Args:
            id: The ID of the stage.

        Costs 3 tokens. deleteStage: DELETE /stages/{id}, scope admin.
        """
        return self._call(
            OPERATIONS["deleteStage"],
            DeletedStage,
            path={"id": id},
            options=call_options,
        )

    @property
    def with_raw_response(self) -> StagesWithRawResponse:
        """The same methods, returning whole responses: status, headers, body."""
        return StagesWithRawResponse(self._raw())


class StagesWithRawResponse:
    def __init__(self, raw: Stages) -> None:
        self.list = raw_method(raw.list)
        self.get = raw_method(raw.get)
        self.add = raw_method(raw.add)
        self.update = raw_method(raw.update)
        self.delete = raw_method(raw.delete)


class AsyncStages(AsyncResource):
    """`Stages`, awaited."""

    def list(
        self,
        *,
        pipeline_id: int | Unset = UNSET,
        sort_by: StageSortBy | Unset = UNSET,
        sort_direction: SortDirection | Unset = UNSET,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> AsyncPager[Stage]:
        """Get all stages.

        Returns data about all stages.

        Args:
            pipeline_id: The ID of the pipeline to fetch stages for. If omitted, stages
                for all pipelines will be fetched.
            sort_by: The field to sort by. Supported fields: `id`, `update_time`,
                `add_time`, `order_nr`. By default `id`.
            sort_direction: The sorting direction. Supported values: `asc`, `desc`. By
                default `asc`.
            cursor: Where to resume: the `next_cursor` of an earlier page.
            limit: Items per request, at most and by default 500.
            max_items: Stop after this many items.

        Costs 5 tokens a page. getStages: GET /stages, scope admin or deals:full or
        deals:read.
        """
        return self._pages(
            OPERATIONS["getStages"],
            Stage,
            query={
                "pipeline_id": pipeline_id,
                "sort_by": sort_by,
                "sort_direction": sort_direction,
            },
            page=(cursor, limit, max_items),
            options=call_options,
        )

    async def get(self, id: int, **call_options: Unpack[CallOptions]) -> Stage:
        """Get one stage.

        Returns data about a specific stage.

        Args:
            id: The ID of the stage.

        Costs 1 token. getStage: GET /stages/{id}, scope admin or deals:full or
        deals:read.
        """
        return await self._call(
            OPERATIONS["getStage"], Stage, path={"id": id}, options=call_options
        )

    async def add(
        self,
        *,
        name: str,
        pipeline_id: int,
        deal_probability: int | Unset | None = UNSET,
        is_deal_rot_enabled: bool | Unset | None = UNSET,
        days_to_rotten: int | Unset | None = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> Stage:
        """Add a new stage.

        Adds a new stage, returns the ID upon success.

        Args:
            name: The name of the stage.
            pipeline_id: The ID of the pipeline to add stage to.
            deal_probability: The success probability percentage of the deal. Used/shown
                when deal weighted values are used.
            is_deal_rot_enabled: Whether deals in this stage can become rotten.
            days_to_rotten: The number of days the deals not updated in this stage would
                become rotten. Applies only if the `is_deal_rot_enabled` is set.

        Costs 5 tokens. addStage: POST /stages, scope admin.
        """
        return await self._call(
            OPERATIONS["addStage"],
            Stage,
            body={
                "name": name,
                "pipeline_id": pipeline_id,
                "deal_probability": deal_probability,
                "is_deal_rot_enabled": is_deal_rot_enabled,
                "days_to_rotten": days_to_rotten,
            },
            options=call_options,
        )

    async def update(
        self,
        id: int,
        *,
        name: str | Unset | None = UNSET,
        pipeline_id: int | Unset | None = UNSET,
        deal_probability: int | Unset | None = UNSET,
        is_deal_rot_enabled: bool | Unset | None = UNSET,
        days_to_rotten: int | Unset | None = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> Stage:
        """Update stage details.

        Updates the properties of a stage.

        Args:
            id: The ID of the stage.
            name: The name of the stage.
            pipeline_id: The ID of the pipeline to add stage to.
            deal_probability: The success probability percentage of the deal. Used/shown
                when deal weighted values are used.
            is_deal_rot_enabled: Whether deals in this stage can become rotten.
            days_to_rotten: The number of days the deals not updated in this stage would
                become rotten. Applies only if the `is_deal_rot_enabled` is set.

        Costs 5 tokens. updateStage: PATCH /stages/{id}, scope admin.
        """
        return await self._call(
            OPERATIONS["updateStage"],
            Stage,
            path={"id": id},
            body={
                "name": name,
                "pipeline_id": pipeline_id,
                "deal_probability": deal_probability,
                "is_deal_rot_enabled": is_deal_rot_enabled,
                "days_to_rotten": days_to_rotten,
            },
            options=call_options,
        )

    async def delete(
        self, id: int, **call_options: Unpack[CallOptions]
    ) -> DeletedStage:
        """Delete a stage.

        Marks a stage as deleted.

        Args:
            id: The ID of the stage.

        Costs 3 tokens. deleteStage: DELETE /stages/{id}, scope admin.
        """
        return await self._call(
            OPERATIONS["deleteStage"],
            DeletedStage,
            path={"id": id},
            options=call_options,
        )

    @property
    def with_raw_response(self) -> AsyncStagesWithRawResponse:
        """The same methods, returning whole responses: status, headers, body."""
        return AsyncStagesWithRawResponse(self._raw())


class AsyncStagesWithRawResponse:
    def __init__(self, raw: AsyncStages) -> None:
        self.list = async_raw_method(raw.list)
        self.get = async_raw_method(raw.get)
        self.add = async_raw_method(raw.add)
        self.update = async_raw_method(raw.update)
        self.delete = async_raw_method(raw.delete)
