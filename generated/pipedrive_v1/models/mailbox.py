"""Records of mailbox."""

# Written by `make generate` from spec/pipedrive-v1.yaml: do not edit.

from __future__ import annotations

import datetime as dt
from typing import Any, Literal, TypeAlias

from openapi_runtime import NULL, SENT, Model, model

from .shared import Flag

MailThreadFolder: TypeAlias = Literal["archive", "drafts", "inbox", "sent"]


@model
class MailParties(Model, wire_names={"from_": "from"}):
    """Held by MailThread.parties."""

    to: list[MailParty] | None = None

    from_: list[MailParty] | None = None


@model
class MailParty(Model):
    """Held by MailParties.from_ and MailParties.to."""

    id: int = SENT

    name: str | None = None

    latest_sent: bool | None = None

    email_address: str | None = None

    message_time: float | None = None

    linked_person_id: int | None = None

    linked_person_name: str | None = None

    mail_message_party_id: int | None = None

    linked_organization_id: int | None = NULL


@model
class MailThread(Model):
    """Returned by mailbox.get_thread, mailbox.list_threads and
    mailbox.update_thread.
    """

    id: int = SENT

    account_id: str | None = None

    user_id: int | None = None

    subject: str | None = None

    snippet: str | None = None

    read_flag: Flag | int | None = None

    mail_tracking_status: str | None = NULL

    has_attachments_flag: Flag | int | None = None

    has_inline_attachments_flag: Flag | int | None = None

    has_real_attachments_flag: Flag | int | None = None

    deleted_flag: Flag | int | None = None

    synced_flag: Flag | int | None = None

    smart_bcc_flag: Flag | int | None = None

    mail_link_tracking_enabled_flag: Flag | int | None = None

    parties: MailParties | None = None

    drafts_parties: list[dict[str, Any]] | None = None

    folders: list[str] | None = None

    version: float | None = None

    snippet_draft: str | None = NULL

    snippet_sent: str | None = None

    message_count: int | None = None

    has_draft_flag: Flag | int | None = None

    has_sent_flag: Flag | int | None = None

    archived_flag: Flag | int | None = None

    shared_flag: Flag | int | None = None

    external_deleted_flag: Flag | int | None = None

    first_message_to_me_flag: Flag | int | None = None

    last_message_timestamp: dt.datetime | None = None

    first_message_timestamp: dt.datetime | None = None

    last_message_sent_timestamp: dt.datetime | None = NULL

    last_message_received_timestamp: dt.datetime | None = None

    add_time: dt.datetime | None = None

    update_time: dt.datetime | None = None

    deal_id: int | None = NULL

    deal_status: str | None = NULL

    lead_id: str | None = NULL

    all_messages_sent_flag: Flag | int | None = None
