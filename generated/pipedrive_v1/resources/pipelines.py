"""Operations on pipelines."""

# Written by `make generate` from spec/pipedrive-v1.yaml: do not edit.
# pyright: reportDeprecated=false

from __future__ import annotations

import datetime as dt
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
    deprecated,
    raw_method,
    removed,
)

from ..models.pipelines import ConversionStatistics, MovementStatistics
from ..models.shared import Deal, Flag
from ..operations import OPERATIONS


class Pipelines(Resource):
    """Operations on pipelines."""

    def get_conversion_statistics(
        self,
        id: int,
        *,
        start_date: dt.date | str,
        end_date: dt.date | str,
        user_id: int | Unset = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> ConversionStatistics:
        """Return all stage-to-stage conversion and pipeline-to-close rates for the
        given time period.

        Args:
            id: The id of the record.
            start_date: The first day.
            end_date: The last day.
            user_id: The user.

        Costs 40 tokens. getPipelineConversionStatistics: GET
        /pipelines/{id}/conversion_statistics, scope deals:full or deals:read.
        """
        return self._call(
            OPERATIONS["getPipelineConversionStatistics"],
            ConversionStatistics,
            path={"id": id},
            query={"start_date": start_date, "end_date": end_date, "user_id": user_id},
            options=call_options,
        )

    def get_movement_statistics(
        self,
        id: int,
        *,
        start_date: dt.date | str,
        end_date: dt.date | str,
        user_id: int | Unset = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> MovementStatistics:
        """Return statistics for deals movements for the given time period.

        Args:
            id: The id of the record.
            start_date: The first day.
            end_date: The last day.
            user_id: The user.

        Costs 40 tokens. getPipelineMovementStatistics: GET
        /pipelines/{id}/movement_statistics, scope deals:full or deals:read.
        """
        return self._call(
            OPERATIONS["getPipelineMovementStatistics"],
            MovementStatistics,
            path={"id": id},
            query={"start_date": start_date, "end_date": end_date, "user_id": user_id},
            options=call_options,
        )

    @deprecated(
        "getPipelineDeals is deprecated; call deals.list(pipeline_id=...) of API v2 instead"
    )
    def list_deals(
        self,
        id: int,
        *,
        filter_id: int | Unset = UNSET,
        user_id: int | Unset = UNSET,
        everyone: Flag | Unset = UNSET,
        stage_id: int | Unset = UNSET,
        get_summary: Flag | Unset = UNSET,
        totals_convert_currency: str | Unset = UNSET,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> Pager[Deal]:
        """List deals in a specific pipeline across all its stages.

        If no parameters are provided open deals owned by the authorized user will be
        returned.

        Deprecated; call deals.list(pipeline_id=...) of API v2 instead.

        Args:
            id: The id of the record.
            filter_id: A saved filter.
            user_id: The user.
            everyone: 1 for the records of all users, whoever calls.
            stage_id: The stage.
            get_summary: 1 to have a summary in `additional_data`.
            totals_convert_currency: The currency, by its code, that totals are
                converted to.
            cursor: How many items to skip, as text; or the `next_cursor` of a page.
            limit: Items per request, at most and by default 500.
            max_items: Stop after this many items.

        Costs 20 tokens a page. getPipelineDeals: GET /pipelines/{id}/deals, scope
        deals:full or deals:read.
        """
        return self._pages(
            OPERATIONS["getPipelineDeals"],
            Deal,
            path={"id": id},
            query={
                "filter_id": filter_id,
                "user_id": user_id,
                "everyone": everyone,
                "stage_id": stage_id,
                "get_summary": get_summary,
                "totals_convert_currency": totals_convert_currency,
            },
            page=(cursor, limit, max_items),
            options=call_options,
        )

    add = removed(
        "pipelines.add",
        operation_id="addPipeline",
        request="POST /pipelines",
        instead="pipelines.add() of API v2",
    )

    delete = removed(
        "pipelines.delete",
        operation_id="deletePipeline",
        request="DELETE /pipelines/{id}",
        instead="pipelines.delete() of API v2",
    )

    get = removed(
        "pipelines.get",
        operation_id="getPipeline",
        request="GET /pipelines/{id}",
        instead="pipelines.get() of API v2",
    )

    list = removed(
        "pipelines.list",
        operation_id="getPipelines",
        request="GET /pipelines",
        instead="pipelines.list() of API v2",
    )

    update = removed(
        "pipelines.update",
        operation_id="updatePipeline",
        request="PUT /pipelines/{id}",
        instead="pipelines.update() of API v2",
    )

    @property
    def with_raw_response(self) -> PipelinesWithRawResponse:
        """The same methods, returning whole responses: status, headers, body."""
        return PipelinesWithRawResponse(self._raw())


class PipelinesWithRawResponse:
    def __init__(self, raw: Pipelines) -> None:
        self.get_conversion_statistics = raw_method(raw.get_conversion_statistics)
        self.get_movement_statistics = raw_method(raw.get_movement_statistics)
        self.list_deals = raw_method(raw.list_deals)
        self.add = raw.add
        self.delete = raw.delete
        self.get = raw.get
        self.list = raw.list
        self.update = raw.update


class AsyncPipelines(AsyncResource):
    """`Pipelines`, awaited."""

    async def get_conversion_statistics(
        self,
        id: int,
        *,
        start_date: dt.date | str,
        end_date: dt.date | str,
        user_id: int | Unset = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> ConversionStatistics:
        """Return all stage-to-stage conversion and pipeline-to-close rates for the
        given time period.

        Args:
            id: The id of the record.
            start_date: The first day.
            end_date: The last day.
            user_id: The user.

        Costs 40 tokens. getPipelineConversionStatistics: GET
        /pipelines/{id}/conversion_statistics, scope deals:full or deals:read.
        """
        return await self._call(
            OPERATIONS["getPipelineConversionStatistics"],
            ConversionStatistics,
            path={"id": id},
            query={"start_date": start_date, "end_date": end_date, "user_id": user_id},
            options=call_options,
        )

    async def get_movement_statistics(
        self,
        id: int,
        *,
        start_date: dt.date | str,
        end_date: dt.date | str,
        user_id: int | Unset = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> MovementStatistics:
        """Return statistics for deals movements for the given time period.

        Args:
            id: The id of the record.
            start_date: The first day.
            end_date: The last day.
            user_id: The user.

        Costs 40 tokens. getPipelineMovementStatistics: GET
        /pipelines/{id}/movement_statistics, scope deals:full or deals:read.
        """
        return await self._call(
            OPERATIONS["getPipelineMovementStatistics"],
            MovementStatistics,
            path={"id": id},
            query={"start_date": start_date, "end_date": end_date, "user_id": user_id},
            options=call_options,
        )

    @deprecated(
        "getPipelineDeals is deprecated; call deals.list(pipeline_id=...) of API v2 instead"
    )
    def list_deals(
        self,
        id: int,
        *,
        filter_id: int | Unset = UNSET,
        user_id: int | Unset = UNSET,
        everyone: Flag | Unset = UNSET,
        stage_id: int | Unset = UNSET,
        get_summary: Flag | Unset = UNSET,
        totals_convert_currency: str | Unset = UNSET,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> AsyncPager[Deal]:
        """List deals in a specific pipeline across all its stages.

        If no parameters are provided open deals owned by the authorized user will be
        returned.

        Deprecated; call deals.list(pipeline_id=...) of API v2 instead.

        Args:
            id: The id of the record.
            filter_id: A saved filter.
            user_id: The user.
            everyone: 1 for the records of all users, whoever calls.
            stage_id: The stage.
            get_summary: 1 to have a summary in `additional_data`.
            totals_convert_currency: The currency, by its code, that totals are
                converted to.
            cursor: How many items to skip, as text; or the `next_cursor` of a page.
            limit: Items per request, at most and by default 500.
            max_items: Stop after this many items.

        Costs 20 tokens a page. getPipelineDeals: GET /pipelines/{id}/deals, scope
        deals:full or deals:read.
        """
        return self._pages(
            OPERATIONS["getPipelineDeals"],
            Deal,
            path={"id": id},
            query={
                "filter_id": filter_id,
                "user_id": user_id,
                "everyone": everyone,
                "stage_id": stage_id,
                "get_summary": get_summary,
                "totals_convert_currency": totals_convert_currency,
            },
            page=(cursor, limit, max_items),
            options=call_options,
        )

    add = removed(
        "pipelines.add",
        operation_id="addPipeline",
        request="POST /pipelines",
        instead="pipelines.add() of API v2",
    )

    delete = removed(
        "pipelines.delete",
        operation_id="deletePipeline",
        request="DELETE /pipelines/{id}",
        instead="pipelines.delete() of API v2",
    )

    get = removed(
        "pipelines.get",
        operation_id="getPipeline",
        request="GET /pipelines/{id}",
        instead="pipelines.get() of API v2",
    )

    list = removed(
        "pipelines.list",
        operation_id="getPipelines",
        request="GET /pipelines",
        instead="pipelines.list() of API v2",
    )

    update = removed(
        "pipelines.update",
        operation_id="updatePipeline",
        request="PUT /pipelines/{id}",
        instead="pipelines.update() of API v2",
    )

    @property
    def with_raw_response(self) -> AsyncPipelinesWithRawResponse:
        """The same methods, returning whole responses: status, headers, body."""
        return AsyncPipelinesWithRawResponse(self._raw())


class AsyncPipelinesWithRawResponse:
    def __init__(self, raw: AsyncPipelines) -> None:
        self.get_conversion_statistics = async_raw_method(raw.get_conversion_statistics)
        self.get_movement_statistics = async_raw_method(raw.get_movement_statistics)
        self.list_deals = async_raw_method(raw.list_deals)
        self.add = raw.add
        self.delete = raw.delete
        self.get = raw.get
        self.list = raw.list
        self.update = raw.update
