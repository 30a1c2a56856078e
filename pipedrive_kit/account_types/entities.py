"""The entities that classes are written for, and the fields of each that are typed."""

from __future__ import annotations

import inspect
from collections.abc import Mapping
from importlib import import_module
from typing import Any, Final

from ..fields.definitions import Field, FieldTable
from .naming import OPTION_TYPES

CLASSES: Final[Mapping[str, str]] = {
    "deals": "Deal",
    "persons": "Person",
    "organizations": "Organization",
    "products": "Product",
    "activities": "Activity",
    "projects": "Project",
    "leads": "Lead",
}
"""Entity -> the class of its records, of the client and of the account."""


def package(entity: str) -> str:
    """Return the client that has an entity."""
    return "pipedrive_v1" if entity == "leads" else "pipedrive_v2"


def typed_fields(table: FieldTable) -> list[Field]:
    """Return custom fields, and built-in ones whose options the account chose.

    Built-in fields of leads are not in the table: it is that of deals.
    """
    settable = set[str]() if table.entity == "leads" else _settable(table.entity)
    return [
        field
        for field in table
        if field.is_custom
        or (field.code in settable and field.type in OPTION_TYPES and field.options)
    ]


def _settable(entity: str) -> set[str]:
    """Return the attributes of a record that `update` takes, too."""
    resources = import_module(f"{package(entity)}.resources.{entity}")
    resource: Any = getattr(resources, entity.capitalize())
    models = import_module(f"{package(entity)}.models")
    record: type = getattr(models, CLASSES[entity])
    return set(inspect.signature(resource.update).parameters) & set(dir(record))
