"""The records of one account, with their IDs and times, and the feed of changes."""

from __future__ import annotations

import hashlib
import uuid
from collections import defaultdict, deque
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timezone
from typing import Any, Literal

from ..messages import RefusedError, invalid
from .tables import LINKS, TABLES, Collection, part_of

Record = dict[str, Any]
Id = int | str
Action = Literal["create", "change", "delete"]

KEPT_DELETED = 30 * 86_400


@dataclass(frozen=True, kw_only=True)
class Change:
    """One change of one record."""

    number: int
    time: float
    action: Action
    collection: str
    id: Id
    user_id: int
    parent: Id | None
    current: Record | None
    """The record after it; None when it was deleted."""
    previous: Record | None
    """The record before it; None when it was new."""

    @property
    def changed(self) -> Record:
        """The changed properties as they were before."""
        before, after = self.previous or {}, self.current or {}
        return {k: v for k, v in before.items() if after.get(k) != v}


class Clock:
    """The time of a fake; it can be moved on."""

    def __init__(self, read: Callable[[], float]) -> None:
        self._read = read
        self.ahead = 0.0
        """Seconds that it is before the clock that it reads."""

    def __call__(self) -> float:
        return self._read() + self.ahead


def timestamp(seconds: float) -> str:
    """Return a time as API v2 writes it."""
    moment = datetime.fromtimestamp(seconds, timezone.utc)
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


