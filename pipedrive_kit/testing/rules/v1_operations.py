"""The operations of API v1 that their path does not explain."""

from __future__ import annotations

from collections.abc import Mapping
from email.parser import BytesParser
from email.policy import HTTP
from typing import Any

from ..document.schemas import properties
from ..messages import Response, invalid
from ..store.store import Record, timestamp
from ..store.tables import LINKS
from .call import Call, Handler, Result
from .fitting import fitted
from .handlers import delete_one
from .lists import rows_of

RECENT = 31 * 86_400
"""Seconds that `/recents` reaches back."""


def _me(call: Call) -> Result:
    user = call.store.get("users", call.user_id)
    company = {"company_id": 1, "company_name": "Fake", "company_domain": "fake"}
    return Result(call.shown({**user, **company}))


def _find_users(call: Call) -> Result:
    name = "email" if call.query.get("search_by_email") else "name"
    term = call.query["term"].lower()
    users = call.store.all("users").values()
    found = [each for each in users if term in str(each.get(name, "")).lower()]
    return call.listed(rows_of(found))


def _recents(call: Call) -> Result:
    """Return the latest state of what changed, of the kinds that are asked for."""
    since = f"{call.query['since_timestamp'].replace(' ', 'T')[:19]}Z"
    since = max(since, timestamp(call.store.clock() - RECENT))
    kinds = call.query.get("items", "")
    schemas = {
        noun: schema
        for schema in call.operation.body["data"]["items"].get("anyOf", ())
        for noun in properties(schema)["item"].get("enum", ())
    }
    latest: dict[tuple[str, Any], Any] = {}
    for change in call.store.changes:
        noun = call.store.collections[change.collection].noun
        wanted = noun in schemas and (not kinds or noun in kinds)
        if wanted and timestamp(change.time) >= since:
            data = change.current or change.previous or {}
            entry = {"item": noun, "id": change.id, "data": data}
            latest.pop((noun, change.id), None)
            latest[noun, change.id] = fitted(call.store, entry, schemas[noun])
    return Result(*call.page(rows_of(latest.values())))


def _merge(call: Call) -> Result:
    """Move what hangs on a record to another one, which stays."""
    collection, gone, stays = call.owner.name, call.owner_id, call.body["merge_with_id"]
    if call.store.find(collection, stays) is None or gone == stays:
        raise invalid("merge_with_id", f"there is no other {stays} among {collection}")
    names = [name for name, target in LINKS.items() if target == collection]
    for kind in list(call.store.collections):
        for each in list(call.store.all(kind).values()):
            moved = {name: stays for name in names if each.get(name) == gone}
            if moved:
                call.store.change(kind, call.store.key(kind, each), moved)
    marks = {"_merged_to": stays}
    call.store.delete(collection, gone, user_id=call.user_id, marks=marks)
    return call.one(call.store.change(collection, stays, {"_merged_from": gone}))


def _delete_many(call: Call) -> Result:
    ids = [int(text) for text in str(call.query["ids"]).split(",")]
    for each in ids:
        delete_one(call, call.key(call.owner, each))
    return Result({"id": ids})


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
    return call.one(call.store.add(call.owner.name, values))


def _download(call: Call) -> Response:
    file = call.store.get("files", call.owner_id)
    headers = {"content-type": "application/octet-stream"}
    return Response(headers=headers, body=file.get("_content", b""))


def _add_picture(call: Call) -> Result:
    person = call.owner_id
    values: Record = {"item_type": "person", "item_id": person, "active_flag": True}
    record = call.store.add("pictures", {**values, "pictures": {}})
    call.store.change("persons", person, {"picture_id": record["id"]})
    return call.one(record)


def _delete_picture(call: Call) -> Result:
    call.store.change("persons", call.owner_id, {"picture_id": None})
    return Result({"id": call.owner_id})


_FIELDS = ("Deal", "Organization", "Person", "Product")

HANDLERS: Mapping[str, Handler] = {
    "getCurrentUser": _me,
    "findUsersByName": _find_users,
    "getRecents": _recents,
    "mergeDeals": _merge,
    "mergePersons": _merge,
    "mergeOrganizations": _merge,
    "addFile": _upload,
    "downloadFile": _download,
    "addPersonPicture": _add_picture,
    "deletePersonPicture": _delete_picture,
    "deleteFilters": _delete_many,
    **{f"delete{kind}Fields": _delete_many for kind in _FIELDS},
}
