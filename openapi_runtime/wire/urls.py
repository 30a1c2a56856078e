"""Checks of a URL before credentials are sent to it."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, urlsplit

from ..errors import ConfigurationError
from ..http import URL, InvalidURL

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
