"""Uploads that can be read only once, such as pipes: copied, so that they can be repeated."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack
from functools import partial
from io import TextIOBase
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import Any, BinaryIO, cast

import msgspec

from .._util import UNSET
from ..errors import RequestError
from ..exchange.effects import Flow, RunBlocking
from ..exchange.retry import Retry
from ..models.plain import is_mapping
from .call import Call
from .payload import content_of, each_file, is_once, rewinder

LARGEST = 100 * 1024**2
"""Bytes of the largest copy, which is on disk if it has more than `_IN_MEMORY`."""

_IN_MEMORY = 1024**2
_CHUNK = 64 * 1024


def repeatable(call: Call, retry: Retry | None, opened: ExitStack | None) -> Flow[Call]:
    """Return a call whose body can be sent again, unless only one attempt is wanted.

    Raises RequestError for what is too large to be copied.
    """
    is_sole = retry is not None and retry.attempts == 1
    if opened is None or is_sole or rewinder(call) is not None:
        return call
    return cast("Call", (yield RunBlocking(partial(_spooled, call, opened))))


def _spooled(call: Call, opened: ExitStack) -> Call:
    fields: dict[str, Any] = {
        name: {n: _copied(n, value, opened) for n, value in given.items()}
        for name in ("body", "form", "files")
        if is_mapping(given := getattr(call, name))
    }
    is_some = hasattr(call.content, "read") or hasattr(call.content, "__iter__")
    is_other = isinstance(call.content, str) or is_mapping(call.content)
    if is_some and not is_other and is_once(call.content):
        fields["content"] = _copy("content", call.content, opened).read()
    return msgspec.structs.replace(call, **fields)


def _copied(name: str, value: Any, opened: ExitStack) -> Any:
    """Return the value of a field with copies of the files that can be read only once."""
    items = each_file(value)
    if value is UNSET or not any(map(_is_pipe, items)):
        return value
    return [_file(name, v, opened) if _is_pipe(v) else v for v in items]


def _is_pipe(item: Any) -> bool:
    content = content_of(item)
    is_open = hasattr(content, "read") and not isinstance(content, TextIOBase)
    return (is_open or isinstance(content, (str, os.PathLike))) and is_once(content)


def _file(name: str, item: Any, opened: ExitStack) -> Any:
    if isinstance(item, tuple):
        return item[0], _copy(name, item[1], opened), *item[2:]
    is_path = isinstance(item, (str, os.PathLike))
    path: Any = cast("Any", item) if is_path else getattr(item, "name", None)
    shown = name if path is None or isinstance(path, int) else Path(path).name
    return shown, _copy(name, item, opened)


def _copy(name: str, content: Any, opened: ExitStack) -> BinaryIO:
    copy = opened.enter_context(SpooledTemporaryFile(_IN_MEMORY))  # noqa: SIM115
    try:
        for chunk in _chunks(content):
            copy.write(chunk)
            if copy.tell() > LARGEST:
                raise RequestError(
                    f"{name!r} can be read only once and has more than {LARGEST} bytes, so "
                    "it could not be sent again: give a file, or retry=Retry(attempts=1)"
                )
    except (OSError, TypeError) as error:
        raise RequestError(f"cannot read the file for {name!r}: {error}") from error
    copy.seek(0)
    return cast("BinaryIO", copy)


def _chunks(content: Any) -> Iterator[bytes]:
    if isinstance(content, (str, os.PathLike)):
        with Path(cast("str", content)).open("rb") as file:
            yield from _chunks(file)
    elif not hasattr(content, "read"):
        yield from content
    else:
        while (chunk := content.read(_CHUNK)) != b"":
            yield chunk
