"""Operations on currencies."""

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

from ..models.currencies import Currency
from ..operations import OPERATIONS


class Currencies(Resource):
    """Operations on currencies."""

    def list(
        self, *, term: str | Unset = UNSET, **call_options: Unpack[CallOptions]
    ) -> list_[Currency]:
        """Return all supported currencies in given account which should be used when
        saving monetary values with other objects.

        The code parameter of the returning objects is the currency code according to
        ISO 4217 for all non-custom currencies.

        Args:
            term: What is searched.

        Costs 20 tokens. getCurrencies: GET /currencies, scope base.
        """
        return self._call(
            OPERATIONS["getCurrencies"],
            list_[Currency],
            query={"term": term},
            options=call_options,
        )

    @property
    def with_raw_response(self) -> CurrenciesWithRawResponse:
        """The same methods, returning whole responses: status, headers, body."""
        return CurrenciesWithRawResponse(self._raw())


class CurrenciesWithRawResponse:
    def __init__(self, raw: Currencies) -> None:
        self.list = raw_method(raw.list)


class AsyncCurrencies(AsyncResource):
    """`Currencies`, awaited."""

    async def list(
        self, *, term: str | Unset = UNSET, **call_options: Unpack[CallOptions]
    ) -> list_[Currency]:
        """Return all supported currencies in given account which should be used when
        saving monetary values with other objects.

        The code parameter of the returning objects is the currency code according to
        ISO 4217 for all non-custom currencies.

        Args:
            term: What is searched.

        Costs 20 tokens. getCurrencies: GET /currencies, scope base.
        """
        return await self._call(
            OPERATIONS["getCurrencies"],
            list_[Currency],
            query={"term": term},
            options=call_options,
        )

    @property
    def with_raw_response(self) -> AsyncCurrenciesWithRawResponse:
        """The same methods, returning whole responses: status, headers, body."""
        return AsyncCurrenciesWithRawResponse(self._raw())


class AsyncCurrenciesWithRawResponse:
    def __init__(self, raw: AsyncCurrencies) -> None:
        self.list = async_raw_method(raw.list)
