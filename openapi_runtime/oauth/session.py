"""OAuth 2: authorization code, refresh, revocation, and the scopes of operations."""

from __future__ import annotations

import math
import os
import threading
import time
from collections.abc import Callable, Generator, Iterable
from contextlib import ExitStack, contextmanager
from fnmatch import fnmatchcase
from functools import partial
from typing import cast

from ..account_facts import OAuth2
from ..errors import AuthorizationError, ConfigurationError, DeadlineError
from ..exchange.detached import in_time
from ..fork import check_process, renew_at_fork
from ..http import HttpClient, Secret
from ..operation import Api, Operation
from ..settings.seams import Auth
from .token_server import (
    Authorization,
    TokenServer,
    again,
    must_authorize,
    returned_code,
    server_origin,
)
from .token_store import (
    CallbackTokenStore,
    FileTokenStore,
    Locks,
    Tokens,
    TokenStore,
    check_shared,
    lease,
)

_PAUSE = 10.0
"""Seconds between two tries while the old token is still good."""


class OAuth2Session:
    """A user's authorization of an application to use an API.

    Give it to a client as ``auth``. One session can serve many clients, sync and async,
    in many threads: it refreshes the access token once for all of them, before it ends
    or when the API refuses it. New tokens are saved before they are used.

    `tokens` is a FileTokenStore, another TokenStore, or Tokens; with the latter, `save`
    is called with all new ones. Instead of Tokens, `load` returns those saved last.

    Several processes with the same tokens must refresh them one at a time, and must see
    the tokens that another one saved: a refresh token may be good for one use only.
    Either they share a FileTokenStore. Or they share `locks`, which is the client's store
    unless you give one here, and the tokens come from a TokenStore or from `load`; Tokens
    with `save` alone are for one process.
    """

    def __init__(
        self,
        api: Api,
        *,
        client_id: str,
        client_secret: str,
        redirect_uri: str | None = None,
        tokens: TokenStore | Tokens | None = None,
        save: Callable[[Tokens], None] | None = None,
        load: Callable[[], Tokens | None] | None = None,
        locks: Locks | None = None,
        http_client: HttpClient | None = None,
        timeout: float = 15.0,
    ) -> None:
        if api.oauth2 is None:
            raise ConfigurationError(f"{api.name} has no OAuth 2")
        if tokens is None or isinstance(tokens, Tokens):
            if save is None:
                raise ConfigurationError(
                    "new tokens must be kept: give tokens=FileTokenStore(path), "
                    "or save=a function that does it"
                )
            if tokens is not None and load is not None:
                raise ConfigurationError("give Tokens or load, not both")
            tokens = CallbackTokenStore(save, tokens, load)
        elif save is not None or load is not None:
            raise ConfigurationError(
                "give save and load without a token store, which has its own"
            )
        self._data: OAuth2 = api.oauth2
        self._server = TokenServer(api.oauth2, client_id, client_secret, timeout)
        self._client_id = client_id
        self._redirect_uri = redirect_uri
        self._store: TokenStore = tokens
        # Longer than a refresh can take, which is twice the timeout of one wait.
        self._lease = max(60.0, 2 * timeout + 10)
        if locks is not None:
            check_shared(locks, self._store)
        self._locks = locks
        self._http = http_client
        self._made_in = os.getpid()
        self.renew()
        renew_at_fork(self)
        self._tokens: Tokens | None = None
        self._unsaved: Tokens | None = None
        self._refused: tuple[str, AuthorizationError] | None = None
        self._followed = ("", "")
        self._try_again_at = 0.0

    def __repr__(self) -> str:
        return f"<{type(self).__name__} at {self._data.token_url}>"

    def renew(self) -> None:
        """Start with a free lock after a fork: the holder of the old one is in the parent."""
        self._lock = threading.Lock()

    # -- authorization

    def authorize(
        self, *, scopes: Iterable[str] | None = None, state: str | None = None
    ) -> Authorization:
        """Return the URL at which the user gives the consent.

        `scopes` only for servers where the application does not have them registered.
        The URL has a challenge of PKCE, which `exchange` answers.
        """
        if state is None:
            from secrets import token_urlsafe  # only needed to sign in

            state = token_urlsafe(32)
        return self._server.authorization(self._redirect_uri, scopes, state)

    def exchange(self, returned_url: str, *, state: str) -> Tokens:
        """Take the URL to which the user came back; get and save the tokens.

        `state` is that of `authorize`, from the session of this very user.
        Blocks. Raises AuthorizationError when it does not fit or the user did not consent.
        """
        code = returned_code(returned_url, state)
        with self._lock:
            form = {
                "grant_type": "authorization_code",
                "code": Secret(code),
                "code_verifier": self._server.code_verifier(state),
            }
            if self._redirect_uri is not None:
                form["redirect_uri"] = self._redirect_uri
            return self._keep(self._server.ask(form, None, self._own_http()))

    def revoke(self) -> None:
        """Withdraw the consent, and forget the tokens."""
        with self._lock:
            tokens = self._tokens or self._store.load()
            if tokens is not None:
                self._server.revoke(tokens, self._own_http())
            self._store.delete()
            self._tokens = self._unsaved = None

    # -- what a client asks for

    def for_client(self, http: HttpClient | None, locks: Locks | None) -> ClientSession:
        """Return this session with the connections and the store of a client."""
        if locks is not None:
            check_shared(locks, self._store)
        return ClientSession(self, http, locks)

    @property
    def base_url(self) -> str | None:
        """The base URL of the API, as the token server said."""
        if self._tokens is None:
            # Not under the lock, which a refresh holds for as long as it takes.
            found = self._store.load()
            self._tokens = self._tokens or found
        tokens, template = self._tokens, self._data.base_url
        if tokens is None or tokens.server is None or template is None:
            return None
        known, url = self._followed  # this is asked at every call
        if known != tokens.server:
            server = server_origin(self._data, tokens.server)
            url = template.replace(f"{{{self._data.server_key}}}", server).rstrip("/")
            self._followed = tokens.server, url
        return url

    def secrets(self) -> tuple[str, ...]:
        """Return what no message may show."""
        tokens = self._tokens
        if tokens is None:
            return ()
        return tuple(filter(None, (tokens.access_token, tokens.refresh_token)))

    def fresh(self) -> Tokens | None:
        """Return the tokens when they are good without any waiting."""
        tokens = self._tokens
        return tokens if tokens is not None and self._is_fresh(tokens) else None

    def tokens(
        self,
        *,
        instead_of: str | None = None,
        http: HttpClient | None = None,
        locks: Locks | None = None,
    ) -> Tokens:
        """Return good tokens, refreshed if need be; may block.

        `instead_of` is an access token that the API has refused.
        """
        tokens = self.fresh()
        if tokens is not None and tokens.access_token != instead_of:
            return tokens
        with self._lock:  # threads; tasks come in threads too
            tokens = self._reload() if self._tokens is None else self._tokens
            if self._is_good(tokens, instead_of):
                return cast("Tokens", tokens)
            with self._one_process(tokens, self._locks or locks):
                return self._refresh(instead_of, self._own_http() or http)

    def _refresh(self, instead_of: str | None, http: HttpClient | None) -> Tokens:
        if self._unsaved is not None:  # the last time, saving failed
            return self._keep(self._unsaved)
        tokens = self._reload()
        if self._is_good(tokens, instead_of):
            return cast("Tokens", tokens)
        if tokens is None:
            raise must_authorize("not signed in: send the user to authorize() first")
        if tokens.refresh_token is None:
            raise must_authorize("the token has expired, without a refresh token")
        if self._refused is not None and self._refused[0] == tokens.refresh_token:
            raise again(self._refused[1])
        is_over = tokens.expires_at is not None and time.time() >= tokens.expires_at
        may_wait = instead_of is None and not is_over
        if may_wait and time.monotonic() < self._try_again_at:
            return tokens
        form = {
            "grant_type": "refresh_token",
            "refresh_token": Secret(tokens.refresh_token),
        }
        try:
            return self._keep(self._server.ask(form, tokens, http))
        except AuthorizationError as error:
            problem = error
        if problem.must_authorize:
            stored = self._reload()
            if self._is_good(stored, instead_of):
                # A process that does not share our locks was quicker.
                return cast("Tokens", stored)
            self._refused = (tokens.refresh_token, problem)
        elif problem.temporary and may_wait:
            # Refreshed early so that there is time for such trouble.
            self._try_again_at = time.monotonic() + _PAUSE
            return tokens
        raise again(problem)

    def _keep(self, tokens: Tokens) -> Tokens:
        if tokens.server is not None:
            server_origin(self._data, tokens.server)
        self._unsaved = tokens
        self._store.save(tokens)
        self._tokens, self._unsaved, self._refused = tokens, None, None
        return tokens

    def _own_http(self) -> HttpClient | None:
        if self._http is not None:
            check_process(self._made_in, "the http_client of the session")
        return self._http

    def _reload(self) -> Tokens | None:
        tokens = self._store.load()
        if tokens is not None:
            self._tokens = tokens
        return tokens

    def _is_good(self, tokens: Tokens | None, instead_of: str | None) -> bool:
        return (
            tokens is not None
            and tokens.access_token != instead_of
            and self._is_fresh(tokens)
        )

    def _is_fresh(self, tokens: Tokens) -> bool:
        if tokens.expires_at is None:
            return True
        # Tokens that live shorter than twice the skew would be refreshed all the time.
        half = math.inf if tokens.lifetime is None else tokens.lifetime / 2
        return time.time() < tokens.expires_at - min(self._data.skew, half)

    @contextmanager
    def _one_process(
        self, tokens: Tokens | None, locks: Locks | None
    ) -> Generator[None]:
        with ExitStack() as held:
            if isinstance(self._store, FileTokenStore):
                held.enter_context(self._store.exclusive(self._lease))
            if locks is not None:
                # All sessions at one company take turns: stricter than needed, never too lax.
                server = tokens.server if tokens is not None else None
                key = f"{self._data.token_url} {self._client_id} {server}"
                held.enter_context(lease(locks, key, self._lease))
            yield


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
        old = None if refused is None else Secret(refused.removeprefix("Bearer "))
        renew = partial(
            self._session.tokens, instead_of=old, http=self._http, locks=self._locks
        )
        try:
            return _header(in_time(renew, deadline))
        except TimeoutError:  # the refresh goes on
            problem = "the authentication took longer than the total time"
        raise DeadlineError(problem)

    def secrets(self) -> tuple[str, ...]:
        return self._session.secrets()


