"""Operations on users."""

# Written by `make generate` from spec/pipedrive-v1.yaml: do not edit.

from __future__ import annotations

from builtins import list as list_
from collections.abc import Mapping, Sequence
from typing import Any, Unpack

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

from ..models.shared import Flag, RoleAssignment, RoleSettings, User, UserAccess
from ..models.users import CurrentUser, UserPermissions
from ..operations import OPERATIONS


class Users(Resource):
    """Operations on users."""

    def list(self, **call_options: Unpack[CallOptions]) -> list_[User]:
        """Return data about all users within the company.

        Costs 20 tokens. getUsers: GET /users, scope users:read.
        """
        return self._call(OPERATIONS["getUsers"], list_[User], options=call_options)

    def get(self, id: int, **call_options: Unpack[CallOptions]) -> User:
        """Return data about a specific user within the company.

        Args:
            id: The id of the record.

        Costs 2 tokens. getUser: GET /users/{id}, scope users:read.
        """
        return self._call(
            OPERATIONS["getUser"], User, path={"id": id}, options=call_options
        )

    def add(
        self,
        *,
        email: str,
        access: Sequence[UserAccess | Mapping[str, Any]] | Unset | None = UNSET,
        active_flag: bool | Unset | None = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> User:
        """Add a new user to the company, returns the ID upon success.

        Args:
            email: The e-mail address.
            access: What the user may use; an object for each app.
            active_flag: Whether it is active.

        Costs 10 tokens. addUser: POST /users, scope admin.
        """
        return self._call(
            OPERATIONS["addUser"],
            User,
            body={"email": email, "access": access, "active_flag": active_flag},
            options=call_options,
        )

    def update(
        self, id: int, *, active_flag: bool, **call_options: Unpack[CallOptions]
    ) -> User:
        """Update the properties of a user.

        Currently, only active_flag can be updated.

        Args:
            id: The id of the record.
            active_flag: Whether it is active.

        Costs 10 tokens. updateUser: PUT /users/{id}, scope admin.
        """
        return self._call(
            OPERATIONS["updateUser"],
            User,
            path={"id": id},
            body={"active_flag": active_flag},
            options=call_options,
        )

    def find(
        self,
        *,
        term: str,
        search_by_email: Flag | Unset = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> list_[User]:
        """Find users by their name.

        Args:
            term: What is searched.
            search_by_email: 1 to look for the e-mail address instead of the name.

        Costs 40 tokens. findUsersByName: GET /users/find, scope users:read.
        """
        return self._call(
            OPERATIONS["findUsersByName"],
            list_[User],
            query={"term": term, "search_by_email": search_by_email},
            options=call_options,
        )

    def get_permissions(
        self, id: int, **call_options: Unpack[CallOptions]
    ) -> UserPermissions:
        """List aggregated permissions over all assigned permission sets for a user.

        Args:
            id: The id of the record.

        Costs 10 tokens. getUserPermissions: GET /users/{id}/permissions, scope
        users:read.
        """
        return self._call(
            OPERATIONS["getUserPermissions"],
            UserPermissions,
            path={"id": id},
            options=call_options,
        )

    def get_role_settings(
        self, id: int, **call_options: Unpack[CallOptions]
    ) -> RoleSettings:
        """List the settings of user's assigned role.

        Args:
            id: The id of the record.

        Costs 10 tokens. getUserRoleSettings: GET /users/{id}/roleSettings, scope
        users:read.
        """
        return self._call(
            OPERATIONS["getUserRoleSettings"],
            RoleSettings,
            path={"id": id},
            options=call_options,
        )

    def list_followers(
        self, id: int, **call_options: Unpack[CallOptions]
    ) -> list_[int]:
        """List the followers of a specific user.

        Args:
            id: The id of the record.

        Costs 20 tokens. getUserFollowers: GET /users/{id}/followers, scope users:read.
        """
        return self._call(
            OPERATIONS["getUserFollowers"],
            list_[int],
            path={"id": id},
            options=call_options,
        )

    def list_role_assignments(
        self,
        id: int,
        *,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> Pager[RoleAssignment]:
        """List role assignments for a user.

        Args:
            id: The id of the record.
            cursor: How many items to skip, as text; or the `next_cursor` of a page.
            limit: Items per request, at most and by default 500.
            max_items: Stop after this many items.

        Costs 10 tokens a page. getUserRoleAssignments: GET /users/{id}/roleAssignments,
        scope users:read.
        """
        return self._pages(
            OPERATIONS["getUserRoleAssignments"],
            RoleAssignment,
            path={"id": id},
            page=(cursor, limit, max_items),
            options=call_options,
        )

    def me(self, **call_options: Unpack[CallOptions]) -> CurrentUser:
        """Return data about an authorized user within the company with bound company
        data: company ID, company name, and domain.

        Note that the locale property means 'Date/number format' in the Pipedrive
        account settings, not the chosen language.

        Costs 2 tokens. getCurrentUser: GET /users/me, scope base.
        """
        return self._call(
            OPERATIONS["getCurrentUser"], CurrentUser, options=call_options
        )

    @property
    def with_raw_response(self) -> UsersWithRawResponse:
        """The same methods, returning whole responses: status, headers, body."""
        return UsersWithRawResponse(self._raw())


class UsersWithRawResponse:
    def __init__(self, raw: Users) -> None:
        self.list = raw_method(raw.list)
        self.get = raw_method(raw.get)
        self.add = raw_method(raw.add)
        self.update = raw_method(raw.update)
        self.find = raw_method(raw.find)
        self.get_permissions = raw_method(raw.get_permissions)
        self.get_role_settings = raw_method(raw.get_role_settings)
        self.list_followers = raw_method(raw.list_followers)
        self.list_role_assignments = raw_method(raw.list_role_assignments)
        self.me = raw_method(raw.me)


class AsyncUsers(AsyncResource):
    """`Users`, awaited."""

    async def list(self, **call_options: Unpack[CallOptions]) -> list_[User]:
        """Return data about all users within the company.

        Costs 20 tokens. getUsers: GET /users, scope users:read.
        """
        return await self._call(
            OPERATIONS["getUsers"], list_[User], options=call_options
        )

    async def get(self, id: int, **call_options: Unpack[CallOptions]) -> User:
        """Return data about a specific user within the company.

        Args:
            id: The id of the record.

        Costs 2 tokens. getUser: GET /users/{id}, scope users:read.
        """
        return await self._call(
            OPERATIONS["getUser"], User, path={"id": id}, options=call_options
        )

    async def add(
        self,
        *,
        email: str,
        access: Sequence[UserAccess | Mapping[str, Any]] | Unset | None = UNSET,
        active_flag: bool | Unset | None = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> User:
        """Add a new user to the company, returns the ID upon success.

        Args:
            email: The e-mail address.
            access: What the user may use; an object for each app.
            active_flag: Whether it is active.

        Costs 10 tokens. addUser: POST /users, scope admin.
        """
        return await self._call(
            OPERATIONS["addUser"],
            User,
            body={"email": email, "access": access, "active_flag": active_flag},
            options=call_options,
        )

    async def update(
        self, id: int, *, active_flag: bool, **call_options: Unpack[CallOptions]
    ) -> User:
        """Update the properties of a user.

        Currently, only active_flag can be updated.

        Args:
            id: The id of the record.
            active_flag: Whether it is active.

        Costs 10 tokens. updateUser: PUT /users/{id}, scope admin.
        """
        return await self._call(
            OPERATIONS["updateUser"],
            User,
            path={"id": id},
            body={"active_flag": active_flag},
            options=call_options,
        )

    async def find(
        self,
        *,
        term: str,
        search_by_email: Flag | Unset = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> list_[User]:
        """Find users by their name.

        Args:
            term: What is searched.
            search_by_email: 1 to look for the e-mail address instead of the name.

        Costs 40 tokens. findUsersByName: GET /users/find, scope users:read.
        """
        return await self._call(
            OPERATIONS["findUsersByName"],
            list_[User],
            query={"term": term, "search_by_email": search_by_email},
            options=call_options,
        )

    async def get_permissions(
        self, id: int, **call_options: Unpack[CallOptions]
    ) -> UserPermissions:
        """List aggregated permissions over all assigned permission sets for a user.

        Args:
            id: The id of the record.

        Costs 10 tokens. getUserPermissions: GET /users/{id}/permissions, scope
        users:read.
        """
        return await self._call(
            OPERATIONS["getUserPermissions"],
            UserPermissions,
            path={"id": id},
            options=call_options,
        )

    async def get_role_settings(
        self, id: int, **call_options: Unpack[CallOptions]
    ) -> RoleSettings:
        """List the settings of user's assigned role.

        Args:
            id: The id of the record.

        Costs 10 tokens. getUserRoleSettings: GET /users/{id}/roleSettings, scope
        users:read.
        """
        return await self._call(
            OPERATIONS["getUserRoleSettings"],
            RoleSettings,
            path={"id": id},
            options=call_options,
        )

    async def list_followers(
        self, id: int, **call_options: Unpack[CallOptions]
    ) -> list_[int]:
        """List the followers of a specific user.

        Args:
            id: The id of the record.

        Costs 20 tokens. getUserFollowers: GET /users/{id}/followers, scope users:read.
        """
        return await self._call(
            OPERATIONS["getUserFollowers"],
            list_[int],
            path={"id": id},
            options=call_options,
        )

    def list_role_assignments(
        self,
        id: int,
        *,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> AsyncPager[RoleAssignment]:
        """List role assignments for a user.

        Args:
            id: The id of the record.
            cursor: How many items to skip, as text; or the `next_cursor` of a page.
            limit: Items per request, at most and by default 500.
            max_items: Stop after this many items.

        Costs 10 tokens a page. getUserRoleAssignments: GET /users/{id}/roleAssignments,
        scope users:read.
        """
        return self._pages(
            OPERATIONS["getUserRoleAssignments"],
            RoleAssignment,
            path={"id": id},
            page=(cursor, limit, max_items),
            options=call_options,
        )

    async def me(self, **call_options: Unpack[CallOptions]) -> CurrentUser:
        """Return data about an authorized user within the company with bound company
        data: company ID, company name, and domain.

        Note that the locale property means 'Date/number format' in the Pipedrive
        account settings, not the chosen language.

        Costs 2 tokens. getCurrentUser: GET /users/me, scope base.
        """
        return await self._call(
            OPERATIONS["getCurrentUser"], CurrentUser, options=call_options
        )

    @property
    def with_raw_response(self) -> AsyncUsersWithRawResponse:
        """The same methods, returning whole responses: status, headers, body."""
        return AsyncUsersWithRawResponse(self._raw())


class AsyncUsersWithRawResponse:
    def __init__(self, raw: AsyncUsers) -> None:
        self.list = async_raw_method(raw.list)
        self.get = async_raw_method(raw.get)
        self.add = async_raw_method(raw.add)
        self.update = async_raw_method(raw.update)
        self.find = async_raw_method(raw.find)
        self.get_permissions = async_raw_method(raw.get_permissions)
        self.get_role_settings = async_raw_method(raw.get_role_settings)
        self.list_followers = async_raw_method(raw.list_followers)
        self.list_role_assignments = async_raw_method(raw.list_role_assignments)
        self.me = async_raw_method(raw.me)
