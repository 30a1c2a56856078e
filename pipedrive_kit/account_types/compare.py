"""The changes of an account since its modules were written."""

from __future__ import annotations

from collections.abc import Iterator

from openapi_source.code import literal, visible

from ..fields.definitions import Field
from .lock import Lock
from .naming import NamedField


def differences(before: Lock, now: Lock) -> Iterator[str]:
    """Yield a line for each change of a field."""
    for entity in dict.fromkeys([*before, *now]):
        old = {named.field.code: named for named in before.get(entity, ())}
        new = {named.field.code: named for named in now.get(entity, ())}
        if entity not in before:
            yield f"{entity}: not written yet"
        for code, named in old.items():
            if code not in new:
                yield f"{_place(entity, named)}: deleted, {_shown(named.field)}"
                continue
            for change in _changes(named.field, new[code].field):
                yield f"{_place(entity, named)}: {change}"
        for code, named in new.items():
            if code not in old and entity in before:
                yield f"{_place(entity, named)}: new field, {_shown(named.field)}"


def _changes(old: Field, new: Field) -> Iterator[str]:
    if old.name != new.name:
        yield f"renamed from {literal(old.name)} to {literal(new.name)}"
    if old.type != new.type:
        yield f"type changed from {literal(old.type)} to {literal(new.type)}"
    before = {option.id: option.label for option in old.options}
    now = {option.id: option.label for option in new.options}
    for key, label in before.items():
        if key not in now:
            yield f"option deleted, {_option(key, label)}"
        elif now[key] != label:
            yield f"option renamed, {_option(key, label)} to {literal(now[key])}"
    for key, label in now.items():
        if key not in before:
            yield f"new option, {_option(key, label)}"
    if list(before) != list(now) and set(before) == set(now):
        yield "options in another order"
    if old.description != new.description:
        yield "another description"


def _place(entity: str, named: NamedField) -> str:
    return f"{entity}.{named.attribute}"


def _shown(field: Field) -> str:
    return f"{literal(field.name)} ({visible(field.code)}, {visible(field.type)})"


def _option(key: int | str, label: str) -> str:
    return f"{literal(label)} ({literal(key)})"
