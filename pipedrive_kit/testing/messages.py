"""Requests and responses, whatever carries them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl

import msgspec

JSON = "application/json; charset=utf-8"
INFO = "Please check developers.pipedrive.com"


@dataclass(frozen=True, kw_only=True)
class Request:
    """A request as it arrived."""

    method: str
    path: str
    """As it was sent: percent-encoded."""
    query: str = ""
    headers: Mapping[str, str] = field(default_factory=dict[str, str])
    """By names in lower case."""
    body: bytes = b""
    origin: str = "https://api.pipedrive.com"
    peer: tuple[str, int] = ("", 0)
    """The other end of the connection, on a socket."""

    @property
    def params(self) -> dict[str, str]:
        """The parameters of the query; of those with one name the last."""
        return dict(parse_qsl(self.query, keep_blank_values=True))

    @property
    def json(self) -> Any:
        return json.loads(self.body)


@dataclass(kw_only=True)
class Response:
    """A response, and what is to go wrong with it on its way."""

    status: int = 200
    headers: dict[str, str] = field(default_factory=dict[str, str])
    body: bytes = b""
    delay: float = 0.0
    """Seconds until it is sent."""
    cut: int | None = None
    """Bytes of the body after which the connection breaks."""

    @property
    def json(self) -> Any:
        return json.loads(self.body)


def json_response(
    value: object, status: int = 200, headers: Mapping[str, str] | None = None
) -> Response:
    """Return a response with *value* as its body."""
    return Response(
        status=status,
        headers={"content-type": JSON, **(headers or {})},
        body=msgspec.json.encode(value),
    )


class RefusedError(Exception):
    """A request that Pipedrive refuses, and its words for it."""

    def __init__(self, status: int, error: str, *, field_code: str = "") -> None:
        super().__init__(error)
        self.status = status
        self.error = error
        self.more = {"field_code": field_code} if field_code else {}


def invalid(name: str, problem: str) -> RefusedError:
    """Return the refusal of a value."""
    return RefusedError(400, f"Validation failed: {name}: {problem}", field_code=name)


def refusal_response(
    refusal: RefusedError, headers: Mapping[str, str] | None = None
) -> Response:
    """Return the error envelope of API v2."""
    body = {
        "success": False,
        "error": refusal.error,
        "error_info": INFO,
        "data": None,
        "additional_data": None,
    }
    return json_response({**body, **refusal.more}, refusal.status, headers)


def unauthorized() -> Response:
    """Return what the gateway sends before the API is reached."""
    body = {"success": False, "error": "unauthorized access", "errorCode": 401}
    return json_response({**body, "error_info": INFO}, 401)
