"""API v1 on the same records: its own paths, words, pages and envelope.

Records are fitted to the schema of each response, so that there is no code per kind: an
ID becomes the object that v1 has there, a boolean 0 or 1, a time one without a zone.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from email.parser import BytesParser
from email.policy import HTTP
from typing import TYPE_CHECKING, Any

from ...narrowing import is_list, is_mapping
from ..document.document import Document, Json, Operation, merged, properties
from ..messages import Response, invalid
from ..store import fields
from ..store.store import Record, Store, timestamp
from ..store.tables import OPTION_TYPES, SUBFIELDS
from . import searches
from .handlers import Call, Handler, Result
from .lists import offset_page, sortable
from .presentation import template

if TYPE_CHECKING:
    from collections.abc import Iterable

PATHS = {
    "projects/boards": "boards",
    "projects/phases": "phases",
    "leadFields": "dealFields",
}
"""Path -> collection, where they differ."""

OWNERS = {
    "deals": "deal_id",
    "persons": "person_id",
    "organizations": "org_id",
    "products": "product_id",
    "projects": "project_id",
    "pipelines": "pipeline_id",
    "stages": "stage_id",
    "users": "user_id",
}
"""Collection -> property of other records with the ID of one of it."""

OTHER_WORDS = {
    "user_id": "owner_id",
    "key": "field_code",
    "name": "field_name",
    "edit_flag": "is_custom_field",
    "phone": "phones",
    "email": "emails",
    "deleted": "is_deleted",
}
"""Property of v1 -> the same in v2, for records that have no property of that name."""

LINKED = {
    "person": "persons",
    "org": "organizations",
    "organization": "organizations",
    "deal": "deals",
    "user": "users",
    "owner": "users",
    "project": "projects",
}
"""Beginning of a property -> collection of the record that v1 has there."""

_ISO = re.compile(r"(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)(\.\d+)?Z")
_NOT_FILTERS = ("start", "limit", "sort", "cursor", "filter_id", "include_body")


def prepare(store: Store, document: Document) -> None:
    """Begin the collections that API v1 alone has, with templates for their records."""
    for operation in document.operations.values():
        name = operation.path.strip("/")
        if operation.method == "GET" and operation.lists and "{" not in name:
            store.ensure(name, uuids=_has_uuids(operation))
            if name not in store.templates:
                schemas = operation.record
                kind = store.collections[name]
                store.templates[name] = template(schemas, schemas, kind)


def _has_uuids(operation: Operation) -> bool:
    return bool(operation.record.get("id", {}).get("format") == "uuid")


def handler(operation: Operation) -> Handler:
    """Return what carries an operation out."""
    if operation.id in BY_ID:
        return BY_ID[operation.id]
    if operation.path.endswith("/permittedUsers"):
        return lambda call: Result(list(call.store.all("users")))
    if operation.path.endswith("/search"):
        return _search
    parts = operation.path.split("/")[1:]
    one = parts[-1][:1] == "{"
    if operation.method == "GET":
        return _get if one else _list if operation.lists else _blank
    if operation.method == "POST":
        return _add if operation.accepts is not None else _blank
    if operation.method == "DELETE":
        return _delete if one else _delete_many
    return _change if one else _blank


def envelope(operation: Operation, result: Result) -> Record:
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


def _place(call: Call) -> tuple[str, Any]:
    """Return the collection of a path, and the ID of the record that it hangs on."""
    names = [part for part in call.operation.path.split("/")[1:] if part[:1] != "{"]
    path = "/".join(names)
    below = "}/" in call.operation.path
    if path in PATHS or not below:
        return PATHS.get(path, path), None
    owner = _existing(call, PATHS.get(names[0], names[0]), call.values[0])
    name = names[-1] if names[-1] in call.store.collections else path
    return name, owner


def _existing(call: Call, collection: str, text: str) -> Any:
    """Return the ID that a path names, of the record's own type."""
    call.store.ensure(collection)
    if call.store.collections[collection].ids == "hash":
        numbers = {e["_number"]: k for k, e in call.store.all(collection).items()}
        key: Any = numbers.get(int(text))
    else:
        key = int(text) if text.isdigit() else text
    call.store.get(collection, key)
    return key


def _record(call: Call) -> tuple[str, Any]:
    collection, owner = _place(call)
    call.store.ensure(collection)
    if owner is None:
        return collection, _existing(call, collection, call.values[-1])
    if call.store.collections[collection].key == "user_id":
        return collection, f"{owner}/{call.values[-1]}"
    return collection, _existing(call, collection, call.values[-1])


