"""Records of pipelines."""

# Written by `make generate` from spec/pipedrive-v2.yaml: do not edit.

from __future__ import annotations

import datetime as dt

from openapi_runtime import SENT, Model, model


@model
class DeletedPipeline(Model):
    """Returned by pipelines.delete."""

    id: int = SENT
    """Deleted Pipeline ID."""


@model
class Pipeline(Model):
    """The pipeline object.

    Returned by pipelines.list, pipelines.get, pipelines.add and 1 more.
    """

    id: int = SENT
    """The ID of the pipeline."""

    name: str | None = None
    """The name of the pipeline."""

    order_nr: int | None = None
    """Defines the order of pipelines. The pipeline with the lowest `order_nr` is
considered the default.
"""

    is_deleted: bool | None = None
    """Whether this pipeline is marked as deleted or not."""

    is_deal_probability_enabled: bool | None = None
    """Whether deal probability is disabled or enabled for this pipeline."""

    add_time: dt.datetime | None = None
    """The pipeline creation time."""

    update_time: dt.datetime | None = None
    """The pipeline update time."""

    is_selected: bool | None = None
    """Whether the pipeline is selected or not."""
