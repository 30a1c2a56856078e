"""Content that is read while it is sent: files, paths, pipes, iterators.

Each is opened once for all attempts of a call. One that can be read only once is copied, so
that it can be sent again.
"""

from __future__ import annotations

import os
from collections.abc import (
    AsyncIterable,
    AsyncIterator,
    Collection,
    Iterable,
    Iterator,
)
from contextlib import ExitStack
from functools import cache
from io import TextIOBase
from os import PathLike
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import Any, BinaryIO, TypeAlias, cast

from ..errors import RequestError
from ..http import Library, Request
from ..models.plain import is_many, is_mapping

FileInput: TypeAlias = (
    str
    | PathLike[str]
    | bytes
    | BinaryIO
    | tuple[str, bytes | BinaryIO]
    | tuple[str, bytes | BinaryIO, str | None]
)
"""A path, bytes, a binary file object, or a tuple ``(name, content)`` or ``(name, content,
content_type)``, whose content is bytes or a file object.

Without a name, bytes are called like the argument; without a type it follows from the name,
and is ``application/octet-stream`` where that says nothing."""

ContentInput: TypeAlias = (
    bytes
    | bytearray
    | memoryview
    | str
    | PathLike[str]
    | BinaryIO
    | Iterable[bytes]
    | AsyncIterable[bytes]
)
"""Bytes, text, the path of a file (as a `Path`: a string is text), a binary file object, or
an iterator of bytes; an async iterator of bytes for async clients."""

LARGEST = 100 * 1024**2
"""Bytes of the largest copy, which is on disk if it has more than `_IN_MEMORY`."""

_IN_MEMORY = 1024**2
_CHUNK = 64 * 1024
_BYTES = (bytes, bytearray, memoryview)


def each_file(value: Any) -> Collection[Any]:
    """Return the items of a list; a tuple that begins with a name and a content is one file."""
    return value if is_many(value) and not _is_named(value) else (value,)


def _is_named(value: Any) -> bool:
    match value:
        case (str(), content, *_) if isinstance(value, tuple):
            return isinstance(content, _BYTES) or hasattr(content, "read")
        case _:
            return False


def is_file(value: Any) -> bool:
    """Return whether a value can only be a file."""
    kinds = (*_BYTES, os.PathLike, tuple)
    return isinstance(value, kinds) or hasattr(value, "read")


def has_file(value: Any) -> bool:
    """Return whether a value is a file or a list with one; other tuples are lists."""
    return any(
        _is_named(item) if isinstance(item, tuple) else is_file(item)
        for item in each_file(value)
    )


class Uploads:
    """The uploads of one call, which are closed with `opened`."""

    def __init__(self, opened: ExitStack, *, may_repeat: bool) -> None:
        self._opened = opened
        self._may_repeat = may_repeat
        self.is_once = False
        """True if one of them can be sent only once."""

    def file(
        self, name: str, value: FileInput
    ) -> tuple[str, bytes | BinaryIO, str | None]:
        """Return the name, content and type of a file in a form."""
        if isinstance(value, tuple):
            match value:
                case (str(shown), content) | (str(shown), content, None):
                    kind = None
                case (str(shown), content, str(kind)):
                    pass
                case _:
                    raise RequestError(
                        f"{name!r} must be (name, content) or (name, content, "
                        "content_type), if it is a tuple"
                    )
            if not (shown + (kind or "")).isprintable():
                raise RequestError(
                    f"{name!r} has a name or type with a character like a line break"
                )
            return shown, self._content(name, content), kind
        if isinstance(value, (str, os.PathLike)):
            path = Path(value)
            return path.name, self._opened_file(repr(name), path), None
        path_of = getattr(value, "name", None)  # of a file that was opened
        shown = Path(path_of).name if isinstance(path_of, str) else name
        return shown, self._content(name, value), None

    def _content(self, name: str, value: Any) -> bytes | BinaryIO:
        if isinstance(value, _BYTES):
            return bytes(cast("bytes", value))
        if not (hasattr(value, "read") or isinstance(value, os.PathLike)):
            raise RequestError(
                f"{name!r} must be a path, bytes or a binary file, "
                f"not {type(value).__name__}"
            )
        return cast("BinaryIO", self._opened_file(repr(name), value))

    def whole(self, content: Any, *, is_async: bool) -> Any:
        """Return the content of a body that is neither bytes nor text."""
        is_awaited = hasattr(content, "__aiter__")
        if is_awaited and not is_async:
            raise RequestError("an async iterator can be sent by async clients only")
        kinds = ("__fspath__", "read", "__iter__", "__aiter__")
        if is_mapping(content) or not any(hasattr(content, kind) for kind in kinds):
            raise RequestError(
                "the body must be bytes, text, a Path, a binary file or an iterator of "
                f"bytes, not {type(content).__name__}"
            )
        return self._opened_file("the body", content)

    def _opened_file(self, label: str, content: Any) -> Any:
        """Open a path; copy what can be read only once."""
        try:
            if isinstance(content, os.PathLike):
                path = Path(cast("Any", content))
                content = self._opened.enter_context(path.open("rb"))
            if isinstance(content, TextIOBase):
                raise RequestError(
                    f"the file for {label} must be opened in binary mode"
                )
            if _is_repeatable(content):
                return content
            if self._may_repeat and not hasattr(content, "__aiter__"):
                return self._copied(label, content)
        except (OSError, TypeError) as error:
            raise RequestError(f"cannot read the file for {label}: {error}") from error
        self.is_once = True
        return content

    def _copied(self, label: str, content: Any) -> BinaryIO:
        spooled = SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115
        copy = self._opened.enter_context(spooled)
        for chunk in _chunks(content):
            copy.write(chunk)
            if copy.tell() > LARGEST:
                raise RequestError(
                    f"{label} can be read only once and has more than {LARGEST} bytes, so "
                    "it could not be sent again: give a file, or retry=Retry(attempts=1)"
                )
        copy.seek(0)
        return cast("BinaryIO", copy)


