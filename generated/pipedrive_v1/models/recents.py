"""Records of recents."""

# Written by `make generate` from spec/pipedrive-v1.yaml: do not edit.

from __future__ import annotations

from typing import Any, Literal, TypeAlias

from openapi_runtime import NULL, SENT, Model, model

from .shared import (
    Activity,
    ActivityType,
    Deal,
    File,
    Filter,
    Note,
    Person,
    Picture,
    Pipeline,
    Stage,
    User,
    UserReference,
)

RecentActivityItem: TypeAlias = Literal["activity"]
RecentActivityTypeItem: TypeAlias = Literal["activityType"]
RecentDealItem: TypeAlias = Literal["deal"]
RecentFileItem: TypeAlias = Literal["file"]
RecentFilterItem: TypeAlias = Literal["filter"]
RecentItems: TypeAlias = Literal[
    "activity",
    "activityType",
    "deal",
    "file",
    "filter",
    "note",
    "organization",
    "person",
    "pipeline",
    "product",
    "stage",
    "user",
]
RecentNoteItem: TypeAlias = Literal["note"]
RecentOrganizationItem: TypeAlias = Literal["organization"]
RecentPersonItem: TypeAlias = Literal["person"]
RecentPipelineItem: TypeAlias = Literal["pipeline"]
RecentProductItem: TypeAlias = Literal["product"]
RecentStageItem: TypeAlias = Literal["stage"]
RecentUserItem: TypeAlias = Literal["user"]


@model
class Organization(Model):
    """Held by RecentOrganization.data."""

    id: int = SENT

    name: str | None = None

    company_id: int | None = None

    owner_id: UserReference | None = None

    active_flag: bool | None = None

    picture_id: Picture | None = None

    country_code: str | None = NULL

    first_char: str | None = None

    add_time: str | None = None

    update_time: str | None = None

    visible_to: str | None = None

    label: int | None = None

    label_ids: list[int] | None = None

    owner_name: str | None = None

    cc_email: str | None = None

    email_messages_count: int | None = None

    people_count: int | None = None

    activities_count: int | None = None

    done_activities_count: int | None = None

    undone_activities_count: int | None = None

    files_count: int | None = None

    notes_count: int | None = None

    followers_count: int | None = None

    address: str | None = None

    address_subpremise: str | None = None

    address_street_number: str | None = None

    address_route: str | None = None

    address_sublocality: str | None = None

    address_locality: str | None = None

    address_admin_area_level_1: str | None = None

    address_admin_area_level_2: str | None = None

    address_country: str | None = None

    address_postal_code: str | None = None

    address_formatted_address: str | None = None

    open_deals_count: int | None = None

    related_open_deals_count: int | None = None

    closed_deals_count: int | None = None

    related_closed_deals_count: int | None = None

    won_deals_count: int | None = None

    related_won_deals_count: int | None = None

    lost_deals_count: int | None = None

    related_lost_deals_count: int | None = None

    next_activity_date: str | None = NULL

    next_activity_time: str | None = NULL

    next_activity_id: int | None = NULL

    last_activity_id: int | None = NULL

    last_activity_date: str | None = NULL


@model
class Product(Model):
    """Held by RecentProduct.data."""

    id: int = SENT

    name: str | None = None

    code: str | None = None

    description: str | None = None

    unit: str | None = None

    tax: float | None = None

    category: str | None = None

    active_flag: bool | None = None

    selectable: bool | None = None

    first_char: str | None = None

    visible_to: int | None = None

    owner_id: int | None = None

    files_count: int | None = None

    add_time: str | None = None

    update_time: str | None = None

    prices: list[dict[str, Any]] | None = None


@model
class RecentActivity(Model, tags=(("item", "activity"),)):
    """Returned by recents.list."""

    id: int = SENT

    item: RecentActivityItem | str | None = None

    data: Activity | None = None


@model
class RecentActivityType(Model, tags=(("item", "activityType"),)):
    """Returned by recents.list."""

    id: int = SENT

    item: RecentActivityTypeItem | str | None = None

    data: ActivityType | None = None


@model
class RecentDeal(Model, tags=(("item", "deal"),)):
    """Returned by recents.list."""

    id: int = SENT

    item: RecentDealItem | str | None = None

    data: Deal | None = None


@model
class RecentFile(Model, tags=(("item", "file"),)):
    """Returned by recents.list."""

    id: int = SENT

    item: RecentFileItem | str | None = None

    data: File | None = None


@model
class RecentFilter(Model, tags=(("item", "filter"),)):
    """Returned by recents.list."""

    id: int = SENT

    item: RecentFilterItem | str | None = None

    data: Filter | None = None


@model
class RecentNote(Model, tags=(("item", "note"),)):
    """Returned by recents.list."""

    id: int = SENT

    item: RecentNoteItem | str | None = None

    data: Note | None = None


@model
class RecentOrganization(Model, tags=(("item", "organization"),)):
    """Returned by recents.list."""

    id: int = SENT

    item: RecentOrganizationItem | str | None = None

    data: Organization | None = None


@model
class RecentPerson(Model, tags=(("item", "person"),)):
    """Returned by recents.list."""

    id: int = SENT

    item: RecentPersonItem | str | None = None

    data: Person | None = None


@model
class RecentPipeline(Model, tags=(("item", "pipeline"),)):
    """Returned by recents.list."""

    id: int = SENT

    item: RecentPipelineItem | str | None = None

    data: Pipeline | None = None


@model
class RecentProduct(Model, tags=(("item", "product"),)):
    """Returned by recents.list."""

    id: int = SENT

    item: RecentProductItem | str | None = None

    data: Product | None = None


@model
class RecentStage(Model, tags=(("item", "stage"),)):
    """Returned by recents.list."""

    id: int = SENT

    item: RecentStageItem | str | None = None

    data: Stage | None = None


@model
class RecentUser(Model, tags=(("item", "user"),)):
    """Returned by recents.list."""

    id: int = SENT

    item: RecentUserItem | str | None = None

    data: User | None = None


@model
class RecentsPageDetails(Model):
    """Returned by recents.list."""

    since_timestamp: str | None = None

    last_timestamp_on_page: str | None = None


AnyRecent: TypeAlias = (
    RecentActivity
    | RecentActivityType
    | RecentDeal
    | RecentFile
    | RecentFilter
    | RecentNote
    | RecentOrganization
    | RecentPerson
    | RecentPipeline
    | RecentProduct
    | RecentStage
    | RecentUser
)
