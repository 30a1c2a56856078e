"""Operations on legacy teams."""

# Written by `make generate` from spec/pipedrive-v1.yaml: do not edit.
# pyright: reportDeprecated=false

from __future__ import annotations

from builtins import list as list_
from collections.abc import Sequence
from typing import Unpack

from openapi_runtime import (
    UNSET,
    AsyncResource,
    CallOptions,
    Resource,
    Unset,
    async_raw_method,
    deprecated,
    raw_method,
)

from ..models.legacy_teams import Team, TeamOrderBy
from ..models.shared import Flag
from ..operations import OPERATIONS


class LegacyTeams(Resource):
    """Operations on legacy teams."""

    @deprecated("getTeams is deprecated")
    def list(
        self,
        *,
        order_by: TeamOrderBy | Unset = UNSET,
        skip_users: Flag | Unset = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> list_[Team]:
        """Return data about teams within the company.

        Deprecated.

        Args:
            order_by: The field that the teams are sorted by.
            skip_users: 1 to leave the members out.

        Costs 20 tokens. getTeams: GET /legacyTeams, scope users:read.
        """
        return self._call(
            OPERATIONS["getTeams"],
            list_[Team],
            query={"order_by": order_by, "skip_users": skip_users},
            options=call_options,
        )

    @deprecated("getTeam is deprecated")
    def get(
        self,
        id: int,
        *,
        skip_users: Flag | Unset = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> Team:
        """Return data about a specific team.

        Deprecated.

        Args:
            id: The id of the record.
            skip_users: 1 to leave the members out.

        Costs 2 tokens. getTeam: GET /legacyTeams/{id}, scope users:read.
        """
        return self._call(
            OPERATIONS["getTeam"],
            Team,
            path={"id": id},
            query={"skip_users": skip_users},
            options=call_options,
        )

    @deprecated("addTeam is deprecated")
    def add(
        self,
        *,
        name: str,
        manager_id: int,
        description: str | Unset | None = UNSET,
        users: Sequence[int] | Unset | None = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> Team:
        """Add a new team to the company and returns the created object.

        Deprecated.

        Args:
            name: The name.
            manager_id: The user who leads the team.
            description: A text of any length.
            users: The members, by id.

        Costs 10 tokens. addTeam: POST /legacyTeams, scope admin.
        """
        return self._call(
            OPERATIONS["addTeam"],
            Team,
            body={
                "name": name,
                "manager_id": manager_id,
                "description": description,
                "users": users,
            },
            options=call_options,
        )

    @deprecated("updateTeam is deprecated")
    def update(
        self,
        id: int,
        *,
        name: str | Unset | None = UNSET,
        description: str | Unset | None = UNSET,
        manager_id: int | Unset | None = UNSET,
        users: Sequence[int] | Unset | None = UNSET,
        active_flag: Flag | Unset | None = UNSET,
        deleted_flag: Flag | Unset | None = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> Team:
        """Update an existing team and returns the updated object.

        Deprecated.

        Args:
            id: The id of the record.
            name: The name.
            description: A text of any length.
            manager_id: The user who leads the team.
            users: The members, by id.
            active_flag: Whether it is active.
            deleted_flag: 1 to delete the team, 0 to take that back.

        Costs 10 tokens. updateTeam: PUT /legacyTeams/{id}, scope admin.
        """
        return self._call(
            OPERATIONS["updateTeam"],
            Team,
            path={"id": id},
            body={
                "name": name,
                "description": description,
                "manager_id": manager_id,
                "users": users,
                "active_flag": active_flag,
                "deleted_flag": deleted_flag,
            },
            options=call_options,
        )

    @deprecated("addTeamUser is deprecated")
    def add_user(
        self, id: int, *, users: Sequence[int], **call_options: Unpack[CallOptions]
    ) -> list_[int]:
        """Add users to an existing team.

        Deprecated.

        Args:
            id: The id of the record.
            users: The members, by id.

        Costs 10 tokens. addTeamUser: POST /legacyTeams/{id}/users, scope admin.
        """
        return self._call(
            OPERATIONS["addTeamUser"],
            list_[int],
            path={"id": id},
            body={"users": users},
            options=call_options,
        )

    @deprecated("deleteTeamUser is deprecated")
    def delete_user(
        self, id: int, *, users: Sequence[int], **call_options: Unpack[CallOptions]
    ) -> list_[int]:
        """Delete users from an existing team.

        Deprecated.

        Args:
            id: The id of the record.
            users: The members, by id.

        Costs 10 tokens. deleteTeamUser: DELETE /legacyTeams/{id}/users, scope admin.
        """
        return self._call(
            OPERATIONS["deleteTeamUser"],
            list_[int],
            path={"id": id},
            body={"users": users},
            options=call_options,
        )

    @deprecated("getUserTeams is deprecated")
    def list_for_user(
        self,
        id: int,
        *,
        order_by: TeamOrderBy | Unset = UNSET,
        skip_users: Flag | Unset = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> list_[Team]:
        """Return data about all teams which have the specified user as a member.

        Deprecated.

        Args:
            id: The id of the record.
            order_by: The field that the teams are sorted by.
            skip_users: 1 to leave the members out.

        Costs 20 tokens. getUserTeams: GET /legacyTeams/user/{id}, scope users:read.
        """
        return self._call(
            OPERATIONS["getUserTeams"],
            list_[Team],
            path={"id": id},
            query={"order_by": order_by, "skip_users": skip_users},
            options=call_options,
        )

    @deprecated("getTeamUsers is deprecated")
    def list_users(self, id: int, **call_options: Unpack[CallOptions]) -> list_[int]:
        """Return a list of all user IDs within a team.

        Deprecated.

        Args:
            id: The id of the record.

        Costs 20 tokens. getTeamUsers: GET /legacyTeams/{id}/users, scope users:read.
        """
        return self._call(
            OPERATIONS["getTeamUsers"],
            list_[int],
            path={"id": id},
            options=call_options,
        )

    @property
    def with_raw_response(self) -> LegacyTeamsWithRawResponse:
        """The same methods, returning whole responses: status, headers, body."""
        return LegacyTeamsWithRawResponse(self._raw())


class LegacyTeamsWithRawResponse:
    def __init__(self, raw: LegacyTeams) -> None:
        self.list = raw_method(raw.list)
        self.get = raw_method(raw.get)
        self.add = raw_method(raw.add)
        self.update = raw_method(raw.update)
        self.add_user = raw_method(raw.add_user)
        self.delete_user = raw_method(raw.delete_user)
        self.list_for_user = raw_method(raw.list_for_user)
        self.list_users = raw_method(raw.list_users)


class AsyncLegacyTeams(AsyncResource):
    """`LegacyTeams`, awaited."""

    @deprecated("getTeams is deprecated")
    async def list(
        self,
        *,
        order_by: TeamOrderBy | Unset = UNSET,
        skip_users: Flag | Unset = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> list_[Team]:
        """Return data about teams within the company.

        Deprecated.

        Args:
            order_by: The field that the teams are sorted by.
            skip_users: 1 to leave the members out.

        Costs 20 tokens. getTeams: GET /legacyTeams, scope users:read.
        """
        return await self._call(
            OPERATIONS["getTeams"],
            list_[Team],
            query={"order_by": order_by, "skip_users": skip_users},
            options=call_options,
        )

    @deprecated("getTeam is deprecated")
    async def get(
        self,
        id: int,
        *,
        skip_users: Flag | Unset = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> Team:
        """Return data about a specific team.

        Deprecated.

        Args:
            id: The id of the record.
            skip_users: 1 to leave the members out.

        Costs 2 tokens. getTeam: GET /legacyTeams/{id}, scope users:read.
        """
        return await self._call(
            OPERATIONS["getTeam"],
            Team,
            path={"id": id},
            query={"skip_users": skip_users},
            options=call_options,
        )

    @deprecated("addTeam is deprecated")
    async def add(
        self,
        *,
        name: str,
        manager_id: int,
        description: str | Unset | None = UNSET,
        users: Sequence[int] | Unset | None = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> Team:
        """Add a new team to the company and returns the created object.

        Deprecated.

        Args:
            name: The name.
            manager_id: The user who leads the team.
            description: A text of any length.
            users: The members, by id.

        Costs 10 tokens. addTeam: POST /legacyTeams, scope admin.
        """
        return await self._call(
            OPERATIONS["addTeam"],
            Team,
            body={
                "name": name,
                "manager_id": manager_id,
                "description": description,
                "users": users,
            },
            options=call_options,
        )

    @deprecated("updateTeam is deprecated")
    async def update(
        self,
        id: int,
        *,
        name: str | Unset | None = UNSET,
        description: str | Unset | None = UNSET,
        manager_id: int | Unset | None = UNSET,
        users: Sequence[int] | Unset | None = UNSET,
        active_flag: Flag | Unset | None = UNSET,
        deleted_flag: Flag | Unset | None = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> Team:
        """Update an existing team and returns the updated object.

        Deprecated.

        Args:
            id: The id of the record.
            name: The name.
            description: A text of any length.
            manager_id: The user who leads the team.
            users: The members, by id.
            active_flag: Whether it is active.
            deleted_flag: 1 to delete the team, 0 to take that back.

        Costs 10 tokens. updateTeam: PUT /legacyTeams/{id}, scope admin.
        """
        return await self._call(
            OPERATIONS["updateTeam"],
            Team,
            path={"id": id},
            body={
                "name": name,
                "description": description,
                "manager_id": manager_id,
                "users": users,
                "active_flag": active_flag,
                "deleted_flag": deleted_flag,
            },
            options=call_options,
        )

    @deprecated("addTeamUser is deprecated")
    async def add_user(
        self, id: int, *, users: Sequence[int], **call_options: Unpack[CallOptions]
    ) -> list_[int]:
        """Add users to an existing team.

        Deprecated.

        Args:
            id: The id of the record.
            users: The members, by id.

        Costs 10 tokens. addTeamUser: POST /legacyTeams/{id}/users, scope admin.
        """
        return await self._call(
            OPERATIONS["addTeamUser"],
            list_[int],
            path={"id": id},
            body={"users": users},
            options=call_options,
        )

    @deprecated("deleteTeamUser is deprecated")
    async def delete_user(
        self, id: int, *, users: Sequence[int], **call_options: Unpack[CallOptions]
    ) -> list_[int]:
        """Delete users from an existing team.

        Deprecated.

        Args:
            id: The id of the record.
            users: The members, by id.

        Costs 10 tokens. deleteTeamUser: DELETE /legacyTeams/{id}/users, scope admin.
        """
        return await self._call(
            OPERATIONS["deleteTeamUser"],
            list_[int],
            path={"id": id},
            body={"users": users},
            options=call_options,
        )

    @deprecated("getUserTeams is deprecated")
    async def list_for_user(
        self,
        id: int,
        *,
        order_by: TeamOrderBy | Unset = UNSET,
        skip_users: Flag | Unset = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> list_[Team]:
        """Return data about all teams which have the specified user as a member.

        Deprecated.

        Args:
            id: The id of the record.
            order_by: The field that the teams are sorted by.
            skip_users: 1 to leave the members out.

        Costs 20 tokens. getUserTeams: GET /legacyTeams/user/{id}, scope users:read.
        """
        return await self._call(
            OPERATIONS["getUserTeams"],
            list_[Team],
            path={"id": id},
            query={"order_by": order_by, "skip_users": skip_users},
            options=call_options,
        )

    @deprecated("getTeamUsers is deprecated")
    async def list_users(
        self, id: int, **call_options: Unpack[CallOptions]
    ) -> list_[int]:
        """Return a list of all user IDs within a team.

        Deprecated.

        Args:
            id: The id of the record.

        Costs 20 tokens. getTeamUsers: GET /legacyTeams/{id}/users, scope users:read.
        """
        return await self._call(
            OPERATIONS["getTeamUsers"],
            list_[int],
            path={"id": id},
            options=call_options,
        )

    @property
    def with_raw_response(self) -> AsyncLegacyTeamsWithRawResponse:
        """The same methods, returning whole responses: status, headers, body."""
        return AsyncLegacyTeamsWithRawResponse(self._raw())


class AsyncLegacyTeamsWithRawResponse:
    def __init__(self, raw: AsyncLegacyTeams) -> None:
        self.list = async_raw_method(raw.list)
        self.get = async_raw_method(raw.get)
        self.add = async_raw_method(raw.add)
        self.update = async_raw_method(raw.update)
        self.add_user = async_raw_method(raw.add_user)
        self.delete_user = async_raw_method(raw.delete_user)
        self.list_for_user = async_raw_method(raw.list_for_user)
        self.list_users = async_raw_method(raw.list_users)