def _is_repeatable(content: Any) -> bool:
    """Return whether content can be read again, unlike a pipe or an iterator."""
    said = getattr(content, "seekable", None)
    return hasattr(content, "seek") and (said is None or bool(said()))


def _chunks(content: Any) -> Iterator[bytes]:
    if not hasattr(content, "read"):
        yield from content
        return
    while (chunk := content.read(_CHUNK)) != b"":
        yield chunk


def size_of(content: Any) -> int | None:
    """Return the number of bytes from here to the end of a file, if it can be known."""
    try:
        start = content.tell()
        end = content.seek(0, os.SEEK_END)
        content.seek(start)
    except (AttributeError, OSError):
        return None
    return int(end) - int(start)


class _Upload:
    """The part of a stream class that yields a body, from its start, as long as was stated.

    Raises RequestError for what goes wrong with a file while it is sent.
    """

    def __init__(self, content: Any, length: int | None, start: int | None) -> None:
        self._content = content
        self._length = length
        self._start = start

    def __iter__(self) -> Iterator[bytes]:
        sent = 0
        try:
            if self._start is not None:
                self._content.seek(self._start)
            for chunk in _chunks(self._content):
                sent += len(chunk)
                if self._length is not None and sent > self._length:
                    raise ValueError("it has more bytes than were announced")
                yield chunk
            if self._length is not None and sent < self._length:
                raise ValueError("it has fewer bytes than were announced")
        except (OSError, ValueError) as error:
            raise _interrupted(error) from error

    async def __aiter__(self) -> AsyncIterator[bytes]:
        if hasattr(self._content, "__iter__") or hasattr(self._content, "read"):
            for chunk in self:
                yield chunk
            return
        try:
            async for chunk in self._content:
                yield chunk
        except (OSError, ValueError) as error:
            raise _interrupted(error) from error


def _interrupted(error: OSError | ValueError) -> RequestError:
    return RequestError(
        f"the body cannot be read while it is sent: {type(error).__name__}: {error}"
    )


def stream_of(library: Library, content: Any, size: int | None) -> Any:
    """Return the stream of a body of so many bytes from here."""
    start = None if size is None else content.tell()
    return _class(library)(content, size, start)


def checked(library: Library, request: Request) -> Any:
    """Return the stream of a request with files, for errors of its own."""
    length = request.headers.get("content-length")
    stated = None if length is None else int(length)
    return _class(library)(request.stream, stated, None)


@cache
def _class(library: Library) -> Any:
    http = library.http
    return type("Upload", (_Upload, http.SyncByteStream, http.AsyncByteStream), {})
