"""Searches, as far as their index knows the records."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ...narrowing import is_list, is_mapping
from ..document.schemas import properties
from ..messages import invalid
from ..store import fields
from ..store.store import Record, Store
from ..store.tables import OPTION_TYPES, Collection, linked
from .call import Call

MOST_BY_STATUS = 2_000


def of_one_kind(call: Call) -> list[Record]:
    """Return what a search among records of one kind finds, the best first."""
    _check_term(call)
    wanted = {
        name: value
        for name, value in call.query.items()
        if name in ("status", "person_id", "organization_id")
    }
    if call.operation.example:
        # It has more properties than the schema.
        shape = call.operation.example["data"]["items"][0]["item"]
    else:
        items = properties(call.operation.body["data"])["items"]["items"]
        shape = properties(properties(items)["item"])
    hits = _hits(call, call.kind, shape)
    if wanted:
        records = call.store.all(call.kind.name)
        hits = [h for h in hits if _is(records[h["item"]["id"]], wanted)]
    return hits[:MOST_BY_STATUS] if "status" in wanted else hits


def of_all_kinds(call: Call) -> tuple[list[Record], list[Record]]:
    """Return what a search among all kinds finds, and what is related to that."""
    _check_term(call)
    types = call.query.get("item_types")
    hits: list[Record] = []
    for example in call.operation.example["data"]["items"]:
        noun = example["item"]["type"]
        kind = _kind(call.store, noun)
        if kind and (types is None or noun in types):
            hits += _hits(call, kind, example["item"])
    hits.sort(key=lambda hit: -hit["result_score"])
    wanted = call.query.get("search_for_related_items")
    return hits, list(_related_deals(call, hits))[:100] if wanted else []


def by_field(call: Call) -> list[Record]:
    """Return the records with a value in one field; capital letters count."""
    code, term = call.query["field"], call.query["term"]
    match = call.query.get("match", "exact")
    _check_term(call, exact=match == "exact")
    kind = _kind(call.store, call.query["entity_type"])
    found: list[Record] = []
    for record in call.store.searchable(kind.name) if kind else ():
        custom: Record = record.get("custom_fields") or {}
        texts = _texts(record.get(code, custom.get(code)))
        if kind and any(_fits(text, term, match) for text in texts):
            found.append({"id": record["id"], "name": record[kind.label]})
    return found


def _check_term(call: Call, exact: bool = False) -> None:
    exact = exact or bool(call.query.get("exact_match"))
    if len(call.query["term"]) < (1 if exact else 2):
        raise invalid("term", "must have at least 2 characters")


def _kind(store: Store, noun: str) -> Collection | None:
    kinds = store.collections.values()
    return next((each for each in kinds if each.noun == noun), None)


def _hits(call: Call, kind: Collection, shape: Iterable[str]) -> list[Record]:
    term = call.query["term"].lower()
    match = "exact" if call.query.get("exact_match") else "middle"
    asked = call.query.get("fields")
    found: list[Record] = []
    for record in call.store.searchable(kind.name):
        places = [
            (name, _texts(record.get(key))) for key, name in kind.searched.items()
        ]
        places.append(("custom_fields", iter(_custom_texts(call.store, kind, record))))
        for score, (name, texts) in enumerate(places):
            if (asked is None or name in asked) and any(
                _fits(text.lower(), term, match) for text in texts
            ):
                item = _item(call.store, kind, record, shape)
                found.append({"result_score": round(1 / (score + 1), 4), "item": item})
                break
    return sorted(found, key=lambda hit: -hit["result_score"])


def _custom_texts(store: Store, kind: Collection, record: Record) -> list[str]:
    """Return the texts of custom fields; numbers and options are not searched."""
    known = fields.custom(store, kind.name)
    values: Record = record.get("custom_fields") or {}
    return [
        text
        for code, value in values.items()
        if code in known and known[code]["field_type"] not in OPTION_TYPES
        for text in _texts(value)
    ]


def _texts(value: Any) -> Iterator[str]:
    """Yield a value, or what stands as `value` in it, as texts."""
    if is_list(value):
        for each in value:
            yield from _texts(each)
    elif is_mapping(value):
        yield from _texts(value.get("value"))
    elif value is not None:
        yield str(value)


def _fits(text: str, term: str, match: str) -> bool:
    if match == "exact":
        return text == term
    return text.startswith(term) if match == "beginning" else term in text


def _is(record: Record, wanted: Mapping[str, Any]) -> bool:
    return all(
        value in (record.get(name), record.get(name.replace("organization", "org")))
        for name, value in wanted.items()
    )


def _item(
    store: Store, kind: Collection, record: Record, shape: Iterable[str]
) -> Record:
    """Return a record in the shape that searches have."""
    item: Record = {}
    money = record.get("value")
    if is_mapping(money):  # of a lead
        record = {**record, "value": money["amount"], "currency": money["currency"]}
    for name in (*shape, *kind.found):
        if name == "type":
            item[name] = kind.noun
        elif linked(name):
            item[name] = _linked(store, record, name)
        elif name == "custom_fields":
            item[name] = _custom_texts(store, kind, record)
        elif name in ("emails", "phones", "notes"):
            item[name] = list(_texts(record.get(name)))
        elif name == "primary_email":
            emails: list[Record] = record.get("emails") or []
            primary = [each["value"] for each in emails if each.get("primary")]
            item[name] = primary[0] if primary else None
        elif name in kind.found:
            item[name] = str(record.get(name)).replace("T", " ")[:19]
        elif name == "address":
            item[name] = next(_texts(record.get(name)), None)
        else:
            item[name] = record.get(name)
    return item


def _linked(store: Store, record: Record, name: str) -> Record | None:
    key = record.get(f"{name}_id")
    if key is None and name == "organization":
        key = record.get("org_id")
    if key is None or name == "owner":
        return None if key is None else {"id": key}
    other = store.find(linked(name) or "", key)
    shown = {"id": key, "name": other["name"] if other else None}
    if name == "organization" and other:
        shown["address"] = next(_texts(other.get("address")), None)
    return shown


def _related_deals(call: Call, hits: list[Record]) -> Iterator[Record]:
    """Yield the deals of the persons and organizations that were found."""
    found = {(hit["item"]["type"], hit["item"]["id"]) for hit in hits}
    kind = call.store.collections["deals"]
    shape = call.operation.example["data"]["related_items"][0]["item"]
    for record in call.store.searchable("deals"):
        if ("deal", record["id"]) not in found and (
            ("person", record["person_id"]) in found
            or ("organization", record["org_id"]) in found
        ):
            item = _item(call.store, kind, record, shape)
            yield {"result_score": 0, "item": item}
