"""Real responses, recorded once without secrets and personal data, replayed offline."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any, Literal

import httpx

from ..narrowing import is_list, is_mapping

Text = dict[str, Any]

KEPT_KEYS = frozenset(
    {
        *("status", "currency", "type", "item_type", "field_type", "field_code"),
        *("code", "error", "error_info", "origin", "label", "field_name", "action"),
        *("billing_frequency", "discount_type", "tax_method", "color", "unit"),
        *("sort_by", "sort_direction", "include_fields", "scope", "token_type"),
    }
)
"""Properties and parameters whose text is of no person; all other text is replaced."""
KEPT_HEADERS = ("content-type", "retry-after")
KEPT_HEADER_PREFIXES = ("x-ratelimit-", "x-daily-")
_KEPT_TEXT = re.compile(
    r"\d{4}-\d\d-\d\d([T ][\d:.]+Z?)?|\d\d:\d\d(:\d\d)?|[0-9a-f]{40}"
    r"|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|true|false|"
)
_FAKE = re.compile(r"(text|cursor)-\d+|person-\d+@example\.com|\+1555\d{7}")


class Recording(httpx.BaseTransport, httpx.AsyncBaseTransport):
    """A transport that replays a file; without the file it records one.

    Requests are replayed by method and path, in the order of the recording. Delete the
    file to record it again.
    """

    def __init__(
        self,
        path: str | Path,
        transport: httpx.BaseTransport | httpx.AsyncBaseTransport | None = None,
    ) -> None:
        self.path = Path(path)
        self.mode: Literal["record", "replay"] = "record"
        self.entries: list[Text] = []
        if self.path.exists():
            self.mode = "replay"
            self.entries = json.loads(self.path.read_text("utf-8"))
        self._left = list(self.entries)
        self._transport = transport
        self._fakes: dict[str, str] = {}

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        request.read()
        if self.mode == "replay":
            return self._replayed(request)
        self._transport = self._transport or httpx.HTTPTransport()
        assert isinstance(self._transport, httpx.BaseTransport)
        response = self._transport.handle_request(request)
        response.read()
        return self._recorded(request, response)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        await request.aread()
        if self.mode == "replay":
            return self._replayed(request)
        self._transport = self._transport or httpx.AsyncHTTPTransport()
        assert isinstance(self._transport, httpx.AsyncBaseTransport)
        response = await self._transport.handle_async_request(request)
        await response.aread()
        return self._recorded(request, response)

    def close(self) -> None:
        self._save()
        if isinstance(self._transport, httpx.BaseTransport):
            self._transport.close()

    async def aclose(self) -> None:
        self._save()
        if isinstance(self._transport, httpx.AsyncBaseTransport):
            await self._transport.aclose()

    def _save(self) -> None:
        if self.mode == "record":
            text = json.dumps(self.entries, indent=1, ensure_ascii=False)
            self.path.write_text(text + "\n", "utf-8")

    def _recorded(
        self, request: httpx.Request, response: httpx.Response
    ) -> httpx.Response:
        """Keep an exchange; the program that records goes on with the real one."""
        query = {k: v for k, v in request.url.params.items() if k != "api_token"}
        entry: Text = {
            "method": request.method,
            "path": request.url.path,
            "query": self._clean(query, ""),
            "status": response.status_code,
            "headers": {
                name: value
                for name, value in response.headers.items()
                if name in KEPT_HEADERS or name.startswith(KEPT_HEADER_PREFIXES)
            },
            "body": self._body(response.content),
        }
        if request.content:
            entry["sent"] = self._body(request.content)
        self.entries.append(entry)
        return response

    def _replayed(self, request: httpx.Request) -> httpx.Response:
        for entry in self._left:
            if (entry["method"], entry["path"]) == (request.method, request.url.path):
                self._left.remove(entry)
                return _response(entry)
        raise AssertionError(
            f"{self.path} has no further response for {request.method} "
            f"{request.url.path}. Delete it to record it again."
        )

    def _body(self, content: bytes) -> Any:
        try:
            return self._clean(json.loads(content), "")
        except ValueError:
            # Neither forms nor HTML are needed, and both may hold anything.
            return None

    def _clean(self, value: Any, key: str) -> Any:
        """Return a value with fakes for all text that may tell something."""
        if is_mapping(value):
            return {name: self._clean(item, name) for name, item in value.items()}
        if is_list(value):
            return [self._clean(item, key) for item in value]
        if not isinstance(value, str) or key in KEPT_KEYS:
            return value
        if _KEPT_TEXT.fullmatch(value) or _FAKE.fullmatch(value):
            return value
        if value not in self._fakes:
            self._fakes[value] = _fake(value, key, len(self._fakes) + 1)
        return self._fakes[value]


def _fake(value: str, key: str, number: int) -> str:
    """Return a text of the same kind; one value has one fake in a recording."""
    if "cursor" in key:
        return f"cursor-{number}"
    if "@" in value:
        return f"person-{number}@example.com"
    if re.fullmatch(r"[+\d\s()/.-]{5,}", value):
        return f"+1555{number:07}"
    return f"text-{number}"


def _response(entry: Text) -> httpx.Response:
    body = entry["body"]
    content = b"" if body is None else json.dumps(body).encode()
    return httpx.Response(entry["status"], headers=entry["headers"], content=content)
