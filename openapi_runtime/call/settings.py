"""What a client knows once it is made: where the API is, and who is calling."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Protocol, cast
from urllib.parse import urlsplit

import httpx

from .._unexpected import unexpected
from ..errors import ConfigurationError
from ..http import is_auth, library_of
from ..limits.budget import TokenLimit
from ..limits.degrading import DegradingStore
from ..limits.store import MemoryStore, Store, account_id
from ..limits.windows import Rates
from ..operation import Api, Operation
from ..plugins.drift import Drift
from ..usage.usage import Usage
from ..wire.credentials import Credentials, Presented
from ..wire.urls import LOOPBACK, checked_url
from .arguments import CLIENT, check, check_texts
from .options import ClientOptions
from .retry import Retry

if TYPE_CHECKING:
    from ..oauth.session import OAuth2Session

_in_process = MemoryStore()  # of all clients that are given no other
LONGEST_WAIT = 86_400.0  # seconds; for a turn, which is a matter of patience
_LABEL = re.compile(r"[a-zA-Z0-9]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?")


def configured(
    client: type,
    api: Api,
    *,
    credentials: Mapping[str, str | None],
    url_parts: Mapping[str, str | None],
    base_url: str | None,
    http: httpx.Client | httpx.AsyncClient,
    options: ClientOptions,
) -> Settings:
    """Check what a client is given, by the names it has there; return its settings."""
    for name in options.keys() - CLIENT.keys():
        known = (*credentials, *url_parts, "base_url", "http_client", *CLIENT)
        raise TypeError(unexpected(client.__name__, name, known))
    check(CLIENT, options, ConfigurationError)
    check_texts({**credentials, **url_parts, "base_url": base_url}, ConfigurationError)
    return Settings(
        api,
        credentials=credentials,
        url_parts=url_parts,
        base_url=base_url,
        http=http,
        options=options,
    )


class TokenSource(Protocol):
    """Where a token comes from that can end; `refresh` and `header` may block."""

    @property
    def base_url(self) -> str | None: ...
    def ready(self) -> tuple[str, str] | None: ...
    def header(self, deadline: float | None) -> tuple[str, str]: ...
    def refresh(self, stale: str, deadline: float | None) -> None: ...
    def secrets(self) -> tuple[str, ...]: ...


class Settings:
    """The state that all calls of a client share."""

    __slots__ = (
        "_account_name",
        "_credentials",
        "_follow",
        "_usual",
        "account",
        "api",
        "auth",
        "base_url",
        "drift",
        "horizon",
        "library",
        "max_body",
        "rates",
        "retry",
        "secrets",
        "sign_in",
        "store",
        "timeout",
        "token_limit",
        "total_timeout",
        "usage",
    )

    def __init__(
        self,
        api: Api,
        *,
        credentials: Mapping[str, str | None],
        url_parts: Mapping[str, str | None],
        base_url: str | None,
        http: httpx.Client | httpx.AsyncClient,
        options: ClientOptions,
    ) -> None:
        self.api = api
        self.library = library_of(http)
        self._follow = base_url is None  # else the user knows better
        self.base_url = resolve_base_url(api, base_url, url_parts)
        self.timeout = timeouts_of(options.get("timeout", 30.0))
        self.usage = Usage(on_charge=options.get("on_charge"))
        self.drift = Drift(api.name)
        headers = httpx.Headers(http.headers)
        headers["accept"] = "application/json"
        auth = options.get("auth")
        self._credentials = Credentials(api, credentials, headers, auth=auth)
        self._usual = self._credentials.present(api.security)
        self.secrets = self._credentials.secrets
        self.retry = options.get("retry", Retry())
        self.total_timeout = options.get("total_timeout", 120.0)
        self.horizon = LONGEST_WAIT
        if self.total_timeout is not None and "total_timeout" in options:
            self.horizon = self.total_timeout
        self.max_body = options.get("max_body", 100_000_000)
        self.store = self._store(options)
        self._account_name = options.get("account_name")
        self.account = self._account()
        self._check_account(options)
        self.auth: httpx.Auth | None = None
        self.sign_in: TokenSource | None = None
        if is_auth(auth):
            self.auth = self.library.auth(auth)
        elif auth is not None:
            from ..oauth.client_session import SignIn  # loads much, for few

            own = http if isinstance(http, httpx.Client) else None
            self.sign_in = SignIn(cast("OAuth2Session", auth), own, self.store)
            self.move(self.sign_in.base_url)
        kind = "api_key" if self.sign_in is None else "oauth2"
        plan = options.get("plan")
        plan = None if plan is None else plan.lower()
        self.rates = Rates(api, plan, kind)
        self.token_limit = TokenLimit(options.get("budget"), api.budget, plan)

    def _store(self, options: ClientOptions) -> Store:
        store = options.get("store")
        if store is None:
            return _in_process
        if options.get("on_store_failure", "raise") == "degrade":
            return DegradingStore(store, tell=partial(setattr, self.usage, "degraded"))
        return store

    def _account(self) -> str:
        """Return what names the account in a store: its name, its host, or its caller."""
        if self._account_name is not None:
            return account_id(self.api.name, "account", self._account_name)
        host = _host(self.base_url)
        return account_id(host, *(self._credentials.who if self._shares_host() else ()))

    def _shares_host(self) -> bool:
        """Whether all accounts are at this host, so that it tells none from another."""
        usual = self.api.base_url
        return usual is not None and _host(usual) == _host(self.base_url)

    def _check_account(self, options: ClientOptions) -> None:
        """Refuse to count in a shared store under a key that no other process has."""
        auth, oauth2 = options.get("auth"), self.api.oauth2
        store = options.get("store")
        alone = store is None or isinstance(store, MemoryStore)
        if alone or auth is None or self._account_name or not self._shares_host():
            return
        if isinstance(auth, httpx.Auth) or oauth2 is None or not oauth2.server_key:
            raise ConfigurationError(
                f"{type(auth).__name__} does not say whose account it is, so other "
                f"processes could not count together in a {type(store).__name__}: give "
                'account_name="..." as well, the same name in each of them'
            )

    def present(self, operation: Operation) -> Presented:
        """Return the headers and credentials that a request starts with."""
        if operation.security is None:
            return self._usual
        return self._credentials.present(operation.security)

    def move(self, base_url: str | None) -> None:
        """Follow the API to where the sign-in says it is."""
        if self._follow and base_url is not None and base_url != self.base_url:
            self.base_url = base_url
            self.account = self._account()

    def hide(self, text: str) -> str:
        """Return `text` without our secrets, in case a server repeats them."""
        own = () if self.sign_in is None else self.sign_in.secrets()
        for secret in (*self.secrets, *own):
            text = text.replace(secret, "[hidden]")
        return text


def _host(url: str) -> str:
    return urlsplit(url).netloc.lower()


def timeouts_of(timeout: float | httpx.Timeout | None) -> dict[str, float | None]:
    """Return a timeout as the HTTP library has it: one for each kind of wait."""
    return httpx.Timeout(timeout).as_dict()


def resolve_base_url(
    api: Api, base_url: str | None, url_parts: Mapping[str, str | None]
) -> str:
    """Return the base URL, without a slash at its end.

    What is given, `base_url` or one of the `url_parts`, goes before the environment, and
    that before the API's own.
    """
    given = {name: value for name, value in url_parts.items() if value is not None}
    stated = [*given] if base_url is None else ["base_url", *given]
    if len(stated) > 1:
        raise ConfigurationError(f"give only one of {' and '.join(stated)}")
    if base_url is not None:
        return checked_url(base_url, "base_url").geturl().rstrip("/")
    if not given:
        for name, variable in api.url_env.items():
            if value := os.environ.get(variable):
                given = {name: value}
                break
    for name, value in given.items():
        return _filled(api.base_urls[name], name, value)
    if api.base_url is None:
        ways = [*api.base_urls, *api.url_env.values(), "base_url"]
        raise ConfigurationError(f"no base URL: give one of {', '.join(ways)}")
    return api.base_url.rstrip("/")


def _filled(template: str, name: str, value: str) -> str:
    slot = f"{{{name}}}"
    if template.startswith(slot):
        parts = checked_url(value, name)
        if parts.path.strip("/"):
            raise ConfigurationError(
                f"{name} must have no path: {parts.scheme}://{parts.netloc}"
            )
        if parts.scheme != "https" and parts.hostname not in LOOPBACK:
            raise ConfigurationError(f"{name} must start with https://")
        return template.replace(slot, f"{parts.scheme}://{parts.netloc}").rstrip("/")
    if not _LABEL.fullmatch(value):
        rest = template.partition(slot)[2].partition("/")[0]
        label = re.sub(r"^.*?//|^.*@", "", value).partition(".")[0]
        hint = f", such as {label!r}" if _LABEL.fullmatch(label) else ""
        raise ConfigurationError(
            f"{name} must be only what stands before {rest!r}{hint}"
        )
    return template.replace(slot, value).rstrip("/")
