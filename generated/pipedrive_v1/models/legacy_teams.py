"""Records of legacy teams."""

# Written by `make generate` from spec/pipedrive-v1.yaml: do not edit.

from __future__ import annotations

from typing import Literal, TypeAlias

from openapi_runtime import SENT, Model, model

from .shared import Flag

TeamOrderBy: TypeAlias = Literal["active_flag", "id", "manager_id", "name"]


@model
class Team(Model):
    """Returned by legacy_teams.list, legacy_teams.get, legacy_teams.add and 2 more."""

    id: int = SENT

    name: str | None = None

    description: str | None = None

    manager_id: int | None = None

    users: list[int] | None = None

    active_flag: Flag | int | None = None

    deleted_flag: Flag | int | None = None

    add_time: str | None = None

    created_by_user_id: int | None = None
