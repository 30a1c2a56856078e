"""Progress of work that takes longer than a second: rate, tokens, time left."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING, Any, Final, Self

if TYPE_CHECKING:
    from .session import Session

SILENT_SECONDS: Final = 1.0


class Progress:
    """A line on the terminal of standard error; nothing without a terminal."""

    def __init__(
        self,
        session: Session,
        what: str,
        total: int | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._session = session
        self._what = what
        self._total = total
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
        rate = done / max(self._clock() - self._began, 0.001)
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
