"""Progress of work that takes longer than a second: rate, tokens, time left."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING, Any, Final, Self

from ..accounts.profiles import write_private

if TYPE_CHECKING:
    from ..session import Session

SILENT_SECONDS: Final = 1.0


class Counts:
    """The records that the last run found: lists do not say how many they have."""

    def __init__(self, session: Session) -> None:
        self._path = session.file("counts.json")
        try:
            found: dict[str, int] = json.loads(self._path.read_text(encoding="utf-8"))
        except (FileNotFoundError, ValueError):
            found = {}
        self._counts = found

    def get(self, name: str) -> int | None:
        """Return the number of records at the last run."""
        return self._counts.get(name)

    def keep(self, name: str, count: int) -> None:
        """Remember a number of records."""
        self._counts[name] = count
        write_private(self._path, json.dumps(self._counts))


class Progress:
    """A line on the terminal of standard error; nothing without a terminal."""

    def __init__(
        self,
        session: Session,
        what: str,
        total: int | None = None,
        *,
        done: int = 0,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Begin. `done` is what an earlier run has done, which says nothing of the rate."""
        self._session = session
        self._what = what
        self._total = total
        self._before = done
        self._clock = clock
        self._began = clock()
        self._bar: Any = None
        self._task: Any = None
        self.is_shown = sys.stderr.isatty() and not session.quiet

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.pause()

    def update(self, done: int, total: int | None = None) -> None:
        """Show how much is done, if a second has passed."""
        self._total = total or self._total
        if not self.is_shown or self._clock() - self._began < SILENT_SECONDS:
            return
        bar = self._bar or self._begun()
        seconds = max(self._clock() - self._began, 0.001)
        rate = (done - self._before) / seconds
        tokens = self._session.client.usage.tokens
        facts = f"{done:,} records, {rate:,.0f}/s, {tokens:,} tokens"
        bar.update(self._task, completed=done, total=self._total, facts=facts)

    def pause(self) -> None:
        """Take the line away, such as for a question."""
        if self._bar is not None:
            self._bar.stop()
            self._bar = None

    def _begun(self) -> Any:
        from rich.console import Console
        from rich.progress import (
            BarColumn,
            Progress as Bar,
            TextColumn,
            TimeRemainingColumn,
        )

        bar = Bar(
            TextColumn("{task.description}"),
            BarColumn(bar_width=20),
            TextColumn("{task.fields[facts]}"),
            TimeRemainingColumn(),
            console=Console(stderr=True),
            transient=True,
        )
        self._task = bar.add_task(self._what, total=self._total, facts="")
        bar.start()
        self._bar = bar
        return bar
