"""Operations on organization relationships."""

# Written by `make generate` from spec/pipedrive-v1.yaml: do not edit.

from __future__ import annotations

from builtins import list as list_
from typing import Unpack

from openapi_runtime import (
    UNSET,
    AsyncResource,
    CallOptions,
    Resource,
    Unset,
    async_raw_method,
    raw_method,
)

from ..models.organization_relationships import (
    OrganizationRelationship,
    OrganizationRelationshipType,
)
from ..models.shared import DeletedItem
from ..operations import OPERATIONS


class OrganizationRelationships(Resource):
    """Operations on organization relationships."""

    def list(
        self, *, org_id: int, **call_options: Unpack[CallOptions]
    ) -> list_[OrganizationRelationship]:
        """Get all of the relationships for a supplied organization ID.

        Args:
            org_id: The organization that it belongs to.

        Costs 20 tokens. getOrganizationRelationships: GET /organizationRelationships,
        scope contacts:full or contacts:read.
        """
        return self._call(
            OPERATIONS["getOrganizationRelationships"],
            list_[OrganizationRelationship],
            query={"org_id": org_id},
            options=call_options,
        )

    def get(
        self,
        id: int,
        *,
        org_id: int | Unset = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> OrganizationRelationship:
        """Find and returns an organization relationship from its ID.

        Args:
            id: The id of the record.
            org_id: The organization that it belongs to.

        Costs 2 tokens. getOrganizationRelationship: GET
        /organizationRelationships/{id}, scope contacts:full or contacts:read.
        """
        return self._call(
            OPERATIONS["getOrganizationRelationship"],
            OrganizationRelationship,
            path={"id": id},
            query={"org_id": org_id},
            options=call_options,
        )

    def add(
        self,
        *,
        type: OrganizationRelationshipType,
        rel_owner_org_id: int,
        rel_linked_org_id: int,
        org_id: int | Unset | None = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> OrganizationRelationship:
        """Create and returns an organization relationship.

        Args:
            type: The type, where the account or the document lists several.
            rel_owner_org_id: The organization that owns the relationship, the parent if
                it is one.
            rel_linked_org_id: The other organization of the relationship.
            org_id: The organization that it belongs to.

        Costs 10 tokens. addOrganizationRelationship: POST /organizationRelationships,
        scope contacts:full.
        """
        return self._call(
            OPERATIONS["addOrganizationRelationship"],
            OrganizationRelationship,
            body={
                "type": type,
                "rel_owner_org_id": rel_owner_org_id,
                "rel_linked_org_id": rel_linked_org_id,
                "org_id": org_id,
            },
            options=call_options,
        )

    def update(
        self,
        id: int,
        *,
        org_id: int | Unset | None = UNSET,
        type: OrganizationRelationshipType | Unset | None = UNSET,
        rel_owner_org_id: int | Unset | None = UNSET,
        rel_linked_org_id: int | Unset | None = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> OrganizationRelationship:
        """Update and returns an organization relationship.

        Args:
            id: The id of the record.
            org_id: The organization that it belongs to.
            type: The type, where the account or the document lists several.
            rel_owner_org_id: The organization that owns the relationship, the parent if
                it is one.
            rel_linked_org_id: The other organization of the relationship.

        Costs 10 tokens. updateOrganizationRelationship: PUT
        /organizationRelationships/{id}, scope contacts:full.
        """
        return self._call(
            OPERATIONS["updateOrganizationRelationship"],
            OrganizationRelationship,
            path={"id": id},
            body={
                "org_id": org_id,
                "type": type,
                "rel_owner_org_id": rel_owner_org_id,
                "rel_linked_org_id": rel_linked_org_id,
            },
            options=call_options,
        )

    def delete(self, id: int, **call_options: Unpack[CallOptions]) -> DeletedItem:
        """Delete an organization relationship and returns the deleted ID.

        Args:
            id: The id of the record.

        Costs 6 tokens. deleteOrganizationRelationship: DELETE
        /organizationRelationships/{id}, scope contacts:full.
        """
        return self._call(
            OPERATIONS["deleteOrganizationRelationship"],
            DeletedItem,
            path={"id": id},
            options=call_options,
        )

    @property
    def with_raw_response(self) -> OrganizationRelationshipsWithRawResponse:
        """The same methods, returning whole responses: status, headers, body."""
        return OrganizationRelationshipsWithRawResponse(self._raw())


class OrganizationRelationshipsWithRawResponse:
    def __init__(self, raw: OrganizationRelationships) -> None:
        self.list = raw_method(raw.list)
        self.get = raw_method(raw.get)
        self.add = raw_method(raw.add)
        self.update = raw_method(raw.update)
        self.delete = raw_method(raw.delete)


class AsyncOrganizationRelationships(AsyncResource):
    """`OrganizationRelationships`, awaited."""

    async def list(
        self, *, org_id: int, **call_options: Unpack[CallOptions]
    ) -> list_[OrganizationRelationship]:
        """Get all of the relationships for a supplied organization ID.

        Args:
            org_id: The organization that it belongs to.

        Costs 20 tokens. getOrganizationRelationships: GET /organizationRelationships,
        scope contacts:full or contacts:read.
        """
        return await self._call(
            OPERATIONS["getOrganizationRelationships"],
            list_[OrganizationRelationship],
            query={"org_id": org_id},
            options=call_options,
        )

    async def get(
        self,
        id: int,
        *,
        org_id: int | Unset = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> OrganizationRelationship:
        """Find and returns an organization relationship from its ID.

        Args:
            id: The id of the record.
            org_id: The organization that it belongs to.

        Costs 2 tokens. getOrganizationRelationship: GET
        /organizationRelationships/{id}, scope contacts:full or contacts:read.
        """
        return await self._call(
            OPERATIONS["getOrganizationRelationship"],
            OrganizationRelationship,
            path={"id": id},
            query={"org_id": org_id},
            options=call_options,
        )

    async def add(
        self,
        *,
        type: OrganizationRelationshipType,
        rel_owner_org_id: int,
        rel_linked_org_id: int,
        org_id: int | Unset | None = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> OrganizationRelationship:
        """Create and returns an organization relationship.

        Args:
            type: The type, where the account or the document lists several.
            rel_owner_org_id: The organization that owns the relationship, the parent if
                it is one.
            rel_linked_org_id: The other organization of the relationship.
            org_id: The organization that it belongs to.

        Costs 10 tokens. addOrganizationRelationship: POST /organizationRelationships,
        scope contacts:full.
        """
        return await self._call(
            OPERATIONS["addOrganizationRelationship"],
            OrganizationRelationship,
            body={
                "type": type,
                "rel_owner_org_id": rel_owner_org_id,
                "rel_linked_org_id": rel_linked_org_id,
                "org_id": org_id,
            },
            options=call_options,
        )

    async def update(
        self,
        id: int,
        *,
        org_id: int | Unset | None = UNSET,
        type: OrganizationRelationshipType | Unset | None = UNSET,
        rel_owner_org_id: int | Unset | None = UNSET,
        rel_linked_org_id: int | Unset | None = UNSET,
        **call_options: Unpack[CallOptions],
    ) -> OrganizationRelationship:
        """Update and returns an organization relationship.

        Args:
            id: The id of the record.
            org_id: The organization that it belongs to.
            type: The type, where the account or the document lists several.
            rel_owner_org_id: The organization that owns the relationship, the parent if
                it is one.
            rel_linked_org_id: The other organization of the relationship.

        Costs 10 tokens. updateOrganizationRelationship: PUT
        /organizationRelationships/{id}, scope contacts:full.
        """
        return await self._call(
            OPERATIONS["updateOrganizationRelationship"],
            OrganizationRelationship,
            path={"id": id},
            body={
                "org_id": org_id,
                "type": type,
                "rel_owner_org_id": rel_owner_org_id,
                "rel_linked_org_id": rel_linked_org_id,
            },
            options=call_options,
        )

    async def delete(self, id: int, **call_options: Unpack[CallOptions]) -> DeletedItem:
        """Delete an organization relationship and returns the deleted ID.

        Args:
            id: The id of the record.

        Costs 6 tokens. deleteOrganizationRelationship: DELETE
        /organizationRelationships/{id}, scope contacts:full.
        """
        return await self._call(
            OPERATIONS["deleteOrganizationRelationship"],
            DeletedItem,
            path={"id": id},
            options=call_options,
        )

    @property
    def with_raw_response(self) -> AsyncOrganizationRelationshipsWithRawResponse:
        """The same methods, returning whole responses: status, headers, body."""
        return AsyncOrganizationRelationshipsWithRawResponse(self._raw())


class AsyncOrganizationRelationshipsWithRawResponse:
    def __init__(self, raw: AsyncOrganizationRelationships) -> None:
        self.list = async_raw_method(raw.list)
        self.get = async_raw_method(raw.get)
        self.add = async_raw_method(raw.add)
        self.update = async_raw_method(raw.update)
        self.delete = async_raw_method(raw.delete)
