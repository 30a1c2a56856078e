"""From a call to the HTTP request that says it."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from io import TextIOBase
from pathlib import Path
from typing import Any, BinaryIO, TypeAlias, TypedDict, cast
from urllib.parse import urlencode

import httpx
import msgspec

from ._credentials import Presented
from ._encode import (
    cookie_parameter,
    form_fields,
    header_parameter,
    header_text,
    json_content,
    path_text,
    query_pairs,
)
from ._errors import ConfigurationError, RequestError
from ._operation import Operation
from ._retry import Retry
from ._settings import Settings, timeout_extension
from ._unset import UNSET, Unset

FileInput: TypeAlias = (
    str | os.PathLike[str] | bytes | BinaryIO | tuple[str, bytes | BinaryIO]
)
"""A path, bytes, a binary file object, or one of the last two with a file name."""


class CallOptions(TypedDict, total=False):
    """Arguments that every call takes. The extras win over what the call itself sends."""

    timeout: float | None
    """Seconds that connecting, and each wait for data, may take; None for no limit."""

    extra_headers: Mapping[str, str]
    extra_query: Mapping[str, Any]
    extra_body: Mapping[str, Any]
    """Merged into the top level of the body."""

    retry: Retry
    """Instead of the client's."""

    total_timeout: float | None
    """Seconds that waiting for a turn, and each attempt, may take at most."""

    force: bool
    """Send also what a guard refuses because it may do harm."""


class Arguments(TypedDict, total=False):
    """What a generated method passes on, by wire names; unset values are dropped."""

    path: Mapping[str, Any]
    query: Mapping[str, Any]
    headers: Mapping[str, Any]
    cookies: Mapping[str, Any]
    body: Any
    """Sent as JSON."""

    form: Mapping[str, Any] | Unset
    """Sent URL-encoded, or beside the files."""

    files: Mapping[str, FileInput | Unset] | Unset
    """Sent as multipart."""

    content: bytes | str | Unset
    """Sent as it is."""

    content_type: str
    options: CallOptions


class Call(msgspec.Struct, frozen=True, kw_only=True):
    """An operation with its arguments."""

    operation: Operation
    path: Mapping[str, Any] = {}
    query: Mapping[str, Any] = {}
    headers: Mapping[str, Any] = {}
    cookies: Mapping[str, Any] = {}
    body: Any = UNSET
    form: Mapping[str, Any] | Unset | None = None
    files: Mapping[str, FileInput | Unset] | Unset | None = None
    content: Any = UNSET
    content_type: str | None = None
    options: CallOptions = {}


def build_request(settings: Settings, call: Call, opened: ExitStack) -> httpx.Request:
    """Write the request; files that it opens are put on `opened`.

    Raises RequestError when an argument cannot be sent.
    """
    options = call.options
    unknown = options.keys() - CallOptions.__annotations__.keys()
    if unknown:
        raise TypeError(f"unexpected keyword argument {min(unknown)!r}")
    presented = settings.present(call.operation)
    headers = _headers(settings, call, presented)
    body = _body(settings, call, headers, opened)
    for name, value in options.get("extra_headers", {}).items():
        headers[name] = header_text(name, value, "")
    # The client's own request builder and its cookies would cost as much as all the rest.
    return httpx.Request(
        call.operation.http_method,
        _url(settings, call, presented),
        headers=headers,
        extensions=_timeout(settings, options),
        **body,
    )


def rewinder(call: Call) -> Callable[[], None] | None:
    """Return what makes the body ready to be sent again; None when nothing can."""
    if call.files is None and call.content is UNSET:
        return _nothing_to_do
    places: list[tuple[Any, int]] = []
    values: list[Any] = [call.content]
    if call.files is not None and not isinstance(call.files, Unset):
        values += call.files.values()
    for value in values:
        content = cast("Any", value[1]) if isinstance(value, tuple) else value
        if isinstance(content, (str, bytes, bytearray, os.PathLike, Unset)):
            continue
        if not _is_seekable(content):
            return None
        places.append((content, content.tell()))

    def rewind() -> None:
        for content, place in places:
            content.seek(place)

    return rewind


def _nothing_to_do() -> None:
    pass


