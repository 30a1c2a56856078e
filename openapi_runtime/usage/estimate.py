"""Estimates of the cost of calls, without sending them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from .._meant import hint
from .._util import is_whole
from ..errors import RequestError
from ..operation import Operation
from .usage import Spent


class Estimate(msgspec.Struct, frozen=True, kw_only=True):
    """Cost of calls if each request is sent once and every page is full."""

    tokens: int
    requests: int
    by_operation: Mapping[str, Spent]
    day: int | None = None
    """Tokens of a day; None when they are not known."""

    @property
    def share(self) -> float | None:
        """Share of the day's tokens; 1.0 is all of them."""
        return self.tokens / self.day if self.day else None

    def as_dict(self) -> dict[str, Any]:
        """Return everything as plain data."""
        return {
            "tokens": self.tokens,
            "requests": self.requests,
            "day": self.day,
            "share": self.share,
            "by_operation": {n: s._asdict() for n, s in self.by_operation.items()},
        }

    def __str__(self) -> str:
        """Return a table of the operations, the most expensive first."""
        from .._tables import spent_table, table

        text = table(*spent_table(self.by_operation))
        if self.share is not None:
            text += f"\n{self.share:.1%} of the day's {self.day:,} tokens"
        return text


def estimate(
    operations: Mapping[str, Operation],
    wanted: str | Mapping[str, int],
    *,
    items: int | None = None,
    page_size: int | None = None,
    day: int | None = None,
) -> Estimate:
    """Return the cost of calls.

    `wanted` is the id of an operation, with the number of `items` that you expect of a
    list, or maps ids to numbers of calls (of pages, for lists).
    """
    if isinstance(wanted, str):
        operation = _operation(operations, wanted)
        is_call = items is None and page_size is None
        calls = {wanted: 1 if is_call else _pages(operation, items, page_size)}
    else:
        if items is not None or page_size is not None:
            raise RequestError("items and page_size are for one list operation")
        calls = dict(wanted)
    spent: dict[str, Spent] = {}
    for name, number in calls.items():
        _check("the number of calls", number, 0)
        spent[name] = Spent(_operation(operations, name).cost * number, number)
    return Estimate(
        tokens=sum(n.tokens for n in spent.values()),
        requests=sum(n.requests for n in spent.values()),
        by_operation=spent,
        day=day,
    )


def _operation(operations: Mapping[str, Operation], name: str) -> Operation:
    found = operations.get(name)
    if found is None:
        raise RequestError(f"there is no operation {name!r}{hint(name, operations)}")
    return found


def _pages(operation: Operation, items: int | None, page_size: int | None) -> int:
    if operation.paging is None:
        raise RequestError(f"{operation.id} is not a list, so items has no meaning")
    if items is None:
        raise RequestError("page_size needs items")
    _check("items", items, 0)
    largest = operation.max_page_size
    if page_size is not None:
        _check("page_size", page_size, 1)
    size = min(n for n in (page_size, largest, items or 1) if n is not None)
    if page_size is None and largest is None:
        raise RequestError(f"{operation.id} does not say its page size: give one")
    return max(1, -(-items // size))


def _check(name: str, value: object, least: int) -> None:
    if not is_whole(value, least):
        raise RequestError(f"{name} must be a whole number, at least {least}")
