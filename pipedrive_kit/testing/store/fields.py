"""Field definitions, and the values of custom fields."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from ...narrowing import is_list, is_mapping
from ..messages import invalid
from .store import Record, Store
from .tables import OPTION_TYPES, REQUIRED_SUBFIELDS, TABLES


def add_built_in(store: Store, collection: str, schemas: Mapping[str, Any]) -> None:
    """Define a field for each property that records of a collection have."""
    fields = store.collections[collection].fields
    for code, schema in schemas.items():
        kind = TABLES.field_types.get(code)
        kind = kind or TABLES.schema_types.get(schema.get("type", ""))
        if kind and code != "custom_fields":
            values = _definition(code.replace("_", " ").capitalize(), kind)
            values |= {"field_code": code, "is_custom_field": False}
            values["options"] = TABLES.built_in_options.get(code)
            store.add(fields, values)


def new_field(store: Store, body: Mapping[str, Any]) -> Record:
    """Return the values of a custom field as it was asked for."""
    values = {**_definition(body["field_name"], body["field_type"]), **body}
    values["is_custom_field"] = True
    wanted: list[Record] = body.get("options") or []
    if body["field_type"] in OPTION_TYPES:
        values["options"] = [new_option(store, each) for each in wanted]
    elif wanted:
        raise invalid("options", f"a {body['field_type']} field has none")
    return values


def new_option(store: Store, body: Mapping[str, Any]) -> Record:
    return {"color": None, **body, "id": store.next_number("options")}


def _definition(name: str, kind: str) -> Record:
    parts = [_subfield(name, kind, part) for part in TABLES.subfields.get(kind, ())]
    return {
        "field_name": name,
        "field_type": kind,
        "options": None,
        "subfields": parts or None,
        "is_optional_response_field": False,
    }


def _subfield(name: str, kind: str, part: str) -> Record:
    return {
        "field_code": part,
        "field_name": f"{part.replace('_', ' ').capitalize()} of {name}",
        # Only the amount of money is a number.
        "field_type": "double" if (kind, part) == ("monetary", "value") else "varchar",
    }


def custom(store: Store, collection: str) -> dict[str, Record]:
    """Return the custom fields of a collection's records, by code."""
    fields = store.collections[collection].fields
    if not fields:
        return {}
    return {
        str(code): each
        for code, each in store.all(fields).items()
        if each["is_custom_field"]
    }


def written(
    store: Store, collection: str, given: Mapping[str, Any] | None, before: Any
) -> Record:
    """Return the custom fields of a record after a write; raise for a wrong value."""
    if given is None or not given:
        # An empty object clears them all.
        return {}
    known = custom(store, collection)
    after: Record = dict(before or {})
    for code, value in given.items():
        if code not in known:
            raise invalid(code, "there is no such custom field")
        if value is None:
            after.pop(code, None)
        else:
            after[code] = _checked(store, known[code], code, value)
    return after


def _checked(store: Store, field: Record, code: str, value: Any) -> Any:
    kind = field["field_type"]
    if kind in TABLES.subfields:
        return _object(kind, code, value)
    if kind == "set":
        if not is_list(value):
            raise invalid(
                code, "Expected 'array' as value for multi options custom field"
            )
        if not value:
            raise invalid(code, "an empty array is not allowed; null clears the field")
        for each in value:
            _check_option(field, code, each)
    elif kind == "enum":
        _check_option(field, code, value)
    elif kind in TABLES.linked_types:
        target = TABLES.linked_types[kind]
        if not _whole(value) or store.find(target, value) is None:
            raise invalid(code, f"there is no {value!r} among {target}")
    elif not _LEAVES.get(kind, _text)(value):
        raise invalid(code, f"{value!r} is no value of a {kind} field")
    return value


def _object(kind: str, code: str, value: Any) -> Record:
    if not is_mapping(value):
        raise invalid(code, f"Expected 'object' as value of a {kind} field")
    parts = TABLES.subfields[kind]
    for part in parts:
        if part in REQUIRED_SUBFIELDS and value.get(part) is None:
            raise invalid(f"{code}.{part}", "is required")
    for part in value.keys() - set(parts):
        raise invalid(f"{code}.{part}", "is not a subfield")
    if not _PARTS[kind](value["value"]):
        raise invalid(code, f"{value['value']!r} is no value of a {kind} field")
    return {part: value.get(part) for part in parts}


def _check_option(field: Record, code: str, value: Any) -> None:
    if not _whole(value) or value not in [each["id"] for each in field["options"]]:
        raise invalid(code, f"{value!r} is not the ID of an option")


def _whole(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _number(value: Any) -> bool:
    return isinstance(value, float) or _whole(value)


def _text(value: Any) -> bool:
    return isinstance(value, str)


def _written_as(pattern: str) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, str) and bool(re.fullmatch(pattern, value))


_DATE = _written_as(r"\d{4}-\d\d-\d\d")
_TIME = _written_as(r"\d\d:\d\d(:\d\d)?")
_LEAVES: Mapping[str, Callable[[Any], bool]] = {"double": _number, "date": _DATE}
_PARTS: Mapping[str, Callable[[Any], bool]] = {
    "monetary": _number,
    "daterange": _DATE,
    "time": _TIME,
    "timerange": _TIME,
    "address": _text,
}


def read(
    store: Store,
    collection: str,
    values: Mapping[str, Any],
    *,
    codes: Sequence[str] | None = None,
    labels: bool = False,
) -> Record:
    """Return the block of custom fields as a response has it: every field, or *codes*."""
    known = custom(store, collection)
    if codes is not None:
        known = {code: each for code, each in known.items() if code in codes}
    block = {code: values.get(code) for code in known}
    if labels:
        for code, field in known.items():
            if field["field_type"] in OPTION_TYPES:
                block[code] = labelled(field, block[code])
    return block


def labelled(field: Record, value: Any) -> Any:
    """Return option IDs with their labels."""
    labels = {each["id"]: each["label"] for each in field["options"] or ()}
    if is_list(value):
        return [{"id": each, "label": labels.get(each)} for each in value]
    return None if value is None else {"id": value, "label": labels.get(value)}
