"""`related_objects` of API v1: the records that a response refers to."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, TypedDict, cast

from openapi_runtime import Page, RawResponse

from ..narrowing import is_mapping


class ContactValue(TypedDict, total=False):
    """An e-mail address or a phone number of a person."""

    label: str
    value: str
    primary: bool


class RelatedUser(TypedDict, total=False):
    """A user that a record refers to."""

    id: int
    name: str
    email: str
    has_pic: int
    pic_hash: str | None
    active_flag: bool


class RelatedPerson(TypedDict, total=False):
    """A person that a record refers to."""

    id: int
    name: str
    email: list[ContactValue]
    phone: list[ContactValue]
    owner_id: int
    active_flag: bool


class RelatedOrganization(TypedDict, total=False):
    """An organization that a record refers to."""

    id: int
    name: str
    people_count: int
    owner_id: int
    address: str | None
    cc_email: str
    active_flag: bool


class RelatedDeal(TypedDict, total=False):
    """A deal that a record refers to."""

    id: int
    title: str
    status: str
    value: float
    currency: str
    stage_id: int
    pipeline_id: int


class RelatedObjects(TypedDict):
    """Records by kind and id, empty where the response has none of a kind."""

    deal: dict[int, RelatedDeal]
    organization: dict[int, RelatedOrganization]
    person: dict[int, RelatedPerson]
    pipeline: dict[int, dict[str, Any]]
    stage: dict[int, dict[str, Any]]
    user: dict[int, RelatedUser]


def related_objects(response: Page[Any] | RawResponse[Any]) -> RelatedObjects:
    """Return the records that a page, or a whole response, refers to."""
    if isinstance(response, Page):
        body: Any = response.extra
    else:
        body = json.loads(response.body)
    found = _mapping(_mapping(body).get("related_objects"))
    made = {
        kind: {int(key): value for key, value in _mapping(found.get(kind)).items()}
        for kind in RelatedObjects.__annotations__
    }
    return cast("RelatedObjects", made)


def _mapping(value: Any) -> Mapping[str, Any]:
    """Return an object; API v1 writes an empty one as null, or as an empty list."""
    return value if is_mapping(value) else {}
