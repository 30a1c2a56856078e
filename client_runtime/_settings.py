"""What a client knows once it is made: where the API is, and who is calling."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from functools import partial
from typing import Protocol
from urllib.parse import urlsplit

import httpx

from ._budget import TokenLimit
from ._credentials import Credentials, Presented
from ._drift import Drift
from ._errors import ConfigurationError
from ._limits import Rates
from ._operation import Api, Operation
from ._options import ClientOptions
from ._retry import Retry
from ._store import MemoryStore, Store, account_id
from ._store_degrading import DegradingStore
from ._urls import LOOPBACK, checked_url
from ._usage import Usage

_in_process = MemoryStore()  # of all clients that are given no other
LONGEST_WAIT = 86_400.0  # seconds; for a turn, which is a matter of patience
_LABEL = re.compile(r"[a-zA-Z0-9]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?")


class SignIn(Protocol):
    """Somebody who signs in with a token that can end; `refresh` and `header` may block."""

    @property
    def base_url(self) -> str | None: ...
    def ready(self) -> tuple[str, str] | None: ...
    def header(self, deadline: float | None) -> tuple[str, str]: ...
    def refresh(self, stale: str, deadline: float | None) -> None: ...
    def secrets(self) -> tuple[str, ...]: ...


class Settings:
    """The state that all calls of a client share."""

    __slots__ = (
        "_credentials",
        "_follow",
        "_usual",
        "account",
        "api",
        "auth",
        "base_url",
        "drift",
        "horizon",
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
        timeout: float | None,
        http: httpx.Client | httpx.AsyncClient,
        options: ClientOptions,
    ) -> None:
        unknown = options.keys() - ClientOptions.__annotations__.keys()
        if unknown:
            raise TypeError(f"unexpected keyword argument {min(unknown)!r}")
        self.api = api
        self._follow = base_url is None  # else the user knows better
        self.base_url = resolve_base_url(api, base_url, url_parts)
        self.timeout = timeouts_of(timeout)
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
        if self.total_timeout is not None:
            timeouts_of(self.total_timeout)
            if "total_timeout" in options:
                self.horizon = self.total_timeout
        self.max_body = options.get("max_body", 100_000_000)
        self.store = self._store(options)
        self.account = self._account()
        self.auth: httpx.Auth | None = None
        self.sign_in: SignIn | None = None
        if isinstance(auth, httpx.Auth):
            self.auth = auth
        elif auth is not None:
            from ._sign_in import SignIn as SessionSignIn  # loads much, for few

            own = http if isinstance(http, httpx.Client) else None
            self.sign_in = SessionSignIn(auth, own, self.store)
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
        """Return what names the account in a store: its host, or who is calling."""
        host = urlsplit(self.base_url).netloc.lower()
        common = self.api.base_url
        if common is None or urlsplit(common).netloc.lower() != host:
            return account_id(host)
        return account_id(
            host, *self._credentials.who
        )  # many accounts are at this host

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


def timeouts_of(seconds: float | None) -> dict[str, float | None]:
    """Return a timeout as the HTTP library has it: one for each kind of wait."""
    if seconds is not None and not seconds > 0:  # also refuses NaN
        raise ConfigurationError(
            "timeout must be a positive number of seconds, or None"
        )
    return httpx.Timeout(seconds).as_dict()


def resolve_base_url(
    api: Api, base_url: str | None, url_parts: Mapping[str, str | None]
) -> str:
    """Return the base URL, without a slash at its end.

    In this order: `base_url`, the `url_parts` given, those of the environment, the API's own.
    """
    if base_url is not None:
        return checked_url(base_url, "base_url").geturl().rstrip("/")
    given = {name: value for name, value in url_parts.items() if value is not None}
    if len(given) > 1:
        raise ConfigurationError(f"give only one of {' and '.join(given)}")
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
