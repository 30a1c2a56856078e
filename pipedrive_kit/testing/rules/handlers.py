"""Operations: what each does is read off its path, or is an entry of a table."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..document.operation import Operation
from ..messages import RefusedError, invalid
from ..store.store import Record
from ..store.tables import part_of
from . import parts, projects, searches
from .call import Call, Handler, Result
from .lists import rows_of
from .writes import accepted


def handler(operation: Operation, more: Mapping[str, Handler]) -> Handler:
    """Return what carries an operation out; *more* is by operation IDs."""
    last = operation.path.rpartition("/")[2]
    special = more.get(operation.id) or BY_ID.get(operation.id) or BY_END.get(last)
    if special:
        return special
    if operation.of_one:
        return _OF_ONE[operation.method]
    if operation.method == "GET":
        return _list if operation.lists else blank
    return _add if operation.method == "POST" and operation.accepts else blank


def _list(call: Call) -> Result:
    query, parent = dict(call.words.query(call)), None
    if call.operation.places[1]:
        if "/" in call.kind.name:
            parent = call.owner_id
        else:
            query[part_of(call.owner.name)] = call.owner_id
    archived = call.operation.path.endswith("/archived")
    return call.listed(
        call.account.lister.select(
            call.kind.name, query, archived=archived, parent=parent
        )
    )


def _get(call: Call) -> Result:
    return call.one(call.store.get(call.kind.name, call.id))


def _add(call: Call) -> Result:
    kind, parent = call.kind, None
    if call.operation.places[1]:
        if "/" not in kind.name:
            return blank(call)  # it names records that there are, as users of a team
        parent = call.owner_id
    values = accepted(call.store, kind, call.words.body(call), None)
    if kind.ids == "given" and call.store.find(
        kind.name, f"{parent}/{values.get(kind.key)}"
    ):
        raise RefusedError(400, "The user follows it already")
    record = call.store.add(kind.name, values, user_id=call.user_id, parent=parent)
    return call.one(record)


def _change(call: Call) -> Result:
    before = call.store.get(call.kind.name, call.id)
    values = accepted(call.store, call.kind, call.words.body(call), before)
    if not values:
        raise RefusedError(400, "There are no parameters to update")
    record = call.store.change(call.kind.name, call.id, values, user_id=call.user_id)
    return call.one(record)


def delete_one(call: Call, key: Any) -> Record:
    """Delete a record; built-in fields stay."""
    if not call.store.get(call.kind.name, key).get("is_custom_field", True):
        raise invalid("field_code", "is no custom field")
    return call.store.delete(call.kind.name, key, user_id=call.user_id)


def _delete(call: Call) -> Result:
    record = delete_one(call, call.id)
    if len(call.operation.record) > 1:
        return Result(call.shown(record))
    for name, schema in call.operation.record.items():
        value = call.values[-1]
        if schema.get("type") == "integer" and isinstance(value, str):
            # The document has numbers for some of what has UUIDs.
            value = int(value[:8], 16)
        return Result({name: value})
    return Result(True)


_OF_ONE: Mapping[str, Handler] = {
    "GET": _get,
    "PATCH": _change,
    "PUT": _change,
    "DELETE": _delete,
}


def blank(call: Call) -> Result:
    """Return what the document describes, with nothing in it."""
    return Result(call.shown({}))


def _search(call: Call) -> Result:
    return _hits(call, searches.of_one_kind(call))


def _search_items(call: Call) -> Result:
    hits, related = searches.of_all_kinds(call)
    return _hits(call, hits, related_items=related)


def _hits(call: Call, hits: list[Any], **more: Any) -> Result:
    found, additional = call.page(rows_of(hits))
    return Result({"items": found, **more}, additional)


def _search_field(call: Call) -> Result:
    return Result(*call.page(rows_of(searches.by_field(call))))


def _permitted_users(call: Call) -> Result:
    assert call.owner_id
    return Result(list(call.store.all("users")))


def _duplicate(call: Call) -> Result:
    original = call.store.get(call.owner.name, call.owner_id)
    copied = {k: v for k, v in original.items() if k != "id" and k[0] != "_"}
    return call.one(call.store.add(call.owner.name, copied, user_id=call.user_id))


BY_END: Mapping[str, Handler] = {
    "search": _search,
    "permittedUsers": _permitted_users,
    "duplicate": _duplicate,
    "options": parts.options,
    "archive": projects.archive,
}
"""Last part of the path -> what the operations do that have it."""

BY_ID: Mapping[str, Handler] = {
    "searchItem": _search_items,
    "searchItemByField": _search_field,
    "addManyDealProducts": parts.add_products,
    "deleteManyDealProducts": parts.delete_products,
    "getProductImage": parts.image,
    "uploadProductImage": parts.upload,
    "updateProductImage": parts.upload,
    "deleteProductImage": parts.delete_image,
    "getPersonPicture": parts.picture,
    "getProjectChangelog": projects.changes,
    "getDealFollowersChangelog": parts.follower_changes,
    "getPersonFollowersChangelog": parts.follower_changes,
    "getOrganizationFollowersChangelog": parts.follower_changes,
    "getProductFollowersChangelog": parts.follower_changes,
    "convertDealToLead": projects.convert,
    "convertLeadToDeal": projects.convert,
    "getDealConversionStatus": projects.conversion_status,
    "getLeadConversionStatus": projects.conversion_status,
}
"""Operations that their path does not explain."""
