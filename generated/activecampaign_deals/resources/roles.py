"""Operations on roles."""

# Written by `make generate` from spec/activecampaign-deals.yaml: do not edit.

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Unpack

from openapi_runtime import (
    UNSET,
    AsyncPager,
    AsyncResource,
    CallOptions,
    Pager,
    Resource,
    Unset,
    any_of,
    async_raw_method,
    raw_method,
)

from ..operations import OPERATIONS


class Roles(Resource):
    """Roles in deals (`dealRoles`)."""

    def list(
        self,
        *,
        search: str | Unset = UNSET,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> Pager[Any]:
        """List deal roles.

        Gives the roles that contacts can have in deals. The list has no title for this
        operation; the meaning is read from its path and parameter.

        Args:
            search: Text to look for in the titles of the roles.
            cursor: How many items to skip, as text; or the `next_cursor` of a page.
            limit: Items per request.
            max_items: Stop after this many items.

        listRoles: GET /dealRoles.
        """
        return self._pages(
            OPERATIONS["listRoles"],
            any_of(Any),
            query={"search": search},
            page=(cursor, limit, max_items),
            options=call_options,
        )

    def create(
        self, *, body: Mapping[str, Any], **call_options: Unpack[CallOptions]
    ) -> dict[str, Any]:
        """Create a deal role.

        Creates a role. The list has no title for this operation; the meaning is read
        from its path and body.

        Args:
            body: `DealRoleCreationRequest`. The role to create. The list shows no
                fields.

        createRole: POST /dealRoles.
        """
        return self._call(
            OPERATIONS["createRole"], dict[str, Any], body=body, options=call_options
        )

    def delete(self, id: str, **call_options: Unpack[CallOptions]) -> dict[str, Any]:
        """Delete a deal role.

        Deletes one role. The list has no title for this operation; the meaning is read
        from its method and parameter.

        Args:
            id: Id of the role. A string as listed.

        deleteRole: DELETE /dealRoles/{id}.
        """
        return self._call(
            OPERATIONS["deleteRole"],
            dict[str, Any],
            path={"id": id},
            options=call_options,
        )

    @property
    def with_raw_response(self) -> RolesWithRawResponse:
        """The same methods, returning whole responses: status, headers, body."""
        return RolesWithRawResponse(self._raw())


class RolesWithRawResponse:
    def __init__(self, raw: Roles) -> None:
        self.list = raw_method(raw.list)
        self.create = raw_method(raw.create)
        self.delete = raw_method(raw.delete)


class AsyncRoles(AsyncResource):
    """`Roles`, awaited."""

    def list(
        self,
        *,
        search: str | Unset = UNSET,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> AsyncPager[Any]:
        """List deal roles.

        Gives the roles that contacts can have in deals. The list has no title for this
        operation; the meaning is read from its path and parameter.

        Args:
            search: Text to look for in the titles of the roles.
            cursor: How many items to skip, as text; or the `next_cursor` of a page.
            limit: Items per request.
            max_items: Stop after this many items.

        listRoles: GET /dealRoles.
        """
        return self._pages(
            OPERATIONS["listRoles"],
            any_of(Any),
            query={"search": search},
            page=(cursor, limit, max_items),
            options=call_options,
        )

    async def create(
        self, *, body: Mapping[str, Any], **call_options: Unpack[CallOptions]
    ) -> dict[str, Any]:
        """Create a deal role.

        Creates a role. The list has no title for this operation; the meaning is read
        from its path and body.

        Args:
            body: `DealRoleCreationRequest`. The role to create. The list shows no
                fields.

        createRole: POST /dealRoles.
        """
        return await self._call(
            OPERATIONS["createRole"], dict[str, Any], body=body, options=call_options
        )

    async def delete(
        self, id: str, **call_options: Unpack[CallOptions]
    ) -> dict[str, Any]:
        """Delete a deal role.

        Deletes one role. The list has no title for this operation; the meaning is read
        from its method and parameter.

        Args:
            id: Id of the role. A string as listed.

        deleteRole: DELETE /dealRoles/{id}.
        """
        return await self._call(
            OPERATIONS["deleteRole"],
            dict[str, Any],
            path={"id": id},
            options=call_options,
        )

    @property
    def with_raw_response(self) -> AsyncRolesWithRawResponse:
        """The same methods, returning whole responses: status, headers, body."""
        return AsyncRolesWithRawResponse(self._raw())


class AsyncRolesWithRawResponse:
    def __init__(self, raw: AsyncRoles) -> None:
        self.list = async_raw_method(raw.list)
        self.create = async_raw_method(raw.create)
        self.delete = async_raw_method(raw.delete)