def _is_seekable(content: Any) -> bool:
    said = getattr(content, "seekable", None)
    return hasattr(content, "tell") and (said is None or bool(said()))


def _timeout(settings: Settings, options: CallOptions) -> dict[str, Any]:
    if "timeout" not in options:
        return settings.timeout
    try:
        return timeout_extension(options["timeout"])
    except ConfigurationError as error:
        problem = str(error)
    raise RequestError(problem)


def _url(settings: Settings, call: Call, presented: Presented) -> str:
    operation, datetime_format = call.operation, settings.api.datetime_format
    path = path_text(operation, call.path, datetime_format)
    pairs = query_pairs(operation, call.query, datetime_format)
    if presented.query:
        pairs |= query_pairs(operation, presented.query, datetime_format)
    extra = call.options.get("extra_query")
    if extra:
        pairs |= query_pairs(operation, extra, datetime_format)
    url = path if "://" in path else settings.base_url + path
    return (
        f"{url}{'&' if '?' in path else '?'}{'&'.join(pairs.values())}"
        if pairs
        else url
    )


def _headers(settings: Settings, call: Call, presented: Presented) -> httpx.Headers:
    headers = httpx.Headers(presented.headers)
    if call.operation.accept is not None:
        headers["accept"] = call.operation.accept
    datetime_format = settings.api.datetime_format
    for name, value in call.headers.items():
        if value is not UNSET:
            headers[name] = header_parameter(
                call.operation, name, value, datetime_format
            )
    cookies = {name: f"{name}={value}" for name, value in presented.cookies.items()}
    for name, value in call.cookies.items():
        if value is not UNSET:
            cookies[name] = cookie_parameter(
                call.operation, name, value, datetime_format
            )
    if cookies:
        headers["cookie"] = "; ".join(cookies.values())
    return headers


def _body(
    settings: Settings, call: Call, headers: httpx.Headers, opened: ExitStack
) -> dict[str, Any]:
    """Return the arguments of httpx.Request that give it its body."""
    datetime_format = settings.api.datetime_format
    extra = call.options.get("extra_body")
    form = None if isinstance(call.form, Unset) else call.form
    uploads = None if isinstance(call.files, Unset) else call.files
    if uploads is None and form is None and call.content is UNSET:
        if call.body is UNSET and not extra:
            return {}
        headers["content-type"] = call.content_type or "application/json"
        body: Any = {} if call.body is UNSET else call.body
        return {"content": json_content(call.operation, body, extra, datetime_format)}
    if call.content is not UNSET:
        if extra:
            raise RequestError("extra_body needs a body that is an object")
        headers["content-type"] = call.content_type or "application/octet-stream"
        return {"content": call.content}
    fields = form_fields({**(form or {}), **(extra or {})}, datetime_format)
    if uploads is None:
        headers["content-type"] = "application/x-www-form-urlencoded"
        return {"content": urlencode(fields, doseq=True).encode()}
    files = {
        name: _file(name, value, opened)
        for name, value in uploads.items()
        if not isinstance(value, Unset)
    }
    return {"files": files, "data": fields}


def _file(
    name: str, value: FileInput, opened: ExitStack
) -> tuple[str, bytes | BinaryIO]:
    """Return the name and content of a file to upload; paths are opened."""
    if isinstance(value, tuple):
        return value[0], _content(name, value[1])
    if isinstance(value, (str, os.PathLike)):
        path = Path(value)
        try:
            return path.name, opened.enter_context(path.open("rb"))
        except OSError as error:
            raise RequestError(f"cannot read the file for {name!r}: {error}") from error
    shown = getattr(value, "name", None)
    return Path(shown).name if isinstance(shown, str) else name, _content(name, value)


def _content(name: str, value: Any) -> bytes | BinaryIO:
    if isinstance(value, (bytes, bytearray)):
        return bytes(value)
    if isinstance(value, TextIOBase):
        raise RequestError(f"the file for {name!r} must be opened in binary mode")
    if not hasattr(value, "read"):
        raise RequestError(
            f"{name!r} must be a path, bytes or a binary file, "
            f"not {type(value).__name__}"
        )
    return cast("BinaryIO", value)
