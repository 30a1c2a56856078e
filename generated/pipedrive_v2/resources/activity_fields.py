"""Operations on activity fields."""

# Written by `make generate` from spec/pipedrive-v2.yaml: do not edit.

from __future__ import annotations

from collections.abc import Sequence
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

from ..models.activity_fields import ActivityField
from ..models.shared import FieldIncludeField
from ..operations import OPERATIONS


class ActivityFields(Resource):
    """Activity fields represent different fields that an activity has."""

    def list(
        self,
        *,
        include_fields: Sequence[FieldIncludeField] | FieldIncludeField | Unset = UNSET,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> Pager[ActivityField]:
        """Get all activity fields.

        Returns metadata about all activity fields in the company.

        Args:
            include_fields: Optional list or single value of additional data namespaces
                to include in response.
            cursor: Where to resume: the `next_cursor` of an earlier page.
            limit: Items per request, at most and by default 500.
            max_items: Stop after this many items.

        Costs 10 tokens a page. getActivityFields: GET /activityFields, scope admin.
        """
        return self._pages(
            OPERATIONS["getActivityFields"],
            ActivityField,
            query={"include_fields": include_fields},
            page=(cursor, limit, max_items),
            options=call_options,
        )

    def get(
        self,
        field_code: str,
        *,
        include_fields: Sequence[FieldIncludeField] | FieldIncludeField | Unset = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> ActivityField:
        """Get one activity field.

        Returns metadata about a specific activity field.

        Args:
            field_code: The unique code identifying the field.
            include_fields: Optional list or single value of additional data namespaces
                to include in response.

        Costs 1 token. getActivityField: GET /activityFields/{field_code}, scope admin.
        """
        return self._call(
            OPERATIONS["getActivityField"],
            ActivityField,
            path={"field_code": field_code},
            query={"include_fields": include_fields},
            options=call_options,
        )

    @property
    def with_raw_response(self) -> ActivityFieldsWithRawResponse:
        """The same methods, returning whole responses: status, headers, body."""
        return ActivityFieldsWithRawResponse(self._raw())


class ActivityFieldsWithRawResponse:
    def __init__(self, raw: ActivityFields) -> None:
        self.list = raw_method(raw.list)
        self.get = raw_method(raw.get)


class AsyncActivityFields(AsyncResource):
    """`ActivityFields`, awaited."""

    def list(
        self,
        *,
        include_fields: Sequence[FieldIncludeField] | FieldIncludeField | Unset = UNSET,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> AsyncPager[ActivityField]:
        """Get all activity fields.

        Returns metadata about all activity fields in the company.

        Args:
            include_fields: Optional list or single value of additional data namespaces
                to include in response.
            cursor: Where to resume: the `next_cursor` of an earlier page.
            limit: Items per request, at most and by default 500.
            max_items: Stop after this many items.

        Costs 10 tokens a page. getActivityFields: GET /activityFields, scope admin.
        """
        return self._pages(
            OPERATIONS["getActivityFields"],
            ActivityField,
            query={"include_fields": include_fields},
            page=(cursor, limit, max_items),
            options=call_options,
        )

    async def get(
        self,
        field_code: str,
        *,
        include_fields: Sequence[FieldIncludeField] | FieldIncludeField | Unset = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> ActivityField:
        """Get one activity field.

        Returns metadata about a specific activity field.

        Args:
            field_code: The unique code identifying the field.
            include_fields: Optional list or single value of additional data namespaces
                to include in response.

        Costs 1 token. getActivityField: GET /activityFields/{field_code}, scope admin.
        """
        return await self._call(
            OPERATIONS["getActivityField"],
            ActivityField,
            path={"field_code": field_code},
            query={"include_fields": include_fields},
            options=call_options,
        )

    @property
    def with_raw_response(self) -> AsyncActivityFieldsWithRawResponse:
        """The same methods, returning whole responses: status, headers, body."""
        return AsyncActivityFieldsWithRawResponse(self._raw())


class AsyncActivityFieldsWithRawResponse:
    def __init__(self, raw: AsyncActivityFields) -> None:
        self.list = async_raw_method(raw.list)
        self.get = async_raw_method(raw.get)
