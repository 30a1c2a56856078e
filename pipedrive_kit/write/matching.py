"""Records by their values.

What a search returns is not trusted: its index is behind by a while, and its exact matches
are not exact. Each hit is read, and what was changed a moment ago is listed.
"""

from __future__ import annotations

import datetime as dt
import itertools
import time
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Final, Protocol, TypeAlias

from openapi_runtime.errors import NotFoundError

from ..errors import MatchKeyError, SeveralMatchesError
from ..flow import Flow
from ..narrowing import is_mapping
from .target import Target, Value, as_list

Key: TypeAlias = tuple[Hashable, ...]
Clock: TypeAlias = Callable[[], float]

LAG: Final = 120.0
"""Seconds that the index of searches may be behind, with what clocks differ by."""

LONGEST_LAG: Final = 3_600.0
"""Seconds after which the index has everything, as far as anybody has seen."""

_GOT_ONE_BY_ONE = 10
"""Hits that cost less read one by one than as a list."""

_IDS_AT_ONCE = 100

_EXACT_TYPES = ("varchar", "varchar_auto", "text", "double", "phone")
"""Types of custom fields that can be searched and compared."""


@dataclass(frozen=True, slots=True)
class Criterion:
    """One value that a record is known by.

    Attributes:
        value: It, as the caller gave it.
        searched: The name of the field in a search; None if it is only compared.
    """

    value: Value
    searched: str | None

    def keys(self, found: Any) -> list[Hashable]:
        """Return what to compare of a value: each item of a list."""
        keys = [self._key(item) for item in as_list(found)]
        return [key for key in keys if key not in (None, "")]

    def terms(self) -> list[str]:
        """Return the terms to search for."""
        return [_term(item) for item in as_list(self.value.value)]

    def _key(self, item: Any) -> Hashable:
        text = _text(item)
        if not isinstance(text, str):
            return text if isinstance(text, Hashable) else repr(text)
        text = text.strip()
        is_cased = self.value.field is not None or self.value.code == "code"
        return text if is_cased else text.casefold()


class Criteria:
    """The values by which one record is told from the others."""

    def __init__(self, target: Target, values: Sequence[Value]) -> None:
        self._all = [_criterion(target, value) for value in values]
        order = [*target.kind.searched, ""]
        searched = [one for one in self._all if one.searched]
        if not searched:
            known = ", ".join(target.kind.searched.values())
            if not target.kind.is_filtered:
                known += " or by a custom field of text or number"
            raise MatchKeyError(
                f"{target.entity} are found by {known};"
                f" {_names(values)} can only be given besides"
            )
        # A custom field is a key of somebody's own: it has the fewest hits.
        self.best = min(
            searched,
            key=lambda one: -1 if one.value.field else order.index(one.value.code),
        )
        self.wanted = self._product(one.keys(one.value.value) for one in self._all)
        if not self.wanted:
            raise MatchKeyError(f"{_names(values)}: an empty value matches nothing")

    def __str__(self) -> str:
        return ", ".join(
            f"{one.value.name} {_shown(one.value.value)}" for one in self._all
        )

    def of(self, record: Any) -> set[Key]:
        """Return the keys of a record."""
        return self._product(one.keys(one.value.read(record)) for one in self._all)

    @staticmethod
    def _product(keys: Iterable[list[Hashable]]) -> set[Key]:
        return set(itertools.product(*keys))


class Finder(Protocol):
    """A way to find records. `note` is called with each that was written.

    Attributes:
        is_early: Records were read long before they are found.
    """

    is_early: ClassVar[bool]

    def find(self, criteria: Criteria) -> Flow[list[Any]]: ...

    def note(self, criteria: Criteria, record: Any) -> None: ...


class Index:
    """Records by their keys."""

    def __init__(self) -> None:
        self._ids: dict[Key, set[int]] = {}
        self._records: dict[int, Any] = {}

    def __len__(self) -> int:
        return len(self._records)

    def add(self, criteria: Criteria, record: Any) -> None:
        """Add a record, or what became of it."""
        self._records[record.id] = record
        for key in criteria.of(record):
            self._ids.setdefault(key, set()).add(record.id)

    def remove(self, id: int) -> None:
        """Remove a record, if it is there."""
        self._records.pop(id, None)

    def find(self, criteria: Criteria) -> list[Any]:
        """Return the records with a key."""
        ids = set[int]().union(*(self._ids.get(key, ()) for key in criteria.wanted))
        found = [self._records[each] for each in sorted(ids & self._records.keys())]
        return [one for one in found if criteria.wanted & criteria.of(one)]


class Searching:
    """Searches as a way to find records: 20 tokens each, and 1 for each hit.

    If there is no hit, the records that were changed in the last `lag` seconds are listed:
    10 tokens for each 500, once for many searches. `since` makes that longer, up to an hour.
    """

    is_early: ClassVar[bool] = False

    def __init__(
        self,
        target: Target,
        *,
        since: float | None = None,
        lag: float = LAG,
        clock: Clock = time.time,
    ) -> None:
        self._target = target
        self._since = since
        self._lag = lag
        self._clock = clock
        self._listed_at: float | None = None
        self._recent: list[Any] = []
        self._written = Index()

    def find(self, criteria: Criteria) -> Flow[list[Any]]:
        """Return the records that match, in the order of their IDs."""
        written = self._written.find(criteria)
        if written:
            return (yield from read_all(self._target, [one.id for one in written]))
        best = criteria.best
        if self._target.kind.is_filtered:
            found = yield from _filtered(self._target, best)
            return [one for one in found if criteria.wanted & criteria.of(one)]
        ids: set[int] = set()
        for term in dict.fromkeys(best.terms()):
            hits = yield lambda: self._target.search(
                term=term, fields=[best.searched], exact_match=True  # noqa: B023
            ).to_list()
            ids |= {hit.item.id for hit in hits if hit.item and hit.item.id}
        records = yield from read_all(self._target, sorted(ids))
        found = [one for one in records if criteria.wanted & criteria.of(one)]
        if found or not self._lag:
            return found
        recent = yield from self._latest()
        return [one for one in recent if criteria.wanted & criteria.of(one)]

    def note(self, criteria: Criteria, record: Any) -> None:
        """Remember a record: searches do not find it yet."""
        self._written.add(criteria, record)

    def _latest(self) -> Flow[list[Any]]:
        """Return what the index may not know yet; listed again when that is old."""
        now = self._clock()
        if self._listed_at is None or now - self._listed_at > self._lag / 2:
            since = now - self._lag
            if self._since is not None:
                since = min(since, max(self._since, now - LONGEST_LAG))
            self._listed_at = now
            changed = yield from changed_since(self._target, since)
            self._recent = [record for record in changed if is_there(record)]
        return self._recent


