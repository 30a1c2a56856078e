"""Operations on channels."""

# Written by `make generate` from spec/pipedrive-v1.yaml: do not edit.
# pyright: reportDeprecated=false

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any, Unpack

from openapi_runtime import (
    UNSET,
    AsyncResource,
    CallOptions,
    Resource,
    Unset,
    async_raw_method,
    deprecated,
    raw_method,
)

from ..models.channels import (
    Channel,
    ChannelProviderType,
    DeletedChannel,
    DeletedConversation,
    Message,
    MessageStatus,
    ReceiveMessageAttachment,
)
from ..operations import OPERATIONS


class Channels(Resource):
    """Operations on channels."""

    @deprecated("addChannel is deprecated")
    def add(
        self,
        *,
        name: str,
        provider_channel_id: str,
        avatar_url: str | Unset | None = UNSET,
        template_support: bool | Unset | None = UNSET,
        provider_type: ChannelProviderType | Unset | None = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> Channel:
        """Add a new messaging channel, only admins are able to register new channels.

        It will use the getConversations endpoint to fetch conversations, participants
        and messages afterward. To use the endpoint, you need to have Messengers
        integration OAuth scope enabled and the Messaging manifest ready for the
        Messaging app extension
        (https://pipedrive.readme.io/docs/messaging-app-extension).

        Deprecated.

        Args:
            name: The name.
            provider_channel_id: The id of the channel at its provider.
            avatar_url: The picture of the channel.
            template_support: Whether the channel supports message templates.
            provider_type: The provider of the channel.

        Costs 10 tokens. addChannel: POST /channels, scope messengers-integration.
        """
        return self._call(
            OPERATIONS["addChannel"],
            Channel,
            body={
                "name": name,
                "provider_channel_id": provider_channel_id,
                "avatar_url": avatar_url,
                "template_support": template_support,
                "provider_type": provider_type,
            },
            options=call_options,
        )

    @deprecated("deleteChannel is deprecated")
    def delete(self, id: str, **call_options: Unpack[CallOptions]) -> DeletedChannel:
        """Delete an existing messenger’s channel and all related entities conversations
        and messages.

        To use the endpoint, you need to have Messengers integration OAuth scope enabled
        and the Messaging manifest ready for the Messaging app extension
        (https://pipedrive.readme.io/docs/messaging-app-extension).

        Deprecated.

        Args:
            id: The id of the record.

        Costs 6 tokens. deleteChannel: DELETE /channels/{id}, scope
        messengers-integration.
        """
        return self._call(
            OPERATIONS["deleteChannel"],
            DeletedChannel,
            path={"id": id},
            options=call_options,
        )

    @deprecated("deleteConversation is deprecated")
    def delete_conversation(
        self, channel_id: str, conversation_id: str, **call_options: Unpack[CallOptions]
    ) -> DeletedConversation:
        """Delete an existing conversation.

        To use the endpoint, you need to have Messengers integration OAuth scope enabled
        and the Messaging manifest ready for the Messaging app extension
        (https://pipedrive.readme.io/docs/messaging-app-extension).

        Deprecated.

        Args:
            channel_id: The channel.
            conversation_id: The conversation.

        Costs 6 tokens. deleteConversation: DELETE
        /channels/{channel-id}/conversations/{conversation-id}, scope
        messengers-integration.
        """
        return self._call(
            OPERATIONS["deleteConversation"],
            DeletedConversation,
            path={"channel-id": channel_id, "conversation-id": conversation_id},
            options=call_options,
        )

    @deprecated("receiveMessage is deprecated")
    def receive_message(
        self,
        *,
        id: str,
        channel_id: str,
        sender_id: str,
        conversation_id: str,
        message: str,
        status: MessageStatus,
        created_at: dt.datetime | dt.date | str,
        reply_by: dt.datetime | dt.date | str | Unset | None = UNSET,
        conversation_link: str | Unset | None = UNSET,
        attachments: (
            Sequence[ReceiveMessageAttachment | Mapping[str, Any]] | Unset | None
        ) = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> Message:
        """Add a message to a conversation.

        To use the endpoint, you need to have Messengers integration OAuth scope enabled
        and the Messaging manifest ready for the Messaging app extension
        (https://pipedrive.readme.io/docs/messaging-app-extension).

        Deprecated.

        Args:
            id: The id of the record.
            channel_id: An id of your own for the channel.
            sender_id: Who wrote the message, by the provider's id.
            conversation_id: The conversation.
            message: The text of the message.
            status: The status.
            created_at: When the message was written, in UTC.
            reply_by: When replying is no longer possible, in UTC.
            conversation_link: A link to the conversation in the provider's pages.
            attachments: The attachments of the message.

        Costs 10 tokens. receiveMessage: POST /channels/messages/receive, scope
        messengers-integration.
        """
        return self._call(
            OPERATIONS["receiveMessage"],
            Message,
            body={
                "id": id,
                "channel_id": channel_id,
                "sender_id": sender_id,
                "conversation_id": conversation_id,
                "message": message,
                "status": status,
                "created_at": created_at,
                "reply_by": reply_by,
                "conversation_link": conversation_link,
                "attachments": attachments,
            },
            options=call_options,
        )

    @property
    def with_raw_response(self) -> ChannelsWithRawResponse:
        """The same methods, returning whole responses: status, headers, body."""
        return ChannelsWithRawResponse(self._raw())


class ChannelsWithRawResponse:
    def __init__(self, raw: Channels) -> None:
        self.add = raw_method(raw.add)
        self.delete = raw_method(raw.delete)
        self.delete_conversation = raw_method(raw.delete_conversation)
        self.receive_message = raw_method(raw.receive_message)


class AsyncChannels(AsyncResource):
    """`Channels`, awaited."""

    @deprecated("addChannel is deprecated")
    async def add(
        self,
        *,
        name: str,
        provider_channel_id: str,
        avatar_url: str | Unset | None = UNSET,
        template_support: bool | Unset | None = UNSET,
        provider_type: ChannelProviderType | Unset | None = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> Channel:
        """Add a new messaging channel, only admins are able to register new channels.

        It will use the getConversations endpoint to fetch conversations, participants
        and messages afterward. To use the endpoint, you need to have Messengers
        integration OAuth scope enabled and the Messaging manifest ready for the
        Messaging app extension
        (https://pipedrive.readme.io/docs/messaging-app-extension).

        Deprecated.

        Args:
            name: The name.
            provider_channel_id: The id of the channel at its provider.
            avatar_url: The picture of the channel.
            template_support: Whether the channel supports message templates.
            provider_type: The provider of the channel.

        Costs 10 tokens. addChannel: POST /channels, scope messengers-integration.
        """
        return await self._call(
            OPERATIONS["addChannel"],
            Channel,
            body={
                "name": name,
                "provider_channel_id": provider_channel_id,
                "avatar_url": avatar_url,
                "template_support": template_support,
                "provider_type": provider_type,
            },
            options=call_options,
        )

    @deprecated("deleteChannel is deprecated")
    async def delete(
        self, id: str, **call_options: Unpack[CallOptions]
    ) -> DeletedChannel:
        """Delete an existing messenger’s channel and all related entities conversations
        and messages.

        To use the endpoint, you need to have Messengers integration OAuth scope enabled
        and the Messaging manifest ready for the Messaging app extension
        (https://pipedrive.readme.io/docs/messaging-app-extension).

        Deprecated.

        Args:
            id: The id of the record.

        Costs 6 tokens. deleteChannel: DELETE /channels/{id}, scope
        messengers-integration.
        """
        return await self._call(
            OPERATIONS["deleteChannel"],
            DeletedChannel,
            path={"id": id},
            options=call_options,
        )

    @deprecated("deleteConversation is deprecated")
    async def delete_conversation(
        self, channel_id: str, conversation_id: str, **call_options: Unpack[CallOptions]
    ) -> DeletedConversation:
        """Delete an existing conversation.

        To use the endpoint, you need to have Messengers integration OAuth scope enabled
        and the Messaging manifest ready for the Messaging app extension
        (https://pipedrive.readme.io/docs/messaging-app-extension).

        Deprecated.

        Args:
            channel_id: The channel.
            conversation_id: The conversation.

        Costs 6 tokens. deleteConversation: DELETE
        /channels/{channel-id}/conversations/{conversation-id}, scope
        messengers-integration.
        """
        return await self._call(
            OPERATIONS["deleteConversation"],
            DeletedConversation,
            path={"channel-id": channel_id, "conversation-id": conversation_id},
            options=call_options,
        )

    @deprecated("receiveMessage is deprecated")
    async def receive_message(
        self,
        *,
        id: str,
        channel_id: str,
        sender_id: str,
        conversation_id: str,
        message: str,
        status: MessageStatus,
        created_at: dt.datetime | dt.date | str,
        reply_by: dt.datetime | dt.date | str | Unset | None = UNSET,
        conversation_link: str | Unset | None = UNSET,
        attachments: (
            Sequence[ReceiveMessageAttachment | Mapping[str, Any]] | Unset | None
        ) = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> Message:
        """Add a message to a conversation.

        To use the endpoint, you need to have Messengers integration OAuth scope enabled
        and the Messaging manifest ready for the Messaging app extension
        (https://pipedrive.readme.io/docs/messaging-app-extension).

        Deprecated.

        Args:
            id: The id of the record.
            channel_id: An id of your own for the channel.
            sender_id: Who wrote the message, by the provider's id.
            conversation_id: The conversation.
            message: The text of the message.
            status: The status.
            created_at: When the message was written, in UTC.
            reply_by: When replying is no longer possible, in UTC.
            conversation_link: A link to the conversation in the provider's pages.
            attachments: The attachments of the message.

        Costs 10 tokens. receiveMessage: POST /channels/messages/receive, scope
        messengers-integration.
        """
        return await self._call(
            OPERATIONS["receiveMessage"],
            Message,
            body={
                "id": id,
                "channel_id": channel_id,
                "sender_id": sender_id,
                "conversation_id": conversation_id,
                "message": message,
                "status": status,
                "created_at": created_at,
                "reply_by": reply_by,
                "conversation_link": conversation_link,
                "attachments": attachments,
            },
            options=call_options,
        )

    @property
    def with_raw_response(self) -> AsyncChannelsWithRawResponse:
        """The same methods, returning whole responses: status, headers, body."""
        return AsyncChannelsWithRawResponse(self._raw())


class AsyncChannelsWithRawResponse:
    def __init__(self, raw: AsyncChannels) -> None:
        self.add = async_raw_method(raw.add)
        self.delete = async_raw_method(raw.delete)
        self.delete_conversation = async_raw_method(raw.delete_conversation)
        self.receive_message = async_raw_method(raw.receive_message)
