"""The group `deals`: API v2, and what only API v1 has."""

# Written by `make v1` from the two clients: do not edit.

# pyright: reportDeprecated=false

from __future__ import annotations

from pipedrive_v1.resources.deals import (
    AsyncDeals as V1AsyncDeals,
    Deals as V1Deals,
)
from pipedrive_v2 import AsyncClient, Client
from pipedrive_v2.resources.deals import (
    AsyncDeals as V2AsyncDeals,
    AsyncDealsWithRawResponse as V2AsyncDealsWithRawResponse,
    Deals as V2Deals,
    DealsWithRawResponse as V2DealsWithRawResponse,
)


class Deals(V2Deals):
    """`deals` of API v2, with what only API v1 has."""

    def __init__(self, client: Client, v1: V1Deals) -> None:
        super().__init__(client)
        self._v1 = v1
        self.add_participant = v1.add_participant
        self.delete_participant = v1.delete_participant
        self.duplicate = v1.duplicate
        self.get_archived_summary = v1.get_archived_summary
        self.get_archived_timeline = v1.get_archived_timeline
        self.get_summary = v1.get_summary
        self.get_timeline = v1.get_timeline
        self.list_changelog = v1.list_changelog
        self.list_files = v1.list_files
        self.list_mail_messages = v1.list_mail_messages
        self.list_participants = v1.list_participants
        self.list_participants_changelog = v1.list_participants_changelog
        self.list_permitted_users = v1.list_permitted_users
        self.list_updates = v1.list_updates
        self.merge = v1.merge

    @property
    def with_raw_response(self) -> DealsWithRawResponse:
        """The same methods, returning whole responses."""
        return DealsWithRawResponse(self._raw(), self._v1)


class DealsWithRawResponse(V2DealsWithRawResponse):
    def __init__(self, raw: V2Deals, v1: V1Deals) -> None:
        super().__init__(raw)
        of_v1 = v1.with_raw_response
        self.add_participant = of_v1.add_participant
        self.delete_participant = of_v1.delete_participant
        self.duplicate = of_v1.duplicate
        self.get_archived_summary = of_v1.get_archived_summary
        self.get_archived_timeline = of_v1.get_archived_timeline
        self.get_summary = of_v1.get_summary
        self.get_timeline = of_v1.get_timeline
        self.list_changelog = of_v1.list_changelog
        self.list_files = of_v1.list_files
        self.list_mail_messages = of_v1.list_mail_messages
        self.list_participants = of_v1.list_participants
        self.list_participants_changelog = of_v1.list_participants_changelog
        self.list_permitted_users = of_v1.list_permitted_users
        self.list_updates = of_v1.list_updates
        self.merge = of_v1.merge


class AsyncDeals(V2AsyncDeals):
    """`deals` of API v2, with what only API v1 has."""

    def __init__(self, client: AsyncClient, v1: V1AsyncDeals) -> None:
        super().__init__(client)
        self._v1 = v1
        self.add_participant = v1.add_participant
        self.delete_participant = v1.delete_participant
        self.duplicate = v1.duplicate
        self.get_archived_summary = v1.get_archived_summary
        self.get_archived_timeline = v1.get_archived_timeline
        self.get_summary = v1.get_summary
        self.get_timeline = v1.get_timeline
        self.list_changelog = v1.list_changelog
        self.list_files = v1.list_files
        self.list_mail_messages = v1.list_mail_messages
        self.list_participants = v1.list_participants
        self.list_participants_changelog = v1.list_participants_changelog
        self.list_permitted_users = v1.list_permitted_users
        self.list_updates = v1.list_updates
        self.merge = v1.merge

    @property
    def with_raw_response(self) -> AsyncDealsWithRawResponse:
        """The same methods, returning whole responses."""
        return AsyncDealsWithRawResponse(self._raw(), self._v1)


class AsyncDealsWithRawResponse(V2AsyncDealsWithRawResponse):
    def __init__(self, raw: V2AsyncDeals, v1: V1AsyncDeals) -> None:
        super().__init__(raw)
        of_v1 = v1.with_raw_response
        self.add_participant = of_v1.add_participant
        self.delete_participant = of_v1.delete_participant
        self.duplicate = of_v1.duplicate
        self.get_archived_summary = of_v1.get_archived_summary
        self.get_archived_timeline = of_v1.get_archived_timeline
        self.get_summary = of_v1.get_summary
        self.get_timeline = of_v1.get_timeline
        self.list_changelog = of_v1.list_changelog
        self.list_files = of_v1.list_files
        self.list_mail_messages = of_v1.list_mail_messages
        self.list_participants = of_v1.list_participants
        self.list_participants_changelog = of_v1.list_participants_changelog
        self.list_permitted_users = of_v1.list_permitted_users
        self.list_updates = of_v1.list_updates
        self.merge = of_v1.merge
