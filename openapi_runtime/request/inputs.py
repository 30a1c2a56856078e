"""The types of what users give for files and for whole bodies."""

from __future__ import annotations

from collections.abc import AsyncIterable, Iterable
from os import PathLike
from typing import BinaryIO, TypeAlias

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
