"""Operations on recents."""

# Written by `make generate` from spec/pipedrive-v1.yaml: do not edit.

from __future__ import annotations

import datetime as dt
from typing import Unpack

from openapi_runtime import (
    UNSET,
    AsyncDetailedPager,
    AsyncResource,
    CallOptions,
    DetailedPager,
    Resource,
    Unset,
    any_of,
    async_raw_method,
    raw_method,
)

from ..models.recents import AnyRecent, RecentItems, RecentsPageDetails
from ..operations import OPERATIONS


class Recents(Resource):
    """Operations on recents."""

    def list(
        self,
        *,
        since_timestamp: dt.datetime | dt.date | str,
        items: RecentItems | Unset = UNSET,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> DetailedPager[AnyRecent, RecentsPageDetails]:
        """Return data about all recent changes occurred after the given timestamp.

        Each page of `pages()` has in its `details` what is no item:
        `last_timestamp_on_page`, `since_timestamp`.

        Args:
            since_timestamp: When the changes begin, in UTC; at most a month ago.
            items: The kinds of updates, joined by commas; all if not given.
            cursor: How many items to skip, as text; or the `next_cursor` of a page.
            limit: Items per request, at most and by default 500.
            max_items: Stop after this many items.

        Costs 20 tokens a page. getRecents: GET /recents, scope recents:read or
        search:read.
        """
        pager = self._pages(
            OPERATIONS["getRecents"],
            any_of(AnyRecent),
            query={"since_timestamp": since_timestamp, "items": items},
            page=(cursor, limit, max_items),
            options=call_options,
        )
        return DetailedPager.of(pager, RecentsPageDetails)

    @property
    def with_raw_response(self) -> RecentsWithRawResponse:
        """The same methods, returning whole responses: status, headers, body."""
        return RecentsWithRawResponse(self._raw())


class RecentsWithRawResponse:
    def __init__(self, raw: Recents) -> None:
        self.list = raw_method(raw.list)


class AsyncRecents(AsyncResource):
    """`Recents`, awaited."""

    def list(
        self,
        *,
        since_timestamp: dt.datetime | dt.date | str,
        items: RecentItems | Unset = UNSET,
        cursor: str | None = None,
        limit: int | Unset = UNSET,
        max_items: int | None = None,
        **call_options: Unpack[CallOptions],
    ) -> AsyncDetailedPager[AnyRecent, RecentsPageDetails]:
        """Return data about all recent changes occurred after the given timestamp.

        Each page of `pages()` has in its `details` what is no item:
        `last_timestamp_on_page`, `since_timestamp`.

        Args:
            since_timestamp: When the changes begin, in UTC; at most a month ago.
            items: The kinds of updates, joined by commas; all if not given.
            cursor: How many items to skip, as text; or the `next_cursor` of a page.
            limit: Items per request, at most and by default 500.
            max_items: Stop after this many items.

        Costs 20 tokens a page. getRecents: GET /recents, scope recents:read or
        search:read.
        """
        pager = self._pages(
            OPERATIONS["getRecents"],
            any_of(AnyRecent),
            query={"since_timestamp": since_timestamp, "items": items},
            page=(cursor, limit, max_items),
            options=call_options,
        )
        return AsyncDetailedPager.of(pager, RecentsPageDetails)

    @property
    def with_raw_response(self) -> AsyncRecentsWithRawResponse:
        """The same methods, returning whole responses: status, headers, body."""
        return AsyncRecentsWithRawResponse(self._raw())


class AsyncRecentsWithRawResponse:
    def __init__(self, raw: AsyncRecents) -> None:
        self.list = async_raw_method(raw.list)
