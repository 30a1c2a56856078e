"""The body of a request: JSON, a form, parts, or bytes as they are."""

from __future__ import annotations

import os
import re
from collections.abc import (
    AsyncIterable,
    AsyncIterator,
    Callable,
    Collection,
    Iterable,
    Iterator,
    Mapping,
)
from contextlib import ExitStack
from functools import cache
from io import TextIOBase
from mimetypes import guess_type
from os import PathLike
from pathlib import Path
from typing import Any, BinaryIO, TypeAlias, cast

from msgspec.structs import replace

from .._util import UNSET, Unset, is_json
from ..errors import RequestError
from ..http import Headers, Library, Request
from ..models.media import charset_of
from ..models.model import Model
from ..models.plain import is_many, is_mapping
from ..settings.settings import Settings
from ..wire.declared import BodyWriter, has_parts
from ..wire.encode import header_text
from .call import Call

_FORM = "application/x-www-form-urlencoded"
_MULTIPART = "multipart/form-data"
_TEXTUAL = re.compile(r"^text/|json|xml|^\*")

Part: TypeAlias = tuple[str, tuple[str | None, bytes | BinaryIO, str | None]]


def payload(
    settings: Settings, call: Call, headers: Headers, opened: ExitStack
) -> dict[str, Any]:
    """Return the arguments of httpx.Request that give it its body; sets its type."""
    extra = call.options.get("extra_body")
    if call.operation.variants and not _is_left_out(call):
        call = as_variant(call)
    media = _media_type(call)
    if not extra and (media is None or _is_left_out(call)):
        return {}
    media = media or "application/json"
    body, raw = call.body, call.content
    if (
        raw is UNSET
        and isinstance(body, (bytes, str))
        and not (is_json(media) or media == "*/*")
    ):
        raw = body
    if raw is not UNSET:
        if extra:
            raise RequestError("extra_body needs a body that is an object")
        headers["content-type"] = header_text("content-type", media)
        library, is_async = settings.library, settings.is_async
        return content_body(raw, headers, opened, library, is_async=is_async)
    fields, writer = _all_fields(call), BodyWriter(call.operation, settings.formats)
    if media.startswith("multipart/"):
        fields |= extra or {}
        return {"files": list(_parts(call, fields, writer, opened))}
    headers["content-type"] = header_text("content-type", media)
    if media.partition(";")[0].strip().lower() == _FORM:
        fields |= extra or {}
        return {"content": writer.form(fields).encode()}
    if not (is_json(media) or media == "*/*"):
        raise RequestError(f"the body must be bytes or text for {media}")
    if body is UNSET:
        body = fields
    content = writer.json(body, extra)
    if "charset" in media.lower():
        content = encoded(content.decode(), media)
    return {"content": content}


def _is_left_out(call: Call) -> bool:
    """Return whether nothing is given for a body that need not be sent."""
    if not call.operation.optional_body or "send_as" in call.options:
        return False
    has_content = call.content is not UNSET or not isinstance(
        call.body, (Mapping, Unset)
    )
    return not has_content and all(v is UNSET for v in _all_fields(call).values())


def rewinder(call: Call) -> Callable[[], None] | None:
    """Return what makes the body ready to be sent again; None when nothing can."""
    multipart = call.options.get("send_as", "").startswith("multipart/")
    uploads = multipart or call.files is not None or call.content is not UNSET
    places: list[tuple[Any, int]] = []
    for content in _uploads(call) if uploads else ():
        if is_once(content):
            return None
        if hasattr(content, "seek"):
            places.append((content, content.tell()))

    def rewind() -> None:
        for content, place in places:
            content.seek(place)

    return rewind


def is_once(content: Any) -> bool:
    """Return whether an upload can be read only once, such as a pipe or its path."""
    if isinstance(content, (bytes, bytearray, memoryview)) or content is UNSET:
        return False
    if isinstance(content, (str, os.PathLike)):
        return Path(cast("str", content)).is_fifo()
    said = getattr(content, "seekable", None)
    return not hasattr(content, "tell") or (said is not None and not said())


