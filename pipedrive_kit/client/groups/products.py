"""The group `products`: API v2, and what only API v1 has."""

# Written by `make v1` from the two clients: do not edit.

# pyright: reportDeprecated=false

from __future__ import annotations

from pipedrive_v1.resources.products import (
    AsyncProducts as V1AsyncProducts,
    Products as V1Products,
)
from pipedrive_v2 import AsyncClient, Client
from pipedrive_v2.resources.products import (
    AsyncProducts as V2AsyncProducts,
    AsyncProductsWithRawResponse as V2AsyncProductsWithRawResponse,
    Products as V2Products,
    ProductsWithRawResponse as V2ProductsWithRawResponse,
)


class Products(V2Products):
    """`products` of API v2, with what only API v1 has."""

    def __init__(self, client: Client, v1: V1Products) -> None:
        super().__init__(client)
        self._v1 = v1
        self.list_deals = v1.list_deals
        self.list_files = v1.list_files
        self.list_permitted_users = v1.list_permitted_users

    @property
    def with_raw_response(self) -> ProductsWithRawResponse:
        """The same methods, returning whole responses."""
        return ProductsWithRawResponse(self._raw(), self._v1)


class ProductsWithRawResponse(V2ProductsWithRawResponse):
    def __init__(self, raw: V2Products, v1: V1Products) -> None:
        super().__init__(raw)
        of_v1 = v1.with_raw_response
        self.list_deals = of_v1.list_deals
        self.list_files = of_v1.list_files
        self.list_permitted_users = of_v1.list_permitted_users


class AsyncProducts(V2AsyncProducts):
    """`products` of API v2, with what only API v1 has."""

    def __init__(self, client: AsyncClient, v1: V1AsyncProducts) -> None:
        super().__init__(client)
        self._v1 = v1
        self.list_deals = v1.list_deals
        self.list_files = v1.list_files
        self.list_permitted_users = v1.list_permitted_users

    @property
    def with_raw_response(self) -> AsyncProductsWithRawResponse:
        """The same methods, returning whole responses."""
        return AsyncProductsWithRawResponse(self._raw(), self._v1)


class AsyncProductsWithRawResponse(V2AsyncProductsWithRawResponse):
    def __init__(self, raw: V2AsyncProducts, v1: V1AsyncProducts) -> None:
        super().__init__(raw)
        of_v1 = v1.with_raw_response
        self.list_deals = of_v1.list_deals
        self.list_files = of_v1.list_files
        self.list_permitted_users = of_v1.list_permitted_users
