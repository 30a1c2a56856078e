"""The parts of a client that all of its calls share: put together once, from its options."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, cast

import httpx
import msgspec

from .._util import unexpected
from ..errors import ConfigurationError
from ..operation import Api
from ..usage.usage import Usage
from .endpoint import Endpoint
from .options import CLIENT, LIMITS, LimitOptions, check, check_texts
from .retry import Retry

if TYPE_CHECKING:
    from .seams import Auth, Gate, Observer

LONGEST_WAIT = 86_400.0  # seconds for a slot, where the user gives no total


class Policy(msgspec.Struct, frozen=True):
    """Limits of a call: time, attempts, size."""

    retry: Retry
    timeouts: dict[str, float | None]
    total_timeout: float | None
    max_wait: float
    """Seconds to wait for a slot in the rate limits."""

    max_body: int


class Settings(msgspec.Struct):
    """An API, the way there, and the plug-ins of a client."""

    api: Api
    endpoint: Endpoint
    policy: Policy
    usage: Usage
    log: logging.Logger
    auth: Auth | None = None
    http_auth: httpx.Auth | None = None
    gate: Gate | None = None
    observer: Observer | None = None

    def __repr__(self) -> str:
        return f"<{type(self).__name__} of {self.api.name}>"

    def hide(self, text: str) -> str:
        """Return `text` without our secrets, in case a server repeats them."""
        renewed = () if self.auth is None else self.auth.secrets()
        for secret in (*self.endpoint.secrets, *renewed):
            text = text.replace(secret, "[hidden]")
        return text


def configured(
    client: type,
    transport: type,
    api: Api,
    http: httpx.Client | httpx.AsyncClient,
    lent: httpx.Client | httpx.AsyncClient | None,
    *,
    credentials: Mapping[str, str | None],
    url_parts: Mapping[str, str | None],
    base_url: str | None,
    options: LimitOptions,
) -> Settings:
    """Check what a client is given, by the names it has there; return its settings."""
    kinds = {**CLIENT, **LIMITS}
    for name in options.keys() - kinds.keys():
        known = (*credentials, *url_parts, "base_url", "http_client", *kinds)
        raise TypeError(unexpected(client.__name__, name, known))
    if not isinstance(http, transport):
        got = f"{type(http).__module__}.{type(http).__name__}"
        wanted = f"an httpx.{transport.__name__} or None"
        raise ConfigurationError(f"http_client must be {wanted}, not {got}")
    check(kinds, options, ConfigurationError)
    check_texts({**credentials, **url_parts, "base_url": base_url}, ConfigurationError)
    settings = Settings(
        api,
        Endpoint(
            api, credentials, url_parts, base_url, http.headers, options.get("auth")
        ),
        _policy(options),
        Usage(on_charge=options.get("on_charge")),
        logging.getLogger(api.name),
    )
    _plug_in(settings, lent, options)
    return settings


def _policy(options: LimitOptions) -> Policy:
    total = options.get("total_timeout", 120.0)
    bounded = "total_timeout" in options and total is not None
    return Policy(
        retry=options.get("retry", Retry()),
        timeouts=timeouts_of(options.get("timeout", 30.0)),
        total_timeout=total,
        max_wait=total if bounded and total is not None else LONGEST_WAIT,
        max_body=options.get("max_body", 100_000_000),
    )


def _plug_in(
    settings: Settings,
    lent: httpx.Client | httpx.AsyncClient | None,
    options: LimitOptions,
) -> None:
    """Add the plug-ins that the API needs or the user hands in, and load no others."""
    api, auth = settings.api, options.get("auth")
    settings.gate = options.get("gate")
    limits = [n for n in LIMITS if cast("Any", options).get(n) is not None]
    if settings.gate is not None:
        for name in limits:
            raise ConfigurationError(f"give only one of gate and {name}")
    elif limits or api.windows or api.budget or api.blocked:
        add_limits(settings, options)
    if isinstance(auth, httpx.Auth):
        settings.http_auth = auth
    elif auth is not None:
        for_client = getattr(auth, "for_client", None)
        if for_client is not None:
            # Not its own connections: closing the client must not end a refresh.
            http = lent if isinstance(lent, httpx.Client) else None
            auth = for_client(http, getattr(settings.gate, "store", None))
        settings.auth = cast("Auth", auth)
        settings.endpoint.move(settings.auth.base_url)
    if "observer" in options:
        settings.observer = options["observer"]
    elif api.drift:
        from ..plugins.drift import Drift

        settings.observer = Drift(api.name)


def add_limits(settings: Settings, options: Mapping[str, Any]) -> Gate:
    """Make the gate that keeps rate limits, budget and pauses."""
    from ..limits.gate import limits_gate

    settings.gate = limits_gate(settings, options)
    return settings.gate


def timeouts_of(timeout: float | httpx.Timeout | None) -> dict[str, float | None]:
    """Return a timeout as the HTTP library has it: one for each kind of wait."""
    return httpx.Timeout(timeout).as_dict()
