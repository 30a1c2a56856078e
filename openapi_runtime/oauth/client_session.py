"""A session of OAuth 2, as one client uses it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..http import HttpClient, Secret
from ..settings.seams import Auth
from .locks import Locks
from .token_store import Tokens

if TYPE_CHECKING:
    from .session import OAuth2Session


class ClientSession(Auth):
    """A session with the store of a client, and the connections that it was given."""

    def __init__(
        self, session: OAuth2Session, http: HttpClient | None, locks: Locks | None
    ) -> None:
        self._session = session
        self._http = http
        self._locks = locks

    @property
    def base_url(self) -> str | None:
        """The base URL of the API; it can change with every refresh."""
        return self._session.base_url

    def ready(self) -> tuple[str, str] | None:
        tokens = self._session.fresh()
        return None if tokens is None else _header(tokens)

    def header(self, refused: str | None, deadline: float | None) -> tuple[str, str]:
        tokens = self._session.tokens(
            instead_of=(
                None if refused is None else Secret(refused.removeprefix("Bearer "))
            ),
            http=self._http,
            locks=self._locks,
            deadline=deadline,
        )
        return _header(tokens)

    def secrets(self) -> tuple[str, ...]:
        return self._session.secrets()


def _header(tokens: Tokens) -> tuple[str, str]:
    return "authorization", Secret(f"Bearer {tokens.access_token}")
