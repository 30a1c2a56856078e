# It looks at what models were read from.
# pyright: reportPrivateUsage=false
"""Differences between the responses of a server and the OpenAPI document.

Looking costs time, so it is done for a sample: of each operation the 1st, 2nd, 4th, 8th,
16th and 32nd response and then every 64th, of a list in it eight items, evenly spread. What
does not fit its type shows by itself, on the slow way of reading, and is always looked at.
A new value of an enum or a new field that is rare may therefore be seen late.
"""

from __future__ import annotations

import json
import logging
import os
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, Literal, TypeAlias, TypeVar, cast, get_args, get_origin

import msgspec

from ..fork import lock_held_at_fork
from ..models.decode import reader
from ..models.model import Model, is_model, layout
from ..models.plain import (
    NOT_AS_TYPED,
    TypeMismatches,
    damage,
    is_array,
    is_object,
    is_union,
    parse,
    type_mismatches,
)
from ..models.repair import as_raw
from ..settings.seams import Observer

T = TypeVar("T")

_EVERY = 64
_ITEMS = 8
_KEYS = 100
_LONGEST = 64
_NUMBER = re.compile(r"\d+")
_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_TIME = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:?\d\d)")


Kind: TypeAlias = Literal["new field", "new value", "other type", "damage"]
_IN_WORDS: Mapping[Kind, str] = {
    "new field": "undocumented field",
    "new value": "undocumented value",
    "other type": "value that does not fit its type",
    "damage": "damage",
}


class DriftEntry(msgspec.Struct, frozen=True, kw_only=True):
    """One difference to the OpenAPI document."""

    kind: Kind
    operation: str
    pointer: str
    """JSON pointer in the body; ``*`` stands for each item of a list or mapping."""

    type: str
    """Of an example: a JSON type, ``date``, ``date-time`` or ``array of ...``.

    Of damage: what was dropped or replaced, and why.
    """

    value: str | int | float | None = None
    """Of an enum; no other value is kept."""

    count: int = 1
    """In how many responses it was seen, of those that were looked at."""

    def __str__(self) -> str:
        what = self.type if self.value is None else repr(self.value)
        return f"{self.operation}: {_IN_WORDS[self.kind]} at {self.pointer} ({what})"


class Drift(Observer):
    """The differences noticed, once each. Safe in threads."""

    def __init__(self, api: str = "", limit: int = 1000) -> None:
        self._api = api
        self._log = logging.getLogger(api or "openapi_runtime")
        self._limit = limit
        self._lock = lock_held_at_fork()
        self._entries: dict[tuple[Any, ...], DriftEntry] = {}
        self._responses: dict[str, int] = {}
        self.dropped = 0
        """Number of further findings that were not kept."""

    @property
    def entries(self) -> list[DriftEntry]:
        """The differences, in the order of operations and pointers; a copy."""
        with self._lock:
            found = list(self._entries.values())
        return sorted(found, key=lambda e: (e.operation, e.pointer, e.kind, str(e)))

    def clear(self) -> None:
        """Forget what was noticed, so that it is noticed again."""
        with self._lock:
            self._entries.clear()
            self._responses.clear()
            self.dropped = 0

    def export(self, path: str | os.PathLike[str]) -> None:
        """Write it as JSON, for ``python -m generator overlay-from-drift``."""
        entries = [msgspec.to_builtins(entry) for entry in self.entries]
        content = {"api": self._api, "dropped": self.dropped, "entries": entries}
        # The standard library, because a key may hold half of a surrogate pair.
        text = json.dumps(content, indent=2)
        Path(path).write_text(text + "\n", encoding="ascii")

    def __iter__(self) -> Iterator[DriftEntry]:
        return iter(self.entries)

    def __len__(self) -> int:
        return len(self._entries)

    def __str__(self) -> str:
        return "\n".join(f"{entry.count:>6}  {entry}" for entry in self.entries)

    def _repr_html_(self) -> str:
        """Return the entries as an HTML table for notebooks."""
        rows = [
            (
                e.count,
                e.operation,
                e.kind,
                e.pointer,
                e.type,
                "" if e.value is None else e.value,
            )
            for e in self.entries
        ]
        from .._tables import html_table

        return html_table(
            ("count", "operation", "kind", "pointer", "type", "value"), rows
        )

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {len(self)} entries>"

    def watch(
        self,
        operation_id: str,
        hint: Any,
        place: tuple[str, ...],
        read: Callable[[bytes], T],
    ) -> Callable[[bytes], T]:
        """Wrap `read` so that undeclared and mistyped values are recorded."""

        def watched(content: bytes) -> T:
            found: TypeMismatches = {}
            token = type_mismatches.set(found)
            try:
                result = read(content)
            finally:
                type_mismatches.reset(token)
            number = self._responses.get(operation_id, 0) + 1
            self._responses[operation_id] = number
            look = number % _EVERY == 0 or (
                number < _EVERY and not number & (number - 1)
            )
            damaged = damage.get()
            if look or found or damaged:
                pointer = _pointer("", *place)
                for text in damaged or ():
                    what = _NUMBER.sub("N", text)  # else each response adds entries
                    self._add(operation_id, "damage", pointer, what, None)
                findings = set(_found(_not_fitting(hint, pointer, found)))
                if look:
                    seen = _compare(hint, _sampled(hint, result), pointer)
                    findings.update(_found(seen))
                for finding in findings:
                    self._add(operation_id, *finding)
            return result

        return watched

    def _add(
        self,
        operation: str,
        kind: Kind,
        pointer: str,
        type_: str,
        value: Any,
    ) -> None:
        key = (operation, kind, pointer, type_, value)
        with self._lock:
            entry = self._entries.get(key)
            if entry is not None:
                self._entries[key] = msgspec.structs.replace(
                    entry, count=entry.count + 1
                )
                return
            if len(self._entries) >= self._limit:
                self.dropped += 1
                return
            entry = self._entries[key] = DriftEntry(
                kind=kind, operation=operation, pointer=pointer, type=type_, value=value
            )
        self._log.debug("%s", entry)


