"""Files that are replaced whole: a reader sees the old content or the new one."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path


def replace(path: str | Path, content: bytes) -> None:
    """Write a file, on disk before it takes its name.

    A file that is there keeps its permissions, a link the file that it leads to. A new
    file is its owner's alone.
    """
    target = Path(path).resolve()
    replace_all(target.parent, {target.name: content})


def replace_all(folder: Path, contents: Mapping[str, bytes]) -> None:
    """Write files of a folder by name. None is replaced before all are on disk."""
    with tempfile.TemporaryDirectory(dir=folder, prefix=".") as scratch:
        for name, content in contents.items():
            _write(Path(scratch, name), content, folder / name)
        for name in contents:
            os.replace(Path(scratch, name), folder / name)  # noqa: PTH105


def _write(scratch: Path, content: bytes, target: Path) -> None:
    handle = os.open(
        scratch, os.O_WRONLY | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600
    )
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    if target.exists():
        shutil.copymode(target, scratch)


def keep_names(folder: Path) -> None:
    """Put the names of new files on disk, too; not on Windows."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
