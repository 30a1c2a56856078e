"""The words of API v1, on the same records."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ...fields.flat import flat, nested
from ...narrowing import is_mapping
from ..document.document import Document
from ..document.operation import Operation
from ..document.schemas import merged, properties
from ..store import fields
from ..store.store import Record, Store
from ..store.tables import OPTION_TYPES, TABLES
from .call import Call, Result
from .fitting import fitted
from .presentation import template
from .v1_operations import HANDLERS


class V1:
    """API v1."""

    loose = True
    handlers = HANDLERS

    def body(self, call: Call) -> Any:
        """Return the values of a body in the words of the store."""
        body: Mapping[str, Any] = call.body if is_mapping(call.body) else {}
        custom = fields.custom(call.store, call.kind.name)
        given = {name: body[name] for name in body if name[:40] not in custom}
        given = _renamed(call, given)
        if any(name[:40] in custom for name in body):
            given["custom_fields"] = {
                code: _typed(custom[code], value)
                for code, value in nested(body).items()
                if code in custom
            }
        if "active_flag" in given:
            given["is_deleted"] = not given["active_flag"]
        return given

    def query(self, call: Call) -> Mapping[str, Any]:
        known, found = _known(call), dict[str, Any]()
        for name, value in call.query.items():
            word = name if name in known else TABLES.v1_words.get(name, "")
            if word in known:
                found[name if word == f"{name}s" else word] = value
            elif name == "updated_since":
                found[name] = value
        by, _, direction = call.query.get("sort", "").split(",")[0].partition(" ")
        if by:
            found |= {"sort_by": by, "sort_direction": direction.lower()}
        return found

    def shown(self, call: Call, record: Record) -> Any:
        schema = merged(call.operation.body.get("data", {}))
        if not record:
            return fitted(call.store, record, schema)
        shown = fitted(call.store, record, schema.get("items", schema))
        if not is_mapping(shown):
            return shown
        known: Record = {**shown, **flat(record.get("custom_fields") or {})}
        if "is_you" in known:
            known["is_you"] = record["id"] == call.user_id
        return known

    def listed(self, call: Call, records: Iterable[Record]) -> list[Any]:
        return [call.shown(each) for each in records]

    def envelope(self, operation: Operation, result: Result) -> Record:
        """Return the body of a response: an empty list is null."""
        body: Record = {"success": True}
        if "data" in operation.body:
            body["data"] = None if result.data == [] else result.data
        if "related_objects" in operation.body:
            body["related_objects"] = {}
        place = dict(result.additional or {})
        known = properties(operation.body.get("additional_data", {}))
        if "pagination" in known:
            body["additional_data"] = {"pagination": place}
        elif known:
            body["additional_data"] = {name: place.get(name) for name in known}
        return body

    def prepare(self, store: Store, document: Document) -> None:
        """Begin the collections that API v1 alone has, with templates for their records."""
        for operation in document.operations.values():
            name, part = operation.places
            first, _, second = name.partition("/")
            alone = not part and not (second and first in store.collections)
            known = name in store.templates
            if operation.method == "GET" and operation.lists and alone and not known:
                schemas = operation.record
                uuids = schemas.get("id", {}).get("format") == "uuid"
                kind = store.ensure(name, uuids=uuids)
                made = template(schemas, schemas, kind)
                active = {"active_flag": True} if "active_flag" in made else {}
                store.templates[name] = made | active


def _known(call: Call) -> Record:
    """Return a record without values."""
    kind = call.kind
    made = call.store.templates.get(kind.name, {})
    return {**made, **kind.defaults, **dict.fromkeys(kind.nulls)}


def _renamed(call: Call, given: Mapping[str, Any]) -> Record:
    """Return values by the words of the store, as they are there."""
    known, renamed = _known(call), dict[str, Any]()
    for name, value in given.items():
        word = name if name in known else TABLES.v1_words.get(name, name)
        if word.startswith("is_"):
            value = bool(value)
        renamed[word] = [value] if word == "assignee_ids" else value
    return renamed


def _typed(field: Record, value: Any) -> Any:
    """Return the value of a custom field of v1 as v2 has it."""
    if field["field_type"] in OPTION_TYPES and isinstance(value, str):
        ids = [int(part) for part in value.split(",")]
        return ids if field["field_type"] == "set" else ids[0]
    if field["field_type"] in TABLES.subfields and not is_mapping(value):
        return None if value is None else {"value": value}
    return value