def _uploads(call: Call) -> Iterator[Any]:
    """Return everything in a call that is read while it is sent."""
    is_json_body = bool(call.operation.variants) and has_parts(call.content)
    if not isinstance(call.content, str) and not is_json_body:
        yield call.content
    for name, value in _all_fields(call).items():
        for item in each_file(value) if value is not UNSET else ():
            if name in _given(call.files) or _is_file(item):
                yield content_of(item)


def content_of(item: Any) -> Any:
    match item:
        case (_, content, *_) if isinstance(item, tuple):
            return content
        case _:
            return item


def _media_type(call: Call) -> str | None:
    """Return what the body is to be; None when nothing is given for one."""
    chosen = call.options.get("send_as")
    if chosen is not None:
        if not any(_is_within(chosen, m) for m in call.operation.media_types):
            known = ", ".join(call.operation.media_types)
            if not known:
                raise RequestError("the body has one media type: leave send_as out")
            raise RequestError(f"send_as must be one of {known}, not {chosen!r}")
        return chosen
    nothing = (None, UNSET)
    if not (call.content is None or call.content is UNSET):
        stated = call.content_type or "application/octet-stream"
        texts = [m for m in call.operation.media_types if m.startswith("text/")]
        if isinstance(call.content, str) and texts and not _TEXTUAL.search(stated):
            stated = texts[0]
        return _definite(stated, call.content)
    if call.files not in nothing:
        return _MULTIPART
    if call.form not in nothing:
        return call.content_type or _FORM
    return None if call.body is UNSET else call.content_type or "application/json"


def _is_within(media: str, stated: str) -> bool:
    """Return whether a media type is the one that is stated, or in the stated range."""
    kind, _, rest = stated.partition("/")
    if "*" in media or not media.isprintable() or "/" not in media:
        return False
    in_range = rest == "*" and (kind == "*" or media.startswith(f"{kind}/"))
    return in_range or media == stated


def _definite(stated: str, content: Any) -> str:
    """Return the media type of content; where a range is stated, by its file's name."""
    if "*" not in stated:
        return stated
    is_path = hasattr(content, "__fspath__")
    path = content if is_path else getattr(content, "name", "")
    text = "text/plain" if isinstance(content, str) else ""
    named = guess_type(str(path))[0] or ""
    for media in (named, text, "application/octet-stream"):
        if media and _is_within(media, stated):
            return media
    raise RequestError(f"give send_as: the media type of the body, one of {stated}")


def _given(fields: Any) -> Mapping[str, Any]:
    return fields if is_mapping(fields) else {}


def _all_fields(call: Call) -> dict[str, Any]:
    body = call.body.to_dict() if isinstance(call.body, Model) else call.body
    return {**_given(body), **_given(call.form), **_given(call.files)}


def _parts(
    call: Call, fields: Mapping[str, Any], writer: BodyWriter, opened: ExitStack
) -> Iterator[Part]:
    """Yield the parts, first those that are not files."""
    types = call.operation.part_types
    files: list[Part] = []
    for name, value in fields.items():
        if value is UNSET:
            continue
        declared = name in _given(call.files)
        for item in each_file(value):
            if declared or _is_file(item):
                shown, content, kind = _file(name, item, opened)
                files.append((name, (shown, content, kind or types.get(name))))
            else:
                yield name, (None, *writer.part(name, item))
    yield from files


def each_file(value: Any) -> Collection[Any]:
    """Return the items of a list; a tuple that begins with a name and a content is one file."""
    return value if is_many(value) and not _is_named(value) else (value,)


def _is_named(value: Any) -> bool:
    match value:
        case (str(), content, *_) if isinstance(value, tuple):
            kinds = (bytes, bytearray, memoryview)
            return isinstance(content, kinds) or hasattr(content, "read")
        case _:
            return False


