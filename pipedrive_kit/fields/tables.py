"""The field tables of an account: fetched once, kept with an age, refreshed when needed."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

import anyio
from anyio.lowlevel import current_token

from ..flow import Flow
from ..narrowing import is_list
from . import cache
from .definitions import ENTITIES, Field, FieldTable
from .values import Label, read

_LOOKS = 3
"""Times that definitions are read again for unknown names or options, in a minute."""


class Tables:
    """The tables of one account, shared by the threads and tasks of a process."""

    def __init__(
        self,
        client: Any,
        file: Path | None,
        max_age: float,
        lock: Any,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self.client = client
        self._file = file
        self._max_age = max_age
        self._lock = lock
        self._clock = clock
        self._tables = cache.load(file) if file else {}
        self._looks: dict[str, deque[float]] = {}

    def current(self, entity: str) -> FieldTable | None:
        """Return a table that is not too old, or None."""
        table = self._tables.get(_checked(entity))
        return table if table and self._age(table) < self._max_age else None

    def get(self, entity: str) -> Flow[FieldTable]:
        """Return a table; fetch it if there is none or an old one."""
        table = self.current(entity)
        return table or (yield from self.fetch(entity))

    def fetch(self, entity: str) -> Flow[FieldTable]:
        """Fetch a table: 10 tokens for each 500 fields. Others who ask wait for it."""
        before = self._tables.get(_checked(entity))
        yield self._lock.acquire
        try:
            now = self._tables.get(entity)
            if now is not None and now is not before:
                return now  # somebody else fetched it meanwhile
            group = getattr(self.client, ENTITIES[entity])
            definitions = yield lambda: group.list().to_list()
            fields = tuple(Field.of(one) for one in definitions if one.field_code)
            table = FieldTable(entity, fields, self._clock()).succeeding(now)
            self._tables = {**self._tables, entity: table}
            if self._file:
                cache.save(self._file, self._tables)
            return table
        finally:
            self._lock.release()

    def fresh_for(
        self, entity: str, known: Callable[[FieldTable], bool]
    ) -> Flow[FieldTable]:
        """Return a table; fetch it once more if it does not know what is looked for."""
        table = self.current(entity)
        if table is None:
            return (yield from self.fetch(entity))
        if not known(table) and self._may_look(entity):
            table = yield from self.fetch(entity)
        return table

    def _may_look(self, entity: str) -> bool:
        """Return if an unknown name may be a new one: too many are typing errors."""
        now = self._clock()
        looks = self._looks.setdefault(entity, deque(maxlen=_LOOKS))
        if len(looks) == _LOOKS and 0 <= now - looks[0] < 60.0:
            return False
        looks.append(now)
        return True

    def _age(self, table: FieldTable) -> float:
        age = self._clock() - table.fetched_at
        return age if age >= 0 else self._max_age  # the clock was set back


class LoopLock:
    """A lock for the tasks of each event loop: a task cannot wait for another loop's."""

    def __init__(self) -> None:
        self._locks: WeakKeyDictionary[Any, anyio.Lock] = WeakKeyDictionary()

    async def acquire(self) -> None:
        await self._here().acquire()

    def release(self) -> None:
        self._here().release()

    def _here(self) -> anyio.Lock:
        return self._locks.setdefault(current_token().native_token, anyio.Lock())


def knows_values(values: Iterable[tuple[str, Any]]) -> Callable[[FieldTable], bool]:
    """Return a test: does a table know these codes, and the options in their values?"""
    pairs = list(values)

    def known(table: FieldTable) -> bool:
        return all(_reads(table.by_code(code), raw) for code, raw in pairs)

    return known


def _reads(field: Field | None, raw: Any) -> bool:
    if field is None:
        return False
    if raw is None or not field.options:
        return True
    value = read(field, raw)
    ones = value if is_list(value) else [value]
    return all(isinstance(one, Label) for one in ones)


def _checked(entity: str) -> str:
    if entity not in ENTITIES:
        raise ValueError(f"{entity!r} has no fields; entities: {', '.join(ENTITIES)}")
    return entity
