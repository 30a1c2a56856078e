"""Operations on lead sources."""

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

from ..models.lead_sources import LeadSource
from ..operations import OPERATIONS


class LeadSources(Resource):
    """Operations on lead sources."""

    def list(self, **call_options: Unpack[CallOptions]) -> list_[LeadSource]:
        """Return all lead sources.

        Please note that the list of lead sources is fixed, it cannot be modified. All
        leads created through the Pipedrive API will have a lead source API assigned.

        Costs 2 tokens. getLeadSources: GET /leadSources, scope leads:full or
        leads:read.
        """
        return self._call(
            OPERATIONS["getLeadSources"], list_[LeadSource], options=call_options
        )

    @property
    def with_raw_response(self) -> LeadSourcesWithRawResponse:
        """The same methods, returning whole responses: status, headers, body."""
        return LeadSourcesWithRawResponse(self._raw())


class LeadSourcesWithRawResponse:
    def __init__(self, raw: LeadSources) -> None:
        self.list = raw_method(raw.list)


class AsyncLeadSources(AsyncResource):
    """`LeadSources`, awaited."""

    async def list(self, **call_options: Unpack[CallOptions]) -> list_[LeadSource]:
        """Return all lead sources.

        Please note that the list of lead sources is fixed, it cannot be modified. All
        leads created through the Pipedrive API will have a lead source API assigned.

        Costs 2 tokens. getLeadSources: GET /leadSources, scope leads:full or
        leads:read.
        """
        return await self._call(
            OPERATIONS["getLeadSources"], list_[LeadSource], options=call_options
        )

    @property
    def with_raw_response(self) -> AsyncLeadSourcesWithRawResponse:
        """The same methods, returning whole responses: status, headers, body."""
        return AsyncLeadSourcesWithRawResponse(self._raw())


class AsyncLeadSourcesWithRawResponse:
    def __init__(self, raw: AsyncLeadSources) -> None:
        self.list = async_raw_method(raw.list)
