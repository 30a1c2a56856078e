"""Operations on pipelines."""

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

from ..models.pipelines import DeletedPipeline, Pipeline
from ..models.shared import SortBy, SortDirection
from ..operations import OPERATIONS


class Pipelines(Resource):
    """Pipelines are essentially ordered collections of stages."""

    def list(
        self,
        *,
        sort_by: SortBy | Unset = UNSET,
        sort_direction: SortDirection | Unset = UNSET,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> Pager[Pipeline]:
        """Get all pipelines.

        Returns data about all pipelines.

        Args:
            sort_by: The field to sort by. Supported fields: `id`, `update_time`,
                `add_time`. By default `id`.
            sort_direction: The sorting direction. Supported values: `asc`, `desc`. By
                default `asc`.
            cursor: Where to resume: the `next_cursor` of an earlier page.
            limit: Items per request, at most and by default 500.
            max_items: Stop after this many items.

        Costs 5 tokens a page. getPipelines: GET /pipelines, scope admin or deals:full
        or deals:read.
        """
        return self._pages(
            OPERATIONS["getPipelines"],
            Pipeline,
            query={"sort_by": sort_by, "sort_direction": sort_direction},
            page=(cursor, limit, max_items),
            options=call_options,
        )

    def get(self, id: int, **call_options: Unpack[CallOptions]) -> Pipeline:
        """Get one pipeline.

        Returns data about a specific pipeline.

        Args:
            id: The ID of the pipeline.

        Costs 1 token. getPipeline: GET /pipelines/{id}, scope admin or deals:full or
        deals:read.
        """
        return self._call(
            OPERATIONS["getPipeline"], Pipeline, path={"id": id}, options=call_options
        )

    def add(
        self,
        *,
        name: str,
        is_deal_probability_enabled: bool | Unset | None = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> Pipeline:
        """Add a new pipeline.

        Args:
            name: The name of the pipeline.
            is_deal_probability_enabled: Whether deal probability is disabled or enabled
                for this pipeline. By default `false`.

        Costs 5 tokens. addPipeline: POST /pipelines, scope admin.
        """
        return self._call(
            OPERATIONS["addPipeline"],
            Pipeline,
            body={
                "name": name,
                "is_deal_probability_enabled": is_deal_probability_enabled,
            },
            options=call_options,
        )

    def update(
        self,
        id: int,
        *,
        name: str | Unset | None = UNSET,
        is_deal_probability_enabled: bool | Unset | None = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> Pipeline:
        """Update a pipeline.

        Updates the properties of a pipeline.

        Args:
            id: The ID of the pipeline.
            name: The name of the pipeline.
            is_deal_probability_enabled: Whether deal probability is disabled or enabled
                for this pipeline.

        Costs 5 tokens. updatePipeline: PATCH /pipelines/{id}, scope admin.
        """
        return self._call(
            OPERATIONS["updatePipeline"],
            Pipeline,
            path={"id": id},
            body={
                "name": name,
                "is_deal_probability_enabled": is_deal_probability_enabled,
            },
            options=call_options,
        )

    def delete(self, id: int, **call_options: Unpack[CallOptions]) -> DeletedPipeline:
        """Delete a pipeline.

        Marks a pipeline as deleted.

        Args:
            id: The ID of the pipeline.

        Costs 3 tokens. deletePipeline: DELETE /pipelines/{id}, scope admin.
        """
        return self._call(
            OPERATIONS["deletePipeline"],
            DeletedPipeline,
            path={"id": id},
            options=call_options,
        )

    @property
    def with_raw_response(self) -> PipelinesWithRawResponse:
        """The same methods, returning whole responses: status, headers, body."""
        return PipelinesWithRawResponse(self._raw())


class PipelinesWithRawResponse:
    def __init__(self, raw: Pipelines) -> None:
        self.list = raw_method(raw.list)
        self.get = raw_method(raw.get)
        self.add = raw_method(raw.add)
        self.update = raw_method(raw.update)
        self.delete = raw_method(raw.delete)


class AsyncPipelines(AsyncResource):
    """`Pipelines`, awaited."""

    def list(
        self,
        *,
        sort_by: SortBy | Unset = UNSET,
        sort_direction: SortDirection | Unset = UNSET,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> AsyncPager[Pipeline]:
        """Get all pipelines.

        Returns data about all pipelines.

        Args:
            sort_by: The field to sort by. Supported fields: `id`, `update_time`,
                `add_time`. By default `id`.
            sort_direction: The sorting direction. Supported values: `asc`, `desc`. By
                default `asc`.
            cursor: Where to resume: the `next_cursor` of an earlier page.
            limit: Items per request, at most and by default 500.
            max_items: Stop after this many items.

        Costs 5 tokens a page. getPipelines: GET /pipelines, scope admin or deals:full
        or deals:read.
        """
        return self._pages(
            OPERATIONS["getPipelines"],
            Pipeline,
            query={"sort_by": sort_by, "sort_direction": sort_direction},
            page=(cursor, limit, max_items),
            options=call_options,
        )

    async def get(self, id: int, **call_options: Unpack[CallOptions]) -> Pipeline:
        """Get one pipeline.

        Returns data about a specific pipeline.

        Args:
            id: The ID of the pipeline.

        Costs 1 token. getPipeline: GET /pipelines/{id}, scope admin or deals:full or
        deals:read.
        """
        return await self._call(
            OPERATIONS["getPipeline"], Pipeline, path={"id": id}, options=call_options
        )

    async def add(
        self,
        *,
        name: str,
        is_deal_probability_enabled: bool | Unset | None = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> Pipeline:
        """Add a new pipeline.

        Args:
            name: The name of the pipeline.
            is_deal_probability_enabled: Whether deal probability is disabled or enabled
                for this pipeline. By default `false`.

        Costs 5 tokens. addPipeline: POST /pipelines, scope admin.
        """
        return await self._call(
            OPERATIONS["addPipeline"],
            Pipeline,
            body={
                "name": name,
                "is_deal_probability_enabled": is_deal_probability_enabled,
            },
            options=call_options,
        )

    async def update(
        self,
        id: int,
        *,
        name: str | Unset | None = UNSET,
        is_deal_probability_enabled: bool | Unset | None = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> Pipeline:
        """Update a pipeline.

        Updates the properties of a pipeline.

        Args:
            id: The ID of the pipeline.
            name: The name of the pipeline.
            is_deal_probability_enabled: Whether deal probability is disabled or enabled
                for this pipeline.

        Costs 5 tokens. updatePipeline: PATCH /pipelines/{id}, scope admin.
        """
        return await self._call(
            OPERATIONS["updatePipeline"],
            Pipeline,
            path={"id": id},
            body={
                "name": name,
                "is_deal_probability_enabled": is_deal_probability_enabled,
            },
            options=call_options,
        )

    async def delete(
        self, id: int, **call_options: Unpack[CallOptions]
    ) -> DeletedPipeline:
        """Delete a pipeline.

        Marks a pipeline as deleted.

        Args:
            id: The ID of the pipeline.

        Costs 3 tokens. deletePipeline: DELETE /pipelines/{id}, scope admin.
        """
        return await self._call(
            OPERATIONS["deletePipeline"],
            DeletedPipeline,
            path={"id": id},
            options=call_options,
        )

    @property
    def with_raw_response(self) -> AsyncPipelinesWithRawResponse:
        """The same methods, returning whole responses: status, headers, body."""
        return AsyncPipelinesWithRawResponse(self._raw())


class AsyncPipelinesWithRawResponse:
    def __init__(self, raw: AsyncPipelines) -> None:
        self.list = async_raw_method(raw.list)
        self.get = async_raw_method(raw.get)
        self.add = async_raw_method(raw.add)
        self.update = async_raw_method(raw.update)
        self.delete = async_raw_method(raw.delete)
