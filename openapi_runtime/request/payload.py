"""The body of a request: JSON, a form, parts, or bytes as they are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from functools import partial
from mimetypes import guess_type
from typing import Any, BinaryIO, NamedTuple, TypeAlias, cast

from msgspec.structs import replace

from .._util import UNSET, Unset, is_json
from ..errors import RequestError
from ..exchange.effects import Flow, RunBlocking
from ..models.media import charset_of, is_within
from ..models.model import Model
from ..models.plain import is_mapping
from ..settings.settings import Settings
from ..wire.declared import BodyWriter, has_parts
from ..wire.encode import header_text
from .call import Call
from .uploads import Uploads, each_file, is_file, size_of, stream_of

_FORM = "application/x-www-form-urlencoded"
_MULTIPART = "multipart/form-data"
_TEXTUAL = re.compile(r"^text/|json|xml|^\*")

Part: TypeAlias = tuple[str, tuple[str | None, bytes | BinaryIO, str | None]]


class Payload(NamedTuple):
    """The body of a call, for all of its attempts."""

    arguments: Mapping[str, Any] = {}
    """The arguments of httpx.Request that give it its body."""

    headers: Mapping[str, str] = {}
    is_once: bool = False
    """True if it can be sent only once."""


def payload(settings: Settings, call: Call, opened: ExitStack) -> Flow[Payload]:
    """Return the body of a call; files that it opens are put on `opened`.

    Raises RequestError for what cannot be sent, or is too large to be copied.
    """
    write = partial(_written, settings, call, opened)
    multipart = call.options.get("send_as", "").startswith("multipart/")
    if multipart or call.files is not None or call.content is not UNSET:
        return cast("Payload", (yield RunBlocking(write)))
    return write()


def _written(settings: Settings, call: Call, opened: ExitStack) -> Payload:
    extra = call.options.get("extra_body")
    if call.operation.variants and not _is_left_out(call):
        call = as_variant(call)
    media = _media_type(call)
    if not extra and (media is None or _is_left_out(call)):
        return Payload()
    media = media or "application/json"
    retry = call.options.get("retry") or settings.policy.retry
    uploads = Uploads(opened, may_repeat=retry is None or retry.attempts > 1)
    body, raw = call.body, call.content
    may_be_json = is_json(media) or media == "*/*"
    if raw is UNSET and isinstance(body, (bytes, str)) and not may_be_json:
        raw = body
    fields, writer = _all_fields(call), BodyWriter(call.operation, settings.formats)
    if media.startswith("multipart/") and raw is UNSET:
        fields |= extra or {}
        parts = list(_parts(call, fields, writer, uploads))
        return Payload({"files": parts}, is_once=uploads.is_once)
    headers = {"content-type": header_text("content-type", media)}
    if raw is not UNSET:
        if extra:
            raise RequestError("extra_body needs a body that is an object")
        return _whole(settings, raw, headers, uploads)
    if media.partition(";")[0].strip().lower() == _FORM:
        fields |= extra or {}
        return Payload({"content": writer.form(fields).encode()}, headers)
    if not may_be_json:
        raise RequestError(f"the body must be bytes or text for {media}")
    content = writer.json(fields if body is UNSET else body, extra)
    if "charset" in media.lower():
        content = encoded(content.decode(), media)
    return Payload({"content": content}, headers)


def _whole(
    settings: Settings, content: Any, headers: dict[str, str], uploads: Uploads
) -> Payload:
    """Return a body that is sent as it is."""
    if isinstance(content, str):
        return Payload({"content": encoded(content, headers["content-type"])}, headers)
    if isinstance(content, (bytes, bytearray, memoryview)):
        return Payload({"content": bytes(cast("bytes", content))}, headers)
    content = uploads.whole(content, is_async=settings.is_async)
    size = size_of(content) if hasattr(content, "read") else None
    if size is None:
        headers["transfer-encoding"] = "chunked"
    else:
        headers["content-length"] = str(size)
    stream = stream_of(settings.library, content, size)
    return Payload({"stream": stream}, headers, uploads.is_once)


def _is_left_out(call: Call) -> bool:
    """Return whether nothing is given for a body that need not be sent."""
    if not call.operation.optional_body or "send_as" in call.options:
        return False
    has_content = call.content is not UNSET or not isinstance(
        call.body, (Mapping, Unset)
    )
    return not has_content and all(v is UNSET for v in _all_fields(call).values())


def _media_type(call: Call) -> str | None:
    """Return what the body is to be; None when nothing is given for one."""
    chosen = call.options.get("send_as")
    if chosen is not None:
        is_known = any(is_within(chosen, m) for m in call.operation.media_types)
        if not is_known or "*" in chosen:
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


def _definite(stated: str, content: Any) -> str:
    """Return the media type of content; where a range is stated, by its file's name."""
    if "*" not in stated:
        return stated
    is_path = hasattr(content, "__fspath__")
    path = content if is_path else getattr(content, "name", "")
    text = "text/plain" if isinstance(content, str) else ""
    named = guess_type(str(path))[0] or ""
    for media in (named, text, "application/octet-stream"):
        if media and is_within(media, stated):
            return media
    raise RequestError(f"give send_as: the media type of the body, one of {stated}")


def _given(fields: Any) -> Mapping[str, Any]:
    return fields if is_mapping(fields) else {}


def _all_fields(call: Call) -> dict[str, Any]:
    body = call.body.to_dict() if isinstance(call.body, Model) else call.body
    return {**_given(body), **_given(call.form), **_given(call.files)}


def _parts(
    call: Call, fields: Mapping[str, Any], writer: BodyWriter, uploads: Uploads
) -> Iterator[Part]:
    """Yield the parts, first those that are not files."""
    types = call.operation.part_types
    files: list[Part] = []
    for name, value in fields.items():
        if value is UNSET:
            continue
        declared = name in _given(call.files)
        for item in each_file(value):
            if declared or is_file(item):
                shown, content, kind = uploads.file(name, item)
                files.append((name, (shown, content, kind or types.get(name))))
            else:
                yield name, (None, *writer.part(name, item))
    yield from files


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
