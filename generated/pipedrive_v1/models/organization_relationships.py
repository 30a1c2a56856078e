"""Records of organization relationships."""

# Written by `make generate` from spec/pipedrive-v1.yaml: do not edit.

from __future__ import annotations

from typing import Literal, TypeAlias

from openapi_runtime import SENT, Model, model

from .shared import OrganizationReference, RelatedObjects

OrganizationRelationshipType: TypeAlias = Literal["parent", "related"]


@model
class OrganizationRelationship(Model):
    """Returned by organization_relationships.list, organization_relationships.get,
    organization_relationships.add and 1 more.
    """

    id: int = SENT

    type: str | None = None

    rel_owner_org_id: OrganizationReference | None = None

    rel_linked_org_id: OrganizationReference | None = None

    add_time: str | None = None

    update_time: str | None = None

    active_flag: str | None = None

    calculated_type: str | None = None

    calculated_related_org_id: int | None = None

    related_organization_name: str | None = None

    related_objects: RelatedObjects | None = None
