"""Records of call logs."""

# Written by `make generate` from spec/pipedrive-v1.yaml: do not edit.

from __future__ import annotations

import datetime as dt
from typing import Literal, TypeAlias

from openapi_runtime import SENT, Model, model

CallLogOutcome: TypeAlias = Literal[
    "busy", "connected", "left_message", "left_voicemail", "no_answer", "wrong_number"
]


@model
class CallLog(Model):
    """Returned by call_logs.list, call_logs.get and call_logs.add."""

    id: str = SENT

    user_id: int | None = None

    activity_id: int | None = None

    subject: str | None = None

    duration: str | None = None

    outcome: CallLogOutcome | str | None = None

    from_phone_number: str | None = None

    to_phone_number: str | None = None

    start_time: dt.datetime | None = None

    end_time: dt.datetime | None = None

    person_id: int | None = None

    org_id: int | None = None

    deal_id: int | None = None

    lead_id: str | None = None

    note: str | None = None

    has_recording: bool | None = None

    company_id: int | None = None


@model
class CallLogAudioFile(Model):
    """Returned by call_logs.add_recording."""

    success: bool | None = None


@model
class DeletedCallLog(Model):
    """Returned by call_logs.delete."""

    success: bool | None = None
