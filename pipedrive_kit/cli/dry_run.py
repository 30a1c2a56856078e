"""Requests that are shown instead of sent."""

from __future__ import annotations

import json
import re
from typing import Any

import httpx

from ..narrowing import is_list, is_mapping
from .exits import DryRunError

_SECRETS = re.compile(r"password|secret|token", re.IGNORECASE)


class DryRunTransport(httpx.BaseTransport):
    """A transport that sends requests which read, and stops at the first that writes."""

    def __init__(self, inner: httpx.BaseTransport) -> None:
        self._inner = inner

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        # A renewed access token changes nothing in the account.
        if request.method in ("GET", "HEAD") or request.url.path == "/oauth/token":
            return self._inner.handle_request(request)
        raise DryRunError(
            {
                "method": request.method,
                "path": request.url.path,
                "query": dict(request.url.params) or None,
                "body": _body(request),
            }
        )

    def close(self) -> None:
        self._inner.close()


def _body(request: httpx.Request) -> Any:
    content = request.read()
    if not content:
        return None
    if "json" in request.headers.get("content-type", ""):
        return hidden(json.loads(content))
    return f"{len(content):,} bytes of {request.headers.get('content-type', 'unknown')}"


def hidden(value: Any) -> Any:
    """Return a value with stars instead of secrets."""
    if is_mapping(value):
        return {
            key: "***" if _SECRETS.search(key) and one else hidden(one)
            for key, one in value.items()
        }
    return [hidden(one) for one in value] if is_list(value) else value
