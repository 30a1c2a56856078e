"""Whole bodies that are sent as they are: bytes, text, files and iterators of bytes."""

from __future__ import annotations

import os
from collections.abc import AsyncIterable, AsyncIterator, Iterable, Iterator
from contextlib import ExitStack
from functools import cache
from io import TextIOBase
from os import PathLike
from pathlib import Path
from typing import Any, BinaryIO, TypeAlias, cast

from ..errors import RequestError
from ..http import Headers, Library, Request
from ..models.media import charset_of
from ..models.plain import is_mapping

_CHUNK = 64 * 1024


def content_body(
    content: Any,
    headers: Headers,
    opened: ExitStack,
    library: Library,
    *,
    is_async: bool,
) -> dict[str, Any]:
    """Return the arguments of httpx.Request for a body; `headers` state its type."""
    if isinstance(content, str):
        return {"content": encoded(content, headers.get("content-type", ""))}
    if isinstance(content, (bytes, bytearray, memoryview)):
        return {"content": bytes(cast("bytes", content))}
    if isinstance(content, os.PathLike):
        try:
            path = Path(cast("Any", content))
            content = opened.enter_context(path.open("rb"))
        except OSError as error:
            raise RequestError(f"cannot read the file for the body: {error}") from error
    if isinstance(content, TextIOBase):
        raise RequestError("the file for the body must be opened in binary mode")
    is_awaited = hasattr(content, "__aiter__")
    if is_awaited and not is_async:
        raise RequestError("an async iterator can be sent by async clients only")
    is_file, is_some = hasattr(content, "read"), hasattr(content, "__iter__")
    if is_mapping(content) or not (is_file or is_some or is_awaited):
        raise RequestError(
            "the body must be bytes, text, a Path, a binary file or an iterator of "
            f"bytes, not {type(content).__name__}"
        )
    size = _size(content) if is_file else None
    if size is None:
        headers["transfer-encoding"] = "chunked"
    else:
        headers["content-length"] = str(size)
    return {"stream": _class(library, _Upload)(content)}


def encoded(text: str, media: str) -> bytes:
    """Return text in the charset that its media type states, else in UTF-8."""
    charset = charset_of(media) or "utf-8"
    try:
        return text.encode(charset)
    except LookupError:
        problem = f"the charset {charset!r} of the body is not known"
    except UnicodeEncodeError as error:
        shown = ascii(text[error.start : error.end])
        problem = f"the charset {charset!r} of the body has no {shown}"
    raise RequestError(problem)


def _size(file: Any) -> int | None:
    """Return the number of bytes from here to the end of a file, if it can be known."""
    try:
        start = file.tell()
        end = file.seek(0, os.SEEK_END)
        file.seek(start)
    except (AttributeError, OSError):
        return None
    return int(end) - int(start)


class _Upload:
    """The part of a stream class that yields a body, sync or async, from its start."""

    def __init__(self, content: Any) -> None:
        self._content = content
        self._start = content.tell() if _size(content) is not None else None

    def __iter__(self) -> Iterator[bytes]:
        if self._start is not None:
            self._content.seek(self._start)
        if not hasattr(self._content, "read"):
            yield from self._content
            return
        while chunk := self._content.read(_CHUNK):
            yield chunk

    async def __aiter__(self) -> AsyncIterator[bytes]:
        if hasattr(self._content, "__aiter__"):
            async for chunk in self._content:
                yield chunk
            return
        for chunk in self:
            yield chunk


class _Checked:
    """The part of a stream class that holds another stream to the length that was stated.

    Raises RequestError for what goes wrong with a file while it is sent.
    """

    def __init__(self, stream: Any, length: str | None) -> None:
        self._stream = stream
        self._length = None if length is None else int(length)

    def __iter__(self) -> Iterator[bytes]:
        sent = 0
        try:
            for chunk in self._stream:
                sent = self._counted(sent, chunk)
                yield chunk
        except (OSError, ValueError) as error:
            raise _interrupted(error) from error
        self._ended(sent)

    async def __aiter__(self) -> AsyncIterator[bytes]:
        sent = 0
        try:
            async for chunk in self._stream:
                sent = self._counted(sent, chunk)
                yield chunk
        except (OSError, ValueError) as error:
            raise _interrupted(error) from error
        self._ended(sent)

    def _counted(self, sent: int, chunk: bytes) -> int:
        sent += len(chunk)
        if self._length is not None and sent > self._length:
            raise ValueError("it has more bytes than were announced")
        return sent

    def _ended(self, sent: int) -> None:
        if self._length is not None and sent < self._length:
            raise _interrupted(ValueError("it has fewer bytes than were announced"))


def _interrupted(error: OSError | ValueError) -> RequestError:
    return RequestError(
        f"the body cannot be read while it is sent: {type(error).__name__}: {error}"
    )


def checked(library: Library, request: Request) -> Any:
    """Return the stream of a request that reads files, for errors of its own."""
    length = request.headers.get("content-length")
    return _class(library, _Checked)(request.stream, length)


@cache
def _class(library: Library, part: type) -> Any:
    http = library.http
    return type("Upload", (part, http.SyncByteStream, http.AsyncByteStream), {})


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
