"""Additions to lists that an update replaces as a whole.

`persons.update(7, emails=[new])` deletes the other addresses of a person. `add` reads the
record, adds, and sends the whole list::

    lists.add(client.persons, 7, emails=[{"value": "new@example.com"}])
    lists.add(client.products, 3, prices=[{"currency": "EUR", "price": 5}])
    await lists.aadd(async_client.persons, 7, phones=[{"value": "+372 5"}])

It costs one `get` and one `update`, or only the `get` if nothing is new. What somebody else
changes between the two is lost.
"""

from __future__ import annotations

import copy
from collections.abc import Iterable, Mapping
from typing import Any

from .flow import Flow, arun, run
from .narrowing import is_mapping

_KEYS = ("value", "currency", "person_id", "email", "id")
"""Members that say which item is meant; the first that an item has."""


def add(group: Any, id: int, **additions: Iterable[Any]) -> Any:
    """Add items to lists of a record, and return the record.

    `group` has `get` and `update`, such as `client.persons`. An item whose value is there
    already changes that item. A new primary one makes the others secondary.
    """
    return run(_flow(group, id, additions))


async def aadd(group: Any, id: int, **additions: Iterable[Any]) -> Any:
    """Do the same as `add`, awaited."""
    return await arun(_flow(group, id, additions))


def _flow(group: Any, id: int, additions: Mapping[str, Iterable[Any]]) -> Flow[Any]:
    record = yield lambda: group.get(id)
    arguments = merged(record, additions)
    if not arguments:
        return record
    return (yield lambda: group.update(id, **arguments))


def merged(record: Any, additions: Mapping[str, Iterable[Any]]) -> dict[str, Any]:
    """Return the arguments of `update` that add to lists of a record that was read.

    Empty if nothing is new.
    """
    found = {name: list(getattr(record, name) or ()) for name in additions}
    changed = {name: joined(found[name], additions[name]) for name in additions}
    changed = {name: items for name, items in changed.items() if items != found[name]}
    if not all(found[name] for name in changed):
        # Where nothing was, nothing can be lost, and the guard is not to ask for what was read.
        return {**changed, "force": True}
    return changed


def joined(items: Iterable[Any], additions: Iterable[Any]) -> list[Any]:
    """Return the items with those that are added or changed; neither is modified."""
    result = [copy.copy(item) for item in items]
    for addition in additions:
        same = [i for i, item in enumerate(result) if _key(item) == _key(addition)]
        if _member(addition, "primary"):
            for item in result:
                _set(item, {"primary": False}, only={"primary"})
        if same:
            _set(result[same[0]], _fields(addition))
        else:
            result.append(addition)
    return result


def _fields(item: Any) -> Mapping[str, Any]:
    if is_mapping(item):
        return item
    to_dict = getattr(item, "to_dict", None)
    return to_dict() if to_dict else {}


def _member(item: Any, name: str) -> Any:
    return _fields(item).get(name)


def _key(item: Any) -> Any:
    """Return what an item is known by: a member of it, or itself; text in any case."""
    fields = _fields(item)
    key = next((fields[name] for name in _KEYS if fields.get(name)), item)
    return key.casefold() if isinstance(key, str) else key


def _set(item: Any, values: Mapping[str, Any], only: Iterable[str] = ()) -> None:
    """Set members of an item that differ; of `only`, those that it has."""
    fields = _fields(item)
    for name, value in values.items():
        if fields.get(name) == value or (name in only and not fields.get(name)):
            continue
        if isinstance(item, dict):
            item[name] = value
        else:
            setattr(item, name, value)
