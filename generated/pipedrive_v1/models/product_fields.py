"""Records of product fields."""

# Written by `make generate` from spec/pipedrive-v1.yaml: do not edit.

from __future__ import annotations

from typing import Any, Literal, TypeAlias

from openapi_runtime import SENT, Model, model

from .shared import FieldType

NewProductFieldType: TypeAlias = Literal[
    "address",
    "date",
    "daterange",
    "double",
    "enum",
    "monetary",
    "org",
    "people",
    "phone",
    "set",
    "text",
    "time",
    "timerange",
    "user",
    "varchar",
    "varchar_auto",
]


@model
class ProductField(Model):
    """Returned by product_fields.list, product_fields.get, product_fields.add and 1
    more.
    """

    id: int = SENT

    name: str | None = None

    options: list[dict[str, Any]] | None = None

    field_type: FieldType | str | None = None

    key: str | None = None

    order_nr: int | None = None

    add_time: str | None = None

    update_time: str | None = None

    last_updated_by_user_id: int | None = None

    created_by_user_id: int | None = None

    active_flag: bool | None = None

    edit_flag: bool | None = None

    add_visible_flag: bool | None = None

    important_flag: bool | None = None

    bulk_edit_allowed: bool | None = None

    searchable_flag: bool | None = None

    filtering_allowed: bool | None = None

    sortable_flag: bool | None = None

    mandatory_flag: bool | None = None
