"""Field definitions in a file, so that a program need not read them at each start."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ..files import replace
from .definitions import Field, FieldTable, Option

FORMAT = 1


def load(path: Path) -> dict[str, FieldTable]:
    """Return the tables in a file; none, if it is missing or not one of ours."""
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        if content["format"] != FORMAT:
            return {}
        return {name: _table(name, one) for name, one in content["entities"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def save(path: Path, tables: Mapping[str, FieldTable]) -> None:
    """Write the tables; a reader sees the old file or the new one, whole."""
    content = {
        "format": FORMAT,
        "entities": {name: _plain(table) for name, table in tables.items()},
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(content, ensure_ascii=False, indent=1)
    # What is no character of Unicode is an escape in JSON.
    replace(path, text.encode("utf-8", "backslashreplace"))


def _plain(table: FieldTable) -> dict[str, Any]:
    return {
        "fetched_at": table.fetched_at,
        "former": dict(table.former),
        "fields": [field_to_dict(field) for field in table],
    }


def _table(entity: str, plain: Any) -> FieldTable:
    fields = tuple(map(field_from_dict, plain["fields"]))
    return FieldTable(entity, fields, plain["fetched_at"], plain["former"])


def field_to_dict(field: Field) -> dict[str, Any]:
    """Return a field as JSON has it."""
    return {
        "code": field.code,
        "name": field.name,
        "type": field.type,
        "is_custom": field.is_custom,
        "description": field.description,
        "options": [[option.id, option.label] for option in field.options],
    }


def field_from_dict(plain: Any) -> Field:
    """Return the field that `field_to_dict` wrote."""
    return Field(
        code=plain["code"],
        name=plain["name"],
        type=plain["type"],
        is_custom=plain["is_custom"],
        options=tuple(Option(*pair) for pair in plain["options"]),
        description=plain["description"],
    )
