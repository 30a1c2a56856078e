"""Batches of ids, for a list call that asks for more items than one request takes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from .._util import UNSET
from ..errors import RequestError
from ..models.plain import is_mapping
from ..operation import Guard, Operation
from ..wire.joined import values_of
from .styles import operation_error


class IdBatches(msgspec.Struct, frozen=True):
    """The values of an argument that asks for items by their ids."""

    name: str
    key: str
    """Field of an item that has its value."""

    values: tuple[Any, ...]
    size: int

    def queries(self) -> list[Mapping[str, Any]]:
        """Return the query of each request, in the order of the values."""
        if len(self.values) <= self.size:
            return [{}]  # the call's own query has them all
        return [
            {self.name: list(self.values[start : start + self.size])}
            for start in range(0, len(self.values), self.size)
        ]

    def missing(self, seen: set[str]) -> list[Any]:
        """Return the values that no item of `seen` belongs to."""
        return [value for value in self.values if str(value) not in seen]

    def key_of(self, item: Any) -> str:
        """Return the value that an item belongs to, as text."""
        if is_mapping(item):  # the response had an item of another type
            return str(item.get(self.key))
        return str(getattr(item, self.key, None))


def id_batches(
    operation: Operation, query: Mapping[str, Any], cursor: str | None
) -> IdBatches | None:
    """Return the batches of a list call; None if it does not ask for ids.

    Raises RequestError for a cursor, which belongs to only one of several requests.
    """
    if operation.http_method != "GET":
        return None
    for guard in operation.guards:
        if guard.kind != "at_most":
            continue
        name, key = guard.names[0], _key(guard)
        value = query.get(name, UNSET)
        if key is None or value is UNSET or value is None:
            continue
        # An id in two batches would return its item twice.
        unique = {str(v).strip(): v for v in values_of(operation, name, value)}
        if len(unique) > guard.limit and cursor is not None:
            problem = f"cursor cannot go with more than {guard.limit} {name}"
            raise operation_error(RequestError, problem, operation)
        return IdBatches(name, key, tuple(unique.values()), int(guard.limit))
    return None


def _key(guard: Guard) -> str | None:
    """Return the field that an argument asks for items by; None for other arguments.

    ``ids`` asks for items by their ``id``, ``deal_ids`` by their ``deal_id``.
    """
    if guard.others:
        return guard.others[0]
    name = guard.names[0]
    return name[:-1] if name == "ids" or name.endswith("_ids") else None