def _list(call: Call) -> Result:
    collection, owner = _place(call)
    call.store.ensure(collection)
    records: Iterable[Record] = call.store.all(collection).values()
    if owner is not None:
        name = OWNERS.get(call.parts[0], "")
        records = [e for e in records if owner in (e.get("_parent"), e.get(name))]
    if call.operation.path.endswith("/archived"):
        records = [e for e in records if e.get("is_archived")]
    for name, value in call.query.items():
        if name not in _NOT_FILTERS:
            records = [e for e in records if _word(e, name) in (value, None)]
    order, _, direction = call.query.get("sort", "").split(",")[0].partition(" ")
    rows = [
        (sortable(each.get(order)), sortable(each.get("id", 0)), each)
        for each in records
        if not each.get("is_deleted")
    ]
    if order:
        rows.sort(key=lambda row: row[0], reverse=direction.upper() == "DESC")
    query = call.query
    if not call.operation.page_size:
        query = {"limit": len(rows)}
    elif "start" not in call.operation.parameters:
        # Its cursors are positions, which nobody looks into.
        query = {**query, "start": int(query.get("cursor", 0))}
    page, place = offset_page(rows, query, call.operation.page_size or len(rows) or 1)
    place["next_cursor"] = str(place["next_start"]) if "next_start" in place else None
    if "start" in place and "pagination" in str(call.operation.body):
        place.pop("next_cursor")
    return Result([_shown(call, each) for each in page], place)


def _search(call: Call) -> Result:
    start = call.query.get("start", 0)
    limit = call.query.get("limit", 100)
    schema = properties(call.operation.body["data"])["items"]["items"]
    hits = searches.of_one_kind(call, properties(properties(schema)["item"]))
    found = [fitted(call.store, hit, schema) for hit in hits[start : start + limit]]
    more = start + limit < len(hits)
    place = {"start": start, "limit": limit, "more_items_in_collection": more}
    return Result({"items": found}, place)


def _get(call: Call) -> Result:
    collection, key = _record(call)
    shown = _shown(call, call.store.get(collection, key))
    return Result([shown] if call.operation.lists else shown)


def _add(call: Call) -> Result:
    collection, owner = _place(call)
    call.store.ensure(collection, uuids=_has_uuids(call.operation))
    values = _stored(call, collection, call.body)
    record = call.store.add(collection, values, user_id=call.user_id, parent=owner)
    return Result(_data(call, record))


def _change(call: Call) -> Result:
    collection, key = _record(call)
    values = _stored(call, collection, call.body)
    record = call.store.change(collection, key, values, user_id=call.user_id)
    return Result(_data(call, record))


def _delete(call: Call) -> Result:
    collection, key = _record(call)
    call.store.delete(collection, key, user_id=call.user_id)
    if call.operation.body.get("data", {}).get("type") == "boolean":
        return Result(True)
    text = call.values[-1]
    return Result({"id": int(text) if text.isdigit() else text})


def _delete_many(call: Call) -> Result:
    if "ids" not in call.query:
        return _blank(call)
    collection, _ = _place(call)
    texts = str(call.query["ids"]).split(",")
    for text in texts:
        call.store.delete(collection, _existing(call, collection, text))
    return Result({"id": [int(text) for text in texts]})


def _blank(call: Call) -> Result:
    """Return what the document describes, with nothing in it."""
    schema = call.operation.body.get("data", {})
    return Result(fitted(call.store, {}, schema))


def _data(call: Call, record: Record) -> Any:
    shown = _shown(call, record)
    return [shown] if call.operation.lists else shown


def _shown(call: Call, record: Record) -> Any:
    schema = merged(call.operation.body["data"])
    schema = schema.get("items", schema)
    shown = fitted(call.store, record, schema)
    if not is_mapping(shown):
        return shown
    known: Record = {**shown, **flat(record)}
    if "is_you" in known:
        known["is_you"] = record["id"] == call.user_id
    return known


