"""Records of leads."""

# Written by `make generate` from spec/pipedrive-v2.yaml: do not edit.

from __future__ import annotations

from typing import Literal, TypeAlias

from openapi_runtime import SENT, Model, model

from .shared import Owner

LeadSearchIncludeField: TypeAlias = Literal["lead.was_seen"]


@model
class FoundLead(Model):
    """Held by LeadSearchItem.item."""

    id: str = SENT
    """The ID of the lead."""

    title: str | None = None
    """The title of the lead."""

    type: str | None = None
    """The type of the item."""

    owner: Owner | None = None

    person: FoundLeadPerson | None = None

    organization: FoundLeadOrganization | None = None

    phones: list[str] | None = None

    emails: list[str] | None = None

    custom_fields: list[str] | None = None
    """Custom fields."""

    notes: list[str] | None = None
    """An array of notes."""

    value: float | None = None
    """The value of the lead."""

    currency: str | None = None
    """The currency of the lead."""

    visible_to: int | None = None
    """The visibility of the lead."""

    is_archived: bool | None = None
    """A flag indicating whether the lead is archived or not."""


@model
class FoundLeadOrganization(Model):
    """Held by FoundLead.organization."""

    id: int = SENT
    """The ID of the organization the lead is associated with."""

    name: str | None = None
    """The name of the organization the lead is associated with."""


@model
class FoundLeadPerson(Model):
    """Held by FoundLead.person."""

    id: int = SENT
    """The ID of the person the lead is associated with."""

    name: str | None = None
    """The name of the person the lead is associated with."""


@model
class LeadSearchItem(Model):
    """Returned by leads.search."""

    result_score: float | None = None
    """Search result relevancy."""

    item: FoundLead | None = None
