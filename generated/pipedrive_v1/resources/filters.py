"""Operations on filters."""

# Written by `make generate` from spec/pipedrive-v1.yaml: do not edit.

from __future__ import annotations

from builtins import list as list_
from collections.abc import Mapping
from typing import Any, Unpack

from openapi_runtime import (
    UNSET,
    AsyncResource,
    CallOptions,
    Resource,
    Unset,
    async_raw_method,
    raw_method,
)

from ..models.filters import FilterType
from ..models.shared import DeletedItem, DeletedItems, Filter
from ..operations import OPERATIONS


class Filters(Resource):
    """Operations on filters."""

    def list(
        self, *, type: FilterType | Unset = UNSET, **call_options: Unpack[CallOptions]
    ) -> list_[Filter]:
        """Return data about all filters.

        Args:
            type: The type, where the account or the document lists several.

        Costs 20 tokens. getFilters: GET /filters, scope activities:full or
        activities:read or contacts:full or contacts:read or deals:full or deals:read.
        """
        return self._call(
            OPERATIONS["getFilters"],
            list_[Filter],
            query={"type": type},
            options=call_options,
        )

    def get(
        self,
        id: int,
        *,
        include_field_code: bool | Unset = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> Filter:
        """Return data about a specific filter.

        Note that this also returns the condition lines of the filter.

        Args:
            id: The id of the record.
            include_field_code: Whether conditions name their fields by code, too.

        Costs 2 tokens. getFilter: GET /filters/{id}, scope activities:full or
        activities:read or contacts:full or contacts:read or deals:full or deals:read.
        """
        return self._call(
            OPERATIONS["getFilter"],
            Filter,
            path={"id": id},
            query={"include_field_code": include_field_code},
            options=call_options,
        )

    def add(
        self,
        *,
        name: str,
        conditions: Mapping[str, Any],
        type: FilterType,
        include_field_code: bool | Unset = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> Filter:
        """Add a new filter, returns the ID upon success.

        Note that in the conditions JSON object only one first-level condition group is
        supported, and it must be glued with 'AND', and only two second level condition
        groups are supported of which one must be glued with 'AND' and the second with
        'OR'. Other combinations do not work yet but the syntax supports introducing
        them in future.

        Args:
            name: The name.
            conditions: The conditions of the filter, an object with `glue` and
                `conditions`.
            type: The type, where the account or the document lists several.
            include_field_code: Whether conditions name their fields by code, too.

        Costs 10 tokens. addFilter: POST /filters, scope activities:full or
        contacts:full or deals:full.
        """
        return self._call(
            OPERATIONS["addFilter"],
            Filter,
            query={"include_field_code": include_field_code},
            body={"name": name, "conditions": conditions, "type": type},
            options=call_options,
        )

    def update(
        self,
        id: int,
        *,
        conditions: Mapping[str, Any],
        include_field_code: bool | Unset = UNSET,
        name: str | Unset | None = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> Filter:
        """Update an existing filter.

        Args:
            id: The id of the record.
            conditions: The conditions of the filter, an object with `glue` and
                `conditions`.
            include_field_code: Whether conditions name their fields by code, too.
            name: The name.

        Costs 10 tokens. updateFilter: PUT /filters/{id}, scope activities:full or
        contacts:full or deals:full.
        """
        return self._call(
            OPERATIONS["updateFilter"],
            Filter,
            path={"id": id},
            query={"include_field_code": include_field_code},
            body={"conditions": conditions, "name": name},
            options=call_options,
        )

    def delete(self, id: int, **call_options: Unpack[CallOptions]) -> DeletedItem:
        """Mark a filter as deleted.

        Args:
            id: The id of the record.

        Costs 6 tokens. deleteFilter: DELETE /filters/{id}, scope activities:full or
        contacts:full or deals:full.
        """
        return self._call(
            OPERATIONS["deleteFilter"],
            DeletedItem,
            path={"id": id},
            options=call_options,
        )

    def delete_many(
        self, *, ids: str, **call_options: Unpack[CallOptions]
    ) -> DeletedItems:
        """Mark multiple filters as deleted.

        Args:
            ids: The ids, joined by commas.

        Costs 10 tokens. deleteFilters: DELETE /filters, scope activities:full or
        contacts:full or deals:full.
        """
        return self._call(
            OPERATIONS["deleteFilters"],
            DeletedItems,
            query={"ids": ids},
            options=call_options,
        )

    def get_helpers(self, **call_options: Unpack[CallOptions]) -> dict[str, Any]:
        """Return all supported filter helpers.

        It helps to know what conditions and helpers are available when you want to add
        or update filters. For more information, see the tutorial for adding a filter.

        Costs 20 tokens. getFilterHelpers: GET /filters/helpers, scope activities:full
        or activities:read or contacts:full or contacts:read or deals:full or
        deals:read.
        """
        return self._call(
            OPERATIONS["getFilterHelpers"], dict[str, Any], options=call_options
        )

    @property
    def with_raw_response(self) -> FiltersWithRawResponse:
        """The same methods, returning whole responses: status, headers, body."""
        return FiltersWithRawResponse(self._raw())


class FiltersWithRawResponse:
    def __init__(self, raw: Filters) -> None:
        self.list = raw_method(raw.list)
        self.get = raw_method(raw.get)
        self.add = raw_method(raw.add)
        self.update = raw_method(raw.update)
        self.delete = raw_method(raw.delete)
        self.delete_many = raw_method(raw.delete_many)
        self.get_helpers = raw_method(raw.get_helpers)


class AsyncFilters(AsyncResource):
    """`Filters`, awaited."""

    async def list(
        self, *, type: FilterType | Unset = UNSET, **call_options: Unpack[CallOptions]
    ) -> list_[Filter]:
        """Return data about all filters.

        Args:
            type: The type, where the account or the document lists several.

        Costs 20 tokens. getFilters: GET /filters, scope activities:full or
        activities:read or contacts:full or contacts:read or deals:full or deals:read.
        """
        return await self._call(
            OPERATIONS["getFilters"],
            list_[Filter],
            query={"type": type},
            options=call_options,
        )

    async def get(
        self,
        id: int,
        *,
        include_field_code: bool | Unset = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> Filter:
        """Return data about a specific filter.

        Note that this also returns the condition lines of the filter.

        Args:
            id: The id of the record.
            include_field_code: Whether conditions name their fields by code, too.

        Costs 2 tokens. getFilter: GET /filters/{id}, scope activities:full or
        activities:read or contacts:full or contacts:read or deals:full or deals:read.
        """
        return await self._call(
            OPERATIONS["getFilter"],
            Filter,
            path={"id": id},
            query={"include_field_code": include_field_code},
            options=call_options,
        )

    async def add(
        self,
        *,
        name: str,
        conditions: Mapping[str, Any],
        type: FilterType,
        include_field_code: bool | Unset = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> Filter:
        """Add a new filter, returns the ID upon success.

        Note that in the conditions JSON object only one first-level condition group is
        supported, and it must be glued with 'AND', and only two second level condition
        groups are supported of which one must be glued with 'AND' and the second with
        'OR'. Other combinations do not work yet but the syntax supports introducing
        them in future.

        Args:
            name: The name.
            conditions: The conditions of the filter, an object with `glue` and
                `conditions`.
            type: The type, where the account or the document lists several.
            include_field_code: Whether conditions name their fields by code, too.

        Costs 10 tokens. addFilter: POST /filters, scope activities:full or
        contacts:full or deals:full.
        """
        return await self._call(
            OPERATIONS["addFilter"],
            Filter,
            query={"include_field_code": include_field_code},
            body={"name": name, "conditions": conditions, "type": type},
            options=call_options,
        )

    async def update(
        self,
        id: int,
        *,
        conditions: Mapping[str, Any],
        include_field_code: bool | Unset = UNSET,
        name: str | Unset | None = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> Filter:
        """Update an existing filter.

        Args:
            id: The id of the record.
            conditions: The conditions of the filter, an object with `glue` and
                `conditions`.
            include_field_code: Whether conditions name their fields by code, too.
            name: The name.

        Costs 10 tokens. updateFilter: PUT /filters/{id}, scope activities:full or
        contacts:full or deals:full.
        """
        return await self._call(
            OPERATIONS["updateFilter"],
            Filter,
            path={"id": id},
            query={"include_field_code": include_field_code},
            body={"conditions": conditions, "name": name},
            options=call_options,
        )

    async def delete(self, id: int, **call_options: Unpack[CallOptions]) -> DeletedItem:
        """Mark a filter as deleted.

        Args:
            id: The id of the record.

        Costs 6 tokens. deleteFilter: DELETE /filters/{id}, scope activities:full or
        contacts:full or deals:full.
        """
        return await self._call(
            OPERATIONS["deleteFilter"],
            DeletedItem,
            path={"id": id},
            options=call_options,
        )

    async def delete_many(
        self, *, ids: str, **call_options: Unpack[CallOptions]
    ) -> DeletedItems:
        """Mark multiple filters as deleted.

        Args:
            ids: The ids, joined by commas.

        Costs 10 tokens. deleteFilters: DELETE /filters, scope activities:full or
        contacts:full or deals:full.
        """
        return await self._call(
            OPERATIONS["deleteFilters"],
            DeletedItems,
            query={"ids": ids},
            options=call_options,
        )

    async def get_helpers(self, **call_options: Unpack[CallOptions]) -> dict[str, Any]:
        """Return all supported filter helpers.

        It helps to know what conditions and helpers are available when you want to add
        or update filters. For more information, see the tutorial for adding a filter.

        Costs 20 tokens. getFilterHelpers: GET /filters/helpers, scope activities:full
        or activities:read or contacts:full or contacts:read or deals:full or
        deals:read.
        """
        return await self._call(
            OPERATIONS["getFilterHelpers"], dict[str, Any], options=call_options
        )

    @property
    def with_raw_response(self) -> AsyncFiltersWithRawResponse:
        """The same methods, returning whole responses: status, headers, body."""
        return AsyncFiltersWithRawResponse(self._raw())


class AsyncFiltersWithRawResponse:
    def __init__(self, raw: AsyncFilters) -> None:
        self.list = async_raw_method(raw.list)
        self.get = async_raw_method(raw.get)
        self.add = async_raw_method(raw.add)
        self.update = async_raw_method(raw.update)
        self.delete = async_raw_method(raw.delete)
        self.delete_many = async_raw_method(raw.delete_many)
        self.get_helpers = async_raw_method(raw.get_helpers)
