"""The proxies that the environment names; loaded when it names one."""

from __future__ import annotations

from collections.abc import Mapping
from ipaddress import ip_address


def by_pattern(found: Mapping[str, str]) -> Mapping[str, str | None]:
    """Return the proxies of `getproxies` by URL pattern; None for no proxy."""
    proxies: dict[str, str | None] = {}
    for scheme in ("http", "https", "all"):
        if url := found.get(scheme):
            proxies[f"{scheme}://"] = url if "://" in url else f"http://{url}"
    for name in found.get("no", "").split(","):
        host = name.strip()
        if host == "*":
            return {}
        if host:
            proxies[_pattern(host)] = None
    return proxies


def _pattern(host: str) -> str:
    """Return the URL pattern for a host that `NO_PROXY` names."""
    if "://" in host:
        return host
    try:
        address = ip_address(host.partition("/")[0].strip("[]"))
    except ValueError:
        exact = host.lower() == "localhost"
        return f"all://{host}" if exact else f"all://*{host.removeprefix('*')}"
    return f"all://[{address}]" if address.version == 6 else f"all://{address}"
