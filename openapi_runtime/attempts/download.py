"""A response that is written to a file as it comes: all of it is there, or nothing."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import IO, Self

from ..errors import RequestError


class Download:
    """A file for the body of a response; an incomplete one never gets its name.

    What is written stands beside it until then, and is gone at the end of the block.
    """

    def __init__(self, path: str | os.PathLike[str]) -> None:
        self._given = path
        self._path: Path
        self._file: IO[bytes]

    def begin(self) -> Callable[[bytes], object]:
        """Return the function that takes the bytes of a response; earlier ones are dropped."""
        self._file.seek(0)
        self._file.truncate()
        return self._file.write

    def commit(self) -> None:
        """Rename the complete file to its final name."""
        self._file.close()
        self._part.replace(self._path)

    def __enter__(self) -> Self:
        try:
            self._path = Path(self._given).resolve()  # a link stays one
            # A link that remains after `resolve` is one in a circle.
            if self._path.is_symlink() or (
                self._path.exists() and not self._path.is_file()
            ):
                raise RequestError(f"save_to: {self._path} is no file")
            self._part = self._path.with_name(f".{os.urandom(8).hex()}.part")
            self._file = self._part.open("xb")
        except (OSError, RuntimeError, TypeError, ValueError) as error:
            raise RequestError(
                f"save_to: no file can be written there: {error}"
            ) from None
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()
        self._part.unlink(missing_ok=True)
