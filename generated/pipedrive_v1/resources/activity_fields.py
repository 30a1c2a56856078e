"""Operations on activity fields."""

# Written by `make generate` from spec/pipedrive-v1.yaml: do not edit.

from __future__ import annotations

from builtins import list as list_
from typing import Unpack

from openapi_runtime import (
    AsyncResource,
    CallOptions,
    Resource,
    async_raw_method,
    raw_method,
)

from ..models.shared import Field
from ..operations import OPERATIONS


class ActivityFields(Resource):
    """Operations on activity fields."""

    def list(self, **call_options: Unpack[CallOptions]) -> list_[Field]:
        """Return all activity fields.

        Costs 20 tokens. getActivityFields: GET /activityFields, scope activities:full
        or activities:read.
        """
        return self._call(
            OPERATIONS["getActivityFields"], list_[Field], options=call_options
        )

    @property
    def with_raw_response(self) -> ActivityFieldsWithRawResponse:
        """The same methods, returning whole responses: status, headers, body."""
        return ActivityFieldsWithRawResponse(self._raw())


class ActivityFieldsWithRawResponse:
    def __init__(self, raw: ActivityFields) -> None:
        self.list = raw_method(raw.list)


class AsyncActivityFields(AsyncResource):
    """`ActivityFields`, awaited."""

    async def list(self, **call_options: Unpack[CallOptions]) -> list_[Field]:
        """Return all activity fields.

        Costs 20 tokens. getActivityFields: GET /activityFields, scope activities:full
        or activities:read.
        """
        return await self._call(
            OPERATIONS["getActivityFields"], list_[Field], options=call_options
        )

    @property
    def with_raw_response(self) -> AsyncActivityFieldsWithRawResponse:
        """The same methods, returning whole responses: status, headers, body."""
        return AsyncActivityFieldsWithRawResponse(self._raw())


class AsyncActivityFieldsWithRawResponse:
    def __init__(self, raw: AsyncActivityFields) -> None:
        self.list = async_raw_method(raw.list)
