"""Write: the only step that writes files of packages, and locks."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from pathlib import Path
from secrets import token_hex

from msgspec import Struct

from ..errors import GeneratorError, Problem
from .manifest import MANIFEST_FILE, Manifest, file_digest, present

_MARKS = "Written by `make generate`", "Written by `python -m generator generate`"
_MOVE = "Move it away, or delete it if the generator wrote it."


class FileChange(Struct, frozen=True):
    """One file that is not as it should be; `new` None: it should not be there."""

    path: Path
    old: str | None
    new: str | None

    def diff(self) -> str:
        """Return the change as a unified diff, which `git apply` takes."""
        name = self.path.as_posix()
        lines = difflib.unified_diff(
            (self.old or "").splitlines(keepends=True),
            (self.new or "").splitlines(keepends=True),
            "/dev/null" if self.old is None else f"a/{name}",
            "/dev/null" if self.new is None else f"b/{name}",
        )
        end = "\n\\ No newline at end of file\n"
        text = "".join(line if line.endswith("\n") else line + end for line in lines)
        done = "added" if self.old is None else "removed"
        return text or f"empty file {done}: {name}\n"


def compare_files(files: Mapping[Path, str]) -> list[FileChange]:
    """Compare *files* with what is on disk."""
    return [
        FileChange(path, old, files[path])
        for path in sorted(files)
        if (old := _read(path)) != files[path]
    ]


def compare(
    folder: Path, files: Mapping[str, str], last: Manifest
) -> tuple[list[FileChange], list[Problem]]:
    """Compare *files* with what is in *folder*; *last* knows what was written there.

    Gives what is to be changed, and a note for each file that is left alone. Raises for a
    file that somebody else wrote where one of ours has to be.
    """
    changes = compare_files({folder / path: files[path] for path in files})
    ours = {folder / path for path in (*last.files, MANIFEST_FILE)}
    strangers = [
        Problem(change.path.as_posix(), "", "somebody else wrote this file", _MOVE)
        for change in changes
        if change.old
        and change.path not in ours
        and not any(mark in change.old for mark in _MARKS)
    ]
    if strangers:
        raise GeneratorError(*strangers)
    notes = []
    for path in sorted(set(present(folder)) - files.keys()):
        place = folder / path
        if last.files.get(path) == file_digest(place):
            changes.append(FileChange(place, _read(place) or "", None))
        else:
            why = "was changed by hand" if path in last.files else "is not ours"
            message = f"is left alone: it {why}, and nothing writes it any more"
            notes.append(Problem(place.as_posix(), "", message))
    return changes, notes


def write(changes: list[FileChange]) -> None:
    """Write what differs and remove what is left over; other files stay untouched.

    Everything is on disk beside its place before anything is put there; manifests are put
    last, so that a run that was killed is repaired by the next.
    """
    ready: dict[Path, Path] = {}
    changes = sorted(changes, key=lambda change: change.path.name == MANIFEST_FILE)
    try:
        for change in changes:
            if change.new is not None:
                change.path.parent.mkdir(parents=True, exist_ok=True)
                # Nobody can have planted a link there.
                name = f".{change.path.name}.{token_hex(8)}.new"
                scratch = change.path.with_name(name)
                ready[change.path] = scratch
                with scratch.open("xb") as file:
                    file.write(change.new.encode())
    except OSError as error:
        for scratch in ready.values():
            scratch.unlink(missing_ok=True)
        where = str(error.filename or "")
        message = f"cannot be written: {error.strerror}"
        raise GeneratorError(Problem(where, "", message)) from None
    for change in changes:
        if change.new is None:
            change.path.unlink()
        else:
            ready[change.path].replace(change.path)


def _read(path: Path) -> str | None:
    try:
        return path.read_bytes().decode(errors="replace")
    except FileNotFoundError:
        return None
    except OSError as error:
        message = f"cannot be read: {error.strerror}"
        raise GeneratorError(Problem(path.as_posix(), "", message)) from None