_Finding: TypeAlias = tuple[Kind, str, str, str | int | float | None]


def _found(findings: Iterator[_Finding]) -> Iterator[_Finding]:
    """Yield the findings up to what is nested too deeply to be looked at."""
    with suppress(RecursionError):
        yield from findings


def _sampled(hint: Any, result: Any) -> Any:
    """Return what was read as `hint`: of a page, its items."""
    if get_origin(hint) is list and not is_array(result):
        return getattr(result, "items", None)
    return result


def _not_fitting(hint: Any, pointer: str, found: TypeMismatches) -> Iterator[_Finding]:
    """Yield how the parts that did not fit differ from their type."""
    if (hint, "null") in found:
        yield "other type", pointer, "null", None
    if get_origin(hint) in (list, dict):
        hint, pointer = get_args(hint)[-1], pointer + "/*"
    for (read_as, _), raw in found.items():
        if read_as == hint:  # of one further inside, we do not know where
            yield from _compare(hint, parse(raw), pointer)


def _compare(hint: Any, value: Any, pointer: str) -> Iterator[_Finding]:
    """Yield how a value differs from its type; whether it may be null is not asked here."""
    if isinstance(value, Model):
        source = value._source
        hint, value = type(value), None if source is None else source.decode()
    if value is None or hint is Any:
        return
    members = get_args(hint) if is_union(hint) else (hint,)
    if is_object(value):
        models = [member for member in members if is_model(member)]
        if models:
            cls = models[0] if len(models) == 1 else _class_of(hint, models, value)
            yield from _compare_fields(cls, value, pointer)
            return
        inner = _inner(members, dict)
        if inner is not None:
            yield from _compare_items(inner, list(value.values()), pointer)
            return
    elif is_array(value):
        inner = _inner(members, list)
        if inner is not None:
            yield from _compare_items(inner, value, pointer)
            return
    known: list[Any] = []
    for member in members:
        if get_origin(member) is Literal:
            known += get_args(member)
    if any(type(value) is type(k) for k in known):
        if value not in known and len(str(value)) <= _LONGEST:
            yield "new value", pointer, type_name(value), cast("str | int", value)
    elif not any(_fits(member, value) for member in members):
        yield "other type", pointer, type_name(value), None


def _class_of(hint: Any, models: list[Any], value: dict[str, Any]) -> Any:
    """Return the class that decoding chooses, else the one with most of the keys."""
    read: Any = reader(hint)(as_raw(value))
    for cls in models:
        if type(read) is cls:
            return cls
    return max(models, key=lambda cls: len(layout(cls).fields.keys() & value))


def _compare_items(hint: Any, items: list[Any], pointer: str) -> Iterator[_Finding]:
    pointer += "/*"
    for item in _sample(items):
        if item is None and hint is not Any and type(None) not in get_args(hint):
            yield "other type", pointer, "null", None
        yield from _compare(hint, item, pointer)


def _compare_fields(
    cls: type[Model], value: Mapping[str, Any], pointer: str
) -> Iterator[_Finding]:
    shape = layout(cls)
    new = 0
    for key, item in value.items():
        name = shape.fields.get(key)
        if name is not None:
            may_be_null = shape.hints[name] is Any or name in cls._nulls
            if item is None and not may_be_null:
                yield "other type", _pointer(pointer, key), "null", None
            yield from _compare(shape.hints[name], item, _pointer(pointer, key))
        elif new < _KEYS and len(key) <= _LONGEST:
            new += 1
            yield "new field", _pointer(pointer, key), type_name(item), None


def _inner(members: tuple[Any, ...], kind: type) -> Any:
    """Return the type of the items in the list or mapping among some types."""
    found = next((member for member in members if get_origin(member) is kind), None)
    return None if found is None else get_args(found)[-1]


def _sample(items: list[Any]) -> list[Any]:
    if len(items) <= _ITEMS:
        return items
    last = len(items) - 1
    return [items[last * index // (_ITEMS - 1)] for index in range(_ITEMS)]


def _fits(hint: Any, value: Any) -> bool:
    # The value is none of these here; and msgspec must not see every record.
    if is_model(hint) or get_origin(hint) in (list, dict):
        return False
    try:
        msgspec.convert(value, hint)
    except NOT_AS_TYPED:
        return False
    except TypeError:  # a type that msgspec does not take
        return True
    return True


def type_name(value: Any) -> str:
    """Return what a value is, and nothing of the value itself."""
    if is_array(value):
        inner = next((item for item in value if item is not None), None)
        return "array" if inner is None else f"array of {type_name(inner)}"
    if isinstance(value, str):
        if _TIME.fullmatch(value):
            return "date-time"
        return "date" if _DATE.fullmatch(value) else "string"
    if value is None:
        return "null"
    for kind, name in ((bool, "boolean"), (int, "integer"), (float, "number")):
        if isinstance(value, kind):
            return name
    return "object"


def _pointer(pointer: str, *keys: str) -> str:
    for key in keys:
        pointer += "/" + key.replace("~", "~0").replace("/", "~1")
    return pointer
