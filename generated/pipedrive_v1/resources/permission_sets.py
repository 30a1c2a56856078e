"""Operations on permission sets."""

# Written by `make generate` from spec/pipedrive-v1.yaml: do not edit.

from __future__ import annotations

from builtins import list as list_
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

from ..models.permission_sets import (
    PermissionSet,
    PermissionSetApp,
    PermissionSetAssignment,
)
from ..operations import OPERATIONS


class PermissionSets(Resource):
    """Operations on permission sets."""

    def list(
        self,
        *,
        app: PermissionSetApp | Unset = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> list_[PermissionSet]:
        """Return data about all permission sets.

        Args:
            app: Only the sets of this app.

        Costs 20 tokens. getPermissionSets: GET /permissionSets, scope admin.
        """
        return self._call(
            OPERATIONS["getPermissionSets"],
            list_[PermissionSet],
            query={"app": app},
            options=call_options,
        )

    def get(self, id: str, **call_options: Unpack[CallOptions]) -> list_[PermissionSet]:
        """Return data about a specific permission set.

        Args:
            id: The id of the record.

        Costs 2 tokens. getPermissionSet: GET /permissionSets/{id}, scope admin.
        """
        return self._call(
            OPERATIONS["getPermissionSet"],
            list_[PermissionSet],
            path={"id": id},
            options=call_options,
        )

    def list_assignments(
        self,
        id: str,
        *,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> Pager[PermissionSetAssignment]:
        """Return the list of assignments for a permission set.

        Args:
            id: The id of the record.
            cursor: How many items to skip, as text; or the `next_cursor` of a page.
            limit: Items per request, at most and by default 500.
            max_items: Stop after this many items.

        Costs 20 tokens a page. getPermissionSetAssignments: GET
        /permissionSets/{id}/assignments, scope admin.
        """
        return self._pages(
            OPERATIONS["getPermissionSetAssignments"],
            PermissionSetAssignment,
            path={"id": id},
            page=(cursor, limit, max_items),
            options=call_options,
        )

    @property
    def with_raw_response(self) -> PermissionSetsWithRawResponse:
        """The same methods, returning whole responses: status, headers, body."""
        return PermissionSetsWithRawResponse(self._raw())


class PermissionSetsWithRawResponse:
    def __init__(self, raw: PermissionSets) -> None:
        self.list = raw_method(raw.list)
        self.get = raw_method(raw.get)
        self.list_assignments = raw_method(raw.list_assignments)


class AsyncPermissionSets(AsyncResource):
    """`PermissionSets`, awaited."""

    async def list(
        self,
        *,
        app: PermissionSetApp | Unset = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> list_[PermissionSet]:
        """Return data about all permission sets.

        Args:
            app: Only the sets of this app.

        Costs 20 tokens. getPermissionSets: GET /permissionSets, scope admin.
        """
        return await self._call(
            OPERATIONS["getPermissionSets"],
            list_[PermissionSet],
            query={"app": app},
            options=call_options,
        )

    async def get(
        self, id: str, **call_options: Unpack[CallOptions]
    ) -> list_[PermissionSet]:
        """Return data about a specific permission set.

        Args:
            id: The id of the record.

        Costs 2 tokens. getPermissionSet: GET /permissionSets/{id}, scope admin.
        """
        return await self._call(
            OPERATIONS["getPermissionSet"],
            list_[PermissionSet],
            path={"id": id},
            options=call_options,
        )

    def list_assignments(
        self,
        id: str,
        *,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> AsyncPager[PermissionSetAssignment]:
        """Return the list of assignments for a permission set.

        Args:
            id: The id of the record.
            cursor: How many items to skip, as text; or the `next_cursor` of a page.
            limit: Items per request, at most and by default 500.
            max_items: Stop after this many items.

        Costs 20 tokens a page. getPermissionSetAssignments: GET
        /permissionSets/{id}/assignments, scope admin.
        """
        return self._pages(
            OPERATIONS["getPermissionSetAssignments"],
            PermissionSetAssignment,
            path={"id": id},
            page=(cursor, limit, max_items),
            options=call_options,
        )

    @property
    def with_raw_response(self) -> AsyncPermissionSetsWithRawResponse:
        """The same methods, returning whole responses: status, headers, body."""
        return AsyncPermissionSetsWithRawResponse(self._raw())


class AsyncPermissionSetsWithRawResponse:
    def __init__(self, raw: AsyncPermissionSets) -> None:
        self.list = async_raw_method(raw.list)
        self.get = async_raw_method(raw.get)
        self.list_assignments = async_raw_method(raw.list_assignments)
