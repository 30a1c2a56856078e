"""Token accounting: what was spent, by operation and by tag."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from contextvars import ContextVar
from threading import Lock
from typing import NamedTuple

from ._operation import Operation


class Spent(NamedTuple):
    """Tokens spent, and the requests they were spent on."""

    tokens: int
    requests: int


class Usage:
    """Counts every request when it is sent, whatever its outcome. Safe in threads."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._by_operation: dict[str, Spent] = {}
        self._by_tag: dict[str, Spent] = {}

    @property
    def tokens(self) -> int:
        """Tokens spent."""
        return sum(spent.tokens for spent in self.by_operation.values())

    @property
    def requests(self) -> int:
        """Requests sent."""
        return sum(spent.requests for spent in self.by_operation.values())

    @property
    def by_operation(self) -> dict[str, Spent]:
        """What was spent, by operation id; a copy."""
        with self._lock:
            return dict(self._by_operation)

    @property
    def by_tag(self) -> dict[str, Spent]:
        """What was spent, by tag; a copy."""
        with self._lock:
            return dict(self._by_tag)

    @contextmanager
    def measure(self) -> Generator[Usage]:
        """Measure what this thread or task, and tasks started in the block, spend in it."""
        block = Usage()
        _blocks.set((*_blocks.get(), (self, block)))
        try:
            yield block
        finally:
            _blocks.set(
                tuple(entry for entry in _blocks.get() if entry[1] is not block)
            )

    def charge(self, operation: Operation) -> None:
        """Count one request, here and in the blocks that measure it."""
        self._add(operation)
        for owner, block in _blocks.get():
            if owner is self:
                block._add(operation)

    def _add(self, operation: Operation) -> None:
        with self._lock:
            for totals, key in (
                (self._by_operation, operation.id),
                (self._by_tag, operation.tag),
            ):
                tokens, requests = totals.get(key, (0, 0))
                totals[key] = Spent(tokens + operation.cost, requests + 1)

    def __str__(self) -> str:
        """A table with a line for each operation, the dearest first."""
        spent = self.by_operation
        rows = sorted(spent.items(), key=lambda row: (-row[1].tokens, row[0]))
        rows.append(
            (
                "total",
                (
                    Spent(*map(sum, zip(*spent.values(), strict=True)))
                    if spent
                    else Spent(0, 0)
                ),
            )
        )
        width = max(len(name) for name, _ in [*rows, ("operation", None)])
        lines = [f"{'operation':<{width}}  {'requests':>8}  {'tokens':>8}"]
        lines += [
            f"{name:<{width}}  {n.requests:>8}  {n.tokens:>8}" for name, n in rows
        ]
        return "\n".join(lines)

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.tokens} tokens, {self.requests} requests>"


# One variable for all clients, because contexts never let go of a variable.
_blocks: ContextVar[tuple[tuple[Usage, Usage], ...]] = ContextVar("_blocks", default=())