class Listed:
    """All records, listed before: 10 tokens for each 500, whatever is looked for."""

    is_early: ClassVar[bool] = True

    def __init__(self, records: Iterable[Any], criteria: Criteria) -> None:
        self._index = Index()
        for record in records:
            if is_there(record):
                self._index.add(criteria, record)
            else:
                self._index.remove(record.id)

    def find(self, criteria: Criteria) -> Flow[list[Any]]:
        """Return the records that match, in the order of their IDs."""
        yield from ()
        return self._index.find(criteria)

    def note(self, criteria: Criteria, record: Any) -> None:
        """Add a record that was written."""
        self._index.add(criteria, record)


def changed_since(target: Target, since: float) -> Flow[list[Any]]:
    """Return the records that were changed since a time, some of them deleted.

    Costs one list for each 500; where it takes no time, all lists are read.
    """
    moment = dt.datetime.fromtimestamp(int(since), dt.timezone.utc)
    if target.lists_by("updated_since"):
        text = moment.strftime("%Y-%m-%dT%H:%M:%SZ")  # API v1 takes nothing else
        pager = target.group.list(updated_since=text, **target.order(sort_by="id"))
        records: list[Any] = yield pager.to_list
        return records
    found: list[Any] = []
    for method in target.kind.lists:
        found += yield getattr(target.group, method)().to_list
    return [one for one in found if _changed_at(one) >= moment]


def _changed_at(record: Any) -> dt.datetime:
    """Return when a record was changed; the future if that is not known."""
    changed = record.update_time or record.add_time
    is_time = isinstance(changed, dt.datetime) and changed.tzinfo is not None
    return changed if is_time else dt.datetime.max.replace(tzinfo=dt.timezone.utc)


def _filtered(target: Target, best: Criterion) -> Flow[list[Any]]:
    """Return the records that a filter of the list finds."""
    found: list[Any] = []
    for value in as_list(best.value.value):
        pager = target.group.list(**{str(best.searched): value})
        found += yield pager.to_list
    return [one for one in found if is_there(one)]


def read_all(target: Target, ids: Sequence[int]) -> Flow[list[Any]]:
    """Return the records of IDs, without those that are gone."""
    found: list[Any] = []
    if len(ids) > _GOT_ONE_BY_ONE and target.lists_by("ids"):
        for start in range(0, len(ids), _IDS_AT_ONCE):
            some = list(ids[start : start + _IDS_AT_ONCE])
            for method in target.kind.lists:
                pager = getattr(target.group, method)(ids=some)
                found += yield pager.to_list
    else:
        for each in ids:
            try:
                found.append((yield lambda: target.group.get(each)))  # noqa: B023
            except NotFoundError:
                continue  # the index still has it
    return sorted(filter(is_there, found), key=lambda record: record.id)


def only(target: Target, criteria: Criteria, found: Sequence[Any]) -> Any:
    """Return the only record, or None.

    Raises:
        SeveralMatchesError: There are several.
    """
    if len(found) > 1:
        ids = sorted(record.id for record in found)
        shown = ", ".join(map(str, ids[:10])) + (", ..." if len(ids) > 10 else "")
        raise SeveralMatchesError(
            f"{len(ids)} {target.entity} have {criteria}: merge them, or match on more"
            f" (IDs {shown})",
            target.entity,
            ids,
        )
    return found[0] if found else None


def is_there(record: Any) -> bool:
    """Return if a record is not deleted."""
    is_deleted = getattr(record, "is_deleted", False)
    return not is_deleted and getattr(record, "status", None) != "deleted"


def _criterion(target: Target, value: Value) -> Criterion:
    if value.field is not None:
        if value.field.type in _EXACT_TYPES:
            return Criterion(value, "custom_fields")
        if value.field.type in ("monetary", "address"):
            raise MatchKeyError(
                f"{value.name!r} is a field of type {value.field.type}: Pipedrive rounds"
                " or completes its values, so they tell no records apart"
            )
        return Criterion(value, None)
    if is_mapping(value.value):
        raise MatchKeyError(f"{value.name!r} has parts, and tells no records apart")
    return Criterion(value, target.kind.searched.get(value.code))


def _text(item: Any) -> Any:
    if is_mapping(item):
        return item.get("value")
    return getattr(item, "value", item)


def _term(item: Any) -> str:
    text = _text(item)
    is_whole = isinstance(text, float) and text.is_integer()
    return str(int(text)) if is_whole else str(text).strip()


def _names(values: Iterable[Value]) -> str:
    return ", ".join(value.name for value in values) or "nothing"


def _shown(value: Any) -> str:
    texts = [repr(_text(item)) for item in as_list(value)]
    return " or ".join(text if len(text) <= 60 else f"{text[:57]}..." for text in texts)
