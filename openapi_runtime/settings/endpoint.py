"""The place of an API, and what every request there begins with."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from os import urandom
from urllib.parse import SplitResult, urlsplit

from ..errors import ConfigurationError
from ..http import URL, Headers, InvalidURL
from ..operation import Api, Operation
from ..wire.credentials import (
    Alternatives,
    BaseRequest,
    chosen_of,
    secrets_in,
    texts_to_send,
)

LOOPBACK = ("localhost", "127.0.0.1", "::1")
_CODINGS = ("gzip", "x-gzip", "deflate", "identity")


class Endpoint:
    """A base URL, headers and credentials."""

    def __init__(
        self,
        api: Api,
        credentials: Mapping[str, str | None],
        url_parts: Mapping[str, str | None],
        base_url: str | None,
        headers: Headers,
        auth: object,
    ) -> None:
        self.api = api
        self.is_fixed = base_url is not None
        self.parts = url_parts
        self.base_url = resolve_base_url(api, base_url, url_parts)
        headers = Headers(headers)
        headers["accept"] = "application/json"
        if headers.get("connection") == "keep-alive":  # as HTTP/1.1 does anyway
            del headers["connection"]
        # What HTTPX itself decodes without a bound is not asked for.
        headers["accept-encoding"] = acceptable(headers.get("accept-encoding", ""))
        self._headers = headers
        self._bases: dict[tuple[Alternatives | None, str], BaseRequest] = {}
        self._sent = texts_to_send(api, credentials, auth)
        # An `auth` has no identity: each client with one is a caller of its own.
        self.caller = (*self._sent.values(),) if auth is None else (urandom(8).hex(),)
        """Values that distinguish this caller from others."""
        self.secrets = secrets_in(self._sent, credentials)

    @property
    def host(self) -> str:
        return _host(self.base_url)

    @property
    def is_shared(self) -> bool:
        """True if all accounts are at this host, so that it identifies none."""
        usual = self.api.base_url
        return usual is not None and _host(usual) == self.host

    def base_request(self, operation: Operation) -> BaseRequest:
        """Return the headers and credentials that a request starts with."""
        key = operation.security, self.start_of(operation)
        base = self._bases.get(key)
        if base is None:
            base = self._bases[key] = self._with_credentials(*key)
        return base

    def _with_credentials(self, security: Alternatives | None, url: str) -> BaseRequest:
        base = BaseRequest(Headers(self._headers), {}, {})
        chosen = chosen_of(
            self._sent, self.api.security if security is None else security
        )
        for key in self.api.credentials:
            if key.argument in chosen:
                base.put(key, self._sent[key.argument])
        # As HTTPX writes it, which it does not do for requests without a body here.
        base.headers.setdefault("Host", URL(url).netloc.decode("ascii"))
        return base

    def start_of(self, operation: Operation) -> str:
        """Return the URL where the path of an operation begins."""
        if operation.server is None:
            return self.base_url
        from .servers import own_server

        return own_server(self, operation.server)

    def move(self, base_url: str | None) -> None:
        """Follow the API to where the authentication says it is."""
        if not self.is_fixed and base_url is not None and base_url != self.base_url:
            self.base_url = base_url


def acceptable(accepted: str) -> str:
    """Return the codings of an Accept-Encoding header that `content_coding` decodes."""
    kept = [
        part.strip()
        for part in accepted.split(",")
        if part.partition(";")[0].strip().lower() in _CODINGS
    ]
    return ", ".join(kept) or "identity"


def _host(url: str) -> str:
    return urlsplit(url).netloc.lower()


def resolve_base_url(
    api: Api, base_url: str | None, url_parts: Mapping[str, str | None]
) -> str:
    """Return the base URL, without a slash at its end.

    What is given, `base_url` or one of the `url_parts`, goes before the environment, and
    that before the API's own.
    """
    given = {name: value for name, value in url_parts.items() if value is not None}
    if api.variables and api.base_url and base_url is None:
        from .servers import filled

        template = filled(api.variables, api.base_url, given)
        return checked_url(template, "base_url").geturl().rstrip("/")
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
    if given:
        from .servers import with_part

        ((name, value),) = given.items()
        return with_part(api.base_urls[name], name, value)
    if api.base_url is None:
        ways = [*api.base_urls, *api.url_env.values(), "base_url"]
        raise ConfigurationError(f"no base URL: give one of {', '.join(ways)}")
    return api.base_url.rstrip("/")


def checked_url(url: str, name: str) -> SplitResult:
    """Split a base URL; raise ConfigurationError for anything else."""
    # No message shows the URL, which may hold a password.
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
        URL(url)
    except (ValueError, InvalidURL):
        raise ConfigurationError(f"{name} is not a valid URL") from None
    if parts.scheme not in ("http", "https") or not host:
        raise ConfigurationError(f"{name} must start with https:// and a host")
    if "@" in parts.netloc:
        raise ConfigurationError(f"{name} must not contain a user name or password")
    if parts.query or parts.fragment or "?" in url or "#" in url:
        raise ConfigurationError(f"{name} must not contain a query or fragment")
    if re.search(r"\s", url):
        raise ConfigurationError(f"{name} must not contain spaces")
    return parts