def _header(tokens: Tokens) -> tuple[str, str]:
    return "authorization", Secret(f"Bearer {tokens.access_token}")


def scopes_for(operations: Iterable[Operation], api: Api) -> tuple[str, ...]:
    """Return the least scopes with which all the operations can be called, sorted.

    Any one of an operation's scopes is enough for it. The scopes that allow the least are
    preferred, by the order of `OAuth2.scopes` of the API, then those that serve the most
    operations; none is left out that an operation needs.
    """
    kinds = () if api.oauth2 is None else api.oauth2.scopes

    def breadth(scope: str) -> int:
        fitting = (n for n, kind in enumerate(kinds) if fnmatchcase(scope, kind))
        return next(fitting, len(kinds))

    needs = {frozenset(o.scopes) for o in operations if o.scopes}
    # What has no alternative is taken first: it may serve the others.
    chosen = {scope for need in needs if len(need) == 1 for scope in need}
    while left := [need for need in needs if not need & chosen]:
        chosen.add(
            min(
                {scope for need in left for scope in need},
                key=lambda scope: (
                    breadth(scope),
                    -sum(scope in need for need in left),
                    scope,
                ),
            )
        )
    for scope in sorted(chosen, key=lambda scope: (-breadth(scope), scope)):
        if all(need & (chosen - {scope}) for need in needs):
            chosen.remove(scope)
    return tuple(sorted(chosen))
