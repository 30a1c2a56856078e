"""The HTTP request of a call."""

from __future__ import annotations

from contextlib import ExitStack
from typing import Any

from .._unset import UNSET
from ..http import Headers, Request, timeouts_of
from ..wire.credentials import Presented
from ..wire.encode import (
    cookie_parameter,
    header_parameter,
    header_text,
    path_text,
    query_pairs,
)
from .call import Call
from .settings import Settings


def build_request(settings: Settings, call: Call, opened: ExitStack) -> Request:
    """Write the request; files that it opens are put on `opened`.

    Raises RequestError when an argument cannot be sent.
    """
    options = call.options
    presented = settings.endpoint.present(call.operation)
    timeouts = settings.policy.timeouts
    if "timeout" in options:
        timeouts = timeouts_of(options["timeout"])
    headers = _headers(settings, call, presented)
    body: dict[str, Any] = {}
    if call.has_body:
        from .payload import payload  # loads much, for few

        body = payload(call, settings.api.datetime_format, headers, opened)
    if settings.default_headers:
        headers.update(settings.default_headers)
    for name, value in options.get("extra_headers", {}).items():
        headers[name] = header_text(name, value, "")
    return settings.library.request(
        call.operation.http_method,
        _url(settings, call, presented),
        headers=headers,
        extensions={"timeout": timeouts},
        **body,
    )


def _url(settings: Settings, call: Call, presented: Presented) -> str:
    operation, datetime_format = call.operation, settings.api.datetime_format
    path = path_text(operation, call.path, datetime_format)
    pairs = query_pairs(operation, call.query, datetime_format)
    if presented.query:
        pairs |= query_pairs(operation, presented.query, datetime_format)
    extra = call.options.get("extra_query")
    if extra:
        pairs |= query_pairs(operation, extra, datetime_format)
    url = path if "://" in path else settings.endpoint.base_url + path
    return (
        f"{url}{'&' if '?' in path else '?'}{'&'.join(pairs.values())}"
        if pairs
        else url
    )


def _headers(settings: Settings, call: Call, presented: Presented) -> Headers:
    headers = Headers(presented.headers)
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
