"""Lists of records: filters, order, and pages by cursor or offset."""

from __future__ import annotations

import base64
import json
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from ...narrowing import is_list
from ..messages import invalid
from ..store.store import Record, Store
from .filters import Filter, selection

PAGING = frozenset({"limit", "cursor", "start", "sort_by", "sort_direction", "sort"})
PRESENTATION = frozenset(
    {"include_fields", "custom_fields", "include_option_labels", "include_labels"}
)
DEFAULT_LIMIT = 100
MOST_IDS = 100

Row = tuple[Any, Any, Record]
"""Sort value, ID, record."""


@dataclass
class Lister:
    """Selections of records, kept as long as nothing in their collection changes."""

    store: Store
    filters: dict[int, Filter] = field(default_factory=dict[int, Filter])
    """Functions of a record by `filter_id`."""
    _kept: dict[tuple[Any, ...], tuple[int, list[Row]]] = field(
        default_factory=dict[tuple[Any, ...], tuple[int, list[Row]]]
    )

    def select(
        self,
        collection: str,
        query: Mapping[str, Any],
        *,
        archived: bool = False,
        parent: Any = None,
    ) -> list[Row]:
        """Return what a query selects, in its order."""
        chosen = {
            name: value
            for name, value in query.items()
            if name not in PRESENTATION and name not in ("limit", "cursor", "start")
        }
        moment = self.store.clock.ahead
        asked = json.dumps(chosen, sort_keys=True)
        key = (collection, archived, parent, moment, asked)
        version = self.store.versions[collection]
        kept = self._kept.get(key)
        # What depends on the time or on other collections is selected anew.
        if kept and kept[0] == version and not chosen.keys() & {"filter_id", "deal_id"}:
            return kept[1]
        rows = self._rows(collection, chosen, archived, parent)
        if len(self._kept) > 100:
            self._kept.clear()
        self._kept[key] = (version, rows)
        return rows

    def _rows(
        self,
        collection: str,
        query: Mapping[str, Any],
        archived: bool,
        parent: Any,
    ) -> list[Row]:
        kind = self.store.collections[collection]
        if parent is None:
            records: Iterable[Record] = list(self.store.all(collection).values())
        else:
            records = self.store.children(collection, parent)
        if "filter_id" in query:
            number = query["filter_id"]
            chosen = self.filters.get(number)
            chosen = chosen or selection(self.store, collection, number)
            if chosen is None:
                raise invalid("filter_id", "there is no such filter")
            # It silently disables the others.
            records = [each for each in records if chosen(each)]
            query = {k: query[k] for k in query if k.startswith(("sort_", "updated_"))}
        records = _visible(self.store, collection, records, query, archived)
        for name, value in query.items():
            if name not in PAGING and name != "status":
                matches = _matcher(self.store, collection, name, value)
                records = [each for each in records if matches(each)]
        field = query.get("sort_by", kind.key)
        rows = [(sortable(each.get(field)), each[kind.key], each) for each in records]
        rows.sort(key=lambda row: (row[0], sortable(row[1])))
        if query.get("sort_direction") == "desc":
            rows.reverse()
        return rows


def _visible(
    store: Store,
    collection: str,
    records: Iterable[Record],
    query: Mapping[str, Any],
    archived: bool,
) -> list[Record]:
    """Leave out what a list does not show unless it is asked for."""
    statuses = query.get("status")
    statuses = [statuses] if isinstance(statuses, str) else statuses
    # Deals have a status for it; of the rest, a list of changes shows tombstones.
    tombstones = (
        "deleted" in statuses
        if statuses
        else "updated_since" in query and collection != "deals"
    )
    shown: list[Record] = []
    for each in records:
        if each.get("is_deleted"):
            if tombstones and store.find(collection, each["id"]) is not None:
                shown.append(each)
        elif statuses is None or each.get("status") in statuses:
            shown.append(each)
    return [each for each in shown if _archived(each) == archived]


