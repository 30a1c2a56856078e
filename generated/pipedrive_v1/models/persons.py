"""Records of persons."""

# Written by `make generate` from spec/pipedrive-v1.yaml: do not edit.

from __future__ import annotations

import datetime as dt

from openapi_runtime import NULL, SENT, Model, model

from .shared import VisibleTo


@model
class PersonProduct(Model):
    """Returned by persons.list_products."""

    deal: PersonProductDeal | None = None

    product: PersonProductItem | None = None


@model
class PersonProductDeal(Model):
    """Held by PersonProduct.deal."""

    id: int = SENT

    title: str | None = None

    company_id: int | None = None

    creator_user_id: int | None = None

    user_id: int | None = None

    person_id: int | None = None

    org_id: int | None = None

    stage_id: int | None = None

    value: float | None = None

    currency: str | None = None

    add_time: str | None = None

    first_add_time: str | None = None

    update_time: str | None = None

    stage_change_time: str | None = None

    active: bool | None = None

    deleted: bool | None = None

    status: str | None = None

    probability: float | None = NULL

    next_activity_date: str | None = None

    next_activity_time: str | None = None

    next_activity_id: int | None = NULL

    last_activity_id: int | None = NULL

    last_activity_date: str | None = NULL

    lost_reason: str | None = NULL

    visible_to: str | None = None

    close_time: str | None = NULL

    pipeline_id: int | None = None

    won_time: str | None = None

    first_won_time: str | None = None

    lost_time: str | None = None

    products_count: int | None = None

    files_count: int | None = None

    notes_count: int | None = None

    followers_count: int | None = None

    email_messages_count: int | None = None

    activities_count: int | None = None

    done_activities_count: int | None = None

    undone_activities_count: int | None = None

    participants_count: int | None = None

    expected_close_date: dt.date | None = None

    last_incoming_mail_time: str | None = None

    last_outgoing_mail_time: str | None = None

    label: str | None = None


@model
class PersonProductItem(Model):
    """Held by PersonProduct.product."""

    id: int = SENT

    name: str | None = None

    company_id: int | None = None

    code: str | None = None

    description: str | None = None

    unit: str | None = None

    tax: float | None = None

    category: str | None = None

    active_flag: bool | None = None

    selectable: bool | None = None

    first_char: str | None = None

    visible_to: VisibleTo | str | None = None

    owner_id: int | None = None

    files_count: int | None = None

    add_time: str | None = None

    update_time: str | None = None

    deal_id: int | None = None
