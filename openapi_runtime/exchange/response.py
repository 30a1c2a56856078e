"""The HTTP response as a user sees it, without types of httpx."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Generic, TypeVar

from ..http import Response
from ..models.plain import parse
from ..operation import Api

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


class RawResponse(Generic[T_co]):
    """An HTTP response, with the result that a plain call would have returned."""

    __slots__ = ("body", "headers", "parsed", "request_id", "status_code", "tokens")

    def __init__(
        self,
        *,
        status_code: int,
        headers: Headers,
        body: bytes,
        parsed: T_co,
        tokens: int,
        request_id: str | None,
    ) -> None:
        self.status_code = status_code
        self.headers: Mapping[str, str] = headers
        self.body = body
        self.parsed = parsed
        """The result of the call without ``with_raw_response``."""
        self.tokens = tokens
        """Tokens spent on this call; 0 if its cost is not known."""
        self.request_id = request_id

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
