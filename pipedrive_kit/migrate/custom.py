"""Custom fields: flat keys of API v1, and the object `custom_fields` of API v2."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from ..narrowing import is_iterable, is_list, is_mapping
from .notes import Note
from .rules import address_parts, shapes
from .values import UnclearError, id_of, typed, untyped

SECTION = "Custom Fields"
_KEY = re.compile(r"([0-9a-f]{40})(?:_(\w+))?")
_LOOKS_LIKE_OPTIONS = re.compile(r"\d+(,\d+)*", re.ASCII)
_LOOKS_LIKE_TIME = re.compile(r"\d\d:\d\d(:\d\d)?", re.ASCII)


def is_custom(key: str) -> bool:
    """Return if a key of API v1 is that of a custom field or of a part of one."""
    return _KEY.fullmatch(key) is not None


def types_of(fields: Any) -> dict[str, str]:
    """Return the type of each field, by code.

    *fields* is a mapping of codes to types, a `FieldTable`, or definitions as API v1 or
    API v2 sends them.
    """
    if fields is None:
        return {}
    if is_mapping(fields):
        return {code: str(type_) for code, type_ in fields.items()}
    assert is_iterable(fields)
    return dict(_code_and_type(field) for field in fields)


def _code_and_type(field: Any) -> tuple[str, str]:
    if is_mapping(field):
        return str(field.get("field_code", field.get("key"))), str(field["field_type"])
    code = getattr(field, "code", None) or field.field_code
    return str(code), str(getattr(field, "type", None) or field.field_type)


def fold(
    v1: Mapping[str, Any], types: Mapping[str, str]
) -> tuple[dict[str, Any], list[Note]]:
    """Return `custom_fields` of the flat keys of a record."""
    groups: dict[str, dict[str, Any]] = {}
    for key, value in v1.items():
        if match := _KEY.fullmatch(key):
            groups.setdefault(match[1], {})[match[2] or "value"] = value
    found: dict[str, Any] = {}
    notes: list[Note] = []
    for code, parts in groups.items():
        try:
            found[code] = _folded(code, parts, types.get(code), notes)
        except UnclearError as error:
            found[code] = parts.get("value")
            notes.append(Note("look", code, f"left as it is: {error}", SECTION))
    return found, notes


def _folded(
    code: str, parts: dict[str, Any], type_: str | None, notes: list[Note]
) -> Any:
    shape = shapes().get(type_ or "", {})
    dropped = address_parts()[1]
    for name in dropped:
        if parts.get(name):
            notes.append(Note("lost", f"{code}_{name}", "it is gone", SECTION))
    parts = {name: value for name, value in parts.items() if name not in dropped}
    value = parts.get("value")
    if not any(part not in (None, "") for part in parts.values()):
        return None
    if len(parts) > 1 or shape.get("parts"):
        return _object(code, parts, shape, notes)
    if type_ is None:
        _doubt(code, value, notes)
        return id_of(value)
    if shape.get("as") == "numbers":
        return typed(value, "integers") or None
    return typed(value, "integer") if "as" in shape else value


def _object(
    code: str, parts: dict[str, Any], shape: Mapping[str, Any], notes: list[Note]
) -> dict[str, Any]:
    missing = [name for name in shape.get("parts", ()) if name not in parts]
    if "value" not in parts:
        text = "its parts go with the value: add it, or it would be null"
        notes.append(Note("look", code, text, SECTION))
    if "currency" in missing:
        text = "an amount needs a currency: add it"
        notes.append(Note("look", code, text, SECTION))
    if "timezone_id" in parts:
        text = "timezone_name cannot be made from timezone_id"
        notes.append(Note("lost", f"{code}_timezone_id", text, SECTION))
        parts["timezone_id"] = typed(parts["timezone_id"], "integer")
    if "currency" in parts:
        parts["value"] = typed(parts.get("value"), "number")
    return {"value": None, **parts}


def _doubt(code: str, value: Any, notes: list[Note]) -> None:
    """Note a text that is another value in API v2 if the field is of some types."""
    if isinstance(value, str) and _LOOKS_LIKE_OPTIONS.fullmatch(value):
        text = "left as a text: IDs of options are numbers in API v2; give `fields`"
    elif isinstance(value, str) and _LOOKS_LIKE_TIME.fullmatch(value):
        text = "left as a text: a time is an object in API v2; give `fields`"
    elif is_mapping(value):
        text = "the ID of an object: give `fields` to be certain"
    else:
        return
    notes.append(Note("look", code, text, SECTION))


def unfold(
    custom_fields: Mapping[str, Any], types: Mapping[str, str]
) -> dict[str, Any]:
    """Return the flat keys of `custom_fields`."""
    found: dict[str, Any] = {}
    for code, value in custom_fields.items():
        if is_mapping(value):
            for name, part in value.items():
                if name != "timezone_name":
                    found[code if name == "value" else f"{code}_{name}"] = part
        elif is_list(value):
            found[code] = untyped(value, "integers")
        elif types.get(code) == "enum" and value is not None:
            found[code] = str(value)
        else:
            found[code] = untyped(value, None)
            if value is None:
                parts = shapes().get(types.get(code, ""), {}).get("parts", ())
                found |= {f"{code}_{part}": None for part in parts}
    return found
