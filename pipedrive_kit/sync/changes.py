"""The changes of an account since a stored state.

Each run reads a window of each list: what changed since the last run began, ordered by ID.
A record that changes meanwhile keeps its place, so none is skipped: it comes with its new
values, or once more in the next window. Windows overlap, because clocks differ. Digests of
the records that two windows share tell which of them were passed on before.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import time
from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from openapi_runtime.errors import (
    BadRequestError,
    BudgetExceededError,
    ClientError,
    DailyLimitError,
)

from ..flow import Item, Walk, aiterate, in_turns, iterate
from .ahead import Direct, ahead
from .state import Position, State
from .streams import Stream, streams_of

if TYPE_CHECKING:
    from pipedrive_v2 import AsyncClient, Client

OVERLAP = 120.0
"""Seconds that two windows share: the clocks of both sides may differ by as much."""

KEPT_DELETED = 30 * 86_400
"""Seconds that Pipedrive lists a deleted record."""


@dataclass(frozen=True, slots=True)
class Change:
    """One record that was created, changed or deleted.

    Attributes:
        entity: Such as "deals".
        id: The ID of the record.
        deleted: The record is no longer there.
        record: The record as the client returns it. None if it is gone for good.
    """

    entity: str
    id: Any
    deleted: bool
    record: Any


class _Run:
    """The entities of one run, one after the other or in turns."""

    def __init__(
        self,
        client: Any,
        entities: Iterable[str],
        state: State | None,
        parallel: bool,
        overlap: float,
        clock: Callable[[], float],
    ) -> None:
        self._client = client
        self._parallel = parallel
        self._entities = (entities,) if isinstance(entities, str) else tuple(entities)
        self._overlap = int(overlap)
        self._now = int(clock())
        self.state = state if state is not None else State()
        self.stopped: ClientError | None = None
        self.incomplete = {e for e in self._entities if self._too_old(e)}

    def _too_old(self, entity: str) -> bool:
        last = [
            self.state.position(s.name).since for s in streams_of(entity) if s.since
        ]
        return any(since and self._now - since > KEPT_DELETED for since in last)

    def walk(self) -> Walk[Change]:
        """Yield the changes of each entity; end without error when the budget does."""
        if self._parallel:
            yield from in_turns([self._affordable(e) for e in self._entities])
            return
        for entity in self._entities:
            if self.stopped is None:
                yield from self._affordable(entity)

    def _affordable(self, entity: str) -> Walk[Change]:
        try:
            yield from self._entity(entity)
        except (BudgetExceededError, DailyLimitError) as error:
            self.stopped = error

    def _entity(self, entity: str) -> Walk[Change]:
        streams = streams_of(entity)
        places = [self.state.position(stream.name) for stream in streams]
        for stream, place in zip(streams, places, strict=True):
            place.begin(self._now)
            if not place.complete:
                yield from self._stream(stream, place)
                place.complete = True
        if not streams[0].since:
            yield from self._missing(entity, places)
        for place in places:
            place.end()

    def _stream(self, stream: Stream, place: Position) -> Walk[Change]:
        pages = self._pages(stream, place)
        try:
            while True:
                try:
                    page = yield pages.next
                except BadRequestError:
                    if place.cursor is None:
                        raise
                    pages.close()
                    place.cursor = None  # it has expired; what was passed on is skipped
                    pages = self._pages(stream, place)
                    continue
                if page is None:
                    return
                for record in page.items:
                    yield from self._record(stream, place, record)
                place.cursor = page.next_cursor
        finally:
            pages.close()

    def _options(self, stream: Stream, place: Position) -> dict[str, Any]:
        options = dict(stream.options)
        if stream.since and place.since is not None:
            options["updated_since"] = _moment(place.since - self._overlap)
        return options

    def _pages(self, stream: Stream, place: Position) -> Direct:
        method = getattr(getattr(self._client, stream.group), stream.method)
        options = self._options(stream, place)
        pages = method(cursor=place.cursor, **options).pages()
        return ahead(pages) if self._parallel else Direct(pages)

    def _record(self, stream: Stream, place: Position, record: Any) -> Walk[Change]:
        key = str(record.id)
        if key in place.coming or (stream.since and record.id <= (place.last_id or 0)):
            return  # passed on before this run was resumed
        may_repeat = not stream.since or self._may_repeat(place, record)
        before = place.seen.get(key)
        digest = _digest(record) if may_repeat or before is not None else ""
        if may_repeat:
            place.coming[key] = digest
        place.last_id = record.id if stream.since else None
        deleted = bool(getattr(record, "is_deleted", False))
        if before is None or before != digest:
            yield Item(Change(stream.entity, record.id, deleted, record))

    def _may_repeat(self, place: Position, record: Any) -> bool:
        """Return if the next window reaches back to a record."""
        changed = record.update_time or record.add_time
        border = (place.until or 0) - self._overlap
        return not isinstance(changed, dt.datetime) or changed.timestamp() >= border

    def _missing(self, entity: str, places: list[Position]) -> Walk[Change]:
        """Yield what was in the lists of the last run and is in none of this one."""
        there = {key for place in places for key in place.coming}
        for place in places:
            for key in sorted(place.seen.keys() - there, key=int):
                del place.seen[key]
                yield Item(Change(entity, int(key), True, None))


class Changes:
    """An iterator over changes; see `changes`.

    Attributes:
        state: Resumes after the change that was yielded last.
        stopped: The error of the budget or daily limit that ended the run early, or None.
        incomplete: Entities whose last run is over 30 days ago: records that were deleted
            since may be missing. `reconcile` finds them.
    """

    def __init__(self, run: _Run) -> None:
        self._run = run
        self._iterator = iterate(run.walk())
        self.state = run.state
        self.incomplete = frozenset(run.incomplete)

    @property
    def stopped(self) -> ClientError | None:
        return self._run.stopped

    def __iter__(self) -> Iterator[Change]:
        return self._iterator


class AsyncChanges:
    """An async iterator over changes. Its attributes are those of `Changes`."""

    def __init__(self, run: _Run) -> None:
        self._run = run
        self._iterator = aiterate(run.walk())
        self.state = run.state
        self.incomplete = frozenset(run.incomplete)

    @property
    def stopped(self) -> ClientError | None:
        return self._run.stopped

    def __aiter__(self) -> AsyncIterator[Change]:
        return self._iterator


def changes(
    client: Client,
    entities: Iterable[str] = ("deals", "persons", "organizations", "activities"),
    state: State | None = None,
    *,
    parallel: bool = False,
    overlap: float = OVERLAP,
    clock: Callable[[], float] = time.time,
) -> Changes:
    """Iterate over what changed since a state; without one, over all records.

    Args:
        client: A `Client`. With a budget, the run ends when it is spent; see `stopped`.
        entities: Names of `ENTITIES`, in the wanted order.
        state: The state of the last run; it is moved on.
        parallel: Read all entities at once, page by page in turns, each one page ahead.
        overlap: Seconds that windows share; the most that two clocks may differ.
        clock: The time in seconds since 1970.

    Raises:
        ValueError: An entity that cannot be followed.
        ClientError: A call failed. The state resumes where it did.

    Deals are listed open, archived and deleted; other entities as Pipedrive lists them. Deals
    cost 30 tokens for each 500 changes, pipelines and stages 5, other entities 10. Projects,
    tasks, pipelines and stages have no filter by time and are read whole.

    Example:
        >>> run = changes(client, ["deals"], State.load("state.json"))
        >>> for change in run:
        ...     store(change)
        >>> run.state.save("state.json")
    """
    return Changes(_Run(client, entities, state, parallel, overlap, clock))


def async_changes(
    client: AsyncClient,
    entities: Iterable[str] = ("deals", "persons", "organizations", "activities"),
    state: State | None = None,
    *,
    parallel: bool = False,
    overlap: float = OVERLAP,
    clock: Callable[[], float] = time.time,
) -> AsyncChanges:
    """Iterate over what changed since a state. See `changes`."""
    return AsyncChanges(_Run(client, entities, state, parallel, overlap, clock))


def _moment(seconds: int) -> dt.datetime:
    return dt.datetime.fromtimestamp(seconds, dt.timezone.utc)


def _digest(record: Any) -> str:
    text = json.dumps(record.to_dict(), sort_keys=True, default=str)
    return hashlib.blake2b(text.encode(), digest_size=12).hexdigest()
