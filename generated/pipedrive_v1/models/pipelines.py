"""Records of pipelines."""

# Written by `make generate` from spec/pipedrive-v1.yaml: do not edit.

from __future__ import annotations

from openapi_runtime import Model, model


@model
class AverageAge(Model):
    """Held by MovementStatistics.average_age_in_days."""

    across_all_stages: int | None = None

    by_stages: list[StageAge] | None = None


@model
class ConversionStatistics(Model):
    """Returned by pipelines.get_conversion_statistics."""

    stage_conversions: list[StageConversion] | None = None

    won_conversion: int | None = None

    lost_conversion: int | None = None


@model
class DealMovement(Model):
    """Held by MovementStatistics.deals_left_open, MovementStatistics.lost_deals,
    MovementStatistics.new_deals and 1 more.
    """

    count: int | None = None

    deals_ids: list[int] | None = None

    values: dict[str, int] | None = None

    formatted_values: dict[str, str] | None = None


@model
class MovementCount(Model):
    """Held by MovementStatistics.movements_between_stages."""

    count: int | None = None


@model
class MovementStatistics(Model):
    """Returned by pipelines.get_movement_statistics."""

    movements_between_stages: MovementCount | None = None

    new_deals: DealMovement | None = None

    deals_left_open: DealMovement | None = None

    won_deals: DealMovement | None = None

    lost_deals: DealMovement | None = None

    average_age_in_days: AverageAge | None = None


@model
class StageAge(Model):
    """Held by AverageAge.by_stages."""

    stage_id: int | None = None

    value: int | None = None


@model
class StageConversion(Model):
    """Held by ConversionStatistics.stage_conversions."""

    from_stage_id: int | None = None

    to_stage_id: int | None = None

    conversion_rate: int | None = None
