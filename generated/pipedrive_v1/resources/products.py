"""Operations on products."""

# Written by `make generate` from spec/pipedrive-v1.yaml: do not edit.

from __future__ import annotations

from builtins import list as list_
from typing import Unpack

from openapi_runtime import (
    UNSET,
    AsyncDetailedPager,
    AsyncPager,
    AsyncResource,
    CallOptions,
    DetailedPager,
    Pager,
    Resource,
    Unset,
    async_raw_method,
    raw_method,
    removed,
)

from ..models.shared import (
    DealStatus,
    DeletedItem,
    ExpandedDeal,
    File,
    Follower,
    PageDetails,
)
from ..operations import OPERATIONS


class Products(Resource):
    """Operations on products."""

    def add_follower(
        self, id: int, *, user_id: int, **call_options: Unpack[CallOptions]
    ) -> Follower:
        """Add a follower to a product.

        Args:
            id: The id of the record.
            user_id: The user.

        Costs 10 tokens. addProductFollower: POST /products/{id}/followers, scope
        products:full.
        """
        return self._call(
            OPERATIONS["addProductFollower"],
            Follower,
            path={"id": id},
            body={"user_id": user_id},
            options=call_options,
        )

    def delete_follower(
        self, id: int, follower_id: int, **call_options: Unpack[CallOptions]
    ) -> DeletedItem:
        """Delete a follower from a product.

        Args:
            id: The id of the record.
            follower_id: The id of the row of the follower, not of the user.

        Costs 6 tokens. deleteProductFollower: DELETE
        /products/{id}/followers/{follower_id}, scope products:full.
        """
        return self._call(
            OPERATIONS["deleteProductFollower"],
            DeletedItem,
            path={"id": id, "follower_id": follower_id},
            options=call_options,
        )

    def list_deals(
        self,
        id: int,
        *,
        status: DealStatus | Unset = UNSET,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> DetailedPager[ExpandedDeal, PageDetails]:
        """Return data about deals that have a product attached to it.

        Each page of `pages()` has in its `details` what is no item: `related_objects`.

        Args:
            id: The id of the record.
            status: Only those with this status.
            cursor: How many items to skip, as text; or the `next_cursor` of a page.
            limit: Items per request, at most and by default 500.
            max_items: Stop after this many items.

        Costs 20 tokens a page. getProductDeals: GET /products/{id}/deals, scope
        deals:full or deals:read.
        """
        pager = self._pages(
            OPERATIONS["getProductDeals"],
            ExpandedDeal,
            path={"id": id},
            query={"status": status},
            page=(cursor, limit, max_items),
            options=call_options,
        )
        return DetailedPager.of(pager, PageDetails)

    def list_files(
        self,
        id: int,
        *,
        sort: str | Unset = UNSET,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> Pager[File]:
        """List files associated with a product.

        Args:
            id: The id of the record.
            sort: A field and its direction, such as `add_time DESC`; several joined by
                commas.
            cursor: How many items to skip, as text; or the `next_cursor` of a page.
            limit: Items per request, at most and by default 100.
            max_items: Stop after this many items.

        Costs 20 tokens a page. getProductFiles: GET /products/{id}/files, scope
        products:full or products:read.
        """
        return self._pages(
            OPERATIONS["getProductFiles"],
            File,
            path={"id": id},
            query={"sort": sort},
            page=(cursor, limit, max_items),
            options=call_options,
        )

    def list_followers(
        self,
        id: int,
        *,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> Pager[Follower]:
        """List the followers of a product.

        Args:
            id: The id of the record.
            cursor: How many items to skip, as text; or the `next_cursor` of a page.
            limit: Items per request, at most and by default 500.
            max_items: Stop after this many items.

        Costs 20 tokens a page. getProductFollowers: GET /products/{id}/followers, scope
        products:full or products:read.
        """
        return self._pages(
            OPERATIONS["getProductFollowers"],
            Follower,
            path={"id": id},
            page=(cursor, limit, max_items),
            options=call_options,
        )

    def list_permitted_users(
        self, id: int, **call_options: Unpack[CallOptions]
    ) -> list_[int]:
        """List users permitted to access a product.

        Args:
            id: The id of the record.

        Costs 10 tokens. getProductUsers: GET /products/{id}/permittedUsers, scope
        products:full or products:read.
        """
        return self._call(
            OPERATIONS["getProductUsers"],
            list_[int],
            path={"id": id},
            options=call_options,
        )

    add = removed(
        "products.add",
        operation_id="addProduct",
        request="POST /products",
        instead="products.add() of API v2",
    )

    delete = removed(
        "products.delete",
        operation_id="deleteProduct",
        request="DELETE /products/{id}",
        instead="products.delete() of API v2",
    )

    get = removed(
        "products.get",
        operation_id="getProduct",
        request="GET /products/{id}",
        instead="products.get() of API v2",
    )

    list = removed(
        "products.list",
        operation_id="getProducts",
        request="GET /products",
        instead="products.list() of API v2",
    )

    search = removed(
        "products.search",
        operation_id="searchProducts",
        request="GET /products/search",
        instead="products.search() of API v2",
    )

    update = removed(
        "products.update",
        operation_id="updateProduct",
        request="PUT /products/{id}",
        instead="products.update() of API v2",
    )

    @property
    def with_raw_response(self) -> ProductsWithRawResponse:
        """The same methods, returning whole responses: status, headers, body."""
        return ProductsWithRawResponse(self._raw())


class ProductsWithRawResponse:
    def __init__(self, raw: Products) -> None:
        self.add_follower = raw_method(raw.add_follower)
        self.delete_follower = raw_method(raw.delete_follower)
        self.list_deals = raw_method(raw.list_deals)
        self.list_files = raw_method(raw.list_files)
        self.list_followers = raw_method(raw.list_followers)
        self.list_permitted_users = raw_method(raw.list_permitted_users)
        self.add = raw.add
        self.delete = raw.delete
        self.get = raw.get
        self.list = raw.list
        self.search = raw.search
        self.update = raw.update


class AsyncProducts(AsyncResource):
    """`Products`, awaited."""

    async def add_follower(
        self, id: int, *, user_id: int, **call_options: Unpack[CallOptions]
    ) -> Follower:
        """Add a follower to a product.

        Args:
            id: The id of the record.
            user_id: The user.

        Costs 10 tokens. addProductFollower: POST /products/{id}/followers, scope
        products:full.
        """
        return await self._call(
            OPERATIONS["addProductFollower"],
            Follower,
            path={"id": id},
            body={"user_id": user_id},
            options=call_options,
        )

    async def delete_follower(
        self, id: int, follower_id: int, **call_options: Unpack[CallOptions]
    ) -> DeletedItem:
        """Delete a follower from a product.

        Args:
            id: The id of the record.
            follower_id: The id of the row of the follower, not of the user.

        Costs 6 tokens. deleteProductFollower: DELETE
        /products/{id}/followers/{follower_id}, scope products:full.
        """
        return await self._call(
            OPERATIONS["deleteProductFollower"],
            DeletedItem,
            path={"id": id, "follower_id": follower_id},
            options=call_options,
        )

    def list_deals(
        self,
        id: int,
        *,
        status: DealStatus | Unset = UNSET,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> AsyncDetailedPager[ExpandedDeal, PageDetails]:
        """Return data about deals that have a product attached to it.

        Each page of `pages()` has in its `details` what is no item: `related_objects`.

        Args:
            id: The id of the record.
            status: Only those with this status.
            cursor: How many items to skip, as text; or the `next_cursor` of a page.
            limit: Items per request, at most and by default 500.
            max_items: Stop after this many items.

        Costs 20 tokens a page. getProductDeals: GET /products/{id}/deals, scope
        deals:full or deals:read.
        """
        pager = self._pages(
            OPERATIONS["getProductDeals"],
            ExpandedDeal,
            path={"id": id},
            query={"status": status},
            page=(cursor, limit, max_items),
            options=call_options,
        )
        return AsyncDetailedPager.of(pager, PageDetails)

    def list_files(
        self,
        id: int,
        *,
        sort: str | Unset = UNSET,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> AsyncPager[File]:
        """List files associated with a product.

        Args:
            id: The id of the record.
            sort: A field and its direction, such as `add_time DESC`; several joined by
                commas.
            cursor: How many items to skip, as text; or the `next_cursor` of a page.
            limit: Items per request, at most and by default 100.
            max_items: Stop after this many items.

        Costs 20 tokens a page. getProductFiles: GET /products/{id}/files, scope
        products:full or products:read.
        """
        return self._pages(
            OPERATIONS["getProductFiles"],
            File,
            path={"id": id},
            query={"sort": sort},
            page=(cursor, limit, max_items),
            options=call_options,
        )

    def list_followers(
        self,
        id: int,
        *,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> AsyncPager[Follower]:
        """List the followers of a product.

        Args:
            id: The id of the record.
            cursor: How many items to skip, as text; or the `next_cursor` of a page.
            limit: Items per request, at most and by default 500.
            max_items: Stop after this many items.

        Costs 20 tokens a page. getProductFollowers: GET /products/{id}/followers, scope
        products:full or products:read.
        """
        return self._pages(
            OPERATIONS["getProductFollowers"],
            Follower,
            path={"id": id},
            page=(cursor, limit, max_items),
            options=call_options,
        )

    async def list_permitted_users(
        self, id: int, **call_options: Unpack[CallOptions]
    ) -> list_[int]:
        """List users permitted to access a product.

        Args:
            id: The id of the record.

        Costs 10 tokens. getProductUsers: GET /products/{id}/permittedUsers, scope
        products:full or products:read.
        """
        return await self._call(
            OPERATIONS["getProductUsers"],
            list_[int],
            path={"id": id},
            options=call_options,
        )

    add = removed(
        "products.add",
        operation_id="addProduct",
        request="POST /products",
        instead="products.add() of API v2",
    )

    delete = removed(
        "products.delete",
        operation_id="deleteProduct",
        request="DELETE /products/{id}",
        instead="products.delete() of API v2",
    )

    get = removed(
        "products.get",
        operation_id="getProduct",
        request="GET /products/{id}",
        instead="products.get() of API v2",
    )

    list = removed(
        "products.list",
        operation_id="getProducts",
        request="GET /products",
        instead="products.list() of API v2",
    )

    search = removed(
        "products.search",
        operation_id="searchProducts",
        request="GET /products/search",
        instead="products.search() of API v2",
    )

    update = removed(
        "products.update",
        operation_id="updateProduct",
        request="PUT /products/{id}",
        instead="products.update() of API v2",
    )

    @property
    def with_raw_response(self) -> AsyncProductsWithRawResponse:
        """The same methods, returning whole responses: status, headers, body."""
        return AsyncProductsWithRawResponse(self._raw())


class AsyncProductsWithRawResponse:
    def __init__(self, raw: AsyncProducts) -> None:
        self.add_follower = async_raw_method(raw.add_follower)
        self.delete_follower = async_raw_method(raw.delete_follower)
        self.list_deals = async_raw_method(raw.list_deals)
        self.list_files = async_raw_method(raw.list_files)
        self.list_followers = async_raw_method(raw.list_followers)
        self.list_permitted_users = async_raw_method(raw.list_permitted_users)
        self.add = raw.add
        self.delete = raw.delete
        self.get = raw.get
        self.list = raw.list
        self.search = raw.search
        self.update = raw.update
