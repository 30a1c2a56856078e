"""Records of deals."""

# Written by `make generate` from spec/pipedrive-v1.yaml: do not edit.

from __future__ import annotations

from typing import Any, Literal, TypeAlias

from openapi_runtime import NULL, SENT, Model, model

from .shared import (
    ContactValue,
    Deal,
    OrganizationReference,
    Picture,
    RelatedObjects,
    UserReference,
)

DealSummaryStatus: TypeAlias = Literal["lost", "open", "won"]
DealTimelineInterval: TypeAlias = Literal["day", "month", "quarter", "week"]


@model
class CurrencyTotal(Model):
    """Held by DealsSummary.values_total."""

    value: float | None = None

    count: int | None = None

    value_converted: float | None = None

    value_formatted: str | None = None

    value_converted_formatted: str | None = None


@model
class DealParticipant(Model):
    """Returned by deals.add_participant and deals.list_participants."""

    id: int = SENT

    name: str | None = None

    company_id: int | None = None

    active_flag: bool | None = None

    phone: list[ContactValue] | None = None

    email: list[ContactValue] | None = None

    first_char: str | None = None

    add_time: str | None = None

    update_time: str | None = None

    visible_to: str | None = None

    picture_id: Picture | None = None

    label: int | None = None

    label_ids: list[int] | None = None

    org_name: str | None = None

    owner_name: str | None = None

    cc_email: str | None = None

    owner_id: UserReference | None = None

    org_id: OrganizationReference | None = None

    first_name: str | None = None

    last_name: str | None = None

    email_messages_count: int | None = None

    activities_count: int | None = None

    done_activities_count: int | None = None

    undone_activities_count: int | None = None

    files_count: int | None = None

    notes_count: int | None = None

    followers_count: int | None = None

    last_incoming_mail_time: str | None = None

    last_outgoing_mail_time: str | None = None

    open_deals_count: int | None = None

    related_open_deals_count: int | None = None

    closed_deals_count: int | None = None

    related_closed_deals_count: int | None = None

    won_deals_count: int | None = None

    related_won_deals_count: int | None = None

    lost_deals_count: int | None = None

    related_lost_deals_count: int | None = None

    next_activity_date: str | None = NULL

    next_activity_time: str | None = NULL

    next_activity_id: int | None = NULL

    last_activity_id: int | None = NULL

    last_activity_date: str | None = NULL

    related_objects: RelatedObjects | None = None


@model
class DealsSummary(Model):
    """Returned by deals.get_archived_summary and deals.get_summary."""

    values_total: CurrencyTotal | None = None

    weighted_values_total: WeightedTotal | None = None

    total_count: int | None = None

    total_currency_converted_value: float | None = None

    total_weighted_currency_converted_value: float | None = None

    total_currency_converted_value_formatted: str | None = None

    total_weighted_currency_converted_value_formatted: str | None = None


@model
class DealsTimeline(Model):
    """Returned by deals.get_archived_timeline and deals.get_timeline."""

    period_start: str | None = None

    period_end: str | None = None

    deals: list[Deal] | None = None

    totals: TimelineTotals | None = None


@model
class ParticipantChange(Model):
    """Returned by deals.list_participants_changelog."""

    actor_user_id: int | None = None

    person_id: int | None = None

    action: str | None = None

    time: str | None = None


@model
class TimelineTotals(Model):
    """Held by DealsTimeline.totals."""

    count: int | None = None

    values: dict[str, Any] | None = None

    weighted_values: dict[str, Any] | None = None

    open_count: int | None = None

    open_values: dict[str, Any] | None = None

    weighted_open_values: dict[str, Any] | None = None

    won_count: int | None = None

    won_values: dict[str, Any] | None = None


@model
class WeightedTotal(Model):
    """Held by DealsSummary.weighted_values_total."""

    value: float | None = None

    count: int | None = None

    value_formatted: str | None = None
