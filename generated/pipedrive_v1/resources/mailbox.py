"""Operations on mailbox."""

# Written by `make generate` from spec/pipedrive-v1.yaml: do not edit.

from __future__ import annotations

from builtins import list as list_
from typing import Unpack

from openapi_runtime import (
    UNSET,
    AsyncPager,
    AsyncResource,
    CallOptions,
    Pager,
    Resource,
    Unset,
    async_raw_method,
    raw_method,
)

from ..models.mailbox import MailThread, MailThreadFolder
from ..models.shared import DeletedItem, Flag, MailMessage
from ..operations import OPERATIONS


class Mailbox(Resource):
    """Operations on mailbox."""

    def delete_thread(
        self, id: int, **call_options: Unpack[CallOptions]
    ) -> DeletedItem:
        """Mark a mail thread as deleted.

        Args:
            id: The id of the record.

        Costs 6 tokens. deleteMailThread: DELETE /mailbox/mailThreads/{id}, scope
        mail:full.
        """
        return self._call(
            OPERATIONS["deleteMailThread"],
            DeletedItem,
            path={"id": id},
            options=call_options,
        )

    def get_message(
        self,
        id: int,
        *,
        include_body: Flag | Unset = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> MailMessage:
        """Return data about a specific mail message.

        Args:
            id: The id of the record.
            include_body: 1 to include the text of the message.

        Costs 2 tokens. getMailMessage: GET /mailbox/mailMessages/{id}, scope mail:full
        or mail:read.
        """
        return self._call(
            OPERATIONS["getMailMessage"],
            MailMessage,
            path={"id": id},
            query={"include_body": include_body},
            options=call_options,
        )

    def get_thread(self, id: int, **call_options: Unpack[CallOptions]) -> MailThread:
        """Return a specific mail thread.

        Args:
            id: The id of the record.

        Costs 20 tokens. getMailThread: GET /mailbox/mailThreads/{id}, scope mail:full
        or mail:read.
        """
        return self._call(
            OPERATIONS["getMailThread"],
            MailThread,
            path={"id": id},
            options=call_options,
        )

    def list_thread_messages(
        self, id: int, **call_options: Unpack[CallOptions]
    ) -> list_[MailMessage]:
        """Return all the mail messages inside a specified mail thread.

        Args:
            id: The id of the record.

        Costs 20 tokens. getMailThreadMessages: GET
        /mailbox/mailThreads/{id}/mailMessages, scope mail:full or mail:read.
        """
        return self._call(
            OPERATIONS["getMailThreadMessages"],
            list_[MailMessage],
            path={"id": id},
            options=call_options,
        )

    def list_threads(
        self,
        *,
        folder: MailThreadFolder,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> Pager[MailThread]:
        """Return mail threads in a specified folder ordered by the most recent message
        within.

        Args:
            folder: The folder of the mailbox.
            cursor: How many items to skip, as text; or the `next_cursor` of a page.
            limit: Items per request, at most and by default 500.
            max_items: Stop after this many items.

        Costs 20 tokens a page. getMailThreads: GET /mailbox/mailThreads, scope
        mail:full or mail:read.
        """
        return self._pages(
            OPERATIONS["getMailThreads"],
            MailThread,
            query={"folder": folder},
            page=(cursor, limit, max_items),
            options=call_options,
        )

    def update_thread(
        self,
        id: int,
        *,
        deal_id: int | Unset = UNSET,
        lead_id: str | Unset = UNSET,
        shared_flag: Flag | Unset = UNSET,
        read_flag: Flag | Unset = UNSET,
        archived_flag: Flag | Unset = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> MailThread:
        """Update the properties of a mail thread.

        Args:
            id: The id of the record.
            deal_id: The deal that it belongs to.
            lead_id: The lead that it belongs to.
            shared_flag: Whether the other users see the thread.
            read_flag: Whether the thread was read.
            archived_flag: Whether the thread is archived.

        Costs 10 tokens. updateMailThreadDetails: PUT /mailbox/mailThreads/{id}, scope
        mail:full.
        """
        return self._call(
            OPERATIONS["updateMailThreadDetails"],
            MailThread,
            path={"id": id},
            form={
                "deal_id": deal_id,
                "lead_id": lead_id,
                "shared_flag": shared_flag,
                "read_flag": read_flag,
                "archived_flag": archived_flag,
            },
            options=call_options,
        )

    @property
    def with_raw_response(self) -> MailboxWithRawResponse:
        """The same methods, returning whole responses: status, headers, body."""
        return MailboxWithRawResponse(self._raw())


class MailboxWithRawResponse:
    def __init__(self, raw: Mailbox) -> None:
        self.delete_thread = raw_method(raw.delete_thread)
        self.get_message = raw_method(raw.get_message)
        self.get_thread = raw_method(raw.get_thread)
        self.list_thread_messages = raw_method(raw.list_thread_messages)
        self.list_threads = raw_method(raw.list_threads)
        self.update_thread = raw_method(raw.update_thread)


class AsyncMailbox(AsyncResource):
    """`Mailbox`, awaited."""

    async def delete_thread(
        self, id: int, **call_options: Unpack[CallOptions]
    ) -> DeletedItem:
        """Mark a mail thread as deleted.

        Args:
            id: The id of the record.

        Costs 6 tokens. deleteMailThread: DELETE /mailbox/mailThreads/{id}, scope
        mail:full.
        """
        return await self._call(
            OPERATIONS["deleteMailThread"],
            DeletedItem,
            path={"id": id},
            options=call_options,
        )

    async def get_message(
        self,
        id: int,
        *,
        include_body: Flag | Unset = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> MailMessage:
        """Return data about a specific mail message.

        Args:
            id: The id of the record.
            include_body: 1 to include the text of the message.

        Costs 2 tokens. getMailMessage: GET /mailbox/mailMessages/{id}, scope mail:full
        or mail:read.
        """
        return await self._call(
            OPERATIONS["getMailMessage"],
            MailMessage,
            path={"id": id},
            query={"include_body": include_body},
            options=call_options,
        )

    async def get_thread(
        self, id: int, **call_options: Unpack[CallOptions]
    ) -> MailThread:
        """Return a specific mail thread.

        Args:
            id: The id of the record.

        Costs 20 tokens. getMailThread: GET /mailbox/mailThreads/{id}, scope mail:full
        or mail:read.
        """
        return await self._call(
            OPERATIONS["getMailThread"],
            MailThread,
            path={"id": id},
            options=call_options,
        )

    async def list_thread_messages(
        self, id: int, **call_options: Unpack[CallOptions]
    ) -> list_[MailMessage]:
        """Return all the mail messages inside a specified mail thread.

        Args:
            id: The id of the record.

        Costs 20 tokens. getMailThreadMessages: GET
        /mailbox/mailThreads/{id}/mailMessages, scope mail:full or mail:read.
        """
        return await self._call(
            OPERATIONS["getMailThreadMessages"],
            list_[MailMessage],
            path={"id": id},
            options=call_options,
        )

    def list_threads(
        self,
        *,
        folder: MailThreadFolder,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> AsyncPager[MailThread]:
        """Return mail threads in a specified folder ordered by the most recent message
        within.

        Args:
            folder: The folder of the mailbox.
            cursor: How many items to skip, as text; or the `next_cursor` of a page.
            limit: Items per request, at most and by default 500.
            max_items: Stop after this many items.

        Costs 20 tokens a page. getMailThreads: GET /mailbox/mailThreads, scope
        mail:full or mail:read.
        """
        return self._pages(
            OPERATIONS["getMailThreads"],
            MailThread,
            query={"folder": folder},
            page=(cursor, limit, max_items),
            options=call_options,
        )

    async def update_thread(
        self,
        id: int,
        *,
        deal_id: int | Unset = UNSET,
        lead_id: str | Unset = UNSET,
        shared_flag: Flag | Unset = UNSET,
        read_flag: Flag | Unset = UNSET,
        archived_flag: Flag | Unset = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> MailThread:
        """Update the properties of a mail thread.

        Args:
            id: The id of the record.
            deal_id: The deal that it belongs to.
            lead_id: The lead that it belongs to.
            shared_flag: Whether the other users see the thread.
            read_flag: Whether the thread was read.
            archived_flag: Whether the thread is archived.

        Costs 10 tokens. updateMailThreadDetails: PUT /mailbox/mailThreads/{id}, scope
        mail:full.
        """
        return await self._call(
            OPERATIONS["updateMailThreadDetails"],
            MailThread,
            path={"id": id},
            form={
                "deal_id": deal_id,
                "lead_id": lead_id,
                "shared_flag": shared_flag,
                "read_flag": read_flag,
                "archived_flag": archived_flag,
            },
            options=call_options,
        )

    @property
    def with_raw_response(self) -> AsyncMailboxWithRawResponse:
        """The same methods, returning whole responses: status, headers, body."""
        return AsyncMailboxWithRawResponse(self._raw())


class AsyncMailboxWithRawResponse:
    def __init__(self, raw: AsyncMailbox) -> None:
        self.delete_thread = async_raw_method(raw.delete_thread)
        self.get_message = async_raw_method(raw.get_message)
        self.get_thread = async_raw_method(raw.get_thread)
        self.list_thread_messages = async_raw_method(raw.list_thread_messages)
        self.list_threads = async_raw_method(raw.list_threads)
        self.update_thread = async_raw_method(raw.update_thread)
