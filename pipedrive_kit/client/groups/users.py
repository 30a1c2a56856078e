"""The group `users`: API v2, and what only API v1 has."""

# Written by `make v1` from the two clients: do not edit.

# pyright: reportDeprecated=false

from __future__ import annotations

from pipedrive_v1.resources.users import (
    AsyncUsers as V1AsyncUsers,
    Users as V1Users,
)
from pipedrive_v2 import AsyncClient, Client
from pipedrive_v2.resources.users import (
    AsyncUsers as V2AsyncUsers,
    AsyncUsersWithRawResponse as V2AsyncUsersWithRawResponse,
    Users as V2Users,
    UsersWithRawResponse as V2UsersWithRawResponse,
)


class Users(V2Users):
    """`users` of API v2, with what only API v1 has."""

    def __init__(self, client: Client, v1: V1Users) -> None:
        super().__init__(client)
        self._v1 = v1
        self.add = v1.add
        self.find = v1.find
        self.get = v1.get
        self.get_permissions = v1.get_permissions
        self.get_role_settings = v1.get_role_settings
        self.list = v1.list
        self.list_role_assignments = v1.list_role_assignments
        self.me = v1.me
        self.update = v1.update

    @property
    def with_raw_response(self) -> UsersWithRawResponse:
        """The same methods, returning whole responses."""
        return UsersWithRawResponse(self._raw(), self._v1)


class UsersWithRawResponse(V2UsersWithRawResponse):
    def __init__(self, raw: V2Users, v1: V1Users) -> None:
        super().__init__(raw)
        of_v1 = v1.with_raw_response
        self.add = of_v1.add
        self.find = of_v1.find
        self.get = of_v1.get
        self.get_permissions = of_v1.get_permissions
        self.get_role_settings = of_v1.get_role_settings
        self.list = of_v1.list
        self.list_role_assignments = of_v1.list_role_assignments
        self.me = of_v1.me
        self.update = of_v1.update


class AsyncUsers(V2AsyncUsers):
    """`users` of API v2, with what only API v1 has."""

    def __init__(self, client: AsyncClient, v1: V1AsyncUsers) -> None:
        super().__init__(client)
        self._v1 = v1
        self.add = v1.add
        self.find = v1.find
        self.get = v1.get
        self.get_permissions = v1.get_permissions
        self.get_role_settings = v1.get_role_settings
        self.list = v1.list
        self.list_role_assignments = v1.list_role_assignments
        self.me = v1.me
        self.update = v1.update

    @property
    def with_raw_response(self) -> AsyncUsersWithRawResponse:
        """The same methods, returning whole responses."""
        return AsyncUsersWithRawResponse(self._raw(), self._v1)


class AsyncUsersWithRawResponse(V2AsyncUsersWithRawResponse):
    def __init__(self, raw: V2AsyncUsers, v1: V1AsyncUsers) -> None:
        super().__init__(raw)
        of_v1 = v1.with_raw_response
        self.add = of_v1.add
        self.find = of_v1.find
        self.get = of_v1.get
        self.get_permissions = of_v1.get_permissions
        self.get_role_settings = of_v1.get_role_settings
        self.list = of_v1.list
        self.list_role_assignments = of_v1.list_role_assignments
        self.me = of_v1.me
        self.update = of_v1.update
