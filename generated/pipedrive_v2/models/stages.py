"""Records of stages."""

# Written by `make generate` from spec/pipedrive-v2.yaml: do not edit.

from __future__ import annotations

import datetime as dt
from typing import Literal, TypeAlias

from openapi_runtime import NULL, SENT, Model, model

StageSortBy: TypeAlias = Literal["add_time", "id", "order_nr", "update_time"]


@model
class DeletedStage(Model):
    """Returned by stages.delete."""

    id: int = SENT
    """Deleted stage ID."""


@model
class Stage(Model):
    """The stage object.

    Returned by stages.list, stages.get, stages.add and 1 more.
    """

    id: int = SENT
    """The ID of the stage."""

    name: str | None = None
    """The name of the stage."""

    order_nr: int | None = None
    """Defines the order of the stage."""

    is_deleted: bool | None = None
    """Whether the stage is marked as deleted or not."""

    deal_probability: int | None = None
    """The success probability percentage of the deal. Used/shown when the deal weighted
values are used.
"""

    pipeline_id: int | None = None
    """The ID of the pipeline to add the stage to."""

    is_deal_rot_enabled: bool | None = None
    """Whether deals in this stage can become rotten."""

    days_to_rotten: int | None = NULL
    """The number of days the deals not updated in this stage would become rotten.
Applies only if the `is_deal_rot_enabled` is set.
"""

    add_time: dt.datetime | None = None
    """The stage creation time."""

    update_time: dt.datetime | None = None
    """The stage update time."""
