"""Operations on meetings."""

# Written by `make generate` from spec/pipedrive-v1.yaml: do not edit.

from __future__ import annotations

from typing import Unpack

from openapi_runtime import (
    AsyncResource,
    CallOptions,
    Resource,
    async_raw_method,
    raw_method,
)

from ..models.meetings import ProviderLink
from ..operations import OPERATIONS


class Meetings(Resource):
    """Operations on meetings."""

    def delete_provider_link(
        self, id: str, **call_options: Unpack[CallOptions]
    ) -> ProviderLink:
        """A video calling provider must call this endpoint to remove the link between a
        user and the installed video calling app.

        Args:
            id: The id of the record.

        Costs 6 tokens. deleteUserProviderLink: DELETE /meetings/userProviderLinks/{id},
        scope video-calls.
        """
        return self._call(
            OPERATIONS["deleteUserProviderLink"],
            ProviderLink,
            path={"id": id},
            options=call_options,
        )

    def save_provider_link(
        self,
        *,
        user_provider_id: str,
        user_id: int,
        company_id: int,
        marketplace_client_id: str,
        **call_options: Unpack[CallOptions],
    ) -> ProviderLink:
        """A video calling provider must call this endpoint after a user has installed
        the video calling app so that the new user's information is sent.

        Args:
            user_provider_id: An id of the link, a UUID that the provider makes.
            user_id: The user.
            company_id: The company of the user.
            marketplace_client_id: The client id of the app.

        Costs 10 tokens. saveUserProviderLink: POST /meetings/userProviderLinks, scope
        video-calls.
        """
        return self._call(
            OPERATIONS["saveUserProviderLink"],
            ProviderLink,
            body={
                "user_provider_id": user_provider_id,
                "user_id": user_id,
                "company_id": company_id,
                "marketplace_client_id": marketplace_client_id,
            },
            options=call_options,
        )

    @property
    def with_raw_response(self) -> MeetingsWithRawResponse:
        """The same methods, returning whole responses: status, headers, body."""
        return MeetingsWithRawResponse(self._raw())


class MeetingsWithRawResponse:
    def __init__(self, raw: Meetings) -> None:
        self.delete_provider_link = raw_method(raw.delete_provider_link)
        self.save_provider_link = raw_method(raw.save_provider_link)


class AsyncMeetings(AsyncResource):
    """`Meetings`, awaited."""

    async def delete_provider_link(
        self, id: str, **call_options: Unpack[CallOptions]
    ) -> ProviderLink:
        """A video calling provider must call this endpoint to remove the link between a
        user and the installed video calling app.

        Args:
            id: The id of the record.

        Costs 6 tokens. deleteUserProviderLink: DELETE /meetings/userProviderLinks/{id},
        scope video-calls.
        """
        return await self._call(
            OPERATIONS["deleteUserProviderLink"],
            ProviderLink,
            path={"id": id},
            options=call_options,
        )

    async def save_provider_link(
        self,
        *,
        user_provider_id: str,
        user_id: int,
        company_id: int,
        marketplace_client_id: str,
        **call_options: Unpack[CallOptions],
    ) -> ProviderLink:
        """A video calling provider must call this endpoint after a user has installed
        the video calling app so that the new user's information is sent.

        Args:
            user_provider_id: An id of the link, a UUID that the provider makes.
            user_id: The user.
            company_id: The company of the user.
            marketplace_client_id: The client id of the app.

        Costs 10 tokens. saveUserProviderLink: POST /meetings/userProviderLinks, scope
        video-calls.
        """
        return await self._call(
            OPERATIONS["saveUserProviderLink"],
            ProviderLink,
            body={
                "user_provider_id": user_provider_id,
                "user_id": user_id,
                "company_id": company_id,
                "marketplace_client_id": marketplace_client_id,
            },
            options=call_options,
        )

    @property
    def with_raw_response(self) -> AsyncMeetingsWithRawResponse:
        """The same methods, returning whole responses: status, headers, body."""
        return AsyncMeetingsWithRawResponse(self._raw())


class AsyncMeetingsWithRawResponse:
    def __init__(self, raw: AsyncMeetings) -> None:
        self.delete_provider_link = async_raw_method(raw.delete_provider_link)
        self.save_provider_link = async_raw_method(raw.save_provider_link)
