"""The HTTP request of a call."""

from __future__ import annotations

from contextlib import ExitStack
from typing import Any

from .._unset import UNSET
from ..http import Headers, Request, timeouts_of
from ..models.plain import Formats
from ..settings.settings import Settings
from ..wire.credentials import BaseRequest
from ..wire.encode import Writer, header_text
from .call import Call


def build_request(settings: Settings, call: Call, opened: ExitStack) -> Request:
    """Write the request; files that it opens are put on `opened`.

    Raises RequestError when an argument cannot be sent.
    """
    options = call.options
    base = settings.endpoint.base_request(call.operation)
    timeouts = settings.policy.timeouts
    if "timeout" in options:
        timeouts = timeouts_of(options["timeout"])
    api = settings.api
    writer = Writer(call.operation, Formats(api.datetime_format, api.duration_format))
    headers = _headers(call, writer, base)
    body: dict[str, Any] = {}
    if call.has_body:
        from .payload import payload  # loads much, for few

        body = payload(call, writer.formats, headers, opened)
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
    if base.query:
        written = writer.query(base.query).values()
        names = {pair.partition("=")[0] for pair in written}
        settings.library.hide_query(request, names)
    return request


def _url(settings: Settings, call: Call, writer: Writer, base: BaseRequest) -> str:
    path, pairs = writer.path(call.path), writer.query(call.query)
    given = call.options.get("extra_query")
    extra = writer.query(given) if given else {}
    if base.query:
        pairs |= writer.query(base.query)  # nothing fails with it in the locals
    pairs |= extra
    url = path if "://" in path else settings.endpoint.base_url + path
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
    given = {
        name: writer.cookie(name, value)
        for name, value in call.cookies.items()
        if value is not UNSET
    }
    cookies = {name: f"{name}={value}" for name, value in base.cookies.items()} | given
    if cookies:
        headers["cookie"] = "; ".join(cookies.values())
    return headers
