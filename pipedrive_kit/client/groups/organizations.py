"""The group `organizations`: API v2, and what only API v1 has."""

# Written by `make v1` from the two clients: do not edit.

# pyright: reportDeprecated=false

from __future__ import annotations

from pipedrive_v1.resources.organizations import (
    AsyncOrganizations as V1AsyncOrganizations,
    Organizations as V1Organizations,
)
from pipedrive_v2 import AsyncClient, Client
from pipedrive_v2.resources.organizations import (
    AsyncOrganizations as V2AsyncOrganizations,
    AsyncOrganizationsWithRawResponse as V2AsyncOrganizationsWithRawResponse,
    Organizations as V2Organizations,
    OrganizationsWithRawResponse as V2OrganizationsWithRawResponse,
)


class Organizations(V2Organizations):
    """`organizations` of API v2, with what only API v1 has."""

    def __init__(self, client: Client, v1: V1Organizations) -> None:
        super().__init__(client)
        self._v1 = v1
        self.list_changelog = v1.list_changelog
        self.list_files = v1.list_files
        self.list_mail_messages = v1.list_mail_messages
        self.list_permitted_users = v1.list_permitted_users
        self.list_updates = v1.list_updates
        self.merge = v1.merge

    @property
    def with_raw_response(self) -> OrganizationsWithRawResponse:
        """The same methods, returning whole responses."""
        return OrganizationsWithRawResponse(self._raw(), self._v1)


class OrganizationsWithRawResponse(V2OrganizationsWithRawResponse):
    def __init__(self, raw: V2Organizations, v1: V1Organizations) -> None:
        super().__init__(raw)
        of_v1 = v1.with_raw_response
        self.list_changelog = of_v1.list_changelog
        self.list_files = of_v1.list_files
        self.list_mail_messages = of_v1.list_mail_messages
        self.list_permitted_users = of_v1.list_permitted_users
        self.list_updates = of_v1.list_updates
        self.merge = of_v1.merge


class AsyncOrganizations(V2AsyncOrganizations):
    """`organizations` of API v2, with what only API v1 has."""

    def __init__(self, client: AsyncClient, v1: V1AsyncOrganizations) -> None:
        super().__init__(client)
        self._v1 = v1
        self.list_changelog = v1.list_changelog
        self.list_files = v1.list_files
        self.list_mail_messages = v1.list_mail_messages
        self.list_permitted_users = v1.list_permitted_users
        self.list_updates = v1.list_updates
        self.merge = v1.merge

    @property
    def with_raw_response(self) -> AsyncOrganizationsWithRawResponse:
        """The same methods, returning whole responses."""
        return AsyncOrganizationsWithRawResponse(self._raw(), self._v1)


class AsyncOrganizationsWithRawResponse(V2AsyncOrganizationsWithRawResponse):
    def __init__(self, raw: V2AsyncOrganizations, v1: V1AsyncOrganizations) -> None:
        super().__init__(raw)
        of_v1 = v1.with_raw_response
        self.list_changelog = of_v1.list_changelog
        self.list_files = of_v1.list_files
        self.list_mail_messages = of_v1.list_mail_messages
        self.list_permitted_users = of_v1.list_permitted_users
        self.list_updates = of_v1.list_updates
        self.merge = of_v1.merge
