"""Operations on stages."""

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


class Stages(Resource):
    """Stages of pipelines (`dealStages`)."""

    def list(
        self,
        *,
        filters_title: str | Unset = UNSET,
        filters_d_groupid: str | Unset = UNSET,
        orders_title: str | Unset = UNSET,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> Pager[Any]:
        """List stages.

        Gives the stages of all pipelines, filtered and ordered as asked.

        Args:
            filters_title: Only stages whose title contains this text.
            filters_d_groupid: Only stages of the pipeline with this id. A string as
                listed.
            orders_title: Order by the title of the stage. The list does not say which
                values ask for which direction.
            cursor: How many items to skip, as text; or the `next_cursor` of a page.
            limit: Items per request.
            max_items: Stop after this many items.

        listStages: GET /dealStages.
        """
        return self._pages(
            OPERATIONS["listStages"],
            any_of(Any),
            query={
                "filters[title]": filters_title,
                "filters[d_groupid]": filters_d_groupid,
                "orders[title]": orders_title,
            },
            page=(cursor, limit, max_items),
            options=call_options,
        )

    def get(self, id: int, **call_options: Unpack[CallOptions]) -> dict[str, Any]:
        """Get a stage.

        Gives one stage.

        Args:
            id: Id of the stage.

        getStage: GET /dealStages/{id}.
        """
        return self._call(
            OPERATIONS["getStage"],
            dict[str, Any],
            path={"id": id},
            options=call_options,
        )

    def create(
        self,
        *,
        body: Mapping[str, Any],
        reorder: int | Unset = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> dict[str, Any]:
        """Create a stage.

        Creates a stage in a pipeline.

        Args:
            body: `DealCreateStageRequest`. The stage to create. The list shows no
                fields.
            reorder: Whether the stages of the pipeline are put into a new order once
                the stage is created. The list breaks off before the values.

        createStage: POST /dealStages.
        """
        return self._call(
            OPERATIONS["createStage"],
            dict[str, Any],
            query={"reorder": reorder},
            body=body,
            options=call_options,
        )

    def update(
        self,
        id: int,
        *,
        body: Mapping[str, Any],
        reorder: int | Unset = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> dict[str, Any]:
        """Change a stage.

        Changes one stage.

        Args:
            id: Id of the stage.
            body: `DealUpdateStageRequest`. What changes in the stage. The list shows no
                fields.
            reorder: Whether the stages of the pipeline are put into a new order. The
                list describes it as for the creation of a stage. The list breaks off
                before the values.

        updateStage: PUT /dealStages/{id}.
        """
        return self._call(
            OPERATIONS["updateStage"],
            dict[str, Any],
            path={"id": id},
            query={"reorder": reorder},
            body=body,
            options=call_options,
        )

    def delete(self, id: int, **call_options: Unpack[CallOptions]) -> dict[str, Any]:
        """Delete a stage.

        Deletes one stage. The list has no code for a failure.

        Args:
            id: Id of the stage.

        deleteStage: DELETE /dealStages/{id}.
        """
        return self._call(
            OPERATIONS["deleteStage"],
            dict[str, Any],
            path={"id": id},
            options=call_options,
        )

    def move_deals_to_another(
        self, id: int, *, body: Mapping[str, Any], **call_options: Unpack[CallOptions]
    ) -> dict[str, Any]:
        """Move the deals of a stage.

        Moves every deal of one stage to another stage. The list does not say how the
        body names the other stage.

        Args:
            id: Id of the stage that the deals leave.
            body: `DealMoveDealsToAnotherStageRequest`. Where the deals go. The list
                shows no fields.

        moveDealsToAnotherStage: PUT /dealStages/{id}/deals.
        """
        return self._call(
            OPERATIONS["moveDealsToAnotherStage"],
            dict[str, Any],
            path={"id": id},
            body=body,
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
        self.create = raw_method(raw.create)
        self.update = raw_method(raw.update)
        self.delete = raw_method(raw.delete)
        self.move_deals_to_another = raw_method(raw.move_deals_to_another)


class AsyncStages(AsyncResource):
    """`Stages`, awaited."""

    def list(
        self,
        *,
        filters_title: str | Unset = UNSET,
        filters_d_groupid: str | Unset = UNSET,
        orders_title: str | Unset = UNSET,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> AsyncPager[Any]:
        """List stages.

        Gives the stages of all pipelines, filtered and ordered as asked.

        Args:
            filters_title: Only stages whose title contains this text.
            filters_d_groupid: Only stages of the pipeline with this id. A string as
                listed.
            orders_title: Order by the title of the stage. The list does not say which
                values ask for which direction.
            cursor: How many items to skip, as text; or the `next_cursor` of a page.
            limit: Items per request.
            max_items: Stop after this many items.

        listStages: GET /dealStages.
        """
        return self._pages(
            OPERATIONS["listStages"],
            any_of(Any),
            query={
                "filters[title]": filters_title,
                "filters[d_groupid]": filters_d_groupid,
                "orders[title]": orders_title,
            },
            page=(cursor, limit, max_items),
            options=call_options,
        )

    async def get(self, id: int, **call_options: Unpack[CallOptions]) -> dict[str, Any]:
        """Get a stage.

        Gives one stage.

        Args:
            id: Id of the stage.

        getStage: GET /dealStages/{id}.
        """
        return await self._call(
            OPERATIONS["getStage"],
            dict[str, Any],
            path={"id": id},
            options=call_options,
        )

    async def create(
        self,
        *,
        body: Mapping[str, Any],
        reorder: int | Unset = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> dict[str, Any]:
        """Create a stage.

        Creates a stage in a pipeline.

        Args:
            body: `DealCreateStageRequest`. The stage to create. The list shows no
                fields.
            reorder: Whether the stages of the pipeline are put into a new order once
                the stage is created. The list breaks off before the values.

        createStage: POST /dealStages.
        """
        return await self._call(
            OPERATIONS["createStage"],
            dict[str, Any],
            query={"reorder": reorder},
            body=body,
            options=call_options,
        )

    async def update(
        self,
        id: int,
        *,
        body: Mapping[str, Any],
        reorder: int | Unset = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> dict[str, Any]:
        """Change a stage.

        Changes one stage.

        Args:
            id: Id of the stage.
            body: `DealUpdateStageRequest`. What changes in the stage. The list shows no
                fields.
            reorder: Whether the stages of the pipeline are put into a new order. The
                list describes it as for the creation of a stage. The list breaks off
                before the values.

        updateStage: PUT /dealStages/{id}.
        """
        return await self._call(
            OPERATIONS["updateStage"],
            dict[str, Any],
            path={"id": id},
            query={"reorder": reorder},
            body=body,
            options=call_options,
        )

    async def delete(
        self, id: int, **call_options: Unpack[CallOptions]
    ) -> dict[str, Any]:
        """Delete a stage.

        Deletes one stage. The list has no code for a failure.

        Args:
            id: Id of the stage.

        deleteStage: DELETE /dealStages/{id}.
        """
        return await self._call(
            OPERATIONS["deleteStage"],
            dict[str, Any],
            path={"id": id},
            options=call_options,
        )

    async def move_deals_to_another(
        self, id: int, *, body: Mapping[str, Any], **call_options: Unpack[CallOptions]
    ) -> dict[str, Any]:
        """Move the deals of a stage.

        Moves every deal of one stage to another stage. The list does not say how the
        body names the other stage.

        Args:
            id: Id of the stage that the deals leave.
            body: `DealMoveDealsToAnotherStageRequest`. Where the deals go. The list
                shows no fields.

        moveDealsToAnotherStage: PUT /dealStages/{id}/deals.
        """
        return await self._call(
            OPERATIONS["moveDealsToAnotherStage"],
            dict[str, Any],
            path={"id": id},
            body=body,
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
        self.create = async_raw_method(raw.create)
        self.update = async_raw_method(raw.update)
        self.delete = async_raw_method(raw.delete)
        self.move_deals_to_another = async_raw_method(raw.move_deals_to_another)
