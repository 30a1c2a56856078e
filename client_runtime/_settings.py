"""What a client knows once it is made: where the API is, and who is calling."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, MutableMapping
from typing import Any
from urllib.parse import SplitResult, urlsplit

import httpx

from ._errors import ConfigurationError
from ._operation import Api
from ._usage import Usage

_LABEL = re.compile(r"[a-zA-Z0-9]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?")
_SECRET = re.compile(r"[\x21-\x7e]+")
_LOOPBACK = ("localhost", "127.0.0.1", "::1")


class Settings:
    """The state that all calls of a client share."""

    __slots__ = (
        "api",
        "base_url",
        "cookies",
        "headers",
        "query",
        "secrets",
        "timeout",
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
        headers: httpx.Headers,
    ) -> None:
        self.api = api
        self.base_url = resolve_base_url(api, base_url, url_parts)
        self.timeout = timeout_extension(timeout)
        self.usage = Usage()
        self.headers = httpx.Headers(headers)
        self.headers["accept"] = "application/json"
        self.query: dict[str, str] = {}
        self.cookies: dict[str, str] = {}
        places: dict[str, MutableMapping[str, str]] = {
            "header": self.headers,
            "query": self.query,
            "cookie": self.cookies,
        }
        secrets = resolve_credentials(api, credentials)
        for key in api.credentials:
            if key.argument in secrets:
                places[key.place][key.name] = secrets[key.argument]
        # Shorter ones are no secrets, and hiding them would garble every message.
        self.secrets = tuple(value for value in secrets.values() if len(value) >= 8)

    def hide(self, text: str) -> str:
        """Return `text` without our secrets, in case a server repeats them."""
        for secret in self.secrets:
            text = text.replace(secret, "[hidden]")
        return text


def timeout_extension(seconds: float | None) -> dict[str, Any]:
    """Return a timeout the way that a request carries it to the HTTP library."""
    if seconds is not None and not seconds > 0:  # also refuses NaN
        raise ConfigurationError(
            "timeout must be a positive number of seconds, or None"
        )
    return {"timeout": httpx.Timeout(seconds).as_dict()}


def resolve_credentials(api: Api, given: Mapping[str, str | None]) -> dict[str, str]:
    """Return the secrets by argument: what was given, else what the environment has."""
    found: dict[str, str] = {}
    for key in api.credentials:
        value = given.get(key.argument)
        if value is None and key.env is not None:
            value = os.environ.get(key.env) or None
        if value is None:
            continue
        if not _SECRET.fullmatch(value):
            raise ConfigurationError(
                f"{key.argument} is empty or has a space, line break or non-ASCII character"
            )
        found[key.argument] = value
    if api.credentials and not found:
        ways = [
            f"{key.argument}=..."
            + (f" or the environment variable {key.env}" if key.env else "")
            for key in api.credentials
        ]
        raise ConfigurationError(f"no credentials: give {', or '.join(ways)}")
    return found


def resolve_base_url(
    api: Api, base_url: str | None, url_parts: Mapping[str, str | None]
) -> str:
    """Return the base URL, without a slash at its end.

    In this order: `base_url`, the `url_parts` given, those of the environment, the API's own.
    """
    if base_url is not None:
        return _checked(base_url, "base_url").geturl().rstrip("/")
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
        parts = _checked(value, name)
        if parts.path.strip("/"):
            raise ConfigurationError(
                f"{name} must have no path: {parts.scheme}://{parts.netloc}"
            )
        if parts.scheme != "https" and parts.hostname not in _LOOPBACK:
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


def _checked(url: str, name: str) -> SplitResult:
    # The URL itself stays out of the messages: it may hold a password.
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
        httpx.URL(url)
    except (ValueError, httpx.InvalidURL):
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