def _stored(call: Call, collection: str, body: Any) -> Record:
    """Return the values of a body in the words of the store."""
    if not is_mapping(body):
        return {}
    if call.store.collections[collection].ids == "hash":
        renamed: Record = {}
        for name, value in body.items():
            renamed[str(OTHER_WORDS.get(name, name))] = value
        if call.operation.method != "POST":
            return renamed
        return fields.new_field(call.store, renamed)
    custom = fields.custom(call.store, collection)
    given = {name: body[name] for name in body if name[:40] not in custom}
    if custom and len(given) < len(body):
        given["custom_fields"] = folded(custom, body)
    if "active_flag" in given:
        given["is_deleted"] = not given["active_flag"]
    return given


def flat(record: Record) -> Record:
    """Return custom fields as v1 has them: by their codes, beside everything else."""
    found: Record = {}
    values: Record = record.get("custom_fields") or {}
    for code, value in values.items():
        if is_mapping(value):
            found |= {
                f"{code}_{part}": value[part] for part in value if part != "value"
            }
            found[code] = value.get("value")
        else:
            found[code] = ",".join(map(str, value)) if is_list(value) else value
    return found


def folded(known: Mapping[str, Record], body: Mapping[str, Any]) -> Record:
    """Return the custom fields of a body of v1 as v2 has them."""
    found: Record = {}
    for code, field in known.items():
        if code not in body:
            continue
        value = body[code]
        kind = field["field_type"]
        if kind in SUBFIELDS and value is not None:
            parts = {part: body.get(f"{code}_{part}") for part in SUBFIELDS[kind]}
            found[code] = parts | {"value": value}
        elif kind in OPTION_TYPES and isinstance(value, str):
            ids = [int(part) for part in value.split(",")]
            found[code] = ids if kind == "set" else ids[0]
        else:
            found[code] = value
    return found


def fitted(store: Store, value: Any, schema: Json) -> Any:
    """Return a value in the shape that a schema has; null where it cannot be."""
    schema = merged(schema)
    alternatives = schema.get("anyOf") or schema.get("oneOf")
    if alternatives:
        return fitted(store, value, alternatives[0])
    kind = schema.get("type", "object" if "properties" in schema else None)
    if kind == "array":
        items = value if is_list(value) else []
        return [fitted(store, item, schema.get("items", {})) for item in items]
    if kind == "object":
        if not is_mapping(value):
            return None
        if "properties" not in schema:
            return dict(value)
        return {
            name: _fitted_property(store, value, name, inner)
            for name, inner in schema["properties"].items()
        }
    return _leaf(value, kind, schema)


def _fitted_property(
    store: Store, record: Mapping[str, Any], name: str, schema: Json
) -> Any:
    value = _word(record, name)
    schema = merged(schema)
    collection = LINKED.get(name.partition("_")[0])
    if collection and "properties" in schema and not is_mapping(value):
        # An object where the store has the ID alone.
        owner = OWNERS[collection]
        ids = (value, record.get(f"{name}_id"), record.get(owner))
        key = next((each for each in ids if each is not None), None)
        other = store.find(collection, key)
        return fitted(store, {**other, "value": key}, schema) if other else None
    if collection and isinstance(value, int) and name.endswith("_name"):
        other = store.find(collection, value)
        value = other and other.get(store.collections[collection].label)
    return fitted(store, value, schema)


def _leaf(value: Any, kind: str | None, schema: Json) -> Any:
    if kind is None:
        return value
    if value is None or is_mapping(value) or is_list(value):
        return None
    if kind == "string":
        text = str(value)
        if schema.get("format") != "date-time":
            text = _ISO.sub(r"\1 \2", text)
        return text if text in schema.get("enum", (text,)) else None
    if kind == "boolean":
        return bool(value)
    if kind in ("integer", "number"):
        number = isinstance(value, (int, float))
        return value * 1 if number else int(value) if value.isdigit() else None
    return value


def _word(record: Mapping[str, Any], name: str) -> Any:
    """Return the value of a property of v1."""
    if name in record:
        return record[name]
    if name == "active_flag":
        return not record.get("is_deleted", False)
    if name == "id" and "_number" in record:
        return record["_number"]
    return record.get(OTHER_WORDS.get(name, ""))


def _me(call: Call) -> Result:
    user = call.store.get("users", call.user_id)
    company = {"company_id": 1, "company_name": "Fake", "company_domain": "fake"}
    return Result(_shown(call, {**user, **company}))


def _find_users(call: Call) -> Result:
    name = "email" if call.query.get("search_by_email") else "name"
    term = call.query["term"].lower()
    users = call.store.all("users").values()
    found = [each for each in users if term in str(each.get(name, "")).lower()]
    return Result([_shown(call, each) for each in found])


