"""The journal of an import: a file that only grows, and survives being cut off.

Each line is a JSON object: first what the journal is of, then for each row the intent to
create a record, before the request is sent, and its outcome. A row with an intent and no
outcome may have been created. A last line that is not whole was never written.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from ..errors import FieldValueError, JournalError
from ..files import keep_names
from ..narrowing import is_mapping

FORMAT: Final = 1

_ADDRESS: Final = re.compile(r"\bat 0x[0-9a-fA-F]+>")
"""The address of an object in memory, in its `repr`; another one in each process."""

_BINARY: Final[int] = getattr(os, "O_BINARY", 0)
"""Windows would write other ends of lines."""


@dataclass(slots=True)
class Entry:
    """The latest about one row.

    Attributes:
        digest: Of its values.
        time: When the intent was written, seconds since 1970; None without.
        action: The outcome: "created", "updated", "unchanged", "refused"; None without.
        id: The ID of the record.
    """

    digest: str
    time: float | None = None
    action: str | None = None
    id: int | str | None = None

    @property
    def is_done(self) -> bool:
        """A row that was refused is tried again."""
        return self.action not in (None, "refused")


class Journal:
    """The journal in a file.

    Args:
        path: The file; it is made if it does not exist.
        subject: What the import is of; the same for each run.

    Raises:
        JournalError: The file is a journal of something else, is none, or is in use.
    """

    def __init__(self, path: str | Path, subject: Mapping[str, Any]) -> None:
        self._path = Path(path)
        self.rows: dict[int, Entry] = {}
        flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND | _BINARY
        self._handle = os.open(self._path, flags, 0o600)
        try:
            self._lock()
            lines, whole = self._read()
            os.ftruncate(self._handle, whole)
            if not lines:
                lines = [{"journal": FORMAT, "id": secrets.token_hex(4), **subject}]
                self._write(lines[0])
                keep_names(self._path.parent)
            self.id = self._checked(lines[0], subject)
            for number, line in enumerate(lines[1:], 2):
                if not {"row", "digest"} <= line.keys():
                    raise JournalError(self._not_ours(number))
                self._take(line)
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Close the file."""
        os.close(self._handle)

    def intend(self, row: int, digest: str, time: float) -> None:
        """Write that a row is about to be created."""
        self._note({"row": row, "digest": digest, "time": time})

    def done(self, row: int, digest: str, action: str, id: int | str | None) -> None:
        """Write the outcome of a row."""
        self._note({"row": row, "digest": digest, "action": action, "id": id})

    def _note(self, line: Mapping[str, Any]) -> None:
        self._write(line)
        self._take(line)

    def _write(self, line: Mapping[str, Any]) -> None:
        data = json.dumps(line).encode() + b"\n"
        while data:
            data = data[os.write(self._handle, data) :]
        os.fsync(self._handle)

    def _lock(self) -> None:
        """Keep other processes from using the file until it is closed; not on Windows."""
        if os.name == "posix":
            import fcntl

            try:
                fcntl.flock(self._handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise JournalError(
                    f"{self._path} is used by another import right now"
                ) from None

    def _read(self) -> tuple[list[Mapping[str, Any]], int]:
        """Return the lines that are whole, and their number of bytes."""
        data = self._path.read_bytes()
        whole = data.rfind(b"\n") + 1
        lines: list[Mapping[str, Any]] = []
        for number, text in enumerate(data[:whole].splitlines(), 1):
            try:
                line = json.loads(text)
            except ValueError:
                line = None
            if not is_mapping(line):
                raise JournalError(self._not_ours(number))
            lines.append(line)
        if not lines and data and not data.startswith(b'{"journal"'[: len(data)]):
            raise JournalError(f"{self._path} is not a journal")
        return lines, whole

    def _not_ours(self, number: int) -> str:
        return f"{self._path}: line {number} is not of a journal"

    def _checked(self, head: Mapping[str, Any], subject: Mapping[str, Any]) -> str:
        if head.get("journal") != FORMAT:
            raise JournalError(f"{self._path} is not a journal of this format")
        for name, value in subject.items():
            if head.get(name) != value:
                raise JournalError(
                    f"{self._path} is the journal of another import: its {name} is"
                    f" {head.get(name)!r}, not {value!r}"
                )
        return str(head["id"])

    def _take(self, line: Mapping[str, Any]) -> None:
        entry = self.rows.setdefault(line["row"], Entry(line["digest"]))
        entry.digest = line["digest"]
        entry.time = line.get("time", entry.time)
        entry.action, entry.id = line.get("action"), line.get("id")
        if entry.action == "refused":
            entry.time = None  # it was not created

    def entry(self, row: int, digest: str) -> Entry | None:
        """Return what is known of a row.

        Raises:
            JournalError: The row was created, or may have been, with other values.
        """
        entry = self.rows.get(row)
        if entry is None or entry.digest == digest:
            return entry
        if not entry.is_done and entry.time is None:
            return None  # refused, and corrected since
        raise JournalError(
            f"{self._path}: row {row} has changed since it was imported; import"
            " changed rows with a journal of their own"
        )


def digest(values: Mapping[str, Any]) -> str:
    """Return a digest of the values of a row, the same in each process.

    Raises:
        FieldValueError: A value has no text that is the same in each process.
    """
    try:
        text = json.dumps(values, sort_keys=True, default=_stable)
    except (TypeError, ValueError, RecursionError) as error:
        raise FieldValueError(f"the row has no JSON: {error}") from error
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _stable(value: object) -> Any:
    """Return JSON for a value that has none; a set is ordered anew in each process."""
    if isinstance(value, set | frozenset):
        items: set[Any] = set(value)  # pyright: ignore[reportUnknownArgumentType]
        return sorted(str(_stable(item)) for item in items)
    if isinstance(value, str | int | float):
        return value
    text = str(value)
    if _ADDRESS.search(text):
        raise TypeError(f"{type(value).__name__} has no text of its own")
    return text


def subject(
    entity: str, match_on: str | Sequence[str] | None, marker: str | None
) -> dict[str, Any]:
    """Return what a journal is of."""
    names = [match_on] if isinstance(match_on, str) else list(match_on or ())
    return {"entity": entity, "match_on": names, "marker": marker}
