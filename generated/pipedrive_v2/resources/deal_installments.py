"""Operations on deal installments."""

# Written by `make generate` from spec/pipedrive-v2.yaml: do not edit.

from __future__ import annotations

import datetime as dt
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

from ..models.deal_installments import (
    DealInstallment,
    DealInstallmentSortBy,
    DeletedDealInstallment,
)
from ..models.shared import SortDirection
from ..operations import OPERATIONS


class DealInstallments(Resource):
    """Deal installments are scheduled payment entries attached to a deal, enabling
    split payment arrangements.
    """

    def list(
        self,
        *,
        deal_ids: Sequence[int] | str,
        sort_by: DealInstallmentSortBy | Unset = UNSET,
        sort_direction: SortDirection | Unset = UNSET,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> Pager[DealInstallment]:
        """List installments added to a list of deals.

        Lists installments attached to a list of deals. Only available in Growth and
        above plans.

        Args:
            deal_ids: An array of integers with the IDs of the deals for which the
                attached installments will be returned. A maximum of 100 deal IDs can be
                provided. A list or comma-separated string.
            sort_by: The field to sort by. Supported fields: `id`, `billing_date`,
                `deal_id`. By default `id`.
            sort_direction: The sorting direction. Supported values: `asc`, `desc`. By
                default `asc`.
            cursor: Where to resume: the `next_cursor` of an earlier page.
            limit: Items per request, at most and by default 500.
            max_items: Stop after this many items.

        Costs 10 tokens a page. getInstallments: GET /deals/installments, scope
        deals:full or deals:read.
        """
        return self._pages(
            OPERATIONS["getInstallments"],
            DealInstallment,
            query={
                "deal_ids": deal_ids,
                "sort_by": sort_by,
                "sort_direction": sort_direction,
            },
            page=(cursor, limit, max_items),
            options=call_options,
        )

    def add(
        self,
        id: int,
        *,
        description: str,
        amount: float,
        billing_date: dt.date | str,
        **call_options: Unpack[CallOptions],
    ) -> DealInstallment:
        """Add an installment to a deal.

        Adds an installment to a deal. An installment can only be added if the deal
        includes at least one one-time product. If the deal contains at least one
        recurring product, adding installments is not allowed. Only available in Growth
        and above plans.

        Args:
            id: The ID of the deal.
            description: The name of the installment.
            amount: The installment amount. Must be a positive number (excluding 0).
            billing_date: The date on which the installment will be charged. Must be in
                the format YYYY-MM-DD.

        Costs 5 tokens. postInstallment: POST /deals/{id}/installments, scope deals:full
        or deals:read.
        """
        return self._call(
            OPERATIONS["postInstallment"],
            DealInstallment,
            path={"id": id},
            body={
                "description": description,
                "amount": amount,
                "billing_date": billing_date,
            },
            options=call_options,
        )

    def update(
        self,
        id: int,
        installment_id: int,
        *,
        description: str | Unset | None = UNSET,
        amount: float | Unset | None = UNSET,
        billing_date: dt.date | str | Unset | None = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> DealInstallment:
        """Update an installment added to a deal.

        Edits an installment added to a deal. Only available in Growth and above plans.

        Args:
            id: The ID of the deal.
            installment_id: The ID of the installment.
            description: The name of the installment.
            amount: The installment amount. Must be a positive number (excluding 0).
            billing_date: The date on which the installment will be charged. Must be in
                the format YYYY-MM-DD.

        Costs 5 tokens. updateInstallment: PATCH
        /deals/{id}/installments/{installment_id}, scope deals:full or deals:read.
        """
        return self._call(
            OPERATIONS["updateInstallment"],
            DealInstallment,
            path={"id": id, "installment_id": installment_id},
            body={
                "description": description,
                "amount": amount,
                "billing_date": billing_date,
            },
            options=call_options,
        )

    def delete(
        self, id: int, installment_id: int, **call_options: Unpack[CallOptions]
    ) -> DeletedDealInstallment:
        """Delete an installment from a deal.

        Removes an installment from a deal. Only available in Growth and above plans.

        Args:
            id: The ID of the deal.
            installment_id: The ID of the installment.

        Costs 3 tokens. deleteInstallment: DELETE
        /deals/{id}/installments/{installment_id}, scope deals:full or deals:read.
        """
        return self._call(
            OPERATIONS["deleteInstallment"],
            DeletedDealInstallment,
            path={"id": id, "installment_id": installment_id},
            options=call_options,
        )

    @property
    def with_raw_response(self) -> DealInstallmentsWithRawResponse:
        """The same methods, returning whole responses: status, headers, body."""
        return DealInstallmentsWithRawResponse(self._raw())


class DealInstallmentsWithRawResponse:
    def __init__(self, raw: DealInstallments) -> None:
        self.list = raw_method(raw.list)
        self.add = raw_method(raw.add)
        self.update = raw_method(raw.update)
        self.delete = raw_method(raw.delete)


class AsyncDealInstallments(AsyncResource):
    """`DealInstallments`, awaited."""

    def list(
        self,
        *,
        deal_ids: Sequence[int] | str,
        sort_by: DealInstallmentSortBy | Unset = UNSET,
        sort_direction: SortDirection | Unset = UNSET,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> AsyncPager[DealInstallment]:
        """List installments added to a list of deals.

        Lists installments attached to a list of deals. Only available in Growth and
        above plans.

        Args:
            deal_ids: An array of integers with the IDs of the deals for which the
                attached installments will be returned. A maximum of 100 deal IDs can be
                provided. A list or comma-separated string.
            sort_by: The field to sort by. Supported fields: `id`, `billing_date`,
                `deal_id`. By default `id`.
            sort_direction: The sorting direction. Supported values: `asc`, `desc`. By
                default `asc`.
            cursor: Where to resume: the `next_cursor` of an earlier page.
            limit: Items per request, at most and by default 500.
            max_items: Stop after this many items.

        Costs 10 tokens a page. getInstallments: GET /deals/installments, scope
        deals:full or deals:read.
        """
        return self._pages(
            OPERATIONS["getInstallments"],
            DealInstallment,
            query={
                "deal_ids": deal_ids,
                "sort_by": sort_by,
                "sort_direction": sort_direction,
            },
            page=(cursor, limit, max_items),
            options=call_options,
        )

    async def add(
        self,
        id: int,
        *,
        description: str,
        amount: float,
        billing_date: dt.date | str,
        **call_options: Unpack[CallOptions],
    ) -> DealInstallment:
        """Add an installment to a deal.

        Adds an installment to a deal. An installment can only be added if the deal
        includes at least one one-time product. If the deal contains at least one
        recurring product, adding installments is not allowed. Only available in Growth
        and above plans.

        Args:
            id: The ID of the deal.
            description: The name of the installment.
            amount: The installment amount. Must be a positive number (excluding 0).
            billing_date: The date on which the installment will be charged. Must be in
                the format YYYY-MM-DD.

        Costs 5 tokens. postInstallment: POST /deals/{id}/installments, scope deals:full
        or deals:read.
        """
        return await self._call(
            OPERATIONS["postInstallment"],
            DealInstallment,
            path={"id": id},
            body={
                "description": description,
                "amount": amount,
                "billing_date": billing_date,
            },
            options=call_options,
        )

    async def update(
        self,
        id: int,
        installment_id: int,
        *,
        description: str | Unset | None = UNSET,
        amount: float | Unset | None = UNSET,
        billing_date: dt.date | str | Unset | None = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> DealInstallment:
        """Update an installment added to a deal.

        Edits an installment added to a deal. Only available in Growth and above plans.

        Args:
            id: The ID of the deal.
            installment_id: The ID of the installment.
            description: The name of the installment.
            amount: The installment amount. Must be a positive number (excluding 0).
            billing_date: The date on which the installment will be charged. Must be in
                the format YYYY-MM-DD.

        Costs 5 tokens. updateInstallment: PATCH
        /deals/{id}/installments/{installment_id}, scope deals:full or deals:read.
        """
        return await self._call(
            OPERATIONS["updateInstallment"],
            DealInstallment,
            path={"id": id, "installment_id": installment_id},
            body={
                "description": description,
                "amount": amount,
                "billing_date": billing_date,
            },
            options=call_options,
        )

    async def delete(
        self, id: int, installment_id: int, **call_options: Unpack[CallOptions]
    ) -> DeletedDealInstallment:
        """Delete an installment from a deal.

        Removes an installment from a deal. Only available in Growth and above plans.

        Args:
            id: The ID of the deal.
            installment_id: The ID of the installment.

        Costs 3 tokens. deleteInstallment: DELETE
        /deals/{id}/installments/{installment_id}, scope deals:full or deals:read.
        """
        return await self._call(
            OPERATIONS["deleteInstallment"],
            DeletedDealInstallment,
            path={"id": id, "installment_id": installment_id},
            options=call_options,
        )

    @property
    def with_raw_response(self) -> AsyncDealInstallmentsWithRawResponse:
        """The same methods, returning whole responses: status, headers, body."""
        return AsyncDealInstallmentsWithRawResponse(self._raw())


class AsyncDealInstallmentsWithRawResponse:
    def __init__(self, raw: AsyncDealInstallments) -> None:
        self.list = async_raw_method(raw.list)
        self.add = async_raw_method(raw.add)
        self.update = async_raw_method(raw.update)
        self.delete = async_raw_method(raw.delete)
