"""Records of project phases."""

# Written by `make generate` from spec/pipedrive-v1.yaml: do not edit.

from __future__ import annotations

from openapi_runtime import SENT, Model, model


@model
class ProjectPhase(Model):
    """Returned by project_phases.list and project_phases.get."""

    id: int = SENT

    name: str | None = None

    board_id: int | None = None

    order_nr: float | None = None

    add_time: str | None = None

    update_time: str | None = None
