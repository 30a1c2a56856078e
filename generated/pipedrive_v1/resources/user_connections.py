"""Operations on user connections."""

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

from ..models.user_connections import UserConnections
from ..operations import OPERATIONS


class UserConnectionsResource(Resource):
    """Operations on user connections."""

    def get(self, **call_options: Unpack[CallOptions]) -> UserConnections:
        """Return data about all connections for the authorized user.

        Costs 20 tokens. getUserConnections: GET /userConnections, scope base.
        """
        return self._call(
            OPERATIONS["getUserConnections"], UserConnections, options=call_options
        )

    @property
    def with_raw_response(self) -> UserConnectionsResourceWithRawResponse:
        """The same methods, returning whole responses: status, headers, body."""
        return UserConnectionsResourceWithRawResponse(self._raw())


class UserConnectionsResourceWithRawResponse:
    def __init__(self, raw: UserConnectionsResource) -> None:
        self.get = raw_method(raw.get)


class AsyncUserConnectionsResource(AsyncResource):
    """`UserConnectionsResource`, awaited."""

    async def get(self, **call_options: Unpack[CallOptions]) -> UserConnections:
        """Return data about all connections for the authorized user.

        Costs 20 tokens. getUserConnections: GET /userConnections, scope base.
        """
        return await self._call(
            OPERATIONS["getUserConnections"], UserConnections, options=call_options
        )

    @property
    def with_raw_response(self) -> AsyncUserConnectionsResourceWithRawResponse:
        """The same methods, returning whole responses: status, headers, body."""
        return AsyncUserConnectionsResourceWithRawResponse(self._raw())


class AsyncUserConnectionsResourceWithRawResponse:
    def __init__(self, raw: AsyncUserConnectionsResource) -> None:
        self.get = async_raw_method(raw.get)
