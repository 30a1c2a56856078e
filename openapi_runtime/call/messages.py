"""A request and the beginning of its answer, as values that any connection can take.

httpx makes one of its own from each, which costs as much as sending. So it is asked to only
where it must: for its own way of sending, and for what has a body or an unusual URL.
"""

from __future__ import annotations

import re
from collections.abc import AsyncIterable, Awaitable, Callable, Iterable
from typing import Any

import httpx
import msgspec

# httpx leaves such a target as it is; it would escape other characters, and go up at dots.
_PLAIN = re.compile(
    r"/(?!/)(?:[A-Za-z0-9_~=&?,/:@!$()*;+-]|(?<!/)\.|%[0-9A-Fa-f]{2})*(?<!\?)"
)
_PLAIN_LENGTH = 8_000
_LENGTHLESS = ("GET", "HEAD", "DELETE", "OPTIONS")  # others say that they have no body


class Request(msgspec.Struct):
    """What is to be sent."""

    method: str
    url: str
    headers: httpx.Headers
    timeouts: dict[str, float | None]
    start: int = 0
    """Of the target in a plain URL; 0 for one that is not."""

    whole: httpx.Request | None = None

    def for_httpx(self, timeouts: dict[str, float | None]) -> httpx.Request:
        """Return it as what httpx sends, within `timeouts`."""
        if self.whole is None:
            self.whole = httpx.Request(self.method, self.url, headers=self.headers)
            self.headers = self.whole.headers
        self.whole.extensions["timeout"] = timeouts
        return self.whole

    def shown(self) -> str:
        """Return the URL without what may be a secret."""
        return str(httpx.URL(self.url).copy_with(query=None, fragment=None))


def request(
    method: str,
    url: str,
    headers: httpx.Headers,
    timeouts: dict[str, float | None],
    body: dict[str, Any],
    *,
    usual: bool,
) -> Request:
    """Return a request; `body` are the arguments of httpx.Request that make one.

    `usual` says that the headers are those of the client. Raises what httpx does about a
    URL or a body that cannot be sent.
    """
    made = Request(method, url, headers, timeouts)
    start = url.find("/", len("https://"))
    if (
        usual
        and not body
        and method in _LENGTHLESS
        and 0 < start < len(url) < _PLAIN_LENGTH
        and _PLAIN.fullmatch(url, start)
    ):
        made.start = start
        return made
    made.whole = httpx.Request(method, url, headers=headers, **body)
    made.headers = made.whole.headers
    return made


class Response(msgspec.Struct):
    """The beginning of an answer."""

    request: Request
    status_code: int
    reason_phrase: str
    raw_headers: list[tuple[bytes, bytes]]

    @property
    def headers(self) -> httpx.Headers:
        return httpx.Headers(self.raw_headers)

    @property
    def is_success(self) -> bool:
        return 200 <= self.status_code < 300

    @property
    def is_redirect(self) -> bool:
        return (
            self.status_code in (301, 302, 303, 307, 308) and "location" in self.headers
        )


class Straight:
    """A client that sends a request without httpx, when `is_straight`."""

    def is_straight(self) -> bool:
        raise NotImplementedError

    def begin(
        self, request: Request, timeouts: dict[str, float | None]
    ) -> tuple[Response, Iterable[bytes], Callable[[], None]]:
        """Send it; return the answer's beginning, its body, and what ends it.

        Raises httpx.RequestError, also while the body is read.
        """
        raise NotImplementedError


class AsyncStraight:
    """The same, awaiting."""

    def is_straight(self) -> bool:
        raise NotImplementedError

    async def begin(
        self, request: Request, timeouts: dict[str, float | None]
    ) -> tuple[Response, AsyncIterable[bytes], Callable[[], Awaitable[None]]]:
        raise NotImplementedError
