"""Validation of requests with openapi-core."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl, unquote

from openapi_core import OpenAPI
from openapi_core.datatypes import RequestParameters
from werkzeug.datastructures import Headers, ImmutableMultiDict

from pipedrive_kit.testing import Request


@dataclass(frozen=True)
class Received:
    """A request as it arrived."""

    origin: str
    method: str
    target: str
    """Path and query as they stood in the first line."""

    headers: Mapping[str, str]
    """By names in lower case."""

    body: bytes
    peer: tuple[str, int] = ("", 0)
    """The other end of the connection."""

    @classmethod
    def of(cls, request: Request) -> Received:
        """Return a request as the fake's server has it."""
        target = request.path + (f"?{request.query}" if request.query else "")
        return cls(
            origin=request.origin,
            method=request.method,
            target=target,
            headers=request.headers,
            body=request.body,
            peer=request.peer,
        )

    @property
    def path(self) -> str:
        return self.target.partition("?")[0]

    @property
    def query(self) -> str:
        return self.target.partition("?")[2]

    @property
    def json(self) -> Any:
        return json.loads(self.body)


@dataclass
class _CoreRequest:
    """`Received` as openapi-core wants it."""

    host_url: str
    path: str
    method: str
    body: bytes | None
    content_type: str
    parameters: RequestParameters = field(default_factory=RequestParameters)


def core_problems(core: OpenAPI, request: Received) -> Iterator[str]:
    """Return the problems that openapi-core finds in a request."""
    asked = _CoreRequest(
        host_url=request.origin,
        path=unquote(request.path),
        method=request.method.lower(),
        body=request.body or None,
        content_type=request.headers.get("content-type", ""),
        parameters=RequestParameters(
            query=ImmutableMultiDict(parse_qsl(request.query, keep_blank_values=True)),
            header=Headers(request.headers.items()),
        ),
    )
    for error in core.iter_request_errors(asked):
        causes = getattr(error.__cause__, "schema_errors", None) or [
            error.__cause__ or error
        ]
        yield f"openapi-core, {type(error).__name__}: " + "; ".join(
            getattr(cause, "message", str(cause)) for cause in causes
        )