class Store:
    """The records, by collection and ID. Records are replaced, never changed."""

    def __init__(self, clock: Clock, lag: float = 0.0) -> None:
        self.clock = clock
        self.lag = lag
        """Seconds until a search knows of a change."""
        self.collections = dict(TABLES.collections)
        self.templates: dict[str, Record] = {}
        """Values of a new record for properties that were not given."""
        self.changes: list[Change] = []
        self.listeners: list[Callable[[Change], None]] = []
        self.versions = defaultdict[str, int](int)
        """Changes of each collection."""
        self._records = defaultdict[str, dict[Id, Record]](dict)
        self._numbers = defaultdict[str, int](int)
        self._indexed = defaultdict[str, dict[Id, Record]](dict)
        self._waiting: deque[Change] = deque()

    def ensure(self, collection: str, *, uuids: bool = False) -> Collection:
        """Return a collection; one that has no rules begins with this."""
        if collection not in self.collections:
            ids: Literal["number", "uuid"] = "uuid" if uuids else "number"
            self.collections[collection] = Collection(name=collection, ids=ids)
        return self.collections[collection]

    def all(self, collection: str) -> dict[Id, Record]:
        """Return the records of a collection by ID, deleted ones too."""
        return self._records[collection]

    def find(self, collection: str, id: Any) -> Record | None:
        """Return a record, or None if there never was one, or it is gone for good."""
        record = self._records[collection].get(id)
        if record is None or self._gone(record):
            return None
        return record

    def get(self, collection: str, id: Any) -> Record:
        """Return a record; raise the refusal for one that is not there."""
        record = self.find(collection, id)
        if record is None:
            raise RefusedError(404, f"{collection}: {id} was not found")
        return record

    def _living(self, collection: str, id: Any) -> Record:
        record = self.get(collection, id)
        if record.get("is_deleted"):
            raise RefusedError(404, f"{collection}: {id} is deleted")
        return record

    def children(self, collection: str, parent: Id) -> list[Record]:
        """Return the records that belong to one of another collection."""
        found = self._records[collection].values()
        return [each for each in found if each["_parent"] == parent]

    def searchable(self, collection: str) -> Iterator[Record]:
        """Yield the records as searches know them: with the lag of their index."""
        now = self.clock()
        while self._waiting and self._waiting[0].time + self.lag <= now:
            change = self._waiting.popleft()
            index = self._indexed[change.collection]
            if change.current is None or change.current.get("is_deleted"):
                index.pop(change.id, None)
            else:
                index[change.id] = change.current
        yield from self._indexed[collection].values()

    def add(
        self,
        collection: str,
        values: Mapping[str, Any],
        *,
        user_id: int = 1,
        parent: Id | None = None,
    ) -> Record:
        """Make a record of *values*, with an ID unless they have one."""
        kind = self.collections[collection]
        now = timestamp(self.clock())
        # Nothing in a record is ever changed, so records may share their defaults.
        record = {**self.templates.get(collection, {}), **dict.fromkeys(kind.nulls)}
        record |= kind.defaults
        stamps: Record = {"add_time": now, "update_time": now, "created_at": now}
        stamps |= {"updated_at": now, "owner_id": user_id, "creator_user_id": user_id}
        stamps |= {"creator_id": user_id, "created_by": user_id, "updated_by": user_id}
        stamps |= {"user_id": user_id}
        known = record.keys() - set(kind.unset)
        record |= {key: value for key, value in stamps.items() if key in known}
        record |= {key: value for key, value in values.items() if key != kind.key}
        if kind.parent:
            record[kind.parent] = parent
        record[kind.key] = self._new_id(kind, values)
        if parent is not None:
            record["_parent"] = parent
        if kind.ids == "hash":
            # Fields have a number in API v1.
            record["_number"] = self.next_number(f"{kind.name} by number")
        if "order_nr" in record and record["order_nr"] is None:
            record["order_nr"] = len(self._records[collection]) + 1
        self._check_links(values)
        return self._put(kind, record, None, user_id)

    def change(
        self, collection: str, id: Any, values: Mapping[str, Any], *, user_id: int = 1
    ) -> Record:
        """Replace properties of a record."""
        kind = self.collections[collection]
        previous = self._living(collection, id)
        now = timestamp(self.clock())
        stamps = {"update_time": now, "updated_at": now, "updated_by": user_id}
        record = previous | {k: v for k, v in stamps.items() if k in previous}
        record |= values
        self._check_links(values)
        return self._put(kind, record, previous, user_id)

    def delete(
        self,
        collection: str,
        id: Any,
        *,
        user_id: int = 1,
        marks: Mapping[str, Any] | None = None,
    ) -> Record:
        """Delete a record and what hangs on it; a second time there is none."""
        kind = self.collections[collection]
        previous = self._living(collection, id)
        for other in kind.cascade:
            for each in list(self._records[other].values()):
                is_part = each.get(part_of(collection)) == id
                if is_part and not each.get("is_deleted"):
                    self.delete(other, each["id"], user_id=user_id)
        record = {**previous, **(marks or {})}
        if kind.soft:
            record |= {"is_deleted": True, "_deleted": self.clock()}
            if "update_time" in previous:
                record["update_time"] = timestamp(self.clock())
        return self._put(kind, record, previous, user_id, deleted=True)

    def key(self, collection: str, record: Mapping[str, Any]) -> Id:
        """Return what a record is found by: followers are one each record and user."""
        kind = self.collections[collection]
        own: Id = record[kind.key]
        shared = kind.ids == "given" and "_parent" in record
        return f"{record['_parent']}/{own}" if shared else own

    def next_number(self, name: str) -> int:
        self._numbers[name] += 1
        return self._numbers[name]

    def _put(
        self,
        kind: Collection,
        record: Record,
        previous: Record | None,
        user_id: int,
        deleted: bool = False,
    ) -> Record:
        key = self.key(kind.name, record)
        if deleted and not kind.soft:
            del self._records[kind.name][key]
        else:
            self._records[kind.name][key] = record
        self.versions[kind.name] += 1
        change = Change(
            number=len(self.changes) + 1,
            time=self.clock(),
            action="delete" if deleted else "change" if previous else "create",
            collection=kind.name,
            id=record[kind.key],
            user_id=user_id,
            parent=record.get("_parent"),
            current=None if deleted else record,
            previous=previous,
        )
        self.changes.append(change)
        if kind.noun:
            self._waiting.append(change)
        for listener in self.listeners:
            listener(change)
        return record

    def _new_id(self, kind: Collection, values: Mapping[str, Any]) -> Id:
        if kind.key in values:
            given: Id = values[kind.key]
            if isinstance(given, int):
                self._numbers[kind.name] = max(self._numbers[kind.name], given)
            return given
        number = self.next_number(kind.name)
        if kind.ids == "number":
            return number
        seed = f"{kind.name}/{number}"
        if kind.ids == "hash":
            # Reproducible, so that tests may state them.
            return hashlib.sha1(seed.encode(), usedforsecurity=False).hexdigest()
        return str(uuid.uuid5(uuid.NAMESPACE_URL, seed))

    def _check_links(self, values: Mapping[str, Any]) -> None:
        for name in LINKS.keys() & values.keys():
            ids = values[name] if isinstance(values[name], list) else [values[name]]
            for each in ids:
                if each is not None and self.find(LINKS[name], each) is None:
                    raise invalid(name, f"there is no {each} among {LINKS[name]}")

    def _gone(self, record: Record) -> bool:
        deleted = record.get("_deleted")
        return deleted is not None and deleted + KEPT_DELETED <= self.clock()