def is_file(value: Any) -> bool:
    """Return whether a value is a file or a list with one; other tuples are lists."""
    return any(
        _is_named(item) if isinstance(item, tuple) else _is_file(item)
        for item in each_file(value)
    )


def _is_file(value: Any) -> bool:
    """Return whether a value can only be a file."""
    kinds = (bytes, bytearray, memoryview, os.PathLike, tuple)
    return isinstance(value, kinds) or hasattr(value, "read")


def _text(name: str, text: str) -> str:
    """Return a name or type of a part; raise RequestError if no header could hold it."""
    if not text.isprintable():
        raise RequestError(
            f"{name!r} has a name or type with a character like a line break"
        )
    return text


def _file(
    name: str, value: FileInput, opened: ExitStack
) -> tuple[str, bytes | BinaryIO, str | None]:
    """Return the name, content and type of a file to upload; paths are opened."""
    if isinstance(value, tuple):
        match value:
            case (str(shown), content) | (str(shown), content, None):
                return _text(name, shown), _content(name, content), None
            case (str(shown), content, str(kind)):
                return _text(name, shown), _content(name, content), _text(name, kind)
            case _:
                raise RequestError(
                    f"{name!r} must be (name, content) or (name, content, "
                    "content_type), if it is a tuple"
                )
    if isinstance(value, (str, os.PathLike)):
        path = Path(value)
        try:
            return path.name, opened.enter_context(path.open("rb")), None
        except OSError as error:
            raise RequestError(f"cannot read the file for {name!r}: {error}") from error
    path_of = getattr(value, "name", None)  # of a file that was opened
    shown = Path(path_of).name if isinstance(path_of, str) else name
    return shown, _content(name, value), None


def _content(name: str, value: Any) -> bytes | BinaryIO:
    if isinstance(value, (bytes, bytearray, memoryview)):
        return bytes(cast("bytes", value))
    if isinstance(value, TextIOBase):
        raise RequestError(f"the file for {name!r} must be opened in binary mode")
    if not hasattr(value, "read"):
        raise RequestError(
            f"{name!r} must be a path, bytes or a binary file, "
            f"not {type(value).__name__}"
        )
    return cast("BinaryIO", value)


def as_variant(call: Call) -> Call:
    """Return the call with the body of one media type: the first that has all fields.

    One without fields is that of a body which is given as one value. ``send_as`` chooses
    another. Raises RequestError for fields that it does not have.
    """
    variants = call.operation.variants
    given = _all_fields(call)
    names = {name for name, value in given.items() if value is not UNSET}
    chosen = call.options.get("send_as", "")
    is_whole = call.content is not UNSET
    if chosen not in variants:
        fitting = [
            media
            for media, own in variants.items()
            if names <= {*own} and is_whole != bool(own)
        ]
        if is_whole:
            fitting.sort(key=lambda media: is_json(media) != has_parts(call.content))
        chosen = next(iter(fitting or variants))
    others = names - {*variants[chosen]}
    if others:
        field = min(others)
        raise RequestError(f"{field!r} is no field of a body that is {chosen}")
    if is_whole == bool(variants[chosen]):
        how = "its fields" if variants[chosen] else "one value, without fields"
        raise RequestError(f"a body that is {chosen} is given by {how}")
    if is_whole:
        call = replace(call, content_type=chosen, form=None, files=None)
        return (
            replace(call, body=call.content, content=UNSET) if is_json(chosen) else call
        )
    fields = {name: given[name] for name in variants[chosen] if name in given}
    bodies: dict[str, Any] = {"body": UNSET, "form": UNSET, "files": UNSET}
    if chosen.startswith("multipart/"):
        files = _given(call.files)
        bodies["files"] = {n: value for n, value in fields.items() if n in files}
        bodies["form"] = {n: value for n, value in fields.items() if n not in files}
    elif "form-urlencoded" in chosen:
        bodies["form"] = fields
    else:
        bodies["body"] = fields
    return replace(call, content_type=chosen, **bodies)


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
