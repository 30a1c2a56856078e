"""The operations of API v2: what each does is read off its path, or is an entry of a table."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any
from urllib.parse import parse_qsl

import msgspec

from ..document.document import Operation
from ..messages import RefusedError, Request, Response, invalid
from ..store import fields
from ..store.store import Record, Store
from ..store.tables import Collection
from . import searches, special
from .lists import PRESENTATION, Lister, cursor_page
from .presentation import Encoded, presented


@dataclass(frozen=True)
class Account:
    """All that an operation can touch."""

    store: Store
    lister: Lister
    conversion_polls: int = 1
    """Times that a conversion is still running when its status is asked for."""
    encoded: Encoded = field(default_factory=Encoded)


@dataclass(frozen=True, kw_only=True)
class Call:
    """One checked request to one operation."""

    account: Account
    operation: Operation
    request: Request
    values: list[str]
    """The parts of the path that stand for its parameters."""
    user_id: int

    @property
    def store(self) -> Store:
        return self.account.store

    @cached_property
    def query(self) -> Mapping[str, Any]:
        return self.operation.given(self.request)

    @cached_property
    def body(self) -> Any:
        if not self.request.body:
            return {}
        if self.request.headers.get("content-type", "").startswith("application/json"):
            return self.request.json
        return dict(parse_qsl(self.request.body.decode("latin-1")))

    @cached_property
    def parts(self) -> list[str]:
        """The fixed parts of the path."""
        return [p for p in self.operation.path.split("/")[1:] if p[:1] != "{"]

    @cached_property
    def nested(self) -> bool:
        """True for records that belong to one of another collection."""
        name = "/".join(self.parts[:2])
        return "/" in name and name in self.store.collections

    @cached_property
    def kind(self) -> Collection:
        name = "/".join(self.parts[:2]) if self.nested else self.parts[0]
        return self.store.collections[name]

    @property
    def id(self) -> Any:
        """The ID of the record that the path is of."""
        text = self.values[-1] if self.nested else self.values[0]
        if self.kind.ids == "given" and self.nested:
            return f"{self.parent}/{text}"
        return int(text) if self.kind.ids in ("number", "given") else text

    @property
    def parent(self) -> Any:
        """The ID of the record that those of the path belong to, which must exist."""
        number = int(self.values[0])
        self.store.get(self.parts[0], number)
        return number

    def shown(self, record: Record) -> Record:
        return presented(self.store, self.kind, self.operation, record, self.query)

    def listed(self, records: Iterable[Record]) -> list[msgspec.Raw]:
        """Return records as a list has them, encoded."""
        view = {name: self.query[name] for name in PRESENTATION & self.query.keys()}
        definitions = self.store.versions.get(self.kind.fields, 0)
        key = f"{self.operation.id} {definitions} {view}"
        return self.account.encoded.of(key, records, self.shown)


@dataclass(frozen=True)
class Result:
    """The content of a response."""

    data: Any
    additional: Mapping[str, Any] | None = None
    """The content of `additional_data`; None where there is none."""


Handler = Callable[[Call], Result | Response]


def handler(operation: Operation) -> Handler:
    """Return what carries an operation out."""
    if operation.id in BY_ID:
        return BY_ID[operation.id]
    parts = operation.path.split("/")[1:]
    if parts[-1] == "options":
        return {"POST": _add_options, "PATCH": _change_options}.get(
            operation.method, _delete_options
        )
    if parts[-1] == "search":
        shape = operation.example["data"]["items"][0]["item"]
        return lambda call: _page_of_hits(call, searches.of_one_kind(call, shape))
    if parts[-2:] == ["followers", "changelog"]:
        return lambda call: _page(call, special.follower_changes(call))
    one = parts[-1][:1] == "{"
    return {
        ("GET", False): _list,
        ("POST", False): _add,
        ("GET", True): _get,
        ("PATCH", True): _change,
        ("DELETE", True): _delete,
    }[operation.method, one]


def _list(call: Call) -> Result:
    parent = call.parent if call.nested and call.values else None
    archived = False if call.kind.name in ("deals", "projects") else None
    rows = call.account.lister.select(
        call.kind.name, call.query, archived=archived, parent=parent
    )
    return _page(call, rows)


def _archived(call: Call) -> Result:
    rows = call.account.lister.select(call.kind.name, call.query, archived=True)
    return _page(call, rows)


def _page(call: Call, rows: list[tuple[Any, Any, Record]]) -> Result:
    if not call.operation.page_size:
        return Result(call.listed(row[2] for row in rows))
    records, cursor = cursor_page(rows, call.query, call.operation.page_size)
    return Result(call.listed(records), {"next_cursor": cursor})


def _page_of_hits(call: Call, hits: list[Record], **more: Any) -> Result:
    rows = [((1, n), n, hit) for n, hit in enumerate(hits)]
    found, cursor = cursor_page(rows, call.query, call.operation.page_size)
    return Result({"items": found, **more}, {"next_cursor": cursor})


def _get(call: Call) -> Result:
    return Result(call.shown(call.store.get(call.kind.name, call.id)))


def _add(call: Call) -> Result:
    parent = call.parent if call.nested else None
    values = _accepted(call, call.body, None)
    if call.kind.ids == "given" and call.store.find(
        call.kind.name, f"{parent}/{values[call.kind.key]}"
    ):
        raise RefusedError(400, "The user follows it already")
    record = call.store.add(call.kind.name, values, user_id=call.user_id, parent=parent)
    return Result(call.shown(record))


def _accepted(call: Call, body: Any, before: Record | None) -> Record:
    """Return the values of a body as they are stored."""
    values = dict(body)
    if values.get("is_deleted"):
        raise invalid("is_deleted", "is set by DELETE only")
    if "custom_fields" in values:
        stored = before["custom_fields"] if before else None
        values["custom_fields"] = fields.written(
            call.store, call.kind.name, values["custom_fields"], stored
        )
    rule = special.WRITES.get(call.kind.name)
    return rule(call.store, values, before) if rule else values


def _change(call: Call) -> Result:
    before = call.store.get(call.kind.name, call.id)
    if not call.body:
        raise RefusedError(400, "There are no parameters to update")
    values = _accepted(call, call.body, before)
    record = call.store.change(call.kind.name, call.id, values, user_id=call.user_id)
    return Result(call.shown(record))


def _delete(call: Call) -> Result:
    if call.nested:
        call.store.get(call.kind.name, call.id)
    record = call.store.delete(call.kind.name, call.id, user_id=call.user_id)
    if call.kind.ids == "hash":
        return Result(call.shown(record))
    key = call.kind.key
    example = call.operation.example["data"]
    # The document has numbers for some of what has UUIDs.
    number = isinstance(example.get(key), int) and isinstance(record[key], str)
    return Result({key: int(record[key][:8], 16) if number else record[key]})


def _add_options(call: Call) -> Result:
    field = _option_field(call)
    new = [fields.new_option(call.store, each) for each in call.body]
    call.store.change(call.kind.name, call.id, {"options": [*field["options"], *new]})
    return _options(new)


def _change_options(call: Call) -> Result:
    field = _option_field(call)
    given = {each["id"]: each for each in call.body}
    _must_exist(field, given)
    options = [each | given.get(each["id"], {}) for each in field["options"]]
    call.store.change(call.kind.name, call.id, {"options": options})
    return _options([each for each in options if each["id"] in given])


def _delete_options(call: Call) -> Result:
    field = _option_field(call)
    given = {each["id"]: each for each in call.body}
    _must_exist(field, given)
    kept = [each for each in field["options"] if each["id"] not in given]
    call.store.change(call.kind.name, call.id, {"options": kept})
    return _options([each for each in field["options"] if each["id"] in given])


def _options(options: list[Record]) -> Result:
    return Result([{"id": each["id"], "label": each["label"]} for each in options], {})


def _option_field(call: Call) -> Record:
    field = call.store.get(call.kind.name, call.id)
    if field["options"] is None or not field["is_custom_field"]:
        raise invalid("field_code", "has no options that can be changed")
    return field


def _must_exist(field: Record, given: Mapping[Any, Any]) -> None:
    for option in given.keys() - {each["id"] for each in field["options"]}:
        raise invalid("id", f"there is no option {option}")


def _add_field(call: Call) -> Result:
    values = fields.new_field(call.store, call.body)
    return Result(call.shown(call.store.add(call.kind.name, values)))


def _delete_field(call: Call) -> Result:
    if not call.store.get(call.kind.name, call.id)["is_custom_field"]:
        raise invalid("field_code", "is no custom field")
    return _delete(call)


def _shown(rule: Callable[[Call], Record]) -> Handler:
    return lambda call: Result(call.shown(rule(call)))


def _plain(rule: Callable[[Call], Any]) -> Handler:
    return lambda call: Result(rule(call))


def _all_shown(rule: Callable[[Call], list[Record]]) -> Handler:
    return lambda call: Result([call.shown(each) for each in rule(call)])


def _delete_many(call: Call) -> Result:
    ids, more = special.delete_products(call)
    return Result({"ids": ids}, {"more_items_in_collection": more})


def _search_items(call: Call) -> Result:
    hits, related = searches.of_all_kinds(call)
    return _page_of_hits(call, hits, related_items=related)


def _search_field(call: Call) -> Result:
    rows = [((1, n), n, hit) for n, hit in enumerate(searches.by_field(call))]
    found, cursor = cursor_page(rows, call.query, call.operation.page_size)
    return Result(found, {"next_cursor": cursor})


_ENTITIES = ("Deal", "Person", "Organization", "Product", "Project")

BY_ID: Mapping[str, Handler] = {
    "getArchivedDeals": _archived,
    "getArchivedProjects": _archived,
    "searchItem": _search_items,
    "searchItemByField": _search_field,
    "addManyDealProducts": _all_shown(special.add_products),
    "deleteManyDealProducts": _delete_many,
    "duplicateProduct": _shown(special.duplicate),
    "archiveProject": _shown(special.archive),
    "getProjectUsers": _plain(special.permitted_users),
    "getProjectChangelog": lambda call: _page(call, special.project_changes(call)),
    "getPersonPicture": _plain(special.picture),
    "getProductImage": _plain(special.image),
    "uploadProductImage": _plain(special.upload),
    "updateProductImage": _plain(special.upload),
    "deleteProductImage": _plain(special.delete_image),
    "convertDealToLead": _plain(special.convert),
    "convertLeadToDeal": _plain(special.convert),
    "getDealConversionStatus": _plain(special.conversion_status),
    "getLeadConversionStatus": _plain(special.conversion_status),
    **{f"add{entity}Field": _add_field for entity in _ENTITIES},
    **{f"delete{entity}Field": _delete_field for entity in _ENTITIES},
}
"""Operations that their path does not explain."""
