"""Records of webhooks."""

# Written by `make generate` from spec/pipedrive-v1.yaml: do not edit.

from __future__ import annotations

import datetime as dt
from typing import Literal, TypeAlias

from openapi_runtime import NULL, SENT, Model, model

from .shared import Flag

WebhookEventAction: TypeAlias = Literal["*", "change", "create", "delete"]
WebhookEventObject: TypeAlias = Literal[
    "*",
    "activity",
    "deal",
    "lead",
    "note",
    "organization",
    "person",
    "pipeline",
    "product",
    "stage",
    "user",
]
WebhookType: TypeAlias = Literal["application", "automation", "general"]
WebhookVersion: TypeAlias = Literal["1.0", "2.0"]


@model
class DeletedWebhook(Model):
    """Returned by webhooks.delete."""

    success: bool | None = None


@model
class Webhook(Model):
    """Returned by webhooks.list and webhooks.add."""

    id: int = SENT

    name: str | None = None

    company_id: int | None = None

    owner_id: int | None = None

    user_id: int | None = None

    event_action: str | None = None

    event_object: str | None = None

    subscription_url: str | None = None

    version: str | None = None

    is_active: Flag | int | None = None

    add_time: dt.datetime | None = None

    remove_time: dt.datetime | None = NULL

    type: WebhookType | str | None = None

    http_auth_user: str | None = NULL

    http_auth_password: str | None = NULL

    remove_reason: str | None = NULL

    last_delivery_time: dt.datetime | None = NULL

    last_http_status: int | None = NULL

    admin_id: int | None = None
