"""Operations on item search."""

# Written by `make generate` from spec/pipedrive-v1.yaml: do not edit.

from __future__ import annotations

from openapi_runtime import AsyncResource, Resource, removed


class ItemSearch(Resource):
    """Operations on item search."""

    search = removed(
        "item_search.search",
        operation_id="searchItem",
        request="GET /itemSearch",
        instead="item_search.search() of API v2",
    )

    search_by_field = removed(
        "item_search.search_by_field",
        operation_id="searchItemByField",
        request="GET /itemSearch/field",
        instead="item_search.search_by_field() of API v2",
    )

    @property
    def with_raw_response(self) -> ItemSearchWithRawResponse:
        """The same methods, returning whole responses: status, headers, body."""
        return ItemSearchWithRawResponse(self._raw())


class ItemSearchWithRawResponse:
    def __init__(self, raw: ItemSearch) -> None:
        self.search = raw.search
        self.search_by_field = raw.search_by_field


class AsyncItemSearch(AsyncResource):
    """`ItemSearch`, awaited."""

    search = removed(
        "item_search.search",
        operation_id="searchItem",
        request="GET /itemSearch",
        instead="item_search.search() of API v2",
    )

    search_by_field = removed(
        "item_search.search_by_field",
        operation_id="searchItemByField",
        request="GET /itemSearch/field",
        instead="item_search.search_by_field() of API v2",
    )

    @property
    def with_raw_response(self) -> AsyncItemSearchWithRawResponse:
        """The same methods, returning whole responses: status, headers, body."""
        return AsyncItemSearchWithRawResponse(self._raw())


class AsyncItemSearchWithRawResponse:
    def __init__(self, raw: AsyncItemSearch) -> None:
        self.search = raw.search
        self.search_by_field = raw.search_by_field