def _archived(record: Record) -> bool:
    return bool(record.get("is_archived") or record.get("archive_time"))


def _matcher(store: Store, collection: str, name: str, value: Any) -> Filter:
    """Return the test for one parameter of a query."""
    if is_list(value) and len(value) > MOST_IDS:
        raise invalid(name, f"at most {MOST_IDS} are allowed")
    if name == "ids":
        return lambda each: each["id"] in value
    if name in ("updated_since", "updated_until"):
        moment = str(value)
        if "." in moment:
            raise invalid(name, "not a valid datetime")
        since = name == "updated_since"
        return lambda each: (_time(each) >= moment) == since
    if name == "deal_id" and collection == "persons":
        deal = store.find("deals", value) or {}
        return lambda each: each["id"] == deal.get("person_id")
    if name == "person_id" and collection == "activities":
        return lambda each: (
            each.get(name) == value
            or any(p["person_id"] == value for p in each.get("participants") or ())
        )
    if is_list(value):
        single = name.removesuffix("s")
        return lambda each: each.get(single) in value
    return lambda each: (
        each.get(name) == value if name in each else value in each.get(f"{name}s", ())
    )


def _time(record: Record) -> str:
    found: str = record.get("update_time") or record.get("add_time") or ""
    return found


def sortable(value: Any) -> tuple[int, Any]:
    if value is None:
        return (0, "")
    return (1, value) if isinstance(value, (int, float)) else (2, str(value))


def rows_of(found: Iterable[Record]) -> list[Row]:
    """Return what has no ID as rows in its own order."""
    return [((1, n), n, each) for n, each in enumerate(found)]


def cursor_page(
    rows: list[Row], query: Mapping[str, Any], most: int
) -> tuple[list[Record], dict[str, Any]]:
    """Return the records of a page, and the cursor of the next one.

    A cursor names the last record, not a position: what changes during a walk makes it
    neither repeat nor skip others.
    """
    limit = min(max(query.get("limit", DEFAULT_LIMIT), 1), most)
    start = 0
    if query.get("cursor"):
        start = _after(rows, *_read_cursor(query["cursor"]), query)
    page = rows[start : start + limit]
    more = start + limit < len(rows)
    following = _cursor(page[-1]) if more else None
    return [row[2] for row in page], {"next_cursor": following}


def _cursor(row: Row) -> str:
    text = json.dumps({"fieldValue": list(row[0]), "id": row[1]}, separators=(",", ":"))
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def _read_cursor(cursor: str) -> tuple[Any, Any]:
    try:
        padded = cursor + "=" * (-len(cursor) % 4)
        value = json.loads(base64.urlsafe_b64decode(padded))
        kind, field_value = value["fieldValue"]
        return (kind, field_value), value["id"]
    except (ValueError, KeyError, TypeError):
        raise invalid("cursor", "is no cursor of this list") from None


def _after(rows: list[Row], value: Any, id: Any, query: Mapping[str, Any]) -> int:
    """Return the position after the record that a cursor names."""
    place = (value, sortable(id))

    def order(row: Row) -> tuple[Any, Any]:
        return row[0], sortable(row[1])

    if query.get("sort_direction") != "desc":
        return bisect_right(rows, place, key=order)
    return next((i for i, row in enumerate(rows) if order(row) < place), len(rows))


def offset_page(
    rows: list[Row], query: Mapping[str, Any], most: int
) -> tuple[list[Record], dict[str, Any]]:
    """Return the records of a page of API v1, and what it says of its place."""
    start = max(query.get("start", 0), 0)
    limit = min(max(query.get("limit", DEFAULT_LIMIT), 1), most)
    more = start + limit < len(rows)
    place = {"start": start, "limit": limit, "more_items_in_collection": more}
    if more:
        place["next_start"] = start + limit
    return [row[2] for row in rows[start : start + limit]], place
