"""Operations on activities."""

# Written by `make generate` from spec/activecampaign-deals.yaml: do not edit.

from __future__ import annotations

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


class Activities(Resource):
    """What happened on deals (`dealActivities`)."""

    def list(
        self,
        *,
        exclude_email: str | Unset = UNSET,
        deal: str | Unset = UNSET,
        filters_data_type: str | Unset = UNSET,
        filters_data_id: str | Unset = UNSET,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> Pager[Any]:
        """List recent activity on deals.

        Gives what happened on deals lately. The list mentions that the activity of one
        deal can also be read below that deal, at
        `/api/3/deals/[dealID]/dealActivities`, but does not list that as an operation,
        so it is not one here.

        Args:
            exclude_email: Leaves out activity of the types `email`, `connection_email`
                and `LinkData`. The name stands here as listed, with `=email` in it; the
                list does not say what value it takes, and may mean a parameter
                `exclude` with the value `email`.
            deal: Id of the deal whose activity is asked for.
            filters_data_type: Only activity with this `dataType`, for example `userid`,
                `task` or `note`. The list refers to response details for the other
                types without showing them.
            filters_data_id: Only activity about the object with this `dataId`, for
                example `291` for the note with the id 291.
            cursor: How many items to skip, as text; or the `next_cursor` of a page.
            limit: Items per request.
            max_items: Stop after this many items.

        listActivities: GET /dealActivities.
        """
        return self._pages(
            OPERATIONS["listActivities"],
            any_of(Any),
            query={
                "exclude=email": exclude_email,
                "deal": deal,
                "filters[data_type]": filters_data_type,
                "filters[data_id]": filters_data_id,
            },
            page=(cursor, limit, max_items),
            options=call_options,
        )

    @property
    def with_raw_response(self) -> ActivitiesWithRawResponse:
        """The same methods, returning whole responses: status, headers, body."""
        return ActivitiesWithRawResponse(self._raw())


class ActivitiesWithRawResponse:
    def __init__(self, raw: Activities) -> None:
        self.list = raw_method(raw.list)


class AsyncActivities(AsyncResource):
    """`Activities`, awaited."""

    def list(
        self,
        *,
        exclude_email: str | Unset = UNSET,
        deal: str | Unset = UNSET,
        filters_data_type: str | Unset = UNSET,
        filters_data_id: str | Unset = UNSET,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> AsyncPager[Any]:
        """List recent activity on deals.

        Gives what happened on deals lately. The list mentions that the activity of one
        deal can also be read below that deal, at
        `/api/3/deals/[dealID]/dealActivities`, but does not list that as an operation,
        so it is not one here.

        Args:
            exclude_email: Leaves out activity of the types `email`, `connection_email`
                and `LinkData`. The name stands here as listed, with `=email` in it; the
                list does not say what value it takes, and may mean a parameter
                `exclude` with the value `email`.
            deal: Id of the deal whose activity is asked for.
            filters_data_type: Only activity with this `dataType`, for example `userid`,
                `task` or `note`. The list refers to response details for the other
                types without showing them.
            filters_data_id: Only activity about the object with this `dataId`, for
                example `291` for the note with the id 291.
            cursor: How many items to skip, as text; or the `next_cursor` of a page.
            limit: Items per request.
            max_items: Stop after this many items.

        listActivities: GET /dealActivities.
        """
        return self._pages(
            OPERATIONS["listActivities"],
            any_of(Any),
            query={
                "exclude=email": exclude_email,
                "deal": deal,
                "filters[data_type]": filters_data_type,
                "filters[data_id]": filters_data_id,
            },
            page=(cursor, limit, max_items),
            options=call_options,
        )

    @property
    def with_raw_response(self) -> AsyncActivitiesWithRawResponse:
        """The same methods, returning whole responses: status, headers, body."""
        return AsyncActivitiesWithRawResponse(self._raw())


class AsyncActivitiesWithRawResponse:
    def __init__(self, raw: AsyncActivities) -> None:
        self.list = async_raw_method(raw.list)
