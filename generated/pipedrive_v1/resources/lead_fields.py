"""Operations on lead fields."""

# Written by `make generate` from spec/pipedrive-v1.yaml: do not edit.

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

from ..models.shared import Field
from ..operations import OPERATIONS


class LeadFields(Resource):
    """Operations on lead fields."""

    def list(
        self,
        *,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> Pager[Field]:
        """Return data about all lead fields.

        Args:
            cursor: How many items to skip, as text; or the `next_cursor` of a page.
            limit: Items per request, at most and by default 500.
            max_items: Stop after this many items.

        Costs 20 tokens a page. getLeadFields: GET /leadFields, scope admin or
        leads:full or leads:read.
        """
        return self._pages(
            OPERATIONS["getLeadFields"],
            Field,
            page=(cursor, limit, max_items),
            options=call_options,
        )

    @property
    def with_raw_response(self) -> LeadFieldsWithRawResponse:
        """The same methods, returning whole responses: status, headers, body."""
        return LeadFieldsWithRawResponse(self._raw())


class LeadFieldsWithRawResponse:
    def __init__(self, raw: LeadFields) -> None:
        self.list = raw_method(raw.list)


class AsyncLeadFields(AsyncResource):
    """`LeadFields`, awaited."""

    def list(
        self,
        *,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> AsyncPager[Field]:
        """Return data about all lead fields.

        Args:
            cursor: How many items to skip, as text; or the `next_cursor` of a page.
            limit: Items per request, at most and by default 500.
            max_items: Stop after this many items.

        Costs 20 tokens a page. getLeadFields: GET /leadFields, scope admin or
        leads:full or leads:read.
        """
        return self._pages(
            OPERATIONS["getLeadFields"],
            Field,
            page=(cursor, limit, max_items),
            options=call_options,
        )

    @property
    def with_raw_response(self) -> AsyncLeadFieldsWithRawResponse:
        """The same methods, returning whole responses: status, headers, body."""
        return AsyncLeadFieldsWithRawResponse(self._raw())


class AsyncLeadFieldsWithRawResponse:
    def __init__(self, raw: AsyncLeadFields) -> None:
        self.list = async_raw_method(raw.list)
