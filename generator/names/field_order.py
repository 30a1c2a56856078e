"""Order of the fields of records and of the arguments that make a request body.

The order of the document, pinned by the lock: a document that is reordered moves nothing.
"""

from __future__ import annotations

from collections.abc import Iterable

from ..model import ir

_LEADING = ("id", "name", "title")
"""Fields that a record begins with: they tell a reader which one it is."""


def record_order(
    previous: Iterable[str], schemas: Iterable[tuple[ir.Field, ...]]
) -> tuple[str, ...]:
    """Return the wire names of a record that merges *schemas*, the first one first."""
    known = body_order(previous, schemas)
    if previous:
        return known
    return tuple(sorted(known, key=_rank))


def body_order(
    previous: Iterable[str], schemas: Iterable[tuple[ir.Field, ...]]
) -> tuple[str, ...]:
    """Return the wire names: those of *previous* in their order, then the new ones."""
    documented = [
        field.name
        for fields in schemas
        for field in sorted(fields, key=lambda field: field.position)
    ]
    known = [name for name in previous if name in set(documented)]
    return tuple(dict.fromkeys([*known, *documented]))


def _rank(name: str) -> int:
    return _LEADING.index(name) if name in _LEADING else len(_LEADING)
