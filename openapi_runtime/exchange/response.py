"""The HTTP response as a user sees it, without types of httpx."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Generic, TypeVar

import msgspec

from ..http import Response
from ..models.plain import parse
from ..operation import Api, Operation
from .effects import FullResponse

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


class Headers(Mapping[str, str]):
    """Response headers: names in any case, repeated ones joined by a comma."""

    __slots__ = ("_values",)

    def __init__(self, items: Iterable[tuple[str, str]]) -> None:
        values: dict[str, str] = {}
        for name, value in items:
            name = name.lower()
            values[name] = f"{values[name]}, {value}" if name in values else value
        self._values = values

    def __getitem__(self, name: str) -> str:
        return self._values[name.lower()]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def __repr__(self) -> str:
        # A cookie that the server sets is as good as a password.
        shown = {**self._values}
        if "set-cookie" in shown:
            shown["set-cookie"] = "[hidden]"
        return f"{type(self).__name__}({shown})"


def headers_of(response: Response) -> Headers:
    """Return the headers of a response of the HTTP library."""
    return Headers(response.headers.multi_items())


def request_id(api: Api, headers: Headers) -> str | None:
    """Return the id that the server has given to the request, if there is one."""
    names = api.request_id_headers
    return next((headers[name] for name in names if name in headers), None)


class RawResponse(msgspec.Struct, Generic[T_co], kw_only=True, eq=False):
    """An HTTP response, with the result that a plain call would have returned."""

    status_code: int
    headers: Mapping[str, str]
    body: bytes
    parsed: T_co
    """The result of the call without ``with_raw_response``."""

    tokens: int
    """Tokens spent on this call; 0 if its cost is not known."""

    request_id: str | None

    def json(self) -> Any:
        """Decode the body.

        Raises ValueError when it is not JSON.
        """
        return parse(self.body)

    def __repr__(self) -> str:
        return (
            f"<{type(self).__name__} {self.status_code}, {len(self.body)} bytes, "
            f"{self.tokens} tokens>"
        )


def raw_response(
    api: Api, operation: Operation, full: FullResponse, parsed: T
) -> RawResponse[T]:
    """Return a response of an operation with the result in it."""
    headers = headers_of(full.response)
    return RawResponse(
        status_code=full.response.status_code,
        headers=headers,
        body=full.content,
        parsed=parsed,
        tokens=operation.cost * full.attempts,
        request_id=request_id(api, headers),
    )
