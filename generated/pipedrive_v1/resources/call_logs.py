"""Operations on call logs."""

# Written by `make generate` from spec/pipedrive-v1.yaml: do not edit.

from __future__ import annotations

import datetime as dt
from typing import Unpack

from openapi_runtime import (
    UNSET,
    AsyncPager,
    AsyncResource,
    CallOptions,
    FileInput,
    Pager,
    Resource,
    Unset,
    async_raw_method,
    raw_method,
)

from ..models.call_logs import CallLog, CallLogAudioFile, CallLogOutcome, DeletedCallLog
from ..operations import OPERATIONS


class CallLogs(Resource):
    """Operations on call logs."""

    def list(
        self,
        *,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> Pager[CallLog]:
        """Return all call logs assigned to a particular user.

        Args:
            cursor: How many items to skip, as text; or the `next_cursor` of a page.
            limit: Items per request, at most and by default 50.
            max_items: Stop after this many items.

        Costs 20 tokens a page. getUserCallLogs: GET /callLogs, scope phone-integration.
        """
        return self._pages(
            OPERATIONS["getUserCallLogs"],
            CallLog,
            page=(cursor, limit, max_items),
            options=call_options,
        )

    def get(self, id: str, **call_options: Unpack[CallOptions]) -> CallLog:
        """Return details of a specific call log.

        Args:
            id: The id of the record.

        Costs 2 tokens. getCallLog: GET /callLogs/{id}, scope phone-integration.
        """
        return self._call(
            OPERATIONS["getCallLog"], CallLog, path={"id": id}, options=call_options
        )

    def add(
        self,
        *,
        outcome: CallLogOutcome,
        to_phone_number: str,
        start_time: dt.datetime | dt.date | str,
        end_time: dt.datetime | dt.date | str,
        user_id: int | Unset | None = UNSET,
        activity_id: int | Unset | None = UNSET,
        subject: str | Unset | None = UNSET,
        duration: str | Unset | None = UNSET,
        from_phone_number: str | Unset | None = UNSET,
        person_id: int | Unset | None = UNSET,
        org_id: int | Unset | None = UNSET,
        deal_id: int | Unset | None = UNSET,
        lead_id: str | Unset | None = UNSET,
        note: str | Unset | None = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> CallLog:
        """Add a new call log.

        Args:
            outcome: How the call ended.
            to_phone_number: Who was called.
            start_time: When the call began, in UTC.
            end_time: When the call ended, in UTC.
            user_id: The user.
            activity_id: The activity that it belongs to.
            subject: The subject.
            duration: In seconds for a call; start and end for a goal.
            from_phone_number: Who called.
            person_id: The person that it belongs to.
            org_id: The organization that it belongs to.
            deal_id: The deal that it belongs to.
            lead_id: The lead that it belongs to.
            note: A note, with HTML if wanted.

        Costs 10 tokens. addCallLog: POST /callLogs, scope phone-integration.
        """
        return self._call(
            OPERATIONS["addCallLog"],
            CallLog,
            body={
                "outcome": outcome,
                "to_phone_number": to_phone_number,
                "start_time": start_time,
                "end_time": end_time,
                "user_id": user_id,
                "activity_id": activity_id,
                "subject": subject,
                "duration": duration,
                "from_phone_number": from_phone_number,
                "person_id": person_id,
                "org_id": org_id,
                "deal_id": deal_id,
                "lead_id": lead_id,
                "note": note,
            },
            options=call_options,
        )

    def delete(self, id: str, **call_options: Unpack[CallOptions]) -> DeletedCallLog:
        """Delete a call log.

        If there is an audio recording attached to it, it will also be deleted. The
        related activity will not be removed by this request. If you want to remove the
        related activities, please use the endpoint which is specific for activities.

        Args:
            id: The id of the record.

        Costs 6 tokens. deleteCallLog: DELETE /callLogs/{id}, scope phone-integration.
        """
        return self._call(
            OPERATIONS["deleteCallLog"],
            DeletedCallLog,
            path={"id": id},
            options=call_options,
        )

    def add_recording(
        self, id: str, *, file: FileInput, **call_options: Unpack[CallOptions]
    ) -> CallLogAudioFile:
        """Add an audio recording to the call log.

        That audio can be played by those who have access to the call log object.

        Args:
            id: The id of the record.
            file: What is uploaded.
                A path, bytes, a file, `(name, content)` or `(name, content, type)`.

        Costs 10 tokens. addCallLogAudioFile: POST /callLogs/{id}/recordings, scope
        phone-integration.
        """
        return self._call(
            OPERATIONS["addCallLogAudioFile"],
            CallLogAudioFile,
            path={"id": id},
            files={"file": file},
            options=call_options,
        )

    @property
    def with_raw_response(self) -> CallLogsWithRawResponse:
        """The same methods, returning whole responses: status, headers, body."""
        return CallLogsWithRawResponse(self._raw())


class CallLogsWithRawResponse:
    def __init__(self, raw: CallLogs) -> None:
        self.list = raw_method(raw.list)
        self.get = raw_method(raw.get)
        self.add = raw_method(raw.add)
        self.delete = raw_method(raw.delete)
        self.add_recording = raw_method(raw.add_recording)


class AsyncCallLogs(AsyncResource):
    """`CallLogs`, awaited."""

    def list(
        self,
        *,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> AsyncPager[CallLog]:
        """Return all call logs assigned to a particular user.

        Args:
            cursor: How many items to skip, as text; or the `next_cursor` of a page.
            limit: Items per request, at most and by default 50.
            max_items: Stop after this many items.

        Costs 20 tokens a page. getUserCallLogs: GET /callLogs, scope phone-integration.
        """
        return self._pages(
            OPERATIONS["getUserCallLogs"],
            CallLog,
            page=(cursor, limit, max_items),
            options=call_options,
        )

    async def get(self, id: str, **call_options: Unpack[CallOptions]) -> CallLog:
        """Return details of a specific call log.

        Args:
            id: The id of the record.

        Costs 2 tokens. getCallLog: GET /callLogs/{id}, scope phone-integration.
        """
        return await self._call(
            OPERATIONS["getCallLog"], CallLog, path={"id": id}, options=call_options
        )

    async def add(
        self,
        *,
        outcome: CallLogOutcome,
        to_phone_number: str,
        start_time: dt.datetime | dt.date | str,
        end_time: dt.datetime | dt.date | str,
        user_id: int | Unset | None = UNSET,
        activity_id: int | Unset | None = UNSET,
        subject: str | Unset | None = UNSET,
        duration: str | Unset | None = UNSET,
        from_phone_number: str | Unset | None = UNSET,
        person_id: int | Unset | None = UNSET,
        org_id: int | Unset | None = UNSET,
        deal_id: int | Unset | None = UNSET,
        lead_id: str | Unset | None = UNSET,
        note: str | Unset | None = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> CallLog:
        """Add a new call log.

        Args:
            outcome: How the call ended.
            to_phone_number: Who was called.
            start_time: When the call began, in UTC.
            end_time: When the call ended, in UTC.
            user_id: The user.
            activity_id: The activity that it belongs to.
            subject: The subject.
            duration: In seconds for a call; start and end for a goal.
            from_phone_number: Who called.
            person_id: The person that it belongs to.
            org_id: The organization that it belongs to.
            deal_id: The deal that it belongs to.
            lead_id: The lead that it belongs to.
            note: A note, with HTML if wanted.

        Costs 10 tokens. addCallLog: POST /callLogs, scope phone-integration.
        """
        return await self._call(
            OPERATIONS["addCallLog"],
            CallLog,
            body={
                "outcome": outcome,
                "to_phone_number": to_phone_number,
                "start_time": start_time,
                "end_time": end_time,
                "user_id": user_id,
                "activity_id": activity_id,
                "subject": subject,
                "duration": duration,
                "from_phone_number": from_phone_number,
                "person_id": person_id,
                "org_id": org_id,
                "deal_id": deal_id,
                "lead_id": lead_id,
                "note": note,
            },
            options=call_options,
        )

    async def delete(
        self, id: str, **call_options: Unpack[CallOptions]
    ) -> DeletedCallLog:
        """Delete a call log.

        If there is an audio recording attached to it, it will also be deleted. The
        related activity will not be removed by this request. If you want to remove the
        related activities, please use the endpoint which is specific for activities.

        Args:
            id: The id of the record.

        Costs 6 tokens. deleteCallLog: DELETE /callLogs/{id}, scope phone-integration.
        """
        return await self._call(
            OPERATIONS["deleteCallLog"],
            DeletedCallLog,
            path={"id": id},
            options=call_options,
        )

    async def add_recording(
        self, id: str, *, file: FileInput, **call_options: Unpack[CallOptions]
    ) -> CallLogAudioFile:
        """Add an audio recording to the call log.

        That audio can be played by those who have access to the call log object.

        Args:
            id: The id of the record.
            file: What is uploaded.
                A path, bytes, a file, `(name, content)` or `(name, content, type)`.

        Costs 10 tokens. addCallLogAudioFile: POST /callLogs/{id}/recordings, scope
        phone-integration.
        """
        return await self._call(
            OPERATIONS["addCallLogAudioFile"],
            CallLogAudioFile,
            path={"id": id},
            files={"file": file},
            options=call_options,
        )

    @property
    def with_raw_response(self) -> AsyncCallLogsWithRawResponse:
        """The same methods, returning whole responses: status, headers, body."""
        return AsyncCallLogsWithRawResponse(self._raw())


class AsyncCallLogsWithRawResponse:
    def __init__(self, raw: AsyncCallLogs) -> None:
        self.list = async_raw_method(raw.list)
        self.get = async_raw_method(raw.get)
        self.add = async_raw_method(raw.add)
        self.delete = async_raw_method(raw.delete)
        self.add_recording = async_raw_method(raw.add_recording)
