"""Operations on roles."""

# Written by `make generate` from spec/pipedrive-v1.yaml: do not edit.

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
    async_raw_method,
    raw_method,
)

from ..models.roles import (
    Role,
    RoleMember,
    RolePipelines,
    RoleSettingKey,
    RoleSettingValue,
    SavedRole,
    SavedRoleSettings,
)
from ..models.shared import DeletedItem, RoleAssignment, RoleSettings
from ..operations import OPERATIONS


class Roles(Resource):
    """Operations on roles."""

    def list(
        self,
        *,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> Pager[Role]:
        """Return all the roles within the company.

        Args:
            cursor: How many items to skip, as text; or the `next_cursor` of a page.
            limit: Items per request, at most and by default 500.
            max_items: Stop after this many items.

        Costs 20 tokens a page. getRoles: GET /roles, scope admin.
        """
        return self._pages(
            OPERATIONS["getRoles"],
            Role,
            page=(cursor, limit, max_items),
            options=call_options,
        )

    def get(self, id: int, **call_options: Unpack[CallOptions]) -> Role:
        """Return the details of a specific role.

        Args:
            id: The id of the record.

        Costs 2 tokens. getRole: GET /roles/{id}, scope admin.
        """
        return self._call(
            OPERATIONS["getRole"], Role, path={"id": id}, options=call_options
        )

    def add(
        self,
        *,
        name: str,
        parent_role_id: int | Unset | None = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> SavedRole:
        """Add a new role.

        Args:
            name: The name.
            parent_role_id: The role above it.

        Costs 10 tokens. addRole: POST /roles, scope admin.
        """
        return self._call(
            OPERATIONS["addRole"],
            SavedRole,
            body={"name": name, "parent_role_id": parent_role_id},
            options=call_options,
        )

    def update(
        self,
        id: int,
        *,
        parent_role_id: int | Unset | None = UNSET,
        name: str | Unset | None = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> SavedRole:
        """Update the parent role and/or the name of a specific role.

        Args:
            id: The id of the record.
            parent_role_id: The role above it.
            name: The name.

        Costs 10 tokens. updateRole: PUT /roles/{id}, scope admin.
        """
        return self._call(
            OPERATIONS["updateRole"],
            SavedRole,
            path={"id": id},
            body={"parent_role_id": parent_role_id, "name": name},
            options=call_options,
        )

    def delete(self, id: int, **call_options: Unpack[CallOptions]) -> DeletedItem:
        """Mark a role as deleted.

        Args:
            id: The id of the record.

        Costs 6 tokens. deleteRole: DELETE /roles/{id}, scope admin.
        """
        return self._call(
            OPERATIONS["deleteRole"], DeletedItem, path={"id": id}, options=call_options
        )

    def add_assignment(
        self, id: int, *, user_id: int, **call_options: Unpack[CallOptions]
    ) -> RoleMember:
        """Assign a user to a role.

        Args:
            id: The id of the record.
            user_id: The user.

        Costs 10 tokens. addRoleAssignment: POST /roles/{id}/assignments, scope admin.
        """
        return self._call(
            OPERATIONS["addRoleAssignment"],
            RoleMember,
            path={"id": id},
            body={"user_id": user_id},
            options=call_options,
        )

    def delete_assignment(
        self, id: int, *, user_id: int, **call_options: Unpack[CallOptions]
    ) -> DeletedItem:
        """Remove the assigned user from a role and adds to the default role.

        Args:
            id: The id of the record.
            user_id: The user.

        Costs 6 tokens. deleteRoleAssignment: DELETE /roles/{id}/assignments, scope
        admin.
        """
        return self._call(
            OPERATIONS["deleteRoleAssignment"],
            DeletedItem,
            path={"id": id},
            body={"user_id": user_id},
            options=call_options,
        )

    def get_pipelines(
        self,
        id: int,
        *,
        visible: bool | Unset = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> RolePipelines:
        """Return the list of either visible or hidden pipeline IDs for a specific role.

        For more information on pipeline visibility, please refer to the Visibility
        groups article.

        Args:
            id: The id of the record.
            visible: Whether visible or hidden pipelines are listed.

        Costs 20 tokens. getRolePipelines: GET /roles/{id}/pipelines, scope admin.
        """
        return self._call(
            OPERATIONS["getRolePipelines"],
            RolePipelines,
            path={"id": id},
            query={"visible": visible},
            options=call_options,
        )

    def get_settings(
        self, id: int, **call_options: Unpack[CallOptions]
    ) -> RoleSettings:
        """Return the visibility settings of a specific role.

        Args:
            id: The id of the record.

        Costs 20 tokens. getRoleSettings: GET /roles/{id}/settings, scope admin.
        """
        return self._call(
            OPERATIONS["getRoleSettings"],
            RoleSettings,
            path={"id": id},
            options=call_options,
        )

    def list_assignments(
        self,
        id: int,
        *,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> Pager[RoleAssignment]:
        """Return all users assigned to a role.

        Args:
            id: The id of the record.
            cursor: How many items to skip, as text; or the `next_cursor` of a page.
            limit: Items per request, at most and by default 500.
            max_items: Stop after this many items.

        Costs 10 tokens a page. getRoleAssignments: GET /roles/{id}/assignments, scope
        admin.
        """
        return self._pages(
            OPERATIONS["getRoleAssignments"],
            RoleAssignment,
            path={"id": id},
            page=(cursor, limit, max_items),
            options=call_options,
        )

    def update_pipelines(
        self,
        id: int,
        *,
        visible_pipeline_ids: Mapping[str, Any],
        **call_options: Unpack[CallOptions],
    ) -> RolePipelines:
        """Update the specified pipelines to be visible and/or hidden for a specific
        role.

        For more information on pipeline visibility, please refer to the Visibility
        groups article.

        Args:
            id: The id of the record.
            visible_pipeline_ids: Pipeline id to whether the role sees it.

        Costs 10 tokens. updateRolePipelines: PUT /roles/{id}/pipelines, scope admin.
        """
        return self._call(
            OPERATIONS["updateRolePipelines"],
            RolePipelines,
            path={"id": id},
            body={"visible_pipeline_ids": visible_pipeline_ids},
            options=call_options,
        )

    def update_settings(
        self,
        id: int,
        *,
        setting_key: RoleSettingKey,
        value: RoleSettingValue,
        **call_options: Unpack[CallOptions],
    ) -> SavedRoleSettings:
        """Add or updates the visibility setting for a role.

        Args:
            id: The id of the record.
            setting_key: The setting.
            value: The amount and its currency, together or not at all.

        Costs 10 tokens. addOrUpdateRoleSetting: POST /roles/{id}/settings, scope admin.
        """
        return self._call(
            OPERATIONS["addOrUpdateRoleSetting"],
            SavedRoleSettings,
            path={"id": id},
            body={"setting_key": setting_key, "value": value},
            options=call_options,
        )

    @property
    def with_raw_response(self) -> RolesWithRawResponse:
        """The same methods, returning whole responses: status, headers, body."""
        return RolesWithRawResponse(self._raw())


class RolesWithRawResponse:
    def __init__(self, raw: Roles) -> None:
        self.list = raw_method(raw.list)
        self.get = raw_method(raw.get)
        self.add = raw_method(raw.add)
        self.update = raw_method(raw.update)
        self.delete = raw_method(raw.delete)
        self.add_assignment = raw_method(raw.add_assignment)
        self.delete_assignment = raw_method(raw.delete_assignment)
        self.get_pipelines = raw_method(raw.get_pipelines)
        self.get_settings = raw_method(raw.get_settings)
        self.list_assignments = raw_method(raw.list_assignments)
        self.update_pipelines = raw_method(raw.update_pipelines)
        self.update_settings = raw_method(raw.update_settings)


class AsyncRoles(AsyncResource):
    """`Roles`, awaited."""

    def list(
        self,
        *,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> AsyncPager[Role]:
        """Return all the roles within the company.

        Args:
            cursor: How many items to skip, as text; or the `next_cursor` of a page.
            limit: Items per request, at most and by default 500.
            max_items: Stop after this many items.

        Costs 20 tokens a page. getRoles: GET /roles, scope admin.
        """
        return self._pages(
            OPERATIONS["getRoles"],
            Role,
            page=(cursor, limit, max_items),
            options=call_options,
        )

    async def get(self, id: int, **call_options: Unpack[CallOptions]) -> Role:
        """Return the details of a specific role.

        Args:
            id: The id of the record.

        Costs 2 tokens. getRole: GET /roles/{id}, scope admin.
        """
        return await self._call(
            OPERATIONS["getRole"], Role, path={"id": id}, options=call_options
        )

    async def add(
        self,
        *,
        name: str,
        parent_role_id: int | Unset | None = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> SavedRole:
        """Add a new role.

        Args:
            name: The name.
            parent_role_id: The role above it.

        Costs 10 tokens. addRole: POST /roles, scope admin.
        """
        return await self._call(
            OPERATIONS["addRole"],
            SavedRole,
            body={"name": name, "parent_role_id": parent_role_id},
            options=call_options,
        )

    async def update(
        self,
        id: int,
        *,
        parent_role_id: int | Unset | None = UNSET,
        name: str | Unset | None = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> SavedRole:
        """Update the parent role and/or the name of a specific role.

        Args:
            id: The id of the record.
            parent_role_id: The role above it.
            name: The name.

        Costs 10 tokens. updateRole: PUT /roles/{id}, scope admin.
        """
        return await self._call(
            OPERATIONS["updateRole"],
            SavedRole,
            path={"id": id},
            body={"parent_role_id": parent_role_id, "name": name},
            options=call_options,
        )

    async def delete(self, id: int, **call_options: Unpack[CallOptions]) -> DeletedItem:
        """Mark a role as deleted.

        Args:
            id: The id of the record.

        Costs 6 tokens. deleteRole: DELETE /roles/{id}, scope admin.
        """
        return await self._call(
            OPERATIONS["deleteRole"], DeletedItem, path={"id": id}, options=call_options
        )

    async def add_assignment(
        self, id: int, *, user_id: int, **call_options: Unpack[CallOptions]
    ) -> RoleMember:
        """Assign a user to a role.

        Args:
            id: The id of the record.
            user_id: The user.

        Costs 10 tokens. addRoleAssignment: POST /roles/{id}/assignments, scope admin.
        """
        return await self._call(
            OPERATIONS["addRoleAssignment"],
            RoleMember,
            path={"id": id},
            body={"user_id": user_id},
            options=call_options,
        )

    async def delete_assignment(
        self, id: int, *, user_id: int, **call_options: Unpack[CallOptions]
    ) -> DeletedItem:
        """Remove the assigned user from a role and adds to the default role.

        Args:
            id: The id of the record.
            user_id: The user.

        Costs 6 tokens. deleteRoleAssignment: DELETE /roles/{id}/assignments, scope
        admin.
        """
        return await self._call(
            OPERATIONS["deleteRoleAssignment"],
            DeletedItem,
            path={"id": id},
            body={"user_id": user_id},
            options=call_options,
        )

    async def get_pipelines(
        self,
        id: int,
        *,
        visible: bool | Unset = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> RolePipelines:
        """Return the list of either visible or hidden pipeline IDs for a specific role.

        For more information on pipeline visibility, please refer to the Visibility
        groups article.

        Args:
            id: The id of the record.
            visible: Whether visible or hidden pipelines are listed.

        Costs 20 tokens. getRolePipelines: GET /roles/{id}/pipelines, scope admin.
        """
        return await self._call(
            OPERATIONS["getRolePipelines"],
            RolePipelines,
            path={"id": id},
            query={"visible": visible},
            options=call_options,
        )

    async def get_settings(
        self, id: int, **call_options: Unpack[CallOptions]
    ) -> RoleSettings:
        """Return the visibility settings of a specific role.

        Args:
            id: The id of the record.

        Costs 20 tokens. getRoleSettings: GET /roles/{id}/settings, scope admin.
        """
        return await self._call(
            OPERATIONS["getRoleSettings"],
            RoleSettings,
            path={"id": id},
            options=call_options,
        )

    def list_assignments(
        self,
        id: int,
        *,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> AsyncPager[RoleAssignment]:
        """Return all users assigned to a role.

        Args:
            id: The id of the record.
            cursor: How many items to skip, as text; or the `next_cursor` of a page.
            limit: Items per request, at most and by default 500.
            max_items: Stop after this many items.

        Costs 10 tokens a page. getRoleAssignments: GET /roles/{id}/assignments, scope
        admin.
        """
        return self._pages(
            OPERATIONS["getRoleAssignments"],
            RoleAssignment,
            path={"id": id},
            page=(cursor, limit, max_items),
            options=call_options,
        )

    async def update_pipelines(
        self,
        id: int,
        *,
        visible_pipeline_ids: Mapping[str, Any],
        **call_options: Unpack[CallOptions],
    ) -> RolePipelines:
        """Update the specified pipelines to be visible and/or hidden for a specific
        role.

        For more information on pipeline visibility, please refer to the Visibility
        groups article.

        Args:
            id: The id of the record.
            visible_pipeline_ids: Pipeline id to whether the role sees it.

        Costs 10 tokens. updateRolePipelines: PUT /roles/{id}/pipelines, scope admin.
        """
        return await self._call(
            OPERATIONS["updateRolePipelines"],
            RolePipelines,
            path={"id": id},
            body={"visible_pipeline_ids": visible_pipeline_ids},
            options=call_options,
        )

    async def update_settings(
        self,
        id: int,
        *,
        setting_key: RoleSettingKey,
        value: RoleSettingValue,
        **call_options: Unpack[CallOptions],
    ) -> SavedRoleSettings:
        """Add or updates the visibility setting for a role.

        Args:
            id: The id of the record.
            setting_key: The setting.
            value: The amount and its currency, together or not at all.

        Costs 10 tokens. addOrUpdateRoleSetting: POST /roles/{id}/settings, scope admin.
        """
        return await self._call(
            OPERATIONS["addOrUpdateRoleSetting"],
            SavedRoleSettings,
            path={"id": id},
            body={"setting_key": setting_key, "value": value},
            options=call_options,
        )

    @property
    def with_raw_response(self) -> AsyncRolesWithRawResponse:
        """The same methods, returning whole responses: status, headers, body."""
        return AsyncRolesWithRawResponse(self._raw())


class AsyncRolesWithRawResponse:
    def __init__(self, raw: AsyncRoles) -> None:
        self.list = async_raw_method(raw.list)
        self.get = async_raw_method(raw.get)
        self.add = async_raw_method(raw.add)
        self.update = async_raw_method(raw.update)
        self.delete = async_raw_method(raw.delete)
        self.add_assignment = async_raw_method(raw.add_assignment)
        self.delete_assignment = async_raw_method(raw.delete_assignment)
        self.get_pipelines = async_raw_method(raw.get_pipelines)
        self.get_settings = async_raw_method(raw.get_settings)
        self.list_assignments = async_raw_method(raw.list_assignments)
        self.update_pipelines = async_raw_method(raw.update_pipelines)
        self.update_settings = async_raw_method(raw.update_settings)
