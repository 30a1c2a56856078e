"""Records of channels."""

# Written by `make generate` from spec/pipedrive-v1.yaml: do not edit.

from __future__ import annotations

import datetime as dt
from typing import Literal, TypeAlias

from openapi_runtime import SENT, Model, model

ChannelProviderType: TypeAlias = Literal["facebook", "other", "whatsapp"]
MessageStatus: TypeAlias = Literal["delivered", "failed", "read", "sent"]


@model
class Channel(Model):
    """Returned by channels.add."""

    id: str = SENT

    name: str | None = None

    avatar_url: str | None = None

    provider_channel_id: str | None = None

    marketplace_client_id: str | None = None

    pd_company_id: int | None = None

    pd_user_id: int | None = None

    created_at: dt.datetime | None = None

    provider_type: ChannelProviderType | str | None = None

    template_support: bool | None = None


@model
class DeletedChannel(Model):
    """Returned by channels.delete."""

    success: bool | None = None


@model
class DeletedConversation(Model):
    """Returned by channels.delete_conversation."""

    success: bool | None = None


@model
class Message(Model):
    """Returned by channels.receive_message."""

    id: str = SENT

    channel_id: str | None = None

    sender_id: str | None = None

    conversation_id: str | None = None

    message: str | None = None

    status: MessageStatus | str | None = None

    created_at: dt.datetime | None = None

    reply_by: dt.datetime | None = None

    conversation_link: str | None = None

    attachments: list[MessageAttachment] | None = None


@model
class MessageAttachment(Model):
    """Held by Message.attachments."""

    id: str = SENT

    name: str | None = None

    type: str | None = None

    size: float | None = None

    url: str | None = None

    preview_url: str | None = None

    link_expires: bool | None = None


@model
class ReceiveMessageAttachment(Model):
    """Taken by channels.receive_message."""

    id: str = SENT

    name: str | None = None

    type: str | None = None

    size: float | None = None

    url: str | None = None

    preview_url: str | None = None

    link_expires: bool | None = None
