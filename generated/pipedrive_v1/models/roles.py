"""Records of roles."""

# Written by `make generate` from spec/pipedrive-v1.yaml: do not edit.

from __future__ import annotations

from typing import Literal, TypeAlias

from openapi_runtime import NULL, SENT, Model, model

from .shared import RoleSettings

RoleSettingKey: TypeAlias = Literal[
    "deal_default_visibility",
    "lead_default_visibility",
    "org_default_visibility",
    "person_default_visibility",
    "product_default_visibility",
]
RoleSettingValue: TypeAlias = Literal[1, 3, 5, 7]
SavedRoleSettingsDealDefaultVisibility: TypeAlias = Literal[1, 3, 5, 7]


@model
class Role(Model):
    """Returned by roles.list and roles.get."""

    id: int = SENT

    name: str | None = None

    parent_role_id: int | None = NULL

    active_flag: bool | None = None

    assignment_count: str | None = None

    sub_role_count: str | None = None

    level: int | None = None

    settings: RoleSettings | None = None


@model
class RoleMember(Model):
    """Returned by roles.add_assignment."""

    user_id: int | None = None

    role_id: int | None = None


@model
class RolePipelines(Model):
    """Returned by roles.get_pipelines and roles.update_pipelines."""

    pipeline_ids: list[float] | None = None

    visible: bool | None = None


@model
class SavedRole(Model):
    """Returned by roles.add and roles.update."""

    id: int = SENT


@model
class SavedRoleSettings(Model):
    """Returned by roles.update_settings."""

    id: int = SENT

    deal_default_visibility: SavedRoleSettingsDealDefaultVisibility | int | None = None
