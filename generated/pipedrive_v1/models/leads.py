"""Records of leads."""

# Written by `make generate` from spec/pipedrive-v1.yaml: do not edit.

from __future__ import annotations

import datetime as dt
from typing import Literal, TypeAlias

from openapi_runtime import NULL, SENT, Model, model

from .shared import VisibleTo

LeadSearchFields: TypeAlias = Literal["custom_fields", "notes", "title"]
LeadSearchIncludeFields: TypeAlias = Literal["lead.was_seen"]


@model
class FoundLead(Model):
    """Held by LeadSearchItem.item."""

    id: str = SENT

    title: str | None = None

    type: str | None = None

    owner: FoundReference | None = None

    person: FoundReference | None = None

    organization: FoundReference | None = None

    phones: list[str] | None = None

    emails: list[str] | None = None

    custom_fields: list[str] | None = None

    notes: list[str] | None = None

    value: int | None = None

    currency: str | None = None

    visible_to: int | None = None

    is_archived: bool | None = None


@model
class FoundReference(Model):
    """Held by FoundLead.organization, FoundLead.owner and FoundLead.person."""

    id: int = SENT

    name: str | None = None


@model
class Lead(Model):
    """Returned by leads.list, leads.get, leads.add and 2 more."""

    id: str = SENT

    title: str | None = None

    owner_id: int | None = None

    creator_id: int | None = None

    label_ids: list[str] | None = None

    person_id: int | None = NULL

    organization_id: int | None = NULL

    source_name: str | None = None

    origin: str | None = None

    origin_id: str | None = NULL

    channel: int | None = NULL

    channel_id: str | None = NULL

    is_archived: bool | None = None

    was_seen: bool | None = None

    value: LeadValue | None = NULL

    expected_close_date: dt.date | None = NULL

    next_activity_id: int | None = NULL

    add_time: dt.datetime | None = None

    update_time: dt.datetime | None = None

    visible_to: VisibleTo | str | None = None

    cc_email: str | None = None


@model
class LeadSearchItem(Model):
    """Returned by leads.search."""

    result_score: float | None = None

    item: FoundLead | None = None


@model
class LeadValue(Model):
    """Taken by leads.add and leads.update. Held by Lead.value."""

    amount: float | None = None

    currency: str | None = None
