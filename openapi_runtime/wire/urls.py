"""Checks of a URL before credentials are sent to it."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, urlsplit

from ..errors import ConfigurationError, SignInError
from ..http import URL, InvalidURL
from ..operation import OAuth2

LOOPBACK = ("localhost", "127.0.0.1", "::1")


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


def server_origin(data: OAuth2, url: str) -> str:
    """Return the origin that access tokens may be sent to.

    Raises SignInError unless it is https and belongs to the domain of the token server;
    ``http`` is allowed between a loopback token server and a loopback API.
    """
    try:
        parts = checked_url(url, data.server_key or "server")
    except ConfigurationError as error:
        problem = str(error)
    else:
        home, host = urlsplit(data.token_url).hostname or "", parts.hostname or ""
        if home in LOOPBACK and host in LOOPBACK:
            safe = True
        else:
            same = host.split(".")[-2:] == home.split(".")[-2:]
            safe = parts.scheme == "https" and same and host not in LOOPBACK
        if safe and not parts.path.strip("/"):
            return f"{parts.scheme}://{parts.netloc}"
        problem = f"{parts.scheme}://{host} is not where access tokens may be sent"
    raise SignInError(f"the token server's {data.server_key} is refused: {problem}")
