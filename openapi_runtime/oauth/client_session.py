"""How a client uses a sign-in."""

from __future__ import annotations

import httpx

from ..call.locks import Locks
from .session import OAuth2Session
from .token_store import Tokens


class SignIn:
    """What a client does with a session: it brings its store, and connections it was given."""

    def __init__(
        self, session: OAuth2Session, http: httpx.Client | None, locks: Locks | None
    ) -> None:
        self._session = session
        from ..transport.default_client import Default  # loads the connection pool

        # A client closes its own connections, which must not end a refresh.
        self._http = None if isinstance(http, Default) else http
        if locks is not None:
            session.check_locks(locks)
        self._locks = locks

    @property
    def base_url(self) -> str | None:
        """Where the API is; it can change with every refresh."""
        return self._session.base_url

    def ready(self) -> tuple[str, str] | None:
        """Return the header when it can be had without any waiting."""
        tokens = self._session.fresh()
        return None if tokens is None else _header(tokens)

    def header(self, deadline: float | None) -> tuple[str, str]:
        """Return the name and value of the header; may block, until the deadline."""
        tokens = self._session.tokens(
            http=self._http, locks=self._locks, deadline=deadline
        )
        return _header(tokens)

    def refresh(self, stale: str, deadline: float | None) -> None:
        """Get another token than the one in the refused header value `stale`; may block."""
        self._session.tokens(
            instead_of=stale.removeprefix("Bearer "),
            http=self._http,
            locks=self._locks,
            deadline=deadline,
        )

    def secrets(self) -> tuple[str, ...]:
        """Return what no message may show."""
        return self._session.secrets()


def _header(tokens: Tokens) -> tuple[str, str]:
    return "authorization", f"Bearer {tokens.access_token}"
