"""Operations on lead labels."""

# Written by `make generate` from spec/pipedrive-v1.yaml: do not edit.

from __future__ import annotations

from builtins import list as list_
from typing import Unpack

from openapi_runtime import (
    UNSET,
    AsyncResource,
    CallOptions,
    Resource,
    Unset,
    async_raw_method,
    raw_method,
)

from ..models.lead_labels import LeadLabel, LeadLabelColor
from ..models.shared import DeletedLead
from ..operations import OPERATIONS


class LeadLabels(Resource):
    """Operations on lead labels."""

    def list(self, **call_options: Unpack[CallOptions]) -> list_[LeadLabel]:
        """Return details of all lead labels.

        This endpoint does not support pagination and all labels are always returned.

        Costs 10 tokens. getLeadLabels: GET /leadLabels, scope leads:full or leads:read.
        """
        return self._call(
            OPERATIONS["getLeadLabels"], list_[LeadLabel], options=call_options
        )

    def add(
        self, *, name: str, color: LeadLabelColor, **call_options: Unpack[CallOptions]
    ) -> LeadLabel:
        """Create a lead label.

        Args:
            name: The name.
            color: As six hexadecimal digits without `#`, or a name where names are
                listed.

        Costs 10 tokens. addLeadLabel: POST /leadLabels, scope leads:full.
        """
        return self._call(
            OPERATIONS["addLeadLabel"],
            LeadLabel,
            body={"name": name, "color": color},
            options=call_options,
        )

    def update(
        self,
        id: str,
        *,
        name: str | Unset | None = UNSET,
        color: LeadLabelColor | Unset | None = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> LeadLabel:
        """Update one or more properties of a lead label.

        Only properties included in the request will be updated.

        Args:
            id: The id of the record.
            name: The name.
            color: As six hexadecimal digits without `#`, or a name where names are
                listed.

        Costs 10 tokens. updateLeadLabel: PATCH /leadLabels/{id}, scope leads:full.
        """
        return self._call(
            OPERATIONS["updateLeadLabel"],
            LeadLabel,
            path={"id": id},
            body={"name": name, "color": color},
            options=call_options,
        )

    def delete(self, id: str, **call_options: Unpack[CallOptions]) -> DeletedLead:
        """Delete a specific lead label.

        Args:
            id: The id of the record.

        Costs 6 tokens. deleteLeadLabel: DELETE /leadLabels/{id}, scope leads:full.
        """
        return self._call(
            OPERATIONS["deleteLeadLabel"],
            DeletedLead,
            path={"id": id},
            options=call_options,
        )

    @property
    def with_raw_response(self) -> LeadLabelsWithRawResponse:
        """The same methods, returning whole responses: status, headers, body."""
        return LeadLabelsWithRawResponse(self._raw())


class LeadLabelsWithRawResponse:
    def __init__(self, raw: LeadLabels) -> None:
        self.list = raw_method(raw.list)
        self.add = raw_method(raw.add)
        self.update = raw_method(raw.update)
        self.delete = raw_method(raw.delete)


class AsyncLeadLabels(AsyncResource):
    """`LeadLabels`, awaited."""

    async def list(self, **call_options: Unpack[CallOptions]) -> list_[LeadLabel]:
        """Return details of all lead labels.

        This endpoint does not support pagination and all labels are always returned.

        Costs 10 tokens. getLeadLabels: GET /leadLabels, scope leads:full or leads:read.
        """
        return await self._call(
            OPERATIONS["getLeadLabels"], list_[LeadLabel], options=call_options
        )

    async def add(
        self, *, name: str, color: LeadLabelColor, **call_options: Unpack[CallOptions]
    ) -> LeadLabel:
        """Create a lead label.

        Args:
            name: The name.
            color: As six hexadecimal digits without `#`, or a name where names are
                listed.

        Costs 10 tokens. addLeadLabel: POST /leadLabels, scope leads:full.
        """
        return await self._call(
            OPERATIONS["addLeadLabel"],
            LeadLabel,
            body={"name": name, "color": color},
            options=call_options,
        )

    async def update(
        self,
        id: str,
        *,
        name: str | Unset | None = UNSET,
        color: LeadLabelColor | Unset | None = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> LeadLabel:
        """Update one or more properties of a lead label.

        Only properties included in the request will be updated.

        Args:
            id: The id of the record.
            name: The name.
            color: As six hexadecimal digits without `#`, or a name where names are
                listed.

        Costs 10 tokens. updateLeadLabel: PATCH /leadLabels/{id}, scope leads:full.
        """
        return await self._call(
            OPERATIONS["updateLeadLabel"],
            LeadLabel,
            path={"id": id},
            body={"name": name, "color": color},
            options=call_options,
        )

    async def delete(self, id: str, **call_options: Unpack[CallOptions]) -> DeletedLead:
        """Delete a specific lead label.

        Args:
            id: The id of the record.

        Costs 6 tokens. deleteLeadLabel: DELETE /leadLabels/{id}, scope leads:full.
        """
        return await self._call(
            OPERATIONS["deleteLeadLabel"],
            DeletedLead,
            path={"id": id},
            options=call_options,
        )

    @property
    def with_raw_response(self) -> AsyncLeadLabelsWithRawResponse:
        """The same methods, returning whole responses: status, headers, body."""
        return AsyncLeadLabelsWithRawResponse(self._raw())


class AsyncLeadLabelsWithRawResponse:
    def __init__(self, raw: AsyncLeadLabels) -> None:
        self.list = async_raw_method(raw.list)
        self.add = async_raw_method(raw.add)
        self.update = async_raw_method(raw.update)
        self.delete = async_raw_method(raw.delete)
