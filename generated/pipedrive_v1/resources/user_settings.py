"""Operations on user settings."""

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

from ..models.user_settings import UserSettings
from ..operations import OPERATIONS


class UserSettingsResource(Resource):
    """Operations on user settings."""

    def get(self, **call_options: Unpack[CallOptions]) -> UserSettings:
        """List the settings of an authorized user.

        Example response contains a shortened list of settings.

        Costs 2 tokens. getUserSettings: GET /userSettings, scope base.
        """
        return self._call(
            OPERATIONS["getUserSettings"], UserSettings, options=call_options
        )

    @property
    def with_raw_response(self) -> UserSettingsResourceWithRawResponse:
        """The same methods, returning whole responses: status, headers, body."""
        return UserSettingsResourceWithRawResponse(self._raw())


class UserSettingsResourceWithRawResponse:
    def __init__(self, raw: UserSettingsResource) -> None:
        self.get = raw_method(raw.get)


class AsyncUserSettingsResource(AsyncResource):
    """`UserSettingsResource`, awaited."""

    async def get(self, **call_options: Unpack[CallOptions]) -> UserSettings:
        """List the settings of an authorized user.

        Example response contains a shortened list of settings.

        Costs 2 tokens. getUserSettings: GET /userSettings, scope base.
        """
        return await self._call(
            OPERATIONS["getUserSettings"], UserSettings, options=call_options
        )

    @property
    def with_raw_response(self) -> AsyncUserSettingsResourceWithRawResponse:
        """The same methods, returning whole responses: status, headers, body."""
        return AsyncUserSettingsResourceWithRawResponse(self._raw())


class AsyncUserSettingsResourceWithRawResponse:
    def __init__(self, raw: AsyncUserSettingsResource) -> None:
        self.get = async_raw_method(raw.get)
