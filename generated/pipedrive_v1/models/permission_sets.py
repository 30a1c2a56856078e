"""Records of permission sets."""

# Written by `make generate` from spec/pipedrive-v1.yaml: do not edit.

from __future__ import annotations

from typing import Literal, TypeAlias

from openapi_runtime import SENT, Model, model

PermissionSetApp: TypeAlias = Literal[
    "account_settings",
    "campaigns",
    "global",
    "nova",
    "partnership",
    "projects",
    "sales",
]
PermissionSetType: TypeAlias = Literal["admin", "custom", "manager", "regular"]


@model
class PermissionSet(Model):
    """Returned by permission_sets.list and permission_sets.get."""

    id: str = SENT

    name: str | None = None

    description: str | None = None

    app: PermissionSetApp | str | None = None

    type: PermissionSetType | str | None = None

    assignment_count: int | None = None

    contents: list[str] | None = None


@model
class PermissionSetAssignment(Model):
    """Returned by permission_sets.list_assignments."""

    name: str | None = None

    user_id: int | None = None

    permission_set_id: str | None = None
