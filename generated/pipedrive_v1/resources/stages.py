"""Operations on stages."""

# Written by `make generate` from spec/pipedrive-v1.yaml: do not edit.
# pyright: reportDeprecated=false

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
    deprecated,
    raw_method,
    removed,
)

from ..models.shared import Deal, Flag
from ..operations import OPERATIONS


class Stages(Resource):
    """Operations on stages."""

    @deprecated(
        "getStageDeals is deprecated; call deals.list(stage_id=...) of API v2 instead"
    )
    def list_deals(
        self,
        id: int,
        *,
        filter_id: int | Unset = UNSET,
        user_id: int | Unset = UNSET,
        everyone: Flag | Unset = UNSET,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> Pager[Deal]:
        """List deals in a specific stage.

        If no parameters are provided open deals owned by the authorized user will be
        returned.

        Deprecated; call deals.list(stage_id=...) of API v2 instead.

        Args:
            id: The id of the record.
            filter_id: A saved filter.
            user_id: The user.
            everyone: 1 for the records of all users, whoever calls.
            cursor: How many items to skip, as text; or the `next_cursor` of a page.
            limit: Items per request, at most and by default 500.
            max_items: Stop after this many items.

        Costs 20 tokens a page. getStageDeals: GET /stages/{id}/deals, scope deals:full
        or deals:read.
        """
        return self._pages(
            OPERATIONS["getStageDeals"],
            Deal,
            path={"id": id},
            query={"filter_id": filter_id, "user_id": user_id, "everyone": everyone},
            page=(cursor, limit, max_items),
            options=call_options,
        )

    add = removed(
        "stages.add",
        operation_id="addStage",
        request="POST /stages",
        instead="stages.add() of API v2",
    )

    delete = removed(
        "stages.delete",
        operation_id="deleteStage",
        request="DELETE /stages/{id}",
        instead="stages.delete() of API v2",
    )

    delete_many = removed(
        "stages.delete_many",
        operation_id="deleteStages",
        request="DELETE /stages",
        instead="stages.delete() of API v2, for each id",
    )

    get = removed(
        "stages.get",
        operation_id="getStage",
        request="GET /stages/{id}",
        instead="stages.get() of API v2",
    )

    list = removed(
        "stages.list",
        operation_id="getStages",
        request="GET /stages",
        instead="stages.list() of API v2",
    )

    update = removed(
        "stages.update",
        operation_id="updateStage",
        request="PUT /stages/{id}",
        instead="stages.update() of API v2",
    )

    @property
    def with_raw_response(self) -> StagesWithRawResponse:
        """The same methods, returning whole responses: status, headers, body."""
        return StagesWithRawResponse(self._raw())


class StagesWithRawResponse:
    def __init__(self, raw: Stages) -> None:
        self.list_deals = raw_method(raw.list_deals)
        self.add = raw.add
        self.delete = raw.delete
        self.delete_many = raw.delete_many
        self.get = raw.get
        self.list = raw.list
        self.update = raw.update


class AsyncStages(AsyncResource):
    """`Stages`, awaited."""

    @deprecated(
        "getStageDeals is deprecated; call deals.list(stage_id=...) of API v2 instead"
    )
    def list_deals(
        self,
        id: int,
        *,
        filter_id: int | Unset = UNSET,
        user_id: int | Unset = UNSET,
        everyone: Flag | Unset = UNSET,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> AsyncPager[Deal]:
        """List deals in a specific stage.

        If no parameters are provided open deals owned by the authorized user will be
        returned.

        Deprecated; call deals.list(stage_id=...) of API v2 instead.

        Args:
            id: The id of the record.
            filter_id: A saved filter.
            user_id: The user.
            everyone: 1 for the records of all users, whoever calls.
            cursor: How many items to skip, as text; or the `next_cursor` of a page.
            limit: Items per request, at most and by default 500.
            max_items: Stop after this many items.

        Costs 20 tokens a page. getStageDeals: GET /stages/{id}/deals, scope deals:full
        or deals:read.
        """
        return self._pages(
            OPERATIONS["getStageDeals"],
            Deal,
            path={"id": id},
            query={"filter_id": filter_id, "user_id": user_id, "everyone": everyone},
            page=(cursor, limit, max_items),
            options=call_options,
        )

    add = removed(
        "stages.add",
        operation_id="addStage",
        request="POST /stages",
        instead="stages.add() of API v2",
    )

    delete = removed(
        "stages.delete",
        operation_id="deleteStage",
        request="DELETE /stages/{id}",
        instead="stages.delete() of API v2",
    )

    delete_many = removed(
        "stages.delete_many",
        operation_id="deleteStages",
        request="DELETE /stages",
        instead="stages.delete() of API v2, for each id",
    )

    get = removed(
        "stages.get",
        operation_id="getStage",
        request="GET /stages/{id}",
        instead="stages.get() of API v2",
    )

    list = removed(
        "stages.list",
        operation_id="getStages",
        request="GET /stages",
        instead="stages.list() of API v2",
    )

    update = removed(
        "stages.update",
        operation_id="updateStage",
        request="PUT /stages/{id}",
        instead="stages.update() of API v2",
    )

    @property
    def with_raw_response(self) -> AsyncStagesWithRawResponse:
        """The same methods, returning whole responses: status, headers, body."""
        return AsyncStagesWithRawResponse(self._raw())


class AsyncStagesWithRawResponse:
    def __init__(self, raw: AsyncStages) -> None:
        self.list_deals = async_raw_method(raw.list_deals)
        self.add = raw.add
        self.delete = raw.delete
        self.delete_many = raw.delete_many
        self.get = raw.get
        self.list = raw.list
        self.update = raw.update