def _recents(call: Call) -> Result:
    """Return the latest state of what changed, of the kinds that are asked for."""
    since = call.query["since_timestamp"].replace(" ", "T")
    kinds = call.query.get("items")
    latest: dict[tuple[str, Any], Record] = {}
    alternatives = call.operation.body["data"]["items"].get("anyOf", ())
    for change in call.store.changes:
        noun = call.store.collections[change.collection].noun
        wanted = noun and (kinds is None or noun in kinds)
        if wanted and timestamp(change.time) >= f"{since[:19]}Z":
            latest.pop((noun, change.id), None)
            data = change.current or change.previous or {}
            latest[noun, change.id] = {"item": noun, "id": change.id, "data": data}
    found: list[Any] = []
    for each in latest.values():
        for schema in alternatives:
            if each["item"] in properties(schema)["item"].get("enum", ()):
                found.append(fitted(call.store, each, schema))
                break
    rows = [(n, n, each) for n, each in enumerate(found)]
    return Result(*offset_page(rows, call.query, call.operation.page_size))


def _merge(call: Call) -> Result:
    """Move what hangs on a record to another one, which stays."""
    collection = call.parts[0]
    gone, stays = int(call.values[0]), call.body["merge_with_id"]
    call.store.get(collection, gone)
    if call.store.find(collection, stays) is None or gone == stays:
        raise invalid("merge_with_id", f"there is no other {stays} among {collection}")
    for kind in list(call.store.collections.values()):
        for name, target in kind.links.items():
            if target == collection:
                for each in list(call.store.all(kind.name).values()):
                    if each.get(name) == gone:
                        key = call.store.key(kind.name, each)
                        call.store.change(kind.name, key, {name: stays})
    call.store.change(collection, gone, {"_merged_to": stays})
    call.store.delete(collection, gone, user_id=call.user_id)
    return Result(_shown(call, call.store.get(collection, stays)))


def _duplicate(call: Call) -> Result:
    original = call.store.get("deals", int(call.values[0]))
    copied = {k: v for k, v in original.items() if k != "id" and k[0] != "_"}
    return Result(_shown(call, call.store.add("deals", copied, user_id=call.user_id)))


def _upload(call: Call) -> Result:
    """Keep a file with what it belongs to."""
    head = f"content-type: {call.request.headers['content-type']}\r\n\r\n".encode()
    message = BytesParser(policy=HTTP).parsebytes(head + call.request.body)
    values: Record = {"active_flag": True, "inline_flag": False}
    for part in message.iter_parts():
        name = part.get_param("name", header="content-disposition")
        content = part.get_payload(decode=True)
        assert isinstance(content, bytes)
        if part.get_filename() is not None:
            file_name = part.get_filename()
            values |= {"file_name": file_name, "name": file_name, "_content": content}
            values["file_size"] = len(content)
        elif name is not None:
            text = content.decode()
            values[str(name)] = int(text) if text.isdigit() else text
    now = timestamp(call.store.clock())
    values |= {"user_id": call.user_id, "add_time": now, "update_time": now}
    call.store.ensure("files")
    return Result(_shown(call, call.store.add("files", values)))


def _download(call: Call) -> Response:
    file = call.store.get("files", int(call.values[0]))
    headers = {"content-type": "application/octet-stream"}
    return Response(headers=headers, body=file.get("_content", b""))


def _add_picture(call: Call) -> Result:
    person = _existing(call, "persons", call.values[0])
    values = {"item_type": "person", "item_id": person, "active_flag": True}
    record = call.store.add("pictures", {**values, "pictures": {}})
    call.store.change("persons", person, {"picture_id": record["id"]})
    return Result(_shown(call, record))


def _delete_picture(call: Call) -> Result:
    person = _existing(call, "persons", call.values[0])
    call.store.change("persons", person, {"picture_id": None})
    return Result({"id": person})


BY_ID: Mapping[str, Handler] = {
    "getCurrentUser": _me,
    "findUsersByName": _find_users,
    "getRecents": _recents,
    "mergeDeals": _merge,
    "mergePersons": _merge,
    "mergeOrganizations": _merge,
    "duplicateDeal": _duplicate,
    "addFile": _upload,
    "downloadFile": _download,
    "addPersonPicture": _add_picture,
    "deletePersonPicture": _delete_picture,
}
"""Operations that their path does not explain."""
