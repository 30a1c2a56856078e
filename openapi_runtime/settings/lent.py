"""HTTP clients that users lend; loaded by clients that are given one."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, Literal

from ..errors import ConfigurationError
from ..http import is_a


def check_lent(
    lent: object, flavor: Literal["", "Async"], given: Collection[str]
) -> None:
    """Raise ConfigurationError for what is no HTTP client, or has options beside it."""
    for name in given:
        raise ConfigurationError(f"give only one of http_client and {name}")
    if not is_a(lent, f"{flavor}Client"):
        got = f"{type(lent).__module__}.{type(lent).__name__}"
        names = f"an httpx.{flavor}Client, an httpx2.{flavor}Client or None"
        raise ConfigurationError(f"http_client must be {names}, not {got}")


def is_local(http: Any) -> bool:
    """Return whether requests of a client go to code and not to a network."""
    transports = (
        getattr(http, "_transport", None),
        *getattr(http, "_mounts", {}).values(),
    )
    names = ("ASGITransport", "MockTransport", "WSGITransport")
    return any(is_a(transport, name) for transport in transports for name in names)
