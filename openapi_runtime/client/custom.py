"""Calls of endpoints that a client has no method for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, cast

from ..errors import RequestError
from ..http import URL, InvalidURL
from ..models.plain import is_mapping
from ..operation import Operation
from ..request.call import Call
from ..settings.options import CallOptions

if TYPE_CHECKING:
    from .client import AsyncClientBase, SyncClientBase


def custom_call(
    client: SyncClientBase | AsyncClientBase,
    method: str,
    path: str,
    query: Mapping[str, Any] | None,
    body: Any,
    content_type: str | None,
    cost: int,
    name: str | None,
    options: CallOptions,
) -> Call:
    """Return the call; raise RequestError for a path that is elsewhere."""
    target = _target(path, client.base_url)
    shown = target.partition("?")[0]
    operation = Operation(
        id=name or f"{method.upper()} {shown}",
        http_method=method.upper(),
        path=target,
        tag="request",
        attribute="client",
        function="request",
        cost=cost,
    )
    if options:
        from ..settings.checks import check_call

        check_call(options, operation, client.request, {})
    return Call(
        operation=operation,
        query=query or {},
        options=options,
        **_body(body, content_type),
    )


def _body(body: Any, content_type: str | None) -> dict[str, Any]:
    """Return the arguments of Call for a body: content, a form, files or JSON."""
    if isinstance(body, (bytes, bytearray, memoryview)):
        return {"content": bytes(cast("bytes", body)), "content_type": content_type}
    if isinstance(body, str) and content_type is not None:
        return {"content": body, "content_type": content_type}
    if is_mapping(body):
        from ..request.payload import is_file  # loads much, for few

        files = {name: value for name, value in body.items() if is_file(value)}
        if files or (content_type or "").startswith("multipart/"):
            rest = {name: value for name, value in body.items() if name not in files}
            return {"form": rest, "files": files}
    return {"body": body, "content_type": content_type}


def _target(path: str, base_url: str) -> str:
    if path.startswith("/") and not path.startswith("//") and "#" not in path:
        return path
    try:
        url, base = URL(path), URL(base_url)
    except InvalidURL:
        raise RequestError("path is not a valid URL") from None
    if not url.is_absolute_url or url.fragment or url.userinfo:
        raise RequestError("path must start with '/' or be a full URL")
    if (url.scheme, url.host, url.port) != (base.scheme, base.host, base.port):
        # The credentials would go there.
        raise RequestError(f"path must be on {base.scheme}://{base.netloc.decode()}")
    return path
