"""Facts about Pipedrive's records that its document does not state, as data.

`store.py` and `handlers.py` follow these tables; they name no kind of record themselves.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

USERS = {"owner_id": "users", "creator_user_id": "users"}
CONTACT = {"person_id": "persons", "org_id": "organizations"}
EVERYONE = 3
OPTION_TYPES = ("enum", "set")


@dataclass(frozen=True, kw_only=True, eq=False)
class Collection:
    """A kind of record: where it hangs, what it begins with, what it refers to."""

    name: str
    """The key in the store; for records of another one, as in `deals/products`."""
    noun: str = ""
    """The word for one in events and searches; without it, there are neither."""
    ids: Literal["number", "uuid", "hash", "given"] = "number"
    key: str = "id"
    """The property that holds the ID."""
    parent: str = ""
    """The property with the ID of the record that it belongs to."""
    label: str = "name"
    """The property that people call it by."""
    defaults: Mapping[str, Any] = field(default_factory=dict[str, Any])
    unset: tuple[str, ...] = ()
    """Properties that stay null until the first change, times too."""
    absent: tuple[str, ...] = ()
    """Properties of the document that the server has with a paid feature only."""
    soft: bool = False
    """A deleted one stays for 30 days, marked."""
    links: Mapping[str, str] = field(default_factory=dict[str, str])
    """Property -> collection that its ID, or each of its IDs, is of."""
    cascade: Mapping[str, str] = field(default_factory=dict[str, str])
    """Collection -> property there: deleted together with this one."""
    searched: Mapping[str, str] = field(default_factory=dict[str, str])
    """Property -> its name in the `fields` of a search."""
    fields: str = ""
    """The collection of its field definitions."""


def _followers(of: str) -> Collection:
    links = {"user_id": "users"}
    return Collection(name=f"{of}/followers", key="user_id", ids="given", links=links)


COLLECTIONS = (
    Collection(name="users", ids="given"),
    Collection(
        name="deals",
        noun="deal",
        label="title",
        soft=True,
        fields="dealFields",
        links={
            **USERS,
            **CONTACT,
            "pipeline_id": "pipelines",
            "stage_id": "stages",
        },
        searched={"title": "title"},
        unset=("update_time", "stage_change_time"),
        defaults={
            "status": "open",
            "value": 0,
            "currency": "EUR",
            "pipeline_id": 1,
            "stage_id": 1,
            "visible_to": EVERYONE,
            "origin": "API",
            "custom_fields": {},
        },
    ),
    Collection(
        name="persons",
        noun="person",
        soft=True,
        fields="personFields",
        links={**USERS, "org_id": "organizations"},
        searched={"name": "name", "emails": "email", "phones": "phone"},
        absent=("notes", "im", "birthday", "job_title", "postal_address"),
        defaults={"visible_to": EVERYONE, "custom_fields": {}},
    ),
    Collection(
        name="organizations",
        noun="organization",
        soft=True,
        fields="organizationFields",
        links=USERS,
        searched={"name": "name", "address": "address"},
        absent=("org_id",),
        defaults={"visible_to": EVERYONE, "custom_fields": {}},
    ),
    Collection(
        name="activities",
        noun="activity",
        label="subject",
        soft=True,
        fields="activityFields",
        links={
            **USERS,
            "deal_id": "deals",
            "lead_id": "leads",
            "org_id": "organizations",
            "project_id": "projects",
        },
        defaults={"type": "task", "subject": "Task"},
    ),
    Collection(
        name="products",
        noun="product",
        soft=True,
        fields="productFields",
        links=USERS,
        searched={"name": "name", "code": "code"},
        defaults={
            "tax": 0,
            "is_linkable": True,
            "visible_to": EVERYONE,
            "billing_frequency": "one-time",
            "custom_fields": {},
        },
    ),
    Collection(
        name="leads",
        noun="lead",
        ids="uuid",
        label="title",
        fields="dealFields",
        links={**USERS, "person_id": "persons", "organization_id": "organizations"},
        searched={"title": "title"},
        defaults={
            **dict.fromkeys(("title", "value", "person_id", "organization_id")),
            **dict.fromkeys(("owner_id", "creator_id", "add_time", "update_time")),
            "visible_to": EVERYONE,
            "custom_fields": {},
            "label_ids": [],
            "is_archived": False,
        },
    ),
    Collection(
        name="pipelines",
        noun="pipeline",
        soft=True,
        cascade={"stages": "pipeline_id"},
    ),
    Collection(
        name="stages",
        noun="stage",
        soft=True,
        links={"pipeline_id": "pipelines"},
        defaults={"deal_probability": 100},
    ),
    Collection(
        name="projects",
        noun="project",
        label="title",
        fields="projectFields",
        links={
            **USERS,
            "board_id": "boards",
            "phase_id": "phases",
            "deal_ids": "deals",
            "person_ids": "persons",
            "org_ids": "organizations",
            "template_id": "projectTemplates",
        },
        cascade={"tasks": "project_id"},
        searched={"title": "title", "description": "description"},
        defaults={"status": "open", "board_id": 1, "phase_id": 1, "custom_fields": {}},
    ),
    Collection(
        name="tasks",
        noun="task",
        label="title",
        links={
            "project_id": "projects",
            "parent_task_id": "tasks",
            "assignee_ids": "users",
        },
        cascade={"tasks": "parent_task_id"},
    ),
    Collection(name="boards", noun="board", cascade={"phases": "board_id"}),
    Collection(name="phases", noun="phase", links={"board_id": "boards"}),
    Collection(name="projectTemplates", label="title"),
    Collection(name="dealFields", noun="dealField", ids="hash", key="field_code"),
    Collection(name="personFields", noun="personField", ids="hash", key="field_code"),
    Collection(
        name="organizationFields",
        noun="organizationField",
        ids="hash",
        key="field_code",
    ),
    Collection(name="activityFields", ids="hash", key="field_code"),
    Collection(name="productFields", noun="productField", ids="hash", key="field_code"),
    Collection(name="projectFields", noun="projectField", ids="hash", key="field_code"),
    _followers("deals"),
    _followers("persons"),
    _followers("organizations"),
    _followers("products"),
    _followers("users"),
    Collection(
        name="deals/products",
        noun="deal_product",
        parent="deal_id",
        links={"product_id": "products"},
        defaults={
            "tax": 0,
            "comments": "",
            "currency": "EUR",
            "discount": 0,
            "discount_type": "percentage",
            "tax_method": "inclusive",
            "is_enabled": True,
            "billing_frequency": "one-time",
        },
    ),
    Collection(name="deals/discounts", ids="uuid", parent="deal_id"),
    Collection(name="deals/installments", noun="deal_installment", parent="deal_id"),
    Collection(name="products/variations", parent="product_id"),
    Collection(name="products/images", parent="product_id"),
    Collection(name="pictures"),
    Collection(name="webhooks"),
    Collection(name="conversions", ids="uuid", key="conversion_id"),
)

FIELD_TYPES: Mapping[str, str] = {
    "add_time": "date",
    "update_time": "date",
    "owner_id": "user",
    "creator_user_id": "user",
    "person_id": "people",
    "org_id": "org",
    "stage_id": "stage",
    "status": "status",
    "value": "monetary",
    "visible_to": "visible_to",
    "label_ids": "set",
    "emails": "varchar",
    "phones": "phone",
    "address": "address",
    "location": "address",
    "custom_fields": "",
}
"""Built-in properties -> their field type, where their schema does not say it."""

SCHEMA_TYPES: Mapping[str, str] = {
    "string": "varchar",
    "integer": "int",
    "number": "double",
    "boolean": "boolean",
}

BUILT_IN_OPTIONS: Mapping[str, tuple[Mapping[str, Any], ...]] = {
    "status": (
        {"id": "open", "label": "Open"},
        {"id": "won", "label": "Won"},
        {"id": "lost", "label": "Lost"},
    ),
    "label_ids": (
        {"id": 1, "label": "Hot", "color": "red"},
        {"id": 2, "label": "Warm", "color": "yellow"},
        {"id": 3, "label": "Cold", "color": "blue"},
    ),
}

SUBFIELDS: Mapping[str, tuple[str, ...]] = {
    "monetary": ("value", "currency"),
    "daterange": ("value", "until"),
    "time": ("value", "timezone_id", "timezone_name"),
    "timerange": ("value", "until", "timezone_id", "timezone_name"),
    "address": (
        "value",
        "street_number",
        "route",
        "sublocality",
        "locality",
        "admin_area_level_1",
        "admin_area_level_2",
        "country",
        "postal_code",
        "formatted_address",
        "subpremise",
    ),
}
"""Types whose values are objects: what is left out of one becomes null."""

REQUIRED_SUBFIELDS: Mapping[str, tuple[str, ...]] = {
    "monetary": ("value", "currency"),
    "daterange": ("value", "until"),
    "time": ("value",),
    "timerange": ("value", "until"),
    "address": ("value",),
}

LINKED_TYPES: Mapping[str, str] = {
    "user": "users",
    "org": "organizations",
    "people": "persons",
}
"""Types whose values are the IDs of records."""

SEARCH_LINKS: Mapping[str, tuple[str, ...]] = {
    "owner": ("owner_id",),
    "person": ("person_id",),
    "organization": ("org_id", "organization_id"),
    "stage": ("stage_id",),
    "board": ("board_id",),
    "phase": ("phase_id",),
}
"""Object in what a search finds -> the properties of the record with its ID."""
LINK_TARGETS: Mapping[str, str] = {
    "owner": "users",
    "person": "persons",
    "organization": "organizations",
    "stage": "stages",
    "board": "boards",
    "phase": "phases",
}
