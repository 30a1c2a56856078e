"""Operations on billing."""

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

from ..models.billing import Addon
from ..operations import OPERATIONS


class Billing(Resource):
    """Operations on billing."""

    def list_addons(self, **call_options: Unpack[CallOptions]) -> list_[Addon]:
        """Return the add-ons for a single company.

        Costs 20 tokens. getCompanyAddons: GET /billing/subscriptions/addons, scope
        users:read.
        """
        return self._call(
            OPERATIONS["getCompanyAddons"], list_[Addon], options=call_options
        )

    @property
    def with_raw_response(self) -> BillingWithRawResponse:
        """The same methods, returning whole responses: status, headers, body."""
        return BillingWithRawResponse(self._raw())


class BillingWithRawResponse:
    def __init__(self, raw: Billing) -> None:
        self.list_addons = raw_method(raw.list_addons)


class AsyncBilling(AsyncResource):
    """`Billing`, awaited."""

    async def list_addons(self, **call_options: Unpack[CallOptions]) -> list_[Addon]:
        """Return the add-ons for a single company.

        Costs 20 tokens. getCompanyAddons: GET /billing/subscriptions/addons, scope
        users:read.
        """
        return await self._call(
            OPERATIONS["getCompanyAddons"], list_[Addon], options=call_options
        )

    @property
    def with_raw_response(self) -> AsyncBillingWithRawResponse:
        """The same methods, returning whole responses: status, headers, body."""
        return AsyncBillingWithRawResponse(self._raw())


class AsyncBillingWithRawResponse:
    def __init__(self, raw: AsyncBilling) -> None:
        self.list_addons = async_raw_method(raw.list_addons)
