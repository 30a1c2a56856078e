"""One call, an operation with its arguments, and the HTTP request that says it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypedDict

import msgspec

from .._util import UNSET, Unset
from ..exchange.effects import Send
from ..http import Headers, Request, timeouts_of
from ..operation import Operation
from ..settings.options import CallOptions
from ..settings.settings import Settings
from ..wire.credentials import BaseRequest
from ..wire.encode import Writer, header_text

if TYPE_CHECKING:
    from .payload import Payload
    from .uploads import FileInput


class Arguments(TypedDict, total=False):
    """The arguments of a generated method, by wire names; unset values are dropped."""

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

    content: Any
    """Sent as it is."""

    content_type: str
    accept: str | Unset
    """The media type to ask for, where there are several."""

    media: Mapping[str, Any]
    """Types of results by the media types that they have beside the usual one."""

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
    accept: str | Unset = UNSET
    media: Mapping[str, Any] = {}
    choose: Callable[[str], Callable[[bytes], Any] | None] | None = None
    """Returns the reader of content by its type, None for the usual one."""

    is_file: bool = False
    """True if the response can be saved to a file."""

    effect: type[Send] | None = None
    """The effect that sends the request, if not `Send`."""

    options: CallOptions = {}

    @property
    def has_body(self) -> bool:
        """True if there is anything to make a body of."""
        return (
            self.body is not UNSET
            or self.content is not UNSET
            or self.form is not None
            or self.files is not None
            or "extra_body" in self.options
            or "send_as" in self.options
        )


def build_request(settings: Settings, call: Call, payload: Payload | None) -> Request:
    """Write the request with its body, if it has one.

    Raises RequestError when an argument cannot be sent.
    """
    options = call.options
    base = settings.endpoint.base_request(call.operation)
    timeouts = settings.policy.timeouts
    if "timeout" in options:
        timeouts = timeouts_of(options["timeout"])
    writer = Writer(call.operation, settings.formats)
    headers = _headers(call, writer, base)
    body: Mapping[str, Any] = {}
    if payload is not None:
        body = payload.arguments
        headers.update(payload.headers)
    if settings.default_headers:
        headers.update(settings.default_headers)
    for name, value in options.get("extra_headers", {}).items():
        headers[name] = header_text(name, value)
    request = settings.library.request(
        call.operation.http_method,
        _url(settings, call, writer, base),
        headers=headers,
        extensions={"timeout": timeouts},
        **body,
    )
    if "files" in body:
        from .uploads import checked  # for few

        request.stream = checked(settings.library, request)
    if base.query or "extra_query" in options or call.operation.tag == "request":
        from ..wire.hidden_query import credential_names, hide_query

        written = writer.query(base.query).values()
        names = {pair.partition("=")[0] for pair in written}
        names |= credential_names(settings.api)  # what a caller may have written
        hide_query(settings.library, request, names)
    return request


def _url(settings: Settings, call: Call, writer: Writer, base: BaseRequest) -> str:
    path, pairs = writer.path(call.path), writer.query(call.query)
    given = call.options.get("extra_query")
    extra = writer.query(given) if given else {}
    if base.query:  # nothing fails with it in the locals
        pairs = writer.query(base.query) | pairs
    pairs |= extra
    url = path if "://" in path else settings.endpoint.start_of(call.operation) + path
    return (
        f"{url}{'&' if '?' in path else '?'}{'&'.join(pairs.values())}"
        if pairs
        else url
    )


def _headers(call: Call, writer: Writer, base: BaseRequest) -> Headers:
    headers = Headers(base.headers)
    accept = call.operation.accept
    if accept is not None and accept != "application/json":  # as `base` has it
        headers["accept"] = accept
    for name, value in call.headers.items():
        if value is not UNSET:
            headers[name] = writer.header(name, value)
    if not (call.cookies or base.cookies):
        return headers
    given = {
        name: writer.cookie(name, value)
        for name, value in call.cookies.items()
        if value is not UNSET
    }
    cookies = {name: f"{name}={value}" for name, value in base.cookies.items()} | given
    if cookies:
        headers["cookie"] = "; ".join(cookies.values())
    return headers
