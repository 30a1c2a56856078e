"""The HTTP client of a client that is not given one: HTTPX's, with connections of ours."""

from __future__ import annotations

import ssl
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, Literal
from urllib.request import getproxies

from ..errors import ConfigurationError
from ..http import LIBRARIES, Cookies, InvalidURL, Library
from .blocking import Pool

_EXPIRY = 5.0  # seconds that HTTPX keeps an idle connection


class _NoCookies(Cookies):
    def extract_cookies(self, response: Any) -> None:
        """Remember nothing; looking for cookies costs a sixth of a call."""


_NO_COOKIES = _NoCookies()


class Default:
    """The mark of a client that was made here and was given no cookies."""

    @property
    def cookies(self) -> Cookies:
        return _NO_COOKIES


def default_client(
    flavor: Literal["", "Async"],
    library: Literal["httpx", "httpx2"] = "httpx",
    *,
    agent: str = "",
    verify: bool | ssl.SSLContext = True,
    proxy: str | None = None,
) -> Any:
    """Return a `Client` or `AsyncClient` of a library.

    `agent` is what the User-Agent begins with. Raises ConfigurationError.
    """
    chosen = LIBRARIES[library]
    http = chosen.http
    try:
        context = http.create_ssl_context(verify=verify)
    except OSError as error:
        raise ConfigurationError(
            "the certificates of verify=..., SSL_CERT_FILE or SSL_CERT_DIR cannot be "
            f"read: {error}"
        ) from None
    proxies: Mapping[str, str | None] = {} if proxy else environment_proxies()
    try:
        return _class(chosen, flavor)(
            transport=_transport(flavor, chosen, context, proxy),
            mounts={
                pattern: url and _transport(flavor, chosen, context, url)
                for pattern, url in proxies.items()
            },
            headers={
                "user-agent": f"{agent} python-{library}/{http.__version__}".strip()
            },
        )
    except ImportError as error:
        problem = str(error)
    except (ValueError, InvalidURL):  # their texts quote parts of it
        problem = (
            "give a URL such as http://user:password@host:8080, of the scheme http, "
            "https, socks5 or socks5h, with user and password percent-encoded"
        )
    raise ConfigurationError(
        f"proxy=... or a proxy of the environment cannot be used: {problem}"
    )


@cache
def _class(library: Library, flavor: str) -> Callable[..., Any]:
    name = f"{flavor}Client"
    return type(f"Default{name}", (Default, getattr(library.http, name)), {})


def _transport(
    flavor: str, library: Library, context: ssl.SSLContext, proxy: str | None
) -> Any:
    """Return a transport of the library that sends with our connections."""
    made = getattr(library.http, f"{flavor}HTTPTransport")(verify=context, proxy=proxy)
    core_pool = getattr(library.core, f"{flavor}ConnectionPool")
    options: dict[str, Any] = {"ssl_context": context, "keepalive_expiry": _EXPIRY}
    if proxy is not None:
        known = library.http.Proxy(proxy)
        options["proxy"] = library.core.Proxy(str(known.url), auth=known.raw_auth)

    def make(backend: object) -> Any:
        return core_pool(network_backend=backend, **options).create_connection

    if flavor:
        from .awaiting import Pool as AsyncPool  # loads anyio, as HTTPX does for these

        made._pool = AsyncPool(library.core, make)
    else:
        made._pool = Pool(library.core, make)
    return made


def environment_proxies() -> Mapping[str, str | None]:
    """Return the proxies that the environment names by URL pattern; None for no proxy."""
    found = getproxies()
    if not found:
        return {}
    from .proxies import by_pattern

    return by_pattern(found)
