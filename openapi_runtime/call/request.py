"""From a call to the HTTP request that says it."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from typing import Any, TypedDict

import httpx
import msgspec

from .._unexpected import unexpected
from .._unset import UNSET, Unset
from ..errors import RequestError
from ..http import Request
from ..operation import Operation
from ..wire.credentials import Presented
from ..wire.encode import (
    cookie_parameter,
    header_parameter,
    header_text,
    path_text,
    query_pairs,
)
from .arguments import CALL, check
from .error_factory import annotate
from .payload import FileInput, payload, uploads
from .retry import Retry
from .settings import Settings, timeouts_of


class CallOptions(TypedDict, total=False):
    """Arguments that every call takes. The extras win over what the call itself sends."""

    timeout: float | httpx.Timeout | None
    """Seconds for each of connecting, sending and waiting for an answer's next bytes;
    None for no limit."""

    extra_headers: Mapping[str, str]
    """Sent with the headers of the call, or instead of those with the same name."""

    extra_query: Mapping[str, Any]
    """Sent with the query parameters of the call, or instead of those with the same name."""

    extra_body: Mapping[str, Any]
    """Merged into the top level of the body."""

    send_as: str
    """The media type of the body, one of `Operation.media_types`."""

    retry: Retry
    """When the request is sent again, instead of what the client does."""

    total_timeout: float | None
    """Seconds that waiting for a slot in the rate limit, and each attempt, may take;
    None for no limit."""

    force: bool
    """Send even what is refused because it would do harm."""

    save_to: str | os.PathLike[str]
    """A file that a binary answer is written to as it comes, of any size, instead of being
    returned: the call gives no bytes then. It is there when all of it has come."""


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

    files: Mapping[str, FileInput | Sequence[FileInput] | Unset] | Unset
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
    files: Mapping[str, FileInput | Sequence[FileInput] | Unset] | Unset | None = None
    content: Any = UNSET
    content_type: str | None = None
    options: CallOptions = {}


def check_call(
    options: Mapping[str, Any], operation: Operation, method: Callable[..., Any]
) -> None:
    """Raise TypeError or RequestError for the first option of a call that is wrong."""
    for name in options.keys() - CALL.keys():
        from inspect import signature  # only needed for this message

        where = f"{operation.attribute}.{operation.function}"
        known = signature(method).parameters.keys() - {"call_options"}
        raise TypeError(unexpected(where, name, sorted(known | CALL.keys())))
    try:
        check(CALL, options, RequestError)
    except RequestError as error:
        annotate(error, operation)
        raise


def refuse_file(call: Call) -> None:
    """Raise RequestError if an answer that is no file is to be saved as one."""
    if "save_to" in call.options:
        raise RequestError(
            f"save_to is for answers that are bytes, not for that of {call.operation.id}",
            operation_id=call.operation.id,
            method=call.operation.http_method,
        )


def build_request(settings: Settings, call: Call, opened: ExitStack) -> Request:
    """Write the request; files that it opens are put on `opened`.

    Raises RequestError when an argument cannot be sent.
    """
    options = call.options
    presented = settings.present(call.operation)
    headers = _headers(settings, call, presented)
    body = payload(call, settings.api.datetime_format, headers, opened)
    for name, value in options.get("extra_headers", {}).items():
        headers[name] = header_text(name, value, "")
    timeouts = settings.timeout
    if "timeout" in options:
        timeouts = timeouts_of(options["timeout"])
    return settings.library.request(
        call.operation.http_method,
        _url(settings, call, presented),
        headers=headers,
        extensions={"timeout": timeouts},
        **body,
    )


def rewinder(call: Call) -> Callable[[], None] | None:
    """Return what makes the body ready to be sent again; None when nothing can."""
    multipart = call.options.get("send_as", "").startswith("multipart/")
    if call.files is None and call.content is UNSET and not multipart:
        return _nothing_to_do
    places: list[tuple[Any, int]] = []
    for content in uploads(call):
        if isinstance(content, (str, bytes, bytearray, os.PathLike)):
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
