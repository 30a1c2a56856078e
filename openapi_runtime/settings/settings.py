"""The parts of a client that all of its calls share: put together once, from its options."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal, cast

import msgspec

from ..errors import ConfigurationError, RequestError
from ..http import HttpAuth, Library, is_a, is_auth, library_of, timeouts_of
from ..models.plain import Formats
from ..operation import Api
from ..usage.usage import Usage
from ..wire.encode import header_text
from .endpoint import Endpoint
from .options import LIMITS, LimitOptions

if TYPE_CHECKING:
    from ..exchange.retry import Retry
    from .seams import Auth, Gate, Observer

LONGEST_WAIT = 86_400.0  # seconds for a slot, where the user gives no total


class Policy(msgspec.Struct, frozen=True):
    """Limits of a call: time, attempts, size."""

    retry: Retry | None
    """None for a default one, which is made when a request has failed."""

    timeouts: dict[str, float | None]
    total_timeout: float | None
    max_wait: float
    """Seconds to wait for a slot in the rate limits."""

    max_body: int


class Settings(msgspec.Struct):
    """An API, the way there, and the plug-ins of a client."""

    api: Api
    library: Library
    endpoint: Endpoint
    policy: Policy
    usage: Usage
    log: logging.Logger
    formats: Formats
    auth: Auth | None = None
    http_auth: HttpAuth | None = None
    gate: Gate | None = None
    observer: Observer | None = None
    default_headers: Mapping[str, str] = {}
    is_async: bool = False
    is_local: bool = False
    """True if the transport reaches no network."""

    def __repr__(self) -> str:
        return f"<{type(self).__name__} of {self.api.name}>"

    def hide(self, text: str) -> str:
        """Return `text` without our secrets, in case a server repeats them."""
        renewed = () if self.auth is None else self.auth.secrets()
        for secret in (*self.endpoint.secrets, *renewed):
            for form in (secret, secret.replace("/", r"\/")):  # as some write JSON
                text = text.replace(form, "[hidden]")
        return text


def configured(
    client: type,
    api: Api,
    flavor: Literal["", "Async"],
    lent: object,
    *,
    credentials: Mapping[str, str | None],
    url_parts: Mapping[str, str | None],
    base_url: str | None,
    options: LimitOptions,
) -> tuple[Any, Settings]:
    """Check what a client is given, by the names it has there; return what it works with.

    That is its HTTP client, which may be `lent` by the user, and its settings.
    """
    texts: dict[str, object] = {**credentials, **url_parts, "base_url": base_url}
    if options or not all(isinstance(text, str | None) for text in texts.values()):
        from .checks import check_client  # loads much, and seldom has anything to do

        check_client(client, options, texts)
    http = _http(api, flavor, lent, options)
    log = logging.getLogger(api.name)
    settings = Settings(
        api,
        library_of(http),
        Endpoint(
            api, credentials, url_parts, base_url, http.headers, options.get("auth")
        ),
        _policy(options, _DEFAULT),
        Usage(on_charge=options.get("on_charge"), log=log),
        log,
        Formats(api.datetime_format, api.duration_format, for_requests=True),
        default_headers=_headers(options),
        is_async=flavor == "Async",
    )
    if lent is not None:
        from .checks import is_local

        settings.is_local = is_local(lent)
    _plug_in(settings, lent, options)
    return http, settings


def _http(
    api: Api, flavor: Literal["", "Async"], lent: object, options: LimitOptions
) -> Any:
    """Return the HTTP client that is lent, or a default one."""
    given: dict[str, Any] = {
        name: value
        for name, value in options.items()
        if name in ("library", "proxy", "verify")
    }
    if lent is None:
        from ..transport.default_client import default_client

        agent = f"{api.name}/{api.version}".rstrip("/")
        return default_client(flavor, agent=agent, **given)
    from .checks import check_lent

    check_lent(lent, flavor, given)
    return lent


_DEFAULT = Policy(
    retry=None,
    timeouts=timeouts_of(30.0),
    total_timeout=120.0,
    max_wait=LONGEST_WAIT,
    max_body=100_000_000,
)


def _policy(options: LimitOptions, base: Policy) -> Policy:
    """Return the policy that `options` make of another."""
    changes: dict[str, Any] = {
        name: value
        for name, value in options.items()
        if name in ("max_body", "retry", "total_timeout")
    }
    if "timeout" in options:
        changes["timeouts"] = timeouts_of(options["timeout"])
    if "total_timeout" in options:
        total = options["total_timeout"]
        changes["max_wait"] = LONGEST_WAIT if total is None else total
    return msgspec.structs.replace(base, **changes)


def _headers(options: LimitOptions) -> dict[str, str]:
    headers = options.get("default_headers") or {}
    try:
        return {name: header_text(name, value) for name, value in headers.items()}
    except RequestError as error:
        raise ConfigurationError(f"default_headers: {error}") from None


def changed(settings: Settings, options: LimitOptions) -> Settings:
    """Return settings with other options, which share all else with these."""
    from .checks import CLIENT_CHECKS, check

    check(CLIENT_CHECKS, options, ConfigurationError)
    return msgspec.structs.replace(
        settings,
        policy=_policy(options, settings.policy),
        default_headers={**settings.default_headers, **_headers(options)},
    )


def _plug_in(
    settings: Settings,
    lent: object,
    options: LimitOptions,
) -> None:
    """Add the plug-ins that the API needs or the user hands in, and load no others."""
    api, auth = settings.api, options.get("auth")
    settings.gate = options.get("gate")
    limits = [n for n, value in options.items() if n in LIMITS and value is not None]
    if settings.gate is not None:
        if limits:
            raise ConfigurationError(f"give only one of gate and {limits[0]}")
    elif limits or api.windows or api.budget or api.blocked:
        add_limits(settings, options)
    if is_auth(auth):
        settings.http_auth = settings.library.auth(auth)
    elif auth is not None:
        for_client = getattr(auth, "for_client", None)
        if for_client is not None:
            # Not its own connections: closing the client must not end a refresh.
            http = lent if is_a(lent, "Client") else None
            auth = for_client(http, getattr(settings.gate, "store", None))
        settings.auth = cast("Auth", auth)
        settings.endpoint.move(settings.auth.base_url)
    if lent is None and settings.http_auth is None:
        # One that does nothing: else HTTPX looks for a user name in each URL.
        settings.http_auth = idle = settings.library.http.Auth()
        idle.sync_auth_flow = idle.auth_flow  # without the check for bodies to be read
    if "observer" in options:
        settings.observer = options["observer"]
    elif api.drift:
        from ..plugins.drift import Drift

        settings.observer = Drift(api.name)


def add_limits(settings: Settings, options: Mapping[str, Any]) -> Gate:
    """Make the gate that keeps rate limits, budget and pauses."""
    from ..limits.gate import LimitsGate

    settings.gate = LimitsGate(settings, options)
    return settings.gate
