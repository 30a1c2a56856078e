"""An answer that is written to a file as it comes: all of it is there, or nothing."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from ._errors import RequestError


class Saving:
    """A file for the body of an answer; an incomplete one never gets its name.

    What is written stands beside it until then, and is gone at the end of the block.
    """

    def __init__(self, path: str | os.PathLike[str]) -> None:
        self._path = Path(path)
        name = f".{self._path.name}.{os.urandom(4).hex()}.part"
        self._part = self._path.with_name(name)
        self._file: IO[bytes] | None = None

    def begin(self) -> Callable[[bytes], object]:
        """Return what takes the bytes of an answer; those of an earlier one are forgotten."""
        self._close()
        self._file = self._part.open("wb")
        return self._file.write

    def keep(self) -> None:
        """Give the file its name."""
        if self._file is not None:
            self._close()
            self._part.replace(self._path)

    def _close(self) -> None:
        if self._file is not None:
            self._file.close()
            self._file = None

    def __enter__(self) -> Self:
        folder = self._path.parent
        if not self._path.name or not os.access(folder, os.W_OK):
            raise RequestError(f"save_to: no file can be written in {folder}")
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._close()
        self._part.unlink(missing_ok=True)
