"""Operations on pipelines."""

# Written by `make generate` from spec/activecampaign-deals.yaml: do not edit.

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Unpack

from openapi_runtime import (
    UNSET,
    AsyncPager,
    AsyncResource,
    CallOptions,
    Pager,
    Resource,
    Unset,
    any_of,
    async_raw_method,
    raw_method,
)

from ..operations import OPERATIONS


class Pipelines(Resource):
    """Pipelines (`dealGroups`)."""

    def list(
        self,
        *,
        filters_title: str | Unset = UNSET,
        filters_have_stages: int | Unset = UNSET,
        orders_title: str | Unset = UNSET,
        orders_popular: str | Unset = UNSET,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> Pager[Any]:
        """List pipelines.

        Gives the pipelines of the account, filtered and ordered as asked.

        Args:
            filters_title: Only pipelines whose title contains this text: `Contact`
                finds `In Contact`, `To Contact` and `Contact Pipeline`.
            filters_have_stages: Only pipelines that have stages, or only those that
                have none. The list breaks off before the values.
            orders_title: Order by the title of the pipeline. The list does not say
                which values ask for which direction.
            orders_popular: Order by how many deals a pipeline has; pipelines with
                equally many are ordered by when they were created. The list does not
                say which values ask for which direction.
            cursor: How many items to skip, as text; or the `next_cursor` of a page.
            limit: Items per request.
            max_items: Stop after this many items.

        listPipelines: GET /dealGroups.
        """
        return self._pages(
            OPERATIONS["listPipelines"],
            any_of(Any),
            query={
                "filters[title]": filters_title,
                "filters[have_stages]": filters_have_stages,
                "orders[title]": orders_title,
                "orders[popular]": orders_popular,
            },
            page=(cursor, limit, max_items),
            options=call_options,
        )

    def get(self, id: str, **call_options: Unpack[CallOptions]) -> dict[str, Any]:
        """Get a pipeline.

        Gives one pipeline.

        Args:
            id: Id of the pipeline. A string as listed; the other operations of this
                path list an integer.

        getPipeline: GET /dealGroups/{id}.
        """
        return self._call(
            OPERATIONS["getPipeline"],
            dict[str, Any],
            path={"id": id},
            options=call_options,
        )

    def create(
        self, *, body: Mapping[str, Any], **call_options: Unpack[CallOptions]
    ) -> dict[str, Any]:
        """Create a pipeline.

        Args:
            body: `DealCreatePipelineRequest`. The pipeline to create. The list shows no
                fields.

        createPipeline: POST /dealGroups.
        """
        return self._call(
            OPERATIONS["createPipeline"],
            dict[str, Any],
            body=body,
            options=call_options,
        )

    def update(
        self, id: int, *, body: Mapping[str, Any], **call_options: Unpack[CallOptions]
    ) -> dict[str, Any]:
        """Change a pipeline.

        Changes one pipeline.

        Args:
            id: Id of the pipeline.
            body: `DealUpdatePipelineRequest`. What changes in the pipeline. The list
                shows no fields.

        updatePipeline: PUT /dealGroups/{id}.
        """
        return self._call(
            OPERATIONS["updatePipeline"],
            dict[str, Any],
            path={"id": id},
            body=body,
            options=call_options,
        )

    def delete(self, id: int, **call_options: Unpack[CallOptions]) -> dict[str, Any]:
        """Delete a pipeline.

        Deletes one pipeline. The list has no code for a failure.

        Args:
            id: Id of the pipeline.

        deletePipeline: DELETE /dealGroups/{id}.
        """
        return self._call(
            OPERATIONS["deletePipeline"],
            dict[str, Any],
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
        self.create = raw_method(raw.create)
        self.update = raw_method(raw.update)
        self.delete = raw_method(raw.delete)


class AsyncPipelines(AsyncResource):
    """`Pipelines`, awaited."""

    def list(
        self,
        *,
        filters_title: str | Unset = UNSET,
        filters_have_stages: int | Unset = UNSET,
        orders_title: str | Unset = UNSET,
        orders_popular: str | Unset = UNSET,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> AsyncPager[Any]:
        """List pipelines.

        Gives the pipelines of the account, filtered and ordered as asked.

        Args:
            filters_title: Only pipelines whose title contains this text: `Contact`
                finds `In Contact`, `To Contact` and `Contact Pipeline`.
            filters_have_stages: Only pipelines that have stages, or only those that
                have none. The list breaks off before the values.
            orders_title: Order by the title of the pipeline. The list does not say
                which values ask for which direction.
            orders_popular: Order by how many deals a pipeline has; pipelines with
                equally many are ordered by when they were created. The list does not
                say which values ask for which direction.
            cursor: How many items to skip, as text; or the `next_cursor` of a page.
            limit: Items per request.
            max_items: Stop after this many items.

        listPipelines: GET /dealGroups.
        """
        return self._pages(
            OPERATIONS["listPipelines"],
            any_of(Any),
            query={
                "filters[title]": filters_title,
                "filters[have_stages]": filters_have_stages,
                "orders[title]": orders_title,
                "orders[popular]": orders_popular,
            },
            page=(cursor, limit, max_items),
            options=call_options,
        )

    async def get(self, id: str, **call_options: Unpack[CallOptions]) -> dict[str, Any]:
        """Get a pipeline.

        Gives one pipeline.

        Args:
            id: Id of the pipeline. A string as listed; the other operations of this
                path list an integer.

        getPipeline: GET /dealGroups/{id}.
        """
        return await self._call(
            OPERATIONS["getPipeline"],
            dict[str, Any],
            path={"id": id},
            options=call_options,
        )

    async def create(
        self, *, body: Mapping[str, Any], **call_options: Unpack[CallOptions]
    ) -> dict[str, Any]:
        """Create a pipeline.

        Args:
            body: `DealCreatePipelineRequest`. The pipeline to create. The list shows no
                fields.

        createPipeline: POST /dealGroups.
        """
        return await self._call(
            OPERATIONS["createPipeline"],
            dict[str, Any],
            body=body,
            options=call_options,
        )

    async def update(
        self, id: int, *, body: Mapping[str, Any], **call_options: Unpack[CallOptions]
    ) -> dict[str, Any]:
        """Change a pipeline.

        Changes one pipeline.

        Args:
            id: Id of the pipeline.
            body: `DealUpdatePipelineRequest`. What changes in the pipeline. The list
                shows no fields.

        updatePipeline: PUT /dealGroups/{id}.
        """
        return await self._call(
            OPERATIONS["updatePipeline"],
            dict[str, Any],
            path={"id": id},
            body=body,
            options=call_options,
        )

    async def delete(
        self, id: int, **call_options: Unpack[CallOptions]
    ) -> dict[str, Any]:
        """Delete a pipeline.

        Deletes one pipeline. The list has no code for a failure.

        Args:
            id: Id of the pipeline.

        deletePipeline: DELETE /dealGroups/{id}.
        """
        return await self._call(
            OPERATIONS["deletePipeline"],
            dict[str, Any],
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
        self.create = async_raw_method(raw.create)
        self.update = async_raw_method(raw.update)
        self.delete = async_raw_method(raw.delete)
