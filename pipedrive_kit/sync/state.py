"""The place that a program has reached, as a value that can be stored."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from ..files import replace

FORMAT = 1


@dataclass(slots=True)
class Position:
    """The place in one stream.

    Attributes:
        since: Begin of the last complete run, seconds since 1970; None before the first.
        until: Begin of the run that is being made; None between two.
        cursor: The page that is being read.
        last_id: The last record of that page that was passed on.
        seen: Digests of records that the window may repeat, by ID.
        coming: The same for the next window.
        complete: The list was read to its end.
    """

    since: int | None = None
    until: int | None = None
    cursor: str | None = None
    last_id: int | None = None
    seen: dict[str, str] = field(default_factory=dict[str, str])
    coming: dict[str, str] = field(default_factory=dict[str, str])
    complete: bool = False

    def begin(self, until: int) -> None:
        """Begin a run, unless one is to be completed."""
        if self.until is None:
            self.until = until

    def end(self) -> None:
        """Complete the run."""
        self.since, self.until = self.until, None
        self.cursor = self.last_id = None
        self.complete = False
        self.seen, self.coming = self.coming, {}


@dataclass(slots=True)
class State:
    """The places in all streams. It resumes after the change that was yielded last.

    Store it together with that change, in one transaction, and each change is seen exactly
    once. Stored later, changes since then are yielded once more.
    """

    positions: dict[str, Position] = field(default_factory=dict[str, Position])
    start: int | None = None

    @classmethod
    def after(cls, moment: dt.datetime) -> State:
        """Return a state whose first run has what changed since a moment.

        For gaps: webhooks that were lost while a server was down.
        """
        return cls(start=int(moment.timestamp()))

    def position(self, stream: str) -> Position:
        """Return the place in a stream; a new stream begins at its start."""
        return self.positions.setdefault(stream, Position(since=self.start))

    def to_dict(self) -> dict[str, Any]:
        """Return the state as JSON values."""
        places = {name: asdict(place) for name, place in self.positions.items()}
        return {"format": FORMAT, "positions": places, "start": self.start}

    @classmethod
    def from_dict(cls, value: Mapping[str, Any]) -> State:
        """Return the state that `to_dict` returned.

        Raises:
            ValueError: It is none.
        """
        try:
            if value["format"] != FORMAT:
                raise ValueError(f"a state of another format: {value['format']!r}")
            places = value["positions"].items()
            positions = {name: Position(**place) for name, place in places}
            return cls(positions, value.get("start"))
        except (KeyError, TypeError, AttributeError) as error:
            raise ValueError(f"no state of changes: {error}") from error

    @classmethod
    def load(cls, path: str | Path) -> State:
        """Return the state in a file; a new one if there is no file."""
        try:
            text = Path(path).read_text(encoding="utf-8")
        except FileNotFoundError:
            return cls()
        return cls.from_dict(json.loads(text))

    def save(self, path: str | Path) -> None:
        """Write the state to a file, whole or not at all."""
        replace(path, json.dumps(self.to_dict()).encode())
