"""The folder of the written modules."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from ..errors import KitError
from ..files import replace_all
from .lock import Lock, lock_text, read_lock
from .render import MARK, package_texts

LOCK = "fields.lock"


def stored_lock(folder: Path) -> Lock:
    """Return the lock of a folder; an empty one, if it has none."""
    path = folder / LOCK
    return read_lock(path.read_text(encoding="utf-8")) if path.exists() else {}


def texts(lock: Lock) -> dict[str, bytes]:
    """Return the files for a lock by name."""
    found = {**package_texts(lock), LOCK: lock_text(lock)}
    # What is no character of Unicode is an escape in JSON, too.
    return {
        name: text.encode("utf-8", "backslashreplace") for name, text in found.items()
    }


def stale(folder: Path, files: Mapping[str, bytes]) -> list[str]:
    """Return the names of files that are missing, differ, or are no longer written."""
    differ = [name for name, text in files.items() if _content(folder / name) != text]
    return [*differ, *(path.name for path in _ours(folder) if path.name not in files)]


def write(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files, and remove modules that an earlier run wrote and this one does not.

    Raises:
        KitError: A file was not written by this program. Nothing is changed.
    """
    ours = {path.name for path in _ours(folder)}
    for name in files:
        if name.endswith(".py") and name not in ours and _content(folder / name):
            raise KitError(
                f"{folder / name} was not written by this program, and is left alone:"
                " choose another folder for --out"
            )
    folder.mkdir(parents=True, exist_ok=True)
    replace_all(folder, files)
    for name in ours - set(files):
        (folder / name).unlink()


def _ours(folder: Path) -> list[Path]:
    return [path for path in sorted(folder.glob("*.py")) if _is_ours(path)]


def _is_ours(path: Path) -> bool:
    return MARK in (_content(path) or b"").decode("utf-8", "replace").splitlines()


def _content(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
