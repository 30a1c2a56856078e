"""More values than one request takes: several requests, and what did not come back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from .._unset import UNSET
from ..errors import RequestError
from ..models.model import is_mapping
from ..operation import Guard, Operation
from ..wire.styles import values_of

NOT_SPLIT: list[Mapping[str, Any]] = [{}]
"""The query of the only request."""


class Split(msgspec.Struct, frozen=True):
    """The values of an argument that asks for items by their ids."""

    name: str
    key: str
    """Field of an item that says which of the values it belongs to."""

    values: tuple[Any, ...]
    size: int

    def parts(self) -> list[Mapping[str, Any]]:
        """Return the query of each request, in the order of the values.

        Nothing is changed when all values go into one.
        """
        if len(self.values) <= self.size:
            return NOT_SPLIT
        return [
            {self.name: list(self.values[start : start + self.size])}
            for start in range(0, len(self.values), self.size)
        ]

    def missing(self, seen: set[str]) -> list[Any]:
        return [value for value in self.values if str(value) not in seen]

    def key_of(self, item: Any) -> str:
        """Return the value that an item belongs to, as text."""
        if is_mapping(item):  # it did not come as what was promised
            return str(item.get(self.key))
        return str(getattr(item, self.key, None))


def split_of(
    operation: Operation,
    query: Mapping[str, Any],
    cursor: str | None,
) -> Split | None:
    """Return how to split a list call; None for one that does not ask for ids.

    Raises RequestError for a cursor, which belongs to only one of several requests.
    """
    if operation.http_method != "GET":
        return None
    for guard in operation.guards:
        key = _key(guard) if guard.kind == "at_most" else None
        value = query.get(guard.names[0], UNSET) if key is not None else UNSET
        if key is None or value is UNSET or value is None:
            continue
        name = guard.names[0]
        values = tuple(_unique(values_of(operation, name, value)))
        if len(values) > guard.limit and cursor is not None:
            raise RequestError(
                f"cursor cannot go with more than {guard.limit} {name} ({operation.id})",
                operation_id=operation.id,
                method=operation.http_method,
            )
        return Split(name, key, values, guard.limit)
    return None


def _key(guard: Guard) -> str | None:
    """Return the field that an argument asks for items by; None if it does something else.

    ``ids`` asks for items by their ``id``, ``deal_ids`` by their ``deal_id``.
    """
    if guard.others:
        return guard.others[0]
    name = guard.names[0]
    return name[:-1] if name == "ids" or name.endswith("_ids") else None


def _unique(values: Iterable[Any]) -> Iterable[Any]:
    # Asked for in two requests, an item would come twice.
    return {str(value).strip(): value for value in values}.values()
