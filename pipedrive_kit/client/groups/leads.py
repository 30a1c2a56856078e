"""The group `leads`: API v2, and what only API v1 has."""

# Written by `make v1` from the two clients: do not edit.

# pyright: reportDeprecated=false

from __future__ import annotations

from pipedrive_v1.resources.leads import (
    AsyncLeads as V1AsyncLeads,
    Leads as V1Leads,
)
from pipedrive_v2 import AsyncClient, Client
from pipedrive_v2.resources.leads import (
    AsyncLeads as V2AsyncLeads,
    AsyncLeadsWithRawResponse as V2AsyncLeadsWithRawResponse,
    Leads as V2Leads,
    LeadsWithRawResponse as V2LeadsWithRawResponse,
)


class Leads(V2Leads):
    """`leads` of API v2, with what only API v1 has."""

    def __init__(self, client: Client, v1: V1Leads) -> None:
        super().__init__(client)
        self._v1 = v1
        self.add = v1.add
        self.delete = v1.delete
        self.get = v1.get
        self.list = v1.list
        self.list_archived = v1.list_archived
        self.list_permitted_users = v1.list_permitted_users
        self.update = v1.update

    @property
    def with_raw_response(self) -> LeadsWithRawResponse:
        """The same methods, returning whole responses."""
        return LeadsWithRawResponse(self._raw(), self._v1)


class LeadsWithRawResponse(V2LeadsWithRawResponse):
    def __init__(self, raw: V2Leads, v1: V1Leads) -> None:
        super().__init__(raw)
        of_v1 = v1.with_raw_response
        self.add = of_v1.add
        self.delete = of_v1.delete
        self.get = of_v1.get
        self.list = of_v1.list
        self.list_archived = of_v1.list_archived
        self.list_permitted_users = of_v1.list_permitted_users
        self.update = of_v1.update


class AsyncLeads(V2AsyncLeads):
    """`leads` of API v2, with what only API v1 has."""

    def __init__(self, client: AsyncClient, v1: V1AsyncLeads) -> None:
        super().__init__(client)
        self._v1 = v1
        self.add = v1.add
        self.delete = v1.delete
        self.get = v1.get
        self.list = v1.list
        self.list_archived = v1.list_archived
        self.list_permitted_users = v1.list_permitted_users
        self.update = v1.update

    @property
    def with_raw_response(self) -> AsyncLeadsWithRawResponse:
        """The same methods, returning whole responses."""
        return AsyncLeadsWithRawResponse(self._raw(), self._v1)


class AsyncLeadsWithRawResponse(V2AsyncLeadsWithRawResponse):
    def __init__(self, raw: V2AsyncLeads, v1: V1AsyncLeads) -> None:
        super().__init__(raw)
        of_v1 = v1.with_raw_response
        self.add = of_v1.add
        self.delete = of_v1.delete
        self.get = of_v1.get
        self.list = of_v1.list
        self.list_archived = of_v1.list_archived
        self.list_permitted_users = of_v1.list_permitted_users
        self.update = of_v1.update
