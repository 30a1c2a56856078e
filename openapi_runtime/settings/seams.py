"""The seams of a client: admission of requests, authentication, observation of bodies.

Rate limits, OAuth 2 and drift are implementations of these; a user's own ones are handed to
a client in the same way. A class that names its protocol as a base inherits the defaults.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal, Protocol, TypeAlias, TypeVar

from ..exchange.effects import Flow
from ..http import HttpClient, Response
from ..operation import Operation

T = TypeVar("T")

PauseKind: TypeAlias = Literal["burst", "blocked", "daily"]
"""Too many in a few seconds, the account is blocked, the tokens of the day are spent."""


class Admission(Protocol):
    """The permission to send one request, from the wait for it to its end."""

    def wait(self) -> Flow[None]:
        """Return when the request may be sent; raise ClientError if it may not be."""
        ...

    def settle(self, response: Response | None, deadline: float | None) -> Flow[None]:
        """Take note that the request is over, by the deadline of ``time.monotonic()``."""
        ...

    def cancel(self, *, sent: bool) -> Flow[None]:
        """Return slot and tokens, unless the request was `sent`; may wait."""
        ...

    def close(self, *, sent: bool) -> None:
        """Do the same after any end of a call, also a cancelled one; must not wait."""
        ...


class Gate(Protocol):
    """Admission of requests. Its flows yield effects and never wait."""

    def admission(self, operation: Operation, max_wait: float) -> Admission:
        """Return the admission of one request that can wait so many seconds."""
        ...

    def pause(self, seconds: float, kind: PauseKind, max_wait: float) -> Flow[None]:
        """Admit nothing for a while, as the server has asked."""
        ...


class Auth(Protocol):
    """A header that is renewed, such as an access token.

    It sees no request: to sign requests, pass an `httpx.Auth` as `auth`.
    """

    @property
    def base_url(self) -> str | None:
        """The base URL of the API, where the authentication decides about it."""
        return None

    def ready(self) -> tuple[str, str] | None:
        """Return name and value of the header if there is no need to wait for it."""
        return None

    def header(self, refused: str | None, deadline: float | None) -> tuple[str, str]:
        """Return name and value of the header.

        `refused` is a value that the server has just answered with 401; return another.
        This may block, since async clients call it in a thread. Raises DeadlineError at
        the deadline, by ``time.monotonic()``.
        """
        ...

    def secrets(self) -> tuple[str, ...]:
        """Return the texts that no message may show."""
        return ()


class ClientAuth(Protocol):
    """An authentication that many clients share, such as an `OAuth2Session`."""

    def for_client(self, http: HttpClient | None, locks: Any) -> Auth:
        """Return the `Auth` of one client.

        `http` is the HTTP client that the user lent, `locks` the store of the limits, which
        can keep processes from renewing at the same time; each may be None.
        """
        ...


class Observer(Protocol):
    """A reader of the JSON bodies of successful responses, such as a `Drift`."""

    def watch(
        self,
        operation_id: str,
        hint: Any,
        place: tuple[str, ...],
        read: Callable[[bytes], T],
    ) -> Callable[[bytes], T]:
        """Return a function that calls `read` with a body and returns its result.

        It is called with the body of each successful JSON response of an operation. `read`
        makes an object of the type `hint` of the value at the keys `place`. Errors, texts,
        files and calls of ``client.request`` are not observed.
        """
        ...
