"""Records of project boards."""

# Written by `make generate` from spec/pipedrive-v1.yaml: do not edit.

from __future__ import annotations

from openapi_runtime import SENT, Model, model


@model
class ProjectBoard(Model):
    """Returned by project_boards.list and project_boards.get."""

    id: int = SENT

    name: str | None = None

    order_nr: float | None = None

    add_time: str | None = None

    update_time: str | None = None
