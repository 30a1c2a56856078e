"""Records of item search."""

# Written by `make generate` from spec/pipedrive-v2.yaml: do not edit.

from __future__ import annotations

from typing import Literal, TypeAlias

from openapi_runtime import NULL, SENT, Model, model

from .shared import Owner

ItemSearchEntityType: TypeAlias = Literal[
    "deal", "lead", "organization", "person", "product", "project"
]
ItemSearchField: TypeAlias = Literal[
    "address",
    "code",
    "custom_fields",
    "description",
    "email",
    "name",
    "notes",
    "phone",
    "title",
]
ItemSearchIncludeField: TypeAlias = Literal[
    "deal.cc_email", "person.picture", "product.price"
]
ItemSearchItemType: TypeAlias = Literal[
    "deal",
    "file",
    "lead",
    "mail_attachment",
    "organization",
    "person",
    "product",
    "project",
]
ItemSearchMatch: TypeAlias = Literal["beginning", "exact", "middle"]


@model
class FieldSearchItem(Model):
    """Returned by item_search.search_by_field."""

    id: int = SENT
    """The ID of the item."""

    name: str | None = None
    """The name of the item, or the value of the field."""


@model
class FoundItem(Model):
    """Item.

    Held by ItemSearchItem.item.
    """

    id: int | str = SENT
    """The ID of the item; a UUID if it is a lead."""

    name: str | None = None
    """The name of a person, organization, product, file or mail attachment."""

    title: str | None = None
    """The title of a deal, lead or project."""

    type: str | None = None
    """The type of the item."""

    value: float | None = None
    """The value of a deal or lead."""

    currency: str | None = None
    """The currency of the value."""

    status: str | None = None
    """The status of a deal or project."""

    code: str | None = None
    """The code of a product."""

    address: str | None = NULL
    """The address of an organization."""

    phones: list[str] | None = None
    """The phone numbers of a person."""

    emails: list[str] | None = None
    """The email addresses of a person."""

    url: str | None = None
    """The path under which a file or mail attachment is downloaded."""

    visible_to: int | None = None
    """The visibility of the item."""

    is_archived: bool | None = None
    """Whether a deal or lead is archived."""

    owner: Owner | None = None
    """The user who owns the item."""

    stage: FoundItemStage | None = None
    """The stage of a deal."""

    deal: FoundItemDeal | None = NULL
    """The deal that the item belongs to."""

    person: FoundItemPerson | None = NULL
    """The person that the item belongs to."""

    organization: FoundItemOrganization | None = NULL
    """The organization that the item belongs to."""

    custom_fields: list[str] | None = None
    """The values of the custom fields that were searched."""

    notes: list[str] | None = None
    """The notes of the item."""


@model
class FoundItemDeal(Model):
    """The deal that the item belongs to.

    Held by FoundItem.deal.
    """

    id: int = SENT
    """The ID of the deal."""

    title: str | None = None
    """The title of the deal."""


@model
class FoundItemOrganization(Model):
    """The organization that the item belongs to.

    Held by FoundItem.organization.
    """

    id: int = SENT
    """The ID of the organization."""

    name: str | None = None
    """The name of the organization."""

    address: str | None = NULL
    """The address of the organization."""


@model
class FoundItemPerson(Model):
    """The person that the item belongs to.

    Held by FoundItem.person.
    """

    id: int = SENT
    """The ID of the person."""

    name: str | None = None
    """The name of the person."""


@model
class FoundItemStage(Model):
    """The stage of a deal.

    Held by FoundItem.stage.
    """

    id: int = SENT
    """The ID of the stage."""

    name: str | None = None
    """The name of the stage."""


@model
class ItemSearchItem(Model):
    """Returned by item_search.search."""

    result_score: float | None = None
    """Search result relevancy."""

    item: FoundItem | None = None
    """Item."""


@model
class ItemSearchPageDetails(Model):
    """Returned by item_search.search."""

    related_items: list[ItemSearchItem] | None = None
    """The array of related items if `search_for_related_items` was enabled."""
