"""Operations on users."""

# Written by `make generate` from spec/pipedrive-v2.yaml: do not edit.

from __future__ import annotations

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

from ..models.shared import Follower
from ..operations import OPERATIONS


class Users(Resource):
    """Users are individuals who have a Pipedrive account and can interact with its
    features.
    """

    def list_followers(
        self,
        id: int,
        *,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> Pager[Follower]:
        """List followers of a user.

        Lists users who are following the user.

        Args:
            id: The ID of the user.
            cursor: Where to resume: the `next_cursor` of an earlier page.
            limit: Items per request, at most and by default 500.
            max_items: Stop after this many items.

        Costs 10 tokens a page. getUserFollowers: GET /users/{id}/followers, scope
        users:read.
        """
        return self._pages(
            OPERATIONS["getUserFollowers"],
            Follower,
            path={"id": id},
            page=(cursor, limit, max_items),
            options=call_options,
        )

    @property
    def with_raw_response(self) -> UsersWithRawResponse:
        """The same methods, returning whole responses: status, headers, body."""
        return UsersWithRawResponse(self._raw())


class UsersWithRawResponse:
    def __init__(self, raw: Users) -> None:
        self.list_followers = raw_method(raw.list_followers)


class AsyncUsers(AsyncResource):
    """`Users`, awaited."""

    def list_followers(
        self,
        id: int,
        *,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> AsyncPager[Follower]:
        """List followers of a user.

        Lists users who are following the user.

        Args:
            id: The ID of the user.
            cursor: Where to resume: the `next_cursor` of an earlier page.
            limit: Items per request, at most and by default 500.
            max_items: Stop after this many items.

        Costs 10 tokens a page. getUserFollowers: GET /users/{id}/followers, scope
        users:read.
        """
        return self._pages(
            OPERATIONS["getUserFollowers"],
            Follower,
            path={"id": id},
            page=(cursor, limit, max_items),
            options=call_options,
        )

    @property
    def with_raw_response(self) -> AsyncUsersWithRawResponse:
        """The same methods, returning whole responses: status, headers, body."""
        return AsyncUsersWithRawResponse(self._raw())


class AsyncUsersWithRawResponse:
    def __init__(self, raw: AsyncUsers) -> None:
        self.list_followers = async_raw_method(raw.list_followers)
